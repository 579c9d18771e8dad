//! The local server as people start it.

use std::fs::File;
use std::path::Path;
use std::process::Stdio;

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

use crate::{binary, frozen_folder};

/// The local server, on a port of its own, ended with the value.
pub(super) struct Server {
    pub(super) process: Child,
    pub(super) address: String,
}

impl Server {
    /// Starts it over a folder; what it says goes to `log`, or nowhere.
    pub(super) async fn start(data: &Path, log: Option<&Path>) -> Self {
        let log = log.map_or_else(Stdio::null, |path| File::create(path).expect("the log can be written").into());
        let mut process = Command::new(binary("site-gen"))
            .args(["serve", "--port", "0", "--data"])
            .arg(data)
            .current_dir(frozen_folder())
            .stdout(Stdio::piped())
            .stderr(log)
            .kill_on_drop(true)
            .spawn()
            .expect("site-gen runs");
        let mut line = String::new();
        let mut lines = BufReader::new(process.stdout.take().expect("a pipe"));
        lines.read_line(&mut line).await.expect("the first line is the address");
        Self { process, address: line.trim().trim_end_matches('/').trim_start_matches("http://").to_owned() }
    }
}
