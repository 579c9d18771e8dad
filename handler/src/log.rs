//! One line a request, from a list of what may be in it.
//!
//! A path can hold a receipt's key and a body a person's words, so neither can
//! reach a line: a line is made of a method, the name of a route, a status and
//! a time, and nothing else has a way in.

use std::time::Instant;

use axum::extract::Request;
use axum::http::StatusCode;
use tracing::{error, info};

/// A request's line, begun.
pub struct Line {
    method: &'static str,
    route: &'static str,
    start: Instant,
}

impl Line {
    /// Begins the line of a request.
    #[must_use]
    pub fn start(request: &Request) -> Self {
        let method = match request.method().as_str() {
            "GET" => "GET",
            "POST" => "POST",
            "HEAD" => "HEAD",
            _ => "other",
        };
        Self { method, route: route(request.uri().path()), start: Instant::now() }
    }

    /// Writes it.
    pub fn end(self, status: StatusCode) {
        let ms = u64::try_from(self.start.elapsed().as_millis()).unwrap_or(u64::MAX);
        info!(method = self.method, route = self.route, status = status.as_u16(), ms, "request");
    }
}

fn route(path: &str) -> &'static str {
    let mut parts = path.split('/').skip(2);
    match (parts.next(), parts.next()) {
        (Some("health"), None) => "health",
        (Some("drain"), None) => "drain",
        (_, Some("check")) => "check",
        (_, Some("send")) => "send",
        (_, Some("change")) => "change",
        (_, Some("copy")) => "copy",
        (_, Some("dates")) => "dates",
        (_, Some("receipt")) => "receipt",
        _ => "none",
    }
}

/// A fault of ours: what failed, and what the machine said of it. Never called
/// with anything a visitor sent.
pub fn fault(what: &'static str, said: &dyn std::fmt::Display) {
    error!(what, said = %said, "fault");
}

/// Writes lines as JSON to stderr, and panics without what they carried.
pub fn install() {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "info".into());
    // A second call, as in tests, finds one there already.
    let _set = tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(std::io::stderr).try_init();
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(|l| format!("{}:{}", l.file(), l.line())).unwrap_or_default();
        error!(what = "panic", said = %place, "fault");
    }));
}
