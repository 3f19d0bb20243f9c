# SPDX-License-Identifier: MIT
# Knows which qemu-user runs the programs, and its answers:   . tests/lib/qemu.sh   (after targets.sh)
#
# Releases of qemu-user differ. No test looks at the release: a test looks up the recorded answers (tests/qemu/answers).
# A release that is not there is taken for the newest one before it. Where the two differ, tests fail
# and say so; `make qemu-table` records the qemu-user that is here.
#
# shellcheck shell=sh disable=SC2154  # work is tap.sh's, host targets.sh's

# qemu_release TARGET: prints the release of the qemu-user that is here: 10.0
qemu_release() { "$(runner_for "$1")" --version | sed -n 's/^qemu-[a-z0-9_]* version \([0-9]*\.[0-9]*\).*/\1/p'; }

# qemu_recorded TARGET RELEASE: prints the release of tests/qemu/answers that stands for it.
qemu_recorded() {
    for qemu_file in tests/qemu/answers/qemu-*-"$1"; do
        qemu_file=${qemu_file#*/qemu-}
        echo "${qemu_file%-"$1"}"
    done | sort -V | awk -v release="$2" '
        BEGIN { split(release, here, ".") }
        { split($0, part, ".") }
        NR == 1 || part[1] < here[1] + 0 || (part[1] == here[1] + 0 && part[2] <= here[2] + 0) { newest = $0 }
        END { print newest }'
}

# qemu_answers TARGET: leaves $work/answers.TARGET, with lines "question<TAB>Linux's answer<TAB>qemu-user's".
qemu_answers() {
    [ "$1" != "$host" ] && [ ! -f "$work/answers.$1" ] || return 0
    qemu_is=$(qemu_release "$1")
    qemu_taken=$(qemu_recorded "$1" "$qemu_is")
    [ "$qemu_taken" = "$qemu_is" ] || note "$1: qemu-user $qemu_is is not in tests/qemu/answers," \
        "$qemu_taken stands for it: make qemu-table records it"
    awk -F'\t' '/^#/ { next } NR == FNR { linux[$1] = $2; next } { print $1 "\t" linux[$1] "\t" $2 }' \
        "tests/qemu/answers/linux-$1" "tests/qemu/answers/qemu-$qemu_taken-$1" >"$work/answers.$1"
}

# qemu_answer TARGET QUESTION: prints qemu-user's answer; nothing if none is recorded, or on the host.
qemu_answer() {
    [ "$1" != "$host" ] || return 0
    qemu_answers "$1"
    awk -F'\t' -v question="$2" '$1 == question { print $3 }' "$work/answers.$1"
}
