//! A sent form as answers, token and version: what check, send and change share.

use std::sync::Arc;

use axum::extract::Request;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::Response;
use complaints::form::answers::Answers;
use complaints::form::reference::Token;
use complaints::form::{Form as Questions, ReservedField, Role};
use complaints::pages::{self, Carried, Check, Filled};
use store::sealed_words::{MAX_BYTES, SealedAnswers};
use store::words::LandlordWords;

use crate::app::App;
use crate::intake::Sending;
use crate::reply;
use crate::request::accept;
use crate::request::body::{self, Sent, Unreadable};
use crate::request::origin::{Own, is_foreign};

/// A form as it was sent.
pub(crate) struct Form {
    /// Method, address and headers of the request, whose body has been read.
    pub(crate) parts: Parts,
    /// The fields that are answers, as typed.
    pub(crate) answers: Answers,
    /// The hidden fields, such as the token, and what was noticed on the way.
    pub(crate) sending: Sending,
    /// The id of the question to change, if one was asked for.
    pub(crate) change: Option<String>,
}

impl Form {
    /// Whether a browser says that another website sent it.
    pub(crate) fn is_cross_site(&self, app: &App) -> bool {
        let own = match &app.origin_secret {
            _ if !app.site.is_empty() => Own::Site(&app.site),
            // Behind a CDN the host is the function's own, of which no browser knows.
            Some(_) => Own::Unknown,
            None => Own::Host,
        };
        is_foreign(&self.parts.headers, own)
    }

    /// What was noticed on this page and before, to travel with the answers.
    pub(crate) fn carried(&self) -> Carried {
        let Sending { file_refused, mended, honeypot, .. } = self.sending;
        Carried { file_refused, mended: mended || self.answers.mended, honeypot }
    }

    /// The page on which its answers are checked.
    pub(crate) fn check(&self, app: &App, words: &LandlordWords, token: Token) -> Check<'_> {
        Check {
            answers: &self.answers,
            token,
            shown_policy: self.sending.shown_policy.as_deref(),
            carried: self.carried(),
            opened: app.now().utc().timestamp(),
            cross_site: self.is_cross_site(app),
            nobody_on_duty: app.nobody_is_on_duty(words.calendar(), app.now()),
        }
    }
}

/// What could be read of a form.
pub(crate) enum Read {
    /// The body was a form, read to its end.
    Whole(Form),
    /// The body was cut short, is no form, or is more than can be stored; the status says which.
    Part(Form, StatusCode),
}

/// Reads a form for the landlord of a path, or gives the page that says why it
/// cannot be read: the form with what could be, so that nothing is typed twice.
pub(crate) async fn read(app: &App, slug: &str, request: Request) -> Result<(Arc<LandlordWords>, Form), Response> {
    let words = reply::landlord(app, slug)?;
    let (asked, read) = read_any(app, &words, request).await?;
    // Whoever had another version's form open answered its questions.
    let words = asked.map_or(words, Arc::new);
    match read {
        Read::Whole(form) => Ok((words, form)),
        Read::Part(form, status) => {
            let (carried, token) = (form.carried(), form.sending.token);
            let too_much = status == StatusCode::PAYLOAD_TOO_LARGE;
            let (answers, unread) = (form.answers, !too_much);
            let filled = Filled { answers, token, carried, unread, too_much, ..Filled::default() };
            let page = pages::form(&app.words.renderer, &words.round, words.form(), &filled);
            Err(reply::kept_page(app, status, page))
        }
    }
}

/// The same for a form that is to be stored; one that no store could take is shown
/// again, with every mistake and with what is longest.
pub(crate) async fn read_to_store(
    app: &App,
    slug: &str,
    request: Request,
) -> Result<(Arc<LandlordWords>, Form), Response> {
    let (words, form) = read(app, slug, request).await?;
    if can_be_filed(&form.answers) {
        return Ok((words, form));
    }
    if accept::wants_json(&form.parts.headers) {
        return Err(too_large(app, &words, true));
    }
    let mistakes = form.answers.mistakes(words.form(), app.now().day());
    let (carried, token) = (form.carried(), form.sending.token);
    let filled =
        Filled { answers: form.answers, mistakes: &mistakes, token, carried, too_much: true, ..Filled::default() };
    let page = pages::form(&app.words.renderer, &words.round, words.form(), &filled);
    Err(reply::kept_page(app, StatusCode::PAYLOAD_TOO_LARGE, page))
}

fn too_large(app: &App, words: &LandlordWords, json: bool) -> Response {
    refuse(app, words, json, StatusCode::PAYLOAD_TOO_LARGE, reply::Message::TooLarge)
}

fn refuse(app: &App, words: &LandlordWords, json: bool, status: StatusCode, what: reply::Message) -> Response {
    if json {
        reply::json(status, &serde_json::json!({ "error": what.name() }))
    } else {
        reply::message(app, Some(words), status, what)
    }
}

/// Reads what can be read of a form of this landlord that is to be stored, or gives the page that says why
/// nothing can.
pub(crate) async fn try_read(app: &App, words: &LandlordWords, request: Request) -> Result<Read, Response> {
    match read_any(app, words, request).await?.1 {
        Read::Whole(form) if !can_be_filed(&form.answers) => {
            Err(too_large(app, words, accept::wants_json(&form.parts.headers)))
        }
        read => Ok(read),
    }
}

/// What could be read; and the landlord's words as its form asked, where that was another version's and asked more.
async fn read_any(
    app: &App,
    words: &LandlordWords,
    request: Request,
) -> Result<(Option<LandlordWords>, Read), Response> {
    let (parts, sent) = body::read(request).await;
    let json = accept::wants_json(&parts.headers);
    let refuse = |status, what| refuse(app, words, json, status, what);
    let part = |parts, pairs, status| {
        let (asked, form) = form(words, parts, Sent { pairs, file_refused: false });
        (asked, Read::Part(form, status))
    };
    match sent {
        Ok(sent) => {
            let (asked, form) = form(words, parts, sent);
            Ok((asked, Read::Whole(form)))
        }
        Err(Unreadable::TooLarge) => Err(too_large(app, words, json)),
        Err(Unreadable::CutShort(pairs)) if json || pairs.is_empty() => {
            Err(refuse(StatusCode::BAD_REQUEST, reply::Message::CutShort))
        }
        Err(Unreadable::CutShort(pairs)) => Ok(part(parts, pairs, StatusCode::BAD_REQUEST)),
        Err(Unreadable::Nested(name)) => {
            let message = format!("{name} takes a text, or a list of texts");
            let mistakes = serde_json::json!({ "mistakes": [{ "question": name, "message": message }] });
            Err(reply::json(StatusCode::UNPROCESSABLE_ENTITY, &mistakes))
        }
        Err(Unreadable::Unsupported(_)) if json => {
            Err(refuse(StatusCode::UNSUPPORTED_MEDIA_TYPE, reply::Message::Unsupported))
        }
        Err(Unreadable::Unsupported(text)) => {
            Ok(part(parts, plain_text(words.form(), &text), StatusCode::UNSUPPORTED_MEDIA_TYPE))
        }
    }
}

/// Whether answers fit into an item, sealed as they will be.
pub(crate) fn can_be_filed(answers: &Answers) -> bool {
    // Every reference has the same length.
    let sealed = SealedAnswers::of(answers, &Token::new([0; 16]).reference(), None).to_bytes();
    sealed.is_ok_and(|bytes| bytes.len() <= MAX_BYTES)
}

fn form(words: &LandlordWords, parts: Parts, sent: Sent) -> (Option<LandlordWords>, Form) {
    let field = |one: ReservedField| {
        sent.pairs.iter().find(|(name, value)| name == one.name() && !value.is_empty()).map(|(_, value)| value.clone())
    };
    let sending = Sending {
        token: field(ReservedField::Token).and_then(|token| Token::from_hex(&token)),
        // A version that is not ours says nothing about what was shown.
        shown_policy: field(ReservedField::Policy).filter(|id| words.has_version(id)),
        file_refused: sent.file_refused || field(ReservedField::FileRefused).is_some(),
        mended: field(ReservedField::Mended).is_some(),
        honeypot: field(ReservedField::Honeypot).is_some(),
        opened: field(ReservedField::Opened).and_then(|seconds| seconds.parse().ok()),
    };
    let change = field(ReservedField::Change);
    let asked = sending.shown_policy.as_deref().and_then(|shown| words.asking_as(shown));
    let answers = Answers::read(asked.as_ref().unwrap_or(words).form(), sent.pairs);
    (asked, Form { parts, answers, sending, change })
}

/// A form that came as plain text: `name=value` starts a field where the name
/// is a question's; any other line goes on with the field before it, and a text
/// without a field is the story.
pub(super) fn plain_text(questions: &Questions, text: &str) -> Vec<(String, String)> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    for line in text.lines() {
        let field = line
            .split_once('=')
            .filter(|(name, _)| questions.question(name).is_some() || ReservedField::IDS.contains(name));
        match (field, pairs.last_mut()) {
            (Some((name, value)), _) => pairs.push((name.to_owned(), value.to_owned())),
            (None, Some((_, value))) => {
                value.push('\n');
                value.push_str(line);
            }
            (None, None) => {
                let story = questions.role(Role::Story).map(|q| q.id.clone()).unwrap_or_default();
                pairs.push((story, line.to_owned()));
            }
        }
    }
    pairs
}
