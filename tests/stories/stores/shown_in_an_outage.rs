//! What an outage showed stays true: nobody can see then what the table holds,
//! so the reference is made of the token and of the words, and nothing that
//! was shown is named anew when it comes home.

use axum::http::StatusCode;
use chrono::{DateTime, TimeDelta, TimeZone, Utc};
use serde_json::Value;
use store::connect::LocalEngine;
use store::flag::Flag;
use store::standing::Rank;
use tempfile::TempDir;
use tests::{Engine, Page, Setting, World, answer, christmas_eve, nobody, reference_of};

const STORY: (&str, &str) = ("what_happened", "The heating has been off since March.");
const MORE: (&str, &str) = ("what_happened", "And the window is broken.");
const TOKEN: (&str, &str) = ("token", "00112233445566778899aabbccddeeff");
const EMAIL: (&str, &str) = ("contact_by", "email");
const JO: (&str, &str) = ("email", "jo@example.org");
const AL: (&str, &str) = ("email", "al@example.org");
const AT_RISK: (&str, &str) = ("at_risk", "yes");

/// One table and one second store, at whatever time, with the table or without.
pub(super) struct Town {
    folder: TempDir,
    engine: LocalEngine,
}

impl Town {
    pub(super) async fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder for a while"), engine: Engine::start().await.local }
    }

    async fn world(&self, engine: LocalEngine, sees: bool, now: fn() -> DateTime<Utc>) -> World {
        let spool = sees.then(|| self.folder.path().join("spool"));
        World::with(Setting { engine: Some(engine), spool, now, ..Default::default() }).await
    }

    /// The table does not answer.
    pub(super) async fn down(&self, now: fn() -> DateTime<Utc>) -> World {
        self.world(nobody(), true, now).await
    }

    /// It does.
    pub(super) async fn up(&self, now: fn() -> DateTime<Utc>) -> World {
        self.world(self.engine.clone(), true, now).await
    }

    /// It does, and what waits cannot be seen.
    pub(super) async fn blind(&self, now: fn() -> DateTime<Utc>) -> World {
        self.world(self.engine.clone(), false, now).await
    }
}

pub(super) fn path(sent: &Value) -> &str {
    sent["receipt"].as_str().expect("a path")
}

/// The dates that a page names, each once: `Wednesday 30 December 2026`.
fn dates(page: &Page) -> Vec<String> {
    let words = page.words();
    let words: Vec<&str> = words.split_whitespace().collect();
    let day = |w: &[&str]| {
        let (weekday, year) = (w[0].trim_start_matches('('), w[3].trim_matches(|c: char| !c.is_ascii_digit()));
        let found = weekday.ends_with("day") && w[1].parse::<u8>().is_ok() && year.len() == 4;
        found.then(|| format!("{weekday} {} {} {year}", w[1], w[2]))
    };
    let mut dates: Vec<String> = words.windows(4).filter_map(day).collect();
    dates.sort();
    dates.dedup();
    dates
}

#[tokio::test]
async fn other_words_of_the_same_person_stand_for_themselves_and_name_each_other() {
    let town = Town::new().await;
    let (down, up) = (town.down(christmas_eve).await, town.up(christmas_eve).await);
    let home = up.send_json("imani", &[STORY, EMAIL, JO, TOKEN]).await.json();
    let more = down.send_json("imani", &[MORE, EMAIL, JO, TOKEN]).await;
    assert_eq!(more.status, StatusCode::CREATED);
    let more = more.json();
    assert_ne!(more["reference"], home["reference"]);
    assert_eq!(down.send_json("imani", &[MORE, EMAIL, JO, TOKEN]).await.json(), more, "the same once more in it");
    assert_eq!(up.drain().await["filed"], 1);
    for world in [&up, &town.blind(christmas_eve).await] {
        let again = world.send_json("imani", &[MORE, EMAIL, JO, TOKEN]).await;
        assert_eq!((again.status, again.json()), (StatusCode::OK, more.clone()), "and after it");
    }
    let case = up.case(&more["reference"]).await;
    assert_eq!(answer(&case.words.answers, MORE.0), MORE.1);
    assert_eq!(case.complaint.follows(), Some(reference_of(&home["reference"])));
    assert_eq!(up.open_cases("imani").await.len(), 2);
    let page = up.open(path(&more)).await;
    page.says("This is a new complaint.");
    page.says(&reference_of(&home["reference"]).grouped());
    assert!(up.case(&home["reference"]).await.added.is_empty());
}

#[tokio::test]
async fn a_promise_of_24_hours_that_was_shown_in_an_outage_is_there_after_it() {
    let town = Town::new().await;
    let (down, up) = (town.down(christmas_eve).await, town.up(christmas_eve).await);
    // The same form said nothing of a risk before, and said it when nobody could look.
    let calm = up.send_json("incommunities", &[STORY, EMAIL, JO, TOKEN]).await.json();
    let urgent = down.send_json("incommunities", &[STORY, EMAIL, JO, TOKEN, AT_RISK]).await.json();
    assert_ne!(urgent["reference"], calm["reference"]);
    let shown = down.open(path(&urgent)).await;
    shown.says("This may be urgent");
    assert_eq!(up.drain().await["filed"], 1);
    let after = up.open(path(&urgent)).await;
    assert!(after.words().contains("This may be urgent"), "{}", after.words());
    for date in dates(&shown) {
        assert!(dates(&after).contains(&date), "{date} was shown: {}", after.words());
    }
    assert!(up.case(&urgent["reference"]).await.complaint.urgent);
}

#[tokio::test]
async fn a_form_that_was_copied_opens_nobody_elses_receipt_in_an_outage_or_after_it() {
    let town = Town::new().await;
    let (down, up) = (town.down(christmas_eve).await, town.up(christmas_eve).await);
    let first = down.send_json("imani", &[STORY, EMAIL, JO, TOKEN]).await.json();
    let copied = down.send_json("imani", &[MORE, EMAIL, AL, TOKEN]).await.json();
    let here = up.send_json("imani", &[("what_happened", "Mine is damp."), TOKEN]).await.json();
    assert_eq!(up.drain().await["filed"], 2);
    let all = [&first, &copied, &here];
    for (number, one) in all.iter().enumerate() {
        assert!(all[..number].iter().all(|other| path(other) != path(one)), "a door of its own");
        assert!(up.open(path(one)).await.status.is_success());
        assert_eq!(
            up.case(&one["reference"]).await.complaint.follows(),
            None,
            "nobody knows that they belong together"
        );
    }
    // Each finds its own again, also now that everything is home.
    for (sent, fields) in [(&first, [STORY, EMAIL, JO, TOKEN]), (&copied, [MORE, EMAIL, AL, TOKEN])] {
        assert_eq!(&up.send_json("imani", &fields).await.json(), sent);
    }
    assert_eq!(up.open_cases("imani").await.len(), 3);
}

#[tokio::test]
async fn equal_words_that_were_there_before_are_one_complaint_with_the_earlier_dates_at_both_doors() {
    fn before_midnight() -> DateTime<Utc> {
        Utc.with_ymd_and_hms(2026, 12, 28, 23, 59, 0).single().expect("an instant")
    }
    fn after_midnight() -> DateTime<Utc> {
        before_midnight() + TimeDelta::minutes(2)
    }
    for contact in [&[EMAIL, JO][..], &[]] {
        for outage_first in [true, false] {
            let town = Town::new().await;
            let fields = [&[STORY, TOKEN], contact].concat();
            let mut shown = Vec::new();
            let (one, two) = if outage_first {
                (town.down(before_midnight).await, town.blind(after_midnight).await)
            } else {
                (town.blind(before_midnight).await, town.down(after_midnight).await)
            };
            for world in [&one, &two] {
                let sent = world.send_json("imani", &fields).await.json();
                shown.push((dates(&world.open(path(&sent)).await), sent));
            }
            assert_ne!(shown[0].0, shown[1].0, "two days are shown two dates");
            let up = town.up(after_midnight).await;
            let done = up.drain().await;
            assert_eq!((&done["filed"], &done["left"]), (&1.into(), &0.into()));
            assert_eq!(up.open_cases("imani").await.len(), 1, "it is one complaint");
            let case = up.case(&serde_json::json!(up.open_cases("imani").await[0])).await;
            assert_eq!(case.complaint.received.utc(), before_midnight(), "of the first time");
            for (dates_shown, sent) in &shown {
                let page = up.open(path(sent)).await;
                for date in dates_shown {
                    assert!(dates(&page).contains(date), "{outage_first}: {date} was shown: {}", page.words());
                }
                // It is the same act, and its own person may add to it.
                page.says("What do you want to add or change?");
                let more = up.post(&format!("{}/add", path(sent)), &[MORE]).await;
                assert!(more.status.is_redirection());
            }
            assert_eq!(up.drain().await["left"], 0);
        }
    }
}

#[tokio::test]
async fn equal_words_of_another_token_lead_to_the_earlier_case_which_keeps_the_earlier_dates() {
    fn later() -> DateTime<Utc> {
        christmas_eve() + TimeDelta::hours(15)
    }
    let other = ("token", "ffeeddccbbaa99887766554433221100");
    let town = Town::new().await;
    let first = town.down(christmas_eve).await.send_json("imani", &[STORY, EMAIL, JO, TOKEN]).await.json();
    let blind = town.blind(later).await;
    let second = blind.send_json("imani", &[STORY, EMAIL, JO, other]).await.json();
    let shown = dates(&blind.open(path(&second)).await);
    let up = town.up(later).await;
    assert_eq!(up.drain().await["left"], 0);
    assert_eq!(up.open_cases("imani").await.len(), 1);
    let case = up.case(&serde_json::json!(up.open_cases("imani").await[0])).await;
    assert_eq!(case.complaint.received.to_rfc3339(), first["received"]);
    let page = up.open(path(&second)).await;
    assert!(shown.iter().all(|date| dates(&page).contains(date)), "{shown:?}: {}", page.words());
    up.open(path(&first)).await.says("By Wednesday 30 December 2026");
}

#[tokio::test]
async fn danger_that_an_officer_has_read_of_stays_in_front_when_an_earlier_one_comes_home() {
    fn later() -> DateTime<Utc> {
        christmas_eve() + TimeDelta::hours(15)
    }
    let other = ("token", "ffeeddccbbaa99887766554433221100");
    let town = Town::new().await;
    town.down(christmas_eve).await.send_json("imani", &[STORY, EMAIL, JO, TOKEN]).await;
    let blind = town.blind(later).await;
    let second = blind.send_json("imani", &[STORY, EMAIL, JO, other]).await.json();
    blind.post(&format!("{}/add", path(&second)), &[("what_happened", "There is a gas leak.")]).await;
    blind.read(&reference_of(&second["reference"]), later(), false).await.expect("it can be read");
    let up = town.up(later).await;
    assert_eq!(up.drain().await["left"], 0);
    let case = up.case(&second["reference"]).await.complaint;
    assert_eq!(case.received.utc(), christmas_eve(), "with the earlier dates");
    let listed = up.listed("imani").await;
    assert!(
        matches!(listed.as_slice(), [one] if one.danger && one.place.starts_with(Rank::Danger.prefix())),
        "{listed:?}"
    );
}

#[tokio::test]
async fn what_two_tries_of_one_act_left_waiting_is_one_complaint() {
    let town = Town::new().await;
    let (down, up) = (town.down(christmas_eve).await, town.up(christmas_eve).await);
    let sent = down.send_json("imani", &[STORY, TOKEN]).await.json();
    // The second try did not see the first: as when both come at once.
    std::fs::remove_dir_all(town.folder.path().join("spool/case")).expect("what its receipt is made from");
    assert_eq!(down.send_json("imani", &[STORY, TOKEN]).await.json()["reference"], sent["reference"]);
    assert_eq!(up.drain().await["filed"], 2);
    assert_eq!(up.open_cases("imani").await.len(), 1);
    assert!(up.case(&sent["reference"]).await.added.is_empty());
}

#[tokio::test]
async fn what_was_sent_in_an_outage_to_a_complaint_that_is_over_is_a_new_one_that_names_it() {
    let town = Town::new().await;
    let fields = [STORY, EMAIL, JO, TOKEN];
    let up = town.up(christmas_eve).await;
    let first = up.send_json("imani", &fields).await.json();
    for event in ["responded=2026-12-24T11:00", "closed=2026-12-24T11:00"] {
        let event = event.parse().expect("an event");
        let later = christmas_eve() + TimeDelta::hours(2);
        up.record(&reference_of(&first["reference"]), event, later).await.expect("it is over");
    }
    let second = town.down(christmas_eve).await.send_json("imani", &fields).await.json();
    assert_ne!(second["reference"], first["reference"]);
    assert_eq!(up.drain().await["filed"], 1);
    let flags = up.case(&second["reference"]).await.complaint.flags;
    assert!(flags.contains(&Flag::Follows(reference_of(&first["reference"]))), "{flags:?}");
    assert_eq!(up.send_json("imani", &fields).await.json(), second, "and the same act gives it again");
    assert_eq!(up.open_cases("imani").await, [second["reference"].as_str().expect("a text")]);
}

#[tokio::test]
async fn words_for_what_waits_stand_with_the_case_to_which_it_leads_in_the_end() {
    let other = ("token", "ffeeddccbbaa99887766554433221100");
    for token in [TOKEN, other] {
        let town = Town::new().await;
        let (down, up) = (town.down(christmas_eve).await, town.up(christmas_eve).await);
        let case = up.send_json("imani", &[STORY, EMAIL, JO, TOKEN]).await.json();
        let waits = down.send_json("imani", &[STORY, EMAIL, JO, token]).await.json();
        // In the outage, and when the table is back and the complaint is not.
        for (number, world) in [&down, &up].into_iter().enumerate() {
            let more = format!("{number}: the window is broken.");
            let box_of_receipt = format!("{}/add", path(&waits));
            let done = world.post(&box_of_receipt, &[("what_happened", &more)]).await;
            assert_eq!(done.location, format!("{}?added=yes", path(&waits)));
        }
        assert_eq!(up.drain().await["left"], 0);
        let file = up.case(&case["reference"]).await;
        assert_eq!((file.added.len(), file.unread().count()), (2, 3), "{token:?}");
        let rows = up.rows(&["imani"]).await;
        assert_eq!(rows.iter().map(|row| row.reference.as_str()).collect::<Vec<_>>(), [&case["reference"]]);
        up.read(&reference_of(&case["reference"]), christmas_eve(), false).await.expect("all of it can be read");
        assert!(up.rows(&["imani"]).await.iter().all(|row| !row.unread));
    }
}

#[tokio::test]
async fn words_added_to_what_still_waits_are_where_it_comes_home() {
    let boxes: [&[(&str, &str)]; 2] = [&[MORE], &[MORE, ("token", "ffeeddccbbaa99887766554433221100")]];
    for contact in [&[EMAIL, JO][..], &[]] {
        for added in boxes {
            let town = Town::new().await;
            let fields = [&[STORY, TOKEN], contact].concat();
            let home = town.blind(christmas_eve).await.send_json("imani", &fields).await.json();
            let waits = town.down(christmas_eve).await.send_json("imani", &fields).await.json();
            assert_ne!(waits["reference"], home["reference"], "nobody can see that it is there already");
            // The table is back, and no drain has been by; pressed once more after it has.
            let up = town.up(christmas_eve).await;
            let add = async || up.post(&format!("{}/add", path(&waits)), added).await.status;
            assert_eq!(add().await, StatusCode::SEE_OTHER);
            assert_eq!(add().await, StatusCode::SEE_OTHER);
            assert_eq!(up.drain().await["left"], 0);
            assert_eq!(add().await, StatusCode::SEE_OTHER);
            let case = up.case(&home["reference"]).await;
            assert_eq!(case.added.len(), 1, "once, and where an officer reads it");
            assert_eq!(answer(&case.added[0].words.answers, MORE.0), MORE.1);
            let unread = up.read(&reference_of(&home["reference"]), christmas_eve(), false).await;
            assert_eq!(unread.expect("it can be read"), 2);
            assert!(
                up.rows(&["imani"]).await.iter().all(|row| !row.unread),
                "nothing stays unread that nobody can open"
            );
        }
    }
}
