//! The landlord's own contacts: those that stand where people are told how to
//! reach it, and are no other body's.

mod address;
mod hours;
mod mailbox;
mod number;

use complaints::policy::library::Library;

use super::{Found, Left, Source};
use crate::prose::contacts::{self, Sort};
use crate::prose::{Block, Kind, Prose, Sentence};

pub(super) struct Read {
    pub(super) placed: Vec<(&'static str, Found)>,
    pub(super) left: Vec<Left>,
}

/// Words that say whose a contact is, where it is not the landlord's.
const OTHERS: [&str; 23] = [
    "ombudsman",
    "spso",
    "nipso",
    "psow",
    "panel",
    "citizens advice",
    "councillor",
    " mp ",
    "information commissioner",
    "police",
    "solicitor",
    "shelter",
    "tribunal",
    "regulator",
    "care inspectorate",
    "samaritans",
    "financial",
    "first-tier",
    "organisations",
    "law centre",
    "advice agenc",
    "help with your complaint",
    "who can help",
];
/// Words with which a policy speaks of its own landlord's number or mailbox.
const OF_US: [&str; 9] =
    ["call us", "phone us", "telephone us", "ring us", "text us", "email us", "e-mail us", "contact us", "write to us"];
const BESIDE_ANOTHER: &str = "it stands beside the name of another body, and may be that body's";
/// Words of a mailbox that is a role's.
const ROLES: [&str; 38] = [
    "complaint",
    "concern",
    "resolve",
    "operations",
    "desk",
    "lettings",
    "customer",
    "info",
    "enquir",
    "inquir",
    "feedback",
    "contact",
    "housing",
    "homes",
    "hello",
    "help",
    "service",
    "team",
    "admin",
    "office",
    "resolution",
    "support",
    "resident",
    "tenant",
    "mail",
    "relations",
    "secretary",
    "clerk",
    "chair",
    "trustee",
    "manager",
    "worker",
    "warden",
    "reception",
    "listen",
    "compliment",
    // Welsh: complaints, enquiries.
    "cwyn",
    "ymhol",
];

pub(super) fn read(prose: &Prose<'_>, library: &Library, landlord: Option<&str>) -> Read {
    let known = |value: &str| {
        let bodies = library.bodies.values();
        let now = bodies.clone().flat_map(|body| body.contacts.iter().map(|(_, contact)| contact.as_str()));
        let was = bodies.flat_map(|body| body.was.iter().map(|was| was.value.as_str()));
        now.chain(was).any(|contact| {
            contact.to_lowercase().contains(value) || contacts::digits(contact) == value && value.len() > 6
        })
    };
    let mut read = Read { placed: Vec::new(), left: Vec::new() };
    // What stands between the last contact and this one says of which kind this one is.
    let mut behind = 0;
    for found in contacts::all(prose) {
        let Some(block) = prose.blocks().iter().find(|block| block.text.contains(&found.text.start)) else { continue };
        let Some(sentence) = prose.sentences(block).find(|sentence| sentence.range().contains(&found.text.start))
        else {
            continue;
        };
        let from = std::mem::replace(&mut behind, found.text.end).clamp(sentence.start, found.text.start);
        let before = prose.lower().get(from..found.text.start).unwrap_or_default();
        let labels: String =
            prose.labels_of(block).iter().map(|label| format!(" {} ", prose.lower_of(label))).collect();
        let around = around(prose, block, sentence.range().end);
        let (typed, value) = match found.sort {
            Sort::Phone => {
                let typed = found.typed.trim_start_matches("tel:");
                (typed.to_owned(), contacts::digits(typed))
            }
            _ => (found.typed.trim_start_matches("mailto:").to_owned(), found.value.clone()),
        };
        if known(&value) {
            continue;
        }
        let of_another = |words: &str| OTHERS.iter().any(|word| words.contains(word));
        // "Call us on …" is the landlord's, whomever the sentence before names.
        let of_us = !of_another(sentence.lower) && OF_US.iter().any(|words| sentence.lower.contains(words));
        if !of_us && of_another(&around) {
            // In the sentence that names a body it is that body's; beside it, a person looks.
            if matches!(found.sort, Sort::Phone | Sort::Email) && !of_another(sentence.lower) {
                let Source { line, words, .. } = Source::of(prose, block, &sentence);
                read.left.push(Left { line, words, why: BESIDE_ANOTHER.to_owned(), has_time: false });
            }
            continue;
        }
        let kind = match found.sort {
            Sort::Phone => match number::kind(before, &labels, sentence.lower, &around) {
                Some("phone") if is_for_the_night(prose, found.text.end) => "out_of_hours",
                Some(kind) => kind,
                None => continue,
            },
            Sort::Email if number::is_of_another_office(sentence.lower, &around) => continue,
            Sort::Email => "email",
            Sort::Host | Sort::Postcode => continue,
        };
        let source = Source::of(prose, block, &sentence);
        if read.placed.iter().any(|(_, one)| {
            one.value.eq_ignore_ascii_case(&typed) || contacts::digits(&one.value) == value && kind != "email"
        }) {
            continue;
        }
        // "Outside office hours ring …" says by itself whose it is.
        let why = doubt(prose, &found.sort, &value, &around, &sentence).filter(|_| kind != "out_of_hours");
        match why {
            None => read.placed.push((kind, Found { value: typed, source })),
            Some(why) => {
                let Source { line, words, .. } = source;
                read.left.push(Left { line, words, why: why.to_owned(), has_time: false });
            }
        }
    }
    let is_others = |block: &Block, at: usize| {
        let until = prose.sentence_at(at).map_or(block.text.end, |sentence| sentence.range().end);
        OTHERS.iter().any(|word| around(prose, block, until).contains(word))
    };
    let spaceless = |words: &str| words.to_lowercase().replace(' ', "");
    let of_bodies: Vec<String> = library
        .bodies
        .values()
        .flat_map(|body| body.contacts.iter().map(|(_, contact)| spaceless(contact.as_str())))
        .collect();
    let is_a_bodys = |postcode: &str| of_bodies.iter().any(|contact| contact.contains(&spaceless(postcode)));
    read.placed.extend(address::read(prose, landlord, is_others, is_a_bodys).map(|found| ("post", found)));
    read.placed.extend(hours::read(prose, is_others).map(|found| ("hours", found)));
    read
}

/// "01632 960 001 after hours": what the number is for, said behind it.
fn is_for_the_night(prose: &Prose<'_>, end: usize) -> bool {
    let behind = prose.lower().get(end..).unwrap_or_default().trim_start_matches([' ', '(', ',']);
    ["after hours", "out of hours", "out-of-hours", "outside office hours", "when we are closed", "at night"]
        .iter()
        .any(|words| behind.starts_with(words))
}

fn doubt(prose: &Prose<'_>, sort: &Sort, value: &str, around: &str, sentence: &Sentence<'_>) -> Option<&'static str> {
    let local = value.split('@').next().unwrap_or_default();
    let is_a_roles = ROLES.iter().any(|role| local.contains(role)) || mailbox::is_of_words(prose, local);
    if *sort == Sort::Email && !is_a_roles {
        return Some("the address may be somebody's own; a policy names a mailbox that a role reads");
    }
    let told = [
        "contact",
        "complain",
        "get in touch",
        "getting in touch",
        "email",
        "e-mail",
        "call",
        "phone",
        "telephone",
        "write to",
        "ring ",
        "speak to",
    ];
    let here = told.iter().any(|word| sentence.lower.contains(word) || around.contains(word));
    (!here).then_some("it is not certain whose number or address this is")
}

fn is_cell(block: &Block) -> bool {
    matches!(block.kind, Kind::Cell { .. })
}

/// What stands round a contact: the words of its block up to the end of its sentence, the line before its list, its
/// heading. Whom a later sentence names, the contact is not of.
fn around(prose: &Prose<'_>, block: &Block, until: usize) -> String {
    let until = if block.kind == Kind::Paragraph { until.min(block.text.end) } else { block.text.end };
    let mut words = format!(" {} ", prose.lower().get(block.text.start..until).unwrap_or_default());
    if let Some(lead) = prose.lead_of(block) {
        words.push_str(prose.lower_of(lead));
    }
    // In a table the cell before it, which is its label in a row of two.
    let cells = prose.blocks().iter().position(|other| std::ptr::eq(other, block)).filter(|_| is_cell(block));
    if let Some(label) = cells.and_then(|at| prose.blocks().get(at.checked_sub(1)?)).filter(|label| is_cell(label)) {
        words.push(' ');
        words.push_str(prose.lower_of(label));
    }
    if let Some(heading) = prose.headings_of(block).next() {
        words.push(' ');
        words.push_str(prose.lower_of(heading));
    }
    words
}
