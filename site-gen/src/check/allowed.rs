//! What an author says is meant: a rule and a reason under `allow:`. It is told
//! whenever the words are checked, and silences nothing that would mislead
//! somebody or keep a right from them.

use complaints::policy::Policy;
use complaints::words::problem::{Problem, Severity};

use super::rules::{self, allowed_in_vain};

/// A problem that the author of its file says is meant.
#[derive(Debug, Clone)]
pub struct Allowed {
    /// What would be told.
    pub problem: Problem,
    /// The author's reason.
    pub because: String,
}

/// Takes what a policy allows out of what was found in its file. An allowance that finds nothing, or may not be, is a
/// problem of its own.
pub(crate) fn take_allowed(policy: &Policy, file: &str, found: &mut Vec<Problem>) -> Vec<Allowed> {
    let mut taken = Vec::new();
    for allowance in &policy.allowed {
        let told = |severity: Severity, found: String, write: &str| {
            Problem::at(severity, &allowed_in_vain::RULE, file, allowance.at, found, write)
        };
        let code = allowance.rule.to_uppercase();
        let Some(rule) = rules::all().into_iter().find(|rule| rule.code == code) else {
            let said = format!("allow: there is no rule `{}`", allowance.rule);
            found.push(told(Severity::Error, said, "the code that stands behind the message, such as R036"));
            continue;
        };
        if !rule.can_be_allowed {
            let said = format!("allow: {code} cannot be allowed: {}", rule.title);
            found.push(told(Severity::Error, said, "nothing here; mend what is told"));
            continue;
        }
        let (of_rule, rest): (Vec<_>, Vec<_>) = std::mem::take(found)
            .into_iter()
            .partition(|problem| problem.rule.code == code && problem.severity != Severity::Error);
        *found = rest;
        if of_rule.is_empty() {
            let said = format!("allow: {code} is not found in this file");
            found.push(told(Severity::Warning, said, "take the line out, so that it hides no later mistake"));
        }
        taken.extend(of_rule.into_iter().map(|problem| Allowed { problem, because: allowance.because.clone() }));
    }
    taken
}
