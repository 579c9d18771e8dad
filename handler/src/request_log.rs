//! One line a request, from a list of what may be in it.
//!
//! A path can hold a receipt's key and a body a person's words, so neither can
//! reach a line: a line is made of a method, the name of a route, a status and
//! a time, and nothing else has a way in.

use std::time::Instant;

use axum::extract::Request;
use axum::http::StatusCode;
use tracing::info;

/// A request's line, begun.
pub(crate) struct RequestLine {
    method: &'static str,
    route: &'static str,
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
        Self { method, route: route(request.uri().path()), start: Instant::now() }
    }

    /// Writes it.
    pub(crate) fn end(self, status: StatusCode) {
        let ms = u64::try_from(self.start.elapsed().as_millis()).unwrap_or(u64::MAX);
        info!(method = self.method, route = self.route, status = status.as_u16(), ms, "request");
    }
}

fn route(path: &str) -> &'static str {
    let mut parts = path.split('/').skip(2);
    match (parts.next(), parts.next()) {
        (Some("health"), None) => "health",
        (_, Some("check")) => "check",
        (_, Some("send")) => "send",
        (_, Some("change")) => "change",
        (_, Some("copy")) => "copy",
        (_, Some("dates")) => "dates",
        (_, Some("receipt")) => "receipt",
        _ => "none",
    }
}
