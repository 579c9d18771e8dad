//! The same words once more in an outage, when nobody can see what became of
//! them before: they double nothing, leave a trace each time, and no more people
//! read them than could before.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;
use store::connect::LocalEngine;
use store::flag::Flag;
use tempfile::TempDir;
use tests::{Engine, Setting, World, christmas_eve, nobody, reference_of};

const STORY: (&str, &str) = ("what_happened", "The heating has been off since March.");
const MORE: (&str, &str) = ("what_happened", "And the window is broken.");
const TOKEN: (&str, &str) = ("token", "00112233445566778899aabbccddeeff");
const OTHER: (&str, &str) = ("token", "ffeeddccbbaa99887766554433221100");
const EMAIL: (&str, &str) = ("contact_by", "email");
const JO: (&str, &str) = ("email", "jo@example.org");

/// What time it is.
type Now = fn() -> DateTime<Utc>;

/// One table and one second store, at whatever time, with the table or without.
struct Town {
    folder: TempDir,
    engine: LocalEngine,
}

impl Town {
    async fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder for a while"), engine: Engine::start().await.local }
    }

    async fn world(&self, engine: LocalEngine, sees: bool, now: Now) -> World {
        let spool = sees.then(|| self.folder.path().join("spool"));
        World::with(Setting { engine: Some(engine), spool, now, ..Default::default() }).await
    }

    async fn down(&self, now: Now) -> World {
        self.world(nobody(), true, now).await
    }

    async fn up(&self, now: Now) -> World {
        self.world(self.engine.clone(), true, now).await
    }

    /// The table answers, and what waits cannot be seen.
    async fn blind(&self, now: Now) -> World {
        self.world(self.engine.clone(), false, now).await
    }
}

fn hours(hours: i64) -> DateTime<Utc> {
    christmas_eve() + TimeDelta::hours(hours)
}

fn path(sent: &Value) -> &str {
    sent["receipt"].as_str().expect("a path")
}

#[tokio::test]
async fn words_that_were_added_are_no_second_complaint_when_their_tab_is_restored_in_an_outage() {
    let moments: [Now; 3] = [christmas_eve, || hours(1), || hours(24 * 40)];
    for now in moments {
        let town = Town::new().await;
        let first = town.up(christmas_eve).await.send_json("imani", &[STORY, EMAIL, JO, TOKEN]).await.json();
        let fields = [MORE, EMAIL, JO, TOKEN];
        let added = town.up(christmas_eve).await.send_json("imani", &fields).await.json();
        assert_eq!(added["reference"], first["reference"]);
        let shown = town.down(now).await.send_json("imani", &fields).await.json();
        let up = town.up(now).await;
        assert_eq!(up.drain().await["filed"], 1);
        assert_eq!(up.open_cases("imani").await, [first["reference"].as_str().expect("one")]);
        assert_eq!(up.case(&first["reference"]).await.added.len(), 1);
        // The receipt that the outage showed opens that case, and is its own person's.
        let page = up.open(path(&shown)).await;
        page.says(&reference_of(&first["reference"]).grouped());
        page.says("What do you want to add or change?");
        assert_eq!(up.send_json("imani", &fields).await.json()["reference"], first["reference"]);
        assert_eq!(up.open_cases("imani").await.len(), 1);
    }
}

#[tokio::test]
async fn the_same_words_in_a_later_outage_are_a_complaint_behind_the_last_one_that_is_over() {
    let town = Town::new().await;
    let fields = [STORY, EMAIL, JO, TOKEN];
    let mut last = town.down(christmas_eve).await.send_json("imani", &fields).await.json();
    town.up(christmas_eve).await.drain().await;
    let outages: [(Now, &str); 2] =
        [(|| hours(24 * 60), "closed=2027-01-12"), (|| hours(24 * 400), "closed=2027-06-01")];
    for (now, over) in outages {
        let up = town.up(now).await;
        up.record(&reference_of(&last["reference"]), over.parse().expect("an event"), now()).await.expect("recorded");
        let again = town.down(now).await.send_json("imani", &fields).await.json();
        assert_eq!(up.notices().await.len(), 1, "somebody is told");
        let rows = up.rows_at(&["imani"], now()).await;
        assert!(rows.iter().any(|row| row.unread && again["reference"] == row.reference.as_str()), "{rows:?}");
        assert!(!up.case(&again["reference"]).await.complaint.is_settled(), "an answer is owed");
        let follows = up.case(&again["reference"]).await.complaint.follows().map(|one| one.to_string());
        assert_eq!(follows.as_deref(), last["reference"].as_str());
        last = again;
    }
}

#[tokio::test]
async fn the_same_words_in_a_second_outage_of_one_day_are_told_beside_the_case_that_is_over() {
    let town = Town::new().await;
    let fields = [STORY, EMAIL, JO, TOKEN];
    let first = town.down(christmas_eve).await.send_json("imani", &fields).await.json();
    town.up(christmas_eve).await.drain().await;
    let up = town.up(|| hours(2)).await;
    let reference = reference_of(&first["reference"]);
    up.record(&reference, "closed=2026-12-24T11:00".parse().expect("an event"), hours(1)).await.expect("recorded");
    up.read(&reference, hours(1), false).await.expect("it can be read");
    town.down(|| hours(2)).await.send_json("imani", &fields).await;
    assert_eq!(up.notices().await.len(), 1, "somebody is told");
    let rows = up.rows_at(&["imani"], hours(2)).await;
    assert!(rows.iter().any(|row| row.unread && row.reference == reference.to_string()), "{rows:?}");
    assert_eq!(up.case(&first["reference"]).await.added.len(), 1);
}

#[tokio::test]
async fn what_is_the_leads_since_it_follows_a_complaint_of_the_lead_stays_that_when_an_earlier_one_comes_home() {
    let town = Town::new().await;
    let at_first = [STORY, EMAIL, JO, TOKEN, ("keep_from", "Bob")];
    let first = town.blind(christmas_eve).await.send_json("imani", &at_first).await.json();
    let waits = town.down(|| hours(30)).await.send_json("imani", &[MORE, EMAIL, JO, OTHER]).await.json();
    let behind = town.blind(|| hours(31)).await.send_json("imani", &[MORE, EMAIL, JO, TOKEN]).await.json();
    let up = town.up(|| hours(31)).await;
    assert_eq!(up.drain().await["filed"], 1);
    let (reference, follows) = (reference_of(&behind["reference"]), reference_of(&first["reference"]));
    let case = up.case(&waits["reference"]).await.complaint;
    assert_eq!(case.same_as, Some(reference), "the same words are one complaint");
    let case = up.case(&behind["reference"]).await;
    assert_eq!(case.complaint.received.utc(), hours(30), "with the earlier dates");
    assert!(case.lead && case.complaint.flags.contains(&Flag::Follows(follows)), "{:?}", case.complaint.flags);
    assert!(!up.shown_lines(&reference, hours(31), false).await.contains(MORE.1));
    assert!(up.shown_lines(&reference, hours(31), true).await.contains(MORE.1));
}
