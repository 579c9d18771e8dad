//! Contacts, choices out of lists, bodies outside, exclusions.

use super::yaml::{in_flow, quoted, scalar};
use super::{Front, cited};
use crate::draft::facts::{Found, Key};

impl Front<'_> {
    pub(super) fn contacts(&mut self) {
        if self.facts.contacts.is_empty() {
            self.marked(0, "contacts: not stated");
            return;
        }
        self.line("contacts:");
        for kind in ["phone", "text", "email", "post", "hours", "out_of_hours"] {
            let of_kind: Vec<&Found> =
                self.facts.contacts.iter().filter(|(other, _)| *other == kind).map(|(_, found)| found).collect();
            let mut told: Option<&str> = None;
            for found in &of_kind {
                // Two numbers of one sentence have it above them once.
                if told != Some(found.source.words.as_str()) {
                    self.source(2, &found.source);
                }
                told = Some(found.source.words.as_str());
            }
            match of_kind.as_slice() {
                [] => {}
                [one] => self.marked(2, &format!("{kind}: {}", scalar(&one.value))),
                several => {
                    let all: Vec<String> = several.iter().map(|found| in_flow(&found.value)).collect();
                    self.marked(2, &format!("{kind}: [{}]", all.join(", ")));
                }
            }
        }
    }

    /// A list of values to choose from, each with its section.
    pub(super) fn choices(&mut self, key: &'static str, found: &[Found]) {
        if found.is_empty() {
            self.missing.push(key);
            return;
        }
        self.line(&format!("{key}:"));
        let mut told: Option<&str> = None;
        for one in found {
            // A sentence that names several stands above the first of them.
            if told != Some(one.source.words.as_str()) {
                self.source(2, &one.source);
            }
            told = Some(one.source.words.as_str());
            let section = one.source.section.as_deref();
            let value = cited(&one.value, section);
            let value = if value.contains(", ") { quoted(&value) } else { scalar(&value) };
            self.marked(2, &format!("- {value}"));
        }
    }

    pub(super) fn outside(&mut self) {
        let outside = self.facts.outside.clone();
        if outside.bodies.is_empty() {
            self.missing.push("ombudsman");
        } else {
            self.line("ombudsman:");
            for body in &outside.bodies {
                self.source(2, &body.source);
                self.marked(2, &format!("- {}", body.value));
            }
        }
        let waits = self.facts.clocks.iter().any(|clock| clock.key == Key::DesignatedWait);
        if waits || outside.designated.is_some() {
            self.line("designated_persons:");
            if let Some(who) = &outside.designated {
                self.source(2, &who.source);
                self.marked(2, &format!("who: {}", scalar(&cited(&who.value, who.source.section.as_deref()))));
            }
            let clocks: Vec<_> =
                self.facts.clocks.iter().filter(|clock| clock.key == Key::DesignatedWait).cloned().collect();
            self.clocks(2, "wait", &clocks);
        }
        if let Some(panel) = &outside.panel {
            self.line("panel:");
            self.source(2, &panel.name.source);
            self.marked(2, &format!("name: {}", scalar(&panel.name.value)));
            for (kind, value) in &panel.contacts {
                self.marked(2, &format!("{kind}: {}", scalar(value)));
            }
        }
    }

    pub(super) fn exclusions(&mut self) {
        if self.facts.exclusions.is_empty() {
            self.missing.push("exclusions");
            return;
        }
        self.line("exclusions:");
        for exclusion in &self.facts.exclusions {
            let found = &exclusion.found;
            self.source(2, &found.source);
            self.marked(2, &format!("- {}", scalar(&cited(&found.value, found.source.section.as_deref()))));
        }
    }
}
