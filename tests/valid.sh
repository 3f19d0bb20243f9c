#!/bin/sh
# SPDX-License-Identifier: MIT
# Valid code compiles: callers that are generated, whatever path a call stands on and however they are compiled,
# in each mode, in C and C++, with gcc and clang. They are run too, which shows that they are valid.
#
#     CALLERS=10000 SEED=2 make check SUITES=valid      in each mode, with each compiler; the default is a hundred
#
# With another gcc or clang: first in PATH, by that name. And what else valid code may do: callers of other target
# options, pointers to functions, constants as the arguments that they are for.
. tests/lib/tap.sh
. tests/lib/targets.sh
: "${CALLERS:=90}" "${SEED:=1}"
case $CALLERS$SEED in *[!0-9]*) echo "valid: CALLERS and SEED are numbers: \"$CALLERS\", \"$SEED\"" >&2; exit 2 ;; esac

# --- generated callers ---------------------------------------------------------------------------

flags_of() { # COMPILER: one set of flags in a line
    cat <<'END'
-O0
-O1
-O2
-O3
-Os
-Og
-O2 -flto
-O2 -fprofile-generate -fprofile-update=atomic
-O2 --coverage
-O2 -fsanitize=undefined
-O1 -fsanitize=address,undefined
-O2 -fno-inline
-O2 -ftrapv
-O3 -funroll-loops
-O2 -fno-strict-aliasing -fwrapv -fPIE
END
    case $1 in
    g*) cat <<'END'
-O2 -fsanitize=thread -fno-sanitize=all
-O3 -fipa-cp-clone -fpeel-loops -funswitch-loops -fsplit-loops -ftracer
-O2 -fno-early-inlining
-O2 -fno-tree-ccp -fno-tree-vrp
-O1 -fipa-cp -ftree-vrp -finline-functions
-O2 -fno-ipa-cp -fkeep-inline-functions
-O2 --param=max-jump-thread-duplication-stmts=100 --param=early-inlining-insns=100
END
    ;;
    *) cat <<'END'
-Oz
-O3 -mllvm -jump-threading-threshold=100
END
    ;;
    esac
}

# callers COMPILER MODE KIND NUMBER COUNT FLAGS: generated, compiled, linked with what runs them, and run. The
# warnings of checks.h are errors where no wrong constant is passed.
callers() {
    file=$work/$1$2.$3.$4 language=c standard=gnu11 by=gcc
    case $1 in *++) language=c++ standard=gnu++17 ;; esac
    case $1 in clang*) by=clang ;; esac
    case $3-$by in
    plain-* | path-clang) strict=-Werror ;;
    *) strict= ;;
    esac
    # What the callers do not define, run.c does.
    case $2 in LIBRARY) mode='' rest=-DOS_CORE_IMPLEMENTATION ;; *) mode=-DOS_CORE_$2 rest='' ;; esac
    python3 tests/valid/callers "$3" $language $by "$SEED.$4" "$5" >"$file.c" || return 1
    # shellcheck disable=SC2086  # lists of flags
    $1 $6 -std=$standard $strict -x $language $mode -I. -Isingle_include -c "$file.c" -o "$file.o" &&
        $1 $6 -x c $rest -I. -Isingle_include -c tests/valid/run.c -o "$file.run.o" &&
        $1 $6 "$file.o" "$file.run.o" -o "$file" && (cd "$work" && timeout -s KILL 60 "$file") || return 1
}

# every COMPILER MODE: so many callers in files of at most 150, by turns of each kind and with each set of flags.
every() {
    flags_of "$1" >"$work/flags"
    sets=$(wc -l <"$work/flags") left=$CALLERS number=0 warned=0
    while [ "$left" -gt 0 ]; do
        for kind in plain path dead; do
            [ "$left" -gt 0 ] || break
            count=$((CALLERS < 450 ? CALLERS / 3 : 150))
            [ "$count" -le "$left" ] && [ "$count" -gt 0 ] || count=$left
            turn=$((turn + 1)) number=$((number + 1)) left=$((left - count))
            flags=$(sed -n "$(((turn + SEED) % sets + 1))p" "$work/flags")
            if ! callers "$1" "$2" $kind $number $count "$flags" >"$work/log" 2>&1; then
                echo "tests/valid/callers $kind: $count callers, SEED=$SEED, file $number, $flags"
                cat "$work/log"
                return 1
            fi
            warned=$((warned + $(grep -c 'warning: .*os_[a-z0-9_]*: ' "$work/log")))
            rm -f "$work/$1$2".*
        done
    done
    echo "$CALLERS callers, of which wrong constants stand in two thirds: $warned warnings"
}

turn=0
for compiler in gcc g++ clang clang++; do
    have $compiler || { missing "callers: $compiler" "no $compiler"; continue; }
    for mode in LIBRARY IMPLEMENTATION STATIC; do
        name="$compiler, $mode: $CALLERS callers compile and run"
        if every $compiler $mode >"$work/every" 2>&1; then ok "$name"; note "$(tail -n 1 "$work/every")"; else
            not_ok "$name"; details "$work/every"
        fi
    done
done
done_testing
