//! The words report on complaints at other times than the facts: "Our Board gets
//! a report on complaints once a year", where it gets one every three months.

use complaints::policy::Report;
use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};
use crate::prose::{AnyOf, Sentence};

pub(crate) static RULE: Rule = Rule {
    code: "R179",
    title: "reports that come at other times in the words than in the facts",
    why: "Two pages tell readers how often complaints are looked at by those who answer for them, and one is not so.",
    cure: "Write how often the facts say; or change `reports:`, where the words are right.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Warning, of: Versions::InForceAndToCome, find };

/// How often, in small letters, in months; a week is none of them whole.
const OFTEN: [(&str, u8); 31] = [
    ("weekly", 0),
    ("every week", 0),
    ("each week", 0),
    ("once a week", 0),
    ("monthly", 1),
    ("every month", 1),
    ("each month", 1),
    ("once a month", 1),
    ("every two months", 2),
    ("every 2 months", 2),
    ("quarterly", 3),
    ("every quarter", 3),
    ("each quarter", 3),
    ("once a quarter", 3),
    ("every three months", 3),
    ("every 3 months", 3),
    ("four times a year", 3),
    ("every four months", 4),
    ("three times a year", 4),
    ("every six months", 6),
    ("every 6 months", 6),
    ("twice a year", 6),
    ("half-yearly", 6),
    ("annually", 12),
    ("every year", 12),
    ("each year", 12),
    ("once a year", 12),
    ("every twelve months", 12),
    ("every two years", 24),
    ("once in two years", 24),
    ("every other year", 24),
];

static HOW_OFTEN: AnyOf = AnyOf::of_table(|| OFTEN.iter().map(|(often, _)| *often).collect());

/// Reports of another kind: the yearly one, which is published.
const OTHER: [&str; 10] = [
    "approve",
    "publish",
    "yearly report",
    "annual report",
    "policy",
    "meets ",
    "self-assess",
    "used to",
    "until ",
    "website",
];

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let reports = &subject.version.policy.reports;
    if reports.is_empty() || subject.prose.is_of_facts() {
        return Vec::new();
    }
    subject.prose.sentences_with(&HOW_OFTEN).filter_map(|sentence| finding(subject, reports, &sentence)).collect()
}

fn finding(subject: &Subject<'_>, reports: &[Report], sentence: &Sentence<'_>) -> Option<Finding> {
    let words = sentence.lower;
    let reports_on = ["report on", "a report", "reports ", "we report", "figures", "tell ", "reported"];
    let reports_on = reports_on.iter().any(|word| words.contains(word)) && is_of_complaints(subject, sentence);
    if !reports_on || OTHER.iter().any(|other| words.contains(other)) {
        return None;
    }
    let of_reader = || reports.iter().filter(|report| reads(words, &report.to));
    let said: Vec<(usize, &str, u8)> = all_in(words);
    let facts: Vec<u8> =
        of_reader().flat_map(|report| all_in(&report.often.to_lowercase())).map(|(.., often)| often).collect();
    let is_told = said.iter().any(|(.., often)| facts.contains(often));
    let (at, typed, _) = said.first()?;
    let report = of_reader().next().filter(|_| !facts.is_empty() && !is_told)?;
    Some(Finding {
        at: subject.prose.place(sentence.start + at),
        found: format!("{} is told of complaints \"{typed}\" here, and in the facts {}", report.to, report.often),
        write: format!("`{}`; or, if these words are right, the same under `reports:`", report.often),
    })
}

/// Whether it is of complaints by its own words, or by those round it.
fn is_of_complaints(subject: &Subject<'_>, sentence: &Sentence<'_>) -> bool {
    let prose = subject.prose;
    let others = ["repair", "rent", "finance", "accounts", "safety"];
    let block = prose.block_at(sentence.start);
    let round = block.into_iter().flat_map(|block| prose.headings_of(block).take(1).chain([block]));
    sentence.lower.contains("complain")
        || !others.iter().any(|other| sentence.lower.contains(other))
            && round.into_iter().any(|block| prose.lower_of(block).contains("complain"))
}

/// Every rhythm in these words, the longest name first: "every three months" and not "every month".
fn all_in(words: &str) -> Vec<(usize, &'static str, u8)> {
    OFTEN.iter().filter_map(|(often, months)| Some((words.find(often)?, *often, *months))).collect()
}

/// Whether a sentence names who reads this report.
fn reads(words: &str, to: &str) -> bool {
    let to = to.to_lowercase();
    let who = to.split([',', ';']).next().unwrap_or_default();
    let who = who.strip_prefix("the ").unwrap_or(who).trim();
    who.len() > 3
        && words.match_indices(who).any(|(at, _)| {
            let behind = words.get(at + who.len()..).unwrap_or_default();
            !behind.starts_with(char::is_alphanumeric)
        })
}
