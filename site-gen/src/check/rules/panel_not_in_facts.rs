//! The prose sends a complaint to a panel, and no fact knows one.

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R093",
    title: "a panel in the words that the facts do not have",
    why: "People ask for a panel that no form, receipt or list knows, and nobody convenes it.",
    cure: "Give it among the facts: `panel:`, a `hearing:` of a stage, or the stage that it answers; or take it out of the words.",
    can_be_allowed: true,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Warning, of: Versions::InForceAndToCome, find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let (prose, policy) = (subject.prose, &subject.version.policy);
    if !prose.lower().contains("panel") || policy.panel.is_some() || policy.designated_persons.is_some() {
        return Vec::new();
    }
    let of_stage = policy.each_procedure().flat_map(|procedure| &procedure.stages).any(|stage| {
        let words = [&stage.name, &stage.about, &stage.answered_by];
        let said = words.into_iter().filter_map(|fact| fact.applied()).any(|fact| {
            let words = fact.value.to_lowercase();
            words.contains("panel") || words.contains("committee")
        });
        said || !stage.hearing.is_empty() || stage.heard_by.is_some()
    });
    if of_stage {
        return Vec::new();
    }
    let sentences = prose.blocks().iter().flat_map(|block| prose.sentences(block));
    let found = sentences.filter_map(|sentence| {
        let has = |list: &[&str]| list.iter().any(|words| sentence.lower.contains(words));
        let hears = has(&["panel hears", "panel will hear", "panel decides"]);
        let sent = has(&["ask for a panel", "ask a panel", "ask the panel", "to a panel", "to the panel", "to our panel", "by a panel", "by our panel", "before a panel"]);
        let complaint = has(&["complaint", "answer", "unhappy", "not happy", "review", "appeal"]);
        let other = has(&["no panel", "not have a panel", "used to", "scrutin", "learn", "policy was", "report", "solar", "designated"]);
        let at = sentence.lower.find("panel")?;
        ((hears || sent) && complaint && !other).then(|| Finding {
            at: prose.place(sentence.start + at),
            found: "people are told of a panel for their complaint, and the facts have none".to_owned(),
            write: "`answered_by: a panel of …` or `hearing:` with its time under its stage, or `panel: { name: Example Tenant Panel, phone: 01632 960 003 }`; or take it out of the words".to_owned(),
        })
    });
    found.collect()
}
