//! Text that somebody wrote, as a terminal may show it: nothing in it moves a
//! cursor, turns a line round, hides, or passes for a line of our own.
//!
//! A character that could is written out, such as `\u{202e}`. What is written
//! out stays as it is when it is asked again.

/// What stands before every line of a value but its first.
const GOES_ON: &str = "\n  │ ";

/// The text with every such character written out; its lines stay lines, and its tabs tabs.
#[must_use]
pub fn visible(text: &str) -> String {
    written_out(text, |c| matches!(c, '\n' | '\t'), |c| c.escape_unicode().to_string())
}

/// The same, with its line feeds written out too: a name, a path, a word that was typed.
#[must_use]
pub fn in_one_line(text: &str) -> String {
    written_out(text, |_| false, |c| c.escape_unicode().to_string())
}

/// The same as a value within a line of ours: each line of it but the first is set in behind a bar,
/// so that none can be taken for a label.
#[must_use]
pub fn indented(text: &str) -> String {
    written_out(text, |c| c == '\n', |c| c.escape_unicode().to_string()).replace('\n', GOES_ON)
}

/// JSON that says the same with every such character escaped: they stand in its strings alone.
#[must_use]
pub fn in_json(json: &str) -> String {
    // A line feed between two values is no part of a string: one within has been escaped already.
    let escaped = |c: char| c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect();
    written_out(json, |c| c == '\n', escaped)
}

fn written_out(text: &str, stays: impl Fn(char) -> bool, written: impl Fn(char) -> String) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut before = None;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        if stays(c) || !is_hostile(c) || joins(before, c, rest.peek().copied()) {
            shown.push(c);
        } else {
            shown.push_str(&written(c));
        }
        before = Some(c);
    }
    shown
}

/// Whether a character moves, turns, hides or ends something, or cannot be seen.
fn is_hostile(c: char) -> bool {
    c.is_control()
        || matches!(c,
            // Direction: marks, embeddings, overrides, isolates, and their older kind.
            '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}'
            // Ends of lines and paragraphs.
            | '\u{2028}' | '\u{2029}'
            // No width: soft hyphen, joiners, invisible operators, the mark of byte order, blank letters.
            | '\u{00ad}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}' | '\u{200b}'..='\u{200d}'
            | '\u{2060}'..='\u{2065}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
            // Marks of annotation and of notation, and whatever a terminal has no picture of.
            | '\u{fff0}'..='\u{fffb}' | '\u{13430}'..='\u{1343f}' | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            // Tags, and the variants that nothing shows: whole messages hide in them.
            | '\u{e0000}'..='\u{e0fff}')
}

/// Whether it is a joiner in its own place: between letters of a script that is written with it, as in
/// Persian or Hindi, or within one emoji. Anywhere else nobody sees it.
fn joins(before: Option<char>, c: char, after: Option<char>) -> bool {
    let is_joined = |c: char| matches!(c, '\u{0620}'..='\u{08ff}' | '\u{0900}'..='\u{0dff}' | '\u{1000}'..='\u{109f}');
    let is_picture = |c: char| matches!(c, '\u{2190}'..='\u{2bff}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}');
    let (Some(before), Some(after)) = (before, after) else { return false };
    match c {
        '\u{200c}' => is_joined(before) && is_joined(after),
        '\u{200d}' => is_joined(before) && is_joined(after) || is_picture(before) && is_picture(after),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_or_hide_is_written_out() {
        for (typed, shown) in [
            ("a\u{1b}[2Jb", r"a\u{1b}[2Jb"),
            ("a\u{7}\u{8}\rb", r"a\u{7}\u{8}\u{d}b"),
            ("a\u{7f}\u{9b}31m", r"a\u{7f}\u{9b}31m"),
            ("\u{202e}txet", r"\u{202e}txet"),
            ("\u{2066}a\u{2069}\u{200f}\u{61c}", r"\u{2066}a\u{2069}\u{200f}\u{61c}"),
            ("a\u{2028}b\u{2029}c\u{85}", r"a\u{2028}b\u{2029}c\u{85}"),
            ("Jo\u{200b}hn\u{200d}\u{feff}\u{2060}\u{ad}", r"Jo\u{200b}hn\u{200d}\u{feff}\u{2060}\u{ad}"),
            ("\u{e0041}\u{e0001}\u{e01ef}", r"\u{e0041}\u{e0001}\u{e01ef}"),
        ] {
            assert_eq!(visible(typed), shown);
            assert_eq!(visible(shown), shown, "asked again it stays");
        }
    }

    #[test]
    fn what_people_write_stays_as_they_wrote_it() {
        for text in
            ["Zoë O’Brien, 14½ °C", "گرمی نہیں", "می\u{200c}خواهم", "क्\u{200d}ष", "👩\u{200d}👧 😡", "Tiếng Việt"]
        {
            assert_eq!(visible(text), text);
        }
        assert_eq!(visible("two\n\tlines"), "two\n\tlines");
    }

    #[test]
    fn a_line_of_a_value_is_no_line_of_ours() {
        assert_eq!(indented("Jo\nurgent: no"), "Jo\n  │ urgent: no");
        assert_eq!(indented("Jo\turgent: no"), r"Jo\u{9}urgent: no", "nor does it step out of its column");
        assert_eq!(in_one_line("Jo\nurgent: no"), r"Jo\u{a}urgent: no");
    }

    #[test]
    fn json_says_the_same_with_all_of_it_escaped() {
        let json = "{\n  \"name\": \"\u{202e}a\u{7f}\u{e0041}\"\n}";
        assert_eq!(in_json(json), "{\n  \"name\": \"\\u202ea\\u007f\\udb40\\udc41\"\n}");
    }
}
