//! The style sheet and the one script of a site, each under an address that
//! changes with its text: browsers may keep it for ever, and a changed one is
//! seen at once. Knows no page that asks for them.

use complaints::form::hex;
use complaints::pages::style_in;
use complaints::policy::Colour;
use sha2::{Digest, Sha256};

use super::site_file::SiteFile;

/// How many bytes of the digest stand in the address: enough that two texts of one site never share it.
const DIGEST_BYTES: usize = 4;
/// What `colour.css` has in place of a landlord's colour.
const SLOT: &str = "{colour}";

/// What lies in `content/assets/`, as typed.
#[derive(Debug)]
pub(crate) struct AssetTexts {
    /// The style of every page.
    pub(crate) style: String,
    /// What a landlord's own colour changes in it.
    pub(crate) colour: String,
    /// The script of the pages on which something is found.
    pub(crate) find: String,
}

/// The style sheet and the script of a site, with their addresses.
#[derive(Debug)]
pub(crate) struct Assets {
    /// The path of the style sheet from the root, such as `/assets/style-1b2c3d4e.css`.
    pub(crate) style: String,
    /// The path of the script.
    pub(crate) find: String,
    texts: AssetTexts,
}

impl Assets {
    pub(crate) fn new(texts: AssetTexts) -> Self {
        let style = format!("/assets/style-{}.css", digest(&[&texts.style, &texts.colour]));
        let find = format!("/assets/find-{}.js", digest(&[&texts.find]));
        Self { style, find, texts }
    }

    /// The style sheet as a file of the site.
    pub(crate) fn sheet(&self) -> SiteFile {
        file(&self.style, self.texts.style.clone())
    }

    /// The same in a landlord's colour.
    pub(crate) fn sheet_in(&self, colour: Colour) -> SiteFile {
        let own = self.texts.colour.replace(SLOT, &colour.to_string());
        file(&style_in(&self.style, Some(colour)), format!("{}\n{own}", self.texts.style))
    }

    /// The script as a file of the site.
    pub(crate) fn script(&self) -> SiteFile {
        file(&self.find, self.texts.find.clone())
    }

    /// The file at a path below the site's root, under whatever digest a page of a moment ago has for it.
    #[cfg(feature = "serve")]
    pub(crate) fn at(&self, path: &str) -> Option<SiteFile> {
        let name = path.strip_prefix("assets/")?;
        if name.starts_with("find-") {
            return Some(self.script());
        }
        let named = name.strip_prefix("style-")?.strip_suffix(".css")?;
        let colour = named.split_once('-').and_then(|(_, digits)| Colour::parse(digits));
        Some(colour.map_or_else(|| self.sheet(), |colour| self.sheet_in(colour)))
    }
}

fn digest(texts: &[&str]) -> String {
    let mut all = Sha256::new();
    texts.iter().for_each(|text| all.update(text));
    hex::encode(&all.finalize()[..DIGEST_BYTES])
}

fn file(path: &str, text: String) -> SiteFile {
    SiteFile { path: path.trim_start_matches('/').to_owned(), text }
}
