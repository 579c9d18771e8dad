//! What has times of its own in a complaints procedure besides the answer: work,
//! money, papers, requests of other kinds.

use super::super::super::Key;
use super::super::guard::Told;

/// Whether it is about another matter than the answer to a complaint, whatever else the sentence names.
pub(in crate::draft::facts::clocks) fn is_another_matter(sentence: &Told<'_>, key: Key) -> bool {
    const MATTERS: [&str; 66] = [
        "will chase",
        "chases",
        "sample of",
        "allegation",
        "staff concerned",
        "such complaint",
        "its comments",
        "their comments",
        "copy of",
        "translat",
        "interpret",
        " are done",
        " is done",
        "be done",
        "follow-up",
        "work is ",
        "works are ",
        "work will be ",
        "works will be ",
        "request to see",
        "see your file",
        "see the file",
        "whether to accept",
        "whether we can accept",
        "whether it is a complaint",
        "whether to investigate",
        "automatic",
        "complaints line",
        "phone line",
        "phone calls",
        "noise",
        "petition",
        "social media",
        "facebook",
        "any action",
        "actions",
        "agreed action",
        "survey",
        "inspection",
        "appointment",
        "compensation",
        "refund",
        "payment",
        "insurance",
        "claim",
        "anonymous",
        "subject access",
        "freedom of information",
        "data protection",
        "about how we use your data",
        "restrict",
        "unacceptable behaviour",
        "unreasonable",
        "withdrawn",
        "councillor",
        "mps",
        "mp enquir",
        "enquir",
        "evidence",
        "decision not to",
        "not to accept",
        "not accept",
        "refuse",
        "this decision",
        "lessons",
        "learning",
    ];
    let beside = ["update", "progress", "repair", "home visit", "arrange", "service request", "minutes", "papers"];
    let contact = ["arrang", "visit", "inspect", "appointment", "repair"];
    // "When you write or email we reply within five working days."
    let letters =
        ["when you write", "when you email", "when you phone", "when you call", "if you email", "if you write to us"];
    let of_letters = sentence.has(&letters) && !sentence.has(&["complain"]);
    // "If that cannot be done": the answer, and no work.
    let before = without_what_it_includes(sentence.before);
    let before = OFFICES.iter().fold(before, |words, office| words.replace(office, ""));
    let before = before.replace("cannot be done", "").replace("can't be done", "").replace("this is done", "");
    of_letters
        || MATTERS.iter().any(|matter| before.contains(matter))
        || key != Key::Extend && beside.iter().any(|word| before.contains(word))
        || key == Key::Contact && contact.iter().any(|word| sentence.behind.contains(word))
        || sentence.behind.trim_start().starts_with("asking for")
        || key == Key::Respond && keeps_informed(sentence.behind)
}

/// Offices that have the name of a matter.
const OFFICES: [&str; 5] =
    ["head of repairs", "repairs manager", "repairs director", "repairs lead", "repairs team leader"];

/// "A full reply, including the actions that we intend, will be sent": what a letter includes is no matter of its own.
fn without_what_it_includes(before: &str) -> String {
    let Some((led, rest)) = before.split_once(" including ") else { return before.to_owned() };
    let ends = [" will ", " is ", " are ", " must "].iter().filter_map(|verb| rest.find(verb)).min();
    ends.and_then(|at| rest.get(at..)).map_or_else(|| before.to_owned(), |rest| format!("{led}{rest}"))
}

/// "Within ten days provide the complainant with an update on progress": no answer yet.
fn keeps_informed(behind: &str) -> bool {
    let near = behind.split([',', ';', '.', ':']).next().unwrap_or_default();
    let near = near.split(" and ").next().unwrap_or_default();
    ["update", "progress"].iter().any(|word| near.contains(word))
}
