//! Where the words that a component prints were typed: in a file of shared
//! facts, in the law, or in a template.

use complaints::policy::Scheme;
use complaints::words::source::SourceFile;

/// Fewer words in a row than these prove nothing.
const LEAST_WORDS: usize = 4;
/// Templates from which others take parts of their sentences.
const OF_PARTS: [&str; 3] = ["clock", "body", "paper"];

/// The files that printed words can come of.
pub(super) struct Origins<'a> {
    facts: Vec<&'a SourceFile>,
    laws: Vec<&'a SourceFile>,
    templates: &'a [SourceFile],
}

impl<'a> Origins<'a> {
    pub(super) fn new(shared: &'a [SourceFile], templates: &'a [SourceFile], scheme: Scheme) -> Self {
        let facts =
            shared.iter().filter(|file| ["ombudsmen.yaml", "rights.yaml"].iter().any(|n| file.path.ends_with(n)));
        let of_scheme = format!("/law/{}", scheme.name());
        let laws = shared.iter().filter(|file| file.path.contains(&of_scheme));
        Self { facts: facts.collect(), laws: laws.collect(), templates }
    }

    /// The file and the line of what a component printed, where one can be named.
    pub(super) fn of(&self, component: &str, says: &str) -> Option<(String, usize)> {
        let whole = |file: &&SourceFile| {
            let line = file.text.lines().position(|line| line.contains(says))?;
            Some((file.path.clone(), line + 1))
        };
        self.facts.iter().find_map(whole).or_else(|| self.of_law(says)).or_else(|| self.of_template(component, says))
    }

    /// A time of the law is printed with its section, by which its line is known.
    fn of_law(&self, says: &str) -> Option<(String, usize)> {
        let (_, behind) = says.split_once("(section ")?;
        let (section, _) = behind.split_once(')')?;
        let marks = [format!("({section})"), format!("\"{section}\"")];
        // The newest stands last.
        self.laws.iter().rev().find_map(|file| {
            let is_it =
                |line: &str| !line.trim_start().starts_with('#') && marks.iter().any(|mark| line.contains(mark));
            Some((file.path.clone(), file.text.lines().position(is_it)? + 1))
        })
    }

    /// The line of a template that has the most of its words in a row.
    fn of_template(&self, component: &str, says: &str) -> Option<(String, usize)> {
        let said = words(says);
        let mut best: Option<(usize, String, usize)> = None;
        for part in std::iter::once(component).chain(OF_PARTS) {
            let name = format!("templates/parts/{part}.html");
            let Some(file) = self.templates.iter().find(|file| file.path.ends_with(&name)) else { continue };
            for (index, line) in file.text.lines().enumerate() {
                let run = longest_run(&said, &words(line));
                if best.as_ref().is_none_or(|(most, ..)| run > *most) {
                    best = Some((run, file.path.clone(), index + 1));
                }
            }
        }
        best.filter(|(run, ..)| *run >= LEAST_WORDS.min(said.len())).map(|(_, file, line)| (file, line))
    }
}

fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

/// How many words stand in both in the same order, without another between them.
fn longest_run(said: &[&str], typed: &[&str]) -> usize {
    let mut before = vec![0_usize; typed.len() + 1];
    let mut longest = 0;
    for word in said {
        let mut now = vec![0_usize; typed.len() + 1];
        for (index, other) in typed.iter().enumerate() {
            if word == other {
                let run = before.get(index).copied().unwrap_or_default() + 1;
                longest = longest.max(run);
                if let Some(here) = now.get_mut(index + 1) {
                    *here = run;
                }
            }
        }
        before = now;
    }
    longest
}
