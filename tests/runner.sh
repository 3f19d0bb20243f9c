#!/bin/sh
# SPDX-License-Identifier: MIT
# tests/run itself, on suites that are made up here: what it refuses, what it counts as a failure, what it says.
. tests/lib/tap.sh

tree="$work/a tree"
mkdir -p "$tree/tests" && cp -R tests/run tests/lib "$tree/tests/"
# suite NAME LINE...: a suite that prints these lines.
suite() { suite_name=$1; shift; { echo "cat <<'EOL'"; printf '%s\n' "$@"; echo EOL; } >"$tree/tests/$suite_name.sh"; }
suite good "ok 1 - one" "ok 2 - two" "1..2"
suite bad "ok 1 - one" "not ok 2 - two" "# because of this" "1..2"
suite dies "ok 1 - one"
suite short "ok 1 - one" "1..2"
suite nothing "1..0"
suite skips "ok 1 - a one # SKIP mlock2: ENOSYS" "ok 2 - a two # SKIP mseal: ENOSYS" \
    "ok 3 - a three # SKIP no network" "ok 4 - a four # SKIP mseal: ENOSYS" "ok 5 - a five" "1..5"
echo "kill -9 \$\$" >"$tree/tests/killed.sh"
suite lost "ok 1 - one" "1..1"
sed -i "1i nosuch_function" "$tree/tests/lost.sh"

run() { (cd "$tree" && env -u BUILD sh tests/run "$@" 2>&1); }

# says NAME TEXT SUITE...: a run of these prints that line. The exit status is the other tests' matter.
says() {
    says_name=$1 text=$2; shift 2
    run "$@" >"$work/log"
    if grep -qxF -e "$text" "$work/log"; then ok "$says_name"; else
        not_ok "$says_name"; note "no line: $text"; details "$work/log"
    fi
}

try "a suite that passes" run good
says "... is counted" "2 passed, 0 failed, 0 skipped" good
says "the same suite twice runs once" "2 passed, 0 failed, 0 skipped" good good
refuse "a test that fails" "FAIL bad: two" run bad
says "... with its comments" "     # because of this" bad
says "... is counted, beside the others" "3 passed, 1 failed, 0 skipped" good bad
refuse "a suite without a plan" "FAIL dies: it died before its end" run dies
refuse "a suite with another number of tests than its plan has" "FAIL short: it died before its end" run short
refuse "a suite of no test" "FAIL nothing: it tested nothing" run nothing
refuse "an error of the shell" "FAIL lost: tests/lost.sh: " run lost
refuse "a suite that is killed" "FAIL killed: it died before its end" run killed
says "... does not keep the others from running" "2 passed, 1 failed, 0 skipped" killed good
try "a suite that skips tests" run skips
says "... has a line for each reason" "SKIP    1 test (skips): no network" skips
says "... the calls in it are one" "SKIP    3 tests (skips): ENOSYS: mlock2, mseal" skips
says "... and says where all are" "Each test that was skipped is in build/test/logs/skipped." skips
try "... there they are" grep -qx "$(printf 'skips\ta two\tmseal: ENOSYS')" "$tree/build/test/logs/skipped"
refuse "a suite that there is not" "there is no suite tests/nosuch.sh" run good nosuch

# Goals: a line at a suite's top names that which runs it.
suite goaled "ok 1 - one" "ok 2 - two" "1..2"
suite other "ok 1 - one" "1..1"
suite third "ok 1 - one" "1..1"
for long in goaled:test-long third:test-long other:test-other; do
    sed -i "1i # goal: ${long#*:}" "$tree/tests/${long%:*}.sh"
done
says "a goal is its suites" "3 passed, 0 failed, 0 skipped" test-long
says "... beside a suite, and that of another goal" "6 passed, 0 failed, 0 skipped" good test-long other
says "a suite with a goal of its own runs if it is named" "2 passed, 0 failed, 0 skipped" goaled
try "... and says nothing of goals" sh -c '! grep -n "goal" "$1"' sh "$work/log"
sed -i "1i # first: it takes longest" "$tree/tests/third.sh"
first() { run test-long && [ "$(tr '\n' ' ' <"$tree/build/test/logs/suites")" = "third goaled " ]; }
try "a suite that is to begin first does" first
sed -i 1d "$tree/tests/third.sh"
says "without an argument the suites without a goal run, and it says what is left to which" \
    "What has a goal of its own did not run: make test-long: goaled third; make test-other: other."
without_goal() { (cd "$tree/tests" && grep -L '^# goal: ' ./*.sh | sed 's|./||; s/.sh$//' | sort | tr '\n' ' '); }
try "... those, and no others" test "$(without_goal)" = \
    "$(sort "$tree/build/test/logs/suites" | tr '\n' ' ')"
# Of this tree: make knows each goal, and continuous integration runs what is no goal of a compiler's or language's own.
sed -n 's/^# goal: //p' tests/*.sh | sort -u >"$work/goals"
while read -r goal; do
    try "make $goal runs the suites whose goal it is" grep -qE "^	@REQUIRED=1 tests/run $goal\$" Makefile
done <"$work/goals"
for goal in test test-long test-kernel proof; do
    try ".ci/run: make $goal" grep -qE "^(77\) )?step \"make $goal\" (nice )?make $goal( |\$)" .ci/run
done
try ".ci/run: Debian 13 runs the long tests too" grep -q "^tools/debian build/debian trixie >" .ci/run

# without TOOL: a run, where all but that tool is.
mkdir "$work/bin"
for tool in awk cat cp date grep mkdir rm sed sh sleep xargs; do ln -s "$(command -v $tool)" "$work/bin/$tool"; done
without() {
    mv "$work/bin/$1" "$work/tool"
    (cd "$tree" && PATH=$work/bin sh tests/run good) 2>&1; without_status=$?
    mv "$work/tool" "$work/bin/$1"
    return "$without_status"
}
for tool in awk cat cp date grep mkdir rm sed sleep xargs; do
    refuse "a machine without $tool" "tests/run: no $tool: install it" without $tool
done
refuse "another folder" "it runs from the top of the tree: cd there first" \
    sh -c 'cd "$1/tests" && sh run good' sh "$tree"
if command -v flock >/dev/null; then
    refuse "a second run in the same folder" "another run is at work in build/test" \
        flock "$tree/build/test/lock" sh -c 'cd "$1" && env -u BUILD sh tests/run good' sh "$tree"
else missing "a second run in the same folder" "no flock"; fi
try "a run in another folder" env BUILD="$work/elsewhere" sh -c 'cd "$1" && sh tests/run good' sh "$tree"
echo >"$work/file"
refuse "a folder that cannot be made" "cannot write in $work/file/test: say where, BUILD=" \
    env BUILD="$work/file" sh -c 'cd "$1" && sh tests/run good' sh "$tree"

# Progress: on a terminal only, and with a time only when there is one from before.
progress() {
    mkdir -p "$work/progress/logs" && printf 'a\nb\n' >"$work/progress/logs/suites" &&
        sh tests/lib/progress.sh "$work/progress/logs"
}
try "progress, the first time" test "$(progress)" = "suite 1 of 2"
echo 600 >"$work/progress/a.seconds"; echo 5 >"$work/progress/b.seconds"
try "progress, with the times of the last run" \
    test "$(progress)" = "suite 1 of 2, $((605 / 60 / $(nproc) + 1)) min left or so"
echo $(($(date +%s) - 480)) >"$work/progress/logs/a.began"
try "... less what those at work have taken" \
    test "$(progress)" = "suite 1 of 2, $((125 / 60 / $(nproc) + 1)) min left or so"
echo 0 >"$work/progress/logs/a.began"
try "... which may be more" test "$(progress)" = "suite 1 of 2, 1 min left or so"
try "in a log there is no progress" sh -c '! (cd "$1" && env -u BUILD sh tests/run good) | grep "suite 1 of"' sh "$tree"
if command -v script >/dev/null; then
    try "on a terminal there is" sh -c '
        cd "$1" && env -u BUILD script -qec "sh tests/run good" /dev/null </dev/null | grep "suite 1 of 1"' sh "$tree"
    printf 'sleep 3\necho "ok 1 - one"\necho 1..1\n' >"$tree/tests/slow.sh"
    try "... again and again while a suite is at work" sh -c '
        cd "$1" && env -u BUILD TICK=1 script -qec "sh tests/run slow" /dev/null </dev/null | tr "\r" "\n" >"$2"
        cat "$2" && [ "$(grep -c "suite 1 of 1" "$2")" -ge 3 ]' sh "$tree" "$work/ticks"
else missing "on a terminal there is" "no script"; fi
done_testing
