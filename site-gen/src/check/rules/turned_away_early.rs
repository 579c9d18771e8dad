//! People are turned away because of a solicitor or of a claim that nobody has
//! filed. The Ombudsman's Code lets a landlord do so only from the day on which
//! the claim is filed at court (2.2).
//!
//! Whoever asks a solicitor for help is then left without an answer for years.

use complaints::policy::Scheme;

use complaints::words::problem::{Place, Severity};
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};
use crate::prose::{AnyOf, Prose};

pub(crate) static RULE: Rule = Rule {
    code: "R077",
    title: "people turned away before a claim is at court",
    why: "Whoever asks a solicitor for help is left without an answer, though nothing is at court.",
    cure: "Turn people away only for a claim that has been filed at court; the message has the words.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Warning, of: Versions::InForceAndToCome, find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let policy = &subject.version.policy;
    let by_code = policy.scheme == Scheme::HousingOmbudsman && subject.law().is_some_and(|law| !law.stages.is_empty());
    if !by_code {
        return Vec::new();
    }
    let facts = policy.exclusions.iter().filter(|one| is_early(&one.about.value.to_lowercase()));
    let of_facts: Vec<Finding> = facts.map(|one| finding(one.about.at, ENTRY)).collect();
    of_facts.into_iter().chain(in_prose(subject.prose)).collect()
}

fn in_prose(prose: &Prose<'_>) -> Vec<Finding> {
    let early = prose.sentences_with(&BEFORE_COURT).filter(|sentence| is_early(sentence.lower));
    let away = early.filter(|sentence| {
        let lead = prose.block_at(sentence.start).and_then(|block| prose.lead_of(block));
        turns_away(sentence.lower) || lead.is_some_and(|lead| turns_away(prose.lower_of(lead)))
    });
    away.map(|sentence| finding(prose.place(sentence.start), SENTENCE)).collect()
}

fn finding(at: Place, write: &str) -> Finding {
    Finding {
        at,
        found: "people are turned away here before a claim is filed at court; the Ombudsman’s Code allows it only from then on (2.2)"
            .to_owned(),
        write: write.to_owned(),
    }
}

/// An entry of a list of the facts, and a sentence of the words.
const ENTRY: &str = "`matters for which a claim has been filed at court`";
const SENTENCE: &str =
    "`We do not look at matters for which a claim has been filed at court.` in place of the whole sentence";

/// One of these stands in every such sentence.
static BEFORE_COURT: AnyOf = AnyOf::new(&["solicitor", "legal ", "court action", "letter before"]);

/// Whether these small letters name a solicitor or a claim that need not be at court.
fn is_early(words: &str) -> bool {
    let has = |list: &[&str]| list.iter().any(|word| words.contains(word));
    let at_court = ["filed", "at court", "in court", "issued", "claim form", "lodged", "started", "begun", "commenced"];
    if has(&at_court) {
        return false;
    }
    let solicitor = has(&["solicitor", "legal representative", "legal advis"])
        && has(&[
            "told to act",
            "instruct",
            "letter",
            "appoint",
            "involve",
            "acting",
            "acts for",
            "act for",
            "represent",
            "engage",
            "contact",
            "consult",
            "seek",
            "sought",
            "have a solicitor",
            "has a solicitor",
            "hire",
            "through a solicitor",
        ]);
    let claim = has(&["legal action", "legal proceedings", "court action", "legal claim", "letter before"])
        && has(&[
            "threat",
            "consider",
            "intend",
            "intention",
            "may be",
            "could",
            "plan",
            "contemplat",
            "about to",
            "pre-action",
            "might be",
            "letter before",
        ]);
    solicitor || claim
}

/// Whether these small letters say that no complaint is taken.
fn turns_away(words: &str) -> bool {
    let not = ["not ", "n't ", "cannot ", "close ", "refuse", "suspend", "put on hold", "exclu", "stop "];
    let take = [
        "close your",
        "close the",
        "consider",
        "accept",
        "investigat",
        "deal with",
        "look at",
        "look into",
        "treat",
        "take ",
        "handle",
        "exclu",
        "suspend",
        "on hold",
        "complaint procedure",
        "complaints procedure",
        "refuse",
    ];
    // What somebody need not do turns nobody away.
    let may = [
        "different",
        "you do not",
        "you don't",
        "does not stop",
        "doesn't stop",
        "will not stop",
        "do not need",
        "still ",
    ];
    not.iter().any(|word| words.contains(word))
        && take.iter().any(|word| words.contains(word))
        && !may.iter().any(|word| words.contains(word))
}
