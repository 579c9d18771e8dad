//! The prose repeats a time that the facts give.
//!
//! Today the two are equal. When the time changes, somebody has to find both;
//! a name is printed from the fact and cannot be left behind.

use complaints::days::clock::Step;

use crate::check::told_times::told_times;
use crate::prose::Prose;
use crate::prose::known::Known;
use crate::prose::said::{Act, Said};
use crate::prose::verdict::{Verdict, verdict};

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R053",
    title: "a time that could be printed by its name",
    why: "Today the two are equal. When the time changes, one of them is forgotten, and readers are told two things.",
    cure: "Write the name of the fact in braces, as in `{{ stage-1.respond }}`.",
    can_be_allowed: true,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Advice, of: Versions::InForceAndToCome, find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let one = |said: &Said<'_>| match verdict(said, subject.known, &subject.version.policy) {
        Verdict::Same(fact) => repeated(subject, said, fact),
        _ => None,
    };
    subject.said.iter().filter_map(one).collect()
}

/// A time beside a noun, or a day by name, reads otherwise than the name would print it.
fn repeated(subject: &Subject<'_>, said: &Said<'_>, fact: &Known<'_>) -> Option<Finding> {
    // What people must wait for is the law's; another rule speaks of it.
    let name = fact.name.as_ref().filter(|_| fact.act != Act::Step(Step::Ombudsman))?;
    let prints = !said.quantity.is_compound && !said.quantity.is_day && !said.quantity.is_more;
    prints.then(|| Finding {
        at: subject.prose.place(said.quantity.text.start),
        found: format!(
            "\"{}\" is what line {} gives too",
            subject.prose.typed(said.quantity.text.clone()),
            fact.limit.at.line
        ),
        write: match again_in_brackets(subject, said) {
            Some(whole) => format!("`{{{{ {name} }}}}` in place of \"{whole}\", which prints the fact alone"),
            None => format!("`{{{{ {name} }}}}` in its place, which prints the fact and so can never differ from it"),
        },
    })
}

/// The time with what stands in brackets behind it, where that is a time as well: "10 working days (two weeks)".
fn again_in_brackets<'s>(subject: &'s Subject<'_>, said: &Said<'_>) -> Option<&'s str> {
    let (start, end) = (said.quantity.text.start, said.quantity.text.end);
    let behind = subject.prose.text().get(end..said.sentence.range().end)?;
    let (inside, _) = behind.strip_prefix(" (")?.split_once(')')?;
    let is_time = !told_times(&Prose::read(inside, 1)).is_empty();
    is_time.then(|| subject.prose.typed(start..end + " (".len() + inside.len() + ")".len()))
}
