//! The words call the landlord by another's name: "We, Northfield Homes, …".
//!
//! The policy was copied, and readers do not know whose it is, or complain to a
//! landlord that is not theirs.

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};
use crate::prose::{AnyOf, Sentence};

pub(crate) static RULE: Rule = Rule {
    code: "R175",
    title: "the landlord called by another landlord's name",
    why: "Readers no longer know whose promise this is, and some of them complain to a landlord that is not theirs.",
    cure: "Write the landlord's name; or, where it is known by that one too, add it under `also_called:`.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Error, of: Versions::InForceAndToCome, find };

/// Words that stand before these in other senses: "Homes England", "Head of Housing", "Social Housing".
const GENERAL: [&str; 42] = [
    "social",
    "affordable",
    "sheltered",
    "supported",
    "decent",
    "council",
    "temporary",
    "new",
    "empty",
    "our",
    "your",
    "the",
    "these",
    "all",
    "some",
    "most",
    "many",
    "other",
    "older",
    "care",
    "nursing",
    "mobile",
    "park",
    "good",
    "safe",
    "private",
    "public",
    "student",
    "retirement",
    "national",
    "federation",
    "community",
    "ministry",
    "minister",
    "and",
    "local",
    "general",
    "specialist",
    "better",
    "healthy",
    "warm",
    "independent",
];

/// What stands before the name of whoever speaks, in small letters.
const BEFORE: [&str; 18] = [
    "we, ",
    "we at ",
    "at ",
    "here at ",
    "policy of ",
    "procedure of ",
    "complaint to ",
    "complain to ",
    "board of ",
    "service of ",
    "services of ",
    "service from ",
    "home from ",
    "homes from ",
    "staff of ",
    "unhappy with ",
    "tenant of ",
    "customer of ",
];

/// What stands behind it.
const BEHIND: [&str; 28] = [
    " staff ",
    " (\"the ",
    " (\"we\"",
    " (“we”",
    " (we",
    " will ",
    " aims ",
    " is committed",
    " wants ",
    " takes ",
    " answers ",
    " treats ",
    " listens",
    " promises",
    " welcomes",
    " acknowledges ",
    " values ",
    " believes",
    " strives",
    " recognises",
    " understands",
    " works hard",
    " tries ",
    "'s complaint",
    "'s policy",
    "'s service",
    "'s website",
    "'s board",
];

/// Where another landlord may be meant.
const OTHERS: [&str; 26] = [
    "another landlord",
    "other landlord",
    "merge",
    "joined",
    "formerly",
    "former ",
    "became",
    "belong",
    "part of",
    "partner",
    "work with",
    "works with",
    "together with",
    "contractor",
    "on behalf of",
    "for us",
    "managed by",
    "manages",
    "to them",
    "not us",
    "not with us",
    "if you rent from",
    "if your landlord",
    "took over",
    "transfer",
    "instead of",
];

static NAMES: AnyOf = AnyOf::new(&["homes", "housing", "co-op"]);

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    subject.prose.sentences_with(&NAMES).filter_map(|sentence| finding(subject, &sentence)).collect()
}

fn finding(subject: &Subject<'_>, sentence: &Sentence<'_>) -> Option<Finding> {
    if OTHERS.iter().any(|other| sentence.lower.contains(other)) {
        return None;
    }
    let policy = &subject.version.policy;
    let (at, name) = names_in(sentence.text).find(|(at, name)| {
        let lower = sentence.lower;
        let (Some(before), Some(behind)) = (lower.get(..*at), lower.get(at + name.len()..)) else { return false };
        let before = before.strip_suffix("the ").unwrap_or(before);
        let leads = BEFORE.iter().any(|lead| before.strip_suffix(lead).is_some_and(is_word_end));
        // "We, Northfield Homes, …" and not "At Northfield Homes the manager …": there somebody speaks.
        let speaks = !before.ends_with("at ") || [" we ", " our ", " us "].iter().any(|own| behind.contains(own));
        let does = before.trim().is_empty() && BEHIND.iter().any(|verb| behind.starts_with(verb));
        leads && speaks || does
    })?;
    let known = std::iter::once(&policy.landlord).chain(&policy.identity.also_called);
    // "Oakfield", "Oakfield Homes" and "the Oakfield Group" are one: a word of its own is shared.
    let is_known = known.into_iter().any(|known| {
        let known = known.to_lowercase();
        heavy(&name.to_lowercase()).any(|word| known.contains(word))
    });
    // What the facts name has its reason there.
    let is_in_facts = subject.version.front.contains(name);
    (!is_known && !is_in_facts).then(|| Finding {
        at: subject.prose.place(sentence.start + at),
        found: format!("the landlord is called {name} here, and `landlord:` has {}", policy.landlord),
        write: format!("`{}`; or, if it is called so too, `also_called: [{name}]` among the facts", policy.landlord),
    })
}

fn is_word_end(before: &str) -> bool {
    !before.ends_with(char::is_alphanumeric)
}

/// The words of a name that are nobody else's.
fn heavy(name: &str) -> impl Iterator<Item = &str> {
    const LIGHT: [&str; 9] =
        ["homes", "housing", "association", "trust", "group", "society", "partnership", "co-operative", "co-op"];
    name.split(' ').filter(|word| word.len() > 2 && !LIGHT.contains(word))
}

/// Every name of a landlord in a text, with where it starts.
fn names_in(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let ends = ["Homes", "Housing", "Co-op"]
        .into_iter()
        .flat_map(move |last| text.match_indices(last).map(move |(at, last)| (at, at + last.len())));
    ends.filter_map(move |(last, end)| {
        let before = text.get(..last)?;
        // Words in capitals before it: "Meadow View".
        let mut start = last;
        for word in before.split_inclusive(' ').rev() {
            let bare = word.trim_end();
            let is_name = bare.starts_with(char::is_uppercase) && bare.chars().all(|c| c.is_alphabetic() || c == '\'');
            if !is_name || bare.len() == word.len() || GENERAL.contains(&bare.to_lowercase().as_str()) {
                break;
            }
            start -= word.len();
        }
        let first = text.get(start..last)?.split(' ').next()?;
        // The first word of a sentence may be any, and "At Northfield Homes" begins with its lead.
        let lead = ["At", "We", "Here", "Complain", "Welcome", "If"].contains(&first);
        let start = if lead { start + first.len() + 1 } else { start };
        let rest = text.get(end..)?;
        let more = [" Association", " Trust", " Group", " Co-operative", " Society", " Partnership"];
        let end = more.iter().find(|more| rest.starts_with(**more)).map_or(end, |more| end + more.len());
        let is_alone = text.get(end..)?.chars().next().is_none_or(|c| !c.is_alphanumeric());
        // "Homes England", "Housing Ombudsman": a name that goes on is another's.
        let goes_on = text.get(end..)?.trim_start().chars().next().is_some_and(char::is_uppercase);
        (start < last && is_alone && !goes_on).then(|| Some((start, text.get(start..end)?)))?
    })
}
