//! Bodies as the world sends them: other character sets, broken bytes, too
//! many fields, programs, other websites. Nothing that could be a complaint is
//! lost, and nothing is sent that nobody saw.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use tests::{Page, World, christmas_eve};

const FORM: &str = "application/x-www-form-urlencoded";

/// Sends a body as it is, and what is stored of it in words.
async fn stored(world: &World, kind: &str, body: &[u8], headers: &[(&str, &str)]) -> (Page, String) {
    let mut request = Request::post("/form/imani/send").header(header::CONTENT_TYPE, kind);
    request = request.header(header::ACCEPT, "application/json");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let page = world.ask(request.body(Body::from(body.to_vec())).expect("a request")).await;
    if page.status != StatusCode::CREATED {
        return (page, String::new());
    }
    let reference = tests::reference_of(&page.json()["reference"]);
    let shown = world.shown_lines(&reference, christmas_eve(), false).await;
    (page, shown)
}

#[tokio::test]
async fn words_in_an_older_character_set_are_read_as_they_were_meant() {
    // "Café" and a curly apostrophe in windows-1252, named in the header, then in the form's own field.
    for (kind, body) in [
        ("application/x-www-form-urlencoded; charset=windows-1252", &b"what_happened=Caf%E9 it%92s cold"[..]),
        (FORM, b"_charset_=windows-1252&what_happened=Caf%E9 it%92s cold"),
    ] {
        let world = World::new().await;
        let (page, case) = stored(&world, kind, body, &[]).await;
        assert_eq!(page.status, StatusCode::CREATED);
        assert!(case.contains("Café it’s cold"), "{case}");
        assert!(!case.contains("raw:") && !case.contains("_charset_"), "{case}");
    }
}

#[tokio::test]
async fn bytes_that_are_no_text_are_kept_beside_what_could_be_read() {
    let world = World::new().await;
    for (body, read, raw) in [
        (&b"what_happened=damp%FF%FEwall"[..], "damp\u{fffd}\u{fffd}wall", "damp%FF%FEwall"),
        (b"what_happened=lone%ED%A0%80half", "lone\u{fffd}", "lone%ED%A0%80half"),
    ] {
        let (page, case) = stored(&world, FORM, body, &[]).await;
        assert_eq!(page.status, StatusCode::CREATED);
        assert!(case.contains(read) && case.contains("raw:what_happened") && case.contains(raw), "{case}");
        assert!(case.contains("look at: also sent"), "{case}");
    }
}

#[tokio::test]
async fn ten_thousand_fields_are_refused_with_other_ways() {
    let world = World::new().await;
    let body = (0..10_000).map(|n| format!("f{n}=x")).collect::<Vec<_>>().join("&");
    let request = Request::post("/form/imani/send").header(header::CONTENT_TYPE, FORM);
    let page = world.ask(request.body(Body::from(body)).expect("a request")).await;
    assert_eq!(page.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(world.open_cases("imani").await.is_empty());
}

#[tokio::test]
async fn another_website_cannot_send_what_nobody_saw() {
    let world = World::new().await;
    let elsewhere = [("sec-fetch-site", "cross-site")];
    let (page, _) = stored(&world, FORM, b"what_happened=Damp", &elsewhere).await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    let request = Request::post("/form/imani/send").header(header::CONTENT_TYPE, FORM);
    let request = request.header("sec-fetch-site", "cross-site");
    let page = world.ask(request.body(Body::from("what_happened=Damp+wall")).expect("a request")).await;
    assert_eq!(page.status, StatusCode::OK);
    page.says("You have not sent this yet");
    page.says("These words came from another website.");
    page.says("Damp wall");
    assert!(world.open_cases("imani").await.is_empty(), "nothing is stored");
    // From there it is one press of the one button.
    let token = page.hidden("token").expect("a token");
    let sent = world.post("/form/imani/send", &[("what_happened", "Damp wall"), ("token", &token)]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    for site in ["same-origin", "same-site", "none"] {
        let (page, _) =
            stored(&world, FORM, format!("what_happened={site}").as_bytes(), &[("sec-fetch-site", site)]).await;
        assert_eq!(page.status, StatusCode::CREATED, "{site}");
    }
}

#[tokio::test]
async fn what_a_program_does_is_marked_and_never_dropped() {
    let world = World::new().await;
    let (page, case) = stored(&world, FORM, b"what_happened=Cheap+pills&website=http://example.org", &[]).await;
    assert_eq!(page.status, StatusCode::CREATED);
    assert!(case.contains("look at: hidden field filled in"), "{case}");
    let now = christmas_eve().timestamp();
    for (opened, marked) in [(now, true), (now - 1, true), (now - 2, false), (now - 9 * 3600, false)] {
        let body = format!("what_happened=Damp+{opened}&opened={opened}");
        let (page, case) = stored(&world, FORM, body.as_bytes(), &[]).await;
        assert_eq!(page.status, StatusCode::CREATED);
        assert_eq!(case.contains("look at: sent at once"), marked, "{case}");
    }
    let form = world.open("/form/imani/dates").await;
    assert_eq!(form.status, StatusCode::OK);
    let built = std::fs::read_to_string(tests::built().join("site/imani/complain/index.html")).expect("the form");
    assert!(built.contains("<div class=\"trap\" aria-hidden=\"true\">"), "no person sees it");
}

#[tokio::test]
async fn what_is_taken_can_be_stored_and_what_cannot_is_refused_before_anything_is_promised() {
    let world = World::new().await;
    let story = ("what_happened", "No heating.");
    let sent = world.send_json("imani", &[story]).await.json();
    let receipt = sent["receipt"].as_str().expect("a path").to_owned();
    // A second answer to a question is kept whole: one that fits the table's 400 KiB, and one that does not.
    let (fits, too_long) = ("é".repeat(139 * 1024), "é".repeat(141 * 1024));
    for (text, status, added) in [(fits, StatusCode::CREATED, 1), (too_long, StatusCode::PAYLOAD_TOO_LARGE, 1)] {
        let before = world.open_cases("imani").await.len();
        let body = serde_json::json!({ "what_happened": [story.1, text] }).to_string();
        let (page, _) = stored(&world, "application/json", body.as_bytes(), &[]).await;
        assert_eq!(page.status, status);
        let stored_now = usize::from(status == StatusCode::CREATED);
        assert_eq!(world.open_cases("imani").await.len(), before + stored_now);
        let more = Request::post(format!("{receipt}/add")).header(header::CONTENT_TYPE, "application/json");
        let page = world.ask(more.body(Body::from(body)).expect("a request")).await;
        assert_eq!(page.status == StatusCode::SEE_OTHER, status == StatusCode::CREATED, "{}", page.status);
        assert_eq!(world.case(&sent["reference"]).await.added.len(), added);
    }
}
