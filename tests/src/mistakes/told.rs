//! What `site-gen check` tells of a tree.

use std::time::Duration;

use serde::Deserialize;

use super::run::site_gen;
use super::tree::Tree;

/// One message.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Message {
    pub(super) file: String,
    pub(super) line: usize,
    pub(super) severity: String,
    pub(super) found: String,
    pub(super) write: String,
    #[serde(default)]
    pub(super) code: String,
}

impl Message {
    /// The first of some, for whoever mends a rule.
    pub(super) fn shown_of(some: &[&Self]) -> String {
        let shown: Vec<String> = some.iter().take(5).map(|one| one.shown()).collect();
        let more = some.len().saturating_sub(shown.len());
        let more = if more == 0 { String::new() } else { format!("\nand {more} more") };
        format!("{}{more}", shown.join("\n"))
    }

    /// As it is shown to them.
    pub(super) fn shown(&self) -> String {
        format!("{}:{}: {}: {} / write: {}", self.file, self.line, self.severity, self.found, self.write)
    }

    /// Whether two messages say the same of a file, wherever it stands by now.
    fn is_like(&self, other: &Self) -> bool {
        let plain = |text: &str| text.chars().filter(|c| !c.is_ascii_digit()).collect::<String>();
        self.file == other.file && self.severity == other.severity && plain(&self.found) == plain(&other.found)
    }
}

/// How long a processor may work for a check. The largest record has 20,000 headings; this program is built without
/// optimisation, and another on the same core makes any work some longer.
const MOST_WORK: Duration = Duration::from_secs(5);

/// What is told of a tree.
///
/// # Errors
/// When the command does not end as it should, or says what is no list of messages.
pub(super) fn messages(tree: &Tree, on: &str) -> Result<Vec<Message>, String> {
    let said = site_gen(tree, &["check", "--on", on, "--format", "json"])?;
    if said.worked > MOST_WORK {
        return Err(format!("a processor works {:?} for it", said.worked));
    }
    let stop = || format!("it ends with {:?} and no list: {}", said.code, said.stderr);
    serde_json::from_str(&said.stdout).map_err(|_| stop())
}

/// What is told of one tree, and not of another.
pub(super) fn news(mistaken: Vec<Message>, good: &[Message]) -> Vec<Message> {
    let mut known = good.to_vec();
    let mut news = Vec::new();
    for message in mistaken {
        match known.iter().position(|one| one.is_like(&message)) {
            Some(index) => drop(known.swap_remove(index)),
            None => news.push(message),
        }
    }
    news
}
