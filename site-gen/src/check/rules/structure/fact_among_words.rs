//! A line of the facts, typed below the second `---`: the page shows it as it is
//! typed, and no form, receipt or list reads it.

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::text::{Document, Finding, Signs, TextQuestion, shortened};

pub(crate) static RULE: Rule = Rule {
    code: "R166",
    title: "a fact among the words",
    why: "Readers see a line that is meant for a program, and the program does not: what it promises has no date.",
    cure: "The line above the second `---`, where it belongs; among the words a sentence.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: TextQuestion = TextQuestion { rule: &RULE, severity: Severity::Error, find };

/// Keys that no sentence begins with as they are typed here: in small letters, with a colon close behind.
const KEYS: [&str; 26] = [
    "acknowledge",
    "acknowledge_says",
    "answered_by",
    "approved",
    "changes",
    "channels",
    "corrects",
    "designated_persons",
    "escalate",
    "escalate_reasons",
    "exclusions",
    "extend",
    "hold",
    "in_force",
    "keep",
    "landlord",
    "nation",
    "new_target",
    "not_by",
    "ombudsman",
    "owner",
    "reopen",
    "respond",
    "review_due",
    "stages",
    "time_to_complain",
];

fn find(document: &Document<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for block in document.blocks_with(Signs::of(":")) {
        // In the midst of a paragraph a line is wrapped words: "There are two / stages: first …".
        let mut begins = true;
        for (at, line) in block.lines() {
            let bare = line.trim_start();
            let fact = bare
                .split_once(':')
                .filter(|(key, value)| begins && KEYS.contains(key) && (value.starts_with(' ') || value.is_empty()));
            begins = fact.is_some();
            if begins {
                found.push(Finding::new(
                    block.typed_at(at),
                    format!("`{}` looks like a fact and stands among the words", shortened(bare)),
                    "the line above the second `---`, among the facts; here a sentence, or nothing",
                ));
            }
        }
    }
    found
}
