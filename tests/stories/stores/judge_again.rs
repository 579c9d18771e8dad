//! The judge of the trials, judged once more: over what comes after a sending.
//! A look that moved nothing, words for what is closed, dates that an outage
//! showed, a restored tab, what could not be filed: each fault is named.

use complaints::case::events::EventKind;
use store::table::Table;
use store::table::item::standing::standing_key;
use store::table::item::{FORMAT, Item, keyed, partition, text, unread};
use tests::judge::evidence::{Evidence, StoredWords};
use tests::people::doors::{Clock, Doors, Sight};
use tests::people::journal::{Asked, Promise, Safe};
use tests::people::officers::Officers;
use tests::trial::Small;
use tests::{encode, reference_of};

async fn take(table: &Table, key: Item) -> Item {
    let (client, name) = (table.client(), table.name());
    let got = client.get_item().table_name(name).set_key(Some(key.clone())).send().await.expect("the table answers");
    client.delete_item().table_name(name).set_key(Some(key)).send().await.expect("the table answers");
    got.item.expect("it was there")
}

async fn put(table: &Table, item: Item) {
    table.client().put_item().table_name(table.name()).set_item(Some(item)).send().await.expect("the table answers");
}

/// One person, who is known to the journal.
struct One<'a> {
    small: &'a mut Small,
    doors: &'a Doors,
    token: &'static str,
}

impl One<'_> {
    /// Sends words, at a time and with a sight, and opens the receipt.
    async fn send(&mut self, words: &str, clock: Clock, sight: Sight) -> Safe {
        let door = self.doors.at(clock, sight);
        self.small.journal.sends(words);
        let body = encode(&[("what_happened", words), ("token", self.token)]);
        let answer = door.ask("POST", "/form/imani/send", "application/json", &body).await.expect("no function ends");
        let safe = Safe::of(answer.status, &answer.location, &answer.body).expect("it is safe");
        self.small.journal.safe(words, &safe);
        let since = self.small.journal.tick();
        let page = door.receipt(&safe.receipt).await.expect("the receipt opens").page();
        let (path, reference) = (safe.receipt.clone(), safe.reference_in_path());
        self.small.journal.promises.push(Promise { path, reference, clock, dates: page.dates(), since });
        safe
    }

    /// Sends words to an address below the receipt; where it leads.
    async fn more(&mut self, words: &str, safe: &Safe, to: &str) -> String {
        self.small.journal.sends(words);
        let body = encode(&[("what_happened", words), ("token", "ffeeddccbbaa99887766554433221100")]);
        let door = self.doors.at(Clock::Now, Sight::Up);
        let path = format!("{}/{to}", safe.receipt);
        let answer = door.ask("POST", &path, "text/html", &body).await.expect("no function ends");
        self.small.journal.shown.push((safe.reference.clone(), words.to_owned()));
        answer.location
    }

    async fn recorded(&mut self, safe: &Safe, kind: EventKind) {
        let officers = Officers::new(self.small.table().clone());
        let reference = officers.record(&safe.reference, kind, Clock::Now).await.expect("it is recorded");
        self.small.journal.moves(&reference, true, true);
    }

    async fn wrong(&self) -> Vec<String> {
        self.small.verdict().await.wrong()
    }
}

fn words<'e>(evidence: &'e Evidence, said: &str) -> &'e StoredWords {
    evidence.words.iter().find(|words| words.text == said).expect("it is stored")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_judge_says_what_a_look_again_and_words_for_a_closed_complaint_lack() {
    let mut small = Small::run(10).await;
    let (doors, table) = (small.doors().await, small.table().clone());
    let mut one = One { small: &mut small, doors: &doors, token: "00112233445566778899aabbccddeeff" };
    let sent = one.send("No heating.", Clock::Now, Sight::Up).await;
    one.recorded(&sent, EventKind::Responded).await;
    let key = standing_key(&sent.reference.parse().expect("a reference"), FORMAT);
    let before = take(&table, key.clone()).await;
    put(&table, before.clone()).await;
    let look = "Look again.";
    assert!(one.more(look, &sent, "again").await.ends_with("?asked=yes"));
    one.small.journal.moves(&sent.reference, false, true);
    let at = one.small.journal.tick();
    let asked = Asked { reference: sent.reference.clone(), text: look.to_owned(), started: true, at };
    one.small.journal.asked.push(asked);
    assert_eq!(one.wrong().await, [""; 0]);

    // The next stage was said to have started, and the complaint stands as before.
    let after = take(&table, key.clone()).await;
    put(&table, before).await;
    assert_eq!(one.wrong().await, [format!("unseen {}: asked to look again, {look}", sent.reference)]);
    put(&table, after).await;

    // Words for what is closed, and nobody is shown them.
    one.recorded(&sent, EventKind::Responded).await;
    one.recorded(&sent, EventKind::Closed).await;
    one.small.journal.asked.clear();
    let closed = one.wrong().await;
    assert_eq!(closed, [format!("unseen {}: asked to look again, {look}", sent.reference)], "closed since");
    let more = "And the window.";
    assert!(one.more(more, &sent, "add").await.ends_with("?added=yes"));
    let evidence = one.small.evidence().await;
    let place = words(&evidence, more).place.clone();
    let item = take(&table, keyed(unread::partition("imani"), place)).await;
    let unseen = format!("unseen {}: {more}", sent.reference);
    assert!(one.wrong().await.contains(&unseen), "{:?}", one.wrong().await);
    put(&table, item).await;
    assert_eq!(one.wrong().await, closed);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_judge_says_which_dates_of_an_outage_are_gone_and_what_a_restored_tab_doubled() {
    let mut small = Small::run(10).await;
    let (doors, table) = (small.doors().await, small.table().clone());
    let said = "No heating.";
    let mut one = One { small: &mut small, doors: &doors, token: "00112233445566778899aabbccddeeff" };
    let home = one.send(said, Clock::Now, Sight::Blind).await;
    // Weeks later: of the next day the dates may be the same, by the hour or the weekend at which this is told.
    let outage = one.send(said, Clock::Late, Sight::Down).await;
    assert_ne!(home.reference, outage.reference);
    one.small.tell().await;
    assert_eq!(one.wrong().await, [""; 0]);

    // What leads from the outage's reference to the complaint has lost the dates that it showed.
    let key = keyed(partition(&outage.reference.parse().expect("a reference")), "CASE");
    let mut pointer = take(&table, key).await;
    let whole = pointer.clone();
    pointer.remove("deadlines");
    put(&table, pointer).await;
    let wrong = one.wrong().await;
    assert!(wrong.len() == 1 && wrong[0].starts_with(&format!("broken {}: it named", outage.reference)), "{wrong:?}");
    put(&table, whole).await;

    // A restored tab: one complaint once it is over, and two where it is not.
    one.token = "ffeeddccbbaa99887766554433221100";
    let first = one.send("The lift is broken.", Clock::Now, Sight::Up).await;
    one.recorded(&first, EventKind::Closed).await;
    let second = one.send("The lift is broken.", Clock::Late, Sight::Up).await;
    assert_ne!(first.reference, second.reference);
    one.small.tell().await;
    assert_eq!(one.wrong().await, [""; 0]);
    let moved = std::mem::take(&mut one.small.journal.moved);
    let mut both = [first.reference.as_str(), second.reference.as_str()];
    both.sort_unstable();
    let doubled = format!("doubled {both:?}: The lift is broken.");
    assert!(one.wrong().await.contains(&doubled), "nobody had closed the first: {:?}", one.wrong().await);
    one.small.journal.moved = moved;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_judge_says_what_waits_and_no_officer_is_shown() {
    let mut small = Small::run(10).await;
    let (doors, table) = (small.doors().await, small.table().clone());
    std::fs::create_dir_all(small.spool().join("sent")).expect("a folder can be made");
    std::fs::write(small.spool().join("sent/BTT5SPZRDT-00"), "{").expect("it can be written");
    let mut one = One { small: &mut small, doors: &doors, token: "00112233445566778899aabbccddeeff" };
    assert_eq!(one.wrong().await, ["unlisted sent/BTT5SPZRDT-00"]);
    one.small.tell().await;
    assert_eq!(one.wrong().await, [""; 0], "officers are shown what cannot be filed");
    take(&table, keyed("UNFILED", "sent/BTT5SPZRDT-00")).await;
    assert_eq!(one.wrong().await, ["unlisted sent/BTT5SPZRDT-00"]);
    let mut item = keyed("UNFILED", "sent/BTT5SPZRDT-00");
    item.insert("why".to_owned(), text("no object"));
    put(&table, item).await;

    // Words that stand where nobody opens them: their complaint only leads elsewhere.
    let sent = one.send("No heating.", Clock::Now, Sight::Up).await;
    one.more("And the window.", &sent, "add").await;
    one.small.tell().await;
    assert_eq!(one.wrong().await, [""; 0]);
    let key = standing_key(&reference_of(&sent.whole["reference"]), FORMAT);
    let standing = take(&table, key).await;
    assert!(one.wrong().await.iter().any(|wrong| wrong.starts_with("unseen ") && wrong.ends_with("And the window.")));
    put(&table, standing).await;
}
