//! What a face has to say of a limit, worked out from what was drawn and not
//! from the product's words: every part of it that changes its date.
//!
//! Reads a limit as the oracle does, so that policy and law are said alike.

use std::collections::BTreeMap;

use complaints::policy::law::Law;
use serde_json::Value;

use super::policy::{Policy, Stage};
use super::{clock::Clock, limit::Limit, typed};
use crate::times::periods;

/// A limit as a face says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Clause {
    /// Every length of time in it, and nothing else may stand there.
    periods: Vec<String>,
    /// What has to stand there, each in one of several ways.
    parts: Vec<Vec<String>>,
}

/// The clauses that each rule can have, by its name: several where a policy contradicts itself.
pub(crate) type Clauses = BTreeMap<String, Vec<Clause>>;

impl Clause {
    /// Of a limit of a stage, as the oracle reads it; `most` is what a time of the law comes to with the one before it.
    fn of(limit: &Value, stage: u8, most: Option<String>) -> Self {
        let mut clause = Self { periods: Vec::new(), parts: Vec::new() };
        clause.window(limit, stage);
        for other in ["or_later", "or_sooner"].iter().filter_map(|key| limit[*key].as_array()).flatten() {
            clause.window(other, stage);
        }
        clause.periods.extend(most);
        let text = |key: &str| limit[key].as_str().unwrap_or_default();
        let same = limit["within"]["same"].is_string();
        let several = |key: &str| !limit[key].as_array().is_none_or(Vec::is_empty);
        clause.part(several("or_later"), &["whichever is later"]);
        clause.part(several("or_sooner"), &["whichever is sooner"]);
        clause.part(text("firmness") == "aim" && !same, &["which we aim for", "if we can"]);
        clause.part(text("firmness") == "usually" && !same, &["usually"]);
        clause.part(text("firmness") == "up to", &["up to", "no later than"]);
        limit["by"].as_str().iter().for_each(|by| clause.part(true, &[&format!("by {}", time(by))]));
        let unit = limit["within"]["unit"].as_str().unwrap_or_default();
        let working = unit == "working days" || limit["within"]["same"] == "working day";
        let rolls = unit != "hours" && !working;
        clause.part(rolls && text("ends") == "next working day", &["or the next working day if that is not one"]);
        clause.part(rolls && text("ends") == "the day before", &["less one day"]);
        clause.part(working && text("ends") == "the day before", &["less one working day"]);
        clause.part(limit["in_total"] == true, &["whatever happens in between"]);
        clause.part(limit["agreed"] == true, &["agreed with you"]);
        clause.part(limit["unless"] == true, &["unless there is a"]);
        clause.periods.sort();
        clause
    }

    fn part(&mut self, holds: bool, ways: &[&str]) {
        if holds {
            self.parts.push(ways.iter().map(|way| (*way).to_owned()).collect());
        }
    }

    /// A length of time and its start.
    fn window(&mut self, limit: &Value, stage: u8) {
        let within = &limit["within"];
        match within["same"].as_str() {
            Some(day) => self.part(true, &[&format!("the same {day}")]),
            None => self.periods.push(period(within)),
        }
        let hours = within["unit"] == "hours";
        let of = limit["from"]["stage"].as_u64().and_then(|stage| u8::try_from(stage).ok());
        let start = start(limit["from"]["start"].as_str().unwrap_or_default(), of.unwrap_or(stage), hours);
        let at = of.filter(|of| *of != stage).map(|of| format!(" at Stage {of}")).unwrap_or_default();
        self.part(true, &[&format!("{start}{at}")]);
    }

    /// What of it a text does not say, or says otherwise.
    fn missing_in(&self, text: &str) -> Option<String> {
        let mut said = periods(text);
        said.sort();
        if said != self.periods {
            return Some(format!("{said:?} in place of {:?}", self.periods));
        }
        // A text may begin a sentence.
        let text = text.to_lowercase();
        let missing = self.parts.iter().find(|ways| !ways.iter().any(|way| text.contains(&way.to_lowercase())))?;
        Some(format!("nothing of {missing:?}"))
    }
}

/// What is wrong with a text that says a limit of a rule.
pub(crate) fn wrong(clauses: &Clauses, rule: &str, text: &str) -> Option<String> {
    // The answer in a circumstance is known by its step, also where it was put off and its new target counts.
    let put_off = clauses.get(&rule.replace(".respond.", ".new-target.")).filter(|_| rule.contains(".respond."));
    let all: Vec<&Clause> = clauses.get(rule).into_iter().chain(put_off).flatten().collect();
    if all.is_empty() {
        return Some(format!("says {rule}, which nobody drew: {text:?}"));
    }
    let missing: Option<Vec<String>> = all.iter().map(|clause| clause.missing_in(text)).collect();
    Some(format!("{rule}: {} in {text:?}", missing?.join("; ")))
}

/// `10 working day`, as [`periods`] reads it.
fn period(within: &Value) -> String {
    let unit = within["unit"].as_str().unwrap_or_default();
    format!("{} {}", within["count"], unit.trim_end_matches('s'))
}

/// `17:00` as people say it.
fn time(by: &str) -> String {
    let (hour, minute) = by.split_once(':').expect("a time of the day");
    let hour: u32 = hour.parse().expect("an hour");
    match (hour, minute) {
        (12, "00") => "midday".to_owned(),
        _ => {
            let minute = if minute == "00" { String::new() } else { format!(":{minute}") };
            let (twelve, half) = if hour < 12 { (hour, "am") } else { (hour - 12, "pm") };
            format!("{}{minute}{half}", if twelve == 0 { 12 } else { twelve })
        }
    }
}

fn start(name: &str, stage: u8, hours: bool) -> &'static str {
    match name {
        "receipt" if stage < 2 => {
            if hours {
                "the time we get your complaint"
            } else {
                "the day we get your complaint"
            }
        }
        "receipt" | "the request to escalate" => {
            if hours {
                "the time we get your request"
            } else {
                "the day we get your request"
            }
        }
        "the problem" => "the day the problem happened",
        "becoming aware" => "the day you found out about the problem",
        "acknowledgement" => "the day we tell you we have it",
        "receipt by the committee" => "the day the committee gets it",
        "the response" => "the day of our answer",
        "closure" => "the day the complaint is closed",
        "an offer" => "the day of our offer",
        "the holding reply" => "the day we write to say it will take longer",
        "the end of the investigation" => "the day we finish looking into it",
        "our first contact" | "the first contact" => "the day we first talk with you about it",
        "the hearing" => "the day of the hearing",
        "reopening" => "the day it is opened again",
        "the final response" => "the day of our last answer",
        "getting the response" => "the day you get our answer",
        "your letter" => "the date of your letter",
        "first raising it" => "the day you first told us about it",
        "the decision" => "the day of our decision",
        "the decision complained of" => "the day of the decision",
        "the end of the tenancy" => "the day your tenancy ended",
        "the report" => "the day we send you our report",
        "the draft" => "the day we send you our draft",
        "our last message" => "the day we last wrote to you",
        "the due date" => "the day our answer was due",
        other => panic!("nobody wrote down how a page says {other:?}"),
    }
}

impl Stage {
    fn clauses(&self, number: u8) -> Vec<(String, Clause)> {
        let of = |limit: &Limit| Clause::of(&limit.json(), number, None);
        let id = |step: &str, when: Option<&str>| {
            format!("stage-{number}.{step}{}", when.map(|when| format!(".{when}")).unwrap_or_default())
        };
        let clocks = |step: &'static str, all: &[Clock]| -> Vec<(String, Clause)> {
            let one = |clock: &Clock| {
                let id = id(step, clock.when);
                let against = clock.against.iter().map(|limit| (id.clone(), of(limit))).collect::<Vec<_>>();
                std::iter::once((id, of(&clock.limit))).chain(against).collect::<Vec<_>>()
            };
            all.iter().flat_map(one).collect()
        };
        let single = |step: &'static str, limit: &Option<Limit>| limit.as_ref().map(|l| (id(step, None), of(l)));
        let mut all = clocks("acknowledge", &self.acknowledge);
        all.extend(clocks("contact", &self.contact));
        all.extend(clocks("hearing", &self.hearing));
        all.extend(clocks("report", &self.report));
        all.extend(clocks("draft", &self.draft));
        all.extend(clocks("respond", &self.respond));
        all.extend(clocks("hold", &self.send));
        all.extend(clocks("new-target", &self.new_target));
        all.extend(single("extend", &self.extend));
        all.extend(single("escalate", &self.escalate));
        all.extend(single("reopen", &self.reopen));
        all.extend(single("offer", &self.offer));
        all.extend(single("comment", &self.comment));
        all.extend(single("write-back", &self.write_back));
        all
    }
}

impl Policy {
    /// Every clause that pages and dates can say of it, and of the laws beside it: its scheme's, and those of
    /// circumstances.
    pub(crate) fn clauses(&self, law: Option<&Law>, of_circumstances: &[Law]) -> Clauses {
        let mut all = Clauses::new();
        let mut add = |rule: String, clause: Clause| all.entry(rule).or_default().push(clause);
        for (number, stage) in (1_u8..).zip(&self.stages) {
            stage.clauses(number).into_iter().for_each(|(rule, clause)| add(rule, clause));
        }
        if let Some((count, unit)) = self.post {
            let within = serde_json::json!({ "count": count, "unit": unit });
            add("post".to_owned(), Clause { periods: vec![period(&within)], parts: Vec::new() });
        }
        for limit in &self.time_to_complain {
            add("time-to-complain".to_owned(), Clause::of(&limit.json(), 0, None));
        }
        for (law, about) in of_circumstances.iter().filter_map(|law| Some((law, law.about.as_ref()?))) {
            let limit = law.stages.first().and_then(|stage| typed::limit(&stage.acknowledge));
            let rule = format!("law.stage-1.acknowledge.{}", about.circumstance);
            limit.iter().for_each(|limit| add(rule.clone(), Clause::of(limit, 1, None)));
        }
        let Some(law) = law.map(typed::law) else { return all };
        for limit in law["time_to_complain"].as_array().into_iter().flatten() {
            // Pages tell how long it is, and from when in their own words.
            add(
                "law.time-to-complain".to_owned(),
                Clause { periods: vec![period(&limit["within"])], parts: Vec::new() },
            );
        }
        for (number, stage) in (1_u8..).zip(law["stages"].as_array().into_iter().flatten()) {
            for step in
                ["acknowledge", "respond", "extend", "escalate"].into_iter().filter(|step| !stage[step].is_null())
            {
                let (first, limit) = (&stage["acknowledge"], &stage[step]);
                let rule = format!("law.stage-{number}.{step}");
                add(rule.clone(), Clause::of(limit, number, None));
                if step == "respond" && limit["from"]["start"] == "acknowledgement" && !first.is_null() {
                    sum(first, limit)
                        .into_iter()
                        .for_each(|most| add(rule.clone(), Clause::of(limit, number, Some(most))));
                }
            }
        }
        all
    }
}

/// Two lengths of one unit, one behind the other.
fn sum(first: &Value, second: &Value) -> Option<String> {
    let (a, b) = (&first["within"], &second["within"]);
    let count = a["count"].as_u64()? + b["count"].as_u64()?;
    (a["unit"] == b["unit"])
        .then(|| format!("{count} {}", b["unit"].as_str().unwrap_or_default().trim_end_matches('s')))
}
