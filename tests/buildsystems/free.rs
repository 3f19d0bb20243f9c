// SPDX-License-Identifier: MIT
// A program without Rust's std and without a libc, with the library and its start.
#![no_std]
#![no_main]
include!("constants.rs");

extern "C" {
    #[link_name = "os_core_mmap"]
    fn os_mmap(address: *mut u8, length: usize, prot: i32, flags: i32, fd: i32, offset: i64) -> *mut u8;
    #[link_name = "os_core_munmap"]
    fn os_munmap(address: *mut u8, length: usize) -> i64;
    #[link_name = "os_core_exit_group"]
    fn os_exit_group(status: i32) -> i64;
}

#[no_mangle]
pub unsafe extern "C" fn main() -> i32 {
    let page = os_mmap(core::ptr::null_mut(), 4096, READ_WRITE, ANONYMOUS, -1, 0);
    if page as isize == -1 {
        return 1;
    }
    *page.add(4095) = 0xFF;
    if *page.add(4095) == 0xFF && os_munmap(page, 4096) == 0 { 0 } else { 2 }
}

#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    loop {
        unsafe { os_exit_group(101) };
    }
}
