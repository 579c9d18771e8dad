//! Sending: one complaint, one record, one answer, whatever happens on the way.

use axum::http::StatusCode;
use complaints::form::reference::{Reference, Token};
use store::flag::Flag;
use tests::also_sent;
use tests::{Engine, Setting, World, copy_of_frozen, day, edit, nobody};

const STORY: (&str, &str) = ("what_happened", "The heating has been off since March.");
const TOKEN: (&str, &str) = ("token", "00112233445566778899aabbccddeeff");

#[tokio::test]
async fn a_complaint_is_stored_told_of_and_listed_with_the_receipts_dates() {
    let world = World::new().await;
    let check = world.post("/form/imani/check", &[STORY, ("name", "Jo")]).await;
    let token = check.hidden("token").expect("the check page carries a token");
    let sent = world.post("/form/imani/send", &[STORY, ("name", "Jo"), ("token", &token), ("policy", "2014-01")]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    assert!(!sent.location.contains(&token), "the token stands in no address");

    let receipt = world.open(&sent.location).await;
    assert_eq!(receipt.status, StatusCode::OK);
    receipt.says("By Wednesday 30 December 2026");
    receipt.says("By Tuesday 12 January 2027");
    receipt.says("by Tuesday 5 January 2027");
    receipt.says("Friday 25 December 2026");
    receipt.does_not_say("heating");
    receipt.does_not_say("Jo<");

    let open = world.listed("imani").await;
    assert_eq!(open.len(), 1);
    assert!(receipt.words().contains(&open[0].reference.parse::<Reference>().expect("a reference").grouped()));
    assert_eq!(open[0].due.expect("a date").to_rfc3339(), "2026-12-30T23:59:59+00:00");
    let notices = world.notices().await;
    assert_eq!(notices.len(), 1);
    assert_eq!(notices[0]["reference"], open[0].reference.as_str());
    assert_eq!(notices[0]["first_due"], "2026-12-30T23:59:59+00:00");
    assert_eq!(notices[0]["urgent"], false);
    assert!(!notices[0].to_string().contains("heating"), "a notice holds nothing of what was said");
}

#[tokio::test]
async fn the_same_form_sent_again_is_the_same_complaint() {
    let world = World::new().await;
    let first = world.send_json("imani", &[STORY, TOKEN]).await;
    assert_eq!(first.status, StatusCode::CREATED);
    let again = world.send_json("imani", &[STORY, TOKEN]).await;
    assert_eq!(again.status, StatusCode::OK);
    assert_eq!(first.text, again.text);
    assert_eq!(world.open_cases("imani").await.len(), 1);
    assert_eq!(world.notices().await.len(), 1, "nobody is told twice");
}

#[tokio::test]
async fn twenty_at_once_are_one_complaint_and_twenty_equal_answers() {
    let world = std::sync::Arc::new(World::new().await);
    let mut sends = Vec::new();
    for _ in 0..20 {
        let world = world.clone();
        sends.push(tokio::spawn(async move { world.send_json("imani", &[STORY, TOKEN]).await }));
    }
    let mut texts = Vec::new();
    for send in sends {
        let page = send.await.expect("a send ends");
        assert!(matches!(page.status, StatusCode::CREATED | StatusCode::OK), "{}", page.text);
        texts.push(page.text);
    }
    texts.dedup();
    assert_eq!(texts.len(), 1, "all twenty answers are equal");
    assert_eq!(world.open_cases("imani").await.len(), 1);
}

#[tokio::test]
async fn when_the_table_does_not_answer_nothing_is_claimed_and_nothing_is_lost() {
    let world = World::with(Setting { engine: Some(nobody()), ..Default::default() }).await;
    let typed =
        [("what_happened", "گرمی نہیں ہے 😡 <b>"), ("name", "Zoë"), ("address", "1 Example Street\nTown"), TOKEN];
    let page = world.post("/form/imani/send", &typed).await;
    assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
    let words = page.words();
    let main = words
        .split("We cannot tell if your complaint was sent")
        .nth(2)
        .expect("the heading and the title say what is known");
    assert!(main.contains("Your words are below."));
    page.says("گرمی نہیں ہے 😡 <b>");
    page.says("1 Example Street Town");
    assert_eq!(page.hidden("token").as_deref(), Some(TOKEN.1), "the same act of sending can be tried again");
    assert_eq!(page.hidden("name").as_deref(), Some("Zoë"));
    page.says("0300 111 3000");
    page.does_not_say("Your reference");
    let json = world.send_json("imani", &typed).await;
    assert_eq!(json.status, StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test]
async fn something_added_by_the_same_person_joins_the_complaint() {
    let world = World::new().await;
    let contact = [("contact_by", "email"), ("email", "Jo@example.com")];
    let first = world.send_json("imani", &[STORY, TOKEN, contact[0], contact[1]]).await;
    let more = world
        .send_json("imani", &[("what_happened", "And the window."), TOKEN, contact[0], ("email", "jo@example.com")])
        .await;
    assert_eq!(more.status, StatusCode::OK);
    assert_eq!(first.json()["reference"], more.json()["reference"]);
    let whole = world.case(&first.json()["reference"]).await;
    assert_eq!(whole.added.len(), 1);
    assert_eq!(world.notices().await.len(), 2);
    let again = [("what_happened", "And the window."), TOKEN, contact[0], ("email", "jo@example.com")];
    assert_eq!(world.send_json("imani", &again).await.status, StatusCode::OK);
    assert_eq!(world.notices().await.len(), 2, "nobody is told twice of the same words");
}

#[tokio::test]
async fn a_copied_form_never_joins_somebody_elses_complaint() {
    let world = World::new().await;
    let first = world.send_json("imani", &[STORY, TOKEN, ("contact_by", "email"), ("email", "jo@example.com")]).await;
    for other in [[("contact_by", "email"), ("email", "al@example.com")], [("name", "Al"), ("phone", "")]] {
        let page = world.send_json("imani", &[("what_happened", "Mine is damp."), TOKEN, other[0], other[1]]).await;
        assert_eq!(page.status, StatusCode::CREATED);
        assert_ne!(page.json()["reference"], first.json()["reference"]);
    }
    assert_eq!(world.open_cases("imani").await.len(), 3);
}

#[tokio::test]
async fn a_form_without_a_token_is_taken_once_from_a_person_and_from_everybody_whom_nobody_can_tell_apart() {
    let world = World::new().await;
    let jo = [STORY, ("contact_by", "email"), ("email", "jo@example.com")];
    let first = world.send_json("imani", &jo).await;
    assert_eq!(first.status, StatusCode::CREATED);
    let again = [jo[0], jo[1], jo[2], ("token", "../../etc")];
    assert_eq!(world.send_json("imani", &again).await.text, first.text);
    assert_eq!(world.case(&first.json()["reference"]).await.complaint.flags, [Flag::NoToken]);
    // Two strangers who copy one sentence are two, also when they say nothing of themselves.
    let strangers = [world.send_json("imani", &[STORY]).await, world.send_json("imani", &[STORY]).await];
    assert!(strangers.iter().all(|sent| sent.status == StatusCode::CREATED));
    let [a, b] = strangers.map(|sent| sent.json()["reference"].clone());
    assert_ne!(a, b);
    assert_eq!(world.case(&a).await.complaint.flags, [Flag::NoContact, Flag::NoToken]);
    assert_eq!(world.open_cases("imani").await.len(), 3);
}

#[tokio::test]
async fn danger_starts_the_clock_of_24_hours_only_when_it_was_answered_so() {
    let world = World::new().await;
    let sent = world.send_json("incommunities", &[STORY, TOKEN, ("at_risk", "yes")]).await.json();
    let urgent = sent["deadlines"].as_array().expect("deadlines").iter().find(|d| d["when"] == "risk-to-life").cloned();
    let urgent = urgent.expect("the urgent clock runs");
    assert_eq!(urgent["due_at"], "2026-12-25T10:00:00+00:00");
    assert_eq!(urgent["section"], "6.1.3");
    let receipt = world.open(sent["receipt"].as_str().expect("a path")).await;
    receipt.says("we answer by 10am on Friday 25 December 2026");
    receipt.says("This form is not watched day and night");
    assert_eq!(world.notices().await[0]["urgent"], true);
    assert_eq!(world.notices().await[0]["first_due"], "2026-12-25T10:00:00+00:00");

    for other in ["no", ""] {
        let sent = world
            .send_json("incommunities", &[("what_happened", other), ("before", "again"), ("at_risk", other)])
            .await
            .json();
        assert!(sent["deadlines"].as_array().expect("deadlines").iter().all(|d| d["when"].is_null()), "{sent}");
    }
}

#[tokio::test]
async fn no_urgent_date_is_promised_where_nobody_is_told() {
    let world = World::with(Setting { watched: false, ..Default::default() }).await;
    let sent = world.send_json("incommunities", &[STORY, TOKEN, ("at_risk", "yes")]).await.json();
    let receipt = world.open(sent["receipt"].as_str().expect("a path")).await;
    receipt.says("If anyone is in danger now, call 999");
    receipt.does_not_say("10am on Friday");
}

#[tokio::test]
async fn a_form_one_version_older_is_answered_by_the_version_in_force() {
    let (folder, words) = copy_of_frozen();
    let old = words.policies.join("imani/2014-01.md");
    let new = words.policies.join("imani/2026-12-01.md");
    std::fs::copy(&old, &new).expect("a version can be copied");
    edit(&new, "respond: 10 working days (4.5)", "respond: 12 working days (4.5)");
    edit(
        &new,
        "landlord: Imani",
        "changes: We now answer within twelve working days. Before, it was ten.\nlandlord: Imani",
    );
    let out = folder.path().join("dist");
    tests::build_into(&out, &words, day("2026-12-24")).expect("two versions build");
    let world = World::with(Setting { built: &out, ..Default::default() }).await;
    let sent = world.send_json("imani", &[STORY, TOKEN, ("policy", "2014-01")]).await.json();
    assert_eq!(sent["policy"], "2026-12-01");
    let receipt = world.open(sent["receipt"].as_str().expect("a path")).await;
    receipt.says("Our policy changed while you were writing");
    receipt.says("By Thursday 14 January 2027");
}

#[tokio::test]
async fn a_version_that_never_was_says_nothing_of_what_was_shown_and_is_not_kept() {
    let world = World::new().await;
    let sent = world.send_json("imani", &[STORY, TOKEN, ("policy", "Jo of 1 Example Street")]).await.json();
    let receipt = world.open(sent["receipt"].as_str().expect("a path")).await;
    receipt.does_not_say("Our policy changed while you were writing");
    assert_eq!(world.case(&sent["reference"]).await.complaint.shown_policy, None, "intake may read it again");
}

#[tokio::test]
async fn a_changed_promise_is_kept_everywhere_and_an_old_case_keeps_its_own() {
    let (folder, words) = copy_of_frozen();
    let out = folder.path().join("dist");
    tests::build_into(&out, &words, day("2026-12-24")).expect("the words build");
    let engine = Engine::start().await.local;
    let before = World::with(Setting { built: &out, engine: Some(engine.clone()), ..Default::default() }).await;
    let old = before.send_json("imani", &[STORY, TOKEN]).await.json();

    edit(&words.policies.join("imani/2014-01.md"), "respond: 10 working days (4.5)", "respond: 12 working days (4.5)");
    tests::build_into(&out, &words, day("2026-12-24")).expect("the words build again, and no Rust");
    let after = World::with(Setting { built: &out, engine: Some(engine), ..Default::default() }).await;
    let page = std::fs::read_to_string(out.join("site/imani/index.html")).expect("the page is built");
    assert!(page.contains("12 working days") && !page.contains("10 working days"));
    after.open("/form/imani/dates?received=24+12+2026").await.says("Thursday 14 January 2027");
    let new = after
        .send_json("imani", &[("what_happened", "Damp"), ("token", "ffeeddccbbaa99887766554433221100")])
        .await
        .json();
    after.open(new["receipt"].as_str().expect("a path")).await.says("By Thursday 14 January 2027");
    let kept = after.open(old["receipt"].as_str().expect("a path")).await;
    kept.says("By Tuesday 12 January 2027");
    kept.does_not_say("14 January 2027");
}

#[tokio::test]
async fn whatever_is_wrong_with_an_address_gets_one_page() {
    let world = World::new().await;
    let sent = world.send_json("imani", &[STORY, TOKEN]).await.json();
    let path = sent["receipt"].as_str().expect("a path").to_owned();
    let reference = sent["reference"].as_str().expect("a reference");
    let key = path.rsplit('/').next().expect("a key");
    let nobody = Token::new([9; 16]).reference();
    let wrong = [
        format!("/form/imani/receipt/{reference}/{}", "0".repeat(32)),
        format!("/form/imani/receipt/{nobody}/{key}"),
        format!("/form/incommunities/receipt/{reference}/{key}"),
        format!("/form/imani/receipt/{reference}/x"),
        format!("/form/imani/receipt/x/{key}"),
        "/form/nobody/receipt/x/y".to_owned(),
    ];
    let mut pages = Vec::new();
    for path in &wrong {
        pages.push(world.open(path).await);
    }
    for (path, page) in wrong.iter().zip(&pages) {
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(page.text, pages[0].text, "{path}");
    }
    pages[0].says("We cannot find that");
    assert_eq!(world.open(&path).await.status, StatusCode::OK);
    assert_eq!(
        world.open(&path.to_lowercase()).await.status,
        StatusCode::OK,
        "a reference may be typed in small letters"
    );
}

#[tokio::test]
async fn every_landlords_receipt_says_what_its_policy_promises() {
    let world = World::new().await;
    let promises = [
        ("imani", ["Wednesday 30 December 2026", "Tuesday 12 January 2027"]),
        ("management-co-op", ["10am on Saturday 26 December 2026", "Tuesday 5 January 2027"]),
        ("inspiring-housing", ["Wednesday 30 December 2026", "Thursday 7 January 2027"]),
        ("incommunities", ["Wednesday 30 December 2026", "Tuesday 12 January 2027"]),
        ("impact-housing", ["Tuesday 5 January 2027", "Tuesday 5 January 2027"]),
    ];
    for (landlord, dates) in promises {
        let sent = world.send_json(landlord, &[STORY, TOKEN]).await.json();
        let receipt = world.open(sent["receipt"].as_str().expect("a path")).await;
        for date in dates {
            receipt.says(date);
        }
    }
}

#[tokio::test]
async fn a_token_that_was_used_for_one_landlord_never_files_words_under_another() {
    let world = World::new().await;
    let contact = [("contact_by", "email"), ("email", "jo@example.com")];
    let imani = world.send_json("imani", &[STORY, TOKEN, contact[0], contact[1]]).await.json();
    let other = world.send_json("incommunities", &[("what_happened", "Noise"), TOKEN, contact[0], contact[1]]).await;
    assert_eq!(other.status, StatusCode::CREATED);
    assert_ne!(other.json()["reference"], imani["reference"]);
    assert_eq!(world.open_cases("incommunities").await.len(), 1);
    let same_words = world.send_json("impact-housing", &[STORY, TOKEN, contact[0], contact[1]]).await;
    assert_eq!(same_words.status, StatusCode::CREATED);
    assert_eq!(world.open_cases("impact-housing").await.len(), 1);
}

#[tokio::test]
async fn danger_that_is_told_of_later_starts_its_own_clock() {
    let world = World::new().await;
    let contact = [("contact_by", "email"), ("email", "jo@example.com")];
    let first = world.send_json("incommunities", &[STORY, TOKEN, contact[0], contact[1]]).await.json();
    let later = [("what_happened", "The wires spark."), TOKEN, contact[0], contact[1], ("at_risk", "yes")];
    let second = world.send_json("incommunities", &later).await;
    assert_eq!(second.status, StatusCode::CREATED);
    let second = second.json();
    let open = world.listed("incommunities").await;
    assert!(open.iter().any(|c| c.urgent && c.place.starts_with("0 2026-12-25T10:00:00Z#")));
    let whole = world.case(&second["reference"]).await;
    assert_eq!(whole.complaint.flags, [Flag::Follows(tests::reference_of(&first["reference"]))]);
    assert!(world.notices().await.iter().any(|n| n["urgent"] == true));
}

#[tokio::test]
async fn more_about_a_danger_that_was_told_of_is_no_second_complaint() {
    let world = World::new().await;
    let contact = [("contact_by", "email"), ("email", "jo@example.com")];
    let danger = ("at_risk", "yes");
    let first = world.send_json("incommunities", &[STORY, TOKEN, contact[0], contact[1], danger]).await.json();
    // Whoever writes again may leave the question of danger out: it was answered.
    let later = [("what_happened", "The wires spark still."), TOKEN, contact[0], contact[1]];
    let again = [("what_happened", "And it smells."), TOKEN, contact[0], contact[1], danger];
    for more in [&later[..], &again] {
        let more = world.send_json("incommunities", more).await;
        assert_eq!((more.status, &more.json()["reference"]), (StatusCode::OK, &first["reference"]));
    }
    assert_eq!(world.open_cases("incommunities").await.len(), 1);
    assert_eq!(world.case(&first["reference"]).await.added.len(), 2);
}

#[tokio::test]
async fn what_nobody_asked_for_reaches_the_officer_all_the_same() {
    let world = World::new().await;
    let fields = [STORY, TOKEN, ("name", "Ann"), ("name", "Bob"), ("flat", "7B"), ("at_risk", "maybe")];
    let shown = world.post("/form/imani/change", &fields).await;
    for kept in ["name=\"name\" value=\"Bob\"", "name=\"flat\" value=\"7B\""] {
        assert!(shown.text.contains(kept), "{kept} is carried on");
    }
    let sent = world.send_json("imani", &fields).await.json();
    let whole = world.case(&sent["reference"]).await;
    let of = |name: &str| also_sent(&whole.words.answers, name);
    assert_eq!(of("name"), "Bob");
    assert_eq!(of("flat"), "7B");
    assert_eq!(of("at_risk"), "maybe");
    assert_eq!(whole.complaint.flags, [Flag::NoContact, Flag::AlsoSent]);
}

#[tokio::test]
async fn a_choice_is_understood_by_its_id_or_its_words() {
    let world = World::new().await;
    for yes in ["YES", "Yes"] {
        let sent = world.send_json("incommunities", &[("what_happened", yes), ("at_risk", yes)]).await.json();
        let all = sent["deadlines"].as_array().expect("deadlines").clone();
        assert!(all.iter().any(|d| d["when"] == "risk-to-life"), "{yes}");
    }
}

#[tokio::test]
async fn a_case_without_a_date_is_listed_as_having_none() {
    let (folder, words) = copy_of_frozen();
    edit(&words.policies.join("imani/2014-01.md"), "respond: 10 working days (4.5)", "respond: not stated");
    edit(
        &words.policies.join("imani/2014-01.md"),
        "acknowledge: 2 working days from receipt (4.5, 4.8)",
        "acknowledge: not stated",
    );
    edit(&words.policies.join("imani/2014-01.md"), "      send: 5 working days from receipt (4.5)\n", "");
    let text = std::fs::read_to_string(words.policies.join("imani/2014-01.md")).expect("a policy");
    let (front, _) = text.rsplit_once("---\n").expect("front matter");
    std::fs::write(words.policies.join("imani/2014-01.md"), format!("{front}---\n")).expect("a policy without prose");
    let out = folder.path().join("dist");
    let build = || tests::build_into(&out, &words, day("2026-12-24")).unwrap_or_else(|stop| panic!("{stop}"));
    build();
    // The rules of its scheme give dates where the policy gives none.
    let world = World::with(Setting { built: &out, ..Default::default() }).await;
    let sent = world.send_json("imani", &[STORY, TOKEN]).await.json();
    let page = world.open(sent["receipt"].as_str().expect("a path")).await;
    page.says("By Tuesday 5 January 2027 we will tell you that we have your complaint.");
    page.says("By Tuesday 19 January 2027 at the latest we will answer you.");
    page.says("Our policy gives no date for this. It is the last day that the Ombudsman’s Code allows.");
    // Where no scheme binds the landlord, nobody does.
    edit(&words.policies.join("imani/2014-01.md"), "scheme: housing-ombudsman", "scheme: none");
    edit(&words.policies.join("imani/2014-01.md"), "ombudsman: [housing-ombudsman]\n", "");
    build();
    let world = World::with(Setting { built: &out, ..Default::default() }).await;
    let sent = world.send_json("imani", &[STORY, TOKEN]).await.json();
    world.open(sent["receipt"].as_str().expect("a path")).await.says("Our policy does not say by when we answer.");
    let rows = world.rows(&["imani"]).await;
    assert_eq!((rows[0].due.as_deref(), rows[0].overdue), (None, false));
    assert!(world.lines(&rows).contains("respond: no date, tell the person one (stage 1)"));
}
