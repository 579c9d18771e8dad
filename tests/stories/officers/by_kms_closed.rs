//! A key of KMS that opens nothing: whose words stay closed, what an officer is told, and that it hides nothing else.

use office::keys::OpeningKeys;
use store::envelope::{Audience, Bound, seal};
use tests::keys::{private_halves, sealing_keys};
use tests::kms::{KeyState, Keys};
use tests::{World, answer, reference_of};

use super::by_kms::{Office, case_of};

#[tokio::test]
async fn words_for_the_lead_are_kept_from_officers_by_the_policy_of_the_key() {
    let (world, office) = (World::new().await, Office::new().await);
    let fields = [("what_happened", "He sits on the committee."), ("keep_from", "Bob")];
    let reference = reference_of(&world.send_json("imani", &fields).await.json()["reference"]);
    let [_, lead] = &office.pair;
    // What is not shown is asked for by nobody.
    let hidden = case_of(&world, &office.under("RegisterRole"), &reference, false).await;
    assert!(hidden.words.answers.is_empty() && office.kms.asked().is_empty());
    // An officer has the line of the lead's key, and says `--lead`.
    let denied = case_of(&world, &office.under("RegisterRole"), &reference, true).await;
    let why = denied.words.closed.expect("they stay closed");
    assert!(denied.words.answers.is_empty() && why.contains("may not be used by you"), "{why}");
    assert!(why.contains(&lead.to_string()), "{why} names the key");
    assert_eq!(office.kms.asked(), [format!("RegisterRole DeriveSharedSecret {lead}")]);
    for role in ["IntakeRole", "DrainRole", "ArchiveRole", "EraserRole", "FrontDeskRole", "PublisherRole"] {
        for lead in [false, true] {
            let case = case_of(&world, &office.under(role), &reference, lead).await;
            assert!(case.words.answers.is_empty(), "{role} reads it");
        }
    }
    let opened = case_of(&world, &office.under("LeadRole"), &reference, true).await;
    assert_eq!(answer(&opened.words.answers, "what_happened"), "He sits on the committee.");
}

#[tokio::test]
async fn each_way_in_which_a_key_opens_nothing_is_a_sentence_that_names_it() {
    let (world, office) = (World::new().await, Office::new().await);
    let sent = world.send_json("imani", &[("what_happened", "The heating is off.")]).await.json();
    let reference = reference_of(&sent["reference"]);
    let closed = async |keys: &OpeningKeys| {
        let case = case_of(&world, keys, &reference, false).await;
        case.words.closed.expect("the words stay closed")
    };
    let [key, _] = &office.pair;
    for (state, says) in [
        (KeyState::Disabled, "is disabled"),
        (KeyState::PendingDeletion, "is about to be deleted"),
        (KeyState::Throttled, "more often than AWS lets"),
    ] {
        office.kms.turn(key, state);
        let why = closed(&office.under("RegisterRole")).await;
        assert!(why.contains(says) && why.contains(&key.to_string()), "{state:?}: {why}");
    }
    office.kms.turn(key, KeyState::Enabled);
    // The line names a key of somewhere else; the service is away; nobody has credentials.
    let elsewhere = Keys::start().await;
    let lines = || OpeningKeys::read(office.folder.path()).expect("keys");
    let away = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port").local_addr().expect("an address");
    let nobody = office::kms::Kms::new(credentials(), Some(format!("http://{away}")));
    for (keys, says) in [
        (lines().asking(elsewhere.under("RegisterRole")), "is not there"),
        (lines().asking(nobody), "KMS does not answer in eu-west-2"),
        (lines(), "AWS_ACCESS_KEY_ID"),
    ] {
        let why = closed(&keys).await;
        assert!(why.contains(says) && why.contains(&key.to_string()), "{why}");
    }
    let case = case_of(&world, &office.under("RegisterRole"), &reference, false).await;
    assert_eq!(case.words.closed, None, "and then it opens again");
}

fn credentials() -> aws_credential_types::Credentials {
    aws_credential_types::Credentials::new("RegisterRole", "secret", None, None, "stories")
}

#[tokio::test]
async fn one_envelope_that_does_not_open_hides_no_other_and_a_key_that_opens_nothing_is_asked_once() {
    let office = Office::new().await;
    // One key was in a file before; another of KMS comes after.
    let drawn = tempfile::tempdir().expect("a folder for a while");
    let before = OpeningKeys::make(drawn.path()).expect("keys");
    let pair = office.kms.make(&private_halves(drawn.path()));
    office.add(&pair);
    let bound = Bound { id: &[7; 16], landlord: "imani", received: "2026-12-24T10:00:00+00:00" };
    let sealed = |seal| seal_ten(seal, &bound);
    let (old, new) = (sealed(&sealing_keys()), sealed(&before.sealing().expect("keys")));
    let mut all = [old, new].concat();
    // A damaged one is of no key's fault.
    all[3].encapsulated[40] ^= 1;
    all[4].sealed[0] ^= 1;
    let opens = async || {
        let keys = office.under("RegisterRole");
        let at_hand = keys.at_hand(&all).await;
        all.iter().map(|one| at_hand.open(one, &bound).is_ok()).collect::<Vec<_>>()
    };
    let whole: Vec<bool> = (0..20).map(|at| at != 3 && at != 4).collect();
    assert_eq!(opens().await, whole);
    assert_eq!(office.kms.asked().len(), 19, "what is no point is asked for by nobody");
    office.kms.turn(&pair[0], KeyState::Disabled);
    let left: Vec<bool> = whole.iter().enumerate().map(|(at, whole)| *whole && at < 10).collect();
    assert_eq!(opens().await, left);
    let asked = office.kms.asked();
    assert_eq!(asked.iter().filter(|one| one.ends_with(&pair[0].to_string())).count(), 1, "{asked:?}");
}

fn seal_ten(keys: &store::envelope::SealingKeys, bound: &Bound<'_>) -> Vec<store::envelope::Envelope> {
    (0..10).map(|_| seal(keys, Audience::Officers, bound, b"Help.").expect("it is sealed")).collect()
}
