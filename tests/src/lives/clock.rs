//! The clocks of one step: a usual limit, those of circumstances, one said in
//! two ways, or nothing stated.

use serde_json::{Value, json};

use super::limit::Limit;

/// One limit, and the circumstance in which it holds.
#[derive(Debug, Clone)]
pub(super) struct Clock {
    pub(super) when: Option<&'static str>,
    pub(super) limit: Limit,
    /// Another time that the policy gives for the same, which the landlord does not act on.
    pub(super) against: Option<Limit>,
}

impl Clock {
    /// The usual one.
    pub(super) fn usual(limit: Limit) -> Self {
        Self { when: None, limit, against: None }
    }

    /// What stands in a list or behind a key, at an indent.
    fn text(&self, indent: &str) -> String {
        let Some(against) = &self.against else { return self.limit.text(self.when) };
        let (chosen, other) = (self.limit.line(), against.line());
        format!(
            "\n{indent}contradictory:\n{indent}  - {other} (Process)\n{indent}  - {chosen} (Standards)\n\
             {indent}resolved: {chosen}\n{indent}because: it is the better one for you"
        )
    }

    fn json(&self) -> Value {
        json!({ "when": self.when, "limit": self.limit.json() })
    }
}

/// `key:` and its clocks, at an indent; a key without clocks is left out.
pub(super) fn key(name: &str, clocks: &[Clock], indent: &str) -> String {
    let inner = format!("{indent}  ");
    match clocks {
        [] => String::new(),
        [one] if one.when.is_none() => format!("{indent}{name}: {}\n", one.text(&inner)),
        many => {
            let lines: Vec<String> =
                many.iter().map(|clock| format!("{inner}- {}\n", clock.limit.text(clock.when))).collect();
            format!("{indent}{name}:\n{}", lines.concat())
        }
    }
}

/// The same for the oracle.
pub(super) fn json(clocks: &[Clock]) -> Value {
    clocks.iter().map(Clock::json).collect()
}
