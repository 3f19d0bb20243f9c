#!/bin/sh
# SPDX-License-Identifier: MIT
# Proofs over all inputs, by CBMC, of the project's own source with a model in the place of the trap
# instruction. Each proof (PROOF in tests/proof/*.c) must hold, must reach what it is about, and must
# find its mistake (tests/proof/mistakes). `make proof` runs it; no part of `make test`.
. tests/lib/tap.sh
. tests/lib/targets.sh
cbmc=$BUILD/cbmc/cbmc

# prove TREE FILE PROOF: $work/log is what CBMC says of a proof of that tree.
prove() {
    prove_arch=$target
    [ "$target" != aarch64 ] || prove_arch=arm64
    "$(compiler_for gcc "$target")" -E -std=c99 -ffreestanding -I"$1/include" -I"$1/src" -I"$1" -I"$1/tests/model" \
        -I"$work" -include tests/proof/cbmc.h -DOS_CORE_NO_CHECKS -DOS_CORE_TRAP=model \
        "$1/tests/proof/$2.c" -o "$work/$2.i" >"$work/log" 2>&1 || return 1
    timeout -s KILL 300 "$cbmc" "$work/$2.i" --arch "$prove_arch" --c99 --function "proof_$3" --unwind 4000 \
        --drop-unused-functions --unwinding-assertions --no-sat-preprocessor --slice-formula >"$work/log" 2>&1
    grep -q '^VERIFICATION' "$work/log"
}
# What must hold, and does not; what must be reached, and is not.
broken()  { grep ': FAILURE$' "$work/log" | grep -v ' never: '; }
vacuous() { ! grep -q ' never: .*: FAILURE$' "$work/log" || grep ' never: .*: SUCCESS$' "$work/log"; }

holds() { prove . "$1" "$2" && ! broken && ! vacuous; }
finds() {
    mistake=$(grep "^$2|" tests/proof/mistakes) || { echo "no mistake for $2"; return 1; }
    changed=${mistake#*|} script=${mistake#*|*|}
    changed=${changed%%|*}
    rm -rf "$work/tree" && mkdir -p "$work/tree/tests" && cp -R include src "$work/tree" &&
        cp -R tests/proof tests/model "$work/tree/tests" && sed -i "$script" "$work/tree/$changed" || return 1
    ! cmp -s "$changed" "$work/tree/$changed" || { echo "changes nothing: $script"; return 1; }
    prove "$work/tree" "$1" "$2" && broken
}

for target in $targets; do
    lacks=
    [ -x "$cbmc" ] || lacks="no $cbmc: tools/fetch-cbmc $BUILD/cbmc gets it"
    have "$(compiler_for gcc "$target")" || lacks="no $(compiler_for gcc "$target")"
    [ -z "$lacks" ] || { missing "$target" "$lacks"; continue; }
    sed -n 's/^#define OS_E[A-Z0-9]* *\([0-9]*\)$/[\1] = 1,/p' "include/os_core/constants/$target.h" |
        sort -u >"$work/errnos.inc"
    for file in decoder helpers; do
        for proof in $(sed -n 's/^\(PROOF\|ON_ANY_KERNEL\)(\([a-z_]*\))$/\2/p' "tests/proof/$file.c"); do
            for what in holds finds; do
                if $what "$file" "$proof" >"$work/said" 2>&1; then ok "$target: $proof $what"; else
                    not_ok "$target: $proof $what"; details "$work/said"; tail -n 3 "$work/log" | sed 's/^/#   /'
                fi
            done
        done
    done
done
done_testing
