//! Case ⇄ item: keys and attributes of the one table, as DynamoDB keeps them.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;
use complaints::case::json::DeadlineJson;
use complaints::days::moment::Moment;
use complaints::form::answers::Answers;
use complaints::form::{hex, reference::Reference};
use serde::Serialize;

use crate::promised::Promised;
use crate::waiting::Door;

/// An item as the SDK has it.
pub(crate) type Item = HashMap<String, AttributeValue>;

/// What a case keeps besides its answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Its public name.
    pub reference: Reference,
    /// The landlord's address.
    pub landlord: String,
    /// The digest of its answers.
    pub digest: [u8; 32],
    /// The request that wrote it.
    pub attempt: [u8; 16],
    /// The hash of its key.
    pub key_hash: [u8; 32],
    /// The mark of the contact given, if one was.
    pub contact_mark: Option<[u8; 32]>,
    /// When it was received.
    pub received: Moment,
    /// The version of the policy in force then.
    pub policy: String,
    /// That version's facts as they were: editing a published version moves no promise.
    pub clocks: String,
    /// The circumstances that hold.
    pub when: Vec<String>,
    /// Somebody could get hurt, or might.
    pub urgent: bool,
    /// The ways to be contacted that were chosen.
    pub contact_by: Vec<String>,
    /// The version that the form was shown with, if it was another.
    pub shown_policy: Option<String>,
    /// What an officer should look at: `no token`, `mended`, `file refused`.
    pub flags: Vec<String>,
    /// The case that had the same words from the same person a day before at most: this one only leads there.
    pub same_as: Option<Reference>,
    /// Its dates as they were told at sending: a cache, and the proof of what was said.
    pub told: Vec<DeadlineJson>,
    /// What officers recorded since, in the notation of `site-gen deadlines --event`, without reasons.
    pub progress: Vec<String>,
}

impl Case {
    /// Whether both give the same contact to the same landlord.
    pub(crate) fn same_person(&self, other: &Self) -> bool {
        self.landlord == other.landlord && self.contact_mark.is_some() && self.contact_mark == other.contact_mark
    }

    /// Whether it has that flag.
    pub(crate) fn has(&self, flag: &str) -> bool {
        self.flags.iter().any(|one| one == flag)
    }

    /// Whether its words are for the lead officer alone.
    #[must_use]
    pub fn is_for_lead(&self) -> bool {
        self.has(LEAD)
    }

    /// The same as something added to the case `there`, and for the eyes of no more people than that.
    pub(crate) fn added_to(mut self, there: &Self) -> Self {
        self.same_as = Some(there.reference);
        if there.is_for_lead() && !self.is_for_lead() {
            self.flags.push(LEAD.to_owned());
        }
        self
    }
}

/// The flag of a case whose sender asked for care with who sees it.
pub(crate) const QUIET: &str = "mind who sees this";

/// The flag of a case with words for which officers look first.
pub(crate) const DANGER: &str = "words of danger";

/// The flag of a case about something longer ago than there is time to complain.
pub(crate) const OLD: &str = "longer ago than the time to complain";

/// The flag of a case whose sender asks the landlord to look again at its answer.
pub(crate) const AGAIN: &str = "asks you to look again at your answer";

/// The flag of a case with which a file came that was not taken.
pub(crate) const FILE_REFUSED: &str = "file refused";

/// The flag of a case whose sender said that somebody must not see it.
pub(crate) const LEAD: &str = "for the lead alone";

/// The attributes that hold what somebody wrote, for officers; intake reads none of them.
pub const OFFICERS: [&str; 2] = ["answers", "extra"];

/// The same where only the lead officer may read it.
pub const LEADS: [&str; 2] = ["lead_answers", "lead_extra"];

/// Answers by question, in the order of their ids.
pub type Stored = Vec<(String, Vec<String>)>;

/// A case as an officer sees it.
#[derive(Debug, Clone)]
pub struct Whole {
    /// The case.
    pub case: Case,
    /// What was answered.
    pub answers: Stored,
    /// What was added, each with when.
    pub added: Vec<(String, Stored)>,
    /// Some of its words are for the lead officer alone, and so is it.
    pub lead: bool,
    /// What officers recorded, in the order in which they did.
    pub recorded: Vec<Recorded>,
}

/// One thing that an officer recorded; it is struck out and never taken away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Recorded {
    /// Its number in the case, counted from 1.
    pub number: u32,
    /// What happened, in the notation of `site-gen deadlines --event`.
    pub event: String,
    /// When it was recorded, RFC 3339.
    pub recorded: String,
    /// When it was struck out, RFC 3339.
    pub struck: Option<String>,
}

/// Where the words of one person are found again on one day, without holding either.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SameWords {
    /// The mark of contact, words and this London day.
    pub today: [u8; 32],
    /// The same for the day after, so that a repeat past midnight is found by one condition.
    pub tomorrow: [u8; 32],
}

/// The keys under which the same words are found.
pub(crate) fn same_key(mark: &[u8; 32]) -> Item {
    HashMap::from([("pk".to_owned(), text(format!("SAME#{}", hex::encode(mark)))), ("sk".to_owned(), text("SAME"))])
}

/// What says which case had these words first.
pub(crate) fn same_item(mark: &[u8; 32], case: &Item) -> Item {
    let mut item = same_key(mark);
    copy(case, &["reference", "received"], &mut item);
    // It says nothing after a day; the table drops it some days later.
    if let Some(received) = case.get("received").and_then(|v| v.as_s().ok()).and_then(|at| Moment::parse(at).ok()) {
        let expires = received.utc().timestamp() + 3 * 24 * 3600;
        item.insert("expires".to_owned(), AttributeValue::N(expires.to_string()));
    }
    item
}

fn copy(from: &Item, names: &[&str], to: &mut Item) {
    to.extend(names.iter().filter_map(|name| Some(((*name).to_owned(), from.get(*name)?.clone()))));
}

pub(crate) fn partition(reference: &Reference) -> String {
    format!("COMPLAINT#{reference}")
}

pub(crate) fn key(reference: &Reference, sort: &str) -> Item {
    HashMap::from([("pk".to_owned(), text(partition(reference))), ("sk".to_owned(), text(sort))])
}

pub(crate) fn text(value: impl Into<String>) -> AttributeValue {
    AttributeValue::S(value.into())
}

pub(crate) fn list(values: &[String]) -> AttributeValue {
    AttributeValue::L(values.iter().map(text).collect())
}

pub(crate) fn case_item(case: &Case) -> Item {
    let mut item = key(&case.reference, "CASE");
    let mut add = |name: &str, value: AttributeValue| item.insert(name.to_owned(), value);
    add("reference", text(case.reference.to_string()));
    add("landlord", text(&case.landlord));
    add("digest", text(hex::encode(&case.digest)));
    add("attempt", text(hex::encode(&case.attempt)));
    add("key_hash", text(hex::encode(&case.key_hash)));
    add("received", text(case.received.to_rfc3339()));
    add("policy", text(&case.policy));
    add("clocks", text(&case.clocks));
    add("when", list(&case.when));
    add("urgent", AttributeValue::Bool(case.urgent));
    add("contact_by", list(&case.contact_by));
    add("flags", list(&case.flags));
    if let Some(mark) = &case.contact_mark {
        add("contact_mark", text(hex::encode(mark)));
    }
    if let Some(shown) = &case.shown_policy {
        add("shown_policy", text(shown));
    }
    if let Some(first) = &case.same_as {
        add("same_as", text(first.to_string()));
    }
    item
}

/// The whole item of a complaint: what is known of the case, its dates, its answers.
pub(crate) fn whole(case: &Case, answers: &Answers, promised: &Promised) -> Item {
    let mut item = case_item(case);
    item.insert("deadlines".into(), text(&promised.json));
    item.insert("stage".into(), AttributeValue::N("1".into()));
    item.insert("open".into(), text(&case.landlord));
    item.insert("due".into(), text(&promised.due));
    item.insert("owes".into(), text(&promised.owes));
    item.insert("dated".into(), AttributeValue::Bool(promised.first.is_some()));
    item.insert("lead".into(), AttributeValue::Bool(case.is_for_lead()));
    item.insert("danger".into(), AttributeValue::Bool(case.has(DANGER)));
    add_answers(&mut item, answers, if case.is_for_lead() { LEADS } else { OFFICERS });
    item
}

/// The same complaint under another reference, with a word to the officer why.
pub(crate) fn renamed(whole: &Item, to: &Door, why: &str) -> Item {
    let mut item = whole.clone();
    item.extend(key(&to.reference, "CASE"));
    item.insert("reference".into(), text(to.reference.to_string()));
    item.insert("key_hash".into(), text(hex::encode(&to.key_hash)));
    if let Some(AttributeValue::L(flags)) = item.get_mut("flags") {
        flags.push(text(why));
    }
    item
}

/// The same words as an addition to the case of that reference; `lead`: which is for the lead officer alone.
pub(crate) fn as_addition(whole: &Item, to: &Reference, lead: bool) -> Item {
    let digest = whole.get("digest").and_then(|v| v.as_s().ok()).map_or("", String::as_str);
    let mut item = key(to, &format!("ADDED#{digest}"));
    copy(whole, &["landlord", "received", "attempt"], &mut item);
    for (officers, leads) in OFFICERS.into_iter().zip(LEADS) {
        copy(whole, &[leads], &mut item);
        if let Some(words) = whole.get(officers) {
            item.insert(if lead { leads } else { officers }.to_owned(), words.clone());
        }
    }
    item.insert("reference".into(), text(to.to_string()));
    let lead = item.keys().any(|name| LEADS.contains(&name.as_str()));
    item.insert("lead".into(), AttributeValue::Bool(lead));
    item
}

pub(crate) fn case_of(item: &Item) -> Option<Case> {
    let of = |name: &str| item.get(name).and_then(|v| v.as_s().ok());
    let texts = |name: &str| {
        let list = item.get(name).and_then(|v| v.as_l().ok());
        list.map(|l| l.iter().filter_map(|v| v.as_s().ok().cloned()).collect::<Vec<_>>()).unwrap_or_default()
    };
    Some(Case {
        reference: of("reference")?.parse().ok()?,
        landlord: of("landlord")?.clone(),
        digest: hex::decode(of("digest")?)?,
        attempt: hex::decode(of("attempt")?)?,
        key_hash: hex::decode(of("key_hash")?)?,
        contact_mark: of("contact_mark").and_then(|t| hex::decode(t)),
        received: Moment::parse(of("received")?).ok()?,
        policy: of("policy")?.clone(),
        clocks: of("clocks")?.clone(),
        when: texts("when"),
        urgent: item.get("urgent").and_then(|v| v.as_bool().ok()).copied().unwrap_or(false),
        contact_by: texts("contact_by"),
        shown_policy: of("shown_policy").cloned(),
        flags: texts("flags"),
        same_as: of("same_as").and_then(|t| t.parse().ok()),
        progress: texts("progress"),
        told: of("deadlines").and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default(),
    })
}

fn add_answers(item: &mut Item, answers: &Answers, names: [&str; 2]) {
    let map = answers.each().map(|(id, values)| (id.to_owned(), list(values))).collect();
    let [all, extra] = names;
    item.insert(all.to_owned(), AttributeValue::M(map));
    if !answers.extra.is_empty() {
        let pair = |(name, value): &(String, String)| list(&[name.clone(), value.clone()]);
        item.insert(extra.to_owned(), AttributeValue::L(answers.extra.iter().map(pair).collect()));
    }
}

pub(crate) fn answers_of(item: &Item) -> Stored {
    let of = |names: [&str; 2]| names.into_iter().find_map(|name| item.get(name));
    let map = of(["answers", "lead_answers"]).and_then(|v| v.as_m().ok());
    let mut answers: Stored = map
        .into_iter()
        .flatten()
        .map(|(id, values)| {
            let values = values.as_l().map(|l| l.iter().filter_map(|v| v.as_s().ok().cloned()).collect());
            (id.clone(), values.unwrap_or_default())
        })
        .collect();
    answers.sort();
    let extra = of(["extra", "lead_extra"]).and_then(|v| v.as_l().ok());
    for pair in extra.into_iter().flatten().filter_map(|v| v.as_l().ok()) {
        let texts: Vec<String> = pair.iter().filter_map(|v| v.as_s().ok().cloned()).collect();
        if let [name, value] = texts.as_slice() {
            answers.push((format!("(also sent) {name}"), vec![value.clone()]));
        }
    }
    answers
}
