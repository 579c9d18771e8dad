//! One landlord as it lies on the disk, made into pages and words: by the same
//! function as a build's, so that a page is the same in both, byte for byte.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use complaints::pages::Site;
use complaints::policy::manifest::ManifestLandlord;
use complaints::words::problem::{Problem, any_error};
use complaints::words::source::SourceFile;

use super::draft::Draft;
use super::fingerprint::Fingerprint;
use super::shared_words::{Shared, as_problems};
use crate::check::{Allowed, Checker};
use crate::read::{self, Folders};
use crate::site::{self, Named};

/// The files of a landlord's site, by their path below its root.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// What a landlord's files and the shared words give on a day.
#[derive(Default)]
pub(crate) struct Made {
    /// All that is wrong or to update.
    pub(crate) problems: Vec<Problem>,
    /// What its author says is meant.
    pub(crate) allowed: Vec<Allowed>,
    /// How many of its versions start later.
    pub(crate) to_come: usize,
    /// Its name, and the file that gives it, where its facts can be read.
    pub(crate) name: Option<Named>,
    /// Its links to pages of the whole site.
    pub(crate) links: Vec<site::BuiltLink>,
    /// `None` where no pages can be made.
    pub(crate) files: Option<Files>,
    /// What the form reads, where nothing is to be mended.
    pub(crate) words: Option<Words>,
}

/// One landlord as the form reads it.
pub(crate) struct Words {
    pub(crate) listed: ManifestLandlord,
    pub(crate) versions: Vec<SourceFile>,
}

/// Where a landlord's versions are.
pub(crate) struct Place<'a> {
    pub(crate) slug: &'a str,
    pub(crate) folders: &'a Folders,
    /// The draft, where it is this landlord's.
    pub(crate) draft: Option<&'a Draft>,
}

impl<'a> Place<'a> {
    /// `draft` is that of the whole preview, whoever's it is.
    pub(crate) fn new(slug: &'a str, folders: &'a Folders, draft: Option<&'a Draft>) -> Self {
        Self { slug, folders, draft: draft.filter(|draft| draft.landlord == slug) }
    }

    /// How its files stand.
    pub(crate) fn look(&self) -> Fingerprint {
        let versions =
            Fingerprint::below(&self.folder()).with(Fingerprint::of_file(&self.folders.assessment(self.slug)));
        self.draft.map_or(versions, |draft| versions.with(Fingerprint::of_file(&draft.file)))
    }

    /// Its pages and words on a day, with all that is to be told.
    pub(crate) fn make(&self, shared: &Shared, site: Site<'_>) -> Made {
        let mut problems = Vec::new();
        let versions = self.versions(&mut problems);
        let written = Mutex::new(Files::new());
        let context = shared.context(site);
        let assessment = read::assessment(self.folders, self.slug, &mut problems).unwrap_or_else(|error| {
            problems.extend(as_problems(error, self.folders));
            None
        });
        let made = site::landlord_of(
            self.slug,
            &versions,
            assessment.as_ref(),
            &Checker::new(&shared.library, site.on),
            Some(&context),
            &|path, bytes| {
                if let Some(path) = path.strip_prefix("site/") {
                    written.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), bytes.to_vec());
                }
                Ok(())
            },
        );
        let mut one = made.unwrap_or_default();
        problems.append(&mut one.problems);
        problems.sort();
        problems.dedup();
        let is_sound = shared.is_sound && !any_error(&problems);
        let to_come = one.rendered.as_ref().map(|rendered| rendered.to_come).unwrap_or_default();
        let as_written = one
            .as_written
            .map(|pages| pages.into_iter().map(|page| (page.path, page.text.into_bytes())).collect::<Files>());
        let (files, words) = match one.rendered {
            Some(rendered) => {
                let words = is_sound.then_some(Words { listed: rendered.in_manifest, versions });
                (Some(written.into_inner().unwrap_or_else(PoisonError::into_inner)), words)
            }
            // A mistake in the words of a page hides none of them: the page shows what was written, with the mistake.
            None => (as_written, None),
        };
        Made { problems, allowed: one.allowed, to_come, name: one.name, links: one.links, files, words }
    }

    fn folder(&self) -> std::path::PathBuf {
        self.folders.policies.join(self.slug)
    }

    /// Its versions as texts, the draft in the place of a version of its day.
    fn versions(&self, problems: &mut Vec<Problem>) -> Vec<SourceFile> {
        let folder = self.folder();
        let mut versions = if self.draft.is_none() || Path::is_dir(&folder) {
            read::landlord_files(&folder, problems).unwrap_or_else(|error| {
                problems.extend(as_problems(error, self.folders));
                Vec::new()
            })
        } else {
            Vec::new()
        };
        if let Some(draft) = self.draft {
            match draft.read() {
                Ok(text) => {
                    versions.retain(|version| version.stem() != text.stem());
                    versions.push(text);
                }
                Err(problem) => problems.push(*problem),
            }
        }
        versions
    }
}
