//! Complaints from which somebody is to be kept: the lead officer alone reads them.

use chrono::TimeDelta;
use office::desk::Desk;
use office::read::case_file;
use office::record::record;
use tests::keys::{keys, sealing_keys};
use tests::{Engine, Setting, World, christmas_eve, nobody, reference_of};

use crate::stores::kept::items;

#[tokio::test]
async fn what_is_said_later_to_a_complaint_of_the_lead_is_the_leads_too_whichever_way_it_comes() {
    let folder = tempfile::tempdir().expect("a folder for a while");
    let engine = Engine::start().await.local;
    let spool = Some(folder.path().join("spool"));
    let up = World::with(Setting { engine: Some(engine), spool: spool.clone(), ..Default::default() }).await;
    let down = World::with(Setting { engine: Some(nobody()), spool, ..Default::default() }).await;
    let jo = [("contact_by", "email"), ("email", "jo@example.org")];
    for (at, (first, later)) in [(&up, &up), (&up, &down), (&down, &down)].into_iter().enumerate() {
        let token = format!("{at:032x}");
        let token = ("token", token.as_str());
        let said =
            ["He sits on the committee.", "He has a key.", "He was at the door."].map(|said| format!("{said} {at}"));
        let fields = [("what_happened", said[0].as_str()), ("keep_from", "Bob"), jo[0], jo[1], token];
        let sent = first.send_json("imani", &fields).await.json();
        // By the same form once more, and from the box of the receipt; neither says again who must not see it.
        let again = later.send_json("imani", &[("what_happened", &said[1]), jo[0], jo[1], token]).await;
        // In an outage nobody can see what the token has sent before: what it sends stands for itself then.
        let beside = again.json();
        assert_eq!(beside["reference"] == sent["reference"], at == 0, "{}", again.text);
        let receipt = sent["receipt"].as_str().expect("a path");
        let added = later.post(&format!("{receipt}/add"), &[("what_happened", &said[2])]).await;
        assert!(added.status.is_redirection() || (at == 1 && added.status.is_server_error()), "{}", added.status);
        // While the table is away nobody can know whose the first words are; a notice holds none of them.
        let told = later.notices().await.into_iter().filter(|notice| notice["reference"] == sent["reference"]);
        assert!(at == 1 || told.clone().all(|notice| notice["lead"] == true), "{:?}", told.collect::<Vec<_>>());
        up.drain().await;
        let reference = reference_of(&sent["reference"]);
        let both = [reference, reference_of(&beside["reference"])];
        let (mut officer, mut lead) = (String::new(), String::new());
        for reference in &both {
            officer += &up.shown_lines(reference, christmas_eve(), false).await;
            lead += &up.shown_lines(reference, christmas_eve(), true).await;
        }
        for words in said.iter().take(2) {
            assert!(!officer.contains(words.as_str()), "{at}: {officer}");
            assert!(lead.contains(words.as_str()), "{at}: {lead}");
        }
        assert!(!officer.contains("at the door"), "{at}: {officer}");
        // Nor can officers open them with their own keys, whatever they read.
        for reference in &both {
            for item in items(&up, &reference.to_string()).await.iter().filter(|item| item.contains_key("sealed")) {
                let sealed = item["sealed"].as_s().expect("a text");
                assert!(sealed.starts_with("lead "), "{at}: {:?} is not the lead's", item["sk"]);
            }
        }
    }
}

#[tokio::test]
async fn what_an_officer_without_the_leads_key_records_moves_no_date_that_the_lead_agreed() {
    let world = World::new().await;
    let fields = [("what_happened", "He sits on the committee."), ("keep_from", "Bob")];
    let sent = world.send_json("incommunities", &fields).await.json();
    let reference = reference_of(&sent["reference"]);
    let later = christmas_eve() + TimeDelta::days(12);
    for event in ["acknowledged=2026-12-28", "extension-agreed=2026-12-30,until=2027-01-20,reason=Bob is away"] {
        world.record(&reference, event.parse().expect("an event"), later).await.expect("it is recorded");
    }
    let due = async || {
        let rows = world.rows_at(&["incommunities"], later).await;
        rows.into_iter().find(|row| row.reference == reference.to_string()).expect("it is listed").due
    };
    let agreed = due().await;
    let words = world.words();
    let (without, seal) = (keys().without_lead(), sealing_keys());
    let desk = Desk {
        table: &world.table,
        words,
        keys: &without,
        seal: Some(&seal),
        marks: None,
        officer: "an officer",
        lead: false,
    };
    let event = "contacted=2026-12-31".parse().expect("an event");
    record(&desk, &reference, event, None, later).await.expect("it is recorded");
    assert_eq!(due().await, agreed);
    let case = case_file(&desk, &reference).await.expect("the table answers").expect("it is there");
    assert!(!format!("{case:?}").contains("Bob is away"), "{case:?}");
}
