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
        format!("site/{}", self.path)
    }
}
