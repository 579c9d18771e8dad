//! A version of a policy as a page: its own text, with notes beside passages
//! that the law has overtaken.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use complaints::days::approximate::{Approximate, InForce};
use complaints::pages::{RenderError, Renderer, Surroundings};
use complaints::policy::library::{Landlord, Version};
use memchr::memmem;
use tera::Context;

use super::changes_feed;
use super::landlord_files::LandlordFiles;
use super::markdown::{self, Around, Prose, Scope, SideNote};
use super::render_context::RenderContext;
use super::template_problem::template_problem;
use super::version_changes::{Coming, VersionLinks, WhatChanges};

/// Facts that the law may have overtaken: beside a passage that names one stands
/// the note of its template, `parts/update-time-to-complain.html` for one.
pub(super) const FACTS_WITH_NOTES: [&str; 2] = ["designated-persons.wait", "time-to-complain"];

/// What the pages of all versions of one landlord's policy share.
pub(super) struct PolicyPages<'a> {
    pub(super) landlord: &'a Landlord,
    /// The version in force on the day of the site.
    pub(super) current: &'a Version,
    /// What each version changes, by its name.
    pub(super) changes: &'a BTreeMap<&'a str, WhatChanges<'a>>,
    pub(super) link_targets: &'a BTreeSet<String>,
    pub(super) context: &'a RenderContext<'a>,
}

impl PolicyPages<'_> {
    /// Every version at the address that it keeps for ever; the one in force, which is the same page, before them at
    /// the address of the policy as well.
    pub(super) fn pages(&self, around: &Surroundings, files: &mut LandlordFiles) {
        let Self { landlord, current, context, .. } = self;
        let changes = self.changes;
        let in_force = self.page(current, around, changes, files);
        files.page("policy", in_force.clone());
        for version in &landlord.versions {
            let page = if version.policy.id == current.policy.id {
                in_force.clone()
            } else {
                let around = Surroundings::new(&landlord.slug, &version.policy, context.library, &context.site);
                self.page(version, &around, changes, files)
            };
            files.page(&format!("policy/{}", version.policy.id), page);
        }
        let feed = changes_feed::render(landlord, current, changes, around, context);
        if let Some(feed) = files.rendered(feed) {
            files.file(changes_feed::NAME, feed);
        }
    }

    /// Renders one version, with a note where it is not the one in force.
    fn page(
        &self,
        version: &Version,
        around: &Surroundings,
        changes: &BTreeMap<&str, WhatChanges<'_>>,
        files: &mut LandlordFiles,
    ) -> Option<String> {
        let facts = around.facts();
        let by_fact = self.usual_notes(around, files);
        let by_words = self.own_notes(version, around, files);
        let around_citations = self.around_citations(files);
        let scope = Scope {
            facts: Some(facts),
            around_citations,
            notes_by_fact: &by_fact,
            notes_by_words: &by_words,
            link_targets: self.link_targets,
            template_ids: &self.context.template_ids,
            base: &around.view.base,
            ..Scope::unknown()
        };
        let prose = Prose { file: &version.file, text: &version.body, first_line: version.body_line };
        let (content, problems) = markdown::render(&prose, &scope);
        files.problems.extend(problems);
        let mut values = around.context();
        values.insert("content", &content);
        values.insert("contents", &contents(&content));
        let age = Age::of(version, self.current);
        values.insert("age", &age);
        values.insert("changes", &changes.get(version.policy.id.as_str()).map(|of| of.filled(facts)));
        let coming = if age == Age::InForce {
            Coming::all(self.landlord, self.current, changes, self.context.library)
        } else {
            Vec::new()
        };
        values.insert("coming", &coming);
        values.insert("until", &self.until(version));
        values.insert("has_updates", &has_updates(&content, &by_fact, &by_words));
        values.insert("versions", &VersionLinks::of(self.landlord, self.current, self.context.library));
        values.insert("page", "policy");
        files.rendered(self.context.renderer.render("policy.html", &values))
    }

    /// The last day on which a version was in force that is so no more; none where the next one does not say its day.
    fn until(&self, version: &Version) -> Option<String> {
        let first_day = |version: &&Version| version.policy.in_force.first_day();
        let later = self.landlord.versions.iter().filter(|one| first_day(one) > first_day(&version));
        let next = later.min_by_key(first_day)?;
        let InForce::From(Approximate::Day(starts)) = next.policy.in_force else { return None };
        let is_older = Age::of(version, self.current) == Age::Older;
        is_older.then(|| starts.pred_opt().map(|day| self.context.library.phrases.day(day)))?
    }

    /// What stands around a citation; none where its template is at fault, which is told.
    fn around_citations(&self, files: &mut LandlordFiles) -> Option<&Around> {
        match &self.context.around_citations {
            Ok(around) => around.as_ref(),
            Err(error) => {
                files.problems.push(template_problem("content/templates", error));
                None
            }
        }
    }

    /// The notes that any landlord's policy gets, by the fact they stand beside.
    fn usual_notes(&self, around: &Surroundings, files: &mut LandlordFiles) -> BTreeMap<String, String> {
        let mut notes = BTreeMap::new();
        for fact in FACTS_WITH_NOTES {
            let template = format!("parts/update-{}.html", fact.replace('.', "-"));
            match self.context.renderer.render(&template, &around.context()) {
                Ok(html) => {
                    notes.insert(fact.to_owned(), html);
                }
                Err(error) => files.problems.push(template_problem("content/templates", &error)),
            }
        }
        notes
    }

    /// The landlord's own notes, by the words they stand beside.
    fn own_notes(&self, version: &Version, around: &Surroundings, files: &mut LandlordFiles) -> Vec<SideNote> {
        let mut notes = Vec::new();
        for update in &version.policy.updates {
            let mut values = around.context();
            values.insert("text", &update.text);
            match self.context.renderer.render("parts/update.html", &values) {
                Ok(html) => notes.push(SideNote { words: update.passage.to_lowercase(), html, at: update.at }),
                Err(error) => files.problems.push(template_problem("content/templates", &error)),
            }
        }
        notes
    }
}

/// What the template of a citation has before and behind the number.
///
/// # Errors
/// When the template is at fault.
pub(super) fn around_citations(renderer: &Renderer) -> Result<Option<Around>, RenderError> {
    const NUMBER: &str = "0";
    let mut values = Context::new();
    values.insert("at", NUMBER);
    let html = renderer.render("citation.html", &values)?;
    let parts = html.trim().split_once(NUMBER);
    Ok(parts.map(|(before, behind)| Around { before: before.to_owned(), behind: behind.to_owned() }))
}

/// The main headings of a page with their ids, for the list at its top.
fn contents(content: &str) -> Vec<(&str, String)> {
    content
        .split("<h2 id=\"")
        .skip(1)
        .filter_map(|part| {
            let (id, rest) = part.split_once('"')?;
            let words = rest.split_once('>')?.1.split("</h2>").next()?;
            let after = |piece: &str| piece.split_once('>').map_or(String::new(), |(_, text)| text.to_owned());
            let plain =
                words.split('<').enumerate().map(|(n, piece)| if n == 0 { piece.to_owned() } else { after(piece) });
            Some((id, plain.collect()))
        })
        .collect()
}

/// Whether a note stands beside a passage of the page; the template of one can be empty for some landlords.
fn has_updates(content: &str, by_fact: &BTreeMap<String, String>, by_words: &[SideNote]) -> bool {
    let notes = by_fact.values().chain(by_words.iter().map(|note| &note.html));
    notes
        .map(|html| html.trim())
        .any(|html| !html.is_empty() && memmem::find(content.as_bytes(), html.as_bytes()).is_some())
}

/// How a version stands to the one in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Age {
    Older,
    InForce,
    /// Written ahead of its day, and published with the next build.
    ToCome,
}

impl Age {
    pub(super) fn of(version: &Version, current: &Version) -> Self {
        match version.policy.in_force.first_day().cmp(&current.policy.in_force.first_day()) {
            Ordering::Less => Self::Older,
            Ordering::Equal => Self::InForce,
            Ordering::Greater => Self::ToCome,
        }
    }
}
