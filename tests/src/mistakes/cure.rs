//! The cure of a message, typed letter by letter: it stands in the message, it
//! fits into the author's line, and what comes of it is what the author meant.

use std::fs;

use super::record::{Record, Told};
use super::run::site_gen;
use super::told::{Message, messages};
use super::tree::Tree;

/// A message that was told, where, and what the author's line must become.
type Telling<'a> = (&'a Told, &'a str, usize, &'a Message);

/// Types the cures of all messages of a record that say what the line must become.
///
/// # Errors
/// When one cannot be typed, is told again, or gives other dates than the good words.
pub(super) fn try_all(record: &Record, tellings: &[Telling<'_>]) -> Result<(), String> {
    let typed: Vec<&Telling<'_>> = tellings.iter().filter(|(told, ..)| told.cured.is_some()).collect();
    if typed.is_empty() {
        return Ok(());
    }
    let tree = Tree::of(record);
    let mut from_below: Vec<&&Telling<'_>> = typed.iter().collect();
    // What is typed below moves no line above it.
    from_below.sort_by_key(|(_, _, line, _)| std::cmp::Reverse(*line));
    for (told, file, line, message) in from_below {
        let cured = told.cured.as_deref().unwrap_or_default();
        let text = tree.text(file);
        let lines: Vec<&str> = text.lines().collect();
        let wrong = lines.get(line - 1).copied().unwrap_or_default();
        let whole = whole_line(wrong, cured);
        // An item of a list is typed with its hyphen: without it the list is broken. In braces a key and its value will do.
        let is_item = is_item_of_the_facts(&lines, line - 1) && !whole.trim().starts_with("- {");
        let item = is_item.then(|| whole.trim());
        let cures = |typed: &str| item.map_or_else(|| makes(wrong, typed, &whole), |item| typed == item);
        if !literals(&message.write).any(cures) {
            return Err(format!(
                "no cure that can be typed makes of “{wrong}” the line “{whole}”: {}",
                message.shown()
            ));
        }
        let mended = [&lines[..line - 1], &[whole.as_str()], &lines[*line..]].concat().join("\n");
        fs::write(tree.at(file), format!("{mended}\n")).expect("the file can be written");
    }
    let again = messages(&tree, &record.on)?;
    let still = |one: &&Message| {
        typed.iter().any(|(_, file, line, told)| {
            one.file.ends_with(file) && (one.line == *line && one.severity == "error" || one.found == told.found)
        })
    };
    if let Some(one) = again.iter().find(still) {
        return Err(format!("the cure is told again: {}", one.shown()));
    }
    if typed.iter().any(|(told, ..)| told.anew) { Ok(()) } else { same_dates(record, &tree) }
}

/// Whether a line is an item of a list, on a line of its own among the facts.
fn is_item_of_the_facts(lines: &[&str], at: usize) -> bool {
    let ends = lines.iter().skip(1).position(|line| line.trim_end() == "---").map_or(0, |end| end + 1);
    at < ends && lines.get(at).is_some_and(|line| line.trim_start().starts_with("- "))
}

/// A line with the author's indent before what it must become.
fn whole_line(wrong: &str, cured: &str) -> String {
    let indent: String = wrong.chars().take_while(|c| c.is_whitespace()).collect();
    if cured.starts_with(' ') { cured.to_owned() } else { format!("{indent}{cured}") }
}

/// What a message gives to be typed: each text in backticks.
fn literals(write: &str) -> impl Iterator<Item = &str> {
    write.split('`').skip(1).step_by(2)
}

/// Whether one line becomes another by typing a text in place of some part of it.
fn makes(wrong: &str, typed: &str, right: &str) -> bool {
    right.match_indices(typed).any(|(at, _)| {
        let (before, behind) = (right.get(..at).unwrap_or_default(), right.get(at + typed.len()..).unwrap_or_default());
        wrong.len() >= before.len() + behind.len() && wrong.starts_with(before) && wrong.ends_with(behind)
    })
}

/// The dates of a complaint are those of the good words, where these are of the same landlord.
fn same_dates(record: &Record, cured: &Tree) -> Result<(), String> {
    let good = Tree::good(record);
    let slug = cured.last.strip_prefix("policies/").and_then(|path| path.split_once('/')).map(|(slug, _)| slug);
    let Some(slug) = slug.filter(|slug| good.at("policies").join(slug).is_dir()) else { return Ok(()) };
    let asked = ["deadlines", slug, "--received", "2027-02-24T10:00", "--now", "2027-02-24T10:00", "--format", "json"];
    let (before, after) = (site_gen(&good, &asked)?, site_gen(cured, &asked)?);
    if dates(&before.stdout) == dates(&after.stdout) {
        Ok(())
    } else {
        Err(format!("what was cured has other dates than the good words: {}{}", after.stderr, after.stdout))
    }
}

/// Every day and moment of a JSON answer with its key, in order; not in which words it is told.
fn dates(json: &str) -> Vec<String> {
    fn add(value: &serde_json::Value, key: &str, found: &mut Vec<String>) {
        match value {
            serde_json::Value::Array(list) => list.iter().for_each(|one| add(one, key, found)),
            serde_json::Value::Object(entries) => entries.iter().for_each(|(key, one)| add(one, key, found)),
            serde_json::Value::String(text) if text.starts_with("20") && text.contains('-') => {
                found.push(format!("{key}: {text}"));
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    // What is no JSON is a message, and says itself what it says.
    serde_json::from_str(json).map_or_else(
        |_| vec![json.to_owned()],
        |value| {
            add(&value, "", &mut found);
            found
        },
    )
}
