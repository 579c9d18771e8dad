//! When the landlord can be reached: days of the week with times of day, where
//! they stand beside its telephone number or behind "open".

use crate::draft::facts::{Found, Source};
use crate::prose::{Block, Prose};

const DAYS: [&str; 5] = ["monday", "mondays", "mon ", "mon-", "weekdays"];

/// The first opening hours that are the landlord's.
pub(super) fn read(prose: &Prose<'_>, is_others: impl Fn(&Block, usize) -> bool) -> Option<Found> {
    prose.blocks().iter().find_map(|block| {
        let lower = prose.lower_of(block);
        // "A working day is Monday to Friday, 9am to 5pm" says how days are counted.
        let counts =
            ["working day", "repair", "emergenc", "webchat", "live chat"].iter().any(|word| lower.contains(word));
        let labels: String = prose.labels_of(block).into_iter().map(|label| prose.lower_of(label)).collect();
        let open = ["open", "phone", "call", "tel", "ring", "lines", "hours"]
            .iter()
            .any(|word| lower.contains(word) || labels.contains(word));
        if counts || !open || is_others(block, block.text.end.saturating_sub(1)) {
            return None;
        }
        let from = DAYS.iter().filter_map(|day| lower.find(day)).min()?;
        let whole = prose.text_of(block);
        let rest = whole.get(from..)?;
        let value = rest.get(..end(rest))?.trim().trim_end_matches([',', ';']);
        let sentence = prose.sentences(block).find(|sentence| {
            let at = block.text.start + from;
            sentence.range().contains(&at)
        })?;
        let fits = (12..=90).contains(&value.len()) && has_times(value);
        fits.then(|| Found { value: value.to_owned(), source: Source::of(prose, block, &sentence) })
    })
}

/// Where they end: at a bracket, a line, a sentence; the stop of "8.30am" is none.
fn end(words: &str) -> usize {
    let bytes = words.as_bytes();
    let ends = words.char_indices().find(|(at, c)| match c {
        '(' | ')' | '\n' | ';' => true,
        '.' => bytes.get(at + 1).is_none_or(|next| !next.is_ascii_alphanumeric()),
        _ => false,
    });
    ends.map_or(words.len(), |(at, _)| at)
}

/// Two times of day, from and to.
fn has_times(words: &str) -> bool {
    let small = words.to_lowercase();
    let times = small.split(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | ':')).filter(|word| {
        let starts = word.starts_with(|c: char| c.is_ascii_digit());
        starts && (word.ends_with("am") || word.ends_with("pm") || word.contains(':'))
    });
    times.count() > 1 || small.contains("am to") || small.contains("am and")
}
