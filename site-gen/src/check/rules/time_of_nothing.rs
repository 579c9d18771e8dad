//! The words give a time that no fact has, and nothing tells what it is for:
//! "The review takes a calendar month", "Our findings reach you inside three
//! weeks".
//!
//! What cannot be placed cannot be held to a fact; without a word of it, a time
//! of before would stand there for years.

use complaints::days::clock::Step;
use complaints::days::period::{Period, Unit};
use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use super::hazard_otherwise;
use crate::check::question::{Finding, Question, Subject, Versions};
use crate::prose::Sentence;
use crate::prose::known::{self, is_same};
use crate::prose::quantity::Quantity;
use crate::prose::said::{Act, Voice};
use crate::prose::verdict::{Verdict, verdict};

pub(crate) static RULE: Rule = Rule {
    code: "R169",
    title: "a time in the words that was held to no fact",
    why: "Nothing tells what it is for, and no fact has it: if it is a time of the procedure, readers and the form are told two.",
    cure: "Say what is done within it, and at which stage, or write the time of the facts. If it is the time of something else, leave it.",
    can_be_allowed: true,
};

/// Where the words speak of a complaint.
pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Warning, of: Versions::InForceAndToCome, find: of_procedure };

/// Where they may as well speak of something else.
pub(in crate::check) static ELSEWHERE: Question =
    Question { rule: &RULE, severity: Severity::Advice, of: Versions::InForceAndToCome, find: of_the_rest };

/// A time with the words round it.
struct Told<'s> {
    period: Period,
    quantity: &'s Quantity,
    sentence: &'s Sentence<'s>,
    is_of_procedure: bool,
}

fn of_procedure(subject: &Subject<'_>) -> Vec<Finding> {
    find(subject, true)
}

fn of_the_rest(subject: &Subject<'_>) -> Vec<Finding> {
    find(subject, false)
}

fn find(subject: &Subject<'_>, is_of_procedure: bool) -> Vec<Finding> {
    let counts = |voice: Voice| matches!(voice, Voice::Promise | Voice::Condition);
    let unplaced = subject.unplaced.iter().filter(|one| counts(one.voice)).map(|one| Told {
        period: one.period,
        quantity: &one.quantity,
        sentence: &one.sentence,
        is_of_procedure: one.is_of_procedure,
    });
    let open = subject
        .said
        .iter()
        .filter(|said| counts(said.voice))
        .filter(|said| matches!(verdict(said, subject.known, &subject.version.policy), Verdict::Open));
    let open = open.map(|said| Told {
        period: said.period,
        quantity: &said.quantity,
        sentence: &said.sentence,
        is_of_procedure: true,
    });
    let found = unplaced.chain(open).filter(|told| told.is_of_procedure == is_of_procedure);
    found
        .filter(|told| !is_of_something_else(told) && !is_known(subject, told.period))
        .map(|told| finding(subject, &told))
        .collect()
}

/// Whether it is no time of a procedure: it tells of the past, of a day, or of more years than one, and nothing is kept
/// so long: "has worked here for 12 years".
fn is_of_something_else(told: &Told<'_>) -> bool {
    const KEPT: [&str; 9] = ["keep", "kept", "hold", "store", "delet", "shred", "destroy", "complain", "happen"];
    const WAS: [&str; 3] = [" ago", " back", " old"];
    const PROBLEM: [&str; 4] = ["happen", "arose", "occur", "problem"];
    let has = |list: &[&str]| list.iter().any(|word| told.sentence.lower.contains(word));
    let end = told.quantity.text.end.saturating_sub(told.sentence.start);
    let behind = told.sentence.lower.get(end..).unwrap_or_default();
    let is_past = WAS.iter().any(|was| behind.starts_with(was)) && !has(&PROBLEM);
    let is_day = matches!(told.period, Period::SameDay | Period::SameWorkingDay) || behind.starts_with(" of it");
    // "If we have not looked into your damp within 14 days": the law on hazards has times of its own.
    let is_of_hazard = hazard_otherwise::OF_HAZARDS.is_in(told.sentence.lower);
    // "Saturday is not a working day".
    let start = told.quantity.text.start.saturating_sub(told.sentence.start);
    let before = told.sentence.lower.get(..start).unwrap_or_default();
    let is_named = ["is not ", "is no ", "is ", "as ", "from the "].iter().any(|is| before.ends_with(is));
    let one_day = matches!(told.period, Period::Of { count, unit: Unit::WorkingDays } if count.get() == 1);
    is_past
        || is_of_hazard
        || is_named && one_day
        || is_day
        || matches!(told.period, Period::Of { count, unit: Unit::Years } if count.get() > 1) && !has(&KEPT)
}

/// Whether some fact is the same time, or several of them together are, or a body outside gives it.
fn is_known(subject: &Subject<'_>, period: Period) -> bool {
    let of_law =
        || subject.law().into_iter().flat_map(known::of_law).filter(|law| law.act == Act::Step(Step::Ombudsman));
    let bodies = subject.version.policy.ombudsman.iter().filter_map(|named| subject.library.bodies.get(&named.id));
    let mut limits = bodies.filter_map(|body| Some(body.limit.applied()?.value.within));
    subject.known.iter().any(|known| is_same(known.period, period))
        || of_law().any(|law| is_same(law.period, period))
        || limits.any(|limit| is_same(limit, period))
        || is_a_sum(subject, period)
}

/// Whether it is what a stage takes altogether, or what all stages take.
fn is_a_sum(subject: &Subject<'_>, period: Period) -> bool {
    let of = |stage: u8, act: Act| {
        let own = move |known: &&known::Known<'_>| known.stage == Some(stage) && known.act == act;
        subject.known.iter().filter(own).map(|known| known.period)
    };
    let mut before: Vec<Period> = Vec::new();
    for (_, stage) in subject.version.policy.stages.iter().zip(1_u8..) {
        let answers: Vec<Period> = of(stage, Act::Respond).collect();
        let first =
            answers.iter().flat_map(|answer| of(stage, Act::Acknowledge).filter_map(|first| first.plus(*answer)));
        let mut whole: Vec<Period> = first.collect();
        whole.extend(&answers);
        let longer: Vec<Period> =
            whole.iter().flat_map(|one| of(stage, Act::Extend).filter_map(|more| one.plus(more))).collect();
        whole.extend(longer);
        let with_before: Vec<Period> =
            before.iter().flat_map(|earlier| whole.iter().filter_map(|one| earlier.plus(*one))).collect();
        before = whole;
        before.extend(with_before);
        if before.iter().any(|sum| is_same(*sum, period)) {
            return true;
        }
    }
    false
}

fn finding(subject: &Subject<'_>, told: &Told<'_>) -> Finding {
    let typed = subject.prose.typed(told.quantity.text.clone());
    Finding {
        at: subject.prose.place(told.quantity.text.start),
        found: format!("we could not tell what \"{typed}\" is for, and none of the facts is that long"),
        write: "in this sentence what is done within it and at which stage, or the time of the facts; or leave it, if it is the time of something else".to_owned(),
    }
}
