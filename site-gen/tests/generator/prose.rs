//! What the rules that read sentences are given: blocks, sentences, names, places.

use complaints::words::problem::Place;
use site_gen::prose::{Kind, Prose};

const TEXT: &str = "## Stage 1

4.5 We\u{a0}answer within {{ stage-1.respond }}. (4.5) We’ll *write*
again.

We also:

- call you
- come to see you, e.g. at home

### The panel

| Step | Time |
|---|---|
| Hearing | 5 & 6 weeks |
";

#[test]
fn a_text_is_blocks_with_their_headings_and_sections() {
    let prose = Prose::read(TEXT, 10);
    let kinds: Vec<(Kind, &str)> = prose.blocks().iter().map(|block| (block.kind, prose.text_of(block))).collect();
    assert_eq!(
        kinds,
        [
            (Kind::Heading(2), "Stage 1"),
            (Kind::Paragraph, "4.5 We answer within {{ stage-1.respond }}. (4.5) We'll write again."),
            (Kind::Paragraph, "We also:"),
            (Kind::Item(None), "call you"),
            (Kind::Item(None), "come to see you, e.g. at home"),
            (Kind::Heading(3), "The panel"),
            (Kind::Cell { row: 0, column: 0 }, "Step"),
            (Kind::Cell { row: 0, column: 1 }, "Time"),
            (Kind::Cell { row: 1, column: 0 }, "Hearing"),
            (Kind::Cell { row: 1, column: 1 }, "5 & 6 weeks"),
        ]
    );
    let blocks = prose.blocks();
    assert_eq!(prose.section_of(&blocks[1]), Some("4.5"));
    assert_eq!(prose.lead_of(&blocks[4]).map(|lead| prose.text_of(lead)), Some("We also:"));
    let path: Vec<&str> = prose.headings_of(&blocks[9]).map(|heading| prose.text_of(heading)).collect();
    assert_eq!(path, ["The panel", "Stage 1"]);
}

#[test]
fn a_section_in_brackets_stays_with_its_sentence_and_a_name_is_no_word() {
    let prose = Prose::read(TEXT, 10);
    let sentences: Vec<_> = prose.sentences(&prose.blocks()[1]).collect();
    assert_eq!(sentences[0].text, "4.5 We answer within {{ stage-1.respond }}. (4.5)");
    assert_eq!(sentences[0].cited().collect::<Vec<_>>(), ["4.5"]);
    assert_eq!(sentences[1].text, "We'll write again.");
    assert_eq!(sentences.len(), 2);
    assert!(!sentences[0].lower.contains("respond"));
    let names = prose.names_in(sentences[0].range());
    assert_eq!(names.iter().map(|name| name.name.as_str()).collect::<Vec<_>>(), ["stage-1.respond"]);
    assert_eq!(prose.sentences(&prose.blocks()[4]).count(), 1, "an abbreviation ends no sentence");
}

#[test]
fn every_word_knows_its_line_and_column_and_how_it_was_typed() {
    let prose = Prose::read(TEXT, 10);
    let at = |words: &str| prose.place(prose.text().find(words).expect(words));
    assert_eq!(at("answer"), Place { line: 12, column: 8 });
    assert_eq!(at("write"), Place { line: 12, column: 58 });
    assert_eq!(at("again"), Place { line: 13, column: 1 });
    assert_eq!(at("6 weeks"), Place { line: 24, column: 17 });
    let start = prose.text().find("We'll").expect("it stands there");
    assert_eq!(prose.typed(start..start + "We'll write again.".len()), "We’ll *write*\nagain.");
}

#[test]
fn a_text_of_many_headings_is_read_in_one_pass() {
    let text: String = (0..20_000).map(|n| format!("## Heading {n}\n\nA sentence.\n\n")).collect();
    let prose = Prose::read(&text, 1);
    assert_eq!(prose.blocks().len(), 40_000);
    let last = prose.blocks().last().expect("there is one");
    assert_eq!(prose.place(last.text.start), Place { line: 79_999, column: 1 });
}
