//! The local server, and clients that say nothing, or too little, or take nothing.
//!
//! Every bound here is either so short that it is over whatever happens, or so
//! long that only a server that waits for such a client reaches it.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::routing::{get, post};
use site_gen::local::http::{self, Limits};
use site_gen::local::listen;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

const SOON: Duration = Duration::from_millis(200);
const NEVER: Duration = Duration::from_secs(600);
/// What a story waits for something that happens at once, on a machine that has other things to do.
const PATIENCE: Duration = Duration::from_secs(60);

const PATIENT: Limits = Limits { head: NEVER, body: NEVER, write: NEVER, connections: 1000, grace: SOON };

/// A server, and what makes it stop.
struct Served {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    ended: JoinHandle<std::io::Result<()>>,
}

fn serve(limits: Limits, routes: Router) -> Served {
    let listener = listen::bind(0).expect("a free port");
    let address = listener.local_addr().expect("an address");
    let (stop, stopped) = oneshot::channel();
    let stopped = async {
        let _told = stopped.await;
    };
    let ended = tokio::spawn(http::serve(listener, routes, limits, stopped));
    Served { address, stop, ended }
}

fn pages() -> Router {
    Router::new().route("/", get(|| async { "a page" })).route("/send", post(|body: Bytes| async move { body }))
}

async fn connect(served: &Served) -> TcpStream {
    TcpStream::connect(served.address).await.expect("it listens")
}

/// What a client hears that begins with `head` and then sends a byte now and then, until the server has had enough.
async fn drips(served: &Served, head: &str) -> String {
    let (mut read, mut write) = connect(served).await.into_split();
    write.write_all(head.as_bytes()).await.expect("it is sent");
    let dripping = tokio::spawn(async move {
        while write.write_all(b"x").await.is_ok() {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    });
    let mut heard = Vec::new();
    // It may be cut while bytes of ours are on their way: that is an end too.
    let _cut = tokio::time::timeout(PATIENCE, read.read_to_end(&mut heard)).await.expect("it is sent away");
    dripping.abort();
    String::from_utf8_lossy(&heard).into_owned()
}

async fn page(served: &Served) -> String {
    let mut stream = connect(served).await;
    stream.write_all(b"GET / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n").await.expect("it is sent");
    let mut heard = String::new();
    tokio::time::timeout(PATIENCE, stream.read_to_string(&mut heard)).await.expect("in time").expect("an answer");
    heard
}

#[tokio::test]
async fn who_says_nothing_or_begins_and_does_not_end_is_sent_away() {
    let served = serve(Limits { head: SOON, ..PATIENT }, pages());
    let mut silent = connect(&served).await;
    let heard = tokio::time::timeout(PATIENCE, silent.read_to_end(&mut Vec::new())).await;
    heard.expect("it is sent away").expect("in good order");
    drips(&served, "GET / HTTP/1.1\r\nx-slow: ").await;
    // And whoever has been answered and keeps the connection for nothing.
    let mut kept = connect(&served).await;
    kept.write_all(b"GET / HTTP/1.1\r\nhost: localhost\r\n\r\n").await.expect("it is sent");
    let mut heard = String::new();
    let read = tokio::time::timeout(PATIENCE, kept.read_to_string(&mut heard)).await;
    read.expect("it is sent away").expect("in good order");
    assert!(heard.ends_with("a page"), "{heard}");
}

#[tokio::test]
async fn who_sends_a_form_a_byte_at_a_time_is_answered_before_its_end() {
    let served = serve(Limits { body: SOON, ..PATIENT }, pages());
    let heard = drips(&served, "POST /send HTTP/1.1\r\nhost: localhost\r\ncontent-length: 100000\r\n\r\n").await;
    assert!(heard.starts_with("HTTP/1.1 4"), "{heard}");
}

#[tokio::test]
async fn who_takes_nothing_of_an_answer_is_sent_away() {
    let (held, let_go) = oneshot::channel();
    // More than the machine keeps for a client.
    let large = Bytes::from_owner(Large { bytes: vec![b'x'; 32 << 20], _held: held });
    let large = Arc::new(Mutex::new(Some(large)));
    let large = move || async move { large.lock().expect("a lock").take().expect("asked for once") };
    let served = serve(Limits { write: SOON, ..PATIENT }, Router::new().route("/", get(large)));
    let mut deaf = connect(&served).await;
    deaf.write_all(b"GET / HTTP/1.1\r\nhost: localhost\r\n\r\n").await.expect("it is sent");
    let let_go = tokio::time::timeout(PATIENCE, let_go).await;
    assert!(let_go.expect("the rest of the answer is let go of").is_err(), "while the client still holds the line");
    drop(deaf);
}

#[tokio::test]
async fn a_crowd_that_says_nothing_keeps_nobody_out() {
    let (release, wait) = oneshot::channel::<()>();
    let wait = Arc::new(Mutex::new(Some(wait)));
    let (began, mut begins) = tokio::sync::mpsc::unbounded_channel();
    let slow = move || async move {
        began.send(()).expect("somebody listens");
        let wait = wait.lock().expect("a lock").take().expect("asked for once");
        wait.await.expect("it is released");
        "at last"
    };
    let served = serve(Limits { connections: 4, ..PATIENT }, pages().route("/slow", get(slow)));
    // One who waits for the server is not one whom the server waits for.
    let mut waiting = connect(&served).await;
    let ask = b"GET /slow HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n";
    waiting.write_all(ask).await.expect("it is sent");
    begins.recv().await.expect("it has begun");
    let mut crowd = Vec::new();
    for n in 0..40 {
        let mut one = connect(&served).await;
        if n % 2 == 0 {
            one.write_all(b"POST /send HTTP/1.1\r\ncontent-length: 9\r\n\r\nhalf").await.expect("it is sent");
        }
        crowd.push(one);
    }
    for _ in 0..10 {
        assert!(page(&served).await.ends_with("a page"));
    }
    release.send(()).expect("it waits");
    let mut heard = String::new();
    let read = tokio::time::timeout(PATIENCE, waiting.read_to_string(&mut heard)).await;
    read.expect("in time").expect("an answer");
    assert!(heard.ends_with("at last"), "{heard}");
}

#[tokio::test]
async fn who_asks_it_to_stop_waits_for_none_of_them() {
    let served = serve(PATIENT, pages());
    let silent = connect(&served).await;
    let mut half = connect(&served).await;
    half.write_all(b"POST /send HTTP/1.1\r\ncontent-length: 9\r\n\r\nhalf").await.expect("it is sent");
    page(&served).await;
    served.stop.send(()).expect("it runs");
    let ended = tokio::time::timeout(PATIENCE, served.ended).await.expect("it ends");
    ended.expect("without a panic").expect("well");
    drop((silent, half));
}

/// Bytes that somebody hears of when they are let go of.
struct Large {
    bytes: Vec<u8>,
    _held: oneshot::Sender<()>,
}

impl AsRef<[u8]> for Large {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}
