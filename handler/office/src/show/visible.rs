//! A visitor's words on an officer's screen: what a terminal would obey or
//! hide is written out where it is printed; here they get no more marks on a
//! letter than a screen can bear.

use complaints::policy::office::{Office, OfficeSentence};
use unicode_normalization::char::is_combining_mark;

/// The most marks on one letter that are shown; Vietnamese and Hebrew need three.
const MAX_MARKS: usize = 4;

/// The text as a screen can show it.
pub(super) fn with_few_marks(text: &str, office: &Office) -> String {
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
    let mut text = shown;
    if hidden > 0 {
        text.push('\n');
        text.push_str(&office.fill(OfficeSentence::ShowMarks, &[("count", &hidden.to_string())]));
    }
    text
}
