//! People are asked for their reasons before their complaint goes to the next
//! stage. The Ombudsman's Code says that none may be required (6.12).
//!
//! Somebody who cannot put it into words gives up, and never reaches the
//! Ombudsman.

use complaints::policy::Scheme;
use complaints::words::problem::Place;

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};
use crate::prose::AnyOf;

pub(crate) static RULE: Rule = Rule {
    code: "R067",
    title: "reasons that people must give before the next stage",
    why: "Somebody who cannot put it into words gives up, and never reaches the Ombudsman.",
    cure: "Say that people do not have to say why.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Warning, of: Versions::InForceAndToCome, find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let policy = &subject.version.policy;
    // The Code that says so is the one that sets times for the landlord.
    let by_code = policy.scheme == Scheme::HousingOmbudsman && subject.law().is_some_and(|law| !law.stages.is_empty());
    if !by_code {
        return Vec::new();
    }
    let of_facts = policy.each_procedure().flat_map(|p| &p.stages).filter_map(|stage| stage.escalate_reasons.applied());
    let mut found: Vec<Finding> = of_facts
        .map(|reasons| {
            let write =
                "nothing in place of `escalate_reasons:`, and in the text `You do not have to say why. Just ask.`";
            finding(reasons.at, &format!("{}{write}", subject.in_which_version()))
        })
        .collect();
    if found.is_empty() {
        let asked = subject.prose.sentences_with(&WHY).filter(|sentence| asks_why(sentence.lower));
        found.extend(
            asked.map(|sentence| {
                finding(subject.prose.place(sentence.start), "`You do not have to say why. Just ask.`")
            }),
        );
    }
    found
}

fn finding(at: Place, write: &str) -> Finding {
    Finding {
        at,
        found:
            "people must give reasons before the next stage; the Ombudsman’s Code lets nobody ask that of them (6.12)"
                .to_owned(),
        write: write.to_owned(),
    }
}

static WHY: AnyOf =
    AnyOf::new(&["why", "reason", "grounds", "new evidence", "new information", "show that", "show us that", "prove"]);

/// Whether a sentence that speaks of reasons asks for them.
fn asks_why(words: &str) -> bool {
    let has = |list: &[&str]| list.iter().any(|word| words.contains(word));
    has(&["must", "need to", "have to", "required to", "should", "only if you", "only go", "unless you", "may refuse", "only look", "only ask"])
        && has(&[
            "stage 2",
            "stage two",
            "second stage",
            "next stage",
            "escalat",
            "look again",
            "look at it again",
            "review",
        ])
        && has(&["you ", "your "])
        && !has(&[
            "not have to",
            "n't have to",
            "need not",
            "not need to",
            "without",
        ])
        // What the landlord has to give reasons for is another matter.
        && (has(&["we will only", "we only"]) || !has(&["we must", "we will", "we should", "we have to"]))
}
