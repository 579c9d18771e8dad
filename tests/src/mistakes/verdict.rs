//! Whether an author is told what a record says.

use std::collections::BTreeMap;
use std::sync::Mutex;

use super::cure;
use super::record::{Record, Run, Told, Where};
use super::run::site_gen;
use super::told::{Message, messages, news};
use super::tree::Tree;

/// Holds a record against what is told; gives the code of each message that it asks for.
///
/// # Errors
/// What is told otherwise.
///
/// # Panics
/// When the record does not fit the words that it changes.
pub(super) fn of(record: &Record) -> Result<Vec<String>, String> {
    let tree = Tree::of(record);
    if let Some(run) = &record.run {
        return command(&tree, run, &record.told).map(|()| Vec::new());
    }
    let places: Vec<(String, usize)> = record.told.iter().map(|told| place(told, &tree, &record.name)).collect();
    let news = news(messages(&tree, &record.on)?, &of_the_good_words(record)?);
    let mut left: Vec<&Message> = news.iter().collect();
    let mut cures = Vec::new();
    for (told, (file, line)) in record.told.iter().zip(&places) {
        let Some(index) = left.iter().position(|one| is_told(told, file, *line, one)) else {
            return Err(missed(told, file, *line, &news));
        };
        cures.push((told, file.as_str(), *line, left.swap_remove(index)));
    }
    // The two ends of one slip, such as an element of HTML, are one.
    let same = |one: &Message| cures.iter().any(|(.., told)| (told.line, &told.found) == (one.line, &one.found));
    let besides: Vec<&Message> = left
        .into_iter()
        .filter(|one| record.told.is_empty() || one.severity == "error")
        .filter(|one| !same(one))
        .collect();
    if !besides.is_empty() && !record.besides {
        return Err(format!("it is also told: {}", Message::shown_of(&besides)));
    }
    // Which is asked of few, since each asks for a check of its own.
    if record.is_odd() {
        safe(&tree, &record.on)?;
    }
    cure::try_all(record, &cures)?;
    Ok(cures.iter().map(|(.., message)| message.code.clone()).collect())
}

/// The landlords whose good words were checked, and the day.
type Asked = (Vec<String>, String);

/// What is told of the good words, which many records start from.
fn of_the_good_words(record: &Record) -> Result<Vec<Message>, String> {
    static KNOWN: Mutex<BTreeMap<Asked, Vec<Message>>> = Mutex::new(BTreeMap::new());
    let asked = (record.landlords(), record.on.clone());
    if let Some(known) = KNOWN.lock().expect("nobody panics with it").get(&asked) {
        return Ok(known.clone());
    }
    let told = messages(&Tree::good(record), &record.on)?;
    KNOWN.lock().expect("nobody panics with it").insert(asked, told.clone());
    Ok(told)
}

/// The file and the line that a message must name.
fn place(told: &Told, tree: &Tree, name: &str) -> (String, usize) {
    let file = told.file.clone().unwrap_or_else(|| tree.last.clone());
    let line = match &told.place {
        Where::File => 1,
        Where::Line(line) => *line,
        Where::On(text) => {
            let whole = tree.text(&file);
            let lines: Vec<usize> = whole
                .lines()
                .enumerate()
                .filter(|(_, line)| line.contains(text.as_str()))
                .map(|(at, _)| at + 1)
                .collect();
            let [line] = lines[..] else {
                panic!("{name}: {text:?} stands on one line of {file}, and not on {lines:?}")
            };
            line
        }
    };
    (file, line)
}

fn is_told(told: &Told, file: &str, line: usize, message: &Message) -> bool {
    message.file.ends_with(file)
        && message.line == line
        && told.severity == message.severity
        && says(told, message)
        && told.code.as_ref().is_none_or(|code| *code == message.code)
}

fn says(told: &Told, message: &Message) -> bool {
    let all = format!("{} {}", message.found, message.write).to_lowercase();
    let mut rest = all.as_str();
    told.says.iter().all(|part| {
        let behind = part.split('|').find_map(|words| rest.split_once(words));
        rest = behind.map_or(rest, |(_, behind)| behind);
        behind.is_some()
    })
}

/// What was told instead.
fn missed(told: &Told, file: &str, line: usize, news: &[Message]) -> String {
    let shown = Message::shown_of;
    let here: Vec<&Message> = news.iter().filter(|one| one.file.ends_with(file) && one.line == line).collect();
    let grave: Vec<&&Message> = here.iter().filter(|one| told.severity == one.severity).collect();
    if news.is_empty() {
        "nothing is told".to_owned()
    } else if here.is_empty() {
        format!("told at another place than {file}:{line}: {}", shown(&news.iter().collect::<Vec<_>>()))
    } else if grave.is_empty() {
        format!("told, and not as {}: {}", told.severity, shown(&here))
    } else {
        format!("told in other words than “{}”: {}", told.says.join(" … "), shown(&here))
    }
}

/// What an author's text holds moves nobody's cursor and turns nobody's line round.
fn safe(tree: &Tree, on: &str) -> Result<(), String> {
    let said = site_gen(tree, &["check", "--on", on])?;
    escaped(&format!("{}{}", said.stdout, said.stderr))
}

fn escaped(all: &str) -> Result<(), String> {
    let obeyed = |c: &char| {
        c.is_control() && !matches!(c, '\n' | '\t') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    match all.chars().find(obeyed) {
        Some(c) => Err(format!("a message holds {c:?} as it was typed")),
        None => Ok(()),
    }
}

fn command(tree: &Tree, run: &Run, told: &[Told]) -> Result<(), String> {
    let arguments: Vec<&str> = run.arguments.iter().map(String::as_str).collect();
    let said = site_gen(tree, &arguments)?;
    let all = format!("{}{}", said.stdout, said.stderr);
    if said.code != Some(run.ends) {
        return Err(format!("it ends with {:?}, not {}: {all}", said.code, run.ends));
    }
    let message = Message {
        file: String::new(),
        line: 0,
        severity: String::new(),
        found: all.clone(),
        write: String::new(),
        code: String::new(),
    };
    escaped(&all)?;
    let unsaid = told.iter().find(|told| !says(told, &message));
    unsaid.map_or(Ok(()), |told| Err(format!("it does not say “{}”: {all}", told.says.join(" … "))))
}
