//! What expires on AWS by itself expires on one machine too.

use std::time::Duration;

use aws_sdk_dynamodb::types::AttributeValue;
use site_gen::local::engine;
use store::table::{Table, schema};
use tests::table;

fn text(value: &str) -> AttributeValue {
    AttributeValue::S(value.to_owned())
}

async fn put(table: &Table, key: &str, expires: Option<AttributeValue>) {
    let item = table.client().put_item().table_name(table.name()).item("pk", text(key)).item("sk", text(key));
    let item = match expires {
        Some(expires) => item.item("expires", expires),
        None => item,
    };
    item.send().await.expect("it is put");
}

async fn is_there(table: &Table, key: &str) -> bool {
    let got = table.client().get_item().table_name(table.name()).key("pk", text(key)).key("sk", text(key));
    got.send().await.expect("the table answers").item.is_some()
}

#[tokio::test]
async fn what_has_expired_goes_when_the_server_starts_and_nothing_else_does() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("complaints.sqlite");
    let first = engine::open(Some(&file)).expect("the engine starts");
    let made = table(&first.local);
    schema::ensure(&made).await.expect("the table is made");
    let number = |n: i64| Some(AttributeValue::N(n.to_string()));
    // More than one page of the sweep.
    for n in 0..250 {
        put(&made, &format!("over {n}"), number(1_000_000_000)).await;
    }
    // In the year 2100, on no day at all, and in a text that only looks like one.
    put(&made, "to come", number(4_102_444_800)).await;
    put(&made, "a complaint", None).await;
    put(&made, "a text", Some(text("1000000000"))).await;
    drop(first);

    let second = engine::open(Some(&file)).expect("the engine starts again");
    let table = table(&second.local);
    // The bound of this story is its own.
    for _ in 0..600 {
        if !is_there(&table, "over 0").await && !is_there(&table, "over 249").await {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    for n in [0, 100, 249] {
        assert!(!is_there(&table, &format!("over {n}")).await, "over {n}");
    }
    for stays in ["to come", "a complaint", "a text"] {
        assert!(is_there(&table, stays).await, "{stays}");
    }
}
