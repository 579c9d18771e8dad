//! The style sheet, under an address that changes with its text: browsers may
//! keep it for ever, and a changed one is seen at once.

use sha2::{Digest, Sha256};

use super::site_file::SiteFile;

/// How many bytes of the digest stand in the address: enough that two texts of one site never share it.
const DIGEST_BYTES: usize = 4;

/// The one style sheet of a site, and the address that its text gives it.
#[derive(Debug)]
pub(crate) struct Stylesheet {
    /// Its path from the root, such as `/assets/style-1b2c3d4e.css`.
    pub(crate) path: String,
    text: String,
}

impl Stylesheet {
    pub(crate) fn new(text: String) -> Self {
        let digest = complaints::form::hex::encode(&Sha256::digest(text.as_bytes())[..DIGEST_BYTES]);
        Self { path: format!("/assets/style-{digest}.css"), text }
    }

    /// The sheet as a file of the site.
    pub(crate) fn file(&self) -> SiteFile {
        SiteFile { path: self.path.trim_start_matches('/').to_owned(), text: self.text.clone() }
    }
}
