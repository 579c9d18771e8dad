//! The files of one landlord, collected with everything that is wrong with them.

use complaints::pages::RenderError;
use complaints::words::problem::Problem;
use complaints::words::rules::BROKEN_TEMPLATE;

use super::site_file::SiteFile;
use super::template_problem::template_problem;
use crate::check::rules::structure::too_much;

/// What has been rendered for one landlord so far, and every problem on the way.
pub(super) struct LandlordFiles {
    /// What stands before each path: the slug and `/`, or nothing on a site of one landlord.
    base: String,
    pub(super) problems: Vec<Problem>,
    files: Vec<SiteFile>,
}

impl LandlordFiles {
    pub(super) fn new(slug: &str, alone: bool) -> Self {
        let base = if alone { String::new() } else { format!("{slug}/") };
        Self { base, problems: Vec::new(), files: Vec::new() }
    }

    /// A file below the landlord's own root.
    pub(super) fn file(&mut self, name: &str, text: String) {
        self.files.push(SiteFile { path: format!("{}{name}", self.base), text });
    }

    /// A page at the address `folder/`; the first page's folder is empty.
    pub(super) fn page(&mut self, folder: &str, html: Option<String>) {
        let name = if folder.is_empty() { "index.html".to_owned() } else { format!("{folder}/index.html") };
        if let Some(html) = html {
            self.file(&name, html);
        }
    }

    /// What a template made; none where it is at fault, which is told.
    pub(super) fn rendered(&mut self, html: Result<String, RenderError>) -> Option<String> {
        html.map_err(|error| self.problems.push(template_problem("content/templates", &error))).ok()
    }

    /// Each page that has been made, by its folder below the landlord's own root.
    pub(super) fn pages(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().filter_map(|file| {
            let name = file.path.strip_prefix(&self.base)?.strip_suffix("index.html")?;
            Some((name.trim_end_matches('/'), file.text.as_str()))
        })
    }

    /// The text of a file below the landlord's own root, if it has been made.
    pub(super) fn text_of(&self, name: &str) -> Option<&str> {
        let file = self.files.iter().find(|file| file.path.strip_prefix(&self.base) == Some(name))?;
        Some(&file.text)
    }

    /// The files, and what is wrong with them; no files where one of them has nothing to show.
    pub(super) fn finish(self) -> (Option<Vec<SiteFile>>, Vec<Problem>) {
        let is_empty = |problem: &Problem| [&BROKEN_TEMPLATE, &too_much::RULE].contains(&problem.rule);
        let whole = !self.problems.iter().any(is_empty);
        (whole.then_some(self.files), self.problems)
    }
}
