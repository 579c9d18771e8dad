//! Answers as format 1 stored them: in clear. From format 2 on they stand in an
//! envelope, which the office opens.

use super::{Item, LEADS_WORDS, OFFICERS_WORDS};
use aws_sdk_dynamodb::types::AttributeValue;

/// Answers by question, in the order of their ids; after them what came with them and is no question.
pub type StoredAnswers = Vec<(Asked, Vec<String>)>;

/// To what an answer was given.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Asked {
    /// A question of the form, by its id.
    Question(String),
    /// A field that the form did not have, by its name.
    AlsoSent(String),
}

/// The answers of an item, as far as its reader was given them.
#[must_use]
pub fn answers_of(item: &Item) -> StoredAnswers {
    let [answers, extra] = OFFICERS_WORDS;
    let [lead_answers, lead_extra] = LEADS_WORDS;
    let map = [answers, lead_answers].into_iter().find_map(|name| item.get(name)).and_then(|v| v.as_m().ok());
    let list = [extra, lead_extra].into_iter().find_map(|name| item.get(name)).and_then(|v| v.as_l().ok());
    let mut found: StoredAnswers = map
        .into_iter()
        .flatten()
        .map(|(id, values)| (Asked::Question(id.clone()), values.as_l().map(|l| each(l)).unwrap_or_default()))
        .collect();
    found.sort();
    for pair in list.into_iter().flatten().filter_map(|pair| pair.as_l().ok()) {
        if let [name, value] = each(pair).as_slice() {
            found.push((Asked::AlsoSent(name.clone()), vec![value.clone()]));
        }
    }
    found
}

fn each(list: &[AttributeValue]) -> Vec<String> {
    list.iter().filter_map(|value| value.as_s().ok().cloned()).collect()
}
