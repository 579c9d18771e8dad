//! The policy gives people less time to complain than the law does: six months
//! in a policy of 2014, say, where the Code of 2024 gives twelve.

use complaints::days::clock::{Cited, Fact, Limit};

use super::rule::{Finding, Rule, Subject};

pub(super) const RULE: Rule = Rule { id: "time-to-complain-below-law", find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let finding = || {
        let law = subject.law()?;
        let by_law = longest(&law.time_to_complain)?.value.within;
        let own = longest(&subject.version.policy.time_to_complain)?;
        (by_law.usual_days() > own.value.within.usual_days()).then(|| Finding {
            at: own.at,
            found: format!("the policy gives {} to complain; {} gives {by_law}", own.value.within, law.name),
            write: format!("in the next version: `time_to_complain: {by_law} from becoming aware`"),
        })
    };
    finding().into_iter().collect()
}

/// A soft limit and a hard one stand side by side: the longest is what somebody can count on.
fn longest(facts: &[Fact<Limit>]) -> Option<&Cited<Limit>> {
    facts.iter().filter_map(Fact::applied).max_by_key(|limit| limit.value.within.usual_days())
}
