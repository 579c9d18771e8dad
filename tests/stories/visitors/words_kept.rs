//! Whatever goes wrong, the words stay on the page, in a form that can be sent again with the same token.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use chrono::{DateTime, Utc};
use tempfile::TempDir;
use tests::{Page, Setting, World, christmas_eve, copy_of_frozen, day, edit, nobody, texts_alone};

const WORDS: &str = "The heating is off & </textarea><b>گرمی نہیں ہے 😡";
pub(crate) const STORY: (&str, &str) = ("what_happened", WORDS);
pub(crate) const TOKEN: (&str, &str) = ("token", "00112233445566778899aabbccddeeff");
const POSTS: [&str; 4] = ["check", "change", "copy", "send"];

/// The frozen words, built, for a story to break what was built.
pub(crate) fn own_build() -> (TempDir, PathBuf) {
    let (folder, words) = copy_of_frozen();
    let out = folder.path().join("dist");
    tests::build_into(&out, &words, day("2026-12-24")).expect("the words build");
    (folder, out)
}

async fn over(built: &Path) -> World {
    World::with(Setting { built, ..Default::default() }).await
}

/// The words stand on the page under what is known of them, and are sent again as they were.
pub(crate) fn keeps(page: &Page, status: StatusCode, action: &str, said: &str, fields: &[(&str, &str)]) {
    assert_eq!(page.status, status, "{}", page.words());
    assert_eq!(page.words().matches(said).count(), 2, "title and heading say {said:?}: {}", page.words());
    page.says("999 BSL");
    page.does_not_say("<b>");
    let again = page.fields_to(action);
    for (name, _) in fields {
        let sent = again.iter().filter(|(field, _)| field == name).map(|(_, value)| value.as_str());
        let wanted: Vec<&str> = fields.iter().filter(|(field, _)| field == name).map(|(_, value)| *value).collect();
        assert_eq!(sent.collect::<Vec<_>>(), wanted, "{name} of {}", page.text);
    }
    assert!(page.headers.contains(&("cache-control".to_owned(), "private, no-cache".to_owned())), "Back shows it");
}

/// Sends what the page would send.
async fn again(world: &World, page: &Page, action: &str) -> Page {
    let fields = page.fields_to(action);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    world.post(action, &fields).await
}

pub(crate) const NOT_SENT: &str = "Your complaint has not been sent";
pub(crate) const NOT_KNOWN: &str = "We cannot tell if your complaint was sent";

#[tokio::test]
async fn a_landlord_whose_policy_cannot_be_read_loses_nobodys_words() {
    let fields = [
        STORY,
        TOKEN,
        ("name", "Zoë"),
        ("address", "1 High Street\nTown"),
        ("block", "Heron House"),
        ("contact_by", "letter"),
        ("about", "home"),
        ("outcome", "sorry"),
        ("outcome", "stop"),
    ];
    let (_folder, out) = own_build();
    let policy = out.join("words/policies/imani/2014-01.md");
    let whole = fs::read(&policy).expect("the policy was built");
    let breaks: [(&str, &dyn Fn()); 4] = [
        ("broken", &|| fs::write(&policy, "---\nlandlord: [\n---\n").expect("a file")),
        ("empty", &|| fs::write(&policy, "").expect("a file")),
        ("missing", &|| assert!(!policy.exists())),
        ("no text", &|| fs::write(&policy, [0xff, 0xfe, 0x00]).expect("a file")),
    ];
    for (how, break_it) in breaks {
        break_it();
        let world = over(&out).await;
        for route in POSTS {
            let action = format!("/form/imani/{route}");
            let page = world.post(&action, &fields).await;
            keeps(&page, StatusCode::SERVICE_UNAVAILABLE, &action, NOT_SENT, &fields);
            page.says("Say sorry Stop it happening again");
            page.says("Contact your landlord.");
            page.says("Housing Ombudsman");
            page.says("0300 111 3000");
            page.says("0800 111 999");
            assert!(!page.words().contains("In danger now, call"), "{how}");
        }
        let json = world.send_json("imani", &fields).await;
        assert_eq!((json.status, json.json()["error"].clone()), (StatusCode::SERVICE_UNAVAILABLE, "not sent".into()));
        assert_eq!(json.json()["token"], TOKEN.1);
        // Others are served.
        assert_eq!(world.post("/form/incommunities/send", &[STORY, TOKEN]).await.status, StatusCode::SEE_OTHER);
        // Once it is mended, one press of the button sends it.
        let page = world.post("/form/imani/send", &fields).await;
        fs::write(&policy, &whole).expect("it is put back");
        let sent = again(&world, &page, "/form/imani/send").await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{how}: {}", sent.words());
        assert_eq!(world.open_cases("imani").await.len(), 1, "{how}");
        fs::remove_file(&policy).expect("it was there");
    }
}

#[tokio::test]
async fn an_answer_of_a_landlord_that_has_moved_is_a_page_with_the_words_and_the_landlords_that_are_there() {
    let world = World::new().await;
    for route in POSTS {
        let action = format!("/form/imani-homes/{route}");
        let page = world.post(&action, &[STORY, TOKEN]).await;
        keeps(&page, StatusCode::NOT_FOUND, &action, NOT_SENT, &[STORY, TOKEN]);
        page.says("Find your landlord");
        assert!(page.text.contains("<button class=\"plain\" formaction=\"/form/imani/check\">Imani"), "{}", page.text);
        // The button of the right one leads to the page on which it is sent.
        let fields = page.fields_to(&action);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let check = world.post("/form/imani/check", &fields).await;
        assert_eq!((check.status, check.hidden("token").as_deref()), (StatusCode::OK, Some(TOKEN.1)));
    }
    // Words for a receipt that nobody has, under a landlord that is there, and under none.
    for slug in ["imani", "nobody"] {
        let action = format!("/form/{slug}/receipt/AAAAAAAAAA/{}/add", "0".repeat(32));
        let page = world.post(&action, &[STORY]).await;
        keeps(&page, StatusCode::NOT_FOUND, &action, "Your words have not been added", &[STORY]);
    }
    // An address that no form has.
    for action in ["/form/imani/sned", "/form/imani/dates", "/form/health", "/form/imani/receipt/A/0"] {
        let page = world.post(action, &[STORY, TOKEN]).await;
        assert!(page.status.is_client_error(), "{action}");
        keeps(&page, page.status, action, NOT_SENT, &[STORY, TOKEN]);
    }
    // Whoever sends no words is told as before.
    world.post("/form/nobody/send", &[TOKEN]).await.says("We cannot find that");
    world.open("/form/nobody/send").await.says("We cannot find that");
}

#[tokio::test]
async fn a_template_that_fails_takes_no_words_with_it() {
    let (_folder, out) = own_build();
    texts_alone(&out);
    let templates = out.join("words/content/templates");
    let fails = |name: &str| edit(&templates.join(name), "{% block main %}", "{% block main %}{{ nothing.there }}");
    for name in ["form/check.html", "form/form.html", "form/not-sent.html", "form/not-added.html"] {
        fails(name);
    }
    fs::write(templates.join("form/copy.txt"), "{{ nothing.there }}").expect("a file");
    let sent = World::new().await.send_json("imani", &[STORY]).await.json();
    let add = format!("{}/add", sent["receipt"].as_str().expect("a path"));
    for last in [false, true] {
        if last {
            fails("form/kept.html");
            fails("form/message.html");
        }
        let world = World::with(Setting { built: &out, engine: Some(nobody()), ..Default::default() }).await;
        let said = |page| if last { page } else { NOT_SENT };
        for route in ["check", "change", "copy"] {
            let action = format!("/form/imani/{route}");
            let page = world.post(&action, &[STORY, TOKEN]).await;
            keeps(
                &page,
                StatusCode::INTERNAL_SERVER_ERROR,
                &action,
                said("Your words have not been sent"),
                &[STORY, TOKEN],
            );
        }
        let page = world.post("/form/imani/send", &[STORY, TOKEN]).await;
        let said = if last { "We cannot tell if your words were sent" } else { NOT_KNOWN };
        keeps(&page, StatusCode::INTERNAL_SERVER_ERROR, "/form/imani/send", said, &[STORY, TOKEN]);
        let page = world.post(&add, &[STORY]).await;
        let said = if last { "Your words have not been sent" } else { "Your words have not been added" };
        keeps(&page, StatusCode::INTERNAL_SERVER_ERROR, &add, said, &[STORY]);
    }
}

/// A clock that is no clock: whoever asks it panics.
pub(crate) fn broken_clock() -> DateTime<Utc> {
    panic!("a clock for stories is broken")
}

/// The same, from the third time on that it is asked: the words and the landlord were found by then.
fn clock_that_breaks() -> DateTime<Utc> {
    static ASKED: AtomicUsize = AtomicUsize::new(0);
    if ASKED.fetch_add(1, Ordering::SeqCst) >= 2 { broken_clock() } else { christmas_eve() }
}

#[tokio::test]
async fn a_panic_takes_no_words_with_it() {
    let world = World::with(Setting { now: broken_clock, ..Default::default() }).await;
    let fields = [STORY, TOKEN, ("at_risk", "no"), ("name", "Jo")];
    for (route, said) in [("check", NOT_SENT), ("copy", NOT_SENT), ("send", NOT_KNOWN)] {
        let action = format!("/form/imani/{route}");
        let page = world.post(&action, &fields).await;
        keeps(&page, StatusCode::INTERNAL_SERVER_ERROR, &action, said, &fields);
        page.says("Imani");
        // Without a token the page has one, so that pressing twice is one complaint.
        let page = world.post(&action, &[STORY]).await;
        assert!(page.hidden("token").is_some_and(|token| token.len() == 32), "{}", page.text);
    }
    let json = world.send_json("imani", &fields).await;
    assert_eq!(json.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(
        json.json(),
        serde_json::json!({
            "error": "not known", "retry": "the same body with this token", "token": TOKEN.1,
        })
    );
    // In the middle of the work.
    let world = World::with(Setting { now: clock_that_breaks, ..Default::default() }).await;
    let page = world.post("/form/imani/send", &fields).await;
    keeps(&page, StatusCode::INTERNAL_SERVER_ERROR, "/form/imani/send", NOT_KNOWN, &fields);
}

#[tokio::test]
async fn what_is_too_long_is_refused_with_every_word_and_named() {
    let world = World::new().await;
    let long = "a".repeat(290 * 1024);
    for route in ["check", "send"] {
        let action = format!("/form/imani/{route}");
        // One answer that is too long for its question and for every store.
        let page = world.post(&action, &[("what_happened", &long), ("contact_by", "email"), TOKEN]).await;
        assert_eq!(page.status, StatusCode::PAYLOAD_TOO_LARGE);
        page.says("Nothing was sent.");
        page.says("must be 20,000 characters or less. You have written 296,960");
        page.says("Give us an email address, or choose another way");
        page.does_not_say("Go back in your browser");
        assert!(page.text.contains("<a href=\"#what_happened\">Make this shorter: What has gone wrong?</a>"));
        let kept = page.fields_to("/form/imani/check");
        assert!(kept.contains(&("what_happened".to_owned(), long.clone())), "every word is there");
        assert_eq!(page.hidden("token").as_deref(), Some(TOKEN.1));
        // A second answer to a question, which otherwise travels hidden.
        let page = world.post(&action, &[("what_happened", "Damp"), ("what_happened", &long), TOKEN]).await;
        assert_eq!(page.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert!(page.text.contains("<a href=\"#beside-0\">Make this shorter: What has gone wrong?</a>"));
        let mut kept = page.fields_to("/form/imani/check");
        let stories: Vec<&str> = kept.iter().filter(|(n, _)| n == "what_happened").map(|(_, v)| v.as_str()).collect();
        assert_eq!(stories, [long.as_str(), "Damp"], "once each, in a box that can be changed");
        // Made shorter as it says, it is sent.
        for (_, value) in kept.iter_mut().filter(|(_, value)| value.len() > 1000) {
            value.truncate(200);
        }
        let shorter: Vec<(&str, &str)> = kept.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(world.post("/form/imani/check", &shorter).await.status, StatusCode::OK);
    }
    // Nothing needs to be stored to be saved or changed.
    assert_eq!(world.post("/form/imani/copy", &[("what_happened", &long)]).await.status, StatusCode::OK);
    assert_eq!(world.post("/form/imani/change", &[("what_happened", &long)]).await.status, StatusCode::OK);
    // More fields than any form has: the words are there, and what is shown can be sent.
    let mut many: Vec<(String, String)> = (0..2000).map(|n| (format!("field{n}"), "x".to_owned())).collect();
    many.push(("what_happened".to_owned(), WORDS.to_owned()));
    let many: Vec<(&str, &str)> = many.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let page = world.post("/form/imani/send", &many).await;
    keeps(&page, StatusCode::PAYLOAD_TOO_LARGE, "/form/imani/send", NOT_SENT, &[STORY]);
    assert_eq!(again(&world, &page, "/form/imani/send").await.status, StatusCode::SEE_OTHER);
    // More words for a complaint than can be added at once.
    let sent = world.send_json("imani", &[("what_happened", "Damp")]).await.json();
    let add = format!("{}/add", sent["receipt"].as_str().expect("a path"));
    let page = world.post(&add, &[("what_happened", &long)]).await;
    keeps(&page, StatusCode::PAYLOAD_TOO_LARGE, &add, "Your words have not been added", &[("what_happened", &long)]);
    // What was not read is the only one that the browser alone has.
    let page = world.post("/form/imani/send", &[("what_happened", &"a".repeat(512 * 1024))]).await;
    assert_eq!(page.status, StatusCode::PAYLOAD_TOO_LARGE);
    page.says("Go back in your browser");
}

#[tokio::test]
async fn half_a_form_and_a_form_in_another_shape_keep_what_could_be_read() {
    let world = World::new().await;
    let ask = async |path: &str, kind: &str, body: &str, length: usize| {
        let request = Request::post(path).header(header::CONTENT_TYPE, kind).header(header::CONTENT_LENGTH, length);
        world.ask(request.body(Body::from(body.to_owned())).expect("a request")).await
    };
    let part = "--b\r\nContent-Disposition: form-data; name=\"what_happened\"\r\n\r\nThe lift is bro";
    let json = "{\"what_happened\": \"The lift is bro";
    let nested = "{\"what_happened\": {\"text\": \"The lift is bro\"}}";
    for (kind, body, status) in [
        ("multipart/form-data; boundary=b", part, StatusCode::BAD_REQUEST),
        ("application/json", json, StatusCode::BAD_REQUEST),
        ("application/xml", "<c>The lift is bro</c>", StatusCode::UNSUPPORTED_MEDIA_TYPE),
        ("application/x-www-form-urlencoded", "what_happened=The+lift+is+bro", StatusCode::BAD_REQUEST),
    ] {
        for route in ["check", "send"] {
            let page = ask(&format!("/form/imani/{route}"), kind, body, body.len() + 20).await;
            assert_eq!(page.status, status, "{kind}: {}", page.words());
            page.says("The lift is bro");
            page.does_not_say("Go back in your browser");
            assert!(page.text.contains("name=\"what_happened\""), "{kind}");
        }
    }
    let page = ask("/form/imani/send", "application/json", nested, nested.len()).await;
    keeps(&page, StatusCode::UNPROCESSABLE_ENTITY, "/form/imani/send", NOT_SENT, &[("what_happened", nested)]);
    page.says("They came in a way that we cannot read in full.");
}
