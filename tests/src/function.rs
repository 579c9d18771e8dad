//! The function as it ships: the real binary, as many of it as a story wants,
//! each under a stand-in of Lambda's Runtime API.

mod events;
mod runtime;

use std::fs::File;
use std::path::PathBuf;
use std::process::Stdio;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::Value;
use store::connect::LocalEngine;
use tokio::process::{Child, Command};
use tokio::sync::{Mutex as AsyncMutex, Notify, mpsc, oneshot};

use crate::keys::{MARK_KEY, public_keys};
use crate::{binary, built};

pub use events::{each_minute, event};
use runtime::{Asker, Job, Slot};

/// The functions of `template.yaml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Program {
    /// What visitors ask.
    Form,
    /// What brings home and tells.
    Drain,
    /// What hears of every write of the table.
    Archive,
}

/// How the functions of a story are set.
#[derive(Clone)]
pub struct Settings {
    /// The table's address.
    pub engine: LocalEngine,
    /// Where the fallback store is: a folder, or `s3://` and a name.
    pub spool: Option<String>,
    /// Which of the functions they are.
    pub program: Program,
    /// What else their environment says.
    pub extra: Vec<(&'static str, String)>,
    /// The file their log goes to.
    pub log: PathBuf,
}

/// Functions that run, and the one queue of what they are asked.
pub struct Fleet {
    queue: mpsc::UnboundedSender<Job>,
    ended: Arc<AtomicU32>,
    processes: Arc<Mutex<Vec<u32>>>,
    killed: Arc<Notify>,
    /// One handle of it for each event that is not done.
    undone: Arc<()>,
    slots: Vec<tokio::task::JoinHandle<()>>,
}

/// The function ended before it answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ended;

impl Fleet {
    /// Starts so many functions; one that ends is started again, as Lambda does.
    pub async fn start(size: usize, settings: &Settings) -> Self {
        let (queue, jobs) = mpsc::unbounded_channel();
        let jobs = Arc::new(AsyncMutex::new(jobs));
        let (ended, processes) = (Arc::<AtomicU32>::default(), Arc::<Mutex<Vec<u32>>>::default());
        let mut slots = Vec::new();
        let killed = Arc::<Notify>::default();
        for _ in 0..size {
            let (slot, address) = Slot::listen(Arc::clone(&jobs)).await;
            let (settings, ended, processes) = (settings.clone(), Arc::clone(&ended), Arc::clone(&processes));
            let killed = Arc::clone(&killed);
            slots.push(tokio::spawn(async move {
                loop {
                    let mut child = spawn(&address, &settings);
                    processes.lock().expect("no panic before").extend(child.id());
                    tokio::select! {
                        _ = child.wait() => {}
                        // SIGKILL, and then its end is waited for.
                        () = killed.notified() => child.kill().await.expect("it can be killed"),
                    }
                    // What was handed to a connection whose end is not noticed yet is lost with it.
                    tokio::time::sleep(Duration::from_millis(20)).await;
                    slot.drop_all();
                    ended.fetch_add(1, Ordering::Relaxed);
                }
            }));
        }
        Self { queue, ended, processes, killed, undone: Arc::default(), slots }
    }

    /// One event, to whichever function is free. Whoever lets go of it before it is answered hangs up: as
    /// behind API Gateway, the function learns nothing of that.
    ///
    /// # Errors
    /// When the function ended before it answered.
    pub async fn invoke(&self, event: Value) -> Result<Value, Ended> {
        self.invoke_for(event, Duration::from_secs(60)).await
    }

    /// A round of the drain; a trial leaves more to a round than a minute of AWS does.
    ///
    /// # Errors
    /// When the function ended before it was over.
    pub async fn round(&self) -> Result<Value, Ended> {
        self.invoke_for(each_minute(), Duration::from_secs(600)).await
    }

    async fn invoke_for(&self, event: Value, limit: Duration) -> Result<Value, Ended> {
        let (answer, answered) = oneshot::channel();
        let job = Job { event, asker: Asker { answer, _undone: Arc::clone(&self.undone) } };
        assert!(self.queue.send(job).is_ok(), "the stand-in runs");
        let answer = tokio::time::timeout(limit, answered).await;
        answer.expect("the function answers or ends").map_err(|_| Ended)
    }

    /// Waits until everything is done that was asked, also by those who hung up.
    pub async fn quiet(&self) {
        while Arc::strong_count(&self.undone) > 1 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// `kill -9` of one function, whatever it does just now; another takes its place.
    pub fn kill(&self) {
        self.killed.notify_one();
    }

    /// How often a function ended.
    #[must_use]
    pub fn ended(&self) -> u32 {
        self.ended.load(Ordering::Relaxed)
    }

    /// The most memory that any function that runs now has used, in KiB.
    #[must_use]
    pub fn most_memory(&self) -> u64 {
        let ids = self.processes.lock().expect("no panic before").clone();
        let peak = |id: u32| -> Option<u64> {
            let status = std::fs::read_to_string(format!("/proc/{id}/status")).ok()?;
            status.lines().find_map(|l| l.strip_prefix("VmHWM:"))?.split_whitespace().next()?.parse().ok()
        };
        ids.into_iter().filter_map(peak).max().unwrap_or(0)
    }
}

impl Drop for Fleet {
    fn drop(&mut self) {
        // Each child ends with its task.
        self.slots.iter().for_each(tokio::task::JoinHandle::abort);
    }
}

fn spawn(address: &str, settings: &Settings) -> Child {
    let log = File::options().create(true).append(true).open(&settings.log).expect("the log can be written");
    let mut command = Command::new(binary(match settings.program {
        Program::Form => "handler",
        Program::Drain => "drain",
        Program::Archive => "archive",
    }));
    command
        .env_clear()
        .env("AWS_LAMBDA_RUNTIME_API", address)
        .env("AWS_LAMBDA_FUNCTION_NAME", "form")
        .env("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST")
        .env("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "256")
        .env("AWS_REGION", "eu-west-2")
        .env("AWS_ACCESS_KEY_ID", &settings.engine.key)
        .env("AWS_SECRET_ACCESS_KEY", "a secret for stories")
        .env("REDRESS_WORDS", built().join("words"))
        .env("REDRESS_TABLE", "complaints")
        .env("REDRESS_ENDPOINT", &settings.engine.address)
        .env("REDRESS_ORIGIN_SECRET", "secret")
        .env("REDRESS_CONTACT_KEY", MARK_KEY)
        .env("REDRESS_SEALING_KEYS", public_keys())
        .envs(settings.spool.as_ref().map(|spool| ("REDRESS_FALLBACK", spool)))
        .envs(settings.extra.iter().map(|(name, value)| (*name, value)))
        .stderr(Stdio::from(log))
        .kill_on_drop(true);
    command.spawn().expect("the function starts")
}
