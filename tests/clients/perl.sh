# SPDX-License-Identifier: MIT
# shellcheck shell=sh disable=SC2016,SC2034,SC2086,SC2154  # Perl and others; lib.sh and run have the variables; words
# Perl: files that it maps (its layer :mmap), and shared memory of System V.
about="perl: mapped files, shared memory of System V"
targets=$(uname -m)
needs=perl
how=preload

tests() {
    seq 200000 >numbers
    printed "a mapped file, line by line" $PRELOAD perl -e 'open F, "<:mmap", "numbers" or die; $n += $_ while <F>;
        print $n'
    printed "a mapped file, anywhere" $PRELOAD perl -e 'open F, "<:mmap", "numbers" or die;
        for (map { $_ * 7919 % 1200000 } 1 .. 2000) { seek F, $_, 0; read F, $b, 5; $all .= $b } print $all'
    printed "a mapped file that grows" $PRELOAD perl -e 'open F, "<:mmap", "numbers" or die; <F>;
        open G, ">>numbers"; print G "more\n"; close G; $l = $_ while <F>; print $l'
    printed "shared memory of two processes" $PRELOAD perl -e 'use IPC::SysV qw(IPC_PRIVATE IPC_RMID S_IRUSR S_IWUSR);
        $id = shmget IPC_PRIVATE, 10000, S_IRUSR | S_IWUSR; die unless defined $id;
        if (!($child = fork)) { shmwrite $id, "from the child", 5000, 14; exit }
        waitpid $child, 0; shmread $id, $text, 5000, 14; shmctl $id, IPC_RMID, 0; print $text'
    printed "shared memory that there is not" $PRELOAD perl -e 'print shmread(-1, $text, 0, 1) // "undef: $!"'
    printed "shared memory, attached" $PRELOAD perl -e 'use IPC::SharedMem; use IPC::SysV qw(IPC_PRIVATE S_IRWXU);
        my $m = IPC::SharedMem->new(IPC_PRIVATE, 9000, S_IRWXU) or die; $m->attach; $m->write("x" x 10, 5000, 10);
        print $m->read(4995, 12) =~ tr/x//, " ", $m->stat->segsz; $m->detach; $m->remove'
}
