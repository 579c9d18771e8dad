//! What can be looked for in a landlord's words, by the names that files of a
//! code give it. Where and how is for whoever looks.

use crate::words::vocabulary::vocabulary;

vocabulary! {
    /// What a program looks for, for one provision.
    pub enum LooksFor {
        /// What counts as a complaint.
        Meaning = "meaning of a complaint",
        /// Nobody has to say "complaint".
        NoSpecialWord = "no special word",
        /// What a request for a service is.
        Requests = "requests for a service",
        /// One can complain about what became of a request.
        AboutARequest = "complaint about a request",
        /// What a survey says of complaints.
        Surveys = "surveys",
        /// The list of what is not taken.
        Exclusions = "what is not taken",
        /// Twelve months to complain.
        TwelveMonths = "a year to complain",
        /// Whoever is turned away is told why.
        WhyNotTaken = "why it is not taken",
        /// More ways to complain than one.
        SeveralWays = "several ways to complain",
        /// Any member of staff takes a complaint.
        AnyStaff = "any member of staff",
        /// The policy as a page, with its stages.
        PolicyForAll = "policy for everybody",
        /// How policy, Ombudsman and code are made known.
        MadeKnown = "how it is made known",
        /// Somebody else can act for the person.
        Representative = "somebody else can act",
        /// The right to go to the Ombudsman.
        RightToOmbudsman = "right to the Ombudsman",
        /// Who is in charge of complaints.
        Officer = "complaints officer",
        /// Nobody is treated worse.
        NotWorse = "nobody treated worse",
        /// No stage before the first.
        NoStageZero = "no stage before the first",
        /// Two stages, no more and no fewer.
        TwoStages = "two stages",
        /// Others who hear a stage are one of the two.
        Others = "others within two stages",
        /// What the person wants from it.
        Wanted = "what the person wants",
        /// For what the landlord is responsible.
        Responsible = "what we are responsible for",
        /// News while an answer takes longer.
        News = "news while it takes longer",
        /// Reasonable adjustments.
        Adjustments = "adjustments",
        /// Why a complaint goes no further.
        NoFurther = "why it goes no further",
        /// A full record of each complaint.
        Record = "full record",
        /// Behaviour that cannot be accepted.
        Behaviour = "unacceptable behaviour",
        /// When stage 1 is acknowledged.
        FirstAcknowledgement = "stage 1 acknowledgement",
        /// When stage 1 is answered.
        FirstAnswer = "stage 1 answer",
        /// How far that may be put off.
        FirstExtension = "stage 1 extension",
        /// How to reach the Ombudsman, where an answer is put off.
        OmbudsmanMeanwhile = "Ombudsman in the extension",
        /// The answer takes up every point.
        EveryPoint = "every point",
        /// What becomes of something new.
        SomethingNew = "something new",
        /// What the answer of stage 1 tells.
        AnswerSays = "what the answer says",
        /// Stage 2 is the last.
        LastStage = "stage 2 is the last",
        /// When stage 2 is acknowledged.
        SecondAcknowledgement = "stage 2 acknowledgement",
        /// No reasons are asked for stage 2.
        NoReasons = "no reasons asked",
        /// Somebody else looks at stage 2.
        SomebodyElse = "somebody else looks",
        /// When stage 2 is answered.
        SecondAnswer = "stage 2 answer",
        /// How far that may be put off.
        SecondExtension = "stage 2 extension",
        /// The way to the Ombudsman after the last answer.
        OmbudsmanAfter = "Ombudsman after the last answer",
        /// How things are put right.
        PuttingRight = "putting things right",
        /// A report every year.
        YearlyReport = "yearly report",
        /// A report to the governing body.
        GoverningBody = "report to the governing body",
        /// Another look after a change.
        AfterAChange = "assessed again after a change",
        /// A notice that the landlord cannot keep to it.
        Notice = "notice to everybody",
        /// What is learned from complaints.
        Learning = "what is learned",
        /// A senior person who answers for it.
        SeniorLead = "senior lead",
        /// A member of the governing body who does.
        MemberResponsible = "member responsible",
        /// That each complaint is judged on its merits, and rules have exceptions.
        Merits = "each on its merits",
        /// That complaints are welcome.
        Welcome = "complaints are welcome",
        /// That staff are trained.
        Trained = "trained staff",
        /// That people are heard by somebody fair.
        FairHearing = "fair hearing",
        /// That things can be put right at any stage.
        AnyStage = "put right at any stage",
        /// What is urgent, or a risk.
        Urgent = "what is urgent",
        /// That promises are followed up.
        FollowedUp = "promises followed up",
    }
}
