//! What no single key of a policy can see: stages that are named, circumstances that are known.

use super::circles;
use crate::days::clock::{Anchor, Clock, Fact, Limit, Start, Step};
use crate::policy::circumstance::CIRCUMSTANCES;
use crate::policy::facts::Policy;
use crate::policy::stage::Stage;
use crate::policy::vocabulary::Channel;
use crate::words::nearest::nearest;
use crate::words::own_line;
use crate::words::problem::{Place, Problems};
use crate::words::rules;

/// The most stages that a procedure has anywhere; more is a list that was misunderstood.
const MAX_STAGES: usize = 5;

/// Tells what is wrong between keys.
pub(super) fn check(policy: &Policy, problems: &mut Problems<'_>) {
    for other in &policy.procedures {
        check_circumstance(policy, &other.when, other.at, problems);
        if other.policy.stages.is_empty() {
            problems.error(&rules::MISSING_KEY, other.at, "this procedure has no stage", "its stages, or take it out");
        }
    }
    for (n, other) in policy.procedures.iter().enumerate() {
        if let Some(before) = policy.procedures[..n].iter().find(|before| before.when == other.when) {
            problems.slip(
                &rules::TWO_TIMES,
                other.at,
                format!(
                    "procedures: line {} has a procedure for `when: {}` already, and this one is never followed",
                    before.at.line, other.when
                ),
                "one of the two; or another circumstance for this one",
            );
        }
    }
    for (n, named) in policy.ombudsman.iter().enumerate().filter(|(_, named)| named.own.is_some()) {
        let twin = policy.ombudsman[..n].iter().any(|before| before.id == named.id);
        if twin || named.id.is_empty() {
            problems.slip(
                &rules::TAKEN_NAME,
                named.at,
                "ombudsman: another body has the same name, but for signs and capitals; or this one has no letter",
                "a name of its own for each body",
            );
        }
    }
    if let Some(off) = &policy.form_off
        && let Some(form) = policy.channels.iter().find(|channel| channel.value == Channel::OnlineForm)
    {
        problems.slip(
            &rules::FORM_AND_NO_FORM,
            form.at,
            format!(
                "channels: `{}` is a way to complain, and line {} says that there is none",
                Channel::OnlineForm.name(),
                off.at.line
            ),
            "the other ways alone; or take `online: no` away",
        );
    }
    for procedure in policy.each_procedure() {
        check_names(procedure, problems);
        check_stages(procedure, problems);
        check_residents_starts(procedure, problems);
        circles::check(procedure, problems);
    }
}

/// A resident asks for the next stage by its name, and an officer answers at it.
fn check_names(policy: &Policy, problems: &mut Problems<'_>) {
    let named = || policy.stages.iter().zip(1_usize..).filter_map(|(stage, n)| Some((stage.name.applied()?, n)));
    for (name, number) in named() {
        let before = named().find(|(other, n)| *n < number && other.value.eq_ignore_ascii_case(&name.value));
        if let Some((_, other)) = before {
            let write = format!("name: {}", name.value.replace(&other.to_string(), &number.to_string()));
            let write = if write.ends_with(&name.value) {
                "a name of its own for each".to_owned()
            } else {
                format!("`{write}`")
            };
            problems.slip(
                &rules::TAKEN_NAME,
                name.at,
                format!("stage {number} has the same name as stage {other}: nobody can tell which one is asked for"),
                write,
            );
        }
    }
}

fn check_stages(policy: &Policy, problems: &mut Problems<'_>) {
    if let Some(stage) = policy.stages.get(MAX_STAGES) {
        problems.error(
            &rules::WRONG_SHAPE,
            stage.at,
            format!("there are {} stages", policy.stages.len()),
            "at most five; steps inside a stage are its `acknowledge`, `hold` and `respond`",
        );
    }
    for (number, stage) in (1_u8..).zip(&policy.stages) {
        for (step, clocks) in stage.clocks() {
            let mut always =
                clocks.iter().filter(|clock| clock.when.is_none()).filter_map(|clock| clock.limit.applied());
            if let (Some(_), Some(second)) = (always.next(), always.next()) {
                problems.slip(
                    &rules::TWO_TIMES, second.at,
                    format!("{}: two times hold always, and nobody knows which", step.name()),
                    "one of them with `when:`; or both on one line with `whichever is later` or `whichever is sooner`; or `contradictory:`",
                );
            }
        }
        check_circumstances_once(stage, problems);
        check_starts(policy, number, stage, problems);
        if let (Fact::Stated(after), None) = (&stage.escalate_after, stage.escalate.applied()) {
            problems.slip(
                &rules::READ_BY_NOTHING,
                after.at,
                "escalate_after: nothing says after what",
                "`escalate:` with the time that people have; or say it under `also:`",
            );
        }
        let hold = stage.hold.iter().flat_map(|h| &h.send);
        for clock in stage.clocks().flat_map(|(_, clocks)| clocks).chain(hold) {
            check_clock(policy, clock, problems);
            check_start(&clock.limit, problems);
        }
        for clock in stage.hold.iter().flat_map(|h| &h.new_target) {
            check_clock(policy, clock, problems);
        }
    }
}

/// Of two times of one circumstance nobody knows which is promised.
fn check_circumstances_once(stage: &Stage, problems: &mut Problems<'_>) {
    for (step, clocks) in stage.clocks() {
        for (n, clock) in clocks.iter().enumerate() {
            let (Some(when), Some(limit)) = (&clock.when, clock.limit.applied()) else { continue };
            if clocks.iter().take(n).any(|before| before.when.as_ref() == Some(when)) {
                problems.slip(
                    &rules::TWO_TIMES,
                    limit.at,
                    format!(
                        "{}: a time for `when: {when}` stands here already, and nobody knows which holds",
                        step.name()
                    ),
                    "one of the two; or `contradictory:` with both",
                );
            }
        }
    }
}

/// What a step waits for comes before it: an answer is not counted from itself, nor a request for the next stage from
/// that request, nor anything at the first stage from a request for one.
fn check_starts(policy: &Policy, number: u8, stage: &Stage, problems: &mut Problems<'_>) {
    let hold = stage.hold.iter().map(|hold| (Step::Hold, hold.send.as_slice()));
    let owed =
        stage.clocks().chain(hold).flat_map(|(step, clocks)| clocks.iter().map(move |clock| (step, &clock.limit)));
    for (step, fact) in owed.chain([(Step::Escalate, &stage.escalate)]) {
        let Some(limit) = fact.applied() else { continue };
        let here = |from: &Anchor| from.stage.is_none_or(|of| of == number);
        let of_itself = |from: &Anchor| match from.start {
            Start::Response | Start::ResponseReceipt => BEFORE_THE_ANSWER.contains(&step) || step == Step::Respond,
            Start::Closure | Start::FinalResponse | Start::Reopening => {
                BEFORE_THE_ANSWER.contains(&step) || step == Step::Respond && from.start != Start::Reopening
            }
            Start::Decision => BEFORE_THE_ANSWER.contains(&step),
            // Where there is one stage, the request can be the complaint.
            Start::EscalationRequest => step == Step::Escalate || number == 1 && policy.stages.len() > 1,
            _ => false,
        };
        let Some((period, from)) = limit.value.windows().find(|(_, from)| here(from) && of_itself(from)) else {
            continue;
        };
        let (found, start) = match (step, from.start) {
            (Step::Escalate, _) => ("this time is counted from the request that it is a time for", "the response"),
            (_, Start::EscalationRequest) => {
                ("the first stage begins with the complaint, and nobody asks for it", "receipt")
            }
            (Step::Respond, _) => ("this time is counted from the answer that it is a time for", "receipt"),
            _ => ("this time is counted from the answer, which comes after it", "receipt"),
        };
        let write = format!("`{}: {period} from {start}`, or another start that comes before", step.name());
        problems.slip(&rules::CIRCLE, limit.at, format!("{}: {found}, so no date can be given", step.name()), write);
    }
}

/// What a stage owes before its answer, or to arrive at it.
const BEFORE_THE_ANSWER: [Step; 6] =
    [Step::Acknowledge, Step::Contact, Step::Hold, Step::Hearing, Step::Draft, Step::Report];

/// What people have a time for starts with what they have it for: a complaint with the problem, a request with an
/// answer. Counted from anything later, or sooner, it gives no date or one that nobody means.
fn check_residents_starts(policy: &Policy, problems: &mut Problems<'_>) {
    let before_the_complaint = |start: Start| {
        use Start::{Aware, DisputedDecision, Problem, Raised, TenancyEnd};
        matches!(start, Problem | Aware | Raised | DisputedDecision | TenancyEnd)
    };
    let limits = policy.time_to_complain.iter().filter_map(Fact::applied);
    for limit in limits {
        if let Some((period, from)) = limit.value.windows().find(|(_, from)| !before_the_complaint(from.start)) {
            problems.slip(
                &rules::CIRCLE,
                limit.at,
                format!("time_to_complain: {from} comes with the complaint or after it, so it is too late to start the time for it"),
                format!("`time_to_complain: {period} from becoming aware`, or `from the problem`"),
            );
        }
    }
    for (number, stage) in (1_u8..).zip(&policy.stages) {
        let of_stage = [("escalate", &stage.escalate, "the response"), ("reopen", &stage.reopen, "closure")];
        for (key, fact, start) in of_stage {
            let Some(limit) = fact.applied() else { continue };
            let here = |from: &Anchor| from.stage.is_none_or(|of| of == number);
            let too_soon = |from: &Anchor| matches!(from.start, Start::Receipt | Start::Acknowledgement | Start::Aware);
            // Of two windows the later one may be a bound: "never more than a year after you complained".
            let windows: Vec<_> = limit.value.windows().collect();
            if windows.iter().all(|(_, from)| here(from) && too_soon(from))
                && let Some((period, from)) = windows.first()
            {
                problems.slip(
                    &rules::CIRCLE,
                    limit.at,
                    format!("{key}: counted from {from} it can end before there is an answer"),
                    format!("`{key}: {period} from {start}`"),
                );
            }
        }
    }
}

/// What is due cannot be counted from the day it is due; what puts it off, or follows it, can.
fn check_start(fact: &Fact<Limit>, problems: &mut Problems<'_>) {
    if let Some(limit) = fact.applied()
        && limit.value.from.start == Start::DueDate
    {
        problems.error(
            &rules::CIRCLE, limit.at,
            "this limit is counted from the day it is due",
            "`from receipt`, `from acknowledgement` or another start; `10 more working days` belongs to `extend` and `new_target`",
        );
    }
}

fn check_clock(policy: &Policy, clock: &Clock, problems: &mut Problems<'_>) {
    let limit = clock.limit.applied();
    let at = limit.map(|l| l.at).unwrap_or_default();
    if let Some(when) = &clock.when {
        check_circumstance(policy, when, at, problems);
    }
    let stages = limit.into_iter().flat_map(|l| l.value.windows().filter_map(|(_, from)| from.stage));
    for stage in stages {
        if usize::from(stage) > policy.stages.len() {
            problems.error(
                &rules::UNKNOWN_STAGE,
                at,
                format!("stage {stage} is named, and the policy has {}", policy.stages.len()),
                "the number of a stage that is in this file",
            );
        }
    }
}

fn check_circumstance(policy: &Policy, when: &str, at: Place, problems: &mut Problems<'_>) {
    if !policy.knows_circumstance(when) {
        let known: Vec<&str> =
            CIRCUMSTANCES.iter().copied().chain(policy.circumstances.iter().map(|c| c.id.as_str())).collect();
        let write = match nearest(when, known.iter().copied()) {
            Some(near) => {
                let whole = own_line::with(problems, at, when, near);
                format!("`{}`", whole.unwrap_or_else(|| format!("when: {near}")))
            }
            None => format!("one of: {}; or an id of your own with its words under `circumstances:`", known.join(", ")),
        };
        problems.error(
            &rules::UNKNOWN_CIRCUMSTANCE,
            at,
            format!("`when: {when}` is not a circumstance that is known"),
            write,
        );
    }
}
