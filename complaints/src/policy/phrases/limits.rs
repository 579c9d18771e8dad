//! Periods, limits and the reasons round them in words.

use chrono::Weekday;

use super::family::{self, Family};
use super::fixed::Phrase;
use super::slot::Slot;
use super::store::Phrases;
use crate::days::calendar::NotWorked;
use crate::days::clock::{Anchor, Assumed, Ends, Firmness, Limit, Start};
use crate::days::period::{Period, Unit};

impl Phrases {
    /// `10 working days`.
    #[must_use]
    pub fn period(&self, period: Period) -> String {
        match period {
            Period::SameDay => self.get(Phrase::PeriodSameDay).to_owned(),
            Period::SameWorkingDay => self.get(Phrase::PeriodSameWorkingDay).to_owned(),
            Period::Of { count, unit } => {
                let member = family::period(unit, count.get() == 1);
                self.fill_of(Family::Period, &member, &[(Slot::N, &count.to_string())])
            }
        }
    }

    /// `the day we get your complaint`; `stage` is where the clock stands and
    /// `name` gives a stage's name by its number.
    fn start(&self, from: Anchor, unit: Unit, stage: u8, name: &dyn Fn(u8) -> String) -> String {
        let of = from.stage.unwrap_or(stage);
        let of_start = |start| self.of(Family::Start, family::start(start));
        let words = match from.start {
            // A later stage starts with a request, not with the complaint.
            Start::Receipt if of > 1 && unit == Unit::Hours => self.get(Phrase::StartEscalationRequestHours),
            Start::Receipt if of > 1 => self.get(Phrase::StartReceiptLaterStage),
            Start::Receipt if unit == Unit::Hours => self.get(Phrase::StartReceiptHours),
            Start::EscalationRequest if unit == Unit::Hours => self.get(Phrase::StartEscalationRequestHours),
            start => of_start(start),
        };
        match from.stage {
            Some(other) if other != stage => {
                self.fill(Phrase::StartOfStage, &[(Slot::Start, words), (Slot::Stage, &name(other))])
            }
            _ => words.to_owned(),
        }
    }

    /// `the day you first talk with me about it`, as whoever complained writes it to the landlord.
    #[must_use]
    pub fn start_in_letter(&self, from: Anchor, stage: u8, name: &dyn Fn(u8) -> String) -> String {
        let words = self.of(Family::LetterStart, family::start(from.start));
        match from.stage {
            Some(other) if other != stage => {
                self.fill(Phrase::StartOfStage, &[(Slot::Start, words), (Slot::Stage, &name(other))])
            }
            _ => words.to_owned(),
        }
    }

    /// A limit as a rule: `10 working days from the day we get your complaint`.
    #[must_use]
    pub fn rule(&self, limit: &Limit, stage: u8, name: &dyn Fn(u8) -> String) -> String {
        let key = match limit.firmness {
            _ if matches!(limit.within, Period::SameDay | Period::SameWorkingDay) => Phrase::RuleSame,
            Firmness::Firm => Phrase::RuleFirm,
            Firmness::Aim => Phrase::RuleAim,
            Firmness::Usually => Phrase::RuleUsually,
            Firmness::UpTo => Phrase::RuleUpTo,
        };
        self.said(limit, key, stage, name)
    }

    /// A limit as a part of a sentence: "We answer you `within 10 working days from the day we get your complaint`".
    #[must_use]
    pub fn clause(&self, limit: &Limit, stage: u8, name: &dyn Fn(u8) -> String) -> String {
        let key = match limit.firmness {
            _ if matches!(limit.within, Period::SameDay | Period::SameWorkingDay) => Phrase::ClauseSame,
            Firmness::Firm => Phrase::ClauseFirm,
            Firmness::Aim => Phrase::ClauseAim,
            Firmness::Usually => Phrase::ClauseUsually,
            Firmness::UpTo => Phrase::ClauseUpTo,
        };
        self.said(limit, key, stage, name)
    }

    /// The one way to say a limit: with every part of it that changes the date.
    fn said(&self, limit: &Limit, key: Phrase, stage: u8, name: &dyn Fn(u8) -> String) -> String {
        let window = |period: Period, from: Anchor, key: Phrase| {
            let start = self.start(from, period.unit(), stage, name);
            self.fill(key, &[(Slot::Period, &self.period(period)), (Slot::Start, &start)])
        };
        let mut rule = window(limit.within, limit.from, key);
        for (others, joined) in [(&limit.or_later, Phrase::RuleOrLater), (&limit.or_sooner, Phrase::RuleOrSooner)] {
            let [more @ .., (period, from)] = others.as_slice() else { continue };
            let others = more.iter().map(|(period, from)| window(*period, *from, Phrase::RuleFirm));
            let first =
                std::iter::once(rule.clone()).chain(others).collect::<Vec<_>>().join(self.get(Phrase::ListComma));
            let last = window(*period, *from, Phrase::RuleFirm);
            rule = self.fill(joined, &[(Slot::Rule, &first), (Slot::Other, &last)]);
        }
        if let Some(by) = limit.by {
            rule = self.fill(Phrase::RuleBy, &[(Slot::Rule, &rule), (Slot::Time, &self.time(by))]);
        }
        let working = limit.within.unit() == Unit::WorkingDays;
        match limit.ends.filter(|_| limit.within.unit() != Unit::Hours) {
            Some(Ends::DayBefore) if working => {
                rule = self.fill(Phrase::RuleEndsWorkingDayBefore, &[(Slot::Rule, &rule)]);
            }
            // A working day is its own end.
            Some(Ends::NextWorkingDay) if working => {}
            Some(Ends::NextWorkingDay) => rule = self.fill(Phrase::RuleEndsNextWorkingDay, &[(Slot::Rule, &rule)]),
            Some(Ends::DayBefore) => rule = self.fill(Phrase::RuleEndsDayBefore, &[(Slot::Rule, &rule)]),
            Some(Ends::ThatDay) | None => {}
        }
        if limit.in_total {
            rule = self.fill(Phrase::RuleInTotal, &[(Slot::Rule, &rule)]);
        }
        if limit.agreed {
            rule = self.fill(Phrase::RuleAgreed, &[(Slot::Rule, &rule)]);
        }
        if let Some(why) = &limit.unless {
            rule = self.fill(Phrase::RuleUnless, &[(Slot::Rule, &rule), (Slot::Why, why)]);
        }
        rule
    }

    /// A part of a sentence and what it comes to at most: `within 10 working days from the day we tell you we have it,
    /// and at most 15 working days from the day we get your complaint`.
    #[must_use]
    pub fn at_most(&self, clause: &str, period: Period, from: Anchor, stage: u8) -> String {
        let start = self.start(from, period.unit(), stage, &|n| self.stage_number(n));
        let other = self.fill(Phrase::RuleFirm, &[(Slot::Period, &self.period(period)), (Slot::Start, &start)]);
        self.fill(Phrase::ClauseAtMost, &[(Slot::Rule, clause), (Slot::Other, &other)])
    }

    /// What a clock without a date waits for.
    #[must_use]
    pub fn waiting_for(&self, from: Anchor) -> &str {
        self.of(Family::Waiting, family::start(from.start))
    }

    /// Why a day was not counted.
    #[must_use]
    pub fn not_worked(&self, why: NotWorked<'_>) -> String {
        match why {
            NotWorked::Weekend(Weekday::Sat) => self.get(Phrase::WhyNotCountedSat).to_owned(),
            NotWorked::Weekend(_) => self.get(Phrase::WhyNotCountedSun).to_owned(),
            NotWorked::Expected => self.get(Phrase::WhyNotCountedExpected).to_owned(),
            NotWorked::DayZero => self.get(Phrase::WhyNotCountedDayZero).to_owned(),
            NotWorked::Paused => self.get(Phrase::WhyNotCountedPaused).to_owned(),
            NotWorked::BankHoliday(title) | NotWorked::Closed(title) => title.to_owned(),
        }
    }

    /// A part that was assumed, as a sentence.
    #[must_use]
    pub fn assumed(&self, part: Assumed) -> &str {
        self.of(Family::Assumed, part.name())
    }

    /// A stage that the policy does not name.
    #[must_use]
    pub fn stage_number(&self, number: u8) -> String {
        self.fill(Phrase::StageNumber, &[(Slot::N, &number.to_string())])
    }
}
