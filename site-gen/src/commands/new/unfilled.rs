//! What stands in a new file only to be replaced, and `check` asks nobody for:
//! a policy may be silent about a time, but a first draft is not a policy.

/// Where words still have to be put.
const NO_WORDS: &str = "They have not been put in yet.";

/// What is still to be filled in of a policy, fact by fact; nothing where there is none.
pub(super) fn unfilled(text: &str) -> Option<String> {
    let mut open: Vec<(&str, Vec<String>)> = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let Some((key, value)) = line.trim_start().trim_start_matches("- ").split_once(": ") else { continue };
        if key.starts_with('#') || !matches!(value.trim(), "not stated" | "[]") {
            continue;
        }
        match open.iter_mut().find(|(known, _)| *known == key) {
            Some((_, lines)) => lines.push(number.to_string()),
            None => open.push((key, vec![number.to_string()])),
        }
    }
    let named = |(key, lines): &(&str, Vec<String>)| match lines.as_slice() {
        [one] => format!("`{key}` (line {one})"),
        several => format!("`{key}` (lines {})", several.join(" and ")),
    };
    let named: Vec<String> = open.iter().map(named).collect();
    let mut left = Vec::new();
    if !named.is_empty() {
        left.push(format!("`not stated` so far: {}", named.join(", ")));
    }
    if text.contains(NO_WORDS) {
        left.push(format!("the words are not there: a page says “{NO_WORDS}”"));
    }
    (!left.is_empty()).then(|| {
        format!(
            "Besides, fill in what your policy says of what is still empty, since `check` does not ask for it. {}.",
            capital(&left.join("; "))
        )
    })
}

/// The same of a page, which has no facts.
pub(super) fn without_words(text: &str) -> Option<String> {
    text.contains(NO_WORDS)
        .then(|| format!("The words of the page are still missing: until you write them it says “{NO_WORDS}”"))
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
