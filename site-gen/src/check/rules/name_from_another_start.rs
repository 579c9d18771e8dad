//! The prose prints an answer's time by its name, and counts it from another
//! day than the fact: `{{ stage-1.respond }} of receiving it`, where it runs from
//! the acknowledgement.
//!
//! A tenant counts from the day of their letter, and waits for an answer that is
//! due days later.

use crate::prose::known::Known;
use crate::prose::said::{Named, Starts};
use crate::prose::verdict::can_differ;

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R087",
    title: "a time printed by its name and counted from another day",
    why: "A tenant counts from the day that stands here, and the form and the receipt from another.",
    cure: "Say the start of the fact behind the name; or change the fact, where the words are right.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Error, of: Versions::InForceAndToCome, find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    subject.named().iter().filter_map(|one| finding(subject, one)).collect()
}

fn finding(subject: &Subject<'_>, named: &Named<'_>) -> Option<Finding> {
    let is_of_name = |known: &&Known<'_>| known.name.as_deref() == Some(named.name.name.as_str());
    let (fact, here) = (subject.known.iter().find(is_of_name)?, named.starts?);
    // "12 months from the problem" and "12 months from becoming aware" may both stand there.
    let of_it = |known: &&Known<'_>| is_of_name(known) || fact.stage.is_none() && known.act == fact.act;
    if subject.known.iter().filter(of_it).any(|known| known.starts().is_none_or(|start| start.is_as(here))) {
        return None;
    }
    let start = match here {
        Starts::Receipt | Starts::Complaint => "receipt",
        Starts::Acknowledgement => "acknowledgement",
        Starts::Logging => "the day on which you write it down",
        Starts::Problem => "the problem",
        Starts::Aware => "becoming aware",
        Starts::Closure => "closure",
        Starts::Response => "the response",
    };
    let (line, from) = (fact.limit.at.line, &fact.limit.value.from);
    can_differ(fact.act, here, fact.starts()?).then(|| Finding {
        at: subject.prose.place(named.name.text.start),
        found: format!(
            "`{{{{ {} }}}}` is counted from {start} here, and line {line} counts it from {from}",
            named.name.name
        ),
        write: match here {
            // Nobody but the landlord knows that day, and no date is counted from it.
            Starts::Logging => format!("`{}`", counted_from(subject, named, &from.to_string())),
            _ => format!(
                "`{}`; or, if that day is right, `{} from {start}` on line {line}",
                counted_from(subject, named, &from.to_string()),
                fact.period
            ),
        },
    })
}

/// The sentence with the fact's own start behind the name.
fn counted_from(subject: &Subject<'_>, named: &Named<'_>, from: &str) -> String {
    let before = subject.prose.typed(named.sentence.start..named.name.text.end);
    let behind = subject.prose.typed(named.start_words.end..named.sentence.range().end);
    let gap = if behind.starts_with(|c: char| c.is_alphanumeric()) { " " } else { "" };
    format!("{before} from {from}{gap}{behind}").split_whitespace().collect::<Vec<_>>().join(" ")
}
