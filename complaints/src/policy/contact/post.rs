//! Postal addresses: a letter needs a postcode, but for one to `Freepost` and a name, which needs nothing else.

use super::wrong::Wrong;

pub(super) fn mistake(name: &str, typed: &str) -> Option<Wrong> {
    let words = words(typed);
    let pairs = || words.windows(2).map(|two| (two[0], two[1]));
    let joined = words.iter().any(|word| {
        word.len() > 4 && word.is_char_boundary(word.len() - 3) && {
            let (out, inward) = word.split_at(word.len() - 3);
            is_postcode(out, inward)
        }
    });
    // The post finds it by its one word.
    let freepost = typed.to_lowercase().contains("freepost");
    if freepost || joined || pairs().any(|(out, inward)| is_postcode(out, inward)) {
        return None;
    }
    mistyped(name, typed).or_else(|| {
        Wrong::warning(
            format!("{name}: the address has no postcode"),
            "the postcode at its end, such as EX4 4MP; where there is none, leave it".to_owned(),
        )
    })
}

/// A postcode with a letter for a figure.
pub(super) fn mistyped(name: &str, typed: &str) -> Option<Wrong> {
    let words = words(typed);
    let meant = words.windows(2).map(|two| (two[0], two[1])).find_map(|(out, inward)| {
        let meant = (with_noughts(out), inward.replacen(['O', 'o'], "0", 1));
        is_postcode(&meant.0, &meant.1).then(|| (format!("{out} {inward}"), format!("{} {}", meant.0, meant.1)))
    });
    let (typed, meant) = meant?;
    Wrong::warning(
        format!("{name}: the postcode \"{typed}\" has a letter for a figure"),
        format!("`{meant}` in its place, if that is the postcode"),
    )
}

fn words(typed: &str) -> Vec<&str> {
    typed.split([' ', ',', '\n']).map(|word| word.trim_matches('.')).collect()
}

/// `EX4 4MP`: one or two letters, a figure and perhaps one more sign; then a figure and two letters (BS 7666).
fn is_postcode(out: &str, inward: &str) -> bool {
    let letters = out.chars().take_while(char::is_ascii_alphabetic).count();
    let rest: Vec<char> = out.chars().skip(letters).collect();
    let out = (1..=2).contains(&letters)
        && match rest.as_slice() {
            [figure] => figure.is_ascii_digit(),
            [figure, last] => figure.is_ascii_digit() && last.is_ascii_alphanumeric(),
            _ => false,
        };
    let inward: Vec<char> = inward.chars().collect();
    out && matches!(inward.as_slice(), [figure, one, two]
        if figure.is_ascii_digit() && one.is_ascii_alphabetic() && two.is_ascii_alphabetic())
}

/// The first half with noughts for the letter O behind its first letters.
fn with_noughts(out: &str) -> String {
    out.char_indices().map(|(at, c)| if at > 1 && c == 'O' { '0' } else { c }).collect()
}
