//! The address of a receipt → the complaint that it opens.
//!
//! Whatever is wrong with an address gets one page, after one read of each
//! store: nobody learns from it whether a reference exists.

use axum::http::StatusCode;
use axum::response::Response;
use complaints::case::json::DeadlineJson;
use complaints::days::moment::Moment;
use complaints::form::reference::{Key, Reference, Token};
use store::complaint::Complaint;
use store::fallback::waiting;
use store::flag::Flag;
use store::table::{Stored, Unavailable};
use subtle::ConstantTimeEq;

use crate::app::App;
use crate::reply;

/// What is there under a reference, not looked into yet.
enum Found {
    Stored(Stored),
    Waiting(Box<Complaint>),
    Nothing,
}

impl Found {
    /// The landlord, and the hash of the key that opens it.
    fn lock(&self) -> Option<(&str, [u8; 32])> {
        match self {
            Self::Stored(stored) => stored.lock(),
            Self::Waiting(complaint) => Some((&complaint.landlord, complaint.key_hash)),
            Self::Nothing => None,
        }
    }
}

/// What an address opens.
pub(crate) struct Opened {
    /// The complaint whose dates the address shows: its own, or the one to which it leads.
    pub(crate) complaint: Complaint,
    /// What leads to it from this address, where that is not its own.
    pub(crate) led: Option<Complaint>,
    /// What opened it.
    pub(crate) key: Key,
    /// It waits in the fallback store: it may turn out to lead elsewhere when it comes home.
    pub(crate) waits: bool,
}

impl Opened {
    /// Whether another act of sending stored the complaint: whoever has this address sent the same words, and
    /// may be somebody else.
    pub(crate) fn is_anothers(&self) -> bool {
        self.led.as_ref().is_some_and(|led| !led.has(&Flag::SameAct))
    }

    /// When the same words were sent once more, here or by another way.
    pub(crate) fn sent_again(&self) -> Option<Moment> {
        let here = self.led.as_ref().map(|led| led.received).filter(|at| *at != self.complaint.received);
        here.or(self.complaint.sent_again())
    }

    /// The dates that this address showed first.
    pub(crate) fn shown(&self) -> &[DeadlineJson] {
        let own = self.led.as_ref().filter(|led| !led.first_deadlines.is_empty());
        &own.unwrap_or(&self.complaint).first_deadlines
    }
}

/// The complaint that an address opens, its own or one to which it leads; or the one answer to every other address.
pub(crate) async fn opened(app: &App, slug: &str, reference: &str, key: &str) -> Result<Opened, Response> {
    // A text that is no reference or key is looked up all the same, as one that nobody has.
    let nobody = Token::new([0; 16]);
    let typed: Result<Reference, _> = reference.parse();
    let key_typed = Key::from_hex(&key.to_lowercase());
    let reference = typed.unwrap_or(nobody.reference());
    let down = || reply::message(app, None, StatusCode::SERVICE_UNAVAILABLE, reply::Message::Down);
    let unavailable = |fault: Unavailable| {
        fault.log();
        down()
    };
    // Both stores are asked whatever the first one says: how long it takes tells nothing. The table last: what comes
    // home just now is there before it goes from the other one.
    let waits = waiting::complaint(&app.fallback, &reference).await;
    let stored = app.table.stored(&reference).await;
    let waits = waits.map_err(|fault| fault.log());
    let found = match (stored, waits) {
        (Ok(Some(stored)), _) => Found::Stored(stored),
        (_, Ok(Some(complaint))) => Found::Waiting(Box::new(complaint)),
        (Ok(None), Ok(None)) => Found::Nothing,
        (Err(fault), _) => return Err(unavailable(fault)),
        // It may wait there: whoever has just sent it must not read that there is no such thing.
        (Ok(None), Err(())) => return Err(down()),
    };
    let key = key_typed.unwrap_or(nobody.key());
    let hash = key.hash();
    // Nothing is looked into before the key fits.
    let opens = |(landlord, key_hash): (&str, [u8; 32])| {
        bool::from(key_hash.ct_eq(&hash)) && typed.is_ok() && key_typed.is_some() && landlord == slug
    };
    let not_found = || reply::message(app, None, StatusCode::NOT_FOUND, reply::Message::NotFound);
    if !found.lock().is_some_and(opens) {
        return Err(not_found());
    }
    // Only whoever has the key is told that there was one.
    let erased = || reply::message(app, None, StatusCode::GONE, reply::Message::Erased);
    let waits = matches!(found, Found::Waiting(_));
    let complaint = match found {
        Found::Stored(stored) if stored.is_erased() => return Err(erased()),
        Found::Stored(stored) => app.table.read(stored).await.map_err(unavailable)?,
        Found::Waiting(complaint) => *complaint,
        Found::Nothing => return Err(not_found()),
    };
    match complaint.same_as {
        None => Ok(Opened { complaint, led: None, key, waits }),
        Some(first) => {
            let led = Some(complaint);
            let complaint = match app.table.complaint(&first).await {
                Err(fault) if fault.is_erased() => return Err(erased()),
                complaint => complaint.map_err(unavailable)?.ok_or_else(not_found)?,
            };
            // A new link ends every link before it, also those of the same words sent again.
            if complaint.relinked.is_some() {
                return Err(not_found());
            }
            Ok(Opened { complaint, led, key, waits })
        }
    }
}
