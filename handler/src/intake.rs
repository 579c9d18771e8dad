//! The write path: answers → one stored complaint, whatever happens on the way.
//!
//! One conditional put. When it fails or its answer is lost, one projected
//! read tells what is there, and the same act of sending gives the same
//! reference again: its token is the idempotency key. When the table does not
//! answer, the fallback store takes it. If a reference is shown, the complaint
//! is on disk once, sealed, and with it that somebody is to be told and that no
//! officer has read it. Telling is the drain's.

use std::time::Duration;

use complaints::form::answers::Answers;
use complaints::form::reference::Token;
use store::complaint::Complaint;
use store::words::LandlordWords;
use store::{connect, log};

use crate::app::App;
use crate::take_down::Taken;
use attempt::Attempt;
pub(crate) use outcome::{Accepted, Outcome};
pub(crate) use sending::Sending;

pub(crate) mod addition;
pub(crate) mod asking;
mod attempt;
mod fingerprint;
mod flags;
mod in_fallback;
mod in_table;
pub(crate) mod look_again;
mod outcome;
mod sending;

/// Stores answers for a landlord: in the table, or when that does not answer in
/// the fallback store; within the time that leaves room for an answer. With how it ended the token of the
/// act, its own or one that was made for it.
pub(crate) async fn submit(app: &App, words: &LandlordWords, answers: &Answers, sending: &Sending) -> (Outcome, Token) {
    let attempt = Attempt::new(app, words, answers, sending, None);
    (wherever_it_can(app, &attempt).await, attempt.token())
}

/// The same for words that stand for themselves, behind another complaint.
pub(crate) async fn submit_behind(
    app: &App,
    words: &LandlordWords,
    answers: &Answers,
    sending: &Sending,
    before: &Complaint,
) -> Outcome {
    wherever_it_can(app, &Attempt::new(app, words, answers, sending, None).behind(before)).await
}

async fn wherever_it_can(app: &App, attempt: &Attempt<'_>) -> Outcome {
    let mut stored = within(connect::TABLE_LIMIT, attempt, "the table took too long", attempt.in_table()).await;
    if stored.is_none() {
        let kept = attempt.in_fallback();
        stored = within(connect::FALLBACK_LIMIT, attempt, "the fallback store took too long", kept).await;
    }
    app.stored.notify_one();
    stored.unwrap_or_else(|| Outcome::Unavailable { unsent: attempt.is_unsent() })
}

async fn within(
    limit: Duration,
    attempt: &Attempt<'_>,
    late: &'static str,
    stored: impl Future<Output = Option<Outcome>>,
) -> Option<Outcome> {
    tokio::time::timeout(limit, stored).await.unwrap_or_else(|_| {
        attempt.doubts_store();
        log::fault("intake", &late);
        None
    })
}

/// Stores what an officer takes down, in the table alone: an officer can do it again, and is told to.
pub(crate) async fn take_down(app: &App, words: &LandlordWords, answers: &Answers, taken: &Taken) -> Option<Outcome> {
    let sending = Sending::taken_down(taken.token);
    Attempt::new(app, words, answers, &sending, Some(taken)).in_table().await
}
