//! Several officers record at once, or only the answer to a write is lost:
//! whatever is still allowed stands there once, under the number that was told.

use chrono::{DateTime, TimeZone, Utc};
use complaints::case::admits::Refused;
use complaints::case::events::{Event, EventKind};
use complaints::form::reference::Reference;
use office::record::Refusal;
use tests::faults::Line;
use tests::{Engine, Setting, World, reference_of};

fn later() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2027, 1, 20, 10, 0, 0).single().expect("an instant")
}

fn event(text: &str) -> Event {
    text.parse().expect("an event")
}

async fn complaint(world: &World) -> Reference {
    reference_of(&world.send_json("imani", &[("what_happened", "No heating")]).await.json()["reference"])
}

/// What stands in a complaint, by its number: each event once.
async fn recorded(world: &World, reference: &Reference) -> Vec<(u32, EventKind)> {
    let case = world.case(&reference.to_string().into()).await;
    let kind = |entry: &office::read::Recorded| entry.event.as_ref().expect("an event").kind;
    let mut all: Vec<_> = case.recorded.iter().map(|entry| (entry.number, kind(entry))).collect();
    all.sort_by_key(|(number, _)| *number);
    all
}

#[tokio::test]
async fn all_that_several_officers_record_at_once_stands_there_under_the_number_each_was_told() {
    let world = World::new().await;
    let reference = complaint(&world).await;
    let texts = ["acknowledged=2026-12-29", "contacted=2026-12-29", "offer-made=2026-12-30", "copy-sent=2026-12-30"];
    let record = |text: &'static str| world.record(&reference, event(text), later());
    let (one, two, three, four) = tokio::join!(record(texts[0]), record(texts[1]), record(texts[2]), record(texts[3]));
    let told: Vec<u32> = [one, two, three, four].into_iter().map(|told| told.expect("it is allowed")).collect();
    let there = recorded(&world, &reference).await;
    assert_eq!(there.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [1, 2, 3, 4]);
    for (number, text) in told.iter().zip(texts) {
        assert!(there.contains(&(*number, event(text).kind)), "{text} was told {number}: {there:?}");
    }
    let shown = world.case(&reference.to_string().into()).await.complaint.progress.expect("what the receipt shows");
    assert_eq!(shown.len(), 4, "{shown:?}");
}

#[tokio::test]
async fn of_two_who_close_it_at_once_one_is_told_that_it_is_closed() {
    let world = World::new().await;
    let reference = complaint(&world).await;
    world.record(&reference, event("responded=2027-01-04"), later()).await.expect("it is recorded");
    let (one, two) = tokio::join!(
        world.record(&reference, event("closed=2027-01-05"), later()),
        world.record(&reference, event("closed=2027-01-05"), later()),
    );
    let refused = match (one, two) {
        (Ok(2), Err(refused)) | (Err(refused), Ok(2)) => refused,
        other => panic!("{other:?}"),
    };
    assert!(matches!(refused, Refusal::Case(Refused::Closed { stage: 1 })), "judged anew: {refused:?}");
    assert_eq!(recorded(&world, &reference).await.len(), 2);
}

#[tokio::test]
async fn of_two_who_strike_out_the_same_one_does_and_of_two_who_strike_out_others_both_do() {
    let world = World::new().await;
    let reference = complaint(&world).await;
    for text in ["acknowledged=2026-12-29", "contacted=2026-12-29", "copy-sent=2026-12-30"] {
        world.record(&reference, event(text), later()).await.expect("it is recorded");
    }
    let strike = |number| world.strike(&reference, number, later());
    let (one, two, same, new) = tokio::join!(
        strike(1),
        strike(2),
        strike(2),
        world.record(&reference, event("offer-made=2027-01-04"), later())
    );
    one.expect("it is struck out");
    assert!(matches!((&two, &same), (Ok(()), Err(Refusal::NoEntry(2))) | (Err(Refusal::NoEntry(2)), Ok(()))));
    assert_eq!(new.expect("it is recorded"), 4);
    let case = world.case(&reference.to_string().into()).await;
    let struck: Vec<bool> = case.recorded.iter().map(|entry| entry.struck.is_some()).collect();
    assert_eq!(struck, [true, true, false, false]);
}

/// Every write is made, and of none does anybody hear.
#[tokio::test]
async fn what_was_written_and_not_told_of_stands_there_once_and_is_told_of_after_all() {
    let Engine { local, .. } = Engine::start().await;
    let line = Line::new(&local, Vec::new(), 7).await;
    let far = World::with(Setting { engine: Some(line.address.clone()), ..Default::default() }).await;
    let reference = complaint(&far).await;
    line.cut_commits(true);
    let one = far.record(&reference, event("acknowledged=2026-12-29"), later()).await;
    assert_eq!(one.expect("it was written"), 1);
    let two = far.record(&reference, event("contacted=2026-12-29"), later()).await;
    assert_eq!(two.expect("it was written"), 2);
    // The same again is another event, and not the one whose answer was lost.
    let three = far.record(&reference, event("contacted=2026-12-29"), later()).await;
    assert_eq!(three.expect("it was written"), 3);
    far.strike(&reference, 2, later()).await.expect("it was struck out");
    let link = far.new_link(&reference, later()).await.expect("it was made");
    line.cut_commits(false);
    assert_eq!(far.open(&link).await.status, 200, "it is the link that opens the receipt");
    let kinds: Vec<EventKind> = recorded(&far, &reference).await.into_iter().map(|(_, kind)| kind).collect();
    assert_eq!(kinds, [EventKind::Acknowledged, EventKind::Contacted, EventKind::Contacted, EventKind::NewLink]);
}

#[tokio::test]
async fn two_new_links_at_once_leave_one_that_opens() {
    let world = World::new().await;
    let reference = complaint(&world).await;
    let (one, two) = tokio::join!(world.new_link(&reference, later()), world.new_link(&reference, later()));
    let mut open = 0;
    for link in [one, two].into_iter().flatten() {
        open += usize::from(world.open(&link).await.status == 200);
    }
    assert_eq!(open, 1);
}

#[tokio::test]
async fn a_table_that_is_away_is_told_of_and_nothing_is_recorded_later() {
    let Engine { local, .. } = Engine::start().await;
    let line = Line::new(&local, Vec::new(), 7).await;
    let far = World::with(Setting { engine: Some(line.address.clone()), ..Default::default() }).await;
    let reference = complaint(&far).await;
    line.away(true);
    let refused = far.record(&reference, event("acknowledged=2026-12-29"), later()).await;
    assert!(matches!(refused, Err(Refusal::Table(_))), "{refused:?}");
    line.away(false);
    assert!(recorded(&far, &reference).await.is_empty());
}
