//! What officers recorded ⇄ attributes.
//!
//! Until version 0.1 an event was one text in the notation of `site-gen
//! deadlines --event`; that is read still.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;
use complaints::case::events::{Event, EventError};
use complaints::days::moment::Moment;
use complaints::form::reference::Reference;

use super::{Item, text, text_of};

/// What stands in place of a reason where a tenant and intake can read it.
const GIVEN: &str = "given";

/// The partition of what officers recorded of a complaint.
#[must_use]
pub fn partition(reference: &Reference) -> String {
    format!("EVENTS#{reference}")
}

/// The sort key of what was recorded under a number: `0001`. In format 1 it was `EVENT#0001`, beside the complaint.
#[must_use]
pub fn sort(number: u32) -> String {
    format!("{number:04}")
}

/// The attributes of an event without its reason, which is sealed: `kind`,
/// `at`, and where there are any `stage`, `until`, `circumstance`.
#[must_use]
pub fn attributes(event: &Event) -> Item {
    let mut item =
        HashMap::from([("kind".to_owned(), text(event.kind.name())), ("at".to_owned(), text(event.at.to_rfc3339()))]);
    if let Some(stage) = event.stage {
        item.insert("stage".to_owned(), AttributeValue::N(stage.to_string()));
    }
    if let Some(id) = &event.id {
        item.insert("circumstance".to_owned(), text(id));
    }
    if let Some(until) = event.until {
        item.insert("until".to_owned(), text(until.to_string()));
    }
    item
}

/// What has happened as a receipt may show it: that there is a reason, and not which.
#[must_use]
pub fn progress(events: &[Event]) -> AttributeValue {
    let shown = events.iter().map(|event| {
        let mut item = attributes(event);
        if event.reason.is_some() {
            item.insert("reason_given".to_owned(), AttributeValue::Bool(true));
        }
        AttributeValue::M(item)
    });
    AttributeValue::L(shown.collect())
}

/// The same as it was stored until version 0.1, to know an unchanged list again.
#[must_use]
pub fn progress_in_notation(events: &[Event]) -> AttributeValue {
    super::texts(events.iter().map(ToString::to_string))
}

/// What has happened, from the item of a complaint.
pub(super) fn progress_of(item: &Item) -> Result<Vec<Event>, EventError> {
    let list = item.get("progress").and_then(|value| value.as_l().ok());
    list.into_iter()
        .flatten()
        .map(|value| match value {
            AttributeValue::M(item) => event_of(item),
            AttributeValue::S(notation) => notation.parse(),
            other => Err(EventError::Shape(format!("{other:?}"))),
        })
        .collect()
}

/// The event of an item or of a map in one.
///
/// # Errors
/// When a part of it cannot be read.
pub fn event_of(item: &Item) -> Result<Event, EventError> {
    if let Some(notation) = text_of(item, "event") {
        return notation.parse();
    }
    let shape = |name: &str| EventError::Shape(name.to_owned());
    let of = |name: &'static str| text_of(item, name).ok_or_else(|| shape(name));
    let stage = item.get("stage").map(|value| value.as_n().ok().and_then(|n| n.parse().ok()));
    let until = text_of(item, "until").map(|day| day.parse().map_err(|_| EventError::Day(day.to_owned())));
    let given = item.contains_key("reason_given").then(|| GIVEN.to_owned());
    Ok(Event {
        kind: of("kind")?.parse()?,
        stage: stage.map(|stage| stage.ok_or_else(|| shape("stage"))).transpose()?,
        at: Moment::parse(of("at")?)?,
        until: until.transpose()?,
        id: text_of(item, "circumstance").map(str::to_owned),
        reason: text_of(item, "reason").map(str::to_owned).or(given),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(notation: &str) {
        let event: Event = notation.parse().expect("an event");
        assert_eq!(event_of(&attributes(&event)), Ok(Event { reason: None, ..event.clone() }));
        let item = HashMap::from([("progress".to_owned(), progress(std::slice::from_ref(&event)))]);
        let given = Event { reason: event.reason.as_ref().map(|_| GIVEN.to_owned()), ..event.clone() };
        assert_eq!(progress_of(&item), Ok(vec![given]));
        let older = HashMap::from([("progress".to_owned(), progress_in_notation(std::slice::from_ref(&event)))]);
        assert_eq!(progress_of(&older), Ok(vec![event]));
    }

    #[test]
    fn an_event_is_read_as_it_was_stored_by_this_version_and_by_the_one_before() {
        check("acknowledged@1=2026-12-29");
        check("acknowledged=2026-12-29T10:00");
        check("circumstance-found=2026-12-29,id=outside-bodies");
        check("extension-agreed@2=2027-01-05,until=2027-01-15,reason=a surveyor, and a roofer, have to visit");
    }

    #[test]
    fn a_reason_stands_in_no_attribute_that_a_receipt_is_made_from() {
        let event: Event = "extension-agreed@1=2027-01-05,until=2027-01-15,reason=secret".parse().expect("an event");
        assert!(!format!("{:?}", progress(std::slice::from_ref(&event))).contains("secret"));
        assert!(!format!("{:?}", attributes(&event)).contains("secret"));
    }
}
