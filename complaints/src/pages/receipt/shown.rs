//! Dates that this page showed when the words were sent, where the case keeps
//! others: the same words came by two ways, and the first of them counts.

use crate::case::json::{ChangedDate, DeadlineJson};
use crate::days::clock::{Owner, Step};
use crate::days::moment::Moment;
use crate::policy::RISK;
use crate::policy::phrases::Phrases;

/// The dates of `then` that are not those of `now`, though no holiday `changed` them; each once, as the page
/// showed them. Those of an urgent answer only where it was `watched`.
pub(super) fn shown_besides(
    then: &[DeadlineJson],
    now: &[DeadlineJson],
    changed: &[ChangedDate],
    watched: bool,
    phrases: &Phrases,
) -> Vec<String> {
    let mut shown: Vec<String> = Vec::new();
    for before in then.iter().filter(|date| is_on_the_page(date, watched)) {
        let explained = changed.iter().any(|c| (c.stage, &c.step) == (before.stage, &before.step));
        let after = now.iter().find(|after| is_same(before, after));
        let Some(said) = last(before).map(|at| by(at, phrases)) else { continue };
        let stands = after.and_then(last).is_some_and(|at| by(at, phrases) == said);
        if !stands && !explained && !shown.contains(&said) {
            shown.push(said);
        }
    }
    shown
}

fn is_on_the_page(date: &DeadlineJson, watched: bool) -> bool {
    let step = [Step::Acknowledge, Step::Hold, Step::Respond].iter().any(|step| step.name() == date.step);
    let usual = date.when.is_none() || date.when.as_deref() == Some(RISK) && watched;
    step && usual && date.owed_by == Owner::Landlord.name() && date.stage == Some(1)
}

fn is_same(a: &DeadlineJson, b: &DeadlineJson) -> bool {
    (a.stage, &a.step, &a.when, &a.basis, &a.source) == (b.stage, &b.step, &b.when, &b.basis, &b.source)
}

/// When it is due, or at the latest while its clock waits.
fn last(date: &DeadlineJson) -> Option<Moment> {
    let at = date.due_at.as_deref().or(date.at_latest.as_ref().map(|day| day.due_at.as_str()))?;
    Moment::parse(at).ok()
}

/// As the page shows it: with a time where that is not the end of a day.
fn by(at: Moment, phrases: &Phrases) -> String {
    let instant = at.instant();
    let end_of_day = instant.format("%H:%M:%S").to_string() == "23:59:59";
    if end_of_day { phrases.day(at.day()) } else { phrases.time_on_day(instant) }
}
