//! How a case stands, on its receipt: what has happened, and what comes after an answer.

use serde::Serialize;

use super::date::DateView;
use super::receipt::Receipt;
use crate::clock::Step;
use crate::events::{Event, Kind};
use crate::text::Phrases;
use crate::timeline::Due;
use crate::told::stage_name;

/// How a case stands.
#[derive(Debug, Serialize)]
pub(super) struct Progress {
    /// What has happened, in order; nothing for a case that was sent and no more.
    happened: Vec<HappenedView>,
    /// It has gone on to a later stage.
    later: bool,
    /// The day on which it was closed.
    closed: Option<String>,
    /// The landlord has answered at this stage.
    answered: bool,
    /// There is no stage after this one.
    last: bool,
    /// Until when the next stage can be asked for.
    ask: Option<DateView>,
    /// Since when the time for the answer has stood still.
    stopped: Option<String>,
}

/// One thing that happened.
#[derive(Debug, Serialize)]
struct HappenedView {
    day: String,
    what: String,
}

impl Progress {
    /// How the case of a receipt stands; `lead` gives the leading date of a step at its stage.
    pub(super) fn of(receipt: &Receipt<'_>, phrases: &Phrases, lead: &dyn Fn(Step) -> Option<DateView>) -> Self {
        let (events, policy) = (receipt.events, receipt.policy);
        let stage = events.stage();
        let told = events.each().skip_while(|(event, _)| event.kind != Kind::Received);
        let happened: Vec<HappenedView> = told
            .map(|(event, at)| HappenedView {
                day: phrases.day(event.at.day()),
                what: what(event, (at > 1).then(|| stage_name(policy, at, phrases)), phrases),
            })
            .collect();
        let promises = receipt.timeline.deadlines.iter().filter(|d| d.stage == stage && d.is_promise());
        let stopped = promises.filter(|d| d.step == Step::Respond).find_map(|d| match d.due {
            Due::Stopped(since) => Some(phrases.day(since.day())),
            Due::On(_) | Due::Waiting { .. } | Due::NotStated => None,
        });
        let answered = events.last(Kind::Responded, stage).max(events.last(Kind::FinalResponse, stage));
        let opened_again = events.last(Kind::Reopened, stage);
        Self {
            // The sending alone is what the whole page is about.
            happened: if happened.len() > 1 { happened } else { Vec::new() },
            later: stage > 1,
            closed: events.closed(stage).map(|at| phrases.day(at.day())),
            answered: answered.is_some() && answered >= opened_again,
            last: receipt.timeline.deadlines.iter().all(|d| d.stage <= stage),
            ask: lead(Step::Escalate).filter(|ask| !ask.done && !ask.passed),
            stopped,
        }
    }

    /// Whether the landlord owes something at this stage.
    pub(super) fn is_open(&self) -> bool {
        self.closed.is_none() && !self.answered
    }
}

fn what(event: &Event, stage: Option<String>, phrases: &Phrases) -> String {
    let what = phrases.of("happened", event.kind.name()).to_owned();
    let what = match event.until {
        Some(until) => phrases.fill("happened.new-date", &[("what", &what), ("until", &phrases.day(until))]),
        None => what,
    };
    match stage {
        Some(stage) => phrases.fill("happened.at-stage", &[("what", &what), ("stage", &stage)]),
        None => what,
    }
}
