//! The landlord is closed for longer than a month: nothing is counted for so
//! long, which is more often a slip than a plan.

use super::rule::{Finding, Rule, Subject};

pub(super) const RULE: Rule = Rule { id: "closure-is-long", find };

/// Days that nobody asks about.
const USUAL: i64 = 31;

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let long = subject.version.policy.closed.iter().filter_map(|closed| {
        let days = (closed.last - closed.first).num_days() + 1;
        (days > USUAL && closed.last >= subject.on).then(|| Finding {
            at: closed.at,
            found: format!("is this right? Nobody works for {days} days, and working days stand still for so long"),
            write: "the first day under `from:` and the last under `to:`; if it is right, leave it".to_owned(),
        })
    });
    long.collect()
}
