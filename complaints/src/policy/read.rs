//! Front matter → [`Policy`], every mistake at its place.

use chrono::NaiveDate;

use super::read_parts as parts;
use super::vocabulary::{AlternativeFormat, Channel, Scheme};
use super::{CIRCUMSTANCES, Policy};
use crate::days::approximate::InForce;
use crate::days::calendar::{DayOne, Nation};
use crate::days::clock::{Cited, Clock, Fact, Limit, Start, Step};
use crate::policy::shorthand::{fact, limit_fact, text_fact, time_of_day};
use crate::words::fields::{Fields, choice, items, nearest, text};
use crate::words::located::{Node, Value};
use crate::words::problem::{Place, Problems};

/// Reads the front matter of the version whose file is called `stem`.
pub fn policy(front: &Node, stem: &str, problems: &mut Problems<'_>) -> Option<Policy> {
    let in_force = InForce::from_stem(stem);
    if in_force.is_none() {
        problems.error(
            Place { line: 1, column: 1 },
            format!("the file is called `{stem}`, which is no date"),
            "the day it is in force from as its name: `2022-06-06.md`, `2021-01.md`, `2021.md` or `undated.md`",
        );
    }
    let mut fields = Fields::of(front, "a policy", "`landlord: Example Homes`", problems)?;
    let f = &mut fields;
    let landlord = f.required_text("landlord", "Example Homes", problems).map(str::to_owned);
    let nation = required_choice(f, "nation", "england", Nation::NAMES, problems);
    let scheme = required_choice(f, "scheme", "housing-ombudsman", Scheme::NAMES, problems);
    let policy = Policy {
        id: stem.to_owned(),
        in_force: in_force.unwrap_or(InForce::Undated),
        landlord: landlord.unwrap_or_default(),
        demonstration: f.yes_or_no("demonstration", problems),
        nation: nation.unwrap_or(Nation::England),
        scheme: scheme.unwrap_or(Scheme::None),
        version: f.text("version", "\"4\"", problems).map(str::to_owned),
        approved: f.take("approved").and_then(|n| parts::approximate(n, "approved", problems)),
        review_due: f.take("review_due").and_then(|n| parts::approximate(n, "review_due", problems)),
        review_note: f.take("review_note").and_then(|n| parts::dated(n, "review_note", problems)),
        owner: take_text(f, "owner", "Head of Customer Service (6.1)", problems),
        who: take_text(f, "who", "anyone affected by what we do (1.2)", problems),
        contacts: f.take("contacts").map_or(Fact::NotStated, |n| parts::contacts_fact(n, problems)),
        channels: take_list(f, "channels", "phone", "way to complain", Channel::NAMES, problems),
        formats: take_list(f, "formats", "large print", "format", AlternativeFormat::NAMES, problems),
        languages: take_text(f, "languages", "other languages if you ask (5.1)", problems),
        time_to_complain: take_limits(f, "time_to_complain", Step::Complain, problems),
        day_one: f.take("day_one").map_or(Fact::NotStated, |n| day_one(n, problems)),
        cut_off: f.take("cut_off").map_or(Fact::NotStated, |n| {
            fact(n, "cut_off", "\"17:00\"", problems, |n, p| {
                let cited = crate::policy::shorthand::cited(text(n, "cut_off", "\"17:00\"", p)?, n.at);
                let value = time_of_day(&cited.value, n.at, p)?;
                Some(Cited { value, section: cited.section, at: n.at })
            })
        }),
        closed: f
            .take("closed")
            .map(|n| items(n).filter_map(|n| parts::closed(n, problems)).collect())
            .unwrap_or_default(),
        circumstances: f.take("circumstances").map(|n| parts::circumstances(n, problems)).unwrap_or_default(),
        stages: f
            .require("stages", "\n  - name: Stage 1\n    respond: 10 working days from receipt (4.5)", problems)
            .map(|n| parts::stages(n, problems))
            .unwrap_or_default(),
        ombudsman: f
            .take("ombudsman")
            .map(|n| items(n).filter_map(|n| parts::outside(n, problems)).collect())
            .unwrap_or_default(),
        designated_persons: f.take("designated_persons").and_then(|n| parts::designated_persons(n, problems)),
        panel: f.take("panel").and_then(|n| parts::panel(n, problems)),
        exclusions: f
            .take("exclusions")
            .map(|n| items(n).filter_map(|n| parts::exclusion(n, problems)).collect())
            .unwrap_or_default(),
        reports: f
            .take("reports")
            .map(|n| items(n).filter_map(|n| parts::report(n, problems)).collect())
            .unwrap_or_default(),
        related: f
            .take("related")
            .map(|n| parts::cited_list(n, "related", "Compensation Policy", problems))
            .unwrap_or_default(),
        keep: f.take("keep").map_or(Fact::NotStated, |n| limit_fact(n, Step::Reopen, "keep", problems)),
        notice: f.take("notice").and_then(|n| parts::dated(n, "notice", problems)),
        updates: f
            .take("updates")
            .map(|n| items(n).filter_map(|n| parts::update(n, problems)).collect())
            .unwrap_or_default(),
        corrects: f.text("corrects", "the answer time in Stage 1", problems).map(str::to_owned),
    };
    // The form is read with the shared questions by `form::own`; no date depends on it.
    f.take(crate::form::own::KEY);
    fields.finish(problems);
    check(&policy, problems);
    Some(policy)
}

fn required_choice<T: Copy>(
    fields: &mut Fields<'_>,
    key: &'static str,
    example: &str,
    choices: &[(&'static str, T)],
    problems: &mut Problems<'_>,
) -> Option<T> {
    let typed = fields.required_text(key, example, problems)?;
    let at = fields.take(key).map(|node| node.at).unwrap_or_default();
    choice(typed, at, key, choices, problems)
}

pub(super) fn take_text(
    fields: &mut Fields<'_>,
    key: &'static str,
    example: &str,
    problems: &mut Problems<'_>,
) -> Fact<String> {
    fields.take(key).map_or(Fact::NotStated, |n| text_fact(n, key, example, problems))
}

fn take_limits(
    fields: &mut Fields<'_>,
    key: &'static str,
    step: Step,
    problems: &mut Problems<'_>,
) -> Vec<Fact<Limit>> {
    let Some(node) = fields.take(key) else { return Vec::new() };
    items(node).map(|n| limit_fact(n, step, key, problems)).filter(|f| f.applied().is_some()).collect()
}

fn take_list<T: Copy>(
    fields: &mut Fields<'_>,
    key: &'static str,
    example: &str,
    what: &str,
    choices: &[(&'static str, T)],
    problems: &mut Problems<'_>,
) -> Vec<Cited<T>> {
    let Some(node) = fields.take(key) else { return Vec::new() };
    if let Value::Text(typed) = &node.value
        && typed.contains(", ")
        && !choices.iter().any(|(name, _)| name == typed)
    {
        problems.error(node.at, format!("`{key}` is a list without its brackets"), format!("`{key}: [{typed}]`"));
        return Vec::new();
    }
    parts::cited_list(node, key, example, problems)
        .into_iter()
        .filter(|cited| !cited.value.eq_ignore_ascii_case("not stated"))
        .filter_map(|cited| {
            let value = choice(&cited.value, cited.at, what, choices, problems)?;
            Some(Cited { value, section: cited.section, at: cited.at })
        })
        .collect()
}

fn day_one(node: &Node, problems: &mut Problems<'_>) -> Fact<DayOne> {
    fact(node, "day_one", "next", problems, |n, p| {
        let cited = crate::policy::shorthand::cited(text(n, "day_one", "next", p)?, n.at);
        let value = choice(&cited.value, n.at, "rule for day one", DayOne::NAMES, p)?;
        Some(Cited { value, section: cited.section, at: n.at })
    })
}

/// What no single key can see.
fn check(policy: &Policy, problems: &mut Problems<'_>) {
    if policy.stages.len() > 5 {
        problems.error(
            policy.stages[5].at,
            format!("there are {} stages", policy.stages.len()),
            "at most five; steps inside a stage are its `acknowledge`, `hold` and `respond`",
        );
    }
    for stage in &policy.stages {
        let hold = stage.hold.iter().flat_map(|h| &h.send);
        for clock in stage.acknowledge.iter().chain(&stage.respond).chain(&stage.hearing).chain(hold) {
            check_clock(policy, clock, problems);
            check_start(&clock.limit, problems);
        }
        for clock in stage.hold.iter().flat_map(|h| &h.new_target) {
            check_clock(policy, clock, problems);
        }
    }
}

/// What is due cannot be counted from the day it is due; what puts it off, or follows it, can.
fn check_start(fact: &Fact<Limit>, problems: &mut Problems<'_>) {
    if let Some(limit) = fact.applied()
        && limit.value.from.start == Start::DueDate
    {
        problems.error(
            limit.at,
            "this limit is counted from the day it is due",
            "`from receipt`, `from acknowledgement` or another start; `10 more working days` belongs to `extend` and `new_target`",
        );
    }
}

fn check_clock(policy: &Policy, clock: &Clock, problems: &mut Problems<'_>) {
    let limit = clock.limit.applied();
    let at = limit.map(|l| l.at).unwrap_or_default();
    if let Some(when) = &clock.when
        && !policy.knows_circumstance(when)
    {
        let known: Vec<&str> =
            CIRCUMSTANCES.iter().copied().chain(policy.circumstances.iter().map(|c| c.id.as_str())).collect();
        let write = match nearest(when, known.iter().copied()) {
            Some(near) => format!("`when: {near}`"),
            None => format!("one of: {}; or an id of your own with its words under `circumstances:`", known.join(", ")),
        };
        problems.error(at, format!("`when: {when}` is not a circumstance that is known"), write);
    }
    let stages = limit.into_iter().flat_map(|l| {
        std::iter::once(l.value.from)
            .chain(l.value.or_later.iter().map(|(_, from)| *from))
            .filter_map(|from| from.stage)
    });
    for stage in stages {
        if usize::from(stage) > policy.stages.len() {
            problems.error(
                at,
                format!("stage {stage} is named, and the policy has {}", policy.stages.len()),
                "the number of a stage that is in this file",
            );
        }
    }
}

/// A date written in a policy for a machine: `2026-12-24` or `24 December 2026`.
pub(crate) fn exact_date(typed: &str, at: Place, key: &str, problems: &mut Problems<'_>) -> Option<NaiveDate> {
    use crate::days::approximate::{Approximate, Reading, read};
    match read(typed) {
        Reading::Date(Approximate::Day(date)) => Some(date),
        Reading::Date(_) | Reading::Impossible(_) | Reading::Words => {
            problems.error(
                at,
                format!("{key}: \"{typed}\" is not a day"),
                "a day, such as `24 December 2026` or `2026-12-24`",
            );
            None
        }
    }
}
