//! Clocks in words: a period, its rule, its section, what was assumed.

use serde::Serialize;

use super::cited_text::CitedText;
use crate::days::clock::{Assumed, Cited, Fact, Firmness, Limit};
use crate::policy::phrases::{Phrase, Phrases};
use crate::policy::{Policy, in_words};

/// One time of the policy in words: what it is, from when, how firm.
#[derive(Debug, Clone, Serialize)]
pub struct ClockView {
    /// Its name, by which prose calls it and pages mark what they print of it: `stage-1.respond`.
    pub id: String,
    /// The circumstance in words; none holds always.
    pub when: Option<String>,
    /// The id of that circumstance, such as `risk-to-life`.
    pub when_id: Option<String>,
    /// The policy gives no time; `period` is then empty, and `rule` says so.
    pub not_stated: bool,
    /// `10 working days`.
    pub period: String,
    /// `10 working days from the day we get your complaint`.
    pub rule: String,
    /// The same as a part of a sentence: `within 10 working days from the day we get your complaint`.
    pub clause: String,
    /// firm, aim, usually or up-to.
    pub firmness: &'static str,
    /// It is to be agreed with the resident.
    pub agreed: bool,
    /// The exception, to stand after "unless": `there is a good reason`.
    pub unless: Option<String>,
    /// The section of the policy that gives the time, such as `4.5`.
    pub section: Option<String>,
    /// What was assumed, each a sentence.
    pub assumed: Vec<String>,
    /// The other values of a contradiction, each a rule with its section.
    pub against: Vec<CitedText>,
    /// Why the landlord acts on this value of a contradiction.
    pub because: Option<String>,
}

/// A fact about time in words, `when` a circumstance holds, at a stage.
pub(super) fn of_fact(
    id: &str,
    fact: &Fact<Limit>,
    when: Option<&str>,
    stage: u8,
    policy: &Policy,
    phrases: &Phrases,
) -> ClockView {
    let applied: Option<&Cited<Limit>> = fact.applied();
    let limit = applied.map(|c| &c.value);
    ClockView {
        id: when.map_or_else(|| id.to_owned(), |circumstance| format!("{id}.{circumstance}")),
        clause: applied.map(|c| in_words::clause(c, stage, policy, phrases)).unwrap_or_default(),
        when: when.map(|id| in_words::circumstance(id, policy, phrases)),
        when_id: when.map(str::to_owned),
        not_stated: limit.is_none(),
        period: limit.map(|l| phrases.period(l.within)).unwrap_or_default(),
        rule: applied
            .map(|c| in_words::rule(c, stage, policy, phrases))
            .unwrap_or_else(|| phrases.get(Phrase::NotStated).to_owned()),
        firmness: match limit.map(|l| l.firmness).unwrap_or_default() {
            Firmness::Firm => "firm",
            Firmness::Aim => "aim",
            Firmness::Usually => "usually",
            Firmness::UpTo => "up-to",
        },
        agreed: limit.is_some_and(|l| l.agreed),
        unless: limit.and_then(|l| l.unless.clone()),
        section: applied.and_then(|c| c.section.clone()),
        assumed: limit
            .map(|l| l.assumed.iter().map(|a: &Assumed| phrases.assumed(*a).to_owned()).collect())
            .unwrap_or_default(),
        against: in_words::against(fact, stage, policy, phrases)
            .into_iter()
            .map(|(text, section)| CitedText { text, section })
            .collect(),
        because: match fact {
            Fact::Contradictory { because, .. } => Some(because.clone()),
            Fact::Stated(_) | Fact::NotStated => None,
        },
    }
}
