//! The times of which nothing in the words tells what they are for.

use complaints::days::period::Period;

use super::super::quantity::{Quantity, quantities};
use super::super::words::tokens;
use super::super::{Block, Prose, Sentence};
use super::stages::StageWords;
use super::topic;
use super::voice::Voice;

/// A time that no word of its sentence places: "The review takes a calendar month".
#[derive(Debug, Clone)]
pub struct Unplaced<'p> {
    /// How long, as the calendar counts it.
    pub period: Period,
    /// Where it stands, and how it was written.
    pub quantity: Quantity,
    /// Whose words they are, and of which day.
    pub voice: Voice,
    /// Whether its words speak of a complaint on its way.
    pub is_of_procedure: bool,
    /// The sentence that it stands in.
    pub sentence: Sentence<'p>,
}

/// Those of a heading, which says of no time what is done within it: "First review (10 working days)".
pub(super) fn of_heading<'p>(prose: &'p Prose<'_>, heading: &Block, stages: &StageWords) -> Vec<Unplaced<'p>> {
    let of_sentence = |sentence: Sentence<'p>| {
        let tokens = tokens(&sentence);
        let is_of_procedure = stages.last_in(&tokens).is_some() || topic::is_on_its_way(&sentence);
        quantities(&tokens).into_iter().filter_map(move |quantity| {
            let period = quantity.period?;
            Some(Unplaced { period, quantity, voice: Voice::Promise, is_of_procedure, sentence })
        })
    };
    prose.sentences(heading).flat_map(of_sentence).collect()
}
