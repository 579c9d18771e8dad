//! By when: 6.2 to 6.4, 6.11, 6.14 and 6.15 of the Code.
//!
//! Which of two times ends first is asked of the procedure, which has counted
//! both on a calendar. How far an answer may be put off is compared by usual
//! lengths: no complaint is at hand that it could be counted for.

use complaints::days::clock::{Cited, Clock, Fact, Limit, Start, Step};
use complaints::policy::law::LawStage;
use complaints::procedure::Binds;

use super::super::{Found, Seen, Subject};

pub(super) fn first_acknowledgement(subject: &Subject<'_>) -> Found {
    time(subject, 1, Step::Acknowledge)
}

pub(super) fn first_answer(subject: &Subject<'_>) -> Found {
    time(subject, 1, Step::Respond)
}

pub(super) fn second_acknowledgement(subject: &Subject<'_>) -> Found {
    time(subject, 2, Step::Acknowledge)
}

pub(super) fn second_answer(subject: &Subject<'_>) -> Found {
    time(subject, 2, Step::Respond)
}

pub(super) fn first_extension(subject: &Subject<'_>) -> Found {
    extension(subject, 1)
}

pub(super) fn second_extension(subject: &Subject<'_>) -> Found {
    extension(subject, 2)
}

/// The policy's own time of a step, where it gives one: never later than the Code's, or later on some day.
fn time(subject: &Subject<'_>, stage: u8, step: Step) -> Found {
    let Some(own) = subject.version.policy.stage(stage) else { return Found::nothing() };
    let usual = own.clocks_of(step).iter().filter(|clock| clock.when.is_none());
    let usual: Vec<Seen> = usual.flat_map(|clock| whole(subject, &clock.limit)).collect();
    if usual.is_empty() {
        return Found::nothing();
    }
    let binds = subject.with_procedure(|procedure| {
        let times = procedure.stage(stage)?;
        Some(if step == Step::Acknowledge { times.acknowledge.binds } else { times.respond.binds })
    });
    match binds {
        Some(Binds::Policy) => Found::evidence(usual),
        Some(Binds::LawFirst | Binds::ByTheDay) => Found::against(usual),
        Some(Binds::LawAlone | Binds::Nobody) | None => Found::nothing(),
    }
}

/// How far the policy lets an answer be put off, by an extension or a holding reply.
fn extension(subject: &Subject<'_>, number: u8) -> Found {
    let stage = subject.version.policy.stage(number);
    let law = subject.law().and_then(|law| law.stages.get(usize::from(number) - 1));
    let (Some(stage), Some(law)) = (stage, law) else { return Found::nothing() };
    let targets = stage.hold.iter().flat_map(|hold| hold.new_target.iter().map(|clock| (clock, hold.send.as_slice())));
    let targets = targets.filter_map(|(clock, send)| Some((clock.limit.applied()?, send)));
    let all: Vec<(&Cited<Limit>, &[Clock])> =
        stage.extend.applied().map(|extend| (extend, [].as_slice())).into_iter().chain(targets).collect();
    let found = all.into_iter().filter_map(|(limit, send)| {
        let seen = [subject.at(limit.at)];
        Some(if goes_too_far(limit, send, law)? { Found::against(seen) } else { Found::evidence(seen) })
    });
    let found = found.fold(Found::nothing(), Found::and);
    // A holding reply after which the answer may come at any time goes further than any limit; that it says why, does not
    // make it shorter.
    let unlimited = stage
        .hold
        .as_ref()
        .filter(|hold| !hold.send.is_empty() && hold.new_target.iter().all(|clock| clock.limit.applied().is_none()));
    let sent = unlimited.and_then(|hold| hold.send.iter().find_map(|clock| clock.limit.applied()));
    let Some(sent) = sent else { return found };
    let open = subject.fact_behind(sent.at, "new_target:").into_iter();
    let why = subject.says(&[&["why"], &["cannot be done", "longer", "late", "in time"]]);
    found.and(Found::against(open)).and(Found::evidence(why))
}

/// Where a fact stands; of one that the policy gives twice all that belongs to it, since none of the times is its only one.
fn whole(subject: &Subject<'_>, fact: &Fact<Limit>) -> Vec<Seen> {
    let Fact::Contradictory { values, .. } = fact else {
        return fact.applied().map(|limit| subject.at(limit.at)).into_iter().collect();
    };
    let last = values.last().map(|value| value.at);
    let behind = ["resolved:", "because:"].into_iter().filter_map(|key| subject.fact_behind(last?, key));
    values.iter().map(|value| subject.at(value.at)).chain(behind).collect()
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
