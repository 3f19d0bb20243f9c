# SPDX-License-Identifier: MIT
# The programs in the EXAMPLES of manual pages: each literal display there is one, as it reads when it
# is shown. With -v dir=DIR each is written to DIR/<page>-<number>.c, and its name is printed.
function start() {
    page = FILENAME
    sub(/.*\//, "", page)
    sub(/\.[0-9]$/, "", page)
    count[FILENAME]++
    file = dir == "" ? "/dev/stdout" : dir "/" page "-" count[FILENAME] ".c"
    if (dir != "")
        print page "-" count[FILENAME], FILENAME
}
/^\.Sh / { here = $2 == "EXAMPLES" }
here && /^\.Bd -literal/ { inside = 1; start(); next }
here && /^\.Ed/ { inside = 0; if (dir != "") close(file); next }
here && inside {
    line = $0
    gsub(/\\-/, "-", line)
    gsub(/\\&/, "", line)
    gsub(/\\e/, "\\", line)
    print line >file
}
