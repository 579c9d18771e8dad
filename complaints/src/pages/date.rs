//! One date as a page shows it: by when, by which rule, what was not counted.

use chrono::NaiveDate;
use serde::Serialize;

use crate::case::events::EventKind;
use crate::case::json;
use crate::case::standing::Case;
use crate::case::timeline::{Deadline, Due, Late, State};
use crate::days::calendar::NotWorked;
use crate::days::clock::{Assumed, Ends, Fact, Limit, Start, Step};
use crate::days::period::{Period, Unit};
use crate::policy::phrases::{Phrases, Sentence, Slot};
use crate::policy::{Policy, RISK, in_words};

/// A date with its working.
#[derive(Debug, Serialize)]
pub(super) struct DateView {
    /// The name of its rule: `stage-1.respond`.
    id: String,
    /// What is to be done by then: `respond`.
    pub(super) step: &'static str,
    /// The date, to stand after "by".
    by: String,
    /// It is the last day it can be; the exact one is not known yet.
    at_latest: bool,
    /// What must happen before the exact one is known.
    waiting: Option<String>,
    /// The law's name, where the date is the law's and not a promise.
    source: Option<String>,
    firmness: &'static str,
    rule: String,
    /// The bare length, `10 working days`, for a letter in the person's own voice, and where it starts, if that is not
    /// the complaint itself: `the day you first talk with me about it`. None where these two do not say the whole rule.
    within: Option<String>,
    start: Option<String>,
    /// Its exception, `there is a good reason`.
    unless: Option<String>,
    section: Option<String>,
    /// What was assumed, that a pause takes it no further, and from when it is late where no hour is known.
    assumed: Vec<String>,
    /// The other times that the policy gives for it: the rule, its section, and its bare length.
    against: Vec<(String, Option<String>, String)>,
    because: Option<String>,
    pub(super) not_counted: Vec<DayView>,
    /// The same of the day it was first due, where a new one was set.
    pub(super) not_counted_first: Vec<DayView>,
    provisional: bool,
    when: Option<String>,
    /// What moved it there.
    moved: Option<MovedView>,
    /// The day it was first due, where it was put off.
    pub(super) first: Option<String>,
    /// The date has passed without the thing done.
    pub(super) passed: bool,
    /// How long ago it passed: `9 working days`; none where that was today.
    ago: Option<String>,
    /// The thing was done, in time or late.
    pub(super) done: bool,
    /// The other date for the same thing: the longest that the law allows, or the promise that it overrules.
    other: Option<Box<DateView>>,
    /// The time that the policy gives for the same thing, where that has no date yet: `28 days from …`.
    undated: Option<Undated>,
    /// The day that it is if nobody is in danger, where this one rests on the danger that somebody told of.
    otherwise: Option<Otherwise>,
}

/// What stands in place of a date that holds in a circumstance only.
#[derive(Debug, Serialize)]
struct Otherwise {
    /// That circumstance, to stand after "if".
    when: String,
    /// The date, to stand after "by".
    by: String,
}

/// A time of the policy that has no date yet.
#[derive(Debug, Serialize)]
struct Undated {
    /// The name of its rule.
    id: String,
    /// `28 days from the day the committee gets it`.
    rule: String,
    /// The bare length, `28 days`.
    within: String,
}

/// What moved a date, or set it where there was none.
#[derive(Debug, Serialize)]
struct MovedView {
    /// The day on which it was set.
    on: String,
    /// It was agreed, and not only told.
    agreed: bool,
    /// The date that had passed by then.
    passed: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct DayView {
    pub(super) day: String,
    why: String,
    pub(super) weekend: bool,
}

/// A date that leads for its step, with the other one inside.
pub(super) fn leading(lead: &Deadline<'_>, case: &Case<'_>, phrases: &Phrases) -> Option<DateView> {
    let all = case.dates().map_or(&[][..], |dates| dates.deadlines.as_slice());
    let alike = |d: &&Deadline<'_>| {
        (d.stage, d.step, d.when, d.anew) == (lead.stage, lead.step, lead.when, lead.anew)
            && d.is_promise() != lead.is_promise()
    };
    let other = all.iter().filter(alike).find_map(|d| view(d, case, phrases));
    let undated = all.iter().filter(alike).filter(|d| d.is_promise() && d.outer_bound().is_none());
    let mut undated = undated.filter_map(|d| {
        let limit = d.limit()?;
        let rule = in_words::rule(limit, d.stage, case.policy(), phrases);
        Some(Undated { id: d.rule(), rule, within: phrases.period(limit.value.within) })
    });
    let undated = undated.next();
    view(lead, case, phrases).map(|lead| DateView { other: other.map(Box::new), undated, ..lead })
}

/// The date that leads for a step of a stage, with the other one inside.
pub(super) fn leading_of(case: &Case<'_>, stage: u8, step: Step, phrases: &Phrases) -> Option<DateView> {
    leading(case.dates().ok()?.leading(stage, step)?, case, phrases)
}

/// One deadline, if it has a date or a last one.
pub(super) fn view(deadline: &Deadline<'_>, case: &Case<'_>, phrases: &Phrases) -> Option<DateView> {
    let (policy, calendar) = (case.policy(), case.rules().calendar);
    let counted = deadline.outer_bound()?;
    let limit = deadline.limit();
    let waiting = match deadline.due {
        Due::Waiting { on, .. } => Some(phrases.waiting_for(on).to_owned()),
        Due::On(_) | Due::Stopped { .. } | Due::NotStated => None,
    };
    let held = deadline.held.then(|| phrases.get(Sentence::Held).to_owned());
    let late_from = deadline.late_from().map(|day| phrases.day(day));
    let late_from = late_from.map(|day| phrases.fill(Sentence::LateFrom, &[(Slot::Day, &day)]));
    // What the policy leaves open is assumed of its own rules alone.
    let assumed = deadline.assumed.each().filter(|_| deadline.is_promise()).map(|a| phrases.assumed(a).to_owned());
    Some(DateView {
        id: deadline.rule(),
        step: deadline.step.name(),
        by: json::by(counted, phrases),
        at_latest: waiting.is_some() || matches!(deadline.due, Due::Stopped { .. }),
        waiting,
        source: deadline.basis.source().map(str::to_owned),
        firmness: limit.map(|l| l.value.firmness).unwrap_or_default().spoken(),
        rule: limit.map(|l| in_words::rule(l, deadline.stage, policy, phrases)).unwrap_or_default(),
        within: limit.filter(|l| is_said_by_its_length(&l.value)).map(|l| phrases.period(l.value.within)),
        start: limit.and_then(|l| start_in_letter(&l.value, deadline.stage, policy, phrases)),
        unless: limit.and_then(|l| l.value.unless.clone()),
        section: limit.and_then(|l| l.section.clone()),
        assumed: assumed.chain(held).chain(late_from).collect(),
        against: in_words::not_acted_on(deadline.fact)
            .map(|limit| {
                let rule = in_words::rule(limit, deadline.stage, policy, phrases);
                (rule, limit.section.clone(), phrases.period(limit.value.within))
            })
            .collect(),
        because: match deadline.fact {
            Fact::Contradictory { because, .. } => Some(because.clone()),
            Fact::Stated(_) | Fact::NotStated => None,
        },
        not_counted: if rolls_alone(deadline) {
            Vec::new()
        } else {
            deadline.not_counted(calendar).map(|day| DayView::of(day, phrases)).collect()
        },
        not_counted_first: deadline.not_counted_first(calendar).map(|day| DayView::of(day, phrases)).collect(),
        provisional: counted.provisional,
        when: deadline.when.map(|id| in_words::circumstance(id, policy, phrases)),
        moved: deadline.moved.map(|moved| MovedView {
            on: phrases.day(moved.by.at.day()),
            agreed: moved.by.kind == EventKind::ExtensionAgreed,
            passed: moved.passed.map(|passed| phrases.day(passed.due_date)),
        }),
        first: deadline.moved.and_then(|m| m.first).map(|first| phrases.day(first.due_date)),
        passed: deadline.state.is_overdue(),
        ago: deadline.passed_ago(calendar, case.now().day()).map(|period| phrases.period(period)),
        done: matches!(deadline.state, State::Met(_) | State::Missed(..) | State::Done(_)),
        other: None,
        undated: None,
        otherwise: case.without_danger(deadline, |other| Otherwise {
            when: in_words::circumstance(RISK, policy, phrases),
            by: json::by(other, phrases),
        }),
    })
}

/// Whether its length and its start are all that a date is counted by.
fn is_said_by_its_length(limit: &Limit) -> bool {
    let Period::Of { unit, .. } = limit.within else { return false };
    let ends_as_counted = match limit.ends {
        None | Some(Ends::ThatDay) => true,
        Some(Ends::NextWorkingDay) => unit == Unit::WorkingDays,
        Some(Ends::DayBefore) => false,
    };
    limit.is_one_window() && limit.by.is_none() && ends_as_counted
}

/// Where it starts, as a letter says it; of what the letter tells the day of anyhow nothing.
fn start_in_letter(limit: &Limit, stage: u8, policy: &Policy, phrases: &Phrases) -> Option<String> {
    let told = matches!(limit.from.start, Start::Receipt | Start::EscalationRequest) && limit.from.stage.is_none();
    let name = |stage| in_words::stage_name(policy, stage, phrases);
    (!told).then(|| phrases.start_in_letter(limit.from, stage, &name))
}

/// Whether it counts every day, and only its last one moved on to a day that is worked: that is told by itself.
fn rolls_alone(deadline: &Deadline<'_>) -> bool {
    let counts_all = deadline.limit().is_some_and(|limit| limit.value.within.unit() != Unit::WorkingDays);
    counts_all && deadline.assumed.each().any(|assumed| assumed == Assumed::End)
}

impl DayView {
    fn of((date, why): (NaiveDate, NotWorked<'_>), phrases: &Phrases) -> Self {
        let weekend = matches!(why, NotWorked::Weekend(_));
        Self { day: phrases.day(date), why: phrases.not_worked(why), weekend }
    }
}

/// How late something came, as people count it: in working days, or in days or hours where none went by; none where it
/// came in time, or has not come.
pub(super) fn came_late(deadline: &Deadline<'_>, case: &Case<'_>, phrases: &Phrases) -> Option<String> {
    let State::Missed(late, at) = deadline.state else { return None };
    let (count, unit) = match late {
        Late::Hours(count) => (count, Unit::Hours),
        Late::Days(count) => (count, Unit::Days),
    };
    let worked = deadline.worked_past(case.rules().calendar, at.day()).filter(|_| unit == Unit::Days);
    let days = || Period::of(u16::try_from(count).ok()?, unit);
    worked.or_else(days).map(|period| phrases.period(period))
}

impl DateView {
    /// The date that has passed without the thing done: itself, or the promise in whose place the law's leads now.
    pub(super) fn missed(self) -> Option<Self> {
        if self.passed { Some(self) } else { self.other.map(|other| *other).filter(|date| date.passed) }
    }
}
