//! Draws a policy: any nation and scheme, no stage to five, every key that
//! bears on time. What the result can say, and how it is written, is `policy`'s.

use chrono::NaiveDate;
use fastrand::Rng;

use super::clock::Clock;
use super::draw::{day_after, maybe, once_in, one};
use super::limit::{Limit, Within};
use super::policy::{Policy, Stage};
use super::start::From;
use crate::day;

const NATIONS: [&str; 5] = ["england", "wales", "scotland", "northern-ireland", "uk"];
/// Of each scheme but the last.
const NATIONS_OF_SCHEMES: [&str; 4] = ["england", "scotland", "wales", "northern-ireland"];
const SCHEMES: [&str; 5] = ["housing-ombudsman", "spso", "psow", "nipso", "none"];
/// Circumstances that every landlord knows.
pub(super) const SHARED: [&str; 4] = ["risk-to-life", "outside-bodies", "complex", "data-protection"];
/// Its clock counts from reopening.
const OPENED_AGAIN: &str = "opened-again";
const OWN: [&str; 3] = ["damp", "no-water", OPENED_AGAIN];

impl Policy {
    /// Any policy.
    #[must_use]
    pub fn draw(chance: &mut Rng) -> Self {
        let scheme = one(chance, &SCHEMES);
        let own: Vec<&'static str> = OWN.into_iter().filter(|_| once_in(chance, 3)).collect();
        let whens: Vec<&'static str> = SHARED.into_iter().chain(own.iter().copied()).collect();
        let stages = one(chance, &[0_u8, 1, 1, 2, 2, 2, 2, 3, 3, 4, 5]);
        // A scheme is of one nation, and so is a body; a landlord of several nations can be in any.
        let nation = match SCHEMES.iter().zip(NATIONS_OF_SCHEMES).find(|(name, _)| **name == scheme) {
            Some((_, own)) if chance.u8(0..4) > 0 => own,
            Some(_) => "uk",
            None => one(chance, &NATIONS),
        };
        let beside: &[&str] = match nation {
            "england" | "uk" => &["financial-ombudsman", "lgsco", "ico"],
            _ => &["financial-ombudsman", "ico"],
        };
        let mut bodies: Vec<&str> = SCHEMES.into_iter().filter(|body| *body == scheme && scheme != "none").collect();
        bodies.extend(maybe(chance, 6, |chance| one(chance, beside)));
        let mut policy = Self {
            nation,
            scheme,
            day_one: one(chance, &[None, None, Some("next"), Some("rolled"), Some("same")]),
            cut_off: one(chance, &[None, None, None, Some("17:00"), Some("16:30"), Some("12:00")]),
            closed: (0..chance.u8(0..3)).map(|_| closed(chance)).collect(),
            post: None,
            own,
            time_to_complain: (0..chance.u8(0..3)).map(|_| time_to_complain(chance)).collect(),
            stages: (1..=stages).map(|number| stage(chance, number, &whens)).collect(),
            bodies,
        };
        policy.draw_rarer(chance, &whens);
        policy
    }
}

fn closed(chance: &mut Rng) -> (NaiveDate, NaiveDate) {
    let christmas = one(chance, &["2024-12-24", "2025-12-24", "2026-12-24", "2027-12-24"]);
    let first = if once_in(chance, 2) { day(christmas) } else { day_after(chance, day("2024-01-01"), 1500) };
    (first, day_after(chance, first, 9))
}

fn time_to_complain(chance: &mut Rng) -> Limit {
    let months = |chance: &mut Rng| Within::Of(one(chance, &[3, 6, 12]), "months");
    let start = one(chance, &["the problem", "becoming aware"]);
    let mut limit = Limit::new(months(chance), start);
    limit.unless = once_in(chance, 3);
    let aware = From::of("becoming aware");
    limit.or_later.extend((start == "the problem" && once_in(chance, 3)).then(|| (months(chance), aware)));
    limit
}

fn stage(chance: &mut Rng, number: u8, whens: &[&'static str]) -> Stage {
    let escalate = maybe(chance, 2, |chance| escalate(chance, number));
    let holds = once_in(chance, 2);
    Stage {
        acknowledge: if once_in(chance, 5) {
            Vec::new()
        } else {
            clocks(chance, whens, |c, risk| acknowledge(c, number, risk))
        },
        hearing: if once_in(chance, 5) { clocks(chance, &[], |c, _| hearing(c, number)) } else { Vec::new() },
        respond: respond(chance, number, whens),
        send: if holds { clocks(chance, &[], |c, _| send(c)) } else { Vec::new() },
        new_target: if holds && !once_in(chance, 4) { clocks(chance, whens, |c, _| cap(c)) } else { Vec::new() },
        extend: maybe(chance, 3, cap),
        pause: once_in(chance, 2),
        late_request: escalate.is_some() && once_in(chance, 3),
        escalate,
        reopen: maybe(chance, 3, |chance| window(chance, "closure")),
        offer: maybe(chance, 4, |chance| window(chance, "an offer")),
        ..Stage::default()
    }
}

/// The usual clock, and now and then those of circumstances.
pub(super) fn clocks(chance: &mut Rng, whens: &[&'static str], draw: impl Fn(&mut Rng, bool) -> Limit) -> Vec<Clock> {
    let mut all = vec![Clock::usual(draw(chance, false))];
    for when in whens.iter().filter(|when| **when != OPENED_AGAIN) {
        if once_in(chance, 8) {
            all.push(Clock { when: Some(when), limit: draw(chance, *when == "risk-to-life"), against: None });
        }
    }
    all
}

/// What arrived at a stage, in either word.
pub(super) fn arrival(chance: &mut Rng, stage: u8) -> &'static str {
    if stage > 1 && once_in(chance, 2) { "the request to escalate" } else { "receipt" }
}

fn acknowledge(chance: &mut Rng, stage: u8, risk: bool) -> Limit {
    let within = match chance.u8(0..10) {
        _ if risk => hours(chance),
        0 | 1 => hours(chance),
        2 => Within::Same(one(chance, &["day", "working day"])),
        3 => Within::NextWorkingDay,
        4 => Within::Of(chance.u16(1..=7), "days"),
        _ => Within::Of(chance.u16(1..=7), "working days"),
    };
    let mut limit = Limit::new(within, arrival(chance, stage));
    limit.unwritten = limit.from.start == "receipt" && once_in(chance, 6);
    dressed(chance, limit)
}

/// With what changes how a limit of days ends.
pub(super) fn dressed(chance: &mut Rng, mut limit: Limit) -> Limit {
    limit.firmness = one(chance, &["firm", "firm", "firm", "aim", "usually"]);
    if !matches!(limit.within, Within::Of(_, "hours")) {
        limit.by = maybe(chance, 12, |chance| one(chance, &["17:00", "12:00", "01:30"]));
        limit.ends = maybe(chance, 12, |chance| one(chance, &["that day", "next working day", "the day before"]));
        // That would end before it starts, and no file may say it.
        limit.ends = limit.ends.filter(|ends| *ends != "the day before" || !matches!(limit.within, Within::Same(_)));
    }
    limit
}

fn hearing(chance: &mut Rng, stage: u8) -> Limit {
    let start = if once_in(chance, 3) { "acknowledgement" } else { arrival(chance, stage) };
    Limit::new(Within::Of(chance.u16(5..=25), one(chance, &["days", "working days"])), start)
}

/// Less than a day, whole days, and what ends in the middle of one.
pub(super) fn hours(chance: &mut Rng) -> Within {
    Within::Of(one(chance, &[1, 12, 24, 36, 48, 72, 96]), "hours")
}

pub(super) fn long(chance: &mut Rng) -> Within {
    match chance.u8(0..10) {
        0 => hours(chance),
        1 => Within::Of(chance.u16(1..=6), "weeks"),
        2 => Within::Of(chance.u16(1..=2), "months"),
        3 | 4 => Within::Of(chance.u16(5..=30), "days"),
        _ => Within::Of(chance.u16(3..=25), "working days"),
    }
}

fn respond(chance: &mut Rng, stage: u8, whens: &[&'static str]) -> Vec<Clock> {
    let mut all = match chance.u8(0..12) {
        0 => Vec::new(),
        1 => {
            let limit = |chance: &mut Rng, count| {
                Limit::new(Within::Of(count, one(chance, &["days", "working days"])), "receipt")
            };
            let (short, long) = (chance.u16(5..=10), chance.u16(11..=20));
            let against = Some(limit(chance, long));
            vec![Clock { against, ..Clock::usual(limit(chance, short)) }]
        }
        _ => clocks(chance, whens, |chance, risk| answer(chance, stage, risk)),
    };
    if whens.contains(&OPENED_AGAIN) && !all.is_empty() && all[0].against.is_none() && once_in(chance, 2) {
        let limit = Limit::new(Within::Of(chance.u16(3..=15), "working days"), "reopening");
        all.push(Clock { when: Some(OPENED_AGAIN), limit, against: None });
    }
    all
}

fn answer(chance: &mut Rng, stage: u8, risk: bool) -> Limit {
    if risk {
        return Limit::new(hours(chance), "receipt");
    }
    let starts = [
        "receipt",
        "receipt",
        "receipt",
        "receipt",
        "acknowledgement",
        "acknowledgement",
        "acknowledgement",
        "the hearing",
        "the holding reply",
        "receipt by the committee",
        "the end of the investigation",
        "our first contact",
    ];
    let start = match one(chance, &starts) {
        "receipt" => arrival(chance, stage),
        start => start,
    };
    let mut limit = Limit { from: From::spelt(chance, start), ..Limit::new(long(chance), start) };
    limit.unwritten = start == "receipt" && once_in(chance, 5);
    limit.in_total = !limit.unwritten && once_in(chance, 12);
    limit.unless = once_in(chance, 8);
    if stage > 1 && once_in(chance, 15) {
        (limit.from, limit.unwritten) = (From::of("the response").at(stage - 1), false);
    }
    if !limit.unwritten && once_in(chance, 15) {
        let other = one(chance, &["receipt", "the hearing", "the end of the investigation"]);
        limit.or_later.push((Within::Of(chance.u16(5..=20), "working days"), From::of(other)));
    }
    dressed(chance, limit)
}

fn send(chance: &mut Rng) -> Limit {
    let start = if once_in(chance, 4) { "acknowledgement" } else { "receipt" };
    Limit::new(Within::Of(chance.u16(3..=15), one(chance, &["days", "working days"])), start)
}

/// How far an answer may be put off.
fn cap(chance: &mut Rng) -> Limit {
    let unit = one(chance, &["days", "working days", "working days", "weeks"]);
    let (count, total) = if unit == "weeks" { (1..=4, 4..=8) } else { (3..=20, 15..=45) };
    let mut limit = match chance.u8(0..6) {
        0 | 1 => Limit { more: true, ..Limit::new(Within::Of(chance.u16(count), unit), "the due date") },
        2 => Limit { in_total: true, ..Limit::new(Within::Of(chance.u16(total), unit), "receipt") },
        3 => Limit::new(Within::Of(chance.u16(total), unit), "acknowledgement"),
        4 => Limit::new(Within::Of(chance.u16(total), unit), "receipt"),
        _ => Limit::new(Within::Of(chance.u16(count), unit), "the holding reply"),
    };
    limit.firmness = one(chance, &["up to", "up to", "up to", "firm", "usually"]);
    limit.unless = once_in(chance, 3);
    limit.agreed = once_in(chance, 5);
    limit
}

fn escalate(chance: &mut Rng, stage: u8) -> Limit {
    let start = one(chance, &["the response", "the response", "the response", "closure", "the problem"]);
    let mut limit = window(chance, start);
    limit.unwritten = start == "the response" && once_in(chance, 4);
    if start == "the problem" {
        let response = From::of("the response");
        let response = if once_in(chance, 4) { response.at(stage) } else { response };
        limit.or_later.push((Within::Of(2, "months"), response));
    }
    limit
}

pub(super) fn window(chance: &mut Rng, start: &'static str) -> Limit {
    let within = match chance.u8(0..6) {
        0 => Within::Of(chance.u16(5..=20), "working days"),
        1 => Within::Of(chance.u16(2..=8), "weeks"),
        2 => Within::Of(1, "years"),
        3 => Within::Of(chance.u16(1..=6), "months"),
        _ => Within::Of(chance.u16(7..=40), "days"),
    };
    let mut limit = Limit::new(within, start);
    limit.ends = maybe(chance, 10, |chance| one(chance, &["that day", "next working day", "the day before"]));
    limit.unless = once_in(chance, 6);
    limit
}
