//! A flood of complaints is a few messages and not a thousand mails: whoever could get hurt is told of singly and first,
//! and nothing counts as told that was in no message.

use std::collections::BTreeSet;
use std::fs;

use drain::{Digest, Drain, Drained, NOTICE_CEILING, Notices};
use store::notice::Notice;
use store::table::Table;
use store::table::item::{Item, text};
use tests::function::{Fleet, Program};
use tests::topic::{Topic, notices_in, telling};
use tests::{Setting, World, table};

use super::alarms::Watched;
use super::kept::under;

/// Puts into the outbox what `number` complaints owe; each hundredth is of danger.
async fn flood(table: &Table, number: usize) {
    for one in 0..number {
        let urgent = one % 100 == 99;
        let landlord = if one % 4 == 0 { "incommunities" } else { "imani" };
        let kind = store::notice::NoticeKind::Complaint;
        let notice = Notice {
            id: format!("{one:032x}"),
            subject: format!("New complaint {one}, {landlord}"),
            kind,
            reference: format!("R{one}"),
            landlord: landlord.to_owned(),
            received: "2026-12-24T10:00:00+00:00".to_owned(),
            first_due: None,
            urgent,
            danger: false,
            lead: false,
            not_worked: Vec::new(),
        };
        let notice = serde_json::to_string(&notice).expect("it is JSON");
        let item: Item = [("pk", "UNTOLD"), ("sk", &format!("2026-12-24#{one:05}")), ("notice", &notice)]
            .map(|(name, value)| (name.to_owned(), text(value)))
            .into();
        let put = table.client().put_item().table_name(table.name()).set_item(Some(item)).send().await;
        put.expect("the table takes it");
    }
}

async fn round(world: &World, notices: &Notices) -> Drained {
    let drain = Drain { table: &world.table, fallback: &world.fallback, notices, ceiling: NOTICE_CEILING, duty: None };
    drain.round().await.expect("the fallback store can be listed")
}

fn ids(lines: &str) -> Vec<String> {
    lines.lines().flat_map(notices_in).map(|notice| notice.id).collect()
}

#[tokio::test]
async fn a_thousand_waiting_notices_are_few_messages_and_those_of_danger_come_singly_and_first() {
    let folder = tempfile::tempdir().expect("a folder for a while");
    let world = World::new().await;
    flood(&world.table, 1000).await;
    let file = folder.path().join("told");
    let done = round(&world, &Notices::Local { file: file.clone(), aloud: false }).await;
    assert_eq!((done.told, done.untold), (1000, 0));
    let told = fs::read_to_string(&file).expect("somebody was told");
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(lines.len(), 10 + 4, "ten of danger, and four digests");
    assert!(lines[..10].iter().all(|line| serde_json::from_str::<Notice>(line).is_ok_and(|one| one.urgent)));
    let digests: Vec<Digest> = lines[10..].iter().map(|line| serde_json::from_str(line).expect("a digest")).collect();
    assert_eq!(digests.iter().map(|one| one.notices).sum::<usize>(), 990);
    assert!(digests.iter().all(|one| one.danger == 10 && one.notices == one.told.len()));
    assert_eq!(digests[0].subject, "New complaint 0, incommunities (+249)");
    assert_eq!(digests.iter().map(|one| one.landlords["incommunities"]).sum::<usize>(), 250);
    let ids = ids(&told);
    assert_eq!((ids.len(), ids.iter().collect::<BTreeSet<_>>().len()), (1000, 1000), "each is told, and once");
    assert!(lines.iter().all(|line| line.len() < 200 * 1024), "Amazon SNS takes 256 KiB");
    assert!(under(&world, "UNTOLD").await.is_empty());
}

#[tokio::test]
async fn as_many_as_the_ceiling_are_told_one_by_one() {
    let world = World::new().await;
    flood(&world.table, NOTICE_CEILING).await;
    assert_eq!(world.notices().await.len(), NOTICE_CEILING);
}

#[tokio::test]
async fn a_digest_that_failed_is_told_again_whole() {
    let folder = tempfile::tempdir().expect("a folder for a while");
    let world = World::new().await;
    flood(&world.table, 120).await;
    let file = folder.path().join("told");
    // No file, and no place for one.
    fs::create_dir(&file).expect("a folder");
    let notices = Notices::Local { file: file.clone(), aloud: false };
    let done = round(&world, &notices).await;
    assert_eq!((done.told, done.untold), (0, 120), "nothing counts as told");
    assert_eq!(under(&world, "UNTOLD").await.len(), 120);
    fs::remove_dir(&file).expect("it was there");
    let done = round(&world, &notices).await;
    assert_eq!((done.told, done.untold), (120, 0));
    let told = fs::read_to_string(&file).expect("somebody was told");
    assert_eq!((told.lines().count(), ids(&told).len()), (2, 120), "one of danger, and one digest of all others");
    assert_eq!(round(&world, &notices).await.told, 0);
}

#[tokio::test]
async fn what_waits_in_an_outage_is_told_in_a_digest_once() {
    let folder = tempfile::tempdir().expect("a folder for a while");
    let setting = Setting {
        engine: Some(tests::nobody()),
        spool: Some(folder.path().join("spool")),
        notices: Some(folder.path().join("notices")),
        ..Default::default()
    };
    let down = World::with(setting).await;
    for number in 0..4 {
        let story = format!("The heating has been off for {number} days.");
        let sent = down.send_json("imani", &[("what_happened", &story)]).await;
        assert_eq!(sent.status, axum::http::StatusCode::CREATED, "{}", sent.text);
    }
    let notices = Notices::Local { file: folder.path().join("notices"), aloud: false };
    let drain = Drain { table: &down.table, fallback: &down.fallback, notices: &notices, ceiling: 3, duty: None };
    for told in [4, 0] {
        assert_eq!(drain.round().await.expect("it can be listed").told, told);
        let lines = down.told_so_far();
        assert_eq!(lines.len(), 1, "one message, and not again with the next round");
        assert_eq!((&lines[0]["kind"], &lines[0]["notices"]), (&"digest".into(), &4.into()));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_drain_that_ends_after_a_digest_and_before_its_marks_tells_all_of_it_again() {
    let watched = Watched::new().await;
    let table = table(&watched.engine);
    flood(&table, 90).await;
    let (topic, at) = Topic::start(&watched.engine.key).await;
    let settings = telling(&at, watched.settings(&watched.engine, Program::Drain));
    let mut ends = settings.clone();
    ends.extra.push(("FAILPOINTS", "told=return".to_owned()));
    let ended = Fleet::start(1, &ends).await.round().await;
    assert!(ended.is_err() && topic.published().len() == 90, "it was told, and ended: {ended:?}");
    Fleet::start(1, &settings).await.round().await.expect("a round");
    let told: Vec<String> = topic.published().into_iter().map(|notice| notice.id).collect();
    assert_eq!((told.len(), told.iter().collect::<BTreeSet<_>>().len()), (180, 90), "again, under the ids of before");
    Fleet::start(1, &settings).await.round().await.expect("a round");
    assert_eq!(topic.published().len(), 180, "and then no more");
    let _log_of_the_rounds = watched.fires();
    let mut wrong = settings;
    wrong.extra.push(("REDRESS_NOTICE_CEILING", "many".to_owned()));
    let function = Fleet::start(1, &wrong).await;
    watched.until_written().await;
    drop(function);
    assert_eq!(watched.fires(), ["FaultAlarm"], "a ceiling that is no number is told, and not passed over");
}
