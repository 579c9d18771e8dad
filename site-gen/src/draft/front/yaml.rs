//! Words as YAML takes them: bare where they can stand so, in quotes where not.

/// A value on a line of its own.
pub(super) fn scalar(words: &str) -> String {
    let words = one_line(words);
    let special = words.starts_with(|c: char| "-?:,[]{}#&*!|>'\"%@` ".contains(c)) || words.is_empty();
    let parted = words.contains(": ") || words.contains(" #") || words.ends_with(':');
    if special || parted { quoted(&words) } else { words }
}

/// A value inside `[ ]` or `{ }`.
pub(super) fn in_flow(words: &str) -> String {
    let bare = scalar(words);
    if !bare.starts_with('"') && bare.contains([',', '[', ']', '{', '}']) { quoted(&bare) } else { bare }
}

/// A value in quotes.
pub(super) fn quoted(words: &str) -> String {
    format!("\"{}\"", one_line(words).replace('\\', "\\\\").replace('"', "\\\""))
}

/// Words of a note, which ends with its line and is no mark of ours.
pub(super) fn note(words: &str) -> String {
    one_line(words).replace("# confirm", "confirm")
}

fn one_line(words: &str) -> String {
    let clean: String = words.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    clean.split_whitespace().collect::<Vec<_>>().join(" ")
}
