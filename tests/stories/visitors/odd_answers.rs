//! Answers as the world types them, and what an officer then sees: nothing that
//! could be a complaint is lost, and nothing that was typed can do anything.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use office::read::CaseFile;
use serde_json::json;
use store::flag::Flag;
use tests::also_sent;
use tests::function::{Fleet, Program, Settings, event};
use tests::{Engine, Page, World, christmas_eve, encode};

const STORY: (&str, &str) = ("what_happened", "The heating has been off since March.");

/// Sends answers to a landlord, and opens the case with all its words.
async fn case(world: &World, fields: &[(&str, &str)]) -> CaseFile {
    let sent = world.send_json("imani", fields).await;
    assert_eq!(sent.status, StatusCode::CREATED, "{fields:?}: {}", sent.text);
    world.case(&sent.json()["reference"]).await
}

fn answer(case: &CaseFile, id: &str) -> String {
    tests::answer(&case.words.answers, id)
}

/// The case as the terminal of an officer shows it.
async fn shown(world: &World, case: &CaseFile) -> String {
    world.shown_lines(&case.complaint.reference, christmas_eve(), true).await
}

#[tokio::test]
async fn whoever_gives_no_way_to_be_reached_is_taken_and_officers_know() {
    let world = World::new().await;
    let flag = Flag::NoContact;
    assert!(case(&world, &[STORY]).await.complaint.flags.contains(&flag));
    for reached in [
        ("email", "jo@example.org"),
        ("phone", "07700 900123"),
        ("address", "1 Example Street"),
        ("helper_contact", "sam@example.org"),
    ] {
        assert!(!case(&world, &[STORY, reached]).await.complaint.flags.contains(&flag), "{reached:?}");
    }
}

#[tokio::test]
async fn what_cannot_be_stored_is_taken_out_and_told() {
    let world = World::new().await;
    let found = case(&world, &[("what_happened", "da\0mp"), ("name", "Jo\r\nBcc: x@example.org")]).await;
    assert_eq!(answer(&found, "what_happened"), "damp");
    assert!(found.complaint.flags.contains(&Flag::Mended));
    assert_eq!(answer(&found, "name"), "Jo Bcc: x@example.org", "one line stays one line");
    // Taken out when the answers were checked, it is not there any more when they are sent.
    let check = world.post("/form/imani/check", &[("what_happened", "mo\0uld")]).await;
    let hidden = |name: &str| check.hidden(name).unwrap_or_default();
    let (words, mended) = (hidden("what_happened"), hidden("mended"));
    assert_eq!(words, "mould");
    let found = case(&world, &[("what_happened", &words), ("mended", &mended)]).await;
    assert!(found.complaint.flags.contains(&Flag::Mended));
}

#[tokio::test]
async fn what_was_typed_is_stored_to_the_letter_and_can_do_nothing() {
    let world = World::new().await;
    for typed in [
        "<script>alert(1)</script>",
        "=HYPERLINK(\"http://example.org\")",
        "＝1+1",
        "${jndi:ldap://x} {{7*7}} %n%s",
        "{\"level\":\"ERROR\",\"message\":\"fault\"}",
        "no heat\n{\"level\":\"ERROR\",\"message\":\"fault\"}",
        "{% include \"base.html\" %}",
    ] {
        let found = case(&world, &[("what_happened", typed), ("contact_by", "none")]).await;
        assert_eq!(answer(&found, "what_happened"), typed);
        assert!(shown(&world, &found).await.contains(&typed.replace('\n', "\n  │ ")), "{typed}");
        let page = world.post("/form/imani/check", &[("what_happened", typed)]).await;
        assert_eq!(page.status, StatusCode::OK);
        page.does_not_say("<script>");
        assert!(page.words().contains(&typed.split_whitespace().collect::<Vec<_>>().join(" ")), "{}", page.words());
    }
}

#[tokio::test]
async fn a_name_cannot_turn_the_line_round() {
    let world = World::new().await;
    // An override, and an isolate, which turns a line as well.
    for (typed, written_out) in [
        ("Jo \u{202e}evil\u{1b}[2J", r"Jo \u{202e}evil\u{1b}[2J"),
        ("Jo \u{2067}evil\u{2069}", r"Jo \u{2067}evil\u{2069}"),
    ] {
        let found = case(&world, &[STORY, ("name", typed)]).await;
        assert_eq!(answer(&found, "name"), typed, "it is stored as it was typed");
        let shown = shown(&world, &found).await;
        let turns = ['\u{202e}', '\u{1b}', '\u{2067}', '\u{2069}'];
        assert!(shown.contains(written_out) && !shown.contains(turns), "{shown}");
    }
}

#[tokio::test]
async fn ten_thousand_marks_on_a_letter_are_stored_and_a_few_are_shown() {
    let world = World::new().await;
    let typed = format!("Z{} is Zoë Nguyễn, צָמִ֑יד", "\u{301}".repeat(10_000));
    let found = case(&world, &[("what_happened", &typed)]).await;
    assert_eq!(answer(&found, "what_happened"), typed);
    let shown = shown(&world, &found).await;
    assert!(shown.contains("[9996 marks on letters are left out here: --format json has them]"), "{shown}");
    assert!(shown.contains("is Zoë Nguyễn, צָמִ֑יד"), "real names are whole: {shown}");
}

#[tokio::test]
async fn a_phone_number_is_known_again_however_it_was_typed() {
    let world = World::new().await;
    let mut sent = Vec::new();
    for same in ["07700 900123", "+44 (0)7700 900-123", "+447700900123", "0044 7700 900123", "(07700) 900 123"] {
        sent.push(case(&world, &[STORY, ("name", same), ("phone", same)]).await.complaint.reference.to_string());
    }
    for same in ["07700900123", "+44 7700 900 123"] {
        let mut found = world.found(same, false).await;
        found.sort();
        sent.sort();
        assert_eq!(found, sent, "{same}");
    }
    for other in ["07700 900124", "447700900123 ext 5"] {
        assert_eq!(world.found(other, false).await, [""; 0], "{other}");
    }
    let spoken = case(&world, &[STORY, ("contact_by", "phone"), ("phone", "oh double seven")]).await;
    assert_eq!(answer(&spoken, "phone"), "oh double seven");
}

#[tokio::test]
async fn an_old_problem_is_taken_and_the_receipt_says_that_somebody_decides() {
    let world = World::new().await;
    let told = "Somebody will decide if we can still look into it.";
    for (when, old) in [
        ("10 January 2010", true),
        ("2 March 1999", true),
        ("1 January 1901", true),
        ("2016", true),
        ("23 November 2025", true),
        // The policy says six months; the law makes every landlord of the scheme listen for twelve.
        ("23 January 2026", false),
        ("2026", false),
        ("1 December 2026", false),
        ("when my son was small", false),
    ] {
        let sent = world.send_json("impact-housing", &[STORY, ("when", when)]).await.json();
        let receipt = world.open(sent["receipt"].as_str().expect("a path")).await;
        assert_eq!(receipt.words().contains(told), old, "{when}: {}", receipt.words());
        let flags = world.case(&sent["reference"]).await.complaint.flags;
        assert_eq!(flags.contains(&Flag::Old), old, "{when}: {flags:?}");
    }
    // A policy that sets no time gets nobody told that they are late.
    let sent = world.send_json("imani", &[STORY, ("when", "2010")]).await.json();
    world.open(sent["receipt"].as_str().expect("a path")).await.does_not_say(told);
}

#[tokio::test]
async fn the_first_answer_that_says_something_counts_and_no_other_is_lost() {
    let world = World::new().await;
    let long = "x".repeat(3_000);
    let fields = [STORY, ("name", ""), ("name", "Ann"), ("name", "Bob"), ("flat", "7B"), ("essay", &long)];
    let found = case(&world, &fields).await;
    assert_eq!(answer(&found, "name"), "Ann");
    assert_eq!(also_sent(&found.words.answers, "name"), "Bob");
    assert_eq!(also_sent(&found.words.answers, "flat"), "7B");
    assert_eq!(also_sent(&found.words.answers, "essay"), long, "what nobody asked for is kept whole");
    let many: Vec<(String, String)> = (0..60).map(|n| (format!("field{n}"), format!("{n} words"))).collect();
    let fields: Vec<(&str, &str)> = many.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let found = case(&world, &[&[STORY], fields.as_slice()].concat()).await;
    for (name, value) in fields {
        assert_eq!(also_sent(&found.words.answers, name), value);
    }
}

#[tokio::test]
async fn words_of_danger_bring_a_complaint_to_the_top_and_change_nothing_else() {
    let world = World::new().await;
    let plain = world.send_json("imani", &[STORY]).await.json();
    let empty = world.post("/form/imani/check", &[("what_happened", "The lift is slow")]).await;
    for (story, danger) in [
        ("There’s a gas leak in the hall", true),
        ("I SMELL GAS.", true),
        ("I am going to kill myself", true),
        ("I feel suicidal", true),
        ("We have no heating and the baby is ill", true),
        ("I can’t breathe in here", true),
        ("The lift is slow", false),
        ("The gasman leaked my number", false),
        ("Your form is killing me with its noise… no", true),
        ("The boiler man never came", false),
    ] {
        let sent = world.send_json("imani", &[("what_happened", story)]).await.json();
        assert_eq!(sent["deadlines"], plain["deadlines"], "no date moves: {story}");
        let found = world.case(&sent["reference"]).await;
        assert_eq!(found.complaint.flags.contains(&Flag::Danger), danger, "{story}");
        assert!(!found.complaint.urgent);
        let told = world.notices().await;
        let notice = told.iter().find(|notice| notice["reference"] == sent["reference"]).expect("a notice");
        assert_eq!(notice["danger"], danger, "{story}");
        let check = world.post("/form/imani/check", &[("what_happened", story)]).await;
        let rest = |page: &Page, story: &str| {
            let token = page.hidden("token").expect("a token");
            let words = story.replace('’', "&#39;");
            page.text.replace(&token, "").replace(story, "").replace(&words, "")
        };
        assert_eq!(rest(&check, story), rest(&empty, "The lift is slow"), "no machine changes the page: {story}");
    }
    let rows = world.rows(&["imani"]).await;
    let danger: Vec<bool> = rows.iter().map(|row| row.danger).collect();
    assert!(danger.is_sorted_by(|a, b| a >= b) && danger[0] && !danger[danger.len() - 1], "{danger:?}");
    let urgent = world.send_json("imani", &[STORY, ("at_risk", "yes")]).await.json();
    let rows = world.rows(&["imani"]).await;
    assert_eq!(json!(rows[0].reference), urgent["reference"], "what somebody said themselves stands before that");
}

#[tokio::test]
async fn no_field_chooses_a_file_or_a_language() {
    let world = World::new().await;
    let plain = world.post("/form/imani/check", &[STORY]).await;
    let asked = world.post("/form/imani/check", &[STORY, ("lang", "../../etc/passwd")]).await;
    assert_eq!((plain.status, asked.status), (StatusCode::OK, StatusCode::OK));
    assert!(asked.text.contains("<html lang=\"en-GB\""));
    let found = case(&world, &[STORY, ("lang", "../../etc/passwd"), ("language", "اردو")]).await;
    assert_eq!(also_sent(&found.words.answers, "lang"), "../../etc/passwd");
    assert_eq!(answer(&found, "language"), "اردو");
}

#[tokio::test]
async fn a_body_that_was_cut_is_never_sent_and_what_came_is_on_the_page() {
    let world = World::new().await;
    let whole = encode(&[STORY, ("name", "Zoë")]);
    for route in ["check", "send"] {
        let request = Request::post(format!("/form/imani/{route}"))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::CONTENT_LENGTH, whole.len());
        let page =
            world.ask(request.body(Body::from(whole.chars().take(60).collect::<String>())).expect("a request")).await;
        assert_eq!(page.status, StatusCode::BAD_REQUEST);
        page.says("Nothing was sent.");
        assert!(page.text.contains("The heating has been"), "{}", page.words());
    }
    let part = "--b\r\nContent-Disposition: form-data; name=\"what_happened\"\r\n\r\nDamp\r\n--b\r\nContent-Dis";
    let request = Request::post("/form/imani/send").header(header::CONTENT_TYPE, "multipart/form-data; boundary=b");
    let page = world.ask(request.body(Body::from(part)).expect("a request")).await;
    assert_eq!(page.status, StatusCode::BAD_REQUEST);
    assert!(page.text.contains("\nDamp</textarea>"), "{}", page.words());
    let request = Request::post("/form/imani/send")
        .header(header::CONTENT_TYPE, "application/json")
        .header(header::ACCEPT, "application/json");
    let page = world.ask(request.body(Body::from("{\"what_happened\": \"Da")).expect("a request")).await;
    assert_eq!((page.status, page.json()["error"].clone()), (StatusCode::BAD_REQUEST, json!("cut-short")));
    assert!(world.open_cases("imani").await.is_empty(), "nothing is stored");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_body_that_is_called_base64_and_is_none_is_read_all_the_same() {
    let folder = tempfile::tempdir().expect("a folder for a while");
    let engine = Engine::start().await.local;
    let settings =
        Settings { engine, spool: None, program: Program::Form, extra: Vec::new(), log: folder.path().join("log") };
    let fleet = Fleet::start(1, &settings).await;
    let body = "what_happened=Damp+in+the+hall";
    let ask = async |sent: &str, called: bool| {
        let mut event = event("POST", "/form/imani/check", "text/html", sent);
        event["isBase64Encoded"] = json!(called);
        let answer = fleet.invoke(event).await.expect("the function answers");
        (answer["statusCode"].as_u64(), answer["body"].as_str().unwrap_or_default().to_owned())
    };
    for (sent, called) in [
        (body.to_owned(), false),
        (body.to_owned(), true),
        (BASE64_STANDARD.encode(body), true),
        (BASE64_STANDARD.encode(body), false),
    ] {
        let (status, page) = ask(&sent, called).await;
        assert_eq!(status, Some(200), "{sent}, called base64: {called}");
        assert!(page.contains("Damp in the hall"), "{sent}, called base64: {called}");
    }
    let (status, _) = ask("%%%%", true).await;
    assert_eq!(status, Some(422), "what is neither is shown as an empty form");
    assert_eq!(fleet.ended(), 0);
}
