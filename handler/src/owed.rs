//! What a landlord owes next in a case: what stands in the officers' list.

use chrono::{DateTime, SecondsFormat, Utc};
use complaints::case::events::Events;
use complaints::case::timeline::{Because, Deadline, Due, State, Timeline};
use complaints::days::clock::{Owner, Step};

/// Where a case of which nothing is owed stands in a list: behind all others.
const LAST: &str = "9999-12-31T00:00:00Z";

/// What is owed next.
#[derive(Debug, Clone)]
pub struct Owed {
    /// By when; none where nothing is owed, or nobody says by when.
    pub due: Option<DateTime<Utc>>,
    /// What, for officers.
    pub what: String,
    /// Nothing is owed until somebody asks again.
    settled: bool,
}

impl Owed {
    /// What is owed at the stage that a case is in.
    #[must_use]
    pub fn of(events: &Events, timeline: &Timeline<'_>) -> Self {
        let stage = events.stage();
        let settled = |what: &str| Self { due: None, what: what.to_owned(), settled: true };
        if events.closed(stage).is_some() {
            return settled("nothing: it is closed");
        }
        if events.answered(stage).is_some() {
            let more = timeline.deadlines.iter().any(|d| d.stage > stage);
            return settled(if more {
                "nothing, it is answered: record `closed`, or `escalation-requested` when you are asked"
            } else {
                "nothing, it is answered for the last time: record `closed`"
            });
        }
        // That an answer will take longer is written only if it will.
        let mine = |d: &&Deadline<'_>| d.stage == stage && d.owed_by() == Owner::Landlord && d.step != Step::Hold;
        // What waits for something else has a last day all the same, where the receipt names it.
        let open = |d: &&Deadline<'_>| {
            matches!(
                d.state,
                State::Upcoming | State::DueToday | State::Overdue(_) | State::NotStarted(Because::Waiting)
            )
        };
        let all = || timeline.deadlines.iter().filter(mine);
        let dated = all().filter(open).filter_map(|d| Some((d.outer_bound()?.due_at().to_utc(), d.step)));
        if let Some((due, step)) = dated.min_by_key(|(due, _)| *due) {
            return Self { due: Some(due), what: format!("{} (stage {stage})", step.name()), settled: false };
        }
        let stopped = all().any(|d| matches!(d.due, Due::Stopped(_)));
        let what = if stopped { "respond: the clock stands still" } else { "respond: no date, tell the person one" };
        Self { due: None, what: format!("{what} (stage {stage})"), settled: false }
    }

    /// Its place in the list, RFC 3339 in UTC: when it is due, or before all
    /// others where nobody says when, since it may be late already.
    #[must_use]
    pub fn place(&self, received: DateTime<Utc>) -> String {
        match self.due {
            None if self.settled => LAST.to_owned(),
            due => due.unwrap_or(received).to_rfc3339_opts(SecondsFormat::Secs, true),
        }
    }
}
