//! The prose takes complaints in writing only. The Ombudsman's Code (3.2) takes
//! them in any way.

use complaints::policy::Scheme;

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};
use crate::prose::AnyOf;

pub(crate) static RULE: Rule = Rule {
    code: "R073",
    title: "complaints in one way only",
    why: "Who cannot write, or dares not, has no way to complain. The Ombudsman’s Code takes complaints in any way (3.2).",
    cure: "Say that people can complain in any way, to any member of staff.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Warning, of: Versions::InForceAndToCome, find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let by_code = subject.version.policy.scheme == Scheme::HousingOmbudsman
        && subject.law().is_some_and(|law| !law.stages.is_empty());
    let prose = subject.prose;
    if !by_code {
        return Vec::new();
    }
    let found = prose.sentences_with(&ONE_WAY).filter_map(|sentence| {
        let words = sentence.lower;
        let (at, way) = WAYS.iter().find_map(|way| words.find(way).map(|at| (at, *way)))?;
        let has = |list: &[&str]| list.iter().any(|word| words.contains(word));
        let heading = prose.block_at(sentence.start).and_then(|block| prose.headings_of(block).next());
        let of_complaints =
            words.contains("complain") || heading.is_some_and(|heading| prose.lower_of(heading).contains("complain"));
        let asked = of_complaints && (has(&ASKED) || obliges(words, at));
        let denied =
            has(&["not ", "n't ", "need not", "response", "answer", "reply", "any way", "other way", "if you "]);
        // Of two ways one is enough, but both are writing.
        let others = ["phone", "call", "in person", "visit", "any member", "tell us"];
        let way = if way.ends_with("form") { "on a form" } else { way };
        (asked && !denied && !has(&others)).then(|| Finding {
            at: prose.place(sentence.start + at),
            found: format!("complaints are taken {way} only; the Ombudsman’s Code takes them in any way (3.2)"),
            write: "`You can complain in any way, to any member of staff.`".to_owned(),
        })
    });
    found.collect()
}

/// Ways that are the only one where a sentence asks for it.
const WAYS: [&str; 12] = [
    "in writing",
    "write to us",
    "write a letter",
    "fill in a form",
    "by email",
    "by letter",
    "by post",
    "on our form",
    "our form",
    "complaint form",
    "complaints form",
    "online",
];

static ONE_WAY: AnyOf = AnyOf::new(&WAYS);

/// "You have to make your complaint …": whether what stands before a way obliges people to take it.
fn obliges(words: &str, way: usize) -> bool {
    const MUST: [&str; 7] =
        [" must ", " have to ", " has to ", " need to ", " needs to ", " are required to ", " can only "];
    const WHO: [&str; 8] =
        ["you", "complaint", "complaints", "customers", "residents", "tenants", "people", "everyone"];
    const DOES: [&str; 14] = [
        "make", "send", "put", "complain", "use", "fill", "submit", "raise", "write", "be made", "be sent", "be put",
        "be in", "come",
    ];
    let Some(before) = words.get(..way) else { return false };
    MUST.iter().flat_map(|must| before.match_indices(must)).any(|(at, must)| {
        let who = before.get(..at).and_then(|before| before.split_whitespace().next_back());
        let does = words.get(at + must.len()..).unwrap_or_default().trim_start_matches("first ");
        who.is_some_and(|who| WHO.contains(&who)) && DOES.iter().any(|verb| does.starts_with(verb))
    })
}

/// How a sentence asks for it.
const ASKED: [&str; 15] = [
    "only look into",
    "only consider",
    "only deal with",
    "complaints must be",
    "complaint must be",
    "you must complain",
    "you must put your complaint",
    "you must use",
    "you must fill",
    "you must send",
    "you have to use",
    "only in writing",
    "only accept",
    "complaints have to be",
    "complaint has to be",
];
