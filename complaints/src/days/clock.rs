//! What a policy says about time: facts with their sections, limits, clocks.
//!
//! Only the shapes, and how much of them was assumed. How they are written is
//! [`crate::policy::shorthand`]; what date they give is [`crate::case::timeline`].

use std::fmt;

use chrono::NaiveTime;

use crate::days::period::Period;
use crate::words::problem::Place;

/// A value with the section of the policy it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cited<T> {
    /// What the policy says.
    pub value: T,
    /// Where in the policy, as the policy numbers itself, such as `4.5`.
    pub section: Option<String>,
    /// Where in the file.
    pub at: Place,
}

/// A fact that a policy may state, leave out, or state twice.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Fact<T> {
    /// Said once.
    Stated(Cited<T>),
    /// Not said. Nothing is ever invented in its place.
    #[default]
    NotStated,
    /// Said in two ways that cannot both hold.
    Contradictory {
        /// What is said, in the order of the file; at least two.
        values: Vec<Cited<T>>,
        /// Which of them the landlord acts on.
        chosen: usize,
        /// Why that one.
        because: String,
    },
}

impl<T> Fact<T> {
    /// The one value to act on, if there is one.
    #[must_use]
    pub fn applied(&self) -> Option<&Cited<T>> {
        match self {
            Self::Stated(cited) => Some(cited),
            Self::NotStated => None,
            Self::Contradictory { values, chosen, .. } => values.get(*chosen),
        }
    }
}

/// What a clock starts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Start {
    /// The problem happened.
    Problem,
    /// The resident became aware of it.
    Aware,
    /// The complaint, or the request for this stage, reached the landlord.
    Receipt,
    /// The landlord said that it has it.
    Acknowledgement,
    /// The resident asked for the next stage.
    EscalationRequest,
    /// The committee that decides received it.
    CommitteeReceipt,
    /// The landlord answered at this stage.
    Response,
    /// The complaint was closed.
    Closure,
    /// The landlord made an offer.
    Offer,
    /// The landlord wrote that it needs longer.
    HoldingReply,
    /// The investigation ended.
    InvestigationEnded,
    /// The landlord first spoke with the resident about it.
    Contact,
    /// The hearing or panel meeting was held.
    Hearing,
    /// A closed complaint was opened again.
    Reopening,
    /// The landlord's last answer: the final response, or the response of the last stage.
    FinalResponse,
    /// The day on which the answer was first due; for extensions ("10 more working days").
    DueDate,
}

impl Start {
    /// Every start with its names in files; the first is the one we print.
    pub const NAMES: [(Self, &'static [&'static str]); 16] = [
        (Self::Problem, &["the problem", "problem", "the matter", "the event"]),
        (Self::Aware, &["becoming aware", "awareness"]),
        (Self::Receipt, &["receipt", "receiving it"]),
        (Self::Acknowledgement, &["acknowledgement", "acknowledging it"]),
        (Self::EscalationRequest, &["the request to escalate", "request to escalate", "the request", "request"]),
        (Self::CommitteeReceipt, &["receipt by the committee", "receipt by committee"]),
        (Self::Response, &["the response", "response", "the answer", "answer"]),
        (Self::Closure, &["closure", "closing"]),
        (Self::Offer, &["an offer", "offer", "the offer"]),
        (Self::HoldingReply, &["the holding reply", "holding reply"]),
        (
            Self::InvestigationEnded,
            &["the end of the investigation", "end of the investigation", "investigation ended"],
        ),
        (Self::Contact, &["the first contact", "first contact", "contact"]),
        (Self::Hearing, &["the hearing", "hearing", "the panel hearing", "the panel meeting"]),
        (Self::Reopening, &["reopening", "the reopening"]),
        (Self::FinalResponse, &["the final response", "final response", "the final answer", "final answer"]),
        (Self::DueDate, &["the due date", "due date", "the first date"]),
    ];

    /// The name that is printed in files and messages.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(start, _)| *start == self).map_or("", |(_, names)| names[0])
    }
}

/// A start, and whose stage it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Anchor {
    /// The event.
    pub start: Start,
    /// The stage it belongs to, counted from 1; `None` is the stage the clock stands in.
    pub stage: Option<u8>,
}

/// How firmly a time is promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Firmness {
    /// "Within".
    #[default]
    Firm,
    /// "We aim to".
    Aim,
    /// "Usually".
    Usually,
    /// "At most".
    UpTo,
}

impl Firmness {
    /// How a date is spoken of: firm, aim or usually.
    #[must_use]
    pub fn spoken(self) -> &'static str {
        match self {
            Self::Firm | Self::UpTo => "firm",
            Self::Aim => "aim",
            Self::Usually => "usually",
        }
    }
}

/// On which day a limit of days ends, seen from the last day counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ends {
    /// It ends that day all the same.
    ThatDay,
    /// It ends on the next working day.
    NextWorkingDay,
    /// It ends the day before: "before twelve months have passed", "one year starting on the day".
    DayBefore,
}

impl Ends {
    /// Every way to end with its name in files.
    pub const NAMES: &'static [(&'static str, Self)] =
        &[("that day", Self::ThatDay), ("next working day", Self::NextWorkingDay), ("the day before", Self::DayBefore)];
}

/// A part of a limit that the policy does not say and that was assumed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Assumed {
    /// The event it starts from.
    Start,
    /// That "days" means calendar days.
    CalendarDays,
    /// Which day is day one.
    DayOne,
    /// That the clock may stop.
    Pause,
}

impl Assumed {
    /// Everything that can be assumed, in the order in which it is told.
    pub const ALL: [Self; 4] = [Self::Start, Self::CalendarDays, Self::DayOne, Self::Pause];

    /// The name in files, JSON and phrases.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::CalendarDays => "calendar days",
            Self::DayOne => "day one",
            Self::Pause => "pause",
        }
    }
}

/// A period that starts somewhere, promised with some firmness.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limit {
    /// How long.
    pub within: Period,
    /// From when.
    pub from: Anchor,
    /// How firmly.
    pub firmness: Firmness,
    /// Other windows, of which the one that ends last counts ("the later of").
    pub or_later: Vec<(Period, Anchor)>,
    /// The exception, in words; a limit with one is soft.
    pub unless: Option<String>,
    /// The limit runs from its start whatever is agreed on the way ("in total").
    pub in_total: bool,
    /// The date is to be agreed with the resident.
    pub agreed: bool,
    /// Where it ends; `None` is the usual rule (a landlord's limit that day, a resident's next working day).
    pub ends: Option<Ends>,
    /// The time of day by which it must be done on the last day.
    pub by: Option<NaiveTime>,
    /// What was assumed, in a fixed order.
    pub assumed: Vec<Assumed>,
}

impl fmt::Display for Limit {
    /// The limit as an author writes it on one line, without its section.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.firmness {
            Firmness::Firm => "",
            Firmness::Aim => "about ",
            Firmness::Usually => "usually ",
            Firmness::UpTo => "up to ",
        })?;
        write!(f, "{}{} from ", self.within, if self.in_total { " in total" } else { "" })?;
        if let Some(stage) = self.from.stage {
            write!(f, "stage {stage} ")?;
        }
        let start = self.from.start.name();
        f.write_str(if self.from.stage.is_some() { start.trim_start_matches("the ") } else { start })?;
        match &self.unless {
            Some(why) => write!(f, ", unless {why}"),
            None => Ok(()),
        }
    }
}

/// A limit, and the circumstance in which it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    /// The id of the circumstance; `None` holds always.
    pub when: Option<String>,
    /// The limit.
    pub limit: Fact<Limit>,
}

/// What a deadline asks somebody to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Say that the complaint has come.
    Acknowledge,
    /// Say that the answer will take longer, and until when.
    Hold,
    /// Hold a hearing or a panel meeting.
    Hearing,
    /// Answer.
    Respond,
    /// Ask for the next stage.
    Escalate,
    /// Ask for a closed complaint to be opened again.
    Reopen,
    /// Accept what the landlord offered.
    AcceptOffer,
    /// Go to the Ombudsman.
    Ombudsman,
    /// Complain at all.
    Complain,
}

impl Step {
    /// Every step.
    pub const ALL: [Self; 9] = [
        Self::Acknowledge,
        Self::Hold,
        Self::Hearing,
        Self::Respond,
        Self::Escalate,
        Self::Reopen,
        Self::AcceptOffer,
        Self::Ombudsman,
        Self::Complain,
    ];

    /// The name in JSON, files and phrases.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Acknowledge => "acknowledge",
            Self::Hold => "hold",
            Self::Hearing => "hearing",
            Self::Respond => "respond",
            Self::Escalate => "escalate",
            Self::Reopen => "reopen",
            Self::AcceptOffer => "accept-offer",
            Self::Ombudsman => "ombudsman",
            Self::Complain => "complain",
        }
    }

    /// Who must keep it.
    #[must_use]
    pub fn owed_by(self) -> Owner {
        match self {
            Self::Acknowledge | Self::Hold | Self::Hearing | Self::Respond => Owner::Landlord,
            Self::Escalate | Self::Reopen | Self::AcceptOffer | Self::Ombudsman | Self::Complain => Owner::Resident,
        }
    }
}

/// Whose limit it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Owner {
    /// The landlord must do it by then.
    Landlord,
    /// The resident must do it by then.
    Resident,
}

impl Owner {
    /// The name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Landlord => "landlord",
            Self::Resident => "resident",
        }
    }
}
