//! What officers told the person, on the page of whoever holds its address: the
//! one place of the visitor's function that opens an envelope.
//!
//! What opens it is derived from the key in the address that somebody asks for,
//! and is there no longer than their page is made. Nothing that is sealed for
//! officers opens with it.

use complaints::case::events::{Event, EventError};
use complaints::form::reference::Key;
use hpke::{Deserializable, Kem, OpModeR, Serializable};
use store::complaint::Complaint;
use store::envelope::{Audience, Bound, Derivation, Encapsulation, Encryption, Envelope, key_id};
use store::log;
use store::told::Told;

use crate::request::receipt_address::Opened;

/// Why what was told does not stand on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
enum NotOpened {
    /// It was sealed for another address.
    #[error("what was told is sealed for another receipt than the one that shows the complaint")]
    Anothers,
    /// It does not open with its own key.
    #[error("what was told does not open: it was changed, or lies where it does not belong")]
    Broken,
}

/// What officers recorded, as the page behind an address tells it: as a reason each has what the person was told,
/// and nothing else.
pub(crate) fn as_told(opened: &Opened) -> Result<Vec<Event>, EventError> {
    let Opened { complaint, led, key, .. } = opened;
    let mut told: Vec<&Told> = complaint.told.iter().collect();
    let mut events = complaint.progress.clone()?;
    let mut fault = None;
    for event in &mut events {
        let at = told.iter().position(|told| told.is_of(event));
        event.reason = at.map(|at| told.remove(at)).and_then(|told| match opened_with(*key, complaint, told) {
            Ok(words) => Some(words),
            Err(why) => {
                fault = Some(why);
                None
            }
        });
    }
    // What leads here has a key of its own: that it opens nothing is no fault.
    if let Some(fault) = fault.filter(|fault| led.is_none() || *fault == NotOpened::Broken) {
        log::fault("told", &fault);
    }
    Ok(events)
}

fn opened_with(key: Key, complaint: &Complaint, told: &Told) -> Result<String, NotOpened> {
    let envelope = Envelope::from_text(&told.sealed).filter(|envelope| envelope.audience == Audience::Receipt);
    let envelope = envelope.ok_or(NotOpened::Broken)?;
    let (secret, public) = Encapsulation::derive_keypair(&key.secret());
    if envelope.key != key_id(&public.to_bytes()) {
        return Err(NotOpened::Anothers);
    }
    let bound = Bound { id: &told.id, landlord: &complaint.landlord, received: &told.recorded };
    let encapsulated = <Encapsulation as Kem>::EncappedKey::from_bytes(&envelope.encapsulated);
    let plain = hpke::single_shot_open::<Encryption, Derivation, Encapsulation>(
        &OpModeR::Base,
        &secret,
        &encapsulated.map_err(|_| NotOpened::Broken)?,
        &bound.info(Audience::Receipt),
        &envelope.sealed,
        &bound.additional(&envelope.key),
    );
    String::from_utf8(plain.map_err(|_| NotOpened::Broken)?).map_err(|_| NotOpened::Broken)
}
