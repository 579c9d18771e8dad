//! By when: 6.2 to 6.4, 6.11, 6.14 and 6.15 of the Code.
//!
//! Which of two times ends first is asked of the procedure, which has counted
//! both on a calendar. How far an answer may be put off is compared by usual
//! lengths: no complaint is at hand that it could be counted for. Where the
//! policy is silent, the landlord's page prints the Code's time, and says so.

use complaints::days::clock::{Cited, Clock, Fact, Limit, Start, Step};
use complaints::policy::in_words;
use complaints::policy::law::LawStage;
use complaints::policy::{Policy, Stage};
use complaints::procedure::Binds;

use super::super::families::{LATE, WHY};
use super::super::search::Look;
use super::super::{Found, Seen, Subject};

pub(super) fn first_acknowledgement(subject: &Subject<'_>) -> Found {
    time(subject, 1, Step::Acknowledge, "6.2")
}

pub(super) fn first_answer(subject: &Subject<'_>) -> Found {
    time(subject, 1, Step::Respond, "6.3")
}

pub(super) fn second_acknowledgement(subject: &Subject<'_>) -> Found {
    time(subject, 2, Step::Acknowledge, "6.11")
}

pub(super) fn second_answer(subject: &Subject<'_>) -> Found {
    time(subject, 2, Step::Respond, "6.14")
}

pub(super) fn first_extension(subject: &Subject<'_>) -> Found {
    extension(subject, 1, "6.4")
}

pub(super) fn second_extension(subject: &Subject<'_>) -> Found {
    extension(subject, 2, "6.15")
}

/// The policy's own times of a step, each of those that it gives: never later than the Code's, or later on some day.
fn time(subject: &Subject<'_>, number: u8, step: Step, section: &str) -> Found {
    let (called, name) = match step {
        Step::Acknowledge => ("acknowledge", format!("stage-{number}.acknowledge")),
        _ => ("answer", format!("stage-{number}.respond")),
    };
    let law = Found::evidence(subject.law_says(section));
    let policy = subject.policy();
    let Some(own) = policy.stage(number) else { return law };
    let mut found = Found::nothing();
    for (clock_at, clock) in own.clocks_of(step).iter().enumerate().filter(|(_, clock)| clock.when.is_none()) {
        for value in 0..values(&clock.limit) {
            let only = with_one(policy, number, step, clock_at, value);
            let binds = subject.with_procedure(&only, |procedure| {
                let times = procedure.stage(number)?;
                Some(if step == Step::Acknowledge { times.acknowledge.binds } else { times.respond.binds })
            });
            let limit = one(&clock.limit, value).map(|limit| subject.limit(called, limit, number));
            let is_later = one(&clock.limit, value).is_some_and(|limit| is_past_own(subject, own, number, step, limit));
            found = found.and(match binds {
                Some(Binds::Policy) if is_later => Found::against(limit),
                Some(Binds::Policy) => Found::evidence(limit),
                Some(Binds::LawFirst | Binds::ByTheDay) => Found::against(limit),
                Some(Binds::LawAlone | Binds::Nobody) | None => Found::nothing(),
            });
        }
    }
    if found.evidence.is_empty() && found.against.is_empty() {
        return law.and(Found::evidence(silent(subject, own, step)));
    }
    // The sentence that prints the time stands with it, on whichever side that is.
    let said = subject.naming(&name);
    let is_twice = own.clocks_of(step).iter().any(|clock| values(&clock.limit) > 1);
    let which: &[&str] = &["keeps to the one", "goes by the", "uses the one", "we use the"];
    let which = if is_twice { subject.says(&Look::of(&[which]).around(&[&["two times"]])) } else { Vec::new() };
    // Where both sides have a time, the sentence prints the one that holds.
    let is_against = found.evidence.is_empty();
    let said = if is_against { Found::against(said) } else { Found::evidence(said) };
    let sooner = if is_against { both_times(subject, &found.against) } else { Vec::new() };
    found.and(said).and(Found::evidence(which.into_iter().chain(sooner))).and(law)
}

/// What the page says of a time that is not always the sooner one.
fn both_times(subject: &Subject<'_>, against: &[Seen]) -> Vec<Seen> {
    let clauses: Vec<&str> = against.iter().filter_map(|seen| Some(seen.says.split_once(": ")?.1)).collect();
    let sooner: &[&str] = &["keep to the sooner one", "must keep to that"];
    let mut all = subject.pages_say(&["what-happens"], &Look::of(&[sooner]));
    all.retain(|seen| clauses.iter().any(|clause| seen.says.contains(clause)));
    all
}

/// Whether an answer counted from the complaint can come later than the Code's, which starts when the landlord says that
/// it has the complaint: within its own time for that, and not within the Code's.
fn is_past_own(subject: &Subject<'_>, own: &Stage, number: u8, step: Step, limit: &Cited<Limit>) -> bool {
    let days = |limit: &Cited<Limit>| limit.value.within.usual_days();
    let law = subject.law().and_then(|law| law.stages.get(usize::from(number).checked_sub(1)?));
    let law = law.and_then(|law| law.respond.applied());
    let says = own.acknowledge.iter().find(|clock| clock.when.is_none()).and_then(|clock| clock.limit.applied());
    let (Some(law), Some(says)) = (law, says) else { return false };
    let is_from_there = limit.value.from.start == says.value.from.start && says.value.firmness.spoken() == "firm";
    step == Step::Respond && is_from_there && days(limit) > days(says) + days(law)
}

/// What a policy says of a time that it does not give.
fn silent(subject: &Subject<'_>, stage: &Stage, step: Step) -> Vec<Seen> {
    let Some(name) = stage.name.applied().map(|name| name.value.to_lowercase()) else { return Vec::new() };
    let below = [name.as_str()];
    let words: &[&str] = match step {
        Step::Acknowledge => {
            &["no .. time for telling", "no .. time for saying", "tells you that .. has come", "tells you that it has"]
        }
        _ => &["not say how long this|it takes", "no time for this|the answer"],
    };
    let mut said = subject.says_all(&Look::of(&[words]));
    said.retain(|seen| subject.is_below(seen, &below));
    said.truncate(2);
    said
}

/// How many times one fact gives.
fn values(fact: &Fact<Limit>) -> usize {
    match fact {
        Fact::Contradictory { values, .. } => values.len(),
        Fact::Stated(_) => 1,
        Fact::NotStated => 0,
    }
}

fn one(fact: &Fact<Limit>, value: usize) -> Option<&Cited<Limit>> {
    match fact {
        Fact::Contradictory { values, .. } => values.get(value),
        other => other.applied(),
    }
}

/// The policy as if it gave that one of its times alone.
fn with_one(policy: &Policy, number: u8, step: Step, clock: usize, value: usize) -> Policy {
    let mut only = policy.clone();
    let stage = usize::from(number).checked_sub(1).and_then(|at| only.stages.get_mut(at));
    let clocks = stage.map(|stage| match step {
        Step::Acknowledge => &mut stage.acknowledge,
        _ => &mut stage.respond,
    });
    if let Some(Fact::Contradictory { chosen, .. }) =
        clocks.and_then(|all| all.get_mut(clock)).map(|one| &mut one.limit)
    {
        *chosen = value;
    }
    only
}

/// How far the policy lets an answer be put off, by an extension or a holding reply.
fn extension(subject: &Subject<'_>, number: u8, section: &str) -> Found {
    let law_says = Found::evidence(subject.law_says(section));
    let stage = subject.policy().stage(number);
    let law = subject.law().and_then(|law| law.stages.get(usize::from(number) - 1));
    let (Some(stage), Some(law)) = (stage, law) else { return law_says };
    let targets = stage.hold.iter().flat_map(|hold| hold.new_target.iter().map(|clock| (clock, hold.send.as_slice())));
    let targets = targets.filter_map(|(clock, send)| {
        let limit = clock.limit.applied()?;
        let mut seen = subject.limit("new date", limit, number);
        if let Some(when) = &clock.when {
            let when = in_words::circumstance(when, subject.policy(), &subject.library.phrases);
            seen.says = format!("{}, if {when}", seen.says);
        }
        Some((seen, limit, send))
    });
    let own = stage.extend.applied();
    let own = own.map(|extend| (subject.limit("at most", extend, number), extend, [].as_slice()));
    let found = own.into_iter().chain(targets).filter_map(|(seen, limit, send): (Seen, &Cited<Limit>, &[Clock])| {
        Some(if goes_too_far(limit, send, law)? { Found::against([seen]) } else { Found::evidence([seen]) })
    });
    let found = found.fold(Found::nothing(), Found::and);
    found.and(open_end(subject, stage, number)).and(told(subject, stage)).and(law_says)
}

/// A holding reply after which the answer may come at any time goes further than any limit; that it says why, does not
/// make it shorter.
fn open_end(subject: &Subject<'_>, stage: &Stage, number: u8) -> Found {
    let is_open = |limits: &[Clock]| limits.iter().all(|clock| clock.limit.applied().is_none());
    let hold = stage.hold.as_ref().filter(|hold| !hold.send.is_empty() && is_open(&hold.new_target));
    if hold.is_none() {
        return Found::nothing();
    }
    let said = subject.says(&Look::of(&[&["not say when .. answer"]]));
    let page = || {
        let printed: &[&str] = &["not say when our answer then comes"];
        subject.pages_say(&["what-happens"], &Look::of(&[printed])).into_iter().take(1).collect()
    };
    let against = if said.is_empty() { page() } else { said };
    Found::against(against).and(Found::evidence(subject.naming(&format!("stage-{number}.hold"))))
}

/// How people are told.
const SAYS_SO: &[&str] = &[
    "tell*",
    "told",
    "inform*",
    "writes|write",
    "explain*",
    "let* you|people know",
    "keep* you",
    "hear* why",
    "agree a new date",
    "reason*",
];

/// What people hear when an answer is late; of the second stage, below its heading alone.
fn told(subject: &Subject<'_>, stage: &Stage) -> Found {
    let mut said = subject.says_all(&Look::of(&[LATE, SAYS_SO]).but(&[
        "too late",
        "promise",
        "the rules give",
        "no hold up",
        "tell us",
    ]));
    let name = stage.name.applied().map(|name| name.value.to_lowercase());
    let is_second = subject.policy().stages.first().is_some_and(|first| first.at != stage.at);
    let later: Vec<String> = subject
        .policy()
        .stages
        .iter()
        .skip(1)
        .filter_map(|stage| Some(stage.name.applied()?.value.to_lowercase()))
        .collect();
    let later: Vec<&str> = later.iter().map(String::as_str).collect();
    said.retain(|seen| match (&name, is_second) {
        (Some(name), true) => subject.is_below(seen, &[name.as_str()]),
        _ => !subject.is_below(seen, &later),
    });
    let why = |seen: &Seen| super::super::search::has(&seen.says, WHY);
    said.sort_by_key(|seen| !why(seen));
    said.truncate(2);
    Found::evidence(said)
}

/// Whether a new date can be further off than the Code's; nothing where nobody can tell.
fn goes_too_far(limit: &Cited<Limit>, send: &[Clock], law: &LawStage) -> Option<bool> {
    let days = |limit: &Cited<Limit>| limit.value.within.usual_days();
    let more = days(law.extend.applied()?);
    let whole = days(law.respond.applied()?) + more;
    let own = days(limit);
    match limit.value.from.start {
        // "Ten more working days".
        Start::DueDate => Some(own > more),
        Start::HoldingReply => {
            let sent = send.iter().find(|clock| clock.when.is_none()).and_then(|clock| clock.limit.applied())?;
            Some(days(sent) + own > whole)
        }
        Start::Acknowledgement => Some(own > whole),
        // From the complaint itself: the Code's clock starts with the acknowledgement, which can come at once.
        _ => Some(own > whole),
    }
}
