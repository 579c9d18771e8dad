//! Pages of a list and of what is found: nothing falls between two of them.

use std::collections::{BTreeMap, BTreeSet};

use aws_sdk_dynamodb::types::AttributeValue;
use office::list::Asked;
use tests::{World, christmas_eve, day, reference_of};

use crate::stores::kept::items;

/// So many complaints as format 1 stored them: each is due at an instant that many share, and nobody's mark of unread.
async fn as_format_1(world: &World, dues: &[&str]) -> BTreeSet<String> {
    let mut references = BTreeSet::new();
    for (number, due) in dues.iter().enumerate() {
        let sent = world.send_json("imani", &[("what_happened", &format!("Complaint {number}"))]).await.json();
        let reference = reference_of(&sent["reference"]);
        world.read(&reference, christmas_eve(), true).await.expect("it can be read");
        let mut standing = items(world, &reference.to_string()).await.into_iter();
        let mut standing =
            standing.find(|item| item["sk"].as_s().is_ok_and(|sort| sort == "STANDING")).expect("it stands");
        standing.insert("due".to_owned(), AttributeValue::S((*due).to_owned()));
        let put = world.table.client().put_item().table_name(world.table.name()).set_item(Some(standing)).send().await;
        put.expect("the table takes it");
        references.insert(reference.to_string());
    }
    references
}

/// Every reference of a list, page by page, with how often it stood there.
async fn turned(world: &World, asked: &Asked) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    let mut asked = asked.clone();
    loop {
        let page = world.page_at(&["imani"], christmas_eve(), &asked).await;
        for row in page.rows {
            *found.entry(row.reference).or_default() += 1;
        }
        let Some(next) = page.next else { return found };
        assert!(office::list::is_a_place(&next), "{next}");
        asked.after = Some(next);
    }
}

#[tokio::test]
async fn many_that_are_due_at_one_instant_end_no_list_early() {
    let world = World::new().await;
    let at = |day: u32| format!("2026-12-{day:02}T23:59:59Z");
    let dues = [at(27), at(28), at(28), at(28), at(28), at(28), at(29), at(30)];
    let dues: Vec<&str> = dues.iter().map(String::as_str).collect();
    let all = as_format_1(&world, &dues).await;
    for limit in 1..=9 {
        let found = turned(&world, &Asked { limit, ..Asked::default() }).await;
        assert_eq!(found.keys().cloned().collect::<BTreeSet<_>>(), all, "{limit}");
        assert!(found.values().all(|count| *count == 1), "{limit}: {found:?}");
        let asked = Asked { limit, due_before: Some(day("2026-12-30")), ..Asked::default() };
        assert_eq!(turned(&world, &asked).await.len(), 7, "{limit}: all but the last");
    }
    let long_ago = Asked { due_before: Some(day("1999-01-01")), ..Asked::default() };
    assert!(turned(&world, &long_ago).await.is_empty());
}

#[tokio::test]
async fn what_was_unread_in_front_stands_there_once_also_where_it_fills_pages() {
    let world = World::new().await;
    for number in 0..7 {
        world.send_json("imani", &[("what_happened", &format!("Complaint {number}"))]).await;
    }
    // By the clock of the table they came just now: who turns pages is shown these once more rather than not at all.
    let found = turned(&world, &Asked { limit: 3, ..Asked::default() }).await;
    assert_eq!(found.len(), 7);
    let before = chrono::Utc::now() + chrono::TimeDelta::minutes(5);
    let page = world.page_at(&["imani"], christmas_eve(), &Asked { limit: 3, ..Asked::default() }).await;
    let next = page.next.expect("there is more");
    let (part, rest) = next.split_once(' ').expect("a part");
    let (_, place) = rest.split_once(' ').expect("since when");
    let asked = Asked {
        limit: 3,
        after: Some(format!("{part} {} {place}", before.format("%Y-%m-%dT%H:%M:%SZ"))),
        ..Asked::default()
    };
    let rest = turned(&world, &asked).await;
    assert_eq!(rest.len(), 4, "five minutes later none of the seven stands there twice");
    assert!(rest.values().all(|count| *count == 1), "{rest:?}");
}

#[tokio::test]
async fn who_wrote_last_is_found_first_however_many_have_the_name() {
    let world = World::new().await;
    for number in 0..office::find::MOST {
        let name = format!("Person{number} Khan");
        world.send_json("imani", &[("what_happened", "Damp."), ("name", &name)]).await;
    }
    // The clock stands still: what comes a second later is the newest.
    let last = World::with(tests::Setting {
        engine: Some(world.engine()),
        now: || christmas_eve() + chrono::TimeDelta::seconds(1),
        ..Default::default()
    })
    .await;
    let sent = last.send_json("imani", &[("what_happened", "Damp."), ("name", "Yolanda Khan")]).await.json();
    let reference = sent["reference"].as_str().expect("a reference").to_owned();
    assert_eq!(world.found("Yolanda Khan", false).await, std::slice::from_ref(&reference));
    assert!(world.found("khan", false).await.contains(&reference));
}
