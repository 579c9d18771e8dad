//! The words take as a complaint what the facts exclude: "We treat a first report
//! of a repair as a complaint".
//!
//! The guidance and the form send people elsewhere with it. Whoever reads this
//! complains, and is turned away.

use complaints::policy::Exclusion;
use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};
use crate::prose::{AnyOf, Sentence};

pub(crate) static RULE: Rule = Rule {
    code: "R178",
    title: "something taken as a complaint in the words, and excluded in the facts",
    why: "Other pages send people elsewhere with it. Whoever reads this complains, and is turned away.",
    cure: "Say that it is not taken, as the facts do; or take it out of `exclusions:` in a new version.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Error, of: Versions::InForceAndToCome, find };

/// How a sentence takes something as a complaint, in small letters.
const TAKES: [&str; 16] = [
    "as a complaint",
    "is a complaint",
    "are complaints",
    "can be complaints",
    "can be a complaint",
    "counts as a complaint",
    "count as complaints",
    "you can complain",
    "you may complain",
    "take complaints",
    "accept complaints",
    "look at complaints",
    "consider complaints",
    "deal with complaints",
    "take your complaint",
    "look at your complaint",
];

/// How it leaves nothing out.
const EVERYTHING: [&str; 9] = [
    "no exclusions",
    "nothing is excluded",
    "we exclude nothing",
    "nothing that we exclude",
    "no matters that we refuse",
    "nothing that we refuse",
    "no complaint that we refuse",
    "complaints about everything",
    "we refuse no complaint",
];

/// What turns it round, or makes another case of it.
const TURNED: [&str; 30] = [
    " if ",
    "not ",
    "n't ",
    "never",
    "neither",
    "nobody",
    "no longer",
    "rather than",
    "instead",
    "until",
    "before ",
    "unless",
    "except",
    "but ",
    "only ",
    "once ",
    "after ",
    "later",
    "again",
    "twice",
    "second",
    "if we ",
    "how we",
    "what we did",
    "goes to",
    "too late",
    "fail",
    "decided",
    "ombudsman",
    "other policy",
];

static GATE: AnyOf = AnyOf::of_table(|| TAKES.iter().chain(&EVERYTHING).copied().collect());

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let exclusions = &subject.version.policy.exclusions;
    if exclusions.is_empty() || subject.prose.is_of_facts() {
        return Vec::new();
    }
    subject.prose.sentences_with(&GATE).filter_map(|sentence| finding(subject, exclusions, &sentence)).collect()
}

fn finding(subject: &Subject<'_>, exclusions: &[Exclusion], sentence: &Sentence<'_>) -> Option<Finding> {
    let words = sentence.lower;
    if let Some(at) = EVERYTHING.iter().find_map(|all| words.find(all)) {
        let first = exclusions.first()?;
        // "We take complaints about everything except …"
        let is_denied =
            ["not ", "n't ", "except", "but ", "other than", "apart from"].iter().any(|no| words.contains(no));
        return (!is_denied).then(|| Finding {
            at: subject.prose.place(sentence.start + at),
            found: format!(
                "nothing is left out here, and line {} does not take as a complaint: {}",
                first.about.at.line, first.about.value
            ),
            write: "`Some things we do not take as a complaint.`; or, in a new version, nothing under `exclusions:`"
                .to_owned(),
        });
    }
    let at = TAKES.iter().find_map(|takes| words.find(takes))?;
    if TURNED.iter().any(|turned| words.contains(turned)) {
        return None;
    }
    let excluded = exclusions.iter().find(|one| alternatives(&one.about.value).any(|what| speaks_of(words, &what)))?;
    let (what, line) = (&excluded.about.value, excluded.about.at.line);
    Some(Finding {
        at: subject.prose.place(sentence.start + at),
        found: format!("this is taken as a complaint here, and line {line} excludes it: {what}"),
        write: format!(
            "`This is not taken as a complaint: {what}.`; or, if it is taken now, {}no such line under `exclusions:`",
            subject.in_which_version()
        ),
    })
}

/// Each thing that an exclusion names: "the first report of a repair, or asking for information".
fn alternatives(about: &str) -> impl Iterator<Item = String> {
    let about = about.to_lowercase();
    let parts: Vec<String> = about.split([',', ';']).flat_map(|part| part.split(" or ")).map(str::to_owned).collect();
    parts.into_iter()
}

/// Whether a sentence names all that makes this thing what it is.
fn speaks_of(words: &str, what: &str) -> bool {
    const SMALL: [&str; 22] = [
        "that",
        "which",
        "with",
        "from",
        "about",
        "your",
        "matters",
        "matter",
        "complaint",
        "complaints",
        "something",
        "anything",
        "have",
        "been",
        "this",
        "they",
        "their",
        "where",
        "when",
        "there",
        "what",
        "wants",
    ];
    let heavy: Vec<&str> =
        what.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 3 && !SMALL.contains(word)).collect();
    heavy.len() > 1 && heavy.iter().all(|word| words.contains(word.strip_suffix('s').unwrap_or(word)))
}
