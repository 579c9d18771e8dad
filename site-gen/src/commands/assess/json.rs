//! What was found, for programs.

use complaints::policy::code::Code;
use serde::Serialize;

use crate::assess::{Outcome, Row, Seen, Subject};

/// One landlord against one code.
#[derive(Serialize)]
pub(super) struct AssessmentJson<'a> {
    landlord: &'a str,
    name: &'a str,
    policy: &'a str,
    code: &'a str,
    link: &'a str,
    /// The day on which the words were looked at.
    on: String,
    /// The day on which the provisions were compared with their sources.
    checked_on: String,
    provisions: Vec<ProvisionJson<'a>>,
}

#[derive(Serialize)]
struct ProvisionJson<'a> {
    number: &'a str,
    part: &'a str,
    asks: &'a str,
    /// `evidence`, `contradicted`, `none-found` or `for-a-person`; never that it is met.
    outcome: Outcome,
    evidence: &'a [Seen],
    contradicted: &'a [Seen],
    /// Where only a person can say, what they may begin with.
    #[serde(skip_serializing_if = "<[Seen]>::is_empty")]
    leads: &'a [Seen],
    /// What is left for a person to say.
    #[serde(skip_serializing_if = "Option::is_none")]
    ask: Option<&'a str>,
    /// Whether it was read in a source.
    confirmed: bool,
}

pub(super) fn assessment<'a>(
    slug: &'a str,
    code: &'a Code,
    subject: &'a Subject<'_>,
    rows: &'a [Row<'_>],
) -> AssessmentJson<'a> {
    let policy = &subject.version.policy;
    let provisions = rows.iter().map(|row| {
        let found = row.found.evidence.as_slice();
        let (evidence, leads): (&[Seen], &[Seen]) =
            if row.outcome() == Outcome::ForAPerson { (&[], found) } else { (found, &[]) };
        ProvisionJson {
            number: &row.provision.number,
            part: &row.provision.part,
            asks: &row.provision.asks,
            outcome: row.outcome(),
            evidence,
            leads,
            contradicted: &row.found.against,
            ask: row.provision.ask.as_deref(),
            confirmed: row.provision.is_confirmed,
        }
    });
    AssessmentJson {
        landlord: slug,
        name: &policy.landlord,
        policy: &policy.id,
        code: &code.id,
        link: &code.link,
        on: subject.on.to_string(),
        checked_on: code.checked_on.to_string(),
        provisions: provisions.collect(),
    }
}
