# SPDX-License-Identifier: MIT
# shellcheck shell=sh disable=SC2154,SC2004
# jit against the arithmetic of sh, which has 64 bits, too; and what it does not compile.

while read -r expression; do
    for x in 0 7 -123456789; do
        run "$expression" "$x"
        try "$name: $expression, x = $x" prints "$(($expression))"
    done
done <<'END'
0
x
- x
-(-x)
1+2*3
(1+2)*3
1 - 2 - 3
100/7/2
-100/7
7-(2-(1-x))*(3+x)
2047*2048*2049+1
9223372036854775807
-9223372036854775807-1
4660*65537+281474976710656*x
x*x*x*x*x*x*x*x*x
((((((((((x+1)*2+1)*2+1)*2+1)*2+1)*2+1)*2+1)*2+1)*2+1)*2+1)
(x+1)*(x-1)/2
81985529216486895-x
END
many=$(awk 'BEGIN { for (i = 0; i < 5000; i++) printf "x+" }')1
run "$many" 3
try "$name: 5000 operations" prints 15001
deep=$(awk 'BEGIN { for (i = 0; i < 900; i++) printf "(1+"; printf "x"; for (i = 0; i < 900; i++) printf ")" }')
run "$deep" 5
try "$name: 900 parentheses" prints 905
run "$deep" "$deep$deep"
try "$name: two expressions" fails_with 1 \
    "jit: the expression is over, but not the text '$deep': EINVAL, Invalid argument"
run "$(awk 'BEGIN { for (i = 0; i < 1100; i++) printf "(" }')"
try "$name: too deep" grep -q '^jit: too deep .*: E2BIG, ' "$work/stderr"
run '7/(x-x)' 3
try "$name: a division by zero" fails_with 1 "jit: cannot divide: EDOM, Math argument out of domain of func"
run '1+*2'
try "$name: no value" fails_with 1 "jit: a value is missing '*2': EINVAL, Invalid argument"
run '(1+2'
try "$name: no )" fails_with 1 "jit: a ) is missing '': EINVAL, Invalid argument"
run ''
try "$name: nothing" fails_with 1 "jit: a value is missing '': EINVAL, Invalid argument"
run
try "$name: no argument" fails_with 2 "usage: jit EXPRESSION [X]"

# Memory is never writable and executable, natively by the calls that strace sees.
if [ -z "$runner" ] && have strace && strace -o /dev/null true 2>/dev/null; then
    strace -o "$work/trace" -e trace=mmap,mprotect "$program" 1+x 2 >/dev/null
    try "$name: no memory is writable and executable" awk '
        /PROT_WRITE.*PROT_EXEC/ { print; bad = 1 }
        /mprotect.*PROT_READ\|PROT_EXEC\)/ { executable = 1 }
        END { exit bad || !executable }' "$work/trace"
fi
