//! A text, and what the names and links in it may refer to.

use std::collections::{BTreeMap, BTreeSet};

use complaints::words::problem::Place;

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
    /// Keys of facts that may not have been read: a name that ends in one of them goes. `None` where all were.
    pub(in crate::site) unread: Option<&'a BTreeSet<String>>,
    /// Components by name, already HTML.
    pub(in crate::site) components: &'a BTreeMap<String, String>,
    /// Notes to put beside a passage: by the fact it names.
    pub(in crate::site) notes_by_fact: &'a BTreeMap<String, String>,
    /// Notes to put beside a passage: by words that it holds.
    pub(in crate::site) notes_by_words: &'a [SideNote],
    /// The paths below the landlord's own that links may lead to.
    pub(in crate::site) link_targets: &'a BTreeSet<String>,
    /// The names that templates give to parts of a page, which no heading may have.
    pub(in crate::site) template_ids: &'a BTreeSet<String>,
    /// What stands before such a path.
    pub(in crate::site) base: &'a str,
}

impl Scope<'_> {
    /// Whether a name that names no fact may name one that could not be read.
    pub(super) fn may_be_unread(&self, name: &str) -> bool {
        self.unread.is_some_and(|keys| name.split('.').any(|part| keys.contains(part)))
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

/// A landlord's own note beside a passage.
pub(in crate::site) struct SideNote {
    /// Words of the passage, in small letters.
    pub(in crate::site) words: String,
    /// The note, already HTML.
    pub(in crate::site) html: String,
    /// Where the note stands in the file.
    pub(in crate::site) at: Place,
}
