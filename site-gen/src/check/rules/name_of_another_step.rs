//! A name in the prose prints the time of another step or stage than its
//! sentence speaks of: "we answer within {{ stage-1.acknowledge }}".

use crate::prose::known::{Known, is_same};
use complaints::days::clock::Step;

use crate::prose::said::{Act, Named};
use crate::prose::verdict::{may_be_of_one, speaks_of, stands_for};

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
    subject.named().iter().filter_map(|named| no_time(subject, named).or_else(|| finding(subject, named))).collect()
}

/// `within {{ phone }}`: what is printed behind such a word is a time, and this is none.
fn no_time(subject: &Subject<'_>, named: &Named<'_>) -> Option<Finding> {
    let name = named.name.name.as_str();
    let before = subject.prose.lower().get(named.sentence.start..named.name.text.start)?;
    let is_time = |known: &Known<'_>| known.name.as_deref() == Some(name);
    let is_other = name.ends_with(".name")
        || ["phone", "email", "text", "post", "office", "hours", "landlord", "ombudsman", "owner"].contains(&name);
    let is_printed = before.trim_end().ends_with(" within") && is_other && !subject.known.iter().any(is_time);
    let of_act = || subject.known.iter().find(|known| Some(known.act) == named.act && known.when.is_none());
    let instead = || of_act().and_then(|known| known.name.clone()).unwrap_or_else(|| "stage-1.respond".to_owned());
    is_printed.then(|| Finding {
        at: subject.prose.place(named.name.text.start),
        found: format!("\"within\" is followed by a time, and `{{{{ {name} }}}}` prints none"),
        write: format!("`{{{{ {} }}}}`, or the name of another time", instead()),
    })
}

fn finding(subject: &Subject<'_>, named: &Named<'_>) -> Option<Finding> {
    let printed = subject.known.iter().find(|known| known.name.as_deref() == Some(named.name.name.as_str()))?;
    let act = named.act?;
    let here = |known: &Known<'_>| known.stage.is_none_or(|stage| named.stages.contains(&stage));
    // A sentence that speaks of both may well mean the one that it prints.
    let other_act = !named.acts.contains(&printed.act)
        && printed.act != act
        && (is_more_for_a_whole(named, printed) || !stands_for(act, printed.act) && !stands_for(printed.act, act));
    let other_stage = printed.act == act && !named.stages.is_empty() && !here(printed);
    let other_case = printed.act == act && !other_stage && is_of_another_case(subject, named, printed);
    if !(other_act || other_stage || other_case) {
        return None;
    }
    // The sentence may be about the stage that it prints, under a heading of another.
    let stage = |known: &&Known<'_>| match printed.stage {
        Some(_) if !other_stage => known.stage == printed.stage,
        _ => here(known),
    };
    let policy = &subject.version.policy;
    let case = |known: &&Known<'_>| match other_case {
        true => {
            known.when != printed.when
                && known.when.is_none_or(|when| speaks_of(&named.over, &named.sentence, when, policy))
        }
        false => known.when == printed.when,
    };
    let right = subject.known.iter().filter(|known| known.act == act).filter(case).find(stage)?;
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

/// Whether what comes on top of a time is printed for the whole of it: "a manager answers within {{ stage-1.extend }}".
fn is_more_for_a_whole(named: &Named<'_>, printed: &Known<'_>) -> bool {
    const MORE: [&str; 16] = [
        "more",
        "longer",
        "exten",
        "further",
        "extra",
        "another",
        "additional",
        "delay",
        "new date",
        "put off",
        "hold",
        "cannot",
        "can't",
        "unable",
        "complex",
        "total",
    ];
    let words = named.over.iter().chain([&named.sentence.lower]);
    let is_on_top = printed.act == Act::Extend && !printed.limit.value.in_total;
    is_on_top
        && named.act == Some(Act::Step(Step::Respond))
        && !words.into_iter().any(|words| MORE.iter().any(|more| words.contains(more)))
}

/// Whether the time of one circumstance is printed where the words speak of none, or of another.
fn is_of_another_case(subject: &Subject<'_>, named: &Named<'_>, printed: &Known<'_>) -> bool {
    let policy = &subject.version.policy;
    let is_spoken_of = |when: &str| speaks_of(&named.over, &named.sentence, when, policy);
    match printed.when {
        Some(when) => {
            // A word of its name is enough: "opening it" for `opened-again`.
            let words = || named.over.iter().chain([&named.sentence.lower]);
            let mut stems = when.split('-').filter_map(|part| part.get(..4));
            let is_named = stems.any(|stem| words().any(|words| words.contains(stem)));
            !is_named && !is_spoken_of(when) && !may_be_of_one(&named.over, &named.sentence)
        }
        None => {
            let mut of_step = subject.known.iter().filter(|known| {
                (known.act, known.stage) == (printed.act, printed.stage) && known.is_applied && known.name.is_some()
            });
            // Only the question right before it is sure to be about the case.
            let asked = named.asked.as_slice();
            !asked.is_empty()
                && of_step.any(|known| known.when.is_some_and(|when| speaks_of(asked, &named.sentence, when, policy)))
        }
    }
}
