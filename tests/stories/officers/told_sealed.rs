//! What an officer told the person opens with the address of the receipt, and
//! with nothing that lies in the table or that the landlord keeps.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;
use complaints::case::events::Event;
use office::open::NotOpened;
use store::envelope::{Audience, Bound, Envelope};
use store::table::item::{INTAKE_READS, SEALED};
use tests::keys::{keys, sealing_keys};
use tests::{Setting, World, reference_of};

use super::told::{Case, NEW_DATE, STORY, WHY, in_january};
use crate::stores::kept::{items, under};

/// The maps in which an item has what was told.
fn told(item: &HashMap<String, AttributeValue>) -> Vec<HashMap<String, AttributeValue>> {
    let list = item.get("told").map(|told| told.as_l().expect("a list").clone()).unwrap_or_default();
    list.iter().map(|one| one.as_m().expect("a map").clone()).collect()
}

fn text(item: &HashMap<String, AttributeValue>, name: &str) -> String {
    item[name].as_s().expect("a text").clone()
}

#[tokio::test]
async fn it_stands_in_the_table_for_nobody_but_who_holds_the_address() {
    for more in [&[][..], &[("keep_from", "the caretaker")]] {
        let case = Case::with(&[&[STORY], more].concat()).await;
        case.records(NEW_DATE, Some(WHY)).await.expect("it is recorded");
        let reference = case.reference.to_string();
        let mut stored = under(&case.world, &format!("STANDING#{reference}")).await;
        stored.extend(under(&case.world, &format!("EVENTS#{reference}")).await);
        stored.extend(items(&case.world, &reference).await);
        assert!(stored.len() >= 3);
        for item in &stored {
            assert!(!format!("{item:?}").contains("Kestrel"), "{item:?}");
        }
        let one = told(&case.standing().await).remove(0);
        let envelope = Envelope::from_text(&text(&one, SEALED)).expect("an envelope");
        assert_eq!(envelope.audience, Audience::Receipt);
        // No key of the landlord opens it, the lead's neither, whatever the envelope says that it is.
        let (recorded, id) = (text(&one, "recorded"), text(&one, "attempt"));
        let id = complaints::form::hex::decode(&id).expect("an id");
        let bound = Bound { id: &id, landlord: "imani", received: &recorded };
        assert_eq!(keys().here().open(&envelope, &bound), Err(NotOpened::ForReceipt));
        for audience in [Audience::Officers, Audience::Lead] {
            for key in keys().ids() {
                let envelope = Envelope { audience, key: key.to_owned(), ..envelope.clone() };
                assert!(keys().here().open(&envelope, &bound).is_err());
            }
        }
        // What intake may read besides holds nothing that opens it: the public half alone.
        let complaint = items(&case.world, &reference).await.into_iter().find(|item| text(item, "sk") == "CASE");
        let complaint = complaint.expect("it is there");
        assert!(INTAKE_READS.contains(&"receipt_key") && text(&complaint, "receipt_key").len() == 130);
        let key = case.receipt.rsplit('/').next().expect("a key");
        assert!(!stored.iter().any(|item| format!("{item:?}").contains(key)), "the key is stored nowhere");
        case.page().await.says(WHY);
    }
}

/// An envelope of which one bit of the ciphertext is turned.
fn turned(sealed: &str) -> String {
    let mut envelope = Envelope::from_text(sealed).expect("an envelope");
    envelope.sealed[0] ^= 1;
    envelope.to_text()
}

#[tokio::test]
async fn what_is_sealed_for_another_receipt_or_damaged_leaves_the_page_as_it_is() {
    let case = Case::new().await;
    let eve = World::with(Setting { engine: Some(case.world.engine()), ..Default::default() }).await;
    let other = Case::in_january(&eve, &eve.send_json("imani", &[STORY]).await.json()).await;
    assert_ne!(other.reference, case.reference, "two people sent the same words");
    case.records(NEW_DATE, Some(WHY)).await.expect("it is recorded");
    other.records(NEW_DATE, Some("Wrenreason")).await.expect("it is recorded");
    let (ours, theirs) = (case.standing().await, other.standing().await);
    let broken = |change: &dyn Fn(&mut HashMap<String, AttributeValue>)| {
        let mut item = ours.clone();
        let mut one = told(&item).remove(0);
        change(&mut one);
        item.insert("told".to_owned(), AttributeValue::L(vec![AttributeValue::M(one)]));
        item
    };
    let with = |name: &'static str, value: String| {
        move |one: &mut HashMap<String, AttributeValue>| {
            one.insert(name.to_owned(), AttributeValue::S(value.clone()));
        }
    };
    let sealed = text(&told(&ours)[0], SEALED);
    for item in [
        broken(&with(SEALED, text(&told(&theirs)[0], SEALED))),
        broken(&with(SEALED, turned(&sealed))),
        broken(&with(SEALED, "nonsense".to_owned())),
        broken(&with("attempt", "00".repeat(16))),
        broken(&with("recorded", "2027-01-06T12:00:01Z".to_owned())),
        broken(&|one| {
            one.clear();
        }),
    ] {
        case.puts(item).await;
        let page = case.page().await;
        page.says("You agreed a new date with us. The new date for our answer: Monday 18 January 2027.");
        for words in ["Because", "Kestrel", "Wren"] {
            page.does_not_say(words);
        }
    }
    case.puts(ours).await;
    case.page().await.says(WHY);
}

#[tokio::test]
async fn after_a_new_link_it_stands_on_the_new_page_and_the_old_envelope_is_gone() {
    let case = Case::new().await;
    case.records(NEW_DATE, Some(WHY)).await.expect("it is recorded");
    case.records("paused=2027-01-06", Some("we wait for the court")).await.expect("it is recorded");
    case.world.strike(&case.reference, 2, in_january()).await.expect("it is struck out");
    let before = case.standing().await;
    for _ in 0..2 {
        let new = case.world.new_link(&case.reference, in_january()).await.expect("a new link");
        assert!(!case.page().await.status.is_success(), "the old one opens nothing");
        let page = case.world.open(&new).await;
        page.says(WHY);
        page.does_not_say("we wait for the court");
    }
    let now = case.standing().await;
    assert_ne!(told(&before), told(&now));
    assert_eq!(told(&now).len(), 1);
    assert!(now.contains_key("new_receipt_key"));
    // What is told from then on is sealed for the new page, also after intake has written it anew.
    let new = case.world.new_link(&case.reference, in_january()).await.expect("a new link");
    case.records("responded=2027-01-06", None).await.expect("it is recorded");
    assert!(case.world.post(&format!("{new}/again"), &[]).await.location.ends_with("?asked=yes"));
    case.records("paused@2=2027-01-06", Some("a second reason")).await.expect("it is recorded");
    let page = case.world.open(&new).await;
    page.says(WHY);
    page.says("Because: a second reason");
}

#[tokio::test]
async fn an_officer_without_the_leads_key_hears_what_a_new_link_cannot_show() {
    let case = Case::with(&[STORY, ("keep_from", "the caretaker")]).await;
    case.records(NEW_DATE, Some(WHY)).await.expect("it is recorded");
    let (words, without, seal) = (case.world.words(), keys().without_lead(), sealing_keys());
    let desk = office::desk::Desk {
        table: &case.world.table,
        words,
        keys: &without,
        seal: Some(&seal),
        marks: None,
        officer: "an officer",
        lead: false,
    };
    let event: Event = "new-link=2027-01-06".parse().expect("an event");
    let link = office::record::new_link(&desk, &case.reference, event, in_january()).await.expect("a new link");
    assert_eq!(link.without, 1);
    let page = case.world.open(&link.receipt).await;
    page.says("The new date for our answer: Monday 18 January 2027.");
    page.does_not_say("Because");
    assert!(case.shown().await.contains("to be told, and NOT on their page: Kestrelroofer"), "the lead is told");
    // Whoever has the key makes a link that shows it.
    let new = case.world.new_link(&case.reference, in_january()).await.expect("a new link");
    case.world.open(&new).await.says(WHY);
}

#[tokio::test]
async fn who_is_led_to_somebody_elses_complaint_reads_no_reason_that_they_were_told() {
    let contact = [("contact_by", "email"), ("email", "jo@example.org"), ("name", "Jo")];
    let (one, two) = ("1".repeat(32), "2".repeat(32));
    let case = Case::with(&[&[STORY, ("token", &*one)], &contact[..]].concat()).await;
    let eve = World::with(Setting { engine: Some(case.world.engine()), ..Default::default() }).await;
    let again = eve.send_json("imani", &[&[STORY, ("token", &*two)], &contact[..]].concat()).await.json();
    assert_eq!(reference_of(&again["reference"]), case.reference);
    assert_ne!(again["receipt"], case.receipt);
    case.records(NEW_DATE, Some(WHY)).await.expect("it is recorded");
    let page = case.world.open(again["receipt"].as_str().expect("a path")).await;
    page.says("The new date for our answer: Monday 18 January 2027.");
    page.does_not_say("Because");
    case.page().await.says(WHY);
}
