//! The words as they are published today.

use std::sync::OnceLock;

use tests::published;

use super::site::Site;
use super::{checks, promises};

fn site() -> &'static Site {
    static SITE: OnceLock<Site> = OnceLock::new();
    SITE.get_or_init(|| Site::of(&published()))
}

#[test]
fn nothing_is_unread() {
    checks::nothing_is_unread(site());
}

#[test]
fn every_template_is_used() {
    checks::every_template_is_used(site());
}

#[test]
fn rights_on_a_page_have_names_of_their_own() {
    checks::rights_on_a_page_have_names_of_their_own(site());
}

#[test]
fn every_page_of_a_landlord_has_a_title_of_its_own() {
    checks::every_page_of_a_landlord_has_a_title_of_its_own(site());
}

#[test]
fn every_question_leads_to_its_heading() {
    checks::every_question_leads_to_its_heading(site());
}

#[test]
fn every_landlord_has_every_page() {
    checks::every_landlord_has_every_page(site());
}

#[test]
fn every_link_leads_somewhere() {
    checks::every_link_leads_somewhere(site());
}

#[test]
fn every_page_is_whole_and_quiet() {
    checks::every_page_is_whole_and_quiet(site());
}

#[test]
fn every_page_is_small() {
    checks::every_page_is_small(site());
}

#[test]
fn demonstrations_alone_are_hidden() {
    checks::demonstrations_alone_are_hidden(site());
}

#[test]
fn other_versions_say_what_they_are() {
    checks::other_versions_say_what_they_are(site());
}

#[test]
fn every_clock_has_a_section() {
    checks::every_clock_has_a_section(site());
}

#[test]
fn the_table_of_days_is_the_command_lines() {
    promises::the_table_of_days_is_the_command_lines(site());
}

#[tokio::test]
async fn every_form_takes_a_complaint_and_keeps_to_the_dates() {
    promises::every_form_takes_a_complaint_and_keeps_to_the_dates(site()).await;
}

#[tokio::test]
async fn every_answer_of_the_form_is_rendered() {
    promises::every_answer_of_the_form_is_rendered(site()).await;
}
