//! Which body outside a passage is about.

use std::ops::Range;

use complaints::policy::outside::{Body, Outside};

use super::question::Subject;

/// Whether small letters speak of an ombudsman at all.
pub(super) fn of_main(words: &str) -> Option<usize> {
    words.find("ombudsman")
}

/// The body that a stretch of the prose is about: the last named before it in its block, or else by the line that
/// introduces it or the heading above.
pub(super) fn body_round<'s>(subject: &Subject<'s>, text: Range<usize>) -> Option<&'s Body> {
    let prose = subject.prose;
    let block = prose.block_at(text.start)?;
    let before = prose.text().get(block.text.start..text.start)?;
    let behind = prose.text().get(text.end..block.text.end)?.split(['.', ';']).next()?;
    last_in(subject, before).or_else(|| last_in(subject, behind)).or_else(|| {
        let lead = prose.lead_of(block).map(|lead| prose.text_of(lead));
        let heading = prose.headings_of(block).next().map(|heading| prose.text_of(heading));
        lead.into_iter().chain(heading).find_map(|words| last_in(subject, words))
    })
}

/// The body that is named last in these words.
pub(super) fn last_in<'s>(subject: &Subject<'s>, words: &str) -> Option<&'s Body> {
    let named = all_in(subject, words).into_iter().max_by_key(|(at, _)| *at);
    let main = || Outside::of(&subject.version.policy, &subject.library.bodies).main().map(|main| main.body);
    // "The Ombudsman" is the landlord's own one.
    let general = || words.to_lowercase().contains("ombudsman").then(main).flatten();
    named.map(|(_, body)| body).or_else(general)
}

/// Every body that these words name, and where the name ends.
pub(super) fn all_in<'s>(subject: &Subject<'s>, words: &str) -> Vec<(usize, &'s Body)> {
    let lower = words.to_ascii_lowercase();
    let mut found = Vec::new();
    for body in subject.version.policy.ombudsman.iter().filter_map(|named| named.own.as_ref()) {
        let places = lower.match_indices(&body.name.to_ascii_lowercase()).map(|(at, _)| at).collect::<Vec<_>>();
        found.extend(places.into_iter().filter_map(|at| Some((is_named(words, at, &body.name)?, body))));
    }
    // A body is called by its short name as well, which is its name among the shared words: SPSO.
    for (id, body) in subject.library.bodies.iter().filter(|(id, _)| id.len() <= 5) {
        let short = id.to_uppercase();
        found.extend(words.match_indices(&short).filter_map(|(at, _)| Some((is_named(words, at, &short)?, body))));
    }
    let known = subject.names.bodies.all_in(&lower);
    found.extend(known.into_iter().filter_map(|(at, body, name)| Some((is_named(words, at, name)?, body))));
    found
}

/// Where a name ends that begins at `at`, if it is whole words; letters that stand for a name are capitals.
fn is_named(words: &str, at: usize, name: &str) -> Option<usize> {
    let end = at + name.len();
    let before = words.get(..at).and_then(|words| words.chars().next_back());
    let behind = words.get(end..).and_then(|words| words.chars().next());
    let is_free = ![before, behind].iter().flatten().any(|c| c.is_alphanumeric());
    let is_short = name.bytes().all(|byte| byte.is_ascii_uppercase());
    (is_free && (!is_short || words.get(at..end) == Some(name))).then_some(end)
}
