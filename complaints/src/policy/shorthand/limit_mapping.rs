//! A limit as a mapping: `within:`, `from:`, `section:` and what no line can say.

use super::length::{LIMIT_EXAMPLE, Length, firmness, in_total, read_length};
use super::meant::{self, Line};
use super::start::{read_from, unwritten_start};
use super::time_of_day::time_of_day;
use crate::days::clock::{Anchor, Cited, Ends, Firmness, Limit, Step};
use crate::days::period::{Period, PeriodError};
use crate::words::fields::{Fields, choice, text};
use crate::words::located::Node;
use crate::words::problem::Problems;
use crate::words::rules;

/// Reads the mapping; `windows` reads the others of "the later of" and "the earlier of", which are limits themselves.
pub(super) fn limit_mapping(
    node: &Node,
    step: Step,
    key: &str,
    windows: impl Fn(&Node, &str, &mut Problems<'_>) -> Vec<(Period, Anchor)>,
    problems: &mut Problems<'_>,
) -> Option<Cited<Limit>> {
    let mut fields = Fields::of(node, key, LIMIT_EXAMPLE, problems)?;
    fields.take("when");
    let typed = fields.required_text("within", "10 working days", problems);
    let typed_at = fields.take("within").map_or(node.at, |n| n.at);
    let from = fields.take("from");
    let section = fields.text("section", "\"4.5\"", problems).map(str::to_owned);
    let unless = fields.text("unless", "there is a good reason", problems).map(str::to_owned);
    let firm = fields.take("firmness");
    let total = fields.yes_or_no("in_total", problems);
    let agreed = fields.yes_or_no("agreed", problems);
    let ends = fields.take("ends");
    let by = fields.take("by");
    let (later, sooner) = (fields.take("or_later"), fields.take("or_sooner"));
    fields.finish(problems);

    let whole = typed?;
    let (firmness_typed, typed) = firmness(whole);
    let (typed, says_total) = in_total(typed);
    let in_total = total || says_total;
    let instead = |error: &PeriodError, problems: &Problems<'_>| {
        meant::instead(&Line { key: "within", typed: whole, at: typed_at, problems }, step, error)
    };
    let length = read_length(&typed, typed_at, key, meant::plainly(&typed).as_deref(), instead, problems);
    let from = from.and_then(|n| text(n, "from", "receipt", problems).map(|t| (t, n.at)));
    let from = from.map(|(typed, at)| read_from(typed, step, at, problems));
    let Length { within, more, mut assumed } = length?;
    let from = match from {
        Some(from) => from?,
        None => unwritten_start(step, more, &mut assumed),
    };
    let firmness = firm
        .and_then(|n| text(n, "firmness", "aim", problems).map(|t| (t, n.at)))
        .and_then(|(t, at)| choice(t, at, "firmness", Firmness::NAMES, problems))
        .unwrap_or(firmness_typed);
    let ends = ends
        .and_then(|n| text(n, "ends", "next working day", problems).map(|t| (t, n.at)))
        .and_then(|(t, at)| choice(t, at, "way to end", Ends::NAMES, problems));
    if ends == Some(Ends::DayBefore) && matches!(within, Period::SameDay | Period::SameWorkingDay) {
        problems.slip(
            &rules::UNREADABLE_TIME,
            node.at,
            format!("{key}: the same day cannot end the day before, which is before it starts"),
            "leave out `ends:`, or give a longer time under `within:`",
        );
    }
    let by = by
        .and_then(|n| text(n, "by", "\"17:00\"", problems).map(|t| (t, n.at)))
        .and_then(|(t, at)| time_of_day(t, at, problems));
    let or_later = later.map(|n| windows(n, "or_later", problems)).unwrap_or_default();
    let or_sooner = sooner.map(|n| windows(n, "or_sooner", problems)).unwrap_or_default();
    if let (Some(_), Some(sooner)) = (later, sooner) {
        problems.error(
            &rules::TWO_TIMES,
            sooner.at,
            format!("{key}: the later and the earlier of several times cannot both count"),
            "only `or_later:` or only `or_sooner:`",
        );
        return None;
    }
    Some(Cited {
        value: Limit { within, from, firmness, or_later, or_sooner, unless, in_total, agreed, ends, by, assumed },
        section,
        at: node.at,
    })
}
