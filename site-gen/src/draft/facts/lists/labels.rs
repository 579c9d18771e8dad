//! Ways to complain that are told by a label: the rows of a table, and lines such
//! as "By phone: 01632 960 001".

use crate::draft::facts::{Found, Source};
use crate::prose::{Block, Kind, Prose};

use super::channels::has_a_part_of_its_own;

/// Each way, and what may label it.
const LABELS: [(&str, &[&str]); 8] = [
    ("phone", &["phone", "telephone", "tel", "call", "call us", "by phone", "by telephone", "ring us", "phone us"]),
    ("email", &["email", "e-mail", "by email", "by e-mail", "email us"]),
    (
        "letter",
        &["post", "by post", "write", "write to us", "letter", "by letter", "in writing", "by writing", "writing"],
    ),
    (
        "online form",
        &["online", "online form", "website", "web", "web form", "on our website", "by online form", "portal"],
    ),
    ("in person", &["in person", "face to face", "face-to-face", "visit", "visit us", "come in", "call in"]),
    ("text message", &["text", "text us", "by text", "text message", "sms"]),
    ("social media", &["social media", "facebook", "on social media"]),
    ("fax", &["fax", "by fax"]),
];
/// With so many rows or lines a list is one of ways.
const FEWEST: usize = 2;

/// A line or a cell that has such a label: the way, and the block that says more.
type Labelled<'p> = (&'static str, &'p Block);

/// The ways that labels name.
pub(super) fn ways(prose: &Prose<'_>, found: &mut Vec<Found>) {
    let mut group: Vec<Labelled<'_>> = Vec::new();
    let mut over: Option<usize> = None;
    for (way, block) in rows(prose).into_iter().chain(lines(prose)) {
        let heading = prose.headings_of(block).next().map(|heading| heading.text.start);
        if heading != over {
            add(prose, &group, found);
            group.clear();
        }
        over = heading;
        group.push((way, block));
    }
    add(prose, &group, found);
}

fn add(prose: &Prose<'_>, group: &[Labelled<'_>], found: &mut Vec<Found>) {
    let of_others = group.iter().any(|(_, block)| super::ways::is_of_others(prose.lower_of(block)));
    let asked = group.first().is_some_and(|(_, block)| is_of_complaints(prose, block));
    if group.len() < FEWEST || of_others || !asked {
        return;
    }
    for (way, block) in group {
        let is_new = !found.iter().any(|one| one.value == *way);
        // A page to read is no form.
        let fits = *way != "online form"
            || ["form", "complain", "concern", "portal"].iter().any(|of| prose.lower_of(block).contains(of));
        if let Some(sentence) = prose.sentences(block).next().filter(|_| is_new && fits) {
            found.push(Found { value: (*way).to_owned(), source: Source::of(prose, block, &sentence) });
        }
    }
}

/// The rows of tables whose first cell is a label.
fn rows<'p>(prose: &'p Prose<'_>) -> Vec<Labelled<'p>> {
    let pairs = prose.blocks().windows(2).filter_map(|two| {
        let [label, value] = two else { return None };
        let is_row = matches!((label.kind, value.kind), (Kind::Cell { row: one, column: 0 }, Kind::Cell { row: other, column: 1 }) if one == other);
        is_row.then(|| way(prose.lower_of(label))).flatten().map(|way| (way, value))
    });
    pairs.collect()
}

/// Paragraphs, items and lines that begin with a label: "Phone: …", "In person, at …".
fn lines<'p>(prose: &'p Prose<'_>) -> Vec<Labelled<'p>> {
    let texts = prose.blocks().iter().filter(|block| matches!(block.kind, Kind::Paragraph | Kind::Item(_)));
    let labelled = texts.flat_map(|block| prose.lower_of(block).lines().map(move |line| (line, block)));
    let labelled = labelled.filter_map(|(line, block)| {
        let line = line.trim_start_matches(|c: char| !c.is_alphabetic());
        let exact = line.split_once([':', '–', ',']).and_then(|(label, _)| way(label));
        let begins = || {
            let reached = line.contains('@') || line.chars().filter(char::is_ascii_digit).count() > 6;
            let verb = line.split(' ').next().and_then(way);
            verb.filter(|_| reached && line.split_whitespace().count() <= 14)
        };
        Some((exact.or_else(begins)?, block))
    });
    labelled.collect()
}

fn way(label: &str) -> Option<&'static str> {
    let label = label.trim().trim_end_matches(':').trim_start_matches(|c: char| !c.is_alphabetic());
    LABELS.iter().find(|(_, words)| words.contains(&label)).map(|(way, _)| *way)
}

/// Whether the part in which a block stands is of how people complain; where a part of its own is, no other is.
fn is_of_complaints(prose: &Prose<'_>, block: &Block) -> bool {
    let heading = prose.headings_of(block).next().map_or("", |heading| prose.lower_of(heading));
    let lead = prose.lead_of(block).map_or("", |lead| prose.lower_of(lead));
    let others =
        ["ombudsman", "advice", "outside", "independent", "stage 2", "stage two", "appeal", "review", "repair"];
    if super::ways::is_of_others(heading) || others.iter().any(|other| heading.contains(other) || lead.contains(other))
    {
        return false;
    }
    let complains = |words: &str| ["complain", "concern"].iter().any(|stem| words.contains(stem));
    let reaches = ["tell us", "telling us", "in touch", "talk to us", "speak to us", "reach us", "let us know"];
    let touch =
        (reaches.iter().any(|of| heading.contains(of)) || heading.contains("contact")) && !has_a_part_of_its_own(prose);
    complains(heading) || complains(lead) || touch
}
