//! The prose refuses a way to complain, a format or other languages that the
//! facts offer: "We no longer take text messages", "We cannot offer braille".
//!
//! Every other page offers it. Whoever needs it reads the policy, and gives up.

use complaints::policy::{AlternativeFormat, Channel};
use complaints::words::problem::{Place, Severity};
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};
use crate::prose::{AnyOf, Sentence};

pub(crate) static RULE: Rule = Rule {
    code: "R171",
    title: "something that the words refuse and the facts offer",
    why: "The guidance and the leaflet offer it. Whoever needs it reads here that there is none, and gives up.",
    cure: "Take it out of the words; or, where it has ended, out of the facts of a new version.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Error, of: Versions::InForceAndToCome, find };

/// How a way is called where it is refused, in small letters.
const WAYS: [(&str, Channel); 13] = [
    ("fax", Channel::Fax),
    ("text message", Channel::Text),
    ("by text", Channel::Text),
    ("by phone", Channel::Phone),
    ("by telephone", Channel::Phone),
    ("over the phone", Channel::Phone),
    ("by email", Channel::Email),
    ("emails", Channel::Email),
    ("by letter", Channel::Letter),
    ("by post", Channel::Letter),
    ("in person", Channel::InPerson),
    ("face to face", Channel::InPerson),
    ("social media", Channel::SocialMedia),
];

/// How a format is called.
const FORMATS: [(&str, AlternativeFormat); 9] = [
    ("large print", AlternativeFormat::LargePrint),
    ("braille", AlternativeFormat::Braille),
    ("audio", AlternativeFormat::Audio),
    ("easy read", AlternativeFormat::EasyRead),
    ("translat", AlternativeFormat::Translation),
    ("sign language", AlternativeFormat::Bsl),
    ("bsl", AlternativeFormat::Bsl),
    ("on tape", AlternativeFormat::Tape),
    ("cd-rom", AlternativeFormat::CdRom),
];

/// What stands before a way that is closed, with the complaint as what is not taken.
const NOT_TAKEN: [&str; 12] = [
    "no longer take",
    "no longer accept",
    "do not take",
    "don't take",
    "do not accept",
    "don't accept",
    "cannot take",
    "can't take",
    "cannot accept",
    "cannot complain",
    "cannot be made",
    "stopped taking",
];

/// What stands before a format that there is not.
const NOT_OFFERED: [&str; 15] = [
    "not able to offer",
    "unable to offer",
    "cannot offer",
    "can't offer",
    "do not offer",
    "don't offer",
    "no longer offer",
    "cannot provide",
    "do not provide",
    "do not have",
    "not available in",
    "have no",
    "no longer produce",
    "do not supply",
    "do not produce",
];

/// How it is said that there is one language.
const ONE_LANGUAGE: [&str; 7] = [
    "in english only",
    "only in english",
    "no translation",
    "no other language",
    "in english alone",
    "do not translate",
    "cannot be translated",
];

/// What stands behind a way that is closed.
const CLOSED: [&str; 6] = [
    "are no longer accepted",
    "is no longer accepted",
    "are no longer taken",
    "are not accepted",
    "cannot be used",
    "may not be used",
];

static REFUSES: AnyOf = AnyOf::of_table(|| {
    let all = NOT_TAKEN.iter().chain(&NOT_OFFERED).chain(&ONE_LANGUAGE).chain(&CLOSED);
    all.chain(&["not on ", "not by "]).copied().collect()
});

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let told = |sentence: Sentence<'_>| refused(subject, &sentence).map(|refused| finding(subject, &sentence, refused));
    subject.prose.sentences_with(&REFUSES).filter_map(told).collect()
}

/// Whether a sentence refuses what the facts offer.
pub(super) fn is_told(subject: &Subject<'_>, sentence: &Sentence<'_>) -> bool {
    refused(subject, sentence).is_some()
}

fn refused<'a>(subject: &'a Subject<'_>, sentence: &Sentence<'_>) -> Option<Refused<'a>> {
    let policy = &subject.version.policy;
    let way = || {
        let (said, way) = way(sentence)?;
        let listed = policy.channels.iter().find(|one| one.value == way)?;
        Some((said, "complaints are not taken", listed.at, way.name(), "channels"))
    };
    let format = || {
        let (said, format) = format(sentence)?;
        let listed = policy.formats.iter().find(|one| one.value == format)?;
        Some((said, "it is not offered", listed.at, format.name(), "formats"))
    };
    let language = || {
        let words = sentence.lower;
        let (at, said) = ONE_LANGUAGE.iter().find_map(|said| Some((words.find(said)?, said)))?;
        let behind = words.get(at + said.len()..)?;
        let of_other = [" fee", " service", " cost", " charge", " in which"].iter().any(|of| behind.starts_with(of));
        if of_other || ["court", " but ", "for now", "committee"].iter().any(|other| words.contains(other)) {
            return None;
        }
        let listed = policy.languages.applied()?;
        Some((at, "there is English alone", listed.at, listed.value.as_str(), "languages"))
    };
    way().or_else(format).or_else(language)
}

/// A refusal: where in the sentence, what it says, and the fact that offers it with its key.
type Refused<'a> = (usize, &'static str, Place, &'a str, &'static str);

fn finding(subject: &Subject<'_>, sentence: &Sentence<'_>, (at, says, fact, name, key): Refused<'_>) -> Finding {
    let line = fact.line;
    Finding {
        at: subject.prose.place(sentence.start + at),
        found: match key {
            "channels" => format!("{says} in this way here, and line {line} lists it: {name}"),
            _ => format!("{says} here, and line {line} offers it: {name}"),
        },
        write: format!(
            "the sentence without it; or, if it has ended, {}no `{name}` under `{key}:`",
            subject.in_which_version()
        ),
    }
}

/// A way that the sentence closes to everybody, and where.
fn way(sentence: &Sentence<'_>) -> Option<(usize, Channel)> {
    // What is not taken in one case, or by somebody else, closes nothing; and "not only" opens more.
    const OF_SOME: [&str; 12] = [
        " if ",
        "because",
        " less ",
        "unless",
        "not only",
        "not just",
        "only if",
        "anonymous",
        "another policy",
        "ombudsman",
        "other landlords",
        "accept that",
    ];
    let words = sentence.lower;
    if OF_SOME.iter().any(|some| words.contains(some)) {
        return None;
    }
    WAYS.iter().find_map(|(said, way)| {
        let at = words.find(said)?;
        let before = words.get(..at)?;
        let by_name = before.ends_with("not on ")
            || before.ends_with("not by ")
            || said.starts_with("by ") && before.ends_with("not ");
        // "Text messages are no longer accepted for complaints."
        let behind = words.get(at + said.len()..)?.trim_start_matches('s').trim_start();
        let is_closed = CLOSED.iter().any(|closed| behind.starts_with(closed));
        let of_complaints = words.contains("complain") || words.contains("tell us");
        let taken = NOT_TAKEN.iter().filter_map(|not| before.get(before.rfind(not)? + not.len()..)).any(|rest| {
            // What is not taken is a complaint: not a payment, an application or a large file.
            let what = rest.trim_start();
            what.is_empty() || ["complain", "them", "these", "any", "your"].iter().any(|them| what.starts_with(them))
        });
        (taken || (by_name || is_closed) && of_complaints).then_some((at, *way))
    })
}

/// A format that the sentence refuses to everybody, and where.
fn format(sentence: &Sentence<'_>) -> Option<(usize, AlternativeFormat)> {
    let words = sentence.lower;
    if [" if ", "unless", "not only", "on the same day", "at once", "straight away"]
        .iter()
        .any(|some| words.contains(some))
    {
        return None;
    }
    FORMATS.iter().find_map(|(said, format)| {
        let at = words.find(said)?;
        let before = words.get(..at)?;
        let behind = words.get(at + said.len()..)?;
        // "We do not have braille printers", "not large print only, but also audio".
        let is_part = behind.starts_with(" printer")
            || behind.starts_with(" only, but")
            || ["other bodies", "newsletter", " yet", "translation service"].iter().any(|other| words.contains(other));
        let refused = NOT_OFFERED.iter().filter_map(|not| before.get(before.rfind(not)? + not.len()..)).any(|rest| {
            !rest.contains([',', ':', ';'])
                && !["only", "your format", "them", "wait"].iter().any(|other| rest.contains(other))
        });
        (refused && !is_part).then_some((at, *format))
    })
}
