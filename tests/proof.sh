#!/bin/sh
# SPDX-License-Identifier: MIT
# goal: proof
#
# Proofs over all inputs, by CBMC, of the project's own source with a model of Linux in the place of the
# trap instruction (OS_CORE_TRAP), for each target. Each proof (PROOF in tests/proof/*.c) holds, reaches
# what it is about, and finds its mistake (tests/proof/mistakes). `make proof` runs it, tests/run only
# if it is named: it takes minutes.
#
#     PROOFS="map_ring is_error"  only these
. tests/lib/tap.sh
. tests/lib/targets.sh
cbmc=$BUILD/cbmc

# The page sizes that Linux has there, as powers of two.
shifts() { case $1 in aarch64) echo 12 14 16 ;; *) echo 12 ;; esac; }

# proofs FILE: "PROOF name" or "PROOF_BY_PAGE name" for each that the file has.
proofs() { sed -n 's/^\(PROOF[_A-Z]*\)(\([a-z_]*\)).*/\1 \2/p' "tests/proof/$1.c"; }
for proof in ${PROOFS:-}; do
    for file in helpers wrappers errors vdso walks; do proofs $file; done | grep -q " $proof\$" ||
        { echo "tests/proof.sh: PROOFS: there is no proof $proof in tests/proof/*.c" >&2; exit 1; }
done

# runs: a line of arguments for each run of tests/proof/prove. A PROOF_BY_PAGE runs with each page size. The
# longest come first, so that none is left over at the end.
runs() {
    for run_target in $can; do
        for run_file in helpers wrappers errors vdso walks; do
            proofs $run_file | while read -r run_kind run_proof; do
                case " ${PROOFS:-$run_proof} " in *" $run_proof "*) ;; *) continue ;; esac
                case $run_kind in PROOF) run_shifts=0 ;; *) run_shifts=$(shifts "$run_target") ;; esac
                for run_shift in $run_shifts; do
                    for run_what in holds finds reaches; do
                        echo "$run_what $run_target $run_shift $run_file $run_proof"
                    done
                done
            done
        done
    done | awk '{ print /^holds.*map_aligned/ ? 1 : /^holds.*map_exactly/ ? 2 : /^holds.*map_/ ? 3 : 4, $0 }' |
        sort -s -n -k1,1 | cut -d' ' -f2-
}

can=
for target in $targets; do
    lacks=
    [ -x "$cbmc/cbmc" ] && [ -x "$cbmc/cadical" ] || lacks="no CBMC: tools/fetch-cbmc $cbmc gets it"
    have "$(compiler_for gcc "$target")" || lacks="no $(compiler_for gcc "$target")"
    [ -z "$lacks" ] || { missing "$target" "$lacks"; continue; }
    mkdir "$work/$target"
    errnos "$target" >"$work/$target/errnos.inc"
    awk -v target="$target" -v header=os_core/calls.h -f tests/calls/table.awk tools/calls.table docs/calls.tsv \
        >"$work/$target/calls.inc"
    can="$can $target"
done

runs >"$work/runs"
# $place is a relative path: the solver takes no blank.
[ ! -s "$work/runs" ] || xargs -P "$(nproc 2>/dev/null || echo 2)" -L 1 sh tests/proof/prove "$place" <"$work/runs"
while read -r what target shift _ proof; do
    pages=
    [ "$shift" = 0 ] || pages=", pages of $((1 << shift - 10)) KiB"
    name="$target: $proof $what$pages"
    result=$work/$what-$target-$shift-$proof.result
    if [ -f "$result" ] && [ ! -s "$result" ]; then ok "$name"; else
        not_ok "$name"
        [ ! -f "$result" ] || details "$result"
    fi
done <"$work/runs"
done_testing
