//! A bank holiday is proclaimed while complaints are open: the list shows the
//! dates that `show` does from that build on, and `register recalculate` puts
//! every complaint where it belongs.

use std::path::PathBuf;

use aws_sdk_dynamodb::types::AttributeValue;
use chrono::{DateTime, TimeZone, Utc};
use complaints::case::events::Event;
use complaints::form::reference::Reference;
use office::list::{Asked, Row};
use office::recalculate::{Left, Moved, Tally, Told};
use office::record::Refusal;
use serde_json::Value;
use store::connect::LocalEngine;
use store::table::item::Item;
use tempfile::TempDir;
use tests::faults::Line;
use tests::{Engine, Setting, World, build_into, copy_of_frozen, day, reference_of};

use crate::stores::kept::under;
use crate::visitors::dates::proclaim;

fn at(year: i32, month: u32, day: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(year, month, day, 12, 0, 0).single().expect("an instant")
}

/// One table, under the words of one build after the other.
struct Town {
    folder: TempDir,
    words: site_gen::read::Folders,
    engine: LocalEngine,
}

const LANDLORDS: [&str; 2] = ["imani", "impact-housing"];

impl Town {
    async fn new() -> Self {
        let (folder, words) = copy_of_frozen();
        let town = Self { folder, words, engine: Engine::start().await.local };
        town.build();
        town
    }

    fn out(&self) -> PathBuf {
        self.folder.path().join("dist")
    }

    fn build(&self) {
        build_into(&self.out(), &self.words, day("2026-12-24")).expect("the words build");
    }

    async fn world(&self) -> World {
        World::with(Setting { built: &self.out(), engine: Some(self.engine.clone()), ..Default::default() }).await
    }

    /// The same after a bank holiday was proclaimed.
    async fn proclaims(&self, date: &str) -> World {
        proclaim(&self.words, date);
        self.build();
        self.world().await
    }
}

/// A complaint that somebody has read, and the path of its receipt.
async fn complaint(world: &World, landlord: &str, story: &str) -> (Reference, String) {
    let sent: Value = world.send_json(landlord, &[("what_happened", story)]).await.json();
    let reference = reference_of(&sent["reference"]);
    world.read(&reference, at(2026, 12, 24), true).await.expect("somebody has read it");
    (reference, sent["receipt"].as_str().expect("a path").to_owned())
}

async fn acknowledged(world: &World, reference: &Reference) {
    recorded(world, reference, "acknowledged=2026-12-29").await;
}

async fn recorded(world: &World, reference: &Reference, event: &str) {
    let event: Event = event.parse().expect("an event");
    world.record(reference, event, at(2027, 1, 6)).await.expect("it is recorded");
}

async fn row(world: &World, reference: &Reference) -> Row {
    let rows = world.rows_at(&LANDLORDS, at(2027, 1, 6)).await;
    rows.into_iter().find(|row| row.reference == reference.to_string()).expect("it is open")
}

/// The same text as `show` has it after `NEXT`.
async fn next(world: &World, reference: &Reference) -> String {
    let shown = world.shown_lines(reference, at(2027, 1, 6), true).await;
    shown.lines().find(|line| line.starts_with("NEXT")).unwrap_or_default().to_owned()
}

async fn recalculated(world: &World, write: bool) -> (Vec<Told>, Tally) {
    world.recalculate(write, at(2027, 1, 6)).await.expect("it can be counted")
}

fn moved(told: &[Told]) -> Vec<&Moved> {
    told.iter()
        .filter_map(|told| match told {
            Told::Moved(moved) => Some(moved),
            Told::Left(_) => None,
        })
        .collect()
}

async fn standing(world: &World, reference: &Reference) -> Item {
    under(world, &format!("STANDING#{reference}")).await.pop().expect("it stands")
}

async fn put(world: &World, item: Item) {
    let put = world.table.client().put_item().table_name(world.table.name()).set_item(Some(item));
    put.send().await.expect("the table takes it");
}

const TWELFTH: &str = "2027-01-12T23:59:59+00:00";
const THIRTEENTH: &str = "2027-01-13T23:59:59+00:00";

#[tokio::test]
async fn a_dry_run_names_each_that_would_move_and_why_and_writes_nothing() {
    let town = Town::new().await;
    let before = town.world().await;
    let (late, _) = complaint(&before, "imani", "No heating").await;
    let (early, _) = complaint(&before, "imani", "No light").await;
    acknowledged(&before, &late).await;
    let world = town.proclaims("2027-01-11").await;
    let stood = (standing(&world, &late).await, under(&world, &format!("EVENTS#{late}")).await);

    let (told, tally) = recalculated(&world, false).await;
    assert_eq!(tally, Tally { looked: 2, moved: 1, left: 0 }, "the acknowledgement of {early} is due before that day");
    let [one] = moved(&told)[..] else { panic!("{told:?}") };
    assert_eq!((one.reference.clone(), one.landlord.as_str()), (late.to_string(), "imani"));
    assert_eq!((one.was.as_deref(), one.now.as_deref()), (Some(TWELFTH), Some(THIRTEENTH)));
    assert_eq!(one.came.iter().map(|day| day.why.as_str()).collect::<Vec<_>>(), ["A day of thanks"]);
    let office = &world.words().library.office;
    assert_eq!(
        told[0].line(false, office),
        format!(
            "{late}  imani  respond (stage 1): Tue 12 Jan 2027 in the list, Wed 13 Jan 2027 as counted now (not counted \
             any more: 2027-01-11 (A day of thanks))"
        )
    );
    assert!(tally.line(false, office).contains("1 of 2 complaints would move"), "{}", tally.line(false, office));
    assert_eq!((standing(&world, &late).await, under(&world, &format!("EVENTS#{late}")).await), stood);
}

#[tokio::test]
async fn the_list_has_the_dates_of_show_from_the_new_build_on_and_says_which_stand_elsewhere() {
    let town = Town::new().await;
    let before = town.world().await;
    let (late, _) = complaint(&before, "imani", "No heating").await;
    let (early, _) = complaint(&before, "imani", "No light").await;
    acknowledged(&before, &late).await;
    let now = row(&before, &late).await;
    assert!(now.due.as_deref() == Some(TWELFTH) && !now.out_of_place);

    let world = town.proclaims("2027-01-11").await;
    let now = row(&world, &late).await;
    assert_eq!((now.due.as_deref(), now.out_of_place), (Some(THIRTEENTH), true));
    assert!(world.lines(&[now]).contains("by Wed 13 Jan 2027: respond (stage 1)  (stands by an older date)"));
    assert_eq!(next(&world, &late).await, "NEXT: respond (stage 1), by Wed 13 Jan 2027");
    assert!(!row(&world, &early).await.out_of_place);
    // What is due before a day is that as counted now, and whatever the list has by an older date.
    for (before, count) in [("2027-01-12", 1), ("2027-01-13", 2), ("2027-01-14", 2)] {
        let asked = Asked { due_before: Some(day(before)), ..Asked::default() };
        assert_eq!(world.page_at(&["imani"], at(2027, 1, 6), &asked).await.rows.len(), count, "{before}");
    }
    // A day that is a holiday no more brings a date forward: nothing that is due by then is left out.
    recalculated(&world, true).await;
    let again = town.world_without_it().await;
    let asked = Asked { due_before: Some(day("2027-01-13")), ..Asked::default() };
    let rows = again.page_at(&["imani"], at(2027, 1, 6), &asked).await.rows;
    assert!(
        rows.iter().any(|row| row.reference == late.to_string() && row.due.as_deref() == Some(TWELFTH)),
        "{rows:?}"
    );
}

impl Town {
    /// The first words once more, without what was proclaimed.
    async fn world_without_it(&self) -> World {
        let file = "bank-holidays.json";
        std::fs::copy(tests::frozen().content.join(file), self.words.content.join(file)).expect("it can be copied");
        self.build();
        self.world().await
    }
}

#[tokio::test]
async fn what_is_moved_stands_where_it_belongs_with_an_entry_that_says_so_and_moves_once() {
    let town = Town::new().await;
    let before = town.world().await;
    let (late, receipt) = complaint(&before, "imani", "No heating").await;
    let (fresh, fresh_receipt) = complaint(&before, "impact-housing", "No light").await;
    acknowledged(&before, &late).await;
    let world = town.proclaims("2027-01-11").await;
    let said = (world.open(&receipt).await.words(), world.open(&fresh_receipt).await.words());
    let progress = world.case(&late.to_string().into()).await.complaint.progress;

    let (told, tally) = recalculated(&world, true).await;
    assert_eq!((moved(&told).len(), tally.left), (tally.moved, 0));
    let now = row(&world, &late).await;
    assert_eq!((now.due.as_deref(), now.out_of_place), (Some(THIRTEENTH), false));
    let due = standing(&world, &late).await["due"].as_s().expect("a text").clone();
    assert!(due.starts_with("2027-01-13T23:59:59Z#"), "{due}");
    let shown = world.shown_lines(&late, at(2027, 1, 6), false).await;
    assert!(shown.contains("dates counted anew 2027-01-06T12:00:00Z by the officer of stories"), "{shown}");
    assert!(shown.contains("  respond (stage 1): was Tue 12 Jan 2027, is Wed 13 Jan 2027"), "{shown}");

    // It is no act of an officer: what has happened, what is unread and what a receipt says stay as they were.
    let case = world.case(&late.to_string().into()).await;
    assert_eq!((case.complaint.progress, case.recorded.len()), (progress, 1));
    assert_eq!((world.open(&receipt).await.words(), world.open(&fresh_receipt).await.words()), said);
    assert_eq!(recalculated(&world, true).await.1, Tally { moved: 0, ..tally }, "a second time moves nothing");
    assert!(!row(&world, &fresh).await.out_of_place);
    // And what is recorded afterwards is numbered as if it had not been.
    recorded(&world, &late, "contacted=2027-01-05").await;
    let case = world.case(&late.to_string().into()).await;
    assert_eq!(case.recorded.iter().map(|entry| entry.number).collect::<Vec<_>>(), [1, 2]);
}

#[tokio::test]
async fn nothing_has_been_done_in_a_complaint_whose_dates_were_counted_anew() {
    let town = Town::new().await;
    let before = town.world().await;
    let sent = before.send_json("imani", &[("what_happened", "No heating")]).await.json();
    let (reference, receipt) = (reference_of(&sent["reference"]), sent["receipt"].as_str().expect("a path"));
    // The day on which it is to be acknowledged.
    let world = town.proclaims("2026-12-30").await;
    let (told, _) = recalculated(&world, true).await;
    let [one] = moved(&told)[..] else { panic!("{told:?}") };
    assert_eq!(one.owes, "acknowledge (stage 1)");
    let case = world.case(&reference.to_string().into()).await;
    assert_eq!(case.complaint.progress, Ok(Vec::new()));
    assert_eq!(case.unread().count(), 1, "nobody has read it");
    let [entry] = &case.recalculated[..] else { panic!("{:?}", case.recalculated) };
    assert_eq!(entry.moved.len(), 2, "the answer has moved with it: {entry:?}");
    // The receipt tells it as what it is: a change of the calendar since it was sent.
    world.open(receipt).await.says("The list of bank holidays has changed.");
    let shown = world.shown_lines(&reference, at(2027, 1, 6), false).await;
    assert!(shown.contains("respond was told as 2027-01-12 and is 2027-01-13 now"), "{shown}");
    // Of a second change, each date is told from where the first has left it.
    let world = town.proclaims("2026-12-31").await;
    world.recalculate(true, at(2027, 1, 7)).await.expect("it can be counted");
    let case = world.case(&reference.to_string().into()).await;
    let was = |date: &store::table::item::recalculated::MovedDate| date.was.clone().unwrap_or_default();
    let entries: Vec<Vec<String>> =
        case.recalculated.iter().map(|entry| entry.moved.iter().map(was).collect()).collect();
    assert!(entries.len() == 2 && entries[1].contains(&THIRTEENTH.to_owned()), "{entries:?}");
}

#[tokio::test]
async fn a_closed_complaint_keeps_its_place_and_an_answered_one_owes_nothing() {
    let town = Town::new().await;
    let before = town.world().await;
    let (closed, _) = complaint(&before, "imani", "No heating").await;
    let (answered, _) = complaint(&before, "imani", "No light").await;
    for event in ["responded=2027-01-04", "closed=2027-01-05"] {
        recorded(&before, &closed, event).await;
    }
    recorded(&before, &answered, "responded=2027-01-04").await;
    let world = town.proclaims("2027-01-05").await;
    let stood = standing(&world, &closed).await;
    let (told, tally) = recalculated(&world, true).await;
    assert_eq!((told, tally), (Vec::new(), Tally { looked: 2, ..Tally::default() }), "closed ones are looked at too");
    assert_eq!(standing(&world, &closed).await, stood);
}

#[tokio::test]
async fn whoever_records_while_dates_are_counted_anew_loses_nothing() {
    let town = Town::new().await;
    let before = town.world().await;
    let mut all = Vec::new();
    for number in 0..12 {
        let (reference, _) = complaint(&before, "imani", &format!("Complaint {number}")).await;
        acknowledged(&before, &reference).await;
        all.push(reference);
    }
    let world = town.proclaims("2027-01-11").await;
    let events = ["contacted=2027-01-05", "holding-reply-sent=2027-01-05,until=2027-01-20,reason=a survey"];
    let records = async {
        for (number, reference) in all.iter().enumerate() {
            recorded(&world, reference, events[number % 2]).await;
        }
    };
    let (recalculation, _, second) = tokio::join!(recalculated(&world, true), records, recalculated(&world, true));
    assert_eq!((recalculation.1.left, second.1.left), (0, 0), "{recalculation:?} {second:?}");
    for (number, reference) in all.iter().enumerate() {
        let case = world.case(&reference.to_string().into()).await;
        assert_eq!(case.complaint.progress.expect("what its receipt shows").len(), 2, "{reference}");
        assert_eq!(case.recorded.len(), 2);
        assert!(case.recalculated.len() < 2, "one of two who count anew moves it");
        let row = row(&world, reference).await;
        assert!(!row.out_of_place, "{row:?}");
        let due = if number % 2 == 0 { THIRTEENTH } else { "2027-01-20T23:59:59+00:00" };
        assert_eq!(row.due.as_deref(), Some(due));
    }
    assert!(recalculated(&world, true).await.0.is_empty());
}

#[tokio::test]
async fn pages_that_are_turned_while_complaints_move_behind_leave_none_out() {
    let town = Town::new().await;
    let before = town.world().await;
    for number in 0..230 {
        before.send_json("imani", &[("what_happened", &format!("Complaint {number}"))]).await;
    }
    // All are to be acknowledged on that day.
    let world = town.proclaims("2026-12-30").await;
    let (told, tally) = recalculated(&world, false).await;
    assert_eq!((told.len(), tally), (230, Tally { looked: 230, moved: 230, left: 0 }));
    let (told, tally) = recalculated(&world, true).await;
    assert_eq!((told.len(), tally.moved, tally.left), (230, 230, 0));
    assert_eq!(recalculated(&world, true).await, (Vec::new(), Tally { looked: 230, moved: 0, left: 0 }));
}

/// Every write is made, and of none does anybody hear.
#[tokio::test]
async fn what_was_moved_and_not_told_of_is_told_of_after_all_and_has_one_entry() {
    let town = Town::new().await;
    let before = town.world().await;
    let (reference, _) = complaint(&before, "imani", "No heating").await;
    acknowledged(&before, &reference).await;
    drop(town.proclaims("2027-01-11").await);
    let line = Line::new(&town.engine, Vec::new(), 7).await;
    let out = town.out();
    let far = World::with(Setting { built: &out, engine: Some(line.address.clone()), ..Default::default() }).await;
    line.cut_commits(true);
    let (told, tally) = recalculated(&far, true).await;
    line.cut_commits(false);
    assert_eq!((moved(&told).len(), tally), (1, Tally { looked: 1, moved: 1, left: 0 }));
    assert_eq!(far.case(&reference.to_string().into()).await.recalculated.len(), 1);
    line.away(true);
    assert!(matches!(far.recalculate(true, at(2027, 1, 6)).await, Err(Refusal::Table(_))), "nobody takes it for done");
}

#[tokio::test]
async fn what_cannot_be_counted_is_told_and_left_and_the_others_go_on() {
    let town = Town::new().await;
    let before = town.world().await;
    let mut all = Vec::new();
    for story in ["No heating", "No light", "No water", "No door"] {
        let (reference, _) = complaint(&before, "imani", story).await;
        acknowledged(&before, &reference).await;
        all.push(reference);
    }
    let [strange, unreadable, no_policy, good] = all[..] else { panic!("four") };
    let mut broken = standing(&before, &strange).await;
    let event = [("kind", "juggled"), ("at", "2026-12-29")];
    let event = event.map(|(name, value)| (name.to_owned(), AttributeValue::S(value.to_owned())));
    broken.insert("progress".to_owned(), AttributeValue::L(vec![AttributeValue::M(event.into())]));
    put(&before, broken).await;
    let case = async |reference: Reference| under(&before, &format!("COMPLAINT#{reference}")).await;
    let mut later = case(unreadable).await.pop().expect("it is there");
    later.insert("format".to_owned(), AttributeValue::N("9".to_owned()));
    put(&before, later).await;
    let mut copied = case(no_policy).await.pop().expect("it is there");
    copied.remove("clocks_digest");
    copied.insert("clocks".to_owned(), AttributeValue::S("nation: nowhere".to_owned()));
    put(&before, copied).await;

    let world = town.proclaims("2027-01-11").await;
    let stood = standing(&world, &strange).await;
    let (told, tally) = recalculated(&world, true).await;
    assert_eq!(tally, Tally { looked: 4, moved: 1, left: 3 }, "{told:?}");
    assert_eq!(moved(&told)[0].reference, good.to_string());
    let left = told.iter().filter_map(|told| match told {
        Told::Left(left) => Some(left),
        Told::Moved(_) => None,
    });
    for Left { reference, landlord, why } in left {
        assert!(landlord == "imani" && !why.is_empty(), "{reference}: {why}");
    }
    assert_eq!(standing(&world, &strange).await, stood);
    // In the list it stands where it stood, with no date that nobody can count.
    let row = row(&world, &strange).await;
    assert!(row.not_counted && row.due.is_none(), "{row:?}");
    assert!(world.lines(&[row]).contains("its dates cannot be counted"));
}

#[tokio::test]
async fn those_of_a_landlord_that_has_left_the_site_move_too() {
    let town = Town::new().await;
    let before = town.world().await;
    let (reference, _) = complaint(&before, "imani", "No heating").await;
    acknowledged(&before, &reference).await;
    std::fs::remove_dir_all(town.words.policies.join("imani")).expect("its folder can be removed");
    let world = town.proclaims("2027-01-11").await;
    let (told, _) = recalculated(&world, true).await;
    assert_eq!(moved(&told).iter().map(|one| one.now.as_deref()).collect::<Vec<_>>(), [Some(THIRTEENTH)]);
    assert_eq!(next(&world, &reference).await, "NEXT: respond (stage 1), by Wed 13 Jan 2027");
}
