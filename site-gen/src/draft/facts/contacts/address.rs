//! The landlord's address for letters: what stands between "write to" and a postcode.

use crate::draft::facts::{Found, Source};
use crate::prose::contacts::{self, Sort};
use crate::prose::{Block, Prose};

/// Words behind which an address for letters stands.
const LEADS: [&str; 30] = [
    "following address:",
    "write to us at:",
    "write to us at",
    "write to us:",
    "write to:",
    "write to",
    "writing to:",
    "writing to",
    "letter to:",
    "letter to",
    "post to:",
    "post to",
    "by post:",
    "post:",
    "address:",
    "our address is",
    "postal address is",
    "letters to:",
    "letters to",
    "address for letters is",
    "by letter:",
    "by letter –",
    "by post –",
    "by letter -",
    "by post -",
    "letter –",
    "post –",
    "in writing:",
    "office at",
    "offices at",
];
/// What the label of such a cell says.
const LABELS: [&str; 7] = ["write", "post", "by post", "address", "postal address", "letter", "in writing"];
/// An address is no longer than this.
const LONGEST: usize = 170;

/// The first address that is certainly the landlord's.
pub(super) fn read(
    prose: &Prose<'_>,
    landlord: Option<&str>,
    is_others: impl Fn(&Block, usize) -> bool,
    is_a_bodys: impl Fn(&str) -> bool,
) -> Option<Found> {
    let postcodes =
        contacts::all(prose).into_iter().filter(|found| found.sort == Sort::Postcode && !is_a_bodys(&found.value));
    let with_postcode = postcodes.filter_map(|found| {
        let block = prose.blocks().iter().find(|block| block.text.contains(&found.text.start))?;
        let whole = prose.text().get(block.text.start..found.text.end)?;
        let labelled = prose.labels_of(block).iter().any(|label| LABELS.contains(&prose.lower_of(label).trim()));
        let value = if labelled { whole } else { behind_a_lead(whole).or_else(|| own_line(whole, landlord))? };
        // The lines of an address are told apart where it was typed.
        let typed = prose.typed(found.text.end - value.len()..found.text.end);
        placed(prose, block, typed, |block| is_others(block, found.text.start))
    });
    let freepost = || {
        prose.blocks().iter().find_map(|block| {
            let lower = prose.lower_of(block);
            let at = lower.find("freepost")?;
            let whole = prose.text_of(block);
            let line = whole.get(at..)?.split(['\n', '.', ';']).next()?;
            behind_a_lead(whole.get(..at + line.len())?)?;
            placed(prose, block, line, |block| is_others(block, block.text.start + at))
        })
    };
    let first = with_postcode.into_iter().next();
    first.or_else(freepost)
}

fn placed(prose: &Prose<'_>, block: &Block, value: &str, is_others: impl Fn(&Block) -> bool) -> Option<Found> {
    let value = on_one_line(value);
    let sentence = prose.sentences(block).next()?;
    (is_address(&value) && !is_others(block)).then(|| Found { value, source: Source::of(prose, block, &sentence) })
}

/// What stands behind the last of the words that lead to an address.
fn behind_a_lead(words: &str) -> Option<&str> {
    let lower = words.to_ascii_lowercase();
    // "In writing to the Secretary, c/o 8 Elm Street".
    if let Some(at) = lower.rfind("c/o ").filter(|_| lower.contains("writing")) {
        return words.get(at..);
    }
    let end = LEADS.iter().filter_map(|lead| Some(lower.rfind(lead)? + lead.len())).max();
    // "Make a complaint to the Clerk: 1 Elm Street, …".
    let sign = || lower.rfind(": ").filter(|_| lower.contains("complain")).map(|at| at + 2);
    words.get(end.or_else(sign)?..).map(without_reader)
}

/// "The Society at The Old Maltings, …": whom the letter goes to, in words that are no name, is no part of it.
fn without_reader(words: &str) -> &str {
    let small = words.trim_start_matches([':', ' ']);
    let at = small.starts_with("the ").then(|| small.find(" at ")).flatten();
    let reader = at.and_then(|at| small.get(..at)).filter(|reader| reader.split_whitespace().count() <= 5);
    let named = || small.strip_prefix("the ").filter(|rest| rest.starts_with(char::is_uppercase));
    reader.and_then(|reader| small.get(reader.len() + " at ".len()..)).or_else(named).unwrap_or(words)
}

/// A line that begins with the landlord's name and ends with a postcode.
fn own_line<'w>(words: &'w str, landlord: Option<&str>) -> Option<&'w str> {
    let at = words.rfind(landlord?)?;
    (words.get(..at)?.trim().is_empty() || words.get(..at)?.ends_with('\n')).then(|| words.get(at..)).flatten()
}

fn on_one_line(words: &str) -> String {
    let lines: Vec<&str> = words.lines().map(|line| line.trim().trim_end_matches(['\\', ',', ' '])).collect();
    let line = lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join(", ");
    line.trim_start_matches([':', ' ', '-', '–']).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether words are an address and nothing else: no verb, no other contact.
fn is_address(words: &str) -> bool {
    let lower = words.to_lowercase();
    let parts = words.contains(',') || lower.starts_with("freepost");
    let spoils = ["@", "www.", "http", " will ", " we ", " you ", " can ", " or ", "tel:", "telephone", "email", ". "];
    let starts = words.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) || words.starts_with("c/o");
    parts && starts && words.len() <= LONGEST && words.len() > 12 && !spoils.iter().any(|word| lower.contains(word))
}
