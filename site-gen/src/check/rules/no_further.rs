//! The prose says that with the landlord's answer everything is over, and names
//! no body outside.
//!
//! Whoever believes it never goes to the Ombudsman, who is there for them and
//! costs nothing.

use complaints::policy::outside::Outside;
use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};
use crate::prose::AnyOf;

pub(crate) static RULE: Rule = Rule {
    code: "R096",
    title: "an end at the landlord’s answer",
    why: "Whoever believes that nothing comes after your answer never goes to the Ombudsman, who is there for them and costs nothing.",
    cure: "Say where people can go when they have your final answer.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Warning, of: Versions::InForceAndToCome, find };

/// How it is said, in small letters.
const OVER: [&str; 26] = [
    "cannot go any further",
    "cannot go further",
    "can't go any further",
    "can go no further",
    "cannot take it further",
    "cannot take it any further",
    "cannot take your complaint further",
    "cannot take your complaint any further",
    "cannot take the matter further",
    "cannot take the matter any further",
    "cannot be taken further",
    "cannot be taken any further",
    "no further appeal",
    "decision is final",
    "answer is final",
    "decision cannot be challenged",
    "answer cannot be challenged",
    "matter is over",
    "over for good",
    "that is the end of it",
    "no right of appeal",
    "no right to appeal",
    "there is no appeal",
    "nowhere else to go",
    "nobody else can look at",
    "no one else can look at",
];

static ANY_OVER: AnyOf = AnyOf::new(&OVER);

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let prose = subject.prose;
    let outside = Outside::of(&subject.version.policy, &subject.library.bodies);
    let Some(body) = outside.main().map(|main| main.body.name.as_str()) else { return Vec::new() };
    let found = prose.sentences_with(&ANY_OVER).filter_map(|sentence| {
        let at = OVER.iter().find_map(|over| sentence.lower.find(over))?;
        // Who can be asked may stand in the sentence behind: it is one thought.
        let around = prose.block_at(sentence.start).map_or(sentence.lower, |block| prose.lower_of(block));
        let names_a_body =
            ["ombudsman", "redress", "court", "tribunal", "outside"].iter().any(|one| around.contains(one));
        let of_ours = ["with us", "to us", "within the", "inside", "in our procedure", "unless", "until"];
        let is_of_ours = of_ours.iter().any(|ours| sentence.lower.contains(ours));
        (!names_a_body && !is_of_ours).then(|| Finding {
            at: prose.place(sentence.start + at),
            found: format!("people are told that nothing comes after your answer, and they can go to the {body}"),
            write: "`If you are still unhappy with our final answer, you can go to the {{ ombudsman }}.`".to_owned(),
        })
    });
    found.collect()
}
