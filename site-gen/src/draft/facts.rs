//! What a document says, fact by fact, each with the words that it came from.
//!
//! The prose is read as `check` reads it. What the words do not settle is no
//! fact: it stays in [`Facts::left`], for a person.

mod about;
mod clock;
mod clocks;
mod contacts;
mod firmness;
mod left;
mod limit;
mod lists;
mod not_read;
mod outside;
mod sections;
mod stages;
mod starts;
mod terms;

use complaints::days::approximate::Approximate;
use complaints::policy::Policy;
use complaints::policy::library::{Landlord, Library};
use complaints::words::source::SourceFile;

use crate::prose::{Block, Prose, Sentence};
pub use clock::{Clock, Key};
pub use left::Left;
pub use limit::Limit;
pub use lists::Exclusion;
pub use not_read::Hint;
pub use outside::{Outside, Panel};
pub use stages::StageName;

/// A value, and the words it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// As the facts of a policy have it.
    pub value: String,
    /// Where the document says so.
    pub source: Source,
}

/// Where something stands in the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The section, by its number or the words of its heading.
    pub section: Option<String>,
    /// The sentence, on one line.
    pub words: String,
    /// The line of the body on which it stands.
    pub line: usize,
}

impl Source {
    fn of(prose: &Prose<'_>, block: &Block, sentence: &Sentence<'_>) -> Self {
        Self {
            section: sections::of(prose, block, sentence),
            words: sections::quoted(prose, block, sentence),
            line: prose.place(sentence.start).line,
        }
    }
}

/// All that was found.
#[derive(Debug, Default)]
pub struct Facts {
    /// The landlord's name.
    pub landlord: Option<Found>,
    /// The nation whose bank holidays count.
    pub nation: Option<Found>,
    /// Whose rules bind it.
    pub scheme: Option<Found>,
    /// The number of the version.
    pub version: Option<Found>,
    /// The day from which it holds, as exact as it is given; of its approval or last review where that is all.
    pub in_force: Option<(Found, Approximate)>,
    /// When it was approved.
    pub approved: Option<Found>,
    /// When it is to be reviewed.
    pub review_due: Option<Found>,
    /// The role that answers for it.
    pub owner: Option<Found>,
    /// The landlord's own contacts, by their kind.
    pub contacts: Vec<(&'static str, Found)>,
    /// Ways to complain.
    pub channels: Vec<Found>,
    /// Formats on request.
    pub formats: Vec<Found>,
    /// Stages, in their names.
    pub stages: Vec<StageName>,
    /// Every time that could be placed.
    pub clocks: Vec<Clock>,
    /// Bodies outside.
    pub outside: Outside,
    /// What is not treated as a complaint.
    pub exclusions: Vec<Exclusion>,
    /// Sentences with something that could not be placed.
    pub left: Vec<Left>,
    /// Facts that a policy may have and nothing here reads, each with the sentence that may give it.
    pub hints: Vec<Hint>,
}

impl Facts {
    /// Names the lines of the whole file, whose body starts so many lines further down.
    pub(super) fn move_down(&mut self, lines: usize) {
        for left in &mut self.left {
            left.line += lines;
        }
        for source in self.hints.iter_mut().filter_map(|hint| hint.source.as_mut()) {
            source.line += lines;
        }
        for source in self.clocks.iter_mut().flat_map(|clock| &mut clock.sources) {
            source.line += lines;
        }
    }
}

impl Facts {
    /// What lines of lists became, by the lines that they stand on.
    fn taken(&self) -> Vec<(&'static str, usize)> {
        let lines = |key: &'static str, found: &[Found]| -> Vec<(&'static str, usize)> {
            found.iter().map(|one| (key, one.source.line)).collect()
        };
        let exclusions: Vec<Found> = self.exclusions.iter().map(|exclusion| exclusion.found.clone()).collect();
        let mut taken = lines("channels", &self.channels);
        taken.extend(lines("formats", &self.formats));
        taken.extend(lines("exclusions", &exclusions));
        taken.extend(self.contacts.iter().map(|(_, found)| ("contacts", found.source.line)));
        taken
    }
}

/// Reads the prose of a document, its body alone; the title of a web page stands outside it.
#[must_use]
pub fn read(prose: &Prose<'_>, title: Option<&str>, library: &Library) -> Facts {
    let stages = stages::names(prose);
    let landlord = about::landlord(prose).or_else(|| title.and_then(about::landlord_of_page));
    let policy = stub(&stages, library).map(|policy| Policy {
        landlord: landlord.as_ref().map(|found| found.value.clone()).unwrap_or_default(),
        ..policy
    });
    let outside = outside::read(prose, library);
    let contacts = contacts::read(prose, library, landlord.as_ref().map(|found| found.value.as_str()));
    let in_force = about::date(prose, &about::IN_FORCE)
        .or_else(|| about::told(prose, about::Day::Holds))
        .or_else(|| about::day_after(prose))
        .or_else(|| about::date(prose, &about::APPROVED))
        .or_else(|| about::date(prose, &about::REVIEWED));
    let mut facts = Facts {
        landlord,
        nation: outside.nation.clone(),
        scheme: outside.scheme.clone(),
        version: about::version(prose),
        approved: about::date(prose, &about::APPROVED)
            .or_else(|| about::told(prose, about::Day::Approved))
            .map(|(found, _)| found),
        review_due: about::review_due(prose, in_force.as_ref().map(|(_, date)| *date)),
        in_force,
        owner: about::owner(prose),
        channels: lists::channels(prose),
        formats: lists::formats(prose),
        exclusions: lists::exclusions(prose),
        contacts: contacts.placed,
        ..Facts::default()
    };
    let read = policy.as_ref().map(|policy| clocks::read(prose, policy));
    let (mut clocks, doubts) = read.map(|read| (read.clocks, read.doubts)).unwrap_or_default();
    // A document that names no designated person lets nobody wait for one.
    let names = ["designated", "tenant panel", "councillor"].iter().any(|name| prose.lower().contains(name));
    clocks.retain(|clock| names || clock.key != Key::DesignatedWait);
    facts.left = left::times(prose, &clocks, &doubts);
    facts.left.extend(left::uncounted(prose));
    if facts.exclusions.is_empty() {
        facts.left.extend(left::declined(prose));
    }
    facts.left.extend(left::of_lists(prose, &facts.taken(), &clocks));
    facts.clocks = clocks;
    facts.left.extend(contacts.left);
    facts.left.sort_by_key(|left| left.line);
    facts.left.dedup_by(|one, other| one.line == other.line && one.words == other.words);
    facts.hints = not_read::hints(prose, &facts.contacts);
    facts.stages = stages;
    facts.outside = outside;
    facts
}

/// A policy that has the stages and nothing else, which tells the reader of prose how they are called.
fn stub(stages: &[StageName], library: &Library) -> Option<Policy> {
    let stage = |stage: &StageName| {
        let name = stage.name.as_deref().unwrap_or("not stated");
        format!("  - name: \"{}\"\n    respond: not stated\n", name.replace(['"', '\\'], ""))
    };
    let stages: String = stages.iter().map(stage).collect();
    let text = format!("---\nlandlord: Draft\nnation: england\nscheme: none\nstages:\n{stages}---\n");
    let file = SourceFile::new("policies/draft/undated.md", &text);
    let (versions, _) = Landlord::read_versions("draft", &[file], library);
    versions.into_iter().next().map(|version| version.policy)
}
