//! Where in a document something stands: its section, and its sentence as a note
//! can quote it.

use crate::prose::{Block, Kind, Prose, Sentence};

/// A sentence is quoted no further than this.
const QUOTED: usize = 280;
/// A heading that is longer is no name of a section.
const NAME: usize = 48;

/// The section: the number that the sentence cites or its paragraph starts with, or else the words of its heading.
pub(super) fn of(prose: &Prose<'_>, block: &Block, sentence: &Sentence<'_>) -> Option<String> {
    let numbered = |block: &Block| {
        let counted = || match block.kind {
            // "3. The clerk will …" in a document whose headings have no numbers: the item is the section.
            Kind::Item(Some(number)) if prose.headings_of(block).all(|heading| prose.section_of(heading).is_none()) => {
                Some(number.to_string())
            }
            _ => None,
        };
        prose.section_of(block).map(str::to_owned).or_else(counted)
    };
    let own = sentence.cited().next().filter(|cited| is_number(cited)).map(str::to_owned);
    let lead = prose.lead_of(block).or_else(|| before_letters(prose, block)).and_then(numbered);
    let heading = || prose.headings_of(block).find_map(numbered);
    // The first heading is the title of it all.
    let title = |heading: &Block| {
        let first = prose.blocks().iter().find(|block| matches!(block.kind, Kind::Heading(_)));
        let words = prose.lower_of(heading);
        let deeper =
            |other: &&Block| matches!((other.kind, heading.kind), (Kind::Heading(a), Kind::Heading(b)) if a > b);
        let headings = || prose.blocks().iter().filter(|block| matches!(block.kind, Kind::Heading(_)));
        let over_all = headings().count() > 2 && headings().skip(1).all(|other| deeper(&other));
        first.is_some_and(|first| std::ptr::eq(first, heading))
            && (over_all || ["policy", "procedure"].iter().any(|of| words.contains(of)))
    };
    let sections = || prose.headings_of(block).filter(|heading| !title(heading));
    let named = || sections().find_map(|heading| name(prose.text_of(heading)));
    own.or_else(|| numbered(block)).or(lead).or_else(|| match (heading(), named()) {
        // The number of a chapter says little where a heading of its own stands nearer.
        (Some(number), Some(name)) if !name.starts_with(|c: char| c.is_ascii_digit()) => {
            Some(format!("{number} {name}"))
        }
        (number, name) => number.or(name),
    })
}

/// The words behind `(a)`, `b)` or `(iv)` at the start of a paragraph.
pub(super) fn lettered(words: &str) -> Option<&str> {
    let words = words.trim_start();
    let inner = words.strip_prefix('(').unwrap_or(words);
    let (sign, rest) = inner.split_once(')')?;
    let letters = (1..=4).contains(&sign.len()) && sign.bytes().all(|byte| byte.is_ascii_lowercase());
    (letters && rest.starts_with(' ')).then(|| rest.trim_start())
}

/// The paragraph of which one that begins with a letter is a part.
fn before_letters<'p>(prose: &'p Prose<'_>, block: &Block) -> Option<&'p Block> {
    let is_part = |block: &Block| block.kind == Kind::Paragraph && lettered(prose.text_of(block)).is_some();
    let index = prose.blocks().iter().position(|other| std::ptr::eq(other, block)).filter(|_| is_part(block))?;
    let before = prose.blocks().get(..index)?.iter().rev();
    let mut before = before.take_while(|block| block.kind == Kind::Paragraph).filter(|block| !is_part(block));
    before.find(|block| prose.section_of(block).is_some())
}

fn is_number(cited: &str) -> bool {
    cited.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ')) && cited.contains('.')
}

/// The words of a heading where they can stand in brackets behind a fact, and nobody takes them for a time.
fn name(heading: &str) -> Option<String> {
    let heading = heading.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ' '));
    let words = heading.split([':', '(', ')', '–', '—', '#', '"', '{', '}', '[', ']', ',']).next()?.trim();
    let small = words.to_lowercase();
    let turns = ["if", "unless", "or", "when", "for", "hour", "day", "week", "month", "year", "working", "excluding"];
    let is_time = small
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| turns.iter().any(|turn| word == *turn || word == format!("{turn}s")));
    (!words.is_empty() && words.chars().count() <= NAME && !is_time).then(|| words.to_owned())
}

/// The sentence on one line, behind the line that introduces its list and the labels of its table.
pub(super) fn quoted(prose: &Prose<'_>, block: &Block, sentence: &Sentence<'_>) -> String {
    let mut words = String::new();
    if matches!(block.kind, Kind::Item(_))
        && let Some(lead) = prose.lead_of(block)
        && let Some(last) = prose.sentences(lead).last()
        && last.text.trim_end().ends_with([':', ';', '-', '–'])
    {
        words.push_str(last.text);
        words.push(' ');
    }
    for label in prose.labels_of(block) {
        words.push_str(prose.text_of(label));
        words.push_str(" | ");
    }
    words.push_str(sentence.text);
    shortened(&words)
}

/// Words on one line, no longer than a note.
pub(super) fn shortened(words: &str) -> String {
    let line: Vec<&str> = words.split_whitespace().collect();
    let line: String = line.join(" ").chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if line.chars().count() <= QUOTED {
        return line;
    }
    let cut: String = line.chars().take(QUOTED).collect();
    format!("{}…", cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole))
}
