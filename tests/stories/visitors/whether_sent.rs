//! What a page that gives words back says first: danger before all else, then what is known of the words.

use std::fs;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use tests::{Setting, World, copy_of_frozen, day, edit, encode, nobody};

use super::words_kept::{NOT_KNOWN, NOT_SENT, STORY, TOKEN, broken_clock, keeps, own_build};

#[tokio::test]
async fn where_somebody_could_get_hurt_the_emergency_lines_come_first() {
    let (_folder, out) = own_build();
    fs::remove_file(out.join("words/policies/imani/2014-01.md")).expect("it was there");
    let sent = World::new().await.send_json("incommunities", &[STORY]).await.json();
    let add = format!("{}/add", sent["receipt"].as_str().expect("a path"));
    let world = World::with(Setting { built: &out, engine: Some(nobody()), ..Default::default() }).await;
    let calm: [&[(&str, &str)]; 3] =
        [&[("what_happened", "The lift")], &[STORY, ("at_risk", "no")], &[STORY, ("about", "data")]];
    let urgent: [&[(&str, &str)]; 5] = [
        &[("what_happened", "The lift"), ("at_risk", "yes")],
        &[("what_happened", "The lift"), ("at_risk", "unsure")],
        &[("what_happened", "I smell gas in the hall")],
        &[("what_happened", "The lift"), ("language", "Urdu"), ("outcome_more", "there is a gas leak")],
        &[("what_happened", "There is no heating and I have a baby")],
    ];
    for (answers, is_urgent) in calm.iter().map(|a| (a, false)).chain(urgent.iter().map(|a| (a, true))) {
        let mut paths = vec!["/form/incommunities/send", "/form/imani/send", "/form/nobody/send"];
        // The box of a receipt asks for words alone.
        if answers.len() == 1 {
            paths.push(&add);
        }
        for path in paths {
            let page = world.post(path, answers).await;
            let (main, lines) =
                (page.text.split_once("<main").expect("a main part").1, "If anyone is in danger now, call");
            let (heading, danger) = (main.find("<h1>").expect("a heading"), main.find(lines));
            assert_eq!(danger.is_some_and(|at| at < heading), is_urgent, "{path} {answers:?}: {}", page.words());
        }
    }
}

#[tokio::test]
async fn the_landlords_own_line_for_the_night_stands_there_too() {
    let (folder, words) = copy_of_frozen();
    let contacts = "contacts:\n  phone: 01632 960 001\n  out_of_hours: 01632 960 002";
    edit(&words.policies.join("imani/2014-01.md"), "contacts: not stated", contacts);
    let out = folder.path().join("dist");
    tests::build_into(&out, &words, day("2026-12-24")).expect("the words build");
    let world = World::with(Setting { built: &out, engine: Some(nobody()), ..Default::default() }).await;
    let panics = World::with(Setting { built: &out, now: broken_clock, ..Default::default() }).await;
    for world in [world, panics] {
        let page = world.post("/form/imani/send", &[STORY, ("at_risk", "yes")]).await;
        let first = page.text.split_once("<main").and_then(|(_, main)| main.split_once("<h1>")).expect("a heading").0;
        assert!(first.contains("01632 960 002") && first.contains("0800 111 999"), "{first}");
        page.says("01632 960 001");
    }
}

#[tokio::test]
async fn whoever_comes_round_the_cdn_keeps_the_words_and_nothing_is_stored() {
    let world = World::with(Setting { origin_secret: Some("secret".to_owned()), ..Default::default() }).await;
    let page = world.post("/form/imani/send", &[STORY, TOKEN]).await;
    keeps(&page, StatusCode::FORBIDDEN, "/form/imani/send", NOT_SENT, &[STORY, TOKEN]);
    assert_eq!(world.open_cases("imani").await.len(), 0);
}

#[tokio::test]
async fn where_nobody_can_tell_the_page_says_so_and_the_same_button_is_safe() {
    let world = World::with(Setting { engine: Some(nobody()), ..Default::default() }).await;
    let page = world.post("/form/imani/send", &[STORY, TOKEN]).await;
    assert_eq!(page.words().matches(NOT_KNOWN).count(), 2, "title and heading");
    page.does_not_say(NOT_SENT);
    page.says("It is safe, even if we have it already");
    let json = world.send_json("imani", &[STORY, TOKEN]).await;
    assert_eq!(json.json()["error"], "not known");
    assert_eq!(
        (json.json()["token"].clone(), json.json()["retry"].clone()),
        (TOKEN.1.into(), "the same body with this token".into())
    );
    let request = Request::post("/form/imani/send").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let request = request.header("sec-fetch-site", "cross-site").body(Body::from(encode(&[STORY, TOKEN])));
    let refused = world.ask(request.expect("a request")).await;
    refused.says("You have not sent this yet.");
}
