//! `site-gen` over a tree: how it ended and what it said, and that it ended.

use std::fs::File;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::tree::Tree;
use crate::binary;

/// How long a command may take before it counts as one that never ends, on a machine that is busy with much else.
const PATIENCE: Duration = Duration::from_secs(120);

/// What a command said, and how it ended.
pub(super) struct Said {
    /// The exit code; none where a signal ended it.
    pub(super) code: Option<i32>,
    pub(super) stdout: String,
    pub(super) stderr: String,
    /// How long a processor worked for it, whatever else the machine did meanwhile.
    pub(super) worked: Duration,
}

/// Runs `site-gen` in the folder of a tree.
///
/// # Errors
/// When it does not end, or panics.
pub(super) fn site_gen(tree: &Tree, arguments: &[&str]) -> Result<Said, String> {
    let folder = tempfile::tempdir().expect("a folder for what it says");
    let (out, err) = (folder.path().join("out"), folder.path().join("err"));
    let file = |path| Stdio::from(File::create(path).expect("a file can be made"));
    let started = Instant::now();
    let mut child = Command::new(binary("site-gen"))
        .args(arguments)
        .arg("--content")
        .arg(tree.content())
        .current_dir(tree.folder())
        .stdin(Stdio::null())
        .stdout(file(&out))
        .stderr(file(&err))
        .spawn()
        .expect("site-gen runs");
    let mut worked = Duration::ZERO;
    let code = loop {
        worked = work_of(child.id()).unwrap_or(worked);
        match child.try_wait().expect("a child can be asked") {
            Some(status) => break status.code(),
            None if started.elapsed() > PATIENCE => {
                child.kill().expect("a child can be killed");
                child.wait().expect("a killed child ends");
                return Err(format!("`site-gen {}` does not end", arguments.join(" ")));
            }
            None => sleep(Duration::from_millis(2)),
        }
    };
    let text = |path| String::from_utf8_lossy(&std::fs::read(path).expect("what it said")).into_owned();
    let said = Said { code, stdout: text(&out), stderr: text(&err), worked };
    if said.stderr.contains("panicked at") || !matches!(said.code, Some(0..=100)) {
        return Err(format!("`site-gen {}` panics: {}", arguments.join(" "), said.stderr));
    }
    Ok(said)
}

/// How long processors have worked for a process that still runs, as Linux counts it.
fn work_of(process: u32) -> Option<Duration> {
    /// In which it counts for programs, on whatever machine (`proc_pid_stat(5)`).
    const TICK: Duration = Duration::from_millis(10);
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name of the program, in brackets, may hold blanks.
    let (_, fields) = stat.rsplit_once(") ")?;
    let ticks = fields.split(' ').skip(11).take(2).map(|ticks| ticks.parse::<u32>().ok());
    ticks.sum::<Option<u32>>().map(|ticks| TICK * ticks)
}
