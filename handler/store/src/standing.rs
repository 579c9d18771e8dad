//! How a complaint stands for officers: what the landlord owes next, by when,
//! and where that puts it in their list.

use chrono::{DateTime, Utc};
use complaints::case::events::Events;
use complaints::case::timeline::{Because, Deadline, Due, State, Timeline};
use complaints::days::clock::{Owner, Step};
use complaints::form::reference::Reference;

mod place;

pub use place::{Place, Rank};

/// What the landlord owes next, or why nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Owes {
    /// A step at a stage, such as an answer at stage 1.
    Step(Step, u8),
    /// An answer at this stage, whose clock stands still.
    Stopped(u8),
    /// An answer at this stage, for which nobody gives a date.
    Undated(u8),
    /// Nothing: it is answered, and another stage can be asked for.
    Answered,
    /// Nothing: it is answered for the last time.
    AnsweredFinally,
    /// Nothing: it is closed.
    Closed,
    /// Nobody knows yet: it waits in the fallback store. Never stored.
    Waits,
    /// What another version stored, which this one does not know.
    Unknown(String),
}

impl Owes {
    /// How it is stored: `respond 1`, `stopped 2`, `closed`.
    #[must_use]
    pub fn code(&self) -> String {
        match self {
            Self::Step(step, stage) => format!("{} {stage}", step.name()),
            Self::Stopped(stage) => format!("stopped {stage}"),
            Self::Undated(stage) => format!("undated {stage}"),
            Self::Answered => "answered".to_owned(),
            Self::AnsweredFinally => "answered-finally".to_owned(),
            Self::Closed => "closed".to_owned(),
            Self::Waits => "waits".to_owned(),
            Self::Unknown(code) => code.clone(),
        }
    }

    /// What was stored so. Until version 0.1 it was stored in the words of the list.
    #[must_use]
    pub fn from_code(code: &str) -> Self {
        let unknown = || Self::Unknown(code.to_owned());
        let words = code.strip_suffix(')').and_then(|text| text.rsplit_once(" (stage "));
        let Some((what, stage)) = words.or_else(|| code.rsplit_once(' ')) else {
            return match code {
                "answered" => Self::Answered,
                "answered-finally" => Self::AnsweredFinally,
                "closed" => Self::Closed,
                _ => unknown(),
            };
        };
        let Ok(stage) = stage.parse() else {
            return match code {
                "nothing: it is closed" => Self::Closed,
                "nothing, it is answered for the last time: record `closed`" => Self::AnsweredFinally,
                "nothing, it is answered: record `closed`, or `escalation-requested` when you are asked" => {
                    Self::Answered
                }
                _ => unknown(),
            };
        };
        match what {
            "stopped" | "respond: the clock stands still" => Self::Stopped(stage),
            "undated" | "respond: no date, tell the person one" => Self::Undated(stage),
            name => {
                let step = Step::ALL.into_iter().find(|step| step.name() == name);
                step.map_or_else(unknown, |step| Self::Step(step, stage))
            }
        }
    }
}

/// What is owed next, and by when.
#[derive(Debug, Clone)]
pub struct Standing {
    /// By when; none where nothing is owed, or nobody says by when.
    pub due: Option<DateTime<Utc>>,
    /// What the landlord owes by then.
    pub owes: Owes,
}

impl Standing {
    /// What is owed at the stage that a complaint is in.
    #[must_use]
    pub fn of(events: &Events, timeline: &Timeline<'_>) -> Self {
        let stage = events.stage();
        let settled = |owes| Self { due: None, owes };
        if events.closed(stage).is_some() {
            return settled(Owes::Closed);
        }
        if events.answered(stage).is_some() {
            let more = timeline.deadlines.iter().any(|d| d.stage > stage);
            return settled(if more { Owes::Answered } else { Owes::AnsweredFinally });
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
            return Self { due: Some(due), owes: Owes::Step(step, stage) };
        }
        let stopped = all().any(|d| matches!(d.due, Due::Stopped(_)));
        Self { due: None, owes: if stopped { Owes::Stopped(stage) } else { Owes::Undated(stage) } }
    }

    /// Its place in the list: urgent ones first, then those that speak of danger, then by when
    /// it is due; before all others of its rank where nobody says when, since it may be late already,
    /// and behind all where nothing is owed.
    #[must_use]
    pub fn place(&self, received: DateTime<Utc>, reference: Reference, rank: Rank) -> Place {
        match (self.due, &self.owes) {
            (None, Owes::Answered | Owes::AnsweredFinally | Owes::Closed) => Place::last(reference),
            (due, _) => Place::of(due.unwrap_or(received), reference).ranked(rank),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_owed_is_read_again_as_it_was_stored() {
        let owed = [
            Owes::Step(Step::Respond, 1),
            Owes::Step(Step::Acknowledge, 2),
            Owes::Stopped(2),
            Owes::Undated(1),
            Owes::Answered,
            Owes::AnsweredFinally,
            Owes::Closed,
            Owes::Unknown("judge 1".to_owned()),
        ];
        for owes in owed {
            assert_eq!(Owes::from_code(&owes.code()), owes, "{}", owes.code());
        }
    }

    #[test]
    fn the_words_that_older_items_hold_are_read_too() {
        assert_eq!(Owes::from_code("respond (stage 1)"), Owes::Step(Step::Respond, 1));
        assert_eq!(Owes::from_code("respond: the clock stands still (stage 2)"), Owes::Stopped(2));
        assert_eq!(Owes::from_code("respond: no date, tell the person one (stage 1)"), Owes::Undated(1));
        assert_eq!(Owes::from_code("nothing: it is closed"), Owes::Closed);
    }
}
