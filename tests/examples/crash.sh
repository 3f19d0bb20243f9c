# SPDX-License-Identifier: MIT
# shellcheck shell=sh disable=SC2154,SC3045
# crash: the report has the signal, the address and the registers, also of a stack that has overflowed, and the program
# goes on or ends by the signal. The same file serves in a program with a libc (tests/examples/crash-libc.c).

case $target in
x86_64) registers=18 pc=rip sp=rsp ;;
aarch64) registers=35 pc=pc sp=sp ;;
riscv64) registers=32 pc=pc sp=sp ;;
esac
# reported SIGNAL CODE: the first line says so, and as many registers follow as there are.
reported() {
    tail -n +2 "$work/stderr" | grep -v '^qemu: ' >"$work/registers"
    head -n 1 "$work/stderr" | grep -xE "crash: signal $1, code $2" || return 1
    tr -s ' ' '\n' <"$work/registers" | grep -c '^[0-9a-f]\{16\}$' | grep -x "$registers"
}
value() { # value REGISTER
    tr -s ' ' '\n' <"$work/registers" | awk -v name="$1" 'last == name { print; exit } { last = $0 }'
}
goes_on() { [ "$status" = 0 ] && echo "and the program goes on" | cmp - "$work/stdout"; }

run null
try "$name: a write to nowhere" reported '11, SIGSEGV' '1, address 0x10'
try "$name: ... and the program goes on" goes_on
run jump
try "$name: a jump to nowhere" reported '11, SIGSEGV' '1, address 0x10'
try "$name: ... is where the program counter says" test "$(value "$pc")" = 0000000000000010
try "$name: ... and the program goes on" goes_on
run stack
try "$name: a stack that overflows" reported '11, SIGSEGV' '[12], address 0x[0-9a-f]+'
try "$name: ... near the stack pointer" sh -c '
    address=$(sed -n "1s/.*address //p" "$1") && away=$((address - 0x$2)) && echo "$away" &&
        [ "$away" -gt -65536 ] && [ "$away" -lt 65536 ]' sh "$work/stderr" "$(value "$sp")"
try "$name: ... and the program goes on" goes_on
run abort
try "$name: an abort" reported '6, SIGABRT' -6
try "$name: ... and the program goes on" goes_on
run nothing
try "$name: another argument" fails_with 2 "usage: crash null|jump|stack|abort"

# Beside a libc: with the flags that such programs have.
with_libc() {
    # shellcheck disable=SC2046  # a command with options
    $(compiler_for "$compiler" "$target") -O2 -Wall -Wextra -Werror -fstack-protector-strong -D_FORTIFY_SOURCE=2 \
        -static -DCRASH_NO_MAIN -Iinclude tests/examples/crash-libc.c examples/crash.c \
        "$work/library/$target/libos_core.a" -o "$work/crash-libc"
}
ended() { # ended STATUS OUTPUT
    [ "$status" = "$1" ] && printf '%b' "$2" | cmp - "$work/stdout"
}
example_program=$program program=$work/crash-libc
try "$name: a program with a libc" with_libc
while read -r how signal code status_wanted; do
    ulimit -c 0
    run die "$how"
    try "$name: with a libc, $how" reported "$signal" "$code"
    try "$name: ... which ends the program" ended "$status_wanted" 'it runs\n'
    run go-on "$how"
    try "$name: with a libc, $how, once more" reported "$signal" "$code"
    try "$name: ... and it goes on" ended 3 'it runs\nit goes on\n'
done <<'END'
null 11,.SIGSEGV 1,.address.0x10 139
stack 11,.SIGSEGV [12],.address.0x[0-9a-f]+ 139
abort 6,.SIGABRT -6 134
sent 7,.SIGBUS -6 135
END
program=$example_program
