//! Each fact of the format in turn: where it says something else, a sentence names
//! it. The facts are those of the manual's whole example, line by line.

use std::fs;

use complaints::changes::{Side, changes};
use complaints::policy::library::{Landlord, Version};
use complaints::words::source::SourceFile;

use crate::words::{library, root};

/// A text of the example, what stands in its place, and how a sentence that tells of it begins.
fn changed() -> Vec<[String; 3]> {
    let lines = include_str!("each_fact.txt").lines().filter(|line| !line.starts_with('#'));
    let row = |line: &str| -> Option<[String; 3]> {
        // The names begin a sentence, and keep the space behind the colon.
        let parts: Vec<String> = line.splitn(3, " ⇒ ").map(|part| part.replace('⏎', "\n")).collect();
        parts.try_into().ok()
    };
    lines.map(|line| row(line).unwrap_or_else(|| panic!("{line:?} has no three parts"))).collect()
}

/// Lines that say nothing to readers by themselves: keys with all that they have below them, what is told in the words
/// of another line, and what chooses what the law tells.
const BESIDE: [&str; 22] = [
    "contacts:",
    "time_to_complain:",
    "circumstances:",
    "stages:",
    "    respond:",
    "    hold:",
    "    also:",
    "    escalate:",
    "      contradictory:",
    "procedures:",
    "  - when: staff",
    "    stages:",
    "ombudsman:",
    "designated_persons:",
    "exclusions:",
    "reports:",
    "published:",
    "closed:",
    "form:",
    "  choices:",
    "    about:",
    "  questions:",
];

/// What a sentence does tell elsewhere, or another story.
const ELSEWHERE: [&str; 13] = [
    // The body of the scheme is named in whatever order it is listed, and also where it is not.
    "  - housing-ombudsman",
    // The landlord's own words for it stand in the line above.
    "    late_request: new complaint (7.5)",
    "nation: england",
    "scheme: housing-ombudsman",
    "  leave_out: [language]",
    "    - id: block",
    "      after: address",
    "      choices:",
    "updates:",
    // Told with the version that they belong to.
    "corrects: the time for an answer at Stage 1",
    "changes: From 1 January 2026 we answer within 10 working days. Before, it was 15.",
    // The story of sections changes these.
    "      section: \"7.5\"",
    "    section: \"10.3\"",
];

fn example() -> String {
    #[expect(clippy::disallowed_methods, reason = "tests read files; the crate itself may not")]
    let manual = fs::read_to_string(root().join("policies/README.md")).expect("the manual");
    let rest = manual.split("## A whole example").nth(1).and_then(|rest| rest.split("```markdown\n---\n").nth(1));
    rest.and_then(|rest| rest.split("---\n").next()).expect("the whole example").to_owned()
}

fn version(front: &str) -> Version {
    let text = format!("---\n{front}---\nProse.\n");
    let (landlord, problems) = Landlord::read("example", &[SourceFile::new("example/2026.md", &text)], library());
    landlord.unwrap_or_else(|| panic!("{problems:?}\n{front}")).versions.remove(0)
}

/// What readers are told otherwise where these are the facts.
fn told(before: &str, after: &str) -> Vec<String> {
    let (before, after) = (version(before), version(after));
    let on = "2026-12-01".parse().expect("a day");
    let side = |version| Side { version, library: library(), phrases: &library().phrases, on };
    changes(&side(&before), &side(&after)).iter().map(|change| change.sentence(&library().phrases)).collect()
}

#[test]
fn each_fact_that_says_something_else_is_told() {
    let whole = example();
    for [from, to, names] in &changed() {
        assert!(whole.contains(from.as_str()), "the example has no {from:?}");
        let told = told(&whole, &whole.replacen(from.as_str(), to, 1));
        assert!(
            told.iter().any(|sentence| sentence.starts_with(names.as_str())),
            "{from:?} → {to:?}, {names:?}: {told:#?}"
        );
    }
}

#[test]
fn no_line_of_the_example_is_without_such_a_sentence() {
    let whole = example();
    let mut touched = vec![false; whole.lines().count()];
    for [from, ..] in &changed() {
        let at = whole.find(from.as_str()).expect("it is there");
        let line = |at: usize| whole.get(..at).unwrap_or_default().matches('\n').count();
        let first = line(at + from.len() - from.trim_start_matches('\n').len());
        touched[first..=line(at + from.trim_end_matches('\n').len())].fill(true);
    }
    let silent: Vec<&str> = whole
        .lines()
        .zip(touched)
        .filter(|(line, is_touched)| !is_touched && !BESIDE.contains(line) && !ELSEWHERE.contains(line))
        .map(|(line, _)| line)
        .collect();
    assert!(silent.is_empty(), "no sentence is asked for where these lines say something else: {silent:#?}");
}

#[test]
fn each_section_of_the_example_is_told_where_its_number_changes() {
    let whole = example();
    let mut seen = 0;
    for (at, line) in whole.lines().enumerate() {
        let found = line.rfind('(').filter(|_| line.ends_with([')', ']', '}', '"'])).map(|open| (open, ')'));
        let found = found.or_else(|| line.find("section: \"").map(|key| (key + "section: ".len(), '"')));
        let Some((open, close)) = found else { continue };
        let Some(end) = line.get(open + 1..).and_then(|rest| rest.find(close)) else { continue };
        let (before, rest) = line.split_at(open + 1);
        let (typed, behind) = rest.split_at(end);
        if !typed.starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let other = format!("{before}99.9{behind}");
        let lines: Vec<&str> =
            whole.lines().enumerate().map(|(n, line)| if n == at { other.as_str() } else { line }).collect();
        let told = told(&whole, &format!("{}\n", lines.join("\n")));
        let named =
            told.iter().any(|sentence| sentence.starts_with("The section that says “") && sentence.contains("99.9"));
        // What becomes of a late request is told in the words of the line before.
        assert!(named || line.trim_start().starts_with("late_request"), "{line}: {told:#?}");
        seen += 1;
    }
    assert!(seen > 45, "{seen} sections");
}

#[test]
fn a_stage_that_goes_comes_or_moves_is_told_as_such() {
    let whole = example();
    let (first, rest) = whole.split_once("  - name: Stage 2").expect("a second stage");
    let (_, behind) = rest.split_once("procedures:").expect("what stands behind");
    let without = format!("{first}procedures:{behind}");
    let gone = told(&whole, &without);
    let sentence = "The stages of our policy, in their order: Stage 1, Stage 2 becomes Stage 1.".to_owned();
    assert!(gone.contains(&sentence), "{gone:#?}");
    let come = told(&without, &whole);
    let sentence = "The stages of our policy, in their order: Stage 1 becomes Stage 1, Stage 2.".to_owned();
    assert!(come.contains(&sentence), "{come:#?}");
}

#[test]
fn another_scheme_and_another_nation_are_told() {
    const LEAST: &str = "landlord: A\nnation: england\nscheme: housing-ombudsman\nstages:\n  - name: Stage 1\n    respond: 5 \
                         working days (1)\n";
    let moved = told(LEAST, &LEAST.replace("england", "scotland").replace("housing-ombudsman", "spso"));
    for names in
        ["The bank holidays that we count by: England becomes Scotland.", "The Ombudsman whose scheme we are in: "]
    {
        assert!(moved.iter().any(|sentence| sentence.starts_with(names)), "{names}: {moved:#?}");
    }
    let left = told(LEAST, &LEAST.replace("housing-ombudsman", "none"));
    let names = "The Ombudsman whose scheme we are in: ";
    assert!(
        left.iter().any(|sentence| sentence.starts_with(names) && sentence.ends_with("no longer applies.")),
        "{left:#?}"
    );
}
