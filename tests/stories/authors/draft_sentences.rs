//! One sentence with a time, before the stages or under one of them: the fact that
//! a careful reader takes from it, or that it is left to a person. A wrong time in
//! a draft becomes a wrong date for a tenant, so what is not certain is never guessed.

use std::fs;

use site_gen::draft;
use site_gen::read::checked_library;
use tests::{frozen, root};

const LEFT: &str = "left to a person";

/// A policy of two stages with the sentence where it stands.
fn policy(place: &str, sentence: &str) -> String {
    let at = |of: &str, else_: &'static str| if place == of { sentence.to_owned() } else { else_.to_owned() };
    format!(
        "Complaints policy\n\nOur approach\n\n{}\n\nStage 1\n\n{}\n\nStage 2\n\n{}\n",
        at("before the stages", "We want to put things right."),
        at("under stage 1", "A manager looks at your complaint."),
        at("under stage 2", "Somebody else looks at it again."),
    )
}

#[test]
fn a_time_is_drafted_where_its_words_leave_no_doubt_and_listed_where_they_do() {
    let library = checked_library(&frozen()).expect("the frozen words are sound");
    let table = fs::read_to_string(root().join("tests/fixtures/documents/sentences.tsv")).expect("the sentences");
    let mut read_otherwise = Vec::new();
    for line in table.lines() {
        let [place, sentence, known] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("no row: {line}") };
        let text = policy(place, sentence);
        assert!(text.contains(sentence), "no such place: {place}");
        let document = draft::open::open(text.as_bytes(), "policy.txt").expect("a text");
        let draft = draft::draft(&document, "policy.txt", &library);
        let mut found: Vec<String> =
            draft.facts.clocks.iter().map(|clock| format!("{} | {}", clock.name(), clock.limit.written())).collect();
        found.sort();
        let found = if found.is_empty() { LEFT.to_owned() } else { found.join("; ") };
        if found != known {
            read_otherwise.push(format!("{place}: {sentence}\n  wanted {known}\n  found  {found}"));
        }
        // What was not placed is told, unless it only says how often.
        let often = sentence.contains(" every ") || sentence.contains("last 3 months");
        let told = draft.facts.left.iter().any(|left| left.words.contains(sentence.get(..20).unwrap_or(sentence)));
        if known == LEFT && !often && !told {
            read_otherwise.push(format!("{place}: {sentence}\n  passed over in silence"));
        }
    }
    assert!(read_otherwise.is_empty(), "{}", read_otherwise.join("\n"));
    assert!(table.lines().count() > 150);
}
