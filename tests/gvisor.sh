#!/bin/sh
# SPDX-License-Identifier: MIT
# goal: test-kernel
#
# Under gVisor (runsc), a kernel that is a process. The examples do what examples/README.md has. Each unit test passes,
# but for those that docs/gvisor.md names, with what gVisor does instead. It lacks the calls that are named there, and
# no other. `make test-kernel ROWS=...` leaves this suite out.
. tests/lib/tap.sh
. tests/lib/targets.sh
. tests/lib/cmocka.sh
. tests/lib/same.sh

if [ -n "${ROWS:-}${KERNEL:-}" ]; then skip "gVisor" "ROWS or KERNEL leave it out"; done_testing; fi
case " $targets " in *" $host "*) ;; *) skip "gVisor" "TARGETS leave this machine out"; done_testing ;; esac
have runsc || { missing "gVisor" "no runsc: tests/install-deps kernel installs it"; done_testing; }
if lacks=$(missing_compiler gcc "$host" || missing_cmocka "$host"); then missing "gVisor" "$lacks"; done_testing; fi

# Programs see this machine's files; what they write stays in memory. A file that they print into would be written from
# its beginning each time: a pipe has none.
gvisor="runsc --network=none do"
# shellcheck disable=SC2086  # words
in_gvisor() { timeout -s KILL 300 $gvisor "$@" 2>&1 </dev/null | cat; }
in_gvisor sh -c 'for n in 1 2 3 4 5 6 7 8 9; do /bin/echo $n; done' >"$work/log"
release=$(runsc --version | sed -n 's/^runsc version //p')
if [ "$(tail -n 1 "$work/log")" != 9 ]; then
    skip "gVisor" "runsc $release cannot run programs here: $(tail -n 1 "$work/log")"
    done_testing
fi
note "gVisor $release"

# --- the examples -----------------------------------------------------------------------------------

try "the examples build" make -s BUILD="$place/built" SPLIT= example-programs
shows() { # shows COMMAND: it prints what examples/README.md has
    COMMAND="\$ $1" awk '/^```/ { on = 0 } /^\$ / { on = $0 == ENVIRON["COMMAND"]; next } on' examples/README.md \
        >"$work/expected"
    in_gvisor sh -c "$(printf '%s\n' "$1" | sed "s|\./\([a-z]\)|'$work'/built/$host/\1|g")" >"$work/got"
    same "$work/expected" "$work/got"
}
sed -n 's/^\$ //p' examples/README.md | grep -v '^\./init' >"$work/commands" # it is the first process, or refuses
while read -r command; do try "$command" shows "$command"; done <"$work/commands"
sandbox() { in_gvisor "$work/built/$host/sandbox" >"$work/got"; cat "$work/got"; grep -q SIGSYS "$work/got"; }
try "the sandbox's filter kills" sandbox

# --- the unit tests ---------------------------------------------------------------------------------

build() {
    gcc -std=gnu11 -O2 -Wall -Wextra -Werror -I"$cmocka/include" -static -pthread -o "$work/unit" tests/unit/*.c \
        -Isingle_include -DOS_CORE_STATIC "$cmocka/$host/libcmocka.a" &&
        gcc -std=c99 -O1 -ffreestanding -fno-stack-protector -nostdlib -static -Isingle_include -DOS_CORE_STATIC \
            -DOS_CORE_START -DOS_CORE_NO_CHECKS tests/qemu/probe.c -o "$work/probe"
}
try "the unit tests build" build

# documented COLUMN: what stands there in the table of docs/gvisor.md, a line each.
documented() {
    awk -F' *[|] *' -v column="$1" '/^\| / && !/^\| what \|/ { print $(column + 1) }' docs/gvisor.md | sed 's/; /\n/g'
}
documented 3 | grep . >"$work/differ"
CMOCKA_MESSAGE_OUTPUT=TAP "$work/unit" kernel </dev/null 2>/dev/null |
    sed -n 's/^\(not \)\{0,1\}ok [0-9]* - //p' >"$work/names"
try "docs/gvisor.md names unit tests" sh -c '[ -s "$1" ] && ! grep -vxFf "$2" "$1"' sh "$work/differ" "$work/names"

# One test may end them all: each is a process of its own, in one sandbox.
cat >"$work/each" <<'END_OF_EACH'
while IFS= read -r name; do
    CMOCKA_MESSAGE_OUTPUT=TAP timeout -s KILL 20 "$1/unit" kernel "$name" 2>&1
    echo "ended $? $name"
done <"$1/names"
END_OF_EACH
in_gvisor sh "$work/each" "$work" >"$work/said"
told() { # told NAME: what it printed
    NAME=$1 awk '/^ended / { if (substr($0, length($1 $2) + 3) == ENVIRON["NAME"]) printf "%s", said; said = ""; next }
        !/^(TAP|1\.\.|# (not )?ok - )/ { said = said $0 "\n" }' "$work/said"
}
while IFS= read -r name; do
    status=$(NAME=$name awk '/^ended / && substr($0, length($1 $2) + 3) == ENVIRON["NAME"] { print $2 }' "$work/said")
    if grep -qxF -e "$name" "$work/differ"; then
        [ "$status" != 0 ] || note "$name: not so with gVisor $release"
    elif [ "$status" = 0 ]; then
        reason=$(told "$name" | sed -n 's/^# skip: //p')
        if [ -n "$reason" ]; then skip "$name" "$reason"; else ok "$name"; fi
    else
        not_ok "$name"
        told "$name" >"$work/log"; details "$work/log"
    fi
done <"$work/names"

# --- the calls that it lacks ------------------------------------------------------------------------

lacking() { sed -n 's/\tENOSYS$//p' | grep -v : | sort; }
in_gvisor "$work/probe" | lacking >"$work/here"
calls_in() { # calls_in BEGINNING: the calls that the sentence names
    tr '\n' ' ' <docs/gvisor.md | sed "s/.*$1\([^.]*\)\..*/\1/" | grep -o '`[a-z0-9_]*`' | tr -d '`' | sort
}
calls_in "It lacks these calls:" >"$work/named"
calls_in "Debian 12's also lacks" | sort - "$work/named" >"$work/known"
try "it lacks the calls that docs/gvisor.md names" sh -c '[ -s "$1" ] && ! comm -23 "$1" "$2" | grep .' \
    sh "$work/named" "$work/here"
try "... and no other" sh -c '[ -s "$1" ] && ! comm -13 "$1" "$2" | grep .' sh "$work/known" "$work/here"
done_testing
