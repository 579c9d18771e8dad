//! The order of the rooms, and that no file asks a file that asks it.
//!
//! Read from the sources: every path that starts with `crate`, `super` or a
//! module of the file itself. A `pub use` is a sign at the door and no question.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The rooms of `lib.rs`, each of which knows only those before it.
const ROOMS: [&str; 8] = ["words", "days", "form", "policy", "case", "procedure", "changes", "pages"];

type Module = Vec<String>;

/// One file: its text without comments, and what its signs point to.
struct File {
    text: String,
    signs: BTreeMap<String, Module>,
    children: BTreeSet<String>,
}

fn sources(folder: &Path, into: &mut Vec<PathBuf>) {
    #[expect(clippy::disallowed_methods, reason = "this test is about the files")]
    let entries = std::fs::read_dir(folder).expect("a folder");
    for path in entries.map(|entry| entry.expect("an entry").path()) {
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|ending| ending == "rs") && !path.ends_with("lib.rs") {
            into.push(path);
        }
    }
}

/// Every file by its module: `days/count/end.rs` is `days`, `count`, `end`.
fn files() -> BTreeMap<Module, File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    sources(&root, &mut paths);
    let module = |path: &Path| -> Module {
        let path = path.strip_prefix(&root).expect("below the root").with_extension("");
        path.iter().map(|part| part.to_string_lossy().into_owned()).collect()
    };
    paths.iter().map(|path| (module(path), file(path, &module(path)))).collect()
}

fn file(path: &Path, module: &[String]) -> File {
    #[expect(clippy::disallowed_methods, reason = "this test is about the files")]
    let text = std::fs::read_to_string(path).expect("a source");
    let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let code: String =
        code.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n");
    let mut file = File { text: String::new(), signs: BTreeMap::new(), children: BTreeSet::new() };
    for statement in code.split_inclusive([';', '{', '}']) {
        let line = statement.trim();
        let child = ["mod ", "pub mod ", "pub(crate) mod "].iter().find_map(|start| line.strip_prefix(start));
        file.children.extend(child.and_then(|name| name.strip_suffix(';')).map(str::to_owned));
    }
    for (number, part) in code.split("use ").enumerate() {
        let public = number > 0 && code_before_is_public(&code, number);
        let (tree, rest) = if number > 0 { part.split_once(';').unwrap_or((part, "")) } else { ("", part) };
        for path in spread(tree) {
            let path = absolute(&path, module, &file.children);
            match path {
                Some(path) if public => {
                    file.signs.insert(path.last().expect("a name").clone(), path);
                }
                Some(path) => file.text.push_str(&format!("crate::{} ", path.join("::"))),
                None => {}
            }
        }
        file.text.push_str(rest);
    }
    file
}

/// Whether the `number`th `use` of the code is public.
fn code_before_is_public(code: &str, number: usize) -> bool {
    let before = code.split("use ").nth(number - 1).unwrap_or_default();
    before.trim_end_matches(' ').ends_with("pub") || before.ends_with("pub(crate) ") || before.ends_with("pub(super) ")
}

/// `a::{b, c::{d}}` as `a::b` and `a::c::d`.
fn spread(tree: &str) -> Vec<String> {
    let tree = tree.trim();
    let Some((before, rest)) = tree.split_once('{') else {
        let path = tree.split(" as ").next().unwrap_or_default();
        return Vec::from([path.trim_end_matches("::self").to_owned()]);
    };
    let inside = rest.rsplit_once('}').map_or(rest, |(inside, _)| inside);
    let (mut depth, mut parts) = (0, vec![String::new()]);
    for c in inside.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        parts.last_mut().expect("a part").push(c);
    }
    let parts = parts.iter().filter(|part| !part.trim().is_empty());
    parts.flat_map(|part| spread(&format!("{before}{}", part.trim()))).collect()
}

/// A path from the root of the crate; `None` where it leads out of it.
fn absolute(path: &str, module: &[String], children: &BTreeSet<String>) -> Option<Module> {
    let mut parts = path.split("::").map(str::trim).map(str::to_owned).peekable();
    let mut from = module.to_vec();
    match parts.peek()?.as_str() {
        "crate" => {
            parts.next();
            from.clear();
        }
        "super" => {
            while parts.next_if(|part| part == "super").is_some() {
                from.pop();
            }
        }
        "self" => {
            parts.next();
        }
        child if children.contains(child) => {}
        _ => return None,
    }
    Some(from.into_iter().chain(parts).filter(|part| part != "*" && !part.is_empty()).collect())
}

/// The file that a path leads to, past every sign.
fn leads_to(path: &[String], files: &BTreeMap<Module, File>) -> Option<Module> {
    let module = (1..=path.len()).rev().map(|n| &path[..n]).find(|module| files.contains_key(*module))?;
    let file = &files[module];
    match path.get(module.len()).and_then(|name| file.signs.get(name)) {
        Some(sign) if sign.as_slice() != path => leads_to(sign, files),
        _ => Some(module.to_vec()),
    }
}

/// For each file the files that it asks.
fn questions(files: &BTreeMap<Module, File>) -> BTreeMap<Module, BTreeSet<Module>> {
    let is_path = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let mut all = BTreeMap::new();
    for (module, file) in files {
        let words = file.text.split(|c| !is_path(c)).filter(|word| word.contains("::"));
        let paths = words.filter_map(|word| absolute(word, module, &file.children));
        let asked: BTreeSet<Module> =
            paths.filter_map(|path| leads_to(&path, files)).filter(|to| to != module).collect();
        all.insert(module.clone(), asked);
    }
    all
}

#[test]
fn a_room_knows_only_the_rooms_before_it() {
    let room = |module: &Module| ROOMS.iter().position(|room| *room == module[0]).expect("one of the rooms");
    for (from, asked) in questions(&files()) {
        for to in asked {
            assert!(room(&to) <= room(&from), "{} asks {}", from.join("/"), to.join("/"));
        }
    }
}

#[test]
fn no_file_asks_a_file_that_asks_it() {
    let mut open = questions(&files());
    let count: usize = open.values().map(BTreeSet::len).sum();
    assert!(count > 300, "only {count} questions were found: this test does not read the sources any more");
    // Whoever asks nobody that is left cannot be in a circle.
    loop {
        let free: Vec<Module> =
            open.iter().filter(|(_, asked)| asked.is_empty()).map(|(from, _)| from.clone()).collect();
        if free.is_empty() {
            break;
        }
        open.retain(|from, _| !free.contains(from));
        open.values_mut().for_each(|asked| asked.retain(|to| !free.contains(to)));
    }
    let left: Vec<String> = open
        .iter()
        .map(|(from, asked)| {
            format!("{} asks {}", from.join("/"), asked.iter().map(|to| to.join("/")).collect::<Vec<_>>().join(", "))
        })
        .collect();
    assert!(left.is_empty(), "in or behind a circle:\n{}", left.join("\n"));
}
