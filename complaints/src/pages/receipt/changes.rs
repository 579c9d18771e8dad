//! Dates of a receipt that bank holidays have changed since it was sent.

use serde::Serialize;

use crate::case::json::{ChangedDate, NotCounted};
use crate::days::clock::Step;
use crate::policy::phrases::Phrases;

/// A date that is not what it was when the complaint was sent.
#[derive(Serialize)]
pub(super) struct ChangeView {
    respond: bool,
    was: String,
    now: String,
    came: Vec<String>,
    gone: Vec<String>,
    came_days: String,
    gone_days: String,
}

/// What changed of the two dates that stand first, each once.
pub(super) fn changes<'c>(all: impl Iterator<Item = &'c ChangedDate>, phrases: &Phrases) -> Vec<ChangeView> {
    let all: Vec<&ChangedDate> = all.collect();
    let of = |step: Step| all.iter().find(|c| c.stage == Some(1) && c.step == step.name());
    let words = |days: &[NotCounted]| -> Vec<String> {
        days.iter().map(|d| format!("{} ({})", phrases.day(d.date), d.why)).collect()
    };
    [Step::Acknowledge, Step::Respond]
        .into_iter()
        .filter_map(|step| {
            let change = of(step)?;
            let (came, gone) = (words(&change.came), words(&change.gone));
            Some(ChangeView {
                respond: step == Step::Respond,
                was: phrases.day(change.was),
                now: phrases.day(change.now),
                came_days: phrases.and(&came),
                gone_days: phrases.and(&gone),
                came,
                gone,
            })
        })
        .collect()
}
