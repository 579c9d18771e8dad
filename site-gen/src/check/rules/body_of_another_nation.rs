//! The prose sends people to an ombudsman that takes no complaints about
//! landlords of this nation.
//!
//! They are turned away there, and may then be too late at the right one.

use crate::check::bodies_in_words::all_in;
use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};
use complaints::policy::outside::Outside;

pub(crate) static RULE: Rule = Rule {
    code: "R064",
    title: "a body outside of another nation",
    why: "It takes no complaints about this landlord. People are turned away there, and may then be too late at the right one.",
    cure: "Print the right one by its name: `{{ ombudsman }}`.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Error, of: Versions::InForceAndToCome, find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let (prose, policy) = (subject.prose, &subject.version.policy);
    if !prose.lower().contains("ombudsman") && !prose.text().contains("SPSO") {
        return Vec::new();
    }
    let main = Outside::of(policy, &subject.library.bodies).main().map(|main| main.body);
    let mut found = Vec::new();
    for block in prose.blocks() {
        if !prose.lower_of(block).contains("ombudsman") {
            continue;
        }
        for sentence in prose.sentences(block) {
            // A sentence may well say that the body is not for these people.
            let apart = [" not ", "n't ", "england", "scotland", "wales", "ireland"];
            let bodies = all_in(subject, sentence.text);
            let other = bodies.iter().filter(|(_, body)| !body.serves(policy.nation)).map(|(at, body)| (*at, *body));
            for (end, body) in other {
                let lower = sentence.lower.replace(&body.name.to_lowercase(), "");
                if apart.iter().any(|word| lower.contains(word)) {
                    continue;
                }
                // Whose own body does not fit either is told so at its facts.
                let own =
                    main.filter(|main| main.serves(policy.nation)).map_or("`{{ ombudsman }}`".to_owned(), |main| {
                        format!("`{{{{ ombudsman }}}}`, which is the {}", main.name)
                    });
                found.push(Finding {
                    at: prose.place(sentence.start + end.saturating_sub(body.name.len())),
                    found: format!(
                        "people are sent to the {}, which takes no complaints about landlords of `nation: {}`",
                        body.name,
                        policy.nation.name()
                    ),
                    write: own,
                });
            }
        }
    }
    found
}
