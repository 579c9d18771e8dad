//! The write path: answers → one stored complaint, whatever happens on the way.
//!
//! One conditional put. When it fails or its answer is lost, one projected
//! read tells what is there, and the same act of sending gives the same
//! reference again: its token is the idempotency key. When the table does not
//! answer, the fallback store takes it. If a reference is shown, the complaint
//! is on disk once, sealed, and with it that somebody is to be told and that no
//! officer has read it. Telling is the drain's.

use complaints::form::answers::Answers;
use store::words::LandlordWords;
use store::{connect, log};

use crate::app::App;
use crate::take_down::Taken;
use attempt::Attempt;
pub(crate) use outcome::{Accepted, Outcome};
pub(crate) use sending::Sending;

pub(crate) mod addition;
mod attempt;
mod fingerprint;
mod flags;
mod in_fallback;
mod in_table;
mod outcome;
mod sending;

/// Stores answers for a landlord: in the table, or when that does not answer in
/// the fallback store; within the time that leaves room for an answer.
pub(crate) async fn submit(app: &App, words: &LandlordWords, answers: &Answers, sending: &Sending) -> Outcome {
    let attempt = Attempt::new(app, words, answers, sending, None);
    let sent = attempt.token();
    // Where the search for a free reference has come to; the fallback store goes on from there.
    let mut token = sent;
    let stored = tokio::time::timeout(connect::TABLE_LIMIT, attempt.in_table(&mut token)).await.unwrap_or_else(|_| {
        log::fault("intake", &"the table took too long");
        None
    });
    let stored = match stored {
        Some(stored) => Some(stored),
        None => {
            let kept = tokio::time::timeout(connect::FALLBACK_LIMIT, attempt.in_fallback(token)).await;
            kept.unwrap_or_else(|_| {
                log::fault("intake", &"the fallback store took too long");
                None
            })
        }
    };
    app.stored.notify_one();
    stored.unwrap_or(Outcome::Unavailable(sent))
}

/// Stores what an officer takes down, in the table alone: an officer can do it again, and is told to.
pub(crate) async fn take_down(app: &App, words: &LandlordWords, answers: &Answers, taken: &Taken) -> Option<Outcome> {
    let sending = Sending::taken_down(taken.token);
    let attempt = Attempt::new(app, words, answers, &sending, Some(taken));
    let mut token = attempt.token();
    attempt.in_table(&mut token).await
}
