#!/bin/sh
# SPDX-License-Identifier: MIT
# Every file of the project passes the analysers and the rules of the house.
. tests/lib/tap.sh
. tests/lib/targets.sh

files() { find -- *.md Makefile docs include man src tests tools examples single_include .ci -type f ! -path "tests/fuzz/inputs/*" ! -path "tests/mistakes/*"; }
scripts() { files | while read -r f; do head -n1 "$f" | grep -q '^#!/bin/sh' && echo "$f"; done; }
sources() { files | grep '\.[ch]$' | grep -v -e '^single_include/' -e '^include/os_core/constants/'; }

# run NAME TOOL ARGUMENTS...: a tool that may be missing.
run() {
    run_name=$1 tool=$2; shift 2
    if have "$tool"; then try "$run_name" "$tool" "$@"; else missing "$run_name" "no $tool"; fi
}

# Newer releases of cppcheck take these for faults: the first such release that was tried, and the option against it.
newer_cppcheck() {
    cat <<'END'
2.17 -D__asm__(name)=                       a register variable with a value: a syntax error
2.17 --suppress=constParameterPointer       what the kernel writes to: os_pointer_ takes it as const
2.17 --check-level=exhaustive               otherwise it says that it leaves branches out
2.22 --suppress=intToPointerCast            OS_MAP_FAILED
END
}
told=$({ have cppcheck && cppcheck --version; newer_cppcheck; } | awk '
    $1 == "Cppcheck" { split($2, is, ".") }
    $1 + 0 { split($1, from, "."); if (is[1] > from[1] || is[1] == from[1] && is[2] + 0 >= from[2] + 0) print $2 }')
tidy='clang-analyzer-*,bugprone-*,-bugprone-easily-swappable-parameters,-bugprone-reserved-identifier'
tidy=$tidy,-bugprone-multi-level-implicit-pointer-conversion     # os_pointer_ takes any pointer

# shellcheck disable=SC2046,SC2086  # lists of files, and options, without spaces
{
    run "shellcheck: the scripts" shellcheck -x $(scripts)
    run "codespell: no misspelling" codespell -L nd,fo,sme $(files) # macros of mdoc
    run "cppcheck: the library" cppcheck -q --enable=warning,style,performance,portability \
        --inline-suppr --std=c99 --platform=unix64 --error-exitcode=1 -D__x86_64__ -D__LP64__ -D__linux__ -D__GNUC__=12 \
        -DOS_CORE_NO_CHECKS --suppress=unusedFunction --suppress=missingIncludeSystem $told -Iinclude -Isrc $(ls src/*.c)
    run "clang-tidy: the library" clang-tidy --quiet --warnings-as-errors='*' \
        --checks="$tidy" $(ls src/*.c) -- -std=c99 -ffreestanding -Iinclude -Isrc
    for source in src/*.c; do # to an object: without code generation there is no analysis
        run "gcc -fanalyzer: $source" gcc -std=c99 -O2 -fanalyzer -Werror -ffreestanding \
            -Iinclude -Isrc -c "$source" -o "$work/object.o"
    done
}

none() { # none NAME PATTERN FILE...: no line of these files matches
    none_name=$1 pattern=$2; shift 2
    [ $# -gt 0 ] || { not_ok "$none_name: no file looked at"; return; }
    if grep -nE -e "$pattern" "$@" >"$work/log"; then
        not_ok "$none_name"; details "$work/log"
    else
        ok "$none_name"
    fi
}
# shellcheck disable=SC2046
{
    none "no tab and no trailing blank in C" "$(printf '\t')| \$" $(sources)
    none "no line of C longer than 100 columns" '^.{101,}' $(sources)
    none "nothing left to do" '(TO''DO|FIX''ME|XX''X:)' $(files)
    none "asm is spelled __asm__, so that -std=c99 takes it" '(^|[^_a-z/"])asm( volatile)? *\(' $(sources)
}

# Pages have 4096 bytes on some machines only. Wherever that number stands, it is something else: what, this list
# says before each pattern of such lines, which are FILE:LINE:TEXT.
page="(^|[^0-9A-Za-z_])(4096|0[xX]1000)[uUlL]*([^0-9A-Za-z_]|\$)|(<<|>>) ?12([^0-9]|\$)|[&~] ?\(?(4095|0[xX][fF]{3})([^0-9A-Fa-f]|\$)"
no_pages() {
    cat <<'END'
bytes to map, unmap or protect, of which the kernel makes whole pages   (mmap|mmap_raw|munmap|mprotect|mseal|mbind|msync)\([^,]*, 4096[,)]
bytes that are not mapped                                               (ftruncate|fallocate|fadvise64|readahead|sync_file_range|shmget)\(?.*, 4096
bytes to map, by another name                                           ^man/os_(mprotect|mmap)\.3:.*(os_size_t size = |map_read_only\(1000, )4096
where os_page_size begins to search                                     ^src/(page|annotate)\.[ch]:.* = 1L << 12;
what pages there are                                                    ^man/os_(page_size\.3|core\.7):.*4096.*16384|^man/os_page_size.3:
numbers that are errors, or are none                                    ^tests/(unit/errors|seam/seam)\.c:.*[0-9], -?4096[,}]
what is asked of no kernel: a function stands in for the trap           ^tests/valid/(callers|run\.c):
what is compiled, and never runs                                        ^tests/(misuse\.sh|shape/checks\.c):
the name and size of a file                                             ^tests/demo\.sh:.*"\$work/files/4096 bytes"
a number that is no error                                               ^tests/inject\.sh:.* -4096 -4096
what others have taken for a page                                       ^docs/pitfalls\.md:.*4096 is wrong on
what is read at a time                                                  ^examples/demo\.c:.*block\[4096\]
END
}
said="no 4096 stands for the size of a page"
files | grep -v -e '^include/os_core/constants/' -e '^include/os_core/flags.h' -e '^single_include/' \
    -e '^tests/lint.sh' | xargs grep -nE -e "$page" >"$work/numbers"
no_pages | sed 's/^.*[a-z]   *//' >"$work/allowed"
try "$said" sh -c '[ -s "$1" ] && ! grep -vE -f "$2" "$1"' sh "$work/numbers" "$work/allowed"
try "$said: the list has nothing that is not there" sh -c '
    while IFS= read -r pattern; do grep -qE -e "$pattern" "$1" || { echo "no line has $pattern"; exit 1; }; done' \
    sh "$work/numbers" <"$work/allowed"

if have git; then
    try "each patch of tests/mistakes fits, and says its suite and test" tests/mutants --check
else
    missing "each patch of tests/mistakes fits, and says its suite and test" "no git"
fi

# Not in a table for programs, where each line is a row.
without_spdx() { files | grep -v '\.tsv$' | while read -r f; do sed -n 1,4p "$f" | grep -q 'SPDX-License-Identifier: MIT' || echo "$f"; done; }
try "every file says its licence" sh -c '[ -z "$1" ] || { echo "$1"; exit 1; }' sh \
    "$(without_spdx | grep -v '\.md$')"
done_testing
