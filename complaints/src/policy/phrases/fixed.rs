//! The phrases of dates, periods, limits and lists.

use super::keyed::{Keyed, phrases};
use super::slot::Slot;

phrases! {
    /// A phrase that does not depend on a value out of a fixed list.
    enum Phrase {
        DateDay = "date.day" [Weekday, Day, Month, Year],
        DateDate = "date.date" [Day, Month, Year],
        DateDayAndTime = "date.day-and-time" [Day, Time],
        DateTimeOnDay = "date.time-on-day" [Day, Time],
        DateSameTimeOnDay = "date.same-time-on-day" [Day],
        DateMidday = "date.midday",
        DateMidnight = "date.midnight",
        DateAm = "date.am" [Time],
        DatePm = "date.pm" [Time],
        ApproximateMonth = "approximate.month" [Month, Year],
        ApproximateSeason = "approximate.season" [Season, Year],
        ApproximateUndated = "approximate.undated",
        PeriodSameDay = "period.same-day",
        PeriodSameWorkingDay = "period.same-working-day",
        StartReceiptLaterStage = "start.receipt-later-stage",
        StartOfStage = "start.of-stage" [Start, Stage],
        StartReceiptHours = "start.receipt-hours",
        StartEscalationRequestHours = "start.escalation-request-hours",
        RuleFirm = "rule.firm" [Period, Start],
        RuleAim = "rule.aim" [Period, Start],
        RuleUsually = "rule.usually" [Period, Start],
        RuleUpTo = "rule.up-to" [Period, Start],
        RuleOrLater = "rule.or-later" [Rule, Other],
        RuleInTotal = "rule.in-total" [Rule],
        RuleAgreed = "rule.agreed" [Rule],
        RuleUnless = "rule.unless" [Rule, Why],
        RuleBy = "rule.by" [Rule, Time],
        WhyNotCountedSat = "why-not-counted.sat",
        WhyNotCountedSun = "why-not-counted.sun",
        WhyNotCountedExpected = "why-not-counted.expected",
        WhyNotCountedDayZero = "why-not-counted.day-zero",
        WhyNotCountedPaused = "why-not-counted.paused",
        StageNumber = "stage.number" [N],
        NotStated = "not-stated",
        ListAnd = "list.and",
        ListComma = "list.comma",
        CalendarName = "calendar.name" [Landlord],
        CalendarDate = "calendar.date" [Landlord],
        CalendarQuietName = "calendar.quiet.name" [Landlord],
        CalendarQuietEntry = "calendar.quiet.entry" [Landlord, Source, Reference],
        HappenedNewDate = "happened.new-date" [What, Until],
        HappenedBecause = "happened.because" [What, Why],
        HappenedAtStage = "happened.at-stage" [What, Stage],
    }
}
