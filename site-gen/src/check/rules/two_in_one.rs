//! A second telephone number is only hinted at behind a stroke: `01632 960 420/421`.

use crate::prose::contacts::Sort;
use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R094",
    title: "two telephone numbers in one",
    why: "A telephone dials the first number or none; the second is never reached.",
    cure: "Each number in full, with what it is for.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Error, of: Versions::InForceAndToCome, find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let prose = subject.prose;
    let phones = subject.contacts.iter().filter(|found| found.sort == Sort::Phone);
    let found = phones.filter_map(|found| {
        let behind = prose.text().get(found.text.end..)?;
        let rest = behind.strip_prefix('/').or_else(|| behind.strip_prefix(" / "))?;
        let second: String = rest.chars().take_while(char::is_ascii_digit).collect();
        // A whole number stands for itself, and is read as one.
        let hint = (1..=6).contains(&second.len())
            && !rest.get(second.len()..)?.trim_start().starts_with(|c: char| c.is_ascii_digit());
        let first = found.typed.trim();
        let whole = first.get(..first.len().checked_sub(second.len())?)?;
        hint.then(|| Finding {
            at: prose.place(found.text.start),
            found: format!("\"{first}/{second}\" are two numbers, and no telephone dials the second"),
            write: format!("`{first}` and `{whole}{second}`, each with what it is for"),
        })
    });
    found.collect()
}
