//! Lines that break, functions that end, visitors who hang up, bodies that no form sends: the trials
//! of the `judge` command, small enough for every day.

use tests::trial::{self, Report, every_fault};

#[track_caller]
fn sound(report: &Report) {
    assert!(report.wrong.is_empty(), "{report}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_sent_is_lost_doubled_unseen_or_untold_whatever_breaks() {
    sound(&trial::faults(every_fault(), true, 400, 4, 7).await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_stored_of_who_hangs_up_on_a_server_that_is_killed_is_unread_and_told() {
    sound(&trial::hang_ups(90, 7).await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_commit_whose_answer_was_cut_is_shown_with_its_first_reference_and_dates() {
    sound(&trial::cuts(30, 1, 7).await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hundred_at_once_over_four_functions_are_one_complaint() {
    sound(&trial::crowds(3, 100, 4).await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn bodies_that_no_form_sends_get_an_answer_and_are_no_fault_of_ours() {
    sound(&trial::fuzz(1_500, 2, 7).await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_no_request_ends_nothing_and_leads_nowhere() {
    sound(&trial::requests(300, 7).await);
}
