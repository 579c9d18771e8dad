//! What a landlord's guidance prints, paragraph by paragraph: made by the site,
//! which fills its pages, and read here.

use std::collections::BTreeMap;

/// A paragraph or an item of a page, as it is printed.
#[derive(Debug, Clone)]
pub(crate) struct Printed {
    pub(crate) says: String,
    /// Where its words were typed.
    pub(crate) file: String,
    pub(crate) line: usize,
    /// The page on which it is printed, by its stem, and its file.
    pub(crate) page: String,
    pub(crate) page_file: String,
    pub(crate) page_line: usize,
}

/// All that the guidance of one landlord prints.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    pub(crate) printed: Vec<Printed>,
    /// The update that the policy's page prints beside a fact, by the name of the fact.
    pub(crate) updates: BTreeMap<String, String>,
    /// What a name in braces prints in the policy.
    pub(crate) facts: BTreeMap<String, String>,
}

/// A paragraph of Markdown as it is read: without stars, and of a link its words.
pub(crate) fn without_marks(typed: &str) -> String {
    let mut text = String::with_capacity(typed.len());
    let mut rest = typed;
    while let Some((before, opened)) = rest.split_once('[') {
        text.push_str(before);
        let link = opened.split_once("](").and_then(|(words, more)| Some((words, more.split_once(')')?.1)));
        match link {
            Some((words, behind)) => {
                text.push_str(words);
                rest = behind;
            }
            None => {
                text.push('[');
                rest = opened;
            }
        }
    }
    text.push_str(rest);
    // The words of a link whose beginning was cut off.
    while let Some((before, behind)) = text.split_once("](") {
        let behind = behind.split_once(')').map_or("", |(_, behind)| behind);
        text = format!("{before}{behind}");
    }
    text.replace("**", "").replace('*', "").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_is_read_without_its_marks() {
        assert_eq!(without_marks("**See** [what counts](what/) *now*."), "See what counts now.");
        assert_eq!(without_marks("Read our policy](policy/)."), "Read our policy.");
    }
}
