//! What officers record, and what the person who complained sees of it.

use chrono::{DateTime, TimeDelta, TimeZone, Utc};
use complaints::case::admits::Refused;
use complaints::case::events::Event;
use complaints::days::clock::Step;
use complaints::days::moment::Moment;
use complaints::form::reference::Reference;
use office::list::Row;
use office::record::Refusal;
use office::write::{Entry, Recording, SealedEntry, write};
use serde_json::Value;
use store::complaint::Complaint;
use store::sealed_words::SealedRecord;
use store::standing::Owes;
use store::stands::Stands;
use store::table::PutOutcome;
use tests::keys::sealing_keys;
use tests::{Engine, Page, Setting, World, build_into, christmas_eve, copy_of_frozen, day, edit, reference_of};

const STORY: (&str, &str) = ("what_happened", "The heating has been off since March.");

fn at(year: i32, month: u32, day: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(year, month, day, 12, 0, 0).single().expect("an instant")
}

/// A complaint of Christmas Eve, and the office that answers it.
struct Office {
    world: World,
    sent: Value,
    engine: store::connect::LocalEngine,
}

impl Office {
    async fn of(landlord: &str, fields: &[(&str, &str)]) -> Self {
        let engine = Engine::start().await.local;
        let world = World::with(Setting { engine: Some(engine.clone()), ..Default::default() }).await;
        let sent = world.send_json(landlord, fields).await.json();
        world.read(&reference_of(&sent["reference"]), christmas_eve(), true).await.expect("somebody has read it");
        Self { world, sent, engine }
    }

    fn reference(&self) -> Reference {
        tests::reference_of(&self.sent["reference"])
    }

    /// An officer records something on the last day of the story.
    async fn records(&self, event: &str) -> Result<u32, Refusal> {
        let event: Event = event.parse().expect("an event");
        self.world.record(&self.reference(), event, at(2027, 6, 30)).await
    }

    async fn strikes(&self, number: u32) -> Result<(), Refusal> {
        self.world.strike(&self.reference(), number, at(2027, 6, 30)).await
    }

    /// The receipt on some day.
    async fn receipt(&self, now: fn() -> DateTime<Utc>) -> Page {
        let world = World::with(Setting { engine: Some(self.engine.clone()), now, ..Default::default() }).await;
        world.open(receipt_of(&self.sent)).await
    }

    async fn row(&self) -> Option<Row> {
        self.world.rows_at(&["imani", "impact-housing"], at(2027, 1, 1)).await.pop()
    }

    async fn shown(&self) -> String {
        self.world.shown_lines(&self.reference(), at(2027, 6, 30), false).await
    }
}

#[tokio::test]
async fn a_receipt_tells_what_has_happened_and_what_is_still_to_come() {
    let office = Office::of("imani", &[STORY]).await;
    let due = |row: Option<Row>| row.and_then(|row| row.due).unwrap_or_default();
    assert_eq!(due(office.row().await), "2026-12-30T23:59:59+00:00");
    office.receipt(|| at(2026, 12, 28)).await.does_not_say("What has happened so far");

    office.records("acknowledged=2026-12-29").await.expect("it is recorded");
    let receipt = office.receipt(|| at(2026, 12, 31)).await;
    receipt.says("Tuesday 29 December 2026: We told you that we have it.");
    receipt.does_not_say("we will tell you that we have your complaint");
    receipt.says("By Tuesday 12 January 2027 we will answer you.");
    assert_eq!(due(office.row().await), "2027-01-12T23:59:59+00:00", "the next date leads in the list");

    let new_date = "extension-agreed=2027-01-05,until=2027-01-18,reason=Dr Example is away";
    office.records(new_date).await.expect("it is recorded");
    let receipt = office.receipt(|| at(2027, 1, 6)).await;
    receipt.says("You agreed a new date with us. The new date for our answer: Monday 18 January 2027.");
    receipt.says("By Monday 18 January 2027 we will answer you. You agreed this date with us on Tuesday 5 January 2027. It was Tuesday 12 January 2027 at first.");
    receipt.does_not_say("Dr Example");
    receipt.does_not_say("The list of bank holidays has changed.");
    assert!(office.shown().await.contains("reason=Dr Example is away"), "{}", office.shown().await);

    office.records("responded=2027-01-15").await.expect("it is recorded");
    let receipt = office.receipt(|| at(2027, 1, 16)).await;
    receipt.says("We have answered you. Are you not happy with our answer? You can ask us to look again.");
    receipt.does_not_say("we will answer you");
    assert_eq!(office.row().await.expect("it is open").due, None, "nothing is due until somebody asks again");

    office.records("escalation-requested=2027-01-20").await.expect("it is recorded");
    let receipt = office.receipt(|| at(2027, 1, 21)).await;
    receipt.says("You asked us to look again (Stage 2).");
    receipt.says("we will tell you that we have your request");
    receipt.says("we will answer you");
    assert!(due(office.row().await).as_str() > "2027-01-20");

    office.records("final-response=2027-02-10").await.expect("it is recorded");
    office.records("closed=2027-02-10").await.expect("it is recorded");
    let receipt = office.receipt(|| at(2027, 2, 11)).await;
    receipt.says("We closed your complaint on Wednesday 10 February 2027.");
    assert!(office.row().await.is_none(), "a closed complaint stands in no list of open ones");
    office.records("reopened=2027-03-01").await.expect("it is recorded");
    assert!(office.row().await.is_some(), "one that is opened again does");
    // Whoever presses the button once more is given what was given then.
    let again = office.world.send_json("imani", &[STORY]).await.json();
    assert_eq!(again["deadlines"], office.sent["deadlines"]);
}

#[tokio::test]
async fn the_time_stands_still_on_the_receipt_too() {
    let office = Office::of("imani", &[STORY]).await;
    office.records("paused=2027-01-04").await.expect("it is recorded");
    let receipt = office.receipt(|| at(2027, 1, 6)).await;
    receipt.says("We stopped our own time for this on Monday 4 January 2027.");
    receipt.says("at the latest we will answer you");
    receipt.does_not_say("Our policy does not say by when we answer");
    office.records("resumed=2027-01-11").await.expect("it is recorded");
    office.receipt(|| at(2027, 1, 12)).await.says("we will answer you");
}

#[tokio::test]
async fn what_cannot_be_is_refused_and_nothing_is_written() {
    let office = Office::of("imani", &[STORY]).await;
    office.records("acknowledged=2026-12-29").await.expect("it is recorded");
    let before = office.shown().await;
    for (event, why) in [
        ("acknowledged=2026-12-30", "acknowledged is given twice for stage 1"),
        ("responded=2026-12-23", "before the complaint was received"),
        ("responded=2027-07-01", "is still to come"),
        ("resumed=2027-01-04", "without having stopped"),
        ("final-response=2027-01-04", "record escalation-requested first"),
        ("responded@2=2027-01-04", "the complaint is at stage 1"),
        ("received@2=2027-01-04", "as escalation-requested"),
        ("reopened=2027-01-04", "neither answered nor closed"),
        ("offer-accepted=2027-01-04", "record offer-made first"),
        ("responded@7=2027-01-04", "there is no stage 7"),
        ("extension-agreed=2027-01-05,until=2027-06-01,reason=a survey", "This answer cannot be put off past"),
        ("received=2026-12-24", "received is given twice for stage 1"),
    ] {
        let refused = office.records(event).await.expect_err(event).say(&office.world.words().library.office);
        assert!(refused.contains(why), "{event}: {refused}");
    }
    assert_eq!(office.shown().await, before);
    let nobody: Reference = complaints::form::reference::Token::new([7; 16]).reference();
    let event = Event::new(
        complaints::case::events::EventKind::Closed,
        complaints::days::moment::Moment::on(day("2027-01-04")),
    );
    let refused = office.world.record(&nobody, event, at(2027, 6, 30)).await;
    assert!(matches!(refused, Err(Refusal::NoComplaint(_))));
}

#[tokio::test]
async fn a_mistake_is_struck_out_and_stays_in_the_record() {
    let office = Office::of("imani", &[STORY]).await;
    let first = office.records("acknowledged=2026-12-28").await.expect("it is recorded");
    let second = office.records("closed=2026-12-29").await.expect("it is recorded");
    assert_eq!((first, second), (1, 2));
    office.strikes(second).await.expect("it can be struck out");
    assert!(office.row().await.is_some(), "it is open again");
    office.receipt(|| at(2026, 12, 30)).await.does_not_say("We closed your complaint");
    let shown = office.shown().await;
    assert!(shown.contains("2. closed@1=2026-12-29 (recorded 2027-06-30T12:00:00Z, struck out"), "{shown}");
    assert!(matches!(office.strikes(second).await, Err(Refusal::NoEntry(2))), "once is enough");
    assert_eq!(office.records("closed=2027-01-04").await.expect("it is recorded"), 3, "no number is used again");
    // Without what it rests on, the rest would make no sense.
    office.strikes(3).await.expect("it can be struck out");
    let paused = office.records("paused=2027-01-05").await.expect("it is recorded");
    office.records("resumed=2027-01-06").await.expect("it is recorded");
    assert!(matches!(office.strikes(paused).await, Err(Refusal::RestsOnIt)));
}

#[tokio::test]
async fn what_was_recorded_stays_at_its_stage() {
    let office = Office::of("imani", &[STORY]).await;
    office.records("responded=2027-01-10").await.expect("it is recorded");
    // Written down late: the answer was given before anybody asked again.
    office.records("escalation-requested=2027-01-05").await.expect("it is recorded");
    let receipt = office.receipt(|| at(2027, 1, 12)).await;
    receipt.says("Sunday 10 January 2027: We answered you.");
    receipt.says("we will tell you that we have your request");
    let second = office.records("responded=2027-01-20").await.expect("it is recorded");
    office.receipt(|| at(2027, 1, 21)).await.says("Wednesday 20 January 2027: We answered you (Stage 2).");
    assert!(matches!(office.strikes(2).await, Err(Refusal::RestsOnIt)), "the second answer rests on the request");
    office.strikes(second).await.expect("it can be struck out");
    office.strikes(2).await.expect("then this too");
    office.receipt(|| at(2027, 1, 21)).await.says("We have answered you.");
}

#[tokio::test]
async fn what_is_opened_again_is_owed_an_answer_and_promised_no_old_date() {
    let office = Office::of("imani", &[STORY]).await;
    for event in ["responded=2027-01-04", "closed=2027-01-05"] {
        office.records(event).await.expect("it is recorded");
    }
    let closed = office.receipt(|| at(2027, 1, 6)).await;
    closed.says("We closed your complaint on Tuesday 5 January 2027.");
    closed.does_not_say("If a date passes");
    // On the same day as the answer is struck out and given anew: the order decides, not the hour.
    office.records("reopened=2027-01-05").await.expect("it is recorded");
    let opened = office.receipt(|| at(2027, 2, 6)).await;
    opened.says("We have opened your complaint again. We will look at it and answer you.");
    opened.says("Our policy gives no date for this. Ask us for one.");
    for old in ["We have answered you.", "does not say by when we answer", "If we need longer"] {
        opened.does_not_say(old);
    }
    let row = office.row().await.expect("it is listed");
    assert_eq!((row.due.as_deref(), row.owes.as_str()), (None, "respond: no date, tell the person one (stage 1)"));
    // A date that is agreed then is the promise.
    office.records("extension-agreed=2027-01-06,until=2027-01-20,reason=a visit").await.expect("it is a fact");
    let dated = office.receipt(|| at(2027, 1, 7)).await;
    dated.says(
        "By Wednesday 20 January 2027 we will answer you. You agreed this date with us on Wednesday 6 January 2027.",
    );
    dated.does_not_say("10 working days");
    let row = office.row().await.expect("it is listed");
    assert_eq!((row.due.as_deref(), row.owes.as_str()), (Some("2027-01-20T23:59:59+00:00"), "respond (stage 1)"));
}

#[tokio::test]
async fn after_the_last_answer_the_receipt_leads_outside() {
    let office = Office::of("impact-housing", &[STORY]).await;
    for event in ["responded=2027-01-04", "escalation-requested=2027-01-11", "final-response=2027-01-25"] {
        office.records(event).await.expect("it is recorded");
    }
    let receipt = office.receipt(|| at(2027, 1, 26)).await;
    receipt.says("We have given you our final answer.");
    receipt.says("You can go to the Housing Ombudsman until Monday 24 January 2028.");
    for over in ["Ask us to look again", "we will answer you", "If a date passes"] {
        receipt.does_not_say(over);
    }
    let list = office.world.lines(&[office.row().await.expect("it is listed")]);
    assert!(list.contains("nothing, it is answered for the last time: record `closed`"), "{list}");
}

#[tokio::test]
async fn the_receipt_leads_to_the_body_of_the_scheme_first_and_to_free_advice_where_there_is_none() {
    let example = |scheme: &'static str| async move {
        let (folder, words) = copy_of_frozen();
        let money = "ombudsman: [{ body: financial-ombudsman, only: advice about money }]";
        let nation = if scheme == "spso" { "scotland" } else { "england" };
        let (ours, theirs) =
            ("nation: england\nscheme: housing-ombudsman", format!("nation: {nation}\nscheme: {scheme}"));
        edit(&words.policies.join("imani/2014-01.md"), ours, &theirs);
        edit(&words.policies.join("imani/2014-01.md"), "ombudsman: [housing-ombudsman]", money);
        edit(
            &words.policies.join("imani/2014-01.md"),
            "what the Housing Ombudsman decides",
            "what the Ombudsman decides",
        );
        let out = folder.path().join("dist");
        build_into(&out, &words, day("2026-12-24")).unwrap_or_else(|stop| panic!("{stop}"));
        let world = World::with(Setting { built: &out, ..Default::default() }).await;
        let sent = world.send_json("imani", &[STORY]).await.json();
        let reference = reference_of(&sent["reference"]);
        let receipt = sent["receipt"].as_str().expect("a path").to_owned();
        let open = world.open(&receipt).await;
        // A policy of one stage has no second where no law adds one.
        let events = ["responded=2027-01-04", "escalation-requested=2027-01-11", "final-response=2027-01-25"];
        for event in events.iter().take(if scheme == "none" { 1 } else { 3 }) {
            let event = event.parse().expect("an event");
            world.record(&reference, event, at(2027, 1, 26)).await.unwrap_or_else(|why| panic!("{why:?}"));
        }
        (open, world.open(&receipt).await)
    };
    let (open, last) = example("housing-ombudsman").await;
    open.says("go straight to the Housing Ombudsman.");
    // The policy does not name it, and its last day is told all the same.
    last.says("You can go to the Housing Ombudsman until Monday 24 January 2028.");
    last.says("You can go to the Financial Ombudsman until Saturday 24 July 2027, only for advice about money.");
    // Its year starts when the person learned of the problem, which nobody has told.
    let (_, last) = example("spso").await;
    last.says("You can go to the Scottish Public Services Ombudsman.");
    let (open, last) = example("none").await;
    open.says("You can get free advice.");
    open.does_not_say("Financial Ombudsman");
    last.says("You can go to the Financial Ombudsman until Saturday 3 July 2027, only for advice about money.");
    last.says("You can also get free advice.");
}

#[tokio::test]
async fn the_last_day_to_ask_again_is_told_and_so_is_that_it_has_passed() {
    let office = Office::of("impact-housing", &[STORY]).await;
    office.records("responded=2027-01-04").await.expect("it is recorded");
    office.records("closed=2027-01-04").await.expect("it is recorded");
    let before = office.receipt(|| at(2027, 1, 5)).await;
    before.says("You can ask us to look again until Wednesday 3 February 2027. You do not have to say why.");
    before.says("Add these dates to your calendar");
    let after = office.receipt(|| at(2027, 3, 1)).await;
    after.says("You could ask us to look again until Wednesday 3 February 2027. That date has passed.");
    office.records("escalation-requested=2027-01-20").await.expect("it is recorded");
    let last = office.receipt(|| at(2027, 1, 21)).await;
    last.does_not_say("look again.");
    last.says("When you have our final answer you can go straight to the Housing Ombudsman.");
}

#[tokio::test]
async fn the_list_knows_every_date_that_the_receipt_names() {
    let office = Office::of("imani", &[STORY]).await;
    // A talk alone acknowledges nothing.
    office.records("contacted=2026-12-28").await.expect("it is recorded");
    assert_eq!(office.row().await.and_then(|row| row.due).as_deref(), Some("2026-12-30T23:59:59+00:00"));
    office.records("acknowledged=2026-12-28").await.expect("it is recorded");
    office.records("paused=2027-01-04").await.expect("it is recorded");
    let receipt = office.receipt(|| at(2027, 1, 6)).await;
    // Our own clock stands still until the 19th at the latest; the law's does not.
    receipt.says("By Tuesday 12 January 2027 we will answer you.");
    assert_eq!(office.row().await.and_then(|row| row.due).as_deref(), Some("2027-01-12T23:59:59+00:00"));
    assert!(office.shown().await.contains("2027-01-19T23:59:59+00:00 at the latest"), "{}", office.shown().await);
}

#[tokio::test]
async fn a_clock_that_stands_still_is_listed_by_its_last_day_where_no_law_gives_a_date() {
    let (folder, words) = copy_of_frozen();
    edit(&words.policies.join("imani/2014-01.md"), "scheme: housing-ombudsman", "scheme: none");
    edit(&words.policies.join("imani/2014-01.md"), "ombudsman: [housing-ombudsman]\n", "");
    let out = folder.path().join("dist");
    build_into(&out, &words, day("2026-12-24")).unwrap_or_else(|stop| panic!("{stop}"));
    let world = World::with(Setting { built: &out, ..Default::default() }).await;
    let reference = reference_of(&world.send_json("imani", &[STORY]).await.json()["reference"]);
    for event in ["acknowledged=2026-12-29", "paused=2027-01-04"] {
        let event = event.parse().expect("an event");
        world.record(&reference, event, at(2027, 1, 5)).await.unwrap_or_else(|why| panic!("{why:?}"));
    }
    let row = world.rows_at(&["imani"], at(2027, 1, 5)).await.pop().expect("it is listed");
    // The letter about a new date had to go out by the 5th, and gives ten working days more at most.
    assert_eq!((row.due.as_deref(), row.owes.as_str()), (Some("2027-01-19T23:59:59+00:00"), "respond (stage 1)"));
}

#[tokio::test]
async fn a_calendar_holds_what_the_receipt_says_and_no_other_stage() {
    let office = Office::of("imani", &[STORY]).await;
    for event in ["responded=2027-01-04", "escalation-requested=2027-01-11"] {
        office.records(event).await.expect("it is recorded");
    }
    let world =
        World::with(Setting { engine: Some(office.engine.clone()), now: || at(2027, 1, 12), ..Default::default() });
    let calendar = world.await.open(&format!("{}/dates.ics", receipt_of(&office.sent))).await.text;
    assert!(calendar.contains(".2.respond") && !calendar.contains(".1."), "{calendar}");
    office.records("closed=2027-01-12").await.expect("it is recorded");
    let closed = office.world.open(&format!("{}/dates.ics", receipt_of(&office.sent))).await.text;
    assert!(!closed.contains(".respond"), "{closed}");
}

#[tokio::test]
async fn a_window_that_counts_from_a_closure_waits_when_it_is_opened_again() {
    let office = Office::of("impact-housing", &[STORY]).await;
    for event in ["responded=2027-01-04", "closed=2027-01-05", "reopened=2027-02-10", "responded=2027-02-20"] {
        office.records(event).await.expect("it is recorded");
    }
    let receipt = office.receipt(|| at(2027, 3, 20)).await;
    receipt.does_not_say("That date has passed");
    receipt.says("You can ask us to look again. Our policy gives you 30 days from");
    office.records("closed=2027-03-01").await.expect("it is recorded");
    assert!(matches!(office.records("closed=2027-03-02").await, Err(Refusal::Case(Refused::Closed { stage: 1 }))));
    office.receipt(|| at(2027, 3, 20)).await.says("until Wednesday 31 March 2027");
}

#[tokio::test]
async fn two_officers_at_once_never_write_over_each_other() {
    let office = Office::of("imani", &[STORY]).await;
    let (one, two, three) = tokio::join!(
        office.records("acknowledged=2026-12-29"),
        office.records("contacted=2026-12-29"),
        office.records("offer-made=2026-12-30"),
    );
    let done = [&one, &two, &three].into_iter().filter(|done| done.is_ok()).count();
    for refused in [one, two, three].into_iter().filter_map(Result::err) {
        assert!(matches!(refused, Refusal::Meanwhile), "{refused:?}");
    }
    assert!(done >= 1);
    let case = office.world.case(&office.sent["reference"]).await;
    assert_eq!((case.complaint.progress.as_ref().map_or(0, Vec::len), case.recorded.len()), (done, done));
}

#[tokio::test]
async fn who_must_not_see_a_complaint_cannot_read_it_among_the_officers() {
    let secret = "My neighbour, who sits on your committee";
    let office = Office::of("imani", &[STORY, ("keep_from", secret), ("flat", "the flat with the blue door")]).await;
    let receipt = receipt_of(&office.sent);
    let more = ("what_happened", "He has a key.");
    assert!(office.world.post(&format!("{receipt}/add"), &[more]).await.status.is_redirection());
    let shown = office.shown().await;
    for words in [secret, STORY.1, "the flat with the blue door", "He has a key"] {
        assert!(!shown.contains(words), "{shown}");
    }
    assert!(shown.contains("Its words are for the lead officer alone: register show --lead"), "{shown}");
    assert!(shown.contains("acknowledge by 2026-12-30"), "the dates are every officer's: {shown}");
    let row = office.row().await.expect("it is listed");
    assert!(row.lead && office.world.lines(&[row]).contains("for the lead alone"));
    assert_eq!(office.world.notices().await[0]["lead"], true, "whoever is told knows who has to read it");
    let lead = office.world.shown_lines(&office.reference(), at(2027, 1, 1), true).await;
    for words in [secret, STORY.1, "the flat with the blue door", "He has a key"] {
        assert!(lead.contains(words), "{lead}");
    }
    // Said later, with the same words: what was open before is closed too.
    let later = Office::of("imani", &[STORY, ("email", "jo@example.org"), ("token", &"5".repeat(32))]).await;
    let again = [STORY, ("email", "jo@example.org"), ("keep_from", secret), ("token", &"5".repeat(32))];
    assert_eq!(later.world.send_json("imani", &again).await.json()["reference"], later.sent["reference"]);
    assert!(!later.shown().await.contains(STORY.1), "{}", later.shown().await);
    let told = later.world.notices().await;
    assert!(told.iter().any(|notice| notice["kind"] == "addition" && notice["lead"] == true), "{told:?}");
    let box_of_receipt = format!("{}/add", receipt_of(&later.sent));
    let by_program = [("what_happened", "Bob again"), ("keep_from", "Bob")];
    assert!(later.world.post(&box_of_receipt, &by_program).await.status.is_redirection());
    assert!(!later.shown().await.contains("Bob"));
    let others = Office::of("imani", &[STORY]).await;
    assert!(others.shown().await.contains(STORY.1), "other complaints are every officer's");
}

fn receipt_of(sent: &Value) -> &str {
    sent["receipt"].as_str().expect("a path")
}

#[tokio::test]
async fn what_is_still_to_come_is_not_recorded_by_a_minute() {
    let office = Office::of("imani", &[STORY]).await;
    let reference = office.reference();
    // It is noon by Greenwich, and by London's winter clock.
    for (event, done) in [("acknowledged=2026-12-29T12:01", false), ("acknowledged=2026-12-29T12:00", true)] {
        let recorded = office.world.record(&reference, event.parse().expect("an event"), at(2026, 12, 29)).await;
        assert_eq!(recorded.is_ok(), done, "{event}");
    }
}

#[tokio::test]
async fn a_date_is_overdue_when_its_last_moment_has_passed_and_not_before() {
    let office = Office::of("imani", &[STORY]).await;
    let last = Utc.with_ymd_and_hms(2026, 12, 30, 23, 59, 59).single().expect("an instant");
    let overdue = async |now| office.world.rows_at(&["imani"], now).await[0].overdue;
    assert!(!overdue(last).await);
    assert!(overdue(last + chrono::TimeDelta::seconds(1)).await);
}

#[tokio::test]
async fn a_late_answer_does_not_open_what_is_closed() {
    let office = Office::of("imani", &[STORY]).await;
    for event in ["closed=2027-01-04", "responded=2027-01-05"] {
        office.records(event).await.unwrap_or_else(|why| panic!("{event}: {why:?}"));
    }
    assert!(office.row().await.is_none(), "it stands in no list of open ones");
    assert!(matches!(office.records("closed=2027-01-06").await, Err(Refusal::Case(Refused::Closed { stage: 1 }))));
    office.records("reopened=2027-01-07").await.expect("but it can be opened again");
}

#[tokio::test]
async fn a_reason_that_says_nothing_is_none() {
    let office = Office::of("imani", &[STORY]).await;
    for (event, typed) in [("holding-reply-sent=2027-01-04,until=2027-01-14", " \t "), ("paused=2027-01-06", "")] {
        let event = Event { reason: Some(typed.to_owned()), ..event.parse().expect("an event") };
        office.world.record(&office.reference(), event, at(2027, 6, 30)).await.expect("it is recorded");
    }
    let case = office.world.case(&office.sent["reference"]).await;
    for recorded in case.recorded {
        assert_eq!(recorded.event.expect("an event").reason, None);
    }
    assert!(case.complaint.progress.expect("events").iter().all(|event| event.reason.is_none()));
}

#[tokio::test]
async fn what_the_drain_has_put_in_its_place_since_it_was_read_is_not_recorded_upon() {
    let office = Office::of("imani", &[STORY]).await;
    let read = office.world.case(&office.sent["reference"]).await.complaint;
    let event: Event = "acknowledged@1=2026-12-29".parse().expect("an event");
    let record = async |complaint: Complaint| {
        let (at, said) = ("2027-01-04T12:00:00Z", SealedRecord::default());
        let sealed = SealedEntry::new(&sealing_keys(), &complaint, false, at, &said).expect("it can be sealed");
        let recording = Recording {
            complaint: &complaint,
            entry: Entry::New { number: 1, event: &event, record: sealed, at },
            before: &[],
            stands: &Stands {
                late_after: None,
                open: "imani".to_owned(),
                due: complaint.place.clone().expect("it stands in a list"),
                dated: true,
                owes: Owes::Step(Step::Respond, 1),
                stage: 1,
                progress: vec![event.clone()],
            },
            link: None,
            told: None,
        };
        write(&office.world.table, &recording).await.expect("the table answers")
    };
    // The dates by which it was judged are those of another attempt, which came a second later.
    let later = Moment::at(christmas_eve() + TimeDelta::seconds(1));
    assert_eq!(record(Complaint { received: later, ..read.clone() }).await, PutOutcome::Taken);
    assert!(office.world.case(&office.sent["reference"]).await.recorded.is_empty(), "nothing is written");
    assert_eq!(record(read).await, PutOutcome::Stored);
}

#[tokio::test]
async fn whoever_has_agreed_a_new_date_waits_for_no_letter_about_one() {
    let office = Office::of("imani", &[STORY]).await;
    office.receipt(|| at(2026, 12, 29)).await.says("If it will take longer");
    office.records("extension-agreed=2026-12-30,until=2027-01-14,reason=a survey").await.expect("it is recorded");
    let receipt = office.receipt(|| at(2026, 12, 31)).await;
    receipt.says("By Thursday 14 January 2027 we will answer you.");
    receipt.does_not_say("If it will take longer");
}

#[tokio::test]
async fn braces_in_a_reason_are_shown_as_they_were_typed() {
    let office = Office::of("imani", &[STORY]).await;
    let event = "holding-reply-sent=2027-01-04,until=2027-01-14,reason=see {number} and {recorded} {at}";
    office.records(event).await.expect("it is recorded");
    assert!(office.shown().await.contains("reason=see {number} and {recorded} {at}"), "{}", office.shown().await);
}

#[tokio::test]
async fn what_is_answered_stands_behind_all_that_is_owed() {
    let office = Office::of("imani", &[STORY]).await;
    office.records("responded=2026-12-29").await.expect("it is recorded");
    let owed = office.world.send_json("imani", &[("what_happened", "Damp in the bedroom.")]).await.json();
    let rows = office.world.rows_at(&["imani"], at(2026, 12, 29)).await;
    let order: Vec<&str> = rows.iter().map(|row| row.reference.as_str()).collect();
    assert_eq!(order, [&owed["reference"], &office.sent["reference"]]);
}
