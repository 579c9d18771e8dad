//! Facts into words: dates, periods, limits, reasons.
//!
//! Every word comes from `content/phrases.yaml`; this file knows only which
//! phrase a value needs. A phrase that is missing is told when it is read.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Timelike, Weekday};
use chrono_tz::Tz;

use crate::days::approximate::{Approximate, InForce};
use crate::days::calendar::NotWorked;
use crate::days::clock::{Anchor, Assumed, Firmness, Limit, Start};
use crate::days::period::{Period, Unit};
use crate::words::fields::nearest;
use crate::words::located::{Node, Value};
use crate::words::problem::{Place, Problems};

mod needed;

/// The phrases of one language.
#[derive(Debug, Clone, Default)]
pub struct Phrases(BTreeMap<String, String>);

impl Phrases {
    /// Reads `phrases.yaml` and notes every phrase that is missing or unknown.
    pub fn read(node: &Node, problems: &mut Problems<'_>) -> Self {
        let mut found = BTreeMap::new();
        let mut places = BTreeMap::new();
        flatten(node, "", &mut found, &mut places);
        let needed = needed::needed();
        for key in &needed {
            if !found.contains_key(key) {
                problems.error(node.at, format!("the phrase `{key}` is missing"), "its words under that key");
            }
        }
        for (key, text) in &found {
            needed::check_braces(key, text, places.get(key).copied().unwrap_or(node.at), problems);
        }
        for (key, at) in &places {
            if !needed.contains(key) {
                let write = nearest(key, needed.iter().map(String::as_str))
                    .map_or_else(|| "nothing here: no page uses this phrase".to_owned(), |near| format!("`{near}`"));
                problems.error(*at, format!("`{key}` is not a phrase that is used"), write);
            }
        }
        Self(found)
    }

    /// The words of one phrase; the key itself if it is missing, which `read` has reported.
    #[must_use]
    pub fn get<'p>(&'p self, key: &'p str) -> &'p str {
        self.0.get(key).map_or(key, String::as_str)
    }

    pub(crate) fn fill(&self, key: &str, parts: &[(&str, &str)]) -> String {
        parts.iter().fold(self.get(key).to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
    }

    /// `Wednesday 25 November 2026`.
    #[must_use]
    pub fn day(&self, date: NaiveDate) -> String {
        self.fill(
            "date.day",
            &[
                ("weekday", self.get(weekday_key(date.weekday()))),
                ("day", &date.day().to_string()),
                ("month", self.month(date.month())),
                ("year", &date.year().to_string()),
            ],
        )
    }

    /// `25 November 2026`.
    #[must_use]
    pub fn date(&self, date: NaiveDate) -> String {
        self.fill(
            "date.date",
            &[
                ("day", &date.day().to_string()),
                ("month", self.month(date.month())),
                ("year", &date.year().to_string()),
            ],
        )
    }

    fn month(&self, month: u32) -> &str {
        self.0.get(&format!("month.{month}")).map_or("", String::as_str)
    }

    /// `10am`, `10:30am`, `midday`, `midnight`.
    #[must_use]
    pub fn time(&self, time: NaiveTime) -> String {
        if (time.hour(), time.minute()) == (0, 0) {
            return self.get("date.midnight").to_owned();
        }
        if (time.hour(), time.minute()) == (12, 0) {
            return self.get("date.midday").to_owned();
        }
        let (pm, hour) = time.hour12();
        let clock = if time.minute() == 0 { hour.to_string() } else { format!("{hour}:{:02}", time.minute()) };
        self.fill(if pm { "date.pm" } else { "date.am" }, &[("time", &clock)])
    }

    /// `Thursday 24 December 2026 at 10am`.
    #[must_use]
    pub fn day_and_time(&self, at: DateTime<Tz>) -> String {
        self.fill("date.day-and-time", &[("day", &self.day(at.date_naive())), ("time", &self.time(at.time()))])
    }

    /// `10am on Friday 25 December 2026`, to stand after "by".
    #[must_use]
    pub fn time_on_day(&self, at: DateTime<Tz>) -> String {
        self.fill("date.time-on-day", &[("day", &self.day(at.date_naive())), ("time", &self.time(at.time()))])
    }

    /// `the same time on Wednesday 25 November 2026`.
    #[must_use]
    pub fn same_time_on_day(&self, date: NaiveDate) -> String {
        self.fill("date.same-time-on-day", &[("day", &self.day(date))])
    }

    /// `January 2014`, `summer 2016`, as exact as the date is.
    #[must_use]
    pub fn approximate(&self, date: Approximate) -> String {
        match date {
            Approximate::Day(date) => self.day(date),
            Approximate::Month(year, month) => {
                self.fill("approximate.month", &[("month", self.month(month)), ("year", &year.to_string())])
            }
            Approximate::Season(year, season) => self.fill(
                "approximate.season",
                &[("season", self.get(&format!("season.{}", season.name()))), ("year", &year.to_string())],
            ),
            Approximate::Year(year) => year.to_string(),
        }
    }

    /// The day a version holds from, as exact as the policy is.
    #[must_use]
    pub fn in_force(&self, in_force: InForce) -> String {
        match in_force {
            InForce::Undated => self.get("approximate.undated").to_owned(),
            InForce::From(date) => self.approximate(date),
        }
    }

    /// `10 working days`.
    #[must_use]
    pub fn period(&self, period: Period) -> String {
        match period {
            Period::SameDay => self.get("period.same-day").to_owned(),
            Period::SameWorkingDay => self.get("period.same-working-day").to_owned(),
            Period::Of { count, unit } => {
                let form = if count.get() == 1 { "one" } else { "other" };
                self.fill(&format!("period.{}.{form}", key(unit.name())), &[("n", &count.to_string())])
            }
        }
    }

    /// `the day we get your complaint`; `stage` is where the clock stands and
    /// `name` gives a stage's name by its number.
    fn start(&self, from: Anchor, unit: Unit, stage: u8, name: &dyn Fn(u8) -> String) -> String {
        let of = from.stage.unwrap_or(stage);
        let base = match from.start {
            // A later stage starts with a request, not with the complaint.
            Start::Receipt if of > 1 && unit == Unit::Hours => "start.escalation-request-hours",
            Start::Receipt if of > 1 => "start.receipt-later-stage",
            Start::Receipt if unit == Unit::Hours => "start.receipt-hours",
            Start::EscalationRequest if unit == Unit::Hours => "start.escalation-request-hours",
            start => start_key(start),
        };
        match from.stage {
            Some(other) if other != stage => {
                self.fill("start.of-stage", &[("start", self.get(base)), ("stage", &name(other))])
            }
            _ => self.get(base).to_owned(),
        }
    }

    /// A limit as a rule: `10 working days from the day we get your complaint`.
    #[must_use]
    pub fn rule(&self, limit: &Limit, stage: u8, name: &dyn Fn(u8) -> String) -> String {
        let key = match limit.firmness {
            Firmness::Firm => "rule.firm",
            Firmness::Aim => "rule.aim",
            Firmness::Usually => "rule.usually",
            Firmness::UpTo => "rule.up-to",
        };
        let window = |period: Period, from: Anchor, key: &str| {
            let start = self.start(from, period.unit(), stage, name);
            self.fill(key, &[("period", &self.period(period)), ("start", &start)])
        };
        let mut rule = window(limit.within, limit.from, key);
        if let [more @ .., (period, from)] = limit.or_later.as_slice() {
            let others = more.iter().map(|(period, from)| window(*period, *from, "rule.firm"));
            let first = std::iter::once(rule.clone()).chain(others).collect::<Vec<_>>().join(self.get("list.comma"));
            let last = window(*period, *from, "rule.firm");
            rule = self.fill("rule.or-later", &[("rule", &first), ("other", &last)]);
        }
        if let Some(by) = limit.by {
            rule = self.fill("rule.by", &[("rule", &rule), ("time", &self.time(by))]);
        }
        if limit.in_total {
            rule = self.fill("rule.in-total", &[("rule", &rule)]);
        }
        if limit.agreed {
            rule = self.fill("rule.agreed", &[("rule", &rule)]);
        }
        if let Some(why) = &limit.unless {
            rule = self.fill("rule.unless", &[("rule", &rule), ("why", why)]);
        }
        rule
    }

    /// What a clock without a date waits for.
    #[must_use]
    pub fn waiting_for(&self, from: Anchor) -> &str {
        self.0.get(&format!("waiting.{}", &start_key(from.start)["start.".len()..])).map_or("", String::as_str)
    }

    /// Why a day was not counted.
    #[must_use]
    pub fn not_worked(&self, why: NotWorked<'_>) -> String {
        match why {
            NotWorked::Weekend(Weekday::Sat) => self.get("why-not-counted.sat").to_owned(),
            NotWorked::Weekend(_) => self.get("why-not-counted.sun").to_owned(),
            NotWorked::Expected => self.get("why-not-counted.expected").to_owned(),
            NotWorked::DayZero => self.get("why-not-counted.day-zero").to_owned(),
            NotWorked::Paused => self.get("why-not-counted.paused").to_owned(),
            NotWorked::BankHoliday(title) | NotWorked::Closed(title) => title.to_owned(),
        }
    }

    /// A part that was assumed, as a sentence.
    #[must_use]
    pub fn assumed(&self, part: Assumed) -> &str {
        self.0.get(&format!("assumed.{}", key(part.name()))).map_or("", String::as_str)
    }

    /// A name out of a fixed list, such as a channel: `channel.in-person`.
    #[must_use]
    pub fn of(&self, list: &str, name: &str) -> &str {
        self.0.get(&format!("{list}.{}", key(name))).map_or("", String::as_str)
    }

    /// A stage that the policy does not name.
    #[must_use]
    pub fn stage_number(&self, number: u8) -> String {
        self.fill("stage.number", &[("n", &number.to_string())])
    }

    /// `a, b and c`.
    #[must_use]
    pub fn and(&self, parts: &[String]) -> String {
        match parts {
            [] => String::new(),
            [one] => one.clone(),
            [most @ .., last] => format!("{}{}{last}", most.join(self.get("list.comma")), self.get("list.and")),
        }
    }
}

fn weekday_key(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "weekday.mon",
        Weekday::Tue => "weekday.tue",
        Weekday::Wed => "weekday.wed",
        Weekday::Thu => "weekday.thu",
        Weekday::Fri => "weekday.fri",
        Weekday::Sat => "weekday.sat",
        Weekday::Sun => "weekday.sun",
    }
}

fn start_key(start: Start) -> &'static str {
    match start {
        Start::Problem => "start.problem",
        Start::Aware => "start.aware",
        Start::Receipt => "start.receipt",
        Start::Acknowledgement => "start.acknowledgement",
        Start::EscalationRequest => "start.escalation-request",
        Start::CommitteeReceipt => "start.committee-receipt",
        Start::Response => "start.response",
        Start::Closure => "start.closure",
        Start::Offer => "start.offer",
        Start::HoldingReply => "start.holding-reply",
        Start::InvestigationEnded => "start.investigation-ended",
        Start::Contact => "start.contact",
        Start::Hearing => "start.hearing",
        Start::Reopening => "start.reopening",
        Start::FinalResponse => "start.final-response",
        Start::DueDate => "start.due-date",
    }
}

fn key(name: &str) -> String {
    name.replace(',', "").replace(' ', "-").to_lowercase()
}

fn flatten(node: &Node, prefix: &str, found: &mut BTreeMap<String, String>, places: &mut BTreeMap<String, Place>) {
    match &node.value {
        Value::Text(text) => {
            found.insert(prefix.to_owned(), text.clone());
            places.insert(prefix.to_owned(), node.at);
        }
        Value::Map(entries) => {
            for entry in entries {
                let key = if prefix.is_empty() { entry.key.clone() } else { format!("{prefix}.{}", entry.key) };
                flatten(&entry.node, &key, found, places);
            }
        }
        Value::List(_) => {}
    }
}
