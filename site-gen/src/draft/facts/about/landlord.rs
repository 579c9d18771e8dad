//! The landlord's name: the one that its document uses most.

mod title;

use std::collections::BTreeMap;

use super::super::{Found, Source};
use crate::prose::{Kind, Prose};
use title::titled;

/// Words that make a name that of a landlord.
const KINDS: [&str; 13] = [
    "housing",
    "homes",
    "council",
    "association",
    "co-operative",
    "cooperative",
    "co-op",
    "trust",
    "group",
    "borough",
    "living",
    "almshouses",
    "almshouse",
];
/// Words that make it one where it stands alone at the head of the document.
const TITLED: [&str; 7] = ["project", "charity", "society", "foundation", "hostel", "partnership", "organisation"];
/// Words with which the names of landlords in Wales begin.
const WELSH: [&str; 4] = ["Cymdeithas", "Tai", "Cyngor", "Cartrefi"];
/// Words that make it a name of something else.
const OTHERS: [&str; 32] = [
    "ombudsman",
    "service",
    "services",
    "committee",
    "panel",
    "act",
    "code",
    "policy",
    "board",
    "complaint",
    "complaints",
    "officer",
    "manager",
    "team",
    "scheme",
    "regulator",
    "agency",
    "handbook",
    "tenant",
    "tenants",
    "citizens",
    "stage",
    "government",
    "department",
    "director",
    "strategy",
    "procedure",
    "framework",
    "regulation",
    "we",
    "our",
    "guide",
];

/// A name, how often it stands there, and where first.
struct Named {
    count: usize,
    source: Source,
}

pub(crate) fn read(prose: &Prose<'_>) -> Option<Found> {
    let mut names: BTreeMap<String, Named> = BTreeMap::new();
    for block in prose.blocks().iter().filter(|block| block.kind != Kind::Code) {
        for sentence in prose.sentences(block) {
            // A heading of two lines is two names.
            for name in sentence.text.lines().flat_map(capitalised) {
                let source = || Source::of(prose, block, &sentence);
                names.entry(name).or_insert_with(|| Named { count: 0, source: source() }).count += 1;
            }
        }
    }
    let of_kind = |name: &str| {
        name.contains(' ') && name.split(' ').skip(1).any(|word| KINDS.contains(&word.to_lowercase().as_str()))
    };
    let count = |name: &str, named: &Named| {
        // "Impact" is said of "Impact Housing" as well.
        let short = name.split(' ').next().and_then(|first| names.get(first)).map_or(0, |named| named.count);
        named.count * 4 + short
    };
    let known = names
        .iter()
        .filter(|(name, named)| of_kind(name) && is_somebodys(name) && (named.count > 1 || count(name, named) > 6));
    let best = known.max_by_key(|(name, named)| count(name, named));
    // A name of one word is believed where it is said again and again.
    let single = || {
        names
            .iter()
            .filter(|(name, named)| !name.contains(' ') && named.count > 4 && is_somebodys(name))
            .max_by_key(|(_, named)| named.count)
    };
    if let Some(titled) = titled(prose).filter(|_| best.is_none()) {
        return Some(titled);
    }
    let (name, named) = best.or_else(single)?;
    Some(Found { value: name.clone(), source: named.source.clone() })
}

/// The landlord's name in the title of a web page: "Complaints | Elm Homes".
pub(crate) fn of_page(title: &str) -> Option<Found> {
    let name = title.split(['|', '–', '—', '·', '»', ':']).flat_map(|part| part.split(" - ")).find_map(name_alone)?;
    // A title stands on no line of the draft.
    Some(Found { value: name, source: Source { section: None, words: title.to_owned(), line: 0 } })
}

/// A landlord's name that is all that stands on a line.
fn name_alone(line: &str) -> Option<String> {
    let line = line.trim().trim_end_matches(['.', ',', ':']);
    let nation =
        ["(England)", "(Scotland)", "(Wales)", "(Northern Ireland)"].iter().find_map(|end| line.strip_suffix(end));
    let line = nation.unwrap_or(line).trim();
    let bare = ["Ltd", "Limited", "LTD"].iter().find_map(|end| line.strip_suffix(end)).unwrap_or(line).trim();
    let [name] = capitalised(bare).try_into().ok()?;
    let is_kind =
        |word: &str| KINDS.contains(&word.to_lowercase().as_str()) || TITLED.contains(&word.to_lowercase().as_str());
    let welsh = name.split(' ').next().is_some_and(|first| WELSH.contains(&first));
    let kind = name.split(' ').skip(1).any(is_kind) || welsh && name.contains(' ');
    let whole = name.len() + "The ".len() >= bare.len();
    (kind && whole && is_somebodys(&name)).then_some(name)
}

/// Words besides [`KINDS`] that many landlords and their officers have in common: "the Parish Council", "Level 1".
const COMMON: [&str; 18] = [
    "parish",
    "town",
    "city",
    "county",
    "district",
    "community",
    "level",
    "step",
    "trustees",
    "trustee",
    "clerk",
    "chair",
    "chairman",
    "secretary",
    "head",
    "executive",
    "warden",
    "the",
];

/// Whether a name has a word of its own: a wrong name is worse than none.
fn is_somebodys(name: &str) -> bool {
    name.split(' ').any(|word| {
        let plain = word.to_lowercase();
        let is_common = KINDS.contains(&plain.as_str()) || COMMON.contains(&plain.as_str());
        !is_common && plain.chars().any(char::is_alphabetic)
    })
}

/// Every run of words that begin with a capital, where it may be the name of a landlord.
fn capitalised(sentence: &str) -> Vec<String> {
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let mut found = Vec::new();
    let mut run: Vec<String> = Vec::new();
    for (n, word) in words.iter().enumerate() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        // "St Aldhelm's Almshouse Charity" is one name, "Elm's Homes Policy" is none.
        let of_a_saint = run.last().is_some_and(|last| matches!(last.as_str(), "St" | "Saint"))
            && words.get(n + 1).is_some_and(|next| next.starts_with(char::is_uppercase));
        let short = bare.strip_suffix("'s").or_else(|| bare.strip_suffix("’s")).filter(|_| !of_a_saint);
        let bare = short.unwrap_or(bare);
        // "You'll", "We've": no name goes on over these.
        let is_short = |end: &&str| bare.strip_suffix(end).is_some_and(|rest| rest.ends_with(['\'', '’']));
        if ["ll", "ve", "re", "d", "m", "t"].iter().any(is_short) {
            found.extend(name(&std::mem::take(&mut run)));
            continue;
        }
        let shouts = bare.len() > 3 && !bare.chars().any(char::is_lowercase);
        let capital = bare.starts_with(|c: char| c.is_uppercase()) && !shouts;
        let joins = matches!(*word, "and" | "&" | "of")
            && !run.is_empty()
            && words.get(n + 1).is_some_and(|next| next.starts_with(|c: char| c.is_uppercase()));
        if capital && !bare.chars().any(|c| c.is_ascii_digit()) {
            run.push(bare.to_owned());
        } else if joins {
            run.push((*word).to_owned());
        }
        let ends = !(capital || joins)
            || word.ends_with([',', '.', ';', ':', ')', '?'])
            || *word != bare && word.contains('\'');
        if ends {
            found.extend(name(&std::mem::take(&mut run)));
        }
    }
    found.extend(name(&run));
    found
}

fn name(run: &[String]) -> Option<String> {
    let run = run.strip_prefix(&["The".to_owned()]).unwrap_or(run);
    // "Hawthorn Tenant Management Organisation": whom the tenants are, it says of itself.
    let of_tenants = run.windows(2).any(|two| two[0] == "Tenant" && two[1] == "Management");
    let is_another = |word: &String| {
        let small = word.to_lowercase();
        OTHERS.contains(&small.as_str()) && !(of_tenants && small == "tenant")
    };
    let none = run.is_empty() || run.len() > 6 || run.iter().any(is_another);
    let common = [
        "Complaints",
        "Customers",
        "Residents",
        "Customer",
        "Where",
        "When",
        "What",
        "How",
        "Who",
        "Why",
        "Which",
        "This",
        "These",
        "All",
        "For",
        "If",
        "You",
        "Your",
        "They",
        "To",
        "In",
        "It",
        "A",
        "An",
        "Staff",
        "Members",
        "Any",
        "Once",
        "Following",
        "Date",
        "Designated",
        "Persons",
        "Email",
        "Housing",
        "Community",
        "Key",
        "Their",
        "There",
        "After",
        "Before",
        "Please",
        "Landlords",
        "Association",
        "Council",
        "Local",
    ];
    let alone = run.len() == 1 && run.first().is_some_and(|word| common.contains(&word.as_str()) || word.len() < 4);
    (!none && !alone).then(|| run.join(" "))
}
