//! Clients of the local server that keep it waiting, as many as one likes: and
//! a visitor among them, who is answered all the same.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};

use super::server::Server;
use super::{Report, form, part};

/// What a visitor waits at most, and whoever asks the server to stop.
const ANSWERED: Duration = Duration::from_secs(1);
const STOPPED: Duration = Duration::from_secs(5);
/// Whoever is sent away comes back after that.
const BACK: Duration = Duration::from_millis(250);
/// Between two pages of the visitor.
const READS: Duration = Duration::from_millis(250);

/// How one of them keeps the server waiting.
#[derive(Clone, Copy)]
enum Way {
    /// Says nothing.
    Silent,
    /// Begins a request and does not go on.
    Half,
    /// Begins one, and goes on a byte a second.
    SlowHead,
    /// The same with the form itself.
    SlowBody,
    /// Asks for pages and reads none.
    NeverReads,
}

const WAYS: [Way; 5] = [Way::Silent, Way::Half, Way::SlowHead, Way::SlowBody, Way::NeverReads];

/// So many connections for so many seconds, all of them held anew as often as the server ends one.
pub async fn half_open(connections: usize, seconds: u64) -> Report {
    let data = tempfile::tempdir().expect("a folder for a while");
    let mut server = Server::start(data.path(), None).await;
    let open = Arc::<Open>::default();
    let crowd: Vec<_> = (0..connections)
        .map(|number| tokio::spawn(hold(server.address.clone(), WAYS[number % WAYS.len()], Arc::clone(&open))))
        .collect();
    let (begun, mut waits, mut wrong) = (Instant::now(), Vec::new(), Vec::new());
    let mut least = usize::MAX;
    while begun.elapsed() < Duration::from_secs(seconds) {
        let number = waits.len();
        let start = Instant::now();
        let answered = tokio::time::timeout(Duration::from_secs(30), visit(&server.address, number)).await;
        waits.push(start.elapsed());
        match answered {
            Ok(Ok(())) => {}
            Ok(Err(why)) => wrong.push(format!("visitor {number}: {why}")),
            Err(_) => wrong.push(format!("visitor {number} got no answer")),
        }
        // The first moments are those in which they come.
        if begun.elapsed() > Duration::from_secs(2) {
            least = least.min(open.now.load(Ordering::Relaxed));
        }
        tokio::time::sleep(READS).await;
    }
    let stopped = asked_to_stop(&mut server).await;
    crowd.iter().for_each(tokio::task::JoinHandle::abort);
    waits.sort_unstable();
    let longest = part(&waits, 100);
    wrong.extend((longest > ANSWERED).then(|| format!("a visitor waited {longest:?}")));
    wrong.extend(stopped.is_none_or(|took| took > STOPPED).then(|| format!("asked to stop, it took {stopped:?}")));
    let seen = vec![
        format!(
            "{connections} connections for {seconds} s, never fewer than {least} open, opened {} times",
            open.ever.load(Ordering::Relaxed)
        ),
        format!(
            "{} visits, a page and a complaint each: p50 {:?}, p99 {:?}, longest {longest:?}",
            waits.len(),
            part(&waits, 50),
            part(&waits, 99)
        ),
        format!("asked to stop, it took {stopped:?}"),
    ];
    Report { wrong, seen }
}

/// How many connections are open, and were ever.
#[derive(Default)]
struct Open {
    now: AtomicUsize,
    ever: AtomicUsize,
}

async fn hold(address: String, way: Way, open: Arc<Open>) {
    loop {
        if let Some(stream) = connect(&address).await {
            open.now.fetch_add(1, Ordering::Relaxed);
            open.ever.fetch_add(1, Ordering::Relaxed);
            // However it ends: the server has had enough.
            let _ended = keep_waiting(stream, way).await;
            open.now.fetch_sub(1, Ordering::Relaxed);
        }
        tokio::time::sleep(BACK).await;
    }
}

async fn connect(address: &str) -> Option<TcpStream> {
    let socket = TcpSocket::new_v4().ok()?;
    // So that little of an answer fits between the two.
    socket.set_recv_buffer_size(4096).ok()?;
    socket.connect(address.parse().ok()?).await.ok()
}

async fn keep_waiting(mut stream: TcpStream, way: Way) -> std::io::Result<()> {
    match way {
        Way::Silent => {}
        Way::Half => stream.write_all(b"GET / HTTP/1.1\r\nhost: localhost\r\n").await?,
        Way::SlowHead => {
            stream.write_all(b"GET / HTTP/1.1\r\nhost: localhost\r\nx-slow: ").await?;
            return drip(stream).await;
        }
        Way::SlowBody => {
            let head = "POST /form/imani/send HTTP/1.1\r\nhost: localhost\r\ncontent-length: 100000\r\n\
                        content-type: application/x-www-form-urlencoded\r\n\r\nwhat_happened=";
            stream.write_all(head.as_bytes()).await?;
            return drip(stream).await;
        }
        Way::NeverReads => {
            // One after the other on one line: the answers fill all that lies between.
            let ask = "GET /imani/complain/ HTTP/1.1\r\nhost: localhost\r\n\r\n".repeat(200);
            stream.write_all(ask.as_bytes()).await?;
            // It is never read; whether it is still there shows when it is written to.
            loop {
                tokio::time::sleep(Duration::from_secs(1)).await;
                stream.write_all(b"GET / HTTP/1.1\r\nhost: localhost\r\n\r\n").await?;
            }
        }
    }
    stream.read_to_end(&mut Vec::new()).await.map(|_| ())
}

async fn drip(stream: TcpStream) -> std::io::Result<()> {
    let (mut read, mut write) = stream.into_split();
    let mut heard = Vec::new();
    tokio::select! {
        ended = read.read_to_end(&mut heard) => ended.map(|_| ()),
        ended = async {
            loop {
                tokio::time::sleep(Duration::from_secs(1)).await;
                write.write_all(b"x").await?;
            }
        } => ended,
    }
}

/// Somebody who opens a page and sends a complaint.
async fn visit(address: &str, number: usize) -> Result<(), String> {
    let page = asked(address, "GET", "/imani/complain/", "").await?;
    if !page.starts_with("HTTP/1.1 200") {
        return Err(format!("no page: {}", page.lines().next().unwrap_or_default()));
    }
    let body = form(&format!("No heating, {number}"), &format!("{number:032x}"));
    let sent = asked(address, "POST", "/form/imani/send", &body).await?;
    if sent.starts_with("HTTP/1.1 201") { Ok(()) } else { Err(sent.lines().next().unwrap_or_default().to_owned()) }
}

async fn asked(address: &str, method: &str, path: &str, body: &str) -> Result<String, String> {
    let failed = |error: std::io::Error| format!("{method} {path}: {error}");
    let mut stream = TcpStream::connect(address).await.map_err(failed)?;
    let ask = format!(
        "{method} {path} HTTP/1.1\r\nhost: {address}\r\naccept: application/json\r\nconnection: close\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(ask.as_bytes()).await.map_err(failed)?;
    let mut heard = Vec::new();
    stream.read_to_end(&mut heard).await.map_err(failed)?;
    Ok(String::from_utf8_lossy(&heard).into_owned())
}

/// Ctrl-C, while all of them are there; how long it takes, if it ends.
async fn asked_to_stop(server: &mut Server) -> Option<Duration> {
    let id = server.process.id()?.to_string();
    let start = Instant::now();
    let asked = tokio::process::Command::new("kill").args(["-INT", &id]).status().await;
    asked.ok().filter(std::process::ExitStatus::success)?;
    let ended = tokio::time::timeout(Duration::from_secs(60), server.process.wait()).await;
    ended.ok()?.ok()?.success().then(|| start.elapsed())
}
