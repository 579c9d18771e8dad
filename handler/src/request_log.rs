//! One line a request, from a list of what may be in it.
//!
//! A path can hold a receipt's key and a body a person's words, so neither can
//! reach a line: a line is made of a method, the name of a route, a status and
//! a time, and nothing else has a way in.

use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::http::StatusCode;
use tracing::info;

/// A request's line, begun.
pub(crate) struct RequestLine {
    method: &'static str,
    route: String,
    start: Instant,
}

impl RequestLine {
    /// Begins the line of a request.
    #[must_use]
    pub(crate) fn start(request: &Request) -> Self {
        let method = match request.method().as_str() {
            "GET" => "GET",
            "POST" => "POST",
            "HEAD" => "HEAD",
            _ => "other",
        };
        Self { method, route: request.extensions().get().map_or("none", name).to_owned(), start: Instant::now() }
    }

    /// Writes the line: method, route, status and milliseconds since the start.
    pub(crate) fn end(self, status: StatusCode) {
        let ms = u64::try_from(self.start.elapsed().as_millis()).unwrap_or(u64::MAX);
        info!(method = self.method, route = self.route.as_str(), status = status.as_u16(), ms, "request");
    }
}

/// A route's name: the last part of its pattern that is the same for all, such
/// as `receipt` of `/form/{landlord}/receipt/{reference}/{key}`.
fn name(pattern: &MatchedPath) -> &str {
    pattern.as_str().rsplit('/').find(|part| !part.starts_with('{')).unwrap_or("none")
}
