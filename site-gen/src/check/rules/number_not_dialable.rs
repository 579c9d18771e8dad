//! A telephone number in the prose has too few or too many figures, or a
//! letter among them.
//!
//! Somebody calls it with a complaint, hears a tone, and gives up.

use crate::check::contacts::{Judged, judged};
use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R056",
    title: "a number in the words that nobody can dial",
    why: "Somebody calls it with a complaint, hears a tone, and gives up.",
    cure: "Write the whole number with its first nought, or print the fact by its name.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Error, of: Versions::InForceAndToCome, find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let all = judged(subject).iter();
    all.filter_map(|(found, judged)| {
        let Judged::NotDialable(why) = judged else { return None };
        Some(Finding {
            at: subject.prose.place(found.text.start),
            found: format!("nobody can dial \"{}\": {why}", found.typed),
            write:
                "the whole number with its first nought, such as `01632 960 001`; or `{{ phone }}`, which prints the \
                    one of the facts"
                    .to_owned(),
        })
    })
    .collect()
}
