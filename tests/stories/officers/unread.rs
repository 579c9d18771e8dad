//! Whatever was said to be safe stands in front of an officer, until one has said that it was read.

use chrono::{DateTime, TimeDelta, Utc};
use complaints::case::events::Event;
use office::list::{Asked, Row};
use office::record::Refusal;
use serde_json::Value;
use store::standing::Rank;
use tests::{Setting, World, christmas_eve, day, nobody, reference_of};

const STORY: (&str, &str) = ("what_happened", "The heating has been off since March.");

fn later() -> DateTime<Utc> {
    christmas_eve() + TimeDelta::days(20)
}

async fn row(world: &World, sent: &Value) -> Option<Row> {
    let rows = world.rows_at(&["imani"], later()).await;
    rows.into_iter().find(|row| row.reference == sent["reference"].as_str().expect("a reference"))
}

#[tokio::test]
async fn a_complaint_is_unread_until_somebody_says_that_it_was_read_and_the_record_says_who() {
    let world = World::new().await;
    let sent = world.send_json("imani", &[STORY]).await.json();
    let reference = reference_of(&sent["reference"]);
    let found = row(&world, &sent).await.expect("it is listed");
    assert!(found.unread && world.lines(&[found]).ends_with("UNREAD"));
    assert!(world.shown_lines(&reference, later(), false).await.contains("UNREAD: when you have read it, say so"));
    // Looking is not saying.
    assert!(row(&world, &sent).await.expect("it is listed").unread);
    assert_eq!(world.read(&reference, later(), false).await.expect("it can be read"), 1);
    assert!(!row(&world, &sent).await.expect("it is listed").unread);
    let shown = world.shown_lines(&reference, later(), false).await;
    assert!(shown.contains("read 2027-01-13T10:00:00Z by the officer of stories"), "{shown}");
    assert!(!shown.contains("UNREAD"), "{shown}");
    assert_eq!(world.read(&reference, later(), false).await.expect("twice does no harm"), 0);
}

#[tokio::test]
async fn words_that_come_for_an_answered_or_a_closed_complaint_are_unread_and_in_front() {
    let world = World::new().await;
    let sent = world.send_json("imani", &[STORY]).await.json();
    let reference = reference_of(&sent["reference"]);
    let other = world.send_json("imani", &[("what_happened", "Damp.")]).await.json();
    for sent in [&sent, &other] {
        world.read(&reference_of(&sent["reference"]), later(), false).await.expect("it can be read");
    }
    for event in ["responded=2026-12-29", "closed=2026-12-30"] {
        let event: Event = event.parse().expect("an event");
        world.record(&reference, event, later()).await.expect("it can be recorded");
    }
    assert!(row(&world, &sent).await.is_none(), "what is closed and read is in no list of open ones");
    let box_of_receipt = format!("{}/add", sent["receipt"].as_str().expect("a path"));
    let more = [("what_happened", "There is a gas leak now.")];
    assert!(world.post(&box_of_receipt, &more).await.status.is_redirection());
    let rows = world.rows_at(&["imani"], later()).await;
    assert_eq!(
        (rows[0].reference.as_str(), rows[0].unread, rows[0].danger),
        (sent["reference"].as_str().expect("one"), true, true)
    );
    assert_eq!(rows.len(), 2);
    let shown = world.shown_lines(&reference, later(), false).await;
    assert!(shown.contains("added 2026-12-24T10:00:00+00:00, UNREAD"), "{shown}");
    assert_eq!(world.read(&reference, later(), false).await.expect("it can be read"), 1);
    assert!(row(&world, &sent).await.is_none());
}

#[tokio::test]
async fn what_comes_in_an_outage_is_unread_when_it_is_home_also_where_it_belongs_to_something_that_was_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let engine = tests::Engine::start().await.local;
    let spool = Some(folder.path().to_path_buf());
    let up = World::with(Setting { engine: Some(engine), spool: spool.clone(), ..Default::default() }).await;
    let down = World::with(Setting { engine: Some(nobody()), spool, ..Default::default() }).await;
    let jo = [("contact_by", "email"), ("email", "jo@example.org"), ("token", "00112233445566778899aabbccddeeff")];
    let sent = up.send_json("imani", &[STORY, jo[0], jo[1], jo[2]]).await.json();
    let reference = reference_of(&sent["reference"]);
    up.read(&reference, later(), false).await.expect("it can be read");
    let more = [("what_happened", "And the window."), jo[0], jo[1], jo[2]];
    // Nobody can see in an outage what the token has sent before: it stands for itself, and names the other.
    let more = down.send_json("imani", &more).await.json();
    let new = down.send_json("imani", &[("what_happened", "Damp.")]).await.json();
    assert_eq!(up.drain().await["left"], 0);
    assert!(!row(&up, &sent).await.expect("it is listed").unread);
    for sent in [&more, &new] {
        assert!(row(&up, sent).await.expect("it is listed").unread);
        assert_eq!(up.read(&reference_of(&sent["reference"]), later(), false).await.expect("it can be read"), 1);
    }
}

#[tokio::test]
async fn only_who_may_read_all_of_it_can_say_that_it_was_read() {
    let world = World::new().await;
    let sent = world.send_json("imani", &[STORY, ("keep_from", "Bob")]).await.json();
    let reference = reference_of(&sent["reference"]);
    assert!(matches!(world.read(&reference, later(), false).await, Err(Refusal::ForLead)));
    assert!(row(&world, &sent).await.expect("it is listed").unread);
    assert_eq!(world.read(&reference, later(), true).await.expect("the lead can"), 1);
}

#[tokio::test]
async fn a_reference_that_only_leads_to_a_complaint_says_so_and_has_no_life_of_its_own() {
    let world = World::new().await;
    let jo = [("contact_by", "email"), ("email", "jo@example.org")];
    let sent = world.send_json("imani", &[STORY, jo[0], jo[1]]).await.json();
    let again = world.send_json("imani", &[STORY, jo[0], jo[1], ("token", &"7".repeat(32))]).await.json();
    let door = again["receipt"].as_str().and_then(|path| path.rsplit('/').nth(1)).expect("a receipt");
    let door = door.parse().expect("a reference");
    let first = reference_of(&sent["reference"]).grouped();
    let shown = world.shown_lines(&door, later(), false).await;
    assert!(shown.contains(&format!("It only leads to the complaint {first}")), "{shown}");
    assert!(!shown.contains(" by 20"), "it has no dates: {shown}");
    assert!(matches!(world.read(&door, later(), false).await, Err(Refusal::LeadsTo { .. })));
    assert_eq!(world.rows_at(&["imani"], later()).await.len(), 1);
}

#[tokio::test]
async fn a_list_comes_a_page_at_a_time_and_nothing_is_missing_between_two_pages() {
    let world = World::new().await;
    let landlords = ["imani", "incommunities"];
    for number in 0..23 {
        let story = format!("Complaint {number}: {}", if number % 5 == 0 { "a gas leak" } else { "damp" });
        let risk = if number % 7 == 0 { "yes" } else { "no" };
        let sent = world.send_json(landlords[number % 2], &[("what_happened", &story), ("at_risk", risk)]).await;
        if number % 3 == 0 {
            world.read(&reference_of(&sent.json()["reference"]), later(), false).await.expect("it can be read");
        }
    }
    let whole = world.rows_at(&landlords, later()).await;
    assert_eq!(whole.len(), 23);
    let order: Vec<_> =
        whole.iter().map(|row| (!row.unread, Rank::of(row.urgent, row.danger), row.due.clone())).collect();
    assert!(order.is_sorted(), "what nobody has read, then urgent ones, then danger, then by date: {order:?}");
    for limit in [1, 2, 5, 22, 23, 100] {
        let mut paged: Vec<String> = Vec::new();
        let mut after = None;
        loop {
            let page = world.page_at(&landlords, later(), &Asked { limit, after, ..Asked::default() }).await;
            assert!(!page.rows.is_empty() && page.rows.len() <= limit + 1, "{limit}: {}", page.rows.len());
            // What was unread stood in front already, and stands in its own place once more, marked.
            let again = page.rows.into_iter().filter(|row| !(row.unread && paged.contains(&row.reference)));
            let new: Vec<String> = again.map(|row| row.reference).collect();
            paged.extend(new);
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        let whole: Vec<&str> = whole.iter().map(|row| row.reference.as_str()).collect();
        assert_eq!(paged, whole, "{limit}");
    }
    let unread = world.page_at(&landlords, later(), &Asked { unread: true, ..Asked::default() }).await.rows;
    assert_eq!(unread.len(), whole.iter().filter(|row| row.unread).count());
    let soon = Asked { due_before: Some(day("2026-12-26")), limit: 3, ..Asked::default() };
    let mut found = Vec::new();
    let mut asked = soon.clone();
    loop {
        let page = world.page_at(&landlords, later(), &asked).await;
        found.extend(page.rows);
        let Some(next) = page.next else { break };
        asked.after = Some(next);
    }
    let expected: Vec<&str> = whole
        .iter()
        .filter(|row| row.due.as_deref().is_some_and(|due| due < "2026-12-26"))
        .map(|row| row.reference.as_str())
        .collect();
    let mut references: Vec<&str> = found.iter().map(|row| row.reference.as_str()).collect();
    references.sort_unstable();
    let mut expected = expected;
    expected.sort_unstable();
    assert!(!expected.is_empty());
    assert_eq!(references, expected, "only what is owed before that day");
}

#[tokio::test]
async fn what_is_closed_can_be_listed_and_found_by_what_its_sender_gave() {
    let world = World::new().await;
    let fields = [
        STORY,
        ("name", "Adé O’Neill"),
        ("address", "Flat 3, 12 Any Street\nBradford bd1 4bu"),
        ("contact_by", "email"),
        ("email", "Ade@Example.org"),
        ("phone", "+44 (0)7700 900-982"),
    ];
    let sent = world.send_json("imani", &fields).await.json();
    let reference = reference_of(&sent["reference"]);
    world.read(&reference, later(), false).await.expect("it can be read");
    for event in ["responded=2026-12-29", "closed=2026-12-30"] {
        world.record(&reference, event.parse().expect("an event"), later()).await.expect("it can be recorded");
    }
    let closed = world.page_at(&["imani"], later(), &Asked { closed: true, ..Asked::default() }).await.rows;
    assert_eq!(closed.iter().map(|row| row.reference.clone()).collect::<Vec<_>>(), [reference.to_string()]);
    for typed in [
        "07700 900982",
        "ADE@example.org",
        "BD14BU",
        "oneill",
        "Adé O'Neill",
        "ade oneill 07700 900982 bd1 4bu",
        &reference.grouped(),
    ] {
        assert_eq!(world.found(typed, false).await, [reference.to_string()], "{typed}");
    }
    for typed in ["O'Neill Smith", "07700 900983", "BD1 4BV", "O'Neill 07700 900983"] {
        assert_eq!(world.found(typed, false).await, [""; 0], "{typed}: as it was spelt, and all of it");
    }
    // Whose name stands in a complaint that somebody must not see is found by the lead alone.
    let kept = world.send_json("imani", &[STORY, ("name", "Ada Lovelace"), ("keep_from", "Bob")]).await.json();
    assert_eq!(world.found("Lovelace", false).await, [""; 0]);
    assert_eq!(world.found("Lovelace", true).await, [kept["reference"].as_str().expect("a reference")]);
}

#[tokio::test]
async fn a_hundred_additions_are_read_at_once_and_danger_that_one_of_them_told_of_stays_in_the_list() {
    let world = World::new().await;
    let sent = world.send_json("imani", &[STORY]).await.json();
    let reference = reference_of(&sent["reference"]);
    let box_of_receipt = format!("{}/add", sent["receipt"].as_str().expect("a path"));
    for number in 0..104 {
        let more = format!("More, {number}: {}", if number == 50 { "there is a gas leak" } else { "still cold" });
        assert!(world.post(&box_of_receipt, &[("what_happened", &more)]).await.status.is_redirection());
    }
    assert_eq!(world.read(&reference, later(), false).await.expect("it can be read"), 105);
    let found = row(&world, &sent).await.expect("it is listed");
    assert!(!found.unread && found.danger, "{found:?}");
    assert!(world.listed("imani").await[0].place.starts_with("1 "), "it stands before what is not");
    let event: Event = "acknowledged=2026-12-29".parse().expect("an event");
    world.record(&reference, event, later()).await.expect("it can be recorded");
    assert!(world.listed("imani").await[0].place.starts_with("1 "), "also when something was recorded");
    // A place of the other part, typed by hand, brings nobody from what is unread to what is open.
    let after = Some("open 2026-12-24T10:00:00Z 0".to_owned());
    let asked = Asked { unread: true, after, ..Asked::default() };
    assert!(world.page_at(&["imani"], later(), &asked).await.rows.is_empty());
}
