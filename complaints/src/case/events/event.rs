//! One thing that happened: its kinds, how it is written, what it may carry.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;

use crate::days::moment::{Moment, MomentError};

/// What can happen in a case.
///
/// The order is that of a case, and settles what came first on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventKind {
    /// The problem happened.
    Problem,
    /// The resident became aware of it.
    Aware,
    /// The complaint, or the request for a later stage, reached the landlord.
    Received,
    /// The committee that decides received it.
    CommitteeReceived,
    /// The landlord said that it has it.
    Acknowledged,
    /// The landlord spoke with the resident about it.
    Contacted,
    /// The landlord wrote that it needs longer; `until` is the new date.
    HoldingReplySent,
    /// A new date was agreed; `until` says which, `reason` why.
    ExtensionAgreed,
    /// The clock of the answer stopped.
    Paused,
    /// It started again.
    Resumed,
    /// The investigation ended.
    InvestigationEnded,
    /// The hearing or panel meeting was held.
    HearingHeld,
    /// The landlord answered at this stage.
    Responded,
    /// The landlord gave its last answer.
    FinalResponse,
    /// The landlord made an offer.
    OfferMade,
    /// The resident accepted it.
    OfferAccepted,
    /// The complaint was closed at this stage.
    Closed,
    /// It was opened again.
    Reopened,
    /// This stage was left out: the complaint went straight to the next.
    Skipped,
    /// The resident asked for this stage.
    EscalationRequested,
    /// The resident went to the Ombudsman.
    OmbudsmanAsked,
}

impl EventKind {
    /// Every kind with its name on the command line and in stored cases.
    pub const NAMES: &'static [(&'static str, Self)] = &[
        ("problem", Self::Problem),
        ("aware", Self::Aware),
        ("received", Self::Received),
        ("committee-received", Self::CommitteeReceived),
        ("acknowledged", Self::Acknowledged),
        ("contacted", Self::Contacted),
        ("holding-reply-sent", Self::HoldingReplySent),
        ("extension-agreed", Self::ExtensionAgreed),
        ("paused", Self::Paused),
        ("resumed", Self::Resumed),
        ("investigation-ended", Self::InvestigationEnded),
        ("hearing-held", Self::HearingHeld),
        ("responded", Self::Responded),
        ("final-response", Self::FinalResponse),
        ("offer-made", Self::OfferMade),
        ("offer-accepted", Self::OfferAccepted),
        ("closed", Self::Closed),
        ("reopened", Self::Reopened),
        ("skipped", Self::Skipped),
        ("escalation-requested", Self::EscalationRequested),
        ("ombudsman-asked", Self::OmbudsmanAsked),
    ];

    /// The name on the command line, in stored cases and phrases.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, kind)| *kind == self).map_or("", |(name, _)| name)
    }

    /// Whether it belongs to the case as a whole and to none of its stages.
    pub(super) fn of_the_case(self) -> bool {
        matches!(self, Self::Problem | Self::Aware | Self::OmbudsmanAsked)
    }

    /// Whether a second one at the same stage contradicts the first.
    pub(super) fn happens_once(self) -> bool {
        self.of_the_case()
            || matches!(
                self,
                Self::Received
                    | Self::CommitteeReceived
                    | Self::Acknowledged
                    | Self::EscalationRequested
                    | Self::Skipped
                    | Self::FinalResponse
                    | Self::InvestigationEnded
            )
    }

    /// Whether it sets a new date for the answer.
    pub(super) fn moves_the_answer(self) -> bool {
        matches!(self, Self::HoldingReplySent | Self::ExtensionAgreed)
    }
}

impl FromStr for EventKind {
    type Err = EventError;

    fn from_str(name: &str) -> Result<Self, EventError> {
        let found = Self::NAMES.iter().find(|(known, _)| *known == name);
        found.map(|(_, kind)| *kind).ok_or_else(|| EventError::Kind(name.to_owned()))
    }
}

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// What.
    pub kind: EventKind,
    /// At which stage, counted from 1; `None` is the stage the case was in.
    pub stage: Option<u8>,
    /// When.
    pub at: Moment,
    /// The new date that it sets.
    pub until: Option<NaiveDate>,
    /// Why.
    pub reason: Option<String>,
}

impl Event {
    /// `kind` happened, at the stage the case was in.
    #[must_use]
    pub fn new(kind: EventKind, at: Moment) -> Self {
        Self { kind, stage: None, at, until: None, reason: None }
    }

    /// At this stage, counted from 1.
    #[must_use]
    pub fn at_stage(self, stage: u8) -> Self {
        Self { stage: Some(stage), ..self }
    }

    /// With a new date.
    #[must_use]
    pub fn until(self, day: NaiveDate) -> Self {
        Self { until: Some(day), ..self }
    }

    /// With a reason.
    #[must_use]
    pub fn because(self, reason: impl Into<String>) -> Self {
        Self { reason: Some(reason.into()), ..self }
    }
}

impl FromStr for Event {
    type Err = EventError;

    /// Reads `KIND[@STAGE]=WHEN[,until=DATE][,reason=TEXT]`.
    ///
    /// # Errors
    /// When it has another shape, or a part of it is misspelt.
    fn from_str(text: &str) -> Result<Self, EventError> {
        let shape = || EventError::Shape(text.to_owned());
        let (what, rest) = text.split_once('=').ok_or_else(shape)?;
        let (kind, stage) = what.split_once('@').map_or((what, None), |(kind, stage)| (kind, Some(stage)));
        let kind: EventKind = kind.parse()?;
        // A reason may hold commas, so it stands last.
        let (rest, reason) = rest.split_once(",reason=").map_or((rest, None), |(rest, reason)| (rest, Some(reason)));
        let (at, until) = rest.split_once(",until=").map_or((rest, None), |(at, until)| (at, Some(until)));
        Ok(Self {
            kind,
            stage: stage.map(|stage| stage.parse().map_err(|_| shape())).transpose()?,
            at: Moment::parse(at)?,
            until: until.map(|day| day.parse().map_err(|_| EventError::Day(day.to_owned()))).transpose()?,
            reason: reason.map(str::trim).filter(|reason| !reason.is_empty()).map(str::to_owned),
        })
    }
}

/// Written as it is read.
impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.kind.name())?;
        self.stage.iter().try_for_each(|stage| write!(f, "@{stage}"))?;
        write!(f, "={}", self.at.to_rfc3339())?;
        self.until.iter().try_for_each(|day| write!(f, ",until={day}"))?;
        self.reason.iter().try_for_each(|reason| write!(f, ",reason={reason}"))
    }
}

/// Why a record makes no sense.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EventError {
    /// A text that is no event.
    #[error("\"{0}\" is not an event; write one such as acknowledged@1=2026-12-29")]
    Shape(String),
    /// A kind that there is not.
    #[error("\"{0}\" is not a kind of event; there are: {all}", all = kinds())]
    Kind(String),
    /// When it happened cannot be read.
    #[error(transparent)]
    Moment(#[from] MomentError),
    /// Its new date cannot be read.
    #[error("\"{0}\" is not a day such as 2027-01-15")]
    Day(String),
    /// Nothing was received.
    #[error("the record does not say when the complaint was received")]
    NotReceived,
    /// Something happened before there was a complaint.
    #[error("{kind} on {day} is before the complaint was received, on {received}")]
    BeforeReceipt {
        /// What.
        kind: &'static str,
        /// When.
        day: NaiveDate,
        /// When the complaint came.
        received: NaiveDate,
    },
    /// A problem after the complaint about it.
    #[error("{kind} on {day} is after the complaint was received, on {received}")]
    AfterReceipt {
        /// What.
        kind: &'static str,
        /// When.
        day: NaiveDate,
        /// When the complaint came.
        received: NaiveDate,
    },
    /// A new date that had passed when it was set.
    #[error("{kind} on {day}: the new date {until} is not after that day")]
    NewDatePassed {
        /// What.
        kind: &'static str,
        /// When it was set.
        day: NaiveDate,
        /// The date.
        until: NaiveDate,
    },
    /// Said twice.
    #[error("{kind} is given twice for stage {stage}")]
    Twice {
        /// What.
        kind: &'static str,
        /// At which stage.
        stage: u8,
    },
    /// There is no such stage.
    #[error("{kind}: there is no stage {stage}; this procedure has {stages}")]
    NoStage {
        /// What.
        kind: &'static str,
        /// The stage asked for.
        stage: u8,
        /// How many there are.
        stages: u8,
    },
    /// An extension without its new date.
    #[error("{0} needs the new date, its `until`, such as 2027-01-15")]
    NoNewDate(&'static str),
    /// A new date on something that sets none.
    #[error("{0} sets no new date; `until` belongs to holding-reply-sent and extension-agreed")]
    NewDate(&'static str),
    /// A clock that starts again without having stopped.
    #[error("the clock of stage {0} is started again without having stopped, or stopped twice")]
    NotPaused(u8),
}

fn kinds() -> String {
    EventKind::NAMES.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
}
