//! A visitor's words on an officer's screen: nothing in them may move the
//! cursor, turn the direction of a line, or pass for another answer.

use complaints::policy::office::{Office, OfficeSentence};
use unicode_normalization::char::is_combining_mark;

/// The most marks on one letter that are shown; Vietnamese and Hebrew need three.
const MAX_MARKS: usize = 4;

/// The text with every control character and every turn of direction written
/// out, and with no more marks on a letter than a screen can bear.
pub(super) fn visible(text: &str, office: &Office) -> String {
    let mut marks = 0;
    let (mut shown, mut hidden) = (String::new(), 0_usize);
    for c in text.chars() {
        marks = if is_combining_mark(c) { marks + 1 } else { 0 };
        if marks > MAX_MARKS {
            hidden += 1;
        } else {
            shown.push(c);
        }
    }
    let mut text = escaped(&shown);
    if hidden > 0 {
        text.push('\n');
        text.push_str(&office.fill(OfficeSentence::ShowMarks, &[("count", &hidden.to_string())]));
    }
    text
}

fn escaped(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' => "\n".to_owned(),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => c.escape_unicode().to_string(),
            c if c.is_control() => c.escape_unicode().to_string(),
            c => c.to_string(),
        })
        .collect()
}
