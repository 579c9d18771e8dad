//! The list of what people are told, while it is made: each thing with its name,
//! no two of one name.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::changes::change::Kind;
use crate::days::clock::{Cited, Fact, Limit};
use crate::policy::library::{Library, Version};
use crate::policy::phrases::{ChangePhrase, Family, Phrase, Phrases, Slot};
use crate::policy::{Policy, Telling, in_words};

/// A version, and the day on which it is read.
#[derive(Debug, Clone, Copy)]
pub struct Side<'w> {
    /// The version.
    pub version: &'w Version,
    /// The facts that all landlords share.
    pub library: &'w Library,
    /// The words to say it in: of two sides the same, or each sentence would differ where a phrase does.
    pub phrases: &'w Phrases,
    /// The day: it chooses the law, and what is shown only for a time.
    pub on: NaiveDate,
}

/// One thing that people are told.
#[derive(Debug, Clone)]
pub(in crate::changes) struct Told {
    pub(in crate::changes) id: String,
    pub(in crate::changes) kind: Kind,
    /// What it is, as the start of a sentence.
    pub(in crate::changes) what: String,
    /// What is said of it.
    pub(in crate::changes) value: String,
    /// The time that it is, where it is one.
    pub(in crate::changes) limit: Option<Cited<Limit>>,
    /// The section of the policy that says so.
    pub(in crate::changes) section: Option<String>,
}

/// The list while it is made.
pub(super) struct List<'w> {
    pub(super) phrases: &'w Phrases,
    told: Vec<Told>,
    /// How often a name was taken: two limits of one name are told apart by their order.
    seen: BTreeMap<String, usize>,
}

impl<'w> List<'w> {
    pub(super) fn new(phrases: &'w Phrases) -> Self {
        Self { phrases, told: Vec::new(), seen: BTreeMap::new() }
    }

    pub(super) fn finish(self) -> Vec<Told> {
        self.told
    }

    /// The words for a thing, as the start of a sentence.
    pub(super) fn what(&self, about: Telling) -> String {
        self.phrases.of(Family::Told, about.name()).to_owned()
    }

    pub(super) fn push(&mut self, id: String, about: Telling, what: String, value: &str, limit: Option<Cited<Limit>>) {
        let times = self.seen.entry(id.clone()).or_default();
        *times += 1;
        let id = if *times == 1 { id } else { format!("{id}.{times}") };
        // A line break is one space on a page.
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        let section = limit.as_ref().and_then(|limit| limit.section.clone());
        self.told.push(Told { id, kind: Kind::of(about), what, value, limit, section });
    }

    /// The section of what was listed last.
    pub(super) fn cite(&mut self, section: Option<&String>) {
        if let Some(last) = self.told.last_mut() {
            last.section = section.cloned();
        }
    }

    /// A text that a fact stands for, with its section.
    pub(super) fn stated(&mut self, about: Telling, fact: &Fact<String>) {
        if let Some(cited) = fact.applied() {
            self.text(about, Some(&cited.value));
            self.cite(cited.section.as_ref());
        }
    }

    /// A text.
    pub(super) fn text(&mut self, about: Telling, value: Option<impl AsRef<str>>) {
        if let Some(value) = value {
            self.push(about.name().to_owned(), about, self.what(about), value.as_ref(), None);
        }
    }

    /// One of a list, known by itself: another text is another thing.
    pub(super) fn member(&mut self, about: Telling, name: &str, value: &str) {
        self.push(format!("{}.{name}", about.name()), about, self.what(about), value, None);
    }

    /// A limit outside of stages.
    pub(super) fn limit(
        &mut self,
        id: &str,
        about: Telling,
        what: String,
        limit: Option<&Cited<Limit>>,
        of: (u8, &Policy),
    ) {
        if let Some(limit) = limit {
            let (stage, policy) = of;
            let value = in_words::rule(limit, stage, policy, self.phrases);
            self.push(id.to_owned(), about, what, &value, Some(limit.clone()));
        }
    }

    /// That the policy says two things of a limit, where it does, and why one of them counts.
    pub(super) fn two(&mut self, id: &str, what: &str, fact: &Fact<Limit>, of: (u8, &Policy)) {
        let Fact::Contradictory { values, because, .. } = fact else { return };
        let (stage, policy) = of;
        let rules: Vec<String> =
            values.iter().map(|limit| in_words::rule(limit, stage, policy, self.phrases)).collect();
        let value = self.phrases.fill(
            ChangePhrase::TwoTimes,
            &[(Slot::Before, &rules.join(self.phrases.get(Phrase::ListAnd))), (Slot::Why, because)],
        );
        let about = Telling::TwoTimes;
        let what = self.of(&self.what(about), what);
        self.push(format!("{id}.{}", about.name()), about, what, &value, None);
    }

    /// The same of something that belongs to somebody: `Phone (Housing Ombudsman)`.
    pub(super) fn of(&self, what: &str, whose: &str) -> String {
        self.phrases.fill(ChangePhrase::Of, &[(Slot::What, what), (Slot::Source, whose)])
    }
}
