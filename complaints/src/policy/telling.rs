//! Everything that a policy tells people, by name: what can change from one
//! version to the next. The words for each are in `phrases.yaml`, under `told:`.

use crate::words::vocabulary::vocabulary;

vocabulary! {
    /// One thing that a policy, with the law of its day, tells people.
    pub enum Telling {
        /// The landlord's name.
        Landlord = "landlord",
        /// Whose bank holidays count.
        Nation = "nation",
        /// The Ombudsman in whose scheme it is.
        Scheme = "scheme",
        /// That it is a demonstration.
        Demonstration = "demonstration",
        /// The landlord's number of the version.
        Version = "version",
        /// When it was agreed.
        Approved = "approved",
        /// When it is to be reviewed.
        ReviewDue = "review-due",
        /// The role that answers for it.
        Owner = "owner",
        /// The short name at the top of each page.
        Mark = "mark",
        /// The colour of its pages.
        Colour = "colour",
        /// Another name, by which the front list finds it.
        AlsoCalled = "also-called",
        /// A place where it has homes.
        Place = "place",
        /// A film in British Sign Language, by its address.
        BslFilm = "bsl-film",
        /// Who may complain.
        Who = "who",
        /// A way to complain.
        Channel = "channel",
        /// A format in which information is offered.
        Format = "format",
        /// What is offered in other languages.
        Languages = "languages",
        /// How soon somebody must complain.
        Complain = "complain",
        /// Which day is day one.
        DayOne = "day-one",
        /// The time of day after which the next working day counts.
        CutOff = "cut-off",
        /// How long a letter is on its way.
        Post = "post",
        /// Closure days.
        Closed = "closed",
        /// How many stages there are, with those of the law.
        Stages = "stages",
        /// What the stages are called, in their order.
        Name = "name",
        /// What happens at it.
        About = "about",
        /// Who answers.
        AnsweredBy = "answered-by",
        /// Who must not answer.
        NotBy = "not-by",
        /// The body that hears it.
        HeardBy = "heard-by",
        /// By when it is said that the complaint has come.
        Acknowledge = "acknowledge",
        /// What that message tells.
        Says = "says",
        /// By when it is talked about.
        Contact = "contact",
        /// By when a hearing is held.
        Hearing = "hearing",
        /// By when a report is sent.
        Report = "report",
        /// By when a draft is sent.
        Draft = "draft",
        /// By when it is answered.
        Respond = "respond",
        /// That the date of the answer is agreed.
        RespondAgreed = "respond-agreed",
        /// When a holding reply is used.
        HoldBecause = "hold-because",
        /// By when the holding reply is sent.
        Hold = "hold",
        /// The new date that it may set.
        NewTarget = "new-target",
        /// How far the answer may be put off.
        Extend = "extend",
        /// How far the law lets it be put off.
        LawExtend = "law-extend",
        /// When the time may stop.
        Pause = "pause",
        /// When a complaint goes straight on.
        Skip = "skip",
        /// How long people have to ask for another look.
        Escalate = "escalate",
        /// What becomes of a later request.
        EscalateAfter = "escalate-after",
        /// That reasons are asked for.
        EscalateReasons = "escalate-reasons",
        /// How long people have to ask for it to be opened again.
        Reopen = "reopen",
        /// How long an offer stands.
        Offer = "offer",
        /// How long people have to comment on a draft.
        Comment = "comment",
        /// How long people have to write back.
        WriteBack = "write-back",
        /// A step without a time.
        Also = "also",
        /// Whose time binds for saying that the complaint has come.
        BindsAcknowledge = "binds-acknowledge",
        /// Whose time binds for the answer.
        BindsRespond = "binds-respond",
        /// Words of the landlord's own for when other times count.
        Circumstance = "circumstance",
        /// That there are other stages in a circumstance.
        Procedure = "procedure",
        /// That there is no form on the website, and why.
        FormOff = "form-off",
        /// A question of the form.
        Question = "question",
        /// A choice of a question.
        Choice = "choice",
        /// What kind of answer a question takes.
        QuestionKind = "question-kind",
        /// A body outside.
        Body = "body",
        /// From when people can go to it.
        Opens = "opens",
        /// How long people have to go to it.
        Within = "within",
        /// Designated persons, in the policy's words.
        Designated = "designated",
        /// How long the policy tells people to wait for the Ombudsman.
        DesignatedWait = "designated-wait",
        /// The tenant panel.
        Panel = "panel",
        /// What is no complaint.
        Exclusion = "exclusion",
        /// A report to somebody.
        Reporting = "reporting",
        /// The yearly report on complaints that was published.
        YearlyReport = "yearly-report",
        /// What the governing body said about it.
        Response = "response",
        /// Another paper that it names.
        Related = "related",
        /// How long a case is kept.
        Keep = "keep",
        /// That the policy says two things of a time, and why one of them counts.
        TwoTimes = "two-times",
        /// A word to readers.
        Notice = "notice",
        /// A word about a review that is late.
        ReviewNote = "review-note",
        /// The landlord's own note beside a passage.
        Update = "update",
        /// What the law gives people beside the policy.
        Right = "right",
    }
}
