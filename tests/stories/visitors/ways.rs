//! Ways that work: each way to complain with its number or in one line, nobody's
//! mailbox on a demonstration, and what a receipt offers to be kept by.

use tests::{Setting, World, build_into, built, copy_of_frozen, day, edit};

const STORY: (&str, &str) = ("what_happened", "The heating has been off since March.");

fn page(site: &std::path::Path, path: &str) -> String {
    std::fs::read_to_string(site.join("site").join(path).join("index.html")).expect("the page is built")
}

#[test]
fn a_demonstration_sends_nobody_to_a_panel_that_its_policy_names_and_a_real_landlord_does() {
    let shown = page(built(), "impact-housing/designated-persons");
    assert!(
        shown.contains("Impact Tenant Complaints Panel") && shown.contains("It does not show how to reach the panel.")
    );
    assert!(!shown.contains("01900") && !shown.contains("impacthousing.org.uk"), "{shown}");
    assert!(!shown.contains("mailto:"), "no mailbox: {shown}");
    let (folder, words) = copy_of_frozen();
    edit(&words.policies.join("impact-housing/2018-03.md"), "demonstration: yes\n", "");
    let out = folder.path().join("dist");
    build_into(&out, &words, day("2026-12-24")).unwrap_or_else(|stop| panic!("{stop}"));
    let real = page(&out, "impact-housing/designated-persons");
    assert!(real.contains("01900 842113") && !real.contains("test site"), "{real}");
}

#[test]
fn ways_without_a_number_are_one_line_and_the_paper_form_is_a_link() {
    let start = page(built(), "imani");
    let words = tests::words_of(&start);
    assert!(words.contains("You can also use: in person, phone, a paper form or email."), "{words}");
    assert!(start.contains("<a href=\"/imani/paper-form/\">a paper form</a>"), "{start}");
    // Relay UK is named where there is a number to call, and nowhere else.
    assert!(!page(built(), "imani/formats").contains("Relay UK"));
    let (folder, texts) = copy_of_frozen();
    let policy = texts.policies.join("imani/2014-01.md");
    edit(&policy, "contacts: not stated\n", "contacts: { phone: 01632 960 001, email: complaints@example.org }\n");
    let out = folder.path().join("dist");
    build_into(&out, &texts, day("2026-12-24")).unwrap_or_else(|stop| panic!("{stop}"));
    let words = tests::words_of(&page(&out, "imani"));
    assert!(
        words.contains("01632 960 001") && words.contains("You can also use: in person or a paper form."),
        "{words}"
    );
    let formats = tests::words_of(&page(&out, "imani/formats"));
    assert!(formats.contains("Relay UK is for typing, not for sign language."), "{formats}");
}

#[tokio::test]
async fn a_video_call_without_a_way_to_call_is_asked_about_once_and_holds_nobody_up() {
    let world = World::new().await;
    let bsl = ("contact_by", "bsl");
    let check = world.post("/form/imani/check", &[STORY, bsl]).await;
    check.says("You chose “BSL video call”. You left this empty:");
    assert_eq!(world.send_json("imani", &[STORY, bsl]).await.status, axum::http::StatusCode::CREATED);
    let reached = world.post("/form/imani/check", &[STORY, bsl, ("email", "jo@example.org")]).await;
    reached.does_not_say("You left this empty:");
    let helper = world.post("/form/imani/check", &[STORY, ("contact_by", "helper")]).await;
    helper.says("You chose “Through the person helping”.");
}

#[tokio::test]
async fn a_receipt_can_be_kept_by_text_or_email_where_nobody_is_given_away_by_that() {
    let site = "https://complain.example".to_owned();
    let world = World::with(Setting { site, ..Default::default() }).await;
    let text = [("contact_by", "text"), ("phone", "07700 900123")];
    let sent = world.post("/form/imani/send", &[&[STORY], &text[..]].concat()).await;
    let receipt = world.open(&sent.location).await;
    let body = format!("%0Ahttps://complain.example{}\"", sent.location);
    assert!(receipt.text.contains("href=\"sms:?&amp;body=") && receipt.text.contains(&body), "{}", receipt.text);
    assert!(receipt.text.contains("href=\"mailto:?subject="), "{}", receipt.text);
    receipt.says("We will text you, as you asked.");
    receipt.says("If we need longer, we will text you by");
    receipt.says("We can give you a new link to this page. The old link then stops.");
    receipt.says("Ask us for a copy of what you wrote.");
    for quiet in [("safe_contact", "only text me"), ("keep_from", "the chair")] {
        let story = ("what_happened", "The stairs are dark.");
        let sent = world.post("/form/imani/send", &[&[story, quiet], &text[..]].concat()).await;
        let receipt = world.open(&sent.location).await;
        receipt.does_not_say("sms:");
        receipt.does_not_say("mailto:?");
        receipt.does_not_say("We will text you");
    }
}
