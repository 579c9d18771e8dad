//! The product's own answer: the policy's text through the library as the
//! programs read it, the timeline, and the one JSON in which dates are told.

use complaints::case::events::{Event, Events};
use complaints::case::json::{DeadlineJson, standing_json};
use complaints::case::timeline::{Deadline, timeline};
use complaints::days::calendar::Calendar;
use complaints::days::moment::Moment;
use complaints::policy::Policy;
use complaints::policy::library::{Landlord, Library};
use complaints::words::problem::any_error;
use complaints::words::source::SourceFile;
use serde_json::{Value, json};
use site_gen::read::checked_library;

use super::life::Life;
use super::{policy, typed};
use crate::words::frozen;

/// The words that all landlords share, read once.
pub(super) struct Product {
    library: Library,
}

/// A policy as the product read it.
pub(super) struct Read {
    policy: Policy,
    calendar: Calendar,
}

impl Product {
    pub(super) fn new() -> Self {
        Self { library: checked_library(&frozen()).expect("the frozen words are sound") }
    }

    /// Reads a policy from its text.
    pub(super) fn read(&self, text: &str) -> Read {
        let file = SourceFile::new("policies/example-homes/2020-01-01.md", text);
        let (landlord, problems) = Landlord::read("example-homes", &[file], &self.library);
        assert!(!any_error(&problems), "{problems:#?}\n{text}");
        let policy = landlord.expect("no problem was told").versions.remove(0).policy;
        let calendar = self.library.calendar(&policy);
        Read { policy, calendar }
    }

    /// The dates of a life; or why its record is refused.
    pub(super) fn tell(&self, read: &Read, life: &Life) -> Result<Value, String> {
        let rules = self.library.rulebook(&read.policy, &read.calendar);
        let events = life.standing().map(|event| event.to_string().parse::<Event>().map_err(|e| e.to_string()));
        let events: Vec<Event> = events.collect::<Result<_, _>>()?;
        let received = events.iter().find(|e| e.kind.name() == "received" && e.stage.is_none_or(|stage| stage == 1));
        let stages = received.map_or(0, |event| rules.stages(event.at.day()));
        let events = Events::new(events, stages).map_err(|e| e.to_string())?;
        let events = life.when.iter().fold(events, |events, id| events.when(*id));
        let now = Moment::parse(&life.now).expect("a time that is there");
        let timeline = timeline(&rules, &events, now).map_err(|e| format!("not counted: {e}"))?;
        let tell = |deadline: &Deadline<'_>| {
            let mut one = told(&standing_json(deadline, &read.policy, &read.calendar, &self.library.phrases));
            // An answer that is owed anew, for which the policy gives no time.
            if deadline.anew && deadline.limit().is_none() {
                one["step"] = "respond again".into();
            }
            one
        };
        let refused = timeline.refused.iter().map(|refused| {
            let (kind, at) = (refused.event.kind.name(), refused.event.at.day().to_string());
            let day = refused.because.day().map(|day| day.to_string());
            json!({ "stage": refused.stage, "kind": kind, "at": at, "reason": refused.because.name(), "day": day })
        });
        let new =
            timeline.new_complaint.map(|new| json!({ "stage": new.stage, "received": new.received.day().to_string() }));
        Ok(json!({
            "deadlines": timeline.deadlines.iter().map(tell).collect::<Vec<_>>(),
            "refused": refused.collect::<Vec<_>>(), "new_complaint": new,
        }))
    }

    /// The same life for the oracle: nothing in it was counted by the product.
    pub(super) fn question(&self, read: &Read, policy: &policy::Policy, life: &Life) -> Value {
        let received = life
            .standing()
            .find(|event| event.kind == "received" && event.stage.is_none_or(|stage| stage == 1))
            .and_then(|e| Moment::parse(&e.at).ok());
        let law = received.and_then(|at| self.library.law(read.policy.scheme, at.day()));
        let own = self.library.laws.iter().filter(|law| received.is_some_and(|at| law.from <= at.day()));
        let own = own.filter_map(|law| {
            let acknowledge = typed::limit(&law.stages.first()?.acknowledge)?;
            Some(json!({ "when": law.about.as_ref()?.circumstance, "acknowledge": acknowledge }))
        });
        let bodies = policy.bodies.iter().filter_map(|id| typed::limit(&self.library.bodies.get(*id)?.limit));
        json!({
            "policy": policy.json(), "law": law.map(typed::law), "own_laws": own.collect::<Vec<_>>(),
            "bodies": bodies.collect::<Vec<_>>(), "events": life.json(), "circumstances": life.when, "now": life.now,
        })
    }
}

/// One date, with the names that the oracle uses.
fn told(json: &DeadlineJson) -> Value {
    let day = |due: &Option<complaints::case::json::DueDay>| due.as_ref().map(|due| due.due_date.to_string());
    json!({
        "stage": json.stage.unwrap_or(0), "step": json.step, "basis": json.basis, "when": json.when,
        "due_date": json.due_date.map(|day| day.to_string()), "due_at": json.due_at, "late_from": json.late_from.map(|day| day.to_string()), "at_latest": json.at_latest.as_ref().map(|due| &due.due_at),
        "at_least": day(&json.at_least), "cap": day(&json.at_most), "first": day(&json.first),
        "not_stated": json.not_stated, "state": json.standing.as_ref().map(|standing| standing.state.clone()),
        "because": json.standing.as_ref().and_then(|standing| standing.because.clone()),
    })
}
