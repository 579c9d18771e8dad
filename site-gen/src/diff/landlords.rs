//! Landlords, version by version: what is said otherwise at once, and what from
//! a day to come.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use complaints::changes::Change;
use complaints::policy::library::{Landlord, Version};

use super::state::{Assessed, State};
use crate::changes::{SectionChange, between};

/// What became of a landlord.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum What {
    /// It was not there before.
    New,
    /// It is there no more.
    Gone,
    /// Something is said otherwise.
    Changed,
}

/// A landlord that is not as it was.
#[derive(Debug)]
pub(crate) struct LandlordDiff {
    pub(crate) slug: String,
    pub(crate) name: String,
    pub(crate) what: What,
    /// What changes, first what changes at once.
    pub(crate) periods: Vec<Period>,
    /// What becomes of its self-assessment.
    pub(crate) assessment: Option<AssessmentDiff>,
    /// The addresses below which its pages stood before and stand now, where those differ.
    pub(crate) moved: Option<(String, String)>,
    /// Of versions that readers know, what else of their facts is not as it was.
    pub(crate) besides: Vec<Besides>,
    /// Versions of days past that are new: each is a page, and may count for who complained then.
    pub(crate) versions_new: Vec<String>,
    /// Versions that have gone: whoever complained under one cannot read it any more.
    pub(crate) versions_gone: Vec<String>,
}

impl LandlordDiff {
    /// Whether something of it changes that no sentence tells.
    pub(super) fn is_untold(&self) -> bool {
        self.besides.iter().any(|one| matches!(one, Besides::Keys(_)))
    }
}

/// What a version says otherwise besides its times and contacts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Besides {
    /// `changes:` is there no more: these words.
    NoteGone(String),
    /// `corrects:` says this now.
    Corrects(String),
    /// `corrects:` said this, and is there no more.
    CorrectsNoMore(String),
    /// These keys of the facts stand in another order or other words, and no sentence tells what of them changes.
    Keys(Vec<String>),
}

/// What becomes of a self-assessment that readers can open, or could.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum AssessmentDiff {
    /// It is published: the code, who approved it, and when.
    Published { code: String, by: String, on: NaiveDate },
    /// It was published before, and says something else now.
    Changed,
    /// It is published no more.
    Gone,
}

fn assessment(slug: &str, before: &State, after: &State) -> Option<AssessmentDiff> {
    match (before.assessments.get(slug), after.assessments.get(slug)) {
        (None, Some(Assessed::Approved { code, by, on, .. })) => {
            Some(AssessmentDiff::Published { code: code.clone(), by: by.clone(), on: *on })
        }
        (Some(was @ Assessed::Approved { .. }), Some(is)) if was != is => Some(AssessmentDiff::Changed),
        (Some(_), None) => Some(AssessmentDiff::Gone),
        // Of a build only the page is at hand, and not the words that it was made of.
        _ => None,
    }
}

/// What is said otherwise from a day on.
#[derive(Debug)]
pub(crate) struct Period {
    /// The day on which the version starts that says it; none for what changes with the next build.
    pub(crate) from: Option<NaiveDate>,
    pub(crate) facts: Vec<Change>,
    pub(crate) sections: Vec<SectionChange>,
    /// What its version tells people of it: `changes:` of the policy.
    pub(crate) note: Option<String>,
    /// A version that starts on that day is new, so that pages announce it from the next build on.
    pub(crate) is_announced: bool,
}

/// Landlords that are not as they were, in the order of their folders.
pub(super) fn compare(before: &State, after: &State) -> Vec<LandlordDiff> {
    let slugs: BTreeSet<&String> = before.landlords.keys().chain(after.landlords.keys()).collect();
    // One that cannot be read has not gone.
    let slugs = slugs.into_iter().filter(|slug| !after.unread.contains(slug));
    moved_folders(slugs.filter_map(|slug| landlord(slug, before, after)).collect(), before)
}

/// A landlord that goes and one of the same name that comes are one whose folder has another name.
fn moved_folders(mut found: Vec<LandlordDiff>, before: &State) -> Vec<LandlordDiff> {
    let gone: Vec<(String, String)> =
        found.iter().filter(|one| one.what == What::Gone).map(|one| (one.slug.clone(), one.name.clone())).collect();
    for (slug, name) in gone {
        let Some(new) = found.iter_mut().find(|one| one.what == What::New && one.name == name) else { continue };
        new.what = What::Changed;
        new.moved = new.moved.take().map(|(_, is)| (base(&slug, before), is));
        found.retain(|one| one.slug != slug);
    }
    found
}

/// Below which address a landlord's pages stand: one that is alone has the whole site.
fn base(slug: &str, state: &State) -> String {
    if state.landlords.len() + state.unread.len() == 1 { "/".to_owned() } else { format!("/{slug}/") }
}

fn landlord(slug: &str, before: &State, after: &State) -> Option<LandlordDiff> {
    let made = |landlord: &Landlord, what: What| LandlordDiff {
        slug: slug.to_owned(),
        name: landlord.versions.last().map(|version| version.policy.landlord.clone()).unwrap_or_default(),
        what,
        periods: Vec::new(),
        assessment: None,
        moved: None,
        besides: Vec::new(),
        versions_new: Vec::new(),
        versions_gone: Vec::new(),
    };
    match (before.landlords.get(slug), after.landlords.get(slug)) {
        // What could not be read before says nothing of what readers saw.
        (None, Some(_)) if before.unread.iter().any(|unread| unread == slug) => None,
        (None, Some(new)) => {
            Some(LandlordDiff { moved: Some((String::new(), base(slug, after))), ..made(new, What::New) })
        }
        (Some(old), None) => Some(made(old, What::Gone)),
        (None, None) => None,
        (Some(old), Some(new)) => {
            let periods = periods(old, new, before, after);
            let gone = old.versions.iter().filter(|version| new.version(&version.policy.id).is_none());
            let versions_gone: Vec<String> = gone.map(|version| version.policy.id.clone()).collect();
            let assessment = assessment(slug, before, after);
            // What comes of the one in force is told by its sentences.
            let in_force = new.in_force(after.on).map(|version| version.policy.id.as_str());
            let is_past = |version: &&Version| {
                version.policy.in_force.first_day() <= after.on && in_force != Some(version.policy.id.as_str())
            };
            let is_new = |version: &&Version| old.version(&version.policy.id).is_none();
            let versions_new = new.versions.iter().filter(is_past).filter(is_new);
            let versions_new: Vec<String> = versions_new.map(|version| version.policy.id.clone()).collect();
            let bases = (base(slug, before), base(slug, after));
            let moved = (bases.0 != bases.1).then_some(bases);
            let is_told = periods.iter().any(|period| !period.facts.is_empty());
            let besides: Vec<Besides> = new
                .versions
                .iter()
                .filter_map(|is| Some((old.version(&is.policy.id)?, is)))
                .flat_map(|(was, is)| besides(was, is, is_told))
                .collect();
            let same = periods.is_empty()
                && versions_gone.is_empty()
                && versions_new.is_empty()
                && assessment.is_none()
                && moved.is_none()
                && besides.is_empty();
            let diff = LandlordDiff {
                periods,
                assessment,
                moved,
                besides,
                versions_new,
                versions_gone,
                ..made(new, What::Changed)
            };
            (!same).then_some(diff)
        }
    }
}

/// What else is not as it was in a version that readers know; `is_told` where sentences tell of its facts already.
fn besides(was: &Version, is: &Version, is_told: bool) -> Vec<Besides> {
    let mut found = Vec::new();
    let note = |version: &Version| version.policy.changes.clone();
    if is.policy.changes.is_none() {
        found.extend(note(was).map(Besides::NoteGone));
    }
    match (&was.policy.corrects, &is.policy.corrects) {
        (was, Some(now)) if was.as_ref() != Some(now) => found.push(Besides::Corrects(now.clone())),
        (Some(was), None) => found.push(Besides::CorrectsNoMore(was.clone())),
        _ => {}
    }
    let (old, new) = (by_key(&was.front), by_key(&is.front));
    let told = ["changes", "corrects", "allow"];
    let keys = old.keys().chain(new.keys()).collect::<BTreeSet<_>>();
    let differ = keys.into_iter().filter(|key| !told.contains(key) && old.get(*key) != new.get(*key));
    // Of what only changed places no sentence tells; of the rest one does, where there is any.
    let is_order = |key: &&&str| {
        let words = |of: &BTreeMap<&str, Vec<&str>>| {
            let mut words: Vec<String> = of.get(**key).into_iter().flatten().map(|word| plain_word(word)).collect();
            words.sort_unstable();
            words
        };
        words(&old) == words(&new)
    };
    let rest: Vec<String> = differ.filter(|key| !is_told || is_order(key)).map(|key| (*key).to_owned()).collect();
    found.extend((!rest.is_empty()).then_some(Besides::Keys(rest)));
    found
}

fn plain_word(word: &str) -> String {
    word.trim_matches(['[', ']', '{', '}', ',', '"', '-']).to_owned()
}

/// The words of each key at the left edge, with all that belongs to it.
fn by_key(front: &str) -> BTreeMap<&str, Vec<&str>> {
    let mut found: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut key = "";
    for line in front.lines().filter(|line| !line.trim_start().starts_with('#') && !line.trim().is_empty()) {
        if !line.starts_with([' ', '-', '\t'])
            && let Some((name, _)) = line.split_once(':')
        {
            key = name;
        }
        found.entry(key).or_default().extend(line.split_whitespace());
    }
    found
}

/// What is said otherwise now, and on each day to come on which a version or a law starts.
fn periods(old: &Landlord, new: &Landlord, before: &State, after: &State) -> Vec<Period> {
    let later = later_days(old, new, before, after);
    let days = std::iter::once((before.on, after.on)).chain(later.into_iter().map(|day| (day, day)));
    let (mut periods, mut told): (Vec<Period>, _) = (Vec::new(), (Vec::new(), Vec::new()));
    for (then, now) in days {
        let (Some(was), Some(is)) = (old.in_force(then), new.in_force(now)) else { continue };
        let found = between((was, &before.library, then), (is, &after.library, now));
        let starts = is.policy.in_force.first_day();
        let has_started = then < starts && starts <= now || then == now && starts == now;
        let is_new = old.version(&is.policy.id).is_none();
        let period = Period {
            from: has_started.then_some(starts),
            // What is said otherwise already goes on being so.
            facts: found.facts.iter().filter(|change| !told.0.contains(*change)).cloned().collect(),
            sections: found.sections.iter().filter(|change| !told.1.contains(*change)).cloned().collect(),
            // Of a version that readers know, the note too is news where it says something else.
            note: is.policy.changes.clone().filter(|note| {
                has_started || was.policy.id == is.policy.id && was.policy.changes.as_ref() != Some(note)
            }),
            is_announced: has_started && is_new && starts > after.on,
        };
        told = (found.facts, found.sections);
        let has_news = period.note.is_some() && !has_started;
        if !period.facts.is_empty() || !period.sections.is_empty() || period.is_announced || has_news {
            periods.push(period);
        }
    }
    periods
}

/// Days to come on which one of the two begins to say something else.
fn later_days(old: &Landlord, new: &Landlord, before: &State, after: &State) -> BTreeSet<NaiveDate> {
    let first_day = |version: &Version| version.policy.in_force.first_day();
    let versions = old.versions.iter().chain(&new.versions).map(first_day);
    let laws = before.library.laws.iter().chain(&after.library.laws).map(|law| law.from);
    let rights = before.library.rights.iter().chain(&after.library.rights).filter_map(|right| right.from);
    let last = before.on.max(after.on);
    // Between two days of the same words nothing is to come.
    versions.chain(laws).chain(rights).filter(|day| *day > last).collect()
}
