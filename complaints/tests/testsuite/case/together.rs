//! What several events do together: each new date judged by what stood when it
//! was set, pauses beside extensions, breaches that stay breaches.

use complaints::case::events::{Event, EventKind, Events};
use complaints::case::timeline::{Deadline, Due, Remark, State, timeline};
use complaints::days::moment::{Moment, rfc3339};
use complaints::policy::library::stored_policy;

use crate::words::library;

/// Two stages, both counted from the acknowledgement, as many landlords promise today.
const BOROUGH: &str = "
landlord: Example Borough
nation: england
scheme: none
stages:
  - name: Stage 1
    acknowledge: 5 working days from receipt
    respond: 10 working days from acknowledgement
    extend: up to 10 more working days
    pause: we wait for you
  - name: Stage 2
    acknowledge: 5 working days from the request
    respond: 20 working days from acknowledgement
";

/// One stage with everything that can be opened again.
const OPEN: &str = "
landlord: Example Open Homes
nation: england
scheme: none
circumstances: { opened: it was opened again }
stages:
  - name: not stated
    respond:
      - 10 working days from receipt
      - { when: opened, within: 10 working days, from: reopening }
    pause: we wait for you
    reopen: 1 month from closure
    offer: 28 days from an offer
";

/// What the answer of stage 1 says, and what was refused: `2026-12-01 upcoming; beyond-cap 2026-11-30`.
fn answer(front: &str, record: &str, now: &str) -> String {
    told(front, record, now, |d| d.stage == 1 && d.when.is_none() && d.step.name() == "respond")
}

fn told(front: &str, record: &str, now: &str, which: impl Fn(&Deadline<'_>) -> bool) -> String {
    let policy = stored_policy(front, "2026-01").expect("a policy");
    let calendar = library().calendar(&policy);
    let rules = library().rulebook(&policy, &calendar);
    let parts = record.split_whitespace();
    let (when, events): (Vec<&str>, Vec<&str>) = parts.partition(|part| part.starts_with("when="));
    let events: Vec<Event> = events.iter().map(|e| e.parse().unwrap_or_else(|error| panic!("{e}: {error}"))).collect();
    let received = events.iter().find(|e| e.kind == EventKind::Received).expect("a receipt").at.day();
    let events = Events::new(events, rules.stages(received)).unwrap_or_else(|error| panic!("{record}: {error}"));
    let events = when.iter().fold(events, |events, id| events.when(id.trim_start_matches("when=")));
    let timeline = timeline(&rules, &events, Moment::parse(now).expect("a moment")).expect("covered");
    let deadline = timeline.deadlines.iter().find(|d| which(d)).expect("the deadline is listed");
    let due = match deadline.due {
        Due::On(counted) if counted.timed() => rfc3339(counted.due_at()),
        Due::On(counted) => counted.due_date.to_string(),
        Due::Waiting { on, .. } => format!("waits for {}", on.start.name()),
        Due::Stopped { .. } => "stopped".to_owned(),
        Due::NotStated => "not stated".to_owned(),
    };
    let late = match deadline.state {
        State::Overdue(late) | State::Missed(late, _) => format!(" {late:?}"),
        _ => String::new(),
    };
    let mut said = format!("{due} {}{late}", deadline.state.name());
    for refused in &timeline.refused {
        let day = refused.because.day().map(|day| format!(" {day}")).unwrap_or_default();
        said.push_str(&format!("; {}{day}", refused.because.name()));
    }
    for remark in &timeline.remarks {
        if let Remark::StartedLate(_, day) = remark {
            said.push_str(&format!("; started late {day}"));
        }
    }
    said
}

#[track_caller]
fn check(front: &str, record: &str, now: &str, expected: &str) {
    assert_eq!(answer(front, record, now), expected, "{record}");
}

#[test]
fn a_new_date_is_judged_by_what_stood_when_it_was_set() {
    // Received 2 November: at the latest acknowledged on the 9th and answered on the 23rd.
    let agreed = "received=2026-11-02T10:00 extension-agreed=2026-11-20,until=2026-12-01";
    check(BOROUGH, agreed, "2026-11-21", "2026-12-01 upcoming");
    check(BOROUGH, &format!("{agreed} acknowledged=2026-11-30"), "2026-11-30", "2026-12-01 upcoming");
    check(
        BOROUGH,
        "received=2026-11-02T10:00 extension-agreed=2026-11-24,until=2026-12-01 acknowledged=2026-11-30",
        "2026-11-30",
        "2026-12-01 upcoming",
    );
}

#[test]
fn a_late_acknowledgement_gives_the_answer_no_more_time_and_is_told() {
    let record = "received=2026-12-01T10:00 acknowledged=2027-01-20";
    check(BOROUGH, record, "2027-01-21", "2026-12-22 overdue Days(30); started late 2026-12-22");
    check(BOROUGH, "received=2026-12-01T10:00 acknowledged=2026-12-08", "2026-12-09", "2026-12-22 upcoming");
}

#[test]
fn an_answer_without_an_acknowledgement_is_late_by_the_outer_bound() {
    check(BOROUGH, "received=2026-12-01T10:00", "2026-12-22", "waits for acknowledgement not started");
    check(BOROUGH, "received=2026-12-01T10:00", "2026-12-23", "waits for acknowledgement overdue Days(1)");
    check(
        BOROUGH,
        "received=2026-12-01T10:00 responded=2027-03-01",
        "2027-03-02",
        "waits for acknowledgement missed Days(69)",
    );
    check(BOROUGH, "received=2026-12-01T10:00 responded=2026-12-20", "2027-03-02", "waits for acknowledgement met");
}

#[test]
fn a_pause_after_an_extension_puts_off_the_agreed_date() {
    let base = "received=2026-11-02T10:00 extension-agreed=2026-11-10,until=2026-11-30";
    check(OPEN, base, "2026-11-20", "2026-11-30 upcoming");
    check(OPEN, &format!("{base} paused=2026-11-18"), "2026-12-26", "stopped not started");
    // Thursday to Tuesday stood still: four working days more.
    check(OPEN, &format!("{base} paused=2026-11-18 resumed=2026-11-24"), "2026-11-25", "2026-12-04 upcoming");
    // What stood still before was known when the date was agreed.
    let before = "received=2026-11-02T10:00 paused=2026-11-03 resumed=2026-11-05";
    check(OPEN, before, "2026-11-06", "2026-11-18 upcoming");
    let after = format!("{before} extension-agreed=2026-11-10,until=2026-11-30");
    check(OPEN, &after, "2026-11-20", "2026-11-30 upcoming");
    // Agreed while the clock stood still: no time was lost, and the agreed date is the date.
    let during = "received=2026-11-02T10:00 paused=2026-11-05 extension-agreed=2026-11-20,until=2026-12-04";
    check(OPEN, during, "2026-11-25", "2026-12-04 upcoming");
}

#[test]
fn a_cap_from_the_holding_reply_is_not_started_again() {
    let imani = "
landlord: Example
nation: england
scheme: none
stages:
  - name: not stated
    respond: 10 working days from receipt
    hold:
      send: 5 working days from receipt
      new_target: { within: up to 10 working days, from: holding reply, agreed: yes }
";
    let once = "received=2026-12-24T10:00 holding-reply-sent=2027-01-05,until=2027-01-15";
    check(imani, once, "2027-01-06", "2027-01-15 upcoming");
    let twice = format!("{once} extension-agreed=2027-01-14,until=2027-01-28");
    check(imani, &twice, "2027-01-14", "2027-01-15 upcoming; beyond-cap 2027-01-19");
    let within = format!("{once} extension-agreed=2027-01-14,until=2027-01-19");
    check(imani, &within, "2027-01-14", "2027-01-19 upcoming");
}

#[test]
fn a_total_is_not_stretched() {
    let total = "
landlord: Example
nation: england
scheme: none
stages:
  - name: not stated
    respond: 20 working days in total from receipt
    pause: we wait for you
";
    let record = "received=2026-11-02T10:00 extension-agreed=2026-11-10,until=2027-02-01";
    check(total, record, "2026-11-11", "2026-11-30 upcoming; beyond-cap 2026-11-30");
    check(total, "received=2026-11-02T10:00 paused=2026-11-05 resumed=2026-11-20", "2026-11-21", "2026-11-30 upcoming");
}

#[test]
fn a_new_date_counts_where_there_was_none() {
    let waits = "
landlord: Example
nation: england
scheme: none
stages:
  - name: not stated
    respond: 28 days from receipt by the committee
";
    check(waits, "received=2026-12-01T10:00", "2026-12-02", "waits for receipt by the committee not started");
    let agreed = "received=2026-12-01T10:00 extension-agreed=2027-01-05,until=2027-03-01,reason=x";
    check(waits, agreed, "2027-01-06", "2027-03-01 upcoming");
}

#[test]
fn what_is_opened_again_is_asked_for_again() {
    let opened = |d: &Deadline<'_>| d.when == Some("opened");
    let record = "received=2026-11-02T10:00 when=opened responded=2026-11-10 closed=2026-11-10 reopened=2026-11-20";
    assert_eq!(told(OPEN, record, "2027-01-20", opened), "2026-12-04 overdue Days(47)");
    assert_eq!(told(OPEN, &format!("{record} responded=2026-12-01"), "2027-01-20", opened), "2026-12-04 met");
    // The first answer was late or in time all the same.
    check(OPEN, record, "2027-01-20", "2026-11-16 met");
    let reopen = |d: &Deadline<'_>| d.step.name() == "reopen";
    let closed_twice = format!("{record} closed=2027-01-10");
    assert_eq!(told(OPEN, &closed_twice, "2027-01-20", reopen), "2027-02-10 upcoming");
    let offer = |d: &Deadline<'_>| d.step.name() == "accept-offer";
    let offers = "received=2026-11-02T10:00 offer-made=2026-11-10 offer-accepted=2026-11-12 offer-made=2026-12-01";
    assert_eq!(told(OPEN, offers, "2026-12-02", offer), "2026-12-29 upcoming");
}

#[test]
fn closing_does_not_undo_a_breach() {
    check(OPEN, "received=2026-11-02T10:00 closed=2026-11-12", "2027-01-01", "2026-11-16 over");
    check(OPEN, "received=2026-11-02T10:00 closed=2026-11-20", "2027-01-01", "2026-11-16 overdue Days(4)");
}

#[test]
fn what_happened_on_one_day_stays_in_the_order_in_which_it_is_given() {
    let asked = "received=2026-12-01T10:00 acknowledged=2026-12-02 responded=2026-12-10 escalation-requested=2026-12-24 acknowledged=2026-12-24";
    let second = |d: &Deadline<'_>| d.stage == 2 && d.step.name() == "acknowledge";
    assert_eq!(told(BOROUGH, asked, "2026-12-28", second), "2027-01-05 met");
    let again = "received=2026-11-02T10:00 closed=2026-11-10 reopened=2026-11-10";
    check(OPEN, again, "2026-11-11", "2026-11-16 upcoming");
}

#[test]
fn who_counts_friday_evening_as_monday_counts_saturday_as_monday_too() {
    let late = "
landlord: Example
nation: england
scheme: none
cut_off: \"17:00\"
stages:
  - name: not stated
    respond: 1 working day from receipt
";
    for received in ["2026-11-06T17:30", "2026-11-07T10:00", "2026-11-07T18:00", "2026-11-08T10:00", "2026-11-09T10:00"]
    {
        check(late, &format!("received={received}"), "2026-11-09", "2026-11-10 upcoming");
    }
    check(late, "received=2026-11-06T17:00", "2026-11-06", "2026-11-09 upcoming");
}

#[test]
fn the_due_date_is_that_of_the_answer_that_counts() {
    let legal = "
landlord: Example
nation: england
scheme: none
circumstances: { legal: a lawyer has to look at it }
stages:
  - name: Stage 1
    acknowledge: [2 working days from receipt, { when: legal, within: 5 working days, from: receipt }]
    respond: [10 working days from receipt, { when: legal, within: 40 working days, from: receipt }]
    escalate: 20 working days from the due date
  - name: Stage 2
    respond: not stated
";
    let record = "received=2026-12-24T10:00 when=legal";
    let escalate = |d: &Deadline<'_>| d.step.name() == "escalate";
    check(legal, record, "2026-12-28", "2027-01-12 over");
    assert_eq!(told(legal, record, "2026-12-28", escalate), "2027-03-23 upcoming");
    assert_eq!(told(legal, "received=2026-12-24T10:00", "2026-12-28", escalate), "2027-02-09 upcoming");
    // A longer acknowledgement takes the place of the usual one too.
    let usual = |d: &Deadline<'_>| d.step.name() == "acknowledge" && d.when.is_none();
    assert_eq!(told(legal, record, "2027-01-20", usual), "2026-12-30 over");
}

#[test]
fn the_date_that_leads_is_the_one_that_a_resident_can_count_on() {
    let leads = |respond: &str, record: &str, now: &str| {
        let front = format!(
            "landlord: X\nnation: england\nscheme: housing-ombudsman\nstages:\n  - name: One\n    acknowledge: 2 working days from receipt\n    respond: {respond}\n  - name: Two\n    respond: not stated"
        );
        let policy = stored_policy(&front, "2026-01").expect("a policy");
        let calendar = library().calendar(&policy);
        let rules = library().rulebook(&policy, &calendar);
        let events = record.split_whitespace().map(|e| e.parse().expect("an event")).collect();
        let events = Events::new(events, 2).expect("a record");
        let timeline = timeline(&rules, &events, Moment::parse(now).expect("a moment")).expect("covered");
        let lead = timeline.leading(1, complaints::days::clock::Step::Respond).expect("an answer is asked after");
        let by = if lead.is_promise() { "policy" } else { "law" };
        format!("{by} {}", lead.outer_bound().map(|c| c.due_date.to_string()).unwrap_or_default())
    };
    let received = "received=2026-11-02T10:00 acknowledged=2026-11-03";
    // The promise, while it is the earlier one and stands.
    assert_eq!(leads("5 working days from receipt", received, "2026-11-09"), "policy 2026-11-09");
    // The law's, where the promise is later, where it has passed, and where there is none.
    assert_eq!(leads("30 working days from receipt", received, "2026-11-09"), "law 2026-11-17");
    assert_eq!(leads("5 working days from receipt", received, "2026-11-10"), "law 2026-11-17");
    assert_eq!(leads("not stated", received, "2026-11-09"), "law 2026-11-17");
    // When both have passed, the landlord answers for its own.
    assert_eq!(leads("5 working days from receipt", received, "2026-11-18"), "policy 2026-11-09");
}

#[test]
fn a_date_that_was_agreed_and_put_off_by_a_pause_tells_the_days_that_stood_still_and_no_others() {
    let policy = stored_policy(OPEN, "2026-01").expect("a policy");
    let calendar = library().calendar(&policy);
    let rules = library().rulebook(&policy, &calendar);
    let record = "received=2026-11-02T10:00 acknowledged=2026-11-03 extension-agreed=2026-11-05,until=2026-11-30 \
                  paused=2026-11-10 resumed=2026-11-12 paused=2026-11-26 resumed=2026-12-01";
    let events = record.split_whitespace().map(|e| e.parse().expect("an event")).collect();
    let events = Events::new(events, 1).expect("a record");
    let timeline = timeline(&rules, &events, Moment::parse("2026-12-02").expect("a moment")).expect("covered");
    let answer = timeline.leading(1, complaints::days::clock::Step::Respond).expect("an answer is asked after");
    assert_eq!(answer.counted().expect("a date").due_date.to_string(), "2026-12-07");
    let days: Vec<String> = answer.not_counted(&calendar).map(|(day, _)| day.to_string()).collect();
    assert_eq!(
        days,
        ["2026-11-11", "2026-11-12", "2026-11-27", "2026-11-28", "2026-11-29", "2026-11-30", "2026-12-01"]
    );
}
