/* SPDX-License-Identifier: MIT */
/* Files and descriptors: see say.h. */
#include "say.h"

#include <sys/file.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <sys/sendfile.h>
#include <sys/statfs.h>
#include <sys/sysmacros.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <sys/wait.h>

static void opening(void)
{
    struct stat status;
    char text[8] = "";
    const int fd = open("file", O_RDWR | O_CREAT | O_TRUNC, 0640);

    umask(022);
    SAY(umask(027));
    SAY(fd >= 0);
    SAY(write(fd, "some text", 9));
    SAY(write(-1, "x", 1));
    SAY(write(fd, (const char *)8, 1));
    SAY(lseek(fd, 5, SEEK_SET));
    SAY(lseek(fd, -9, SEEK_SET));
    SAY(lseek(fd, 0, 99));
    SAY(read(fd, text, sizeof text));
    SAY(text[0]);
    SAY(read(fd, text, sizeof text));
    SAY(read(99, text, sizeof text));
    SAY(pread(fd, text, 2, 3));
    SAY(pread(fd, text, 2, -3));
    SAY(pwrite(fd, "A", 1, 0));
    SAY(fstat(fd, &status));
    SAY(status.st_size);
    SAY(status.st_mode);
    SAY(status.st_nlink);
    SAY(status.st_blksize > 0 && status.st_ino != 0 && status.st_mtime > 1000000000);
    SAY(status.st_mtim.tv_sec == status.st_mtime && S_ISREG(status.st_mode));
    SAY(fstat(-1, &status));
    SAY(open("nothing", O_RDONLY));
    SAY(open("file", O_RDWR | O_CREAT | O_EXCL, 0600));
    SAY(open(".", O_WRONLY));
    SAY(open((const char *)8, O_RDONLY));
    SAY(close(openat(AT_FDCWD, "file", O_RDONLY)));
    SAY(openat(-1, "file", O_RDONLY));
    SAY(close(creat("created", 0600)));
    SAY(ftruncate(fd, 3));
    SAY(ftruncate(fd, -1));
    SAY(truncate("file", 100));
    SAY(truncate("nothing", 1));
    SAY(fsync(fd));
    SAY(fdatasync(-1));
    SAY(syncfs(-1));
    sync();
    SAY(flock(fd, LOCK_EX | LOCK_NB));
    SAY(flock(fd, 99));
    SAY(posix_fadvise(fd, 0, 0, POSIX_FADV_WILLNEED));
    SAY(posix_fadvise(-1, 0, 0, POSIX_FADV_WILLNEED));
    SAY(posix_fallocate(-1, 0, 1));
    SAY(posix_fallocate(fd, 0, 0));
    SAY(fallocate(-1, 0, 0, 1));
    SAY(readahead(-1, 0, 1));
    SAY(sync_file_range(fd, 0, 0, 99999));
    SAY(isatty(fd));
    SAY(isatty(-1));
    SAY(tcgetpgrp(fd));
    SAY(tcsetpgrp(fd, 1));
    SAY(close(fd));
    SAY(close(fd));
}

/* The names of old for offsets of 64 bits. */
static void long_offsets(void)
{
    struct stat64 status;
    const int fd = open64("long", O_RDWR | O_CREAT | O_TRUNC, 0600);
    char text[4] = "";

    SAY(close(openat64(AT_FDCWD, "long", O_RDONLY)));
    SAY(close(creat64("short", 0600)));
    SAY(ftruncate64(fd, (off64_t)1 << 33));
    SAY(pwrite64(fd, "end", 3, ((off64_t)1 << 33) + 1));
    SAY(pread64(fd, text, 3, ((off64_t)1 << 33) + 1));
    SAY(text[2]);
    SAY(lseek64(fd, -1, SEEK_END));
    SAY(fstat64(fd, &status));
    SAY(status.st_size);
    SAY(stat64("long", &status) + lstat64("long", &status));
    SAY(fstatat64(AT_FDCWD, "nothing", &status, 0));
    SAY(truncate64("long", 5));
    SAY(posix_fadvise64(fd, 0, 0, POSIX_FADV_NORMAL));
    SAY(posix_fallocate64(-1, 0, 1));
    SAY(fallocate64(-1, 0, 0, 1));
    SAY(lockf64(fd, F_TEST, 0));
    SAY(close(fd));
}

static void locks(void)
{
    const int fd = open("locked", O_RDWR | O_CREAT, 0600);
    int status = 1;
    pid_t pid;

    SAY(write(fd, "0123456789", 10));
    SAY(lseek(fd, 4, SEEK_SET));
    SAY(lockf(fd, F_TEST, 0));
    SAY(lockf(fd, F_LOCK, 4));
    SAY(lockf(fd, F_TLOCK, -2));
    SAY(lockf(fd, F_TEST, 0));
    pid = fork();
    if (pid == 0) {
        SAY(lockf(fd, F_TEST, 0));
        SAY(lockf(fd, F_TEST, -2));
        SAY(lockf(fd, F_TLOCK, 1));
        SAY(lseek(fd, 8, SEEK_SET));
        SAY(lockf(fd, F_TEST, 0));
        SAY(lockf(fd, F_LOCK, 0));
        _exit(0);
    }
    SAY(waitpid(pid, &status, 0) == pid && status == 0);
    SAY(lseek(fd, 0, SEEK_SET));
    SAY(lockf(fd, F_ULOCK, 0));
    SAY(lockf(fd, F_TLOCK, -1));
    SAY(lockf(fd, 4, 0));
    SAY(lockf(fd, -1, 0));
    SAY(lockf(-1, F_LOCK, 0));
    SAY(close(fd));
}

static void asking(void)
{
    struct flock lock;
    struct f_owner_ex owner;
    int fds[2], bytes = 0;

    SAY(pipe(fds));
    SAY(pipe((int *)8));
    SAY(pipe2(fds, 99));
    SAY(fcntl(fds[0], F_GETFD));
    SAY(fcntl(fds[0], F_SETFD, FD_CLOEXEC));
    SAY(fcntl(fds[0], F_GETFD));
    SAY(fcntl(fds[0], F_SETFL, O_NONBLOCK));
    SAY((fcntl(fds[0], F_GETFL) & O_NONBLOCK) != 0);
    SAY(read(fds[0], &bytes, sizeof bytes));
    SAY(close(fcntl(fds[0], F_DUPFD, 20)));
    SAY(fcntl(fds[0], F_DUPFD, -1));
    SAY(fcntl(-1, F_GETFD));
    SAY(fcntl(fds[0], 9999, 0));
    SAY(fcntl(fds[0], F_GETOWN));
    SAY(fcntl(fds[0], F_SETOWN, -getpgrp()));
    SAY(fcntl(fds[0], F_GETOWN) == -getpgrp());
    SAY(fcntl(fds[0], F_GETOWN_EX, &owner));
    SAY(owner.type);
    SAY(fcntl(-1, F_GETOWN));
    SAY(write(fds[1], "12345", 5));
    SAY(ioctl(fds[0], FIONREAD, &bytes));
    SAY(bytes);
    SAY(ioctl(fds[0], TIOCGWINSZ, &bytes));
    SAY(ioctl(-1, FIONREAD, &bytes));
    memset(&lock, 0, sizeof lock);
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    SAY(fcntl(fds[0], F_SETLK, &lock));
    SAY(dup2(fds[0], 30));
    SAY(dup2(30, 30));
    SAY(dup2(99, 99));
    SAY(dup2(fds[0], -1));
    SAY(dup3(30, 30, 0));
    SAY(dup3(30, 31, O_CLOEXEC));
    SAY(fcntl(31, F_GETFD));
    SAY(close_range(30, 31, 0));
    SAY(close_range(31, 30, 0));
    SAY(dup(30));
    SAY(dup(fds[0]) > fds[1]);
    SAY(tee(fds[0], fds[1], 1, 0));
    SAY(splice(-1, 0, fds[1], 0, 1, 0));
}

static void paths(void)
{
    struct stat status;
    struct statfs system;
    struct statx more;
    struct timespec times[2] = {{1000, 5}, {2000, 6}};
    struct timeval moments[2] = {{3000, 7}, {4000, 8}};
    char text[300];

    SAY(mkdir("folder", 0755));
    SAY(mkdir("folder", 0755));
    SAY(mkdirat(-1, "folder", 0755));
    SAY(symlink("file", "link"));
    SAY(symlinkat("file", AT_FDCWD, "link"));
    memset(text, 'x', sizeof text);
    SAY(readlink("link", text, sizeof text));
    SAY(text[3]);
    SAY(text[4]);
    SAY(readlink("file", text, sizeof text));
    SAY(readlink("link", text, 0));
    SAY(readlinkat(AT_FDCWD, "link", text, 2));
    SAY(lstat("link", &status));
    SAY(S_ISLNK(status.st_mode));
    SAY(stat("link", &status));
    SAY(S_ISREG(status.st_mode));
    SAY(stat("", &status));
    SAY(fstatat(AT_FDCWD, "link", &status, AT_SYMLINK_NOFOLLOW));
    SAY(fstatat(AT_FDCWD, "link", &status, 0x9999));
    SAY(link("file", "second"));
    SAY(linkat(AT_FDCWD, "file", AT_FDCWD, "second", 0));
    SAY(access("file", R_OK | W_OK));
    SAY(access("file", 99));
    SAY(access("nothing", F_OK));
    SAY(faccessat(AT_FDCWD, "file", F_OK, 0));
    SAY(faccessat(AT_FDCWD, "file", F_OK, 0x9999));
    SAY(chmod("file", 0600));
    SAY(chmod("nothing", 0600));
    SAY(fchmod(-1, 0600));
    SAY(fchmodat(AT_FDCWD, "file", 0640, 0));
    SAY(chown("file", (uid_t)-1, (gid_t)-1));
    SAY(lchown("nothing", 0, 0));
    SAY(fchown(-1, 0, 0));
    SAY(fchownat(AT_FDCWD, "file", (uid_t)-1, (gid_t)-1, 0));
    SAY(utimensat(AT_FDCWD, "file", times, 0));
    SAY(stat("file", &status));
    SAY(status.st_atim.tv_sec);
    SAY(status.st_mtim.tv_nsec);
    SAY(statx(AT_FDCWD, "file", 0, STATX_MTIME, &more));
    SAY(more.stx_mtime.tv_sec);
    SAY(statx(-1, "file", 0, 0, &more));
    SAY(futimens(-1, times));
    SAY(utimes("file", moments));
    SAY(stat("file", &status));
    SAY(status.st_mtime);
    times[0].tv_nsec = UTIME_OMIT;
    times[1].tv_nsec = UTIME_OMIT;
    SAY(utimensat(AT_FDCWD, "file", times, 0));
    SAY(stat("file", &status));
    SAY(status.st_mtime);
    SAY(mkfifo("fifo", 0600));
    SAY(mkfifo("fifo", 0600));
    SAY(mkfifoat(-1, "fifo", 0600));
    SAY(mknod("fifo", S_IFIFO, 0));
    SAY(mknod("regular", S_IFREG | 0600, 0));
    SAY(mknodat(AT_FDCWD, "char", S_IFCHR | 0600, makedev(1, 3)) == -1 ? errno == EPERM
                                                                       : unlink("char") == 0);
    SAY(major(makedev(5, 300)));
    SAY(minor(makedev(5, 300)));
    SAY(statfs(".", &system));
    SAY(system.f_bsize > 0);
    SAY(fstatfs(-1, &system));
    SAY(unlink("fifo"));
    SAY(unlink("fifo"));
    SAY(unlinkat(AT_FDCWD, "regular", 0));
    SAY(unlinkat(AT_FDCWD, "folder", 0));
    SAY(chdir("folder"));
    SAY(getcwd(text, sizeof text) == text);
    SAY(strlen(text) > 7 && memcmp(text + strlen(text) - 7, "/folder", 8) == 0);
    SAY(getcwd(text, 2) == 0);
    SAY(getcwd(text, 0) == 0);
    SAY(chdir(".."));
    SAY(fchdir(-1));
    SAY(rmdir("folder"));
    SAY(rmdir("file"));
    SAY(unlink("link"));
    SAY(unlink("second"));
}

static void copying(void)
{
    char a[2], b[2];
    struct iovec two[2] = {{a, 2}, {b, 2}};
    off_t offset = 1;
    const int from = open("from", O_RDWR | O_CREAT | O_TRUNC, 0600);
    const int to = open("to", O_RDWR | O_CREAT | O_TRUNC, 0600);
    const int watch = inotify_init1(IN_NONBLOCK);

    SAY(inotify_add_watch(watch, "from", IN_MODIFY) > 0);
    SAY(inotify_add_watch(watch, "nothing", IN_MODIFY));
    SAY(write(from, "abcdef", 6));
    SAY(read(watch, &offset, sizeof offset));
    SAY(inotify_rm_watch(watch, 9999));
    SAY(inotify_init1(9999));
    SAY(close(inotify_init()));
    offset = 1;
    SAY(sendfile(to, from, &offset, 2));
    SAY(offset);
    SAY(sendfile(to, -1, &offset, 2));
    SAY(preadv(from, two, 2, 2));
    SAY(b[1]);
    SAY(pwritev(to, two, 2, 10));
    SAY(preadv2(-1, two, 2, 1, 0));
    SAY(pwritev2(-1, two, 2, 1, 0));
    SAY(lseek(from, 0, SEEK_SET));
    SAY(readv(from, two, 2));
    SAY(writev(to, two, 2));
    SAY(lseek(from, 0, SEEK_SET));
    offset = preadv2(from, two, 2, -1, 0); /* under qemu-user glibc leaves its first errno */
    errno = 0;
    SAY(offset);
    offset = pwritev2(to, two, 2, -1, 0);
    errno = 0;
    SAY(offset);
    SAY(lseek(from, 0, SEEK_CUR));
    SAY(lseek(to, 0, SEEK_CUR));
    SAY(readv(from, two, -1));
    SAY(copy_file_range(from, &offset, -1, 0, 1, 0));
    SAY(unlink("from"));
    SAY(unlink("to"));
}

int main(void)
{
    opening();
    long_offsets();
    locks();
    asking();
    paths();
    copying();
    SAY(unlink("file"));
    SAY(unlink("created"));
    return 0;
}
