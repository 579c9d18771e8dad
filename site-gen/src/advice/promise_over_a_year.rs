//! Something is promised for later than in a year: a figure or a unit is more
//! often mistyped than meant.

use super::rule::{Finding, Rule, Subject};

pub(super) const RULE: Rule = Rule { id: "promise-over-a-year", find };

const YEAR: u32 = 366;

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let owed = subject.version.policy.each_procedure().flat_map(|p| &p.stages).flat_map(|stage| stage.owed());
    let long = owed.filter(|limit| limit.value.within.usual_days() > YEAR).map(|limit| Finding {
        at: limit.at,
        found: format!("is this right? The policy gives {}, which is more than a year", limit.value),
        write: "the time as the policy has it: is the figure or the unit mistyped? If it is right, leave it".to_owned(),
    });
    long.collect()
}
