/* SPDX-License-Identifier: MIT */
/* What a program includes of the other library. */
#ifdef __cplusplus
extern "C" {
#endif
void *os_mmap(void *hint, unsigned long size, int prot);
void os_munmap(void *memory);
int os_page_size(int shift);
int os_write(const char *text);
int other_is_itself(void);
extern char other_page[64];
extern int other_unmapped;
#ifdef __cplusplus
}
#endif
