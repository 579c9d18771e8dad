//! Landlords whose complaints could be given no dates: of each one complaint is
//! tried, once a day, as if it came now.
//!
//! Keeps none of what it reads: a site may have more landlords than fit in memory.

use std::sync::{Arc, Mutex};

use chrono::NaiveDate;
use complaints::case::events::Events;
use complaints::case::standing::Case;
use complaints::days::count::CountError;
use complaints::days::moment::Moment;

use super::{LandlordWords, Words, WordsError};
use crate::log;

/// A landlord whose complaints have no dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undated {
    /// The landlord's address on the site.
    pub slug: String,
    /// What stands in the way of a date.
    pub because: NoWay,
}

/// Why no date can be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoWay {
    /// Its words cannot be read; why stands in the log.
    Words,
    /// The calendar does not cover its dates.
    Count(CountError),
}

/// What was found on a day.
#[derive(Default)]
pub(super) struct Tried(Mutex<Option<(NaiveDate, Arc<[Undated]>)>>);

impl Words {
    /// The landlords for which no date can be worked out of a complaint received `now`; tried once a day of London's.
    #[must_use]
    pub fn undated(&self, now: Moment) -> Arc<[Undated]> {
        // Whoever asks while it is tried waits for the same answer.
        let mut tried = self.tried.0.lock().unwrap_or_else(|e| e.into_inner());
        if let Some((_, found)) = tried.as_ref().filter(|(day, _)| *day == now.day()) {
            return Arc::clone(found);
        }
        let found: Arc<[Undated]> = self.slugs().filter_map(|slug| self.try_one(slug, now)).collect();
        *tried = Some((now.day(), Arc::clone(&found)));
        found
    }

    /// Whether a complaint received `now` has dates at one landlord or more. It looks no further than to the first, so
    /// that it can be asked at any time.
    #[must_use]
    pub fn dates_somebody(&self, now: Moment) -> bool {
        self.slugs().any(|slug| self.try_one(slug, now).is_none())
    }

    fn try_one(&self, slug: &str, now: Moment) -> Option<Undated> {
        let undated = |because| Some(Undated { slug: slug.to_owned(), because });
        match self.at_hand(slug, now.day()) {
            Ok(words) => undated(NoWay::Count(self.cannot_date(words?.as_ref(), now)?)),
            Err(fault) => {
                log::fault("words", &fault);
                undated(NoWay::Words)
            }
        }
    }

    /// A landlord's words: those that are kept already, or read to be dropped.
    fn at_hand(&self, slug: &str, on: NaiveDate) -> Result<Option<Arc<LandlordWords>>, WordsError> {
        match self.kept(slug, on) {
            Some(words) => Ok(Some(words)),
            None => {
                let versions = match self.kept_versions(slug) {
                    Some(versions) => Some(versions),
                    None => self.read_landlord(slug)?.map(Arc::new),
                };
                Ok(versions.and_then(|versions| self.on_a_day(versions, on)).map(Arc::new))
            }
        }
    }

    fn cannot_date(&self, words: &LandlordWords, now: Moment) -> Option<CountError> {
        let rules = self.library.rulebook(&words.version().policy, words.calendar());
        Case::of(&rules, &Events::received(now), now).dates().err().copied()
    }
}
