//! What every route needs: words, stores, time, chance, keys and a secret.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use complaints::days::calendar::Calendar;
use complaints::days::moment::Moment;
use complaints::days::rota::{OnCall, Rota};
use complaints::form::reference::Token;
use store::envelope::SealingKeys;
use store::fallback::Fallback;
use store::marks::MarkKey;
use store::table::Table;
use store::words::Words;
use tokio::sync::Notify;

use crate::intake_mode::IntakeMode;

/// The parts of the form, shared by all requests.
#[derive(Clone)]
pub struct App(Arc<Parts>);

/// What an [`App`] is made of. Time and chance are arguments, so that a story can fix them.
pub struct Parts {
    /// The words of the build that this process serves.
    pub words: Words,
    /// The DynamoDB table in which complaints are kept.
    pub table: Table,
    /// Where complaints wait while the table does not answer.
    pub fallback: Fallback,
    /// Whether what is sent is taken.
    pub intake: IntakeMode,
    /// Whether somebody is told of complaints; without that no urgent date is promised.
    pub watched: bool,
    /// Who is told of danger outside of working hours; without one somebody is at any hour.
    pub rota: Option<Rota>,
    /// Wakes whoever tells of what was stored, where that runs beside the form.
    pub stored: Arc<Notify>,
    /// The machine's clock; a test gives an instant of its own.
    pub now: fn() -> DateTime<Utc>,
    /// 16 random bytes from which a token or an attempt's id is made; a test gives its own.
    pub random: fn() -> [u8; 16],
    /// The public origin of the site, without a slash at its end; empty for paths alone.
    pub site: String,
    /// What the CDN sends to show that a request came through it.
    pub origin_secret: Option<String>,
    /// The public keys with which words are sealed. Nothing here opens them.
    pub seal: SealingKeys,
    /// The key of the marks by which the same words, and complaints, are found.
    pub marks: MarkKey,
}

impl App {
    /// Makes `parts` cheap to clone, as every route needs its own. Where the form is closed its stores refuse
    /// whatever is to be kept: no route has to think of it.
    #[must_use]
    pub fn new(mut parts: Parts) -> Self {
        if parts.intake == IntakeMode::Closed {
            parts.table = parts.table.closed();
            parts.fallback = parts.fallback.closed();
            parts.words = parts.words.closed();
        }
        Self(Arc::new(parts))
    }

    /// The instant it is, to the second: what is stored and what is shown are the same.
    pub(crate) fn now(&self) -> Moment {
        let now = (self.0.now)();
        Moment::at(DateTime::from_timestamp(now.timestamp(), 0).unwrap_or(now))
    }

    /// Whether nothing that is sent is taken.
    pub(crate) fn is_closed(&self) -> bool {
        self.0.intake == IntakeMode::Closed
    }

    /// Whether nobody reads at `now` what a landlord with these working days is told of danger: none of its own
    /// people, and nobody who is named for that hour.
    pub(crate) fn nobody_is_on_duty(&self, calendar: &Calendar, now: Moment) -> bool {
        let on_call = |rota: &Rota| rota.at(now, |day| calendar.not_worked(day).is_some()) == OnCall::Nobody;
        self.watched && self.rota.as_ref().is_some_and(on_call)
    }

    /// A new token, which nobody can guess.
    pub(crate) fn fresh_token(&self) -> Token {
        Token::new((self.0.random)())
    }
}

impl std::ops::Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}
