//! The landlords whose pages are at hand: those asked for last, each with what
//! it was made from. The others are made again in a few milliseconds.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;
use complaints::words::problem::Problem;

use super::fingerprint::Fingerprint;
use super::landlord::{Files, Made, Words};
use crate::site::BuiltLink;

/// How many landlords' pages are kept: a few megabytes, whoever looks at them all.
const AT_HAND: usize = 32;

/// What a landlord's pages were made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct From {
    /// Which reading of the shared words.
    pub(super) reading: u64,
    pub(super) files: Fingerprint,
    pub(super) on: NaiveDate,
    pub(super) alone: bool,
}

/// A landlord as it is shown.
#[derive(Default)]
pub(super) struct Shown {
    /// `None` where pages could never be made.
    pub(super) files: Option<Arc<Files>>,
    /// They are older than what lies there now, of which none can be made.
    pub(super) is_last_good: bool,
    pub(super) problems: Vec<Problem>,
    /// Its links to pages of the whole site.
    pub(super) links: Vec<BuiltLink>,
    /// What the form reads, where nothing is to be mended.
    pub(super) words: Option<Words>,
}

#[derive(Default)]
pub(super) struct AtHand {
    landlords: HashMap<String, (From, u64, Arc<Shown>)>,
    /// Counts what was asked for, to know what was asked for last.
    asked: u64,
}

impl AtHand {
    /// A landlord as it was made from the same, and so cannot have changed.
    pub(super) fn get(&mut self, slug: &str, from: &From) -> Option<Arc<Shown>> {
        let (made_from, asked, shown) = self.landlords.get_mut(slug)?;
        self.asked += 1;
        *asked = self.asked;
        (made_from == from).then(|| Arc::clone(shown))
    }

    /// Keeps what was made. Where no pages could be made, the last that could stay.
    pub(super) fn put(&mut self, slug: &str, from: From, made: Made) -> Arc<Shown> {
        let Made { problems, files, words, links, .. } = made;
        let before = self.landlords.get(slug).and_then(|(_, _, shown)| shown.files.clone());
        let is_last_good = files.is_none() && before.is_some();
        let shown = Arc::new(Shown { files: files.map(Arc::new).or(before), is_last_good, problems, links, words });
        self.asked += 1;
        // What changed a moment ago may do so again without looking any different.
        let files = if from.files.is_settled() { from.files } else { Fingerprint::default() };
        self.landlords.insert(slug.to_owned(), (From { files, ..from }, self.asked, Arc::clone(&shown)));
        if self.landlords.len() > AT_HAND {
            let oldest = self.landlords.iter().min_by_key(|(_, (_, asked, _))| *asked).map(|(slug, _)| slug.clone());
            self.landlords.remove(&oldest.unwrap_or_default());
        }
        shown
    }
}
