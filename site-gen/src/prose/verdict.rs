//! A time of the prose beside the times of the facts: the same, another, or nothing to compare.

mod circumstance;
mod places;

use complaints::days::clock::{Assumed, Start, Step};
use complaints::days::period::Period;
use complaints::policy::Policy;

use super::known::{Known, is_same};
use super::said::{Act, Said, Starts, Voice};
use circumstance::names;
pub use circumstance::{may_be_of_one, speaks_of};
pub use places::Place;

/// What comes of holding the two together.
#[derive(Debug)]
pub enum Verdict<'k, 'a> {
    /// A fact says the same.
    Same(&'k Known<'a>),
    /// The fact of that step and stage says another time.
    Other(&'k Known<'a>),
    /// The fact gives the same time from another start.
    OtherStart(&'k Known<'a>),
    /// It may be of several stages, and of none do the facts say it: nobody but its author can tell of which.
    Among(Vec<Place<'k, 'a>>),
    /// No fact has a time for this step of this stage.
    Missing,
    /// Nobody can tell.
    Open,
}

/// Holds a time of the prose to the facts of the thing that it speaks of.
#[must_use]
pub fn verdict<'k, 'a>(said: &Said<'_>, known: &'k [Known<'a>], policy: &Policy) -> Verdict<'k, 'a> {
    let heard;
    let said = if is_to_hear(said) {
        heard = Said { act: Act::Step(Step::Respond), is_taken_for_the_answer: true, ..said.clone() };
        &heard
    } else {
        said
    };
    let of_stage = |k: &&Known<'_>| match k.stage {
        Some(stage) => said.stages.is_empty() || said.stages.contains(&stage),
        None => true,
    };
    if let Some(fact) = said.fact.and_then(|fact| known.get(fact)) {
        let windows = || known.iter().filter(|k| (k.act, k.stage, k.when) == (fact.act, fact.stage, fact.when));
        if let Some(same) = windows().find(|k| is_same(k.period, said.period)) {
            return same_time(said, same);
        }
        let of_stage = known.iter().filter(|k| k.stage == fact.stage);
        if !matches!(said.voice, Voice::Promise | Voice::Condition) || is_a_sum(said, of_stage) {
            return Verdict::Open;
        }
        // The section is of one stage, and the words are of another.
        let elsewhere = fact.stage.is_some() && said.stages.len() > 1;
        return if elsewhere { apart(said, fact, known, policy) } else { Verdict::Other(fact) };
    }
    let here = || known.iter().filter(of_stage);
    let own: Vec<&Known<'_>> = here().filter(|k| k.act == said.act).collect();
    // A time of some cases alone is not what the words give for all.
    // A row of a table often has no more than the name of its case: "the lift".
    let is_named_in_row = |when: &str| said.labels.iter().any(|label| names(label, &when.replace('-', " ")));
    let is_of_row = |when: &str| is_named_in_row(when) || speaks_of(&said.labels, &said.sentence, when, policy);
    let is_spoken_of = |when: &str| speaks_of(&said.over, &said.sentence, when, policy) || is_of_row(when);
    let mut same = own.iter().filter(|k| is_same(k.period, said.period));
    let mut of_these_words = same.clone().filter(|k| k.when.is_none_or(is_spoken_of));
    let starts_there = of_these_words.clone().find(|k| {
        said.starts.is_some() && k.starts().zip(said.starts).is_some_and(|(facts, words)| words.is_as(facts))
    });
    if let Some(same) = starts_there.or_else(|| of_these_words.next()) {
        return if leaves_open(said, same, known, policy) { Verdict::Open } else { same_time(said, same) };
    }
    let is_of_some = said.is_asked || !said.labels.is_empty() || may_be_of_one(&said.over, &said.sentence);
    if same.next().is_some() && is_of_some {
        return Verdict::Open;
    }
    let has_own = own.iter().any(|k| k.when.is_none()) && matches!(said.act, Act::Step(Step::Contact | Step::Hearing));
    let may_mean = |k: &&Known<'_>| {
        !has_own && stands_for(said.act, k.act) && !(is_the_answer_alone(said) && is_for_delay(k))
            || said.is_taken_for_the_answer && k.act == Act::Step(Step::Acknowledge)
    };
    if here().any(|k| may_mean(&k) && is_same(k.period, said.period)) || is_a_sum(said, here()) {
        return Verdict::Open;
    }
    if !said.is_sure {
        return Verdict::Open;
    }
    let spoken_of = |k: &&&Known<'_>| k.is_applied && k.when.is_none_or(is_spoken_of);
    let of_some = || own.iter().filter(spoken_of).filter(|k| k.when.is_some());
    // The name of its case comes before words that two cases share, such as "in your building", and what the sentence
    // itself says, or the label of its row, before what stands over both.
    let named = of_some().find(|k| k.when.is_some_and(is_named_in_row));
    let of_circumstance =
        named.or_else(|| of_some().find(|k| k.when.is_some_and(is_of_row))).or_else(|| of_some().next());
    let usual = own.iter().find(|k| k.is_applied && k.when.is_none());
    match (voice_of(said), of_circumstance, usual) {
        (Voice::Told | Voice::Law, ..) => Verdict::Open,
        (_, Some(known), _) => Verdict::Other(known),
        (Voice::Promise, None, Some(fact)) if is_comparable(said, fact) => apart(said, fact, known, policy),
        // Where only a circumstance has a time, the usual one is missing.
        (Voice::Promise, None, None) | (Voice::Condition, None, _) if is_told(said) => Verdict::Missing,
        _ => Verdict::Open,
    }
}

/// Whose words they are. Every answer that takes longer is of some cases only: "if it is complex" makes no condition of it.
fn voice_of(said: &Said<'_>) -> Voice {
    let takes_longer = matches!(said.act, Act::Extend | Act::Step(Step::Hold));
    if takes_longer && said.voice == Voice::Condition { Voice::Promise } else { said.voice }
}

/// Another time than a fact has: of its stage where no other can be meant, else of one that only the author can tell.
fn apart<'k, 'a>(said: &Said<'_>, fact: &'k Known<'a>, known: &'k [Known<'a>], policy: &Policy) -> Verdict<'k, 'a> {
    let places = places::of(said, fact, known, policy);
    if places.len() > 1 { Verdict::Among(places) } else { Verdict::Other(fact) }
}

/// Whether the same time, found at one stage, may be meant for another that states none.
fn leaves_open<'k, 'a>(said: &Said<'_>, same: &'k Known<'a>, known: &'k [Known<'a>], policy: &Policy) -> bool {
    said.fact.is_none() && places::of(said, same, known, policy).iter().any(|place| place.fact.is_none())
}

fn same_time<'k, 'a>(said: &Said<'_>, same: &'k Known<'a>) -> Verdict<'k, 'a> {
    // What the law says, or what was, is not printed from the policy's facts.
    if matches!(said.voice, Voice::Told | Voice::Law) {
        return Verdict::Open;
    }
    let differ = matches!((said.starts, same.starts()), (Some(words), Some(facts)) if !words.is_as(facts));
    let counted = is_counted(said.act) && said.is_sure && said.voice == Voice::Promise;
    let sure_start = said.starts.zip(same.starts()).is_some_and(|(words, facts)| can_differ(said.act, words, facts));
    let elsewhere = said.act == Act::Respond && starts_elsewhere(said, same);
    if counted && (differ && sure_start || elsewhere) { Verdict::OtherStart(same) } else { Verdict::Same(same) }
}

/// Whether the words count from the complaint, or from the word that it has come, and the fact from something that happens
/// between that and the answer: "10 working days of receiving your complaint", where the facts say "from our first contact".
fn starts_elsewhere(said: &Said<'_>, fact: &Known<'_>) -> bool {
    let limit = &fact.limit.value;
    let between = matches!(
        limit.from.start,
        Start::Contact
            | Start::Hearing
            | Start::Report
            | Start::Draft
            | Start::InvestigationEnded
            | Start::HoldingReply
    );
    let from_complaint = matches!(said.starts, Some(Starts::Receipt | Starts::Complaint | Starts::Acknowledgement));
    between && from_complaint && limit.is_one_window() && !limit.assumed.contains(&Assumed::Start)
}

/// Whether it is a time of which another start is told.
fn is_counted(act: Act) -> bool {
    matches!(act, Act::Step(Step::Respond | Step::Complain) | Act::Keep)
}

/// Whether a start in the words, where the facts have another, is a mistake beyond doubt.
#[must_use]
pub fn can_differ(act: Act, words: Starts, facts: Starts) -> bool {
    use Starts::{Acknowledgement, Aware, Complaint, Logging, Problem, Receipt};
    match act {
        Act::Step(Step::Respond) => matches!(words, Receipt | Complaint | Acknowledgement | Logging),
        Act::Step(Step::Acknowledge) => words == Logging,
        // What people receive is an answer or a letter, and what they complain of is no start.
        Act::Step(Step::Complain) => !words.is_as(Receipt),
        Act::Step(Step::Escalate) => matches!(words, Complaint | Acknowledgement | Problem | Aware),
        // The last answer and the closure are one day to most.
        Act::Keep => words.is_as(Receipt) != facts.is_as(Receipt),
        _ => false,
    }
}

/// More on top, and a whole, are not held to each other.
fn is_comparable(said: &Said<'_>, known: &Known<'_>) -> bool {
    let limit = &known.limit.value;
    if said.act == Act::Extend {
        return (said.quantity.is_more || is_on_top(said)) && !limit.in_total || is_an_extension(said);
    }
    !said.quantity.is_more && !whole(said)
}

/// Whether it comes on top of another time: "we can extend this by up to 20 working days".
fn is_on_top(said: &Said<'_>) -> bool {
    let before = said.quantity.text.start.checked_sub(said.sentence.start).and_then(|at| said.sentence.lower.get(..at));
    let before = before.map_or("", str::trim_end);
    ["extend", "extended", "extension"].iter().any(|word| before.contains(word))
        && ["by", "by up to", "by a maximum of", "by no more than"].iter().any(|by| before.ends_with(&format!(" {by}")))
}

/// Whether people hear something, and not a panel them: "you hear from a manager within 5 days", which may be the answer
/// or that the complaint has come.
fn is_to_hear(said: &Said<'_>) -> bool {
    let words = said.sentence.lower;
    let hears = |who: &str| {
        [" hear from", " hear back", " will hear", "'ll hear"]
            .iter()
            .any(|hear| words.contains(&format!("{who}{hear}")))
    };
    said.act == Act::Step(Step::Hearing) && (hears("you") || hears("they")) && !words.contains("from you")
}

/// A time for an answer that takes longer.
fn is_for_delay(known: &Known<'_>) -> bool {
    matches!(known.act, Act::Extend | Act::Step(Step::Hold))
}

/// Whether the words speak of the answer, beyond doubt, and of none that takes longer: "you get a written answer within
/// 10 working days", left from a version whose answer took as long as an extension of this one.
fn is_the_answer_alone(said: &Said<'_>) -> bool {
    const DELAY: [&str; 17] = [
        "longer",
        "exten",
        "complex",
        "complicat",
        "delay",
        "more time",
        "further",
        "additional",
        "extra",
        "cannot",
        "can't",
        "unable",
        "not able",
        "visit",
        "inspect",
        "new date",
        "hold",
    ];
    const AFTER_ANOTHER: [&str; 5] = ["then", "that case", "these cases", "such cases", "if so"];
    let words = || said.labels.iter().chain([&said.sentence.lower]);
    let speaks_of = |list: &[&str]| words().any(|words| list.iter().any(|word| words.contains(word)));
    said.act == Act::Respond
        && said.is_sure
        && said.voice == Voice::Promise
        && !said.quantity.is_more
        && !speaks_of(&DELAY)
        && !speaks_of(&AFTER_ANOTHER)
}

/// Whether it is called an extension, in the words or over the column.
fn is_an_extension(said: &Said<'_>) -> bool {
    said.sentence.lower.contains("exten") || !said.labels.is_empty()
}

/// Whether the words speak of all stages or steps together.
fn whole(said: &Said<'_>) -> bool {
    ["in total", "in all", "altogether", "together", "overall", "whole process", "both stages"]
        .iter()
        .any(|all| said.sentence.lower.contains(all))
}

/// Whether the words say of which stage they speak, so that what is missing can be named.
fn is_told(said: &Said<'_>) -> bool {
    let of_stage = matches!(said.act, Act::Step(Step::Acknowledge | Step::Respond | Step::Escalate));
    of_stage && said.stages.len() == 1 && !said.quantity.is_more && !whole(said)
}

/// Steps that people call by each other's words.
#[must_use]
pub fn stands_for(said: Act, fact: Act) -> bool {
    if said == Act::Keep || fact == Act::Keep {
        return false;
    }
    let step = |act| match act {
        Act::Step(step) => Some(step),
        Act::Extend | Act::Keep => None,
    };
    match (said, step(fact)) {
        (Act::Extend, fact) => matches!(fact, Some(Step::Respond | Step::Hold)),
        (Act::Step(Step::Hold), fact) => matches!(fact, Some(Step::Respond | Step::Acknowledge)) || fact.is_none(),
        (Act::Step(Step::Contact), Some(_)) => true,
        (Act::Step(Step::Respond), fact) => {
            let is_extension = fact.is_none();
            matches!(fact, Some(Step::Draft | Step::Report | Step::Hearing | Step::Hold | Step::Contact))
                || is_extension
        }
        (Act::Step(Step::Hearing), Some(Step::Respond)) => true,
        (Act::Step(Step::Escalate), Some(Step::Complain | Step::Reopen)) => true,
        (Act::Step(Step::Complain), Some(Step::Escalate | Step::Reopen)) => true,
        (Act::Step(Step::WriteBack), Some(Step::Escalate | Step::Comment | Step::AcceptOffer)) => true,
        (Act::Step(Step::Acknowledge), Some(Step::Contact)) => true,
        _ => false,
    }
}

/// Whether it is the answer's time with what may be added to it, and the words speak of both together.
fn is_a_sum<'k, 'a: 'k>(said: &Said<'_>, here: impl Iterator<Item = &'k Known<'a>>) -> bool {
    let put_off = said.act == Act::Extend && !said.quantity.is_more && !is_on_top(said);
    let from_receipt = said.act == Act::Respond && said.starts.is_some_and(|start| start.is_as(Starts::Receipt));
    if !(put_off || from_receipt || whole(said)) {
        return false;
    }
    let here: Vec<&Known<'_>> = here.collect();
    let of = |act: Act| here.iter().filter(move |k| k.act == act).map(|k| k.period);
    let answers: Vec<Period> = of(Act::Respond).collect();
    let first = of(Act::Acknowledge).filter(|_| !put_off);
    let added = of(Act::Extend).chain(first);
    added
        .flat_map(|more| answers.iter().filter_map(move |answer| answer.plus(more)))
        .any(|sum| is_same(sum, said.period))
}
