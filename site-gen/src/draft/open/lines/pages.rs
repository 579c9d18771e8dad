//! Lines that are no words of the policy: what a printer puts between two pages, and
//! the arrows of a flow chart.

/// The lines without those that a printer puts at the head and the foot of each page, and one of each of those that had words.
pub(super) fn parted<'t>(lines: &[&'t str]) -> (Vec<&'t str>, Vec<&'t str>) {
    let mut running: Vec<&'t str> = Vec::new();
    let mut kept: Vec<&'t str> = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        let is_running = !line.trim().is_empty() && repeats_at_pages(lines, at);
        if is_running && !running.iter().any(|one| plain(one) == plain(line)) {
            running.push(line.trim());
        }
        if !is_running && !is_between_pages(line) && !ends_a_page(line) {
            kept.push(line);
        }
    }
    (kept, running)
}

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

/// `Elm Homes Complaints Policy v2      Page 2 of 5`: the number of the page set apart from what stands on every page.
fn ends_a_page(line: &str) -> bool {
    let Some(at) = line.rfind("Page ") else { return false };
    let (before, number) = line.split_at(at);
    let apart = before.ends_with("  ") || before.ends_with('\t') || before.trim_end().ends_with(['|', '-', '–', '—']);
    let words = before.trim().trim_end_matches(['|', '-', '–', '—', ' ']);
    apart && !words.is_empty() && words.chars().count() <= 80 && is_between_pages(number)
}

/// Whether a line stands beside the number of a page, and does so on another page as well.
fn repeats_at_pages(lines: &[&str], at: usize) -> bool {
    let Some(line) = lines.get(at).filter(|line| !is_between_pages(line) && !ends_a_page(line)) else { return false };
    let filled = |line: &&&str| !line.trim().is_empty();
    let is_beside = |at: usize| {
        let behind = lines.get(at + 1..).unwrap_or_default().iter().find(filled);
        let before = lines.get(..at).unwrap_or_default().iter().rev().find(filled);
        [before, behind].into_iter().flatten().any(|other| is_between_pages(other) || ends_a_page(other))
    };
    let words = plain(line);
    let long = words.chars().filter(|c| c.is_alphabetic()).count() > 7;
    let places = || lines.iter().enumerate().filter(|(_, other)| plain(other) == words);
    long && is_beside(at) && places().filter(|(at, _)| is_beside(*at)).count() > 1
}

/// A line without its spaces and the numbers by which one page differs from the next.
fn plain(line: &str) -> String {
    line.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
        .map(|c| if c.is_ascii_digit() { '0' } else { c })
        .collect()
}

/// A line that has nothing but the arrow of a flow chart.
pub(super) fn is_arrow(line: &str) -> bool {
    let words = line.trim();
    !words.is_empty() && words.chars().all(|c| matches!(c, '↓' | '↑' | '→' | '⬇' | '▼' | '⇩' | '|' | ' '))
}
