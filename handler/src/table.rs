//! The one table: keys, case ⇄ item, and the few calls that intake may make.
//!
//! Intake puts, and reads by key with a list of attributes that hold no
//! personal data; it never queries or scans. The register, under a role of
//! its own, reads the index of open cases and whole items.

use std::collections::HashMap;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::error::ProvideErrorMetadata;
use aws_sdk_dynamodb::types::AttributeValue;
use complaints::answers::Answers;
use complaints::moment::Moment;
use complaints::reference::{Reference, hex};

use crate::intake::Promised;

/// The index of open cases: by landlord, then by the next due instant.
pub const INDEX: &str = "open";

/// What intake reads of a case. None of it holds personal data.
const READABLE: [&str; 14] = [
    "reference",
    "landlord",
    "attempt",
    "digest",
    "key_hash",
    "contact_mark",
    "received",
    "policy",
    "clocks",
    "when",
    "urgent",
    "contact_by",
    "shown_policy",
    "flags",
];

type Item = HashMap<String, AttributeValue>;

/// A table of complaints.
#[derive(Clone, Debug)]
pub struct Table {
    client: Client,
    name: String,
}

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
}

/// How a put ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Put {
    /// It is stored.
    Stored,
    /// There is an item of that key already.
    Taken,
}

/// The table did not answer, or said that it cannot: what it called that.
#[derive(Debug, thiserror::Error)]
#[error("the table does not answer: {0}")]
pub struct Unavailable(pub String);

/// One open case in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its public name.
    pub reference: String,
    /// The landlord's address.
    pub landlord: String,
    /// When it was received.
    pub received: String,
    /// When something is next due, in UTC; the instant of receipt where the policy gives no date.
    pub due: String,
    /// Whether `due` is a date that the policy gives.
    pub dated: bool,
    /// Somebody could get hurt, or might.
    pub urgent: bool,
}

impl Table {
    /// The table `name`, reached through `client`.
    #[must_use]
    pub fn new(client: Client, name: impl Into<String>) -> Self {
        Self { client, name: name.into() }
    }

    /// The client, for whoever makes the table.
    #[must_use]
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// The table's name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Stores a case with its answers, once.
    ///
    /// # Errors
    /// When the table does not answer; the case may be stored all the same.
    pub async fn put_case(&self, case: &Case, answers: &Answers, promised: &Promised) -> Result<Put, Unavailable> {
        let mut item = case_item(case);
        item.insert("deadlines".into(), text(&promised.json));
        item.insert("stage".into(), AttributeValue::N("1".into()));
        item.insert("open".into(), text(&case.landlord));
        item.insert("due".into(), text(&promised.due));
        item.insert("dated".into(), AttributeValue::Bool(promised.first.is_some()));
        add_answers(&mut item, answers);
        self.put(item).await
    }

    /// Stores an addition to a case, once.
    ///
    /// # Errors
    /// When the table does not answer; the addition may be stored all the same.
    pub async fn put_addition(
        &self,
        case: &Case,
        digest: &[u8; 32],
        at: Moment,
        attempt: &[u8; 16],
        answers: &Answers,
    ) -> Result<Put, Unavailable> {
        let mut item = key(&case.reference, &format!("ADDED#{}", hex(digest)));
        item.insert("reference".into(), text(case.reference.to_string()));
        item.insert("landlord".into(), text(&case.landlord));
        item.insert("received".into(), text(at.to_rfc3339()));
        item.insert("attempt".into(), text(hex(attempt)));
        add_answers(&mut item, answers);
        self.put(item).await
    }

    async fn put(&self, item: Item) -> Result<Put, Unavailable> {
        let sent = self
            .client
            .put_item()
            .table_name(&self.name)
            .set_item(Some(item))
            .condition_expression("attribute_not_exists(pk)")
            .send()
            .await;
        match sent {
            Ok(_) => Ok(Put::Stored),
            Err(error) => match error.as_service_error() {
                Some(service) if service.is_conditional_check_failed_exception() => Ok(Put::Taken),
                _ => Err(Unavailable(error.code().unwrap_or("no answer").to_owned())),
            },
        }
    }

    /// The request that wrote an addition; `None` when there is none.
    ///
    /// # Errors
    /// When the table does not answer.
    pub async fn addition(&self, reference: &Reference, digest: &[u8; 32]) -> Result<Option<[u8; 16]>, Unavailable> {
        let item = self.get(reference, &format!("ADDED#{}", hex(digest)), &["attempt"]).await?;
        Ok(item.as_ref().and_then(|item| unhex(item.get("attempt")?.as_s().ok()?)))
    }

    /// The landlord of a case and the hash of its key: what opening a receipt
    /// asks first, so that an answer takes as long whether the case is there or not.
    ///
    /// # Errors
    /// When the table does not answer.
    pub async fn lock_of(&self, reference: &Reference) -> Result<Option<(String, [u8; 32])>, Unavailable> {
        let item = self.get(reference, "CASE", &["landlord", "key_hash"]).await?;
        Ok(item.as_ref().and_then(|item| {
            let of = |name: &str| item.get(name).and_then(|v| v.as_s().ok());
            Some((of("landlord")?.clone(), unhex(of("key_hash")?)?))
        }))
    }

    /// Reads what intake may read of a case.
    ///
    /// # Errors
    /// When the table does not answer.
    pub async fn case(&self, reference: &Reference) -> Result<Option<Case>, Unavailable> {
        Ok(self.get(reference, "CASE", &READABLE).await?.as_ref().and_then(case_of))
    }

    async fn get(&self, reference: &Reference, sort: &str, attributes: &[&str]) -> Result<Option<Item>, Unavailable> {
        // `when` and others are reserved words, so every name goes by a placeholder.
        let names = attributes.iter().map(|n| (format!("#{n}"), (*n).to_owned())).collect::<HashMap<_, _>>();
        let projection = attributes.iter().map(|n| format!("#{n}")).collect::<Vec<_>>().join(", ");
        let got = self
            .client
            .get_item()
            .table_name(&self.name)
            .set_key(Some(key(reference, sort)))
            .consistent_read(true)
            .projection_expression(projection)
            .set_expression_attribute_names(Some(names))
            .send()
            .await
            .map_err(|error| Unavailable(error.code().unwrap_or("no answer").to_owned()))?;
        Ok(got.item)
    }

    /// The open cases of a landlord, the next due first.
    ///
    /// # Errors
    /// When the table does not answer, or this role may not ask.
    pub async fn open(&self, landlord: &str) -> Result<Vec<Listed>, Unavailable> {
        let mut pages = self
            .client
            .query()
            .table_name(&self.name)
            .index_name(INDEX)
            .key_condition_expression("#open = :landlord")
            .expression_attribute_names("#open", "open")
            .expression_attribute_values(":landlord", text(landlord))
            .into_paginator()
            .items()
            .send();
        let mut found = Vec::new();
        while let Some(item) = pages.next().await {
            let item = item.map_err(|error| Unavailable(error.code().unwrap_or("no answer").to_owned()))?;
            let of = |name: &str| item.get(name).and_then(|v| v.as_s().ok()).cloned().unwrap_or_default();
            found.push(Listed {
                reference: of("reference"),
                landlord: of("landlord"),
                received: of("received"),
                due: of("due"),
                dated: item.get("dated").and_then(|v| v.as_bool().ok()).copied().unwrap_or(true),
                urgent: item.get("urgent").and_then(|v| v.as_bool().ok()).copied().unwrap_or(false),
            });
        }
        Ok(found)
    }

    /// A case with its answers, and the additions to it: for the register alone.
    ///
    /// # Errors
    /// When the table does not answer, or this role may not ask.
    pub async fn whole(&self, reference: &Reference) -> Result<Option<Whole>, Unavailable> {
        let mut items = self
            .client
            .query()
            .table_name(&self.name)
            .key_condition_expression("pk = :pk")
            .expression_attribute_values(":pk", text(partition(reference)))
            .into_paginator()
            .items()
            .send();
        let mut whole = None;
        let mut added = Vec::new();
        while let Some(item) = items.next().await {
            let item = item.map_err(|error| Unavailable(error.code().unwrap_or("no answer").to_owned()))?;
            let sort = item.get("sk").and_then(|v| v.as_s().ok()).cloned().unwrap_or_default();
            let answers = answers_of(&item);
            if sort == "CASE" {
                whole = case_of(&item).map(|case| (case, answers));
            } else if sort.starts_with("ADDED#") {
                let at = item.get("received").and_then(|v| v.as_s().ok()).cloned().unwrap_or_default();
                added.push((at, answers));
            }
        }
        // By when they came: a correction stands after what it corrects.
        added.sort();
        Ok(whole.map(|(case, answers)| Whole { case, answers, added }))
    }
}

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
}

fn partition(reference: &Reference) -> String {
    format!("COMPLAINT#{reference}")
}

fn key(reference: &Reference, sort: &str) -> Item {
    HashMap::from([("pk".to_owned(), text(partition(reference))), ("sk".to_owned(), text(sort))])
}

fn text(value: impl Into<String>) -> AttributeValue {
    AttributeValue::S(value.into())
}

fn list(values: &[String]) -> AttributeValue {
    AttributeValue::L(values.iter().map(text).collect())
}

fn case_item(case: &Case) -> Item {
    let mut item = key(&case.reference, "CASE");
    let mut add = |name: &str, value: AttributeValue| item.insert(name.to_owned(), value);
    add("reference", text(case.reference.to_string()));
    add("landlord", text(&case.landlord));
    add("digest", text(hex(&case.digest)));
    add("attempt", text(hex(&case.attempt)));
    add("key_hash", text(hex(&case.key_hash)));
    add("received", text(case.received.to_rfc3339()));
    add("policy", text(&case.policy));
    add("clocks", text(&case.clocks));
    add("when", list(&case.when));
    add("urgent", AttributeValue::Bool(case.urgent));
    add("contact_by", list(&case.contact_by));
    add("flags", list(&case.flags));
    if let Some(mark) = &case.contact_mark {
        add("contact_mark", text(hex(mark)));
    }
    if let Some(shown) = &case.shown_policy {
        add("shown_policy", text(shown));
    }
    item
}

fn case_of(item: &Item) -> Option<Case> {
    let of = |name: &str| item.get(name).and_then(|v| v.as_s().ok());
    let texts = |name: &str| {
        let list = item.get(name).and_then(|v| v.as_l().ok());
        list.map(|l| l.iter().filter_map(|v| v.as_s().ok().cloned()).collect::<Vec<_>>()).unwrap_or_default()
    };
    Some(Case {
        reference: of("reference")?.parse().ok()?,
        landlord: of("landlord")?.clone(),
        digest: unhex(of("digest")?)?,
        attempt: unhex(of("attempt")?)?,
        key_hash: unhex(of("key_hash")?)?,
        contact_mark: of("contact_mark").and_then(|t| unhex(t)),
        received: Moment::parse(of("received")?).ok()?,
        policy: of("policy")?.clone(),
        clocks: of("clocks")?.clone(),
        when: texts("when"),
        urgent: item.get("urgent").and_then(|v| v.as_bool().ok()).copied().unwrap_or(false),
        contact_by: texts("contact_by"),
        shown_policy: of("shown_policy").cloned(),
        flags: texts("flags"),
    })
}

fn add_answers(item: &mut Item, answers: &Answers) {
    let map = answers.each().map(|(id, values)| (id.to_owned(), list(values))).collect();
    item.insert("answers".into(), AttributeValue::M(map));
    if !answers.extra.is_empty() {
        let pair = |(name, value): &(String, String)| list(&[name.clone(), value.clone()]);
        item.insert("extra".into(), AttributeValue::L(answers.extra.iter().map(pair).collect()));
    }
}

fn answers_of(item: &Item) -> Stored {
    let map = item.get("answers").and_then(|v| v.as_m().ok());
    let mut answers: Stored = map
        .into_iter()
        .flatten()
        .map(|(id, values)| {
            let values = values.as_l().map(|l| l.iter().filter_map(|v| v.as_s().ok().cloned()).collect());
            (id.clone(), values.unwrap_or_default())
        })
        .collect();
    answers.sort();
    let extra = item.get("extra").and_then(|v| v.as_l().ok());
    for pair in extra.into_iter().flatten().filter_map(|v| v.as_l().ok()) {
        let texts: Vec<String> = pair.iter().filter_map(|v| v.as_s().ok().cloned()).collect();
        if let [name, value] = texts.as_slice() {
            answers.push((format!("(also sent) {name}"), vec![value.clone()]));
        }
    }
    answers
}

fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    if text.len() != N * 2 || !text.is_ascii() {
        return None;
    }
    for (index, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[index * 2..index * 2 + 2], 16).ok()?;
    }
    Some(bytes)
}
