//! When the table does not answer: the second store takes the complaint, and
//! each comes home once.

use std::fs;
use std::path::Path;
use tests::answer;

use axum::http::StatusCode;
use chrono::TimeDelta;
use store::connect::LocalEngine;
use tempfile::TempDir;
use tests::{Engine, Setting, World, christmas_eve, nobody};

const STORY: (&str, &str) = ("what_happened", "The heating has been off since March. گرمی نہیں ہے 😡");
const MORE: (&str, &str) = ("what_happened", "And the window is broken.");
const TOKEN: (&str, &str) = ("token", "00112233445566778899aabbccddeeff");
const EMAIL: (&str, &str) = ("contact_by", "email");
const JO: (&str, &str) = ("email", "jo@example.org");

/// The same landlord before, during and after an outage of the table.
struct Outage {
    folder: TempDir,
    engine: LocalEngine,
    /// While the table does not answer.
    down: World,
    /// A minute later, when it does.
    up: World,
}

impl Outage {
    async fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder for a while");
        let engine = Engine::start().await.local;
        let spool = Some(folder.path().join("spool"));
        let down = World::with(Setting { engine: Some(nobody()), spool: spool.clone(), ..Default::default() }).await;
        let now = || christmas_eve() + TimeDelta::minutes(1);
        let up = World::with(Setting { engine: Some(engine.clone()), spool, now, ..Default::default() }).await;
        Self { folder, engine, down, up }
    }

    /// After the outage, where nobody can see what waits.
    async fn blind(&self) -> World {
        let now = || christmas_eve() + TimeDelta::minutes(1);
        World::with(Setting { engine: Some(self.engine.clone()), now, ..Default::default() }).await
    }

    /// What waits in the second store, by its kind.
    fn waits(&self, kind: &str) -> usize {
        fs::read_dir(self.folder.path().join("spool").join(kind)).map_or(0, Iterator::count)
    }
}

#[tokio::test]
async fn a_complaint_is_taken_while_the_table_is_away_and_comes_home_with_its_dates() {
    let outage = Outage::new().await;
    let check = outage.down.post("/form/imani/check", &[STORY, EMAIL, JO]).await;
    let token = check.hidden("token").expect("a token");
    let sent = outage.down.post("/form/imani/send", &[STORY, EMAIL, JO, ("token", &token)]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let receipt = outage.down.open(&sent.location).await;
    assert_eq!(receipt.status, StatusCode::OK, "a receipt is shown while the table is away");
    receipt.says("By Wednesday 30 December 2026");
    receipt.does_not_say("heating");
    assert_eq!(outage.down.open(&format!("{}/dates.ics", sent.location)).await.status, StatusCode::OK);
    assert_eq!(outage.down.notices().await.len(), 1, "somebody is told at once");
    assert_eq!(outage.down.drain().await["left"], 1, "nothing goes away before the table has it");

    let wrong = sent.location.replace(sent.location.rsplit('/').next().unwrap_or_default(), &"0".repeat(32));
    assert_eq!(outage.up.open(&wrong).await.status, StatusCode::NOT_FOUND, "the key opens it, wherever it is");

    assert_eq!(outage.up.drain().await["filed"], 1);
    assert_eq!((outage.waits("sent"), outage.waits("case")), (0, 0));
    let again = outage.up.open(&sent.location).await;
    // A box is of the second in which it was opened.
    let words = |page: &tests::Page| page.text.replace(&page.hidden("token").expect("the token of the box"), "");
    assert_eq!(words(&again), words(&receipt), "the receipt is the same, word for word");
    let open = outage.up.listed("imani").await;
    assert_eq!(open.len(), 1);
    assert_eq!(
        (open[0].received.as_str(), open[0].due.expect("a date").to_rfc3339().as_str()),
        ("2026-12-24T10:00:00+00:00", "2026-12-30T23:59:59+00:00")
    );
    let whole = outage.up.case(&open[0].reference.as_str().into()).await;
    assert!(answer(&whole.words.answers, STORY.0) == STORY.1, "{:?}", whole.words.answers);
    assert_eq!(outage.up.drain().await["filed"], 0);
}

#[tokio::test]
async fn the_same_form_sent_again_in_an_outage_or_after_it_is_one_complaint_with_its_first_dates() {
    let outage = Outage::new().await;
    let first = outage.down.send_json("imani", &[STORY, TOKEN]).await;
    assert_eq!(first.status, StatusCode::CREATED);
    let again = outage.down.send_json("imani", &[STORY, TOKEN]).await;
    assert_eq!((again.status, again.json()), (StatusCode::OK, first.json()));
    // The table is back, and what waits is not home yet.
    let later = outage.up.send_json("imani", &[STORY, TOKEN]).await;
    assert_eq!(later.json()["reference"], first.json()["reference"]);
    assert_eq!(outage.up.drain().await["left"], 0);
    let last = outage.up.send_json("imani", &[STORY, TOKEN]).await;
    assert_eq!((last.status, last.json()), (StatusCode::OK, first.json()), "the dates that were shown first stand");
    assert_eq!(outage.up.open_cases("imani").await.len(), 1);
    assert_eq!((outage.waits("sent"), outage.waits("case")), (0, 0));
}

#[tokio::test]
async fn a_receipt_is_not_called_unknown_while_the_store_that_has_it_is_away() {
    let outage = Outage::new().await;
    let sent = outage.down.post("/form/imani/send", &[STORY, TOKEN]).await;
    // The table answers and has never heard of it; the folder of what waits cannot be read.
    let waits = outage.folder.path().join("spool/case");
    fs::rename(&waits, outage.folder.path().join("aside")).expect("it can be moved");
    fs::write(&waits, "no folder").expect("a file stands in its place");
    assert_eq!(outage.up.open(&sent.location).await.status, StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test]
async fn danger_that_is_told_of_in_an_addition_is_told_to_whoever_is_on_duty() {
    let world = World::new().await;
    let sent = world.send_json("imani", &[STORY, TOKEN]).await.json();
    let receipt = sent["receipt"].as_str().expect("a path");
    world.post(&format!("{receipt}/add"), &[("what_happened", "There is a gas leak now")]).await;
    let notices = world.notices().await;
    let danger = |kind: &str| notices.iter().find(|notice| notice["kind"] == kind).expect("a notice")["danger"].clone();
    assert_eq!((danger("complaint"), danger("addition")), (false.into(), true.into()));
}

#[tokio::test]
async fn what_was_filed_beside_a_case_and_sent_again_in_an_outage_is_filed_once() {
    let outage = Outage::new().await;
    // Nobody knows whether the same person sends the second text: it has a case of its own.
    outage.up.send_json("imani", &[STORY, TOKEN]).await;
    let beside = outage.up.send_json("imani", &[MORE, TOKEN]).await;
    assert_eq!(beside.status, StatusCode::CREATED);
    assert_eq!(outage.down.send_json("imani", &[MORE, TOKEN]).await.status, StatusCode::CREATED);
    assert_eq!(outage.up.drain().await["filed"], 1);
    assert_eq!(outage.up.open_cases("imani").await.len(), 2);
    let again = outage.up.send_json("imani", &[MORE, TOKEN]).await;
    assert_eq!(again.json()["reference"], beside.json()["reference"]);
}

#[tokio::test]
async fn what_was_kept_beside_a_complaint_that_waits_and_sent_again_after_the_outage_is_filed_once() {
    let outage = Outage::new().await;
    outage.down.send_json("imani", &[STORY, TOKEN]).await;
    let beside = outage.down.send_json("imani", &[MORE, TOKEN]).await.json();
    let again = outage.up.send_json("imani", &[MORE, TOKEN]).await.json();
    assert_eq!((&again["reference"], &again["received"]), (&beside["reference"], &beside["received"]));
    assert_eq!(outage.up.drain().await["filed"], 2);
    assert_eq!(outage.up.open_cases("imani").await.len(), 2);
}

/// The same landlord twelve days later, with the table or without it.
async fn days_later(outage: &Outage, engine: LocalEngine) -> World {
    let now = || christmas_eve() + TimeDelta::days(12);
    let spool = Some(outage.folder.path().join("spool"));
    World::with(Setting { engine: Some(engine), spool, now, ..Default::default() }).await
}

#[tokio::test]
async fn a_tab_restored_in_a_second_outage_after_the_answer_is_a_complaint_with_the_dates_that_it_was_shown() {
    let outage = Outage::new().await;
    let first = outage.down.send_json("imani", &[STORY, TOKEN]).await.json();
    assert_eq!(outage.up.drain().await["filed"], 1);
    let reference = tests::reference_of(&first["reference"]);
    let now = christmas_eve() + TimeDelta::hours(4);
    outage.up.record(&reference, "responded=2026-12-24T13:00".parse().expect("an event"), now).await.expect("recorded");
    let (down, up) = (days_later(&outage, nobody()).await, days_later(&outage, outage.engine.clone()).await);
    let again = down.send_json("imani", &[STORY, TOKEN]).await.json();
    assert_ne!(again["reference"], first["reference"], "its page is not that of what is over");
    let receipt = again["receipt"].as_str().expect("a path");
    let shown = down.open(receipt).await.dates();
    assert_eq!(up.drain().await["left"], 0);
    assert_eq!(up.open(receipt).await.dates(), shown, "every day that it named is named still");
    let open = up.open_cases("imani").await;
    assert!(open.iter().any(|one| again["reference"] == one.as_str()), "an officer owes an answer: {open:?}");
    let case = up.case(&again["reference"]).await;
    assert_eq!(case.complaint.follows().map(|one| one.to_string()).as_deref(), first["reference"].as_str());
    let last = up.send_json("imani", &[STORY, TOKEN]).await.json();
    assert_eq!(last["reference"], again["reference"], "and sent once more it is the same");
}

#[tokio::test]
async fn a_tab_restored_in_a_second_outage_before_the_answer_leads_to_the_first_complaint() {
    let outage = Outage::new().await;
    let first = outage.down.send_json("imani", &[STORY, TOKEN]).await.json();
    outage.up.drain().await;
    let (down, up) = (days_later(&outage, nobody()).await, days_later(&outage, outage.engine.clone()).await);
    let again = down.send_json("imani", &[STORY, TOKEN]).await.json();
    let receipt = again["receipt"].as_str().expect("a path");
    let shown = down.open(receipt).await.dates();
    assert_eq!(up.drain().await["left"], 0);
    assert_eq!(up.open_cases("imani").await.len(), 1, "one complaint");
    let now_named = up.open(receipt).await.dates();
    assert!(shown.is_subset(&now_named), "{shown:?}, and now {now_named:?}");
    let last = up.send_json("imani", &[STORY, TOKEN]).await.json();
    assert_eq!((&last["reference"], &last["receipt"]), (&first["reference"], &first["receipt"]));
}

#[tokio::test]
async fn what_an_outage_filed_beside_another_complaint_is_known_again_on_any_later_day() {
    let outage = Outage::new().await;
    // Nobody knows whether the same person sends the second text.
    outage.up.send_json("imani", &[STORY, TOKEN]).await;
    let beside = outage.down.send_json("imani", &[MORE, TOKEN]).await.json();
    assert_eq!(outage.up.drain().await["filed"], 1);
    let later = days_later(&outage, outage.engine.clone()).await;
    let again = later.send_json("imani", &[MORE, TOKEN]).await.json();
    assert_eq!((&again["reference"], &again["receipt"]), (&beside["reference"], &beside["receipt"]));
    assert_eq!(later.open_cases("imani").await.len(), 2);
}

#[tokio::test]
async fn an_outage_that_lasts_past_midnight_shows_one_reference_and_its_first_dates() {
    let outage = Outage::new().await;
    let spool = Some(outage.folder.path().join("spool"));
    let at = |now| World::with(Setting { engine: Some(nobody()), spool: spool.clone(), now, ..Default::default() });
    let evening = at(|| christmas_eve() + TimeDelta::hours(13)).await;
    let first = evening.send_json("imani", &[STORY, TOKEN]).await.json();
    let after_midnight = at(|| christmas_eve() + TimeDelta::hours(15)).await;
    assert_eq!(after_midnight.send_json("imani", &[STORY, TOKEN]).await.json(), first);
}

#[tokio::test]
async fn the_same_words_by_another_act_of_sending_lead_to_the_first_case() {
    let outage = Outage::new().await;
    let first = outage.up.send_json("imani", &[STORY, EMAIL, JO, TOKEN]).await.json();
    let again = outage.down.send_json("imani", &[STORY, EMAIL, JO]).await.json();
    assert_ne!(again["reference"], first["reference"], "while the table is away nobody knows of the first");
    assert_eq!(outage.up.drain().await["filed"], 1);
    assert_eq!(outage.up.open_cases("imani").await.len(), 1);
    let receipt = outage.up.open(again["receipt"].as_str().expect("a path")).await;
    receipt.says("We already had this. Nothing is lost.");
    // What is added to it reaches the officer too.
    assert_eq!(outage.up.drain().await["left"], 0);
}

#[tokio::test]
async fn with_both_stores_away_nothing_is_claimed_every_word_is_on_the_page_and_it_lands_once() {
    let outage = Outage::new().await;
    let nowhere = World::with(Setting {
        engine: Some(nobody()),
        // A file stands where the folder would be.
        spool: Some(file(outage.folder.path())),
        ..Default::default()
    })
    .await;
    let page = nowhere.post("/form/imani/send", &[STORY, TOKEN]).await;
    assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
    page.says("We cannot tell if your complaint was sent");
    page.says(STORY.1);
    page.does_not_say("Your reference");
    let token = page.hidden("token").expect("the same token");
    let sent = outage.up.post("/form/imani/send", &[STORY, ("token", &token)]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    assert_eq!(outage.up.open_cases("imani").await.len(), 1);
}

fn file(folder: &Path) -> std::path::PathBuf {
    let path = folder.join("full");
    fs::write(&path, "no folder").expect("a file");
    path
}

#[tokio::test]
async fn a_notice_that_could_not_be_sent_is_sent_with_the_next_round() {
    let outage = Outage::new().await;
    let folder = outage.folder.path();
    let spool = Some(folder.join("spool"));
    let untold = World::with(Setting {
        engine: Some(outage.engine.clone()),
        spool,
        notices: Some(folder.join("no such folder").join("notices")),
        ..Default::default()
    })
    .await;
    let sent = untold.send_json("imani", &[STORY, TOKEN]).await;
    assert_eq!(sent.status, StatusCode::CREATED, "a notice that fails changes no answer");
    assert_eq!(untold.drain().await["untold"], 1);
    assert_eq!(outage.up.drain().await["told"], 1);
    assert_eq!(outage.up.notices().await[0]["reference"], sent.json()["reference"]);
    assert_eq!(outage.up.drain().await["told"], 0);
}

#[tokio::test]
async fn no_visitor_can_ask_for_anything_to_be_brought_home() {
    let world = World::new().await;
    assert_eq!(world.post("/form/drain", &[]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_an_officer_has_acted_on_stops_no_round_of_the_drain() {
    let outage = Outage::new().await;
    let shown = outage.down.send_json("imani", &[STORY, TOKEN]).await.json();
    // The same form comes again where nobody can look into the second store, and an officer is quicker than the round.
    let first = outage.blind().await.send_json("imani", &[STORY, TOKEN]).await.json();
    assert_ne!(first["reference"], shown["reference"]);
    let reference = tests::reference_of(&first["reference"]);
    let now = christmas_eve() + TimeDelta::hours(1);
    let event = "acknowledged=2026-12-24T10:30".parse().expect("an event");
    outage.up.record(&reference, event, now).await.expect("it is recorded");
    assert_eq!(outage.up.drain().await["left"], 0, "the words are in the table: nothing waits for ever");
    assert_eq!((outage.waits("sent"), outage.waits("case")), (0, 0));
    let case = outage.up.case(&first["reference"]).await;
    assert_eq!(
        (case.recorded.len(), case.complaint.progress.as_ref().map_or(0, Vec::len)),
        (1, 1),
        "what was recorded stands"
    );
    assert_eq!(outage.up.open_cases("imani").await.len(), 1);
    outage.up.open(shown["receipt"].as_str().expect("a path")).await.says("We told you that we have it");
}

#[tokio::test]
async fn each_notice_that_could_not_be_sent_waits_for_itself() {
    let outage = Outage::new().await;
    let folder = outage.folder.path();
    let untold = |now| {
        World::with(Setting {
            engine: Some(outage.engine.clone()),
            spool: Some(folder.join("spool")),
            notices: Some(folder.join("no such folder").join("notices")),
            now,
            ..Default::default()
        })
    };
    let first = untold(christmas_eve).await.send_json("imani", &[STORY, EMAIL, JO, TOKEN]).await.json();
    let later = untold(|| christmas_eve() + TimeDelta::minutes(5)).await;
    let added = later.send_json("imani", &[MORE, EMAIL, JO, TOKEN]).await.json();
    assert_eq!(added["reference"], first["reference"]);
    assert_eq!(outage.up.drain().await["told"], 2, "of the complaint, and of what was added to it");
    let told: Vec<_> = outage.up.notices().await.iter().map(|notice| notice["kind"].clone()).collect();
    assert!(told.contains(&"complaint".into()) && told.contains(&"addition".into()), "{told:?}");
}

#[tokio::test]
async fn what_is_not_whole_yet_stops_no_round_and_is_left_alone() {
    let outage = Outage::new().await;
    outage.down.send_json("imani", &[STORY, TOKEN]).await;
    let half = outage.folder.path().join("spool/sent/.half-written");
    fs::write(&half, "{\"item\":").expect("a file");
    let done = outage.up.drain().await;
    assert_eq!((&done["filed"], &done["left"]), (&1.into(), &0.into()));
    assert!(half.is_file(), "whoever writes it gives it its name");
}

#[tokio::test]
async fn word_that_somebody_was_told_goes_with_what_it_is_of_and_not_before() {
    let outage = Outage::new().await;
    outage.down.send_json("imani", &[STORY, TOKEN]).await;
    outage.down.drain().await;
    assert_eq!((outage.waits("sent"), outage.waits("told")), (1, 1));
    assert_eq!(outage.down.drain().await["told"], 0, "nobody is told again while it waits");
    // Kept as a round leaves it that ends between taking away the one and the other.
    let told = outage.folder.path().join("spool/told");
    let name = fs::read_dir(&told).expect("it is told").next().expect("one").expect("one").path();
    outage.up.drain().await;
    fs::write(&name, "{}").expect("a file");
    outage.up.drain().await;
    assert_eq!(outage.waits("told"), 0);
    assert_eq!(outage.up.notices().await.len() + outage.down.told_so_far().len(), 1, "once");
}
