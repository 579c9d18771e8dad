//! The record of a case: how it is written, which makes sense, at which stage each thing happened.

use complaints::case::events::{Event, EventKind, Events};
use complaints::days::clock::{Anchor, Start};
use complaints::days::moment::Moment;

use crate::dates::{day, moment};

/// A record as on the command line, parts with ` | ` between them, under a procedure of so many stages.
fn record(text: &str, stages: u8) -> Result<Events, String> {
    let events = text.split('|').map(|part| part.trim().parse::<Event>());
    let events: Vec<Event> = events.collect::<Result<_, _>>().map_err(|e| e.to_string())?;
    Events::new(events, stages).map_err(|e| e.to_string())
}

#[test]
fn an_event_is_read_as_it_is_written() {
    let read = |text: &str| text.parse::<Event>().unwrap_or_else(|e| panic!("{text}: {e}"));
    let at = |text| moment(text);
    assert_eq!(read("received=2026-12-24T10:00"), Event::new(EventKind::Received, at("2026-12-24T10:00")));
    assert_eq!(read("acknowledged@2=2026-12-29"), Event::new(EventKind::Acknowledged, at("2026-12-29")).at_stage(2));
    let reply = Event::new(EventKind::HoldingReplySent, at("2027-01-05"));
    assert_eq!(read("holding-reply-sent=2027-01-05,until=2027-01-15"), reply.clone().until(day("2027-01-15")));
    assert_eq!(read("holding-reply-sent=2027-01-05,reason=ill, then away"), reply.clone().because("ill, then away"));
    let full = reply.at_stage(1).until(day("2027-01-15")).because("a visit");
    assert_eq!(read("holding-reply-sent@1=2027-01-05,until=2027-01-15,reason=a visit"), full);
    for (name, kind) in EventKind::NAMES {
        assert_eq!(read(&format!("{name}=2026-12-24")).kind, *kind);
        assert_eq!(kind.name(), *name);
    }
}

#[test]
fn a_record_that_makes_no_sense_is_refused_with_the_reason() {
    let refused = |text: &str, why: &str| {
        let error = record(text, 2).expect_err(text);
        assert!(error.contains(why), "{text}: {error}");
    };
    refused("received", "is not an event; write one such as acknowledged@1=2026-12-29");
    refused("received@x=2026-12-24", "is not an event");
    refused("arrived=2026-12-24", "\"arrived\" is not a kind of event; there are: problem, aware, raised");
    refused("received=yesterday", "\"yesterday\" is not a date and time");
    refused("extension-agreed=2026-12-24,until=soon", "\"soon\" is not a day such as 2027-01-15");
    refused("acknowledged=2026-12-24", "does not say when the complaint was received");
    refused("received@2=2026-12-24", "does not say when the complaint was received");
    refused(
        "received=2026-12-24 | acknowledged=2026-12-23",
        "acknowledged on 2026-12-23 is before the complaint was received, on 2026-12-24",
    );
    refused("received=2026-12-24 | received=2026-12-25", "received is given twice for stage 1");
    refused(
        "received=2026-12-24 | acknowledged=2026-12-25 | acknowledged=2026-12-28",
        "acknowledged is given twice for stage 1",
    );
    refused("received=2026-12-24 | problem=2026-12-01 | problem=2026-12-02", "problem is given twice for stage 0");
    refused("received=2026-12-24 | aware=2026-12-01 | aware=2026-12-02", "aware is given twice");
    refused(
        "received=2026-12-24 | ombudsman-asked=2027-12-01 | ombudsman-asked=2027-12-02",
        "ombudsman-asked is given twice",
    );
    refused(
        "received=2026-12-24 | escalation-requested@2=2027-01-05 | escalation-requested@2=2027-01-06",
        "escalation-requested is given twice for stage 2",
    );
    refused(
        "received=2026-12-24 | final-response=2027-01-05 | final-response=2027-01-06",
        "final-response is given twice for stage 2",
    );
    refused("received=2026-12-24 | skipped@1=2027-01-05 | skipped@1=2027-01-06", "skipped is given twice for stage 1");
    refused(
        "received=2026-12-24 | committee-received=2027-01-05 | committee-received=2027-01-06",
        "committee-received is given twice",
    );
    refused(
        "received=2026-12-24 | investigation-ended=2027-01-05 | investigation-ended=2027-01-06",
        "investigation-ended is given twice",
    );
    refused("received=2026-12-24 | responded@3=2027-01-05", "responded: there is no stage 3; this procedure has 2");
    refused("received=2026-12-24 | responded@0=2027-01-05", "responded: there is no stage 0; this procedure has 2");
    refused(
        "received=2026-12-24 | escalation-requested@2=2027-01-05 | escalation-requested=2027-02-05",
        "escalation-requested: there is no stage 3",
    );
    refused("received=2026-12-24 | skipped@2=2027-01-05", "skipped: there is no stage 2; this procedure has 2");
    refused("received=2026-12-24 | extension-agreed=2027-01-05", "extension-agreed needs the new date");
    refused("received=2026-12-24 | responded=2027-01-05,until=2027-01-15", "responded sets no new date");
    refused(
        "received=2026-12-24 | resumed=2027-01-05",
        "the clock of stage 1 is started again without having stopped, or stopped twice",
    );
    refused(
        "received=2026-12-24 | paused=2027-01-05 | paused=2027-01-06",
        "the clock of stage 1 is started again without having stopped, or stopped twice",
    );
}

#[test]
fn what_can_happen_again_may() {
    let text = "received=2026-12-24 | problem=2026-12-01 | aware=2026-12-02 | contacted=2026-12-28 | contacted=2026-12-29 \
        | holding-reply-sent=2026-12-30 | holding-reply-sent=2026-12-31,until=2027-01-15 | extension-agreed=2027-01-02,until=2027-01-16 \
        | extension-agreed=2027-01-03,until=2027-01-17 | paused=2027-01-04 | resumed=2027-01-05 | paused=2027-01-06 | resumed=2027-01-07 \
        | hearing-held=2027-01-08 | hearing-held=2027-01-09 | responded=2027-01-10 | responded=2027-01-11 | offer-made=2027-01-12 \
        | offer-made=2027-01-13 | offer-accepted=2027-01-14 | closed=2027-01-15 | reopened=2027-01-16 | closed=2027-01-17 | reopened=2027-01-18";
    let events = record(text, 1).expect("a long case");
    let pauses: Vec<_> = events.pauses(1, false).each().iter().map(|p| (p.from.day(), p.to.map(Moment::day))).collect();
    let days = |a, b| (day(a), Some(day(b)));
    assert_eq!(pauses, [days("2027-01-04", "2027-01-05"), days("2027-01-06", "2027-01-07")]);
    assert!(events.pauses(2, false).is_empty());
    // What a reopening took back is known still, and stands no more.
    assert_eq!((events.first(EventKind::Closed, 1), events.last(EventKind::Responded, 1)), (None, None));
    assert_eq!(events.first_ever(EventKind::Closed, 1), Some(moment("2027-01-15")));
    assert_eq!(events.last_ever(EventKind::Closed, 1), Some(moment("2027-01-17")));
    // The later reopening took back a closure alone.
    assert_eq!(events.answers_anew(1), Some(moment("2027-01-16")));
    assert_eq!(events.receipt(), Some(moment("2026-12-24")));
    assert_eq!(events.when("complex").when("lift").circumstances(), ["complex", "lift"]);
}

#[test]
fn an_event_without_a_stage_belongs_to_the_stage_the_case_was_in() {
    let stages = |text: &str, of: u8| -> Vec<(&str, u8)> {
        let events = record(text, of).unwrap_or_else(|e| panic!("{text}: {e}"));
        events.each().map(|(event, stage)| (event.kind.name(), stage)).collect()
    };
    let two = "received=2026-12-01 | problem=2026-11-01 | acknowledged=2026-12-02 | responded=2026-12-10 | escalation-requested=2026-12-11 \
        | acknowledged=2026-12-12 | ombudsman-asked=2026-12-13 | responded=2026-12-20";
    let expected = [
        ("problem", 0),
        ("received", 1),
        ("acknowledged", 1),
        ("responded", 1),
        ("escalation-requested", 2),
        ("acknowledged", 2),
        ("ombudsman-asked", 0),
        ("responded", 2),
    ];
    assert_eq!(stages(two, 2), expected);
    // A stage that is left out, a request that names its stage, an answer that is the last whatever the stage.
    let skipped = "received=2026-12-01 | skipped=2026-12-02 | responded=2026-12-10";
    assert_eq!(stages(skipped, 2), [("received", 1), ("skipped", 1), ("responded", 2)]);
    let named = "received=2026-12-01 | escalation-requested@3=2026-12-02 | responded=2026-12-10 | responded@1=2026-12-11 | closed=2026-12-12";
    assert_eq!(
        stages(named, 3),
        [("received", 1), ("escalation-requested", 3), ("responded", 3), ("responded", 1), ("closed", 3)]
    );
    assert_eq!(stages("received=2026-12-01 | final-response=2026-12-02", 3), [("received", 1), ("final-response", 3)]);
    // A policy without a named stage has one all the same.
    assert_eq!(stages("received=2026-12-01 | final-response=2026-12-02", 0), [("received", 1), ("final-response", 1)]);
    // What happened on one day is in the order in which it is given, after the receipt.
    let at_once = "responded=2026-12-01 | acknowledged=2026-12-01 | received=2026-12-01";
    assert_eq!(stages(at_once, 1), [("received", 1), ("responded", 1), ("acknowledged", 1)]);
}

#[test]
fn each_start_is_found_in_the_record() {
    let text = "received=2026-12-01 | problem=2026-11-01 | aware=2026-11-02 | acknowledged@1=2026-12-02 | contacted@1=2026-12-03 \
        | holding-reply-sent@1=2026-12-04 | holding-reply-sent@1=2026-12-05 | investigation-ended@1=2026-12-06 | hearing-held@1=2026-12-07 \
        | hearing-held@1=2026-12-08 | responded@1=2026-12-09 | responded@1=2026-12-10 | offer-made@1=2026-12-11 | offer-made@1=2026-12-12 \
        | closed@1=2026-12-13 | reopened@1=2026-12-14 | responded@1=2026-12-15 | closed@1=2026-12-15 | escalation-requested@2=2026-12-17 \
        | committee-received@2=2026-12-18 | acknowledged@2=2026-12-19 | responded@2=2026-12-20 | final-response@2=2026-12-21";
    let events = record(text, 2).expect("a long case");
    let check = |start, stage, found: &str| {
        let from = Anchor { start, stage: None };
        let expected = Some(found).filter(|day| !day.is_empty()).map(moment);
        assert_eq!(events.start(from, stage, 2), expected, "{} of stage {stage}", start.name());
        let named = Anchor { stage: Some(stage), ..from };
        assert_eq!(events.start(named, 3 - stage, 2), expected, "stage {stage} {}", start.name());
    };
    check(Start::Problem, 1, "2026-11-01");
    check(Start::Aware, 2, "2026-11-02");
    check(Start::Receipt, 1, "2026-12-01");
    check(Start::Receipt, 2, "2026-12-17");
    check(Start::EscalationRequest, 1, "");
    check(Start::EscalationRequest, 2, "2026-12-17");
    check(Start::Acknowledgement, 1, "2026-12-02");
    check(Start::Acknowledgement, 2, "2026-12-19");
    check(Start::CommitteeReceipt, 1, "");
    check(Start::CommitteeReceipt, 2, "2026-12-18");
    check(Start::Contact, 1, "2026-12-03");
    check(Start::HoldingReply, 1, "2026-12-04");
    check(Start::InvestigationEnded, 1, "2026-12-06");
    check(Start::Hearing, 1, "2026-12-08");
    check(Start::Response, 1, "2026-12-15");
    // The last answer is an answer too.
    check(Start::Response, 2, "2026-12-21");
    check(Start::Offer, 1, "2026-12-12");
    check(Start::Closure, 1, "2026-12-15");
    check(Start::Reopening, 1, "2026-12-14");
    check(Start::FinalResponse, 1, "2026-12-21");
    check(Start::DueDate, 1, "");
    let later = |text: &str, of| record(text, of).expect("a case").request(2).map(|at| at.day().to_string());
    assert_eq!(later("received=2026-12-01 | skipped@1=2026-12-05", 2).as_deref(), Some("2026-12-05"));
    assert_eq!(
        later("received=2026-12-01 | skipped@1=2026-12-05 | received@2=2026-12-06", 2).as_deref(),
        Some("2026-12-06")
    );
    assert_eq!(later("received=2026-12-01", 2), None);
    assert_eq!(events.request(1), None);
    // A procedure may be entered by a request to escalate what was no complaint yet.
    let entered = record("received=2026-12-01 | escalation-requested@1=2026-12-02", 2).expect("a case");
    let request = Anchor { start: Start::EscalationRequest, stage: None };
    assert_eq!(entered.start(request, 1, 2), Some(moment("2026-12-02")));
    let last = |text: &str, of| record(text, of).expect("a case").final_response(of, of).map(|at| at.day().to_string());
    assert_eq!(last("received=2026-12-01 | responded@1=2026-12-05", 1).as_deref(), Some("2026-12-05"));
    assert_eq!(last("received=2026-12-01 | responded@1=2026-12-05", 2), None);
    assert_eq!(last("received=2026-12-01 | final-response@1=2026-12-05", 2).as_deref(), Some("2026-12-05"));
    assert_eq!(last("received=2026-12-01 | responded@1=2026-12-05", 0).as_deref(), Some("2026-12-05"));
}
