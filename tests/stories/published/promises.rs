//! Every date on a page is the receipt's and the command line's.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use chrono::NaiveDate;
use serde_json::Value;
use tests::{Setting, World, nobody};

use super::site::Site;

const STORY: (&str, &str) = ("what_happened", "The heating has been off since March.");
const TOKEN: (&str, &str) = ("token", "00112233445566778899aabbccddeeff");

/// The days that a list of deadlines gives for a step of the first stage, whatever its basis.
fn days(deadlines: &[Value], step: &str) -> BTreeSet<NaiveDate> {
    let of = deadlines.iter().filter(|d| d["stage"] == 1 && d["step"] == step && d["when"].is_null());
    of.flat_map(|d| [d["due_date"].as_str(), d["at_latest"]["due_date"].as_str(), d["at_latest"].as_str()])
        .flatten()
        .filter_map(|day| day.get(..10)?.parse().ok())
        .collect()
}

/// The table of the days to come, and its calendar file, say what the command line says.
pub(crate) fn the_table_of_days_is_the_command_lines(site: &Site) {
    for landlord in &site.landlords {
        let slug = &landlord.slug;
        let page = site.page(&format!("{slug}/dates/index.html"));
        let rows: Vec<&str> = page.split("<th scope=\"row\" data-rule=\"example\">").skip(1).collect();
        assert!(!rows.is_empty(), "{slug}/dates/ has no row");
        // The first row, and one past Christmas: each is a run of the program.
        for row in [rows[0], rows[rows.len() - 1]] {
            let on = cell(row);
            let received = (0..60).map(|n| Site::day() + chrono::Days::new(n));
            let received = received.into_iter().find(|day| site.library.phrases.day(*day) == on);
            let received =
                received.unwrap_or_else(|| panic!("{slug}/dates/ has a row for {on}, which is no day to come"));
            let told = site.deadlines(slug, &received.to_string());
            let cells: Vec<(&str, &str)> =
                row.split(" data-rule=\"stage-1.").skip(1).filter_map(step_and_text).collect();
            assert!(!cells.is_empty(), "{slug}/dates/ has no date for {on}");
            for (step, text) in cells {
                let known = days(&told, step);
                // A cell without a day says that the policy gives none.
                let same = known.iter().any(|day| text.contains(&site.library.phrases.day(*day)));
                assert!(
                    same || known.is_empty(),
                    "{slug}/dates/ says {text:?} for {on}, and the command line {known:?}"
                );
            }
        }
    }
}

/// Of a cell, from the name of its step on: that name, and what stands in it.
fn step_and_text(cell: &str) -> Option<(&str, &str)> {
    Some((cell.split('"').next()?, cell.split_once('>')?.1.split('<').next()?))
}

fn cell(row: &str) -> String {
    row.split('<').next().unwrap_or_default().trim().to_owned()
}

/// Each landlord's form takes a complaint, and its answer, its receipt, its
/// calculator and the command line name the same days.
pub(crate) async fn every_form_takes_a_complaint_and_keeps_to_the_dates(site: &Site) {
    let world = World::with(Setting { built: &site.out, now: Site::now, ..Default::default() }).await;
    for landlord in &site.landlords {
        let slug = &landlord.slug;
        let check = world.post(&format!("/form/{slug}/check"), &[STORY]).await;
        assert_eq!(check.status, StatusCode::OK, "{slug}: {}", check.words());
        let sent = world.send_json(slug, &[STORY, TOKEN]).await;
        assert_eq!(sent.status, StatusCode::CREATED, "{slug}: {}", sent.text);
        let sent = sent.json();
        let told = sent["deadlines"].as_array().expect("a list").clone();
        // As London's clocks have it.
        let received: String = sent["received"].as_str().expect("an instant").chars().take(16).collect();
        let by_hand = site.deadlines(slug, &received);
        let receipt = world.open(sent["receipt"].as_str().expect("a path")).await;
        assert_eq!(receipt.status, StatusCode::OK, "{slug}");
        let day = Site::day();
        let calculator = world.open(&format!("/form/{slug}/dates?received={}", day.format("%d+%m+%Y"))).await;
        for step in ["acknowledge", "respond"] {
            assert_eq!(days(&told, step), days(&by_hand, step), "{slug}: the form and the command line differ");
            for (name, page, known) in [
                ("receipt", &receipt, days(&told, step)),
                ("calculator", &calculator, days(&site.deadlines(slug, &day.to_string()), step)),
            ] {
                let said = known.iter().any(|day| page.words().contains(&site.library.phrases.day(*day)));
                assert!(
                    said || known.is_empty(),
                    "{slug}: the {name} does not name {step} of {known:?}: {}",
                    page.words()
                );
            }
        }
    }
}

/// Every page that the form can answer with is rendered for every landlord.
pub(crate) async fn every_answer_of_the_form_is_rendered(site: &Site) {
    let world = World::with(Setting { built: &site.out, now: Site::now, ..Default::default() }).await;
    let down =
        World::with(Setting { built: &site.out, engine: Some(nobody()), now: Site::now, ..Default::default() }).await;
    for (at, landlord) in site.landlords.iter().enumerate() {
        let slug = &landlord.slug;
        let form = world.post(&format!("/form/{slug}/check"), &[("contact_by", "email"), ("email", "none")]).await;
        assert_eq!(form.status, StatusCode::UNPROCESSABLE_ENTITY, "{slug}");
        assert_eq!(world.post(&format!("/form/{slug}/copy"), &[STORY]).await.status, StatusCode::OK, "{slug}");
        let sent = world.post(&format!("/form/{slug}/send"), &[STORY]).await;
        assert_eq!(world.open(&format!("{}/dates.ics", sent.location)).await.status, StatusCode::OK, "{slug}");
        // Waiting for a table that never answers takes seconds: one landlord stands for all.
        if at == 0 {
            let page = down.post(&format!("/form/{slug}/send"), &[STORY]).await;
            assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE, "{slug}");
            let page = down.post(&format!("{}/add", sent.location), &[STORY]).await;
            assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE, "{slug}");
        }
        let built = site.page(&format!("{slug}/complain/index.html"));
        assert_eq!(built, world.post(&format!("/form/{slug}/change"), &[]).await.text, "{slug}: the two forms differ");
    }
    assert_eq!(world.open("/form/nobody/check").await.status, StatusCode::NOT_FOUND);
}
