//! The sentences about what a new version changes.

use super::keyed::{Keyed, phrases};
use super::slot::Slot;

phrases! {
    /// A sentence, or a part of one, about what another version or another day says otherwise.
    enum ChangePhrase {
        Becomes = "change.becomes" [What, Before, After],
        BecomesFrom = "change.becomes-from" [What, Before, After, Day],
        New = "change.new" [What, After],
        NewFrom = "change.new-from" [What, After, Day],
        Gone = "change.gone" [What, Before],
        GoneFrom = "change.gone-from" [What, Before, Day],
        AtStage = "change.at-stage" [What, Stage],
        Stage = "change.stage" [N],
        If = "change.if" [What, Why],
        Of = "change.of" [What, Source],
        Only = "change.only" [Source, Why],
        Instead = "change.instead" [What, Other],
        ToWhom = "change.to-whom" [What, Time],
        Days = "change.days" [Date, Until, Why],
        OneDay = "change.one-day" [Date, Why],
        BindsPolicy = "change.binds.policy",
        BindsLaw = "change.binds.law" [Source, Rule],
        BindsLawAlone = "change.binds.law-alone" [Source, Rule],
        BindsByTheDay = "change.binds.by-the-day" [Source, Rule],
        BindsNobody = "change.binds.nobody",
        DayOneNext = "change.day-one.next",
        DayOneRolled = "change.day-one.rolled",
        DayOneSame = "change.day-one.same",
        Yes = "change.yes",
        Section = "change.section" [What],
        TwoTimes = "change.two-times" [Before, Why],
        Behind = "change.behind" [What, Other],
        First = "change.first" [What],
        InWriting = "change.in-writing" [What],
        Until = "change.until" [What, Until],
        Ground = "change.ground" [What],
        SaysSo = "change.says-so",
        Beside = "change.beside" [What],
    }
}
