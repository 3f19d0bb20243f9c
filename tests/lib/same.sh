# SPDX-License-Identifier: MIT
# Compares what was printed with what a document shows:   . tests/lib/same.sh
#
# shellcheck shell=sh

# same EXPECTED GOT: three dots stand for anything in a line, and a line of them for any lines.
same() {
    awk '
        function pattern(line) {
            gsub(/[][\\.^$*+?(){}|]/, "[&]", line); gsub(/\[\\\]/, "\\\\", line); gsub(/\[\^\]/, "\\^", line)
            gsub(/(\[\.\])(\[\.\])(\[\.\])/, ".*", line)
            return "^" line "$"
        }
        NR == FNR { want[++wanted] = $0; next }
        { got[++n] = $0 }
        END {
            for (i = at = 1; i <= wanted; i++) {
                any = want[i] == "..."
                if (any) {
                    if (++i > wanted) exit 0
                    while (at <= n && got[at] !~ pattern(want[i])) at++
                }
                if (at > n || got[at] !~ pattern(want[i])) {
                    print "wanted: " want[i] "\ngot:    " got[at]; exit 1
                }
                at++
            }
            if (at <= n) { print "more: " got[at]; exit 1 }
        }' "$1" "$2"
}
