//! What the law gives residents, whatever a policy says: `content/law/*.yaml`.
//!
//! Dated, each with its source. Pages use it where a policy is silent and
//! beside passages that the law has overtaken. A law is a scheme's, or about
//! one circumstance; then it binds every landlord beside its scheme's.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::days::clock::{Assumed, Fact, Limit, Step};
use crate::policy::circumstance::SharedCircumstance;
use crate::policy::read::exact_date;
use crate::policy::shorthand::limit_fact;
use crate::policy::vocabulary::Scheme;
use crate::words::fields::{Fields, choice, items, one_of, text};
use crate::words::located::Node;
use crate::words::problem::Problems;
use crate::words::rules;

/// The rules of one scheme, or about one circumstance, from one day on until the next file's.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Law {
    /// Whom it binds; none where it is about a circumstance, and binds all.
    pub scheme: Option<Scheme>,
    /// The circumstance that it is about.
    pub about: Option<About>,
    /// What readers call it, such as "The Ombudsman’s Code".
    pub name: String,
    /// The first day on which it holds.
    pub from: NaiveDate,
    /// How long after the problem a complaint must be taken: soft and hard limits.
    pub time_to_complain: Vec<Fact<Limit>>,
    /// How long people had to wait after the last answer before they could go to the Ombudsman alone.
    pub wait: Fact<Limit>,
    /// The section by which somebody who is refused another look must be told why: `5.11`.
    pub refusal: Option<String>,
    /// The longest times of each stage.
    pub stages: Vec<LawStage>,
}

/// A circumstance that has a law of its own, and where it leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// The id of the circumstance, such as `data-protection`.
    pub circumstance: String,
    /// The heading under which a receipt tells of it.
    pub title: String,
    /// What else the law says, in words.
    pub says: String,
    /// The body outside that looks after it, by its id.
    pub body: String,
}

/// The longest times that the law allows for a stage.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct LawStage {
    /// How long the landlord has to say that the complaint has come.
    pub acknowledge: Fact<Limit>,
    /// How long the landlord has to answer at this stage.
    pub respond: Fact<Limit>,
    /// How far the answer may be put off.
    pub extend: Fact<Limit>,
    /// How long people have to ask for the next stage.
    pub escalate: Fact<Limit>,
}

/// Reads one file of law; `bodies` are the ids of the bodies outside, where these could be read.
pub fn read(node: &Node, bodies: Option<&[&str]>, problems: &mut Problems<'_>) -> Option<Law> {
    let mut fields = Fields::of(node, "a law", "`scheme: housing-ombudsman`", problems)?;
    let about = fields.take("circumstance").map(|n| of_circumstance(n, &mut fields, bodies, problems));
    let scheme = if about.is_some() { None } else { fields.require("scheme", "housing-ombudsman", problems) };
    let name = fields.required_text("name", "The Ombudsman’s Code", problems).map(str::to_owned);
    let from = fields.require("from", "\"2024-04-01\"", problems);
    let acknowledge = about.as_ref().and_then(|_| fields.require("acknowledge", "30 days from receipt", problems));
    let refusal = about.is_none().then(|| fields.text("refusal", "\"5.11\"", problems).map(str::to_owned)).flatten();
    // A circumstance has no stages of its own.
    let (time, wait, stages) = match about {
        Some(_) => (None, None, None),
        None => (fields.take("time_to_complain"), fields.take("wait"), fields.take("stages")),
    };
    fields.required_text("checked_on", "\"2026-11-21\"", problems);
    fields.required_text("source", "the place it was read", problems);
    fields.finish(problems);
    let scheme = scheme
        .and_then(|n| text(n, "scheme", "housing-ombudsman", problems).map(|t| (t, n.at)))
        .and_then(|(t, at)| choice(t, at, "scheme", Scheme::NAMES, problems));
    let from = from
        .and_then(|n| text(n, "from", "\"2024-04-01\"", problems).map(|t| (t, n.at)))
        .and_then(|(t, at)| exact_date(t, at, "from", problems));
    let time_to_complain = time
        .map(|n| items(n).map(|n| limit_of_law(n, Step::Complain, "time_to_complain", problems)).collect())
        .unwrap_or_default();
    let wait = wait.map_or(Fact::NotStated, |n| limit_of_law(n, Step::Ombudsman, "wait", problems));
    let mut stages: Vec<LawStage> =
        stages.map(|n| items(n).filter_map(|n| stage(n, problems)).collect()).unwrap_or_default();
    stages.extend(acknowledge.map(|n| LawStage {
        acknowledge: limit_of_law(n, Step::Acknowledge, "acknowledge", problems),
        respond: Fact::NotStated,
        extend: Fact::NotStated,
        escalate: Fact::NotStated,
    }));
    let about = match about {
        Some(about) => Some(about?),
        None => None,
    };
    if about.is_none() && scheme.is_none() {
        return None;
    }
    Some(Law { scheme, about, name: name?, from: from?, time_to_complain, wait, refusal, stages })
}

fn of_circumstance(
    node: &Node,
    fields: &mut Fields<'_>,
    bodies: Option<&[&str]>,
    problems: &mut Problems<'_>,
) -> Option<About> {
    let circumstance = text(node, "circumstance", "data-protection", problems)
        .and_then(|typed| choice(typed, node.at, "circumstance", SharedCircumstance::NAMES, problems));
    let title = fields.required_text("title", "How we use your details", problems).map(str::to_owned);
    let says = fields.required_text("says", "We must look into it without delay.", problems).map(str::to_owned);
    let body = fields.require("body", "ico", problems);
    let body = body.and_then(|n| text(n, "body", "ico", problems).map(|id| (id, n.at)));
    if let (Some((id, at)), Some(bodies)) =
        (body.filter(|(id, _)| bodies.is_some_and(|bodies| !bodies.contains(id))), bodies)
    {
        let write = one_of(id, at, problems, bodies.iter().copied());
        problems.error(&rules::BODY_ELSEWHERE, at, format!("body: \"{id}\" is not in content/ombudsmen.yaml"), write);
    }
    let body = body.map(|(id, _)| id.to_owned());
    Some(About { circumstance: circumstance?.name().to_owned(), title: title?, says: says?, body: body? })
}

fn stage(node: &Node, problems: &mut Problems<'_>) -> Option<LawStage> {
    let mut fields = Fields::of(node, "a stage", "`- acknowledge: 5 working days from receipt`", problems)?;
    let mut limit = |key, step| fields.take(key).map_or(Fact::NotStated, |n| limit_of_law(n, step, key, problems));
    let stage = LawStage {
        acknowledge: limit("acknowledge", Step::Acknowledge),
        respond: limit("respond", Step::Respond),
        extend: limit("extend", Step::Respond),
        escalate: limit("escalate", Step::Escalate),
    };
    fields.finish(problems);
    Some(stage)
}
/// A time of the law. Its days are calendar days by what it says, and not because somebody took them for that.
fn limit_of_law(node: &Node, step: Step, key: &str, problems: &mut Problems<'_>) -> Fact<Limit> {
    let mut fact = limit_fact(node, step, key, problems);
    if let Fact::Stated(limit) = &mut fact {
        limit.value.assumed.retain(|part| *part != Assumed::CalendarDays);
    }
    fact
}
