//! What is no HTTP, or hardly any, on the socket of the local server: it
//! answers or hangs up, and goes on.

use std::collections::BTreeMap;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::Report;
use super::server::Server;
use crate::odd::request;

/// How long whoever sends waits for an answer before it says that nothing more comes.
const PATIENCE: Duration = Duration::from_millis(300);
/// How long one of them may take: then nothing has a reason to wait.
const LIMIT: Duration = Duration::from_secs(40);

/// So many requests, one after the other, and the front page at the end.
pub async fn requests(requests: usize, seed: u64) -> Report {
    let folder = tempfile::tempdir().expect("a folder for a while");
    let log = folder.path().join("log");
    let mut server = Server::start(&folder.path().join("data"), Some(&log)).await;
    let (mut wrong, mut found) = (Vec::new(), BTreeMap::<String, usize>::new());
    for number in 0..requests {
        let mut chance = fastrand::Rng::with_seed(seed.wrapping_mul(1_000_033).wrapping_add(number as u64));
        let bytes = request(&mut chance);
        let Ok(heard) = tokio::time::timeout(LIMIT, ask(&server.address, &bytes)).await else {
            wrong.push(format!("request {number}: no end of {}", String::from_utf8_lossy(&bytes)));
            continue;
        };
        let heard = String::from_utf8_lossy(&heard).into_owned();
        let status = heard.strip_prefix("HTTP/1.").and_then(|line| line.get(2..5)).unwrap_or("hung up").to_owned();
        if status.starts_with('5') {
            wrong.push(format!("request {number}: {status} for {}", String::from_utf8_lossy(&bytes)));
        }
        let leads_away = |line: &str| {
            let place = line.to_ascii_lowercase().strip_prefix("location:").map(|place| place.trim().to_owned());
            place.is_some_and(|place| !place.starts_with('/') || place.starts_with("//"))
        };
        if heard.lines().take_while(|line| !line.is_empty()).any(leads_away) {
            wrong.push(format!("request {number}: leads to another site: {}", String::from_utf8_lossy(&bytes)));
        }
        *found.entry(status).or_default() += 1;
    }
    let mut stream = TcpStream::connect(&server.address).await.expect("it listens");
    let mut front = Vec::new();
    stream.write_all(b"GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await.expect("it listens");
    stream.read_to_end(&mut front).await.expect("an answer");
    if !front.starts_with(b"HTTP/1.1 200") {
        wrong.push("at the end the front page is not there".to_owned());
    }
    server.process.kill().await.expect("it can be killed");
    let log = std::fs::read_to_string(log).expect("a log is text");
    let panics = log.lines().filter(|line| line.contains("panic")).count();
    wrong.extend(
        log.lines().filter(|line| line.contains("\"fault\"")).take(5).map(|line| format!("the log says {line}")),
    );
    Report { wrong, seen: vec![format!("{requests} requests, seed {seed}: {found:?}; {panics} panics")] }
}

/// Sends bytes, and hears all that comes back until the other side hangs up.
async fn ask(address: &str, bytes: &[u8]) -> Vec<u8> {
    let mut stream = TcpStream::connect(address).await.expect("it listens");
    // It may hang up before it has heard everything.
    let _heard = stream.write_all(bytes).await;
    let mut heard = Vec::new();
    // What waits for more that never comes is told so; an answer that is slow is then none, which is no fault.
    if tokio::time::timeout(PATIENCE, stream.read_to_end(&mut heard)).await.is_err() {
        let _closed = stream.shutdown().await;
        let _ended = stream.read_to_end(&mut heard).await;
    }
    heard
}
