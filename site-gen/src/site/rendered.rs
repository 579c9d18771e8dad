//! What a rendered site leaves in memory once its pages have been handed on:
//! enough for the manifest, the sitemap and the problems.

use chrono::NaiveDate;
use complaints::policy::library::{Landlord, Version};
use complaints::policy::manifest::{Manifest, ManifestLandlord};
use complaints::words::problem::Problem;
use complaints::words::source::SourceFile;

use super::search_engines;
use super::site_file::SiteFile;
use super::stylesheet::Stylesheet;
use crate::check::Allowed;
use crate::report::Report;

/// A site whose pages have been rendered.
pub(crate) struct RenderedSite {
    /// What is wrong or to update, in all words.
    pub(crate) problems: Vec<Problem>,
    /// The landlords that have pages, in the order of their slugs.
    pub(crate) landlords: Vec<RenderedLandlord>,
    /// The files of shared words, which travel with the form.
    pub(crate) words: Vec<SourceFile>,
    /// All templates, of which some travel with the form.
    pub(crate) templates: Vec<SourceFile>,
    pub(super) stylesheet: Stylesheet,
    /// One landlord has the site to itself.
    pub(super) alone: bool,
    pub(super) on: NaiveDate,
    /// How many pages belong to no landlord, such as the page for a missing address.
    pub(super) shared_pages: usize,
    /// What authors say is meant.
    pub(super) allowed: Vec<Allowed>,
}

/// A landlord whose pages have been rendered.
pub(crate) struct RenderedLandlord {
    pub(crate) in_manifest: ManifestLandlord,
    /// Its name as the version in force gives it.
    pub(super) name: String,
    /// How many of its versions start later.
    pub(crate) to_come: usize,
    /// The paths of its files below the site's root.
    paths: Vec<String>,
}

impl RenderedLandlord {
    pub(super) fn new(landlord: &Landlord, current: Option<&Version>, to_come: usize, pages: Vec<SiteFile>) -> Self {
        let current = current.map(|version| &version.policy);
        Self {
            in_manifest: ManifestLandlord {
                slug: landlord.slug.clone(),
                in_force: current.map(|p| p.id.clone()).unwrap_or_default(),
                versions: landlord.versions.iter().map(|v| v.policy.id.clone()).collect(),
            },
            name: current.map(|p| p.landlord.clone()).unwrap_or_default(),
            to_come,
            paths: pages.into_iter().map(|page| page.path).collect(),
        }
    }
}

impl RenderedLandlord {
    /// The paths of its files below the site's root.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.paths.iter().map(String::as_str)
    }
}

impl RenderedSite {
    /// What is told of the words.
    pub(crate) fn report(&self) -> Report<'_> {
        let to_come = self.landlords.iter().map(|landlord| landlord.to_come).sum();
        Report { problems: &self.problems, allowed: &self.allowed, landlords: self.landlords.len(), to_come }
    }

    /// How many pages there are, of landlords and of the whole site.
    pub(crate) fn page_count(&self) -> usize {
        self.shared_pages + self.landlords.iter().map(|l| l.paths.len()).sum::<usize>()
    }

    /// The style sheet and what search engines read, for a site that will stand at `origin`.
    pub(crate) fn for_whole_site(&self, origin: &str) -> [SiteFile; 3] {
        let mut paths: Vec<&str> = self.landlords.iter().flat_map(|l| &l.paths).map(String::as_str).collect();
        paths.sort_unstable();
        [search_engines::sitemap(origin, &paths, self.alone), search_engines::robots(origin), self.stylesheet.file()]
    }

    /// What the form is told about this build, with the shared files that travel with it.
    pub(crate) fn manifest(&self, content: Vec<String>) -> Manifest {
        Manifest {
            built_for: self.on,
            style: self.stylesheet.path.clone(),
            alone: self.alone,
            content,
            landlords: self.landlords.iter().map(|l| l.in_manifest.clone()).collect(),
        }
    }
}
