//! The site over HTTP: pages with what stands on them in a preview alone, the
//! files beside them, and the page for what is not there.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, LOCATION};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use tower_http::compression::CompressionLayer;

use super::address::{Place, file, place};
use super::{Page, Preview, Stopping, is_page, on_the_page, reload};
use crate::site::{self, Failing, Published};
use crate::write_file::Nowhere;

/// What a page that cannot be made is answered with: the address is right, and somebody is to mend something.
const CANNOT_BE_MADE: StatusCode = StatusCode::SERVICE_UNAVAILABLE;

/// The next request has what changed.
const ASKED_AGAIN: &str = "no-cache";
/// What has the digest of its bytes in its name: nobody fetches it twice.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// Whether the site's own script finds something on a page: in the list of landlords, and in a landlord's questions.
/// The template says the same to the CDN.
fn finds_something(path: &str) -> bool {
    path == "index.html" || path == "questions/index.html" || path.ends_with("/questions/index.html")
}

/// The pages and files of the site, and those that are the preview's own.
pub(crate) fn pages(preview: Arc<Preview>, stopping: Stopping) -> Router {
    let plain = preview.plain;
    let answers = Router::new().fallback(move |request: Request| {
        let (preview, stopping) = (Arc::clone(&preview), stopping.clone());
        async move {
            if request.method() != Method::GET && request.method() != Method::HEAD {
                return (StatusCode::METHOD_NOT_ALLOWED, [(ALLOW, "GET, HEAD")]).into_response();
            }
            let own = if preview.plain { None } else { reload::answer(&preview, request.uri(), stopping).await };
            match own {
                Some(own) => own,
                None => of_the_site(preview, request.into_parts().0.uri).await,
            }
        }
    });
    let answers = answers.layer(axum::middleware::map_response(async |mut response: Response| {
        // What the CDN adds on AWS; a page has said already what it may do besides.
        for (name, value) in handler::PAGE_HEADERS {
            let name = HeaderName::from_static(name);
            response.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
        }
        response
    }));
    // As the CDN does. An author's browser is on this machine, and the reloading waits for what comes piece by piece.
    if plain { answers.layer(CompressionLayer::new()) } else { answers }
}

async fn of_the_site(preview: Arc<Preview>, uri: Uri) -> Response {
    // Pages are made there, and the names of all landlords read: others are not kept waiting.
    let made = tokio::task::spawn_blocking(move || answer(&preview, &uri)).await;
    made.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

fn answer(preview: &Preview, uri: &Uri) -> Response {
    let mut found = None;
    let led = place(uri, |path| {
        found = if path == "sitemap.xml" { preview.sitemap() } else { preview.page(path) };
        found.is_some()
    });
    match (led, found) {
        (Place::Here(path), Some(page)) => sent(preview, &path, page, StatusCode::OK),
        (Place::At(address), _) => {
            let address = HeaderValue::from_str(&address).unwrap_or(HeaderValue::from_static("/"));
            (StatusCode::MOVED_PERMANENTLY, [(LOCATION, address)]).into_response()
        }
        _ => {
            let missing = preview.page("404.html");
            // Whoever waits for this page waits for the landlord whose page it would be.
            let path = file(&format!("/{}", uri.path().trim_start_matches(['/', '\\']))).unwrap_or_default();
            match missing {
                Some(page) => {
                    let seen = preview.seen(&path);
                    sent(preview, &path, Page { seen, ..page }, StatusCode::NOT_FOUND)
                }
                None => StatusCode::NOT_FOUND.into_response(),
            }
        }
    }
}

/// A file with its kind; a page with what stands on it in a preview.
fn sent(preview: &Preview, path: &str, page: Page, status: StatusCode) -> Response {
    let kind = kind(path, status);
    let kept = if page.is_for_ever { FOR_EVER } else { ASKED_AGAIN };
    let headers = [(CONTENT_TYPE, kind), (CACHE_CONTROL, kept)];
    let finds = status == StatusCode::OK && finds_something(path);
    if !kind.starts_with("text/html") {
        return (status, headers, page.bytes).into_response();
    }
    let status = if page.cannot_be_made { CANNOT_BE_MADE } else { status };
    if preview.plain {
        // Visitors are told that it is not they who did something wrong.
        let down = || preview.page("error.html").filter(|error| !error.cannot_be_made).map(|error| error.bytes);
        let bytes = page.cannot_be_made.then(down).flatten().unwrap_or(page.bytes);
        let mut response = (status, headers, bytes).into_response();
        if finds {
            let policy = HeaderValue::from_static(handler::FINDING_POLICY);
            response.headers_mut().insert("content-security-policy", policy);
        }
        return response;
    }
    let html = on_the_page::add(&page, path, &preview.told());
    let mut response = (status, headers, Body::from(html)).into_response();
    response.headers_mut().insert("content-security-policy", reload::policy());
    response
}

fn kind(path: &str, status: StatusCode) -> &'static str {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    match ending {
        _ if is_page(path) || status == StatusCode::NOT_FOUND => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "xml" => "application/xml",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

impl Preview {
    /// What search engines would read, of every landlord: made anew for whoever asks, as nobody does twice.
    fn sitemap(&self) -> Option<Page> {
        let made = site::render(&self.folders, super::day::shown(), Published::default(), Failing::StopsAll, &Nowhere);
        let sitemap = made.ok()?.for_whole_site(&self.origin).into_iter().next()?;
        Some(Page::of(sitemap.text.into_bytes()))
    }
}
