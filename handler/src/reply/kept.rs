//! The page that keeps the words: in place of every answer to a POST that refuses
//! and does not have them.
//!
//! Nobody who refuses has to think of it: whoever does so with [`super::message`],
//! with a status alone or with a panic gets it.

use std::sync::Arc;

use axum::body::Bytes;
use axum::http::HeaderValue;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::request::Parts;
use axum::response::Response;
use complaints::form::answers::Answers;
use complaints::form::reference::Token;
use complaints::form::{ReservedField, Role};
use complaints::pages::{self, Kept, Sent, tell_of_danger};
use store::log;
use store::words::LandlordWords;

use super::{Fate, Message, html, json_not_sent, last};
use crate::app::App;
use crate::request::{accept, lenient};

/// So many landlords can be chosen from; where there are more, the first page has them.
const MAX_LANDLORDS: usize = 20;

/// What somebody sent, before anything was done with it.
pub(crate) struct Given {
    pub(crate) parts: Parts,
    /// At most 512 KiB, and no copy.
    pub(crate) bytes: Bytes,
}

impl Given {
    /// The parts of its path: `form`, the landlord, and which form it is.
    fn path(&self) -> Vec<&str> {
        self.parts.uri.path().split('/').filter(|part| !part.is_empty()).collect()
    }

    /// The landlord that the path names, readable or not.
    pub(crate) fn slug(&self) -> &str {
        self.path().get(1).copied().unwrap_or_default()
    }

    /// Whether it can have stored something.
    fn can_store(&self) -> bool {
        matches!(self.path().last(), Some(&("send" | "add" | "again")))
    }

    /// Whether it is to be taken, now or with the next button: a closed form says so before somebody has read it all
    /// through once more.
    pub(crate) fn is_to_be_taken(&self) -> bool {
        self.can_store() || matches!(self.path().last(), Some(&"check"))
    }

    fn adds(&self) -> bool {
        matches!(self.path().last(), Some(&("add" | "again")))
    }
}

/// The answer, or where it refuses and does not have the words the page that keeps them.
pub(crate) async fn or_words(app: &App, given: Given, response: Response) -> Response {
    let status = response.status();
    let (why, sent) = match response.extensions().get() {
        _ if !status.is_client_error() && !status.is_server_error() => return response,
        Some(Fate::Kept(_)) => return response,
        Some(Fate::Lost(why, sent)) => (*why, *sent),
        // What the framework refuses by itself, before a route is asked: an address that is no text among it.
        None if matches!(status, StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED | StatusCode::BAD_REQUEST) => {
            (Message::NotFound, Sent::No)
        }
        None if status.is_client_error() => (Message::Unsupported, Sent::No),
        None => (Message::Down, Sent::Unknown),
    };
    let own = response.extensions().get::<Fate>().is_none() && status == StatusCode::BAD_REQUEST;
    let status = if own { StatusCode::NOT_FOUND } else { status };
    // A closed form looks for what was sent with every button.
    let sent = if given.can_store() || why == Message::Closed { sent } else { Sent::No };
    if accept::wants_json(&given.parts.headers) {
        // Programs have their words; what they have to know is whether to send them again.
        let page = response.headers().get(CONTENT_TYPE).is_none_or(|kind| kind.as_bytes().starts_with(b"text/"));
        let told = why == Message::Closed && sent == Sent::No;
        if told || !(status.is_server_error() && page && given.can_store()) {
            return response;
        }
    }
    let fields = Arc::new(fields(app, &given).await);
    if fields.is_empty() && !accept::wants_json(&given.parts.headers) {
        return response;
    }
    let action = given.parts.uri.path().to_owned();
    let json = accept::wants_json(&given.parts.headers);
    let page = Arc::new(Page { app: app.clone(), why, sent, fields: Arc::clone(&fields), given });
    // What is asked of the words here may be what has panicked before.
    let asked = Arc::clone(&page);
    let token = tokio::spawn(async move { asked.token() }).await.unwrap_or_else(|_| app.fresh_token());
    if json {
        return json_not_sent(status, sent, token);
    }
    let text = tokio::spawn(async move { page.text(token) }).await.unwrap_or_else(|_| {
        log::fault("route", &"the page that keeps the words ended before it was made");
        last::with_words(&action, &fields, token, sent)
    });
    let mut response = html(status, text);
    response.extensions_mut().insert(Fate::Kept(sent));
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    response
}

/// What was typed; where reading it is what panicks, all that came, in the box for words.
async fn fields(app: &App, given: &Given) -> Vec<(String, String)> {
    let (reader, parts, bytes) = (app.clone(), given.parts.clone(), given.bytes.clone());
    let read = tokio::spawn(async move { lenient::fields(&reader.words.library.form, &parts, &bytes).await });
    read.await.unwrap_or_else(|_| {
        log::fault("route", &"reading what was sent ended before it was read");
        let story = app.words.library.form.role(Role::Story).map(|question| question.id.clone());
        vec![(story.unwrap_or_default(), String::from_utf8_lossy(&given.bytes).into_owned())]
    })
}

struct Page {
    app: App,
    given: Given,
    fields: Arc<Vec<(String, String)>>,
    why: Message,
    sent: Sent,
}

impl Page {
    /// The landlord, where its words can be read.
    fn landlord(&self) -> Option<Arc<LandlordWords>> {
        self.app.words.landlord_on_any_day(self.given.slug()).ok().flatten()
    }

    fn text(&self, token: Token) -> String {
        let (app, slug) = (&self.app, self.given.slug());
        let landlord = self.landlord();
        let form = landlord.as_ref().map_or(&*app.words.library.form, |words| words.form());
        let answers = Answers::read(form, self.fields.iter().cloned());
        let action = self.given.parts.uri.path();
        let lost = matches!(self.why, Message::NotFound | Message::Erased);
        let kept = Kept {
            why: self.why.name(),
            sent: self.sent,
            action,
            check: landlord.as_ref().filter(|_| lost).map(|_| format!("/form/{slug}/check")),
            adds: self.given.adds(),
            token,
            fields: &self.fields,
            landlords: if lost && landlord.is_none() { self.landlords() } else { Vec::new() },
            danger: tell_of_danger(&answers, form),
        };
        let round = landlord.as_ref().map(|words| (&*words.round, words.form()));
        let text = pages::kept(&app.words.renderer, &app.words.library, app.words.style(), round, &kept);
        text.unwrap_or_else(|error| {
            log::fault("template", &error);
            last::with_words(action, &self.fields, token, self.sent)
        })
    }

    /// The token of the form; where it had none the one under which it may be stored by now, or a new one.
    fn token(&self) -> Token {
        let sent = self.fields.iter().find(|(name, value)| name == ReservedField::Token.name() && !value.is_empty());
        if let Some(token) = sent.and_then(|(_, token)| Token::from_hex(token)) {
            return token;
        }
        match self.landlord() {
            Some(words) if self.sent == Sent::Unknown => {
                let answers = Answers::read(words.form(), self.fields.iter().cloned());
                Token::of_answers(&answers.digest(words.form(), words.slug()), self.app.now().day())
            }
            _ => self.app.fresh_token(),
        }
    }

    /// The form of each landlord, if they are few.
    fn landlords(&self) -> Vec<(String, String)> {
        let words = &self.app.words;
        if words.slugs().count() > MAX_LANDLORDS {
            return Vec::new();
        }
        let named = words.slugs().filter_map(|slug| {
            let landlord = words.landlord_on_any_day(slug).ok().flatten()?;
            Some((format!("/form/{slug}/check"), landlord.round.view.name.clone()))
        });
        named.collect()
    }
}

/// The answer to a body that was not read to its end, since it is too large or was cut off.
pub(crate) fn unread(app: &App, parts: &Parts, why: Message) -> Response {
    let slug = parts.uri.path().split('/').nth(2).unwrap_or_default();
    if app.is_closed() {
        return super::closed::page(app, slug, Sent::No);
    }
    let status = if why == Message::TooLarge { StatusCode::PAYLOAD_TOO_LARGE } else { StatusCode::BAD_REQUEST };
    if accept::wants_json(&parts.headers) {
        return super::json(status, &serde_json::json!({ "error": why.name() }));
    }
    let landlord = app.words.landlord_on_any_day(slug).ok().flatten();
    super::message(app, landlord.as_deref(), status, why)
}
