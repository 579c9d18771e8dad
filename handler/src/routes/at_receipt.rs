//! What is sent to the address of a receipt, whichever form there it is: read,
//! and kept with the complaint that the address opens.

use std::sync::Arc;

use axum::extract::Request;
use axum::http::StatusCode;
use axum::response::Response;
use complaints::form::Role;
use complaints::form::reference::Reference;
use store::words::LandlordWords;

use crate::app::App;
use crate::intake::addition::{Kept, More};
use crate::intake::{self, Outcome};
use crate::reply;
use crate::request::form::{Form, Read, try_read};
use crate::request::receipt_address::{Opened, opened};

/// Landlord, reference and key, as they stand in an address.
pub(crate) type Address = (String, String, String);

/// The path of a receipt in one way of writing, however its address was typed.
pub(crate) fn path_of((slug, reference, key): &Address) -> String {
    let reference = reference.parse().map_or_else(|_| reference.clone(), |typed: Reference| typed.to_string());
    format!("/form/{slug}/receipt/{reference}/{}", key.to_lowercase())
}

/// A form that was sent to a receipt.
pub(crate) struct Posted {
    /// The words of the landlord, or where it has left the site those of the complaint.
    pub(crate) words: Arc<LandlordWords>,
    /// What was sent.
    pub(crate) form: Form,
    /// The status that says why it could not be read whole.
    pub(crate) unread: Option<StatusCode>,
}

impl Posted {
    /// Reads it, or gives the page that says why nothing can be read.
    pub(crate) async fn read(app: &App, address: &Address, request: Request) -> Result<Self, Response> {
        let words = words(app, address).await?;
        let (form, unread) = match try_read(app, &words, request).await? {
            Read::Whole(form) => (form, None),
            Read::Part(form, status) => (form, Some(status)),
        };
        Ok(Self { words, form, unread })
    }

    /// The words that were typed in the box.
    pub(crate) fn typed(&self) -> &str {
        let story = self.words.form().role(Role::Story);
        story.and_then(|question| self.form.answers.one(&question.id)).unwrap_or_default()
    }

    /// Whether a given answer has more than its question takes, or cannot be right. What is missing is asked for
    /// by nobody here.
    pub(crate) fn is_mistaken(&self, app: &App) -> bool {
        let mistakes = self.form.answers.mistakes(self.words.form(), app.now().day());
        mistakes.iter().any(|mistake| self.form.answers.one(&mistake.question).is_some())
    }

    /// Keeps the words with the complaint; gives where to go, where that is another receipt.
    pub(crate) async fn keep(&self, app: &App, opened: &Opened) -> Result<Option<String>, Kept> {
        let Self { words, form, .. } = self;
        if !opened.is_anothers() {
            return match More::new(app, words, opened, &form.answers, &form.sending).add().await {
                Kept::Safe => Ok(None),
                not => Err(not),
            };
        }
        // Whoever has this address sent the same words as somebody else, perhaps: what they add stands for itself.
        let sent = intake::submit_behind(app, words, &form.answers, &form.sending, &opened.complaint).await;
        match sent {
            Outcome::New(accepted)
            | Outcome::Replay(accepted)
            | Outcome::Added(accepted)
            | Outcome::Linked(accepted) => Ok(Some(accepted.receipt_path())),
            // What was erased with these very words is not there to lead to.
            Outcome::Erased => Err(Kept::Unavailable { unsent: true }),
            Outcome::TooLarge => Err(Kept::TooLarge),
            Outcome::Unavailable { unsent } => Err(Kept::Unavailable { unsent }),
        }
    }
}

async fn words(app: &App, (slug, reference, key): &Address) -> Result<Arc<LandlordWords>, Response> {
    if app.words.slugs().any(|known| known == slug) {
        return reply::landlord(app, slug);
    }
    reply::words_of(app, &opened(app, slug, reference, key).await?.complaint)
}
