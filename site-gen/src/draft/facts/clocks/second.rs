//! A second time in a sentence that names its stage and leaves out the verb of the
//! first.

use super::super::{Key, starts, terms};
use super::judged::Judged;
use super::stage::At;
use super::unread::judged;
use crate::prose::quantity::Quantity;

/// "Stage 1 complaints are answered within 10 days and stage 2 complaints within 20": the second as the first.
pub(super) fn as_before(at: &At<'_, '_>, time: &Quantity, before: Option<Key>) -> Option<Judged> {
    let key = before.filter(|key| matches!(key, Key::Acknowledge | Key::Respond))?;
    let own = terms::words(at.own).join(" ");
    let named = at.named(&own);
    let [stage] = named.as_slice() else { return None };
    let plain = at.own.iter().all(|token| {
        const PLAIN: [&str; 20] = [
            "and",
            "all",
            "stage",
            "complaint",
            "complaints",
            "within",
            "in",
            "for",
            "at",
            "a",
            "the",
            "response",
            "responses",
            "of",
            "requests",
            "to",
            "up",
            ",",
            "(",
            ")",
        ];
        PLAIN.contains(&token.word) || token.word.len() < 3 || ["one", "two", "three"].contains(&token.word)
    });
    let start = starts::behind(at.tokens, time.tokens.end);
    let from = if start.is_empty() { None } else { Some(starts::named(&start, key, Some(*stage))?) };
    let period = time.period.filter(|_| plain && !time.is_more)?;
    Some(judged(at, time, period, key, vec![Some(*stage)], from))
}
