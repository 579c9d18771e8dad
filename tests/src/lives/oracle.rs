//! The oracle: `tests/oracle/oracle.py`, a child process that answers a line
//! with a line. It needs Python 3 and nothing of the network.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::Value;

use crate::words::{frozen, root};

/// A running oracle, which ends with this value.
pub(super) struct Oracle {
    child: Child,
    asks: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Oracle {
    /// Starts it with the frozen bank holidays.
    pub(super) fn start() -> Self {
        let mut child = Command::new("python3")
            .args(["-B".into(), root().join("tests/oracle/oracle.py"), frozen().content.join("bank-holidays.json")])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("python3 is installed");
        let asks = child.stdin.take().expect("it listens");
        let answers = BufReader::new(child.stdout.take().expect("it answers"));
        Self { child, asks, answers }
    }

    /// The answer to one life.
    pub(super) fn ask(&mut self, life: &Value) -> Value {
        writeln!(self.asks, "{life}").expect("the oracle runs");
        let mut line = String::new();
        self.answers.read_line(&mut line).expect("the oracle answers in text");
        serde_json::from_str(&line).unwrap_or_else(|_| panic!("the oracle ended at {life}"))
    }
}

impl Drop for Oracle {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ended = self.child.kill();
        let _reaped = self.child.wait();
    }
}
