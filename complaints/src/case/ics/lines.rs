//! The lines of a calendar file (RFC 5545, 3.1): how text is escaped and long lines are folded.

use std::fmt::{Display, Write};

/// The most bytes of a line, without its end.
const MOST: usize = 75;

/// A calendar file that is being written.
#[derive(Debug)]
pub(super) struct Lines {
    text: String,
    /// The line that is being written, before it is folded.
    line: String,
}

impl Lines {
    /// An empty one for a text of so many bytes, more or less.
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes), line: String::with_capacity(2 * MOST) }
    }

    /// A line as it stands: `BEGIN:VEVENT`.
    pub(super) fn line(&mut self, line: impl Display) {
        self.line.clear();
        // Writing into a string cannot fail.
        let _written = write!(self.line, "{line}");
        self.end();
    }

    /// A property whose value is text that somebody wrote.
    pub(super) fn text(&mut self, name: &str, value: &str) {
        self.line.clear();
        self.line.push_str(name);
        self.line.push(':');
        for c in value.chars() {
            match c {
                '\n' => self.line.push_str("\\n"),
                '\\' | ',' | ';' => self.line.extend(['\\', c]),
                _ => self.line.push(c),
            }
        }
        self.end();
    }

    /// Ends a line, folded where it is long: what goes on starts with a blank, which counts.
    fn end(&mut self) {
        let mut rest = self.line.as_str();
        let mut most = MOST;
        while rest.len() > most {
            let mut at = rest.floor_char_boundary(most);
            // A reader that drops more than one blank would join two words.
            if rest.as_bytes().get(at) == Some(&b' ') {
                at = rest.floor_char_boundary(at - 1);
            }
            let (line, after) = rest.split_at(at);
            self.text.push_str(line);
            self.text.push_str("\r\n ");
            rest = after;
            most = MOST - 1;
        }
        self.text.push_str(rest);
        self.text.push_str("\r\n");
    }

    pub(super) fn into_text(self) -> String {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_and_a_long_line_is_folded_between_characters() {
        let check = |value: &str, lines: &str| {
            let mut written = Lines::with_capacity(0);
            written.text("SUMMARY", value);
            assert_eq!(written.into_text(), lines);
        };
        check("We answer", "SUMMARY:We answer\r\n");
        check("Ash, Beck; C:\\d\ne", "SUMMARY:Ash\\, Beck\\; C:\\\\d\\ne\r\n");
        let (x, tail) = ("x".repeat(67), "x".repeat(74));
        check(&x, &format!("SUMMARY:{x}\r\n"));
        check(&format!("{x}y"), &format!("SUMMARY:{x}\r\n y\r\n"));
        check(&format!("{x} y"), &format!("SUMMARY:{}\r\n x y\r\n", "x".repeat(66)));
        check(&format!("{}éé", "x".repeat(66)), &format!("SUMMARY:{}\r\n éé\r\n", "x".repeat(66)));
        check(&format!("{x}{tail}z"), &format!("SUMMARY:{x}\r\n {tail}\r\n z\r\n"));
    }
}
