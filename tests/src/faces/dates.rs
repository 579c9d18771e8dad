//! The dates of a case by the names of their rules, from the JSON in which it is told.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use complaints::policy::library::Library;
use serde_json::Value;

/// Every date of a case, by the name of its rule.
#[derive(Debug, Default)]
pub(crate) struct Dates(BTreeMap<String, Vec<Value>>);

/// The day of a value such as `2027-01-04`, or of an object that has it.
fn day(value: &Value) -> Option<NaiveDate> {
    value["due_date"].as_str().or(value.as_str())?.parse().ok()
}

/// When something is due, or at the latest: the day, and the time where it has one.
pub(super) fn last(date: &Value) -> Option<(NaiveDate, &str)> {
    // Where the hour at which it began is not known, it ends with the last day on which it can.
    if let Some(late) = day(&date["late_from"]) {
        return Some((late.pred_opt()?, "23:59"));
    }
    let (day_of, at) = match day(&date["due_date"]) {
        Some(day) => (day, date["due_at"].as_str()?),
        None => (day(&date["at_latest"])?, date["at_latest"]["due_at"].as_str()?),
    };
    Some((day_of, at.get(11..16)?))
}

impl Dates {
    /// The dates that a program is told.
    pub(super) fn of(told: &Value, library: &Library) -> Self {
        let mut all: BTreeMap<String, Vec<Value>> = BTreeMap::new();
        for date in told["deadlines"].as_array().into_iter().flatten() {
            all.entry(rule(date, library)).or_default().push(date.clone());
        }
        Self(all)
    }

    /// Takes in the dates of another case of the same rules.
    pub(super) fn extend(&mut self, other: Self) {
        other.0.into_iter().for_each(|(rule, all)| self.0.entry(rule).or_default().extend(all));
    }

    fn all(&self, rule: &str) -> &[Value] {
        self.0.get(rule).map_or(&[], Vec::as_slice)
    }

    /// Every date with the name of its rule.
    pub(super) fn each(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().flat_map(|(rule, all)| all.iter().map(move |date| (rule.as_str(), date)))
    }

    /// Every last day and time that a rule gives.
    pub(super) fn last(&self, rule: &str) -> Vec<(NaiveDate, &str)> {
        self.all(rule).iter().filter_map(last).collect()
    }

    /// Every day that a rule gave at first, before it was put off.
    pub(super) fn first(&self, rule: &str) -> Vec<NaiveDate> {
        self.all(rule).iter().filter_map(|date| day(&date["first"])).collect()
    }

    /// Every day until which a rule gives time whatever else happens.
    pub(super) fn at_least(&self, rule: &str) -> Vec<NaiveDate> {
        self.all(rule).iter().filter_map(|date| day(&date["at_least"])).collect()
    }

    /// The soonest of what policy and law give for a step of a stage, in no circumstance: what leads. None where a
    /// circumstance's time took the usual one's place: these values do not say which.
    pub(super) fn lead(&self, stage: u64, step: &str) -> Option<NaiveDate> {
        let of = |(_, date): &(&str, &Value)| date["stage"] == stage && date["step"] == step && date["when"].is_null();
        if self.each().filter(of).any(|(_, date)| date["state"] == "over") {
            return None;
        }
        // A promise that has passed leaves the lead to what the law still allows.
        let is_law = |date: &Value| date["basis"] == "law";
        let allowed = self.each().filter(of).any(|(_, date)| is_law(date) && date["state"] != "overdue");
        let leads = |(_, date): &(&str, &Value)| !(allowed && date["state"] == "overdue" && !is_law(date));
        self.each().filter(of).filter(leads).filter_map(|(_, date)| last(date)).map(|(day, _)| day).min()
    }
}

/// The name of the rule of a date.
fn rule(date: &Value, library: &Library) -> String {
    let text = |key: &str| date[key].as_str().unwrap_or_default();
    if text("step") == "ombudsman" {
        let body = library.bodies.iter().find(|(_, body)| body.name == text("source"));
        return format!("{}.time-limit", body.map_or("nobody", |(id, _)| id.as_str()));
    }
    let of = if text("basis") == "law" { "law." } else { "" };
    let stage = date["stage"].as_u64().map(|stage| format!("stage-{stage}.")).unwrap_or_default();
    let when = date["when"].as_str().map(|when| format!(".{when}")).unwrap_or_default();
    let step = if text("step") == "accept-offer" { "offer" } else { text("step") };
    format!("{of}{stage}{step}{when}")
}
