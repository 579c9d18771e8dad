//! A table behind a bad line: a proxy between the function and the engine that
//! breaks what passes, by chances that a seed fixes.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use store::connect::LocalEngine;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// What can happen to one call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// The line is cut before the call arrives.
    CutBefore,
    /// The call is carried out, and the line is cut before its answer.
    CutAfter,
    /// Nothing is carried out, and no answer ever comes.
    SilentBefore,
    /// The call is carried out, and no answer ever comes.
    SilentAfter,
    /// The service has a fault, and carries nothing out.
    ErrorBefore,
    /// The service has a fault after it carried the call out.
    ErrorAfter,
    /// This call and some that follow are too many.
    Throttled,
    /// The call is carried out, and half of the answer comes.
    Truncated,
    /// The call is carried out, and the answer does not fit its checksum.
    WrongChecksum,
    /// The call is carried out, and the answer comes byte by byte.
    Slow,
    /// What is put is refused, as something that the table does not take or this role may not put; for a while.
    Refused,
    /// This role may not read by key; for a while.
    Denied,
}

impl Fault {
    /// All that chance draws.
    pub const ALL: [Self; 10] = [
        Self::CutBefore,
        Self::CutAfter,
        Self::SilentBefore,
        Self::SilentAfter,
        Self::ErrorBefore,
        Self::ErrorAfter,
        Self::Throttled,
        Self::Truncated,
        Self::WrongChecksum,
        Self::Slow,
    ];
}

/// How likely each fault is, in thousandths of all calls.
pub type Odds = Vec<(Fault, u32)>;

/// A line that can be broken.
#[derive(Clone)]
pub struct Line {
    /// Where the function finds the table.
    pub address: LocalEngine,
    state: Arc<State>,
}

struct State {
    engine: String,
    odds: Odds,
    chance: Mutex<fastrand::Rng>,
    away: AtomicBool,
    cut_commits: AtomicBool,
    /// So many calls are left to whoever is killed, and whether the last of them is carried out.
    dies: Mutex<Option<(u32, bool)>>,
    refuses: AtomicBool,
    denies: AtomicBool,
    throttled: AtomicU32,
    happened: Mutex<BTreeMap<Fault, u32>>,
    asked: Mutex<Vec<String>>,
}

impl Line {
    /// A line to `engine`.
    pub async fn new(engine: &LocalEngine, odds: Odds, seed: u64) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let state = Arc::new(State {
            engine: engine.address.trim_start_matches("http://").to_owned(),
            odds,
            chance: Mutex::new(fastrand::Rng::with_seed(seed)),
            away: AtomicBool::new(false),
            cut_commits: AtomicBool::new(false),
            dies: Mutex::default(),
            refuses: AtomicBool::new(false),
            denies: AtomicBool::new(false),
            throttled: AtomicU32::new(0),
            happened: Mutex::default(),
            asked: Mutex::default(),
        });
        let serve = Arc::clone(&state);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let state = Arc::clone(&serve);
                // A line that was cut is what this is about.
                tokio::spawn(async move { carry(stream, &state).await.unwrap_or_default() });
            }
        });
        Self { address: LocalEngine { address, key: engine.key.clone() }, state }
    }

    /// Takes the table away, or gives it back.
    pub fn away(&self, away: bool) {
        self.state.away.store(away, Ordering::Relaxed);
    }

    /// Refuses some of what is put, or no more.
    pub fn refuse_puts(&self, refuses: bool) {
        self.state.refuses.store(refuses, Ordering::Relaxed);
    }

    /// Denies some of what is read by key, or no more.
    pub fn deny_reads(&self, denies: bool) {
        self.state.denies.store(denies, Ordering::Relaxed);
    }

    /// Cuts the line after each write that was carried out, or no more.
    pub fn cut_commits(&self, cut: bool) {
        self.state.cut_commits.store(cut, Ordering::Relaxed);
    }

    /// As if whoever asks were killed at its call of this number, counted from 0, before or after that was carried
    /// out: nothing that it asks then comes through.
    pub fn die_at(&self, call: u32, carried_out: bool) {
        *self.state.dies.lock().expect("no panic before") = Some((call, carried_out));
    }

    /// What has been asked since the last time somebody looked, in order: `GetItem`, `Query`, ….
    #[must_use]
    pub fn asked(&self) -> Vec<String> {
        std::mem::take(&mut *self.state.asked.lock().expect("no panic before"))
    }

    /// How often each fault happened.
    #[must_use]
    pub fn happened(&self) -> BTreeMap<Fault, u32> {
        self.state.happened.lock().expect("no panic before").clone()
    }
}

impl State {
    fn draw(&self, call: &[u8]) -> Option<Fault> {
        let asked = operation(call);
        let puts = matches!(asked.as_deref(), Some("PutItem" | "TransactWriteItems"));
        if self.cut_commits.load(Ordering::Relaxed) {
            return puts.then_some(Fault::CutAfter);
        }
        if self.away.load(Ordering::Relaxed) {
            return Some(Fault::CutBefore);
        }
        if let Some((left, carried_out)) = &mut *self.dies.lock().expect("no panic before") {
            match (*left, *carried_out) {
                (0, true) => {
                    *carried_out = false;
                    return Some(Fault::CutAfter);
                }
                (0, false) => return Some(Fault::CutBefore),
                (more, _) => *left = more - 1,
            }
        }
        let left = self.throttled.load(Ordering::Relaxed);
        if left > 0 {
            self.throttled.store(left - 1, Ordering::Relaxed);
            return Some(Fault::Throttled);
        }
        let mut chance = self.chance.lock().expect("no panic before");
        if self.denies.load(Ordering::Relaxed) && asked.as_deref() == Some("GetItem") && chance.bool() {
            return Some(Fault::Denied);
        }
        if self.refuses.load(Ordering::Relaxed) && puts && chance.bool() {
            return Some(Fault::Refused);
        }
        let mut drawn = chance.u32(0..1000);
        for (fault, odds) in &self.odds {
            if drawn < *odds {
                if *fault == Fault::Throttled {
                    self.throttled.store(chance.u32(0..4), Ordering::Relaxed);
                }
                return Some(*fault);
            }
            drawn -= odds;
        }
        None
    }
}

/// Carries the calls of one connection.
async fn carry(mut from: TcpStream, state: &State) -> std::io::Result<()> {
    while let Some(call) = message(&mut from).await? {
        state.asked.lock().expect("no panic before").extend(operation(&call));
        let fault = state.draw(&call);
        if let Some(fault) = fault {
            *state.happened.lock().expect("no panic before").entry(fault).or_default() += 1;
        }
        match fault {
            Some(Fault::CutBefore) => return Ok(()),
            Some(Fault::SilentBefore) => return wait_for_ever(from).await,
            Some(Fault::ErrorBefore) => {
                from.write_all(&error(500, "InternalServerError")).await?;
                continue;
            }
            Some(Fault::Throttled) => {
                from.write_all(&error(400, "ProvisionedThroughputExceededException")).await?;
                continue;
            }
            Some(Fault::Refused) => {
                let kind = if call.len() % 2 == 0 { "ValidationException" } else { "AccessDeniedException" };
                from.write_all(&error(400, kind)).await?;
                continue;
            }
            Some(Fault::Denied) => {
                from.write_all(&error(400, "AccessDeniedException")).await?;
                continue;
            }
            _ => {}
        }
        let mut engine = TcpStream::connect(&state.engine).await?;
        engine.write_all(&call).await?;
        let Some(answer) = message(&mut engine).await? else { return Ok(()) };
        match fault {
            Some(Fault::CutAfter) => return Ok(()),
            Some(Fault::SilentAfter) => return wait_for_ever(from).await,
            Some(Fault::ErrorAfter) => from.write_all(&error(500, "InternalServerError")).await?,
            Some(Fault::Truncated) => {
                from.write_all(&answer[..answer.len() - answer.len().min(20) / 2]).await?;
                return Ok(());
            }
            Some(Fault::WrongChecksum) => {
                let head = answer.iter().position(|b| *b == b'\n').map_or(0, |end| end + 1);
                from.write_all(&answer[..head]).await?;
                from.write_all(b"x-amz-crc32: 1\r\n").await?;
                from.write_all(&answer[head..]).await?;
            }
            Some(Fault::Slow) => {
                for byte in &answer {
                    from.write_all(std::slice::from_ref(byte)).await?;
                    tokio::time::sleep(Duration::from_millis(20)).await;
                }
            }
            _ => from.write_all(&answer).await?,
        }
    }
    Ok(())
}

/// The operation that a call asks for.
fn operation(call: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(call);
    let head = text.split("\r\n\r\n").next()?;
    let line = head.lines().find(|line| line.to_ascii_lowercase().starts_with("x-amz-target:"))?;
    line.rsplit('.').next().map(|name| name.trim().to_owned())
}

/// Reads until the other side gives up.
async fn wait_for_ever(mut from: TcpStream) -> std::io::Result<()> {
    let mut byte = [0];
    while from.read(&mut byte).await? > 0 {}
    Ok(())
}

/// One HTTP message with a length, as both sides send them; `None` at the end of the connection.
async fn message(from: &mut TcpStream) -> std::io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    let mut part = [0; 16 * 1024];
    loop {
        if let Some(head) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            let text = String::from_utf8_lossy(&bytes[..head]).to_ascii_lowercase();
            let length = text.lines().find_map(|line| line.strip_prefix("content-length:")?.trim().parse().ok());
            if bytes.len() >= head + 4 + length.unwrap_or(0) {
                return Ok(Some(bytes));
            }
        }
        let read = from.read(&mut part).await?;
        if read == 0 {
            return Ok(None);
        }
        bytes.extend_from_slice(&part[..read]);
    }
}

fn error(status: u16, kind: &str) -> Vec<u8> {
    let body = format!(r#"{{"__type":"com.amazonaws.dynamodb.v20120810#{kind}","message":"a fault for stories"}}"#);
    let head = format!("HTTP/1.1 {status} Fault\r\ncontent-type: application/x-amz-json-1.0\r\n");
    format!("{head}content-length: {}\r\n\r\n{body}", body.len()).into_bytes()
}
