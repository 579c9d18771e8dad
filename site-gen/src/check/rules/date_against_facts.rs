//! The prose gives another day than the facts for the start of the policy, its
//! approval, its next review, or days on which nobody works.
//!
//! Which version holds decides which times a complaint gets; two first days
//! give one complaint two answers.

use chrono::NaiveDate;
use complaints::days::approximate::{Approximate, InForce};
use complaints::words::problem::Place;

use crate::prose::Sentence;
use crate::prose::dates::{Date, Dated};
use crate::prose::words::{Token, TokenKind};

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R054",
    title: "words and facts that give different days",
    why: "Which version holds decides which times a complaint gets, and two first days give it two answers.",
    cure: "Print the fact by its name, or change it, where the words are right.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Error, of: Versions::InForceAndToCome, find };

/// What a day in the prose is said of.
#[derive(Clone, Copy)]
enum Of {
    Start,
    Approval,
    Review,
}

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    subject.dated.iter().flat_map(|dated| in_sentence(subject, dated)).collect()
}

/// Whether what "it" stands for at the start of a sentence is the policy, as far as the sentence before tells.
fn may_be_the_policy(subject: &Subject<'_>, sentence: &Sentence<'_>) -> bool {
    subject.prose.sentence_before(sentence.start).is_none_or(|before| {
        before.lower.contains("this policy") || before.lower.trim_start().starts_with("the policy")
    })
}

fn in_sentence(subject: &Subject<'_>, Dated { sentence, tokens, dates: found }: &Dated<'_>) -> Vec<Finding> {
    let mut from = 0;
    let mut all = Vec::new();
    for date in found {
        let words = tokens.get(from..date.tokens.start).unwrap_or_default();
        from = date.tokens.end;
        let is_ours = || !sentence.lower.trim_start().starts_with("it ") || may_be_the_policy(subject, sentence);
        all.extend(of(words, sentence).filter(|_| is_ours()).and_then(|of| against(subject, date, of)));
    }
    if let [first, last] = found.as_slice()
        && ["closed", "closure", "not open", "shut"].iter().any(|word| sentence.lower.contains(word))
    {
        all.extend(closed(subject, first, last));
    }
    all
}

/// What the words before a date say that it is the date of; none where they tell of an earlier version.
fn of(words: &[Token<'_>], sentence: &Sentence<'_>) -> Option<Of> {
    let has = |word: &str| words.iter().any(|token| token.word == word);
    let told = ["last", "previous", "previously", "earlier", "first", "until", "before", "since", "old"];
    // "Version 5 was in force from April 2024" tells of another.
    let numbered = words.windows(2).any(|two| two[0].word == "version" && two[1].kind == TokenKind::Number);
    // Since then it holds: "has been in force since 1 April 2026".
    let holds_since = has("force") || has("applied") || has("effect");
    if !names_this(sentence.lower)
        || told.iter().any(|word| has(word) && !(*word == "since" && holds_since))
        || numbered && has("was")
    {
        return None;
    }
    let of_policy = ["policy", "version", "procedure", "document"].iter().any(|word| sentence.lower.contains(word));
    // "It came into force in May 2018": nothing else of a policy does.
    let is_it = ["it came into force", "it took effect", "it has applied since"]
        .iter()
        .any(|it| sentence.lower.trim_start().starts_with(it))
        && !sentence.lower.contains("in part");
    let at = |list: &[&str]| words.iter().rposition(|token| list.contains(&token.word));
    let dated = words.windows(2).any(|two| two[0].word == "review" && two[1].word == "date");
    let we_review = words.windows(2).any(|two| two[0].word == "we" && two[1].word == "review");
    let coming = has("next") || has("due") || has("will") || has("planned") || dated || we_review;
    // "The next review was planned for June 2024" tells when it was due, and "was reviewed in June" when it was done.
    let planned = has("planned") || has("due");
    let review = at(&["review", "reviewed"]).filter(|_| coming && (planned || !has("was") && !has("were")));
    // A line of its own at the head of a paper: "Approved by: Board, 12 March 2025", "Effective date: 1 April 2025".
    let heads = |list: &[&str]| list.iter().any(|head| sentence.lower.starts_with(head));
    let is_approved = of_policy
        || heads(&[
            "approved by",
            "approved on",
            "approved:",
            "date approved",
            "approval date",
            "date of approval",
            "date adopted",
            "adopted on",
        ]);
    let starts = of_policy
        || heads(&["effective date", "effective from", "date effective", "in force", "commencement date"])
        || is_it;
    // "This is version 1, from 16 June 2022".
    let is_dated = words.last().is_some_and(|token| token.word == "from") && has("version") && has("this");
    let approval = at(&["approved", "adopted", "agreed", "approval", "ratified"]).filter(|_| is_approved);
    let start = at(&["force", "effect", "effective", "commencement", "applies", "applied", "starts", "begins"])
        .filter(|_| starts);
    let start = start.or_else(|| is_dated.then_some(words.len()));
    let of_this = |at: &usize| !is_of_another(words, *at);
    let (start, approval) = (start.filter(of_this), approval.filter(of_this));
    let review = review.filter(|at| !is_of_something_else(words, *at, sentence.lower));
    let named = [(review, Of::Review), (approval, Of::Approval), (start, Of::Start)];
    named.into_iter().filter_map(|(at, of)| Some((at?, of))).max_by_key(|(at, _)| *at).map(|(_, of)| of)
}

/// Whether the last thing named before the verb at `at` is another than the policy: "it follows the Code, which applies
/// from 1 April 2024".
fn is_of_another(words: &[Token<'_>], at: usize) -> bool {
    const OTHERS: [&str; 13] = [
        "act",
        "code",
        "law",
        "regulations",
        "agreement",
        "agreements",
        "survey",
        "leaflet",
        "wording",
        "scheme",
        "statute",
        "contract",
        "standard",
    ];
    const THIS: [&str; 5] = ["policy", "version", "procedure", "document", "it"];
    let before = words.get(..at).unwrap_or_default();
    let last = |list: &[&str]| before.iter().rposition(|token| list.contains(&token.word));
    // "The panel approved the wording of the leaflet": what was approved stands behind the verb.
    let behind = words.get(at + 2).is_some_and(|token| OTHERS.contains(&token.word));
    behind || last(&OTHERS).is_some_and(|other| last(&THIS).is_none_or(|this| this < other))
}

/// Whether a review is of another thing, or tells what may come or did not: "the review of our rents is due".
fn is_of_something_else(words: &[Token<'_>], at: usize, sentence: &str) -> bool {
    let next = |on: usize| words.get(at + on).map_or("", |token| token.word);
    let of_ours = words.iter().skip(at).take(4).any(|token| matches!(token.word, "policy" | "procedure" | "version"));
    let may_come = [" if ", " early", "put off", "postponed", "planned for a review"];
    matches!(next(1), "of" | "how") && !of_ours || may_come.iter().any(|word| sentence.contains(word))
}

/// Whether a policy that the words name is this one, and not "our repairs policy".
fn names_this(words: &str) -> bool {
    const OF_THIS: [&str; 12] = [
        "this",
        "the",
        "our",
        "a",
        "new",
        "current",
        "present",
        "complaint",
        "complaints",
        "compliments",
        "feedback",
        "its",
    ];
    let named: Vec<&str> = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.contains("complain") || named.windows(2).all(|two| two[1] != "policy" || OF_THIS.contains(&two[0]))
}

fn against(subject: &Subject<'_>, date: &Date, of: Of) -> Option<Finding> {
    let policy = &subject.version.policy;
    let said = date.date()?;
    let (fact, at, what, key): (Approximate, Option<Place>, &str, &str) = match of {
        Of::Start => {
            let InForce::From(start) = policy.in_force else { return Some(undated(subject, date, said)) };
            (start, None, "starts", "in-force")
        }
        Of::Approval => {
            let approved = policy.approved.as_ref()?;
            (approved.value, Some(approved.at), "was approved", "approved")
        }
        Of::Review => {
            let review = policy.review_due.as_ref()?;
            (review.value, Some(review.at), "is to be reviewed", "review-due")
        }
    };
    if said.first_day() <= fact.last_day() && fact.first_day() <= said.last_day() {
        return None;
    }
    let fact_says = subject.library.phrases.approximate(fact);
    let place = at.map_or("the name of the file".to_owned(), |at| format!("line {}", at.line));
    Some(Finding {
        at: subject.prose.place(date.text.start),
        found: format!(
            "the words and the facts differ: here this version {what} \"{}\", and {place} gives {fact_says}",
            subject.prose.typed(date.text.clone())
        ),
        write: format!("`{{{{ {key} }}}}` in its place; or, if this one is right, the same in {place}"),
    })
}

/// A day from which a version holds, where the name of its file says that nobody knows it.
fn undated(subject: &Subject<'_>, date: &Date, said: Approximate) -> Finding {
    Finding {
        at: subject.prose.place(date.text.start),
        found: format!(
            "here this version starts \"{}\", and the name of the file says that it has no day",
            subject.prose.typed(date.text.clone())
        ),
        write: match InForce::meant_by(&said.to_string()) {
            Some(stem) => format!("`{stem}.md` as the name of the file; or no day here"),
            None => "the day as the name of the file; or no day here".to_owned(),
        },
    }
}

/// Closure days of which one end is right, and the other another than the facts'.
fn closed(subject: &Subject<'_>, first: &Date, last: &Date) -> Option<Finding> {
    let day = |date: &Date| match date.date()? {
        Approximate::Day(day) => Some(day),
        _ => None,
    };
    let (from, to): (NaiveDate, NaiveDate) = (day(first)?, day(last)?);
    let closed = subject.version.policy.closed.iter().find(|closed| (closed.first == from) != (closed.last == to))?;
    let wrong = if closed.first == from { last } else { first };
    let phrases = &subject.library.phrases;
    Some(Finding {
        at: subject.prose.place(wrong.text.start),
        found: format!(
            "the words and the facts differ: here stands \"{}\", and line {} has {} to {}",
            subject.prose.typed(wrong.text.clone()),
            closed.at.line,
            phrases.date(closed.first),
            phrases.date(closed.last)
        ),
        write: format!(
            "the same days here and on line {}: `{{ from: {}, to: {} }}`",
            closed.at.line,
            phrases.date(from),
            phrases.date(to)
        ),
    })
}
