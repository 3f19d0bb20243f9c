// SPDX-License-Identifier: MIT
//! Sorts the lines of a file, as `LC_ALL=C sort FILE` does: a Rust program without std, alloc and libc, over the
//! library. The file is mapped, and so is the memory for the list of its lines.
//!
//! docs/bindings.md has the commands, with page.rs for examples/rust.rs. They make os_core.rs, at the top of the tree.
#![no_std]
#![no_main]
#[allow(dead_code, non_camel_case_types, non_upper_case_globals, non_snake_case)]
mod os {
    include!("../os_core.rs");
}
use core::ffi::{c_char, c_int, c_void};
use core::mem::{size_of, MaybeUninit};
use core::ptr::null_mut;
use core::slice::{from_raw_parts, from_raw_parts_mut};

/// -errno, as the library returns it.
struct Error(i64);

fn checked(result: i64) -> Result<usize, Error> {
    if result < 0 { Err(Error(result)) } else { Ok(result as usize) }
}

/// The bytes of a C string.
unsafe fn bytes<'a>(text: *const c_char) -> &'a [u8] {
    let mut length = 0;
    while *text.add(length) != 0 {
        length += 1;
    }
    from_raw_parts(text as *const u8, length)
}

/// A whole file. It stays mapped.
fn map_file(path: *const c_char) -> Result<&'static [u8], Error> {
    let (mut data, mut length) = (null_mut::<c_void>(), 0);
    checked(unsafe { os::os_map_file(&mut data, &mut length, path) })?;
    Ok(if length == 0 { &[] } else { unsafe { from_raw_parts(data as *const u8, length as usize) } })
}

/// So many values. They stay mapped.
fn map_values<T>(count: usize) -> Result<&'static mut [MaybeUninit<T>], Error> {
    let mut memory = null_mut::<c_void>();
    let length = (count * size_of::<T>()).max(1);
    checked(unsafe { os::os_map_anonymous(&mut memory, length as _) })?;
    Ok(unsafe { from_raw_parts_mut(memory as *mut MaybeUninit<T>, count) })
}

/// Without their ends. The last one may have none.
fn lines(text: &'static [u8]) -> impl Iterator<Item = &'static [u8]> {
    text.split_inclusive(|byte| *byte == b'\n').map(|line| line.strip_suffix(b"\n").unwrap_or(line))
}

/// Collects what is written, and writes it in large pieces.
struct Output {
    fd: c_int,
    used: usize,
    buffer: [u8; 65536],
}

impl Output {
    fn new(fd: c_int) -> Self {
        Output { fd, used: 0, buffer: [0; 65536] }
    }
    fn flush(&mut self) -> Result<(), Error> {
        let mut done = 0;
        while done < self.used {
            let rest = &self.buffer[done..self.used];
            match checked(unsafe { os::os_write(self.fd, rest.as_ptr() as *const c_void, rest.len() as _) }) {
                Err(Error(error)) if error == -(os::OS_EINTR as i64) => {}
                result => done += result?,
            }
        }
        self.used = 0;
        Ok(())
    }
    fn write(&mut self, mut text: &[u8]) -> Result<(), Error> {
        while !text.is_empty() {
            if self.used == self.buffer.len() {
                self.flush()?;
            }
            let count = text.len().min(self.buffer.len() - self.used);
            self.buffer[self.used..self.used + count].copy_from_slice(&text[..count]);
            self.used += count;
            text = &text[count..];
        }
        Ok(())
    }
}

fn sort(path: *const c_char) -> Result<(), Error> {
    let text = map_file(path)?;
    let list = map_values::<&[u8]>(lines(text).count())?;
    for (place, line) in list.iter_mut().zip(lines(text)) {
        place.write(line);
    }
    let sorted = unsafe { from_raw_parts_mut(list.as_mut_ptr() as *mut &[u8], list.len()) };
    sorted.sort_unstable();
    let mut output = Output::new(1);
    for line in sorted.iter() {
        output.write(line)?;
        output.write(b"\n")?;
    }
    output.flush()
}

fn complain(path: &[u8], error: i64) -> Result<(), Error> {
    let mut output = Output::new(2);
    output.write(b"rust: '")?;
    output.write(path)?;
    output.write(b"': ")?;
    output.write(unsafe { bytes(os::os_error_name(error)) })?;
    output.write(b"\n")?;
    output.flush()
}

#[no_mangle]
pub unsafe extern "C" fn main(argc: c_int, argv: *const *const c_char) -> c_int {
    if argc != 2 {
        let mut output = Output::new(2);
        let _ = output.write(b"usage: rust FILE\n").and_then(|()| output.flush());
        return 2;
    }
    match sort(*argv.add(1)) {
        Ok(()) => 0,
        Err(Error(error)) => {
            let _ = complain(bytes(*argv.add(1)), error);
            1
        }
    }
}

#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    unsafe { os::os_exit_group(101) };
    loop {}
}
