//! A date has passed: which one, by which rule, and what somebody can hand on, from
//! the receipt.

use std::collections::BTreeSet;
use std::path::Path;

use super::dates::foreign;
use axum::http::StatusCode;
use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use serde_json::Value;
use tempfile::TempDir;
use tests::{Engine, Page, Setting, World, build_into, christmas_eve, copy_of_frozen, day, edit, reference_of};

const STORY: (&str, &str) = ("what_happened", "Kestrelroofer left the roof open.");
const NAME: (&str, &str) = ("name", "Kestrel Okoro");

/// The same reference in every run.
const TOKEN: (&str, &str) = ("token", "0123456789abcdef0123456789abcdef");

fn at_nine(year: i32, month: u32, day: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(year, month, day, 9, 0, 0).single().expect("an instant")
}

fn thirteenth() -> DateTime<Utc> {
    at_nine(2027, 1, 13)
}

/// A complaint of Christmas Eve with what was recorded since, and what its person sees at a moment.
pub(super) struct Case {
    world: World,
    sent: Value,
    /// The words from which it is shown, of which each part is read when a page first needs it.
    _words: Option<TempDir>,
}

impl Case {
    pub(super) async fn of(landlord: &str, events: &[&str], now: fn() -> DateTime<Utc>) -> Self {
        Self::in_words(Setting::default().built, landlord, events, now).await
    }

    /// The same at a landlord of other nations and habits.
    pub(super) async fn of_foreign(landlord: &str, events: &[&str], now: fn() -> DateTime<Utc>) -> Self {
        let folder = tempfile::tempdir().expect("a folder for a while");
        build_into(folder.path(), &foreign(), day("2026-12-24")).expect("the words build");
        let case = Self::in_words(folder.path(), landlord, events, now).await;
        Self { _words: Some(folder), ..case }
    }

    async fn in_words(built: &Path, landlord: &str, events: &[&str], now: fn() -> DateTime<Utc>) -> Self {
        let engine = Engine::start().await.local;
        let first = World::with(Setting { built, engine: Some(engine.clone()), ..Default::default() }).await;
        let sent = first.send_json(landlord, &[STORY, NAME, TOKEN]).await.json();
        let reference = reference_of(&sent["reference"]);
        first.read(&reference, christmas_eve(), true).await.expect("an officer reads it");
        for event in events {
            first.record(&reference, event.parse().expect("an event"), now()).await.expect("it can be recorded");
        }
        let world = World::with(Setting {
            built,
            engine: Some(engine),
            now,
            site: "https://complain.example".to_owned(),
            ..Default::default()
        });
        Self { world: world.await, sent, _words: None }
    }

    /// The page or the document of this name.
    pub(super) async fn open(&self, name: &str) -> Page {
        let receipt = self.sent["receipt"].as_str().expect("a path");
        let page = self.world.open(&format!("{receipt}{name}")).await;
        assert_eq!(page.status, StatusCode::OK, "{name}: {}", page.text);
        for theirs in ["Kestrel", "roof"] {
            assert!(!page.text.contains(theirs), "{name} reads back what was written: {theirs}");
        }
        page
    }
}

/// The days that a text names as full dates: `Wednesday 30 December 2026`.
fn days_in(text: &str) -> BTreeSet<NaiveDate> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let day = |four: &[&str]| {
        let text = four.join(" ");
        NaiveDate::parse_from_str(text.trim_end_matches(|c: char| !c.is_ascii_digit()), "%A %d %B %Y").ok()
    };
    words.windows(4).filter_map(day).collect()
}

#[tokio::test]
async fn on_13_january_imanis_answer_is_late_by_its_policy_and_in_time_by_the_code() {
    let case = Case::of("imani", &["acknowledged@1=2026-12-30"], thirteenth).await;
    let receipt = case.open("").await;
    receipt.says("Your answer is late. By Tuesday 12 January 2027 we had to answer you. That was 1 working day ago. What you can do");
    let page = case.open("/passed").await;
    page.says("By Tuesday 12 January 2027 we had to answer you. That was 1 working day ago.");
    page.says(
        "To answer you, by Tuesday 12 January 2027 : 10 working days from the day we get your complaint. Our policy (section 4.5). Late.",
    );
    page.says("To answer you, by Thursday 14 January 2027 : 10 working days from the day we tell you we have it. The Ombudsman’s Code (section 6.3). Not late yet.");
    page.says("We have none on record.");
    page.does_not_say("<script");
    let letter = case.open("/passed/letter.txt").await;
    letter.says("Your policy (January 2014, section 4.5) says that you will answer me within 10 working days. The last day was Tuesday 12 January 2027. I have had no answer. Today it is 1 working day late.");
    // What is not broken on that day stands in no letter.
    letter.does_not_say("Code");
    letter.does_not_say("14 January");
    assert!(
        letter.headers.contains(&("content-disposition".to_owned(), "attachment; filename=\"letter.txt\"".to_owned()))
    );
    let words = case.open("/passed/words.txt").await;
    words.says("The Ombudsman’s Code (section 6.3): answer me by Thursday 14 January 2027. Not late yet.");
    // The page shows what the file has, to the letter.
    let shown = case.open("/passed/letter").await;
    assert!(shown.text.contains(&escaped(&letter.text)), "{}", shown.text);
}

#[tokio::test]
async fn a_letter_says_from_when_a_time_runs_or_only_its_last_day() {
    let folder = tempfile::tempdir().expect("a folder for a while");
    build_into(folder.path(), &foreign(), day("2027-01-13")).expect("the words build");
    let world = World::with(Setting { built: folder.path(), now: thirteenth, ..Default::default() }).await;
    // Ten working days from a talk that was due within three: 2 to 4 December, then 7 to 18.
    let letter = world.open("/form/city-council/passed/letter.txt?received=2026-12-01&told=no").await;
    letter.says("section 4.4) says that you will answer me within 10 working days from the day you first talk with me about it. The last day was Friday 18 December 2026. I have had no answer.");
    letter.says("section 4.3) says that you will talk with me about it within 3 working days. The last day was Friday 4 December 2026.");
    letter.does_not_say("at the latest. I have");
    // What passed first stands first on the page.
    let page = world.open("/form/city-council/passed?received=2026-12-01&told=no").await;
    let told = page.words();
    let first = told.find("By Friday 4 December 2026").expect("the talk");
    assert!(first < told.find("By Friday 18 December 2026").expect("the answer"), "{told}");
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

fn thirty_first() -> DateTime<Utc> {
    at_nine(2026, 12, 31)
}

fn twentieth() -> DateTime<Utc> {
    at_nine(2027, 1, 20)
}

fn first_of_march() -> DateTime<Utc> {
    at_nine(2027, 3, 1)
}

/// The title of each page that somebody sees of one complaint, and of the pages that lead to it.
#[tokio::test]
async fn each_page_of_a_complaint_has_a_title_that_says_which_it_is() {
    let case = Case::of("imani", &["acknowledged@1=2026-12-30"], thirteenth).await;
    let mut titles = std::collections::BTreeMap::new();
    let mut add = |name: String, page: &Page| {
        let title = page.text.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next());
        let title = title.unwrap_or_else(|| panic!("{name} has no title: {}", page.text)).to_owned();
        if let Some(other) = titles.insert(title.clone(), name.clone()) {
            panic!("{name} and {other} have one title: {title}");
        }
    };
    for name in ["", "/passed", "/passed/letter", "/passed/words", "/passed/record"] {
        add(format!("receipt{name}"), &case.open(name).await);
    }
    let world = &case.world;
    let typed = "/form/imani/passed/refused?received=24+12+2026&asked=&told=no";
    add("refused".to_owned(), &world.open(typed).await);
    add("dates".to_owned(), &world.open("/form/imani/dates?received=24+12+2026").await);
    add("check".to_owned(), &world.post("/form/imani/check", &[STORY]).await);
    add("change".to_owned(), &world.post("/form/imani/change", &[STORY, ("change", "about")]).await);
    add("mistakes".to_owned(), &world.post("/form/imani/check", &[]).await);
    add("nothing here".to_owned(), &world.open("/form/imani/nothing").await);
    for path in ["", "passed", "dates", "now", "what-happens", "questions", "policy", "paper-form"] {
        let html = std::fs::read_to_string(tests::built().join("site/imani").join(path).join("index.html"));
        let text = html.unwrap_or_else(|why| panic!("{path}: {why}"));
        let title = text.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).expect("a title");
        if let Some(other) = titles.insert(title.to_owned(), path.to_owned()) {
            panic!("{path} and {other} have one title: {title}");
        }
    }
}

#[tokio::test]
async fn a_record_names_no_address_without_the_name_of_a_site_and_speaks_for_nobody() {
    let world = World::with(Setting { now: thirteenth, ..Default::default() }).await;
    let sent = world.send_json("imani", &[STORY]).await.json();
    let receipt = sent["receipt"].as_str().expect("a path");
    for name in ["record", "record.txt"] {
        let record = world.open(&format!("{receipt}/passed/{name}")).await;
        let seen = if name == "record" { record.words() } else { record.text.clone() };
        assert!(!seen.contains("/form/imani/") && !seen.contains("/imani/policy"), "{name}: {seen}");
        assert!(seen.contains("is on the website of Imani Housing Co-operative"), "{name}: {seen}");
    }
    let reference = reference_of(&sent["reference"]);
    world.read(&reference, thirteenth(), true).await.expect("an officer reads it");
    world.record(&reference, "contacted=2027-01-13".parse().expect("an event"), thirteenth()).await.expect("recorded");
    let record = world.open(&format!("{receipt}/passed/record")).await;
    record.says("The landlord talked with the person about it");
    record.does_not_say("We talked with you");
    record.says("as the landlord’s website puts them: there, “we” is Imani Housing Co-operative");
    world.open(receipt).await.says("We talked with you about it");
}

/// What can go wrong in a complaint, what is recorded of it, when somebody looks, and the letter for it.
type Failure = (&'static str, &'static [&'static str], fn() -> DateTime<Utc>, &'static str);

const FAILURES: [Failure; 4] = [
    ("missed-acknowledgement", &[], thirty_first, "letter"),
    ("missed-answer", &["acknowledged@1=2026-12-30"], thirteenth, "letter"),
    ("refused-another-look", &["acknowledged@1=2026-12-30", "responded@1=2027-01-12"], twentieth, "refused"),
    (
        "late-stage-two",
        &["acknowledged@1=2026-12-30", "responded@1=2027-01-12", "escalation-requested=2027-01-20"],
        first_of_march,
        "letter",
    ),
];

#[tokio::test]
async fn letter_words_and_record_of_each_failure_read_well_and_have_the_dates_of_the_case() {
    for landlord in ["imani", "incommunities"] {
        for (failure, events, now, letter) in FAILURES {
            let case = Case::of(landlord, events, now).await;
            let mut all = Vec::new();
            for name in [letter, "words", "record"] {
                let receipt = case.sent["receipt"].as_str().expect("a path");
                let page = case.world.open(&format!("{receipt}/passed/{name}.txt")).await;
                if page.status == StatusCode::SEE_OTHER {
                    assert!(name == "words" && letter == "refused", "{failure} of {landlord} has no {name}");
                    continue;
                }
                let text = case.open(&format!("/passed/{name}.txt")).await.text;
                case.has_these_dates(&text, now).await;
                all.push(format!("---- {name}.txt\n{text}"));
            }
            // A page shows the same: no date of its own.
            case.has_these_dates(&case.open("/passed/record").await.words(), now).await;
            insta::with_settings!({ omit_expression => true }, {
                insta::assert_snapshot!(format!("{landlord}-{failure}"), all.join("\n"));
            });
        }
    }
}

impl Case {
    /// Every date that a text names is one of the case, as officers see it at that moment, or of its record, or today.
    async fn has_these_dates(&self, text: &str, now: fn() -> DateTime<Utc>) {
        let reference = reference_of(&self.sent["reference"]);
        let shown = serde_json::to_value(self.world.shown(&reference, now(), true).await).expect("JSON");
        let known = shown.to_string();
        let not_counted = |line: &str| line.ends_with(')') && line.starts_with("- ");
        let lines = text.lines().filter(|line| !not_counted(line)).collect::<Vec<_>>().join("\n");
        for found in days_in(&lines) {
            let is_today = found == now().date_naive();
            assert!(is_today || known.contains(&found.to_string()), "{found} is no date of the case: {text}\n{known}");
        }
    }
}

#[tokio::test]
async fn a_demonstrations_letters_say_test_and_carry_no_address_of_anybody() {
    let case = Case::of("imani", &["acknowledged@1=2026-12-30"], thirteenth).await;
    for name in ["letter", "refused", "words", "record"] {
        let text = case.open(&format!("/passed/{name}.txt")).await.text;
        assert!(text.starts_with("TEST."), "{text}");
        let page = case.open(&format!("/passed/{name}")).await;
        // It is printed on every page, by the style.
        assert!(page.text.contains("<p class=\"test\""), "{}", page.text);
        for address in ["PO Box", "Preston", "0300", "@"] {
            assert!(!text.contains(address), "{name} has {address}: {text}");
        }
    }
}

#[tokio::test]
async fn a_real_landlords_letters_carry_its_address_and_that_of_the_ombudsman_and_say_nothing_of_a_test() {
    let (folder, words) = copy_of_frozen();
    let policy = words.policies.join("imani/2014-01.md");
    edit(&policy, "demonstration: yes\n", "");
    edit(&policy, "contacts: not stated\n", "contacts: { post: \"1 Example Street, Exampletown EX1 1AA\" }\n");
    let built = folder.path().join("built");
    build_into(&built, &words, day("2026-12-24")).unwrap_or_else(|stop| panic!("{stop}"));
    let world = World::with(Setting { built: &built, now: thirteenth, ..Default::default() }).await;
    let told = "received=2026-12-24&told=yes&told_on=2026-12-30";
    let letter = world.open(&format!("/form/imani/passed/letter.txt?{told}")).await.text;
    assert!(
        letter.starts_with("To: Imani Housing Co-operative\n    1 Example Street, Exampletown EX1 1AA\n"),
        "{letter}"
    );
    let words = world.open(&format!("/form/imani/passed/words.txt?{told}")).await.text;
    assert!(words.contains("PO Box 1484"), "{words}");
    let page = world.open(&format!("/form/imani/passed/letter?{told}")).await;
    page.does_not_say("TEST");
}

#[tokio::test]
async fn whoever_complained_before_is_led_from_the_receipt_to_the_day_of_the_first_complaint() {
    let case = Case::of("imani", &[], christmas_eve).await;
    for page in [case.open("").await, case.open("/passed").await] {
        page.says("Did you complain about this before? Then your first dates still count");
        page.says("Work it out from the day you first complained");
        assert!(page.text.contains("href=\"/imani/passed/\""), "{}", page.words());
    }
}

#[tokio::test]
async fn before_any_date_has_passed_the_page_says_when_to_come_back() {
    let case = Case::of("imani", &[], christmas_eve).await;
    let page = case.open("/passed").await;
    page.says("No date has passed");
    page.says("By Tuesday 12 January 2027 we will answer you.");
    case.open("").await.does_not_say("Your answer is late.");
    let receipt = case.sent["receipt"].as_str().expect("a path");
    let letter = case.world.open(&format!("{receipt}/passed/letter")).await;
    assert_eq!((letter.status, letter.location), (StatusCode::SEE_OTHER, format!("{receipt}/passed")));
}
