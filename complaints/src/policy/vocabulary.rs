//! The words of a policy that translate: fixed lists, each with its name in files.

use crate::words::vocabulary::vocabulary;

vocabulary! {
    /// The ombudsman scheme whose rules bind a landlord.
    pub enum Scheme {
        /// The Housing Ombudsman (England).
        HousingOmbudsman = "housing-ombudsman",
        /// The Scottish Public Services Ombudsman.
        Spso = "spso",
        /// The Public Services Ombudsman for Wales.
        Psow = "psow",
        /// The Northern Ireland Public Services Ombudsman.
        Nipso = "nipso",
        /// The landlord is in no ombudsman's scheme, so no scheme's law applies.
        None = "none",
    }
}

vocabulary! {
    /// How a landlord stands in England's register of social housing, on which some laws depend.
    pub enum Registered {
        /// A private registered provider: a housing association, a co-operative, an almshouse.
        Private = "private",
        /// A council that lets homes.
        Council = "council",
        /// In no register: students' halls, a managing agent, a landlord of another nation.
        No = "no",
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
        /// A postal address for letters.
        Post = "post",
        /// The address of an office where people can call in.
        Office = "office",
        /// The hours at which somebody answers: `Monday to Friday, 9am to 5pm`.
        Hours = "hours",
        /// Where to turn at other times.
        OutOfHours = "out_of_hours",
        /// A page on the web.
        Web = "web",
        /// A page or a service for people who use British Sign Language.
        Bsl = "bsl",
    }
}

vocabulary! {
    /// A way to complain.
    pub enum Channel {
        /// A form on the web.
        OnlineForm = "online form",
        /// A form on paper.
        PaperForm = "paper form",
        /// A telephone call to the landlord.
        Phone = "phone",
        /// A text message (SMS) to the landlord's number.
        Text = "text message",
        /// An e-mail to the landlord's mailbox.
        Email = "email",
        /// A letter by post.
        Letter = "letter",
        /// A talk face to face, as at an office or a visit.
        InPerson = "in person",
        /// A word to anybody who works for the landlord, who then passes it on.
        AnyStaff = "any member of staff",
        /// The leaflet about complaints that the landlord hands out.
        Leaflet = "leaflet",
        /// A public post or message to the landlord's accounts.
        SocialMedia = "social media",
        /// A fax; older policies still offer it.
        Fax = "fax",
        /// Through somebody who acts for the resident.
        Representative = "someone acting for you",
        /// Through a tenant panel, councillor or MP.
        DesignatedPerson = "tenant panel, councillor or MP",
        /// With the help of an advice or voluntary body.
        AdviceBody = "advice body",
    }
}

impl Channel {
    /// Whether it is somebody who complains for the resident, and no way of the resident's own.
    #[must_use]
    pub fn is_by_another(self) -> bool {
        matches!(self, Self::Representative | Self::DesignatedPerson | Self::AdviceBody)
    }
}

vocabulary! {
    /// A format in which information is offered.
    pub enum AlternativeFormat {
        /// Text in a type large enough for people with low sight.
        LargePrint = "large print",
        /// Raised dots, read by touch.
        Braille = "braille",
        /// The text read aloud, as a recording.
        Audio = "audio",
        /// Short sentences in easy words, each with a picture.
        EasyRead = "easy read",
        /// The text in another language.
        Translation = "translation",
        /// British Sign Language, signed on video or by an interpreter.
        Bsl = "bsl",
        /// A recording on cassette; older policies still offer it.
        Tape = "tape",
        /// A disc for a computer; older policies still offer it.
        CdRom = "cd-rom",
    }
}

vocabulary! {
    /// What a landlord promises to tell in its acknowledgement.
    pub enum Says {
        /// Who deals with the complaint.
        WhoDeals = "who deals with it",
        /// The job title of the person who deals with it.
        JobTitle = "job title",
        /// The date by which the answer comes.
        AnswerDate = "date of the answer",
        /// The reference by which the landlord knows the complaint.
        Number = "reference number",
    }
}

vocabulary! {
    /// Where in a stage a step of the policy's own stands that has no time.
    #[derive(Default)]
    pub enum After {
        /// Before everything else.
        Start = "start",
        /// After the landlord said that it has it.
        Acknowledge = "acknowledge",
        /// After it talked with the resident.
        Contact = "contact",
        /// After the hearing.
        Hearing = "hearing",
        /// After the answer.
        #[default]
        Respond = "respond",
        /// After everything else.
        Escalate = "escalate",
    }
}

vocabulary! {
    /// What becomes of a request for the next stage that comes too late.
    pub enum LateRequest {
        /// It starts a new complaint, linked to the old one.
        NewComplaint = "new complaint",
    }
}
