//! `published:` and `bsl_film:`: papers and the film of a landlord that lie
//! elsewhere, each with its day and its address. Whether such a day can be right is asked where today is known.

use super::days::approximate;
use crate::policy::contact;
use crate::policy::film::Film;
use crate::policy::paper::{Paper, Published};
use crate::policy::vocabulary::ContactKind;
use crate::words::fields::{Fields, text};
use crate::words::located::{Node, Value};
use crate::words::problem::Problems;
use crate::words::rules;

const LINK: &str = "\"https://www.example.org/complaints-report\"";

pub(super) fn published(node: &Node, problems: &mut Problems<'_>) -> Published {
    if is_not_stated(node) {
        return Published::default();
    }
    let example = format!("`yearly_report: {{ on: 30 September 2026, link: {LINK} }}`");
    let Some(mut fields) = Fields::of(node, "`published`", &example, problems) else { return Published::default() };
    let value = Published {
        yearly_report: fields.take("yearly_report").and_then(|n| paper(n, "yearly_report", problems)),
        response: fields.take("response").and_then(|n| paper(n, "response", problems)),
    };
    fields.finish(problems);
    value
}

fn is_not_stated(node: &Node) -> bool {
    matches!(&node.value, Value::Text(typed) if typed.eq_ignore_ascii_case("not stated"))
}

/// One paper: `on:` and `link:`, and if its author likes `year:`.
fn paper(node: &Node, key: &str, problems: &mut Problems<'_>) -> Option<Paper> {
    if is_not_stated(node) {
        return None;
    }
    let example = format!("`{key}: {{ on: 30 September 2026, link: {LINK} }}`");
    let mut fields = Fields::of(node, &format!("`{key}`"), &example, problems)?;
    let year = fields.text("year", "April 2025 to March 2026", problems).map(str::to_owned);
    let day = fields.require("on", "30 September 2026", problems);
    let address = fields.require("link", LINK, problems);
    fields.finish(problems);
    let on = day.and_then(|n| approximate(n, "on", problems));
    let link = address.and_then(|n| link(n, key, problems));
    let on = on?;
    Some(Paper { year, on: on.value, link: link?, at: on.at })
}

/// The film, which nobody gets without its words.
pub(super) fn film(node: &Node, problems: &mut Problems<'_>) -> Option<Film> {
    if is_not_stated(node) {
        return None;
    }
    let example = format!("`bsl_film: {{ link: {LINK}, transcript: {LINK} }}`");
    let mut fields = Fields::of(node, "`bsl_film`", &example, problems)?;
    let seen = fields.require("link", LINK, problems);
    let words = fields.require("transcript", LINK, problems);
    let day = fields.take("on");
    fields.finish(problems);
    let on = day.and_then(|n| approximate(n, "on", problems)).map(|cited| cited.value);
    let seen = seen.and_then(|n| link(n, "bsl_film", problems));
    let transcript = words.and_then(|n| link(n, "transcript", problems));
    Some(Film { link: seen?, transcript: transcript?, on })
}

/// An address that a browser opens, and nobody can read along.
fn link(node: &Node, key: &str, problems: &mut Problems<'_>) -> Option<String> {
    let typed = text(node, "link", LINK, problems)?;
    let names_a_site = typed.split('/').next().is_some_and(|host| host.contains('.'));
    let (found, write) = if !typed.contains("://") && !names_a_site {
        (
            format!("{key}: \"{typed}\" is not the address of a page"),
            format!("the whole address as the browser shows it, such as `link: {LINK}`"),
        )
    } else {
        let wrong = contact::mistake(ContactKind::Web, "link", typed);
        let Some(wrong) = wrong else { return Some(typed.to_owned()) };
        (format!("{key}: {}", wrong.found), wrong.write)
    };
    problems.slip(&rules::PAPER_WITHOUT_ADDRESS, node.at, found, write);
    None
}
