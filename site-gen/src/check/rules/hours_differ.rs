//! The prose gives other hours than the facts for the same days, or other days.

mod in_words;
mod opening;

use complaints::policy::ContactKind;
use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};
use opening::{Facts, otherwise};

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
    let lower = days_in_full(&hours.to_lowercase());
    let (Some((days, _)), Some(facts)) = (lower.split_once(','), two_times(&lower)) else { return Vec::new() };
    let prose = subject.prose;
    // The first day alone stands in every way to write them.
    let first = days.get(..3).unwrap_or(days);
    let may = |words: &str| {
        words.contains(first) && (words.bytes().any(|byte| byte.is_ascii_digit()) || in_words::ANY.is_in(words))
    };
    let of_opening = Facts::read(days, facts.0, facts.1).map(|facts| {
        let sentences = prose.sentences_with(&opening::ANY);
        let told = sentences.filter_map(|sentence| Some((sentence, otherwise(&sentence, &facts)?)));
        told.map(|(sentence, told)| Finding {
            at: prose.place(sentence.start + told.at),
            found: format!("the words and the facts differ: {} here, and the facts have {hours}", told.said),
            write: "`We are open {{ hours }}.`; or, if these words are right, the same under `hours:`".to_owned(),
        })
        .collect::<Vec<_>>()
    });
    let found = prose.every_sentence().filter(|sentence| may(sentence.lower)).filter_map(|sentence| {
        let words = days_in_full(sentence.lower);
        let has = |list: &[&str]| list.iter().any(|word| words.contains(word));
        if !words.contains(days) {
            return None;
        }
        let said = two_times(&words)?;
        if (said.0.minutes, said.1.minutes) == (facts.0.minutes, facts.1.minutes) {
            return None;
        }
        let own = has(&["we ", "us ", "our ", "office hours", "opening hours"])
            && !has(&["ombudsman", "repair", "emergenc", "out of hours"]);
        // "Our phone lines" are the landlord's own; an advice line is another's.
        let of_a_line = has(&["line"]) && !has(&["phone line", "telephone line", "our lines"]);
        (own && !of_a_line).then(|| Finding {
            at: prose.place(sentence.start + sentence.lower.find(first).unwrap_or(0)),
            found: format!(
                "the words and the facts differ: here stand {} to {}, and the facts have {hours}",
                said.0.typed, said.1.typed
            ),
            write: "`{{ hours }}` in their place; or, if these are right, the same under `hours:`".to_owned(),
        })
    });
    let mut all: Vec<Finding> = found.chain(of_opening.into_iter().flatten()).collect();
    // The first to speak of a line has spoken of it.
    let mut lines = Vec::new();
    all.retain(|finding| {
        let is_new = !lines.contains(&finding.at.line);
        lines.push(finding.at.line);
        is_new
    });
    all
}

/// Short names of days as long ones, and hours in words in figures: `mon-fri` as `monday to friday`, `nine till four` as
/// `9am to 4pm`.
pub(super) fn days_in_full(words: &str) -> String {
    in_words::in_figures(&short_days_in_full(words))
}

fn short_days_in_full(words: &str) -> String {
    const SHORT: [(&str, &str); 7] = [
        ("mon", "monday"),
        ("tue", "tuesday"),
        ("wed", "wednesday"),
        ("thu", "thursday"),
        ("fri", "friday"),
        ("sat", "saturday"),
        ("sun", "sunday"),
    ];
    let apart = words.replace('–', "-").replace(" - ", " to ").replace("day-", "day to ");
    let mut full: Vec<String> = Vec::new();
    for word in apart.split(' ') {
        let bare = word.trim_end_matches(['.', ',', ';', ':']);
        // "9.00 am" is one time of day.
        if matches!(bare, "am" | "pm")
            && let Some(time) =
                full.last_mut().filter(|time: &&mut String| time.ends_with(|c: char| c.is_ascii_digit()))
        {
            time.push_str(word);
            continue;
        }
        let parts: Vec<&str> = bare.split('-').collect();
        let known = |part: &str| {
            SHORT.iter().find(|(short, long)| {
                part == *short || part == format!("{short}s") || part.trim_end_matches('s') == *long
            })
        };
        let days: Option<Vec<&str>> = parts.iter().map(|part| known(part).map(|(_, long)| *long)).collect();
        let behind = word.get(bare.len()..).unwrap_or_default();
        full.push(days.map_or_else(|| word.to_owned(), |days| format!("{}{behind}", days.join(" to "))));
    }
    full.join(" ")
}

/// The two times of day in these words, such as 9am and 5pm; none where there are more or fewer.
pub(super) fn two_times(words: &str) -> Option<(Time<'_>, Time<'_>)> {
    let words = words.split([' ', ',', ';', '(', ')', '–', '-']).map(|word| word.trim_end_matches('.'));
    let mut times = words.filter_map(Time::read);
    let two = (times.next()?, times.next()?);
    times.next().is_none().then_some(two)
}

/// A time of day: as typed, and in minutes since midnight.
#[derive(Clone, Copy)]
pub(super) struct Time<'w> {
    pub(super) typed: &'w str,
    pub(super) minutes: u16,
}

impl<'w> Time<'w> {
    /// `9am`, `9.00am`, `9:00` and `17.30`; an hour alone may be a number of anything.
    fn read(typed: &'w str) -> Option<Self> {
        let (figures, more) = match (typed.strip_suffix("pm"), typed.strip_suffix("am")) {
            (Some(figures), _) => (figures, 12),
            (_, Some(figures)) => (figures, 0),
            _ if typed.contains([':', '.']) => (typed, 0),
            _ => return None,
        };
        let (hour, minute) = figures.split_once([':', '.']).unwrap_or((figures, "0"));
        let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
        let hour = if hour < 12 { hour + more } else { hour };
        (hour < 24 && minute < 60).then_some(Self { typed, minutes: hour * 60 + minute })
    }
}
