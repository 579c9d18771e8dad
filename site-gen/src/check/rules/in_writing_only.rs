//! The prose takes complaints in writing only. The Ombudsman's Code (3.2) takes
//! them in any way.

use complaints::policy::Scheme;

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R073",
    title: "complaints in writing only",
    why: "Who cannot write, or dares not, has no way to complain. The Ombudsman’s Code takes complaints in any way (3.2).",
    cure: "Say that people can complain in any way, to any member of staff.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Warning, of: Versions::InForceAndToCome, find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let by_code = subject.version.policy.scheme == Scheme::HousingOmbudsman
        && subject.law().is_some_and(|law| !law.stages.is_empty());
    let prose = subject.prose;
    if !by_code || !prose.lower().contains("in writing") {
        return Vec::new();
    }
    let sentences = prose.blocks().iter().flat_map(|block| prose.sentences(block));
    let found = sentences.filter_map(|sentence| {
        let words = sentence.lower;
        let at = words.find("in writing")?;
        let has = |list: &[&str]| list.iter().any(|word| words.contains(word));
        let asked = has(&[
            "complaints must be",
            "complaint must be",
            "you must complain in writing",
            "you must put your complaint in writing",
            "only in writing",
            "complaints have to be",
            "complaint has to be",
        ]);
        let denied = has(&["not ", "n't ", "need not", "response", "answer", "reply"]);
        (asked && !denied).then(|| Finding {
            at: prose.place(sentence.start + at),
            found: "complaints are taken in writing only; the Ombudsman’s Code takes them in any way (3.2)".to_owned(),
            write: "`You can complain in any way, to any member of staff.`".to_owned(),
        })
    });
    found.collect()
}
