//! What a landlord need not take, and what it owes whoever is turned away: part 2 of the Code, and 5.11.

use complaints::days::clock::{Fact, Start};
use complaints::days::period::{Period, Unit};

use super::super::{Found, Subject};

/// 2.2: the list; what is too old is a matter of 2.3. A court counts once a claim is filed there, not when a solicitor writes.
pub(super) fn exclusions(subject: &Subject<'_>) -> Found {
    let too_wide = |about: &str| {
        let about = about.to_lowercase();
        let wide = ["solicitor", "likely to", "could reasonably", "another procedure", "other procedure"];
        wide.iter().any(|words| about.contains(words))
    };
    let all = || subject.version.policy.exclusions.iter();
    let wide: Vec<_> = all().filter(|e| too_wide(&e.about.value)).map(|e| subject.at(e.about.at)).collect();
    Found::evidence(all().map(|e| subject.at(e.about.at)).collect::<Vec<_>>()).and(Found::against(wide))
}

/// 2.3: twelve months from the problem, or from becoming aware.
pub(super) fn twelve_months(subject: &Subject<'_>) -> Found {
    let Some(year) = Period::of(12, Unit::Months) else { return Found::nothing() };
    let limits: Vec<_> = subject.version.policy.time_to_complain.iter().filter_map(Fact::applied).collect();
    let is_enough = |within: Period, start: Start| {
        within.usual_days() >= year.usual_days() && matches!(start, Start::Problem | Start::Aware)
    };
    // A soft limit and a hard one stand side by side: what somebody can count on is the longest.
    let enough = limits.iter().any(|limit| limit.value.windows().any(|(within, from)| is_enough(within, from.start)));
    let seen: Vec<_> = limits.iter().map(|limit| subject.at(limit.at)).collect();
    if enough { Found::evidence(seen) } else { Found::against(seen) }
}

/// 2.4: whoever is turned away is told why, and may go to the Ombudsman.
pub(super) fn why(subject: &Subject<'_>) -> Found {
    let refuse = ["refus", "turn away", "turned away", "not take a complaint", "not take your complaint"];
    let said = subject.says(&[&refuse, &["why", " reason", "ombudsman"]]);
    let page = subject.page_says("what-is-a-complaint", &[&["tell you why"]]);
    let outside = subject.page_says("what-is-a-complaint", &[&["help from outside"]]);
    Found::evidence(said.into_iter().chain(page).chain(outside))
}

/// 5.11: a refusal of the next stage has a reason.
pub(super) fn no_further(subject: &Subject<'_>) -> Found {
    let stage = ["stage 2", "stage two", "second review", "next stage"];
    Found::evidence(subject.says(&[&stage, &["refus", "not take"]]))
}
