//! The judge of the trials, judged: from a sound run something is taken away
//! or put beside, and each time it has to say just that, by its kind and name.

use store::table::Table;
use store::table::item::untold::UNTOLD;
use store::table::item::{Item, keyed, partition, text_of, unread};
use tests::judge::evidence::{Evidence, StoredWords};
use tests::judge::judge;
use tests::trial::Small;
use tests::{Setting, World};

/// A complaint that was sent once, shown once, and has nothing beside it.
fn plain<'e>(small: &Small, evidence: &'e Evidence) -> &'e StoredWords {
    let alone = |reference: &str| evidence.words.iter().filter(|words| words.reference == reference).count() == 1;
    let shown = |text: &str| small.journal.shown.iter().filter(|(_, shown)| shown == text).count() == 1;
    let found = evidence
        .words
        .iter()
        .find(|words| small.journal.sent.get(&words.text) == Some(&1) && shown(&words.text) && alone(&words.reference));
    found.expect("most people send once")
}

/// Takes an item away, and gives it.
async fn take(table: &Table, key: Item) -> Item {
    let (client, name) = (table.client(), table.name());
    let got = client.get_item().table_name(name).set_key(Some(key.clone())).send().await.expect("the table answers");
    client.delete_item().table_name(name).set_key(Some(key)).send().await.expect("the table answers");
    got.item.expect("it was there")
}

async fn put(table: &Table, item: Item) {
    table.client().put_item().table_name(table.name()).set_item(Some(item)).send().await.expect("the table answers");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_judge_says_what_is_lost_doubled_invented_unseen_and_untold() {
    let mut small = Small::run(30).await;
    let table = small.table().clone();
    let evidence = small.evidence().await;
    let StoredWords { reference, text, attempt, place, .. } = plain(&small, &evidence).clone();
    let case = keyed(partition(&reference.parse().expect("a reference")), "CASE");
    let owed = evidence.owed.len();
    assert!(owed == evidence.words.len() && small.journal.added > 0, "nobody is told yet, and words were added");
    assert_eq!(small.verdict().await.wrong(), [""; 0], "and all of it is owed");

    // Somebody has to be told, and nothing says so.
    let complaint = take(&table, case.clone()).await;
    let of = |name: &str| text_of(&complaint, name).unwrap_or_default().to_owned();
    put(&table, complaint.clone()).await;
    let item = take(&table, keyed(UNTOLD, format!("{}#{attempt}", of("received")))).await;
    assert_eq!(small.verdict().await.wrong(), [format!("untold {reference}: {text}")]);
    put(&table, item).await;
    small.tell().await;
    let verdict = small.verdict().await;
    assert_eq!((verdict.wrong(), verdict.owed), (Vec::new(), 0), "everything is told");

    // Somebody was told, and what was told is gone; or it came twice, under its id or another.
    let told = small.evidence().await;
    let mut silent = told.clone();
    silent.told.retain(|notice| notice.id != attempt);
    assert_eq!(judge(&small.journal, &silent).wrong(), [format!("untold {reference}: {text}")]);
    let mut twice = told.clone();
    let mut notice = told.told.iter().find(|notice| notice.id == attempt).expect("it was told").clone();
    twice.told.push(notice.clone());
    assert_eq!(judge(&small.journal, &twice).wrong(), [""; 0], "a notice may come twice under its id");
    notice.id = "0".repeat(32);
    twice.told.push(notice);
    let doubled = format!("doubled {reference}: told of under 2 ids, sent 1 times");
    assert_eq!(judge(&small.journal, &twice).wrong(), [doubled]);

    // No list shows it.
    let item = take(&table, keyed(unread::partition(&of("landlord")), place)).await;
    assert_eq!(small.verdict().await.wrong(), [format!("unseen {reference}: {text}")]);
    put(&table, item).await;

    // It is not there.
    let item = take(&table, case).await;
    let mut wrong = small.verdict().await.wrong();
    wrong.retain(|one| *one != format!("broken {reference}: its receipt does not open, Now"));
    assert_eq!(wrong, [format!("lost {reference}: {text}")]);
    put(&table, item).await;

    // One is there that nobody sent.
    let world = World::with(Setting { engine: Some(small.engine()), ..Default::default() }).await;
    let sent = world.send_json("imani", &[("what_happened", "Nobody sent this.")]).await.json();
    let other = sent["reference"].as_str().expect("a reference");
    assert_eq!(small.verdict().await.wrong(), [format!("invented {other}: Nobody sent this.")]);
    small.journal.sends("Nobody sent this.");

    // One is there twice.
    let sent = world.send_json("imani", &[("what_happened", text.as_str())]).await.json();
    let mut both = [reference.as_str(), sent["reference"].as_str().expect("a reference")];
    both.sort_unstable();
    let wrong = small.verdict().await.wrong();
    assert_eq!(wrong, [format!("doubled {both:?}: {text}")]);
}
