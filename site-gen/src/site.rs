//! All words → all pages, one landlord at a time.
//!
//! Each file is handed on as soon as it is rendered, and the landlord dropped:
//! memory does not grow with their number. Where files go is for the caller to
//! say; nothing here knows the output folder.

use std::path::PathBuf;

use chrono::NaiveDate;
use complaints::pages::{Renderer, Site};
use complaints::policy::library::{Landlord, Version};
use complaints::policy::manifest::digest_of;
use complaints::words::problem::{Problem, Severity, any_error, any_unread};
use complaints::words::rules::IMPOSSIBLE_CLOSURE;
use complaints::words::source::SourceFile;
use rayon::prelude::*;

use crate::check::{self, Allowed, Checker};
use crate::command_error::CommandError;
use crate::form_bundle::{packed_path, policy_path};
use crate::read::{self, Folders};
use crate::write_file::{Output, WriteFile};

mod assessment_page;
mod assets;
mod built_links;
mod by_letter;
mod changes_feed;
mod components;
mod front_list;
mod guidance_pages;
mod landlord_files;
mod landlord_pages;
mod landlords;
mod made_of;
mod markdown;
mod policy_page;
mod questions_page;
mod remembered;
mod render_context;
mod rendered;
mod search_engines;
mod shared_pages;
mod site_file;
mod taken_names;
mod template_problem;
mod unsound;
mod upcoming_dates;
mod version_changes;

pub(crate) use assessment_page::{FOLDER as ASSESSMENT_FOLDER, read_as_printed};
pub(crate) use assets::{AssetTexts, Assets};
#[cfg(feature = "serve")]
pub(crate) use front_list::LandlordLink;
pub use landlord_pages::landlord_pages;
pub(crate) use landlords::{Failed, Failing};
pub use render_context::RenderContext;
pub(crate) use rendered::{RenderedLandlord, RenderedSite};
#[cfg(feature = "serve")]
pub(crate) use search_engines::robots;
pub(crate) use shared_pages::shared_pages;
pub use site_file::SiteFile;
pub(crate) use taken_names::Named;
#[cfg(feature = "serve")]
pub(crate) use taken_names::TakenNames;

pub(crate) use built_links::BuiltLink;
#[cfg(feature = "serve")]
pub(crate) use built_links::check_others;
use landlords::Landlords;
use made_of::MadeOf;
use remembered::Remembered;

/// What of a site no word of it says. By default nobody says where it is, and its form is open.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Published<'a> {
    /// Where people find it: `complaints.example.org`; empty where nobody says.
    pub(crate) host: &'a str,
    /// Its form takes nothing for now.
    pub(crate) closed: bool,
}

/// Reads, checks and renders all words as they stand on a day.
///
/// # Errors
/// When words cannot be read or `output` fails. Problems of the words are no
/// error here: they are all collected, and the caller decides.
pub(crate) fn render(
    folders: &Folders,
    on: NaiveDate,
    at: Published<'_>,
    failing: Failing,
    output: &dyn Output,
) -> Result<RenderedSite, CommandError> {
    let mut problems = Vec::new();
    let words = read::shared_words(folders, &mut problems)?;
    let templates = read::templates(folders, &mut problems)?;
    let renderer = Renderer::new(&templates).map_err(|problem| problems.push(*problem)).ok();
    let found = read::landlords(folders)?;
    let assets = Assets::new(read::assets(folders)?);
    let alone = found.len() == 1;
    let mut all = Landlords::default();
    let mut between = Vec::new();
    let mut shared_pages = 0;
    if let Some(library) = &words.library {
        let bank_holidays = check::of_bank_holidays(library, on, &folders.bank_holidays());
        problems.extend(bank_holidays);
        problems.extend(library.pages.iter().flat_map(|p| check::of_text(&p.file, &p.body, p.body_line)));
        let on_all_pages = Site { style: &assets.style, on, alone, host: at.host, closed: at.closed };
        let checker = Checker::new(library, on);
        let shared = MadeOf::shared(&on_all_pages, &assets.find, &words.files, &templates);
        let context = renderer
            .as_ref()
            .map(|renderer| RenderContext::new(library, renderer, &templates, on_all_pages).finding_by(&assets.find));
        let one = |(slug, _): &(String, PathBuf)| {
            one_landlord(slug, folders, &shared, &checker, context.as_ref(), output).map(|one| (slug.clone(), one))
        };
        let each: Vec<Result<(String, OneLandlord), CommandError>> = found.par_iter().map(one).collect();
        all = Landlords::collect(each, failing, output)?;
        if let Some(context) = &context {
            // Of a landlord without pages nobody can say what leads nowhere.
            if all.rendered.len() == found.len() {
                between = links_between(&all.rendered, &all.links, context);
            }
            shared_pages = write_shared_pages(&all.rendered, context, output, &mut problems)?;
        }
    }
    let nothing_is_good = any_error(&problems);
    let Landlords { rendered: landlords, problems: of_landlords, allowed, failed, .. } = all;
    problems.extend(of_landlords.into_iter().chain(between));
    // What nobody reads is in no page's way.
    read::strays(folders, &mut problems)?;
    read::stray_assessments(folders, &found, &mut problems)?;
    problems.sort();
    problems.dedup();
    Ok(RenderedSite {
        problems,
        nothing_is_good,
        landlords,
        failed,
        words: words.files,
        templates,
        assets,
        alone,
        on,
        shared_pages,
        allowed,
    })
}

/// What is wrong with links that lead from one landlord's pages, or from shared ones, to pages of the whole site.
fn links_between(landlords: &[RenderedLandlord], links: &[BuiltLink], context: &RenderContext<'_>) -> Vec<Problem> {
    let shared = context.page_links.iter().flatten().filter(|link| link.is_of_the_whole_site());
    let whole_site =
        context.library.pages.iter().filter(|page| page.whole_site).map(|page| format!("{}.html", page.path));
    let whole_site: Vec<String> = whole_site.collect();
    let paths = landlords.iter().flat_map(RenderedLandlord::paths).chain(whole_site.iter().map(String::as_str));
    built_links::check_others(&links.iter().chain(shared).collect::<Vec<_>>(), paths)
}

/// Renders and writes the pages of the whole site, and says how many there are.
fn write_shared_pages(
    landlords: &[RenderedLandlord],
    context: &RenderContext<'_>,
    output: &dyn Output,
    problems: &mut Vec<Problem>,
) -> Result<usize, CommandError> {
    let links = landlords.iter().map(RenderedLandlord::link);
    match shared_pages(&links.collect::<Vec<_>>(), context) {
        Ok(files) => {
            let write = |file: &SiteFile| output.write_shared(&file.output_path(), file.text.as_bytes());
            files.iter().try_for_each(write).map(|()| files.len())
        }
        Err(found) => {
            problems.extend(found);
            Ok(0)
        }
    }
}

/// One landlord, read, checked, rendered, written, and dropped but for this.
#[derive(Default)]
pub(crate) struct OneLandlord {
    pub(crate) problems: Vec<Problem>,
    pub(crate) allowed: Vec<Allowed>,
    /// What it is called.
    pub(crate) name: Option<Named>,
    /// Its links to pages of the whole site.
    pub(crate) links: Vec<BuiltLink>,
    /// Its pages with a mistake of their author's on them, where that keeps them from being published: a preview
    /// shows them.
    pub(crate) as_written: Option<Vec<SiteFile>>,
    /// `None` where it has no pages, because of its problems or the templates'.
    pub(crate) rendered: Option<RenderedLandlord>,
}

/// One landlord: as it was made before, where it was made of the same.
///
/// `context` is `None` where the templates cannot be used; the words are checked all the same.
fn one_landlord(
    slug: &str,
    folders: &Folders,
    shared: &MadeOf,
    checker: &Checker<'_>,
    context: Option<&RenderContext<'_>>,
    output: &dyn Output,
) -> Result<OneLandlord, CommandError> {
    let mut problems = Vec::new();
    let files = read::landlord_files(&folders.policies.join(slug), &mut problems)?;
    let assessment = read::assessment(folders, slug, &mut problems)?;
    let made_of = shared.landlord(slug, &files, assessment.as_ref());
    if problems.is_empty()
        && let Some(part) = output.unchanged(slug, &made_of)
        && let Some(one) = Remembered::landlord(&part)
    {
        output.take_over(part);
        return Ok(one);
    }
    let mut one =
        landlord_of(slug, &files, assessment.as_ref(), checker, context, &|path, bytes| output.write(path, bytes))?;
    one.problems.splice(0..0, problems);
    if let Some(part) = Remembered::part(&one, made_of) {
        output.made(part);
    }
    Ok(one)
}

/// One landlord of the versions at hand.
///
/// # Errors
/// When `write` fails. Problems of the words are no error.
pub(crate) fn landlord_of(
    slug: &str,
    files: &[SourceFile],
    assessment: Option<&SourceFile>,
    checker: &Checker<'_>,
    context: Option<&RenderContext<'_>>,
    write: &WriteFile<'_>,
) -> Result<OneLandlord, CommandError> {
    let mut one = OneLandlord::default();
    let Checker { library, on, .. } = *checker;
    let (versions, found) = Landlord::read_versions(slug, files, library);
    let sound = !any_error(&found) && !versions.is_empty();
    // Where all was read as it was meant, what else is odd is told in the same run.
    let whole = !any_unread(&found) && !versions.is_empty();
    // Nothing is counted while a landlord is closed: a closure of years takes every time its date.
    let ever_closed = found.iter().any(|problem| problem.rule == &IMPOSSIBLE_CLOSURE);
    one.problems.extend(found);
    let landlord = Landlord { slug: slug.to_owned(), versions };
    let current = landlord.in_force(on);
    let to_come = || landlord.versions.iter().filter(|version| version.policy.in_force.first_day() > on);
    for version in current.into_iter().chain(to_come()) {
        let mut found = checker.of_version(version);
        one.allowed.extend(check::take_allowed(&version.policy, &version.file, &mut found));
        // What is odd about a version of which a part was not read may come of that.
        let comes_of_it = |problem: &Problem| ever_closed && problem.rule == &check::rules::no_date::RULE;
        found.retain(|problem| whole || problem.severity == Severity::Error && !comes_of_it(problem));
        one.problems.extend(found);
    }
    let is_read = |version: &Version| {
        current.is_some_and(|c| version.policy.id == c.policy.id)
            || to_come().any(|one| one.policy.id == version.policy.id)
    };
    let beside = landlord.versions.windows(2).filter(|two| whole && is_read(&two[1]));
    one.problems.extend(beside.flat_map(|two| check::beside_the_one_before(&two[0], &two[1], library)));
    // A page of an older version is published too; nobody writes it anew for style's sake.
    let is_older = |version: &&Version| {
        current.is_some_and(|current| version.policy.in_force.first_day() < current.policy.in_force.first_day())
    };
    let typed = landlord.versions.iter().filter(is_older).flat_map(|v| check::of_text(&v.file, &v.body, v.body_line));
    one.problems.extend(typed.filter(|problem| problem.severity == Severity::Error));
    if !sound {
        let of_prose = unsound::prose_problems(&landlord, files, library, on, &one.problems);
        one.problems.extend(of_prose);
        return Ok(one);
    }
    one.name = landlord.versions.last().map(Named::of);
    let Some(context) = context else { return Ok(one) };
    let base = if context.site.alone { String::new() } else { format!("/{slug}") };
    one.links = built_links::to_others(&landlord, &base);
    let pages = match landlord_pages::as_written(&landlord, assessment, context) {
        (Some(pages), found) if found.is_empty() => pages,
        (pages, found) => {
            one.problems.extend(found);
            one.as_written = pages;
            return Ok(one);
        }
    };
    pages.iter().try_for_each(|page| write(&page.output_path(), page.text.as_bytes()))?;
    for file in files {
        write(&policy_path(slug, file.stem()), file.text.as_bytes())?;
    }
    let packed = landlord.pack(files, &context.shared_form).map_err(|error| CommandError::Misuse(error.to_string()))?;
    write(&packed_path(slug), &packed)?;
    let mut rendered = RenderedLandlord::new(&landlord, current, to_come().count(), pages);
    rendered.in_manifest.digest = digest_of(files.iter().map(|file| file.text.as_str()));
    rendered.moved = current.map(|current| guidance_pages::moved(current, slug, context)).unwrap_or_default();
    one.rendered = Some(rendered);
    Ok(one)
}
