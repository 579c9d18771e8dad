//! The sentences that complaints officers read: `content/office.yaml`.
//!
//! Code names a sentence by a variant of [`OfficeSentence`]; the file holds the
//! words of each. A sentence that is missing, unknown, or has a brace that
//! nothing fills is a problem at its line.

use std::collections::BTreeMap;

use crate::words::fields::nearest;
use crate::words::located::{Node, Value};
use crate::words::problem::{Place, Problems};
use crate::words::vocabulary::vocabulary;

vocabulary! {
    /// A sentence for officers, with its key in the file; each means what its words there say.
    pub enum OfficeSentence {
        /// `flag.danger`.
        FlagDanger = "flag.danger",
        /// `flag.lead`.
        FlagLead = "flag.lead",
        /// `flag.quiet`.
        FlagQuiet = "flag.quiet",
        /// `flag.again`.
        FlagAgain = "flag.again",
        /// `flag.old`.
        FlagOld = "flag.old",
        /// `flag.no-contact`.
        FlagNoContact = "flag.no-contact",
        /// `flag.file-refused`.
        FlagFileRefused = "flag.file-refused",
        /// `flag.also-sent`.
        FlagAlsoSent = "flag.also-sent",
        /// `flag.mended`.
        FlagMended = "flag.mended",
        /// `flag.honeypot`.
        FlagHoneypot = "flag.honeypot",
        /// `flag.at-once`.
        FlagAtOnce = "flag.at-once",
        /// `flag.no-token`.
        FlagNoToken = "flag.no-token",
        /// `flag.follows`.
        FlagFollows = "flag.follows",
        /// `flag.was-shown`.
        FlagWasShown = "flag.was-shown",
        /// `owes.step`.
        OwesStep = "owes.step",
        /// `owes.stopped`.
        OwesStopped = "owes.stopped",
        /// `owes.undated`.
        OwesUndated = "owes.undated",
        /// `owes.answered`.
        OwesAnswered = "owes.answered",
        /// `owes.answered-finally`.
        OwesAnsweredFinally = "owes.answered-finally",
        /// `owes.closed`.
        OwesClosed = "owes.closed",
        /// `list.nothing`.
        ListNothing = "list.nothing",
        /// `list.overdue`.
        ListOverdue = "list.overdue",
        /// `list.by`.
        ListBy = "list.by",
        /// `list.urgent`.
        ListUrgent = "list.urgent",
        /// `list.waiting`.
        ListWaiting = "list.waiting",
        /// `list.no-landlord`.
        ListNoLandlord = "list.no-landlord",
        /// `show.head`.
        ShowHead = "show.head",
        /// `show.urgent`.
        ShowUrgent = "show.urgent",
        /// `show.next`.
        ShowNext = "show.next",
        /// `show.next-by`.
        ShowNextBy = "show.next-by",
        /// `show.flag`.
        ShowFlag = "show.flag",
        /// `show.at-latest`.
        ShowAtLatest = "show.at-latest",
        /// `show.deadline`.
        ShowDeadline = "show.deadline",
        /// `show.deadline-of-stage`.
        ShowDeadlineOfStage = "show.deadline-of-stage",
        /// `show.changed`.
        ShowChanged = "show.changed",
        /// `show.not-counted-any-more`.
        ShowNotCountedAnyMore = "show.not-counted-any-more",
        /// `show.counted-now`.
        ShowCountedNow = "show.counted-now",
        /// `show.recorded`.
        ShowRecorded = "show.recorded",
        /// `show.struck`.
        ShowStruck = "show.struck",
        /// `show.hidden`.
        ShowHidden = "show.hidden",
        /// `show.added`.
        ShowAdded = "show.added",
        /// `show.also-sent`.
        ShowAlsoSent = "show.also-sent",
        /// `show.marks`.
        ShowMarks = "show.marks",
        /// `refused.no-complaint`.
        RefusedNoComplaint = "refused.no-complaint",
        /// `refused.leads-to`.
        RefusedLeadsTo = "refused.leads-to",
        /// `refused.policy`.
        RefusedPolicy = "refused.policy",
        /// `refused.to-come`.
        RefusedToCome = "refused.to-come",
        /// `refused.too-late`.
        RefusedTooLate = "refused.too-late",
        /// `refused.not-reached`.
        RefusedNotReached = "refused.not-reached",
        /// `refused.received`.
        RefusedReceived = "refused.received",
        /// `refused.not-over`.
        RefusedNotOver = "refused.not-over",
        /// `refused.past`.
        RefusedPast = "refused.past",
        /// `refused.closed`.
        RefusedClosed = "refused.closed",
        /// `refused.no-date-to-move`.
        RefusedNoDateToMove = "refused.no-date-to-move",
        /// `refused.no-offer`.
        RefusedNoOffer = "refused.no-offer",
        /// `refused.rests-on-it`.
        RefusedRestsOnIt = "refused.rests-on-it",
        /// `refused.no-entry`.
        RefusedNoEntry = "refused.no-entry",
        /// `refused.meanwhile`.
        RefusedMeanwhile = "refused.meanwhile",
    }
}

impl OfficeSentence {
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
pub struct Office(BTreeMap<OfficeSentence, String>);

impl Office {
    /// Reads `office.yaml` and notes every sentence that is missing, unknown or
    /// does not say what it must.
    pub fn read(node: &Node, problems: &mut Problems<'_>) -> Self {
        let mut typed = BTreeMap::new();
        flatten(node, "", &mut typed);
        let mut found = BTreeMap::new();
        for sentence in OfficeSentence::ALL {
            match typed.remove(sentence.name()) {
                Some((text, at)) => {
                    check(sentence, text, at, problems);
                    found.insert(sentence, text.to_owned());
                }
                None => problems.error(
                    node.at,
                    format!("the sentence `{}` is missing", sentence.name()),
                    "its words under that key",
                ),
            }
        }
        for (key, (_, at)) in typed {
            let write = nearest(&key, OfficeSentence::IDS.into_iter()).map_or_else(
                || "nothing here: officers are shown no such sentence".to_owned(),
                |near| format!("`{near}`"),
            );
            problems.error(at, format!("`{key}` is not a sentence that is used"), write);
        }
        Self(found)
    }

    /// A sentence in its words.
    #[must_use]
    pub fn say(&self, sentence: OfficeSentence) -> &str {
        self.0.get(&sentence).map_or(sentence.name(), String::as_str)
    }

    /// A sentence with what stands in its braces.
    #[must_use]
    pub fn fill(&self, sentence: OfficeSentence, parts: &[(&str, &str)]) -> String {
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

fn check(sentence: OfficeSentence, text: &str, at: Place, problems: &mut Problems<'_>) {
    let braces = sentence.braces();
    let inside = text.split('{').skip(1).map(|part| part.split('}').next().unwrap_or_default());
    let may = || match braces {
        [] => "the sentence without braces".to_owned(),
        braces => format!("what it has in braces: {}", braces.iter().map(|b| format!("{{{b}}}")).collect::<String>()),
    };
    for name in inside.filter(|name| !braces.contains(name)) {
        problems.error(at, format!("`{}` puts nothing in the place of {{{name}}}", sentence.name()), may());
    }
    for name in braces.iter().filter(|name| !text.contains(&format!("{{{name}}}"))) {
        problems.error(at, format!("`{}` does not say {{{name}}}", sentence.name()), may());
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_told_that_leaves_out_what_it_must_say_or_says_what_nothing_fills() {
        let told = |sentence, text: &str| {
            let mut problems = Problems::new("office.yaml", text);
            check(sentence, text, Place { line: 1, column: 1 }, &mut problems);
            problems.into_vec().into_iter().map(|problem| problem.found).collect::<Vec<_>>()
        };
        assert!(told(OfficeSentence::ListBy, "by {date}: {owes}").is_empty());
        assert_eq!(told(OfficeSentence::ListBy, "by {date}"), ["`list.by` does not say {owes}"]);
        let nothing = "`list.nothing` puts nothing in the place of {date}";
        assert_eq!(told(OfficeSentence::ListNothing, "Nothing by {date}"), [nothing]);
    }
}
