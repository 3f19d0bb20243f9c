# SPDX-License-Identifier: MIT
# shellcheck shell=sh disable=SC2016,SC2034,SC2086,SC2154  # Perl and others; lib.sh and run have the variables; words
# test_mmap of the machine's python3, which Debian has in a package of its own.
about="python3: its own test_mmap"
version=$(/usr/bin/python3 -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null)
source=libpython$version-testsuite.deb
targets=$(uname -m)
needs=/usr/bin/python3
how=preload

# The test finds its helpers in the package test of the machine, and itself here.
build() {
    cp "$TREE/usr/lib/python$version/test/test_mmap.py" .
}

# unittest names each: "test_resize (test_mmap.MmapTests.test_resize) ... ok".
tests() {
    cp "$TREE/test_mmap.py" .
    timeout "$TIME" $PRELOAD /usr/bin/python3 -m unittest -v test_mmap 2>all
    cat all >&2
    sed -n 's/^\(test_[a-z0-9_]*\) (\([^)]*\)).* \.\.\. \(.*\)$/\3 \1/p
        s/^\(test_[a-z0-9_]*\) (\([^)]*\))$/again \1/p' all |
        sed -n 's/^ok /pass /p; s/^skipped .* \(test_\)/skip \1/p; s/^\(FAIL\|ERROR\) /fail /p'
    grep -q '^OK' all || echo "fail all of it"
}
