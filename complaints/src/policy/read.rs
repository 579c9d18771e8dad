//! Front matter → [`Policy`], every mistake at its place.

use chrono::Datelike;

use crate::days::approximate::InForce;
use crate::days::calendar::Nation;
use crate::days::clock::{Fact, Step};
use crate::policy::facts::{OtherProcedure, Policy};
use crate::policy::own_form;
use crate::policy::shorthand::limit_fact;
use crate::policy::vocabulary::{AlternativeFormat, Channel, Registered, Scheme};
use crate::words::fields::{Fields, items, text};
use crate::words::located::Node;
use crate::words::problem::{Place, Problems};

mod check;
mod circles;
mod contacts;
mod days;
mod identity;
mod parts;
mod published;
mod stage;
mod values;

pub(super) use contacts::contacts;
pub(crate) use days::exact_date;

use crate::words::rules;
use days::{approximate, closed, cut_off, day_one};
use values::{cited_list, dated, required_choice, take_each, take_limits, take_list, take_text};

/// The first year in which a version can start.
const EARLIEST: i32 = 1980;

/// Reads the front matter of the version whose file is called `stem`.
pub fn policy(front: &Node, stem: &str, problems: &mut Problems<'_>) -> Option<Policy> {
    let in_force = InForce::from_stem(stem);
    if in_force.is_none() {
        problems.error(
            &rules::UNREADABLE_DATE,
            Place { line: 1, column: 1 },
            format!("the file is called `{stem}`, which is no date"),
            match InForce::meant_by(stem) {
                Some(name) => format!("the day as the name of the file: `{name}.md`"),
                None => "the day it is in force from as its name: `2022-06-06.md`, `2021-01.md`, `2021.md` or \
                         `undated.md`"
                    .to_owned(),
            },
        );
    }
    // Before there were landlords' complaints policies a year is a slip, and the version would never hold.
    if let Some(InForce::From(date)) = in_force
        && date.first_day().year() < EARLIEST
    {
        problems.slip(
            &rules::UNREADABLE_DATE,
            Place { line: 1, column: 1 },
            format!("the file is called `{stem}`, so this version would hold from {}", date.first_day().year()),
            "the day it is in force from as its name, with its year in full: `2027-02-01.md`",
        );
    }
    let mut fields = Fields::of(front, "a policy", "`landlord: Example Homes`", problems)?;
    let f = &mut fields;
    let landlord = f.required_text("landlord", "Example Homes", problems).map(str::to_owned);
    if landlord.as_deref().is_some_and(|name| name.eq_ignore_ascii_case("not stated")) {
        problems.slip(
            &rules::MISSING_KEY,
            f.take("landlord").map(|node| node.at).unwrap_or_default(),
            "`landlord` is not stated, and every page begins with that name",
            "your name as readers know it: `landlord: Example Homes`",
        );
    }
    let nation = required_choice(f, "nation", "england", Nation::NAMES, problems);
    let scheme = required_choice(f, "scheme", scheme_of(nation), Scheme::NAMES, problems);
    let policy = Policy {
        id: stem.to_owned(),
        in_force: in_force.unwrap_or(InForce::Undated),
        landlord: landlord.unwrap_or_default(),
        identity: identity::identity(f, problems),
        demonstration: f.yes_or_no("demonstration", problems),
        // Where it cannot be read, the one of which least can be said: whatever else is told would be of a nation that
        // nobody wrote.
        nation: nation.unwrap_or(Nation::Uk),
        scheme: scheme.unwrap_or(Scheme::None),
        registered: f.take("registered").and_then(|n| registered(n, problems)),
        version: f.text("version", "\"4\"", problems).map(str::to_owned),
        approved: f.take("approved").and_then(|n| approximate(n, "approved", problems)),
        review_due: f.take("review_due").and_then(|n| approximate(n, "review_due", problems)),
        review_note: f.take("review_note").and_then(|n| dated(n, "review_note", problems)),
        owner: take_text(f, "owner", "Head of Customer Service (6.1)", problems),
        who: take_text(f, "who", "anyone affected by what we do (1.2)", problems),
        contacts: f.take("contacts").map_or(Fact::NotStated, |n| contacts::contacts_fact(n, problems)),
        channels: take_list(f, "channels", "phone", "way to complain", Channel::NAMES, problems),
        formats: take_list(f, "formats", "large print", "format", AlternativeFormat::NAMES, problems),
        film: f.take("bsl_film").and_then(|n| published::film(n, problems)),
        languages: take_text(f, "languages", "other languages if you ask (5.1)", problems),
        time_to_complain: take_limits(f, "time_to_complain", Step::Complain, problems),
        day_one: f.take("day_one").map_or(Fact::NotStated, |n| day_one(n, problems)),
        cut_off: f.take("cut_off").map_or(Fact::NotStated, |n| cut_off(n, problems)),
        post: f.take("post").map_or(Fact::NotStated, |n| parts::post(n, problems)),
        closed: take_each(f, "closed", problems, closed),
        circumstances: f.take("circumstances").map(|n| parts::circumstances(n, problems)).unwrap_or_default(),
        stages: f
            .require("stages", "\n  - name: Stage 1\n    respond: 10 working days from receipt (4.5)", problems)
            .map(|n| stage::stages(n, problems))
            .unwrap_or_default(),
        procedures: Vec::new(),
        form_off: f.take(own_form::KEY).and_then(|n| own_form::switched_off(n, problems)),
        ombudsman: take_each(f, "ombudsman", problems, parts::named_body),
        designated_persons: f.take("designated_persons").and_then(|n| parts::designated_persons(n, problems)),
        panel: f.take("panel").and_then(|n| parts::panel(n, "panel", "Tenant Complaints Panel", problems)),
        exclusions: take_each(f, "exclusions", problems, parts::exclusion),
        reports: take_each(f, "reports", problems, parts::report),
        published: f.take("published").map(|n| published::published(n, problems)).unwrap_or_default(),
        related: f
            .take("related")
            .map(|n| cited_list(n, "related", "Compensation Policy", problems))
            .unwrap_or_default(),
        retention: f.take("keep").map_or(Fact::NotStated, |n| limit_fact(n, Step::Reopen, "keep", problems)),
        notice: f.take("notice").and_then(|n| dated(n, "notice", problems)),
        updates: take_each(f, "updates", problems, parts::update),
        corrects: corrects(f, problems),
        changes: f.text("changes", "From 1 February 2027 we answer sooner than before.", problems).map(str::to_owned),
        allowed: take_each(f, "allow", problems, parts::allowance),
    };
    named_by_its_file(f, problems);
    let others = f.take("procedures").map(|n| procedures(n, &policy, problems)).unwrap_or_default();
    fields.finish(problems);
    let policy = Policy { procedures: others, ..policy };
    check::check(&policy, problems);
    Some(policy)
}

/// What was wrong in the version before, in words that readers see: "yes" would be printed as what was put right.
fn corrects(fields: &mut Fields<'_>, problems: &mut Problems<'_>) -> Option<String> {
    const EXAMPLE: &str = "the time for an answer at stage 1";
    let at = fields.take("corrects").map(|node| node.at).unwrap_or_default();
    let typed = fields.text("corrects", EXAMPLE, problems)?;
    if ["yes", "no", "true", "false"].contains(&typed.to_lowercase().as_str()) {
        problems.slip(
            &rules::UNKNOWN_VALUE,
            at,
            format!("corrects: \"{typed}\" does not say what was wrong, and readers would see it as it stands"),
            format!("what it puts right, in words: `corrects: {EXAMPLE}`; or take the line away"),
        );
    }
    Some(typed.to_owned())
}

/// The day from which a policy holds stands in the name of its file, and in no second place.
fn named_by_its_file(fields: &mut Fields<'_>, problems: &mut Problems<'_>) {
    for key in ["in_force", "in force", "valid_from", "effective", "effective_from", "starts"] {
        if let Some(entry) = fields.take_other(key) {
            problems.error(
                &rules::UNKNOWN_KEY,
                entry.at,
                format!("`{key}` is not a key that is known here: the name of the file is the day from which it holds"),
                "no such line; where the day is another one, another name for the file, such as `2022-06-06.md`",
            );
        }
    }
}

/// How the landlord stands in the register; `not stated` is none.
fn registered(node: &Node, problems: &mut Problems<'_>) -> Option<Registered> {
    let typed = text(node, "registered", "private", problems)?;
    let stated = !typed.eq_ignore_ascii_case("not stated");
    if !stated {
        return None;
    }
    let found = Registered::parse(typed);
    if found.is_none() {
        problems.error(
            &rules::UNKNOWN_VALUE,
            node.at,
            format!("\"{typed}\" is not a way to be registered that is known"),
            "one of: private, council, no; or `not stated`",
        );
    }
    found
}

/// What is followed in place of `stages` in a circumstance.
fn procedures(node: &Node, policy: &Policy, problems: &mut Problems<'_>) -> Vec<OtherProcedure> {
    let one = |node: &Node, problems: &mut Problems<'_>| {
        let mut fields = Fields::of(node, "a procedure", "`- when: staff`, and `stages:` below it", problems)?;
        let when = fields.required_text("when", "staff", problems).map(str::to_owned);
        let stages = fields.require("stages", "\n      - name: Stage 1", problems);
        fields.finish(problems);
        let stages = stage::stages(stages?, problems);
        Some(OtherProcedure { when: when?, policy: Policy { stages, ..policy.clone() }, at: node.at })
    };
    items(node).filter_map(|n| one(n, problems)).collect()
}

/// The scheme to propose to a landlord of a nation.
fn scheme_of(nation: Option<Nation>) -> &'static str {
    match nation {
        Some(Nation::Scotland) => "spso",
        Some(Nation::Wales) => "psow",
        Some(Nation::NorthernIreland) => "nipso",
        _ => "housing-ombudsman",
    }
}
