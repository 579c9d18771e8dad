//! People who are unhappy with the answer are sent to an ombudsman or a redress
//! scheme that the facts do not name.
//!
//! The form, the receipt and the letters name the body of the facts. Whoever
//! believes the prose is turned away, and may then be too late.

use complaints::policy::outside::{Body, Outside, WasKind};

use crate::prose::{AnyOf, Block, Prose, Sentence};

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R078",
    title: "a body outside that the facts do not name",
    why: "The form, the receipt and the letters name the body of the facts. Whoever believes the words is turned away, and may then be too late.",
    cure: "Print the right one by its name, `{{ ombudsman }}`; or name this one under `ombudsman:`, and for whom it is.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Error, of: Versions::InForceAndToCome, find };

/// The last words of a body's name.
const KINDS: [&str; 2] = ["Ombudsman", "Redress Scheme"];
static ANY_KIND: AnyOf = AnyOf::new(&KINDS);

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let prose = subject.prose;
    if !ANY_KIND.is_in(prose.text()) {
        return Vec::new();
    }
    let outside = Outside::of(&subject.version.policy, &subject.library.bodies);
    let named: Vec<&Body> = outside.each().map(|one| one.body).collect();
    // Where the facts name no body, there is none to hold the words to.
    let Some(first) = named.first() else { return Vec::new() };
    let mut found = Vec::new();
    for block in prose.blocks().iter().filter(|block| ANY_KIND.is_in(prose.text_of(block))) {
        for sentence in prose.sentences(block) {
            let Some((at, name)) = other_in(sentence.text, &named) else { continue };
            if !sends_on(prose, block, &sentence, name) {
                continue;
            }
            let elsewhere = subject.library.bodies.values().any(|body| {
                let here = body.serves(subject.version.policy.nation);
                // A body that has another name now, or is of another nation, is told by rules of their own.
                covers(body, sentence.text, at, !here)
            });
            let ended = subject
                .library
                .ended
                .iter()
                .flat_map(|ended| &ended.names)
                .any(|ended| sentence.text.contains(ended.as_str()));
            if elsewhere || ended {
                continue;
            }
            found.push(Finding {
                at: prose.place(sentence.start + at),
                found: format!("people are sent to the {name}, and the facts name the {}", first.name),
                write: format!(
                    "`{{{{ ombudsman }}}}`, which is the {}; or, if the {name} is right, name it under `ombudsman:`",
                    first.name
                ),
            });
        }
    }
    found
}

/// Whether a sentence sends people on with a complaint that the landlord has answered, and with no other matter.
fn sends_on(prose: &Prose<'_>, block: &Block, sentence: &Sentence<'_>, body: &str) -> bool {
    let has = |words: &str, list: &[&str]| list.iter().any(|word| words.contains(word));
    // What a body is called says nothing of the matter: "Health" and "Care" stand in names.
    let without = sentence.lower.replace(&body.to_lowercase(), "");
    let words = without.as_str();
    let sends = ["go to", "contact", "complain to", "refer", "take ", "escalate", "appeal to", "approach", "write to"];
    let after = [
        "unhappy",
        "not happy",
        "dissatisf",
        "not satisf",
        "our final",
        "our last",
        "our answer",
        "our decision",
        "our response",
        "your complaint",
        "still",
    ];
    let over = [
        "unhappy",
        "not happy",
        "dissatisf",
        "still",
        "after",
        "ombudsman",
        "next",
        "further",
        "outside",
        "independent",
        "appeal",
    ];
    let other = [
        " about ",
        "for complaints",
        "for help with",
        "if your ",
        "if you are ",
        "if you own",
        "agent",
        "leasehold",
        "council",
        "school",
        "health",
        " nhs",
        " care",
        "energy",
        "instead of",
        " not ",
        "n't ",
        "some ",
        "depend",
        "member of",
        "with your bank",
        "with your pension",
        "with their pension",
        "provider",
        "private landlord",
        "hospital",
        "follows the",
    ];
    let heading = prose.headings_of(block).next().map_or("", |heading| prose.lower_of(heading));
    let about_other = has(
        &words
            .replace("about anything", "")
            .replace("about it", "")
            .replace("about our ", "")
            .replace("if you are still", "")
            .replace("if you are not", "")
            .replace("if you are unhappy", "")
            .replace(" not happy", "")
            .replace(" not satisf", ""),
        &other,
    );
    has(words, &sends) && (has(words, &after) || has(heading, &over)) && !about_other
}

/// The first body in these words that is none of those named: where its name starts, and the name.
fn other_in<'w>(words: &'w str, named: &[&Body]) -> Option<(usize, &'w str)> {
    let places = KINDS.iter().flat_map(|kind| words.match_indices(kind).map(|(at, _)| (at, at + kind.len())));
    places.filter_map(|(at, end)| Some((start_of_name(words, at)?, end))).find_map(|(start, end)| {
        let known = named.iter().any(|body| covers(body, words, start, true) || covers(body, words, end - 1, true));
        (!known).then(|| Some((start, words.get(start..end)?)))?
    })
}

/// Where the words with capitals begin that stand before a place; none where there is no such word.
fn start_of_name(words: &str, at: usize) -> Option<usize> {
    let mut start = at;
    for word in words.get(..at)?.rsplit(' ').skip(1) {
        let joins = matches!(word, "and" | "&" | "of") && start < at;
        let opens = start - word.len() - 1 == 0;
        let capital = word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic);
        let article = matches!(word, "The" | "A" | "An" | "Our" | "Your" | "Contact" | "Independent");
        if !(joins || capital && !article && !(opens && start == at)) {
            break;
        }
        start -= word.len() + 1;
        if start == 0 {
            break;
        }
    }
    let start = words.get(start..at).map(|name| {
        start
            + if name.starts_with("and ") {
                4
            } else if name.starts_with("of ") {
                3
            } else {
                0
            }
    })?;
    (start < at).then_some(start)
}

/// Whether a name of a body, or one that it had, stands round a place.
fn covers(body: &Body, words: &str, place: usize, with_present: bool) -> bool {
    let was = body.was.iter().filter(|was| was.kind == WasKind::Name).map(|was| was.value.as_str());
    let present = Some(body.name.as_str()).filter(|_| with_present);
    present
        .into_iter()
        .chain(was)
        .any(|name| words.match_indices(name).any(|(at, _)| (at..at + name.len()).contains(&place)))
}
