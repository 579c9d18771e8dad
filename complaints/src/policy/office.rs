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
    /// A sentence for officers, by its key in the file.
    pub enum OfficeSentence {
        /// All words of one line of `danger_words` are in the complaint: an officer looks at it first.
        FlagDanger = "flag.danger",
        /// Only the lead officer may read the words.
        FlagLead = "flag.lead",
        /// Somebody asked for care with who sees an answer.
        FlagQuiet = "flag.quiet",
        /// The person asks the landlord to look again at its answer.
        FlagAgain = "flag.again",
        /// It happened longer ago than there is time to complain.
        FlagOld = "flag.old",
        /// The person gave no way to be reached.
        FlagNoContact = "flag.no-contact",
        /// A file came with the form and was not taken.
        FlagFileRefused = "flag.file-refused",
        /// Fields came with the form that are none of its questions.
        FlagAlsoSent = "flag.also-sent",
        /// Characters that cannot be stored were taken out of the words.
        FlagMended = "flag.mended",
        /// The field that no person sees was filled in, most likely by a program.
        FlagHoneypot = "flag.honeypot",
        /// The form was sent sooner than anybody reads its page.
        FlagAtOnce = "flag.at-once",
        /// The form came without a token, as from a program or a saved copy.
        FlagNoToken = "flag.no-token",
        /// The same person's complaint `{reference}` came before it under the same token.
        FlagFollows = "flag.follows",
        /// In an outage the person was shown `{reference}`, which is another complaint's.
        FlagWasShown = "flag.was-shown",
        /// The landlord owes `{step}` at stage `{stage}`.
        OwesStep = "owes.step",
        /// The answer is owed, and its clock stands still.
        OwesStopped = "owes.stopped",
        /// The answer is owed, and nobody gives a date for it.
        OwesUndated = "owes.undated",
        /// Nothing is owed after an answer that another stage can follow; says what to record next.
        OwesAnswered = "owes.answered",
        /// Nothing is owed after the last answer; says what to record next.
        OwesAnsweredFinally = "owes.answered-finally",
        /// Nothing is owed, because the complaint is closed.
        OwesClosed = "owes.closed",
        /// Words came for a complaint that has not come home from the fallback store.
        OwesWaits = "owes.waits",
        /// The subject of a notice that a complaint came.
        NoticeComplaint = "notice.complaint",
        /// The same, where somebody could get hurt or words speak of danger.
        NoticeUrgentComplaint = "notice.urgent-complaint",
        /// The subject of a notice that words came for a complaint.
        NoticeAddition = "notice.addition",
        /// The same, where the complaint or the words are urgent.
        NoticeUrgentAddition = "notice.urgent-addition",
        /// In place of a list, where no complaint is open.
        ListNothing = "list.nothing",
        /// In place of a list of closed complaints, where there is none.
        ListNothingClosed = "list.nothing-closed",
        /// In place of a list of what nobody has read, where somebody has read everything.
        ListNothingUnread = "list.nothing-unread",
        /// A row whose date has passed.
        ListOverdue = "list.overdue",
        /// A row whose date is still to come.
        ListBy = "list.by",
        /// The mark of a row whose complaint tells of danger.
        ListUrgent = "list.urgent",
        /// The mark of a row with words that no officer has read.
        ListUnread = "list.unread",
        /// Under a list: `{count}` complaints have not reached the table yet.
        ListWaiting = "list.waiting",
        /// An officer asked for a landlord that the site does not have; names `{all}` that it has.
        ListNoLandlord = "list.no-landlord",
        /// Under a page of a list after which there are more; says how to get the next.
        ListMore = "list.more",
        /// Under a list: of `{count}` things nobody has been told yet.
        ListUntold = "list.untold",
        /// Above a list: something waits that no round of the drain can bring home.
        ListUnfiled = "list.unfiled",
        /// Nothing has the words that an officer looked for; says what else to try.
        FindNothing = "find.nothing",
        /// A word leads to more than `{count}` complaints.
        FindMore = "find.more",
        /// After a complaint was taken down: where its receipt is.
        LogReceipt = "log.receipt",
        /// After a new link was made: where the receipt is from now on.
        LogNewLink = "log.new-link",
        /// After saying that words were read: there were none that nobody had.
        ReadNothing = "read.nothing",
        /// After saying that words were read: how many nobody had.
        ReadSome = "read.some",
        /// The first line of one complaint: reference, landlord, receipt, version of the policy.
        ShowHead = "show.head",
        /// Under the first line, where somebody could get hurt.
        ShowUrgent = "show.urgent",
        /// What the landlord owes next, where that has no date.
        ShowNext = "show.next",
        /// What the landlord owes next, and by when.
        ShowNextBy = "show.next-by",
        /// One line for each flag of the complaint.
        ShowFlag = "show.flag",
        /// A date that is only the latest there can be, because its clock has not started.
        ShowAtLatest = "show.at-latest",
        /// A date of the complaint as a whole.
        ShowDeadline = "show.deadline",
        /// A date of one stage.
        ShowDeadlineOfStage = "show.deadline-of-stage",
        /// Bank holidays have moved a date since the person was told it.
        ShowChanged = "show.changed",
        /// The reason for a moved date: days that have become holidays.
        ShowNotCountedAnyMore = "show.not-counted-any-more",
        /// The reason for a moved date: days that are holidays no more.
        ShowCountedNow = "show.counted-now",
        /// One entry that an officer recorded, with the number by which it can be struck out.
        ShowRecorded = "show.recorded",
        /// An entry that an officer recorded and struck out.
        ShowStruck = "show.struck",
        /// Who recorded an entry.
        ShowBy = "show.by",
        /// Who struck an entry out.
        ShowStruckBy = "show.struck-by",
        /// Under the first line, where nobody has read some words; says how to say that one has.
        ShowUnread = "show.unread",
        /// In place of everything, where the reference only leads to another complaint.
        ShowLeadsTo = "show.leads-to",
        /// How the complaint came and who took it down, where it did not come through the form.
        ShowTaken = "show.taken",
        /// That an officer read what was there, and when.
        ShowRead = "show.read",
        /// In place of words that cannot be opened, and why.
        ShowSealed = "show.sealed",
        /// In place of words that only the lead officer may read; says how that officer gets them.
        ShowHidden = "show.hidden",
        /// Above words that the person added later, and when.
        ShowAdded = "show.added",
        /// The same, where nobody has read them.
        ShowAddedUnread = "show.added-unread",
        /// The name of a field that is no question of the form.
        ShowAlsoSent = "show.also-sent",
        /// `{count}` marks on letters were left out of the words, which a screen could not bear.
        ShowMarks = "show.marks",
        /// No complaint has the reference that was typed.
        RefusedNoComplaint = "refused.no-complaint",
        /// The complaint repeats the same words sent before: the record belongs to `{first}`.
        RefusedLeadsTo = "refused.leads-to",
        /// The complaint's copy of the policy cannot be read, so nothing can be checked against it.
        RefusedPolicy = "refused.policy",
        /// The event is dated later than now.
        RefusedToCome = "refused.to-come",
        /// A request for the next stage came after its window, which makes it a new complaint.
        RefusedTooLate = "refused.too-late",
        /// The event belongs to a stage that the complaint is not at.
        RefusedNotReached = "refused.not-reached",
        /// A second receipt; a request for the next stage has a name of its own.
        RefusedReceived = "refused.received",
        /// Opening again what is neither answered nor closed.
        RefusedNotOver = "refused.not-over",
        /// The event belongs to a stage that the complaint has left.
        RefusedPast = "refused.past",
        /// The event belongs to a stage that is closed.
        RefusedClosed = "refused.closed",
        /// A new date for an answer that has no date.
        RefusedNoDateToMove = "refused.no-date-to-move",
        /// Accepting an offer that was not recorded.
        RefusedNoOffer = "refused.no-offer",
        /// Striking out what a later entry needs.
        RefusedRestsOnIt = "refused.rests-on-it",
        /// Striking out a number that is not there, or is struck out already.
        RefusedNoEntry = "refused.no-entry",
        /// Another officer recorded something since this one read the complaint.
        RefusedMeanwhile = "refused.meanwhile",
        /// Saying that words were read which only the lead officer may read.
        RefusedForLead = "refused.for-lead",
        /// Saying that words were read which stay sealed, and why they do.
        RefusedSealed = "refused.sealed",
        /// Striking out that a new link was given.
        RefusedLinkGiven = "refused.link-given",
        /// An officer writes something, and there are no keys to seal it with.
        RefusedNoKeys = "refused.no-keys",
    }
}

impl OfficeSentence {
    /// What it must say in braces, and all that it may.
    fn braces(self) -> &'static [&'static str] {
        match self {
            Self::FlagFollows | Self::FlagWasShown | Self::RefusedNoComplaint | Self::ShowUnread => &["reference"],
            Self::NoticeComplaint | Self::NoticeUrgentComplaint | Self::NoticeAddition | Self::NoticeUrgentAddition => {
                &["reference", "landlord"]
            }
            Self::OwesStep => &["step", "stage"],
            Self::OwesStopped | Self::OwesUndated | Self::RefusedNotOver | Self::RefusedClosed => &["stage"],
            Self::ListOverdue | Self::ListBy => &["date", "owes"],
            Self::ListWaiting | Self::ListUntold | Self::FindMore | Self::ReadSome | Self::ShowMarks => &["count"],
            Self::ListMore => &["again", "place"],
            Self::ListUnfiled => &["name", "why"],
            Self::LogReceipt | Self::LogNewLink => &["receipt"],
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
            Self::ShowAdded | Self::ShowAddedUnread | Self::RefusedToCome => &["at"],
            Self::ShowBy | Self::ShowStruckBy => &["by"],
            Self::ShowLeadsTo => &["first"],
            Self::ShowTaken => &["channel", "by"],
            Self::ShowRead => &["at", "by"],
            Self::ShowSealed | Self::RefusedSealed => &["why"],
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

/// The text of every [`OfficeSentence`], braces not yet filled in.
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

    /// A sentence as the file has it; for those without braces.
    #[must_use]
    pub fn say(&self, sentence: OfficeSentence) -> &str {
        self.0.get(&sentence).map_or(sentence.name(), String::as_str)
    }

    /// A sentence with `parts`, each a name and its value, in place of the names in braces.
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
