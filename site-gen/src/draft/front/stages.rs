//! The stages, each with its clocks.

use super::yaml::{self, quoted, scalar};
use super::{Front, cited, in_flow, limit, sections};
use crate::draft::facts::{Clock, Key, Limit};

/// The clocks of a stage in the order in which policies have them, and whether one that was not found is said to be.
const STEPS: [(&str, Key, bool); 9] = [
    ("acknowledge", Key::Acknowledge, true),
    ("contact", Key::Contact, false),
    ("hearing", Key::Hearing, false),
    ("respond", Key::Respond, true),
    ("hold", Key::HoldSend, false),
    ("extend", Key::Extend, true),
    ("escalate", Key::Escalate, true),
    ("reopen", Key::Reopen, false),
    ("offer", Key::Offer, false),
];

impl Front<'_> {
    pub(super) fn stages(&mut self) {
        self.line("stages:");
        let count = self.facts.stages.len();
        for (number, stage) in (1..).zip(self.facts.stages.clone()) {
            match &stage.source {
                Some(source) => self.source(2, source),
                None => self.line("  # No name of a stage was found."),
            }
            let name = stage.name.as_deref().unwrap_or("not stated");
            self.marked(2, &format!("- name: {}", scalar(name)));
            self.not_placed(number);
            for (name, key, always) in STEPS {
                let clocks: Vec<Clock> = self.of(number, key);
                if key == Key::HoldSend {
                    self.hold(&clocks, &self.of(number, Key::NewTarget));
                } else if !clocks.is_empty()
                    || always && !(key == Key::Escalate && count > 1 && usize::from(number) == count)
                {
                    self.clocks(4, name, &clocks);
                }
            }
        }
    }

    /// The sentences of this stage that became no line, where one of its times was not found: that may be the very one.
    fn not_placed(&mut self, number: u8) {
        // Behind the last of several stages nobody asks for another.
        let count = self.facts.stages.len();
        let is_last = count > 1 && usize::from(number) == count;
        let is_missing = STEPS.iter().any(|(_, key, always)| {
            let asked = *always && *key != Key::Extend && !(is_last && *key == Key::Escalate);
            asked && self.of(number, *key).is_empty()
        });
        let starts = |number: u8| {
            let stage = self.facts.stages.get(usize::from(number).checked_sub(1)?)?;
            Some(stage.source.as_ref()?.line)
        };
        let (Some(from), until) = (starts(number).filter(|_| is_missing), starts(number + 1)) else { return };
        let facts = self.facts;
        let ends = facts.stages.get(usize::from(number).saturating_sub(1)).and_then(|stage| stage.until);
        let here = |line: usize| line >= from && [until, ends].into_iter().flatten().all(|until| line < until);
        let mut left = facts.left.iter().filter(|left| left.has_time && here(left.line)).peekable();
        if left.peek().is_some() {
            self.line("    # One of these sentences may give what is `not stated` below:");
        }
        for left in left {
            let line = left.line + self.above;
            self.line(&format!("    # line {line}: “{}”", yaml::note(&left.words)));
        }
    }

    fn of(&self, stage: u8, key: Key) -> Vec<Clock> {
        let is = |clock: &&Clock| clock.key == key && clock.stage == Some(stage);
        self.facts.clocks.iter().filter(is).cloned().collect()
    }

    fn hold(&mut self, send: &[Clock], target: &[Clock]) {
        if send.is_empty() && target.is_empty() {
            return;
        }
        self.line("    hold:");
        self.clocks(6, "send", send);
        match target {
            [one]
                if one.against.is_empty()
                    && one.sources.iter().any(|source| source.words.to_lowercase().contains("agree")) =>
            {
                for source in &one.sources {
                    self.source(6, source);
                }
                let within = Limit { from: None, ..one.limit.clone() };
                let mut parts = vec![format!("within: {}", in_flow(&within.written()))];
                parts.extend(one.limit.from.map(|from| format!("from: {from}")));
                parts.push("agreed: yes".to_owned());
                parts.extend(sections(&one.sources).map(|section| format!("section: {}", quoted(&section))));
                self.marked(6, &format!("new_target: {{ {} }}", parts.join(", ")));
            }
            clocks => self.clocks(6, "new_target", clocks),
        }
    }

    /// One key with its clocks: none, one, or a list.
    pub(super) fn clocks(&mut self, indent: usize, key: &str, clocks: &[Clock]) {
        let spaces = " ".repeat(indent);
        match clocks {
            [] => self.marked(indent, &format!("{key}: not stated")),
            [one] if one.when.is_none() => self.one(indent, &format!("{key}: "), one),
            several => {
                self.line(&format!("{spaces}{key}:"));
                if several.iter().all(|clock| clock.when.is_some()) {
                    self.line(&format!(
                        "{spaces}  # The usual time was not placed. Write it on a line of its own here, with a hyphen."
                    ));
                }
                for clock in several {
                    self.one(indent + 2, "- ", clock);
                }
            }
        }
    }

    fn one(&mut self, indent: usize, before: &str, clock: &Clock) {
        if let Some(range) = &clock.range {
            let spaces = " ".repeat(indent);
            self.line(&format!(
                "{spaces}# “{}” gives two times: the longer one is taken, since it is promised.",
                yaml::note(range)
            ));
        }
        for source in &clock.sources {
            self.source(indent, source);
        }
        if clock.against.is_empty() {
            self.marked(indent, &format!("{before}{}", limit(clock)));
            return;
        }
        // Two times for one thing: which of them holds, a person says.
        for (_, source) in &clock.against {
            self.source(indent, source);
        }
        let spaces = " ".repeat(indent + 2);
        self.line(format!("{}{before}", " ".repeat(indent)).trim_end());
        self.line(&format!("{spaces}contradictory:"));
        self.marked(indent + 4, &format!("- {}", limit(clock)));
        for (other, source) in &clock.against {
            self.marked(indent + 4, &format!("- {}", scalar(&cited(&other.written(), source.section.as_deref()))));
        }
        self.marked(indent + 2, "resolved: write one of the two here, without its section");
        // Left empty: `check` asks for it until somebody has written it.
        self.marked(indent + 2, "because:");
    }
}
