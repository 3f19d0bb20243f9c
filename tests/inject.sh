#!/bin/sh
# SPDX-License-Identifier: MIT
# goal: test-long
# coverage: native: tests/inject/helper.c
# The kernel's own failures, which strace feigns (-e inject=), natively: every wrapper, every call that
# a helper makes, and every one that the examples make, fails with several errors. A wrapper gives
# -errno or OS_MAP_FAILED; a helper gives the reason, and mappings and descriptors are as they were;
# an example says so or exits with another status than 0. (tests/faults.sh does the same with the
# helpers on a machine of pretence, which has other pages and other kernels.)
. tests/lib/tap.sh
. tests/lib/targets.sh
. tests/lib/wrappers.sh
. tests/lib/documents.sh

# 1 is, as a pointer, MAP_FAILED; 4095 is the last error.
all_errors="1 4 12 22 24 38 4095"
errors=$all_errors
enomem=12 eio=5 einval=22

case " $targets " in *" $host "*) ;; *)
    skip "natively" "TARGETS does not name this machine"; done_testing ;;
esac
if ! have strace; then missing "strace" "no strace"; done_testing; fi
if ! have gcc; then missing "gcc" "no gcc"; done_testing; fi
if ! strace -o /dev/null true 2>/dev/null; then
    skip "natively" "this machine does not let a program be traced"; done_testing
fi

flags="-std=c99 -O2 -ffreestanding -fno-stack-protector -Wall -Wextra -Wpedantic -Werror -nostdlib -static"
try "the library" make -s BUILD="$place" CFLAGS=-O2 CPPFLAGS= CC=gcc AR=ar
printf 'full\n' >"$work/full"; : >"$work/empty"

# compile PROGRAM SOURCE OPTION...: which come last, for they may name a library.
# shellcheck disable=SC2086  # flags
compile() { compile_out=$1 compile_source=$2; shift 2; gcc $flags "$compile_source" -o "$compile_out" "$@"; }
# with library|single: the options for the product, with the start that makes no call of its own.
with() {
    case $1 in # a relative path: the tree's may have blanks
    library) echo "-Iinclude -L$place/$host -Wl,-e,os_core_start_bare -los_core_start -los_core" ;;
    single) echo "-Isingle_include -DOS_CORE_STATIC -DOS_CORE_START_BARE" ;;
    esac
}

# traced COMMAND...: under strace, its calls in $work/trace. Options of strace come first.
traced() { timeout -s KILL 20 strace -o "$work/trace" "$@" </dev/null; }
fail_with() { echo "-einject=$1:error=$3:when=$2"; }     # fail_with CALL WHICH ERROR

# calls AWK-CONDITION: "CALL WHICH ERROR" for each call in $work/trace for which the condition holds: its name,
# how many of that name there were till then, the name of the error that it gave, or "none". "marks" counts
# those of getppid.
calls() {
    awk '/^[a-z_0-9]+\(/ { name = $0; sub(/\(.*/, "", name); which[name]++
                           if (name == "getppid") marks++
                           else if (name !~ /^(execve|exit_group)$/ && ('"$1"'))
                               print name, which[name],
                                   match($0, / E[A-Z0-9]+ /) ? substr($0, RSTART + 1, RLENGTH - 2) : "none" }
         /\(INJECTED\)/ { injected = 1 }' "$work/trace"
}

# usual LIST AWK-CONDITION COMMAND...: runs a traced command until it makes the same calls twice in a row: where
# os_map_aligned's memory lies is chance, and so, rarely, is how many calls it makes. Those calls are in LIST.
usual() {
    list=$1 condition=$2; shift 2
    echo "before the first run" >"$list"
    for _ in 1 2 3 4 5 6 7 8 9; do
        mv "$list" "$work/once"
        "$@"
        calls "$condition" >"$list"
        ! cmp -s "$list" "$work/once" || return 0
    done
    echo "$*: no two runs in a row make the same calls" >>"$work/wrong"
}

# --- the wrappers -------------------------------------------------------------------------------

# known_to_strace: leaves those in $work/names; of the others it names one at a time, kept in $work/unknown.
known_to_strace() {
    : >"$work/unknown"
    while :; do
        call=$(strace -o /dev/null -e trace="$(paste -sd, "$work/names")" true 2>&1 |
            sed -n "s/.*invalid system call '\(.*\)'.*/\1/p")
        [ -n "$call" ] || break
        echo "$call" >>"$work/unknown"
        grep -vx "$call" "$work/names" >"$work/rest"; mv "$work/rest" "$work/names"
    done
    [ -s "$work/names" ]
}

# wrapper_program: a program that calls each wrapper with zeros and prints "NAME RESULT". It runs only
# with all of $work/names made to fail, so that fork() can be tried like any other.
wrapper_program() {
    echo '#include "wrapper.h"'
    echo 'int main(void)'
    echo '{'
    # shellcheck disable=SC2046  # words
    tools/prototypes $(headers) include/os_core/calls.h | awk -v names="$work/names" '
        BEGIN { while ((getline line <names) > 0) known[line] }
        {
            name = $1
            call = name ~ /^os_syscall[0-6]$/ ? "munlockall" : substr(name, 4)
            sub(/_raw$/, "", call)
            if (!(call in known)) next
            arguments = /\(void\)$/ ? "" : "0"
            for (n = gsub(/,/, ","); n > 0; n--) arguments = arguments ", 0"
            if (name ~ /^os_syscall/) sub(/0/, "OS_NR_munlockall", arguments)
            printf "    %s(\"%s\", %s(%s));\n", $3 ~ /^void\*/ ? "say_address" : "say", name, name, arguments
        }'
    echo '    return 0;'
    echo '}'
}

# wrappers_give RESULT-OF-LONG RESULT-OF-ADDRESS HOW: what the program prints if all is made to fail so.
wrappers_give() {
    sed -n 's/^    say\([a-z_]*\)("\(.*\)",.*/\2 \1/p' "$work/wrappers.c" |
        awk -v long="$1" -v address="$2" '
            { print $1, $2 == "_address" && $1 != "os_brk" ? address : long }' >"$work/expected"
    traced -e inject="$(paste -sd, "$work/names"):$3" "$work/wrappers" >"$work/got" &&
        [ "$(wc -l <"$work/got")" -gt 300 ] && diff "$work/expected" "$work/got"
}

# All calls that the header has for this machine, except those that the program needs to run. (exit does not return.)
sed -n 's/^#define OS_NR_\([a-z0-9_]*\) .*/\1/p' "include/os_core/constants/$host.h" |
    grep -vxE 'write|execve|exit|exit_group' >"$work/names"
try "strace knows calls" known_to_strace
note "strace does not know, and cannot make fail: $(paste -sd' ' "$work/unknown")"
wrapper_program >"$work/wrappers.c"
for product in library single; do
    # shellcheck disable=SC2046  # options
    try "$product: the program of all wrappers compiles" compile "$work/wrappers" "$work/wrappers.c" \
        -DOS_CORE_NO_CHECKS -Itests/inject $(with "$product")
    for error in $errors; do
        try "$product: every wrapper gives -$error" wrappers_give "-$error" -1 "error=$error"
    done
    # Just below the errors, and 0, which os_mmap may return.
    try "$product: -4096 is no error" wrappers_give -4096 -4096 retval=18446744073709547520
    try "$product: 0 is none, nor NULL" wrappers_give 0 0 retval=0
done
for call in $(wrappers | sed 's/^os_//; s/_raw$//' | sort -u | grep -xF -f "$work/unknown"); do
    skip "every wrapper: os_$call" "this strace does not know the call $call (the suite seam has it)"
done

# --- the helpers --------------------------------------------------------------------------------

# helper NAME OPTION-OF-STRACE...: what it printed, "RESULT OUTPUT MAPPINGS DESCRIPTORS", is $got.
helper() {
    helper_name=$1; shift
    got=$(traced "$@" "$work/helper" "$helper_name" "$work/full" "$work/empty" 2>&1) || got="exit status $?: $got"
}
# gives WANTED HELPER OPTION-OF-STRACE...: notes in $work/wrong what is not as it should be. If, by the chance that
# usual() names, a failure met none of its calls, but one of the program's own or none at all, that is tried again.
gives() {
    wanted=$1; shift
    failures_meant=0
    for option; do
        case $option in
        *when=*..*) failures_meant=$((failures_meant + 2)) ;;
        -einject*) failures_meant=$((failures_meant + 1)) ;;
        esac
    done
    for _ in 1 2 3 4 5; do
        runs=$((runs + 1))
        helper "$@"
        [ "$got" != "$wanted" ] || return
        awk '/^getppid/ { marks++ } /INJECTED/ && marks == 1' "$work/trace" >"$work/injected"
        [ "$(wc -l <"$work/injected")" -lt "$failures_meant" ] || break
    done
    echo "$*: $got, not $wanted" >>"$work/wrong"
}

# every_call_fails HELPER: each call that it makes fails, with each error; so does each call with which it then gives
# things back. It gives the first error all the same. It cannot answer the failure of two calls: close() and the
# munmap() of memory that it gives up. If one of them fails, strace has not let it be made: then the descriptor or the
# mapping is still there, and must be the one that the output names.
every_call_fails() {
    usual "$work/calls" 'marks == 1' helper "$1"; plain=$got
    [ -s "$work/calls" ] || echo "it makes no call" >>"$work/wrong"
    while read -r call which gave; do
        for error in $errors; do
            case "$call-$error" in
            "madvise-$einval") ;;                       # this is an answer: no such page size
            close-*) gives "${plain% *} changed" "$1" "$(fail_with "$call" "$which" "$error")" ;;
            *) gives "-$error null same same" "$1" "$(fail_with "$call" "$which" "$error")" ;;
            esac
        done
        usual "$work/then" 'marks == 1 && injected' helper "$1" "$(fail_with "$call" "$which" $enomem)"
        while read -r next nth gave; do
            case $next in close) stays="same changed" ;; munmap) stays="changed same" ;; *) stays="same same" ;; esac
            if [ "$next" = "$call" ]; then set -- "$1" "$(fail_with "$call" "$which..$nth" $enomem)" # one rule a name
            else set -- "$1" "$(fail_with "$call" "$which" $enomem)" "$(fail_with "$next" "$nth" $eio)"; fi
            gives "-$enomem null $stays" "$@"
        done <"$work/then"
    done <"$work/calls"
}

for product in library single; do
    # shellcheck disable=SC2046  # options
    try "$product: the program of the helpers compiles" compile "$work/helper" tests/inject/helper.c $(with "$product")
    "$work/helper" list >"$work/helpers" || : >"$work/helpers"
    [ $product = library ] || errors=$enomem        # once with all of them is enough
    while read -r name; do
        runs=0; : >"$work/wrong"
        every_call_fails "$name"
        try "$product: $name, each of its calls fails" sh -c '! grep . "$1"' sh "$work/wrong"
        note "$runs runs"
    done <"$work/helpers"
    if grep -qx os_page_size "$work/helpers"; then
        helper os_page_size -einject=madvise:error=$einval
        try "$product: os_page_size, no size is right" test "$got" = "-$einval null same same"
    fi
done
errors=$all_errors
# These make no call here, or their failures are those of the suite programs.
{   printf 'os_%s\n' flush_icache error_name error_text
    [ "$host" != x86_64 ] || echo os_page_size
    declared OS_CORE_API_HELPER_ include/os_core/signal.h include/os_core/thread.h include/os_core/process.h \
        include/os_core/vdso.h
} >"$work/elsewhere"
helpers | grep -vxFf "$work/elsewhere" >"$work/wanted"
try "each helper has its row" sh -c 'while read -r name; do
    grep -qE "^$name(-|\$)" "$2" || { echo "$name"; exit 1; }; done <"$1"' sh "$work/wanted" "$work/helpers"

# --- the examples -------------------------------------------------------------------------------

# injected COMMAND...: one run in which $call fails, for the time $which, with $error. If, by chance, that call was not
# made, nothing was tried, and the program runs again.
injected() {
    for _ in 1 2 3; do
        traced "$(fail_with "$call" "$which" "$error")" "$@" >"$work/got" 2>"$work/err"; status=$?
        ! grep -q '(INJECTED)' "$work/trace" || return 0
    done
    echo "$call $which was not made in three runs" >>"$work/wrong"
}
plainly() { traced "$@" >"$work/plain" 2>&1 || echo "exit status $? when nothing fails" >"$work/wrong"; }
# failing COMMAND...: each call that a program makes fails; one that is made more than three times, then
# with one error after another. tolerated() says whether the program has answered well. No failure is
# the error that a call gives anyhow, since the example shows it, nor EINVAL of madvise (see above).
failing() {
    runs=0; : >"$work/wrong"
    # How often a thread waits for another one is chance.
    usual "$work/calls" 'name !~ /^(futex|sched_yield)$/' plainly "$@"
    ! [ -s "$work/wrong" ] || return 0
    [ -s "$work/calls" ] || echo "it makes no call" >>"$work/wrong"
    while read -r call which gave; do
        some=$errors
        # shellcheck disable=SC2086  # words
        [ "$which" -le 3 ] || some=$(echo $errors | cut -d' ' -f$((which % 7 + 1)))
        for error in $some; do
            case "$call-$error" in "madvise-$einval") continue ;; esac
            [ "$gave" = none ] || [ "$gave" != "$(error_name)" ] || continue
            runs=$((runs + 1))
            injected "$@"
            tolerated || echo "$call $which fails with $error: exit status $status" >>"$work/wrong"
        done
    done <"$work/calls"
}
# answers WHAT COMMAND...: the test of that.
answers() {
    answers_name=$1; shift
    failing "$@"
    try "$answers_name: each of its calls fails" sh -c '! grep . "$1"' sh "$work/wrong"
    note "$runs runs"
}

# error_name: what the examples call $error.
error_name() {
    sed -n "s/^#define OS_\(E[A-Z0-9]*\) *$error\$/\1/p" "include/os_core/constants/$host.h" |
        grep . || echo "an error without a name"
}

# It did not work: another status than 0, and no signal.
refuses() { [ "$status" -gt 0 ] && [ "$status" -lt 128 ]; }
tolerated() { refuses; }
try "examples/smallest.c compiles" compile "$work/smallest" examples/smallest.c -Isingle_include
answers "examples/smallest.c" "$work/smallest"

# The demonstration says in a line on stderr what went wrong. It goes on after a failure that it shows, and then names
# the error; after advice that was not taken; after EINTR, when it repeats the call; and where mincore says ENOMEM,
# which is an answer: nothing is mapped there.
without_addresses() { sed 's/0x[0-9a-f]*$//' "$1"; }
same_output() { without_addresses "$work/plain" >"$work/a" && without_addresses "$work/got" | cmp -s - "$work/a"; }
tolerated() {
    if [ "$status" = 1 ]; then [ "$(grep -c '^demo: .' "$work/err")" = "$(wc -l <"$work/err")" ] && [ -s "$work/err" ]
    else
        [ "$status" = 0 ] && case $call-$error in
        madvise-* | write-4) same_output ;;
        mincore-12) true ;;
        *) grep -qw "$(error_name)" "$work/got" ;;
        esac
    fi
}
# shellcheck disable=SC2046  # options
try "examples/demo.c compiles" compile "$work/demo" examples/demo.c $(with library)
answers "examples/demo.c" "$work/demo" "$work/full"

# The programs of README and docs/vendoring.md, and those of the manual. The descriptor that was mapped is closed, which
# has no answer; without mlock2 there is mlock; a mask can be set. A handler that cannot return is the end.
tolerated() {
    refuses || case $call-$error in
    close-* | mlock2-38 | rt_sigprocmask-*) [ "$status" = 0 ] ;;
    rt_sigreturn-*) [ "$status" -gt 128 ] ;;
    *) false ;;
    esac
}
errors="1 12 38 4095"
mkdir "$work/examples"
awk -v dir="$work/examples" -f tests/man/examples.awk man/* >"$work/list"
programs_of "$work/examples" README.md docs/vendoring.md
cat "$work/examples/names" >>"$work/list"
while read -r example _; do
    # shellcheck disable=SC2046  # options
    if grep -q OS_CORE_STATIC "$work/examples/$example.c"; then set -- -Isingle_include
    else set -- -Iinclude "-L$place/$host" -los_core_start -los_core; fi
    try "$example compiles" compile "$work/example" "$work/examples/$example.c" "$@"
    if "$work/example" >"$work/log" 2>&1; [ $? = 2 ]; then
        skip "$example: each of its calls fails" "this kernel or machine lacks it"
    else answers "$example" "$work/example"; fi
done <"$work/list"
done_testing
