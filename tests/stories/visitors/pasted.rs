//! Text as people's phones, mail programs and other pages hand it over: with
//! characters that nobody sees, with what stands round an address, with years
//! in two figures.

use axum::http::StatusCode;
use store::flag::Flag;
use tests::{World, answer};

const STORY: (&str, &str) = ("what_happened", "No heating.");

#[tokio::test]
async fn what_nobody_can_see_is_no_answer() {
    let world = World::new().await;
    for unseen in [
        "\u{200b}",
        "\u{200d}",
        "\u{feff}",
        "\u{ad}",
        "\u{200e}\u{200f}",
        "\u{2060}",
        "\u{3164}",
        "\u{fe0f}",
        "\u{2800}\u{2800}",
        " \u{200b}\r\n\u{a0}",
        "\u{202a}\u{202c}",
        "\u{180e}",
        "\u{7f}",
    ] {
        let page = world.post("/form/imani/send", &[("what_happened", unseen)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{unseen:?} is no story");
        page.says("Tell us what has gone wrong");
        for (way, field, told) in [
            ("email", "email", "Give us an email address, or choose another way"),
            ("phone", "phone", "Give us a phone number, or choose another way"),
            ("letter", "address", "Give us the address to write to, or choose another way"),
        ] {
            let page = world.post("/form/imani/check", &[STORY, ("contact_by", way), (field, unseen)]).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{unseen:?} is no {field}");
            page.says(told);
        }
        let sent = world.send_json("imani", &[STORY, ("email", unseen), ("keep_from", unseen), ("name", unseen)]).await;
        let case = world.case(&sent.json()["reference"]).await;
        assert!(case.complaint.flags.contains(&Flag::NoContact), "{unseen:?} reaches nobody");
        assert!(!case.complaint.is_for_lead(), "{unseen:?} names nobody");
    }
    assert_eq!(world.found("\u{200b}", false).await, [""; 0]);
}

#[tokio::test]
async fn what_is_not_seen_inside_of_words_stays() {
    let world = World::new().await;
    for words in [
        "نمی\u{200c}خواهم",
        "क्\u{200d}षमा",
        "👨\u{200d}👩\u{200d}👧",
        "❤\u{fe0f}",
        "a\u{200b}b",
        "\u{feff}Damp",
        "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
    ] {
        let sent = world.send_json("imani", &[("what_happened", words), ("name", words)]).await;
        assert_eq!(sent.status, StatusCode::CREATED, "{words:?}");
        let case = world.case(&sent.json()["reference"]).await;
        assert_eq!(answer(&case.words.answers, "what_happened"), words);
        assert_eq!(answer(&case.words.answers, "name"), words);
    }
}

#[tokio::test]
async fn an_email_address_is_known_however_it_was_pasted() {
    let world = World::new().await;
    let mut sent = Vec::new();
    let ways = [
        "jo@example.org",
        "mailto:jo@example.org",
        "<jo@example.org>",
        "Jo <jo@example.org>",
        "jo@example.org,",
        "jo@example.org.",
        "\"jo@example.org\"",
        "\u{feff}jo@example.org\u{200b}",
        "MailTo:Jo@Example.Org?subject=Damp",
        "\"Smith, Jo\" <jo@example.org>;",
        "(jo@example.org)",
        "jo@exam\u{ad}ple.org",
        "\u{202a}jo@example.org\u{202c}",
        "“jo@example.org”",
    ];
    for (number, way) in ways.into_iter().enumerate() {
        let story = format!("Complaint {number}");
        let fields = [("what_happened", story.as_str()), ("contact_by", "email"), ("email", way)];
        let page = world.post("/form/imani/check", &fields).await;
        assert_eq!(page.status, StatusCode::OK, "{way:?}");
        let answered = world.send_json("imani", &fields).await.json();
        let case = world.case(&answered["reference"]).await;
        let kept = answer(&case.words.answers, "email");
        assert_eq!(kept, way.trim_matches(['\u{feff}', '\u{200b}', '\u{202a}', '\u{202c}']), "kept as typed");
        sent.push(case.complaint.reference.to_string());
    }
    sent.sort();
    for way in ways {
        let mut found = world.found(way, false).await;
        found.retain(|reference| sent.contains(reference));
        found.sort();
        // Whoever looks for a name as well means both.
        if !way.contains(' ') {
            assert_eq!(found, sent, "{way:?}");
        }
    }
    // The contact mark is the same: words that came again under one token, from the same person, are added.
    let token = ("token", "0123456789abcdef0123456789abcdef");
    let first = world.send_json("imani", &[STORY, ("email", "Jo <jo@example.org>"), token]).await.json();
    for more in ["jo@example.org.", "mailto:jo@example.org", "jo@example.org\u{200e}"] {
        let again = world.send_json("imani", &[("what_happened", more), ("email", more), token]).await;
        assert_eq!(
            (again.status, again.json()["reference"].clone()),
            (StatusCode::OK, first["reference"].clone()),
            "{more:?}"
        );
    }
    for wrong in ["none", "jo smith@example.org", "jo@example", "Jo <none>", "mailto:"] {
        let page = world.post("/form/imani/check", &[STORY, ("contact_by", "email"), ("email", wrong)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong:?}");
        page.says("Enter an email address, like name@example.com");
    }
}

#[tokio::test]
async fn a_phone_number_is_known_with_what_nobody_sees_and_in_the_figures_of_any_keyboard() {
    let world = World::new().await;
    let mut sent = Vec::new();
    for (number, way) in [
        "07700 900123",
        "\u{202a}07700 900123\u{202c}",
        "07700\u{2060}900\u{ad}123",
        "tel:+447700900123",
        "０７７００９００１２３",
        "۰۷۷۰۰۹۰۰۱۲۳",
        "07700 900123.",
    ]
    .into_iter()
    .enumerate()
    {
        let story = format!("Complaint {number}");
        let answered = world.send_json("imani", &[("what_happened", &story), ("phone", way)]).await.json();
        sent.push(answered["reference"].as_str().expect("a reference").to_owned());
    }
    sent.sort();
    let mut found = world.found("07700 900 123", false).await;
    found.sort();
    assert_eq!(found, sent);
}

#[tokio::test]
async fn a_year_in_two_figures_holds_nobody_up() {
    let world = World::new().await;
    for when in [
        "31/2/24",
        "24/25",
        "2024/25",
        "13/25",
        "12/13/24",
        "24-25",
        "winter 24/25",
        "31 Feb 24",
        "30.2.26",
        "25/12/30",
        "1/1/27",
        "24 December 31",
        "29/2/26",
        "99/12",
        "24/25/26",
        "2024-25",
        "2024–25",
        "31\u{2011}2\u{2011}24",
    ] {
        let page = world.post("/form/imani/check", &[STORY, ("when", when)]).await;
        assert_eq!(page.status, StatusCode::OK, "{when}: {}", page.words());
        let sent = world.send_json("impact-housing", &[STORY, ("when", when)]).await;
        assert_eq!(sent.status, StatusCode::CREATED, "{when}");
        let case = world.case(&sent.json()["reference"]).await;
        assert_eq!(answer(&case.words.answers, "when"), when, "kept as typed");
    }
    for (when, told) in [
        ("31/2/2024", "That month has no such day"),
        ("31 February 2026", "That month has no such day"),
        ("13/2025", "The month must be from 1 to 12"),
        ("1/1/2027", "When it happened must be today or in the past"),
    ] {
        let page = world.post("/form/imani/check", &[STORY, ("when", when)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{when}");
        page.says(told);
    }
    // What is most likely meant is still known to be long ago, and the calculator takes it.
    let sent = world.send_json("impact-housing", &[STORY, ("when", "10/1/10")]).await.json();
    assert!(world.case(&sent["reference"]).await.complaint.flags.contains(&Flag::Old));
    assert_eq!(world.open("/form/imani/dates?received=24/12/26").await.status, StatusCode::OK);
}
