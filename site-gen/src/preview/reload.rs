//! What loads a page again in the browser: a script of the preview's own, and the
//! address at which it waits for a change. No build has either.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::Query;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use tokio::sync::watch;
use tokio::time::{Instant, sleep};

use super::Preview;

/// The preview's own addresses; no landlord's folder can have such a name.
const STYLE: &str = "/_preview/preview.css";
const SCRIPT: &str = "/_preview/reload.js";
const CHANGES: &str = "/_preview/changes";

/// The link to the look of what a preview adds.
pub(super) const STYLE_LINK: &str = "<link rel=\"stylesheet\" href=\"/_preview/preview.css\">";

/// How often it is looked whether something changed, while a page waits for it.
const LOOK_EVERY: Duration = Duration::from_millis(100);
/// How long a page waits before it asks again: what is between may end a silent connection.
const WAIT: Duration = Duration::from_secs(20);

/// Says when the server stops, so that no page that waits holds it.
#[derive(Clone)]
pub(crate) struct Stopping(watch::Receiver<bool>);

impl Stopping {
    /// What says so, and what hears it.
    pub(crate) fn new() -> (watch::Sender<bool>, Self) {
        let (says, hears) = watch::channel(false);
        (says, Self(hears))
    }

    async fn stops(&mut self) {
        // Gone or told, it stops.
        let _either = self.0.wait_for(|stops| *stops).await;
    }
}

/// What a page says of itself: where it waits, and what it was made from.
pub(super) fn head(path: &str, seen: u64) -> String {
    let page: String = percent_encoding::utf8_percent_encode(path, percent_encoding::NON_ALPHANUMERIC).to_string();
    format!("{STYLE_LINK}<script src=\"{SCRIPT}\" data-page=\"{page}\" data-seen=\"{seen:x}\" defer></script>")
}

/// What a page may do besides: run the preview's script, which asks the preview. Nothing else runs, as everywhere.
pub(super) fn policy() -> HeaderValue {
    let everywhere = handler::PAGE_HEADERS.iter().find(|(name, _)| *name == "content-security-policy");
    let everywhere = everywhere.map_or("default-src 'none'", |(_, policy)| policy);
    let wider = format!("{everywhere}; script-src 'self'; connect-src 'self'");
    HeaderValue::from_str(&wider).unwrap_or(HeaderValue::from_static("default-src 'none'"))
}

/// The preview's own files, and the answer to whoever waits; none where the address is the site's.
pub(super) async fn answer(preview: &Arc<Preview>, uri: &Uri, stopping: Stopping) -> Option<Response> {
    let file = |kind: &'static str, text: &'static str| {
        Some(([(CONTENT_TYPE, kind), (CACHE_CONTROL, "no-cache")], text).into_response())
    };
    match uri.path() {
        STYLE => file("text/css; charset=utf-8", include_str!("assets/preview.css")),
        SCRIPT => file("text/javascript; charset=utf-8", include_str!("assets/reload.js")),
        CHANGES => Some(changes(preview, uri, stopping).await),
        _ => None,
    }
}

/// What a page asks: whether it changed.
#[derive(serde::Deserialize)]
struct Waits {
    page: String,
    seen: String,
}

/// 200 as soon as what a page depends on is no longer as it was; 204 when it did not change for a while.
async fn changes(preview: &Arc<Preview>, uri: &Uri, mut stopping: Stopping) -> Response {
    let asked = Query::<Waits>::try_from_uri(uri).ok();
    let asked = asked.and_then(|Query(waits)| Some((waits.page, u64::from_str_radix(&waits.seen, 16).ok()?)));
    let Some((page, seen)) = asked else { return StatusCode::BAD_REQUEST.into_response() };
    let page: Arc<str> = percent_encoding::percent_decode_str(&page).decode_utf8_lossy().into();
    let until = Instant::now() + WAIT;
    while Instant::now() < until {
        let (preview, page) = (Arc::clone(preview), Arc::clone(&page));
        match tokio::task::spawn_blocking(move || preview.seen(&page)).await {
            Ok(now) if now == seen => {}
            _ => return ([(CACHE_CONTROL, "no-store")], "changed").into_response(),
        }
        tokio::select! {
            () = sleep(LOOK_EVERY) => {}
            () = stopping.stops() => break,
        }
    }
    (StatusCode::NO_CONTENT, [(CACHE_CONTROL, "no-store")]).into_response()
}
