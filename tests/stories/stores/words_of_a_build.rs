//! What a build leaves for the form: texts, and the trees that it made of them.

use std::fs;

use complaints::words::problem::Problems;
use complaints::words::source::{self, SourceFile};
use complaints::words::trees::Trees;
use store::words::Words;
use tests::{build_into, built, copy_of_frozen, day};

#[test]
fn the_trees_of_a_build_are_those_of_its_texts() {
    let words = built().join("words");
    let mut trees = Trees::unpack(&fs::read(words.join("trees")).expect("they are there")).expect("they can be read");
    let manifest = fs::read_to_string(words.join("manifest.json")).expect("it is there");
    let manifest: serde_json::Value = serde_json::from_str(&manifest).expect("it is JSON");
    let mut with_facts = 0;
    for name in manifest["content"].as_array().expect("a list").iter().filter_map(|name| name.as_str()) {
        let text = fs::read_to_string(words.join("content").join(name)).expect("it is there");
        let file = trees.give(name, SourceFile::new(name, &text)).expect("it is of this text");
        let mut problems = Problems::new(name, &text);
        let made = match name.rsplit('.').next() {
            Some("yaml") => source::yaml(&text, &mut problems),
            Some("md") => source::split(&text, &mut problems).map(|parts| parts.front.into_owned()),
            _ => None,
        };
        assert_eq!(file.tree(), made.as_ref(), "{name}");
        with_facts += usize::from(made.is_some());
    }
    assert!(with_facts > 20, "{with_facts}");
}

#[test]
fn the_form_does_not_start_on_trees_that_are_spoiled_or_of_other_texts() {
    let (folder, words) = copy_of_frozen();
    let out = folder.path().join("dist");
    build_into(&out, &words, day("2026-12-24")).expect("the words build");
    let told = || match Words::open(&out.join("words")) {
        Ok(_) => String::new(),
        Err(error) => error.to_string(),
    };
    assert_eq!(told(), "");
    let phrases = out.join("words/content/phrases.yaml");
    let whole = fs::read_to_string(&phrases).expect("it is there");
    fs::write(&phrases, whole.replace("midday", "noon")).expect("it can be written");
    assert!(told().contains("the tree of phrases.yaml was made of another text"), "{}", told());
    fs::write(&phrases, whole).expect("it can be written");
    let trees = out.join("words/trees");
    let bytes = fs::read(&trees).expect("they are there");
    for spoiled in [&bytes[..bytes.len() / 2], b"", &[0xff; 64]] {
        fs::write(&trees, spoiled).expect("they can be written");
        assert!(told().contains("was not written by this version of site-gen build"), "{}", told());
    }
    // Without any it starts more slowly, and on the same words.
    fs::remove_file(&trees).expect("they were there");
    assert_eq!(told(), "");
}
