//! Dates and times of day in words.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Timelike};
use chrono_tz::Tz;

use super::family::{Family, weekday};
use super::fixed::Phrase;
use super::slot::Slot;
use super::store::Phrases;
use crate::days::approximate::{Approximate, InForce};

impl Phrases {
    /// `Wednesday 25 November 2026`.
    #[must_use]
    pub fn day(&self, date: NaiveDate) -> String {
        self.fill(
            Phrase::DateDay,
            &[
                (Slot::Weekday, self.of(Family::Weekday, weekday(date.weekday()))),
                (Slot::Day, &date.day().to_string()),
                (Slot::Month, self.month(date.month())),
                (Slot::Year, &date.year().to_string()),
            ],
        )
    }

    /// `25 November 2026`.
    #[must_use]
    pub fn date(&self, date: NaiveDate) -> String {
        self.fill(
            Phrase::DateDate,
            &[
                (Slot::Day, &date.day().to_string()),
                (Slot::Month, self.month(date.month())),
                (Slot::Year, &date.year().to_string()),
            ],
        )
    }

    fn month(&self, month: u32) -> &str {
        self.of(Family::Month, &month.to_string())
    }

    /// `10am`, `10:30am`, `midday`, `midnight`.
    #[must_use]
    pub fn time(&self, time: NaiveTime) -> String {
        if (time.hour(), time.minute()) == (0, 0) {
            return self.get(Phrase::DateMidnight).to_owned();
        }
        if (time.hour(), time.minute()) == (12, 0) {
            return self.get(Phrase::DateMidday).to_owned();
        }
        let (pm, hour) = time.hour12();
        let clock = if time.minute() == 0 { hour.to_string() } else { format!("{hour}:{:02}", time.minute()) };
        self.fill(if pm { Phrase::DatePm } else { Phrase::DateAm }, &[(Slot::Time, &clock)])
    }

    /// `Thursday 24 December 2026 at 10am`.
    #[must_use]
    pub fn day_and_time(&self, at: DateTime<Tz>) -> String {
        self.fill(
            Phrase::DateDayAndTime,
            &[(Slot::Day, &self.day(at.date_naive())), (Slot::Time, &self.time(at.time()))],
        )
    }

    /// `10am on Friday 25 December 2026`, to stand after "by".
    #[must_use]
    pub fn time_on_day(&self, at: DateTime<Tz>) -> String {
        self.fill(
            Phrase::DateTimeOnDay,
            &[(Slot::Day, &self.day(at.date_naive())), (Slot::Time, &self.time(at.time()))],
        )
    }

    /// `the same time on Wednesday 25 November 2026`.
    #[must_use]
    pub fn same_time_on_day(&self, date: NaiveDate) -> String {
        self.fill(Phrase::DateSameTimeOnDay, &[(Slot::Day, &self.day(date))])
    }

    /// `January 2014`, `summer 2016`, as exact as the date is.
    #[must_use]
    pub fn approximate(&self, date: Approximate) -> String {
        match date {
            Approximate::Day(date) => self.day(date),
            Approximate::Month(year, month) => self
                .fill(Phrase::ApproximateMonth, &[(Slot::Month, self.month(month)), (Slot::Year, &year.to_string())]),
            Approximate::Season(year, season) => self.fill(
                Phrase::ApproximateSeason,
                &[(Slot::Season, self.of(Family::Season, season.name())), (Slot::Year, &year.to_string())],
            ),
            Approximate::Year(year) => year.to_string(),
        }
    }

    /// The day a version holds from, as exact as the policy is.
    #[must_use]
    pub fn in_force(&self, in_force: InForce) -> String {
        match in_force {
            InForce::Undated => self.get(Phrase::ApproximateUndated).to_owned(),
            InForce::From(date) => self.approximate(date),
        }
    }
}
