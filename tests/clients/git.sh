# SPDX-License-Identifier: MIT
# shellcheck shell=sh disable=SC2016,SC2034,SC2086,SC2154  # Perl and others; lib.sh and run have the variables; words
# git, which maps packs and the index.
about="git: fsck, gc, log, grep and diff of a repository with packs"
targets=$(uname -m)
needs=git
how=preload

make_repository() (
    git init -q "$TREE/repository" && cd "$TREE/repository" || exit
    git config gc.auto 0
    export GIT_COMMITTER_DATE="2026-01-01 00:00:00 +0000" GIT_AUTHOR_DATE="2026-01-01 00:00:00 +0000"
    for commit in 1 2 3 4 5 6; do
        for file in 1 2 3 4 5 6 7 8; do seq $((commit * file)) $((file * 3000)) >$file; done
        git add . && git -c user.name=Nobody -c user.email=nobody@localhost commit -q -m "$commit" || exit
        [ $commit = 6 ] || git repack -qd
    done
)
build() { make_repository; }

tests() {
    cp -R "$TREE/repository" . && cd repository || return
    pack=$(find .git/objects/pack -name '*.pack' | sort | head -n 1)
    for command in "fsck --strict --full" "log -p --stat" "grep -c 77" "diff --stat HEAD~4" "rev-list --objects --all" \
        "verify-pack -v $(echo .git/objects/pack/*.idx)" \
        "index-pack --strict -o index $pack" "repack -adfq --depth=50 --window=50" "fsck --strict" \
        "archive --format=tar HEAD" "gc -q --aggressive" "fsck --full" \
        "status --short"; do
        printed "git ${command%% .git*}" $PRELOAD git $command
    done
}
