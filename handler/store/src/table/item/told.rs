//! What was sealed for a receipt ⇄ attribute of the complaint's standing: a list
//! of maps, each with what tells its event and the envelope.

use aws_sdk_dynamodb::types::AttributeValue;
use complaints::case::events::Event;
use complaints::form::hex;

use super::event::{attributes, event_of};
use super::{Item, SEALED, text, text_of};
use crate::told::Told;

/// The attribute in which it stands.
pub const TOLD: &str = "told";

/// What was told, as an attribute.
#[must_use]
pub fn attribute(told: &[Told]) -> AttributeValue {
    let of = |one: &Told| {
        let mut item = attributes(&one.event);
        item.insert("attempt".to_owned(), text(hex::encode(&one.id)));
        item.insert("recorded".to_owned(), text(&one.recorded));
        item.insert(SEALED.to_owned(), text(&one.sealed));
        AttributeValue::M(item)
    };
    AttributeValue::L(told.iter().map(of).collect())
}

/// What was told, from an item; what cannot be read is of no event and left out.
pub(super) fn told_of(item: &Item) -> Vec<Told> {
    let list = item.get(TOLD).and_then(|value| value.as_l().ok());
    list.into_iter().flatten().filter_map(|value| one(value.as_m().ok()?)).collect()
}

fn one(item: &Item) -> Option<Told> {
    Some(Told {
        event: Event { reason: None, ..event_of(item).ok()? },
        id: hex::decode(text_of(item, "attempt")?)?,
        recorded: text_of(item, "recorded")?.to_owned(),
        sealed: text_of(item, SEALED)?.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_told_is_read_as_it_was_stored() {
        let told = |event: &str| Told {
            event: event.parse().expect("an event"),
            id: [7; 16],
            recorded: "2027-01-04T12:00:00Z".to_owned(),
            sealed: "receipt 0011223344556677 AAAA AAAA".to_owned(),
        };
        let told = vec![told("extension-agreed@2=2027-01-05,until=2027-01-15"), told("paused@1=2027-01-06T10:00")];
        let item = Item::from([(TOLD.to_owned(), attribute(&told))]);
        assert_eq!(told_of(&item), told);
        assert_eq!(told_of(&Item::new()), []);
        assert_eq!(told_of(&Item::from([(TOLD.to_owned(), super::super::texts(["strange"]))])), []);
    }
}
