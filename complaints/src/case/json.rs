//! A timeline in words, as the command line, the form's answer and the pages tell it.
//!
//! The one shape of a deadline outside Rust: `site-gen deadlines --format json`
//! and the answer of `send` print it as it is.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::case::timeline::{Basis, Because, Bound, Deadline, Due, Late, State};
use crate::days::calendar::{Calendar, NotWorked};
use crate::days::clock::{Anchor, Cited, Fact, Limit, Start};
use crate::days::count::Counted;
use crate::days::moment::rfc3339;
use crate::days::period::Unit;
use crate::policy::Policy;
use crate::policy::phrases::Phrases;

/// One deadline, told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeadlineJson {
    /// The stage, counted from 1; none for the case as a whole.
    pub stage: Option<u8>,
    /// The stage's name in the landlord's words, if it has one.
    pub stage_name: Option<String>,
    /// acknowledge, hold, hearing, respond, escalate, reopen, accept-offer, ombudsman or complain.
    pub step: String,
    /// The id of the circumstance it holds in.
    pub when: Option<String>,
    /// landlord or resident.
    pub owed_by: String,
    /// policy or law.
    pub basis: String,
    /// What the law or the body outside is called; none for the policy.
    #[serde(default)]
    pub source: Option<String>,
    /// The rule in words.
    pub rule: Option<String>,
    /// The section of the policy or the law.
    pub section: Option<String>,
    /// The last day, in London.
    pub due_date: Option<NaiveDate>,
    /// The last instant, RFC 3339 in London's time.
    pub due_at: Option<String>,
    /// What the clock waits for.
    pub waiting_for: Option<String>,
    /// While it waits: the day by which it is due at the latest.
    #[serde(default)]
    pub at_latest: Option<Day>,
    /// While it waits: the day before which it is not due.
    #[serde(default)]
    pub at_least: Option<Day>,
    /// The furthest day to which it may be put off.
    #[serde(default)]
    pub at_most: Option<Day>,
    /// The day it was first due, where it was put off.
    #[serde(default)]
    pub first: Option<Day>,
    /// The first day on which it can be done.
    #[serde(default)]
    pub opens: Option<NaiveDate>,
    /// Nobody says when.
    pub not_stated: bool,
    /// The date rests on bank holidays not yet published.
    pub provisional: bool,
    /// What was assumed.
    pub assumed: Vec<String>,
    /// The days on the way that were not counted.
    pub not_counted: Vec<NotCounted>,
    /// How it stands; told only where the day of telling is part of the answer.
    #[serde(default, skip_serializing_if = "Option::is_none", flatten)]
    pub standing: Option<Standing>,
}

/// A day and its last instant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Day {
    /// The last day, in London.
    pub due_date: NaiveDate,
    /// The last instant, RFC 3339 in London's time.
    pub due_at: String,
}

impl Day {
    fn of(counted: Counted<'_>) -> Self {
        Self { due_date: counted.due_date, due_at: rfc3339(counted.due_at()) }
    }
}

/// How a deadline stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// upcoming, due today, overdue, met, missed, not started or over.
    pub state: String,
    /// How late it is or was.
    pub late_by: Option<LateBy>,
    /// When it was done.
    pub done_at: Option<String>,
    /// Why its clock is not running.
    pub because: Option<String>,
}

/// A number of hours or days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LateBy {
    /// How many.
    pub count: u32,
    /// hours or days.
    pub unit: String,
}

/// A day that was not counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotCounted {
    /// The day.
    pub date: NaiveDate,
    /// Why it was not.
    pub why: String,
}

/// Tells one deadline in the words of `phrases`.
#[must_use]
pub fn deadline_json(deadline: &Deadline<'_>, policy: &Policy, calendar: &Calendar, phrases: &Phrases) -> DeadlineJson {
    let counted = deadline.counted();
    let limit = deadline.limit();
    let (waiting, bound) = match deadline.due {
        Due::Waiting { on, bound } => (Some(on), bound),
        Due::On(_) | Due::Stopped(_) | Due::NotStated => (None, None),
    };
    DeadlineJson {
        stage: (deadline.stage > 0).then_some(deadline.stage),
        stage_name: policy.stage(deadline.stage).and_then(|s| s.name.applied()).map(|c| c.value.clone()),
        step: deadline.step.name().to_owned(),
        when: deadline.when.map(str::to_owned),
        owed_by: deadline.owed_by().name().to_owned(),
        basis: deadline.basis.name().to_owned(),
        source: source(deadline.basis).map(str::to_owned),
        rule: limit.map(|l| rule(l, deadline.stage, policy, phrases)),
        section: limit.and_then(|l| l.section.clone()),
        due_date: counted.map(|c| c.due_date),
        due_at: counted.map(|c| rfc3339(c.due_at())),
        waiting_for: waiting.map(waiting_for),
        at_latest: match bound {
            Some(Bound::AtLatest(counted)) => Some(Day::of(counted)),
            Some(Bound::AtLeast(_)) | None => None,
        },
        at_least: match bound {
            Some(Bound::AtLeast(counted)) => Some(Day::of(counted)),
            Some(Bound::AtLatest(_)) | None => None,
        },
        at_most: deadline.at_most.map(|furthest| Day::of(furthest.day)),
        first: deadline.moved.and_then(|m| m.first).map(Day::of),
        opens: deadline.opens,
        not_stated: deadline.due == Due::NotStated,
        provisional: deadline.outer_bound().is_some_and(|c| c.provisional),
        assumed: deadline.assumed.each().map(|a| a.name().to_owned()).collect(),
        not_counted: not_counted(deadline.not_counted(calendar), phrases),
        standing: None,
    }
}

/// The same with how it stands, for whoever asks on a day of their own.
#[must_use]
pub fn standing_json(deadline: &Deadline<'_>, policy: &Policy, calendar: &Calendar, phrases: &Phrases) -> DeadlineJson {
    DeadlineJson { standing: Some(standing(deadline.state)), ..deadline_json(deadline, policy, calendar, phrases) }
}

fn standing(state: State<'_>) -> Standing {
    let late_by = |late| match late {
        Late::Hours(count) => LateBy { count, unit: "hours".to_owned() },
        Late::Days(count) => LateBy { count, unit: "days".to_owned() },
    };
    let (late, done, because): (_, _, Option<Because<'_>>) = match state {
        State::Upcoming | State::DueToday => (None, None, None),
        State::Overdue(late) => (Some(late), None, None),
        State::Met(at) | State::Done(at) => (None, Some(at), None),
        State::Missed(late, at) => (Some(late), Some(at), None),
        State::NotStarted(because) | State::Over(because) => (None, None, Some(because)),
    };
    Standing {
        state: state.name().to_owned(),
        late_by: late.map(late_by),
        done_at: done.map(|at| at.to_rfc3339()),
        because: because.map(|b| b.name().to_owned()),
    }
}

/// What a clock waits for, by the name of the start.
fn waiting_for(from: Anchor) -> String {
    from.start.name().trim_start_matches("the ").to_owned()
}

/// What the law or the body outside is called.
#[must_use]
pub fn source<'a>(basis: Basis<'a>) -> Option<&'a str> {
    match basis {
        Basis::Policy => None,
        Basis::Law(law) => Some(&law.name),
        Basis::Body(body) => Some(&body.name),
    }
}

/// A date to stand after "by", with its time where it has one.
///
/// `timed_start`: the time of the receipt is known, not only its day.
#[must_use]
pub fn by(counted: Counted<'_>, deadline: &Deadline<'_>, timed_start: bool, phrases: &Phrases) -> String {
    let limit = deadline.limit().map(|l| &l.value);
    let hours = limit.is_some_and(|l| l.within.unit() == Unit::Hours && l.from.start == Start::Receipt);
    if !counted.timed() {
        phrases.day(counted.due_date)
    } else if hours && !timed_start {
        // Hours from a day of which no time is known end at that time, whatever it was.
        phrases.same_time_on_day(counted.due_date)
    } else {
        phrases.time_on_day(counted.due_at())
    }
}

/// A date that is not what it was when it was told, though nothing happened in
/// the case: days came that are not counted, or went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The stage, counted from 1.
    pub stage: Option<u8>,
    /// What is due.
    pub step: String,
    /// The last day as it was told.
    pub was: NaiveDate,
    /// The last day now.
    pub now: NaiveDate,
    /// Days that are not counted any more.
    pub came: Vec<NotCounted>,
    /// Days that were not counted and are now.
    pub gone: Vec<NotCounted>,
}

/// What bank holidays have changed between two tellings of the same case.
#[must_use]
pub fn changes(then: &[DeadlineJson], now: &[DeadlineJson]) -> Vec<Change> {
    let day = |told: &DeadlineJson| told.due_date.or(told.at_latest.as_ref().map(|d| d.due_date));
    let same = |a: &DeadlineJson, b: &DeadlineJson| {
        (a.stage, &a.step, &a.when, &a.basis, &a.source) == (b.stage, &b.step, &b.when, &b.basis, &b.source)
            && a.rule == b.rule
    };
    let without = |all: &[NotCounted], others: &[NotCounted]| -> Vec<NotCounted> {
        all.iter().filter(|d| !others.iter().any(|o| o.date == d.date)).cloned().collect()
    };
    then.iter()
        .filter_map(|before| {
            let after = now.iter().find(|after| same(before, after))?;
            let (was, is) = (day(before)?, day(after)?);
            if was == is {
                return None;
            }
            // A later end takes in more weekends; only what lies on the way to the earlier of both made it so.
            let until = |days: Vec<NotCounted>| days.into_iter().filter(|d| d.date <= was.min(is)).collect::<Vec<_>>();
            // What starts a clock may have moved: the day lies on the way to that, and weekends that left one way
            // for the other neither came nor went. So all ways count, and of several days those on its own.
            let (all_then, all_now) = (days_told(then, &before.basis), days_told(now, &before.basis));
            let all = (until(without(&all_now, &all_then)), until(without(&all_then, &all_now)));
            let on = |days: &[NotCounted], way: &DeadlineJson| -> Vec<NotCounted> {
                days.iter().filter(|d| way.not_counted.contains(d)).cloned().collect()
            };
            let own = (on(&all.0, after), on(&all.1, before));
            // A day that counted as the day of receipt and is a holiday now is not counted then and now.
            let otherwise = |all: &DeadlineJson, others: &DeadlineJson| {
                until(all.not_counted.iter().filter(|d| !others.not_counted.contains(d)).cloned().collect())
            };
            let otherwise = (otherwise(after, before), otherwise(before, after));
            let (came, gone) =
                [own, all, otherwise].into_iter().find(|(came, gone)| !(came.is_empty() && gone.is_empty()))?;
            Some(Change { stage: before.stage, step: before.step.clone(), was, now: is, came, gone })
        })
        .collect()
}

/// The days not counted on the way to any date that rests on the same, once each and in order.
fn days_told(all: &[DeadlineJson], basis: &str) -> Vec<NotCounted> {
    let mut days: Vec<NotCounted> =
        all.iter().filter(|told| told.basis == basis).flat_map(|told| told.not_counted.iter().cloned()).collect();
    days.sort_by_key(|d| d.date);
    days.dedup_by_key(|d| d.date);
    days
}

/// Days that were not counted, each with its reason in words.
pub fn not_counted<'c>(days: impl Iterator<Item = (NaiveDate, NotWorked<'c>)>, phrases: &Phrases) -> Vec<NotCounted> {
    days.map(|(date, why)| NotCounted { date, why: phrases.not_worked(why) }).collect()
}

/// A limit as a rule in words, stages by the landlord's names.
#[must_use]
pub fn rule(limit: &Cited<Limit>, stage: u8, policy: &Policy, phrases: &Phrases) -> String {
    phrases.rule(&limit.value, stage, &|n| stage_name(policy, n, phrases))
}

/// A stage's name: the landlord's, or its number.
#[must_use]
pub fn stage_name(policy: &Policy, number: u8, phrases: &Phrases) -> String {
    let named = policy.stage(number).and_then(|s| s.name.applied()).map(|c| c.value.clone());
    named.unwrap_or_else(|| phrases.stage_number(number))
}

/// The values of a contradictory fact that are not acted on, as rules with their sections.
#[must_use]
pub fn against(fact: &Fact<Limit>, stage: u8, policy: &Policy, phrases: &Phrases) -> Vec<(String, Option<String>)> {
    let Fact::Contradictory { values, chosen, .. } = fact else { return Vec::new() };
    values
        .iter()
        .enumerate()
        .filter(|(n, _)| n != chosen)
        .map(|(_, limit)| (rule(limit, stage, policy, phrases), limit.section.clone()))
        .collect()
}
