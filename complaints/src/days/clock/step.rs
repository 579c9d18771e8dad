//! What a deadline asks for, and of whom.

use crate::words::vocabulary::vocabulary;

vocabulary! {
    /// What a deadline asks somebody to do.
    pub enum Step {
        /// Say that the complaint has come.
        Acknowledge = "acknowledge",
        /// Talk with the resident about the complaint.
        Contact = "contact",
        /// Say that the answer will take longer, and until when.
        Hold = "hold",
        /// Hold a hearing or a panel meeting.
        Hearing = "hearing",
        /// Send a report of what was found.
        Report = "report",
        /// Send a draft of the answer, to be commented on.
        Draft = "draft",
        /// Answer the complaint at this stage.
        Respond = "respond",
        /// Ask for the next stage of the procedure.
        Escalate = "escalate",
        /// Ask for a closed complaint to be opened again.
        Reopen = "reopen",
        /// Accept what the landlord offered, before the offer ends.
        AcceptOffer = "accept-offer",
        /// Comment on the draft of an answer.
        Comment = "comment",
        /// Write back to the landlord, which otherwise closes the complaint.
        WriteBack = "write-back",
        /// Take the complaint to the Ombudsman.
        Ombudsman = "ombudsman",
        /// Make the complaint in the first place, after the problem.
        Complain = "complain",
    }
}

impl Step {
    /// What leads up to the answer of a stage, after the acknowledgement.
    pub const LEADING_UP: [Self; 4] = [Self::Contact, Self::Hearing, Self::Report, Self::Draft];

    /// What the landlord owes at a stage, up to its answer, in the order in which a complaint goes.
    pub const UP_TO_THE_ANSWER: [Self; 6] =
        [Self::Acknowledge, Self::Contact, Self::Hearing, Self::Report, Self::Draft, Self::Respond];

    /// Whether the landlord or the resident must keep it.
    #[must_use]
    pub fn owed_by(self) -> Owner {
        match self {
            Self::Acknowledge
            | Self::Contact
            | Self::Hold
            | Self::Hearing
            | Self::Report
            | Self::Draft
            | Self::Respond => Owner::Landlord,
            Self::Escalate
            | Self::Reopen
            | Self::AcceptOffer
            | Self::Comment
            | Self::WriteBack
            | Self::Ombudsman
            | Self::Complain => Owner::Resident,
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
