//! A text that landlords share, parsed once: HTML with gaps for what each
//! landlord's own page has there.
//!
//! It is rendered as for a landlord that has every fact, component and page,
//! each a mark; where a mark stands in the HTML is a gap. Where that cannot be
//! done, or a landlord lacks what a gap needs, the text is rendered for the
//! landlord alone, and whatever is wrong is told as ever.

use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::{Event, Parser, Tag, html};

use super::facts::{Part, parts};
use super::links;
use super::scope::{Prose, Scope};
use super::writer::{OPTIONS, render};

/// What stands at both ends of a mark: no text that a person types has it.
const MARK: char = '\u{1}';
/// The same where an address is written.
const MARK_IN_ADDRESS: &str = "%01";

/// A shared text between whose pieces of HTML there are gaps.
#[derive(Debug)]
pub(in crate::site) struct SharedText {
    /// Each piece with the gap behind it; the last has none.
    pieces: Vec<(String, Option<Gap>)>,
    /// Where its links lead, below a landlord's own root.
    links: BTreeSet<String>,
}

#[derive(Debug)]
enum Gap {
    /// A fact, by its name.
    Fact(String),
    /// A component, by its name: a block of HTML.
    Component(String),
    /// What stands before the path of a landlord's own page.
    Base,
}

impl SharedText {
    /// Parses a text; none where something is wrong with it whoever's it is, or where it holds marks itself.
    pub(in crate::site) fn new(
        prose: &Prose<'_>,
        components: &[&str],
        template_ids: &BTreeSet<String>,
    ) -> Option<Self> {
        if prose.text.contains(MARK) || prose.text.contains(MARK_IN_ADDRESS) {
            return None;
        }
        let mark = |kind: char, name: &str| (name.to_owned(), format!("{MARK}{kind}{name}{MARK}"));
        let named = parts(prose.text).into_iter().filter_map(|part| match part {
            Part::Words(_) => None,
            Part::Name(inside) => Some(inside.trim()),
        });
        let facts: BTreeMap<String, String> =
            named.filter(|name| !components.contains(name)).map(|name| mark('f', name)).collect();
        let components: BTreeMap<String, String> = components.iter().map(|name| mark('c', name)).collect();
        let links = paths(prose.text);
        let scope = Scope {
            facts: Some(&facts),
            components: &components,
            link_targets: &links,
            template_ids,
            base: &MARK.to_string(),
            ..Scope::unknown()
        };
        let (html, problems) = render(prose, &scope);
        let pieces = pieces(&html)?;
        problems.is_empty().then_some(Self { pieces, links })
    }

    /// The names of the components that it calls.
    pub(in crate::site) fn components(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().filter_map(|(_, gap)| match gap {
            Some(Gap::Component(name)) => Some(name.as_str()),
            _ => None,
        })
    }

    /// The text of one landlord, as [`render`] would make it; none where the landlord lacks something that it names.
    pub(in crate::site) fn fill(&self, scope: &Scope<'_>) -> Option<String> {
        if !self.links.iter().all(|path| scope.link_targets.contains(path)) {
            return None;
        }
        let mut text = String::with_capacity(self.pieces.iter().map(|(html, _)| 2 * html.len()).sum());
        let mut after_component = false;
        for (html, gap) in &self.pieces {
            // A block starts on a line of its own, unless the component before it has ended its line.
            let ended = after_component && (text.is_empty() || text.ends_with('\n'));
            text.push_str(if ended { html.strip_prefix('\n').unwrap_or(html) } else { html });
            after_component = false;
            match gap {
                Some(Gap::Fact(name)) => {
                    html::push_html(&mut text, std::iter::once(Event::Text(scope.fact(name)?.into())));
                }
                Some(Gap::Component(name)) => {
                    text.push_str(scope.components.get(name)?);
                    after_component = true;
                }
                Some(Gap::Base) => text.push_str(scope.base),
                None => {}
            }
        }
        Some(text)
    }
}

/// HTML parted at its marks; none where they make no sense.
fn pieces(html: &str) -> Option<Vec<(String, Option<Gap>)>> {
    let mut pieces = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find([MARK, '%']) {
        let (before, marked) = rest.split_at(at);
        if let Some(after) = marked.strip_prefix(MARK_IN_ADDRESS) {
            pieces.push((before.to_owned(), Some(Gap::Base)));
            rest = after;
        } else if let Some(marked) = marked.strip_prefix(MARK) {
            let (name, after) = marked.split_once(MARK)?;
            let gap = match (name.strip_prefix('f'), name.strip_prefix('c')) {
                (Some(name), _) => Gap::Fact(name.to_owned()),
                (_, Some(name)) => Gap::Component(name.to_owned()),
                _ => return None,
            };
            pieces.push((before.to_owned(), Some(gap)));
            rest = after;
        } else {
            // A sign in an address that means nothing here: kept with what follows, so that no piece is lost.
            let (sign, after) = marked.split_at(1);
            pieces.push(([before, sign].concat(), None));
            rest = after;
        }
    }
    pieces.push((rest.to_owned(), None));
    Some(pieces)
}

/// The paths to which the links of a text lead; those with a scheme of their own are not asked for.
fn paths(text: &str) -> BTreeSet<String> {
    let events = Parser::new_ext(text, OPTIONS);
    let addresses = events.filter_map(|event| match event {
        Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url),
        _ => None,
    });
    let base = MARK.to_string();
    let scope = Scope { base: &base, ..Scope::unknown() };
    let own = addresses.map(|to| links::resolve(&to, &scope).0);
    let own = own.filter_map(|address| address.strip_prefix(MARK)?.strip_prefix('/').map(str::to_owned));
    own.map(|path| path.split(['#', '?']).next().unwrap_or_default().to_owned()).collect()
}
