//! Numbers of sections in brackets, as policies cite them behind a sentence:
//! `(4.5)`, `(4.5, 4.8)`.
//!
//! They are told from other figures in brackets, such as a year: a citation has
//! a full stop within a number, or stands behind the end of a sentence.

/// What stands before and behind the numbers of a citation, as HTML.
#[derive(Debug)]
pub(in crate::site) struct Around {
    pub(in crate::site) before: String,
    pub(in crate::site) behind: String,
}

/// A part of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    /// Words that stand as they are.
    Words(&'t str),
    /// The numbers, without their brackets: `4.5, 4.8`.
    Citation(&'t str),
}

/// A text parted at its citations.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    // Every place is that of a bracket, or one behind it.
    let part = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    let next = |bracket: char, from: usize| part(from, text.len()).find(bracket).map(|at| from + at);
    let mut pieces = Vec::new();
    let (mut said, mut from) = (0, 0);
    while let Some(opened) = next('(', from) {
        let Some(closed) = next(')', opened) else { break };
        from = opened + 1;
        let inside = part(opened + 1, closed);
        if is_citation(inside, part(0, opened)) {
            pieces.extend([Piece::Words(part(said, opened)), Piece::Citation(inside)]);
            (said, from) = (closed + 1, closed + 1);
        }
    }
    pieces.push(Piece::Words(part(said, text.len())));
    pieces
}

fn is_citation(inside: &str, before: &str) -> bool {
    let ends_a_sentence = || before.trim_end().ends_with(['.', '!', '?', ':', ';', '”']);
    inside.split(", ").all(is_number) && (inside.contains('.') || ends_a_sentence())
}

/// `4`, `4.5`, `6.1.3`, `3a`.
fn is_number(item: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.len() < 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    let item = item.strip_suffix(|last: char| last.is_ascii_lowercase()).unwrap_or(item);
    item.split('.').all(digits)
}

#[cfg(test)]
mod tests {
    use super::{Piece, pieces};

    #[track_caller]
    fn cites(text: &str, expected: &[&str]) {
        let found: Vec<&str> =
            pieces(text).iter().filter_map(|p| if let Piece::Citation(at) = p { Some(*at) } else { None }).collect();
        assert_eq!(found, expected, "{text}");
        let whole: String = pieces(text)
            .iter()
            .map(|p| match p {
                Piece::Words(words) => (*words).to_owned(),
                Piece::Citation(at) => format!("({at})"),
            })
            .collect();
        assert_eq!(whole, text, "no word of a policy is lost");
    }

    #[test]
    fn sections_in_brackets_are_told_from_other_figures() {
        cites("It listens politely. (4.1) It answers. (4.5, 4.8)", &["4.1", "4.5, 4.8"]);
        cites("We answer within 10 working days (6.1.2).", &["6.1.2"]);
        cites("It keeps a record. (9)", &["9"]);
        cites("Staff are trained. (3a)", &["3a"]);
        cites("We use the Act (2018) and three (3) people.", &[]);
        cites("It was agreed in spring. (2014)", &[]);
        cites("Somebody (not the same person (4.5)) answers.", &["4.5"]);
        cites("See the handbook (4.7 and others), or (ask us", &[]);
        cites("", &[]);
    }
}
