//! The prose gives other hours than the facts for the same days.

use complaints::policy::ContactKind;
use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R075",
    title: "other hours in the words than in the facts",
    why: "Somebody comes or calls when nobody is there, and may not try again.",
    cure: "Print the fact by its name: `{{ hours }}`; or change it, where the words are right.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Error, of: Versions::InForceAndToCome, find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let Some(hours) = subject.version.policy.contact(ContactKind::Hours) else { return Vec::new() };
    let lower = hours.to_lowercase();
    let (Some((days, _)), Some(facts)) = (lower.split_once(','), two_times(&lower)) else { return Vec::new() };
    let prose = subject.prose;
    if !prose.lower().contains(days) {
        return Vec::new();
    }
    let sentences = prose.blocks().iter().flat_map(|block| prose.sentences(block));
    let found = sentences.filter_map(|sentence| {
        let has = |list: &[&str]| list.iter().any(|word| sentence.lower.contains(word));
        let at = sentence.lower.find(days)?;
        let own = has(&["we ", "us ", "our "]) && !has(&["ombudsman", "repair", "emergenc", "out of hours", "line"]);
        let said = two_times(sentence.lower).filter(|said| own && *said != facts)?;
        Some(Finding {
            at: prose.place(sentence.start + at),
            found: format!(
                "the words and the facts differ: here stand {} to {}, and the facts have {hours}",
                said.0, said.1
            ),
            write: "`{{ hours }}` in their place; or, if these are right, the same under `hours:`".to_owned(),
        })
    });
    found.collect()
}

/// The two times of day in these words, such as 9am and 5pm; none where there are more or fewer.
fn two_times(words: &str) -> Option<(String, String)> {
    let words = words.split([' ', ',', ';', '(', ')', '–']).map(|word| word.trim_end_matches('.'));
    let is_time = |word: &&str| {
        let hour = word.strip_suffix("am").or_else(|| word.strip_suffix("pm"));
        hour.is_some_and(|hour| hour.starts_with(|c: char| c.is_ascii_digit()))
    };
    let mut times = words.filter(is_time);
    let two = (times.next()?.to_owned(), times.next()?.to_owned());
    times.next().is_none().then_some(two)
}
