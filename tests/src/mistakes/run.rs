//! `site-gen` over a tree: how it ended and what it said, and that it ended.

use std::fs::File;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::tree::Tree;
use crate::binary;

/// How long a command may take before it counts as one that never ends.
const PATIENCE: Duration = Duration::from_secs(20);

/// What a command said, and how it ended.
pub(super) struct Said {
    /// The exit code; none where a signal ended it.
    pub(super) code: Option<i32>,
    pub(super) stdout: String,
    pub(super) stderr: String,
    /// How long it took.
    pub(super) took: Duration,
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
    let code = loop {
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
    let took = started.elapsed();
    let text = |path| String::from_utf8_lossy(&std::fs::read(path).expect("what it said")).into_owned();
    let said = Said { code, stdout: text(&out), stderr: text(&err), took };
    if said.stderr.contains("panicked at") || !matches!(said.code, Some(0..=100)) {
        return Err(format!("`site-gen {}` panics: {}", arguments.join(" "), said.stderr));
    }
    Ok(said)
}
