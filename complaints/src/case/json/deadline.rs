//! One deadline as JSON, with or without how it stands.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::not_counted::{NotCounted, not_counted};
use super::standing::{Standing, standing};
use crate::case::timeline::{Bound, Deadline, Due};
use crate::days::calendar::Calendar;
use crate::days::clock::Anchor;
use crate::days::count::Counted;
use crate::days::moment::rfc3339;
use crate::policy::phrases::Phrases;
use crate::policy::{Policy, in_words};

/// One deadline, in the words of the landlord's policy.
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
    /// The rule in words: `10 working days from the day we get your complaint`.
    pub rule: Option<String>,
    /// The section of the policy or the law that gives the rule, such as `4.5`.
    pub section: Option<String>,
    /// The last day, in London.
    pub due_date: Option<NaiveDate>,
    /// The last instant, RFC 3339 in London's time.
    pub due_at: Option<String>,
    /// The first day on which it is late, where hours run from a day of which no time is known. `due_at` is then when
    /// they are over had they begun as that day did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late_from: Option<NaiveDate>,
    /// The name of the start that the clock waits for, such as `acknowledgement`; none where it runs.
    pub waiting_for: Option<String>,
    /// While it waits or stands still: the day by which it is due at the latest.
    #[serde(default)]
    pub at_latest: Option<DueDay>,
    /// While it waits: the day before which it is not due.
    #[serde(default)]
    pub at_least: Option<DueDay>,
    /// The furthest day to which it may be put off.
    #[serde(default)]
    pub at_most: Option<DueDay>,
    /// The day it was first due, where it was put off.
    #[serde(default)]
    pub first: Option<DueDay>,
    /// The date that had passed when a new one was told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passed: Option<DueDay>,
    /// The day past which only a good reason can take it, where one did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beyond: Option<DueDay>,
    /// A new answer, after one that was taken back, for which nobody gives a time.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub anew: bool,
    /// The first day on which it can be done.
    #[serde(default)]
    pub opens: Option<NaiveDate>,
    /// Neither policy nor law says when.
    pub not_stated: bool,
    /// The date rests on bank holidays not yet published.
    pub provisional: bool,
    /// The time for which the clock stood still would take it further than a cap leaves.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub held: bool,
    /// Names of the parts that were assumed, such as `day one`.
    pub assumed: Vec<String>,
    /// The days on the way that were not counted, each with its reason in words.
    pub not_counted: Vec<NotCounted>,
    /// How it stands; told only where the day of telling is part of the answer.
    #[serde(default, skip_serializing_if = "Option::is_none", flatten)]
    pub standing: Option<Standing>,
}

/// A day and its last instant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DueDay {
    /// The last day, in London.
    pub due_date: NaiveDate,
    /// The last instant, RFC 3339 in London's time.
    pub due_at: String,
}

impl DueDay {
    fn of(counted: Counted<'_>) -> Self {
        Self { due_date: counted.due_date, due_at: rfc3339(counted.due_at()) }
    }
}

/// Tells one deadline in the words of `phrases`.
#[must_use]
pub fn deadline_json(deadline: &Deadline<'_>, policy: &Policy, calendar: &Calendar, phrases: &Phrases) -> DeadlineJson {
    let counted = deadline.counted();
    let limit = deadline.limit();
    let latest = match deadline.due {
        Due::Waiting { bound: Some(Bound::AtLatest(counted)), .. } | Due::Stopped { at_latest: Some(counted), .. } => {
            Some(counted)
        }
        Due::Waiting { .. } | Due::Stopped { .. } | Due::On(_) | Due::NotStated => None,
    };
    let (waiting, bound) = match deadline.due {
        Due::Waiting { on, bound } => (Some(on), bound),
        Due::On(_) | Due::Stopped { .. } | Due::NotStated => (None, None),
    };
    DeadlineJson {
        stage: (deadline.stage > 0).then_some(deadline.stage),
        stage_name: policy.stage(deadline.stage).and_then(|s| s.name.applied()).map(|c| c.value.clone()),
        step: deadline.step.name().to_owned(),
        when: deadline.when.map(str::to_owned),
        owed_by: deadline.owed_by().name().to_owned(),
        basis: deadline.basis.name().to_owned(),
        source: deadline.basis.source().map(str::to_owned),
        rule: limit.map(|l| in_words::rule(l, deadline.stage, policy, phrases)),
        section: limit.and_then(|l| l.section.clone()),
        due_date: counted.map(|c| c.due_date),
        due_at: counted.map(|c| rfc3339(c.due_at())),
        late_from: deadline.late_from(),
        waiting_for: waiting.map(waiting_for),
        at_latest: latest.map(DueDay::of),
        at_least: match bound {
            Some(Bound::AtLeast(counted)) => Some(DueDay::of(counted)),
            Some(Bound::AtLatest(_)) | None => None,
        },
        at_most: deadline.at_most.map(|furthest| DueDay::of(furthest.day)),
        first: deadline.moved.and_then(|m| m.first).map(DueDay::of),
        passed: deadline.moved.and_then(|m| m.passed).map(DueDay::of),
        beyond: deadline.moved.and_then(|m| m.beyond).map(DueDay::of),
        anew: deadline.anew && deadline.limit().is_none(),
        opens: deadline.opens,
        not_stated: deadline.due == Due::NotStated,
        provisional: deadline.outer_bound().is_some_and(|c| c.provisional),
        held: deadline.held,
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

/// What a clock waits for, by the name of the start.
fn waiting_for(from: Anchor) -> String {
    from.start.name().trim_start_matches("the ").to_owned()
}

/// A date to stand after "by", with its time where it has one.
#[must_use]
pub fn by(counted: Counted<'_>, phrases: &Phrases) -> String {
    if counted.rests_on_a_day() {
        // Hours from a day of which no time is known end at that time, whatever it was.
        let same = counted.same_hour_on().map(|day| phrases.same_time_on_day(day));
        same.unwrap_or_else(|| phrases.day(counted.last_day()))
    } else if counted.timed() {
        phrases.time_on_day(counted.due_at())
    } else {
        phrases.day(counted.due_date)
    }
}
