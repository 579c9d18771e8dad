//! What has happened in a case: the record from which its dates are derived.
//!
//! Knows which record makes sense (nothing before the receipt, a clock that
//! starts again had stopped). Refuses to know any policy: what an event does
//! to a date is [`crate::timeline`].

use std::collections::BTreeMap;
use std::str::FromStr;

use chrono::NaiveDate;

use crate::clock::{From, Start};
use crate::count::Pause;
use crate::moment::{Moment, MomentError};

/// What can happen in a case.
///
/// The order is that of a case, and settles what came first on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
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

impl Kind {
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
    fn of_the_case(self) -> bool {
        matches!(self, Self::Problem | Self::Aware | Self::OmbudsmanAsked)
    }

    /// Whether a second one at the same stage contradicts the first.
    fn happens_once(self) -> bool {
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
    fn moves_the_answer(self) -> bool {
        matches!(self, Self::HoldingReplySent | Self::ExtensionAgreed)
    }
}

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// What.
    pub kind: Kind,
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
    pub fn new(kind: Kind, at: Moment) -> Self {
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
        let found = Kind::NAMES.iter().find(|(name, _)| *name == kind);
        let (_, kind) = found.ok_or_else(|| EventError::Kind(kind.to_owned()))?;
        // A reason may hold commas, so it stands last.
        let (rest, reason) = rest.split_once(",reason=").map_or((rest, None), |(rest, reason)| (rest, Some(reason)));
        let (at, until) = rest.split_once(",until=").map_or((rest, None), |(at, until)| (at, Some(until)));
        Ok(Self {
            kind: *kind,
            stage: stage.map(|stage| stage.parse().map_err(|_| shape())).transpose()?,
            at: Moment::parse(at)?,
            until: until.map(|day| day.parse().map_err(|_| EventError::Day(day.to_owned()))).transpose()?,
            reason: reason.map(str::to_owned),
        })
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
    #[error("{0} needs the new date, such as until=2027-01-15")]
    NoNewDate(&'static str),
    /// A new date on something that sets none.
    #[error("{0} sets no new date; `until` belongs to holding-reply-sent and extension-agreed")]
    NewDate(&'static str),
    /// A clock that starts again without having stopped.
    #[error("the clock of stage {0} starts again without having stopped, or stops twice")]
    NotPaused(u8),
}

fn kinds() -> String {
    Kind::NAMES.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
}

/// Everything that has happened in a case, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Events {
    all: Vec<Event>,
    /// The stage of each event in `all`; 0 is the case as a whole.
    stages: Vec<u8>,
    circumstances: Vec<String>,
    pauses: BTreeMap<u8, Vec<Pause>>,
    /// For each kind and stage of the record, in order: when it happened first and last.
    marks: Vec<((Kind, u8), (Moment, Moment))>,
}

impl Events {
    /// A complaint that was received, and nothing since.
    #[must_use]
    pub fn received(at: Moment) -> Self {
        let event = Event::new(Kind::Received, at).at_stage(1);
        let marks = vec![((Kind::Received, 1), (at, at))];
        Self { all: vec![event], stages: vec![1], circumstances: Vec::new(), pauses: BTreeMap::new(), marks }
    }

    /// The record of a case under a procedure of so many stages, in any order.
    ///
    /// An event whose stage is not given belongs to the stage the case was in.
    ///
    /// # Errors
    /// When the record contradicts itself or names a stage that there is not.
    pub fn new(mut all: Vec<Event>, stages: u8) -> Result<Self, EventError> {
        // What stands behind the kind settles nothing but that a record says the same however it is told.
        let order = |e: &Event| (e.at.day(), e.at.utc(), e.kind, e.stage, e.until);
        all.sort_by(|a, b| order(a).cmp(&order(b)).then_with(|| (&a.reason, a.at).cmp(&(&b.reason, b.at))));
        let mut events =
            Self { all, stages: Vec::new(), circumstances: Vec::new(), pauses: BTreeMap::new(), marks: Vec::new() };
        events.place(stages)?;
        events.mark();
        events.check()?;
        Ok(events)
    }

    /// And the circumstance `id` holds.
    #[must_use]
    pub fn when(mut self, id: impl Into<String>) -> Self {
        self.circumstances.push(id.into());
        self
    }

    /// The circumstances that hold.
    #[must_use]
    pub fn circumstances(&self) -> &[String] {
        &self.circumstances
    }

    /// Every event with its stage, in the order in which they happened.
    pub fn each(&self) -> impl DoubleEndedIterator<Item = (&Event, u8)> {
        self.all.iter().zip(self.stages.iter().copied())
    }

    /// When the complaint was received.
    #[must_use]
    pub fn receipt(&self) -> Option<Moment> {
        self.first(Kind::Received, 1)
    }

    /// Gives each event the stage the case was in when it happened.
    fn place(&mut self, stages: u8) -> Result<(), EventError> {
        let mut current = 1;
        for event in &self.all {
            let stage = match (event.stage, event.kind) {
                (_, kind) if kind.of_the_case() => 0,
                (Some(stage), _) => stage,
                (None, Kind::EscalationRequested) => current + 1,
                (None, Kind::FinalResponse) => stages.max(1),
                (None, _) => current,
            };
            // A policy that names no stage has one all the same.
            let last = if event.kind == Kind::Skipped { stages.saturating_sub(1) } else { stages.max(1) };
            if stage > last || (stage == 0 && !event.kind.of_the_case()) {
                return Err(EventError::NoStage { kind: event.kind.name(), stage, stages });
            }
            match event.kind {
                Kind::EscalationRequested | Kind::Received => current = current.max(stage),
                Kind::Skipped => current = current.max(stage + 1),
                _ => {}
            }
            self.stages.push(stage);
        }
        Ok(())
    }

    /// Notes when each thing happened first and last, so that no date looks through the record.
    fn mark(&mut self) {
        let mut marks: BTreeMap<(Kind, u8), (Moment, Moment)> = BTreeMap::new();
        for (event, stage) in self.each() {
            marks.entry((event.kind, stage)).and_modify(|(_, last)| *last = event.at).or_insert((event.at, event.at));
        }
        self.marks = marks.into_iter().collect();
    }

    fn marked(&self, kind: Kind, stage: u8) -> Option<(Moment, Moment)> {
        let place = self.marks.binary_search_by_key(&(kind, stage), |(key, _)| *key).ok()?;
        self.marks.get(place).map(|(_, times)| *times)
    }

    fn check(&mut self) -> Result<(), EventError> {
        let received = self.receipt().ok_or(EventError::NotReceived)?.day();
        let mut pauses: BTreeMap<u8, Vec<Pause>> = BTreeMap::new();
        for (number, (event, stage)) in self.each().enumerate() {
            let (kind, day) = (event.kind.name(), event.at.day());
            if day < received && !matches!(event.kind, Kind::Problem | Kind::Aware) {
                return Err(EventError::BeforeReceipt { kind, day, received });
            }
            if event.kind.happens_once() && self.each().take(number).any(|(e, s)| (e.kind, s) == (event.kind, stage)) {
                return Err(EventError::Twice { kind, stage });
            }
            if event.kind == Kind::ExtensionAgreed && event.until.is_none() {
                return Err(EventError::NoNewDate(kind));
            }
            if event.until.is_some() && !event.kind.moves_the_answer() {
                return Err(EventError::NewDate(kind));
            }
            let open = pauses.get_mut(&stage).and_then(|all| all.last_mut()).filter(|pause| pause.to.is_none());
            match (event.kind, open) {
                (Kind::Paused, None) => pauses.entry(stage).or_default().push(Pause { from: event.at, to: None }),
                (Kind::Resumed, Some(pause)) => pause.to = Some(event.at),
                (Kind::Paused, Some(_)) | (Kind::Resumed, None) => return Err(EventError::NotPaused(stage)),
                _ => {}
            }
        }
        self.pauses = pauses;
        Ok(())
    }

    /// The pauses of a stage, in order.
    #[must_use]
    pub fn pauses(&self, stage: u8) -> &[Pause] {
        self.pauses.get(&stage).map_or(&[], Vec::as_slice)
    }

    /// The first time that `kind` happened at `stage`.
    #[must_use]
    pub fn first(&self, kind: Kind, stage: u8) -> Option<Moment> {
        self.marked(kind, stage).map(|(first, _)| first)
    }

    /// The last time that `kind` happened at `stage`.
    #[must_use]
    pub fn last(&self, kind: Kind, stage: u8) -> Option<Moment> {
        self.marked(kind, stage).map(|(_, last)| last)
    }

    /// When a later stage was asked for, or the landlord moved the complaint there.
    #[must_use]
    pub fn request(&self, stage: u8) -> Option<Moment> {
        if stage < 2 {
            return None;
        }
        let asked = self.first(Kind::EscalationRequested, stage).or_else(|| self.first(Kind::Received, stage));
        asked.or_else(|| self.first(Kind::Skipped, stage - 1))
    }

    /// The last answer of the landlord, under a procedure of so many stages.
    #[must_use]
    pub fn final_response(&self, stages: u8) -> Option<Moment> {
        let last = stages.max(1);
        (1..=last).rev().find_map(|s| self.last(Kind::FinalResponse, s)).or_else(|| self.last(Kind::Responded, last))
    }

    /// When what `from` names happened; its stage is `stage` where it names none.
    ///
    /// What can happen again counts from the last time: an answer after a
    /// complaint was opened again opens a new window to ask for the next stage.
    #[must_use]
    pub fn start(&self, from: From, stage: u8, stages: u8) -> Option<Moment> {
        let stage = from.stage.unwrap_or(stage);
        match from.start {
            Start::Problem => self.first(Kind::Problem, 0),
            Start::Aware => self.first(Kind::Aware, 0),
            Start::Receipt if stage <= 1 => self.first(Kind::Received, 1),
            Start::Receipt => self.request(stage),
            // Where a stage is not reached by asking, it starts with the complaint itself.
            Start::EscalationRequest if stage <= 1 => self.first(Kind::EscalationRequested, 1),
            Start::EscalationRequest => self.request(stage),
            Start::Acknowledgement => self.first(Kind::Acknowledged, stage),
            Start::CommitteeReceipt => self.first(Kind::CommitteeReceived, stage),
            Start::Response => self.last(Kind::Responded, stage).max(self.last(Kind::FinalResponse, stage)),
            Start::Closure => self.last(Kind::Closed, stage),
            Start::Offer => self.last(Kind::OfferMade, stage),
            Start::HoldingReply => self.first(Kind::HoldingReplySent, stage),
            Start::InvestigationEnded => self.first(Kind::InvestigationEnded, stage),
            Start::Contact => self.first(Kind::Contacted, stage),
            Start::Hearing => self.last(Kind::HearingHeld, stage),
            Start::Reopening => self.last(Kind::Reopened, stage),
            Start::FinalResponse => self.final_response(stages),
            Start::DueDate => None,
        }
    }
}
