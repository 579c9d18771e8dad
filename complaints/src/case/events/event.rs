//! One thing that happened: how it is written, what it may carry.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;

use super::error::EventError;
use crate::days::moment::Moment;
use crate::policy::EventKind;

impl FromStr for EventKind {
    type Err = EventError;

    fn from_str(name: &str) -> Result<Self, EventError> {
        Self::parse(name).ok_or_else(|| EventError::Kind(name.to_owned()))
    }
}

/// One thing that happened: `extension-agreed@1=2027-01-05,until=2027-01-20,reason=a survey`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// What kind of thing happened, which decides what else it may carry.
    pub kind: EventKind,
    /// At which stage, counted from 1; `None` is the stage the case was in.
    pub stage: Option<u8>,
    /// When, in London; the time of day may not be known.
    pub at: Moment,
    /// The new date that it sets.
    pub until: Option<NaiveDate>,
    /// The circumstance that it is about, such as `outside-bodies`.
    pub id: Option<String>,
    /// Why the date was put off, in the landlord's words.
    pub reason: Option<String>,
}

impl Event {
    /// `kind` happened, at the stage the case was in.
    #[must_use]
    pub fn new(kind: EventKind, at: Moment) -> Self {
        Self { kind, stage: None, at, until: None, id: None, reason: None }
    }

    /// The same at this stage, counted from 1.
    #[must_use]
    pub fn at_stage(self, stage: u8) -> Self {
        Self { stage: Some(stage), ..self }
    }

    /// The same with the new date that it sets.
    #[must_use]
    pub fn until(self, day: NaiveDate) -> Self {
        Self { until: Some(day), ..self }
    }

    /// The same about the circumstance `id`.
    #[must_use]
    pub fn about(self, id: impl Into<String>) -> Self {
        Self { id: Some(id.into()), ..self }
    }

    /// The same with the reason for a new date, in the landlord's words.
    #[must_use]
    pub fn because(self, reason: impl Into<String>) -> Self {
        Self { reason: Some(reason.into()), ..self }
    }
}

impl FromStr for Event {
    type Err = EventError;

    /// Reads `KIND[@STAGE]=WHEN[,until=DATE][,id=CIRCUMSTANCE][,reason=TEXT]`.
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
        let (rest, id) = rest.split_once(",id=").map_or((rest, None), |(rest, id)| (rest, Some(id.trim())));
        let (at, until) = rest.split_once(",until=").map_or((rest, None), |(at, until)| (at, Some(until)));
        Ok(Self {
            kind,
            stage: stage.map(|stage| stage.parse().map_err(|_| shape())).transpose()?,
            at: Moment::parse(at)?,
            until: until.map(|day| day.parse().map_err(|_| EventError::Day(day.to_owned()))).transpose()?,
            id: id.map(str::to_owned),
            reason: reason.map(str::trim).filter(|reason| !reason.is_empty()).map(str::to_owned),
        })
    }
}

/// Written as [`from_str`](FromStr::from_str) reads it.
impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.kind.name())?;
        self.stage.iter().try_for_each(|stage| write!(f, "@{stage}"))?;
        write!(f, "={}", self.at.to_rfc3339())?;
        self.until.iter().try_for_each(|day| write!(f, ",until={day}"))?;
        self.id.iter().try_for_each(|id| write!(f, ",id={id}"))?;
        self.reason.iter().try_for_each(|reason| write!(f, ",reason={reason}"))
    }
}
