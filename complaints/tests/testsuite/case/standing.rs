//! How each deadline stands, case by case: one line each.

use complaints::case::events::Events;
use complaints::case::json::{LateBy, Standing};
use complaints::case::timeline::timeline;
use complaints::days::clock::Step;
use complaints::policy::Rulebook;

use crate::dates::{day, moment};
use crate::stories::Story;
use crate::words::{landlord, library};

/// `overdue by 3 days`, `over: skipped`, `met`.
fn words(Standing { state, late_by, because, .. }: &Standing) -> String {
    let late = late_by.as_ref().map(|LateBy { count, unit }| format!(" by {count} {unit}")).unwrap_or_default();
    let because = because.as_ref().map(|why| format!(": {why}")).unwrap_or_default();
    format!("{state}{late}{because}")
}

/// The states of what `what` names (`1 respond`, `1 respond @ lift`), the policy's first.
#[track_caller]
fn check(slug: &str, record: &str, now: &str, what: &str, expected: &[&str]) {
    let story = Story::of(&landlord(slug).versions[0].policy, record);
    let (told, _) = story.standing_json(&story.calendar(), moment(now)).expect("covered");
    let head = |told: &complaints::case::json::DeadlineJson| {
        let when = told.when.as_ref().map(|id| format!(" @ {id}")).unwrap_or_default();
        format!("{} {}{when}", told.stage.unwrap_or(0), told.step)
    };
    let found: Vec<String> =
        told.iter().filter(|t| head(t) == what).filter_map(|t| t.standing.as_ref().map(words)).collect();
    assert_eq!(found, expected, "{what} of {slug} on {now}");
}

#[test]
fn before_on_and_after_the_day() {
    let christmas = "received=2026-12-24T10:00";
    check("imani", christmas, "2026-12-29", "1 acknowledge", &["upcoming", "upcoming"]);
    check("imani", christmas, "2026-12-30T23:59", "1 acknowledge", &["due today", "upcoming"]);
    check("imani", christmas, "2026-12-31", "1 acknowledge", &["overdue by 1 days", "upcoming"]);
    check("imani", christmas, "2027-01-06", "1 acknowledge", &["overdue by 7 days", "overdue by 1 days"]);
    check("imani", christmas, "2027-01-12", "1 respond", &["due today", "not started: waiting"]);
    check("imani", christmas, "2027-01-13T00:00", "1 respond", &["overdue by 1 days", "not started: waiting"]);
}

#[test]
fn done_in_time_or_late() {
    let on = |event: &str| format!("received=2026-12-24T10:00 | {event}");
    check("imani", &on("acknowledged=2026-12-30T23:59"), "2027-01-04", "1 acknowledge", &["met", "met"]);
    check("imani", &on("acknowledged=2026-12-31"), "2027-01-04", "1 acknowledge", &["missed by 1 days", "met"]);
    // A talk may have been about anything: only an officer can say that it acknowledged.
    check("imani", &on("contacted=2026-12-29"), "2027-01-04", "1 acknowledge", &["overdue by 5 days", "upcoming"]);
    check(
        "imani",
        &on("contacted=2027-01-07 | acknowledged=2026-12-29"),
        "2027-01-07",
        "1 acknowledge",
        &["met", "met"],
    );
    check(
        "imani",
        &on("responded=2027-01-07"),
        "2027-01-08",
        "1 acknowledge",
        &["missed by 8 days", "missed by 2 days"],
    );
    check("imani", &on("responded=2027-01-12"), "2027-01-20", "1 respond", &["met", "met"]);
    check(
        "imani",
        &on("responded=2027-01-14 | final-response@1=2027-01-12"),
        "2027-01-20",
        "1 respond",
        &["met", "met"],
    );
    check("imani", &on("responded=2027-01-13"), "2027-01-20", "1 respond", &["missed by 1 days", "met"]);
    check(
        "inspiring-housing",
        "received=2026-06-01 | responded=2026-06-10",
        "2026-06-11",
        "2 respond",
        &["not started: waiting"; 2],
    );
}

#[test]
fn what_has_a_time_is_late_by_hours_up_to_two_days() {
    // The clocks go back: 24 hours from noon end at eleven.
    let danger = "received=2026-10-24T12:00 | when=risk-to-life";
    let check = |now: &str, state: &str| check("incommunities", danger, now, "1 respond @ risk-to-life", &[state]);
    check("2026-10-24T23:59", "upcoming");
    check("2026-10-25T11:00", "due today");
    check("2026-10-25", "due today");
    check("2026-10-25T11:01", "overdue by 1 hours");
    check("2026-10-25T12:00", "overdue by 1 hours");
    check("2026-10-25T12:00:01", "overdue by 2 hours");
    check("2026-10-27T10:00", "overdue by 47 hours");
    check("2026-10-27T10:00:01", "overdue by 2 days");
    check("2026-10-27T11:30", "overdue by 2 days");
    // Of a day without a time nothing is known but that it is over.
    check("2026-10-26", "overdue by 1 days");
}

#[test]
fn a_holding_reply_is_asked_for_only_where_the_answer_is_late() {
    let christmas = "received=2026-12-24T10:00";
    let check = |record: &str, now: &str, state: &str| check("imani", record, now, "1 hold", &[state]);
    check(christmas, "2027-01-05", "due today");
    check(christmas, "2027-01-06", "over: not-needed");
    check(christmas, "2027-01-12", "over: not-needed");
    check(christmas, "2027-01-13", "overdue by 8 days");
    check("received=2026-12-24 | responded=2027-01-12", "2027-01-20", "over: not-needed");
    check("received=2026-12-24 | responded=2027-01-13", "2027-01-20", "overdue by 15 days");
    check("received=2026-12-24 | holding-reply-sent=2027-01-05", "2027-01-13", "met");
    check("received=2026-12-24 | holding-reply-sent=2027-01-06", "2027-01-13", "missed by 1 days");
}

#[test]
fn what_is_not_asked_for_any_more() {
    let check = |record: &str, what: &str, state: &[&str]| check("impact-housing", record, "2027-03-01", what, state);
    check("received=2026-12-01 | closed=2026-12-02", "1 respond", &["over: closed", "over: closed"]);
    check(
        "received=2026-12-01 | closed=2026-12-02 | reopened=2026-12-03",
        "1 respond",
        &["overdue by 83 days", "overdue by 69 days"],
    );
    check(
        "received=2026-12-01 | closed=2026-12-02 | reopened=2026-12-03 | closed=2026-12-04",
        "1 respond",
        &["over: closed"; 2],
    );
    // Closed and opened again at one time: in the order in which it is given.
    check(
        "received=2026-12-01 | reopened=2026-12-03T10:00 | closed=2026-12-03T10:00",
        "1 respond",
        &["over: closed"; 2],
    );
    check("received=2026-12-01 | skipped=2026-12-04", "1 respond", &["over: skipped"; 2]);
    check("received=2026-12-01 | skipped=2026-12-04", "1 escalate", &["over: skipped"]);
    check("received=2026-12-01 | skipped=2026-12-04", "2 respond", &["overdue by 54 days", "overdue by 47 days"]);
    // What was done is told, whatever came after.
    check("received=2026-12-01 | responded=2026-12-02 | skipped=2026-12-04", "1 respond", &["met", "met"]);
    check("received=2026-12-01", "1 escalate", &["not started: waiting"]);
    check("received=2026-12-01 | responded=2026-12-07 | closed=2026-12-10", "1 escalate", &["overdue by 49 days"]);
    check("received=2026-12-01 | closed=2026-12-10 | escalation-requested=2027-01-11", "1 escalate", &["met"]);
    check(
        "received=2026-12-01 | closed=2026-12-10 | escalation-requested=2027-01-12",
        "1 escalate",
        &["missed by 1 days"],
    );
    check(
        "received=2026-12-01 | closed=2026-12-10 | escalation-requested=2027-01-12",
        "2 respond",
        &["not started: new-complaint"; 2],
    );
    check(
        "received=2026-12-01 | closed=2026-12-10 | escalation-requested=2027-01-12 | responded@2=2027-01-13",
        "2 respond",
        &["not started: new-complaint"; 2],
    );
}

#[test]
fn a_request_that_is_a_new_complaint_leaves_the_stage_before_as_it_was() {
    let late = "received=2026-11-02 | responded=2026-11-10 | offer-made=2027-01-10 | closed=2026-11-10 | escalation-requested=2027-01-20";
    let check = |what: &str, state: &[&str]| check("cut-off", late, "2027-02-01", what, state);
    check("1 escalate", &["missed by 43 days"]);
    check("1 reopen", &["upcoming"]);
    check("1 accept-offer", &["upcoming"]);
    check("2 acknowledge", &["not started: new-complaint"; 2]);
    check("2 respond", &["not started: new-complaint"; 2]);
    let again = format!("{late} | reopened@1=2027-01-25 | offer-accepted@1=2027-02-08");
    self::check("cut-off", &again, "2027-02-09", "1 reopen", &["met"]);
    self::check("cut-off", &again, "2027-02-09", "1 accept-offer", &["met"]);
}

#[test]
fn what_is_for_the_resident() {
    let closed = "received=2026-11-02T10:00 | problem=2026-10-01 | responded=2026-11-12 | offer-made=2026-11-12 | closed=2026-11-20";
    let after = |event: &str| format!("{closed} | {event}");
    let check = |record: &str, what: &str, state: &[&str]| check("incommunities", record, "2027-06-01", what, state);
    check(closed, "1 reopen", &["overdue by 12 days"]);
    check(&after("reopened=2027-05-20"), "1 reopen", &["met"]);
    check(&after("reopened=2027-05-21"), "1 reopen", &["missed by 1 days"]);
    check(closed, "1 accept-offer", &["overdue by 20 days"]);
    check(&after("offer-accepted=2027-05-12"), "1 accept-offer", &["met"]);
    check(&after("offer-accepted=2027-05-13"), "1 accept-offer", &["missed by 1 days"]);
    check(closed, "0 ombudsman", &["not started: waiting"]);
    let last = after("final-response=2026-12-01");
    check(&last, "0 ombudsman", &["upcoming"]);
    check(&format!("{last} | ombudsman-asked=2027-05-01"), "0 ombudsman", &["met"]);
    check("received=2026-11-02 | problem=2026-05-02", "0 complain", &["met", "met"]);
    check("received=2026-11-03 | problem=2026-05-01", "0 complain", &["missed by 1 days", "met"]);
    check("received=2026-11-03", "0 complain", &["not started: waiting"; 2]);
}

#[test]
fn what_is_never_stated_and_what_stands_still() {
    let check = |record: &str, what: &str, state: &[&str]| check("cut-off", record, "2027-02-01", what, state);
    // Without a good reason no pause takes it past the law's ten days more.
    check("received=2026-11-02 | paused=2026-11-05", "1 respond", &["overdue by 63 days", "overdue by 70 days"]);
    check(
        "received=2026-11-02 | paused=2026-11-05,reason=you were away",
        "1 respond",
        &["not started: stopped", "overdue by 70 days"],
    );
    // The law's clock does not stop.
    check(
        "received=2026-11-02 | acknowledged=2026-11-03 | paused=2026-11-05,reason=you were away",
        "1 respond",
        &["not started: stopped", "overdue by 76 days"],
    );
    check("received=2026-11-02 | paused=2026-11-16", "1 respond", &["overdue by 77 days", "overdue by 70 days"]);
    check(
        "received=2026-11-02 | paused=2026-11-05 | resumed=2026-11-09",
        "1 respond",
        &["overdue by 73 days", "overdue by 70 days"],
    );
}

#[test]
fn a_hearing_and_a_circumstance() {
    let third = "received=2026-11-02 | responded=2026-11-17 | escalation-requested=2026-12-01 | responded=2027-01-08 | escalation-requested=2027-02-01";
    let held = |day: &str| format!("{third} | hearing-held={day}");
    check("three-stages", third, "2027-03-01", "3 hearing", &["due today"]);
    check("three-stages", &held("2027-03-01"), "2027-03-05", "3 hearing", &["met"]);
    check("three-stages", &held("2027-03-02"), "2027-03-05", "3 hearing", &["missed by 1 days"]);
    check("three-stages", third, "2027-03-05", "3 respond", &["not started: waiting"]);
    // A circumstance with a longer time takes the place of the usual time; a shorter one stands beside it.
    let of = |id: &str| format!("received=2026-11-27T15:00 | when={id}");
    check("scotland", &of("shared-repair"), "2026-12-01", "1 respond", &["over: replaced", "upcoming"]);
    check("scotland", &of("no-heating"), "2026-11-28", "1 respond", &["upcoming", "upcoming"]);
    check("scotland", &of("lift"), "2026-12-01", "1 respond @ lift", &["upcoming"]);
    // A later target stands only behind a holding reply.
    let others = "received=2026-12-18T16:45 | when=outside-bodies";
    check("management-co-op", others, "2026-12-20", "1 respond @ outside-bodies", &["not started: no-holding-reply"]);
    check("management-co-op", others, "2026-12-20", "1 respond", &["upcoming", "not started: waiting"]);
    let told = format!("{others} | holding-reply-sent=2026-12-22");
    check("management-co-op", &told, "2026-12-30", "1 respond @ outside-bodies", &["upcoming"]);
    check("management-co-op", &told, "2026-12-30", "1 respond", &["upcoming", "upcoming"]);
}

#[test]
fn people_waited_eight_weeks_for_the_ombudsman_while_the_law_made_them() {
    let opens = |slug: &str, answer: &str| {
        let record = format!("received=2012-02-01 | final-response={answer}");
        let story = Story::of(&landlord(slug).versions[0].policy, &record);
        let told = story.told(&story.calendar()).expect("covered");
        let opens = told.iter().find(|t| t.step == "ombudsman").expect("an ombudsman").opens;
        opens.expect("there was a last answer").to_string()
    };
    assert_eq!(opens("inspiring-housing", "2013-03-31"), "2013-03-31");
    assert_eq!(opens("inspiring-housing", "2013-04-01"), "2013-05-27");
    assert_eq!(opens("inspiring-housing", "2022-06-17"), "2022-08-12");
    // The law of another nation ended nothing here.
    assert_eq!(opens("inspiring-housing", "2021-02-20"), "2021-04-17");
    // The law ended before the eight weeks did.
    assert_eq!(opens("inspiring-housing", "2022-09-02"), "2022-10-01");
    assert_eq!(opens("inspiring-housing", "2022-09-30"), "2022-10-01");
    assert_eq!(opens("inspiring-housing", "2022-10-01"), "2022-10-01");
    assert_eq!(opens("inspiring-housing", "2026-11-02"), "2026-11-02");
    // Only England had the wait.
    assert_eq!(opens("scotland", "2022-06-17"), "2022-06-17");
}

#[test]
fn a_law_that_keeps_the_wait_does_not_end_it() {
    let words = library();
    let mut laws = words.laws.clone();
    let mut renewed = laws.iter().find(|law| law.wait.applied().is_some()).expect("a law with a wait").clone();
    renewed.from = day("2022-07-15");
    laws.push(renewed);
    laws.sort_by_key(|law| law.from);
    let policy = &landlord("inspiring-housing").versions[0].policy;
    let story = Story::of(policy, "received=2022-02-01 | final-response=2022-06-17");
    let rules = Rulebook { policy, laws: &laws, bodies: &words.bodies, calendar: &story.calendar() };
    let events = Events::new(story.record.clone(), 2).expect("a case");
    let timeline = timeline(&rules, &events, story.last()).expect("covered");
    let opens = timeline.deadlines.iter().find(|d| d.step == Step::Ombudsman).and_then(|d| d.opens);
    assert_eq!(opens, Some(day("2022-08-12")));
}
