//! The archive: every write of the table, as its stream tells it, in a bucket from which nobody takes anything away.
//!
//! A role that may put a complaint may also put over it, since IAM has no way to demand a condition of a put; and an
//! item can be given an end that has passed. So what stood before each write is kept where no role of the table comes:
//! `handler/deploy/bring-back` puts it back from there. What people wrote is sealed in it, as in the table.
//!
//! One object a write, made once: the stream tells each write at least once, and telling it again finds it kept.
//! This crate knows no complaint and reads no item: it looks at keys alone.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use store::fallback::{Fallback, Unreachable};
use tokio::task::JoinSet;

pub use write::{Unreadable, Write};

mod write;

/// How many objects are on their way at once: a batch of a hundred is kept within two seconds.
const AT_ONCE: usize = 16;

/// What Lambda hands over of a stream: some writes, in their order.
#[derive(Debug, Deserialize)]
pub struct Batch {
    /// Each as the stream tells it; it is kept letter by letter.
    #[serde(rename = "Records")]
    pub writes: Vec<Box<RawValue>>,
}

/// What Lambda is told of a batch. From the first write that is named on, it hands all of them over again.
#[derive(Debug, Default, Serialize)]
pub struct Answer {
    /// The writes that are not in the archive.
    #[serde(rename = "batchItemFailures")]
    pub not_kept: Vec<NotKept>,
}

/// A write that is not in the archive.
#[derive(Debug, Serialize)]
pub struct NotKept {
    /// Its number in the stream.
    #[serde(rename = "itemIdentifier")]
    pub number: String,
    /// Why, for the log.
    #[serde(skip)]
    pub why: Unreachable,
}

/// Keeps a batch.
///
/// # Errors
/// When a write has no keys or no number: then nothing of the batch is kept, and all of it is handed over again.
pub async fn keep(batch: &Batch, archive: &Fallback) -> Result<Answer, Unreadable> {
    let mut waiting = batch.writes.iter().map(|told| Write::read(told)).collect::<Result<Vec<_>, _>>()?.into_iter();
    let (mut going, mut answer) = (JoinSet::new(), Answer::default());
    loop {
        while going.len() < AT_ONCE
            && let Some(write) = waiting.next()
        {
            let archive = archive.clone();
            going.spawn(async move {
                let kept = archive.make(&write.name(), write.bytes).await;
                kept.err().map(|why| NotKept { number: write.number, why })
            });
        }
        match going.join_next().await {
            None => return Ok(answer),
            Some(Ok(Some(fault))) => answer.not_kept.push(fault),
            Some(Ok(None)) => {}
            // Nobody ends such a task but a panic, which has said so: the batch comes again.
            Some(Err(ended)) => std::panic::resume_unwind(ended.into_panic()),
        }
    }
}
