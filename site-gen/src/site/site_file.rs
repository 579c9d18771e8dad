//! A file of the site, rendered and not yet written.

/// Its path below the site's root, and its text.
#[derive(Debug, Clone)]
pub struct SiteFile {
    /// Path with `/`, such as `imani/index.html`.
    pub path: String,
    /// The HTML, calendar or other text that it holds.
    pub text: String,
}

impl SiteFile {
    /// Its path below the output folder, beside the words that travel with the form.
    pub(crate) fn output_path(&self) -> String {
        output_path(&self.path)
    }
}

/// The folder of the site in the output folder.
const SITE: &str = "site/";

/// Where a path below the site's root lies below the output folder.
pub(super) fn output_path(path: &str) -> String {
    [SITE, path].concat()
}

/// Of a path below the output folder, the one below the site's root; none where it is no file of the site.
pub(super) fn below_site(path: &str) -> Option<&str> {
    path.strip_prefix(SITE)
}
