# SPDX-License-Identifier: MIT
# Debian's packages, for the tools:   . tools/lib/apt.sh     (after die, which ends the script with a line)
#
# shellcheck shell=sh
export LC_ALL=C     # what they say is looked at

# mirror: prints the one that the machine's apt uses.
mirror() {
    command -v apt-get >/dev/null || die "needs Debian's apt"
    mirror_found=$(apt-get indextargets --format '$(REPO_URI) $(COMPONENT) $(CODENAME)' \
        'Created-By: Packages' | awk '$2 == "main" && $3 !~ /-/ { print $1; exit }')
    [ -n "$mirror_found" ] || die "the machine's apt knows no mirror: run apt-get update first"
    echo "$mirror_found"
}

# reason TEXT: why apt-get or debootstrap failed, from what it printed, and what to do, in a line.
reason() {
    printf '%s\n' "$1" | awk '
        /No space left|enough free space/ { full = full ? full : $0 }
        /^E: |^W: Failed to fetch/ { first = first ? first : $0 }
        NF { last = $0 }
        END {
            line = full ? full : first ? first : last
            sub(/^[EW]: */, "", line)
            sub(/:+$/, "", line)
            sub(/\.( Updates for this repository will not be applied\.)?$/, "", line)
            if (full) todo = "make room"
            else if (line ~ / is expired /) todo = "take another mirror, or these lists as they are: " \
                "apt-get -o Acquire::Check-Valid-Until=false update"
            else if (line ~ /not valid yet/) todo = "set the clock of this machine"
            else if (line ~ /No such script|have a Release file/) todo = "is there such a release of Debian?"
            else if (line ~ / 404 /) todo = "the mirror lacks what its lists name: try again later"
            else if (line ~ /Failed (to fetch|getting)|[Rr]esolv|[Cc]onnect|timed out/) todo = "is there a network?"
            else if (line ~ /Could not get lock/) todo = "wait for who has it"
            else todo = "see what apt-get update and apt-get check say"
            print (line ? line : "it said nothing") ": " todo
        }'
}

# apt_get WHAT ARGUMENT...: calls apt-get; if that fails, the script ends and says that it cannot WHAT, and why.
apt_get() {
    apt_what=$1; shift
    apt_said=$(apt-get -qq "$@" 2>&1) || die "cannot $apt_what: $(reason "$apt_said")"
}
