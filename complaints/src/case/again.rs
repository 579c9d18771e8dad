//! What starts when the person asks the landlord to look again at its answer.
//!
//! Receipt, page and store ask here, so that what the page says will start is
//! what starts.

use chrono::NaiveDate;

use super::standing::{Case, Phase};
use super::timeline::Deadline;
use crate::days::clock::Step;

/// What asking to look again would do now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LookAgain {
    /// Nothing: an answer is owed still, or the landlord gave its last one.
    Nothing,
    /// The next stage starts.
    Starts {
        /// Its number, counted from 1.
        stage: u8,
    },
    /// The time for it is over. It is taken all the same, and the landlord decides.
    Late {
        /// The stage that would start, counted from 1.
        stage: u8,
        /// The last day on which it could be asked for.
        until: NaiveDate,
    },
}

impl LookAgain {
    /// The stage that is asked for, if one can be.
    #[must_use]
    pub fn stage(&self) -> Option<u8> {
        match self {
            Self::Nothing => None,
            Self::Starts { stage } | Self::Late { stage, .. } => Some(*stage),
        }
    }
}

impl Case<'_> {
    /// What asking the landlord to look again would do.
    #[must_use]
    pub fn look_again(&self) -> LookAgain {
        let stage = self.stage();
        if !matches!(self.phase(), Phase::Answered | Phase::Closed) || !self.has_more_stages() {
            return LookAgain::Nothing;
        }
        let window = self.leading(Step::Escalate).filter(|window| window.state.is_overdue());
        match window.and_then(Deadline::counted) {
            Some(window) => LookAgain::Late { stage: stage + 1, until: window.due_date },
            None => LookAgain::Starts { stage: stage + 1 },
        }
    }
}
