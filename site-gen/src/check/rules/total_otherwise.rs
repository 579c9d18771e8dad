//! The words say how long a stage, or all of them, takes in all, and the times of
//! the facts add up to another: "up to 30 working days in all".
//!
//! Whoever counts on the sum waits past the day on which the Ombudsman could
//! have helped, or goes there before the answer was due.

use std::ops::Range;

use complaints::days::clock::{Limit, Start, Step};
use complaints::days::period::Period;
use complaints::policy::Stage;
use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};
use crate::prose::known::Known;
use crate::prose::quantity::{Quantity, quantities};
use crate::prose::said::Act;
use crate::prose::words::tokens;
use crate::prose::{AnyOf, Sentence};

pub(crate) static RULE: Rule = Rule {
    code: "R174",
    title: "a sum of times in the words that the facts do not add up to",
    why: "People plan by the whole time. By a wrong sum they wait past their day, or give up before it.",
    cure: "Write the sum of the facts, which the message has; or change the fact that is wrong.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Error, of: Versions::InForceAndToCome, find };

/// What says that a time is a whole, in small letters.
const IN_ALL: [&str; 16] = [
    "in all",
    "in total",
    "total of",
    "altogether",
    "together",
    "whole process",
    "whole procedure",
    "whole complaint",
    "entire process",
    "entire procedure",
    "start to finish",
    "longest that",
    "longest stage",
    "beginning to end",
    "complaints process takes",
    "complaints procedure takes",
];

static WHOLES: AnyOf = AnyOf::new(&IN_ALL);

/// Where the whole of something else is told, or what happened.
const OTHER: [&str; 25] = [
    "repair",
    "ombudsman",
    "average",
    "last year",
    " took ",
    "most complaints",
    "some complaints",
    "many complaints",
    "you have ",
    "you can ask",
    "ask for stage",
    "compensation",
    "court",
    "home is ",
    "another home",
    "we had",
    "we got",
    "keep ",
    "kept ",
    "pay ",
    "danger",
    "damp",
    "work on",
    "not more than one",
    "panel",
];

/// What says that every stage is meant.
const EVERY_STAGE: [&str; 12] = [
    "both stages",
    "two stages",
    "three stages",
    "all stages",
    "all the stages",
    "process",
    "procedure",
    "whole complaint",
    "start to finish",
    "beginning to end",
    "both answers",
    "both extensions",
];

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    subject.prose.sentences_with(&WHOLES).filter_map(|sentence| finding(subject, &sentence)).collect()
}

/// Whether a sentence gives a whole that the facts can be added up to: no time in it is one step's alone.
pub(super) fn is_of_a_whole(subject: &Subject<'_>, sentence: &Sentence<'_>) -> bool {
    WHOLES.is_in(sentence.lower) && whole(subject, sentence).is_some()
}

/// A whole in the words: the time, and what the facts add up to, the plainest first.
struct Whole {
    time: Quantity,
    period: Period,
    sums: Vec<Period>,
    of: String,
}

fn whole(subject: &Subject<'_>, sentence: &Sentence<'_>) -> Option<Whole> {
    let words = sentence.lower;
    if OTHER.iter().any(|other| words.contains(other)) {
        return None;
    }
    let [time] = <[Quantity; 1]>::try_from(quantities(&tokens(sentence))).ok()?;
    let period = time.period.filter(|_| !time.is_more)?;
    let stages = &subject.version.policy.stages;
    let named = |words: &str| stages.iter().zip(1_u8..).find(|(stage, number)| names_stage(words, stage, *number));
    let over = || {
        let prose = subject.prose;
        let heading = prose.headings_of(prose.block_at(sentence.start)?).next()?;
        named(prose.lower_of(heading))
    };
    let every = EVERY_STAGE.iter().any(|every| words.contains(every));
    let one = named(words).or_else(|| if every { None } else { over() });
    let (range, of): (Range<usize>, String) = match one {
        Some((_, number)) => (usize::from(number) - 1..usize::from(number), format!("stage {number}")),
        None if every && stages.len() > 1 => (0..stages.len(), "all stages".to_owned()),
        None => return None,
    };
    let parts = range.map(|at| parts_of(subject, u8::try_from(at + 1).ok()?)).collect::<Option<Vec<_>>>()?;
    let unit = parts.first()?.answer.unit();
    let add = |of: fn(&Parts) -> Option<Period>| {
        let mut sum = 0_u16;
        for part in &parts {
            let period = of(part)?;
            sum = sum.checked_add(count_of(period).filter(|_| period.unit() == unit)?)?;
        }
        Period::of(sum, unit)
    };
    let longer =
        ["exten", "longer", "more time", "longest", "put off", "put it off"].iter().any(|word| words.contains(word));
    let longer =
        longer && !["nothing is exten", "without", "no exten", "not exten"].iter().any(|no| words.contains(no));
    let plain = [add(|p| Some(p.answer)), add(|p| p.answer.plus(p.first?))];
    let put_off = [add(|p| p.extended), add(|p| p.extended?.plus(p.first?))];
    let longest = put_off.iter().flatten().next().is_some();
    let sums: Vec<Period> = match longer && longest {
        true => put_off.into_iter().flatten().collect(),
        false => plain.into_iter().chain(put_off).flatten().collect(),
    };
    (!sums.is_empty()).then_some(Whole { time, period, sums, of })
}

fn finding(subject: &Subject<'_>, sentence: &Sentence<'_>) -> Option<Finding> {
    let Whole { time, period, sums, of } = whole(subject, sentence)?;
    let said = period.usual_days();
    // Weeks and months are said of working days in round figures.
    let round = if sentence.lower.contains("about") { said / 6 } else { said / 12 };
    let near =
        |sum: &Period| sum.usual_days().abs_diff(said) <= if sum.unit() == period.unit() { 0 } else { round.max(2) };
    (!sums.iter().any(near)).then(|| {
        let told: Vec<String> = sums.iter().map(Period::to_string).collect();
        Finding {
            at: subject.prose.place(time.text.start),
            found: format!(
                "here stands \"{}\" for {of} in all, and the facts add up to {}",
                subject.prose.typed(time.text.clone()),
                told.join(", or ")
            ),
            write: format!(
                "{}; or, if {period} is right, other times among the facts",
                told.iter().map(|sum| format!("`{sum}`")).collect::<Vec<_>>().join(", or ")
            ),
        }
    })
}

/// The times of one stage for a complaint of the usual kind.
struct Parts {
    answer: Period,
    /// What comes before the clock of the answer starts.
    first: Option<Period>,
    /// The answer where it is put off.
    extended: Option<Period>,
}

fn parts_of(subject: &Subject<'_>, stage: u8) -> Option<Parts> {
    let of = |act: Act| {
        let is = |known: &&Known<'_>| {
            known.act == act
                && known.stage == Some(stage)
                && known.when.is_none()
                && known.is_applied
                && known.name.is_some()
        };
        subject.known.iter().find(is)
    };
    let answer = of(Act::Step(Step::Respond))?;
    let limit: &Limit = &answer.limit.value;
    let first = of(Act::Step(Step::Acknowledge)).filter(|_| limit.from.start == Start::Acknowledgement);
    let extended = of(Act::Extend).and_then(|extend| match extend.limit.value.in_total {
        true => Some(extend.period),
        false => answer.period.plus(extend.period),
    });
    Some(Parts { answer: answer.period, first: first.map(|first| first.period), extended })
}

fn count_of(period: Period) -> Option<u16> {
    match period {
        Period::Of { count, .. } => Some(count.get()),
        _ => None,
    }
}

/// Whether words name this stage, by its number or by its name.
fn names_stage(words: &str, stage: &Stage, number: u8) -> bool {
    const NUMBERS: [&str; 5] = ["one", "two", "three", "four", "five"];
    const RANKS: [&str; 5] = ["first", "second", "third", "fourth", "fifth"];
    let of = |list: [&'static str; 5]| list.get(usize::from(number) - 1).copied().unwrap_or("…");
    let named = stage.name.applied().map(|name| name.value.to_lowercase());
    [format!("stage {number}"), format!("stage {}", of(NUMBERS)), format!("{} stage", of(RANKS))]
        .iter()
        .chain(named.as_ref())
        .any(|name| words.contains(name.as_str()))
}
