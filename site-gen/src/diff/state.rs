//! One state of the words: those in the folders, or those that travel with a
//! build.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use complaints::policy::library::{Landlord, Library};
use complaints::policy::manifest::Manifest;
use complaints::words::problem::{Problem, Severity, any_error, any_unread};
use complaints::words::source::SourceFile;

use crate::assess::approval;
use crate::command_error::CommandError;
use crate::machine::to_slash;
use crate::read::{self, Folders};
use crate::site::ASSESSMENT_FOLDER as FOLDER;

/// The words of a day.
#[derive(Debug)]
pub(crate) struct State {
    pub(crate) library: Library,
    /// The landlords that can be read, by their folders.
    pub(crate) landlords: BTreeMap<String, Landlord>,
    /// Those that cannot.
    pub(crate) unread: Vec<String>,
    /// Those in whose words something is to be mended first.
    pub(super) mistaken: BTreeSet<String>,
    /// The self-assessments that are published, by landlord.
    pub(super) assessments: BTreeMap<String, Assessed>,
    /// Every shared file by its path below the content folder.
    files: BTreeMap<String, String>,
    /// Shared pages that cannot be read, by the names of their files.
    pub(crate) unread_pages: Vec<String>,
    pub(crate) on: NaiveDate,
}

/// A self-assessment that readers can open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Assessed {
    /// Of a build there is only its page.
    Built,
    /// As its file has it: the code that it is held to, who approved it, when, and its words.
    Approved { code: String, by: String, on: NaiveDate, words: String },
}

/// Where the words of before are.
#[derive(Debug)]
pub(crate) struct Against {
    pub(crate) folders: Folders,
    /// The day for which they were built; none where they are no build's.
    pub(crate) built_for: Option<NaiveDate>,
    /// The pages of the build.
    pages: Option<PathBuf>,
}

impl Against {
    /// What a folder holds: a build, or policies and content.
    ///
    /// # Errors
    /// When it holds neither.
    pub(crate) fn find(folder: &Path) -> Result<Self, CommandError> {
        let (build, plain) = (folder.join("words"), folder.to_path_buf());
        let folders = |top: PathBuf| Folders { policies: top.join("policies"), content: top.join("content") };
        if build.join("manifest.json").is_file() {
            let path = build.join("manifest.json");
            let text = fs::read_to_string(&path).map_err(CommandError::io("cannot read", &path))?;
            let manifest: Manifest = serde_json::from_str(&text).map_err(|error| {
                CommandError::Misuse(format!(
                    "{} is not what a build writes ({error}): build there again, or name another folder with --against",
                    to_slash(&path)
                ))
            })?;
            let pages = Some(folder.join("site"));
            return Ok(Self { folders: folders(build), built_for: Some(manifest.built_for), pages });
        }
        let folders = folders(plain);
        if folders.policies.is_dir() && folders.content.is_dir() {
            return Ok(Self { folders, built_for: None, pages: None });
        }
        if !folder.exists() {
            return Err(CommandError::Misuse(format!("there is no folder {}", to_slash(folder))));
        }
        Err(CommandError::Misuse(format!(
            "there is nothing in {} to compare with: name with --against the folder of a build, or one with policies and \
             content in it; or a day with --against-day",
            to_slash(folder)
        )))
    }
}

impl Against {
    /// The words of before, as on a day.
    ///
    /// # Errors
    /// When a folder cannot be read, or what all landlords share is to be mended first.
    pub(crate) fn state(&self, on: NaiveDate) -> Result<State, CommandError> {
        let mut state = State::read(&self.folders, on)?;
        if let Some(pages) = &self.pages {
            let is_there = |slug: &&String| pages.join(slug).join(FOLDER).join("index.html").is_file();
            let built = state.landlords.keys().filter(is_there).map(|slug| (slug.clone(), Assessed::Built)).collect();
            state.assessments = built;
        }
        Ok(state)
    }
}

impl State {
    /// Reads the words as far as they can be read.
    ///
    /// # Errors
    /// When a folder cannot be read, or what all landlords share is to be mended first.
    pub(crate) fn read(folders: &Folders, on: NaiveDate) -> Result<Self, CommandError> {
        let mut problems = Vec::new();
        let words = read::shared_words(folders, &mut problems)?;
        let templates = read::templates(folders, &mut Vec::new()).unwrap_or_default();
        let Some(library) = words.library else { return Err(CommandError::Problems(problems)) };
        let is_page = |problem: &&Problem| problem.severity == Severity::Error && problem.file.contains("pages/");
        let mut unread_pages: Vec<String> =
            problems.iter().filter(is_page).map(|problem| problem.file.clone()).collect();
        unread_pages.dedup();
        let (mut landlords, mut unread, mut mistaken) = (BTreeMap::new(), Vec::new(), BTreeSet::new());
        let mut assessments = BTreeMap::new();
        for (slug, path) in read::landlords(folders)? {
            let mut found = Vec::new();
            let files = read::landlord_files(&path, &mut found)?;
            // What is plainly meant is compared as it is meant, whatever is to be mended in it.
            let (versions, told) = Landlord::read_versions(&slug, &files, &library);
            match versions.is_empty() || any_unread(&told) || any_error(&found) {
                false => {
                    let landlord = Landlord { slug: slug.clone(), versions };
                    let file = read::assessment(folders, &slug, &mut found)?;
                    if let Some(assessed) = file.and_then(|file| assessed(&file, &library, on)) {
                        assessments.insert(slug.clone(), assessed);
                    }
                    if any_error(&told) {
                        mistaken.insert(slug.clone());
                    }
                    landlords.insert(slug, landlord);
                }
                true => unread.push(slug),
            }
        }
        let root = to_slash(&folders.content);
        let name =
            |file: &SourceFile| file.path.strip_prefix(&root).unwrap_or(&file.path).trim_start_matches('/').to_owned();
        let mut files: BTreeMap<String, String> =
            words.files.iter().chain(&templates).map(|file| (name(file), file.text.clone())).collect();
        // A build keeps them as they are served, and not among its words.
        if let Ok(assets) = read::assets(folders) {
            files.insert("assets/style.css".to_owned(), assets.style);
            files.insert("assets/colour.css".to_owned(), assets.colour);
            files.insert("assets/find.js".to_owned(), assets.find);
        }
        Ok(Self { library, landlords, unread, mistaken, assessments, files, unread_pages, on })
    }
}

/// What readers can open of an assessment: nothing while it is a draft.
fn assessed(file: &SourceFile, library: &Library, on: NaiveDate) -> Option<Assessed> {
    let (assessment, _) = approval::read(file);
    let assessment = assessment?;
    let approval = assessment.approved(on)?.clone();
    let code = library.codes.iter().find(|code| code.id == assessment.code)?;
    Some(Assessed::Approved { code: code.name.clone(), by: approval.by, on: approval.on, words: assessment.body })
}

/// Shared files, but for pages, that are not as they were. A build keeps only the templates of the form, and no code of
/// practice; of these, those are compared that both have.
pub(super) fn other_files(before: &State, after: &State) -> Vec<String> {
    let all: BTreeSet<&String> = before.files.keys().chain(after.files.keys()).collect();
    let differs = |name: &&String| {
        let (old, new) = (before.files.get(*name), after.files.get(*name));
        let only_one = old.is_none() || new.is_none();
        let may_stay_behind = ["templates/", "code/", "assets/"].iter().any(|folder| name.starts_with(folder));
        !name.starts_with("pages/") && old != new && !(only_one && may_stay_behind)
    };
    all.into_iter().filter(differs).cloned().collect()
}
