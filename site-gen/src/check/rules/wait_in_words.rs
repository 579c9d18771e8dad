//! The prose tells people to wait eight weeks, or to go to a designated person
//! first, before they go to the Housing Ombudsman. The law that asked for it
//! ended on 1 October 2022 (Building Safety Act 2022, section 160).
//!
//! They lose eight weeks, or never go.

use complaints::days::period::Period;
use complaints::days::period::Unit;
use complaints::policy::Scheme;

use crate::prose::known::is_same;
use crate::prose::quantity::quantities;
use crate::prose::words::tokens;
use crate::prose::{AnyOf, Sentence};

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R065",
    title: "a wait before the Ombudsman, in the words",
    why: "People who believe that they must wait or ask somebody first go to the Ombudsman weeks later than they may, or not at all.",
    cure: "Say that people can go to the Ombudsman themselves when they have your final answer.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Warning, of: Versions::InForceAndToCome, find };

/// How long people had to wait: what was repealed, and so no time of today's.
const WAS: u16 = 8;

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let (prose, policy) = (subject.prose, &subject.version.policy);
    // Where the facts say it, the rule on the facts speaks of it.
    let told = policy.designated_persons.as_ref().is_some_and(|designated| designated.wait.applied().is_some());
    let of_today = subject.law().is_some_and(|law| law.wait.applied().is_none());
    if policy.scheme != Scheme::HousingOmbudsman || told || !of_today {
        return Vec::new();
    }
    let overtaken = prose.sentences_with(&BEFORE_WHICH).filter(asks_to_wait);
    overtaken
        .map(|sentence| Finding {
            at: prose.place(sentence.start),
            found:
                "people are told to wait, or to go to somebody else first, before they go to the Housing Ombudsman; \
                    since 1 October 2022 they need not"
                    .to_owned(),
            write: "`You can go to the Housing Ombudsman yourself when you have our final answer.`".to_owned(),
        })
        .collect()
}

/// What people were told to wait before, or to go through.
static BEFORE_WHICH: AnyOf = AnyOf::new(&["ombudsman", "democratic filter"]);

fn asks_to_wait(sentence: &Sentence<'_>) -> bool {
    let has = |list: &[&str]| list.iter().any(|word| sentence.lower.contains(word));
    if has(&[
        "financial",
        "until 2022",
        "before 2022",
        "since 2022",
        "no longer",
        "do not have to",
        "need not",
        "don't have to",
        "do not need",
        "not have to wait",
        "never ask",
        "not ask you",
    ]) {
        return false;
    }
    let Some(was) = Period::of(WAS, Unit::Weeks) else { return false };
    let tokens = tokens(sentence);
    let wait = quantities(&tokens).iter().any(|time| {
        // "Within eight weeks" is no time to wait, but the last day to go.
        let before = time.tokens.start.checked_sub(1).and_then(|before| tokens.get(before));
        let last = before.is_some_and(|token| token.word == "within");
        time.period.is_some_and(|period| is_same(period, was)) && !last
    });
    let person = has(&["designated person", "democratic filter", "designated tenant panel"])
        || has(&["councillor", " mp ", " mp.", " mp,", "tenant panel"])
            && has(&[
                "referred by",
                "refer your",
                "through",
                "send your",
                "take your",
                "pass your",
                "ask your",
                "ask an",
            ]);
    let first = has(&["must", "have to", "has to", "only", "before you", "first", "unless", "need to"]);
    // Who has to be asked before them refers their complaint; they may do so themselves.
    let referred = has(&["designated person", "designated tenant panel"])
        && has(&["refer your", "refer a", "refer the", "refer it"]);
    wait || has(&["democratic filter"]) || person && first || referred
}
