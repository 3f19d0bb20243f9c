# SPDX-License-Identifier: MIT
# shellcheck shell=sh disable=SC2016,SC2034,SC2086,SC2154  # Perl and others; lib.sh and run have the variables; words
# test_mmap of the machine's python3, which Debian has in a package of its own.
about="python3: its own test_mmap"
python=$(/usr/bin/python3 -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null)
source=libpython$python-testsuite.deb
targets=$(uname -m)
needs=/usr/bin/python3
how=preload

# The test finds its helpers in the package test of the machine.
build() {
    cp "$TREE/usr/lib/python$python/test/test_mmap.py" .
    cat >run.py <<'END'
import sys
import unittest

sys.path.insert(0, sys.argv[1])
class Result(unittest.TextTestResult):
    def addSuccess(self, test): print("pass", test.id(), flush=True)
    def addSkip(self, test, reason): print("skip", test.id(), flush=True)
    def addError(self, test, error): super().addError(test, error); print("fail", test.id(), flush=True)
    def addFailure(self, test, error): super().addFailure(test, error); print("fail", test.id(), flush=True)
tests = unittest.defaultTestLoader.loadTestsFromName("test_mmap")
sys.exit(not unittest.TextTestRunner(resultclass=Result).run(tests).wasSuccessful())
END
}

tests() { $PRELOAD /usr/bin/python3 "$TREE/run.py" "$TREE" || echo "fail all of it"; }
