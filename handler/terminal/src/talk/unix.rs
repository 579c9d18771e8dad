//! Lines that wait for nobody: stderr is asked first whether it takes more.

use std::io::{self, Write};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

/// A pipe that can be written at all takes so much at once.
const AT_ONCE: usize = 4096;

/// Writes what is taken at once; the rest is lost.
pub(super) fn write(shown: &str) {
    #[expect(clippy::disallowed_methods, reason = "this is the place")]
    let mut stderr = io::stderr().lock();
    for part in shown.as_bytes().chunks(AT_ONCE) {
        let mut there = [PollFd::new(&stderr, PollFlags::OUT)];
        let takes = poll(&mut there, Some(&Timespec::default())).is_ok_and(|ready| ready > 0);
        if !takes || stderr.write_all(part).is_err() {
            break;
        }
    }
}
