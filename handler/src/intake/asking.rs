//! What asking the landlord to look again would do to a complaint now: the page
//! that says what will start and the press that starts it both ask here.

use complaints::case::again::LookAgain;
use complaints::case::events::Events;
use complaints::case::standing::Case;
use complaints::days::moment::Moment;
use store::complaint::Complaint;
use store::promised::{self, NoDates, OwnPolicy};

use crate::app::App;

/// What asking would do.
pub(crate) struct Asking {
    /// The policy that the complaint was received under.
    pub(crate) own: OwnPolicy,
    /// What that policy says of asking now.
    pub(crate) again: LookAgain,
    /// The case in which it was asked; none where the press starts nothing: there is nothing to ask for, or
    /// officers decide.
    pub(crate) then: Option<Then>,
}

/// A case in which the person has just asked for a stage.
pub(crate) struct Then {
    /// The stage, counted from 1.
    pub(crate) stage: u8,
    /// Everything that has happened by then.
    pub(crate) events: Events,
}

impl Asking {
    /// What asking at a moment would do.
    ///
    /// # Errors
    /// When the complaint has no dates.
    pub(crate) fn of(app: &App, complaint: &Complaint, at: Moment) -> Result<Self, NoDates> {
        let own = OwnPolicy::of(complaint, &app.words)?;
        let rules = app.words.library.rulebook(own.policy(), own.calendar());
        let events = promised::happened(complaint, &rules)?;
        let case = Case::of(&rules, &events, at);
        let again = case.look_again();
        let then = match again {
            // In format 1 nobody but an officer can move the dates of a complaint.
            LookAgain::Starts { stage } if complaint.format > 1 => {
                Some(Then { stage, events: case.asked_for(stage, at)? })
            }
            LookAgain::Starts { .. } | LookAgain::Late { .. } | LookAgain::Nothing => None,
        };
        Ok(Self { own, again, then })
    }
}
