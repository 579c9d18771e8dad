//! How a complaint stands for officers: what the landlord owes next, by when,
//! and where that puts it in their list.

use chrono::{DateTime, Utc};
use complaints::case::standing::{Case, Owed};
use complaints::days::clock::Step;
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
    /// An answer at this stage, whose date cannot be worked out.
    CannotTell(u8),
    /// It was closed at this stage, and nobody had answered it.
    ClosedUnanswered(u8),
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
            Self::CannotTell(stage) => format!("cannot-tell {stage}"),
            Self::ClosedUnanswered(stage) => format!("closed-unanswered {stage}"),
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
            "cannot-tell" => Self::CannotTell(stage),
            "closed-unanswered" => Self::ClosedUnanswered(stage),
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
    /// After which instant it is late: `due`, or later where the hour at which that began is not known.
    pub late_after: Option<DateTime<Utc>>,
    /// What the landlord owes by then.
    pub owes: Owes,
}

impl Standing {
    /// What is owed in a case.
    #[must_use]
    pub fn of(case: &Case<'_>) -> Self {
        let (owes, by) = match case.owed() {
            Owed::Step { step, stage, by } => (Owes::Step(step, stage), Some(by)),
            Owed::Stopped { stage } => (Owes::Stopped(stage), None),
            Owed::Undated { stage } => (Owes::Undated(stage), None),
            Owed::CannotTell { stage } => (Owes::CannotTell(stage), None),
            Owed::Answered => (Owes::Answered, None),
            Owed::AnsweredFinally => (Owes::AnsweredFinally, None),
            Owed::Closed => (Owes::Closed, None),
            Owed::ClosedUnanswered { stage } => (Owes::ClosedUnanswered(stage), None),
        };
        let (due, late_after) = (by.map(|by| by.due_at().to_utc()), by.map(|by| by.ends_at_latest().to_utc()));
        Self { due, late_after, owes }
    }

    /// Its place in the list: urgent ones first, then those that speak of danger, then by when
    /// it is due; before all others of its rank where nobody says when, since it may be late already,
    /// and behind all where nothing is owed.
    #[must_use]
    pub fn place(&self, received: DateTime<Utc>, reference: Reference, rank: Rank) -> Place {
        match (self.due, &self.owes) {
            (None, Owes::Answered | Owes::AnsweredFinally | Owes::Closed | Owes::ClosedUnanswered(_)) => {
                Place::last(reference)
            }
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
            Owes::CannotTell(1),
            Owes::ClosedUnanswered(2),
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
