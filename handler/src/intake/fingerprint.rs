//! By what a person, or a person's words, are known again.

use complaints::form::Role;
use complaints::form::answers::Answers;
use complaints::form::findable::{email_mark, phone_digits};
use store::envelope::Audience;
use store::table::item::fingerprint::FoundBy;
use store::words::LandlordWords;

use crate::app::App;

/// A mark that tells whether two contacts are the same without holding either; none without a contact.
pub(super) fn contact(app: &App, words: &LandlordWords, answers: &Answers) -> Option<[u8; 32]> {
    let form = words.form();
    let one = |role| form.role(role).and_then(|q| answers.one(&q.id));
    let email = one(Role::Email).map(email_mark);
    let phone = one(Role::Phone).map(phone_digits).filter(|d| !d.is_empty()).map(|d| format!("phone:{d}"));
    email.or(phone).map(|contact| app.marks.contact(words.slug(), &contact))
}

/// By what officers find these answers, or where they are for the lead alone, the lead.
pub(super) fn found_by(app: &App, words: &LandlordWords, answers: &Answers, audience: Audience) -> Vec<FoundBy> {
    let terms = answers.findable(words.form());
    terms.iter().map(|term| FoundBy { mark: app.marks.find(audience, term), chance: (app.random)() }).collect()
}
