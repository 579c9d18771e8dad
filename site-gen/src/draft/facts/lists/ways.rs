//! A list or a sentence whose parts are ways to reach the landlord, by the numbers
//! and addresses in them, where it is about complaints: whatever words introduce it.

use std::collections::BTreeSet;

use super::acting;
use super::channels::has_a_part;
use super::kinds::of_way;
use super::labels;
use super::{collect, sentences};
use crate::draft::facts::{Found, Source, sections};
use crate::prose::contacts::{self, Sort};
use crate::prose::{Block, Kind, Prose, Sentence};

/// Words of whoever else is reached there, or of what else is asked for.
const OTHERS: [&str; 30] = [
    "ombudsman",
    "financial",
    "spso",
    "psow",
    "nipso",
    "advice",
    "shelter",
    "tribunal",
    "regulator",
    "commissioner",
    "repair",
    "emergenc",
    "urgent",
    "data protection",
    "a copy",
    "find out more",
    "for more",
    "report a",
    "pay ",
    "rent ",
    "escalat",
    "stage 2",
    "stage two",
    "appeal",
    "if you need help",
    "interpret",
    "councillor",
    "track",
    "withdraw",
    "feedback on this",
];

/// The ways of every such list and sentence.
pub(super) fn ways(prose: &Prose<'_>, found: &mut Vec<Found>) {
    let contacts = contacts::all(prose);
    let sorts = |text: std::ops::Range<usize>| {
        let mut sorts: Vec<Sort> =
            contacts.iter().filter(|one| text.contains(&one.text.start)).map(|one| one.sort).collect();
        sorts.dedup();
        sorts
    };
    for group in groups(prose) {
        let reached = group.iter().filter(|item| !sorts(item.text.clone()).is_empty()).count();
        let of_others = group.iter().any(|item| is_of_others(prose.lower_of(item)));
        if reached > 1 && !of_others && group.first().is_some_and(|first| is_about_complaints(prose, first)) {
            for (item, sentence) in group.iter().filter_map(|item| Some((item, prose.sentences(item).next()?))) {
                collect(prose, item, &sentence, &of_way(sentence.lower), found);
                // "Through a friend or an adviser": in a list of ways it is one, whatever the rest of the line asks for.
                let acting = acting::names_somebody(sentence.lower);
                if acting && !found.iter().any(|one| one.value == acting::VALUE) {
                    let source = Source::of(prose, item, &sentence);
                    found.push(Found { value: acting::VALUE.to_owned(), source });
                }
            }
        }
    }
    labels::ways(prose, found);
    for (block, sentence) in sentences(prose) {
        let mut sorts = sorts(sentence.range());
        sorts.retain(|sort| *sort != Sort::Host);
        // A number alone may stand behind an address: ways are named by their words.
        let named = || {
            let ways = of_way(sentence.lower).into_iter().filter(|(_, words)| has(sentence.lower, words));
            let named = ways.map(|(value, _)| value);
            // An address for messages is a way, by whatever verb it is used.
            let does = ["ring ", "call ", "phone us", "send ", "write to", "drop ", "put a note", "text "];
            let does = does.iter().filter(|verb| sentence.lower.contains(**verb)).count() > 1;
            let email = (sorts.contains(&Sort::Email) && does).then_some("email");
            named.chain(email).collect::<BTreeSet<_>>().len() > 1
        };
        let told = sorts.len() > 1 && !is_of_others(sentence.lower) && may(&sentence);
        if told && named() && is_told_of(prose, block, &sentence) {
            collect(prose, block, &sentence, &of_way(sentence.lower), found);
            if sorts.contains(&Sort::Email) && !found.iter().any(|one| one.value == "email") {
                found.push(Found { value: "email".to_owned(), source: Source::of(prose, block, &sentence) });
            }
        }
    }
}

/// The items of each list, and the lettered paragraphs behind each line.
pub(in crate::draft::facts) fn groups<'p>(prose: &'p Prose<'_>) -> Vec<Vec<&'p Block>> {
    let mut groups: Vec<Vec<&'p Block>> = Vec::new();
    let mut going: Option<Option<usize>> = None;
    for block in prose.blocks() {
        let letter = block.kind == Kind::Paragraph && sections::lettered(prose.text_of(block)).is_some();
        let is_item = matches!(block.kind, Kind::Item(_)) || letter;
        let lead = prose.lead_of(block).map(|lead| lead.text.start);
        if !is_item {
            going = None;
            continue;
        }
        if going != Some(lead) {
            groups.push(Vec::new());
        }
        going = Some(lead);
        if let Some(group) = groups.last_mut() {
            group.push(block);
        }
    }
    groups
}

/// The line before a block, where it introduces what follows.
fn line_before<'p>(prose: &'p Prose<'_>, block: &Block) -> Option<&'p Block> {
    let at = prose.blocks().iter().position(|other| std::ptr::eq(other, block))?;
    let before = prose.blocks().get(at.checked_sub(1)?)?;
    (before.kind == Kind::Paragraph && prose.text_of(before).trim_end().ends_with(':')).then_some(before)
}

fn is_about_complaints(prose: &Prose<'_>, item: &Block) -> bool {
    let lead = prose.lead_of(item).filter(|lead| lead.kind == Kind::Paragraph).or_else(|| line_before(prose, item));
    let heading = prose.headings_of(item).next();
    let over = || lead.into_iter().chain(heading).map(|block| prose.lower_of(block));
    let asks = [
        "tell us what",
        "let us know",
        "include",
        "information",
        "need to know",
        "we will",
        "we'll",
        "help",
        "support",
        "organisation",
        "independent",
        "outside",
        "review",
        "must not",
        "do not",
        "should not",
    ];
    let names = |words: &str| ["complain", "concern"].iter().any(|stem| words.contains(stem)) || tells_us(prose, words);
    over().any(names) && !over().any(|words| is_of_others(words) || asks.iter().any(|ask| words.contains(ask)))
}

/// A heading over nothing but how people reach us, where no other is of how to complain: "Tell us", "4. Getting in touch".
fn tells_us(prose: &Prose<'_>, words: &str) -> bool {
    let bare = words.trim_matches(|c: char| !c.is_alphabetic());
    matches!(bare, "tell us" | "telling us" | "get in touch" | "getting in touch" | "talk to us" | "speak to us")
        && !has_a_part(prose)
}

pub(super) fn is_of_others(words: &str) -> bool {
    OTHERS.iter().any(|other| words.contains(other))
}

/// Whether it tells people what they can do.
fn may(sentence: &Sentence<'_>) -> bool {
    let may = [
        "you can ",
        "you may ",
        "please ",
        "can do so by",
        "may do so by",
        "can complain",
        "may complain",
        "may be made",
        "can be made",
    ];
    let acts = [
        "tell any ",
        "tell us ",
        "speak to ",
        "talk to ",
        "ring ",
        "call ",
        "phone ",
        "email ",
        "write to ",
        "contact ",
    ];
    (acts.iter().any(|words| sentence.lower.starts_with(words))
        || may.iter().any(|words| sentence.lower.contains(words)))
        && !["we will ", "we'll ", "acknowledg"].iter().any(|words| sentence.lower.contains(words))
}

/// Whether a sentence of ways is about complaints, by itself or by the one before it.
fn is_told_of(prose: &Prose<'_>, block: &Block, sentence: &Sentence<'_>) -> bool {
    let before = prose.sentence_before(sentence.start).map(|before| before.lower);
    let heading = prose.headings_of(block).next().map(|heading| prose.lower_of(heading));
    let of_complaints = |words: &str| ["complain", "concern"].iter().any(|stem| words.contains(stem));
    let wrong = before.is_some_and(|words| words.contains("what is wrong") || words.contains("what has gone wrong"));
    let first = heading
        .is_some_and(|words| ["stage 1", "stage one", "step 1", "step one"].iter().any(|one| words.contains(one)));
    let named = first
        || heading.is_some_and(|words| tells_us(prose, words))
        || of_complaints(sentence.lower)
        || before.is_some_and(of_complaints)
        || wrong
        || is_before_the_stages(prose, sentence);
    named && !before.is_some_and(is_of_others) && !heading.is_some_and(is_of_others)
}

/// Whether it stands before all stages of a text that has no part for how to complain, and is of complaints by its title.
fn is_before_the_stages(prose: &Prose<'_>, sentence: &Sentence<'_>) -> bool {
    let head = prose.blocks().iter().take(3).any(|block| prose.lower_of(block).contains("complain"));
    let first = ["stage 1", "stage one", "first stage", "step 1", "step one", "ombudsman"];
    let led = prose.lower().get(..sentence.start).unwrap_or_default();
    let behind = prose.lower().get(sentence.range().end..).unwrap_or_default();
    let staged = |words: &str| first.iter().any(|stage| words.contains(stage));
    // "The Clerk, 1 Elm Street, telephone …" says where she is, and not what to do.
    let does = ["ring ", "call ", "phone us", "send ", "write to", "drop ", "put a note", "text "];
    let told = does.iter().filter(|verb| sentence.lower.contains(**verb)).count() > 1;
    told && head && !has_a_part(prose) && !staged(led) && staged(behind)
}

fn has(lower: &str, words: &[&str]) -> bool {
    let spaced = format!(" {lower} ");
    words.iter().any(|word| spaced.contains(word))
}
