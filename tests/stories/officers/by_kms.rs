//! What people wrote opens by keys that KMS keeps: for the same words, whoever's machine, and no private half anywhere.

use complaints::form::reference::Reference;
use office::desk::Desk;
use office::keys::OpeningKeys;
use office::kms::KmsKey;
use office::read::{CaseFile, case_file};
use office::record::record;
use store::envelope::Audience;
use tempfile::TempDir;
use tests::keys::{keys, private, sealing_keys};
use tests::kms::Keys;
use tests::{World, answer, christmas_eve, reference_of};

/// An office whose keys are in KMS: the private halves of all stories, which no file of it has.
pub(super) struct Office {
    pub(super) folder: TempDir,
    pub(super) kms: Keys,
    pub(super) pair: [KmsKey; 2],
}

impl Office {
    pub(super) async fn new() -> Self {
        let (folder, kms) = (tempfile::tempdir().expect("a folder for a while"), Keys::start().await);
        let pair = kms.make(private());
        let office = Self { folder, kms, pair };
        office.add(&office.pair);
        office
    }

    /// Adds a line for each of two keys.
    pub(super) fn add(&self, pair: &[KmsKey; 2]) -> OpeningKeys {
        let with_halves = pair.clone().map(|key| (key.clone(), self.kms.public_half(&key)));
        OpeningKeys::add_of_kms(self.folder.path(), with_halves).expect("a line can be added")
    }

    /// The keys of somebody who has become a role.
    pub(super) fn under(&self, role: &str) -> OpeningKeys {
        OpeningKeys::read(self.folder.path()).expect("keys").asking(self.kms.under(role))
    }
}

pub(super) async fn case_of(world: &World, keys: &OpeningKeys, reference: &Reference, lead: bool) -> CaseFile {
    let seal = sealing_keys();
    let file = case_file(&desk(world, keys, &seal, lead), reference).await;
    file.expect("the table answers").expect("it is there")
}

pub(super) fn desk<'a>(
    world: &'a World,
    keys: &'a OpeningKeys,
    seal: &'a store::envelope::SealingKeys,
    lead: bool,
) -> Desk<'a> {
    let (table, words) = (&world.table, world.words());
    Desk { table, words, keys, seal: Some(seal), marks: None, officer: "Eve", lead }
}

#[tokio::test]
async fn an_officer_reads_a_complaint_by_a_key_that_nobody_has() {
    let (world, office) = (World::new().await, Office::new().await);
    for name in ["officers", "lead"] {
        let text = std::fs::read_to_string(office.folder.path().join(name)).expect("a file of keys");
        assert!(text.starts_with("arn:aws:kms:") && !private().iter().any(|half| text.contains(half)), "{text}");
    }
    let sent = world.send_json("imani", &[("what_happened", "The heating is off.")]).await.json();
    let reference = reference_of(&sent["reference"]);
    let case = case_of(&world, &office.under("RegisterRole"), &reference, false).await;
    assert_eq!(
        (answer(&case.words.answers, "what_happened").as_str(), case.words.closed),
        ("The heating is off.", None)
    );
    assert_eq!(office.kms.asked(), [format!("RegisterRole DeriveSharedSecret {}", office.pair[0])]);
    // It is what a private key in a file opens.
    assert_eq!(case.words.answers, case_of(&world, keys(), &reference, false).await.words.answers);
}

#[tokio::test]
async fn a_list_asks_kms_for_nothing_and_a_complaint_once_for_each_of_its_words_some_at_a_time() {
    let (world, office) = (World::new().await, Office::new().await);
    let keys = office.under("RegisterRole");
    let mut sent = Vec::new();
    for number in 0..50 {
        let story = format!("The heating is off, {number}.");
        let one = world.send_json("imani", &[("what_happened", story.as_str())]).await.json();
        sent.push((story, one));
    }
    assert_eq!(world.rows(&["imani"]).await.len(), 50);
    assert_eq!(office.kms.asked(), [""; 0], "a list has no word of anybody");
    for (story, one) in &sent {
        let case = case_of(&world, &keys, &reference_of(&one["reference"]), false).await;
        assert_eq!(answer(&case.words.answers, "what_happened"), *story);
    }
    assert_eq!(office.kms.asked().len(), 50, "one for each complaint that was opened");

    // One complaint of many words: its own, twenty that were added, five records of officers.
    let (receipt, reference) = (&sent[0].1["receipt"], reference_of(&sent[0].1["reference"]));
    let add = format!("{}/add", receipt.as_str().expect("a path"));
    for number in 0..20 {
        let more = format!("And it drips, {number}.");
        let added = world.post(&add, &[("what_happened", more.as_str()), ("token", &format!("{number:032x}"))]).await;
        assert!(added.status.is_redirection(), "{}", added.text);
    }
    let seal = sealing_keys();
    for day in 24..29 {
        let event = format!("contacted=2026-12-{day}").parse().expect("an event");
        let made = record(&desk(&world, &keys, &seal, false), &reference, event, None, christmas_eve() + days(6)).await;
        made.expect("it is recorded");
    }
    let _recording = office.kms.asked();
    let started = std::time::Instant::now();
    let case = case_of(&world, &keys, &reference, false).await;
    let took = started.elapsed();
    assert!(case.added.len() == 20 && case.added.iter().all(|added| added.words.closed.is_none()));
    assert!(case.recorded.len() == 5 && case.recorded.iter().all(|one| one.by.as_deref() == Some("Eve")));
    assert_eq!(office.kms.asked().len(), 26);
    assert!((2..=8).contains(&office.kms.at_once()), "{} at once", office.kms.at_once());
    // A tick of the stand-in is 10 ms: one after another they would take 260.
    assert!(took.as_millis() < 2000, "{took:?}");
}

fn days(count: i64) -> chrono::TimeDelta {
    chrono::TimeDelta::days(count)
}

#[tokio::test]
async fn a_new_key_opens_what_comes_next_and_the_old_one_what_came_before() {
    let (world, office) = (World::new().await, Office::new().await);
    let sent = world.send_json("imani", &[("what_happened", "Before.")]).await.json();
    let drawn = tempfile::tempdir().expect("a folder for a while");
    OpeningKeys::make(drawn.path()).expect("keys");
    let pair = office.kms.make(&tests::keys::private_halves(drawn.path()));
    let more = office.add(&pair);
    let seal = more.sealing().expect("public keys");
    assert_ne!(seal.id(Audience::Officers), sealing_keys().id(Audience::Officers));
    assert_eq!(more.ids().count(), 4, "no line is taken out");
    // The form seals with another key from the next start on: nothing else of it is new.
    let later = World::with(tests::Setting { engine: Some(world.engine()), seal, ..Default::default() }).await;
    let next = later.send_json("imani", &[("what_happened", "After.")]).await.json();
    let keys = office.under("RegisterRole");
    for (sent, words, key) in [(&sent, "Before.", &office.pair[0]), (&next, "After.", &pair[0])] {
        let case = case_of(&world, &keys, &reference_of(&sent["reference"]), false).await;
        assert_eq!(answer(&case.words.answers, "what_happened"), words);
        assert_eq!(office.kms.asked(), [format!("RegisterRole DeriveSharedSecret {key}")]);
    }
}
