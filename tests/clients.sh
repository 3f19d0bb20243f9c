#!/bin/sh
# SPDX-License-Identifier: MIT
# tests/clients/run, which make test-clients calls, on clients that are made up here: what is a difference, that each
# run shows that the library was called, and that whatever goes wrong is a line and leaves nothing half-made. The
# program of these clients maps two pages; on libc and on the library it does the same.
. tests/lib/tap.sh
. tests/lib/targets.sh

for tool in python3 gcc; do have $tool || { missing "clients" "no $tool"; done_testing; }; done
made=$work/clients      # clients: $made/NAME.sh
mkdir "$made"
cat >"$work/client.c" <<'END'
#include <stdio.h>
#include <sys/mman.h>

int main(void)
{
    char *pages = mmap(0, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (pages == MAP_FAILED || pages[8191] != 0 || munmap(pages, 8192) != 0)
        return 1;
    printf("two pages\n");
    return 0;
}
END
# client NAME: reads what its tests and differences do, after the beginning that all have.
client() {
    { cat <<END
about="a client" how=symbols targets=$host
build() { \$CC \$CFLAGS "$work/client.c" \$OURS -o client; }
END
        cat; } >"$made/$1.sh"
}
# run CLIENT...: what it says is in $work/said as well.
run() {
    TARGETS=$host BUILD=$place CLIENTS_IN=$made tests/clients/run "$@" >"$work/said" 2>&1
    run_status=$?
    cat "$work/said"
    return $run_status
}
said() { grep -qx -e "$1" "$work/said" || { cat "$work/said"; return 1; }; }

# --- what is a difference -------------------------------------------------------------------------

client good <<'END'
tests() { tried "it maps" $RUN "$TREE/client"; printed "it says so" $RUN "$TREE/client"; echo "skip it cannot"; }
END
try "a client that does the same" run good
try "... has a line, with the tests and the calls of all processes" said \
    "ok   good on $host: ours 3/3 as libc (1 skip), 4 calls, 0 errors, in [0-9]* s"
again() { touch -d @0 "$1" && run good && [ "$(stat -c %Y "$1")" = 0 ]; }
try "... and a second run takes what the first has built" again "$place/clients/good/$host-ours/client"

client differs <<'END'
tests() { tried "it maps" "$TREE/client"; tried "another" sh -c '[ $SIDE = libc ]'; }
END
refuse "a test that fails on ours alone" "another: libc pass, ours fail (it returns 1)" run differs
try "... is one failure" said "0 as libc, 1 not"
refuse "a failure beside one that is as libc" "1 as libc, 1 not" run differs good
client says_other <<'END'
tests() { tried "it maps" "$TREE/client"; printed "what it says" echo "on $SIDE"; }
END
refuse "a test that passes and prints something else" "what it says: libc pass (" run says_other
client fails <<'END'
tests() { tried "it maps" "$TREE/client"; tried "another" sh -c "[ \$SIDE = libc ] && exit 3 || exit 4"; }
END
refuse "a test that fails otherwise" "another: libc fail (it returns 3), ours fail (it returns 4)" run fails
client lost <<'END'
tests() { tried "it maps" "$TREE/client"; [ $SIDE = ours ] || echo "pass another"; }
END
refuse "a test that does not run on ours" "another: libc pass, ours not run" run lost
client more <<'END'
tests() { tried "it maps" "$TREE/client"; [ $SIDE = libc ] || echo "pass another"; }
END
refuse "a test that runs on ours alone" "another: libc not run, ours pass" run more

client absent <<'END'
tests() { tried "it maps" "$TREE/client"; tried "another" env "$TREE/nothing"; tried "more" true; }
END
refuse "a test that cannot run, on both sides" "the tests of absent with libc on $host end early" run absent
client absent <<'END'
tests() { tried "it maps" "$TREE/client"; printed "another" env "$TREE/nothing"; tried "more" true; }
END
refuse "... nor one that prints" "the tests of absent with libc on $host end early" run absent

client known <<'END'
tests() { tried "it maps" "$TREE/client"; tried "another" sh -c '[ $SIDE = libc ]'; }
differences() { echo "* another: libc knows better"; }
END
try "a difference with a reason is none" run known
try "... and is told" said " *another: libc pass, ours fail (it returns 1): libc knows better"
client known <<'END'
tests() { tried "it maps" "$TREE/client"; }
differences() { echo "* another: libc knows better"; }
END
refuse "a reason without a difference" "another: no longer differs" run known

# What libc itself does not do each time is no difference; what never passes on ours is one.
client unsteady <<'END'
tests() { tried "it maps" "$TREE/client"; echo >>"$TREE/runs"; n=$(wc -l <"$TREE/runs")
    [ $SIDE = libc ] || n=$((n + 1)); echo "pass another: $((n % 2))"; }
END
try "a test that is not the same each time, on libc too" run unsteady
client worse <<'END'
tests() { tried "it maps" "$TREE/client"; echo >>"$TREE/runs"
    if [ $SIDE = libc ] && [ "$(wc -l <"$TREE/runs")" != 2 ]; then echo "pass another"; else echo "fail another"; fi; }
END
refuse "a test that fails on libc at times, and on ours always" "another: libc fail or pass, ours fail" run worse

# --- the library is called, and libc's run does without it ---------------------------------------

client uncalled <<'END'
build() { $CC $CFLAGS "$WORK/client.c" -o client; }
tests() { tried "it maps" "$TREE/client"; }
END
sed -i "s|\$WORK|$work|" "$made/uncalled.sh"
refuse "a client that never calls the library" "this library was never called" run uncalled
client both <<'END'
build() { $CC $CFLAGS "$WORK/client.c" "$TOP/$BUILD/clients/$TARGET/ours.o" -o client; }
tests() { tried "it maps" "$TREE/client"; }
END
sed -i "s|\$WORK|$work|; s|\$TOP/\$BUILD|$work|" "$made/both.sh"
refuse "libc's run calls the library" "this library was called in libc's run" run both
client nothing <<'END'
tests() { "$TREE/client" >&2; echo "fail it maps"; }
END
refuse "a client of which no test passes on libc" "no test passes on libc" run nothing

# --- what goes wrong ------------------------------------------------------------------------------

client broken <<'END'
build() { echo "int main(void) { return nothing; }" >broken.c; $CC broken.c -o client; }
tests() { tried "it maps" "$TREE/client"; }
END
refuse "a client that cannot be built" "FAIL broken on $host: broken cannot be built with libc for $host: broken.c:" \
    run broken
try "... is not there" test ! -e "$place/clients/broken/$host-libc"
client dies <<'END'
tests() { tried "it maps" "$TREE/client"; exit 1; }
END
refuse "tests that end early" "the tests of dies with libc on $host end early" run dies
client chats <<'END'
tests() { tried "it maps" "$TREE/client"; echo "something else"; }
END
refuse "tests that print something else" "neither pass, fail nor skip: something else" run chats
client twice <<'END'
tests() { tried "it maps" "$TREE/client"; tried "it maps" "$TREE/client"; }
END
refuse "two tests of one name" "two tests have the name it maps" run twice
client hangs <<'END'
TIME=1
tests() { tried "it maps" "$TREE/client"; tried "another" sleep 60; }
END
try "a test that hangs is ended, and fails" run hangs
try "... on both" said "ok .*2/2 as libc (1 fail), .*"
client lacking <<'END'
needs="nothing_of_this_name"
tests() { tried "it maps" "$TREE/client"; }
END
whatever_is_there() { (unset REQUIRED && run "$@"); }
try "what the machine lacks is a line" whatever_is_there lacking
try "... that says what" said "SKIP lacking on $host: no nothing_of_this_name"
refuse "... and a failure where all must be there" "no nothing_of_this_name" env REQUIRED=1 TARGETS="$host" \
    BUILD="$place" CLIENTS_IN="$made" tests/clients/run lacking
refuse "... and no result for the documents" "no nothing_of_this_name" sh -c '
    mkdir "$1/one" && cp "$1/clients/lacking.sh" "$1/one/" && cd "$3" && echo "$2" >"$1/page.md" &&
        CLIENTS_IN=$1/one BUILD=$4 tests/clients/run --docs "$1/page.md"' sh "$work" \
    "$(sed -n 's/^MARK = "\(.*\)\\n"$/\1/p' tests/clients/run)" "$PWD" "$place"
refuse "a client that there is not" "there is no client none, there are " run none
refuse "... is seen before anything is installed" "there is no client none, there are " run --check none
try "... by make test-clients" \
    sh -c 'env -u MAKEFLAGS -u MAKELEVEL make -n test-clients | head -n 1 | grep -e "run --check"'
refuse "a target that it is not for" "no client is for riscv64" env TARGETS=riscv64 BUILD="$place" \
    CLIENTS_IN="$made" tests/clients/run good
refuse "a place with a blank" "other people's builds take no path with a blank" env TARGETS="$host" \
    BUILD="$work/a place" CLIENTS_IN="$made" tests/clients/run good

# A source that cannot be had: before anything is built.
client remote <<'END'
source=lmdb
tests() { tried "it maps" "$TREE/client"; }
END
mkdir "$work/bin"
cat >"$work/bin/apt-get" <<'END'
#!/bin/sh
case "$*" in indextargets*) echo http://mirror.invalid main trixie; exit ;; esac
echo "W: Failed to fetch http://mirror.invalid/InRelease  Could not resolve 'mirror.invalid'" >&2
exit 100
END
echo '#!/bin/sh' >"$work/bin/dpkg-source"
chmod +x "$work/bin"/*
offline() { PATH=$work/bin:$PATH run good remote; }
if [ -r /usr/share/keyrings/debian-archive-keyring.gpg ]; then
    refuse "no network" "Could not resolve 'mirror.invalid': is there a network?" offline
    try "... is one line, and nothing else" sh -c '[ "$(wc -l <"$1")" = 1 ]' sh "$work/said"
    try "... and nothing half-made" sh -c '[ -z "$(ls "$1/sources")" ] && [ ! -e "$1/remote" ]' sh "$place/clients"
else missing "no network" "no debian-archive-keyring"; fi

# Interrupted in a build, and in a test: what runs is ended, what is half-made is gone.
client slow <<'END'
wait_long() { sh -c 'echo $$ >"$0"; exec sleep 1000' "$MADE/pid"; }
build() { $CC $CFLAGS "$WORK/client.c" $OURS -o client; [ -e "$MADE/built" ] || wait_long; }
tests() { tried "it maps" "$TREE/client"; tried "another" sh -c 'echo $$ >"$0"; exec sleep 1000' "$MADE/pid"; }
END
sed -i "s|\$WORK|$work|; s|\$MADE|$made|" "$made/slow.sh"
for moment in build tests; do
    [ $moment = build ] || : >"$made/built"
    rm -f "$made/pid"
    TARGETS=$host BUILD=$place CLIENTS_IN=$made python3 -c 'import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler); os.execvp(sys.argv[1], sys.argv[1:])' \
        tests/clients/run slow >"$work/out" 2>"$work/err" &
    runner=$!
    for _ in $(seq 300); do [ ! -s "$made/pid" ] || break; sleep 0.1; done
    kill -s INT $runner
    wait $runner
    status=$?
    try "interrupted ($moment): it ends with a line" sh -c '
        [ "$1" = 1 ] && [ "$(cat "$2")" = "tests/clients/run: it was interrupted; what is whole is used again" ] ||
            { echo "$1"; cat "$2"; exit 1; }' sh $status "$work/err"
    case $moment in
    build) try "... and what is half-built is gone" test ! -e "$place/clients/slow/$host-libc" ;;
    *) try "... and the folder of the tests is gone" test ! -e "$place/clients/slow/$host-libc.work" ;;
    esac
    # One that was ended and that nobody has waited for yet is a zombie.
    try "... and nothing goes on" sh -c '[ -n "$1" ] && ! grep "^State:.[^ZX]" "/proc/$1/status" 2>/dev/null' \
        sh "$(cat "$made/pid")"
done

# --- docs/clients.md ------------------------------------------------------------------------------

page() { sed '/^<!-- From here on/q' docs/clients.md >"$work/page.md"; }
page
mkdir "$work/two" && cp "$made/good.sh" "$made/known.sh" "$work/two/"
client_docs() { CLIENTS_IN=$work/two BUILD=$place tests/clients/run --docs "$work/page.md"; }
refuse "a client whose run failed is no result" "known on $host: another: no longer differs" client_docs
client known <<'END'
tests() { tried "it maps" "$TREE/client"; tried "another" sh -c '[ $SIDE = libc ]'; }
differences() { echo "* another: libc knows better"; }
END
cp "$made/known.sh" "$work/two/"
run known >/dev/null
try "the results go into the page" client_docs
try "... a row for each client" grep -q "^| a client | .*| 3/3 as libc (1 skip) |" "$work/page.md"
try "... and a line for each difference" grep -qx \
    "\* known, $host, another: libc pass, ours fail (it returns 1): libc knows better" "$work/page.md"
cp "$work/page.md" "$work/page.before"
try "... the same again changes nothing" sh -c 'CLIENTS_IN=$1/two BUILD=$2 tests/clients/run --docs "$1/page.md" &&
    cmp "$1/page.md" "$1/page.before"' sh "$work" "$place"
rm "$place/clients/good/$host.json"
refuse "a client that did not run" "make test-clients CLIENTS=good" client_docs
try "... and the page is as it was" cmp "$work/page.md" "$work/page.before"

# The committed page has each client, and each client says what it is.
rows() { sed -n '/^<!-- From here on/,$s/^| \([^|]*\) | .*/\1/p' docs/clients.md | sed 1d; }
abouts() { for file in tests/clients/*.sh; do sed -n 's/^about="\(.*\)"$/\1/p' "$file"; done; }
rows >"$work/rows"
abouts >"$work/abouts"
try "docs/clients.md has each client (if not: make test-clients clients-docs)" diff "$work/abouts" "$work/rows"
done_testing
