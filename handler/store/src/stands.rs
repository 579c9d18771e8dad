//! How a complaint stands after something happened in it. What an officer
//! records and what a person asks for write the same.

use chrono::{DateTime, Utc};
use complaints::case::events::{Event, EventKind, Events};
use complaints::case::standing::Case;
use complaints::policy::RISK;

use crate::complaint::Complaint;
use crate::standing::{Owes, Place, Rank, Standing};
use crate::table::item::standing::closed;

/// What the standing of a complaint holds of its events.
#[derive(Debug, Clone)]
pub struct Stands {
    /// The partition of the index in which it stands: its landlord, or that landlord's closed ones.
    pub open: String,
    /// Its place there.
    pub due: Place,
    /// Whether that is a date that the landlord owes.
    pub dated: bool,
    /// After which instant that is late. It is counted and never stored: a place is where somebody looks first.
    pub late_after: Option<DateTime<Utc>>,
    /// What the landlord owes next.
    pub owes: Owes,
    /// The stage that the complaint is in, counted from 1.
    pub stage: u8,
    /// What its receipt shows; reasons are left out when it is stored.
    pub progress: Vec<Event>,
}

impl Stands {
    /// How a complaint stands in which these things happened; `danger` where any of its words speak of it.
    #[must_use]
    pub fn of(complaint: &Complaint, case: &Case<'_>, danger: bool) -> Self {
        let (events, standing) = (case.events(), Standing::of(case));
        // What was closed without an answer stays among the open ones: somebody has to look at it.
        let closed_at = events.closed(events.stage()).filter(|_| !case.was_closed_unanswered());
        let (open, due) = match closed_at {
            // By when it was closed, among those that are.
            Some(at) => (closed(&complaint.landlord), Place::of(at.utc(), complaint.reference)),
            None => {
                // An officer may have learned of a risk, or that there is none.
                let told = complaint.when.iter().any(|id| id == RISK);
                let at_risk = events.circumstances().iter().any(|id| id == RISK);
                let urgent = at_risk || complaint.urgent && !told;
                let rank = Rank::of(urgent, danger);
                let place = standing.place(complaint.received.utc(), complaint.reference, rank);
                (complaint.landlord.clone(), place)
            }
        };
        let Standing { late_after, owes, .. } = standing;
        let dated = late_after.is_some();
        Self { open, due, dated, late_after, owes, stage: events.stage(), progress: shown(events) }
    }

    /// Whether the list has this date and this debt of a complaint already. Whoever stands before others is no
    /// question of dates, and a place of format 1 has no reference in it.
    #[must_use]
    pub fn is_listed(&self, complaint: &Complaint, owes: &Owes) -> bool {
        let there = complaint.place.as_ref().is_some_and(|place| place.same_instant(&self.due));
        there && self.dated == complaint.dated && self.owes == *owes
    }

    /// The same before no fewer others than it stands now: danger that was once told of stays in front.
    #[must_use]
    pub fn no_further_back(mut self, complaint: &Complaint) -> Self {
        if let Some(place) = complaint.place.as_ref().filter(|_| self.owes != Owes::Closed) {
            self.due = self.due.ranked(place.rank());
        }
        self
    }
}

/// What a receipt shows: every event with its stage, but for the sending itself.
fn shown(events: &Events) -> Vec<Event> {
    let since = events.each().filter(|(event, stage)| (event.kind, *stage) != (EventKind::Received, 1));
    since.map(|(event, stage)| Event { stage: (stage > 0).then_some(stage), ..event.clone() }).collect()
}
