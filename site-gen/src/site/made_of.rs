//! What a landlord's pages are made of, as a digest: whatever of it is another
//! makes another, and nothing else does.

use chrono::NaiveDate;
use complaints::form::hex;
use complaints::pages::Site;
use complaints::words::source::SourceFile;
use sha2::{Digest, Sha256};

/// Our own code and that of others, as this program was built from it.
const PROGRAM: &str = env!("SITE_GEN_SOURCES");

/// What all landlords' pages are made of.
#[derive(Debug, Clone)]
pub(super) struct MadeOf(Sha256);

impl MadeOf {
    /// This program, the day, the script, and the words and templates that all share.
    pub(super) fn shared(site: &Site<'_>, script: &str, words: &[SourceFile], templates: &[SourceFile]) -> Self {
        let Site { style, on, alone, host, closed } = site;
        let mut all = Self(Sha256::new());
        all.add(PROGRAM).add(style).add(script).add(&NaiveDate::to_string(on)).add(if *alone {
            "alone"
        } else {
            "one of several"
        });
        all.add(host).add(if *closed { "closed" } else { "open" }).files(words).files(templates);
        all
    }

    /// All of that, and one landlord's own files.
    pub(super) fn landlord(&self, slug: &str, files: &[SourceFile], assessment: Option<&SourceFile>) -> String {
        let mut all = self.clone();
        hex::encode(&all.add(slug).files(files).files(assessment).0.clone().finalize())
    }

    fn files<'f>(&mut self, files: impl IntoIterator<Item = &'f SourceFile>) -> &mut Self {
        files.into_iter().for_each(|file| {
            self.add(&file.path).add(&file.text);
        });
        self
    }

    /// With its length before it, so that no two lists of texts are one.
    fn add(&mut self, text: &str) -> &mut Self {
        self.0.update(text.len().to_le_bytes());
        self.0.update(text);
        self
    }
}
