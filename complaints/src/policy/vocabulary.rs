//! The words of a policy that translate: fixed lists, each with its name in files.

use crate::words::vocabulary::vocabulary;

vocabulary! {
    /// Whose rules bind a landlord.
    pub enum Scheme {
        /// The Housing Ombudsman (England).
        HousingOmbudsman = "housing-ombudsman",
        /// The Scottish Public Services Ombudsman.
        Spso = "spso",
        /// The Public Services Ombudsman for Wales.
        Psow = "psow",
        /// The Northern Ireland Public Services Ombudsman.
        Nipso = "nipso",
        /// No scheme.
        None = "none",
    }
}

vocabulary! {
    /// A way to reach somebody.
    pub enum ContactKind {
        /// A telephone number.
        Phone = "phone",
        /// A number for text messages.
        Text = "text",
        /// A number for Relay UK.
        Relay = "relay",
        /// A mailbox of a role, never of a person.
        Email = "email",
        /// An address for letters.
        Post = "post",
        /// An office to visit.
        Office = "office",
        /// When somebody answers.
        Hours = "hours",
        /// Where to turn at other times.
        OutOfHours = "out_of_hours",
        /// A page on the web.
        Web = "web",
    }
}

vocabulary! {
    /// A way to complain.
    pub enum Channel {
        /// A form on the web.
        OnlineForm = "online form",
        /// A form on paper.
        PaperForm = "paper form",
        /// By telephone.
        Phone = "phone",
        /// By text message.
        Text = "text message",
        /// By e-mail.
        Email = "email",
        /// By letter.
        Letter = "letter",
        /// Face to face.
        InPerson = "in person",
        /// To any member of staff.
        AnyStaff = "any member of staff",
        /// With the landlord's leaflet.
        Leaflet = "leaflet",
        /// On social media.
        SocialMedia = "social media",
        /// By fax.
        Fax = "fax",
        /// Through somebody who acts for the resident.
        Representative = "someone acting for you",
        /// Through a tenant panel, councillor or MP.
        DesignatedPerson = "tenant panel, councillor or MP",
        /// With the help of an advice or voluntary body.
        AdviceBody = "advice body",
    }
}

vocabulary! {
    /// A format in which information is offered.
    pub enum AlternativeFormat {
        /// Large print.
        LargePrint = "large print",
        /// Braille.
        Braille = "braille",
        /// Sound.
        Audio = "audio",
        /// Easy words and pictures.
        EasyRead = "easy read",
        /// A translation.
        Translation = "translation",
        /// British Sign Language.
        Bsl = "bsl",
        /// Audio tape.
        Tape = "tape",
        /// CD-ROM.
        CdRom = "cd-rom",
    }
}

vocabulary! {
    /// What an acknowledgement says.
    pub enum Says {
        /// Who deals with it.
        WhoDeals = "who deals with it",
        /// That person's job title.
        JobTitle = "job title",
        /// The date of the answer.
        AnswerDate = "date of the answer",
        /// The complaint's number.
        Number = "reference number",
    }
}

vocabulary! {
    /// What becomes of a request for the next stage that comes too late.
    pub enum LateRequest {
        /// It starts a new complaint, linked to the old one.
        NewComplaint = "new complaint",
    }
}
