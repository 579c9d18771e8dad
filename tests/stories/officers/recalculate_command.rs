//! `register recalculate`, as it is typed while the form goes on.

use std::collections::HashMap;
use std::path::Path;
use std::process::{Command, Output};

use aws_sdk_dynamodb::types::AttributeValue;
use serde_json::Value;
use store::connect::LocalEngine;
use tests::{binary, build_into, copy_of_frozen, reference_of};

use crate::stores::serve::Server;
use crate::visitors::dates::proclaim;

/// What the register says, and how it ends.
fn typed(data: &Path, words: &Path, arguments: &[&str]) -> (String, String, Option<i32>) {
    let mut command = Command::new(binary("register"));
    command.args(arguments).arg("--data").arg(data).arg("--words").arg(words).args(["--by", "Eve Oyelaran"]);
    let Output { status, stdout, stderr } = command.output().expect("register runs");
    let text = |bytes| String::from_utf8(bytes).expect("text");
    (text(stdout), text(stderr), status.code())
}

#[tokio::test]
async fn it_names_what_would_move_and_moves_it_when_it_is_told_to() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = Server::start(folder.path());
    let sent = server.send("imani", &[("what_happened", "The heating is off.")]);
    let other = server.send("imani", &[("what_happened", "The light is off.")]);
    let first = |sent: &Value| sent["deadlines"][0]["due_date"].as_str().expect("a day").to_owned();
    let (due, reference) = (first(&sent), reference_of(&sent["reference"]).to_string());
    let (changed, words) = copy_of_frozen();
    proclaim(&words, &due);
    let out = changed.path().join("dist");
    build_into(&out, &words, chrono::Utc::now().date_naive()).expect("the words build");
    let run = |arguments: &[&str]| typed(folder.path(), &out.join("words"), arguments);

    let (list, _, _) = run(&["list"]);
    assert!(list.contains("(stands by an older date)") && list.contains("run register recalculate"), "{list}");
    let (dry, said, code) = run(&["recalculate"]);
    assert!(dry.contains(&reference) && dry.contains("as counted now (not counted any more:"), "{dry}{said}");
    assert!(dry.contains("2 of 2 complaints would move, and nothing was written") && code == Some(0), "{dry}{said}");
    let (json, said, _) = run(&["recalculate", "--format", "json"]);
    let told: Vec<Value> = serde_json::from_str(&json).expect("an array");
    assert!(told.len() == 2 && told.iter().all(|one| one["came"][0]["date"] == due.as_str()), "{json}");
    assert!(said.contains("2 of 2 complaints would move"), "{said}");

    // One whose record nobody can read is told, and said at the end by the way it ends.
    let engine = std::fs::read_to_string(folder.path().join("engine")).expect("where the table is");
    let table = tests::table(&LocalEngine::from_line(&engine).expect("an engine"));
    let standing = format!("STANDING#{}", reference_of(&other["reference"]));
    let strange = AttributeValue::L(vec![AttributeValue::S("juggled=2026-12-29".to_owned())]);
    let key = [("pk", standing.as_str()), ("sk", "STANDING")];
    let key = key.map(|(name, value)| (name.to_owned(), AttributeValue::S(value.to_owned())));
    let key = HashMap::from(key);
    let got = table.client().get_item().table_name(table.name()).set_key(Some(key)).send().await;
    let mut item = got.expect("the table answers").item.expect("it stands");
    item.insert("progress".to_owned(), strange);
    let put = table.client().put_item().table_name(table.name()).set_item(Some(item));
    put.send().await.expect("the table takes it");
    let (moved, said, code) = run(&["recalculate", "--write"]);
    assert!(moved.contains("stays as it is: ") && moved.contains("1 complaints were moved"), "{moved}");
    assert!(code == Some(1) && said.contains("1 complaints stay as they are"), "{said}");
    let (shown, _, _) = run(&["show", &reference]);
    assert!(shown.contains("dates counted anew ") && shown.contains("by Eve Oyelaran"), "{shown}");
    let (again, _, code) = run(&["recalculate", "--write"]);
    assert!(again.contains("0 complaints were moved") && code == Some(1), "{again}");
}
