//! What all landlords share, read once and again only when it changed. The last
//! that could be used stays at hand: a mistake in a template takes no page away.

use std::sync::Arc;

use complaints::pages::{Renderer, Site};
use complaints::policy::library::Library;
use complaints::words::problem::{Problem, any_error};
use complaints::words::rules::UNREADABLE_FILE;
use complaints::words::source::SourceFile;

use super::fingerprint::Fingerprint;
use crate::command_error::CommandError;
use crate::machine::to_slash;
use crate::read::{self, Folders};
use crate::site::{Assets, RenderContext};

/// Shared words that pages can be made with.
pub(crate) struct Shared {
    pub(crate) library: Library,
    pub(crate) renderer: Renderer,
    pub(crate) templates: Vec<SourceFile>,
    /// The files of words, which travel with the form.
    pub(crate) files: Vec<SourceFile>,
    pub(crate) assets: Assets,
    /// Which reading of them it is, by which what was made of it is known.
    pub(crate) reading: u64,
    /// Nothing in it is to be mended.
    pub(crate) is_sound: bool,
}

impl Shared {
    /// What the pages of a site are rendered with.
    pub(crate) fn context<'a>(&'a self, site: Site<'a>) -> RenderContext<'a> {
        let site = Site { style: &self.assets.style, ..site };
        RenderContext::new(&self.library, &self.renderer, &self.templates, site).finding_by(&self.assets.find)
    }
}

/// The shared words as they stand on the disk, and the last that could be used.
#[derive(Default)]
pub(crate) struct SharedNow {
    seen: Option<Fingerprint>,
    readings: u64,
    /// `None` until some could be used.
    pub(crate) usable: Option<Arc<Shared>>,
    /// That is older than what lies there now, which cannot be used.
    pub(crate) is_last_good: bool,
    /// What is wrong with them as they stand now.
    pub(crate) problems: Arc<[Problem]>,
}

impl SharedNow {
    /// Reads them again if they changed.
    pub(crate) fn look(&mut self, folders: &Folders) -> Fingerprint {
        let now = Fingerprint::below(&folders.content);
        if self.seen != Some(now) {
            let settled = now.is_settled();
            self.readings += 1;
            let (usable, problems) = read(folders, self.readings);
            self.is_last_good = usable.is_none();
            self.usable = usable.map(Arc::new).or(self.usable.take());
            self.problems = problems.into();
            // What changed a moment ago may do so again without looking any different.
            self.seen = settled.then_some(now);
        }
        now
    }
}

fn read(folders: &Folders, reading: u64) -> (Option<Shared>, Vec<Problem>) {
    let mut problems = Vec::new();
    let shared = read_all(folders, reading, &mut problems).unwrap_or_else(|error| {
        problems.extend(as_problems(error, folders));
        None
    });
    problems.sort();
    problems.dedup();
    let is_sound = !any_error(&problems);
    (shared.map(|shared| Shared { is_sound, ..shared }), problems)
}

fn read_all(folders: &Folders, reading: u64, problems: &mut Vec<Problem>) -> Result<Option<Shared>, CommandError> {
    let read::SharedWords { library, files } = read::shared_words(folders, problems)?;
    let templates = read::templates(folders, problems)?;
    let renderer = Renderer::new(&templates).map_err(|problem| problems.push(*problem)).ok();
    let assets = Assets::new(read::assets(folders)?);
    let (Some(library), Some(renderer)) = (library, renderer) else { return Ok(None) };
    Ok(Some(Shared { library, renderer, templates, files, assets, reading, is_sound: false }))
}

/// What could not be read, as something to mend: a file that an editor is just replacing is back in a moment.
pub(crate) fn as_problems(error: CommandError, folders: &Folders) -> Vec<Problem> {
    match error {
        CommandError::Problems(problems) => problems,
        CommandError::Io { what, path, error } => {
            vec![Problem::whole_file(
                &UNREADABLE_FILE,
                path,
                format!("{what} it: {error}"),
                "the file, where it can be read",
            )]
        }
        other => {
            let folder = to_slash(&folders.content);
            vec![Problem::whole_file(&UNREADABLE_FILE, folder, other.to_string(), "the words as they were")]
        }
    }
}
