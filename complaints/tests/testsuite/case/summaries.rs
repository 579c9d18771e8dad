//! Whole timelines in words, one or more for every policy: what a person reads.

use complaints::case::events::{Event, EventKind, Events};
use complaints::case::followed;
use complaints::case::summary::Summary;
use complaints::case::timeline::timeline;
use complaints::days::moment::Moment;
use complaints::policy::library::Landlord;
use complaints::words::source::SourceFile;

use crate::words::{landlord, landlords, library};

/// The summary of a case as it stands at `now`; `record` is written as on the command line.
fn summary(landlord: &Landlord, now: &str, record: &str) -> String {
    let (mut events, mut when) = (Vec::new(), Vec::new());
    for part in record.split('|').map(str::trim) {
        match part.strip_prefix("when=") {
            Some(id) => when.push(id),
            None => events.push(part.parse::<Event>().unwrap_or_else(|e| panic!("{part}: {e}"))),
        }
    }
    let received = events.iter().find(|e| e.kind == EventKind::Received).expect("a receipt").at;
    let policy = &landlord.in_force(received.day()).expect("a version is in force").policy;
    let calendar = library().calendar(policy);
    let rules = library().rulebook(policy, &calendar);
    let told: Vec<String> = when.iter().map(|id| (*id).to_owned()).collect();
    let stages = followed::stages(&rules, received.day(), &told, &events);
    let events = Events::new(events, stages).expect("a record that makes sense");
    let events = when.into_iter().fold(events, |events, id| events.when(id));
    let now = Moment::parse(now).expect("a moment");
    let timeline = timeline(&rules, &events, now).expect("the calendar covers the case");
    let policy = policy.in_circumstances(events.circumstances());
    let summary = Summary { policy, calendar: &calendar, phrases: &library().phrases, received, now };
    format!("{record}\n\n{}", summary.write(&timeline))
}

macro_rules! summaries {
    ($($name:ident: $slug:literal, $now:literal, $record:literal;)*) => {
        $(#[test]
        fn $name() {
            insta::assert_snapshot!(summary(landlord($slug), $now, $record));
        })*

        #[test]
        fn every_policy_has_a_letter() {
            let told = [$($slug),*];
            for landlord in landlords() {
                assert!(told.contains(&landlord.slug.as_str()), "write a summary for {}", landlord.slug);
            }
        }
    };
}

summaries! {
    imani_over_christmas: "imani", "2026-12-28T09:00", "received=2026-12-24T10:00";
    imani_puts_its_answer_off: "imani", "2027-01-13T09:00",
        "received=2026-12-24T10:00 | acknowledged=2026-12-29 | holding-reply-sent=2027-01-05,until=2027-01-15,reason=a surveyor has to visit";
    imani_asks_for_more_than_its_policy_allows: "imani", "2027-01-13T09:00",
        "received=2026-12-24T10:00 | acknowledged=2026-12-29 | holding-reply-sent=2027-01-05,until=2027-01-20";
    the_coop_waits_for_others: "management-co-op", "2027-01-08",
        "received=2026-12-18T16:45 | when=outside-bodies | acknowledged=2026-12-19T09:00 | holding-reply-sent=2026-12-24";
    the_coop_waits_for_its_committee: "management-co-op", "2027-01-04",
        "received=2026-12-01T10:00 | acknowledged=2026-12-04T09:00 | responded=2026-12-08 | escalation-requested=2026-12-30T15:00";
    inspiring_chose_the_shorter_of_two_times: "inspiring-housing", "2026-06-12", "received=2026-06-01T10:00";
    incommunities_hears_of_a_danger: "incommunities", "2026-10-25T10:30",
        "received=2026-10-24T12:00 | when=risk-to-life | problem=2026-10-24";
    incommunities_closes_and_opens_again: "incommunities", "2027-09-01",
        "received=2026-11-02T10:00 | problem=2026-10-01 | acknowledged=2026-11-03 | responded=2026-11-12 | offer-made=2026-11-12 | closed=2026-11-20 | reopened=2027-03-01";
    impact_hears_too_late_that_it_should_look_again: "impact-housing", "2027-01-20",
        "received=2026-12-01T09:00 | problem=2026-10-01 | aware=2026-10-01 | responded=2026-12-07 | closed=2026-12-10 | escalation-requested=2027-01-14";
    impact_leaves_stage_one_out: "impact-housing", "2027-01-20",
        "received=2026-12-01T09:00 | problem=2026-06-01 | skipped=2026-12-04 | contacted=2026-12-08 | responded=2027-01-04 | offer-made=2027-01-04";
    the_eight_weeks_end_with_the_law: "inspiring-housing", "2022-10-05",
        "received=2022-06-06T10:00 | responded@1=2022-06-17 | escalation-requested@2=2022-07-01 | responded@2=2022-09-02";
    three_stages_and_a_hearing: "three-stages", "2027-03-01",
        "received=2026-11-02T10:00 | acknowledged=2026-11-03 | responded=2026-11-17 | escalation-requested=2026-12-01T10:00 | acknowledged=2026-12-03 | responded=2027-01-08 | escalation-requested=2027-02-01T10:00 | acknowledged=2027-02-03";
    northern_ireland_extends_to_ten_days_in_total: "northern-ireland", "2027-07-20",
        "received=2027-07-05T09:00 | aware=2027-05-31 | extension-agreed=2027-07-08,until=2027-07-20,reason=records are in another office | responded=2027-07-19";
    scotland_by_category: "scotland", "2026-12-01T09:00",
        "received=2026-11-27T15:00 | when=no-heating | problem=2026-11-20 | aware=2026-11-20";
    wales_soft_and_hard: "wales", "2027-01-10",
        "received=2026-12-07T09:00 | problem=2023-12-01 | aware=2026-01-15 | responded=2026-12-21 | escalation-requested=2027-01-04";
    totals_are_caps: "totals", "2026-12-21",
        "received=2026-11-20T17:30 | acknowledged=2026-11-23 | extension-agreed=2026-12-01,until=2026-12-18,reason=a second visit | extension-agreed=2026-12-17,until=2026-12-21,reason=a third visit";
    a_cut_off_a_closure_and_a_pause: "cut-off", "2027-01-05",
        "received=2026-12-13T17:01 | acknowledged=2026-12-15 | paused=2026-12-18 | resumed=2027-01-04";
    an_almshouse_agrees_its_date: "almshouse", "2026-11-27",
        "received=2026-11-05T11:00 | letter-dated@1=2026-11-03 | acknowledged@1=2026-11-10 | contacted@1=2026-11-12 | extension-agreed@1=2026-11-12,until=2026-11-26,reason=the Clerk asks the builder first | responded@1=2026-11-25";
    a_care_charity_sends_a_draft_to_comment_on: "care-charity", "2027-06-10",
        "received=2027-01-09T10:00 | when=complex | acknowledged@1=2027-01-11 | contacted@1=2027-01-13 | responded@1=2027-01-27 | answer-received@1=2027-03-10 | escalation-requested@2=2027-03-22T10:00 | acknowledged@2=2027-03-23 | report-sent@2=2027-04-30 | draft-sent@2=2027-05-11 | heard-back@2=2027-05-20 | responded@2=2027-06-04";
    a_council_waits_to_hear_back: "city-council", "2027-01-20",
        "received=2026-12-22T15:30 | acknowledged@1=2026-12-30 | contacted@1=2026-12-31 | messaged@1=2027-01-05 | responded@1=2027-01-13";
    a_complaint_about_the_committee_follows_its_own_stages: "five-stages", "2027-06-14",
        "received=2027-03-20T09:00 | when=committee-member | acknowledged@1=2027-03-23 | report-sent@1=2027-04-15 | responded@1=2027-04-21 | escalation-requested@2=2027-04-30T09:00 | hearing-held@2=2027-06-09 | decided@2=2027-06-12";
    a_council_hears_what_its_homes_board_answered: "homes-board", "2027-04-10",
        "received=2027-01-30T12:00 | acknowledged@1=2027-02-02 | responded@1=2027-02-15 | escalation-requested@2=2027-03-18T17:00 | acknowledged@2=2027-03-24 | report-sent@2=2027-04-08";
    a_managing_agent_keeps_to_the_sooner_of_its_times: "managing-agent", "2027-06-08",
        "received=2027-03-20T18:00 | raised=2027-03-18 | acknowledged@1=2027-03-30 | responded@1=2027-04-15 | answer-received@1=2027-04-19 | escalation-requested@2=2027-05-14T17:40 | acknowledged@2=2027-05-19 | responded@2=2027-06-07";
    a_scottish_co_op_counts_from_what_it_was_first_told: "scotland-coop", "2026-12-05",
        "received=2026-11-24T11:00 | aware=2026-10-20 | raised=2026-11-05 | extension-agreed@1=2026-11-26,until=2026-12-03,reason=the joiner comes on Wednesday | responded@1=2026-12-02 | answer-received@1=2026-12-04";
    a_students_deposit_waits_for_the_end_of_the_tenancy: "student-halls", "2027-08-10",
        "received=2027-07-04T12:00 | when=deposit | tenancy-ended=2027-06-30 | contacted@1=2027-07-06 | responded@1=2027-07-20 | escalation-requested@2=2027-07-26T09:00 | acknowledged@2=2027-07-27 | responded@2=2027-08-09";
    ulster_answers_after_its_panel_decided: "ulster-homes", "2027-04-29",
        "received=2027-03-13T14:00 | aware=2027-03-10 | responded@1=2027-03-22 | answer-received@1=2027-03-30 | escalation-requested@2=2027-04-12T10:00 | hearing-held@2=2027-04-26 | decided@2=2027-04-28";
    a_welsh_letter_counts_from_its_date: "wales-tenants", "2027-03-25",
        "received=2027-03-13T09:00 | when=outside-bodies | letter-dated@1=2027-03-11 | responded@1=2027-03-19 | letter-dated@2=2027-03-22 | escalation-requested@2=2027-03-24T12:00";
}

#[test]
fn a_time_without_a_section_has_no_empty_brackets() {
    let text = "---\nlandlord: Example Homes\nnation: england\nscheme: none\nstages:\n  - name: Stage 1\n    respond:\n      \
                contradictory: [14 days from receipt, 14 working days from receipt]\n      resolved: 14 days from receipt\n      \
                because: it is shorter\n---\nProse.\n";
    let (example, problems) = Landlord::read("example", &[SourceFile::new("example/2026.md", text)], library());
    let example = example.unwrap_or_else(|| panic!("{problems:?}"));
    let told = summary(&example, "2026-12-28T09:00", "received=2026-12-24T10:00");
    assert!(
        told.contains("Our policy also says 14 working days from the day we get your complaint. We do not use"),
        "{told}"
    );
    assert!(!told.contains("()"), "{told}");
}
