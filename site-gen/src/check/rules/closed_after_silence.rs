//! The prose closes a complaint when somebody does not write back, and the facts
//! give no time for that.

use complaints::days::clock::Step;

use crate::prose::quantity::quantities;
use crate::prose::said::Act;
use crate::prose::words::tokens;
use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};
use crate::prose::AnyOf;

pub(crate) static RULE: Rule = Rule {
    code: "R092",
    title: "a complaint closed after silence, of which the facts know nothing",
    why: "People lose their complaint on a day that no form, receipt or message shows them.",
    cure: "Write it under the stage, as `write_back:`; the message has the line. Or take it out of the words.",
    can_be_allowed: true,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Warning, of: Versions::InForceAndToCome, find };

static CLOSES: AnyOf = AnyOf::new(&["close"]);

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let prose = subject.prose;
    let known = subject.known.iter().any(|known| known.act == Act::Step(Step::WriteBack));
    if known {
        return Vec::new();
    }
    let found = prose.sentences_with(&CLOSES).filter_map(|sentence| {
        let has = |list: &[&str]| list.iter().any(|words| sentence.lower.contains(words));
        let closes = has(&["close your", "close the complaint", "close it", "be closed", "is closed"]);
        let silent = has(&[
            "not hear from you",
            "don't hear from you",
            "hear nothing",
            "not reply",
            "don't reply",
            "not respond",
            "don't respond",
            "no reply",
            "no response from you",
            "do not write back",
        ]);
        if !closes || !silent || has(&["ombudsman", "used to", "not close", "never close"]) {
            return None;
        }
        let time = quantities(&tokens(&sentence)).into_iter().find(|time| time.period.is_some())?;
        let period = time.period?;
        Some(Finding {
            at: prose.place(time.text.start),
            found: format!(
                "a complaint is closed after \"{}\" of silence, and the facts know of no such time: nobody is told the day",
                prose.typed(time.text)
            ),
            write: format!("`write_back: {period} from our last message` under the stage; or take it out of the words"),
        })
    });
    found.collect()
}
