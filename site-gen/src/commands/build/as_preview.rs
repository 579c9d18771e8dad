//! A build for people who look at a proposal: no search engine takes it, and
//! every page says as on which day it is seen, and that nothing of it is public.
//!
//! It can stand below a folder of another site: then its links lead there.

use chrono::NaiveDate;

use crate::command_error::CommandError;
use crate::write_file::Output;

/// Hands files on as a preview has them. No page of a build before is taken over: it is no preview.
pub(super) struct AsPreview<'o> {
    inner: &'o dyn Output,
    /// What stands on every page.
    line: String,
    /// The folder below which the site stands, such as `/preview/12`; empty where it has an address of its own.
    below: &'o str,
}

/// What leads somewhere on a page, as our templates write it.
const LEADS: [&str; 4] = [" href=\"/", " src=\"/", " action=\"/", " formaction=\"/"];

const NO_INDEX: &str = "<meta name=\"robots\" content=\"noindex\">";
const CHARSET: &str = "<meta charset=\"utf-8\">";
const HEADER: &str = "<header class=\"top\">";

impl<'o> AsPreview<'o> {
    pub(super) fn new(inner: &'o dyn Output, on: NaiveDate, below: &'o str) -> Self {
        let day = on.format("%A %-d %B %Y");
        let line = format!(
            "<aside class=\"demo\" aria-label=\"Preview\"><p><strong>Preview.</strong> You see the site as on {day}. It is not \
             public, and the form sends nothing.</p></aside>\n"
        );
        Self { inner, line, below: below.trim_end_matches('/') }
    }

    fn as_seen(&self, path: &str, bytes: &[u8]) -> Vec<u8> {
        match (path, std::str::from_utf8(bytes)) {
            ("site/robots.txt", _) => b"User-agent: *\nDisallow: /\n".to_vec(),
            (path, Ok(html)) if path.starts_with("site/") && path.ends_with(".html") => self.page(html).into_bytes(),
            _ => bytes.to_vec(),
        }
    }

    fn page(&self, html: &str) -> String {
        let mut page = html.to_owned();
        if !page.contains(NO_INDEX) {
            page = page.replacen(CHARSET, &format!("{CHARSET}\n{NO_INDEX}"), 1);
        }
        page = page.replacen(HEADER, &format!("{}{HEADER}", self.line), 1);
        if !self.below.is_empty() {
            for lead in LEADS {
                page = page.replace(lead, &format!("{}{}/", lead.trim_end_matches('/'), self.below));
            }
        }
        page
    }
}

impl Output for AsPreview<'_> {
    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), CommandError> {
        self.inner.write(path, &self.as_seen(path, bytes))
    }

    fn write_shared(&self, path: &str, bytes: &[u8]) -> Result<(), CommandError> {
        self.inner.write_shared(path, &self.as_seen(path, bytes))
    }
}
