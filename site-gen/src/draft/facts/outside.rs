//! Bodies outside the landlord: which of them a document names, and so whose
//! rules bind it and which nation's days count.

use complaints::policy::library::Library;

use super::{Found, Source};
use crate::prose::{Block, Kind, Prose, Sentence};

/// What a document says of bodies outside.
#[derive(Debug, Default, Clone)]
pub struct Outside {
    /// The nation, by its ombudsman.
    pub nation: Option<Found>,
    /// The scheme, by its ombudsman.
    pub scheme: Option<Found>,
    /// The bodies, by the id that policies use.
    pub bodies: Vec<Found>,
    /// Who the designated persons of older policies are.
    pub designated: Option<Found>,
    /// A tenants' panel, by its name.
    pub panel: Option<Panel>,
}

/// A tenants' panel.
#[derive(Debug, Clone)]
pub struct Panel {
    /// Its name.
    pub name: Found,
    /// How to reach it, by kind.
    pub contacts: Vec<(&'static str, String)>,
}

/// Each scheme with its nation, and what its ombudsman is called.
const SCHEMES: [(&str, &str, &[&str]); 4] = [
    ("housing-ombudsman", "england", &["housing ombudsman"]),
    ("spso", "scotland", &["scottish public services ombudsman", "spso"]),
    (
        "psow",
        "wales",
        &["public services ombudsman for wales", "public services ombudsman wales", "ombudsman for wales"],
    ),
    (
        "nipso",
        "northern-ireland",
        &["northern ireland public services ombudsman", "nipso", "northern ireland ombudsman"],
    ),
];

pub(super) fn read(prose: &Prose<'_>, library: &Library) -> Outside {
    let mut outside = Outside::default();
    let named: Vec<(&str, &str, Source)> =
        SCHEMES.iter().filter_map(|(scheme, nation, names)| Some((*scheme, *nation, first(prose, names)?))).collect();
    // Two of them say nothing: one may be told of as another nation's.
    if let [(scheme, nation, source)] = named.as_slice() {
        outside.scheme = Some(Found { value: (*scheme).to_owned(), source: source.clone() });
        outside.nation = Some(Found { value: (*nation).to_owned(), source: source.clone() });
    }
    for (id, body) in &library.bodies {
        let name = body.name.to_lowercase();
        let scheme = SCHEMES.iter().find(|(scheme, ..)| scheme == id).map(|(.., names)| *names);
        // A short name stands inside other words; the scheme's have all their names above.
        let names: Vec<&str> = scheme.map_or_else(|| vec![name.as_str()], <[&str]>::to_vec);
        if name.contains("ombudsman")
            && let Some(source) = first(prose, &names)
        {
            outside.bodies.push(Found { value: id.clone(), source });
        }
    }
    let of_scheme = |found: &Found| outside.scheme.as_ref().is_none_or(|scheme| scheme.value != found.value);
    outside.bodies.sort_by_key(of_scheme);
    outside.designated = designated(prose);
    outside.panel = panel(prose);
    outside
}

/// The sentence in which one of some names first stands.
fn first(prose: &Prose<'_>, names: &[&str]) -> Option<Source> {
    sentences(prose)
        .find(|(_, sentence)| names.iter().any(|name| sentence.lower.contains(name)))
        .map(|(block, sentence)| Source::of(prose, block, &sentence))
}

fn sentences<'p>(prose: &'p Prose<'_>) -> impl Iterator<Item = (&'p Block, Sentence<'p>)> {
    prose.blocks().iter().flat_map(move |block| prose.sentences(block).map(move |sentence| (block, sentence)))
}

/// Who they are, where the document names all three.
fn designated(prose: &Prose<'_>) -> Option<Found> {
    let is_named = prose.lower().contains("designated person");
    let all = |sentence: &Sentence<'_>| {
        let words = format!(" {} ", sentence.lower);
        let member = words.contains(" mp") || words.contains("(mp") || words.contains("member of parliament");
        member && words.contains("councillor") && words.contains("panel")
    };
    let (block, sentence) = sentences(prose).find(|(_, sentence)| is_named && all(sentence))?;
    Some(Found {
        value: "an MP, a councillor or a tenant panel".to_owned(),
        source: Source::of(prose, block, &sentence),
    })
}

/// A heading that names a panel, and the contacts under it.
fn panel(prose: &Prose<'_>) -> Option<Panel> {
    let is_name = |words: &str| words.ends_with("panel") && words.contains("tenant") && !words.contains("designated");
    let (index, heading) = prose
        .blocks()
        .iter()
        .enumerate()
        .find(|(_, block)| matches!(block.kind, Kind::Heading(_)) && is_name(prose.lower_of(block).trim()))?;
    let end = prose.blocks().iter().skip(index + 1).find(|block| matches!(block.kind, Kind::Heading(_)));
    let until = end.map_or(usize::MAX, |end| end.text.start);
    let sentence = prose.sentences(heading).next()?;
    let contacts = crate::prose::contacts::all(prose)
        .into_iter()
        .filter(|found| found.text.start > heading.text.start && found.text.start < until);
    let contacts = contacts.filter_map(|found| match found.sort {
        crate::prose::contacts::Sort::Email => Some(("email", found.typed)),
        crate::prose::contacts::Sort::Phone => Some(("phone", found.typed)),
        _ => None,
    });
    // In capitals as a heading may be, as a name in the text is.
    let typed = prose.text_of(heading).trim();
    let at = prose.lower().match_indices(&typed.to_lowercase()).map(|(at, _)| at).find(|at| *at != heading.text.start);
    let name =
        at.and_then(|at| prose.text().get(at..at + typed.len())).filter(|name| name.chars().any(char::is_lowercase));
    Some(Panel {
        name: Found { value: name.unwrap_or(typed).to_owned(), source: Source::of(prose, heading, &sentence) },
        contacts: contacts.collect(),
    })
}
