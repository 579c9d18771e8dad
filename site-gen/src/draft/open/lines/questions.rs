//! Questions and answers, `Q. Who can complain?` and `A. Anyone who rents from us`: a
//! question heads what answers it.

use std::borrow::Cow;

/// The signs of a question and of an answer.
const SIGNS: [(&str, &str); 3] = [("Q", "A"), ("Question", "Answer"), ("q", "a")];
/// So many questions make it a text of that kind; one alone may be anything.
const ENOUGH: usize = 3;
/// A question goes on over no more lines.
const LINES: usize = 3;

/// The lines with each question as a heading, and each answer as its text.
pub(super) fn as_headings<'t>(lines: &[&'t str]) -> Vec<Cow<'t, str>> {
    let asked = |(question, answer): &&(&str, &str)| {
        let count = |sign: &str| lines.iter().filter(|line| behind(line, sign).is_some()).count();
        count(question) >= ENOUGH && count(answer) >= ENOUGH
    };
    let Some((question, answer)) = SIGNS.iter().find(asked) else {
        return lines.iter().map(|line| Cow::Borrowed(*line)).collect();
    };
    let mut out: Vec<Cow<'t, str>> = Vec::with_capacity(lines.len());
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        at += 1;
        if let Some(words) = behind(line, question) {
            let mut words = words.to_owned();
            // What does not end with its sign goes on in the next line.
            for _ in 1..LINES {
                let next = lines.get(at).map(|next| next.trim()).unwrap_or_default();
                if words.contains('?') || next.is_empty() || behind(next, answer).is_some() {
                    break;
                }
                words = format!("{words} {next}");
                at += 1;
            }
            out.push(Cow::Owned(format!("## {words}")));
        } else if let Some(words) = behind(line, answer) {
            out.push(Cow::Borrowed(""));
            out.push(Cow::Borrowed(words));
        } else {
            out.push(Cow::Borrowed(*line));
        }
    }
    out
}

/// What stands behind `Q.`, `Q:`, `Q3.` or `Q)` at the start of a line.
fn behind<'t>(line: &'t str, sign: &str) -> Option<&'t str> {
    let words = line.trim().trim_start_matches("**");
    let rest = words.strip_prefix(sign)?.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = rest.strip_prefix(['.', ':', ')'])?;
    let rest = rest.strip_prefix("**").unwrap_or(rest);
    rest.starts_with([' ', '\t']).then(|| rest.trim().trim_end_matches("**"))
}
