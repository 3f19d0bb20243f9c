# SPDX-License-Identifier: MIT
# A kernel of the user's own, KERNEL, for the machine ARCH:   . tests/lib/kernels.sh
#
# shellcheck shell=sh

# bytes_at OFFSET FILE: prints four bytes of it, in hexadecimal.
bytes_at() { od -An -tx1 -j "$1" -N 4 "$2" 2>/dev/null | tr -d ' \n'; }

# is_kernel ARCH FILE: it has the mark that the kernel's Documentation/arch gives images, "HdrS" for x86_64, "ARM\x64"
# and "RSC\x05"; or it is compressed, an ELF file, or an EFI one with a compressed kernel ("zimg").
is_kernel() {
    case $(bytes_at 0 "$2")-$(bytes_at 4 "$2") in 1f8b*-* | 7f454c46-* | *-7a696d67) return 0 ;; esac
    case $1-$(bytes_at 514 "$2")-$(bytes_at 56 "$2") in
    x86_64-48647253-* | aarch64-*-41524d64 | riscv64-*-52534305) ;;
    *) return 1 ;;
    esac
}

# check_kernel: if KERNEL is set and it or ARCH cannot be right, the suite ends here.
check_kernel() {
    [ -n "${KERNEL:-}" ] || return 0
    case ${ARCH:-} in x86_64 | aarch64 | riscv64) ;; *)
        no_kernel "KERNEL needs ARCH=x86_64, aarch64 or riscv64, for which it was built, not ARCH=${ARCH:-}" ;;
    esac
    [ -f "$KERNEL" ] && [ -r "$KERNEL" ] || no_kernel "KERNEL=$KERNEL: no such file"
    is_kernel "$ARCH" "$KERNEL" || no_kernel "KERNEL=$KERNEL: this is no kernel for ARCH=$ARCH"
}
no_kernel() { echo "$0: $*" >&2; exit 1; }
