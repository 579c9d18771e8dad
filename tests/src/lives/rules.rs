//! Which rule explains a difference, while a rule is not yet built as the
//! oracle has it. What no rule explains is a mistake of one of the two.

use serde_json::Value;

use super::agree::Difference;
use super::life::Life;
use super::policy::Policy;

/// No rule explains it.
pub(super) const NONE: &str = "no rule";

const NAMES: [&str; 9] = [
    NONE,
    "1 what a reopening undoes",
    "2 caps",
    "3 pauses at caps",
    "4 late starts",
    "5 told late",
    "6 a contact is no acknowledgement",
    "7 a day alone against hours",
    "8 circumstances in the record",
];

/// The whole name of a rule.
pub(super) fn named(rule: &str) -> &'static str {
    NAMES.into_iter().find(|name| *name == rule).unwrap_or(NONE)
}

/// The rule that explains a difference, by what is in the life and what differs.
pub(super) fn explains(one: &Difference, _policy: &Policy, life: &Life, told: &Result<Value, String>, oracle: &Value) -> &'static str {
    let refused = |answer: &Value, reasons: &[&str]| {
        let all = answer["refused"].as_array().cloned().unwrap_or_default();
        all.iter().any(|one| reasons.contains(&one["reason"].as_str().unwrap_or_default()))
    };
    let ours = told.as_ref().cloned().unwrap_or_default();
    let moved = life.has("holding-reply-sent") || life.has("extension-agreed");
    let respond = one.what.contains(" respond ");
    let about_an_answer = respond || one.what == "refused" || one.what.contains(" hold ");
    if life.has("circumstance-found") || life.has("circumstance-ended") {
        NAMES[8]
    } else if life.has("reopened") {
        NAMES[1]
    } else if one.field == "state" && one.product == "\"met\"" && one.oracle == "\"done\"" {
        NAMES[7]
    } else if one.what.contains(" acknowledge ") && one.field == "state" && life.has("contacted") {
        NAMES[6]
    } else if about_an_answer && refused(&ours, &["too-late", "holding-reply-late"]) {
        NAMES[5]
    } else if about_an_answer && ours["refused"] != oracle["refused"] || one.field == "cap" {
        NAMES[2]
    } else if respond && life.has("paused") {
        NAMES[3]
    } else if respond && is_earlier(&one.oracle, &one.product) && !moved {
        NAMES[4]
    } else {
        NONE
    }
}

fn is_earlier(a: &str, b: &str) -> bool {
    a.starts_with("\"20") && b.starts_with("\"20") && a < b
}
