//! The names by which prose calls a fact: `{{ stage-1.respond }}`.

use std::collections::BTreeMap;

use super::clocks::ClockView;
use super::landlord::LandlordView;
use super::stages::StageView;

/// Every name that prose may use for this landlord, with what it prints.
///
/// A time prints as its period (`10 working days`), so that a sentence can be
/// built round it.
#[must_use]
pub fn named(view: &LandlordView) -> BTreeMap<String, String> {
    let facts = facts(view).into_iter().filter_map(|(name, value)| Some((name, value?.to_owned())));
    let mut names: BTreeMap<String, String> = facts.collect();
    // Of two clocks of one name the first is the one that readers meet.
    for (name, clock) in clocks(view) {
        names.entry(name).or_insert_with(|| clock.period.clone());
    }
    names
}

/// The facts that are texts, where they are stated.
fn facts(view: &LandlordView) -> Vec<(String, Option<&str>)> {
    let about = &view.about;
    let mut facts: Vec<(String, Option<&str>)> = [
        ("landlord", Some(view.name.as_str())),
        ("nation", Some(&view.nation)),
        ("version", about.version.as_deref()),
        ("in-force", about.in_force.as_deref()),
        ("approved", about.approved.as_deref()),
        ("review-due", about.review_due.as_deref()),
        ("owner", about.owner.as_ref().map(|owner| owner.text.as_str())),
        ("panel", view.panel.as_ref().map(|panel| panel.name.as_str())),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .into();
    if let Some(body) = &view.outside.main {
        facts.push(("ombudsman".to_owned(), Some(&body.body.name)));
        facts.extend(body.ways.iter().map(|way| (format!("ombudsman-{}", way.kind), Some(way.value.as_str()))));
    }
    facts.extend(view.contacts.iter().map(|contact| (contact.kind.replace('_', "-"), Some(contact.value.as_str()))));
    facts.extend(view.stages.iter().map(|stage| (format!("stage-{}.name", stage.number), Some(stage.title.as_str()))));
    facts
}

/// The clocks that are stated, in the order in which readers meet them.
fn clocks(view: &LandlordView) -> Vec<(String, &ClockView)> {
    let mut clocks = each("time-to-complain", &view.time_to_complain);
    clocks.extend(view.stages.iter().flat_map(of_stage));
    let wait = view.designated.as_ref().and_then(|designated| designated.wait.as_ref());
    clocks.extend(wait.map(|wait| ("designated-persons.wait".to_owned(), wait)));
    clocks.extend(view.retention.as_ref().map(|retention| ("keep".to_owned(), retention)));
    clocks
}

fn of_stage(stage: &StageView) -> Vec<(String, &ClockView)> {
    let name = |step: &str| format!("stage-{}.{step}", stage.number);
    let owed = [
        ("acknowledge", &stage.acknowledge),
        ("contact", &stage.contact),
        ("hearing", &stage.hearing),
        ("report", &stage.report),
        ("draft", &stage.draft),
        ("respond", &stage.respond),
    ];
    let mut clocks: Vec<_> = owed.into_iter().flat_map(|(step, clocks)| each(&name(step), clocks)).collect();
    if let Some(hold) = &stage.hold {
        clocks.extend(each(&name("hold"), &hold.send));
        clocks.extend(each(&name("new-target"), &hold.new_target));
    }
    let single = [
        ("extend", &stage.extend),
        ("escalate", &stage.escalate),
        ("reopen", &stage.reopen),
        ("offer", &stage.offer),
        ("comment", &stage.comment),
        ("write-back", &stage.write_back),
    ];
    clocks.extend(single.into_iter().filter_map(|(step, clock)| clock.as_ref().map(|clock| (name(step), clock))));
    clocks
}

/// The clocks of one step: `respond`, and `respond.complex` where the circumstance `complex` has one of its own.
fn each<'v>(name: &str, clocks: &'v [ClockView]) -> Vec<(String, &'v ClockView)> {
    let stated = clocks.iter().filter(|clock| !clock.not_stated);
    let full = |clock: &ClockView| clock.when_id.as_ref().map_or_else(|| name.to_owned(), |id| format!("{name}.{id}"));
    stated.map(|clock| (full(clock), clock)).collect()
}
