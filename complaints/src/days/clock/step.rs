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
        /// Answer.
        Respond = "respond",
        /// Ask for the next stage.
        Escalate = "escalate",
        /// Ask for a closed complaint to be opened again.
        Reopen = "reopen",
        /// Accept what the landlord offered.
        AcceptOffer = "accept-offer",
        /// Go to the Ombudsman.
        Ombudsman = "ombudsman",
        /// Complain at all.
        Complain = "complain",
    }
}

impl Step {
    /// Who must keep it.
    #[must_use]
    pub fn owed_by(self) -> Owner {
        match self {
            Self::Acknowledge | Self::Hold | Self::Hearing | Self::Respond => Owner::Landlord,
            Self::Escalate | Self::Reopen | Self::AcceptOffer | Self::Ombudsman | Self::Complain => Owner::Resident,
        }
    }
}

vocabulary! {
    /// Whose limit it is.
    pub enum Owner {
        /// The landlord must do it by then.
        Landlord = "landlord",
        /// The resident must do it by then.
        Resident = "resident",
    }
}
