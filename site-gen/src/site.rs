//! One landlord → its pages; and the few pages of the whole site.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use complaints::days::calendar::Calendar;
use complaints::pages::view::named;
use complaints::pages::{self, Filled, Renderer, Site, Surroundings};
use complaints::policy::guidance::Guidance;
use complaints::policy::library::{Landlord, Library, Version};
use complaints::words::problem::{Place, Problem, Severity};

use crate::dates;
use crate::markdown::{self, Beside, Calls, Prose};

/// A file of the site: its path below the root, and its text.
#[derive(Debug, Clone)]
pub struct Output {
    /// Path with `/`, such as `imani/index.html`.
    pub path: String,
    /// What it holds.
    pub text: String,
}

/// All pages of one landlord as they stand on a day.
///
/// # Errors
/// Every problem in the prose and the templates.
pub fn landlord(
    landlord: &Landlord,
    library: &Library,
    renderer: &Renderer,
    site: &Site<'_>,
) -> Result<Vec<Output>, Vec<Problem>> {
    let Some(current) = landlord.in_force(site.on) else {
        return Err(vec![whole(
            &landlord.versions[0].file,
            format!("no version is in force on {}", site.on),
            "a version whose name is an earlier day",
        )]);
    };
    let round = Surroundings::new(&landlord.slug, &current.policy, library, site);
    let mut maker = Maker {
        landlord,
        library,
        renderer,
        site,
        paths: paths(landlord, current, library),
        problems: Vec::new(),
        outputs: Vec::new(),
    };
    let calendar = library.calendar(&current.policy);
    maker.guidance(&round, current, &calendar);
    maker.policy(&round, current, "policy", Age::InForce);
    for version in &landlord.versions {
        let own = Surroundings::new(&landlord.slug, &version.policy, library, site);
        maker.policy(&own, version, &format!("policy/{}", version.policy.id), Age::of(version, current));
    }
    let form = pages::form(renderer, &round, &current.form, &Filled::default());
    maker.add("complain", form);
    maker.add("paper-form", pages::paper(renderer, &round, &current.form));
    let mut context = round.context();
    context.insert("page", "dates");
    let table = dates::table(&current.policy, library, &calendar, site.on);
    table.add(&mut context, &library.phrases);
    maker.add("dates", renderer.render("dates.html", &context));
    if let Some(text) = table.ics(&current.policy.landlord, &landlord.slug, site.on, &library.phrases) {
        maker.file("dates/dates.ics", text);
    }
    if maker.problems.is_empty() { Ok(maker.outputs) } else { Err(maker.problems) }
}

/// What is wrong with a text whose facts cannot be read yet: all but the names and links it uses.
#[must_use]
pub fn prose_alone(file: &str, text: &str, first_line: usize) -> Vec<Problem> {
    let none = BTreeMap::new();
    let calls = Calls {
        names: None,
        components: &none,
        beside_fact: &none,
        beside_words: &[],
        paths: &BTreeSet::new(),
        base: "",
    };
    markdown::render(&Prose { file, text, first_line }, &calls).1
}

/// Where links between a landlord's pages may lead.
fn paths(landlord: &Landlord, current: &Version, library: &Library) -> BTreeSet<String> {
    let pages = library.pages.iter().filter(|p| p.is_for(&current.policy));
    let mut paths: BTreeSet<String> =
        pages.map(|p| if p.path.is_empty() { String::new() } else { format!("{}/", p.path) }).collect();
    paths.extend(["complain/", "dates/", "paper-form/", "policy/"].map(str::to_owned));
    paths.extend(landlord.versions.iter().map(|v| format!("policy/{}/", v.policy.id)));
    paths
}

struct Maker<'a> {
    landlord: &'a Landlord,
    library: &'a Library,
    renderer: &'a Renderer,
    site: &'a Site<'a>,
    paths: BTreeSet<String>,
    problems: Vec<Problem>,
    outputs: Vec<Output>,
}

impl Maker<'_> {
    fn file(&mut self, name: &str, text: String) {
        let base = if self.site.alone { String::new() } else { format!("{}/", self.landlord.slug) };
        self.outputs.push(Output { path: format!("{base}{name}"), text });
    }

    fn add(&mut self, folder: &str, text: Result<String, pages::RenderError>) {
        let name = if folder.is_empty() { "index.html".to_owned() } else { format!("{folder}/index.html") };
        match text {
            Ok(text) => self.file(&name, text),
            Err(error) => self.problems.push(whole(
                "content/templates",
                error_chain(&error),
                "the template as it was, or mend it",
            )),
        }
    }

    fn guidance(&mut self, round: &Surroundings, current: &Version, calendar: &Calendar) {
        let names = named(&round.view);
        let mut context = round.context();
        context.insert("example", &dates::example(&current.policy, self.library, calendar, self.site.on));
        let components = self.parts(&context);
        let calls = Calls {
            names: Some(&names),
            components: &components,
            beside_fact: &BTreeMap::new(),
            beside_words: &[],
            paths: &self.paths.clone(),
            base: &round.view.base,
        };
        let pages: Vec<&Guidance> = self.library.pages.iter().filter(|p| p.is_for(&current.policy)).collect();
        for page in pages {
            let (content, problems) =
                markdown::render(&Prose { file: &page.file, text: &page.body, first_line: page.body_line }, &calls);
            self.problems.extend(problems);
            let mut context = round.context();
            for (key, text) in [("title", &page.title), ("description", &page.description)] {
                match markdown::fill(text, &names) {
                    Ok(filled) => context.insert(key, &filled),
                    Err(name) => self.problems.push(whole(
                        &page.file,
                        format!("`{{{{ {name} }}}}` in the {key} names no fact"),
                        "`{{ landlord }}`",
                    )),
                }
            }
            context.insert("content", &content);
            context.insert("page", &page.id);
            self.add(&page.path, self.renderer.render("page.html", &context));
        }
    }

    /// Every component that prose may call, as HTML.
    fn parts(&mut self, context: &tera::Context) -> BTreeMap<String, String> {
        let mut parts = BTreeMap::new();
        for name in PARTS {
            match self.renderer.render(&format!("parts/{name}.html"), context) {
                Ok(html) => {
                    parts.insert((*name).to_owned(), html);
                }
                Err(error) => self.problems.push(whole(
                    "content/templates",
                    error_chain(&error),
                    "the template as it was, or mend it",
                )),
            }
        }
        parts
    }

    fn policy(&mut self, round: &Surroundings, version: &Version, folder: &str, age: Age) {
        let names = named(&round.view);
        let mut beside_fact = BTreeMap::new();
        for (fact, part) in [
            ("designated-persons.wait", "update-designated-persons-wait"),
            ("time-to-complain", "update-time-to-complain"),
        ] {
            match self.renderer.render(&format!("parts/{part}.html"), &round.context()) {
                Ok(html) => {
                    beside_fact.insert(fact.to_owned(), html);
                }
                Err(error) => self.problems.push(whole(
                    "content/templates",
                    error_chain(&error),
                    "the template as it was, or mend it",
                )),
            }
        }
        let beside_words: Vec<Beside> = version
            .policy
            .updates
            .iter()
            .filter_map(|update| {
                let mut context = round.context();
                context.insert("text", &update.text);
                let html = self.renderer.render("parts/update.html", &context).ok()?;
                Some(Beside { words: update.passage.to_lowercase(), html, at: update.at })
            })
            .collect();
        let paths = self.paths.clone();
        let calls = Calls {
            names: Some(&names),
            components: &BTreeMap::new(),
            beside_fact: &beside_fact,
            beside_words: &beside_words,
            paths: &paths,
            base: &round.view.base,
        };
        let (content, problems) = markdown::render(
            &Prose { file: &version.file, text: &version.body, first_line: version.body_line },
            &calls,
        );
        self.problems.extend(problems);
        let mut context = round.context();
        context.insert("content", &content);
        context.insert("age", &age);
        context.insert("versions", &versions(self.landlord, self.library));
        context.insert("page", "policy");
        self.add(folder, self.renderer.render("policy.html", &context));
    }
}

/// The components that guidance may call, each a file in `templates/parts/`.
const PARTS: &[&str] = &[
    "emergency",
    "notice",
    "ways",
    "next-steps",
    "example-dates",
    "missed-date",
    "how-soon",
    "stages",
    "other-clocks",
    "how-we-count",
    "bodies",
    "panel",
    "policy-on-designated-persons",
    "formats",
    "exclusions",
    "reports",
    "advice",
    "emergencies",
    "contacts",
    "about-policy",
    "keep",
];

/// How a version stands to the one in force.
#[derive(Debug, Clone, Copy, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
enum Age {
    Older,
    InForce,
    /// Written ahead of its day, and published with the next build.
    ToCome,
}

impl Age {
    fn of(version: &Version, current: &Version) -> Self {
        match version.policy.in_force.first_day().cmp(&current.policy.in_force.first_day()) {
            Ordering::Less => Self::Older,
            Ordering::Equal => Self::InForce,
            Ordering::Greater => Self::ToCome,
        }
    }
}

#[derive(serde::Serialize)]
struct VersionLink<'a> {
    id: &'a str,
    words: String,
}

fn versions<'a>(landlord: &'a Landlord, library: &Library) -> Vec<VersionLink<'a>> {
    let newest_first = landlord.versions.iter().rev();
    newest_first.map(|v| VersionLink { id: &v.policy.id, words: library.phrases.in_force(v.policy.in_force) }).collect()
}

#[derive(serde::Serialize)]
struct LandlordLink<'a> {
    slug: &'a str,
    name: &'a str,
}

/// The pages that belong to no landlord: the list, the missing page, the page for a service that is down.
///
/// # Errors
/// Every problem in their prose and templates.
pub fn whole_site(
    landlords: &[(String, String)],
    library: &Library,
    renderer: &Renderer,
    site: &Site<'_>,
) -> Result<Vec<Output>, Vec<Problem>> {
    let mut outputs = Vec::new();
    let mut problems = Vec::new();
    let names = BTreeMap::new();
    let none = BTreeMap::new();
    let calls = Calls {
        names: Some(&names),
        components: &none,
        beside_fact: &none,
        beside_words: &[],
        paths: &BTreeSet::new(),
        base: "",
    };
    for page in library.pages.iter().filter(|p| p.whole_site) {
        let (content, found) =
            markdown::render(&Prose { file: &page.file, text: &page.body, first_line: page.body_line }, &calls);
        problems.extend(found);
        let mut context = pages::plain_context(site.style);
        context.insert("title", &page.title);
        context.insert("description", &page.description);
        context.insert("content", &content);
        match renderer.render("page.html", &context) {
            Ok(text) => outputs.push(Output { path: format!("{}.html", page.path), text }),
            Err(error) => problems.push(whole(&page.file, error_chain(&error), "the template as it was, or mend it")),
        }
    }
    if !site.alone {
        let links: Vec<LandlordLink<'_>> = landlords.iter().map(|(slug, name)| LandlordLink { slug, name }).collect();
        let mut context = pages::plain_context(site.style);
        context.insert("landlords", &links);
        match renderer.render("landlords.html", &context) {
            Ok(text) => outputs.push(Output { path: "index.html".to_owned(), text }),
            Err(error) => {
                problems.push(whole("content/templates", error_chain(&error), "the template as it was, or mend it"))
            }
        }
    }
    if problems.is_empty() { Ok(outputs) } else { Err(problems) }
}

/// An error with what caused it: a template's message stands in the cause.
fn error_chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}

pub(crate) fn whole(file: &str, found: impl Into<String>, write: impl Into<String>) -> Problem {
    Problem {
        file: file.to_owned(),
        place: Place { line: 1, column: 1 },
        severity: Severity::Error,
        found: found.into(),
        write: write.into(),
        line: String::new(),
    }
}
