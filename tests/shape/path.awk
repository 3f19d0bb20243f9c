# SPDX-License-Identifier: MIT
# -v name=FUNCTION: counts in a listing (listing.awk) the instructions on the success path.
#
# All paths through the function are walked. The error path loads -1, or a register that has it. The success path is the
# one with the fewest of these loads (the fd may be one), and the longest of those.
BEGIN { FS = "\t"; best_failures = 99 }
$1 == name { address[++n] = $2; code[n] = $3; at[$2] = n }
$1 == name && $3 ~ /^(mov|or|li) .*([$]0xffffffffffffffff,|#0xffffffffffffffff|,-1$)/ {
    loads[n]; register = $3
    gsub(/^[a-z]+ |[$#]0xffffffffffffffff|-1|[, ]/, "", register)
    holds[register]
}
# A move between registers, "mv to,from", of one that holds -1.
function copies(text,    word) {
    return text ~ /^(mv|mov) [a-z0-9%]+, ?[a-z0-9%]+$/ && split(text, word, /[ ,]+/) == 3 &&
        ((word[1] == "mov" && word[2] ~ /^%/ ? word[2] : word[3]) in holds)
}

function walk(i, count, failures,    target) {
    if (!(i in code)) { broken = 1; return }            # the path left the function
    count++
    if (i in loads || copies(code[i])) failures++
    if (code[i] ~ /^ret/) {
        if (failures < best_failures || (failures == best_failures && count > best)) {
            best_failures = failures; best = count
        }
        return
    }
    if (code[i] ~ /^(j|b|cb|tb)/ && match(code[i], /[0-9a-f]+ </)) {
        target = substr(code[i], RSTART, RLENGTH - 2)
        if (at[target] <= i) { broken = 1; return }     # a loop, or out of the function
        walk(at[target], count, failures)
        if (code[i] ~ /^(jmp|j|b) /) return
    }
    walk(i + 1, count, failures)
}
END { walk(1, 0, 0); print (broken || best == 0) ? "no path" : best }
