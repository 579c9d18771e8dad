//! Fingerprints by which a person, or a person's words, are known again, and
//! which hold neither: keyed hashes (HMAC-SHA-256) that nobody can turn back.

use chrono::NaiveDate;
use complaints::form::Role;
use complaints::form::answers::Answers;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use store::table::item::fingerprint::Fingerprints;
use store::words::LandlordWords;

use crate::app::App;

/// Where these words of this person are found again; nowhere without a contact.
pub(super) fn of(
    app: &App,
    words: &LandlordWords,
    answers: &Answers,
    digest: &[u8; 32],
    today: NaiveDate,
) -> Option<Fingerprints> {
    let contact = contact(app, words, answers)?;
    let on = |day: NaiveDate| hmac(app, &[&contact, digest, day.to_string().as_bytes()]);
    Some(Fingerprints { today: on(today)?, tomorrow: on(today.succ_opt()?)? })
}

/// A mark that tells whether two contacts are the same without holding either.
pub(super) fn contact(app: &App, words: &LandlordWords, answers: &Answers) -> Option<[u8; 32]> {
    let form = words.form();
    let one = |role| form.role(role).and_then(|q| answers.one(&q.id));
    let email = one(Role::Email).map(|e| format!("email:{}", e.to_lowercase()));
    let phone = one(Role::Phone).map(digits).filter(|d| !d.is_empty()).map(|d| format!("phone:{d}"));
    let contact = email.or(phone)?;
    hmac(app, &[words.slug().as_bytes(), contact.as_bytes()])
}

/// The figures of a phone number as it is dialled here, however it was typed:
/// `+44 (0)7700 900-123` and `07700 900123` are one.
fn digits(phone: &str) -> String {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    let abroad = digits.strip_prefix("0044").or_else(|| digits.strip_prefix("44").filter(|_| phone.contains('+')));
    match abroad {
        Some(rest) => format!("0{}", rest.trim_start_matches('0')),
        None => digits,
    }
}

fn hmac(app: &App, parts: &[&[u8]]) -> Option<[u8; 32]> {
    let mut mac = Hmac::<Sha256>::new_from_slice(&app.contact_key).ok()?;
    parts.iter().for_each(|part| mac.update(part));
    Some(mac.finalize().into_bytes().into())
}
