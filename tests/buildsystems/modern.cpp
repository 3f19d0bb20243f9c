// SPDX-License-Identifier: MIT
// A C++20 program beside the library: what unmaps is an object.
#define OS_CORE_CALLS
#include <os_core.h>
#include <span>

class pages {
  public:
    explicit pages(std::size_t length)
        : memory_(os_mmap(nullptr, length, OS_PROT_READ | OS_PROT_WRITE, OS_MAP_ANONYMOUS | OS_MAP_PRIVATE, -1, 0)),
          length_(memory_ == OS_MAP_FAILED ? 0 : length) {}
    pages(const pages &) = delete;
    pages &operator=(const pages &) = delete;
    ~pages() { if (length_ != 0 && os_munmap(memory_, length_) != 0) os_exit_group(3); }
    std::span<std::byte> bytes() { return {static_cast<std::byte *>(memory_), length_}; }

  private:
    void *memory_;
    std::size_t length_;
};

int main()
{
    pages two(8192);
    if (two.bytes().size() != 8192)
        return 1;
    two.bytes().back() = std::byte{0xFF};
    return two.bytes().back() == std::byte{0xFF} && os_close(-1) == -OS_EBADF ? 0 : 2;
}
