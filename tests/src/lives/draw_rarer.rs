//! Draws what few policies have, into a policy that is drawn: starts other
//! than arrivals and acts of the landlord's, days for the post, "whichever is
//! sooner", steps inside a stage. Each stands in about one policy of eight.

use fastrand::Rng;

use super::clock::Clock;
use super::draw::{maybe, once_in, one};
use super::draw_policy::{arrival, clocks, dressed, hours, long, window};
use super::limit::{Limit, Within};
use super::policy::{Policy, Stage};
use super::start::From;

/// Each of them stands in one of so many policies.
const RARE: u32 = 8;
/// From when the time to complain counts, where not from the problem.
const OF_THE_CASE: [&str; 3] = ["first raising it", "the decision complained of", "the end of the tenancy"];

impl Policy {
    /// What is rare, each part of it now and then.
    pub(super) fn draw_rarer(&mut self, chance: &mut Rng, whens: &[&'static str]) {
        for start in OF_THE_CASE {
            if once_in(chance, 2 * RARE) {
                self.time_to_complain.truncate(1);
                self.time_to_complain.push(complain(chance, start));
            }
        }
        if once_in(chance, RARE) {
            let all = ["the problem", "becoming aware", OF_THE_CASE[0], OF_THE_CASE[1], OF_THE_CASE[2]];
            let start = one(chance, &all);
            let mut limit = complain(chance, start);
            sooner(chance, &mut limit, &all, months);
            self.time_to_complain.truncate(1);
            self.time_to_complain.push(limit);
        }
        let mut posted = once_in(chance, 24);
        if !self.stages.is_empty() {
            posted |= once_in(chance, 6) && self.got(chance);
            self.of_stages(chance, whens);
        }
        let days = one(chance, &["days", "working days"]);
        self.post = (posted && !once_in(chance, 3)).then(|| (chance.u16(1..=5), days));
    }

    /// A window, and now and then an answer, from the day on which an answer came.
    fn got(&mut self, chance: &mut Rng) -> bool {
        let (number, stage) = any(chance, &mut self.stages);
        let got = From::spelt(chance, "getting the response");
        if number > 1 && once_in(chance, 4) {
            let at = got.at(number - 1);
            usual(chance, &mut stage.respond, |_| at);
            return true;
        }
        match chance.u8(0..6) {
            0 => stage.reopen = Some(Limit { from: got, ..window(chance, "closure") }),
            1 => stage.offer = Some(Limit { from: got, ..window(chance, "an offer") }),
            2 => {
                let other = one(chance, &["the problem", "the response", "closure"]);
                let limit = stage.escalate.insert(window(chance, other));
                limit.or_later.push((months(chance), got));
            }
            _ => stage.escalate = Some(Limit { from: got, ..window(chance, "the response") }),
        }
        true
    }

    /// What is rare in its stages.
    fn of_stages(&mut self, chance: &mut Rng, whens: &[&'static str]) {
        let stages = &mut self.stages;
        if once_in(chance, RARE) {
            let (_, stage) = any(chance, stages);
            first_or_answer(chance, stage, "your letter");
        }
        if once_in(chance, RARE) {
            first_or_answer(chance, &mut stages[0], "first raising it");
        }
        if once_in(chance, RARE) {
            let (_, stage) = any(chance, stages);
            match chance.u8(0..3) {
                0 => usual(chance, &mut stage.respond, |chance| From::spelt(chance, "the decision")),
                1 => stage.escalate = Some(spelt_window(chance, "the decision")),
                _ => stage.reopen = Some(spelt_window(chance, "the decision")),
            }
        }
        if once_in(chance, 2 * RARE) {
            let (_, stage) = any(chance, stages);
            let start = one(chance, &["the end of the tenancy", "your letter"]);
            stage.escalate = Some(spelt_window(chance, start));
        }
        if once_in(chance, RARE) {
            let (number, stage) = any(chance, stages);
            let starts: &[&str] = if number > 1 { &["your letter"] } else { &["your letter", "first raising it"] };
            stage.contact = clocks(chance, whens, |c, _| step(c, number, starts));
            leads_to(chance, &mut stage.respond, "our first contact");
        }
        if once_in(chance, RARE) {
            let (number, stage) = any(chance, stages);
            stage.report = clocks(chance, whens, |c, _| step(c, number, &["acknowledgement", "our first contact"]));
            leads_to(chance, &mut stage.respond, "the report");
        }
        if once_in(chance, RARE) {
            let (number, stage) = any(chance, stages);
            stage.draft = clocks(chance, whens, |c, _| step(c, number, &["acknowledgement", "the report"]));
            stage.comment = maybe(chance, 2, |chance| usual_window(chance, "the draft"));
            leads_to(chance, &mut stage.respond, "the draft");
        }
        if once_in(chance, RARE) {
            let (_, stage) = any(chance, stages);
            let start = if once_in(chance, 4) { "our first contact" } else { "the draft" };
            stage.comment = Some(usual_window(chance, start));
        }
        if once_in(chance, RARE) {
            let (_, stage) = any(chance, stages);
            stage.write_back = Some(usual_window(chance, "our last message"));
        }
        if once_in(chance, RARE) {
            let (number, stage) = any(chance, stages);
            sooner_in(chance, number, stage);
        }
    }
}

/// One of the stages, with its number.
fn any<'s>(chance: &mut Rng, stages: &'s mut [Stage]) -> (u8, &'s mut Stage) {
    let at = chance.usize(0..stages.len());
    (u8::try_from(at + 1).expect("at most five"), &mut stages[at])
}

fn months(chance: &mut Rng) -> Within {
    Within::Of(one(chance, &[1, 2, 3, 6, 12]), "months")
}

fn complain(chance: &mut Rng, start: &'static str) -> Limit {
    let within = if once_in(chance, 3) { Within::Of(chance.u16(10..=60), "working days") } else { months(chance) };
    Limit { from: From::spelt(chance, start), unless: once_in(chance, 3), ..Limit::new(within, start) }
}

fn spelt_window(chance: &mut Rng, start: &'static str) -> Limit {
    Limit { from: From::spelt(chance, start), ..window(chance, start) }
}

/// A window from its usual start, which need not be written.
fn usual_window(chance: &mut Rng, start: &'static str) -> Limit {
    let usual = start != "our first contact";
    Limit { unwritten: usual && once_in(chance, 4), ..spelt_window(chance, start) }
}

/// By when something inside a stage has to be done.
fn step(chance: &mut Rng, stage: u8, starts: &[&'static str]) -> Limit {
    let start = if once_in(chance, 2) { one(chance, starts) } else { arrival(chance, stage) };
    let within = if once_in(chance, 8) {
        hours(chance)
    } else {
        Within::Of(chance.u16(1..=20), one(chance, &["days", "working days"]))
    };
    let mut limit = Limit { from: From::spelt(chance, start), ..Limit::new(within, start) };
    limit.unwritten = start == "receipt" && once_in(chance, 4);
    dressed(chance, limit)
}

/// The usual clock of a step, from another start; one that two times contradict stays as it is.
fn usual(chance: &mut Rng, all: &mut Vec<Clock>, from: impl Fn(&mut Rng) -> From) {
    if all.is_empty() {
        all.push(Clock::usual(Limit::new(long(chance), "receipt")));
    }
    if all[0].against.is_none() {
        (all[0].limit.from, all[0].limit.unwritten) = (from(chance), false);
    }
}

/// An acknowledgement or an answer from a start.
fn first_or_answer(chance: &mut Rng, stage: &mut Stage, start: &'static str) {
    let all = if once_in(chance, 2) { &mut stage.acknowledge } else { &mut stage.respond };
    usual(chance, all, |chance| From::spelt(chance, start));
}

/// The answer counts from a step before it, in every other policy that has it.
fn leads_to(chance: &mut Rng, respond: &mut Vec<Clock>, start: &'static str) {
    if once_in(chance, 2) {
        usual(chance, respond, |chance| From::spelt(chance, start));
    }
}

/// Of this limit and one or two others the first end counts.
fn sooner(chance: &mut Rng, limit: &mut Limit, starts: &[&'static str], within: impl Fn(&mut Rng) -> Within) {
    limit.or_later.clear();
    for _ in 0..one(chance, &[1, 1, 1, 2]) {
        let start = one(chance, starts);
        limit.or_sooner.push((within(chance), From::spelt(chance, start)));
    }
}

/// "Whichever is sooner" somewhere in a stage.
fn sooner_in(chance: &mut Rng, number: u8, stage: &mut Stage) {
    let asks = ["the response", "getting the response", "closure", "the problem", "the decision", "your letter"];
    let owes = [
        "your letter",
        "receipt",
        "acknowledgement",
        "the hearing",
        "the end of the investigation",
        "our first contact",
        "the report",
        "the draft",
        // Nobody counts a later stage from it.
        if number > 1 { "receipt by the committee" } else { "first raising it" },
    ];
    match chance.u8(0..8) {
        0 if !stage.acknowledge.is_empty() => {
            sooner(chance, &mut stage.acknowledge[0].limit, &["receipt", "your letter", owes[8]], long);
        }
        0..4 => {
            let start = one(chance, &owes);
            usual(chance, &mut stage.respond, |chance| From::spelt(chance, start));
            if stage.respond[0].against.is_none() {
                sooner(chance, &mut stage.respond[0].limit, &owes, long);
            }
        }
        4 => {
            let limit = window(chance, "an offer");
            sooner(chance, stage.offer.insert(limit), &["the response", "closure", "getting the response"], months);
        }
        _ => {
            let start = one(chance, &asks);
            let limit = spelt_window(chance, start);
            sooner(chance, stage.escalate.insert(limit), &asks, months);
        }
    }
}
