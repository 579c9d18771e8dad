//! Which phrases there must be, and what may stand in their braces.

use chrono::Weekday;

use super::{key, start_key, weekday_key};
use crate::days::approximate::Season;
use crate::days::calendar::Nation;
use crate::days::clock::{Assumed, Start, Step};
use crate::days::period::Unit;
use crate::policy::circumstance::CIRCUMSTANCES;
use crate::policy::event_kind::EventKind;
use crate::policy::vocabulary::{AlternativeFormat, Channel, ContactKind, LateRequest, Says, Scheme};
use crate::words::problem::{Place, Problems};

/// The sentences of a letter, besides those of its steps.
const LETTER: [&str; 61] = [
    "at-most-soft",
    "state.done",
    "started-late",
    "nothing",
    "waiting-resident",
    "days-off",
    "law-date",
    "law-rule",
    "section",
    "state.late-complaint",
    "state.after",
    "step.acknowledge-request",
    "head",
    "under",
    "before",
    "outside",
    "only-stage",
    "by",
    "aim",
    "until",
    "waiting",
    "at-latest",
    "at-least",
    "stopped",
    "not-stated",
    "law",
    "why",
    "why-section",
    "when",
    "against",
    "not-counted",
    "weekend",
    "day-off",
    "at-most",
    "opens",
    "provisional",
    "moved",
    "set",
    "reason",
    "state.due-today",
    "state.passed",
    "state.overdue",
    "state.met",
    "state.missed",
    "because.replaced",
    "because.no-holding-reply",
    "because.not-needed",
    "because.skipped",
    "because.closed",
    "because.new-complaint",
    "refused-date",
    "refused-reply",
    "refused.beyond-cap",
    "refused.no-reason",
    "refused.too-late",
    "refused.holding-reply-late",
    "refused.not-later",
    "refused.new-complaint",
    "new-complaint",
    "skip-not-stated",
    "reopened",
];

/// Every phrase that some value can need.
pub(super) fn needed() -> Vec<String> {
    let mut keys: Vec<String> = [
        "date.day",
        "date.date",
        "date.day-and-time",
        "date.time-on-day",
        "date.same-time-on-day",
        "date.midday",
        "date.midnight",
        "date.am",
        "date.pm",
        "approximate.month",
        "approximate.season",
        "approximate.undated",
        "period.same-day",
        "period.same-working-day",
        "start.receipt-later-stage",
        "start.of-stage",
        "start.receipt-hours",
        "start.escalation-request-hours",
        "rule.firm",
        "rule.aim",
        "rule.usually",
        "rule.up-to",
        "rule.or-later",
        "rule.in-total",
        "rule.agreed",
        "rule.unless",
        "rule.by",
        "why-not-counted.sat",
        "why-not-counted.sun",
        "why-not-counted.expected",
        "why-not-counted.day-zero",
        "why-not-counted.paused",
        "stage.unnamed",
        "stage.number",
        "not-stated",
        "list.and",
        "list.or",
        "list.comma",
    ]
    .map(str::to_owned)
    .to_vec();
    keys.extend((1..=12).map(|n| format!("month.{n}")));
    let days = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];
    keys.extend(days.map(|d| weekday_key(d).to_owned()));
    keys.extend(Season::ALL.map(|s| format!("season.{}", s.name())));
    keys.extend(Unit::ALL.iter().flat_map(|u| ["one", "other"].map(|form| format!("period.{}.{form}", key(u.name())))));
    for start in Start::ALL {
        keys.push(start_key(start).to_owned());
        keys.push(start_key(start).replacen("start", "waiting", 1));
    }
    keys.extend(Assumed::ALL.map(|a| format!("assumed.{}", key(a.name()))));
    keys.extend(CIRCUMSTANCES.map(|id| format!("circumstance.{id}")));
    keys.extend(Step::ALL.map(|s| format!("step.{}", s.name())));
    keys.extend(Step::ALL.map(|s| format!("letter.step.{}", s.name())));
    keys.extend(["calendar.name", "calendar.quiet.name", "calendar.quiet.entry"].map(str::to_owned));
    let dated = Step::ALL.into_iter().filter(|s| *s != Step::Complain);
    keys.extend(dated.map(|s| format!("calendar.case.{}", s.name())));
    keys.extend([Step::Acknowledge, Step::Respond].map(|s| format!("calendar.table.{}", s.name())));
    keys.extend(EventKind::NAMES.iter().map(|(n, _)| format!("happened.{n}")));
    keys.extend(["new-date", "at-stage"].map(|key| format!("happened.{key}")));
    keys.extend(LETTER.map(|key| format!("letter.{key}")));
    keys.extend(Channel::NAMES.iter().map(|(n, _)| format!("channel.{}", key(n))));
    keys.extend(AlternativeFormat::NAMES.iter().map(|(n, _)| format!("format.{}", key(n))));
    keys.extend(ContactKind::NAMES.iter().map(|(n, _)| format!("contact.{}", key(n))));
    keys.extend(LateRequest::NAMES.iter().map(|(n, _)| format!("late-request.{}", key(n))));
    keys.extend(Says::NAMES.iter().map(|(n, _)| format!("says.{}", key(n))));
    keys.extend(Scheme::NAMES.iter().map(|(n, _)| format!("scheme.{}", key(n))));
    keys.extend(Nation::NAMES.iter().map(|(n, _)| format!("nation.{}", key(n))));
    keys.sort();
    keys
}

/// What stands in braces is filled in by name; a misspelt name would be printed as it is.
pub(super) fn check_braces(key: &str, text: &str, at: Place, problems: &mut Problems<'_>) {
    const NAMES: [&str; 29] = [
        "n",
        "weekday",
        "day",
        "month",
        "year",
        "time",
        "season",
        "start",
        "stage",
        "period",
        "rule",
        "other",
        "why",
        "landlord",
        "received",
        "policy",
        "now",
        "step",
        "date",
        "waiting",
        "source",
        "sentence",
        "section",
        "days",
        "late",
        "until",
        "reason",
        "reference",
        "what",
    ];
    for name in text.split('{').skip(1).filter_map(|t| t.split('}').next()) {
        if !NAMES.contains(&name) {
            problems.error(
                at,
                format!("`{{{name}}}` in `{key}` is filled in by nothing"),
                "the word in braces that the phrase had before",
            );
        }
    }
    if key.ends_with(".other") && !text.contains("{n}") {
        problems.error(
            at,
            format!("`{key}` does not say how many"),
            "`{n}` where the number belongs, such as `{n} working days`",
        );
    }
}
