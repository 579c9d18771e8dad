//! What else the five documents say that a machine can compare: the frozen
//! policies against `tests/data/facts.txt`, which a second reader made.

use std::collections::BTreeSet;

use complaints::days::approximate::{Approximate, Reading, read};
use complaints::days::clock::Cited;
use complaints::policy::{ContactKind, Policy};
use tests::root;

use super::policies::{library, policy};

/// Where the two readers differ, and both can be held: rows that are not compared.
const TWO_READINGS: [(&str, &str); 2] = [
    // 5.1.1 tells all staff to take complaints; the second reader counted only 5.1.3 and 5.1.5.
    ("incommunities", "channels"),
    // A call "to introduce themselves" has no time of its own; the file states no acknowledgement.
    ("impact-housing", "acknowledge-says"),
];

/// A list as the table has it: parts with a comma inside stand in quotes.
fn parts(value: &str) -> BTreeSet<String> {
    let mut parts = BTreeSet::new();
    for (at, piece) in value.split('"').enumerate() {
        let own = if at % 2 == 1 { vec![piece] } else { piece.split(',').map(str::trim).collect() };
        parts.extend(own.into_iter().filter(|part| !part.is_empty() && *part != "not stated").map(str::to_owned));
    }
    parts
}

fn names<T>(cited: &[Cited<T>], name: impl Fn(&T) -> &'static str) -> BTreeSet<String> {
    cited.iter().map(|one| name(&one.value).to_owned()).collect()
}

fn date(cited: Option<&Cited<Approximate>>, value: &str) -> bool {
    match (cited, read(value)) {
        (None, _) => value == "not stated",
        (Some(cited), Reading::Date(date)) => cited.value == date,
        (Some(_), _) => false,
    }
}

/// Whether a policy's file says what the table has; none where the file has no place for it.
fn agrees(policy: &Policy, fact: &str, value: &str) -> Option<bool> {
    let contact = |kind: ContactKind| {
        let contacts = policy.panel.iter().flat_map(|panel| &panel.contacts);
        let found: BTreeSet<String> = contacts.filter(|(of, _)| *of == kind).map(|(_, said)| said.clone()).collect();
        found == parts(value)
    };
    Some(match fact {
        "stages.count" => policy.stages.len().to_string() == value,
        "stages.names" => {
            let stated = policy.stages.iter().filter_map(|stage| stage.name.applied());
            stated.map(|name| name.value.clone()).collect::<BTreeSet<_>>() == parts(value)
        }
        "ombudsman" => {
            let bodies = policy.ombudsman.iter().map(|outside| &library().bodies[&outside.id].name);
            let named = bodies.map(|name| name.trim_end_matches(" Service").to_owned()).collect::<BTreeSet<_>>();
            named == parts(value)
        }
        "panel.name" => policy.panel.iter().map(|panel| panel.name.clone()).collect::<BTreeSet<_>>() == parts(value),
        "panel.phone" => contact(ContactKind::Phone),
        "panel.email" => contact(ContactKind::Email),
        "approved" => date(policy.approved.as_ref(), value),
        "review-due" => date(policy.review_due.as_ref(), value),
        "channels" => names(&policy.channels, |channel| channel.name()) == parts(value),
        "formats" => names(&policy.formats, |format| format.name()) == parts(value),
        "acknowledge-says" => {
            let said = policy.stages.iter().flat_map(|stage| &stage.acknowledge_says);
            said.map(|says| says.value.name().to_owned()).collect::<BTreeSet<_>>() == parts(value)
        }
        // The day a version is in force is its file's name; what a policy prints of a body outside is kept once for all.
        "reviewed" | "in-force" | "ombudsman.contacts" => return None,
        other => panic!("the table names a fact {other}"),
    })
}

#[test]
fn every_fact_is_what_the_document_says() {
    let table = std::fs::read_to_string(root().join("tests/data/facts.txt")).expect("the table is there");
    let (mut rows, mut wrong) = (0, Vec::new());
    for row in table.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        let columns: Vec<&str> = row.split(" | ").map(str::trim).collect();
        let [landlord, fact, value, _] = columns[..] else { panic!("this row has no four columns: {row}") };
        if TWO_READINGS.contains(&(landlord, fact)) {
            continue;
        }
        if let Some(same) = agrees(policy(landlord), fact, value) {
            rows += 1;
            wrong.extend((!same).then(|| row.to_owned()));
        }
    }
    assert!(rows >= 53, "eleven facts of five landlords are compared, and {rows} are");
    assert!(wrong.is_empty(), "the files say otherwise than the documents:\n{}", wrong.join("\n"));
}
