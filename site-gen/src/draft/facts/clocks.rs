//! Every time of a document that can be placed without doubt: what for, at which
//! stage, from when.
//!
//! Who does what within a time is [`said`](crate::prose::said)'s to read. Here
//! it is decided whether that is enough to write it down as a fact.

mod alone;
mod cell;
mod clause;
mod doubt;
mod guard;
mod judged;
mod kept;
mod merged;
mod missed;
mod offered;
mod ordinary;
mod others;
mod second;
mod stage;
mod told;
mod too_late;
mod unread;
mod words;

use std::ops::Range;

use complaints::policy::Policy;

use super::{Clock, Key, Limit, Source, starts, terms};
use crate::prose::quantity::{Quantity, count_of, quantities};
use crate::prose::words::tokens;
use crate::prose::{Block, Kind, Prose, said};
pub(super) use doubt::Doubt;
use stage::At;
pub(super) use told::is_role;

/// The clocks of a document, and what is not certain of each other time.
pub(super) struct Read {
    pub(super) clocks: Vec<Clock>,
    pub(super) doubts: Vec<(Range<usize>, Doubt)>,
}

pub(super) fn read(prose: &Prose<'_>, policy: &Policy) -> Read {
    let mut read = said::all(prose, policy, &[]);
    // Nothing is invented: what may be something else is left to a person.
    read.retain(|said| !said.is_taken_for_the_answer);
    let mut found = Vec::new();
    let mut doubts = Vec::new();
    for block in prose.blocks().iter().filter(|block| !matches!(block.kind, Kind::Heading(_) | Kind::Code)) {
        let mut before = before_it(prose, block);
        let mut key_of_last = None;
        let mut stage_of_last = None;
        for sentence in prose.sentences(block) {
            let tokens = tokens(&sentence);
            let times = quantities(&tokens);
            let mut last = 0;
            let mut key_before = None;
            let mut all_judged = Vec::new();
            for time in &times {
                let own = tokens.get(last..time.tokens.start).unwrap_or_default();
                last = time.tokens.end;
                let at = At {
                    prose,
                    policy,
                    block,
                    sentence: &sentence,
                    tokens: &tokens,
                    before,
                    own,
                    behind: time.tokens.end,
                    last: stage_of_last,
                };
                let said = read.iter().find(|said| said.quantity.text == time.text);
                let plainest = ordinary::plainest(&at, time).ok_or(Doubt::Purpose);
                let judged = plainest.or_else(|doubt| said.map_or(Err(doubt), |said| judged::judge(&at, said)));
                let judged = judged.or_else(|doubt| unread::judge(&at, time).ok_or(doubt));
                let judged = judged.or_else(|doubt| clause::judge(&at, time).ok_or(doubt));
                let judged = judged.or_else(|doubt| ordinary::judge(&at, time).ok_or(doubt));
                let judged = judged.or_else(|doubt| second::as_before(&at, time, key_before).ok_or(doubt));
                let judged = judged.or_else(|doubt| second::answered_then(&at, time, key_before).ok_or(doubt));
                let last_key = key_before.or(key_of_last);
                let judged = judged.or_else(|doubt| second::counted_on(&at, time, last_key).ok_or(doubt));
                let judged = judged.or_else(|doubt| kept::judge(&at, time).ok_or(doubt));
                let judged = judged.or_else(|doubt| offered::judge(&at, time).ok_or(doubt));
                let judged = judged.and_then(|one| guard::passed(&at, time, one));
                let judged = judged.and_then(|one| told::plainly(&at, time, &one).map(|()| one));
                let judged = judged.or_else(|doubt| match doubt {
                    Doubt::Purpose | Doubt::Stage => alone::judge(&at, time).ok_or(doubt),
                    // What it counts from is told in the clause before.
                    Doubt::Start => {
                        alone::judge(&at, time).filter(|one| one.limit.from == Some("acknowledgement")).ok_or(doubt)
                    }
                    Doubt::SomeOnly => alone::judge(&at, time).filter(|one| one.key == Key::Extend).ok_or(doubt),
                    doubt => Err(doubt),
                });
                let judged = judged.map(|one| judged::as_led(&at, one));
                key_before = judged.as_ref().ok().map(|one| one.key);
                stage_of_last =
                    judged.as_ref().ok().and_then(|one| one.stages.first().copied().flatten()).or(stage_of_last);
                let lead = prose.lead_of(block).map_or("", |lead| prose.lower_of(lead));
                let either = lead.trim_end().trim_end_matches([':', '-', ' ']).ends_with("either");
                let several = either || terms::is_one_of_several(sentence.lower, times.len());
                let judged = if several { Err(Doubt::Several) } else { judged };
                all_judged.push((at, time, judged));
            }
            key_of_last = key_before.filter(|_| second::ends_with_it(&tokens, times.last()));
            guard::part(&mut all_judged);
            for (at, time, judged) in all_judged {
                // "Of the problem happening or of you becoming aware of it": each start has a limit of its own.
                let other = judged.as_ref().ok().filter(|one| one.key == Key::TimeToComplain).and_then(|one| {
                    let from = starts::or_else(&tokens, time.tokens.end)
                        .or_else(|| starts::or_before(at.own))
                        .filter(|from| one.limit.from.is_some_and(|of| of != *from))?;
                    Some(judged::Judged {
                        limit: Limit { from: Some(from), ..one.limit.clone() },
                        stages: vec![None],
                        ..*one
                    })
                });
                let listed = listed_starts(&at, time, &judged);
                let judged = if listed.as_ref().is_some_and(Vec::is_empty) { Err(Doubt::Start) } else { judged };
                let listed = listed.into_iter().flatten().filter_map(|from| {
                    let one = judged.as_ref().ok()?;
                    let limit = Limit { from: Some(from), ..one.limit.clone() };
                    Some(judged::Judged { limit, stages: one.stages.clone(), ..*one })
                });
                let listed: Vec<judged::Judged> = listed.collect();
                let all = judged.iter().filter(|_| listed.is_empty()).chain(&other).chain(&listed);
                for one in all {
                    let clock = |stage: &Option<u8>| Clock {
                        key: one.key,
                        stage: *stage,
                        when: one.when,
                        limit: one.limit.clone(),
                        against: Vec::new(),
                        sources: vec![Source::of(prose, block, &sentence)],
                        range: range(prose.typed(time.text.clone())),
                        places: vec![time.text.clone()],
                    };
                    found.extend(one.stages.iter().map(|stage| (at.is_told_which(), clock(stage))));
                }
                doubts.extend(judged.err().map(|doubt| (time.text.clone(), doubt)));
            }
            before = Some(sentence.lower);
        }
    }
    // What names its stage is believed before what names none.
    found.sort_by_key(|(is_told, _)| !is_told);
    let (clocks, others) = merged::merge(found);
    doubts.extend(others);
    Read { clocks, doubts }
}

/// "Within six months of:" and the starts as items below it; empty where one of them is no start that is known.
fn listed_starts(
    at: &At<'_, '_>,
    time: &Quantity,
    judged: &Result<judged::Judged, Doubt>,
) -> Option<Vec<&'static str>> {
    let one = judged.as_ref().ok().filter(|one| one.key == Key::TimeToComplain)?;
    let rest = at.tokens.get(time.tokens.end..)?;
    let opens = matches!(terms::words(rest).as_slice(), ["of" | "from" | "after"] | ["of" | "from" | "after", ":"]);
    let items: Vec<_> = at
        .prose
        .blocks()
        .iter()
        .filter(|item| at.prose.lead_of(item).is_some_and(|lead| std::ptr::eq(lead, at.block)))
        .collect();
    if !opens || items.is_empty() {
        return None;
    }
    let named = |item: &&Block| {
        let sentence = at.prose.sentences(item).next()?;
        starts::named(&terms::words(&tokens(&sentence)), one.key, None)
    };
    let starts: Vec<&'static str> = items.iter().filter_map(named).collect();
    Some(if starts.len() == items.len() { starts } else { Vec::new() })
}

/// The last sentence of the paragraph before, where this one goes on from it: "You need to do this within a month."
fn before_it<'p>(prose: &'p Prose<'_>, block: &Block) -> Option<&'p str> {
    let first = prose.sentences(block).next().filter(|_| block.kind == Kind::Paragraph)?;
    let goes_on = ["do this", "do so"].iter().any(|words| first.lower.contains(words));
    let at = prose.blocks().iter().position(|other| std::ptr::eq(other, block)).filter(|_| goes_on)?;
    let text = |before: &&Block| matches!(before.kind, Kind::Paragraph | Kind::Item(_));
    let before = prose.blocks().get(at.checked_sub(1)?).filter(text)?;
    prose.sentences(before).last().map(|sentence| sentence.lower)
}

/// A time as it was typed, where it gives two: "10 to 15 working days", "5–10 days".
fn range(typed: &str) -> Option<String> {
    let plain = typed.replace(['–', '—', '-'], " to ").replace(" or ", " to ").replace(" and ", " to ");
    let words: Vec<&str> = plain.split_whitespace().collect();
    let number = |word: &str| count_of(word).is_some() || word.starts_with(|c: char| c.is_ascii_digit());
    let two = words.windows(3).any(|three| three[1] == "to" && number(three[0]) && number(three[2]));
    two.then(|| typed.split_whitespace().collect::<Vec<_>>().join(" "))
}
