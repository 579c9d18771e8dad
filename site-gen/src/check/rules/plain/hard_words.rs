//! A word that people meet in letters from offices alone, where an everyday one
//! says the same.

use std::sync::LazyLock;

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::text::{Document, Finding, Phrases, TextQuestion};

pub(crate) static RULE: Rule = Rule {
    code: "R143",
    title: "a word that is hard for some readers",
    why: "People meet it in letters from offices alone, and some do not know it.",
    cure: "The everyday word that says the same.",
    can_be_allowed: true,
};

pub(in crate::check) static QUESTION: TextQuestion = TextQuestion { rule: &RULE, severity: Severity::Advice, find };

/// Each in small letters, and what says the same.
const PLAINER: [(&str, &str); 44] = [
    ("commence", "start"),
    ("commences", "starts"),
    ("commencement", "start"),
    ("endeavour", "try"),
    ("endeavours", "tries"),
    ("utilise", "use"),
    ("utilised", "used"),
    ("in accordance with", "as … says"),
    ("pursuant to", "under"),
    ("notwithstanding", "even if"),
    ("prior to", "before"),
    ("subsequent to", "after"),
    ("in the event that", "if"),
    ("in the event of", "if there is"),
    ("in respect of", "about"),
    ("with regard to", "about"),
    ("in relation to", "about"),
    ("for the purpose of", "to"),
    ("in order to", "to"),
    ("at this juncture", "now"),
    ("forthwith", "at once"),
    ("hereby", "…, or nothing at all"),
    ("herein", "here"),
    ("hereinafter", "from here on"),
    ("aforementioned", "this"),
    ("thereof", "of it"),
    ("shall be deemed", "counts as"),
    ("deemed", "taken to be"),
    ("ascertain", "find out"),
    ("expedite", "speed up"),
    ("expeditiously", "quickly"),
    ("facilitate", "help"),
    ("rectify", "put right"),
    ("remedial action", "what we do to put it right"),
    ("vexatious", "made only to annoy"),
    ("adjudicate", "decide"),
    ("recourse", "what you can do next"),
    ("remit", "what it deals with"),
    ("in writing to the undersigned", "to the person below"),
    ("per annum", "a year"),
    ("inter alia", "among others"),
    ("i.e.", "that is"),
    ("e.g.", "for example"),
    ("etc", "and so on"),
];
const MOST_PLACES: usize = 5;

static HARD: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(&PLAINER.map(|(hard, _)| hard)));

fn find(document: &Document<'_>) -> Vec<Finding> {
    let mut found: Vec<(usize, &str, &str, usize)> = Vec::new();
    for block in &document.blocks {
        for (at, number) in HARD.find(&block.text) {
            let Some((hard, plain)) = PLAINER.get(number) else { continue };
            // One message a word: the first place, and how often there are more.
            match found.iter_mut().find(|(_, word, ..)| word == hard) {
                Some((.., count)) => *count += 1,
                None => found.push((block.typed_at(at), hard, plain, 1)),
            }
        }
    }
    found.sort_by_key(|(at, ..)| *at);
    let told = found.into_iter().take(MOST_PLACES).map(|(at, hard, plain, count)| {
        let often = if count > 1 { format!(", {count} times in this file") } else { String::new() };
        Finding::new(at, format!("\"{hard}\" is hard for some readers{often}"), format!("“{plain}” says the same"))
    });
    told.collect()
}
