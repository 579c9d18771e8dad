//! Whether the part of the document in which a time stands is about complaints on
//! their way, where its own sentence does not say so.

use super::super::super::Key;
use super::super::Doubt;
use super::super::stage::At;
use super::matters;

/// Stems that name a complaint or its way.
const OF_COMPLAINTS: [&str; 5] = ["complain", "stage", "escalat", "concern", "appeal"];

/// Words of a heading that leave open what stands below it.
const OPEN_HEADINGS: [&str; 27] = [
    "how long",
    "what happens",
    "what will happen",
    "what we",
    "what you",
    "timescale",
    "time limit",
    "timeframe",
    "target",
    "our approach",
    "our service",
    "procedure",
    "process",
    "policy",
    "investigat",
    "acknowledg",
    "respon",
    "answer",
    "review",
    "outcome",
    "hearing",
    "panel",
    "longer",
    "more time",
    "extension",
    "decision",
    "not happy",
];

pub(super) fn is_of_the_procedure(at: &At<'_, '_>, key: Key) -> Result<(), Doubt> {
    if at.count() == 1 && asks_again(at) && matches!(key, Key::Respond | Key::Acknowledge | Key::Extend) {
        return Err(Doubt::Stage);
    }
    let names = |words: &str| OF_COMPLAINTS.iter().any(|stem| words.contains(stem));
    let open = |words: &str| OPEN_HEADINGS.iter().any(|stem| words.contains(stem));
    let nearest = at.prose.headings_of(at.block).next().map(|heading| at.prose.lower_of(heading));
    if nearest.is_some_and(of_some) {
        return Err(Doubt::SomeOnly);
    }
    let says = |words: &str| ["complain", "stage", "escalat"].iter().any(|stem| words.contains(stem));
    if says(at.sentence.lower) || says(at.before.unwrap_or_default()) {
        return Ok(());
    }
    // An item goes with the others of its list: "acknowledge complaints …; send a written response …".
    let lead = |block| at.prose.lead_of(block).map(|lead| lead.text.start);
    let own = lead(at.block);
    if own.is_some() && at.prose.blocks().iter().any(|item| lead(item) == own && names(at.prose.lower_of(item))) {
        return Ok(());
    }
    let of_another = |words: &str| words.split(' ').any(matters::is_of_another_matter);
    let told =
        nearest.is_none_or(|words| names(words) || open(words) && !of_another(words) || !at.named(words).is_empty());
    if told { Ok(()) } else { Err(Doubt::Purpose) }
}

/// Whether a heading is of some complaints only: "If the complaint is about the Clerk".
fn of_some(heading: &str) -> bool {
    let about =
        ["complaint about", "complaints about", "complaint against", "complaints against", "complaint is about"];
    about.iter().any(|words| heading.contains(words)) && !heading.contains("us") && !heading.contains("our")
}

/// Whether it is what follows an answer, in a document that calls nothing a stage.
fn asks_again(at: &At<'_, '_>) -> bool {
    let heading = at.prose.headings_of(at.block).next().map(|heading| at.prose.lower_of(heading));
    let again = ["appeal", "not happy", "unhappy", "dissatisf", "not satisf", "review panel", "next step"];
    // What stands before it in the same paragraph goes on here.
    heading
        .into_iter()
        .chain([at.sentence.lower])
        .chain(at.before)
        .any(|words| again.iter().any(|one| words.contains(one)))
}
