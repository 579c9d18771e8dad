//! The form of a preview: the same routes as everywhere, over words that follow
//! the files.
//!
//! Words that are to be mended reach no form: the last good ones stay, so that no
//! complaint is lost to somebody's edit. Pages of the form have no script: they
//! answer what somebody sent, and to load one again would be to send it again.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::header::{ACCEPT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;
use store::log;
use store::words::Words;
use tower::ServiceExt;

use super::at_hand::From;
use super::kept_words::KeptWords;
use super::shared_words::Shared;
use super::{Now, Preview, landlord, on_the_page};
use crate::command_error::CommandError;

/// The most of a page of the form that is read to say on it which day is shown.
const LONGEST_PAGE: usize = 16 * 1024 * 1024;

/// The routes of the form over some words.
type Routes = Box<dyn Fn(Words) -> Router + Send + Sync>;

/// The form, over the words that hold when somebody asks.
pub(crate) struct Forms {
    routes: Routes,
    kept: Mutex<Kept>,
}

struct Kept {
    words: KeptWords,
    /// Which shared words are kept, for which day.
    shared: Option<(u64, NaiveDate, bool)>,
    /// What each landlord's kept words were made from.
    landlords: HashMap<String, From>,
    /// Over the words as they are kept; `None` while there never were any.
    now: Option<Router>,
    /// For each landlord the one that last had its words whole.
    last_good: HashMap<String, Router>,
}

impl Forms {
    /// A form that keeps its words in `folder`.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub(crate) fn open(folder: &Path, preview: &Preview, routes: Routes) -> Result<Self, CommandError> {
        let words = KeptWords::open(folder, &preview.folders.policies)?;
        let kept = Kept { words, shared: None, landlords: HashMap::new(), now: None, last_good: HashMap::new() };
        let forms = Self { routes, kept: Mutex::new(kept) };
        // The register reads them too, and may do so at once.
        forms.routes_for(preview, None);
        Ok(forms)
    }

    /// Keeps what a round has made of a landlord.
    pub(super) fn keep(&self, slug: &str, from: From, words: &landlord::Words) {
        self.kept().keep(slug, from, words);
    }

    /// Ends a round: landlords that are gone are let go of, and the register sees what is kept.
    pub(super) fn settle(&self, shared: &Shared, now: &Now, content: &Path) {
        let mut kept = self.kept();
        kept.keep_shared(shared, now, content);
        kept.words.only(&now.slugs);
        kept.open(&self.routes);
    }

    /// The routes for whoever asks for a landlord's form, or for none; `None` while there were never any good words.
    /// Words that somebody sent to a landlord of whom there were none are given back by the form itself.
    fn routes_for(&self, preview: &Preview, slug: Option<&str>) -> Option<Router> {
        let mut kept = self.kept();
        let is_good = {
            let mut state = preview.state();
            let now = preview.now(&mut state);
            let slug = slug.filter(|slug| now.slugs.iter().any(|there| there == slug));
            match (now.shared.clone(), slug) {
                (Some(shared), Some(slug)) => {
                    kept.keep_shared(&shared, &now, &preview.folders.content);
                    let (from, shown) = preview.shown(slug, &shared, &now, &mut state);
                    if let Some(words) = &shown.words {
                        kept.keep(slug, from, words);
                    }
                    shown.words.is_some()
                }
                (Some(shared), None) => {
                    kept.keep_shared(&shared, &now, &preview.folders.content);
                    true
                }
                (None, _) => false,
            }
        };
        kept.open(&self.routes);
        let now = kept.now.clone();
        match (slug, now) {
            (Some(slug), Some(now)) if is_good => {
                kept.last_good.insert(slug.to_owned(), now.clone());
                Some(now)
            }
            (Some(slug), now) => kept.last_good.get(slug).cloned().or(now),
            (None, now) => now,
        }
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        // Whoever panicked left whole values.
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Kept {
    fn keep_shared(&mut self, shared: &Shared, now: &Now, content: &Path) {
        let of = (shared.reading, now.on, now.alone());
        if shared.is_sound && !now.is_last_good && self.shared != Some(of) {
            match self.words.keep_shared(shared, content, now.on, now.alone()) {
                Ok(()) => self.shared = Some(of),
                Err(error) => log::fault("words", &error),
            }
        }
    }

    fn keep(&mut self, slug: &str, from: From, words: &landlord::Words) {
        if self.landlords.get(slug) != Some(&from) {
            match self.words.keep(words) {
                Ok(()) => drop(self.landlords.insert(slug.to_owned(), from)),
                Err(error) => log::fault("words", &error),
            }
        }
    }

    /// Opens the kept words if they changed; where they cannot be opened the form stays as it was.
    fn open(&mut self, routes: &Routes) {
        match self.words.settle() {
            Ok(changed) if changed || self.now.is_none() => match Words::open(self.words.folder()) {
                Ok(words) => self.now = Some(routes(words)),
                // There were never any.
                Err(_) if self.now.is_none() => {}
                Err(error) => log::fault("words", &error),
            },
            Ok(_) => {}
            Err(error) => log::fault("words", &error),
        }
    }
}

/// Answers a request to the form.
pub(crate) async fn answer(forms: &Forms, preview: &Preview, mut request: Request) -> Response {
    let slug = request.uri().path().strip_prefix("/form/").and_then(|rest| rest.split('/').next()).map(str::to_owned);
    // At once, and not in a task of its own: whoever sends words and hangs up is heard as soon as they are here.
    let Some(routes) = forms.routes_for(preview, slug.as_deref()) else { return no_words(preview) };
    let told = preview.told();
    if !told.is_empty() {
        // What is packed cannot be read on the way.
        request.headers_mut().remove(ACCEPT_ENCODING);
    }
    let response = match routes.oneshot(request).await {
        Ok(response) => response,
        Err(never) => match never {},
    };
    if told.is_empty() { response } else { with_told(response, &told).await }
}

/// A page of the form that says which day is shown.
async fn with_told(response: Response, told: &[String]) -> Response {
    let is_page = |kind: &HeaderValue| kind.to_str().is_ok_and(|kind| kind.starts_with("text/html"));
    if !response.headers().get(CONTENT_TYPE).is_some_and(is_page) {
        return response;
    }
    let (mut head, body) = response.into_parts();
    let Ok(page) = to_bytes(body, LONGEST_PAGE).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    head.headers.remove(CONTENT_LENGTH);
    let page = on_the_page::add_told(&String::from_utf8_lossy(&page), told);
    Response::from_parts(head, Body::from(page))
}

/// The page for a form whose words could never be used.
fn no_words(preview: &Preview) -> Response {
    let problems = {
        let mut state = preview.state();
        preview.now(&mut state).problems.to_vec()
    };
    let page = super::Page { problems, ..super::Page::of(on_the_page::plain()) };
    let html =
        if preview.plain { page.bytes } else { on_the_page::without_script(&page, &preview.told()).into_bytes() };
    (StatusCode::SERVICE_UNAVAILABLE, [(CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response()
}
