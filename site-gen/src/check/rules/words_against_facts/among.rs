//! A time whose sentence does not tell its stage, and that no stage's fact has.
//!
//! Every stage that may be meant is named, with its time or with none. Which of
//! them is meant is never guessed: the wrong one would promise people a day that
//! the policy does not.

use crate::check::question::{Finding, Subject};
use crate::prose::said::{Act, Said};
use crate::prose::verdict::Place;

use super::{change, instead};

pub(super) fn finding(subject: &Subject<'_>, said: &Said<'_>, places: &[Place<'_, '_>]) -> Finding {
    let typed = subject.prose.typed(said.quantity.text.clone());
    let given = places.iter().map(|place| match place.fact {
        Some(fact) => format!("line {} gives {} for stage {}", fact.limit.at.line, fact.period, place.stage),
        None => format!("no time is stated for stage {}", place.stage),
    });
    Finding {
        at: subject.prose.place(said.quantity.text.start),
        found: format!(
            "the words and the facts differ: here stands \"{typed}\" for when you {}, and not for which stage; {}",
            said.act.in_words(),
            given.collect::<Vec<_>>().join(", and ")
        ),
        write: places.iter().map(|place| cure(subject, said, place)).collect::<Vec<_>>().join("; "),
    }
}

fn cure(subject: &Subject<'_>, said: &Said<'_>, place: &Place<'_, '_>) -> String {
    let (stage, words) = (place.stage, said.period);
    match place.fact {
        Some(fact) => {
            let right = change(subject, fact, words);
            format!("for stage {stage}, `{}`, or, if {words} is right, {right}", instead(subject, said, fact))
        }
        None => {
            let section = said.sections.first().map(|section| format!(" ({section})")).unwrap_or_default();
            format!(
                "for stage {stage}, `{}: {words}{section}` under that stage of the facts, or take the time out of the sentence",
                key(said.act)
            )
        }
    }
}

/// The key under which the facts have it.
fn key(act: Act) -> &'static str {
    match act {
        Act::Step(step) => step.name(),
        Act::Extend => "extend",
        Act::Keep => "keep",
    }
}
