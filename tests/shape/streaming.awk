# SPDX-License-Identifier: MIT
# Reads the listing (listing.awk) of streaming.c. Prints each trap in streaming mode, each jump or call out of the
# function in that mode, and the number of functions that left the mode, called one of ours and entered it again.
BEGIN { FS = "\t" }
$1 !~ /^streaming/ { next }
!($1 in mode) { mode[$1] = "streaming" }
$3 ~ /^smstop( sm)?$/ { mode[$1] = "left" }
$3 ~ /^smstart sm$/ { if (called[$1]) entered[$1] = 1; mode[$1] = "streaming" }
$3 ~ /^svc/ { print $1 ": a trap" }
$3 ~ /^b(l|r|lr)? / && ($3 $4) ~ /os_/ {
    if (mode[$1] != "left") print $1 ": in streaming mode: " $3
    called[$1] = 1
}
END { for (name in entered) n++; print n + 0 " functions left it, called and entered it again" }
