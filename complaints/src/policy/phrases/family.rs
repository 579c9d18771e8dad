//! Phrases that have one member for each value of a fixed list: `channel.in-person`.
//!
//! The values are those of their enums, so a new one is told as a phrase that is
//! missing when `phrases.yaml` is read.

use chrono::Weekday;

use super::slot::Slot;
use crate::days::approximate::Season;
use crate::days::calendar::Nation;
use crate::days::clock::{Assumed, Start, Step};
use crate::days::period::Unit;
use crate::policy::circumstance::CIRCUMSTANCES;
use crate::policy::event_kind::EventKind;
use crate::policy::telling::Telling;
use crate::policy::vocabulary::{AlternativeFormat, Channel, ContactKind, LateRequest, Says};
use crate::words::vocabulary::vocabulary;

vocabulary! {
    /// A family of phrases, by where it stands in `phrases.yaml`.
    pub enum Family {
        /// Days of the week, Monday first: `weekday.mon`.
        Weekday = "weekday",
        /// Months, by their numbers.
        Month = "month",
        /// Seasons of a rough date: `season.summer`.
        Season = "season",
        /// Periods: of each unit, for one and for several.
        Period = "period",
        /// Where a period starts: "the day we get your complaint".
        Start = "start",
        /// The same in a letter to the landlord, whose writer is the person who complained.
        LetterStart = "letter-start",
        /// What a clock waits for before it has a date.
        Waiting = "waiting",
        /// What was assumed, as a sentence.
        Assumed = "assumed",
        /// The shared circumstances, to stand after "because".
        Circumstance = "circumstance",
        /// What is to be done, as half a sentence of the summary.
        SummaryStep = "summary.step",
        /// Titles of the entries in the calendar file of one complaint, by step.
        CalendarCase = "calendar.case",
        /// Titles of the entries in a landlord's calendar file of days to come, by step.
        CalendarTable = "calendar.table",
        /// What has happened, as a receipt tells it.
        Happened = "happened",
        /// The same as a record tells it, which is nobody's own voice.
        RecordHappened = "record.happened",
        /// Ways to complain: `channel.in-person`.
        Channel = "channel",
        /// Formats in which information is offered.
        Format = "format",
        /// What stands before a telephone number or an address: `contact.phone`.
        Contact = "contact",
        /// What becomes of a request that comes too late.
        LateRequest = "late-request",
        /// What an acknowledgement names, such as who deals with the complaint.
        Says = "says",
        /// Nations as pages name them: `nation.northern-ireland`.
        Nation = "nation",
        /// What a policy says, as the start of a sentence about its change: `told.respond`.
        Told = "told",
    }
}

impl Family {
    /// The key of one member, whose name is written in small letters with hyphens.
    pub(super) fn key(self, member: &str) -> String {
        let mut key = String::with_capacity(self.name().len() + 1 + member.len());
        key.push_str(self.name());
        key.push('.');
        // Most are written as their key is.
        if member.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.')) {
            key.push_str(member);
        } else {
            let plain = member.chars().filter(|c| *c != ',').map(|c| if c == ' ' { '-' } else { c });
            key.extend(plain.flat_map(char::to_lowercase));
        }
        key
    }

    /// Every member that `phrases.yaml` must have, by its name before [`Family::key`]: `in person` of `channel`.
    pub(super) fn members(self) -> Vec<String> {
        let owned = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
        match self {
            Self::Weekday => {
                (0..7).filter_map(|n| Weekday::try_from(n).ok()).map(|day| weekday(day).to_owned()).collect()
            }
            Self::Month => (1..=12).map(|n| n.to_string()).collect(),
            Self::Season => owned(&Season::IDS),
            Self::Period => Unit::ALL.iter().flat_map(|unit| [period(*unit, true), period(*unit, false)]).collect(),
            Self::Start | Self::LetterStart | Self::Waiting => Start::ALL.map(|of| start(of).to_owned()).to_vec(),
            Self::Assumed => owned(&Assumed::IDS),
            Self::Circumstance => owned(&CIRCUMSTANCES),
            Self::SummaryStep => owned(&Step::IDS),
            // The calendar file is of a complaint that was sent: it holds no last day to complain.
            Self::CalendarCase => {
                Step::ALL.iter().filter(|step| **step != Step::Complain).map(|step| step.name().to_owned()).collect()
            }
            Self::CalendarTable => owned(&Step::UP_TO_THE_ANSWER.map(Step::name)),
            Self::Happened | Self::RecordHappened => owned(&EventKind::IDS),
            Self::Channel => owned(&Channel::IDS),
            Self::Format => owned(&AlternativeFormat::IDS),
            Self::Contact => owned(&ContactKind::IDS),
            Self::LateRequest => owned(&LateRequest::IDS),
            Self::Says => owned(&Says::IDS),
            Self::Nation => owned(&Nation::IDS),
            Self::Told => owned(&Telling::IDS),
        }
    }

    /// What is filled into its members.
    pub(super) fn slots(self) -> &'static [Slot] {
        match self {
            Self::Period => &[Slot::N],
            Self::SummaryStep => &[Slot::Source],
            Self::CalendarCase => &[Slot::Landlord, Slot::Source, Slot::Reference],
            Self::CalendarTable => &[Slot::Landlord, Slot::Day],
            Self::Weekday
            | Self::Month
            | Self::Season
            | Self::Start
            | Self::LetterStart
            | Self::Waiting
            | Self::Assumed
            | Self::Circumstance
            | Self::Happened
            | Self::RecordHappened
            | Self::Channel
            | Self::Format
            | Self::Contact
            | Self::LateRequest
            | Self::Says
            | Self::Nation
            | Self::Told => &[],
        }
    }
}

/// The member of [`Family::Weekday`] for a day.
pub(super) fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "mon",
        Weekday::Tue => "tue",
        Weekday::Wed => "wed",
        Weekday::Thu => "thu",
        Weekday::Fri => "fri",
        Weekday::Sat => "sat",
        Weekday::Sun => "sun",
    }
}

/// The member of [`Family::Period`] for one or several of a unit.
pub(super) fn period(unit: Unit, one: bool) -> String {
    format!("{}.{}", unit.name(), if one { "one" } else { "other" })
}

/// The member of [`Family::Start`], [`Family::LetterStart`] and [`Family::Waiting`] for a start.
pub(super) fn start(start: Start) -> &'static str {
    match start {
        Start::Problem => "problem",
        Start::Aware => "aware",
        Start::Raised => "raised",
        Start::DisputedDecision => "disputed-decision",
        Start::TenancyEnd => "tenancy-end",
        Start::Letter => "letter",
        Start::Receipt => "receipt",
        Start::Acknowledgement => "acknowledgement",
        Start::EscalationRequest => "escalation-request",
        Start::CommitteeReceipt => "committee-receipt",
        Start::Response => "response",
        Start::ResponseReceipt => "response-receipt",
        Start::Decision => "decision",
        Start::Closure => "closure",
        Start::Offer => "offer",
        Start::HoldingReply => "holding-reply",
        Start::InvestigationEnded => "investigation-ended",
        Start::Contact => "contact",
        Start::Hearing => "hearing",
        Start::Report => "report",
        Start::Draft => "draft",
        Start::Agreement => "agreement",
        Start::Message => "message",
        Start::Reopening => "reopening",
        Start::FinalResponse => "final-response",
        Start::DueDate => "due-date",
    }
}
