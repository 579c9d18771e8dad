//! The prose tells what the Ombudsman's code or the law says of a time, and it
//! says another.
//!
//! People hold a landlord to what they read of their rights. A wrong figure
//! takes time from them, or sends them to the Ombudsman too early.

use crate::prose::known::{self, Known};
use crate::prose::said::{Said, Voice};
use crate::prose::verdict::{Verdict, verdict};

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R051",
    title: "the law told with another time than it has",
    why: "People hold a landlord to what they read of their rights. A wrong figure takes time from them, or sends them too early.",
    cure: "Write the time that the law gives; the message has it.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Warning, of: Versions::InForceAndToCome, find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let Some(law) = subject.law() else { return Vec::new() };
    let quoted = |said: &&Said<'_>| said.voice == Voice::Law && said.is_sure;
    let known = known::of_law(law);
    let one = |said: &Said<'_>| {
        let asked = Said { voice: Voice::Promise, ..said.clone() };
        let by_law = match verdict(&asked, &known, &subject.version.policy) {
            Verdict::Other(by_law) => vec![by_law],
            Verdict::Among(places) => places.into_iter().filter_map(|place| place.fact).collect(),
            _ => return None,
        };
        let times = |write: fn(&Known<'_>) -> String| by_law.iter().map(|by_law| write(by_law)).collect::<Vec<_>>();
        let told = times(|by_law| {
            let section = by_law.limit.section.as_ref().map(|section| format!(" ({section})")).unwrap_or_default();
            format!("{}{section}", by_law.period)
        });
        let cures = times(|by_law| format!("`{}`", by_law.period));
        Some(Finding {
            at: subject.prose.place(said.quantity.text.start),
            found: format!(
                "here stands \"{}\" as what {} says; it says {}",
                subject.prose.typed(said.quantity.text.clone()),
                law.name,
                told.join(", or ")
            ),
            write: cures.join(", or "),
        })
    };
    subject.said.iter().filter(quoted).filter_map(one).collect()
}
