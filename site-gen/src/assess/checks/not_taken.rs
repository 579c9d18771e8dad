//! What a landlord need not take, and what it owes whoever is turned away: part 2 of the Code, and 5.11.

use complaints::days::clock::{Fact, Start};
use complaints::days::period::{Period, Unit};
use complaints::policy::Exclusion;

use super::super::families::{COMPLAIN, OMBUDSMAN, REFUSE, STAGE_2, WHY};
use super::super::search::{Look, has};
use super::super::{Found, Seen, Subject};

/// More than what is filed at court, more than a year old, or been through before.
const TOO_WIDE: &[&str] = &[
    "solicitor*",
    "lawyer*",
    "legal advice",
    "likely to",
    "may go to court",
    "could reasonably",
    "another procedure",
    "other procedure",
    "right of appeal",
];

/// What came too late.
const TOO_OLD: &[&str] = &["too late", "too old", "late", "older than", "months ago", "time limit"];

/// 2.2: the list. A court counts once a claim is filed there, not when a solicitor writes, and what is too old only after
/// a year.
pub(super) fn exclusions(subject: &Subject<'_>) -> Found {
    let is_short =
        !a_year(subject) && !subject.policy().time_to_complain.is_empty() && limits(subject).next().is_some();
    let is_wide = |exclusion: &&Exclusion| {
        let about = &exclusion.about.value;
        has(about, TOO_WIDE) || is_short && has(about, TOO_OLD)
    };
    let all = || subject.policy().exclusions.iter();
    let of_age = |exclusion: &Exclusion| {
        subject.update_beside("time-to-complain").filter(|_| has(&exclusion.about.value, TOO_OLD))
    };
    let with_update = |exclusion: &Exclusion| {
        let seen = subject.cited("not taken", &exclusion.about);
        Seen { update: of_age(exclusion).or_else(|| seen.update.clone()), ..seen }
    };
    let wide: Vec<Seen> = all().filter(is_wide).map(with_update).collect();
    let fair: Vec<Seen> = all().filter(|e| !is_wide(e)).map(|e| subject.cited("not taken", &e.about)).collect();
    let closed: &[&str] = &[
        "not look .. again",
        "not consider .. again",
        "not take a complaint",
        "not cover*",
        "will not investigate",
        "no longer consider",
        "will not consider",
    ];
    let said = subject.says(&Look::of(&[closed]).around(&[COMPLAIN]).but_around(TOO_WIDE));
    let page =
        subject.pages_say(&["what-is-a-complaint"], &Look::of(&[&["only when the papers are already at court"]]));
    Found::evidence(fair.into_iter().chain(said).chain(page)).and(Found::against(wide))
}

/// 2.3: twelve months from the problem, or from becoming aware.
pub(super) fn twelve_months(subject: &Subject<'_>) -> Found {
    let seen: Vec<Seen> = limits(subject).collect();
    let silent: &[&str] =
        &["no limit on how soon", "no limit .. to complain", "no time limit .. complain*", "no deadline .. complain*"];
    let said = if seen.is_empty() { subject.says(&Look::of(&[silent])) } else { Vec::new() };
    let page = subject
        .pages_say(&["start"], &Look::of(&[&["found out about in the last", "never turns you away for being late"]]));
    let own = if a_year(subject) { Found::evidence(seen) } else { Found::against(seen) };
    own.and(Found::evidence(said.into_iter().chain(page)))
}

fn limits<'s>(subject: &'s Subject<'_>) -> impl Iterator<Item = Seen> + use<'s> {
    let limits = subject.policy().time_to_complain.iter().filter_map(Fact::applied);
    limits.map(|limit| Seen {
        update: subject.update_beside("time-to-complain"),
        ..subject.limit("to complain", limit, 1)
    })
}

/// A soft limit and a hard one stand side by side: what somebody can count on is the longest.
fn a_year(subject: &Subject<'_>) -> bool {
    let Some(year) = Period::of(12, Unit::Months) else { return false };
    let is_enough = |within: Period, start: Start| {
        within.usual_days() >= year.usual_days() && matches!(start, Start::Problem | Start::Aware)
    };
    let mut limits = subject.policy().time_to_complain.iter().filter_map(Fact::applied);
    limits.any(|limit| limit.value.windows().any(|(within, from)| is_enough(within, from.start)))
}

/// 2.4: whoever is turned away is told why, and may go to the Ombudsman.
pub(super) fn why(subject: &Subject<'_>) -> Found {
    let said =
        subject.says(&Look::of(&[REFUSE, WHY]).around(&[COMPLAIN]).but(STAGE_2).but_around(&["stage 2", "stage two"]));
    let ombudsman = subject.says(&Look::of(&[REFUSE, OMBUDSMAN]));
    let pages = ["what-is-a-complaint"];
    let listed: &[&str] = &["if we do not take it we must say why", "if we say no .. ombudsman"];
    let page = subject.pages_say(&pages, &Look::of(&[listed]));
    let page =
        if page.is_empty() { subject.pages_say(&pages, &Look::of(&[&["tell you why in writing"]])) } else { page };
    let last: &[&str] = &["decision .. is final", "decision .. final and", "no appeal .. against this"];
    let last = subject.says(&Look::of(&[REFUSE, last]));
    Found::evidence(said.into_iter().chain(ombudsman).chain(page)).and(Found::against(last))
}

/// 2.1 and 2.5: rules that have exceptions, and those that somebody may use as they like.
pub(super) fn merits(subject: &Subject<'_>) -> Found {
    let exception: &[&str] = &[
        "unless .. good reason*",
        "exceptional",
        "on its merits",
        "own merits",
        "individual circumstances",
        "so decide",
    ];
    let typed = subject.policy().exclusions.iter().filter(|e| has(&e.about.value, exception));
    let typed: Vec<Seen> = typed.map(|e| subject.cited("not taken", &e.about)).collect();
    let limits = limits(subject).filter(|seen| seen.says.contains("unless"));
    let said = subject.says(
        &Look::of(&[&["exceptional", "own merits", "on its merits", "case by case", "individual circumstances"]])
            .around(&[COMPLAIN]),
    );
    let page = subject.pages_say(&["what-is-a-complaint"], &Look::of(&[&["our job to sort it out"]]));
    Found::evidence(typed.into_iter().chain(limits.collect::<Vec<_>>()).chain(said).chain(page))
}

/// 5.11: a refusal of the next stage has a reason.
pub(super) fn no_further(subject: &Subject<'_>) -> Found {
    let refuse: &[&str] = &[
        "refus*",
        "not take",
        "may|can|could say no",
        "may limit",
        "can limit",
        "declin*",
        "reject*",
        "not escalat*",
        "not be escalated",
        "always ask",
        "not accept*",
    ];
    let said = subject.says(&Look::of(&[refuse]).around(&[STAGE_2]).but(&["ombudsman*", "appeal body"]));
    let late = subject.policy().stages.iter().filter_map(|stage| stage.escalate_after.applied());
    let late: Vec<Seen> = late.map(|after| subject.cited("after that", after)).collect();
    let page = subject.pages_say(&["now"], &Look::of(&[&["tell you why in writing"]]));
    Found::evidence(said.into_iter().chain(late).chain(page))
}
