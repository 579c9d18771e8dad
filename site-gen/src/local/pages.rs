//! The static pages as the CDN serves them on AWS: each at one address, to
//! which every other way of writing it leads. Nothing is looked for on the
//! disk by a name that no file can have, and no answer leads to another site.

use std::path::{Path, PathBuf};

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::header::LOCATION;
use axum::http::{HeaderName, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use handler::address::without_tail;
use tower::ServiceExt;
use tower_http::services::{ServeDir, ServeFile};

/// The most bytes of a file's name on any disk.
const MAX_NAME: usize = 255;
/// The most bytes of a path that a system takes.
const MAX_PATH: usize = 2048;

/// What an address leads to.
#[derive(Debug, PartialEq, Eq)]
enum Place {
    /// Something of the site.
    Here,
    /// The same, under the address that it has.
    At(String),
    Nowhere,
}

/// The pages and files in `folder`, and the page for what is not there.
pub fn pages(folder: &Path) -> Router {
    let folder = folder.to_path_buf();
    let answers = Router::new().fallback(move |request: Request| answer(folder.clone(), request));
    answers.layer(axum::middleware::map_response(async |mut response: Response| {
        // What the CDN adds on AWS.
        for (name, value) in handler::PAGE_HEADERS {
            response.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
        response
    }))
}

async fn answer(folder: PathBuf, request: Request) -> Response {
    match place(&folder, request.uri()) {
        Place::Here => match ServeDir::new(&folder).oneshot(request).await {
            Ok(response) => response.map(Body::new),
            Err(never) => match never {},
        },
        Place::At(address) => {
            let address = HeaderValue::from_str(&address).unwrap_or(HeaderValue::from_static("/"));
            (StatusCode::MOVED_PERMANENTLY, [(LOCATION, address)]).into_response()
        }
        Place::Nowhere => {
            let missing = ServeFile::new(folder.join("404.html")).oneshot(Request::new(Body::empty())).await;
            let mut response = match missing {
                Ok(response) => response.map(Body::new),
                Err(never) => match never {},
            };
            *response.status_mut() = StatusCode::NOT_FOUND;
            response
        }
    }
}

/// Where an address leads. Only what is there gets another address, so that
/// whoever mistypes one sees at once that there is nothing.
fn place(folder: &Path, uri: &Uri) -> Place {
    // A browser reads "//evil.example" and "/\evil.example" in a redirect as another site.
    let path = format!("/{}", uri.path().trim_start_matches(['/', '\\']));
    if on_disk(folder, &path).is_none() {
        return Place::Nowhere;
    }
    let plain = without_tail(&path);
    let name = plain.rsplit('/').next().unwrap_or_default();
    // A last name without a dot is a page, which is a folder; with one, a file.
    let meant = if name.contains('.') { plain.to_owned() } else { format!("{plain}/") };
    let Some(file) = on_disk(folder, &meant).filter(|file| file.exists()) else { return Place::Nowhere };
    if meant == uri.path() {
        return Place::Here;
    }
    // A folder with a dot in its name, or a file without one, is served as it is asked for.
    if file.is_dir() != meant.ends_with('/') {
        return Place::Here;
    }
    Place::At(uri.query().map_or_else(|| meant.clone(), |query| format!("{meant}?{query}")))
}

/// The file of a path; none where no file can have such a name, or it leads out of the folder.
fn on_disk(folder: &Path, path: &str) -> Option<PathBuf> {
    let decoded = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
    let names: Vec<&str> = decoded.split('/').filter(|name| !name.is_empty()).collect();
    let possible = |name: &&str| name.len() <= MAX_NAME && *name != ".." && !name.contains('\0');
    (decoded.len() <= MAX_PATH && names.iter().all(possible)).then(|| folder.join(names.join("/")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_writing_an_address_leads_to_the_one_that_it_has() {
        let folder = tempfile::tempdir().expect("a folder for a while");
        std::fs::create_dir_all(folder.path().join("imani/policy/2014-01")).expect("it can be made");
        std::fs::write(folder.path().join("imani/policy.brf"), "x").expect("it can be written");
        let of = |address: &str| place(folder.path(), &address.parse().expect("an address"));
        for here in ["/", "/imani/", "/imani/policy/2014-01/", "/imani/policy.brf"] {
            assert_eq!(of(here), Place::Here, "{here}");
        }
        for (address, page) in [
            ("/imani", "/imani/"),
            ("/imani.", "/imani/"),
            ("/imani/%20).", "/imani/"),
            ("//imani", "/imani/"),
            ("//imani//", "/imani/"),
            ("/imani/policy/2014-01,", "/imani/policy/2014-01/"),
            ("/imani/policy.brf).", "/imani/policy.brf"),
            ("/imani%22?a=b", "/imani/?a=b"),
            ("/.", "/"),
            ("//", "/"),
        ] {
            assert_eq!(of(address), Place::At(page.to_owned()), "{address}");
        }
        let long = format!("/{}", "x".repeat(300));
        let longer = format!("/imani/{}/", "x".repeat(10_000));
        let deep = "/x".repeat(3_000);
        for nowhere in [
            "/nobody",
            "//evil.example",
            "//evil.example/..",
            "/..",
            "/imani/../../etc/passwd",
            "/%2e%2e/imani",
            "/%00",
            "/imani/%00/",
            "/x%ff/y",
            "/x%5c",
            "/imani/..",
            &long,
            &longer,
            &deep,
        ] {
            let place = of(nowhere);
            assert!(matches!(&place, Place::Nowhere), "{} is {place:?}", nowhere.get(..40).unwrap_or(nowhere));
        }
    }
}
