//! What the shared pages print for the landlord.

use super::super::reading::Printed;
use super::super::search::Look;
use super::super::{At, Seen};
use super::{Subject, short};

/// The most paragraphs of pages that are quoted for one thing.
const MOST: usize = 2;

impl Subject<'_> {
    /// The first paragraphs of these pages that are meant, each once, wherever it is printed.
    pub(in crate::assess) fn pages_say(&self, pages: &[&str], look: &Look<'_>) -> Vec<Seen> {
        let lower = |printed: &Printed| printed.says.to_lowercase().replace('’', "'");
        let mut all: Vec<Seen> = Vec::new();
        let of_pages = pages.iter().flat_map(|page| self.reading.printed.iter().filter(move |one| one.page == *page));
        for printed in of_pages.filter(|printed| look.finds(&lower(printed), || lower(printed))) {
            let says = short(&printed.says);
            if all.iter().all(|seen| seen.says != says) {
                all.push(seen(printed, says));
            }
        }
        all.truncate(MOST);
        all
    }

    /// What pages print of a provision of the law by its number, where the policy gives no time of its own.
    pub(in crate::assess) fn law_says(&self, section: &str) -> Vec<Seen> {
        let mark = format!("(section {section})");
        let printed = self.reading.printed.iter().filter(|one| one.page == "what-happens" && one.says.contains(&mark));
        printed.take(1).map(|printed| seen(printed, short(&printed.says))).collect()
    }
}

fn seen(printed: &Printed, says: String) -> Seen {
    // A sentence of the page itself is not printed by another line of it.
    let is_own = printed.file == printed.page_file && printed.line == printed.page_line;
    let by = At { file: printed.page_file.clone(), line: printed.page_line };
    Seen {
        file: printed.file.clone(),
        line: printed.line,
        says,
        printed_by: (!is_own).then_some(by),
        ..Seen::default()
    }
}
