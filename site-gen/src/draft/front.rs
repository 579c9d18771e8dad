//! The facts as the front matter of a policy: above each line the sentence that
//! it came from, at its end the mark that a person takes away.

mod lists;
mod stages;
mod yaml;

use complaints::days::approximate::Approximate;

use super::facts::{Clock, Facts, Found, Key, Source};
use yaml::{in_flow, scalar};

/// The mark at the end of each line that nobody has confirmed.
pub const MARK: &str = "# confirm";

/// Whose folder it is, nobody knows before a person has said it.
pub(crate) const IN_PLACE_OF_YOUR_NAME: &str = "In place of `your-name` write your landlord’s name, in small letters and with hyphens, such as \
                                                `oakfield-homes`: `site-gen check` refuses the folder until then.";

/// The front matter with its fences; `name` is the file that it was drafted from.
#[must_use]
pub(super) fn write(facts: &Facts, name: &str) -> String {
    // How many lines stand above the body is known only once they are written, and moves none of them.
    let lines = Front::new(facts, 0).written(name).lines().count();
    Front::new(facts, lines).written(name)
}

/// Where the draft belongs: the folder by the landlord's name, the file by the day from which it holds.
#[must_use]
pub(super) fn save_as(facts: &Facts) -> Option<String> {
    let landlord = slug(&facts.landlord.as_ref()?.value);
    Some(format!("policies/{landlord}/{}.md", stem(facts.in_force.as_ref().map(|(_, date)| *date))))
}

/// The same, with a folder that is still to be named where the document does not say whose policy it is.
#[must_use]
pub(super) fn place(facts: &Facts) -> String {
    let unnamed = || format!("policies/your-name/{}.md", stem(facts.in_force.as_ref().map(|(_, date)| *date)));
    save_as(facts).unwrap_or_else(unnamed)
}

fn stem(date: Option<Approximate>) -> String {
    match date {
        Some(Approximate::Day(day)) => day.format("%Y-%m-%d").to_string(),
        Some(Approximate::Month(year, month)) => format!("{year}-{month:02}"),
        Some(Approximate::Season(year, _) | Approximate::Year(year)) => year.to_string(),
        None => "undated".to_owned(),
    }
}

fn slug(name: &str) -> String {
    let letters: String =
        name.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    letters.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

struct Front<'f> {
    facts: &'f Facts,
    /// How many lines stand above the body.
    above: usize,
    out: String,
    missing: Vec<&'static str>,
}

impl<'f> Front<'f> {
    fn new(facts: &'f Facts, above: usize) -> Self {
        Self { facts, above, out: String::new(), missing: Vec::new() }
    }

    fn written(mut self, name: &str) -> String {
        let facts = self.facts;
        self.line("---");
        self.line(&format!(
            "# Drafted from {}, and confirmed by nobody yet. Go through it line by line: compare each line",
            yaml::note(name)
        ));
        self.line("# with the sentence above it, put right what is wrong, then take away the `# confirm` at its end.");
        self.line("# The numbers of lines are those before you change anything.");
        self.line("# The site is not published while one of these marks stands.");
        self.in_force();
        self.needed("landlord", facts.landlord.as_ref(), "your name, as readers know it");
        self.needed("nation", facts.nation.as_ref(), "england, wales, scotland, northern-ireland or uk");
        self.needed("scheme", facts.scheme.as_ref(), "housing-ombudsman, spso, psow, nipso or none");
        let quoted = facts.version.as_ref().map(|found| format!("\"{}\"", found.value));
        self.optional("version", facts.version.as_ref(), quoted);
        let cited = |found: &Option<Found>| {
            found.as_ref().map(|found| scalar(&cited(&found.value, found.source.section.as_deref())))
        };
        self.optional("approved", facts.approved.as_ref(), cited(&facts.approved));
        self.optional("review_due", facts.review_due.as_ref(), cited(&facts.review_due));
        self.optional("owner", facts.owner.as_ref(), cited(&facts.owner));
        self.contacts();
        self.choices("channels", &facts.channels);
        self.choices("formats", &facts.formats);
        self.limits("time_to_complain", Key::TimeToComplain);
        self.stages();
        self.outside();
        self.exclusions();
        if facts.clocks.iter().any(|clock| clock.key == Key::Keep) {
            self.limits("keep", Key::Keep);
        }
        self.rest();
        self.line("---");
        self.out
    }

    fn in_force(&mut self) {
        let where_to = place(self.facts);
        match self.facts.in_force.clone() {
            Some((found, _)) => {
                self.source(0, &found.source);
                self.line(&format!("# The name of the file is the day from which it holds. Save it as {where_to} {MARK}"));
            }
            None => self.line(&format!("# From which day it holds was not found, and the name of the file says it. Save it as {where_to} {MARK}")),
        }
        if save_as(self.facts).is_none() {
            self.line(&format!("# {IN_PLACE_OF_YOUR_NAME}"));
        }
    }

    fn line(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push('\n');
    }

    /// A line that a person has to confirm.
    fn marked(&mut self, indent: usize, line: &str) {
        let indent = " ".repeat(indent);
        self.line(&format!("{indent}{line} {MARK}"));
    }

    /// The sentence that the next line came from.
    fn source(&mut self, indent: usize, source: &Source) {
        let indent = " ".repeat(indent);
        let words = yaml::note(&source.words);
        match source.line {
            0 => self.line(&format!("{indent}# title of the page: “{words}”")),
            line => self.line(&format!("{indent}# line {}: “{words}”", line + self.above)),
        }
    }

    /// A key that every policy needs.
    fn needed(&mut self, key: &str, found: Option<&Found>, choices: &str) {
        match found {
            Some(found) => {
                self.source(0, &found.source);
                self.marked(0, &format!("{key}: {}", scalar(&found.value)));
            }
            None => {
                self.line(&format!("# Not found in the document. Write {choices}."));
                self.marked(0, &format!("{key}: not stated"));
            }
        }
    }

    /// A key that is left out where nothing was found.
    fn optional(&mut self, key: &'static str, found: Option<&Found>, value: Option<String>) {
        match found.zip(value) {
            Some((found, value)) => {
                self.source(0, &found.source);
                self.marked(0, &format!("{key}: {value}"));
            }
            None => self.missing.push(key),
        }
    }

    /// The limits of a key that belongs to no stage.
    fn limits(&mut self, name: &str, key: Key) {
        let clocks: Vec<Clock> = self.facts.clocks.iter().filter(|clock| clock.key == key).cloned().collect();
        self.clocks(0, name, &clocks);
    }

    /// Where no way to complain was found, the contacts may be the ways.
    fn ways_among_contacts(&mut self) {
        let ways = [("phone", "phone"), ("text", "text message"), ("email", "email"), ("post", "letter")];
        let found = |kind: &str| self.facts.contacts.iter().any(|(other, _)| *other == kind);
        let ways: Vec<&str> = ways.iter().filter(|(kind, _)| found(kind)).map(|(_, way)| *way).collect();
        if self.facts.channels.is_empty() && !ways.is_empty() {
            self.line(&format!("# Are these your ways to complain? `channels: [{}]`", ways.join(", ")));
        }
    }

    /// What was not found, and what could not be placed.
    fn rest(&mut self) {
        self.ways_among_contacts();
        let hints = &self.facts.hints;
        let silent = hints.iter().filter(|hint| hint.source.is_none()).map(|hint| hint.key);
        let missing: Vec<&str> = self.missing.iter().copied().chain(silent).collect();
        if !missing.is_empty() {
            let missing = missing.join(", ");
            self.line(&format!(
                "# Not found: {missing}. If your policy has one of these, write it in; policies/README.md has an example of each."
            ));
        }
        for hint in hints {
            let Some(source) = &hint.source else { continue };
            let line = source.line + self.above;
            self.line(&format!("# line {line}: “{}” This may be your `{}`.", yaml::note(&source.words), hint.key));
        }
        if self.facts.left.is_empty() {
            return;
        }
        let count = self.facts.left.len();
        let what = if count == 1 { "1 sentence".to_owned() } else { format!("{count} sentences") };
        self.line(&format!(
            "# Left for you: {what}. If a time, a contact or a way in one of them is a fact of yours, write it above, where"
        ));
        self.line(&format!(
            "# it belongs; if not, pass on. When you have read them all, take this mark away too: {MARK}"
        ));
        for left in &self.facts.left {
            let line = left.line + self.above;
            self.line(&format!("# line {line}: “{}” Why: {}.", yaml::note(&left.words), left.why));
        }
    }
}

/// A value with its section behind it.
fn cited(value: &str, section: Option<&str>) -> String {
    match section {
        Some(section) => format!("{value} ({section})"),
        None => value.to_owned(),
    }
}

/// The sections of a clock, each once.
fn sections(sources: &[Source]) -> Option<String> {
    let mut all: Vec<&str> = Vec::new();
    for section in sources.iter().filter_map(|source| source.section.as_deref()) {
        if !all.contains(&section) {
            all.push(section);
        }
    }
    (!all.is_empty()).then(|| all.join(", "))
}

/// A clock on one line: the shorthand, or a mapping where it holds in a circumstance.
fn limit(clock: &Clock) -> String {
    let section = sections(&clock.sources);
    let Some(when) = clock.when else { return scalar(&cited(&clock.limit.written(), section.as_deref())) };
    let within = super::facts::Limit { from: None, unless: None, ..clock.limit.clone() };
    let mut parts = vec![format!("when: {when}"), format!("within: {}", in_flow(&within.written()))];
    parts.extend(clock.limit.from.map(|from| format!("from: {from}")));
    parts.extend(clock.limit.unless.as_ref().map(|unless| format!("unless: {}", in_flow(unless))));
    parts.extend(section.map(|section| format!("section: {}", yaml::quoted(&section))));
    format!("{{ {} }}", parts.join(", "))
}
