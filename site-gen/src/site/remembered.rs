//! What a build keeps of a landlord that it has rendered, for the next one,
//! which need not render it again if nothing has changed: all that is told of
//! it then is told again.

use complaints::words::problem::{Fix, Place, Problem, Severity};
use serde::{Deserialize, Serialize};

use super::OneLandlord;
use super::built_links::BuiltLink;
use super::rendered::RenderedLandlord;
use super::taken_names::Named;
use crate::check::{Allowed, rules};
use crate::write_file::Part;

/// A landlord as a build remembers it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Remembered {
    problems: Vec<RememberedProblem>,
    /// What the author says is meant, each with the reason.
    allowed: Vec<(RememberedProblem, String)>,
    /// Links to pages of the whole site: the file, line and column, and where it leads.
    links: Vec<(String, usize, usize, String)>,
    name: Option<Named>,
    rendered: RenderedLandlord,
}

/// A problem, its rule by its code.
#[derive(Debug, Serialize, Deserialize)]
struct RememberedProblem {
    severity: String,
    file: String,
    line: usize,
    column: usize,
    rule: String,
    found: String,
    write: String,
    quoted: String,
    /// Where a certain cure starts, what it takes away, and what it puts there.
    fix: Option<(usize, usize, String, String)>,
}

impl Remembered {
    /// A landlord as text, to be read by [`Self::read`]; none where it was not rendered.
    /// A landlord that has been rendered, as a part of the site; none where it has no pages.
    pub(super) fn part(one: &OneLandlord, made_of: String) -> Option<Part> {
        let rendered = one.rendered.clone()?;
        let (name, files) = (rendered.in_manifest.slug.clone(), rendered.files());
        let problems = one.problems.iter().map(RememberedProblem::of).collect();
        let allowed = one.allowed.iter().map(|one| (RememberedProblem::of(&one.problem), one.because.clone()));
        let links = one.links.iter().cloned().map(|BuiltLink { file, at, to }| (file, at.line, at.column, to));
        let (allowed, links) = (allowed.collect(), links.collect());
        let remembered = Self { problems, allowed, links, name: one.name.clone(), rendered };
        Some(Part { name, made_of, files, about: serde_json::to_string(&remembered).ok()? })
    }

    /// The landlord again; none where this program would tell of it otherwise.
    pub(super) fn landlord(part: &Part) -> Option<OneLandlord> {
        let Self { problems, allowed, links, name, rendered } = serde_json::from_str(&part.about).ok()?;
        let allowed =
            allowed.into_iter().map(|(problem, because)| Some(Allowed { problem: problem.problem()?, because }));
        let allowed = allowed.collect::<Option<_>>()?;
        let link = |(file, line, column, to)| BuiltLink { file, at: Place { line, column }, to };
        let links = links.into_iter().map(link).collect();
        let problems = problems.into_iter().map(RememberedProblem::problem).collect::<Option<_>>()?;
        let rendered = Some(rendered.with_files(&part.files));
        Some(OneLandlord { problems, allowed, links, name, as_written: None, rendered })
    }

    /// Its pages again, without what was told of its words.
    pub(super) fn pages(part: &Part) -> Option<RenderedLandlord> {
        let Self { rendered, .. } = serde_json::from_str(&part.about).ok()?;
        Some(rendered.with_files(&part.files))
    }
}

impl RememberedProblem {
    fn of(problem: &Problem) -> Self {
        // A landlord with an error has no pages to remember.
        let Problem { severity, file, place, rule, found, write, line, fix, is_read_as_meant: _ } = problem.clone();
        let fix = fix.map(|fix| (fix.at.line, fix.at.column, fix.from, fix.to));
        let Place { line: at, column } = place;
        let (severity, rule) = (severity.name().to_owned(), rule.code.to_owned());
        Self { severity, file, line: at, column, rule, found, write, quoted: line, fix }
    }

    fn problem(self) -> Option<Problem> {
        let Self { severity, file, line, column, rule, found, write, quoted, fix } = self;
        let fix = fix.map(|(line, column, from, to)| Box::new(Fix { at: Place { line, column }, from, to }));
        let rule = rules::all().into_iter().find(|one| one.code == rule)?;
        let all = [Severity::Error, Severity::Warning, Severity::Advice];
        let severity = all.into_iter().find(|one| one.name() == severity)?;
        Some(Problem {
            severity,
            file,
            place: Place { line, column },
            rule,
            found,
            write,
            line: quoted,
            fix,
            is_read_as_meant: false,
        })
    }
}
