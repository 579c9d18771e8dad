//! `site-gen build`: the site for a static host, and the words for the form.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use complaints::pages::{Renderer, Site};
use complaints::policy::library::{Landlord, Library};
use complaints::words::problem::{Problem, Problems, any_error};
use complaints::words::source::{self, SourceFile};
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::names::Names;
use crate::read::{self, Folders};
use crate::site::{self, Output};
use crate::stop::Stop;
use crate::to_update::{holidays_to_update, to_update};
use crate::words;
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

/// Builds into `options.out`.
///
/// # Errors
/// When the words have problems (nothing is written then), or the folders cannot be read or written.
pub fn build(options: &Options) -> Result<Built, Stop> {
    let on = options.on.unwrap_or_else(read::today);
    let staged = Staged::new(&options.out)?;
    let made = make(&options.folders, on, Some(&staged))?;
    if any_error(&made.problems) {
        return Err(Stop::Problems(made.problems));
    }
    let mut pages: Vec<&String> = made.listed.iter().flat_map(|l| &l.pages).collect();
    pages.sort();
    let built = Built { landlords: made.listed.len(), pages: pages.len() + made.whole_site, on };
    staged.write("site/sitemap.xml", sitemap(&options.site, &pages, made.alone).as_bytes())?;
    let robots = format!("User-agent: *\nDisallow: /form/\nSitemap: {}/sitemap.xml\n", options.site);
    staged.write("site/robots.txt", robots.as_bytes())?;
    staged.write(&format!("site{}", made.style), made.style_text.as_bytes())?;
    words::write(&staged, &options.folders, &made)?;
    staged.put()?;
    Ok(built)
}

/// Everything that a build makes, read and rendered; written only where there is a stage.
pub(crate) struct Made {
    /// What is wrong.
    pub(crate) problems: Vec<Problem>,
    /// What is left of each landlord.
    pub(crate) listed: Vec<Listed>,
    /// The shared words.
    pub(crate) content: Vec<SourceFile>,
    /// The templates.
    pub(crate) templates: Vec<SourceFile>,
    /// The style sheet's path, which changes with its text.
    pub(crate) style: String,
    style_text: String,
    /// The one landlord has the site to itself.
    pub(crate) alone: bool,
    /// The day it is true for.
    pub(crate) on: NaiveDate,
    whole_site: usize,
}

/// What is left of a landlord once its pages are made.
pub(crate) struct Listed {
    /// Its address.
    pub(crate) slug: String,
    /// The version in force.
    pub(crate) in_force: String,
    /// All versions.
    pub(crate) versions: Vec<String>,
    name: String,
    pages: Vec<String>,
}

/// Reads, checks and renders all words; writes pages where there is a stage.
pub(crate) fn make(folders: &Folders, on: NaiveDate, staged: Option<&Staged>) -> Result<Made, Stop> {
    let mut problems = Vec::new();
    let (library, content) = read::library(folders, &mut problems)?;
    let templates = read::templates(folders, &mut problems)?;
    let renderer = Renderer::new(&templates).map_err(|problem| problems.push(problem)).ok();
    let found = read::landlords(folders)?;
    let style_text = read::asset(folders, "style.css")?;
    let style = format!("/assets/style-{}.css", short_hash(&style_text));
    let alone = found.len() == 1;
    let mut made =
        Made { problems, listed: Vec::new(), content, templates, style, style_text, alone, on, whole_site: 0 };
    let Some(library) = library else { return Ok(made) };
    made.problems.extend(holidays_to_update(&library, on, folders));
    let style = made.style.clone();
    let site = Site { style: &style, on, alone };
    let one = |(slug, path): &(String, PathBuf)| one_landlord(slug, path, &library, renderer.as_ref(), &site, staged);
    let landlords: Vec<Result<OneMade, Stop>> = found.par_iter().map(one).collect();
    let mut names = Names::default();
    for landlord in landlords {
        let landlord = landlord?;
        made.problems.extend(landlord.problems);
        if let Some((name, file)) = landlord.name {
            made.problems.extend(names.add(&name, &file));
        }
        made.listed.extend(landlord.listed);
    }
    if let Some(renderer) = &renderer {
        let links: Vec<(String, String)> = made.listed.iter().map(|l| (l.slug.clone(), l.name.clone())).collect();
        match site::whole_site(&links, &library, renderer, &site) {
            Ok(outputs) => {
                made.whole_site = outputs.len();
                write_all(staged, &outputs)?;
            }
            Err(found) => made.problems.extend(found),
        }
    }
    made.problems.sort();
    made.problems.dedup();
    Ok(made)
}

/// One landlord, read, checked, rendered, written and dropped but for its names.
#[derive(Default)]
struct OneMade {
    problems: Vec<Problem>,
    /// Its name, and the file that gives it.
    name: Option<(String, String)>,
    listed: Option<Listed>,
}

fn one_landlord(
    slug: &str,
    path: &Path,
    library: &Library,
    renderer: Option<&Renderer>,
    site: &Site<'_>,
    staged: Option<&Staged>,
) -> Result<OneMade, Stop> {
    let mut made = OneMade::default();
    let files = read::landlord_files(path, &mut made.problems)?;
    let (landlord, found) = Landlord::read(slug, &files, library);
    made.problems.extend(found);
    let Some(landlord) = landlord else {
        // The facts cannot be read; what can be told of the prose is told all the same.
        made.problems.extend(files.iter().flat_map(prose_of));
        return Ok(made);
    };
    made.name = landlord.versions.last().map(|v| (v.policy.landlord.clone(), v.file.clone()));
    let Some(renderer) = renderer else { return Ok(made) };
    let outputs = match site::landlord(&landlord, library, renderer, site) {
        Ok(outputs) => outputs,
        Err(found) => {
            made.problems.extend(found);
            return Ok(made);
        }
    };
    write_all(staged, &outputs)?;
    if let Some(staged) = staged {
        for file in &files {
            staged.write(&format!("words/policies/{slug}/{}.md", file.stem()), file.text.as_bytes())?;
        }
    }
    let in_force = landlord.in_force(site.on);
    made.problems.extend(in_force.map(|v| to_update(v, library, site.on)).unwrap_or_default());
    let current = in_force.map(|v| &v.policy);
    made.listed = Some(Listed {
        slug: slug.to_owned(),
        name: current.map(|p| p.landlord.clone()).unwrap_or_default(),
        in_force: current.map(|p| p.id.clone()).unwrap_or_default(),
        versions: landlord.versions.iter().map(|v| v.policy.id.clone()).collect(),
        pages: outputs.into_iter().map(|o| o.path).collect(),
    });
    Ok(made)
}

fn prose_of(file: &SourceFile) -> Vec<Problem> {
    // The problems of the front matter have been told by the landlord's own reading.
    let parts = source::split(&file.text, &mut Problems::new(&file.path, &file.text));
    parts.map(|p| site::prose_alone(&file.path, p.body, p.body_line)).unwrap_or_default()
}

fn write_all(staged: Option<&Staged>, outputs: &[Output]) -> Result<(), Stop> {
    let Some(staged) = staged else { return Ok(()) };
    outputs.iter().try_for_each(|output| staged.write(&format!("site/{}", output.path), output.text.as_bytes()))
}

fn sitemap(origin: &str, pages: &[&String], alone: bool) -> String {
    let home = if alone { None } else { Some(String::new()) };
    let urls = home.into_iter().chain(pages.iter().map(|p| p.trim_end_matches("index.html").to_owned()));
    let lines: String =
        urls.map(|path| format!("<url><loc>{}/{path}</loc></url>\n", origin.trim_end_matches('/'))).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{lines}</urlset>\n"
    )
}

/// Eight figures that change with the text, so that a changed style has a new address.
fn short_hash(text: &str) -> String {
    complaints::form::hex::encode(&Sha256::digest(text.as_bytes())[..4])
}
