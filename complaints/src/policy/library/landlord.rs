//! One landlord: every version of its policy, each with its own form.

use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::belonging;
use super::shared::Library;
use crate::days::approximate::InForce;
use crate::form::Form;
use crate::policy::facts::Policy;
use crate::policy::{circumstance, own_form, read};
use crate::words::located::{Node, Value};
use crate::words::not_confirmed;
use crate::words::problem::{Problem, Problems, any_error};
use crate::words::rules;
use crate::words::source::{self, SourceFile};

/// One landlord: every version of its policy.
#[derive(Debug, Clone)]
pub struct Landlord {
    /// Its address on the site, and the name of its folder.
    pub slug: String,
    /// Its versions, the one that holds from the earliest day first.
    pub versions: Vec<Version>,
}

/// One version of a policy, with its prose.
#[derive(Debug, Clone)]
pub struct Version {
    /// The facts of its front matter.
    pub policy: Policy,
    /// The shared questions, changed as the `form:` of this version says.
    pub form: Arc<Form>,
    /// The facts as typed, which a case keeps a copy of; without the form's, which move no date.
    pub front: String,
    /// The Markdown below the front matter.
    pub body: String,
    /// Path as the author knows it, such as `policies/imani/2014-01.md`.
    pub file: String,
    /// The line of the file on which the prose starts.
    pub body_line: usize,
    /// The lines of the file that `form:` has, which are not among the facts as typed.
    pub form_lines: Range<usize>,
}

impl Version {
    /// Whether a line of its facts is still to be confirmed, so that nobody has read it yet.
    #[must_use]
    pub fn is_a_draft(&self) -> bool {
        self.front.lines().any(|line| not_confirmed::mark(line).is_some())
    }

    /// A line of the facts as it was typed, by its number in the file; nothing for a line of the form's.
    #[must_use]
    pub fn fact_line(&self, line: usize) -> &str {
        if self.form_lines.contains(&line) {
            return "";
        }
        let left_out = if line >= self.form_lines.end { self.form_lines.len() } else { 0 };
        // The facts start on the second line of the file.
        line.checked_sub(2 + left_out).and_then(|at| self.front.lines().nth(at)).unwrap_or_default()
    }

    /// Where in the file the line `at` of the facts as typed stands; the first is 0.
    #[must_use]
    pub fn line_of_fact(&self, at: usize) -> usize {
        let line = at + 2;
        if line >= self.form_lines.start { line.saturating_add(self.form_lines.len()) } else { line }
    }
}

impl Landlord {
    /// Reads the files of one folder of `policies/`; no landlord where one of them has an error.
    #[must_use]
    pub fn read(slug: &str, files: &[SourceFile], library: &Library) -> (Option<Self>, Vec<Problem>) {
        let (versions, all) = Self::read_versions(slug, files, library);
        if any_error(&all) || versions.is_empty() {
            return (None, all);
        }
        (Some(Self { slug: slug.to_owned(), versions }), all)
    }

    /// Reads the same as far as it can be read, the earliest version first. A version with an error has a fact that
    /// nobody wrote in place of one that cannot be read: it is good for finding what else is wrong with it, and for
    /// nothing that anybody reads.
    #[must_use]
    pub fn read_versions(slug: &str, files: &[SourceFile], library: &Library) -> (Vec<Version>, Vec<Problem>) {
        let mut all = Vec::new();
        if let Some(problem) = slug_problem(slug, files) {
            all.push(problem);
        }
        let mut versions = Vec::new();
        for file in files {
            let mut problems = Problems::new(&file.path, &file.text);
            if let Some(version) = version(file, library, &mut problems) {
                circumstance::check(&version.policy.circumstances, &mut problems);
                versions.push(version);
            }
            all.extend(problems.into_vec());
        }
        versions.sort_by_key(|v| v.policy.in_force.first_day());
        all.extend(versions.windows(2).flat_map(|two| twins(&two[0], &two[1])));
        (versions, all)
    }

    /// The version in force on a day: the last that has started.
    #[must_use]
    pub fn in_force(&self, on: NaiveDate) -> Option<&Version> {
        self.versions.iter().rev().find(|v| v.policy.in_force.first_day() <= on)
    }

    /// The version whose file has this stem, such as `2014-01`; none where there is no such file.
    #[must_use]
    pub fn version(&self, id: &str) -> Option<&Version> {
        self.versions.iter().find(|v| v.policy.id == id)
    }
}

fn version(file: &SourceFile, library: &Library, problems: &mut Problems<'_>) -> Option<Version> {
    let parts = source::split(&file.text, problems)?;
    let policy = read::policy(&parts.front, file.stem(), problems)?;
    belonging::check(&policy, &parts.front, library, problems);
    Some(Version {
        form: own_form::read(&library.form, &parts.front, &policy, problems),
        policy,
        front: without_form(parts.front_text, &parts.front),
        body: parts.body.to_owned(),
        file: file.path.clone(),
        body_line: parts.body_line,
        form_lines: form_lines(parts.front_text, &parts.front).unwrap_or_default(),
    })
}

/// Two versions that start on one day, each named beside the other: nobody could tell which of them counts.
fn twins(one: &Version, other: &Version) -> Vec<Problem> {
    let day = one.policy.in_force.first_day();
    // A name that is no day has been told of, and starts on none.
    let is_named = |version: &Version| InForce::from_stem(&version.policy.id).is_some();
    if day != other.policy.in_force.first_day() || !is_named(one) || !is_named(other) {
        return Vec::new();
    }
    let problem = |of: &Version, beside: &Version| {
        let day = day.format("%-d %B %Y");
        Problem::whole_file(
            &rules::TAKEN_NAME,
            of.file.as_str(),
            format!("{} starts on the same day, {day}, and only one of the two can count", beside.file),
            "the day from which each holds as the name of its file; or take one of them out of the folder",
        )
    };
    vec![problem(one, other), problem(other, one)]
}

/// The lines of the front matter but for those of its `form:`.
fn without_form(text: &str, front: &Node) -> String {
    form_lines(text, front).map_or_else(|| text.to_owned(), |of_form| without_lines(text, &of_form))
}

/// The same, where it is known which lines of the file these are.
pub(super) fn without_lines(text: &str, of_form: &Range<usize>) -> String {
    if of_form.is_empty() {
        return text.to_owned();
    }
    // The front matter starts on the second line of its file.
    let lines = text.split_inclusive('\n').zip(2..);
    lines.filter(|(_, number)| !of_form.contains(number)).map(|(line, _)| line).collect()
}

/// The lines of `form:` in the file; none where there is none, or it shares a line with others.
fn form_lines(text: &str, front: &Node) -> Option<Range<usize>> {
    let (Value::Map(entries), Some(form)) = (&front.value, own_form::entry(front)) else { return None };
    // In brackets, keys can share a line; there they all stay.
    if text.trim_start().starts_with('{') {
        return None;
    }
    let next = entries.iter().map(|entry| entry.at.line).filter(|line| *line > form.at.line).min();
    Some(form.at.line..next.unwrap_or(usize::MAX))
}

/// Reads the copy of a policy's facts that a case has kept.
///
/// `None` when the copy cannot be read any more; the caller has the dates that
/// were given and must not compute others.
#[must_use]
pub fn stored_policy(front: &str, id: &str) -> Option<Policy> {
    let mut problems = Problems::of_copy(front);
    let node = source::yaml(front, &mut problems)?;
    let policy = read::policy(&node, id, &mut problems)?;
    (!any_error(&problems.into_vec())).then_some(policy)
}

/// A folder can become a host name, of which one part has at most so many characters.
const MAX_SLUG_CHARS: usize = 63;

/// Names that the site, the web server or an old file system takes for itself.
const TAKEN: [&str; 14] =
    ["your-name", "form", "assets", "404", "413", "error", "robots", "sitemap", "con", "prn", "aux", "nul", "en", "cy"];

/// The name under which a draft stands whose document does not say whose it is.
const UNNAMED: &str = "your-name";

fn slug_problem(slug: &str, files: &[SourceFile]) -> Option<Problem> {
    let plain = !slug.is_empty()
        && slug.len() <= MAX_SLUG_CHARS
        && slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !slug.starts_with('-')
        && !slug.ends_with('-');
    if plain && !TAKEN.contains(&slug) {
        return None;
    }
    Some(Problem::whole_file(
        &rules::TAKEN_NAME,
        files.first().map_or_else(|| format!("policies/{slug}"), |f| f.path.clone()),
        match TAKEN.contains(&slug) {
            _ if slug == UNNAMED => format!("the folder is still called `{slug}`"),
            true => format!("the folder `{slug}` has a name that the site needs for itself"),
            false => format!("the folder `{slug}` cannot be a web address"),
        },
        match slug {
            UNNAMED => "your landlord’s name as the name of the folder, in small letters and with hyphens, such as \
                        `policies/oakfield-homes`"
                .to_owned(),
            _ => format!("small letters a to z, figures and hyphens: `{}`", possible(slug)),
        },
    ))
}

/// A name for a folder that can be an address, as near as can be to what was typed: `Imani Homes` as `imani-homes`.
#[must_use]
pub fn possible(slug: &str) -> String {
    let letters = slug.nfd().filter(|c| !is_combining_mark(*c)).collect::<String>().to_lowercase();
    let plain: String = letters.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let parts: Vec<&str> = plain.split('-').filter(|part| !part.is_empty()).collect();
    let joined: String = parts.join("-").chars().take(MAX_SLUG_CHARS).collect();
    match joined.trim_end_matches('-') {
        "" => "example-homes".to_owned(),
        taken if TAKEN.contains(&taken) => format!("{taken}-homes"),
        plain => plain.to_owned(),
    }
}
