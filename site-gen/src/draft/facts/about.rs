//! What a document says of itself: whose it is, which version, from when, who
//! answers for it.

mod labels;
mod landlord;
mod role;
mod told;
mod version;

use complaints::days::approximate::Approximate;
pub(super) use labels::{APPROVED, IN_FORCE, REVIEWED};
use labels::{LOOSE, OWNER, REVIEW_DUE};

use super::{Found, Source};
use crate::prose::dates::dates;
use crate::prose::words::tokens;
use crate::prose::{Block, Kind, Prose, Sentence};
pub(super) use landlord::{of_page as landlord_of_page, read as landlord};
use role::role;
pub(super) use told::{Day, told};
pub(super) use version::version;

/// The words of a block, behind those of the cell before it: "Review date | January 2024".
fn labelled<'p>(prose: &'p Prose<'_>, block: &'p Block) -> (Option<&'p Block>, &'p Block) {
    let index = prose.blocks().iter().position(|other| std::ptr::eq(other, block));
    let before = index.and_then(|at| at.checked_sub(1)).and_then(|at| prose.blocks().get(at));
    let is_cell = |block: &Block| matches!(block.kind, Kind::Cell { .. });
    (before.filter(|before| is_cell(before) && is_cell(block)), block)
}

/// The date behind one of some labels; an earlier label before a later one.
pub(super) fn date(prose: &Prose<'_>, labels: &[&str]) -> Option<(Found, Approximate)> {
    labels.iter().find_map(|label| {
        prose.blocks().iter().find_map(|block| {
            let (before, block) = labelled(prose, block);
            let in_cell = before.is_some_and(|before| prose.lower_of(before).trim().starts_with(label));
            // "Review" is said of complaints as well: alone in its cell it is the policy's.
            if *label == "review" && before.is_none_or(|before| prose.lower_of(before).trim() != *label) {
                return None;
            }
            prose.sentences(block).find_map(|sentence| {
                let tokens = tokens(&sentence);
                // "The Act, in force from 1 April 2024": the day of a law.
                let of_law = [" act ", " act,", "law ", "the code", "regulations"];
                if !in_cell && of_law.iter().any(|words| sentence.lower.contains(words)) {
                    return None;
                }
                let of_policy = ["policy", "procedure", "leaflet", "document", "page", "to be looked at", "paper"];
                let spoken_of = |one: Sentence<'_>| of_policy.iter().any(|of| one.lower.contains(of));
                // What stands at the head of the document is said of it: "Agreed in March, look at it again in May".
                let at_the_head = prose.blocks().iter().take(3).any(|head| std::ptr::eq(head, block));
                let of_money = ["rent ", "rents ", "charge", "fee ", "fees", "tenancy", "budget"]
                    .iter()
                    .any(|of| sentence.lower.contains(of));
                // "Our rents were approved by the Board on 12 March": no day of the policy.
                let spoken = prose.sentences(block).any(spoken_of);
                if of_money && !in_cell && !spoken || LOOSE.contains(label) && of_money {
                    return None;
                }
                let heads = || prose.blocks().iter().take(3).map(|head| prose.lower_of(head));
                let of_itself = at_the_head && heads().any(|head| head.contains("complain"));
                if LOOSE.contains(label) && !of_itself && !prose.sentences(block).any(spoken_of) {
                    return None;
                }
                let from = if in_cell { 0 } else { at_a_word(sentence.lower, label)? + label.len() };
                let found = dates(&tokens).into_iter().find(|date| date.text.start >= sentence.start + from)?;
                // What stands far behind a label belongs to another, but for whoever agreed to it: "by the Board on".
                let by = sentence.lower.get(from..).is_some_and(|rest| rest.trim_start().starts_with("by "));
                let far = if by || label.ends_with(" at") || label.ends_with(" by") { 48 } else { 24 };
                let near = in_cell || found.text.start - sentence.start - from < far;
                let date = found.date().filter(|_| near)?;
                let other = REVIEW_DUE.iter().chain(&["review"]).filter(|_| !labels.contains(&"next review"));
                let between = sentence.lower.get(from..found.text.start - sentence.start)?;
                if other.into_iter().any(|label| between.contains(label)) {
                    return None;
                }
                let source = Source::of(prose, block, &sentence);
                Some((Found { value: date.to_string(), source }, date))
            })
        })
    })
}

/// "They agreed it on 4 February 2026 and it took effect the following day."
pub(super) fn day_after(prose: &Prose<'_>) -> Option<(Found, Approximate)> {
    let starts = ["took effect", "takes effect", "came into force", "comes into force", "came into effect"];
    let told = |block, sentence: Sentence<'_>| {
        let next = |words: &&&str| {
            ["the following day", "the next day", "the day after"]
                .iter()
                .any(|day| sentence.lower.contains(&format!("{words} {day}")))
        };
        starts.iter().find(next)?;
        let all = dates(&tokens(&sentence));
        let [one] = all.as_slice() else { return None };
        let Some(Approximate::Day(day)) = one.date() else { return None };
        let after = Approximate::Day(day.succ_opt()?);
        Some((Found { value: after.to_string(), source: Source::of(prose, block, &sentence) }, after))
    };
    prose.blocks().iter().find_map(|block| prose.sentences(block).find_map(|sentence| told(block, sentence)))
}

/// When it is to be reviewed: by words that say so, or by a day behind "Review:" that comes after the one from which it
/// holds.
pub(super) fn review_due(prose: &Prose<'_>, in_force: Option<Approximate>) -> Option<Found> {
    let later = |date: &Approximate| in_force.is_some_and(|from| date.first_day() > from.last_day());
    let told = date(prose, &REVIEW_DUE);
    told.or_else(|| date(prose, &["review:", "review"]).filter(|(_, date)| later(date)))
        .or_else(|| self::told(prose, Day::Review))
        .map(|(found, _)| found)
}

/// Where a label stands as a word of its own.
fn at_a_word(words: &str, label: &str) -> Option<usize> {
    let found = words
        .match_indices(label)
        .find(|(at, _)| words.get(..*at).is_some_and(|before| !before.ends_with(|c: char| c.is_alphanumeric())));
    found.map(|(at, _)| at)
}

/// The role that answers for the policy; a name of somebody is none.
pub(super) fn owner(prose: &Prose<'_>) -> Option<Found> {
    labelled_owner(prose).or_else(|| told_owner(prose))
}

/// "The Customer Relations Manager is responsible for this policy."
fn told_owner(prose: &Prose<'_>) -> Option<Found> {
    let told = |block, sentence: Sentence<'_>| {
        let answers = [
            "is responsible for this policy",
            "is responsible for the policy",
            "is accountable for this policy",
            "is accountable for the policy",
            "is the owner of this policy",
            "owns this policy",
            "owns the policy",
            "is responsible for it.",
        ];
        let at = answers.iter().find_map(|words| sentence.lower.find(words))?;
        let it = sentence.lower.contains("for it.");
        let names = |one: Sentence<'_>| ["policy", "procedure"].iter().any(|of| one.lower.contains(of));
        let of_policy = !it || prose.sentences(block).take_while(|one| one.start < sentence.start).any(names);
        let value = role(sentence.text.get(..at)?).filter(|_| of_policy)?;
        let whole = sentence.text.get(..at)?.split_whitespace().count() <= value.split_whitespace().count() + 1;
        whole.then(|| Found { value, source: Source::of(prose, block, &sentence) })
    };
    prose.blocks().iter().find_map(|block| prose.sentences(block).find_map(|sentence| told(block, sentence)))
}

fn labelled_owner(prose: &Prose<'_>) -> Option<Found> {
    OWNER.iter().find_map(|label| {
        prose.blocks().iter().enumerate().find_map(|(index, block)| {
            let (before, block) = labelled(prose, block);
            if before.is_some_and(|before| prose.lower_of(before).trim().starts_with(label)) {
                let sentence = prose.sentences(block).next()?;
                return Some(Found { value: role(sentence.text)?, source: Source::of(prose, block, &sentence) });
            }
            prose.sentences(block).find_map(|sentence| {
                let at = at_a_word(sentence.lower, label)? + label.len();
                let rest = sentence.text.get(at..)?.trim_start().strip_prefix(':')?;
                let next = || prose.blocks().get(index + 1).map(|next| prose.text_of(next)).unwrap_or_default();
                let value = role(if rest.trim().is_empty() { next() } else { rest })?;
                Some(Found { value, source: Source::of(prose, block, &sentence) })
            })
        })
    })
}
