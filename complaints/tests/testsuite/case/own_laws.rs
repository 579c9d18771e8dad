//! A circumstance with a law of its own: its date stands beside all others and moves none.

use complaints::case::events::Events;
use complaints::case::json::{DeadlineJson, deadline_json};
use complaints::case::summary::Summary;
use complaints::case::timeline::{Deadline, timeline};
use complaints::words::located::Node;
use complaints::words::problem::Problems;
use complaints::words::source;

use crate::dates::moment;
use crate::words::{landlords, library};

const DETAILS: &str = "data-protection";

/// All dates of a complaint to a landlord, as they are told.
fn dates(slug: &str, received: &str, when: &[&str]) -> Vec<DeadlineJson> {
    let policy = &crate::words::landlord(slug).versions[0].policy;
    let calendar = library().calendar(policy);
    let record = when.iter().fold(Events::received(moment(received)), |events, id| events.when(*id));
    let timeline = timeline(&library().rulebook(policy, &calendar), &record, moment(received)).expect("covered");
    let tell = |d: &Deadline<'_>| deadline_json(d, policy, &calendar, &library().phrases);
    timeline.deadlines.iter().map(tell).collect()
}

/// When the law asks for an acknowledgement because of somebody's details.
fn by(slug: &str, received: &str) -> Option<String> {
    let all = dates(slug, received, &[DETAILS]);
    let own: Vec<&DeadlineJson> = all.iter().filter(|d| d.when.as_deref() == Some(DETAILS)).collect();
    assert!(own.len() <= 1, "{slug}: once");
    own.first().map(|d| {
        assert_eq!((d.step.as_str(), d.basis.as_str(), d.owed_by.as_str()), ("acknowledge", "law", "landlord"));
        assert_eq!(d.source.as_deref(), Some("The Data Protection Act 2018"));
        d.due_date.map(|day| day.to_string()).unwrap_or_default()
    })
}

#[test]
fn thirty_days_from_the_day_after_and_on_to_a_working_day() {
    // A Thursday: 30 days on is Saturday 23 January, so the Monday.
    assert_eq!(by("imani", "2026-12-24T10:00").as_deref(), Some("2027-01-25"));
    assert_eq!(by("imani", "2026-11-02T10:00").as_deref(), Some("2026-12-02"));
    // 30 days on is Christmas Day, a Friday; Monday 28 December is a substitute day.
    assert_eq!(by("imani", "2026-11-25T23:59").as_deref(), Some("2026-12-29"));
}

#[test]
fn it_holds_from_its_first_day() {
    assert_eq!(by("imani", "2026-06-18T23:59"), None);
    assert_eq!(by("imani", "2026-06-19T00:00").as_deref(), Some("2026-07-20"));
}

#[test]
fn it_binds_every_landlord_and_moves_no_other_date() {
    for landlord in landlords() {
        let received = "2026-12-24T10:00";
        assert!(by(&landlord.slug, received).is_some(), "{}", landlord.slug);
        let mut with = dates(&landlord.slug, received, &[DETAILS]);
        with.retain(|d| d.when.as_deref() != Some(DETAILS));
        assert_eq!(with, dates(&landlord.slug, received, &[]), "{}", landlord.slug);
    }
}

#[test]
fn a_letter_tells_it_with_its_reason() {
    let policy = &crate::words::landlord("imani").versions[0].policy;
    let calendar = library().calendar(policy);
    let received = moment("2026-12-24T10:00");
    let record = Events::received(received).when(DETAILS);
    let timeline = timeline(&library().rulebook(policy, &calendar), &record, received).expect("covered");
    let summary = Summary { policy, calendar: &calendar, phrases: &library().phrases, received, now: received };
    let text = summary.write(&timeline);
    let line = text.lines().find(|line| line.contains("25 January 2027")).unwrap_or_else(|| panic!("{text}"));
    for said in ["The Data Protection Act 2018", "section 164A(3)", "the complaint is about how we use your details"] {
        assert!(line.contains(said), "{said}: {line}");
    }
}

#[test]
fn a_mistake_in_such_a_law_is_told_at_its_line() {
    let read = |text: &str| {
        let mut problems = Problems::new("law.yaml", text);
        let node: Node = source::yaml(text, &mut problems).expect("it is YAML");
        let law = complaints::policy::law::read(&node, Some(&["ico"]), &mut problems);
        let told: Vec<String> =
            problems.into_vec().iter().map(|p| format!("{}: {} → {}", p.place.line, p.found, p.write)).collect();
        (law.is_some(), told)
    };
    let good = "circumstance: data-protection\ntitle: T\nname: An Act\nfrom: \"2026-06-19\"\nacknowledge: 30 days from receipt\nsays: S\nbody: ico\nchecked_on: x\nsource: y\n";
    assert_eq!(read(good), (true, vec![]));
    let wrong = |from: &str, to: &str, told: &str| assert_eq!(read(&good.replace(from, to)).1, [told], "{to}");
    wrong("body: ico", "body: icoo", "7: body: \"icoo\" is not in content/ombudsmen.yaml → `body: ico`");
    wrong(
        "circumstance: data-protection",
        "circumstance: data-protecton",
        "1: \"data-protecton\" is not a circumstance that is known → `circumstance: data-protection`",
    );
    wrong(
        "acknowledge: 30 days from receipt\n",
        "",
        "1: `acknowledge` is missing → yours, such as `acknowledge: 30 days from receipt`",
    );
    wrong(
        "says: S\n",
        "says: S\nstages: []\n",
        "7: `stages` is not a key that is known here → one of: circumstance, title, says, body, name, from, acknowledge, checked_on, source",
    );
}
