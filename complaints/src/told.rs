//! A deadline in words, as the command line, the form's answer and the pages tell it.
//!
//! The one shape of a deadline outside Rust: `site-gen deadlines --format json`
//! and the answer of `send` print it as it is.

use chrono::NaiveDate;
use serde::Serialize;

use crate::calendar::Calendar;
use crate::clock::{Cited, Fact, Limit};
use crate::moment::rfc3339;
use crate::policy::Policy;
use crate::text::Phrases;
use crate::timeline::{Deadline, Due};

/// One deadline, told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Told {
    /// The stage, counted from 1; none for the case as a whole.
    pub stage: Option<u8>,
    /// The stage's name in the landlord's words, if it has one.
    pub stage_name: Option<String>,
    /// acknowledge, hold, respond, escalate, reopen, accept-offer, ombudsman or complain.
    pub step: &'static str,
    /// The id of the circumstance it holds in.
    pub when: Option<String>,
    /// landlord or resident.
    pub owed_by: &'static str,
    /// policy or law.
    pub basis: &'static str,
    /// The rule in words.
    pub rule: Option<String>,
    /// The section of the policy.
    pub section: Option<String>,
    /// The last day, in London.
    pub due_date: Option<NaiveDate>,
    /// The last instant, RFC 3339 in London's time.
    pub due_at: Option<String>,
    /// What the clock waits for.
    pub waiting_for: Option<String>,
    /// The policy does not say.
    pub not_stated: bool,
    /// The date rests on bank holidays not yet published.
    pub provisional: bool,
    /// What was assumed.
    pub assumed: Vec<&'static str>,
    /// The days on the way that were not counted.
    pub not_counted: Vec<NotCounted>,
}

/// A day that was not counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NotCounted {
    /// The day.
    pub date: NaiveDate,
    /// Why it was not.
    pub why: String,
}

/// Tells one deadline in the words of `phrases`.
#[must_use]
pub fn told(deadline: &Deadline<'_>, policy: &Policy, calendar: &Calendar, phrases: &Phrases) -> Told {
    let counted = deadline.counted();
    let limit = deadline.limit();
    Told {
        stage: (deadline.stage > 0).then_some(deadline.stage),
        stage_name: policy.stage(deadline.stage).and_then(|s| s.name.applied()).map(|c| c.value.clone()),
        step: deadline.step.name(),
        when: deadline.when.map(str::to_owned),
        owed_by: deadline.owed_by().name(),
        basis: "policy",
        rule: limit.map(|l| rule(l, deadline.stage, policy, phrases)),
        section: limit.and_then(|l| l.section.clone()),
        due_date: counted.map(|c| c.due_date),
        due_at: counted.map(|c| rfc3339(c.due_at)),
        waiting_for: match deadline.due {
            Due::WaitingFor(from) => Some(from.start.name().trim_start_matches("the ").to_owned()),
            Due::On(_) | Due::NotStated => None,
        },
        not_stated: deadline.due == Due::NotStated,
        provisional: counted.is_some_and(|c| c.provisional),
        assumed: deadline.assumed.iter().map(|a| a.name()).collect(),
        not_counted: counted.map(|c| not_counted(c.not_counted(calendar), phrases)).unwrap_or_default(),
    }
}

/// Days that were not counted, each with its reason in words.
pub fn not_counted<'c>(
    days: impl Iterator<Item = (NaiveDate, crate::calendar::NotWorked<'c>)>,
    phrases: &Phrases,
) -> Vec<NotCounted> {
    days.map(|(date, why)| NotCounted { date, why: phrases.not_worked(why) }).collect()
}

/// A limit as a rule in words, stages by the landlord's names.
#[must_use]
pub fn rule(limit: &Cited<Limit>, stage: u8, policy: &Policy, phrases: &Phrases) -> String {
    phrases.rule(&limit.value, stage, &|n| stage_name(policy, n, phrases))
}

/// A stage's name: the landlord's, or its number.
#[must_use]
pub fn stage_name(policy: &Policy, number: u8, phrases: &Phrases) -> String {
    let named = policy.stage(number).and_then(|s| s.name.applied()).map(|c| c.value.clone());
    named.unwrap_or_else(|| phrases.stage_number(number))
}

/// The values of a contradictory fact that are not acted on, as rules with their sections.
#[must_use]
pub fn against(fact: &Fact<Limit>, stage: u8, policy: &Policy, phrases: &Phrases) -> Vec<(String, Option<String>)> {
    let Fact::Contradictory { values, chosen, .. } = fact else { return Vec::new() };
    values
        .iter()
        .enumerate()
        .filter(|(n, _)| n != chosen)
        .map(|(_, limit)| (rule(limit, stage, policy, phrases), limit.section.clone()))
        .collect()
}
