//! How a fact is written on one line, and the mapping for what does not fit.
//!
//! `[about|usually|up to] COUNT [more] UNIT [in total] [from START] [, unless WHY] [(SECTION)]`
//! is a limit; `TEXT (SECTION)` is any other cited fact; `not stated` is both.

use chrono::NaiveTime;

use crate::days::clock::{Anchor, Assumed, Cited, Clock, Ends, Fact, Firmness, Limit, Start, Step};
use crate::days::period::Period;
use crate::words::fields::{Fields, choice, items, text};
use crate::words::located::{Node, Value};
use crate::words::problem::{Place, Problems};

mod start;

pub use start::usual_start;
use start::{read_from, start_after};

const NOT_STATED: &str = "not stated";
const LIMIT_EXAMPLE: &str = "10 working days from receipt (4.5)";

/// Splits `TEXT (SECTION)` into its parts.
#[must_use]
pub fn split_section(typed: &str) -> (&str, Option<&str>) {
    let typed = typed.trim();
    if !typed.ends_with(')') {
        return (typed, None);
    }
    // The bracket that the last one closes, so that a section may be called `3(b)`.
    let mut depth = 0_usize;
    let open = typed.char_indices().rev().find(|(_, c)| {
        match c {
            ')' => depth += 1,
            '(' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    });
    let Some((open, _)) = open else { return (typed, None) };
    let (before, section) = (typed[..open].trim(), typed[open + 1..typed.len() - 1].trim());
    if before.is_empty() || section.is_empty() { (typed, None) } else { (before, Some(section)) }
}

/// Reads a text with its section.
#[must_use]
pub fn cited(typed: &str, at: Place) -> Cited<String> {
    let (value, section) = split_section(typed);
    Cited { value: value.to_owned(), section: section.map(str::to_owned), at }
}

/// Reads any fact whose single value `one` understands.
pub fn fact<T>(
    node: &Node,
    key: &str,
    example: &str,
    problems: &mut Problems<'_>,
    mut one: impl FnMut(&Node, &mut Problems<'_>) -> Option<Cited<T>>,
) -> Fact<T> {
    match &node.value {
        Value::Text(typed) if typed.eq_ignore_ascii_case(NOT_STATED) => Fact::NotStated,
        Value::Map(entries) if entries.iter().any(|e| e.key == "contradictory") => {
            contradictory(node, key, example, problems, one)
        }
        Value::Text(_) | Value::Map(_) | Value::List(_) => one(node, problems).map_or(Fact::NotStated, Fact::Stated),
    }
}

/// `contradictory: [A, B]`, `resolved: A`, `because: WHY`.
fn contradictory<T>(
    node: &Node,
    key: &str,
    example: &str,
    problems: &mut Problems<'_>,
    mut one: impl FnMut(&Node, &mut Problems<'_>) -> Option<Cited<T>>,
) -> Fact<T> {
    let Some(mut fields) = Fields::of(node, key, example, problems) else { return Fact::NotStated };
    let listed: Vec<&Node> = fields.take("contradictory").map(|n| items(n).collect()).unwrap_or_default();
    let resolved = fields.required_text("resolved", example, problems).map(str::to_owned);
    let because = fields.required_text("because", "it is the better one for the resident", problems).map(str::to_owned);
    fields.finish(problems);
    if listed.len() < 2 {
        problems.error(
            node.at,
            format!("`{key}` is contradictory but gives fewer than two values"),
            format!("`contradictory:` with both values under it, each with its section, such as `- {example}`"),
        );
        return Fact::NotStated;
    }
    let values: Vec<Cited<T>> = listed.iter().filter_map(|n| one(n, problems)).collect();
    let (Some(resolved), Some(because)) = (resolved, because) else { return Fact::NotStated };
    let chosen = listed.iter().position(|n| match &n.value {
        Value::Text(typed) => {
            squeezed(typed) == squeezed(&resolved) || squeezed(split_section(typed).0) == squeezed(&resolved)
        }
        Value::Map(_) => written_limit(n).is_some_and(|line| squeezed(&line) == squeezed(&resolved)),
        Value::List(_) => false,
    });
    match chosen {
        Some(chosen) if values.len() == listed.len() => Fact::Contradictory { values, chosen, because },
        Some(_) => Fact::NotStated,
        None => {
            problems.error(
                node.at,
                format!("`resolved: {resolved}` is none of the values above it"),
                "one of the values exactly as it is written under `contradictory:`",
            );
            Fact::NotStated
        }
    }
}

/// The first half of a line that says what a limit's mapping says.
fn written_limit(node: &Node) -> Option<String> {
    let Value::Map(entries) = &node.value else { return None };
    let text_of = |key: &str| {
        entries.iter().find(|e| e.key == key).and_then(|e| match &e.node.value {
            Value::Text(typed) => Some(typed.as_str()),
            Value::List(_) | Value::Map(_) => None,
        })
    };
    let within = text_of("within")?;
    Some(text_of("from").map_or_else(|| within.to_owned(), |from| format!("{within} from {from}")))
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// A text fact: `TEXT (SECTION)`, `not stated` or contradictory.
pub fn text_fact(node: &Node, key: &str, example: &str, problems: &mut Problems<'_>) -> Fact<String> {
    fact(node, key, example, problems, |n, p| text(n, key, example, p).map(|typed| cited(typed, n.at)))
}

/// A limit fact of `step`.
pub fn limit_fact(node: &Node, step: Step, key: &str, problems: &mut Problems<'_>) -> Fact<Limit> {
    fact(node, key, LIMIT_EXAMPLE, problems, |n, p| limit(n, step, key, p))
}

/// The clocks of a step: one fact, or a list in which `when:` marks a circumstance.
pub fn clocks(node: &Node, step: Step, key: &str, problems: &mut Problems<'_>) -> Vec<Clock> {
    items(node)
        .map(|item| {
            let when = match &item.value {
                Value::Map(entries) => entries.iter().find(|e| e.key == "when"),
                Value::Text(_) | Value::List(_) => None,
            };
            let when = when.and_then(|e| text(&e.node, "when", "risk-to-life", problems)).map(str::to_owned);
            Clock { when, limit: limit_fact(item, step, key, problems) }
        })
        .collect()
}

/// One limit, in shorthand or as a mapping.
fn limit(node: &Node, step: Step, key: &str, problems: &mut Problems<'_>) -> Option<Cited<Limit>> {
    match &node.value {
        Value::Text(typed) if typed.is_empty() => {
            text(node, key, LIMIT_EXAMPLE, problems);
            None
        }
        Value::Text(typed) => limit_line(typed, node.at, step, key, problems),
        Value::Map(_) => limit_mapping(node, step, key, problems),
        Value::List(_) => {
            problems.error(node.at, format!("`{key}` is a list here"), format!("one value: `{key}: {LIMIT_EXAMPLE}`"));
            None
        }
    }
}

fn limit_line(typed: &str, at: Place, step: Step, key: &str, problems: &mut Problems<'_>) -> Option<Cited<Limit>> {
    let (line, section) = split_section(typed);
    let (line, unless) = match line.split_once(", unless ") {
        Some((line, why)) => (line.trim(), Some(why.trim().to_owned())),
        None => (line, None),
    };
    let (firmness, line) = firmness(line);
    let (line, in_total) = in_total(line);
    let (period, from) = start_after(&line);
    let Length { within, more, mut assumed } = read_length(period, at, key, problems)?;
    let from = match from {
        Some(from) => read_from(from, at, problems)?,
        None if more => Anchor { start: Start::DueDate, stage: None },
        None => {
            assumed.insert(0, Assumed::Start);
            usual_start(step)
        }
    };
    Some(Cited {
        value: Limit {
            within,
            from,
            firmness,
            or_later: Vec::new(),
            unless,
            in_total,
            agreed: false,
            ends: None,
            by: None,
            assumed,
        },
        section: section.map(str::to_owned),
        at,
    })
}

fn limit_mapping(node: &Node, step: Step, key: &str, problems: &mut Problems<'_>) -> Option<Cited<Limit>> {
    let mut fields = Fields::of(node, key, LIMIT_EXAMPLE, problems)?;
    fields.take("when");
    let typed = fields.required_text("within", "10 working days", problems);
    let from = fields.take("from");
    let section = fields.text("section", "\"4.5\"", problems).map(str::to_owned);
    let unless = fields.text("unless", "there is a good reason", problems).map(str::to_owned);
    let firm = fields.take("firmness");
    let total = fields.yes_or_no("in_total", problems);
    let agreed = fields.yes_or_no("agreed", problems);
    let ends = fields.take("ends");
    let by = fields.take("by");
    let later = fields.take("or_later");
    fields.finish(problems);

    let typed = typed?;
    let (firmness_typed, typed) = firmness(typed);
    let (typed, says_total) = in_total(typed);
    let in_total = total || says_total;
    let Length { within, more, mut assumed } = read_length(&typed, node.at, key, problems)?;
    let from = match from.and_then(|n| text(n, "from", "receipt", problems).map(|t| (t, n.at))) {
        Some((typed, at)) => read_from(typed, at, problems)?,
        None if more => Anchor { start: Start::DueDate, stage: None },
        None => {
            assumed.insert(0, Assumed::Start);
            usual_start(step)
        }
    };
    let firmness = firm
        .and_then(|n| text(n, "firmness", "aim", problems).map(|t| (t, n.at)))
        .and_then(|(t, at)| choice(t, at, "firmness", &FIRMNESS, problems))
        .unwrap_or(firmness_typed);
    let ends = ends
        .and_then(|n| text(n, "ends", "next working day", problems).map(|t| (t, n.at)))
        .and_then(|(t, at)| choice(t, at, "way to end", Ends::NAMES, problems));
    let by = by
        .and_then(|n| text(n, "by", "\"17:00\"", problems).map(|t| (t, n.at)))
        .and_then(|(t, at)| time_of_day(t, at, problems));
    let or_later = later
        .map(|n| {
            items(n)
                .filter_map(|n| limit(n, step, "or_later", problems))
                .map(|c| (c.value.within, c.value.from))
                .collect()
        })
        .unwrap_or_default();
    Some(Cited {
        value: Limit { within, from, firmness, or_later, unless, in_total, agreed, ends, by, assumed },
        section,
        at: node.at,
    })
}

const FIRMNESS: [(&str, Firmness); 4] =
    [("firm", Firmness::Firm), ("aim", Firmness::Aim), ("usually", Firmness::Usually), ("up to", Firmness::UpTo)];

fn firmness(line: &str) -> (Firmness, &str) {
    for (word, firmness) in [
        ("about ", Firmness::Aim),
        ("usually ", Firmness::Usually),
        ("up to ", Firmness::UpTo),
        ("at most ", Firmness::UpTo),
        ("no more than ", Firmness::UpTo),
        ("a maximum of ", Firmness::UpTo),
        ("within ", Firmness::Firm),
    ] {
        // `get` keeps the cut on a character, whatever was pasted.
        if line.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)) {
            return (firmness, line[word.len()..].trim());
        }
    }
    (Firmness::Firm, line)
}

/// A limit that runs from its start whatever is agreed on the way says so before or after the start.
fn in_total(line: &str) -> (String, bool) {
    let rest = line.strip_suffix(" in total").map(str::to_owned);
    let rest = rest.or_else(|| line.contains(" in total from ").then(|| line.replacen(" in total from ", " from ", 1)));
    rest.map_or_else(|| (line.to_owned(), false), |rest| (rest, true))
}

/// How long, as written: a period, and whether it comes on top of what was promised.
struct Length {
    within: Period,
    more: bool,
    assumed: Vec<Assumed>,
}

/// Reads `10 working days`, `10 more working days`, `a further 10 working days`.
fn read_length(typed: &str, at: Place, key: &str, problems: &mut Problems<'_>) -> Option<Length> {
    let plain = squeezed(typed);
    let further = ["a further ", "another "].iter().find_map(|word| plain.strip_prefix(word)).map(str::to_owned);
    let more = further.or_else(|| plain.contains(" more ").then(|| plain.replacen(" more ", " ", 1)));
    let within = read_period(more.as_deref().unwrap_or(typed), at, key, problems)?;
    let assumed =
        if says_only_days(more.as_deref().unwrap_or(typed)) { vec![Assumed::CalendarDays] } else { Vec::new() };
    Some(Length { within, more: more.is_some(), assumed })
}

/// "14 days" leaves open which days; "14 calendar days" does not.
fn says_only_days(period: &str) -> bool {
    let period = period.to_lowercase();
    (period.ends_with(" days") || period.ends_with(" day"))
        && !period.contains("working")
        && !period.contains("business")
        && !period.contains("calendar")
        && !period.contains("same")
}

fn read_period(typed: &str, at: Place, key: &str, problems: &mut Problems<'_>) -> Option<Period> {
    match typed.parse() {
        Ok(period) => Some(period),
        Err(error) => {
            let error: crate::days::period::PeriodError = error;
            problems.error(
                at,
                format!("{key}: {error}"),
                format!("{}; a whole line is `{key}: {LIMIT_EXAMPLE}`, and what does not fit one line goes under `within:`, `from:`, `section:`", error.cure()),
            );
            None
        }
    }
}

/// Reads a time of day such as `17:00`.
pub fn time_of_day(typed: &str, at: Place, problems: &mut Problems<'_>) -> Option<NaiveTime> {
    let spoken = typed.to_lowercase().replace(' ', "").replace('.', ":");
    let hours = ["am", "pm"].iter().find_map(|half| spoken.strip_suffix(half).map(|clock| (clock, *half)));
    let twelve = hours
        .map(|(clock, half)| if clock.contains(':') { format!("{clock}{half}") } else { format!("{clock}:00{half}") });
    let time = match (&twelve, spoken.as_str()) {
        (Some(clock), _) => NaiveTime::parse_from_str(clock, "%I:%M%p").ok(),
        (None, "noon" | "midday") => NaiveTime::from_hms_opt(12, 0, 0),
        (None, clock) => NaiveTime::parse_from_str(clock, "%H:%M").ok(),
    };
    if time.is_none() {
        problems.error(
            at,
            format!("\"{typed}\" is not a time of day"),
            "hours and minutes in quotes, such as \"17:00\", or `5pm`",
        );
    }
    time
}
