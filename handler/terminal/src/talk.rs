//! What is said besides a result, on stderr. Nobody is kept from anything
//! because it cannot be said: a complaint is taken whether or not somebody
//! reads the log.

use std::fmt::Display;
use std::io::{self, Write};

use complaints::words::visible::{in_json, indented, visible};
use rustix::event::{PollFd, PollFlags, Timespec, poll};

/// Says a line, or some. What a value in it holds is the sayer's to set in.
pub fn say(text: impl Display) {
    #[expect(clippy::disallowed_methods, reason = "this is the place")]
    let mut stderr = io::stderr().lock();
    let _unheard = stderr.write_all(format!("{}\n", visible(&text.to_string())).as_bytes());
}

/// Says why something could not be done, in one sentence of ours with what the machine or somebody said in it.
pub fn fault(why: impl Display) {
    say(indented(&why.to_string()));
}

/// Says a line of a server, which waits for nobody.
pub fn log(line: impl Display) {
    let _unheard = Log.write(format!("{line}\n").as_bytes());
}

/// Where a server's lines go: it never fails, and never waits. What nobody takes is lost.
#[derive(Debug, Clone, Copy, Default)]
pub struct Log;

/// A pipe that can be written at all takes so much at once.
const AT_ONCE: usize = 4096;

impl Write for Log {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        #[expect(clippy::disallowed_methods, reason = "this is the place")]
        let mut stderr = io::stderr().lock();
        // A line in JSON says the same afterwards, and any other is one that nothing hides in.
        let shown = in_json(&String::from_utf8_lossy(line));
        for part in shown.as_bytes().chunks(AT_ONCE) {
            let mut there = [PollFd::new(&stderr, PollFlags::OUT)];
            let takes = poll(&mut there, Some(&Timespec::default())).is_ok_and(|ready| ready > 0);
            if !takes || stderr.write_all(part).is_err() {
                break;
            }
        }
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
