//! What a rendered site leaves in memory once its pages have been handed on:
//! enough for the manifest, the sitemap and the problems.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use complaints::policy::Colour;
use complaints::policy::library::{Landlord, Version};
use complaints::policy::manifest::{FORMAT, Manifest, ManifestLandlord};
use complaints::words::problem::Problem;
use complaints::words::source::SourceFile;
use serde::{Deserialize, Serialize};

use super::assets::Assets;
use super::front_list::LandlordLink;
use super::landlords::Failed;
use super::search_engines;
use super::site_file::{SiteFile, below_site, output_path};
use crate::check::Allowed;
use crate::form_bundle::{packed_path, policy_path};
use crate::report::Report;

/// A site whose pages have been rendered.
pub(crate) struct RenderedSite {
    /// What is wrong or to update, in all words.
    pub(crate) problems: Vec<Problem>,
    /// Something is wrong with what all landlords share, so that no page is good.
    pub(crate) nothing_is_good: bool,
    /// The landlords that have pages, in the order of their slugs.
    pub(crate) landlords: Vec<RenderedLandlord>,
    /// Those whose words cannot be used.
    pub(crate) failed: Failed,
    /// The files of shared words, which travel with the form.
    pub(crate) words: Vec<SourceFile>,
    /// All templates, of which some travel with the form.
    pub(crate) templates: Vec<SourceFile>,
    pub(super) assets: Assets,
    /// One landlord has the site to itself.
    pub(super) alone: bool,
    pub(super) on: NaiveDate,
    /// How many pages belong to no landlord, such as the page for a missing address.
    pub(super) shared_pages: usize,
    /// What authors say is meant.
    pub(crate) allowed: Vec<Allowed>,
}

/// A landlord whose pages have been rendered.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct RenderedLandlord {
    pub(crate) in_manifest: ManifestLandlord,
    /// Its name as the version in force gives it.
    pub(super) name: String,
    /// Other names of it, and the places where it has homes.
    #[serde(default)]
    also_called: Vec<String>,
    #[serde(default)]
    places: Vec<String>,
    /// Its pages are a test, by the version in force.
    #[serde(default)]
    demonstration: bool,
    /// The colours of its versions, as they are typed: a complaint keeps the pages of its own version.
    #[serde(default)]
    colours: BTreeSet<String>,
    /// How many of its versions start later.
    pub(crate) to_come: usize,
    /// Its pages that only lead on from an old address: nobody is to find them but by that.
    #[serde(default)]
    pub(super) moved: Vec<String>,
    /// The paths of its files below the site's root.
    #[serde(skip)]
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
                digest: String::new(),
            },
            name: current.map(|p| p.landlord.clone()).unwrap_or_default(),
            also_called: current.map(|p| p.identity.also_called.clone()).unwrap_or_default(),
            places: current.map(|p| p.identity.places.clone()).unwrap_or_default(),
            demonstration: current.is_some_and(|p| p.demonstration),
            colours: landlord.versions.iter().filter_map(|v| v.policy.identity.colour).map(|c| c.to_string()).collect(),
            to_come,
            moved: Vec::new(),
            paths: pages.into_iter().map(|page| page.path).collect(),
        }
    }

    /// The landlord as the front list has it.
    pub(super) fn link(&self) -> LandlordLink<'_> {
        let Self { in_manifest, name, also_called, places, demonstration, .. } = self;
        LandlordLink { slug: &in_manifest.slug, name, also_called, places, demonstration: *demonstration }
    }

    /// The paths of all its files below the output folder, with those that travel with the form.
    pub(super) fn files(&self) -> Vec<String> {
        let ManifestLandlord { slug, versions, .. } = &self.in_manifest;
        let policies = versions.iter().map(|version| policy_path(slug, version));
        self.paths.iter().map(|path| output_path(path)).chain(policies).chain([packed_path(slug)]).collect()
    }

    /// The same, with the pages among those files.
    pub(super) fn with_files(self, files: &[String]) -> Self {
        let paths = files.iter().filter_map(|path| below_site(path)).map(str::to_owned).collect();
        Self { paths, ..self }
    }

    fn pages(&self) -> impl Iterator<Item = &str> {
        self.paths.iter().map(String::as_str).filter(|path| path.ends_with(".html"))
    }

    /// The pages that search engines are to know: what is the same page at two addresses is listed at one.
    fn listed(&self) -> impl Iterator<Item = &str> {
        let again = format!("policy/{}/index.html", self.in_manifest.in_force);
        self.pages().filter(move |path| !path.ends_with(&again) && !self.moved.iter().any(|moved| moved == path))
    }

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
        self.shared_pages + self.landlords.iter().map(|l| l.pages().count()).sum::<usize>()
    }

    /// Style sheets, script, and what search engines read, for a site that will stand at `origin`: the sitemap first.
    pub(crate) fn for_whole_site(&self, origin: &str) -> Vec<SiteFile> {
        let mut paths: Vec<&str> = self.landlords.iter().flat_map(RenderedLandlord::listed).collect();
        paths.sort_unstable();
        let colours: BTreeSet<Colour> =
            self.landlords.iter().flat_map(|one| &one.colours).filter_map(|typed| Colour::parse(typed)).collect();
        let found = [search_engines::sitemap(origin, &paths, self.alone), search_engines::robots(origin)];
        let assets = [self.assets.sheet(), self.assets.script()];
        let in_colours = colours.into_iter().map(|colour| self.assets.sheet_in(colour));
        found.into_iter().chain(assets).chain(in_colours).collect()
    }

    /// What the form is told about this build, with the shared files that travel with it.
    pub(crate) fn manifest(&self, content: Vec<String>) -> Manifest {
        Manifest {
            format: FORMAT.to_owned(),
            digest: String::new(),
            built_for: self.on,
            style: self.assets.style.clone(),
            alone: self.alone,
            content,
            landlords: self.landlords.iter().map(|l| l.in_manifest.clone()).collect(),
        }
    }
}
