//! What faces the internet cannot read what it took: with everything that
//! intake has, not one word of one complaint comes out of anything.

use std::collections::{BTreeSet, HashMap};
use std::fs;

use aws_sdk_dynamodb::types::{AttributeValue, ReturnValuesOnConditionCheckFailure};
use chrono::TimeDelta;
use office::open::NotOpened;
use store::envelope::{Audience, Envelope};
use store::table::item::fingerprint::found_partition;
use tests::keys::{keys, mark_key, public_keys};
use tests::{Engine, Setting, World, christmas_eve, nobody, reference_of};

/// The words that somebody wrote, and some that an officer did.
const SECRETS: [(&str, &str); 7] = [
    ("what_happened", "Zanzibarheating has been off"),
    ("name", "Zanzibarjo Zanzibarova"),
    ("address", "1 Zanzibarstreet BD1 4BU"),
    ("safe_contact", "Zanzibaronly after five"),
    ("helper", "Zanzibarhelper"),
    ("flat", "Zanzibarflat"),
    ("phone", "07700 900982"),
];
const REASON: &str = "Zanzibarreason";

/// Whether bytes hold one of the words, in clear or in what only looks otherwise.
fn tells(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes).to_lowercase();
    ["zanzibar", "900982", "bd1 4bu", "bd14bu"].iter().any(|word| text.contains(word))
}

fn fields() -> Vec<(&'static str, &'static str)> {
    SECRETS.into_iter().chain([("contact_by", "email"), ("email", "zanzibar@example.org")]).collect()
}

#[tokio::test]
async fn no_word_of_anybody_stands_in_the_file_of_the_table_the_fallback_store_or_a_notice() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("complaints.sqlite");
    let Engine { local, .. } = Engine::over(Some(&file)).await;
    let spool = Some(folder.path().join("spool"));
    let up = World::with(Setting { engine: Some(local), spool: spool.clone(), ..Default::default() }).await;
    let down = World::with(Setting { engine: Some(nobody()), spool, ..Default::default() }).await;
    for (number, more) in [vec![], vec![("keep_from", "Zanzibarbob")]].into_iter().enumerate() {
        let token = format!("{number:032x}");
        let token = [("token", token.as_str())];
        let sent = up.send_json("imani", &[&fields()[..], &more, &token].concat()).await.json();
        let reference = reference_of(&sent["reference"]);
        let box_of_receipt = format!("{}/add", sent["receipt"].as_str().expect("a path"));
        assert!(up.post(&box_of_receipt, &[("what_happened", "Zanzibarmore")]).await.status.is_redirection());
        let event = format!("holding-reply-sent=2027-01-04,until=2027-01-18,reason={REASON}");
        let at = christmas_eve() + TimeDelta::days(20);
        up.record(&reference, event.parse().expect("an event"), at).await.expect("it is recorded");
        // In an outage: new words under the same token, and a complaint of its own.
        let mut other = fields();
        other[0] = ("what_happened", "Zanzibarother");
        down.send_json("imani", &[&other[..], &token].concat()).await;
        down.send_json("imani", &[&other[..], &more].concat()).await;
    }
    let looked = |what: &str| {
        let mut files = vec![folder.path().to_path_buf()];
        let mut count = 0;
        while let Some(path) = files.pop() {
            if path.is_dir() {
                files.extend(fs::read_dir(path).expect("a folder").map(|entry| entry.expect("an entry").path()));
            } else {
                count += 1;
                assert!(!tells(&fs::read(&path).expect("a file")), "{what}: {} tells", path.display());
            }
        }
        count
    };
    assert!(looked("while something waits") > 4, "the table, its journal and what waits");
    let notices = format!("{:?}{:?}", up.notices().await, down.notices().await);
    assert!(notices.contains("imani") && !tells(notices.as_bytes()), "{notices}");
    assert_eq!(up.drain().await["left"], 0);
    looked("when everything is home");
    // And it is there, for those who have the key.
    let found = up.found("Zanzibarova", true).await;
    assert!(found.len() >= 2, "{found:?}");
    for reference in found {
        let shown = up.shown_lines(&reference.parse().expect("a reference"), christmas_eve(), true).await;
        assert!(tells(shown.as_bytes()), "{shown}");
    }
}

#[tokio::test]
async fn by_nothing_that_intake_may_ask_or_put_does_it_learn_what_somebody_wrote_or_who_it_was() {
    let world = World::new().await;
    let sent = world.send_json("imani", &fields()).await.json();
    let reference = sent["reference"].as_str().expect("a reference");
    let client = world.table.client();
    // Every item that intake may read, and everything that a failed condition on it hands back.
    let keys_of = [(format!("COMPLAINT#{reference}"), "CASE"), (format!("STANDING#{reference}"), "STANDING")];
    for (partition, sort) in keys_of {
        let key = HashMap::from([("pk", partition.as_str()), ("sk", sort)]);
        let key: HashMap<String, AttributeValue> =
            key.into_iter().map(|(name, value)| (name.to_owned(), AttributeValue::S(value.to_owned()))).collect();
        let got = client.get_item().table_name(world.table.name()).set_key(Some(key.clone())).send().await;
        let item = got.expect("the table answers").item.expect("it is there");
        assert!(!tells(format!("{item:?}").as_bytes()), "{item:?}");
        let put = client.put_item().table_name(world.table.name()).set_item(Some(key));
        let put = put.condition_expression("attribute_not_exists(pk)");
        let put = put.return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld).send();
        let refused = put.await.expect_err("the condition fails");
        assert!(!tells(format!("{refused:?}").as_bytes()), "{refused:?}");
    }
    // Intake has the key of the marks, and so the mark of a name; but where that leads stands behind chance that
    // it has nowhere: no put that it may make is refused because somebody of that name complained.
    let mark = found_partition(&mark_key().find(Audience::Officers, "name:zanzibarova"));
    let under = super::kept::under(&world, &mark).await;
    assert_eq!(under.len(), 1, "the test looks at the right mark");
    let chance = under[0]["sk"].as_s().expect("a key").rsplit('#').next().expect("chance").to_owned();
    let mut known = BTreeSet::new();
    for partition in [format!("COMPLAINT#{reference}"), format!("STANDING#{reference}")] {
        for item in super::kept::under(&world, &partition).await {
            known.extend(item.values().map(|value| format!("{value:?}")));
        }
    }
    assert!(!known.iter().any(|value| value.contains(&chance)), "intake could ask for it");
    // What it has of keys seals, and opens nothing.
    assert!(!public_keys().contains("private"));
    let sealed = super::kept::under(&world, &format!("COMPLAINT#{reference}")).await[0]["sealed"].clone();
    let envelope = Envelope::from_text(sealed.as_s().expect("a text")).expect("an envelope");
    assert_eq!(envelope.audience, Audience::Officers);
    assert!(keys().ids().any(|id| id == envelope.key), "each envelope names its key");
}

#[tokio::test]
async fn an_officer_without_the_leads_key_opens_nothing_that_is_for_the_lead() {
    let world = World::new().await;
    let fields = [&fields()[..], &[("keep_from", "Zanzibarbob")]].concat();
    let sent = world.send_json("imani", &fields).await.json();
    let box_of_receipt = format!("{}/add", sent["receipt"].as_str().expect("a path"));
    assert!(world.post(&box_of_receipt, &[("what_happened", "Zanzibarmore")]).await.status.is_redirection());
    let words = world.words();
    let without = keys().without_lead();
    // Whatever is asked for: the words do not open.
    let desk = office::desk::Desk {
        table: &world.table,
        words,
        keys: &without,
        seal: None,
        marks: None,
        officer: "an officer",
        lead: true,
    };
    let case = office::read::case_file(&desk, &reference_of(&sent["reference"])).await;
    let case = case.expect("the table answers").expect("it is there");
    assert!(!tells(format!("{case:?}").as_bytes()), "{case:?}");
    let closed = NotOpened::NotForYou(Audience::Lead).to_string();
    assert_eq!(case.words.closed.as_deref(), Some(&*closed));
    assert_eq!(case.added[0].words.closed.as_deref(), Some(&*closed));
}
