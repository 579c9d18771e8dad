//! Facts that change outside: bank holidays, and what is told of bodies outside.

use complaints::policy::Scheme;

use super::{Candidate, Missing, Who, is_stale};
use crate::check;

/// For how long somebody's look at a body's own page is good.
const DAYS: i64 = 183;

/// What has to be looked at again.
pub(super) fn missing(candidate: &Candidate<'_>) -> Vec<Missing> {
    let Candidate { library, on, .. } = candidate;
    let policy = &candidate.version.policy;
    let mut all = Vec::new();
    if let Some(found) = check::of_bank_holidays(library, *on, candidate.bank_holidays) {
        let missing = format!("{}. A date beyond them may turn out wrong.", found.found);
        all.push(Missing::new(Who::CommsTeam, &found.file, None, missing, found.write));
    }
    let named = policy.ombudsman.iter().map(|body| body.id.as_str());
    let scheme = (policy.scheme != Scheme::None).then_some(policy.scheme.name());
    let mut ids: Vec<&str> = named.chain(scheme).collect();
    ids.sort_unstable();
    ids.dedup();
    for body in ids.iter().filter_map(|id| library.bodies.get(*id)) {
        let checked = body.checked_on;
        if checked.is_none_or(|day| is_stale(day, *on, DAYS)) {
            let when = checked.map_or_else(|| "never".to_owned(), |day| format!("last on {day}"));
            all.push(Missing::new(
                Who::CommsTeam,
                "content/ombudsmen.yaml",
                None,
                format!(
                    "How to reach the {} was compared with its own page {when}. An old number sends people nowhere.",
                    body.name
                ),
                format!(
                    "compare its numbers and addresses with its own page, then `checked_on: \"{on}\"` under `{}:`",
                    body.id
                ),
            ));
        }
    }
    let stale =
        library.rights.iter().filter(|right| right.is_for(policy, *on) && is_stale(right.checked_on, *on, DAYS));
    all.extend(stale.map(|right| {
        Missing::new(
            Who::ComplaintsLead,
            "content/rights.yaml",
            None,
            format!(
                "“{}” was read in its source on {}. The law may have changed since.",
                right.title, right.checked_on
            ),
            format!("read it again at {}, then `checked_on: \"{on}\"` under `{}:`", right.source.1, right.id),
        )
    }));
    all
}
