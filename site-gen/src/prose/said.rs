//! What the prose says of times: who has to do what, at which stage, within how long.
//!
//! A sentence such as "we answer within 14 days" is read as far as its words
//! carry, and no further: what cannot be told is left open, and a rule that
//! finds it open says nothing.

mod act;
mod cited;
mod clause;
mod context;
mod lexicon;
mod matches;
mod neighbours;
mod no_deadline;
mod small_words;
mod stages;
mod start;
mod topic;
mod unplaced;
mod view;
mod voice;

use std::ops::Range;

use complaints::days::clock::Step;
use complaints::days::period::Period;
use complaints::policy::Policy;

pub use act::Act;
pub use start::Starts;
pub use unplaced::Unplaced;
pub use voice::{Voice, names_some_cases};

use super::known::Known;
use super::quantity::{Quantity, quantities};
use super::words::tokens;
use super::{AnyOf, Block, Kind, Name, Prose, Sentence};
use clause::Clause;
use context::Context;
use stages::StageWords;

/// A time in the prose, and what it is said of.
#[derive(Debug, Clone)]
pub struct Said<'p> {
    /// What is to be done within it.
    pub act: Act,
    /// Whether the words leave no doubt of that.
    pub is_sure: bool,
    /// Whether it is taken for the answer though no word says what is done: "Stage 1: 10 working days".
    pub is_taken_for_the_answer: bool,
    /// The stages that it may be about, counted from 1; empty where nothing tells.
    pub stages: Vec<u8>,
    /// How long, as the calendar counts it: days may be working days where the policy says so once for all.
    pub period: Period,
    /// Where it stands, and how it was written.
    pub quantity: Quantity,
    /// In a table, the label of its row and the head of its column, in small letters, which say what it is for.
    pub labels: Vec<&'p str>,
    /// What stands over it, in small letters: the headings, the line before its list, a question that it answers.
    pub over: Vec<&'p str>,
    /// Whether the sentence before it asks something: "No heating? We answer within 48 hours."
    pub is_asked: bool,
    /// From what it is counted, where the words behind it say so.
    pub starts: Option<Starts>,
    /// Whose words they are, and of which day.
    pub voice: Voice,
    /// The fact whose section stands behind it, by its place among those that are known.
    pub fact: Option<usize>,
    /// The sections that the sentence names, and the one that it stands in.
    pub sections: Vec<&'p str>,
    /// The sentence that it stands in, which a cure writes anew.
    pub sentence: Sentence<'p>,
}

/// A name in the prose that prints a time, and what its sentence says that the time is for.
#[derive(Debug, Clone)]
pub struct Named<'p> {
    /// The name: `stage-1.respond`.
    pub name: &'p Name,
    /// What is to be done within it, where the sentence leaves no doubt.
    pub act: Option<Act>,
    /// All that the sentence says is done.
    pub acts: Vec<Act>,
    /// The stages that it may be about.
    pub stages: Vec<u8>,
    /// What stands over it, in small letters: the headings, the line before its list, a question that it answers.
    pub over: Vec<&'p str>,
    /// The sentence right before it, in small letters, where that asks something; none else.
    pub asked: Vec<&'p str>,
    /// From what it is counted, where the words behind it say so.
    pub starts: Option<Starts>,
    /// Where those words stand.
    pub start_words: Range<usize>,
    /// The sentence that it stands in, which a cure writes anew.
    pub sentence: Sentence<'p>,
}

/// Every name that prints a time, or another fact.
#[must_use]
pub fn named<'p>(prose: &'p Prose<'_>, policy: &Policy) -> Vec<Named<'p>> {
    let words = StageWords::of(policy);
    let mut found = Vec::new();
    for block in prose.blocks().iter().filter(|block| !prose.names_in(block.text.clone()).is_empty()) {
        let context = Context::of(prose, block, &words);
        let mut before: Option<u8> = words.at_start(prose.lower_of(block));
        let mut last: Option<&str> = None;
        for sentence in prose.sentences(block) {
            let asked = last.replace(sentence.lower).filter(|last| last.trim_end().ends_with('?'));
            let tokens = tokens(&sentence);
            let names = prose.names_in(sentence.range());
            if names.is_empty() {
                before = words.last_in(&tokens).or(before);
                continue;
            }
            let clause = Clause::new(&tokens, &[]);
            for (nth, name) in names.iter().enumerate() {
                let act = clause.read_name(nth);
                // A sentence that names a stage may name another for each of its times.
                let stages = match (words.last_in(&tokens), act) {
                    (None, Some(act)) => context.stages_of(act, before, &words),
                    _ => Vec::new(),
                };
                let starts = clause.start_of_name(nth);
                let asked: Vec<&str> = asked.into_iter().collect();
                let over = context.words.iter().copied().chain(asked.iter().copied()).collect();
                let start_words = clause.start_text_of_name(nth).unwrap_or(name.text.end..name.text.end);
                found.push(Named {
                    name,
                    act,
                    acts: clause.acts(),
                    stages,
                    over,
                    asked,
                    starts,
                    start_words,
                    sentence,
                });
            }
            before = words.last_in(&tokens).or_else(|| named_stage(prose, &sentence)).or(before);
        }
    }
    found
}

/// Everything that the prose of a policy says of times.
#[must_use]
pub fn all<'p>(prose: &'p Prose<'_>, policy: &Policy, known: &[Known<'_>]) -> Vec<Said<'p>> {
    read(prose, policy, known).said
}

/// The times of a prose: those of which it is told what they are for, and the rest.
#[derive(Debug, Default)]
pub struct Times<'p> {
    /// What the words say of them.
    pub said: Vec<Said<'p>>,
    /// Those of which nothing tells what they are for.
    pub unplaced: Vec<Unplaced<'p>>,
}

/// Every time of the prose of a policy.
#[must_use]
pub fn read<'p>(prose: &'p Prose<'_>, policy: &Policy, known: &[Known<'_>]) -> Times<'p> {
    let stages = StageWords::of(policy);
    let working = days_are_working_days(prose);
    let mut found = Times::default();
    for block in prose.blocks().iter().filter(|block| block.kind != Kind::Code && names_a_unit(prose.lower_of(block))) {
        match block.kind {
            Kind::Heading(_) => found.unplaced.extend(unplaced::of_heading(prose, block, &stages)),
            _ => of_block(prose, block, &Facts { stages: &stages, known }, working, &mut found),
        }
    }
    found
}

/// What the facts of a policy tell of the words in its prose.
struct Facts<'f> {
    stages: &'f StageWords,
    known: &'f [Known<'f>],
}

fn of_block<'p>(prose: &'p Prose<'_>, block: &'p Block, facts: &Facts<'_>, working: bool, found: &mut Times<'p>) {
    let context = Context::of(prose, block, facts.stages);
    // What an earlier sentence of the block was about goes on.
    let mut before: Option<u8> = facts.stages.at_start(prose.lower_of(block));
    let mut last: Option<&str> = None;
    for sentence in prose.sentences(block) {
        let asked = last.replace(sentence.lower).filter(|last| last.trim_end().ends_with('?'));
        let tokens = tokens(&sentence);
        let times = quantities(&tokens);
        if times.iter().all(|time| time.period.is_none()) {
            before = facts.stages.last_in(&tokens).or_else(|| named_stage(prose, &sentence)).or(before);
            continue;
        }
        let clause = Clause::new(&tokens, &times);
        let cited = cited_for(prose, block, &sentence);
        for (index, quantity) in times.iter().enumerate() {
            let Some(period) = quantity.period else { continue };
            if no_deadline::is_none(&tokens, &times, index) {
                continue;
            }
            let plain = clause.read(index, &context);
            let read = plain.or_else(|| {
                let is_answer = facts.stages.at_start(sentence.lower).is_some() && clause.ends_with_a_time_alone();
                (is_answer && !topic::is_of_another_step(&context)).then_some((Some(Act::Step(Step::Respond)), true))
            });
            let period = if working { as_working_days(period) } else { period };
            let unplaced = || Unplaced {
                period,
                quantity: quantity.clone(),
                voice: voice::of(&sentence, &clause, index, prose),
                is_of_procedure: facts.stages.last_in(&tokens).is_some() || topic::is_on_its_way(&sentence),
                sentence,
            };
            let Some((act, is_sure)) = read else {
                if !topic::is_another(&sentence, &context) {
                    found.unplaced.push(unplaced());
                }
                continue;
            };
            let fact = cited::fact(&clause, index, &cited, facts.known);
            // The number of the paragraph tells only at which stage, where the words tell the rest.
            let numbered = || {
                let fact = cited::fact(&clause, index, context.section.as_slice(), facts.known)?;
                facts.known.get(fact).filter(|known| Some(known.act) == act).map(|_| fact)
            };
            let fact = fact.or_else(|| numbered().filter(|_| cited.is_empty()));
            let of_fact = fact.and_then(|fact| facts.known.get(fact));
            if topic::is_another(&sentence, &context) && of_fact.is_none_or(|fact| act != Some(fact.act)) {
                continue;
            }
            // Where the words leave it open, the section tells; where they do not, they are believed.
            let fact = fact.filter(|_| !is_sure || of_fact.is_some_and(|fact| act == Some(fact.act)));
            let of_fact = of_fact.filter(|_| fact.is_some());
            let Some(act) = of_fact.map(|fact| fact.act).or(act) else {
                found.unplaced.push(unplaced());
                continue;
            };
            if topic::is_between_landlord_and_ombudsman(&sentence, act) {
                continue;
            }
            let told = facts.stages.told(&clause, index, act);
            let mut stages = told.unwrap_or_else(|| context.stages_of(act, before, facts.stages));
            stages.extend(of_fact.and_then(|fact| fact.stage).filter(|stage| !stages.contains(stage)));
            found.said.push(Said {
                act,
                is_taken_for_the_answer: plain.is_none(),
                is_sure: fact.is_some()
                    || is_sure
                        && (!stages.is_empty()
                            || topic::is_the_procedure(&sentence, &context)
                            || act == Act::Step(Step::Complain) && topic::is_left_out(&context)),
                stages,
                period,
                quantity: quantity.clone(),
                labels: context.labels.iter().map(|label| prose.lower_of(label)).collect(),
                over: context.words.iter().copied().chain(asked).collect(),
                is_asked: asked.is_some(),
                starts: clause.start_of(index),
                voice: voice::of(&sentence, &clause, index, prose),
                fact,
                sections: cited.iter().copied().chain(context.section).collect(),
                sentence,
            });
        }
        before = facts.stages.last_in(&tokens).or_else(|| named_stage(prose, &sentence)).or(before);
    }
}

/// The sections that a sentence names; where it names none, those behind the next one that has no time of its own.
fn cited_for<'p>(prose: &'p Prose<'_>, block: &Block, sentence: &Sentence<'p>) -> Vec<&'p str> {
    let own: Vec<&str> = sentence.cited().collect();
    if !own.is_empty() {
        return own;
    }
    let next = prose.sentences_in(sentence.range().end..block.text.end).next();
    let plain = next.filter(|next| !names_a_unit(next.lower) && prose.names_in(next.range()).is_empty());
    plain.map(|next| next.cited().collect()).unwrap_or_default()
}

/// The stage whose name a sentence prints: `{{ stage-2.name }}`.
fn named_stage(prose: &Prose<'_>, sentence: &Sentence<'_>) -> Option<u8> {
    let names = prose.names_in(sentence.range());
    names.iter().rev().find_map(|name| name.name.strip_prefix("stage-")?.strip_suffix(".name")?.parse().ok())
}

/// Whether a unit of time stands in these words: what costs little goes first.
fn names_a_unit(words: &str) -> bool {
    let bytes = words.as_bytes();
    bytes.iter().enumerate().any(|(at, byte)| {
        matches!(byte, b'd' | b'w' | b'm' | b'h' | b'y' | b'f')
            && at.checked_sub(1).is_none_or(|before| !bytes[before].is_ascii_alphabetic())
            && bytes.get(at..).is_some_and(|rest| {
                let units: [&[u8]; 8] = [b"day", b"week", b"month", b"hour", b"hr", b"year", b"fortnight", b"working"];
                units.iter().any(|unit| rest.starts_with(unit))
            })
    })
}

/// A policy may say once that all its days are working days.
fn days_are_working_days(prose: &Prose<'_>) -> bool {
    DAYS_ARE_WORKING_DAYS.is_in(prose.lower())
}

static DAYS_ARE_WORKING_DAYS: AnyOf = AnyOf::new(&[
    "days are working days",
    "days means working days",
    "day means a working day",
    "'days' means working days",
    "days mean working days",
]);

fn as_working_days(period: Period) -> Period {
    use complaints::days::period::Unit;
    match period {
        Period::Of { count, unit: Unit::Days } => Period::Of { count, unit: Unit::WorkingDays },
        other => other,
    }
}
