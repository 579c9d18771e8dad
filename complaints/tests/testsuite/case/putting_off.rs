//! New dates for an answer: which count, which are refused and why, how far they can go. One line each.

use complaints::case::timeline::Remark;
use complaints::days::clock::{Clock, Fact, Step};
use complaints::days::moment::Moment;
use complaints::policy::{Hold, Policy};

use crate::stories::{Story, answers_within, limit};
use crate::words::landlord;

/// What stands for an answer: `2027-01-12`, `2027-01-12, at most 2027-01-19`, `not stated`; the law's behind ` | `.
fn answers(story: &Story, stage: u8) -> String {
    let told = story.told(&story.calendar()).expect("covered");
    let answers =
        told.iter().filter(|t| (t.stage, t.step.as_str(), &t.when) == (Some(stage), Step::Respond.name(), &None));
    let words = answers.map(|told| {
        let due = told.due_date.map(|day| day.to_string());
        let waits = told.at_latest.as_ref().map(|day| format!("by {}", day.due_date));
        let most = told.at_most.as_ref().map(|day| format!(", at most {}", day.due_date)).unwrap_or_default();
        let first = told.first.as_ref().map(|day| format!(", first {}", day.due_date)).unwrap_or_default();
        due.or(waits).unwrap_or_else(|| "no date".to_owned()) + &first + &most
    });
    words.collect::<Vec<_>>().join(" | ")
}

/// What was refused, with its reason and the day that decided it.
fn refusals(story: &Story) -> Vec<String> {
    let look = story.look(&story.calendar(), story.last(), |timeline, _| {
        let day = |r: &complaints::case::timeline::RefusedDate<'_>| {
            r.because.day().map(|day| format!(" {day}")).unwrap_or_default()
        };
        timeline.refused.iter().map(|r| format!("{} {}{}", r.stage, r.because.name(), day(r))).collect()
    });
    look.expect("covered")
}

#[track_caller]
fn check_policy(policy: &Policy, record: &str, stage: u8, answer: &str, refused: &[&str]) {
    let story = Story::of(policy, record);
    assert_eq!(
        (answers(&story, stage).as_str(), refusals(&story)),
        (answer, refused.iter().map(|r| (*r).to_owned()).collect()),
        "{record}"
    );
}

#[track_caller]
fn check(slug: &str, record: &str, stage: u8, answer: &str, refused: &[&str]) {
    check_policy(&landlord(slug).versions[0].policy, record, stage, answer, refused);
}

#[test]
fn a_holding_reply() {
    let sent = |what: &str| format!("received=2026-12-24T10:00 | acknowledged=2026-12-29 | holding-reply-sent={what}");
    let law = "2027-01-13, at most 2027-01-27";
    let check = |what: &str, answer: &str, refused: &[&str]| check("imani", &sent(what), 1, answer, refused);
    check(
        "2027-01-05,until=2027-01-19",
        "2027-01-19, first 2027-01-12 | 2027-01-19, first 2027-01-13, at most 2027-01-27",
        &[],
    );
    check("2027-01-05,until=2027-01-13", &format!("2027-01-13, first 2027-01-12, at most 2027-01-19 | {law}"), &[]);
    check(
        "2027-01-05,until=2027-01-20",
        &format!("2027-01-12, at most 2027-01-19 | {law}"),
        &["1 beyond-cap 2027-01-19"],
    );
    check(
        "2027-01-05,until=2027-01-20,reason=a visit",
        &format!("2027-01-12, at most 2027-01-19 | {law}"),
        &["1 beyond-cap 2027-01-19"],
    );
    check(
        "2027-01-06,until=2027-01-19",
        "2027-01-19, first 2027-01-12 | 2027-01-19, first 2027-01-13, at most 2027-01-27",
        &[],
    );
    // It was sent a day late, and gains no time by that.
    check(
        "2027-01-06,until=2027-01-20",
        &format!("2027-01-12, at most 2027-01-19 | {law}"),
        &["1 beyond-cap 2027-01-19"],
    );
    check(
        "2027-01-05,until=2027-01-12",
        &format!("2027-01-12, at most 2027-01-19 | {law}"),
        &["1 not-later 2027-01-12"],
    );
    check("2027-01-05", &format!("2027-01-12, at most 2027-01-19 | {law}"), &[]);
}

#[test]
fn where_the_cap_counts_from_the_holding_reply_it_counts_from_the_first_thing_that_set_a_date() {
    let law = "2027-01-13, at most 2027-01-27";
    let record = |what: &str| format!("received=2026-12-24T10:00 | acknowledged=2026-12-29 | {what}");
    let check = |what: &str, answer: &str, refused: &[&str]| check("imani", &record(what), 1, answer, refused);
    let agreed = "extension-agreed=2026-12-29,until=2027-01-14";
    check(agreed, &format!("2027-01-12, at most 2027-01-19 | {law}"), &["1 beyond-cap 2027-01-13"]);
    let twice = "holding-reply-sent=2026-12-31,until=2027-01-13 | holding-reply-sent=2027-01-05,until=2027-01-19";
    let once = "2027-01-13, first 2027-01-12, at most 2027-01-15";
    check(twice, &format!("{once} | {law}"), &["1 beyond-cap 2027-01-15"]);
}

#[test]
fn an_extension() {
    let agreed = |what: &str| format!("received=2026-11-02 | extension-agreed={what}");
    // Ten more working days from the day on which the answer was first due.
    let three = |what: &str, answer: &str, refused: &[&str]| {
        check("three-stages", &format!("{} | acknowledged=2026-11-03", agreed(what)), 1, answer, refused);
    };
    three("2026-11-17,until=2026-12-01", "2026-12-01, first 2026-11-17", &[]);
    three("2026-11-17,until=2026-12-02", "2026-11-17, at most 2026-12-01", &["1 beyond-cap 2026-12-01"]);
    // Told a day late, it is told.
    three("2026-11-18,until=2026-12-01", "2026-12-01, first 2026-11-17", &[]);
    three("2026-11-18,until=2026-12-02", "2026-11-17, at most 2026-12-01", &["1 beyond-cap 2026-12-01"]);
    three("2026-11-10,until=2026-11-17", "2026-11-17, at most 2026-12-01", &["1 not-later 2026-11-17"]);
    three("2026-11-10,until=2026-11-16", "2026-11-17, at most 2026-12-01", &["1 not-later 2026-11-17"]);
    // Agreed twice, the cap counts from the first date still.
    let twice = "2026-11-10,until=2026-11-20 | extension-agreed=2026-11-19,until=2026-12-01";
    three(twice, "2026-12-01, first 2026-11-17", &[]);
    let twice = "2026-11-10,until=2026-11-20 | extension-agreed=2026-11-21,until=2026-12-01";
    three(twice, "2026-12-01, first 2026-11-17", &[]);
    let twice = "2026-11-10,until=2026-11-20 | extension-agreed=2026-11-11,until=2026-11-19";
    three(twice, "2026-11-20, first 2026-11-17, at most 2026-12-01", &["1 not-later 2026-11-20"]);
    // In total: from the receipt, whatever was agreed.
    check(
        "northern-ireland",
        &agreed("2026-11-05,until=2026-11-16"),
        1,
        "2026-11-16, first 2026-11-09 | 2026-11-16, first 2026-11-09",
        &[],
    );
    let refused = ["1 beyond-cap 2026-11-16"];
    check(
        "northern-ireland",
        &agreed("2026-11-05,until=2026-11-17"),
        1,
        "2026-11-09, at most 2026-11-16 | 2026-11-09, at most 2026-11-16",
        &refused,
    );
    // Before its clock has started an answer has an outer bound, which may be put off.
    check("three-stages", &agreed("2026-11-05,until=2026-12-03"), 1, "2026-12-03, first 2026-11-19", &[]);
    check(
        "three-stages",
        &agreed("2026-11-05,until=2026-12-04"),
        1,
        "by 2026-11-19, at most 2026-12-03",
        &["1 beyond-cap 2026-12-03"],
    );
}

#[test]
fn where_the_policy_sets_no_cap_the_laws_holds_and_asks_for_a_reason_beyond() {
    let agreed = |what: &str| {
        format!("received=2026-11-02 | acknowledged=2026-11-03 | extension-agreed=2026-11-10,until={what}")
    };
    let check = |what: &str, answer: &str, refused: &[&str]| check("incommunities", &agreed(what), 1, answer, refused);
    check(
        "2026-11-30",
        // Of our own promise it is the last day already: from here only a reason moves it.
        "2026-11-30, first 2026-11-16 | 2026-11-30, first 2026-11-17, at most 2026-12-01",
        &[],
    );
    check("2026-12-10", "2026-11-16, at most 2026-11-30 | 2026-11-17, at most 2026-12-01", &["1 no-reason 2026-11-30"]);
    check("2026-12-10,reason=a visit", "2026-12-10, first 2026-11-16 | 2026-12-10, first 2026-11-17", &[]);
    // The landlord's own date moves alone where the law's is later anyway.
    check("2026-11-17", "2026-11-17, first 2026-11-16, at most 2026-11-30 | 2026-11-17, at most 2026-12-01", &[]);
}

#[test]
fn where_the_policy_gives_no_time_the_date_that_was_agreed_is_the_promise() {
    let second =
        "received=2026-11-02 | responded@1=2026-11-12 | escalation-requested@2=2026-11-16 | acknowledged@2=2026-11-17";
    let check = |record: &str, answer: &str, refused: &[&str]| {
        check("incommunities", &format!("{second}{record}"), 2, answer, refused);
    };
    check("", "no date | 2026-12-15, at most 2027-01-15", &[]);
    check(
        " | extension-agreed@2=2026-11-18,until=2026-12-01",
        "2026-12-01, at most 2026-12-31 | 2026-12-15, at most 2027-01-15",
        &[],
    );
    let twice = " | extension-agreed@2=2026-11-18,until=2026-12-01 | extension-agreed@2=2026-11-19,until=2026-12-01";
    check(twice, "2026-12-01, at most 2026-12-31 | 2026-12-15, at most 2027-01-15", &["2 not-later 2026-12-01"]);
    let twice = " | extension-agreed@2=2026-11-18,until=2026-12-01 | extension-agreed@2=2026-11-30,until=2026-12-02";
    check(twice, "2026-12-02, first 2026-12-01, at most 2026-12-31 | 2026-12-15, at most 2027-01-15", &[]);
    let late = " | extension-agreed@2=2026-11-18,until=2026-12-01 | extension-agreed@2=2026-12-05,until=2026-12-12";
    check(late, "2026-12-12, first 2026-12-01, at most 2026-12-31 | 2026-12-15, at most 2027-01-15", &[]);
}

#[test]
fn every_new_date_keeps_to_every_cap_and_the_earliest_counts() {
    let clock = |line: &str| vec![Clock { when: None, limit: limit(line) }];
    let mut policy = answers_within("5 working days from receipt");
    policy.stages[0].extend = limit("up to 3 more working days");
    policy.stages[0].hold = Some(Hold {
        send: clock("5 working days from receipt"),
        new_target: clock("up to 10 working days in total from receipt"),
        because: Fact::NotStated,
    });
    let check = |what: &str, answer: &str, refused: &[&str]| {
        check_policy(&policy, &format!("received=2026-11-02 | {what}"), 1, answer, refused)
    };
    for kind in ["extension-agreed", "holding-reply-sent"] {
        let set = |until: &str| format!("{kind}=2026-11-04,until={until}");
        check(&set("2026-11-12"), "2026-11-12, first 2026-11-09", &[]);
        check(&set("2026-11-13"), "2026-11-09, at most 2026-11-12", &["1 beyond-cap 2026-11-12"]);
    }
    // An extension does not have to go out by the day of holding replies; a holding reply that did is late by it.
    policy.stages[0].hold.as_mut().expect("a hold").send = clock("1 working day from receipt");
    let check = |what: &str, answer: &str, refused: &[&str]| {
        check_policy(&policy, &format!("received=2026-11-02 | {what}"), 1, answer, refused)
    };
    check("extension-agreed=2026-11-04,until=2026-11-12", "2026-11-12, first 2026-11-09", &[]);
    check("holding-reply-sent=2026-11-04,until=2026-11-12", "2026-11-12, first 2026-11-09", &[]);
    // The policy's ten days more, and fifteen in total: of 2 November the fifteen end on the 26th of October.
    let mut policy = answers_within("10 working days from receipt");
    policy.stages[0].extend = limit("up to 15 working days in total from receipt");
    policy.stages[0].hold =
        Some(Hold { send: Vec::new(), new_target: clock("up to 10 more working days"), because: Fact::NotStated });
    let check = |until: &str, answer: &str, refused: &[&str]| {
        let record = format!("received=2026-10-05 | holding-reply-sent=2026-10-19,until={until}");
        check_policy(&policy, &record, 1, answer, refused)
    };
    check("2026-11-02", "2026-10-19, at most 2026-10-26", &["1 beyond-cap 2026-10-26"]);
    check("2026-10-26", "2026-10-26, first 2026-10-19", &[]);
}

#[test]
fn no_pause_takes_an_answer_past_a_cap() {
    let mut policy = answers_within("10 working days from receipt");
    policy.stages[0].extend = limit("up to 15 working days in total from receipt");
    let check =
        |what: &str, answer: &str| check_policy(&policy, &format!("received=2026-10-05 | {what}"), 1, answer, &[]);
    check("paused=2026-10-07 | resumed=2026-10-09", "2026-10-21, at most 2026-10-26");
    check("paused=2026-10-07 | resumed=2026-10-30", "2026-10-26");
    check("paused=2026-10-07", "by 2026-10-26");
    // After a new date that was agreed as well.
    let agreed = "extension-agreed=2026-10-06,until=2026-10-22";
    check(&format!("{agreed} | paused=2026-10-07"), "by 2026-10-26, first 2026-10-19");
    check(&format!("{agreed} | paused=2026-10-07 | resumed=2026-10-30"), "2026-10-26, first 2026-10-19");
    // A cap with an exception gives way to a reason.
    policy.stages[0].extend = limit("up to 15 working days in total from receipt, unless there is a good reason");
    let check =
        |what: &str, answer: &str| check_policy(&policy, &format!("received=2026-10-05 | {what}"), 1, answer, &[]);
    check("paused=2026-10-07 | resumed=2026-10-30", "2026-10-26");
    check("paused=2026-10-07,reason=you were away | resumed=2026-10-30", "2026-11-11");
}

#[test]
fn whoever_acknowledges_late_moves_nothing_later_than_the_law_allows() {
    // Asked for on 11 November: acknowledged by the 18th, and answered by 16 December.
    let asked = "received=2026-10-01 | responded@1=2026-10-14 | escalation-requested@2=2026-11-11T10:00";
    check("incommunities", asked, 2, "no date | by 2026-12-16, at most 2027-01-18", &[]);
    for (day, due) in [("2026-11-12", "2026-12-10"), ("2026-11-18", "2026-12-16"), ("2026-11-24", "2026-12-16")] {
        let record = format!("{asked} | acknowledged@2={day}");
        let story = Story::of(&landlord("incommunities").versions[0].policy, &record);
        assert!(answers(&story, 2).contains(due), "{day}: {}", answers(&story, 2));
    }
}

#[test]
fn an_answer_that_was_taken_back_is_owed_anew_and_can_get_a_date() {
    let again = "received=2026-11-02 | acknowledged=2026-11-03 | responded=2026-11-12 | reopened=2026-12-01";
    let first = "2026-11-16, at most 2026-11-30";
    let law = "2026-11-17, at most 2026-12-01";
    check("incommunities", again, 1, &format!("{first} | no date | {law}"), &[]);
    let agreed = format!("{again} | extension-agreed=2026-12-02,until=2026-12-18");
    check("incommunities", &agreed, 1, &format!("{first} | 2026-12-18, at most 2027-01-06 | {law}"), &[]);
    let moved = format!("{agreed} | extension-agreed=2026-12-17,until=2027-03-01");
    check(
        "incommunities",
        &moved,
        1,
        &format!("{first} | 2026-12-18, at most 2027-01-06 | {law}"),
        &["1 no-reason 2027-01-06"],
    );
    let moved = format!("{moved},reason=a surveyor has to come");
    check("incommunities", &moved, 1, &format!("{first} | 2027-03-01, first 2026-12-18 | {law}"), &[]);
    // What was closed without an answer is owed as it was.
    let closed = "received=2026-11-02 | acknowledged=2026-11-03 | closed=2026-11-12 | reopened=2026-12-01";
    check("incommunities", closed, 1, &format!("{first} | {law}"), &[]);
}

#[test]
fn what_belongs_to_a_stage_that_was_never_reached_is_refused() {
    let late = "received=2026-12-01 | closed=2026-12-10 | escalation-requested=2027-01-14 | extension-agreed@2=2027-01-15,until=2027-02-20";
    check("impact-housing", late, 2, "no date | no date", &["2 not-reached"]);
    let in_time = "received=2026-12-01 | closed=2026-12-10 | escalation-requested=2027-01-11 | extension-agreed@2=2027-01-15,until=2027-02-20";
    check(
        "impact-housing",
        in_time,
        2,
        "2027-02-20, first 2027-02-08, at most 2027-03-08 | 2027-02-20, first 2027-02-15, at most 2027-03-15",
        &[],
    );
    // An extension of the stage before moves nothing here.
    let other = "received=2026-12-01 | closed=2026-12-10 | escalation-requested=2027-01-11 | extension-agreed@1=2026-12-03,until=2026-12-15";
    check("impact-housing", other, 2, "2027-02-08, at most 2027-03-08 | by 2027-02-15, at most 2027-03-15", &[]);
}

#[test]
fn what_a_reader_should_know_besides() {
    let remarks = |slug: &str, record: &str| {
        let story = Story::of(&landlord(slug).versions[0].policy, record);
        story.look(&story.calendar(), story.last(), |timeline, _| timeline.remarks.clone()).expect("covered")
    };
    assert_eq!(remarks("impact-housing", "received=2026-12-01 | skipped=2026-12-04"), []);
    assert_eq!(remarks("incommunities", "received=2026-12-01 | skipped=2026-12-04"), [Remark::SkipNotStated(1)]);
    let reopened = "received=2026-11-02 | closed=2026-11-20 | reopened=2026-12-01";
    assert_eq!(remarks("incommunities", reopened), [Remark::ReopenedWithoutTime(1)]);
    assert_eq!(remarks("cut-off", reopened), []);
    assert_eq!(remarks("cut-off", "received=2026-11-02"), []);
}

#[test]
fn the_law_leads_where_it_is_alone_or_earlier_or_still_stands() {
    let leads = |slug: &str, record: &str, (stage, step): (u8, Step), now: &str| {
        let now = Moment::parse(now).expect("a moment");
        let story = Story::of(&landlord(slug).versions[0].policy, record);
        let leading = story.look(&story.calendar(), now, |timeline, _| {
            timeline.leading(stage, step).map(|d| d.basis.name().to_owned())
        });
        leading.expect("covered").unwrap_or_else(|| "nobody".to_owned())
    };
    let christmas = "received=2026-12-24T10:00 | acknowledged=2026-12-29";
    let answer = |now: &str| leads("imani", christmas, (1, Step::Respond), now);
    assert_eq!([answer("2027-01-12"), answer("2027-01-13"), answer("2027-01-14")], ["policy", "law", "policy"]);
    // Five working days for the law's acknowledgement ended on 9 April: who wrote on the 12th gains no time by it.
    let late = "received@1=2024-04-01 | escalation-requested@2=2024-04-02 | acknowledged@2=2024-04-12";
    let late = |stage, now: &str| leads("impact-housing", late, (stage, Step::Respond), now);
    assert_eq!([late(2, "2024-04-12"), late(2, "2024-05-10")], ["policy", "policy"]);
    // Stage 2 has no time of the landlord's; an early acknowledgement brings the law's date before its promise.
    let second = "received=2026-11-02 | responded=2026-11-12 | escalation-requested=2026-11-16";
    assert_eq!(leads("incommunities", second, (2, Step::Respond), "2026-11-17"), "law");
    let told = "received=2026-11-02 | acknowledged=2026-11-02";
    assert_eq!(leads("inspiring-housing", told, (1, Step::Respond), "2026-11-03"), "policy");
    let pause = format!("{told} | paused=2026-11-03 | resumed=2026-11-13");
    assert_eq!(leads("totals", &pause, (1, Step::Respond), "2026-11-13"), "law");
    assert_eq!(leads("totals", told, (1, Step::Respond), "2026-11-13"), "policy");
    assert_eq!(leads("three-stages", told, (1, Step::Respond), "2026-11-13"), "policy");
    assert_eq!(leads("three-stages", told, (4, Step::Respond), "2026-11-13"), "nobody");
}
