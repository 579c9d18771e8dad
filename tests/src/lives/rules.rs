//! Which rule explains a difference, while a rule is not yet built as the
//! oracle has it. What no rule explains is a mistake of one of the two.

use serde_json::Value;

use super::agree::Difference;
use super::clock::Clock;
use super::life::{Event, Life};
use super::policy::Policy;

/// No rule explains it.
pub(super) const NONE: &str = "no rule";

const NAMES: [&str; 18] = [
    NONE,
    "1 what a reopening undoes",
    "2 caps",
    "3 pauses at caps",
    "4 late starts",
    "5 told late",
    "6 a contact is no acknowledgement",
    "7 a day alone against hours",
    "8 circumstances in the record",
    "P1 a window from the problem that ends no later than the one from becoming aware",
    "P2 a bound that counts a limit whose place a circumstance's own has taken",
    "P3 the law's date where a date was agreed and the policy gave none",
    "P4 hours from a last day are counted from its first moment",
    "P5 the Ombudsman's day from an answer that belongs to the new complaint",
    "P6 a stage left out is taken for a late request",
    "P7 the time of a reply without a date, counted from what happened after it",
    "P8 of several circumstances one is asked whether it takes the usual time's place",
    "P9 the time of a new target is put off as if it were an answer of its own",
];

/// The rule that explains a difference, by what is in the life and what differs.
pub(super) fn explains(
    one: &Difference,
    all: &[Difference],
    policy: &Policy,
    life: &Life,
    told: &Result<Value, String>,
    oracle: &Value,
) -> &'static str {
    let refused = |answer: &Value, reasons: &[&str]| {
        let all = answer["refused"].as_array().cloned().unwrap_or_default();
        all.iter().any(|one| reasons.contains(&one["reason"].as_str().unwrap_or_default()))
    };
    let ours = told.as_ref().cloned().unwrap_or_default();
    let respond = one.what.contains(" respond ");
    let stage = one.what.split(' ').next().unwrap_or_default();
    // Whether a holding reply is missed depends on whether the answer is late.
    let answer = format!("{stage} respond policy #1");
    if one.what.contains(" hold ")
        && one.field == "state"
        && let Some(answer) = all.iter().find(|other| other.what == answer)
    {
        return explains(answer, all, policy, life, told, oracle);
    }
    let about_an_answer = respond || one.what == "refused" || one.what.contains(" hold ");
    if life.has("circumstance-found") || life.has("circumstance-ended") {
        NAMES[8]
    } else if is_new_target(one, policy) {
        NAMES[17]
    } else if life.has("reopened") || one.what.contains("opened-again") {
        NAMES[1]
    } else if one.field == "state" && one.product == "\"met\"" && one.oracle == "\"done\"" {
        NAMES[7]
    } else if one.what.contains(" acknowledge ") && one.field == "state" && life.has("contacted") {
        NAMES[6]
    } else if one.told_late
        || about_an_answer && (refused(&ours, &["too-late", "holding-reply-late"]) || refused(oracle, &["not-reached"]))
    {
        NAMES[5]
    } else if about_an_answer && ours["refused"] != oracle["refused"] || one.field == "cap" {
        NAMES[2]
    } else if respond && life.has("paused") {
        NAMES[3]
    } else if respond && all.iter().any(|other| other.what == one.what && is_earlier(&other.oracle, &other.product)) {
        NAMES[4]
    } else {
        reported(one, all, life, &ours, oracle)
    }
}

/// What was reported of the product, and stands until it is mended or decided otherwise.
fn reported(one: &Difference, all: &[Difference], life: &Life, told: &Value, oracle: &Value) -> &'static str {
    let field = |name: &str| all.iter().find(|other| other.what == one.what && other.field == name);
    let settled = || Some(field("due_date")?.oracle == field("at_least")?.product);
    let same_day = |bound: &Difference| bound.product.get(..11) == bound.oracle.get(..11);
    if told["new_complaint"] != oracle["new_complaint"] && life.has("skipped") {
        NAMES[14]
    } else if one.what.contains(" ombudsman ") && !told["new_complaint"].is_null() {
        NAMES[13]
    } else if field("at_latest").is_some_and(same_day) {
        NAMES[12]
    } else if (one.what.contains(" complain ") || one.what.contains(" escalate ")) && settled() == Some(true) {
        NAMES[9]
    } else if field("at_latest").is_some_and(|bound| is_earlier(&bound.product, &bound.oracle)) {
        NAMES[10]
    } else if one.what.contains(" respond law") && field("first").is_some_and(|first| first.product == "null") {
        NAMES[11]
    } else if one.oracle == "\"over\"" && life.when.len() > 1 {
        NAMES[16]
    } else if one.what.contains(" respond policy") && life.standing().any(is_undated_reply) {
        NAMES[15]
    } else {
        NONE
    }
}

fn is_earlier(a: &str, b: &str) -> bool {
    a.starts_with("\"20") && b.starts_with("\"20") && a < b
}

fn is_undated_reply(event: &Event) -> bool {
    event.kind == "holding-reply-sent" && event.until.is_none()
}

/// Whether it is the clock of a circumstance's new target and of no answer: `1 respond policy complex#1`.
fn is_new_target(one: &Difference, policy: &Policy) -> bool {
    let words: Vec<&str> = one.what.split(' ').collect();
    let [number, "respond", "policy", when] = words.as_slice() else { return false };
    let stage = number.parse().ok().and_then(|number: usize| policy.stages.get(number.checked_sub(1)?));
    let has = |clocks: &[Clock]| clocks.iter().any(|clock| clock.when.is_some_and(|id| when.starts_with(id)));
    stage.is_some_and(|stage| has(&stage.new_target) && !has(&stage.respond))
}
