//! The sentences that complaints officers read: `content/office.yaml`.
//!
//! Code names a sentence by a variant of [`Sentence`]; the file holds the
//! words of each. A sentence that is missing, unknown, or has a brace that
//! nothing fills is a problem at its line.

use std::collections::BTreeMap;

use strum::{EnumIter, IntoEnumIterator, IntoStaticStr};

use crate::words::fields::nearest;
use crate::words::located::{Node, Value};
use crate::words::problem::{Place, Problems};

/// A sentence for officers, with its key in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, EnumIter, IntoStaticStr)]
#[expect(missing_docs, reason = "each is what its sentence in content/office.yaml says")]
pub enum Sentence {
    #[strum(serialize = "flag.danger")]
    FlagDanger,
    #[strum(serialize = "flag.lead")]
    FlagLead,
    #[strum(serialize = "flag.quiet")]
    FlagQuiet,
    #[strum(serialize = "flag.again")]
    FlagAgain,
    #[strum(serialize = "flag.old")]
    FlagOld,
    #[strum(serialize = "flag.no-contact")]
    FlagNoContact,
    #[strum(serialize = "flag.file-refused")]
    FlagFileRefused,
    #[strum(serialize = "flag.also-sent")]
    FlagAlsoSent,
    #[strum(serialize = "flag.mended")]
    FlagMended,
    #[strum(serialize = "flag.honeypot")]
    FlagHoneypot,
    #[strum(serialize = "flag.at-once")]
    FlagAtOnce,
    #[strum(serialize = "flag.no-token")]
    FlagNoToken,
    #[strum(serialize = "flag.follows")]
    FlagFollows,
    #[strum(serialize = "flag.was-shown")]
    FlagWasShown,
    #[strum(serialize = "owes.step")]
    OwesStep,
    #[strum(serialize = "owes.stopped")]
    OwesStopped,
    #[strum(serialize = "owes.undated")]
    OwesUndated,
    #[strum(serialize = "owes.answered")]
    OwesAnswered,
    #[strum(serialize = "owes.answered-finally")]
    OwesAnsweredFinally,
    #[strum(serialize = "owes.closed")]
    OwesClosed,
    #[strum(serialize = "list.nothing")]
    ListNothing,
    #[strum(serialize = "list.overdue")]
    ListOverdue,
    #[strum(serialize = "list.by")]
    ListBy,
    #[strum(serialize = "list.urgent")]
    ListUrgent,
    #[strum(serialize = "list.waiting")]
    ListWaiting,
    #[strum(serialize = "list.no-landlord")]
    ListNoLandlord,
    #[strum(serialize = "show.head")]
    ShowHead,
    #[strum(serialize = "show.urgent")]
    ShowUrgent,
    #[strum(serialize = "show.next")]
    ShowNext,
    #[strum(serialize = "show.next-by")]
    ShowNextBy,
    #[strum(serialize = "show.flag")]
    ShowFlag,
    #[strum(serialize = "show.at-latest")]
    ShowAtLatest,
    #[strum(serialize = "show.deadline")]
    ShowDeadline,
    #[strum(serialize = "show.deadline-of-stage")]
    ShowDeadlineOfStage,
    #[strum(serialize = "show.changed")]
    ShowChanged,
    #[strum(serialize = "show.not-counted-any-more")]
    ShowNotCountedAnyMore,
    #[strum(serialize = "show.counted-now")]
    ShowCountedNow,
    #[strum(serialize = "show.recorded")]
    ShowRecorded,
    #[strum(serialize = "show.struck")]
    ShowStruck,
    #[strum(serialize = "show.hidden")]
    ShowHidden,
    #[strum(serialize = "show.added")]
    ShowAdded,
    #[strum(serialize = "show.also-sent")]
    ShowAlsoSent,
    #[strum(serialize = "show.marks")]
    ShowMarks,
    #[strum(serialize = "refused.no-complaint")]
    RefusedNoComplaint,
    #[strum(serialize = "refused.leads-to")]
    RefusedLeadsTo,
    #[strum(serialize = "refused.policy")]
    RefusedPolicy,
    #[strum(serialize = "refused.to-come")]
    RefusedToCome,
    #[strum(serialize = "refused.too-late")]
    RefusedTooLate,
    #[strum(serialize = "refused.not-reached")]
    RefusedNotReached,
    #[strum(serialize = "refused.received")]
    RefusedReceived,
    #[strum(serialize = "refused.not-over")]
    RefusedNotOver,
    #[strum(serialize = "refused.past")]
    RefusedPast,
    #[strum(serialize = "refused.closed")]
    RefusedClosed,
    #[strum(serialize = "refused.no-date-to-move")]
    RefusedNoDateToMove,
    #[strum(serialize = "refused.no-offer")]
    RefusedNoOffer,
    #[strum(serialize = "refused.rests-on-it")]
    RefusedRestsOnIt,
    #[strum(serialize = "refused.no-entry")]
    RefusedNoEntry,
    #[strum(serialize = "refused.meanwhile")]
    RefusedMeanwhile,
}

impl Sentence {
    /// Its key in the file, such as `flag.danger`.
    #[must_use]
    pub fn key(self) -> &'static str {
        self.into()
    }

    /// What it must say in braces, and all that it may.
    fn braces(self) -> &'static [&'static str] {
        match self {
            Self::FlagFollows | Self::FlagWasShown | Self::RefusedNoComplaint => &["reference"],
            Self::OwesStep => &["step", "stage"],
            Self::OwesStopped | Self::OwesUndated | Self::RefusedNotOver | Self::RefusedClosed => &["stage"],
            Self::ListOverdue | Self::ListBy => &["date", "owes"],
            Self::ListWaiting | Self::ShowMarks => &["count"],
            Self::ListNoLandlord => &["landlord", "all"],
            Self::ShowHead => &["reference", "landlord", "received", "policy"],
            Self::ShowNext => &["owes"],
            Self::ShowNextBy => &["owes", "date"],
            Self::ShowFlag => &["flag"],
            Self::ShowAtLatest => &["due"],
            Self::ShowDeadline => &["owed_by", "step", "due"],
            Self::ShowDeadlineOfStage => &["stage", "owed_by", "step", "due"],
            Self::ShowChanged => &["step", "was", "now", "why"],
            Self::ShowNotCountedAnyMore | Self::ShowCountedNow => &["days"],
            Self::ShowRecorded => &["number", "event", "recorded"],
            Self::ShowStruck => &["number", "event", "recorded", "struck"],
            Self::ShowAdded | Self::RefusedToCome => &["at"],
            Self::ShowAlsoSent => &["name"],
            Self::RefusedLeadsTo => &["reference", "first"],
            Self::RefusedPolicy => &["policy"],
            Self::RefusedTooLate => &["why"],
            Self::RefusedNotReached => &["kind", "stage", "reached"],
            Self::RefusedPast => &["kind", "stage"],
            Self::RefusedNoEntry => &["number"],
            _ => &[],
        }
    }
}

/// The words of every sentence.
#[derive(Debug, Clone, Default)]
pub struct Office(BTreeMap<Sentence, String>);

impl Office {
    /// Reads `office.yaml` and notes every sentence that is missing, unknown or
    /// does not say what it must.
    pub fn read(node: &Node, problems: &mut Problems<'_>) -> Self {
        let mut typed = BTreeMap::new();
        flatten(node, "", &mut typed);
        let mut found = BTreeMap::new();
        for sentence in Sentence::iter() {
            match typed.remove(sentence.key()) {
                Some((text, at)) => {
                    check(sentence, text, at, problems);
                    found.insert(sentence, text.to_owned());
                }
                None => problems.error(
                    node.at,
                    format!("the sentence `{}` is missing", sentence.key()),
                    "its words under that key",
                ),
            }
        }
        for (key, (_, at)) in typed {
            let write = nearest(&key, Sentence::iter().map(Sentence::key)).map_or_else(
                || "nothing here: officers are shown no such sentence".to_owned(),
                |near| format!("`{near}`"),
            );
            problems.error(at, format!("`{key}` is not a sentence that is used"), write);
        }
        Self(found)
    }

    /// A sentence in its words.
    #[must_use]
    pub fn say(&self, sentence: Sentence) -> &str {
        self.0.get(&sentence).map_or(sentence.key(), String::as_str)
    }

    /// A sentence with what stands in its braces.
    #[must_use]
    pub fn fill(&self, sentence: Sentence, parts: &[(&str, &str)]) -> String {
        // One pass: what was put in is not read again, whatever braces it has.
        let mut said = String::new();
        let mut rest = self.say(sentence);
        while let Some((before, after)) = rest.split_once('{') {
            said.push_str(before);
            let Some((name, after)) = after.split_once('}') else { break };
            said.push_str(parts.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| *value));
            rest = after;
        }
        said + rest
    }
}

fn check(sentence: Sentence, text: &str, at: Place, problems: &mut Problems<'_>) {
    let braces = sentence.braces();
    let inside = text.split('{').skip(1).map(|part| part.split('}').next().unwrap_or_default());
    let may = || match braces {
        [] => "the sentence without braces".to_owned(),
        braces => format!("what it has in braces: {}", braces.iter().map(|b| format!("{{{b}}}")).collect::<String>()),
    };
    for name in inside.filter(|name| !braces.contains(name)) {
        problems.error(at, format!("`{}` puts nothing in the place of {{{name}}}", sentence.key()), may());
    }
    for name in braces.iter().filter(|name| !text.contains(&format!("{{{name}}}"))) {
        problems.error(at, format!("`{}` does not say {{{name}}}", sentence.key()), may());
    }
}

fn flatten<'n>(node: &'n Node, prefix: &str, found: &mut BTreeMap<String, (&'n str, Place)>) {
    match &node.value {
        Value::Text(text) => {
            found.insert(prefix.to_owned(), (text, node.at));
        }
        Value::Map(entries) => {
            for entry in entries {
                let key = if prefix.is_empty() { entry.key.clone() } else { format!("{prefix}.{}", entry.key) };
                flatten(&entry.node, &key, found);
            }
        }
        Value::List(_) => {}
    }
}
