//! The words in force, read from the folder that a build wrote.
//!
//! What is shared is read at start; a landlord is read when somebody asks for
//! it, and kept as long as there is room. Which version is in force is what the day says on which
//! somebody asks, of all versions that the build knew: a build that was missed
//! puts no complaint under a policy that has ended.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;
use complaints::pages::{Renderer, Site};
use complaints::policy::library::{Landlord, Library, stored_policy};
use complaints::policy::manifest::{FORMAT, Manifest, ManifestLandlord};
use complaints::words::problem::Problem;
use complaints::words::source::SourceFile;
use complaints::words::trees::{Trees, Unreadable};
use quick_cache::sync::Cache;

use crate::complaint::Complaint;

mod age;
mod landlord;
mod undated;
mod versions;

pub use landlord::LandlordWords;
pub use undated::{NoWay, Undated};
pub use versions::Versions;

/// How many landlords are kept at hand: about 0.25 MiB each, and a site may have more than fit in memory. Whoever
/// is asked for least is read again when somebody asks.
const KEPT: usize = 64;

/// The words of one build: shared ones read at start, a landlord's when they are first asked for.
pub struct Words {
    folder: PathBuf,
    manifest: Manifest,
    build: Option<String>,
    /// The words that all landlords share.
    pub library: Library,
    /// The templates that the form renders, each parsed when a page first needs it.
    pub renderer: Renderer,
    versions: Cache<String, Arc<Versions>>,
    /// A landlord as it stood on the last day that somebody asked for.
    days: Cache<String, (NaiveDate, Arc<LandlordWords>)>,
    tried: undated::Tried,
    told_old: age::Told,
}

/// Why the words cannot be used. The form does not start without them.
#[derive(Debug, thiserror::Error)]
pub enum WordsError {
    /// A file cannot be read.
    #[error("cannot read {path}: {error}")]
    Read {
        /// The path of the file.
        path: String,
        /// What the machine said of it.
        error: std::io::Error,
    },
    /// The manifest is not one that a build wrote.
    #[error("{path} was not written by this version of site-gen build: {error}")]
    Manifest {
        /// The path of the manifest.
        path: String,
        /// What is wrong with its JSON, with line and column.
        error: serde_json::Error,
    },
    /// The trees of the shared words are none that a build wrote.
    #[error("{path} was not written by this version of site-gen build: {error}")]
    Trees {
        /// The path of the file.
        path: String,
        /// What is wrong with them.
        error: Unreadable,
    },
    /// The words are of a format that this program does not read.
    #[error(
        "{path} has words of the format {found:?}, and this program reads {FORMAT:?}: deploy the words and the program of one release"
    )]
    Format {
        /// The path of the manifest.
        path: String,
        /// The format that it gives; empty where it gives none.
        found: String,
    },
    /// The words have problems, which a build would have told.
    #[error("the words have problems; build them again:\n{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Problems(Vec<Problem>),
}

/// The one part of a manifest that every format has.
#[derive(serde::Deserialize)]
struct Format {
    #[serde(default)]
    format: String,
}

impl Words {
    /// Reads the folder `words` of a build.
    ///
    /// # Errors
    /// When a file is missing or has problems.
    pub fn open(folder: &Path) -> Result<Self, WordsError> {
        let path = folder.join("manifest.json");
        let text = read(&path)?;
        let at = path.display().to_string();
        let no_manifest = |error| WordsError::Manifest { path: at.clone(), error };
        // First: whatever else another format has, it is not to be read.
        let Format { format } = serde_json::from_str(&text).map_err(no_manifest)?;
        if format != FORMAT {
            return Err(WordsError::Format { path: at, found: format });
        }
        let manifest: Manifest = serde_json::from_str(&text).map_err(no_manifest)?;
        let path = folder.join("trees");
        let no_trees = |error| WordsError::Trees { path: path.display().to_string(), error };
        let mut trees = match fs::read(&path) {
            Ok(bytes) => Trees::unpack(&bytes).map_err(no_trees)?,
            // A preview has none: its words change file by file.
            Err(error) if error.kind() == ErrorKind::NotFound => Trees::default(),
            Err(error) => return Err(WordsError::Read { path: path.display().to_string(), error }),
        };
        let mut templates = Vec::new();
        let mut content = Vec::new();
        for name in &manifest.content {
            let file = SourceFile::new(format!("content/{name}"), &read(&folder.join("content").join(name))?);
            let file = trees.give(name, file).map_err(no_trees)?;
            if name.starts_with("templates/") { &mut templates } else { &mut content }.push(file);
        }
        let renderer = Renderer::on_demand(&templates);
        let (library, problems) = Library::read(&content);
        let library = library.ok_or(WordsError::Problems(problems))?;
        let folder = folder.to_path_buf();
        let (versions, days, tried) = (Cache::new(KEPT), Cache::new(KEPT), undated::Tried::default());
        let told_old = age::Told::default();
        let build = (!manifest.digest.is_empty()).then(|| format!("{} {}", manifest.format, manifest.digest));
        Ok(Self { folder, manifest, build, library, renderer, versions, days, tried, told_old })
    }

    /// The day for which the words were built.
    #[must_use]
    pub fn built_for(&self) -> NaiveDate {
        self.manifest.built_for
    }

    /// The format of the words and the digest of their build, as `redress-words-5 5d41…`: by it form and site are held
    /// against each other. `None` in a preview.
    #[must_use]
    pub fn build(&self) -> Option<&str> {
        self.build.as_deref()
    }

    /// The path of the style sheet on the site, such as `/assets/style-1b2c3d4e.css`.
    #[must_use]
    pub fn style(&self) -> &str {
        &self.manifest.style
    }

    /// The address of each landlord on the site, such as `imani`.
    pub fn slugs(&self) -> impl Iterator<Item = &str> {
        self.manifest.landlords.iter().map(|l| l.slug.as_str())
    }

    /// A landlord's words as they stand on a day; `None` when there is no such landlord. Made once for each day.
    ///
    /// # Errors
    /// When its files cannot be read.
    pub fn landlord(&self, slug: &str, on: NaiveDate) -> Result<Option<Arc<LandlordWords>>, WordsError> {
        if let Some(kept) = self.kept(slug, on) {
            return Ok(Some(kept));
        }
        let Some(words) = self.made(slug, on)?.map(Arc::new) else { return Ok(None) };
        // In place of the day before, which is over.
        self.days.insert(slug.to_owned(), (on, Arc::clone(&words)));
        Ok(Some(words))
    }

    /// The same on whatever day is at hand: for a page that is made when anything may be at fault, the clock too.
    ///
    /// # Errors
    /// When its files cannot be read.
    pub fn landlord_on_any_day(&self, slug: &str) -> Result<Option<Arc<LandlordWords>>, WordsError> {
        match self.days.get(slug) {
            Some((_, kept)) => Ok(Some(kept)),
            None => Ok(self.made(slug, self.built_for())?.map(Arc::new)),
        }
    }

    /// Every version of a landlord's policy; `None` when there is no such landlord.
    ///
    /// # Errors
    /// When its files cannot be read.
    pub fn versions(&self, slug: &str) -> Result<Option<Arc<Versions>>, WordsError> {
        if let Some(kept) = self.kept_versions(slug) {
            return Ok(Some(kept));
        }
        let Some(read) = self.read_landlord(slug)?.map(Arc::new) else { return Ok(None) };
        self.versions.insert(slug.to_owned(), Arc::clone(&read));
        Ok(Some(read))
    }

    fn kept_versions(&self, slug: &str) -> Option<Arc<Versions>> {
        self.versions.get(slug)
    }

    /// A landlord's words of a day, where somebody has asked for them before.
    fn kept(&self, slug: &str, on: NaiveDate) -> Option<Arc<LandlordWords>> {
        self.days.get(slug).filter(|(day, _)| *day == on).map(|(_, words)| words)
    }

    fn made(&self, slug: &str, on: NaiveDate) -> Result<Option<LandlordWords>, WordsError> {
        Ok(self.versions(slug)?.and_then(|versions| self.on_a_day(versions, on)))
    }

    fn on_a_day(&self, versions: Arc<Versions>, on: NaiveDate) -> Option<LandlordWords> {
        let listed = self.listed(&versions.landlord.slug)?;
        LandlordWords::new(versions, &listed.in_force, &self.library, &self.site(on))
    }

    fn listed(&self, slug: &str) -> Option<&ManifestLandlord> {
        self.manifest.landlords.iter().find(|landlord| landlord.slug == slug)
    }

    fn read_landlord(&self, slug: &str) -> Result<Option<Versions>, WordsError> {
        let Some(listed) = self.listed(slug) else { return Ok(None) };
        let files = listed
            .versions
            .iter()
            .map(|id| {
                let name = format!("policies/{slug}/{id}.md");
                Ok(SourceFile::new(name.clone(), &read(&self.folder.join(&name))?))
            })
            .collect::<Result<Vec<_>, WordsError>>()?;
        let (landlord, problems) = Landlord::read(slug, &files, &self.library);
        let landlord = landlord.ok_or(WordsError::Problems(problems))?;
        Ok(Some(Versions::new(landlord, &self.library)))
    }

    /// The words for a complaint on a day: its landlord's, or where that has left the site what
    /// its own copy of the policy and the shared words give; `None` where that cannot be read.
    ///
    /// # Errors
    /// When the landlord's files cannot be read.
    pub fn of_complaint(&self, complaint: &Complaint, on: NaiveDate) -> Result<Option<Arc<LandlordWords>>, WordsError> {
        if let Some(words) = self.landlord(&complaint.landlord, on)? {
            return Ok(Some(words));
        }
        let policy = stored_policy(&complaint.clocks, &complaint.policy);
        let copy = policy.map(|policy| LandlordWords::of_copy(complaint, policy, &self.library, &self.site(on)));
        Ok(copy.map(Arc::new))
    }

    fn site(&self, on: NaiveDate) -> Site<'_> {
        Site { style: &self.manifest.style, on, alone: self.manifest.alone, host: "", closed: false }
    }
}

fn read(path: &Path) -> Result<String, WordsError> {
    fs::read_to_string(path).map_err(|error| WordsError::Read { path: path.display().to_string(), error })
}
