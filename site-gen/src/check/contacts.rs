//! The contacts of the prose beside those that are known: the facts' own, and
//! those of the bodies outside.
//!
//! Each contact of the prose is judged once, so that no two rules speak of it.

mod book;
pub(super) mod near;

use complaints::policy::contact::phone::undialable;
use complaints::policy::outside::{Body, Was, WasKind};

use crate::prose::contacts::{Found, Sort, digits};

use super::bodies_in_words::{body_round, of_main};
use super::question::Subject;
use book::Book;
pub(super) use book::Entry;

/// What a contact of the prose turned out to be.
pub(super) enum Judged<'s> {
    /// No telephone can dial it; why.
    NotDialable(&'static str),
    /// It is one that is known.
    Same(Entry<'s>),
    /// It is nearly one that is known.
    Mistyped(Entry<'s>),
    /// It was a body's, and is no more.
    Ended(&'s Body, &'s Was),
    /// It stands for a body, and is none of that body's.
    NotOfBody(&'s Body),
    /// People are told to complain there, and the facts name another.
    NotOwn(Entry<'s>),
    /// People are told to complain there, and the facts name none.
    Unstated,
    /// Nothing can be told of it.
    Open,
}

/// Every contact of the prose with what it turned out to be, looked into by the first rule that asks.
pub(super) fn judged<'q, 's>(subject: &'q Subject<'s>) -> &'q [(&'s Found, Judged<'s>)] {
    subject.judged.get_or_init(|| judge_all(subject))
}

fn judge_all<'s>(subject: &Subject<'s>) -> Vec<(&'s Found, Judged<'s>)> {
    if subject.contacts.is_empty() {
        return Vec::new();
    }
    let book = Book::of(subject);
    let mut all: Vec<_> = subject.contacts.iter().map(|found| (found, judge(subject, &book, found))).collect();
    // The words of a link and where it leads are told once.
    all.dedup_by(|(one, _), (other, _)| one.text == other.text && one.value == other.value);
    all
}

fn judge<'s>(subject: &Subject<'s>, book: &Book<'s>, found: &Found) -> Judged<'s> {
    if found.sort == Sort::Phone
        && let Some(why) = undialable(&found.value)
    {
        return Judged::NotDialable(why);
    }
    let sentence = round(subject, found);
    if let Some(entry) = book.same(found) {
        // The address before a postcode that is right can have another number or street.
        return match book.other_street(found, sentence.block) {
            Some(entry) => Judged::Mistyped(entry),
            None => Judged::Same(entry),
        };
    }
    let ended = subject.library.bodies.values().flat_map(|body| body.was.iter().map(move |was| (body, was)));
    for (body, was) in ended {
        if is_ended(found, was) {
            return Judged::Ended(body, was);
        }
    }
    let body = body_round(subject, found.text.clone());
    if let Some(entry) = book.near(found, &sentence) {
        return Judged::Mistyped(entry);
    }
    // Of a body that has no postcode among what was checked, as one with a freepost address, none can be told to be wrong.
    let can_be_told = |body: &&Body| match found.sort {
        Sort::Host => false,
        Sort::Postcode => book.has_postcode_of(&body.name),
        Sort::Phone | Sort::Email => true,
    };
    if let Some(body) = body.filter(can_be_told) {
        return Judged::NotOfBody(body);
    }
    let to_complain = sentence.complains() && !sentence.is_of_another_service() && of_main(sentence.words).is_none();
    match (to_complain, found.sort) {
        (true, Sort::Phone | Sort::Email) => match book.own(found.sort) {
            Some(entry) => Judged::NotOwn(entry),
            None => Judged::Unstated,
        },
        _ => Judged::Open,
    }
}

fn is_ended(found: &Found, was: &Was) -> bool {
    let value = was.value.to_lowercase();
    match (found.sort, was.kind) {
        (Sort::Phone, WasKind::Phone | WasKind::Fax) => digits(&value) == found.value,
        (Sort::Email, WasKind::Email) => value == found.value,
        (Sort::Postcode, WasKind::Post) => value.replace(' ', "").ends_with(&found.value),
        _ => false,
    }
}

/// The words round a contact.
pub(super) struct Round<'s> {
    /// Its sentence, in small letters.
    pub(super) words: &'s str,
    /// Its block, in small letters.
    pub(super) block: &'s str,
    /// The heading above it, in small letters.
    heading: &'s str,
}

impl Round<'_> {
    pub(super) fn complains(&self) -> bool {
        // Under such a heading people are told how to reach the landlord; a surveyor's number may stand there too.
        let over = ["complain", "contact"].iter().any(|word| self.heading.contains(word));
        let to_us = [" us", "our ", "write to", "email "].iter().any(|to| self.words.contains(to));
        self.words.contains("complain") || over && to_us
    }

    /// Whether a body is named round it, or at least what it is: numbers of strangers are alike by chance.
    fn speaks_of(&self, body: &str) -> bool {
        let body = body.to_lowercase();
        let heavy = body.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 5);
        let round = [self.block, self.heading];
        let holds = |word: &str| round.iter().any(|words| words.contains(word));
        holds(&body) || heavy.into_iter().any(holds)
    }

    /// Whether the sentence is about the service that the facts have under a name: texts, or out of hours.
    fn is_of_service(&self, name: Option<&str>) -> bool {
        match name {
            Some("text") => self.words.contains("text"),
            Some("out-of-hours") => self.words.contains("of hours") || self.words.contains("of-hours"),
            Some("relay") => self.words.contains("relay"),
            _ => false,
        }
    }

    /// Whether the number is of a service that is no complaint: those have numbers of their own.
    pub(super) fn is_of_another_service(&self) -> bool {
        let others = [
            "repair",
            "fax",
            "text",
            "out of hours",
            "out-of-hours",
            "rent",
            "lettings",
            "sales",
            "emergenc",
            "gas",
            "minicom",
            "benefit",
            "report",
            "police",
            "solicitor",
            "citizens advice",
            "shelter",
            "relay",
            "translat",
            "switchboard",
            "other than",
            "commissioner",
            "commission",
            "regulator",
            "inspectorate",
            "do not use",
            "don't use",
        ];
        others.iter().any(|other| self.words.contains(other))
    }
}

pub(super) fn round<'s>(subject: &Subject<'s>, found: &Found) -> Round<'s> {
    let prose = subject.prose;
    let Some(block) = prose.block_at(found.text.start) else { return Round { words: "", block: "", heading: "" } };
    Round {
        words: prose.sentence_at(found.text.start).map_or("", |sentence| sentence.lower),
        block: prose.lower_of(block),
        heading: prose.headings_of(block).next().map_or("", |heading| prose.lower_of(heading)),
    }
}
