//! What is said besides a result, on stderr. Nobody is kept from anything
//! because it cannot be said: a complaint is taken whether or not somebody
//! reads the log.

use std::fmt::Display;
use std::io::{self, Write};

use complaints::words::visible::{in_json, indented, visible};

#[cfg_attr(unix, path = "talk/unix.rs")]
#[cfg_attr(windows, path = "talk/windows.rs")]
mod without_waiting;

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

impl Write for Log {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        // A line in JSON says the same afterwards, and any other is one that nothing hides in.
        without_waiting::write(&in_json(&String::from_utf8_lossy(line)));
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
