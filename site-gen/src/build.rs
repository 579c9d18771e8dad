//! `site-gen build`: the site for a static host, and the words for the form.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use complaints::library::{Landlord, Library};
use complaints::pages::{Renderer, Site};
use complaints::problem::{Problem, any_error};
use complaints::source::SourceFile;
use rayon::prelude::*;
use serde::Serialize;

use crate::check::Names;
use crate::read::{self, Folders};
use crate::site::{self, Output};
use crate::stop::Stop;
use crate::write::Staged;

/// Options of `build`.
#[derive(Debug, Clone, clap::Args)]
pub struct Options {
    /// Where to write; the folder is replaced in one step
    #[arg(long, value_name = "DIR", default_value = "dist")]
    pub out: PathBuf,
    /// The day the site is true for, default today in London
    #[arg(long, value_name = "DATE")]
    pub on: Option<NaiveDate>,
    /// Where the site will be, for the sitemap
    #[arg(long, value_name = "URL", default_value = "https://complaints.example.org")]
    pub site: String,
    /// Where the words are
    #[command(flatten)]
    pub folders: Folders,
}

/// What a build made.
#[derive(Debug, Clone, Copy)]
pub struct Built {
    /// How many landlords.
    pub landlords: usize,
    /// How many pages.
    pub pages: usize,
    /// The day it is true for.
    pub on: NaiveDate,
}

/// Builds and tells.
///
/// # Errors
/// When the words have problems, or the folders cannot be read or written.
pub fn run(options: &Options) -> Result<(), Stop> {
    let built = build(options)?;
    println!("{}", options.out.display());
    eprintln!("{} landlords, {} pages, true for {}.", built.landlords, built.pages, built.on);
    Ok(())
}

/// What the handler needs to know of a build.
#[derive(Serialize)]
struct Manifest {
    built_for: NaiveDate,
    style: String,
    alone: bool,
    content: Vec<String>,
    landlords: Vec<ManifestLandlord>,
}

#[derive(Serialize)]
struct ManifestLandlord {
    slug: String,
    in_force: String,
    versions: Vec<String>,
}

/// What is left of a landlord once its pages are written.
struct Listed {
    slug: String,
    name: String,
    pages: Vec<String>,
    manifest: ManifestLandlord,
}

/// Builds into `options.out`.
///
/// # Errors
/// When the words have problems (nothing is written then), or the folders cannot be read or written.
pub fn build(options: &Options) -> Result<Built, Stop> {
    let on = options.on.unwrap_or_else(read::today);
    let mut problems = Vec::new();
    let (library, content) = read::library(&options.folders, &mut problems)?;
    let templates = read::templates(&options.folders, &mut problems)?;
    let renderer = Renderer::new(&templates).map_err(|problem| problems.push(problem)).ok();
    let folders = read::landlords(&options.folders)?;
    let Some(library) = library else { return Err(Stop::Problems(problems)) };
    // Templates that cannot be read stop the pages, not the search for more problems.
    let staged = Staged::new(&options.out)?;
    let style_text = read::asset(&options.folders, "style.css")?;
    let style = format!("/assets/style-{}.css", short_hash(&style_text));
    let site = Site { style: &style, on, alone: folders.len() == 1 };
    let made: Vec<Result<(Option<(Listed, Landlord)>, Vec<Problem>), Stop>> = folders
        .par_iter()
        .map(|(slug, path)| one_landlord(slug, path, &library, renderer.as_ref(), &site, &staged))
        .collect();
    let mut listed = Vec::new();
    let mut names = Names::default();
    for result in made {
        let (landlord, found) = result?;
        problems.extend(found);
        if let Some((list, landlord)) = landlord {
            problems.extend(names.add(&landlord));
            listed.push(list);
        }
    }
    if let Some(renderer) = &renderer {
        let links: Vec<(String, String)> = listed.iter().map(|l| (l.slug.clone(), l.name.clone())).collect();
        match site::whole_site(&links, &library, renderer, &site) {
            Ok(outputs) => write_all(&staged, &outputs)?,
            Err(found) => problems.extend(found),
        }
    }
    problems.sort();
    problems.dedup();
    if any_error(&problems) {
        return Err(Stop::Problems(problems));
    }
    let mut pages: Vec<&String> = listed.iter().flat_map(|l| &l.pages).collect();
    pages.sort();
    let count = pages.len() + 1;
    staged.write("site/sitemap.xml", sitemap(&options.site, &pages, site.alone).as_bytes())?;
    staged.write("site/robots.txt", format!("User-agent: *\nDisallow: /form/\nSitemap: {}/sitemap.xml\n", options.site).as_bytes())?;
    staged.write(&format!("site{style}"), style_text.as_bytes())?;
    let landlords = listed.len();
    write_words(&staged, &options.folders, &content, &templates, listed, Manifest {
        built_for: on,
        alone: site.alone,
        style: style.clone(),
        content: Vec::new(),
        landlords: Vec::new(),
    })?;
    staged.put()?;
    Ok(Built { landlords, pages: count, on })
}

/// Reads, checks, renders and writes one landlord, and drops it but for its names.
#[allow(clippy::type_complexity)]
fn one_landlord(
    slug: &str,
    path: &Path,
    library: &Library,
    renderer: Option<&Renderer>,
    site: &Site<'_>,
    staged: &Staged,
) -> Result<(Option<(Listed, Landlord)>, Vec<Problem>), Stop> {
    let mut problems = Vec::new();
    let files = read::landlord_files(path, &mut problems)?;
    let (landlord, found) = Landlord::read(slug, &files, library);
    problems.extend(found);
    let (Some(landlord), Some(renderer)) = (landlord, renderer) else { return Ok((None, problems)) };
    let outputs = match site::landlord(&landlord, library, renderer, site) {
        Ok(outputs) => outputs,
        Err(found) => {
            problems.extend(found);
            return Ok((None, problems));
        }
    };
    write_all(staged, &outputs)?;
    for file in &files {
        staged.write(&format!("words/policies/{slug}/{}.md", file.stem()), file.text.as_bytes())?;
    }
    let current = landlord.in_force(site.on).map(|v| v.policy.clone());
    let manifest = ManifestLandlord {
        slug: slug.to_owned(),
        in_force: current.as_ref().map(|p| p.id.clone()).unwrap_or_default(),
        versions: landlord.versions.iter().map(|v| v.policy.id.clone()).collect(),
    };
    let listed = Listed {
        slug: slug.to_owned(),
        name: current.map(|p| p.landlord).unwrap_or_default(),
        pages: outputs.into_iter().map(|o| o.path).collect(),
        manifest,
    };
    Ok((Some((listed, landlord)), problems))
}

fn write_all(staged: &Staged, outputs: &[Output]) -> Result<(), Stop> {
    outputs.iter().try_for_each(|output| staged.write(&format!("site/{}", output.path), output.text.as_bytes()))
}

/// The words that travel with the form: checked, and listed in a manifest.
fn write_words(
    staged: &Staged,
    folders: &Folders,
    content: &[SourceFile],
    templates: &[SourceFile],
    listed: Vec<Listed>,
    mut manifest: Manifest,
) -> Result<(), Stop> {
    let root = folders.content.display().to_string();
    let below = |path: &str| path.strip_prefix(&root).unwrap_or(path).trim_start_matches('/').to_owned();
    let needed = templates.iter().filter(|t| {
        let name = below(&t.path);
        name == "templates/base.html" || name.starts_with("templates/form/") || name.starts_with("templates/parts/")
    });
    for file in content.iter().chain(needed) {
        let name = below(&file.path);
        staged.write(&format!("words/content/{name}"), file.text.as_bytes())?;
        manifest.content.push(name);
    }
    manifest.content.sort();
    manifest.landlords = listed.into_iter().map(|l| l.manifest).collect();
    let text = crate::deadlines::json(&manifest)?;
    staged.write("words/manifest.json", text.as_bytes())
}

fn sitemap(origin: &str, pages: &[&String], alone: bool) -> String {
    let home = if alone { None } else { Some(String::new()) };
    let urls = home.into_iter().chain(pages.iter().map(|p| p.trim_end_matches("index.html").to_owned()));
    let lines: String = urls.map(|path| format!("<url><loc>{}/{path}</loc></url>\n", origin.trim_end_matches('/'))).collect();
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{lines}</urlset>\n")
}

/// Eight figures that change with the text, so that a changed style has a new address.
fn short_hash(text: &str) -> String {
    use sha2::{Digest, Sha256};
    complaints::reference::hex(&Sha256::digest(text.as_bytes())[..4])
}
