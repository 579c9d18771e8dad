//! That dates were counted anew ⇄ attributes of an item among what officers
//! recorded. It is no event: it moves no date, and stands on no receipt.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;

use super::{Item, text, text_of};
use crate::standing::Owes;

/// What the sort key begins with; after it come when, and an id.
pub const RECALCULATED: &str = "RECALCULATED#";

/// A date that is counted otherwise than it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MovedDate {
    /// What is owed by then: a step and its stage.
    pub owes: Owes,
    /// The last instant until now, RFC 3339 in London's time; none where there was no date.
    pub was: Option<String>,
    /// The last instant from now on; none where there is no date any more.
    pub now: Option<String>,
}

/// Dates that moved, as the attribute `moved`.
#[must_use]
pub fn moved(dates: &[MovedDate]) -> AttributeValue {
    let map = |date: &MovedDate| {
        let mut item: Item = HashMap::from([("owes".to_owned(), text(date.owes.code()))]);
        let ends = [("was", &date.was), ("now", &date.now)];
        item.extend(ends.into_iter().filter_map(|(name, at)| Some((name.to_owned(), text(at.as_ref()?)))));
        AttributeValue::M(item)
    };
    AttributeValue::L(dates.iter().map(map).collect())
}

/// What was stored so.
#[must_use]
pub fn moved_of(item: &Item) -> Vec<MovedDate> {
    let list = item.get("moved").and_then(|value| value.as_l().ok());
    let dates = list.into_iter().flatten().filter_map(|value| value.as_m().ok());
    let of = |date: &Item, name| text_of(date, name).map(str::to_owned);
    dates
        .filter_map(|date| {
            Some(MovedDate {
                owes: Owes::from_code(text_of(date, "owes")?),
                was: of(date, "was"),
                now: of(date, "now"),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use complaints::days::clock::Step;

    #[test]
    fn dates_that_moved_are_read_again_as_they_were_stored() {
        let at = |day: u8| Some(format!("2027-01-{day}T23:59:59+00:00"));
        let dates = [
            MovedDate { owes: Owes::Step(Step::Respond, 1), was: at(12), now: at(13) },
            MovedDate { owes: Owes::Undated(2), was: at(12), now: None },
        ];
        let item = HashMap::from([("moved".to_owned(), moved(&dates))]);
        assert_eq!(moved_of(&item), dates);
    }
}
