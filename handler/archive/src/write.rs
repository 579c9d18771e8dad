//! One write, and the name under which it is kept.
//!
//! `REFERENCE/MOMENT-NUMBER`, such as `K7M2QX9R4T/20261224T100000Z-000…111`: the writes of a complaint lie beside each
//! other, in their order. The reference is that of the key wherever the key has one, since what an item says of
//! itself can be put over with it. What belongs to no complaint, such as a policy's clocks, lies below `other/`.

use chrono::{DateTime, Utc};
use complaints::form::reference::Reference;
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

/// The partitions whose key ends with the reference of a complaint.
const OF_A_COMPLAINT: [&str; 3] = ["COMPLAINT#", "STANDING#", "EVENTS#"];
/// Where the writes lie that belong to no complaint.
const OTHER: &str = "other";
/// As long as any number of a stream is: with zeros before it, text sorts as numbers do.
const FIGURES: usize = 40;

/// A write of the table.
#[derive(Debug)]
pub struct Write {
    /// Its number in the stream: later writes of an item have greater ones.
    pub number: String,
    /// As the stream told it.
    pub bytes: Vec<u8>,
    reference: Option<String>,
    moment: DateTime<Utc>,
}

/// What the stream told is no write.
#[derive(Debug, thiserror::Error)]
#[error("the stream told of something that is no write of the table: {0}")]
pub struct Unreadable(String);

#[derive(Deserialize)]
struct Told {
    dynamodb: Change,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Change {
    approximate_creation_date_time: f64,
    keys: Value,
    sequence_number: String,
    #[serde(default)]
    old_image: Value,
    #[serde(default)]
    new_image: Value,
}

impl Write {
    /// Reads what is needed of it to give it a name.
    ///
    /// # Errors
    /// When it has no key, number or moment.
    pub fn read(told: &RawValue) -> Result<Self, Unreadable> {
        let no = |why: &dyn std::fmt::Display| Unreadable(why.to_string());
        let Told { dynamodb: change } = serde_json::from_str(told.get()).map_err(|e| no(&e))?;
        let number = change.sequence_number;
        if number.is_empty() || number.len() > FIGURES || !number.bytes().all(|b| b.is_ascii_digit()) {
            return Err(no(&"its number is none"));
        }
        #[expect(clippy::cast_possible_truncation, reason = "whole seconds; what is no moment is refused below")]
        let moment = DateTime::from_timestamp(change.approximate_creation_date_time as i64, 0);
        let moment = moment.ok_or_else(|| no(&"its moment is none"))?;
        let partition = text(&change.keys, "pk").ok_or_else(|| no(&"it has no key"))?;
        let own = OF_A_COMPLAINT.iter().find_map(|start| partition.strip_prefix(start));
        let said = || text(&change.old_image, "reference").or_else(|| text(&change.new_image, "reference"));
        let reference = own.or_else(said).filter(|text| is_reference(text)).map(str::to_owned);
        Ok(Self { number, bytes: told.get().as_bytes().to_vec(), reference, moment })
    }

    /// The name under which it is kept.
    #[must_use]
    pub fn name(&self) -> String {
        let reference = self.reference.as_deref().unwrap_or(OTHER);
        format!("{reference}/{}-{:0>FIGURES$}", self.moment.format("%Y%m%dT%H%M%SZ"), self.number)
    }
}

/// A text of an item or a key, as DynamoDB writes it.
fn text<'v>(of: &'v Value, name: &str) -> Option<&'v str> {
    of[name]["S"].as_str()
}

/// Whether it is a reference as it is stored: a name of a folder, whatever somebody has put under that key.
fn is_reference(text: &str) -> bool {
    text.parse::<Reference>().is_ok_and(|reference| reference.to_string() == text)
}
