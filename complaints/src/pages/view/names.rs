//! The names by which prose calls a fact: `{{ stage-1.respond }}`.

use std::collections::BTreeMap;

use super::clocks::ClockView;
use super::landlord::LandlordView;

/// Every name that prose may use for this landlord, with what it prints.
///
/// A time prints as its period (`10 working days`), so that a sentence can be
/// built round it.
#[must_use]
pub fn named(view: &LandlordView) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    let mut add = |name: &str, value: Option<&str>| {
        if let Some(value) = value {
            names.insert(name.to_owned(), value.to_owned());
        }
    };
    add("landlord", Some(&view.name));
    add("nation", Some(&view.nation));
    add("version", view.about.version.as_deref());
    add("in-force", view.about.in_force.as_deref());
    add("approved", view.about.approved.as_deref());
    add("review-due", view.about.review_due.as_deref());
    add("owner", view.about.owner.as_ref().map(|i| i.text.as_str()));
    add("panel", view.panel.as_ref().map(|p| p.name.as_str()));
    if let Some(body) = view.bodies.first() {
        add("ombudsman", Some(&body.body.name));
        for way in &body.ways {
            add(&format!("ombudsman-{}", way.kind), Some(&way.value));
        }
    }
    for contact in &view.contacts {
        add(&contact.kind.replace('_', "-"), Some(&contact.value));
    }
    let mut clocks: Vec<(String, &ClockView)> = Vec::new();
    let all = |name: &str, list: &'_ [ClockView]| -> Vec<(String, ClockView)> {
        let mut found = Vec::new();
        for clock in list.iter().filter(|c| !c.not_stated) {
            let full = clock.when_id.as_ref().map_or_else(|| name.to_owned(), |id| format!("{name}.{id}"));
            found.push((full, clock.clone()));
        }
        found
    };
    let mut owned = all("time-to-complain", &view.time_to_complain);
    for stage in &view.stages {
        let name = |step: &str| format!("stage-{}.{step}", stage.number);
        add(&name("name"), Some(&stage.title));
        owned.extend(all(&name("acknowledge"), &stage.acknowledge));
        owned.extend(all(&name("hearing"), &stage.hearing));
        owned.extend(all(&name("respond"), &stage.respond));
        if let Some(hold) = &stage.hold {
            owned.extend(all(&name("hold"), &hold.send));
            owned.extend(all(&name("new-target"), &hold.new_target));
        }
        let single = [
            ("extend", &stage.extend),
            ("escalate", &stage.escalate),
            ("reopen", &stage.reopen),
            ("offer", &stage.offer),
        ];
        clocks.extend(single.into_iter().filter_map(|(step, clock)| clock.as_ref().map(|c| (name(step), c))));
    }
    if let Some(wait) = view.designated.as_ref().and_then(|d| d.wait.as_ref()) {
        clocks.push(("designated-persons.wait".to_owned(), wait));
    }
    if let Some(keep) = &view.keep {
        clocks.push(("keep".to_owned(), keep));
    }
    for (name, clock) in clocks.into_iter().chain(owned.iter().map(|(n, c)| (n.clone(), c))) {
        names.entry(name).or_insert_with(|| clock.period.clone());
    }
    names
}
