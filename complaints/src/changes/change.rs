//! One thing that changes, and the sentence that says so.

use chrono::NaiveDate;

use crate::policy::Telling;
use crate::policy::phrases::{ChangePhrase, Phrases, Slot};
use crate::words::problem::Place;
use crate::words::vocabulary::vocabulary;

vocabulary! {
    /// What kind of thing changes, in the order in which it matters to somebody who complains.
    pub enum Kind {
        /// A time, or whose time counts.
        Time = "time",
        /// How to reach the landlord, or a way to complain.
        Contact = "contact",
        /// A body outside, and how to reach it.
        Body = "body",
        /// The stages: what happens, and who does it.
        Stage = "stage",
        /// What the form asks.
        Form = "form",
        /// What the law gives people.
        Right = "right",
        /// What is told of the policy besides.
        Other = "other",
        /// How the landlord's pages look and how they are found: no part of its policy.
        Site = "site",
    }
}

/// One thing that readers are told otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its name, as pages mark it: `stage-1.respond`.
    pub id: String,
    /// What kind of thing it is.
    pub kind: Kind,
    /// What it is, as the start of a sentence: `Our answer at stage 1`.
    pub what: String,
    /// What was said before; none where nothing was.
    pub before: Option<String>,
    /// What is said now; none where nothing is.
    pub after: Option<String>,
    /// Where the policy that says it now gives that time; none for what is no time, and where nothing is said any more.
    pub at: Option<Place>,
}

impl Change {
    /// `Our answer at stage 1: 10 working days becomes 8 working days.`
    #[must_use]
    pub fn sentence(&self, phrases: &Phrases) -> String {
        let what = (Slot::What, self.what.as_str());
        let (before, after) = self.said();
        match (before, after) {
            (Some(before), Some(after)) => {
                let (before, after) = (&told_apart(before), &told_apart(after));
                phrases.fill(ChangePhrase::Becomes, &[what, (Slot::Before, before), (Slot::After, after)])
            }
            (Some(before), None) => phrases.fill(ChangePhrase::Gone, &[what, (Slot::Before, before)]),
            (None, after) => phrases.fill(ChangePhrase::New, &[what, (Slot::After, after.unwrap_or(""))]),
        }
    }

    /// What was and is said, without a full stop at its end: the sentence has one of its own.
    fn said(&self) -> (Option<&str>, Option<&str>) {
        (plain(self.before.as_deref()), plain(self.after.as_deref()))
    }

    /// `Our answer at stage 1: 10 working days becomes 8 working days, from Monday 1 February 2027.`
    #[must_use]
    pub fn sentence_from(&self, day: NaiveDate, phrases: &Phrases) -> String {
        let (what, day) = ((Slot::What, self.what.as_str()), phrases.day(day));
        let day = (Slot::Day, day.as_str());
        let (before, after) = self.said();
        match (before, after) {
            (Some(before), Some(after)) => {
                let (before, after) = (&told_apart(before), &told_apart(after));
                phrases.fill(ChangePhrase::BecomesFrom, &[what, (Slot::Before, before), (Slot::After, after), day])
            }
            (Some(before), None) => phrases.fill(ChangePhrase::GoneFrom, &[what, (Slot::Before, before), day]),
            (None, after) => phrases.fill(ChangePhrase::NewFrom, &[what, (Slot::After, after.unwrap_or("")), day]),
        }
    }
}

/// In quotation marks where it is a clause of its own: "6 months, unless there is a reason becomes …" reads as one.
fn told_apart(said: &str) -> String {
    let clause = [", unless ", " which ", ". ", "; "].iter().any(|turn| said.contains(turn));
    if clause && !said.contains('“') { format!("“{said}”") } else { said.to_owned() }
}

fn plain(said: Option<&str>) -> Option<&str> {
    said.map(|said| said.trim_end_matches('.'))
}

impl Kind {
    /// The kind of a thing that a policy tells.
    pub(super) fn of(about: Telling) -> Self {
        match about {
            Telling::Complain
            | Telling::DayOne
            | Telling::CutOff
            | Telling::Post
            | Telling::Closed
            | Telling::Acknowledge
            | Telling::Contact
            | Telling::Hearing
            | Telling::Report
            | Telling::Draft
            | Telling::Respond
            | Telling::RespondAgreed
            | Telling::Hold
            | Telling::NewTarget
            | Telling::Extend
            | Telling::LawExtend
            | Telling::Escalate
            | Telling::Reopen
            | Telling::Offer
            | Telling::Comment
            | Telling::WriteBack
            | Telling::BindsAcknowledge
            | Telling::BindsRespond
            | Telling::Opens
            | Telling::Within
            | Telling::DesignatedWait
            | Telling::Keep => Self::Time,
            Telling::Channel | Telling::Format | Telling::Languages | Telling::FormOff => Self::Contact,
            Telling::Body | Telling::Scheme | Telling::Designated | Telling::Panel => Self::Body,
            Telling::Stages
            | Telling::Name
            | Telling::About
            | Telling::AnsweredBy
            | Telling::NotBy
            | Telling::HeardBy
            | Telling::Says
            | Telling::HoldBecause
            | Telling::Pause
            | Telling::Skip
            | Telling::EscalateAfter
            | Telling::EscalateReasons
            | Telling::Also
            | Telling::Circumstance
            | Telling::Procedure => Self::Stage,
            Telling::Question | Telling::QuestionKind | Telling::Choice => Self::Form,
            Telling::Right => Self::Right,
            Telling::Landlord
            | Telling::Nation
            | Telling::Demonstration
            | Telling::Version
            | Telling::Approved
            | Telling::ReviewDue
            | Telling::Owner
            | Telling::BslFilm
            | Telling::Who
            | Telling::Exclusion
            | Telling::Reporting
            | Telling::YearlyReport
            | Telling::Response
            | Telling::Related
            | Telling::Notice
            | Telling::ReviewNote
            | Telling::TwoTimes
            | Telling::Update => Self::Other,
            Telling::Mark | Telling::Colour | Telling::AlsoCalled | Telling::Place => Self::Site,
        }
    }
}
