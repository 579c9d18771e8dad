//! The words in force, read from the folder that a build wrote.
//!
//! What is shared is read at start; a landlord is read when somebody asks for
//! it, and kept as long as there is room. Both come from what the build packed;
//! where nothing is packed, as in a preview, from the texts. Which version is in force is what the day says on which
//! somebody asks, of all versions that the build knew: a build that was missed
//! puts no complaint under a policy that has ended.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;
use complaints::pages::{Renderer, Site};
use complaints::policy::library::packed::{self, Shared, SharedForm, Unusable};
use complaints::policy::library::{Landlord, Library, stored_policy};
use complaints::policy::manifest::{FORMAT, Manifest, ManifestLandlord};
use complaints::words::problem::Problem;
use complaints::words::source::SourceFile;
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
    /// By which the landlords that were packed are held against the shared words; none where nothing was.
    packed: Option<SharedForm>,
    /// The words that all landlords share.
    pub library: Library,
    /// The templates that the form renders, each parsed when a page first needs it.
    pub renderer: Renderer,
    versions: Cache<String, Arc<Versions>>,
    /// A landlord as it stood on the last day that somebody asked for.
    days: Cache<String, (NaiveDate, Arc<LandlordWords>)>,
    tried: undated::Tried,
    told_old: age::Told,
    /// The form takes nothing for now, and its pages offer nothing to press.
    closed: bool,
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
    /// What was packed cannot be used.
    #[error("{path} cannot be used: {error}; build the words again")]
    Packed {
        /// The path of the file.
        path: String,
        /// What is wrong with it.
        error: Unusable,
    },
    /// What was packed is of another build than the manifest beside it.
    #[error("{path} is of another build than its manifest: put the words of one build there, whole")]
    OfAnotherBuild {
        /// The path of the file.
        path: String,
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

/// The one part of a manifest that every format has, and what it says of its build.
#[derive(serde::Deserialize)]
struct Format {
    #[serde(default)]
    format: String,
    #[serde(default)]
    digest: String,
}

impl Words {
    /// Reads the folder `words` of a build.
    ///
    /// # Errors
    /// When a file is missing or has problems.
    pub fn open(folder: &Path) -> Result<Self, WordsError> {
        let path = folder.join("manifest.json");
        let json = read(&path)?;
        let at = path.display().to_string();
        let packed = packed_at(&folder.join(packed::SHARED))?;
        let (place, shared) = match packed {
            Some((place, bytes)) => (place, Some(Shared::unpack(&bytes))),
            None => (String::new(), None),
        };
        // First: whatever else another format has, it is not to be read.
        let is_known = matches!(&shared, Some(Ok(shared)) if shared.manifest.begins(&json));
        let stated = if is_known { None } else { Some(stated(&at, &json)?) };
        let Some(shared) = shared else { return Self::of_texts(folder, &at, &json) };
        let shared = shared.map_err(|error| WordsError::Packed { path: place.clone(), error })?;
        if stated.is_some_and(|stated| stated.digest != shared.manifest.digest) {
            return Err(WordsError::OfAnotherBuild { path: place });
        }
        let form = shared.form();
        let Shared { manifest, library, templates, .. } = shared;
        Ok(Self::new(folder, manifest, library, Renderer::on_demand(templates), Some(form)))
    }

    /// Reads the texts that a manifest lists.
    fn of_texts(folder: &Path, at: &str, json: &str) -> Result<Self, WordsError> {
        let no_manifest = |error| WordsError::Manifest { path: at.to_owned(), error };
        let manifest: Manifest = serde_json::from_str(json).map_err(no_manifest)?;
        let mut templates = Vec::new();
        let mut content = Vec::new();
        for name in &manifest.content {
            let text = read(&folder.join("content").join(name))?;
            match name.strip_prefix("templates/") {
                Some(template) => templates.push((template.to_owned(), SourceFile::new(name, &text).text)),
                None => content.push(SourceFile::new(format!("content/{name}"), &text)),
            }
        }
        let (library, problems) = Library::read(&content);
        let library = library.ok_or(WordsError::Problems(problems))?;
        Ok(Self::new(folder, manifest, library, Renderer::on_demand(templates), None))
    }

    fn new(
        folder: &Path,
        manifest: Manifest,
        library: Library,
        renderer: Renderer,
        packed: Option<SharedForm>,
    ) -> Self {
        let folder = folder.to_path_buf();
        let (versions, days, tried) = (Cache::new(KEPT), Cache::new(KEPT), undated::Tried::default());
        let told_old = age::Told::default();
        let build = (!manifest.digest.is_empty()).then(|| format!("{} {}", manifest.format, manifest.digest));
        Self { folder, manifest, build, packed, library, renderer, versions, days, tried, told_old, closed: false }
    }

    /// The day for which the words were built.
    #[must_use]
    pub fn built_for(&self) -> NaiveDate {
        self.manifest.built_for
    }

    /// The format of the words and the digest of their build, as `redress-words-6 5d41…`: by it form and site are held
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
        let landlord = self.unpacked(slug, &files)?.map_or_else(|| self.read_texts(slug, &files), Ok)?;
        Ok(Some(Versions::new(landlord, &self.library)))
    }

    /// The landlord as a build packed it; `None` where none did, or one of before that had other shared words: a build
    /// that keeps going takes over the last good words of a landlord with mistakes.
    fn unpacked(&self, slug: &str, files: &[SourceFile]) -> Result<Option<Landlord>, WordsError> {
        let Some(form) = &self.packed else { return Ok(None) };
        let Some((path, bytes)) = packed_at(&self.folder.join(packed::LANDLORDS).join(slug))? else { return Ok(None) };
        match Landlord::unpack(slug, &bytes, files, form) {
            Ok(landlord) => Ok(Some(landlord)),
            Err(Unusable::Format | Unusable::OfAnotherForm) => Ok(None),
            Err(error) => Err(WordsError::Packed { path, error }),
        }
    }

    fn read_texts(&self, slug: &str, files: &[SourceFile]) -> Result<Landlord, WordsError> {
        let (landlord, problems) = Landlord::read(slug, files, &self.library);
        landlord.ok_or(WordsError::Problems(problems))
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

    /// The same for a form that takes nothing for now.
    #[must_use]
    pub fn closed(self) -> Self {
        Self { closed: true, ..self }
    }

    fn site(&self, on: NaiveDate) -> Site<'_> {
        Site { style: &self.manifest.style, on, alone: self.manifest.alone, host: "", closed: self.closed }
    }
}

/// What a manifest says of its format and its build.
fn stated(path: &str, json: &str) -> Result<Format, WordsError> {
    let no_manifest = |error| WordsError::Manifest { path: path.to_owned(), error };
    let stated: Format = serde_json::from_str(json).map_err(no_manifest)?;
    if stated.format == FORMAT {
        Ok(stated)
    } else {
        Err(WordsError::Format { path: path.to_owned(), found: stated.format })
    }
}

/// What was packed into a file, with its path; `None` where there is no such file.
fn packed_at(path: &Path) -> Result<Option<(String, Vec<u8>)>, WordsError> {
    let at = path.display().to_string();
    match fs::read(path) {
        Ok(bytes) => Ok(Some((at, bytes))),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(WordsError::Read { path: at, error }),
    }
}

fn read(path: &Path) -> Result<String, WordsError> {
    fs::read_to_string(path).map_err(|error| WordsError::Read { path: path.display().to_string(), error })
}
