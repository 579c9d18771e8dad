//! The body with the name of a fact in place of its number, where the number is
//! certainly that fact's: so it stands in one place only.

use std::ops::Range;

use complaints::days::period::Period;

use super::facts::Facts;
use crate::prose::Prose;
use crate::prose::quantity::{Quantity, quantities};
use crate::prose::words::tokens;

/// The body of the draft.
#[must_use]
pub(super) fn names(body: &str, prose: &Prose<'_>, facts: &Facts) -> String {
    let mut changes: Vec<(Range<usize>, String)> = Vec::new();
    for clock in facts.clocks.iter().filter(|clock| clock.against.is_empty()) {
        for place in &clock.places {
            let Some(last) = place.end.checked_sub(1) else { continue };
            let range = prose.source_of(place.start)..prose.source_of(last) + 1;
            let typed = body.get(range.clone()).unwrap_or_default();
            let same = typed.parse::<Period>().is_ok_and(|period| period == clock.limit.period);
            let free = changes.iter().all(|(other, _)| other.end <= range.start || range.end <= other.start);
            // A name prints the first of several that hold under it.
            let first = facts.clocks.iter().find(|other| other.name() == clock.name());
            let prints = first.is_some_and(|first| first.limit.period == clock.limit.period);
            if same && free && prints && is_counted(prose, place) {
                changes.push((range, format!("{{{{ {} }}}}", clock.name())));
            }
        }
    }
    changes.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
    let mut filled = body.to_owned();
    for (range, name) in changes {
        filled.replace_range(range, &name);
    }
    filled
}

/// Whether it is a number with its unit, which the name of a fact prints; and no day by its name or its rank, "on the
/// next working day", "by the tenth day".
fn is_counted(prose: &Prose<'_>, place: &Range<usize>) -> bool {
    let Some(sentence) = prose.sentence_at(place.start) else { return true };
    let is_there = |time: &Quantity| time.text.start < place.end && place.start < time.text.end;
    !quantities(&tokens(&sentence)).iter().any(|time| time.is_day && is_there(time))
}
