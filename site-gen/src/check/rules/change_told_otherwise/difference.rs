//! By how much a note says that a time changes, beside the two times: "three
//! working days sooner" of ten that become eight.

use complaints::changes::Change;
use complaints::days::period::Period;

use super::Told;
use crate::check::told_times::is_a_difference;
use crate::prose::Prose;
use crate::prose::quantity::quantities;
use crate::prose::words::tokens;

/// Each difference that is another than that of the one time that changes.
pub(super) fn of_difference(prose: &Prose<'_>, changed: &[Change]) -> Vec<Told> {
    let [change] = changed else { return Vec::new() };
    let period = |said: &Option<String>| said.as_deref().and_then(|said| said.parse::<Period>().ok());
    let (Some(before), Some(now)) = (period(&change.before), period(&change.after)) else { return Vec::new() };
    let (Period::Of { count: was, .. }, Period::Of { count: is, .. }) = (before, now) else { return Vec::new() };
    if before.unit() != now.unit() {
        return Vec::new();
    }
    let by = was.get().abs_diff(is.get());
    let Some(right) = Period::of(by, now.unit()) else { return Vec::new() };
    let mut told = Vec::new();
    for sentence in prose.every_sentence() {
        let tokens = tokens(&sentence);
        for time in quantities(&tokens) {
            let Some(said) = time.period.filter(|_| is_a_difference(&tokens, time.tokens.end)) else { continue };
            // Days for working days may be loosely meant; another number is not.
            if said.unit() == now.unit() && said != right {
                told.push(Told {
                    text: time.text.clone(),
                    why: format!("and from {before} to {now} it is {right}"),
                    right: Some(right.to_string()),
                    elsewhere: None,
                });
            }
        }
    }
    told
}
