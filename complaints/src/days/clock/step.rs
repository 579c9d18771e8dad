//! What a deadline asks for, and of whom.

use crate::words::vocabulary::vocabulary;

vocabulary! {
    /// What a deadline asks somebody to do.
    pub enum Step {
        /// Say that the complaint has come.
        Acknowledge = "acknowledge",
        /// Say that the answer will take longer, and until when.
        Hold = "hold",
        /// Hold a hearing or a panel meeting.
        Hearing = "hearing",
        /// Answer the complaint at this stage.
        Respond = "respond",
        /// Ask for the next stage of the procedure.
        Escalate = "escalate",
        /// Ask for a closed complaint to be opened again.
        Reopen = "reopen",
        /// Accept what the landlord offered, before the offer ends.
        AcceptOffer = "accept-offer",
        /// Take the complaint to the Ombudsman.
        Ombudsman = "ombudsman",
        /// Make the complaint in the first place, after the problem.
        Complain = "complain",
    }
}

impl Step {
    /// Whether the landlord or the resident must keep it.
    #[must_use]
    pub fn owed_by(self) -> Owner {
        match self {
            Self::Acknowledge | Self::Hold | Self::Hearing | Self::Respond => Owner::Landlord,
            Self::Escalate | Self::Reopen | Self::AcceptOffer | Self::Ombudsman | Self::Complain => Owner::Resident,
        }
    }
}

vocabulary! {
    /// Who has to act by a deadline.
    pub enum Owner {
        /// The landlord must do it by then.
        Landlord = "landlord",
        /// The resident must do it by then.
        Resident = "resident",
    }
}
