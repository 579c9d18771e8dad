//! A name in the prose prints the time of another step or stage than its
//! sentence speaks of: "we answer within {{ stage-1.acknowledge }}".

use crate::prose::known::{Known, is_same};
use crate::prose::said::Named;
use crate::prose::verdict::stands_for;

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R069",
    title: "the name of another step’s time",
    why: "The sentence says that one thing is done, and prints the time of another: people wait for the wrong day.",
    cure: "Write the name of the time that the sentence is about; the message has it.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Error, of: Versions::InForceAndToCome, find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    subject.named().iter().filter_map(|named| finding(subject, named)).collect()
}

fn finding(subject: &Subject<'_>, named: &Named<'_>) -> Option<Finding> {
    let printed = subject.known.iter().find(|known| known.name.as_deref() == Some(named.name.name.as_str()))?;
    let here = |known: &Known<'_>| known.stage.is_none_or(|stage| named.stages.contains(&stage));
    // A sentence that speaks of both may well mean the one that it prints.
    let other_act = !named.acts.contains(&printed.act)
        && printed.act != named.act
        && !stands_for(named.act, printed.act)
        && !stands_for(printed.act, named.act);
    let other_stage = printed.act == named.act && !named.stages.is_empty() && !here(printed);
    if !(other_act || other_stage) {
        return None;
    }
    // The sentence may be about the stage that it prints, under a heading of another.
    let stage = |known: &&Known<'_>| if other_stage { here(known) } else { known.stage == printed.stage };
    let right =
        subject.known.iter().filter(|known| known.act == named.act && known.when == printed.when).find(stage)?;
    let name = right.name.as_ref().filter(|_| !is_same(right.period, printed.period))?;
    let before = subject.prose.typed(named.sentence.start..named.name.text.start);
    let behind = subject.prose.typed(named.name.text.end..named.sentence.range().end);
    let sentence = format!("{before}{{{{ {name} }}}}{behind}");
    Some(Finding {
        at: subject.prose.place(named.name.text.start),
        found: format!(
            "the sentence speaks of another time than it prints: `{{{{ {} }}}}` is {}, and `{{{{ {name} }}}}` is {}",
            named.name.name, printed.period, right.period
        ),
        write: format!("`{}`", sentence.split_whitespace().collect::<Vec<_>>().join(" ")),
    })
}
