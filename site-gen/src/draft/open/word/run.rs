//! One paragraph of a Word document while it is read.

use crate::draft::document::escaped;

/// A paragraph while it is read.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    /// The id of its style.
    pub(super) style: Option<String>,
    /// The list that it belongs to, and how deep in it.
    pub(super) list: Option<(String, usize)>,
    /// Its outline level, where it has one of its own.
    pub(super) outline: Option<u8>,
    /// Its words as Markdown.
    pub(super) text: String,
    /// Whether something in it is a change that is tracked, or has a comment.
    pub(super) tracked: bool,
    pub(super) commented: bool,
    bold: usize,
    plain: usize,
    links: Vec<(Option<String>, usize)>,
}

impl Paragraph {
    /// Adds words of a run.
    pub(super) fn words(&mut self, text: &str, is_bold: bool) {
        let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
        if is_bold {
            self.bold += letters;
        } else {
            self.plain += letters;
        }
        self.text.push_str(&escaped(text));
    }

    /// Whether all its words are bold: many people make headings so.
    pub(super) fn is_bold(&self) -> bool {
        self.bold > 0 && self.plain == 0
    }

    pub(super) fn open_link(&mut self, to: Option<String>) {
        self.links.push((to, self.text.len()));
    }

    pub(super) fn close_link(&mut self) {
        let Some((Some(to), start)) = self.links.pop() else { return };
        let Some(shown) = self.text.get(start..) else { return };
        let (trimmed, end) = (shown.trim(), shown.len() - shown.trim_end().len());
        let leads = ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| to.starts_with(scheme));
        if leads && !trimmed.is_empty() && !to.contains([' ', '(', ')', '<', '>', '\n']) {
            let link = format!("[{trimmed}]({to}){}", " ".repeat(end.min(1)));
            self.text.truncate(start);
            self.text.push_str(&link);
        }
    }

    /// How it is named to whoever has to find it in Word.
    pub(super) fn named(&self, number: usize) -> String {
        let words: String = self.text.split_whitespace().collect::<Vec<_>>().join(" ").replace('\\', "");
        if words.is_empty() {
            return format!("paragraph {number}");
        }
        format!("paragraph {number}, which begins “{}”", shortened(&words))
    }
}

/// The start of some words, short enough to be quoted.
pub(super) fn shortened(words: &str) -> String {
    let begins: String = words.chars().take(60).collect();
    let more = if words.chars().count() > 60 { "…" } else { "" };
    format!("{begins}{more}")
}
