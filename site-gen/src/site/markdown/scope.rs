//! A text, and what the names and links in it may refer to.

use std::collections::{BTreeMap, BTreeSet};
use std::iter;

use complaints::words::nearest::nearest;
use complaints::words::problem::Place;

use super::citations::Around;

static NOTHING: BTreeMap<String, String> = BTreeMap::new();
static NOWHERE: BTreeSet<String> = BTreeSet::new();

/// A text whose places can be told in its file.
pub(in crate::site) struct Prose<'a> {
    pub(in crate::site) file: &'a str,
    /// The Markdown below the front matter.
    pub(in crate::site) text: &'a str,
    /// The line of the file on which it starts.
    pub(in crate::site) first_line: usize,
}

/// What the names and links of a text may refer to.
pub(in crate::site) struct Scope<'a> {
    /// Facts by name; `None` where the facts cannot be known yet, and any name or link goes.
    pub(in crate::site) facts: Option<&'a BTreeMap<String, String>>,
    /// Facts of the text's own, which stand before those.
    pub(in crate::site) own_facts: &'a BTreeMap<String, String>,
    /// Keys of facts that may not have been read. `None` where all were.
    pub(in crate::site) unread: Option<&'a Unread>,
    /// Components by name, already HTML.
    pub(in crate::site) components: &'a BTreeMap<String, String>,
    /// Notes to put beside a passage: by the fact it names.
    pub(in crate::site) notes_by_fact: &'a BTreeMap<String, String>,
    /// Notes to put beside a passage: by words that it holds.
    pub(in crate::site) notes_by_words: &'a [SideNote],
    /// What stands around the sections that a text cites; none where it cites none of its own.
    pub(in crate::site) around_citations: Option<&'a Around>,
    /// The paths below the landlord's own that links may lead to.
    pub(in crate::site) link_targets: &'a BTreeSet<String>,
    /// The names that templates give to parts of a page, which no heading may have.
    pub(in crate::site) template_ids: &'a BTreeSet<String>,
    /// What stands before such a path.
    pub(in crate::site) base: &'a str,
}

impl Scope<'_> {
    /// Whether a name that names no fact may name one that could not be read, also one whose key is misspelt.
    pub(super) fn may_be_unread(&self, name: &str) -> bool {
        let is = |part: &str, unread: &Unread| {
            unread.keys.contains(part) || unread.misspelt.iter().any(|key| nearest(key, iter::once(part)).is_some())
        };
        self.unread.is_some_and(|unread| name.split('.').any(|part| is(part, unread)))
    }

    /// Nothing to refer to, and no telling what there will be.
    pub(in crate::site) fn unknown() -> Self {
        Self {
            facts: None,
            own_facts: &NOTHING,
            unread: None,
            components: &NOTHING,
            notes_by_fact: &NOTHING,
            notes_by_words: &[],
            around_citations: None,
            link_targets: &NOWHERE,
            template_ids: &NOWHERE,
            base: "",
        }
    }

    /// What a name prints; none where no fact has it.
    pub(in crate::site) fn fact(&self, name: &str) -> Option<&str> {
        self.own_facts.get(name).or_else(|| self.facts?.get(name)).map(String::as_str)
    }
}

/// Keys of facts that may not have been read: a name goes that has one of them for a part.
#[derive(Debug, Default)]
pub(in crate::site) struct Unread {
    pub(in crate::site) keys: BTreeSet<String>,
    /// Those that nothing reads: a name goes that they may have been meant for.
    pub(in crate::site) misspelt: BTreeSet<String>,
}

/// A landlord's own note beside a passage.
pub(in crate::site) struct SideNote {
    /// Words of the passage, in small letters.
    pub(in crate::site) words: String,
    /// The note, already HTML.
    pub(in crate::site) html: String,
    /// Where the note stands in the file.
    pub(in crate::site) at: Place,
}
