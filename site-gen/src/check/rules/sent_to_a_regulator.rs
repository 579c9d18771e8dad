//! The prose sends people with their complaint to a regulator that decides on
//! none.
//!
//! It watches over landlords, and takes what shows that one fails many people.

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::feelings::without_feelings;
use crate::check::question::{Finding, Question, Subject, Versions};
use crate::prose::AnyOf;

pub(crate) static RULE: Rule = Rule {
    code: "R095",
    title: "a complaint sent to a regulator, which decides none",
    why: "Regulators set standards and decide on no complaint of one person. Whoever goes there has lost the time for the Ombudsman.",
    cure: "Send people to the body that decides: `{{ ombudsman }}`.",
    can_be_allowed: true,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Warning, of: Versions::InForceAndToCome, find };

/// Regulators of landlords that decide on no complaint of one person, each by its own statement (`content/rights.yaml`).
const REGULATORS: [&str; 3] = ["regulator of social housing", "scottish housing regulator", "the regulator"];

/// What it is said to do with a complaint, behind its name.
const DECIDES: [&str; 14] = [
    "decides",
    "then decides",
    "will decide",
    "can decide",
    "looks at your",
    "will look at your",
    "investigates your",
    "will investigate your",
    "can order",
    "will rule",
    "may decide",
    "settles",
    "can look at your",
    "has the last word",
];

static REGULATOR: AnyOf = AnyOf::new(&["regulator"]);

/// Whether small letters that end before a body send people there with their complaint.
pub(super) fn sends_to(before: &str) -> bool {
    const SENDS: [&str; 7] =
        ["complain to", "complaint to", "appeal to", "take it to", "go to", "refer it to", "case to"];
    SENDS.iter().any(|words| before.trim_end().trim_end_matches(" the").ends_with(words))
}

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let prose = subject.prose;
    let found = prose.sentences_with(&REGULATOR).filter_map(|sentence| {
        let lower = sentence.lower;
        let has = |list: &[&str]| list.iter().any(|words| lower.contains(words));
        let (at, name) = REGULATORS.iter().find_map(|name| Some((lower.find(name)?, name)))?;
        let before = lower.get(..at)?;
        // "The Regulator decides on your complaint" sends people there as well.
        let behind = lower.get(at + name.len()..)?;
        let decides = DECIDES.iter().any(|words| behind.trim_start().starts_with(words));
        let of_them = lower.contains("complain") || lower.contains("you were right");
        let after =
            ["unhappy", "not happy", "our answer", "your complaint", "final answer", "do not agree", "n't agree"];
        let led = before.trim_end().trim_end_matches(" the");
        let asks = ["contact", "write to", "ask", "send it to", "heard by"].iter().any(|ask| led.ends_with(ask));
        let sends = sends_to(before) || decides && of_them || asks && has(&after);
        let words = without_feelings(lower);
        let other = ["not ", "n't "].iter().any(|not| words.contains(not))
            || has(&[
                "ombudsman can",
                "your mp ",
                "more than one home",
                "many homes",
                "many are",
                " data",
                "your data",
                "gas ",
                "energy",
                "solicitor",
                "charit",
                "information commissioner",
                "decides nothing",
                "standard",
                "serious",
                "many tenants",
                "systemic",
                "report",
                "about the regulator",
                " we report",
                " we tell",
                "we are ",
            ]);
        (sends && !other).then(|| Finding {
            at: prose.place(sentence.start + at),
            found: format!(
                "people are sent with their complaint to {}, which decides on no complaint of one person",
                sentence.text.get(at..at + name.len()).unwrap_or(name)
            ),
            write: "`{{ ombudsman }}`, which is the body that decides".to_owned(),
        })
    });
    found.collect()
}
