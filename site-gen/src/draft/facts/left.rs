//! Sentences with a time that could not be placed: a person places them, or
//! leaves them out.

use std::ops::Range;

use complaints::days::period::{Period, Unit};

use super::clocks::Doubt;
use super::lists::refused;
use super::{Clock, lists, sections};
use crate::prose::quantity::{Quantity, quantities};
use crate::prose::words::tokens;
use crate::prose::{Block, Kind, Prose};

/// Something that could not be placed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// The line of the body on which it stands.
    pub line: usize,
    /// The sentence.
    pub words: String,
    /// Why it was not placed.
    pub why: String,
    /// Whether it gives a time, and no contact or line of a list.
    pub has_time: bool,
}

/// Every sentence with a time of which no fact was made.
pub(super) fn times(prose: &Prose<'_>, clocks: &[Clock], doubts: &[(Range<usize>, Doubt)]) -> Vec<Left> {
    let placed = |time: &Quantity| clocks.iter().flat_map(|clock| &clock.places).any(|place| *place == time.text);
    let mut left: Vec<Left> = Vec::new();
    for block in prose.blocks() {
        for sentence in prose.sentences(block) {
            let tokens = tokens(&sentence);
            let times = quantities(&tokens);
            let open: Vec<&Quantity> =
                times.iter().filter(|time| !placed(time) && !is_known(time, clocks, &tokens)).collect();
            let Some(first) = open.first() else { continue };
            let doubt =
                doubts.iter().find(|(text, _)| open.iter().any(|time| time.text == *text)).map(|(_, doubt)| *doubt);
            let why = match doubt {
                Some(doubt) => doubt.words(),
                None if first.period.is_none() => "no date can be counted from it",
                None => Doubt::Purpose.words(),
            };
            let too_old = first.period.filter(|period| is_what_comes_too_late(prose, block, *period));
            let why = match too_old.filter(|_| matches!(doubt, None | Some(Doubt::Purpose | Doubt::SaidBefore))) {
                Some(period) => format!("this may be your time to complain: `time_to_complain: {period}`"),
                None => why.to_owned(),
            };
            let is_heading = matches!(block.kind, Kind::Heading(_));
            let words =
                if is_heading { sections::shortened(sentence.text) } else { sections::quoted(prose, block, &sentence) };
            left.push(Left { line: prose.place(first.text.start).line, words, why, has_time: true });
        }
    }
    left
}

/// A time that is spoken of again, and is a fact already.
fn is_known(time: &Quantity, clocks: &[Clock], tokens: &[crate::prose::words::Token<'_>]) -> bool {
    super::terms::is_spoken_of(tokens, time) && clocks.iter().any(|clock| Some(clock.limit.period) == time.period)
}

/// "Anything over 12 months old", in a list of what is no complaint.
fn is_what_comes_too_late(prose: &Prose<'_>, block: &Block, period: Period) -> bool {
    let long = matches!(period, Period::Of { unit: Unit::Months | Unit::Years, .. });
    let heading = prose.headings_of(block).next().map_or("", |heading| prose.lower_of(heading));
    let lead = prose.lead_of(block).map_or("", |lead| prose.lower_of(lead));
    long && (lists::is_the_head(heading) || refused::introduces(lead, heading))
}

/// Sentences that say when something is done in words that no calendar counts.
pub(super) fn uncounted(prose: &Prose<'_>) -> Vec<Left> {
    let texts = prose.blocks().iter().filter(|block| !matches!(block.kind, Kind::Heading(_) | Kind::Code));
    let all = texts.flat_map(|block| prose.sentences(block).map(move |sentence| (block, sentence)));
    let uncounted = all.filter(|(_, sentence)| {
        let says = |words: &[&str]| words.iter().any(|word| sentence.lower.contains(word));
        says(&UNCOUNTED) && says(&DONE) && quantities(&tokens(sentence)).is_empty()
    });
    uncounted
        .map(|(block, sentence)| Left {
            line: prose.place(sentence.start).line,
            words: sections::quoted(prose, block, &sentence),
            why: "no date can be counted from it".to_owned(),
            has_time: true,
        })
        .collect()
}

/// Times without a number.
const UNCOUNTED: [&str; 14] = [
    "within the month",
    "within the week",
    "within the year",
    "by the monday",
    "by the friday",
    "by the end of the",
    "the day after",
    "the week after",
    "the month after",
    "within a reasonable",
    "as soon as it can",
    "as soon as we can",
    "as soon as they can",
    "as soon as reasonably",
];
/// What is done, or asked for, in a procedure.
const DONE: [&str; 10] =
    ["acknowledg", "respon", "answer", "repl", "ask", "decid", "decision", "look into", "write to you", "review"];

/// The lines of a list that were not taken, where most of the others were: each is told, and none is passed over.
pub(super) fn of_lists(prose: &Prose<'_>, taken: &[(&'static str, usize)], clocks: &[Clock]) -> Vec<Left> {
    let mut left = Vec::new();
    for group in lists::groups(prose) {
        let line = |block: &Block| prose.sentences(block).next().map(|sentence| prose.place(sentence.start).line);
        let key = |block: &Block| {
            let line = line(block)?;
            taken.iter().find(|(_, other)| *other == line).map(|(key, _)| *key)
        };
        let timed = |block: &Block| {
            clocks.iter().flat_map(|clock| &clock.places).any(|place| block.text.contains(&place.start))
        };
        let keys: Vec<&str> = group.iter().filter_map(|block| key(block)).collect();
        let Some(first) = keys.first().filter(|_| keys.len() > 1) else { continue };
        for block in group.iter().filter(|block| key(block).is_none() && !timed(block)) {
            let Some((sentence, line)) = prose.sentences(block).next().zip(line(block)) else { continue };
            left.push(Left {
                line,
                words: sections::quoted(prose, block, &sentence),
                why: format!("other lines of its list were taken as `{first}`, and this one was not"),
                has_time: false,
            });
        }
    }
    left
}

/// Where nothing was found that is no complaint: the sentences that decline something, one by one or in a row.
pub(super) fn declined(prose: &Prose<'_>) -> Vec<Left> {
    let texts = prose.blocks().iter().filter(|block| !matches!(block.kind, Kind::Heading(_) | Kind::Code));
    let all = texts.flat_map(|block| prose.sentences(block).map(move |sentence| (block, sentence)));
    let declines =
        all.filter(|(_, sentence)| sentence.lower.contains(':') && refused::behind(sentence.lower).is_some());
    declines
        .map(|(block, sentence)| Left {
            line: prose.place(sentence.start).line,
            words: sections::quoted(prose, block, &sentence),
            why: "this may be what you do not treat as a complaint: `exclusions`".to_owned(),
            has_time: false,
        })
        .collect()
}
