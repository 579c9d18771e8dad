//! Dates that were worked out beside the product, landlord by landlord:
//! `tests/fixtures/foreign/worked.txt`.

use complaints::case::events::{Event, EventKind, Events};
use complaints::case::followed;
use complaints::case::timeline::{Basis, Bound, Deadline, Due, Timeline, timeline};
use complaints::days::moment::rfc3339;

use crate::words::{landlord, library, root};

/// One case: its line, whose it is, what happened, what follows.
struct Worked {
    line: usize,
    slug: String,
    circumstances: Vec<String>,
    record: Vec<Event>,
    expected: Vec<(usize, String)>,
}

fn cases() -> Vec<Worked> {
    let path = root().join("tests/fixtures/foreign/worked.txt");
    #[expect(clippy::disallowed_methods, reason = "tests read files; the crate itself may not")]
    let text = std::fs::read_to_string(path).expect("the answer sheet is there");
    let mut cases: Vec<Worked> = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.split(" #").next().unwrap_or_default().trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(case) = line.strip_prefix("case ") {
            let mut parts = case.split('|').map(str::trim);
            let mut worked = Worked {
                line: number,
                slug: parts.next().expect("a landlord").to_owned(),
                circumstances: Vec::new(),
                record: Vec::new(),
                expected: Vec::new(),
            };
            for part in parts {
                match part.strip_prefix("when=") {
                    Some(id) => worked.circumstances.push(id.to_owned()),
                    None => worked.record.push(part.parse().unwrap_or_else(|e| panic!("line {number}: {e}"))),
                }
            }
            cases.push(worked);
        } else {
            cases.last_mut().expect("a case stands before its dates").expected.push((number, line.to_owned()));
        }
    }
    cases
}

/// `1 respond @ complex = 2027-01-12`, in the words of the answer sheet; and what bounds it.
fn written(deadline: &Deadline<'_>) -> Vec<String> {
    let when = deadline.when.map(|id| format!(" @ {id}")).unwrap_or_default();
    let body = match deadline.basis {
        Basis::Body(body) => format!(" {}", body.id),
        Basis::Policy | Basis::Law(_) => String::new(),
    };
    let head = format!("{} {}{body}{when}", deadline.stage, deadline.step.name());
    let due = match deadline.due {
        Due::On(counted) if counted.timed() => format!("{head} = {}", rfc3339(counted.due_at())),
        Due::On(counted) => format!("{head} = {}", counted.due_date),
        Due::Waiting { on, .. } => format!("{head} waits {}", on.start.name().trim_start_matches("the ")),
        Due::Stopped { .. } => format!("{head} stopped"),
        Due::NotStated => format!("{head} not stated"),
    };
    let bound = match deadline.due {
        Due::Waiting { bound: Some(Bound::AtLatest(counted)), .. } => {
            Some(format!("{head} at latest {}", counted.due_date))
        }
        Due::Waiting { bound: Some(Bound::AtLeast(counted)), .. } => {
            Some(format!("{head} at least {}", counted.due_date))
        }
        _ => None,
    };
    let opens = deadline.opens.map(|day| format!("{head} opens {day}"));
    std::iter::once(due).chain(bound).chain(opens).collect()
}

fn facts(timeline: &Timeline<'_>) -> Vec<String> {
    let mut all: Vec<String> =
        timeline.deadlines.iter().filter(|d| !matches!(d.basis, Basis::Law(_))).flat_map(written).collect();
    all.extend(timeline.refused.iter().map(|refused| {
        let event = match refused.event.kind {
            EventKind::HoldingReplySent => "holding-reply",
            _ => "extension",
        };
        format!("{} {event} refused", refused.stage)
    }));
    all.extend(timeline.new_complaint.iter().map(|new| format!("{} escalation refused", new.stage + 1)));
    all
}

#[test]
fn every_date_that_was_worked_out_by_hand_is_ours() {
    let mut wrong = Vec::new();
    let all = cases();
    assert!(all.len() > 130, "the answer sheet has {} cases", all.len());
    for case in all {
        let received = case.record.iter().find(|e| e.kind == EventKind::Received).expect("a receipt").at;
        let version = landlord(&case.slug).in_force(received.day()).expect("a version is in force");
        let calendar = library().calendar(&version.policy);
        let rules = library().rulebook(&version.policy, &calendar);
        let stages = followed::stages(&rules, received.day(), &case.circumstances, &case.record);
        let events = Events::new(case.record, stages).unwrap_or_else(|e| panic!("line {}: {e}", case.line));
        let events = case.circumstances.iter().fold(events, |events, id| events.when(id.clone()));
        let timeline = timeline(&rules, &events, received).unwrap_or_else(|e| panic!("line {}: {e}", case.line));
        let facts = facts(&timeline);
        for (line, expected) in case.expected {
            if !facts.contains(&expected) {
                let head = expected.split([' ']).take(2).collect::<Vec<_>>().join(" ");
                let near: Vec<&String> =
                    facts.iter().filter(|f| f.starts_with(&head) || f.contains("refused")).collect();
                wrong.push(format!("line {line} ({}): {expected}; found {near:?}", case.slug));
            }
        }
    }
    assert!(wrong.is_empty(), "{} dates differ:\n{}", wrong.len(), wrong.join("\n"));
}
