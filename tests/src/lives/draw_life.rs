//! Draws a life: a receipt of 2024 to 2027, and what can follow, step by step,
//! with mistakes, struck lines and late entries among it.

use chrono::{Days, NaiveDate};
use fastrand::Rng;

use super::draw::{day_after, maybe, once_in, one};
use super::draw_policy::SHARED;
use super::life::{Event, Life};
use super::policy::Policy;
use crate::day;

/// Where a case is while its life is drawn.
struct Walk<'r> {
    chance: &'r mut Rng,
    /// The events that clocks of the policy wait for, other than those that every life can have.
    waits_for: Vec<&'static str>,
    received: NaiveDate,
    events: Vec<Event>,
    day: NaiveDate,
    stage: u8,
    stages: u8,
    paused: bool,
    answered: bool,
    closed: bool,
    /// What happens once at a stage, and has.
    once: Vec<(&'static str, u8)>,
}

impl Life {
    /// Any life of a complaint under a policy.
    #[must_use]
    pub fn draw(policy: &Policy, chance: &mut Rng) -> Self {
        let received = day_after(chance, day("2024-01-02"), 1440);
        // Each scheme's law has two stages.
        let by_law = if policy.scheme == "none" { 0 } else { 2 };
        let stages = u8::try_from(policy.stages.len()).expect("at most five").max(by_law).max(1);
        let when = SHARED.into_iter().chain(policy.own.iter().copied()).filter(|_| once_in(chance, 5)).collect();
        // Half of all lives have nothing that moves a date.
        let moving = once_in(chance, 2);
        let known = policy.own.clone();
        let mut walk = Walk {
            chance,
            waits_for: policy.waits_for(),
            received,
            events: Vec::new(),
            day: received,
            stage: 1,
            stages,
            paused: false,
            answered: false,
            closed: false,
            once: Vec::new(),
        };
        walk.begin();
        for _ in 0..walk.chance.u8(0..17) {
            walk.step(moving, &known);
        }
        walk.spoil();
        let later = walk.chance.u64(0..60);
        walk.day = walk.day + Days::new(later);
        let now = walk.time();
        Self { events: walk.events, when, now }
    }
}

impl Walk<'_> {
    /// A day, or a time of it, in one of the ways in which it is written. No clocks change at these times.
    fn time(&mut self) -> String {
        let (day, minute) = (self.day, self.chance.u32(4 * 60..24 * 60));
        match self.chance.u8(0..8) {
            0..4 => day.to_string(),
            4 => format!("{day}T{:02}:{:02}:00Z", minute / 60, minute % 60),
            _ => format!("{day}T{:02}:{:02}", minute / 60, minute % 60),
        }
    }

    fn event(&mut self, kind: &'static str, stage: Option<u8>) -> Event {
        Event { kind, stage, at: self.time(), until: None, reason: false, id: None, struck: false }
    }

    /// An event of another day.
    fn on(&mut self, day: NaiveDate, kind: &'static str, stage: Option<u8>) {
        let today = std::mem::replace(&mut self.day, day);
        let event = self.event(kind, stage);
        self.events.push(event);
        self.day = today;
    }

    /// Whether a life records something now: mostly where a clock waits for it, and hardly where none does.
    fn records(&mut self, kind: &'static str) -> bool {
        if self.waits_for.contains(&kind) { !once_in(self.chance, 3) } else { once_in(self.chance, 40) }
    }

    fn happens(&mut self, kind: &'static str) {
        // Where it is not said, an event belongs to the stage the case is in; a last answer to the last stage.
        let said = kind == "final-response" || self.chance.u8(0..3) > 0;
        let event = self.event(kind, said.then_some(self.stage));
        self.events.push(event);
    }

    /// The problem, becoming aware of it, the receipt.
    fn begin(&mut self) {
        let received = self.day;
        for (kind, most) in [("problem", 500), ("aware", 300)] {
            if once_in(self.chance, 2) {
                let at = (received - Days::new(self.chance.u64(0..most))).to_string();
                let event = Event { at, ..self.event(kind, None) };
                self.events.push(event);
            }
        }
        for (kind, most) in [("raised", 200), ("disputed-decision", 300), ("tenancy-ended", 400), ("letter-dated", 10)]
        {
            if self.records(kind) {
                let before = Days::new(self.chance.u64(0..most));
                let stage = maybe(self.chance, 2, |_| 1).filter(|_| kind == "letter-dated");
                self.on(received - before, kind, stage);
                self.once.push((kind, 1));
            }
        }
        let event = self.event("received", None);
        self.events.push(event);
    }

    /// What few policies wait for: one of the events of theirs.
    fn rarer(&mut self) {
        let all = ["contacted", "decided", "report-sent", "draft-sent", "messaged", "heard-back", "answer-received"];
        let some: Vec<&'static str> =
            self.waits_for.iter().copied().filter(|kind| all.contains(kind) || *kind == "tenancy-ended").collect();
        match some.as_slice() {
            _ if once_in(self.chance, 20) => {
                let kind = one(self.chance, &all);
                self.happens(kind);
            }
            [] => {}
            some => {
                let kind = one(self.chance, some);
                if kind != "tenancy-ended" {
                    self.happens(kind);
                } else if !self.once.contains(&(kind, 1)) {
                    self.on(self.day, kind, None);
                    self.once.push((kind, 1));
                }
            }
        }
    }

    /// An answer that came on a day, which is recorded.
    fn comes(&mut self) {
        if self.records("answer-received") {
            let days = one(self.chance, &[0, 0, 1, 2, 3, 6]);
            self.day = self.day + Days::new(days);
            self.happens("answer-received");
        }
    }

    fn step(&mut self, moving: bool, known: &[&'static str]) {
        self.day = self.day + Days::new(one(self.chance, &[0, 1, 2, 3, 4, 6, 8, 11, 15, 22]));
        let kind = match self.chance.u8(0..48) {
            0..6 => "acknowledged",
            6..8 => one(self.chance, &["committee-received", "investigation-ended"]),
            8 => "hearing-held",
            9..14 => "responded",
            14 => "final-response",
            15..17 => one(self.chance, &["offer-made", "offer-accepted"]),
            17..19 => "closed",
            19..24 => "escalation-requested",
            24 => one(self.chance, &["skipped", "ombudsman-asked", "new-link", "copy-sent"]),
            40.. => return self.rarer(),
            _ if !moving => return,
            25..27 => "contacted",
            27..31 => "holding-reply-sent",
            31..35 => "extension-agreed",
            35..38 => "paused",
            38 => "circumstance",
            _ => "reopened",
        };
        let once = ["acknowledged", "committee-received", "investigation-ended", "final-response", "ombudsman-asked"];
        if once.contains(&kind) {
            if self.once.contains(&(kind, self.stage)) {
                return;
            }
            self.once.push((kind, if kind == "ombudsman-asked" { 1 } else { self.stage }));
        }
        match kind {
            "escalation-requested" | "skipped" => self.next_stage(kind),
            "holding-reply-sent" | "extension-agreed" => self.put_off(kind),
            "paused" => {
                let kind = if self.paused { "resumed" } else { "paused" };
                self.paused = !self.paused;
                self.happens(kind);
                let reason = kind == "paused" && once_in(self.chance, 3);
                self.events.last_mut().expect("just added").reason = reason;
            }
            "circumstance" if once_in(self.chance, 4) => {
                let kind = one(self.chance, &["circumstance-found", "circumstance-ended"]);
                let all: Vec<&'static str> = SHARED.into_iter().chain(known.iter().copied()).collect();
                let id = Some(one(self.chance, &all));
                let event = Event { id, ..self.event(kind, None) };
                self.events.push(event);
            }
            "circumstance" => {}
            "reopened" if !self.answered && !self.closed => {}
            "ombudsman-asked" | "new-link" | "copy-sent" => {
                let event = self.event(kind, None);
                self.events.push(event);
            }
            _ => {
                self.answered = (self.answered || matches!(kind, "responded" | "final-response")) && kind != "reopened";
                self.closed = (self.closed || kind == "closed") && kind != "reopened";
                self.happens(kind);
                if matches!(kind, "responded" | "final-response") {
                    self.comes();
                }
            }
        }
    }

    /// A request for the next stage, or this one left out; now and then its receipt alone.
    fn next_stage(&mut self, kind: &'static str) {
        if self.stage == self.stages || !(self.answered || self.closed || once_in(self.chance, 4)) {
            return;
        }
        if self.paused {
            self.paused = false;
            self.happens("resumed");
        }
        let (kind, stage) = match kind {
            "skipped" => (kind, Some(self.stage)),
            _ if once_in(self.chance, 8) => ("received", Some(self.stage + 1)),
            _ => (kind, one(self.chance, &[None, Some(self.stage + 1)])),
        };
        let event = self.event(kind, stage);
        self.events.push(event);
        self.stage += 1;
        if kind != "skipped" && self.records("letter-dated") {
            let dated = self.day - Days::new(self.chance.u64(0..5));
            // A letter of before the receipt is refused.
            self.on(dated.max(self.received), "letter-dated", Some(self.stage));
        }
        (self.answered, self.closed) = (false, false);
    }

    /// A new date, mostly while the answer is still to come.
    fn put_off(&mut self, kind: &'static str) {
        if (self.answered || self.closed) && !once_in(self.chance, 10) {
            return;
        }
        self.happens(kind);
        let until = self.day + Days::new(self.chance.u64(2..40));
        let (reason, dated) = (once_in(self.chance, 2), kind == "extension-agreed" || !once_in(self.chance, 3));
        let event = self.events.last_mut().expect("just added");
        (event.reason, event.until) = (reason, dated.then_some(until));
    }

    /// What is wrong with some records: a date at a stage never reached, a mistake, a struck line, a late entry.
    fn spoil(&mut self) {
        if self.stage < self.stages && once_in(self.chance, 30) {
            let until = Some(self.day + Days::new(20));
            let event = Event { until, ..self.event("extension-agreed", Some(self.stage + 1)) };
            self.events.push(event);
        }
        if once_in(self.chance, 25) {
            let event = self.mistake();
            self.events.push(event);
        }
        let number = self.chance.usize(0..self.events.len());
        if once_in(self.chance, 10) && self.events[number].kind != "received" {
            self.events[number].struck = true;
        }
        if once_in(self.chance, 5) {
            let late = self.events.remove(number);
            self.events.push(late);
        }
    }

    fn mistake(&mut self) -> Event {
        let event = |walk: &mut Self, kind| Event { stage: Some(1), ..walk.event(kind, None) };
        match self.chance.u8(0..11) {
            0 => event(self, "received"),
            1 => event(self, "resumed"),
            2 => Event { stage: Some(6), ..event(self, "responded") },
            3 => event(self, "extension-agreed"),
            4 => Event { until: Some(self.day), ..event(self, "holding-reply-sent") },
            5 => Event { until: Some(self.day + Days::new(9)), ..event(self, "closed") },
            6 => Event { at: "2023-06-01".to_owned(), ..event(self, "contacted") },
            7 => event(self, "letter-dated"),
            8 => Event { at: "2023-06-01".to_owned(), ..event(self, "decided") },
            9 => {
                let kind = one(self.chance, &["raised", "disputed-decision"]);
                Event { stage: None, at: (self.day + Days::new(1)).to_string(), ..event(self, kind) }
            }
            _ => Event { stage: None, at: (self.day + Days::new(900)).to_string(), ..event(self, "problem") },
        }
    }
}
