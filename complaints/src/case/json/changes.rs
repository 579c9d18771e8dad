//! Dates that bank holidays have changed since they were promised.

use chrono::NaiveDate;
use serde::Serialize;

use super::deadline::DeadlineJson;
use super::not_counted::NotCounted;

/// A date that is not what it was when it was told, though nothing happened in
/// the case: days came that are not counted, or went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangedDate {
    /// The stage, counted from 1.
    pub stage: Option<u8>,
    /// acknowledge, hold, respond …, as in [`DeadlineJson::step`].
    pub step: String,
    /// The last day as it was told.
    pub was: NaiveDate,
    /// The last day as it is counted now.
    pub now: NaiveDate,
    /// Days that are not counted any more.
    pub came: Vec<NotCounted>,
    /// Days that were not counted and are now.
    pub gone: Vec<NotCounted>,
}

/// What bank holidays have changed between two tellings of the same case.
#[must_use]
pub fn changes(then: &[DeadlineJson], now: &[DeadlineJson]) -> Vec<ChangedDate> {
    then.iter()
        .filter_map(|before| {
            let after = now.iter().find(|after| is_same(before, after))?;
            let (was, is) = (last_day(before)?, last_day(after)?);
            if was == is {
                return None;
            }
            // What starts a clock may have moved: the day lies on the way to that, and weekends that left one way
            // for the other neither came nor went. So all ways count, and of several days those on its own.
            let ways = (days_of(then, &before.basis), days_of(now, &before.basis));
            let all = (without(&ways.1, &ways.0), without(&ways.0, &ways.1));
            let own = (among(&all.0, &after.not_counted), among(&all.1, &before.not_counted));
            // A day that counted as the day of receipt and is a holiday now is not counted then and now.
            let for_another_reason =
                (except(&after.not_counted, &before.not_counted), except(&before.not_counted, &after.not_counted));
            // A later end takes in more weekends; only what lies on the way to the earlier of both made it so.
            let earlier = was.min(is);
            let (came, gone) = [own, all, for_another_reason]
                .into_iter()
                .map(|(came, gone)| (until(earlier, came), until(earlier, gone)))
                // A later date is explained by days that came, an earlier one by days that went.
                .find(|(came, gone)| !if is > was { came } else { gone }.is_empty())?;
            Some(ChangedDate { stage: before.stage, step: before.step.clone(), was, now: is, came, gone })
        })
        .collect()
}

/// Whether both tell of the same promise under the same rule.
fn is_same(a: &DeadlineJson, b: &DeadlineJson) -> bool {
    (a.stage, &a.step, &a.when, &a.basis, &a.source) == (b.stage, &b.step, &b.when, &b.basis, &b.source)
        && a.rule == b.rule
}

/// The day it is due, or is due at the latest while its clock waits; while it stands still no day is promised.
fn last_day(deadline: &DeadlineJson) -> Option<NaiveDate> {
    let waits = deadline.at_latest.as_ref().filter(|_| deadline.waiting_for.is_some());
    deadline.due_date.or(waits.map(|day| day.due_date))
}

/// The days whose dates are not among `others`.
fn without(days: &[NotCounted], others: &[NotCounted]) -> Vec<NotCounted> {
    days.iter().filter(|day| !others.iter().any(|other| other.date == day.date)).cloned().collect()
}

/// The days that are among `others`, with the same reason.
fn among(days: &[NotCounted], others: &[NotCounted]) -> Vec<NotCounted> {
    days.iter().filter(|day| others.contains(day)).cloned().collect()
}

/// The days that are not among `others`, or there with another reason.
fn except(days: &[NotCounted], others: &[NotCounted]) -> Vec<NotCounted> {
    days.iter().filter(|day| !others.contains(day)).cloned().collect()
}

fn until(last: NaiveDate, days: Vec<NotCounted>) -> Vec<NotCounted> {
    days.into_iter().filter(|day| day.date <= last).collect()
}

/// The days not counted on the way to any date that rests on the same, once each and in order.
fn days_of(all: &[DeadlineJson], basis: &str) -> Vec<NotCounted> {
    let mut days: Vec<NotCounted> = all
        .iter()
        .filter(|deadline| deadline.basis == basis)
        .flat_map(|deadline| deadline.not_counted.iter().cloned())
        .collect();
    days.sort_by_key(|d| d.date);
    days.dedup_by_key(|d| d.date);
    days
}
