//! The prose gives another time than the facts for the same step of the same
//! stage.
//!
//! A tenant reads one day on the policy page, and gets another on the form and
//! on the receipt. Whoever trusts the longer one complains too late, or waits
//! for an answer that was due long ago.

mod among;
mod beside_name;

use complaints::days::clock::Step;
use complaints::days::period::Period;

use crate::prose::Prose;
use crate::prose::known::Known;
use crate::prose::said::{Act, Said, Starts, names_some_cases};
use crate::prose::verdict::{Verdict, verdict};

use crate::check::bodies_in_words::all_in;
use crate::check::differing_days;
use crate::check::told_times::told_times;
use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use super::{change_the_other_way, clock_from_another_start, hazard_otherwise, total_otherwise};
use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R012",
    title: "words and facts that give different times",
    why: "A tenant reads one day on the policy page, and gets another on the form and on the receipt.",
    cure: "Print the fact by its name, as in `{{ stage-1.respond }}`; or change the fact, where the words are right.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Error, of: Versions::InForceAndToCome, find };

/// Whether a body outside is the one of whom its sentence tells: "The SPSO does not look at what is older than 12 months".
fn is_of_a_body(subject: &Subject<'_>, said: &Said<'_>) -> bool {
    let end = said.quantity.text.start.saturating_sub(said.sentence.start);
    let Some(before) = said.sentence.text.get(..end) else { return false };
    let ours = said.sentence.lower.get(..end).is_some_and(|before| {
        before.split(|c: char| !c.is_alphanumeric()).any(|word| matches!(word, "we" | "our" | "us" | "you" | "your"))
    });
    !ours && !all_in(subject, before).is_empty()
}

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let told = |said: &Said<'_>| match verdict(said, subject.known, &subject.version.policy) {
        Verdict::Other(fact) => Some(other(subject, said, fact)),
        Verdict::OtherStart(fact) => other_start(subject, said, fact),
        Verdict::Among(places) => Some(among::finding(subject, said, &places)),
        _ => None,
    };
    // Asked last: most sentences give no reason to.
    let is_of_another = |said: &Said<'_>| {
        is_of_a_body(subject, said)
            || clock_from_another_start::is_told(subject, &said.sentence)
            || total_otherwise::is_of_a_whole(subject, &said.sentence)
            || hazard_otherwise::is_of_a_duty(&said.sentence, &said.quantity)
            || change_the_other_way::is_of_before(&said.sentence, &said.quantity.text, said.act)
    };
    let one = |said: &Said<'_>| told(said).filter(|_| !is_of_another(said));
    let beside = beside_name::findings(subject);
    subject.said.iter().filter_map(one).chain(beside).collect()
}

fn other(subject: &Subject<'_>, said: &Said<'_>, fact: &Known<'_>) -> Finding {
    let typed = subject.prose.typed(said.quantity.text.clone());
    let words = said.period;
    let right = change(subject, fact, words);
    if fact.when.is_none() && is_of_some_cases(said) {
        return Finding {
            at: subject.prose.place(said.quantity.text.start),
            found: differing(subject, fact, typed, words),
            write: format!(
                "if {words} holds in this case alone, a line of its own for it, with `when:` and `within: {words}`, in a \
                 list with the time on line {}; if everybody is meant, {} in place of \"{typed}\"",
                fact.limit.at.line,
                fact.name.as_ref().map_or_else(|| fact.period.to_string(), |name| format!("`{{{{ {name} }}}}`"))
            ),
        };
    }
    let limit = &fact.limit.value;
    if !limit.is_one_window() {
        let windows =
            [limit.within].into_iter().chain(limit.or_later.iter().chain(&limit.or_sooner).map(|(of, _)| *of));
        let windows = windows.map(|window| window.to_string()).collect::<Vec<_>>().join(" or ");
        return Finding {
            at: subject.prose.place(said.quantity.text.start),
            found: differing(subject, fact, typed, words),
            write: format!("the one of line {} that is meant here, {windows}; or {words} there", fact.limit.at.line),
        };
    }
    // "No heating? We answer within 48 hours."
    let of_some_cases = match said.is_asked {
        true => format!("; or, if {words} holds in this case alone, a time of its own with `when:` among the facts"),
        false => String::new(),
    };
    Finding {
        at: subject.prose.place(said.quantity.text.start),
        found: differing(subject, fact, typed, words),
        write: format!("`{}`; or, if {words} is right, {right}{of_some_cases}", instead(subject, said, fact)),
    }
}

/// Whether its sentence is of some cases alone: "if there is a risk to life, we answer within 12 hours". By the name of
/// the usual time the page would give people in danger the time of everybody.
fn is_of_some_cases(said: &Said<'_>) -> bool {
    let is_answer = matches!(said.act, Act::Step(Step::Respond | Step::Acknowledge | Step::Contact));
    let words = said.sentence.lower;
    is_answer && (words.starts_with("if ") || words.contains(", if ") || names_some_cases(words))
}

/// That a time as typed is another than a fact's, and what comes of it.
fn differing(subject: &Subject<'_>, fact: &Known<'_>, typed: &str, words: Period) -> String {
    let (line, facts) = (fact.limit.at.line, fact.period);
    let days = differing_days::sentence(subject, words, facts);
    let days = days.map(|days| format!(". {days}"));
    format!(
        "the words and the facts differ: here stands \"{typed}\", and line {line} gives {facts}{}",
        days.unwrap_or_default()
    )
}

/// The sentence with the fact's name in place of the time, or with its time where it has no name.
fn instead(subject: &Subject<'_>, said: &Said<'_>, fact: &Known<'_>) -> String {
    let quantity = &said.quantity;
    let value = match &fact.name {
        Some(name) if !quantity.is_compound => format!("{{{{ {name} }}}}"),
        _ if quantity.is_compound => fact.period.to_string().trim_end_matches('s').replace(' ', "-"),
        _ => fact.period.to_string(),
    };
    let (start, end) = (said.sentence.start, said.sentence.range().end);
    let before = subject.prose.typed(start..quantity.text.start);
    let behind = subject.prose.typed(quantity.text.end..end);
    // "By the end of the next working day" is a day, and the fact a time within which that day lies.
    let sentence = if quantity.is_day {
        format!("{} within {value}{behind}", up_to_the_day(before))
    } else {
        format!("{before}{value}{behind}")
    };
    sentence.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What stands before a day, without the words that lead up to it: `by the end of the`, `on the`, `no later than the`.
fn up_to_the_day(before: &str) -> &str {
    const LEAD: [&str; 14] =
        ["by", "before", "on", "the", "end", "of", "no", "not", "later", "than", "within", "close", "at", "latest"];
    let mut left = before.trim_end();
    while let Some(last) = left.split_whitespace().next_back().filter(|word| LEAD.contains(word)) {
        left = left.strip_suffix(last).unwrap_or(left).trim_end();
    }
    left
}

/// What to write among the facts, as a whole line where it can be told.
fn change(subject: &Subject<'_>, fact: &Known<'_>, words: Period) -> String {
    let line = fact.limit.at.line;
    let (from, to) = (fact.period.to_string(), words.to_string());
    let typed = line_of(subject, fact).trim();
    // A number can be a word there.
    let prose = Prose::read(typed, 1);
    let in_words = told_times(&prose).into_iter().filter(|told| told.period == Some(fact.period));
    let in_words = in_words.map(|told| prose.typed(told.text)).collect::<Vec<_>>();
    let from = [from.as_str()].into_iter().chain(in_words).find(|from| typed.matches(from).count() == 1);
    if let Some(from) = from {
        // "10 more working days" come on top, and so do fifteen.
        let to = if from.contains(" more ") { to.replacen(' ', " more ", 1) } else { to };
        format!("change line {line}, `{typed}`, to `{}`", typed.replacen(from, &to, 1))
    } else {
        format!("write `{to}` for the time on line {line}")
    }
}

/// The line that gives a fact, as typed.
fn line_of<'s>(subject: &'s Subject<'_>, fact: &Known<'_>) -> &'s str {
    subject.version.fact_line(fact.limit.at.line)
}

/// The line of a fact with another start; with no key of its own where it is not to be read from the line.
fn from_start(subject: &Subject<'_>, fact: &Known<'_>, start: &str) -> String {
    let (line, period) = (line_of(subject, fact).trim(), fact.period.to_string());
    let old = ["from", "after", "following", "of"].iter().find_map(|word| {
        let old = format!("{period} {word} {}", fact.limit.value.from);
        (line.matches(&old).count() == 1).then_some(old)
    });
    let old = old.or_else(|| (line.matches(&period).count() == 1).then(|| period.clone()));
    let section = fact.limit.section.as_ref().map(|section| format!(" ({section})")).unwrap_or_default();
    old.map_or_else(
        || format!("{period} from {start}{section}"),
        |old| line.replacen(&old, &format!("{period} from {start}"), 1),
    )
}

fn other_start(subject: &Subject<'_>, said: &Said<'_>, fact: &Known<'_>) -> Option<Finding> {
    let line = fact.limit.at.line;
    let (words, start) = match said.starts? {
        Starts::Receipt | Starts::Complaint => ("the day it comes", Some("receipt")),
        Starts::Acknowledgement => ("the day you say that you have it", Some("acknowledgement")),
        // Nobody but the landlord knows that day, and no date is counted from it.
        Starts::Logging => ("the day you write it down", None),
        Starts::Problem => ("the day it happened", Some("problem")),
        Starts::Aware => ("the day people knew of it", Some("becoming aware")),
        Starts::Closure => ("the day it is closed", Some("closure")),
        Starts::Response => return None,
    };
    let from = &fact.limit.value.from;
    Some(Finding {
        at: subject.prose.place(said.quantity.text.start),
        found: format!(
            "the words and the facts start from different days: here the {} run from {words}, and line {line} counts them from {from}",
            fact.period
        ),
        write: match start {
            Some(start) => format!(
                "the start that is right in both: on line {line} `{}`, or here \"from {from}\"",
                from_start(subject, fact, start)
            ),
            None => format!("here \"from {from}\""),
        },
    })
}
