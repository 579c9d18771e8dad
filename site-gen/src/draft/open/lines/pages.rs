//! Lines that are no words of the policy: what a printer puts between two pages, and
//! the arrows of a flow chart.

/// What a printer puts between two pages: `Page 2 of 5`, `3 | Page`.
pub(super) fn is_between_pages(line: &str) -> bool {
    let words: Vec<String> = line.split_whitespace().map(str::to_lowercase).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).filter(|word| !matches!(*word, "|" | "-" | "–")).collect();
    let is_number = |word: &str| !word.is_empty() && word.len() < 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    match words.as_slice() {
        ["page", one] | [one, "page"] => is_number(one),
        ["page", one, "of" | "/", all] => is_number(one) && is_number(all),
        [one, "p", "a", "g", "e"] | ["p", "a", "g", "e", one] => is_number(one),
        _ => false,
    }
}

/// A line that has nothing but the arrow of a flow chart.
pub(super) fn is_arrow(line: &str) -> bool {
    let words = line.trim();
    !words.is_empty() && words.chars().all(|c| matches!(c, '↓' | '↑' | '→' | '⬇' | '▼' | '⇩' | '|' | ' '))
}
