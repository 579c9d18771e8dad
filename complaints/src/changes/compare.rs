//! Two lists of what is told → what one tells otherwise than the other.

use std::collections::BTreeMap;

use super::change::{Change, Kind};
use super::told::{Side, Told, told};
use crate::days::clock::{Assumed, Limit};
use crate::policy::phrases::{ChangePhrase, Phrases, Slot};

/// Everything that readers are told otherwise on one side than on the other, what matters most to somebody who
/// complains first.
#[must_use]
pub fn changes(before: &Side<'_>, after: &Side<'_>) -> Vec<Change> {
    let phrases = after.phrases;
    let (before, after) = (told(before), told(after));
    let by_id = |list: &[Told]| list.iter().map(|told| (told.id.clone(), told.clone())).collect::<BTreeMap<_, _>>();
    let (old, new) = (by_id(&before), by_id(&after));
    let mut changes: Vec<Change> = after.iter().filter_map(|now| change(old.get(&now.id), now, phrases)).collect();
    changes.extend(before.iter().filter(|then| !new.contains_key(&then.id)).map(|then| Change {
        id: then.id.clone(),
        kind: then.kind,
        what: then.what.clone(),
        before: Some(then.value.clone()),
        after: None,
        at: None,
    }));
    changes.extend(sections(&old, &after, phrases));
    beside_other_words(&mut changes, phrases);
    // Within a kind they stand in the order of the policy.
    changes.sort_by_key(|change| change.kind);
    changes
}

/// How the names of notes beside the policy begin.
const NOTE: &str = "update.";

/// A note that is gone beside some words and new beside others has moved: said twice, it would be new and gone at once.
fn beside_other_words(changes: &mut Vec<Change>, phrases: &Phrases) {
    let is_note = |change: &Change| change.id.starts_with(NOTE);
    let passage = |change: &Change| change.id.strip_prefix(NOTE).unwrap_or_default().to_owned();
    while let Some((gone, new)) = changes.iter().enumerate().filter(|(_, one)| is_note(one)).find_map(|(gone, was)| {
        let same = |is: &Change| is_note(is) && is.before.is_none() && is.after.is_some() && is.after == was.before;
        let new = changes.iter().position(same).filter(|_| was.after.is_none() && was.before.is_some())?;
        Some((gone, new))
    }) {
        let (was, is) = (passage(&changes[gone]), passage(&changes[new]));
        let what =
            phrases.fill(ChangePhrase::Beside, &[(Slot::What, changes[new].after.as_deref().unwrap_or_default())]);
        changes[new] = Change { what, before: Some(was), after: Some(is), ..changes[new].clone() };
        changes.remove(gone);
    }
}

/// What of a time had to be assumed, where two versions give the same one and say more or less of it.
fn otherwise_assumed(then: &Told, now: &Told, phrases: &Phrases) -> Option<Change> {
    let (old, new) = (&then.limit.as_ref()?.value.assumed, &now.limit.as_ref()?.value.assumed);
    let said = |assumed: &[Assumed]| match assumed {
        [] => phrases.get(ChangePhrase::SaysSo).to_owned(),
        parts => parts.iter().map(|part| phrases.assumed(*part)).collect::<Vec<_>>().join(" "),
    };
    (old != new).then(|| Change {
        id: format!("{}.ground", now.id),
        kind: Kind::Other,
        what: phrases.fill(ChangePhrase::Ground, &[(Slot::What, &now.what)]),
        before: Some(said(old)),
        after: Some(said(new)),
        at: None,
    })
}

/// The section that gave a fact before, and the one that gives it now.
type Renumbered<'t> = (Option<&'t String>, Option<&'t String>);

/// Sections of the policy that are numbered otherwise, each with all that it says: a renumbered policy is told once a
/// section, and not once a fact.
fn sections(old: &BTreeMap<String, Told>, after: &[Told], phrases: &Phrases) -> Vec<Change> {
    let mut moved: Vec<(Renumbered<'_>, Vec<&str>)> = Vec::new();
    for (then, now) in after.iter().filter_map(|now| Some((old.get(&now.id)?, now))) {
        let pair = (then.section.as_ref(), now.section.as_ref());
        if pair.0 == pair.1 {
            continue;
        }
        match moved.iter_mut().find(|(known, _)| *known == pair) {
            Some((_, all)) if all.contains(&now.what.as_str()) => {}
            Some((_, all)) => all.push(&now.what),
            None => moved.push((pair, vec![&now.what])),
        }
    }
    let told = moved.into_iter().map(|((before, after), all)| {
        let all: Vec<String> = all.into_iter().map(str::to_owned).collect();
        let number = before.or(after).map_or("", String::as_str);
        Change {
            id: format!("section.{number}"),
            kind: Kind::Other,
            what: phrases.fill(ChangePhrase::Section, &[(Slot::What, &phrases.and(&all))]),
            before: before.cloned(),
            after: after.cloned(),
            at: None,
        }
    });
    told.collect()
}

/// Those of them that are times of the landlord's own: what `check` wants people to be told of.
#[must_use]
pub fn changes_of_times(before: &Side<'_>, after: &Side<'_>) -> Vec<Change> {
    let is_own = |change: &Change| !change.id.starts_with("law.") && !change.id.ends_with(".binds");
    // Closure days come and go with the years, and have a reason of their own beside each.
    let is_limit = |change: &Change| change.kind == Kind::Time && !change.id.starts_with("closed.");
    changes(before, after).into_iter().filter(|change| is_limit(change) && is_own(change)).collect()
}

fn change(then: Option<&Told>, now: &Told, phrases: &Phrases) -> Option<Change> {
    let made = |before: Option<String>, after: String| {
        let (id, what) = (now.id.clone(), now.what.clone());
        Some(Change {
            id,
            kind: now.kind,
            what,
            before,
            after: Some(after),
            at: now.limit.as_ref().map(|limit| limit.at),
        })
    };
    match then {
        None => made(None, now.value.clone()),
        Some(then) if then.value == now.value => otherwise_assumed(then, now, phrases),
        Some(then) => match (&then.limit, &now.limit) {
            // Where only the length differs, nobody has to find it in two long sentences.
            (Some(old), Some(new)) if differ_in_length_alone(&old.value, &new.value) => {
                made(Some(phrases.period(old.value.within)), phrases.period(new.value.within))
            }
            _ => made(Some(then.value.clone()), now.value.clone()),
        },
    }
}

fn differ_in_length_alone(one: &Limit, other: &Limit) -> bool {
    let plain = |limit: &Limit| Limit { within: other.within, assumed: Vec::new(), ..limit.clone() };
    plain(one) == plain(other)
}
