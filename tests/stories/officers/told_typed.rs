//! `register record --tell`, as it is typed, and what the log says of what does
//! not open.

use std::collections::HashMap;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use aws_sdk_dynamodb::types::AttributeValue;
use store::connect::LocalEngine;
use tests::{Setting, World, binary};

use crate::stores::kept::under;
use crate::stores::serve::{Server, register};

/// Somebody types a command of the register, and `words` after it.
fn typed(data: &Path, arguments: &[&str], words: &str) -> Output {
    let mut command = Command::new(binary("register"));
    command.args(arguments).arg("--data").arg(data);
    let started = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut register = started.expect("register runs");
    register.stdin.take().expect("a pipe").write_all(words.as_bytes()).expect("it reads");
    register.wait_with_output().expect("it ends")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("text")
}

async fn changed(world: &World, partition: &str, change: impl Fn(&mut HashMap<String, AttributeValue>)) {
    let mut item = under(world, partition).await.remove(0);
    change(&mut item);
    let put = world.table.client().put_item().table_name(world.table.name()).set_item(Some(item)).send().await;
    put.expect("the table takes it");
}

#[tokio::test]
async fn an_officer_types_why_and_hears_whether_the_page_says_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let (data, log) = (folder.path().join("data"), folder.path().join("log"));
    let server = Server::telling(&data, fs::File::create(&log).expect("a file").into());
    let sent = server.send("imani", &[("what_happened", "No heating.")]);
    let (reference, receipt) = (sent["reference"].as_str().expect("one"), sent["receipt"].as_str().expect("a path"));

    let refused = typed(&data, &["record", reference, "paused"], "");
    assert_eq!(refused.status.code(), Some(1));
    assert!(
        text(&refused.stderr).contains("paused puts off the answer, and the person has to be told why: add --tell")
    );

    let done = typed(&data, &["record", reference, "paused", "--tell", "-"], "Canaryzoo we wait\nfor the court.\n");
    assert!(done.status.success(), "{}", text(&done.stderr));
    let said = text(&done.stdout);
    assert!(said.starts_with("their page shows the reason now\n"), "{said}");
    assert!(said.contains("they were told: Canaryzoo we wait for the court."), "{said}");
    let (status, page) = server.get(receipt);
    assert!(status == 200 && page.contains("Canaryzoo we wait for the court."), "{page}");

    register(&data, &["record", reference, "resumed"]);
    let arguments = ["record", reference, "holding-reply-sent", "--tell", "We will write again.", "--format", "json"];
    let done = typed(&data, &arguments, "");
    let json: serde_json::Value = serde_json::from_slice(&done.stdout).expect("stdout stays JSON");
    let last = json["recorded"].as_array().and_then(|all| all.last()).expect("it is recorded");
    assert_eq!((&last["told"], &last["on_receipt"]), (&"We will write again.".into(), &true.into()));
    assert!(text(&done.stderr).contains("their page shows the reason now"));

    // One line says that something does not open, and none what it is or whose.
    let line = fs::read_to_string(data.join("engine")).expect("the engine");
    let (address, key) = line.trim().split_once(' ').expect("address and key");
    let engine = LocalEngine { address: address.to_owned(), key: key.to_owned() };
    let world = World::with(Setting { engine: Some(engine), ..Default::default() }).await;
    changed(&world, &format!("STANDING#{reference}"), |item| {
        let broken = |one: &AttributeValue| {
            let mut one = one.as_m().expect("a map").clone();
            one.insert("attempt".to_owned(), AttributeValue::S("00".repeat(16)));
            AttributeValue::M(one)
        };
        let all = item["told"].as_l().expect("a list").iter().map(broken).collect();
        item.insert("told".to_owned(), AttributeValue::L(all));
    })
    .await;
    let (status, page) = server.get(receipt);
    assert!(status == 200 && !page.contains("Because"), "{page}");
    let said = fs::read_to_string(&log).expect("a log is text");
    assert_eq!(said.matches("what was told does not open").count(), 1, "{said}");
    for secret in ["Canaryzoo", receipt, receipt.rsplit('/').next().expect("a key"), "We will write again"] {
        assert!(!said.contains(secret), "{secret} is in the log: {said}");
    }

    // What an earlier version stored has nothing to seal with.
    changed(&world, &format!("COMPLAINT#{reference}"), |item| {
        item.remove("receipt_key");
    })
    .await;
    let done = typed(&data, &["record", reference, "paused", "--tell", "We wait again."], "");
    let said = text(&done.stdout);
    assert!(said.starts_with("The reason is NOT on their page") && said.contains("Tell them in another way"), "{said}");
}
