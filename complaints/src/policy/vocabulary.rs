//! The words of a policy that translate: fixed lists, each with its name in files.

/// Whose rules bind a landlord.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scheme {
    /// The Housing Ombudsman (England).
    HousingOmbudsman,
    /// The Scottish Public Services Ombudsman.
    Spso,
    /// The Public Services Ombudsman for Wales.
    Psow,
    /// The Northern Ireland Public Services Ombudsman.
    Nipso,
    /// No scheme.
    None,
}

/// Makes an enum's fixed list of names, in the order of the file format.
macro_rules! named {
    ($type:ident { $($variant:ident = $name:literal),+ $(,)? }) => {
        impl $type {
            /// Every value with its name in files and phrases.
            pub const NAMES: &'static [(&'static str, Self)] = &[$(($name, Self::$variant)),+];

            /// The name in files and phrases.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }
        }
    };
}

named!(Scheme {
    HousingOmbudsman = "housing-ombudsman",
    Spso = "spso",
    Psow = "psow",
    Nipso = "nipso",
    None = "none",
});

/// A way to reach somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ContactKind {
    /// A telephone number.
    Phone,
    /// A number for text messages.
    Text,
    /// A number for Relay UK.
    Relay,
    /// A mailbox of a role, never of a person.
    Email,
    /// An address for letters.
    Post,
    /// An office to visit.
    Office,
    /// When somebody answers.
    Hours,
    /// Where to turn at other times.
    OutOfHours,
    /// A page on the web.
    Web,
}

named!(ContactKind {
    Phone = "phone",
    Text = "text",
    Relay = "relay",
    Email = "email",
    Post = "post",
    Office = "office",
    Hours = "hours",
    OutOfHours = "out_of_hours",
    Web = "web",
});

/// A way to complain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Channel {
    /// A form on the web.
    OnlineForm,
    /// A form on paper.
    PaperForm,
    /// By telephone.
    Phone,
    /// By text message.
    Text,
    /// By e-mail.
    Email,
    /// By letter.
    Letter,
    /// Face to face.
    InPerson,
    /// To any member of staff.
    AnyStaff,
    /// With the landlord's leaflet.
    Leaflet,
    /// On social media.
    SocialMedia,
    /// By fax.
    Fax,
    /// Through somebody who acts for the resident.
    Representative,
    /// Through a tenant panel, councillor or MP.
    DesignatedPerson,
    /// With the help of an advice or voluntary body.
    AdviceBody,
}

named!(Channel {
    OnlineForm = "online form",
    PaperForm = "paper form",
    Phone = "phone",
    Text = "text message",
    Email = "email",
    Letter = "letter",
    InPerson = "in person",
    AnyStaff = "any member of staff",
    Leaflet = "leaflet",
    SocialMedia = "social media",
    Fax = "fax",
    Representative = "someone acting for you",
    DesignatedPerson = "tenant panel, councillor or MP",
    AdviceBody = "advice body",
});

/// A format in which information is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AlternativeFormat {
    /// Large print.
    LargePrint,
    /// Braille.
    Braille,
    /// Sound.
    Audio,
    /// Easy words and pictures.
    EasyRead,
    /// A translation.
    Translation,
    /// British Sign Language.
    Bsl,
    /// Audio tape.
    Tape,
    /// CD-ROM.
    CdRom,
}

named!(AlternativeFormat {
    LargePrint = "large print",
    Braille = "braille",
    Audio = "audio",
    EasyRead = "easy read",
    Translation = "translation",
    Bsl = "bsl",
    Tape = "tape",
    CdRom = "cd-rom",
});

/// What an acknowledgement says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Says {
    /// Who deals with it.
    WhoDeals,
    /// That person's job title.
    JobTitle,
    /// The date of the answer.
    AnswerDate,
    /// The complaint's number.
    Number,
}

named!(Says {
    WhoDeals = "who deals with it",
    JobTitle = "job title",
    AnswerDate = "date of the answer",
    Number = "reference number",
});

/// What becomes of a request for the next stage that comes too late.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LateRequest {
    /// It starts a new complaint, linked to the old one.
    NewComplaint,
}

named!(LateRequest { NewComplaint = "new complaint" });
