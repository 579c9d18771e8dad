//! Lines that wait for nobody. Windows does not say whether stderr takes more,
//! and a console in which somebody marks text takes nothing until they let go.
//! So a thread writes, and who has a line to say waits for it only while lines
//! are taken as they come: then what is said stands in its order, and nothing
//! is lost when the program ends.

use std::io::{self, Write};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;
use std::time::Duration;

/// Lines that may lie there while nobody takes any; what comes then is lost.
const WAITING: usize = 256;
/// How long a line may take before nobody waits any more. Once, and not for every line.
const PATIENCE: Duration = Duration::from_millis(50);

/// A line, and whom to tell that it was written.
type Line = (String, SyncSender<()>);

/// Nobody takes lines just now.
static STUCK: AtomicBool = AtomicBool::new(false);

/// Has a line written, or loses it.
pub(super) fn write(shown: &str) {
    static WRITER: OnceLock<Option<SyncSender<Line>>> = OnceLock::new();
    let Some(writer) = WRITER.get_or_init(start) else { return };
    let (written, done) = sync_channel(1);
    let is_taken = writer.try_send((shown.to_owned(), written)).is_ok();
    if is_taken && !STUCK.load(Ordering::Relaxed) && done.recv_timeout(PATIENCE).is_err() {
        STUCK.store(true, Ordering::Relaxed);
    }
}

/// The thread that writes; none where the machine has no more threads.
fn start() -> Option<SyncSender<Line>> {
    let (sender, lines) = sync_channel(WAITING);
    thread::Builder::new().name("log".to_owned()).spawn(move || write_all(&lines)).ok()?;
    Some(sender)
}

fn write_all(lines: &Receiver<Line>) {
    for (line, written) in lines {
        #[expect(clippy::disallowed_methods, reason = "this is the place")]
        let _unheard = io::stderr().lock().write_all(line.as_bytes());
        STUCK.store(false, Ordering::Relaxed);
        // Whoever said it may not wait any more.
        let _nobody_waits = written.try_send(());
    }
}
