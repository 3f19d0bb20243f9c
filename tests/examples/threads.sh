# SPDX-License-Identifier: MIT
# shellcheck shell=sh disable=SC2154
# threads: how many primes there are is known; it is the same for every number of threads, each time.

for row in "0 0" "1 0" "2 0" "3 1" "1000 168" "1001 168" "10000 1229" "99991 9591" "99992 9592"; do
    run "${row% *}" 3
    try "$name: primes below ${row% *}" prints "${row#* } primes below ${row% *}, by 3 threads"
done
for threads in 1 2 8 64; do
    # Smaller pieces than the queue has room for, and more: the main thread waits, and the others do.
    for number in 3000 70000; do
        for _ in 1 2 3; do run $number $threads; [ "$status" = 0 ] || break; done
        primes=$([ $number = 3000 ] && echo 430 || echo 6935)
        try "$name: $threads threads, $number" prints "$primes primes below $number, by $threads threads"
    done
done
for arguments in "" "10" "10 0" "10 65" "x 1" "10 1 1" "18446744073709551615 1"; do
    # shellcheck disable=SC2086  # words
    run $arguments
    try "$name: arguments '$arguments'" fails_with 2 "usage: threads NUMBER THREADS"
done
