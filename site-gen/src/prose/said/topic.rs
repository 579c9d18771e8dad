//! Sentences about something else than a complaint's way through the stages.

use super::super::Sentence;
use complaints::days::clock::Owner;

use super::act::Act;
use super::context::Context;

/// What has times of its own: a word that starts so, unless the sentence names a complaint.
const OTHERS: &[&str] = &[
    "repair",
    "survey",
    "appointment",
    "invoice",
    "rent",
    "refund",
    "compensation",
    "payment",
    "compliment",
    "suggestion",
    "training",
    "trained",
    "insurance",
    "enquir",
    "inquir",
    "councillor",
    "warranty",
    "probation",
    "gas",
    "vexatious",
    "unacceptable",
    "anti-social",
    "antisocial",
    "subject access",
    "freedom of information",
    "boiler",
    "lift",
    "emergency repair",
    "self-assessment",
    "newsletter",
    "service request",
    "report to",
    "publish",
    "performance",
    "website",
    "call back",
    "voicemail",
    "switchboard",
    "leaseholder",
    "defect",
    "hazard",
    "asbestos",
    "tenancy",
    "deposit",
    "audit",
    "data protection",
    "personal data",
    "your data",
    "data about you",
    "information about you",
    "information request",
    "emails",
    "phone calls",
    "such a limit",
    "restriction",
    "recording",
    "cctv",
    "anonymous",
    "questions about",
    "petition",
    "requests for information",
    "the council",
    "the financial ombudsman",
    "behave",
    "call you back",
    "we pay",
    "you thought of",
    "duplicate",
    "backup",
    "archive",
    "delete your details",
    "details of your health",
    "until they are",
    "work that",
    "work is ",
    "works are ",
    "work will ",
];

/// Whether its times are not the procedure's.
pub(super) fn is_another(sentence: &Sentence<'_>, context: &Context<'_>) -> bool {
    let words = sentence.lower;
    let of_complaint =
        |words: &str| words.contains("complain") || words.contains("stage") || words.contains("ombudsman");
    let other = |words: &str| OTHERS.iter().any(|other| starts_a_word(words, other));
    if of_complaint(words) {
        return other(words) && is_about_other(words);
    }
    let heading = context.words.first().copied().unwrap_or_default();
    other(words) || other(heading) && !of_complaint(heading)
}

/// Whether the landlord owes it to the Ombudsman, and not to the resident.
pub(super) fn is_between_landlord_and_ombudsman(sentence: &Sentence<'_>, act: Act) -> bool {
    let owed = match act {
        Act::Step(step) => step.owed_by() == Owner::Landlord,
        Act::Extend | Act::Keep => true,
    };
    let words = sentence.lower;
    // "The Ombudsman may ask us to send our papers within 15 working days."
    let asks_us = act == Act::Escalate && words.contains("ombudsman") && !words.contains("you");
    asks_us && !words.contains("stage")
        || owed && words.contains("ombudsman") && !words.contains("complain") && !words.contains("stage")
}

/// Whether the sentence or what stands over it says that it is about a complaint on its way.
pub(super) fn is_the_procedure(sentence: &Sentence<'_>, context: &Context<'_>) -> bool {
    const OF_COMPLAINTS: [&str; 8] =
        ["complain", "stage", "ombudsman", "our answer", "our response", "our decision", "our reply", "final response"];
    let of_complaint = |words: &str| OF_COMPLAINTS.iter().any(|of| words.contains(of));
    let labels = context.labels.iter().map(|label| context.prose.lower_of(label));
    let over = context.words.first().copied().into_iter().chain(labels);
    context.prose.is_of_facts() || of_complaint(sentence.lower) || over.into_iter().any(of_complaint)
}

/// Whether a word of the sentence is of those that people use for what happens to a complaint.
pub(super) fn is_on_its_way(sentence: &Sentence<'_>) -> bool {
    const STEPS: [&str; 16] = [
        "complain",
        "acknowledg",
        "respon",
        "repl",
        "answer",
        "decision",
        "decide",
        "finding",
        "outcome",
        "review",
        "appeal",
        "escalat",
        "investigat",
        "look into",
        "ombudsman",
        "your case",
    ];
    STEPS.iter().any(|step| starts_a_word(sentence.lower, step))
}

/// Whether what stands over the sentence speaks of another step than the answer.
pub(super) fn is_of_another_step(context: &Context<'_>) -> bool {
    const OTHER: [&str; 10] =
        ["acknowledg", "escalat", "request", "ask ", "contact", "exten", "longer", "hearing", "meeting", "to complain"];
    context.words.iter().any(|words| OTHER.iter().any(|other| words.contains(other)))
}

/// Whether what stands over the sentence says that what it names is not looked at.
pub(super) fn is_left_out(context: &Context<'_>) -> bool {
    const LEFT_OUT: [&str; 9] = [
        "not look",
        "not deal",
        "not accept",
        "not consider",
        "not investigat",
        "not treat",
        "not cover",
        "cannot",
        "exclu",
    ];
    context.words.iter().any(|words| LEFT_OUT.iter().any(|out| words.contains(out)))
}

/// A complaint is named, and the time is for another thing all the same: "enquiries that are no complaint".
fn is_about_other(words: &str) -> bool {
    [
        "data protection",
        "personal data",
        "anonymous",
        "not a complaint",
        "no complaint",
        "instead of a complaint",
        "service request",
        "survey",
        "you thought of",
        "the council",
        "the financial ombudsman",
        "compliment",
        "enquir",
        "self-assessment",
        "report to",
        "performance",
        "publish",
        "compensation",
        "duplicate",
        "backup",
        "recordings of",
        "until they are",
        "moved to",
    ]
    .iter()
    .any(|other| words.contains(other))
}

fn starts_a_word(words: &str, stem: &str) -> bool {
    words
        .match_indices(stem)
        .any(|(at, _)| words.get(..at).is_some_and(|before| !before.ends_with(|c: char| c.is_alphanumeric())))
}
