//! The words send readers to a section that is not there: "see section 9.4" in a
//! policy whose last section is 7.

use std::collections::BTreeSet;

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};
use crate::prose::{AnyOf, Block, Kind, Sentence};

pub(crate) static RULE: Rule = Rule {
    code: "R176",
    title: "a section that is not in the policy",
    why: "Readers look for what they were sent to, do not find it, and do not know what holds.",
    cure: "Write the number of the section that is meant; or say here what it said.",
    can_be_allowed: true,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Warning, of: Versions::InForceAndToCome, find };

/// What stands before the number of a section, in small letters.
const SECTION: [&str; 7] = ["section ", "sections ", "paragraph ", "paragraphs ", "clause ", "clauses ", "part "];

/// What stands before the letter or number of a part at the end.
const APPENDED: [&str; 2] = ["appendix ", "annex "];

static REFERS: AnyOf = AnyOf::of_table(|| SECTION.iter().chain(&APPENDED).copied().collect());

/// Papers and laws with sections of their own.
const OTHER: [&str; 31] = [
    " act ",
    " act,",
    " act.",
    " act)",
    "code",
    "tenancy",
    " lease",
    "agreement",
    "form",
    "handbook",
    "guide",
    "regulation",
    "order",
    "notice",
    "constitution",
    "scheme",
    "leaflet",
    "court",
    "law",
    "contract",
    "ombudsman",
    "report",
    "standard",
    "letter",
    "106",
    "offer",
    "other paper",
    "original",
    "old policy",
    "document",
    "rules",
];

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let mut sentences = subject.prose.sentences_with(&REFERS).peekable();
    if sentences.peek().is_none() {
        return Vec::new();
    }
    let known = sections(subject);
    sentences.flat_map(|sentence| findings(subject, &known, &sentence)).collect()
}

fn findings(subject: &Subject<'_>, known: &BTreeSet<String>, sentence: &Sentence<'_>) -> Vec<Finding> {
    let words = sentence.lower;
    let of_this = words.contains("this policy") || words.contains("this procedure");
    if OTHER.iter().any(|other| words.contains(other)) || !of_this && is_of_a_paper(words) {
        return Vec::new();
    }
    let mut found = appended(subject, sentence);
    for lead in SECTION {
        for (at, _) in words.match_indices(lead) {
            let is_word = !words.get(..at).is_some_and(|before| before.ends_with(char::is_alphanumeric));
            let Some(behind) = words.get(at + lead.len()..).filter(|_| is_word) else { continue };
            let number: &str = behind.split(|c: char| !c.is_ascii_digit() && c != '.').next().unwrap_or_default();
            let plain = behind.get(number.len()..).is_none_or(|rest| !rest.starts_with(char::is_alphanumeric));
            let mut listed = vec![(at + lead.len(), number.trim_end_matches('.'))];
            // "Sections 4.5 and 19.1".
            let rest = behind.get(number.len()..).unwrap_or_default();
            if let Some(next) = [" and ", " to ", ", "].iter().find_map(|and| rest.strip_prefix(and)) {
                let second = next.split(|c: char| !c.is_ascii_digit() && c != '.').next().unwrap_or_default();
                let place = words.len() - next.len();
                listed.push((place, second.trim_end_matches('.')));
            }
            for (place, number) in listed.into_iter().filter(|(_, number)| plain && !number.is_empty()) {
                if is_read(words, at, number, of_this) && !is_there(subject, known, number) {
                    found.push(finding(subject, known, sentence.start + place, number));
                }
            }
        }
    }
    found
}

/// Whether a number without a point is a section: "see section 9", and not "a section 20 notice" or "part 2".
fn is_read(words: &str, at: usize, number: &str, of_this: bool) -> bool {
    const LEADS: [&str; 7] = ["see ", "in ", "read ", "as ", "and ", "also ", "(see "];
    number.contains('.')
        || of_this
        || words.get(..at).is_some_and(|before| LEADS.iter().any(|lead| before.ends_with(lead)))
}

/// "… of our Compensation Policy", "of your lease".
fn is_of_a_paper(words: &str) -> bool {
    [" of our ", " of your ", " of that ", " of the ", " of its "].iter().any(|of| words.contains(of))
        && ["policy", "paper", "plan", "statement", "strategy", "book"].iter().any(|paper| words.contains(paper))
}

fn finding(subject: &Subject<'_>, known: &BTreeSet<String>, at: usize, number: &str) -> Finding {
    let near =
        known.iter().max_by_key(|section| section.bytes().zip(number.bytes()).take_while(|(a, b)| a == b).count());
    let last = match near {
        Some(near) => format!("`{near}`, if that is the one; or the words of the section in its place"),
        None => "the words of the section in its place; or the name of the heading".to_owned(),
    };
    Finding {
        at: subject.prose.place(at),
        found: format!("readers are sent to section {number}, and the policy has none of that number"),
        write: last,
    }
}

/// "See Appendix C", where no heading is called so.
fn appended(subject: &Subject<'_>, sentence: &Sentence<'_>) -> Vec<Finding> {
    let words = sentence.lower;
    let prose = subject.prose;
    let all = APPENDED.iter().filter_map(|lead| {
        let at = words.find(lead).filter(|at| *at > 0)?;
        let name: &str = words.get(at + lead.len()..)?.split(|c: char| !c.is_alphanumeric()).next()?;
        let is_name = name.len() == 1 || name.bytes().all(|byte| byte.is_ascii_digit()) && !name.is_empty();
        let called = format!("{lead}{name}");
        let mut headings = prose.blocks().iter().filter(|block| block.text.start != sentence.start);
        let is_there = headings.any(|block| prose.lower_of(block).trim_start().starts_with(&called));
        // "(5, Annex 3)" is where the landlord's own paper has it.
        let is_sent = ["see ", " in "].iter().any(|lead| words.get(..at).is_some_and(|before| before.ends_with(lead)));
        // A word such as "a" behind it is none: "this appendix a reader".
        (is_name
            && is_sent
            && !is_there
            && sentence.text.get(at + lead.len()..)?.starts_with(|c: char| !c.is_lowercase()))
        .then(|| Finding {
            at: prose.place(sentence.start + at),
            found: format!(
                "readers are sent to \"{}\", and the policy has none",
                sentence.text.get(at..at + called.len()).unwrap_or(&called)
            ),
            write: "the sentence without it; or, if it is on your website, a link to it".to_owned(),
        })
    });
    all.collect()
}

/// Whether the policy has this section, or one that it belongs to, or that belongs to it.
fn is_there(subject: &Subject<'_>, known: &BTreeSet<String>, number: &str) -> bool {
    if known.is_empty() {
        // Sections without numbers are counted by their headings.
        let first: usize = number.split('.').next().and_then(|first| first.parse().ok()).unwrap_or_default();
        let headings = subject.prose.blocks().iter().filter(|block| matches!(block.kind, Kind::Heading(_))).count();
        return first <= headings;
    }
    let within =
        |one: &str, other: &str| one.strip_prefix(other).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    known.iter().any(|section| within(section, number) || section.contains('.') && within(number, section))
}

/// Every section that is told in the file: behind its words and its facts, and at the head of its blocks.
fn sections(subject: &Subject<'_>) -> BTreeSet<String> {
    let prose = subject.prose;
    let mut known = BTreeSet::new();
    let mut add = |words: &str| {
        let numbers = words.split(|c: char| !c.is_ascii_digit() && c != '.').map(|number| number.trim_matches('.'));
        known.extend(numbers.filter(|number| !number.is_empty() && number.len() < 12).map(str::to_owned));
    };
    for line in subject.version.front.lines() {
        if let Some((_, section)) = line.split_once("section:") {
            add(section);
        }
        for part in line.split('(').skip(1) {
            add(part.split(')').next().unwrap_or_default());
        }
    }
    for sentence in prose.every_sentence() {
        // "(see section 9.4)" sends people on, and is no section itself.
        sentence.cited().filter(|cited| !REFERS.is_in(&format!("{} ", cited.to_lowercase()))).for_each(&mut add);
    }
    for block in prose.blocks() {
        // "Section 4.12 explains how": of a paragraph that starts with the word nobody can tell.
        let is_worded = |block: &Block| REFERS.is_in(prose.lower_of(block).get(..12).unwrap_or_default());
        let is_head = matches!(block.kind, Kind::Heading(_)) || !is_worded(block);
        if let Some(section) = prose.section_of(block).filter(|_| is_head) {
            add(section);
        }
        if let Kind::Item(Some(number)) = block.kind {
            add(&number.to_string());
        }
    }
    known
}
