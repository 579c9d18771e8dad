//! Which body outside a passage is about.

use std::ops::Range;

use complaints::policy::outside::{Body, Outside, WasKind};

use super::question::Subject;

/// Whether small letters speak of an ombudsman at all.
pub(super) fn of_main(words: &str) -> Option<usize> {
    words.find("ombudsman")
}

/// The body that a stretch of the prose is about: the last named before it in its block, or else by the line that
/// introduces it or the heading above.
pub(super) fn body_round<'s>(subject: &Subject<'s>, text: Range<usize>) -> Option<&'s Body> {
    let prose = subject.prose;
    let at = prose.blocks().partition_point(|block| block.text.start <= text.start);
    let block = prose.blocks().get(at.checked_sub(1)?)?;
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
    let lower = words.to_lowercase();
    let own = subject.version.policy.ombudsman.iter().filter_map(|named| named.own.as_ref());
    let mut found = Vec::new();
    // A body is called by its short name as well, which is its name among the shared words: SPSO.
    for (id, body) in subject.library.bodies.iter().filter(|(id, _)| id.len() <= 5) {
        let at = whole_word(words, &id.to_uppercase());
        found.extend(at.map(|at| (at + id.len(), body)));
    }
    for body in own.chain(subject.library.bodies.values()) {
        let was = body.was.iter().filter(|was| was.kind == WasKind::Name).map(|was| was.value.as_str());
        for name in std::iter::once(body.name.as_str()).chain(was) {
            let short = name.chars().all(|c| c.is_ascii_uppercase());
            let at = if short { whole_word(words, name) } else { whole_word(&lower, &name.to_lowercase()) };
            found.extend(at.map(|at| (at + name.len(), body)));
        }
    }
    found
}

fn whole_word(words: &str, name: &str) -> Option<usize> {
    let is_free = |at: usize| {
        let before = words.get(..at).and_then(|w| w.chars().next_back());
        let behind = words.get(at + name.len()..).and_then(|w| w.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !behind.is_some_and(char::is_alphanumeric)
    };
    words.rmatch_indices(name).map(|(at, _)| at).find(|at| is_free(*at))
}
