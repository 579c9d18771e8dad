//! What the law gives residents, whatever a policy says: `content/law/*.yaml`.
//!
//! Dated, each with its source. Pages use it where a policy is silent and
//! beside passages that the law has overtaken.

use chrono::NaiveDate;

use crate::clock::{Fact, Limit, Step};
use crate::fields::{Fields, choice, items, text};
use crate::located::Node;
use crate::policy::Scheme;
use crate::problem::Problems;
use crate::shorthand::limit_fact;

/// The rules of one scheme, from one day on until the next file's.
#[derive(Debug, Clone)]
pub struct Law {
    /// Whom it binds.
    pub scheme: Scheme,
    /// What readers call it.
    pub name: String,
    /// The first day on which it holds.
    pub from: NaiveDate,
    /// How long after the problem a complaint must be taken: soft and hard limits.
    pub time_to_complain: Vec<Fact<Limit>>,
    /// How long people had to wait after the last answer before they could go to the Ombudsman alone.
    pub wait: Fact<Limit>,
    /// The longest times of each stage.
    pub stages: Vec<LawStage>,
}

/// The longest times that the law allows for a stage.
#[derive(Debug, Clone)]
pub struct LawStage {
    /// To say that the complaint has come.
    pub acknowledge: Fact<Limit>,
    /// To answer.
    pub respond: Fact<Limit>,
    /// How far the answer may be put off.
    pub extend: Fact<Limit>,
    /// How long people have to ask for the next stage.
    pub escalate: Fact<Limit>,
}

/// Reads one file of law.
pub fn read(node: &Node, problems: &mut Problems<'_>) -> Option<Law> {
    let mut fields = Fields::of(node, "a law", "`scheme: housing-ombudsman`", problems)?;
    let scheme = fields.require("scheme", "housing-ombudsman", problems);
    let name = fields.required_text("name", "The Ombudsman’s Code", problems).map(str::to_owned);
    let from = fields.require("from", "\"2024-04-01\"", problems);
    let time = fields.take("time_to_complain");
    let wait = fields.take("wait");
    let stages = fields.take("stages");
    fields.required_text("checked_on", "\"2026-11-21\"", problems);
    fields.required_text("source", "the place it was read", problems);
    fields.finish(problems);
    let scheme = scheme
        .and_then(|n| text(n, "scheme", "housing-ombudsman", problems).map(|t| (t, n.at)))
        .and_then(|(t, at)| choice(t, at, "scheme", Scheme::NAMES, problems));
    let from = from
        .and_then(|n| text(n, "from", "\"2024-04-01\"", problems).map(|t| (t, n.at)))
        .and_then(|(t, at)| crate::policy::exact_date(t, at, "from", problems));
    let time_to_complain = time
        .map(|n| items(n).map(|n| limit_fact(n, Step::Complain, "time_to_complain", problems)).collect())
        .unwrap_or_default();
    let wait = wait.map_or(Fact::NotStated, |n| limit_fact(n, Step::Ombudsman, "wait", problems));
    let stages = stages.map(|n| items(n).filter_map(|n| stage(n, problems)).collect()).unwrap_or_default();
    Some(Law { scheme: scheme?, name: name?, from: from?, time_to_complain, wait, stages })
}

fn stage(node: &Node, problems: &mut Problems<'_>) -> Option<LawStage> {
    let mut fields = Fields::of(node, "a stage", "`- acknowledge: 5 working days from receipt`", problems)?;
    let mut limit = |key, step| fields.take(key).map_or(Fact::NotStated, |n| limit_fact(n, step, key, problems));
    let stage = LawStage {
        acknowledge: limit("acknowledge", Step::Acknowledge),
        respond: limit("respond", Step::Respond),
        extend: limit("extend", Step::Respond),
        escalate: limit("escalate", Step::Escalate),
    };
    fields.finish(problems);
    Some(stage)
}
