//! What a build leaves for the form: texts, and what it read of them, packed.

use std::fs;
use std::path::{Path, PathBuf};

use complaints::form::hex;
use complaints::policy::manifest::FORMAT;
use sha2::{Digest, Sha256};
use site_gen::read::Folders;
use store::words::Words;
use tempfile::TempDir;
use tests::{build_into, copy_of_frozen, day, edit, root, texts_alone};

/// What a folder of words says when it is opened, and its landlords with it; nothing where all can be read.
fn told(words: &Path) -> String {
    let words = match Words::open(words) {
        Ok(words) => words,
        Err(error) => return error.to_string(),
    };
    let wrong = words.slugs().filter_map(|slug| words.versions(slug).err());
    wrong.map(|error| error.to_string()).collect()
}

/// Everything that is known of a folder's words, with names and places.
fn known(words: &Path) -> Vec<String> {
    let words = Words::open(words).expect("they can be read");
    let shared = format!("{:?}", words.library);
    let versions = words.slugs().flat_map(|slug| {
        let versions = words.versions(slug).expect("they can be read").expect("it is there");
        let ids: Vec<String> = versions.ids().map(str::to_owned).collect();
        (0..ids.len()).map(|place| format!("{:?}", versions.version(place))).collect::<Vec<_>>()
    });
    [shared].into_iter().chain(versions).collect()
}

fn own_build(words: &Folders) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder for a while");
    let out = folder.path().join("dist");
    build_into(&out, words, day("2026-12-24")).unwrap_or_else(|stop| panic!("{stop}"));
    (folder, out)
}

#[test]
fn what_a_build_packed_is_what_its_texts_say() {
    let (_frozen_words, frozen) = copy_of_frozen();
    edit(&frozen.policies.join("imani/2014-01.md"), "stages:\n", "form:\n  leave_out: [language]\nstages:\n");
    fs::copy(frozen.policies.join("imani/2014-01.md"), frozen.policies.join("imani/2027-02-01.md")).expect("a version");
    let foreign = Folders { policies: root().join("tests/fixtures/foreign/policies"), ..tests::frozen() };
    for words in [frozen, foreign] {
        let (_folder, out) = own_build(&words);
        let packed = known(&out.join("words"));
        texts_alone(&out);
        let read = known(&out.join("words"));
        assert!(packed.len() > 5 && packed.len() == read.len());
        packed.iter().zip(&read).for_each(|(packed, read)| assert_eq!(packed, read));
    }
}

#[test]
fn the_form_does_not_start_on_words_that_are_spoiled_or_of_two_builds() {
    let (folder, words) = copy_of_frozen();
    let out = folder.path().join("dist");
    build_into(&out, &words, day("2026-12-24")).expect("the words build");
    let of_words = out.join("words");
    let shared = of_words.join("shared");
    assert_eq!(told(&of_words), "");
    let whole = fs::read(&shared).expect("they are packed");
    let mut changed = whole.clone();
    changed[whole.len() / 2] ^= 1;
    for spoiled in [&whole[..whole.len() / 2], b"", &[0xff; 64], &changed, &[&whole[..], b"x"].concat()] {
        fs::write(&shared, spoiled).expect("they can be written");
        assert!(told(&of_words).contains("build the words again"), "{}", told(&of_words));
    }
    // Of another build, whose manifest did not come with it.
    edit(&words.content.join("phrases.yaml"), "name: \"Dates from {landlord}\"", "name: \"Days from {landlord}\"");
    let other = folder.path().join("other");
    build_into(&other, &words, day("2026-12-24")).expect("the words build");
    fs::copy(other.join("words/shared"), &shared).expect("it can be copied");
    assert!(told(&of_words).contains("is of another build than its manifest"), "{}", told(&of_words));
    fs::write(&shared, &whole).expect("they can be written");
    // Of another format, which is told before all else.
    let manifest = of_words.join("manifest.json");
    let json = fs::read_to_string(&manifest).expect("it is there");
    fs::write(&manifest, json.replace(FORMAT, "redress-words-0")).expect("it can be written");
    assert!(told(&of_words).contains("has words of the format \"redress-words-0\""), "{}", told(&of_words));
    fs::write(&manifest, json).expect("it can be written");
    assert_eq!(told(&of_words), "");
}

#[test]
fn no_landlord_is_answered_for_from_words_that_are_spoiled_or_of_another_text() {
    let (folder, words) = copy_of_frozen();
    let out = folder.path().join("dist");
    build_into(&out, &words, day("2026-12-24")).expect("the words build");
    let of_words = out.join("words");
    let (policy, packed) = (of_words.join("policies/imani/2014-01.md"), of_words.join("landlords/imani"));
    let text = fs::read_to_string(&policy).expect("it is there");
    fs::write(&policy, text.replace("respond: 10 working days", "respond: 12 working days"))
        .expect("it can be written");
    assert!(told(&of_words).contains("another text than that of policies/imani/2014-01.md"), "{}", told(&of_words));
    fs::write(&policy, text).expect("it can be written");
    let whole = fs::read(&packed).expect("it is packed");
    fs::write(&packed, &whole[..whole.len() - 1]).expect("it can be written");
    assert!(told(&of_words).contains("cut short or changed"), "{}", told(&of_words));
    fs::copy(of_words.join("landlords/incommunities"), &packed).expect("it can be copied");
    assert!(told(&of_words).contains("another text"), "{}", told(&of_words));
    // One that a build took over, made with shared questions of before: its texts are read, with those of today.
    edit(&words.content.join("form.yaml"), "label: What has gone wrong?", "label: What went wrong?");
    let other = folder.path().join("other");
    build_into(&other, &words, day("2026-12-24")).expect("the words build");
    fs::copy(other.join("words/landlords/imani"), &packed).expect("it can be copied");
    assert_eq!(told(&of_words), "");
    // Without any it is slower, and says the same.
    fs::remove_file(&packed).expect("it was there");
    assert_eq!(told(&of_words), "");
}

#[test]
fn what_was_packed_in_the_format_in_use_is_read_as_it_was() {
    let folder = root().join("tests/fixtures/packed");
    let digest = hex::encode(&Sha256::digest(known(&folder).join("\n")));
    let as_it_was = fs::read_to_string(folder.join("read-as.txt")).expect("it is there");
    let found = format!("{FORMAT} {digest}");
    assert_eq!(
        found,
        as_it_was.trim(),
        "a type of the words has another shape: a form that runs would read the packs of today otherwise, \
         see tests/fixtures/packed/README.md"
    );
}
