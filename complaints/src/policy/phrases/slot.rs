//! What can stand in the braces of a phrase.

use crate::words::vocabulary::vocabulary;

vocabulary! {
    /// A value that is filled into a phrase: `{landlord}`.
    pub enum Slot {
        /// A count in figures: `10`.
        N = "n",
        /// A day of the week.
        Weekday = "weekday",
        /// A day of the month, or a whole date.
        Day = "day",
        /// A month by its name.
        Month = "month",
        /// A year in four figures.
        Year = "year",
        /// A time of day.
        Time = "time",
        /// A season by its name.
        Season = "season",
        /// Where a period starts, in words: `the day we get your complaint`.
        Start = "start",
        /// A stage by its name.
        Stage = "stage",
        /// A length of time.
        Period = "period",
        /// A limit: a period and its start.
        Rule = "rule",
        /// The last of several limits, where a sentence names "the later of".
        Other = "other",
        /// A reason that follows "because" or stands in brackets.
        Why = "why",
        /// The landlord's name as readers know it.
        Landlord = "landlord",
        /// The moment or day at which a complaint was received.
        Received = "received",
        /// The day from which the policy holds.
        Policy = "policy",
        /// The day on which things stand as they are told.
        Now = "now",
        /// What is to be done, as half a sentence.
        Step = "step",
        /// A date, with its time where it has one.
        Date = "date",
        /// What a clock waits for before it has a date: `we have told you that we have it`.
        Waiting = "waiting",
        /// What the law or a body outside is called.
        Source = "source",
        /// A whole sentence inside another.
        Sentence = "sentence",
        /// The section of a policy or a law.
        Section = "section",
        /// A list of days.
        Days = "days",
        /// How late something is: `2 days`, `5 hours`.
        Late = "late",
        /// A new date, or the last day of several.
        Until = "until",
        /// Why a new date was set, in the landlord's words.
        Reason = "reason",
        /// A complaint's reference.
        Reference = "reference",
        /// An event in words, as a receipt tells it; or what it is that changes.
        What = "what",
        /// What was said before a change.
        Before = "before",
        /// What is said after it.
        After = "after",
    }
}
