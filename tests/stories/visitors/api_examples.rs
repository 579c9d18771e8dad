//! `docs/api.md` and the whole example of `policies/README.md`, held to what the product does.
//!
//! The document carries its own policy, so that no landlord's new wording or
//! number can make it wrong. Its examples run in the order in which they
//! stand, against one form; see "How to read the examples" there for the signs.

use std::fs;
use std::path::Path;
use std::process::Command;

use axum::body::Body;
use axum::http::Request;
use serde_json::Value;
use site_gen::read::Folders;
use tests::{Page, Setting, World, binary, build_into, day, nobody, published, root};

/// Members that hold a sentence of the form or of the policy: it is there, and the comms team may reword it.
const PROSE: [&str; 4] = ["message", "rule", "why", "source"];

/// What may stand for anything, and "and more" at the end of a list.
const MORE: &str = "…";

/// A fenced block: what its fence says after the first word, and its text.
struct Block {
    sign: String,
    text: String,
}

fn blocks(document: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<Block> = None;
    for line in document.lines() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(sign)) => open = Some(Block { sign: sign.to_owned(), text: String::new() }),
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (Some(block), None) => block.text.push_str(&format!("{line}\n")),
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "a fence is not closed");
    blocks
}

fn document() -> Vec<Block> {
    blocks(&fs::read_to_string(root().join("docs/api.md")).expect("the document can be read"))
}

/// The policy of the document beside the shared words.
fn words(folder: &Path, blocks: &[Block]) -> Folders {
    let policy = blocks.iter().find(|b| b.sign == "yaml policy").expect("the document has a policy");
    let folders = Folders { policies: folder.join("policies"), content: published().content };
    let landlord = folders.policies.join("example-homes");
    fs::create_dir_all(&landlord).expect("a folder can be made");
    fs::write(landlord.join("2026-01-01.md"), &policy.text).expect("a policy can be written");
    folders
}

fn request(text: &str) -> Request<Body> {
    let (head, body) = text.split_once("\n\n").unwrap_or((text.trim_end(), ""));
    let mut lines = head.lines();
    let (method, path) = lines.next().and_then(|line| line.split_once(' ')).expect("a method and a path");
    let mut request = Request::builder().method(method).uri(path);
    for line in lines {
        let (name, value) = line.split_once(": ").expect("a header");
        request = request.header(name, value);
    }
    request.body(Body::from(expanded(body.trim_end()))).expect("a request")
}

/// `<600000 bytes>` as so many letters.
fn expanded(body: &str) -> String {
    let Some((before, rest)) = body.split_once('<') else { return body.to_owned() };
    let Some((count, after)) = rest.split_once(" bytes>") else { return body.to_owned() };
    format!("{before}{}{after}", "a".repeat(count.parse().expect("a number of bytes")))
}

fn compare(answer: &Page, expected: &str) {
    let (head, body) = expected.split_once("\n\n").unwrap_or((expected.trim_end(), ""));
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.strip_prefix("HTTP/1.1 ")).expect("a status line");
    assert_eq!(answer.status.to_string(), status, "{}", answer.text);
    for line in lines {
        let (name, value) = line.split_once(": ").expect("a header");
        let sent = answer.headers.iter().find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, v)| v.as_str());
        assert_eq!(sent, Some(value), "{name} of the answer to {expected}");
    }
    if !body.is_empty() {
        alike(&answer.json(), &serde_json::from_str(body).unwrap_or_else(|e| panic!("{e}: {body}")), "");
    }
}

/// Whether the answer at `path` is as the document says.
fn alike(answer: &Value, expected: &Value, path: &str) {
    match (answer, expected) {
        (_, Value::String(sign)) if sign.starts_with('<') && sign.ends_with('>') => {
            assert!(!answer.is_null(), "{path} is not there");
        }
        (Value::Object(answer), Value::Object(expected)) => {
            let (have, want): (Vec<_>, Vec<_>) = (answer.keys().collect(), expected.keys().collect());
            assert_eq!(have, want, "the members at {path}");
            for (name, expected) in expected {
                let prose = PROSE.contains(&name.as_str()) && expected.is_string();
                if prose {
                    assert!(answer[name].as_str().is_some_and(|s| !s.is_empty()), "{path}.{name}: {}", answer[name]);
                } else {
                    alike(&answer[name], expected, &format!("{path}.{name}"));
                }
            }
        }
        (Value::Array(answer), Value::Array(expected)) => {
            let more = expected.last().is_some_and(|last| *last == MORE);
            let expected = if more { &expected[..expected.len() - 1] } else { expected };
            assert!(
                if more { answer.len() > expected.len() } else { answer.len() == expected.len() },
                "{path}: {answer:?}"
            );
            for (index, (answer, expected)) in answer.iter().zip(expected).enumerate() {
                alike(answer, expected, &format!("{path}[{index}]"));
            }
        }
        _ => assert_eq!(answer, expected, "{path}"),
    }
}

#[tokio::test]
async fn every_request_of_the_document_is_answered_as_it_says() {
    let document = document();
    let folder = tempfile::tempdir().expect("a folder for a while");
    let out = folder.path().join("dist");
    let built = build_into(&out, &words(folder.path(), &document), day("2026-12-24"));
    built.unwrap_or_else(|stop| panic!("the document's policy: {stop}"));
    let world = World::with(Setting { built: &out, ..Default::default() }).await;
    let without_stores = World::with(Setting { built: &out, engine: Some(nobody()), ..Default::default() }).await;
    let mut statuses = Vec::new();
    let mut asked = None;
    for block in &document {
        match block.sign.as_str() {
            "http request" => asked = Some(world.ask(request(&block.text)).await),
            "http request without-stores" => asked = Some(without_stores.ask(request(&block.text)).await),
            "http response" => {
                let answer = asked.take().expect("a response stands after its request");
                compare(&answer, &block.text);
                statuses.push(answer.status.as_u16());
            }
            _ => {}
        }
    }
    for status in [200, 201, 400, 403, 404, 413, 415, 422, 503] {
        assert!(statuses.contains(&status), "no example is answered with {status}");
    }
}

#[test]
fn every_command_of_the_document_prints_what_it_says() {
    let document = document();
    let folder = tempfile::tempdir().expect("a folder for a while");
    let folders = words(folder.path(), &document);
    let mut printed = 0;
    let mut output = None;
    for block in &document {
        match block.sign.as_str() {
            "sh command" => {
                let arguments = block.text.trim().strip_prefix("cargo run -- ").expect("a command of site-gen");
                let run = Command::new(binary("site-gen"))
                    .args(arguments.split_whitespace())
                    .args(["--policies".as_ref(), folders.policies.as_os_str()])
                    .args(["--content".as_ref(), folders.content.as_os_str()])
                    .output()
                    .expect("site-gen runs");
                assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
                output = Some(run.stdout);
            }
            "json output" => {
                let output = output.take().expect("an output stands after its command");
                let answer = serde_json::from_slice(&output).expect("the output is JSON");
                alike(&answer, &serde_json::from_str(&block.text).expect("the document's output is JSON"), "");
                printed += 1;
            }
            _ => {}
        }
    }
    assert!(printed > 0, "the document has no command");
}

#[test]
fn the_whole_example_of_a_policy_can_be_published() {
    let readme = fs::read_to_string(root().join("policies/README.md")).expect("the file can be read");
    let example = blocks(&readme).into_iter().find(|b| b.sign == "markdown").expect("it has an example");
    let folder = tempfile::tempdir().expect("a folder for a while");
    let policy = [Block { sign: "yaml policy".to_owned(), text: example.text }];
    let built = build_into(&folder.path().join("dist"), &words(folder.path(), &policy), day("2026-12-24"));
    built.unwrap_or_else(|stop| panic!("{stop}"));
}
