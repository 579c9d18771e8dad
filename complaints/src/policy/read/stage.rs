//! One stage of the procedure, from its mapping.

use super::parts::panel;
use super::values::{cited_list, take_limit, take_text};
use crate::days::clock::{Cited, Clock, Fact, Step};
use crate::policy::shorthand::{cited, clocks, text_fact};
use crate::policy::stage::{Also, Hold, Stage};
use crate::policy::vocabulary::{After, LateRequest, Says};
use crate::words::fields::{Fields, choice, items, text};
use crate::words::located::{Node, Value};
use crate::words::problem::Problems;
use crate::words::rules;

/// More than any procedure has. A list that goes on was pasted more than once; and a date that hangs on every stage
/// before it is counted through each of them, which doubles with each.
const MOST_STAGES: usize = 9;

pub(super) fn stages(node: &Node, problems: &mut Problems<'_>) -> Vec<Stage> {
    match &node.value {
        Value::List(list) => {
            if let Some(one_more) = list.get(MOST_STAGES) {
                let found = format!("there are {} stages, and no policy has more than {MOST_STAGES}", list.len());
                problems.error(
                    &rules::WRONG_SHAPE,
                    one_more.at,
                    found,
                    "each stage once: take away what was pasted twice",
                );
            }
            list.iter().take(MOST_STAGES).filter_map(|n| stage(n, problems)).collect()
        }
        Value::Map(_) | Value::Text(_) => {
            problems.error(
                &rules::WRONG_SHAPE,
                node.at,
                "`stages` is not a list",
                "a hyphen before each stage, such as `  - name: Stage 1`",
            );
            Vec::new()
        }
    }
}

fn stage(node: &Node, problems: &mut Problems<'_>) -> Option<Stage> {
    let mut fields = Fields::of(node, "a stage", "`- name: Stage 1`", problems)?;
    let f = &mut fields;
    let respond = f.require("respond", "10 working days from receipt (4.5)` or `respond: not stated", problems);
    let agreed = respond.and_then(agreed_with_you);
    let stage = Stage {
        name: f
            .require("name", "Stage 1", problems)
            .map_or(Fact::NotStated, |n| text_fact(n, "name", "Stage 1", problems)),
        acknowledge: take_clocks(f, "acknowledge", Step::Acknowledge, problems),
        acknowledge_says: f.take("acknowledge_says").map(|n| says(n, problems)).unwrap_or_default(),
        respond: respond
            .filter(|_| agreed.is_none())
            .map(|n| clocks(n, Step::Respond, "respond", problems))
            .unwrap_or_default(),
        respond_agreed: agreed.map_or(Fact::NotStated, Fact::Stated),
        contact: take_clocks(f, "contact", Step::Contact, problems),
        hearing: take_clocks(f, "hearing", Step::Hearing, problems),
        report: take_clocks(f, "report", Step::Report, problems),
        draft: take_clocks(f, "draft", Step::Draft, problems),
        hold: f.take("hold").and_then(|n| hold(n, problems)),
        extend: take_limit(f, "extend", Step::Respond, problems),
        pause: take_text(f, "pause", "we wait for something from you (6.8)", problems),
        escalate: take_limit(f, "escalate", Step::Escalate, problems),
        escalate_after: take_text(f, "escalate_after", "we treat it as a new complaint", problems),
        late_request: f.take("late_request").and_then(|n| late_request(n, problems)),
        escalate_reasons: reasons(f, problems),
        reopen: take_limit(f, "reopen", Step::Reopen, problems),
        offer: take_limit(f, "offer", Step::AcceptOffer, problems),
        comment: take_limit(f, "comment", Step::Comment, problems),
        write_back: take_limit(f, "write_back", Step::WriteBack, problems),
        answered_by: take_text(f, "answered_by", "the officer for that service (3b)", problems),
        not_by: take_text(f, "not_by", "anyone named in the complaint", problems),
        heard_by: f.take("heard_by").and_then(|n| panel(n, "heard_by", "Example Council", problems)),
        also: f.take("also").map(|n| items(n).filter_map(|n| also(n, problems)).collect()).unwrap_or_default(),
        skip: take_text(f, "skip", "it is too complicated for this stage", problems),
        about: take_text(f, "about", "a manager looks at it", problems),
        at: node.at,
    };
    fields.finish(problems);
    Some(stage)
}

/// That the policy asks for reasons, in words: "yes" would be printed as one.
fn reasons(fields: &mut Fields<'_>, problems: &mut Problems<'_>) -> Fact<String> {
    const EXAMPLE: &str = "we need to know why (7.2.1)";
    let Some(node) = fields.take("escalate_reasons") else { return Fact::NotStated };
    if let Value::Text(typed) = &node.value
        && ["yes", "no", "true", "false"].contains(&typed.to_lowercase().as_str())
    {
        problems.slip(
            &rules::UNKNOWN_VALUE,
            node.at,
            format!("escalate_reasons: \"{typed}\" says no reason"),
            format!("what the policy asks in words, such as `{EXAMPLE}`; or `not stated`"),
        );
    }
    text_fact(node, "escalate_reasons", EXAMPLE, problems)
}

/// `agreed with you (4.2)`: the policy gives no time, and the date is agreed in each case.
fn agreed_with_you(node: &Node) -> Option<Cited<String>> {
    let Value::Text(typed) = &node.value else { return None };
    let cited = cited(typed, node.at);
    let plain = cited.value.to_lowercase();
    let whom = plain.trim_start_matches("a date ").strip_prefix("agreed with ")?;
    let people = ["you", "the resident", "the customer", "the tenant", "the complainant", "the person", "them"];
    people.contains(&whom).then_some(cited)
}

/// A step without a time: its words, or `says:` and after what it stands.
fn also(node: &Node, problems: &mut Problems<'_>) -> Option<Also> {
    const EXAMPLE: &str = "we visit you at home if you like (4.3)";
    if let Value::Text(_) = node.value {
        let says = sentence(cited(text(node, "also", EXAMPLE, problems)?, node.at));
        return Some(Also { says, after: After::default() });
    }
    let mut fields = Fields::of(node, "a step", &format!("`- {EXAMPLE}`"), problems)?;
    let says = fields.required_text("says", EXAMPLE, problems).map(|t| cited(t, node.at));
    let section = fields.text("section", "\"4.3\"", problems).map(str::to_owned);
    let after = fields.take("after");
    fields.finish(problems);
    let after = match after {
        Some(n) => {
            choice(text(n, "after", "acknowledge", problems)?, n.at, "place in a stage", After::NAMES, problems)?
        }
        None => After::default(),
    };
    let says = sentence(says?);
    if says.section.is_some() && section.is_some() {
        problems.slip(
            &rules::WRITTEN_TWICE,
            node.at,
            "also: the section is given twice",
            "it behind the words, or under `section:`",
        );
    }
    Some(Also { says: Cited { section: says.section.or(section), ..says }, after })
}

/// The same without the full stop that the page brings.
fn sentence(said: Cited<String>) -> Cited<String> {
    Cited { value: said.value.trim_end_matches('.').to_owned(), ..said }
}

fn take_clocks(fields: &mut Fields<'_>, key: &'static str, step: Step, problems: &mut Problems<'_>) -> Vec<Clock> {
    fields.take(key).map(|n| clocks(n, step, key, problems)).unwrap_or_default()
}

fn hold(node: &Node, problems: &mut Problems<'_>) -> Option<Hold> {
    let mut fields = Fields::of(node, "hold", "`send: 5 working days from receipt (4.5)`", problems)?;
    let hold = Hold {
        send: take_clocks(&mut fields, "send", Step::Hold, problems),
        new_target: take_clocks(&mut fields, "new_target", Step::Respond, problems),
        because: take_text(&mut fields, "because", "the complaint is complex", problems),
    };
    fields.finish(problems);
    Some(hold)
}

fn late_request(node: &Node, problems: &mut Problems<'_>) -> Option<Cited<LateRequest>> {
    let cited = cited(text(node, "late_request", "new complaint", problems)?, node.at);
    let value = choice(&cited.value, node.at, "way to treat a late request", LateRequest::NAMES, problems)?;
    Some(Cited { value, section: cited.section, at: node.at })
}

fn says(node: &Node, problems: &mut Problems<'_>) -> Vec<Cited<Says>> {
    cited_list(node, "acknowledge_says", "who deals with it", problems)
        .into_iter()
        .filter_map(|c| {
            let value = choice(&c.value, c.at, "part of an acknowledgement", Says::NAMES, problems)?;
            Some(Cited { value, section: c.section, at: c.at })
        })
        .collect()
}
