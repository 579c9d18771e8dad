//! How old the words are: a build runs daily, and one that was missed is told.

use std::sync::Mutex;

use chrono::{NaiveDate, TimeDelta};
use complaints::days::moment::Moment;

use super::Words;
use crate::log;

/// A build runs daily; words older than this were missed by one.
const MAX_AGE: TimeDelta = TimeDelta::hours(36);

/// The last day on which it was told that the words are old.
#[derive(Default)]
pub(super) struct Told(Mutex<Option<NaiveDate>>);

impl Words {
    /// Whether a daily build was missed: more than 36 hours have gone by since the day began for which they were built.
    #[must_use]
    pub fn are_old(&self, now: Moment) -> bool {
        now.instant() - Moment::on(self.built_for()).instant() > MAX_AGE
    }

    /// Logs an error where they are old, once a day: whoever watches the log is told, and pages may be wrong.
    pub fn tell_if_old(&self, now: Moment) {
        if !self.are_old(now) {
            return;
        }
        let mut told = self.told_old.0.lock().unwrap_or_else(|e| e.into_inner());
        if told.replace(now.day()) != Some(now.day()) {
            let built_for = self.built_for();
            log::fault("words", &format_args!("they were built for {built_for}, and no build has come since"));
        }
    }
}
