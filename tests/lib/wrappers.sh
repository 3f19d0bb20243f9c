# SPDX-License-Identifier: MIT
# Lists the functions of the headers, except those of calls.h and exit.h, which tests/calls.sh covers:
#     . tests/lib/wrappers.sh
#
# shellcheck shell=sh

# wrappers: the functions that are one system call and nothing else: OS_CORE_API_ stands before them.
wrappers() { declared OS_CORE_API_; }

# helpers: those that are no system call, or more than one: OS_CORE_API_HELPER_.
helpers() { declared OS_CORE_API_HELPER_; }

# inlines: those without a system call that are inline in C: OS_CORE_API_INLINE_.
inlines() { declared OS_CORE_API_INLINE_; }

headers() { for h in include/os_core/*.h; do case ${h##*/} in calls.h | exit.h) ;; *) echo "$h" ;; esac; done; }
# declared WORD [HEADER...]: the functions behind that word, in all headers or in these.
# shellcheck disable=SC2046  # words
declared() {
    word=$1; shift
    [ $# -gt 0 ] || set -- $(headers)
    sed -n "s/^$word .*\(os_[a-z0-9_]*\)(.*/\1/p" "$@" | sort
}

# prototypes: prints "name header prototype" of all wrappers, as tools/prototypes does.
# shellcheck disable=SC2046  # words
prototypes() {
    wrappers >"$work/wrappers" &&
        tools/prototypes $(headers) | awk 'NR == FNR { is[$1]; next } $1 in is' "$work/wrappers" -
}
