//! Every example of the authors' manual is a policy, and prints the sentences
//! that the manual says it prints.

use std::fs;
use std::path::Path;

use site_gen::read::Folders;
use tests::{build_into, copy_of_frozen, day, lines_of, root};

/// What a fragment is laid over: its keys take the place of these.
const LEAST: [(&str, &str); 4] = [
    ("landlord", "landlord: Example Homes"),
    ("nation", "nation: england"),
    ("scheme", "scheme: none"),
    ("stages", "stages:\n  - name: Stage 1\n    respond: 10 working days from receipt"),
];

/// One example: what it is, and what stands behind it.
struct Example {
    line: usize,
    file: String,
    /// The sentences that its pages say.
    said: Vec<String>,
}

fn key(line: &str) -> Option<&str> {
    let (key, _) = line.split_once(':')?;
    (!key.is_empty() && key.chars().all(|c| c.is_ascii_lowercase() || c == '_')).then_some(key)
}

/// The file of a fragment of the facts.
fn laid_over(fragment: &str) -> String {
    let own: Vec<&str> = fragment.lines().filter_map(key).collect();
    let least = LEAST.iter().filter(|(key, _)| !own.contains(key)).map(|(_, text)| *text);
    let facts: Vec<&str> = least.chain([fragment]).collect();
    format!("---\n{}\n---\n## What a complaint is\n\nTell us when we got something wrong.\n", facts.join("\n"))
}

/// Every whole file and every fragment of the manual, in its order.
fn examples() -> Vec<Example> {
    let manual = fs::read_to_string(root().join("policies/README.md")).expect("the manual");
    let lines: Vec<&str> = manual.lines().collect();
    let mut all: Vec<Example> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let fence = lines[at].strip_prefix("```");
        if let Some(kind) = fence {
            let end = at + 1 + lines[at + 1..].iter().position(|line| *line == "```").expect("a block ends");
            let text = lines[at + 1..end].join("\n");
            let file = match kind {
                "yaml" => Some(laid_over(&text)),
                kind if kind.starts_with("markdown") => Some(format!("{text}\n")),
                _ => None,
            };
            all.extend(file.map(|file| Example { line: at + 1, file, said: Vec::new() }));
            at = end;
        } else if let (Some(said), Some(last)) = (lines[at].strip_prefix("> "), all.last_mut()) {
            last.said.push(said.trim_start_matches("- ").to_owned());
        }
        at += 1;
    }
    all
}

/// Without the words that are for ears alone: `(section 4.3)` is seen as `(4.3)`.
fn as_seen(html: &str) -> String {
    let ears = ["section ", "sections ", " of our policy"];
    ears.iter().fold(html.to_owned(), |html, words| html.replace(&format!("<span class=\"vh\">{words}</span>"), ""))
}

/// Every line that a build of this file shows on some page.
fn shown(home: &Path, words: &Folders, file: &str) -> Result<Vec<String>, String> {
    fs::write(words.policies.join("example-homes/2026-01-01.md"), file).expect("a file can be written");
    let out = home.join("dist");
    build_into(&out, words, day("2026-12-01")).map_err(|stop| stop.to_string())?;
    let (mut all, mut folders) = (Vec::new(), vec![out.join("site")]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|kind| kind == "html") {
                all.extend(lines_of(&as_seen(&fs::read_to_string(path).expect("a page"))));
            }
        }
    }
    Ok(all)
}

#[test]
fn every_example_of_the_manual_is_a_policy_and_prints_what_the_manual_says() {
    let (folder, words) = copy_of_frozen();
    // The manual speaks of the pages as they are now.
    let words = Folders { content: root().join("content"), ..words };
    fs::remove_dir_all(&words.policies).expect("the copy can be emptied");
    fs::create_dir_all(words.policies.join("example-homes")).expect("a folder");
    let mut wrong = Vec::new();
    let all = examples();
    assert!(all.len() >= 25, "the manual has {} examples", all.len());
    let sentences: usize = all.iter().map(|example| example.said.len()).sum();
    assert!(sentences >= 45, "the manual quotes {sentences} sentences");
    for example in &all {
        match shown(folder.path(), &words, &example.file) {
            Err(stop) => wrong.push(format!("line {}: {stop}", example.line)),
            Ok(lines) => {
                let missing = example.said.iter().filter(|said| !lines.iter().any(|line| line.contains(said.as_str())));
                wrong.extend(missing.map(|said| format!("line {}: no page says {said:?}", example.line)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
