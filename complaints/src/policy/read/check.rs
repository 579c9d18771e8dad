//! What no single key of a policy can see: stages that are named, circumstances that are known.

use super::circles;
use crate::days::clock::{Clock, Fact, Limit, Start};
use crate::policy::circumstance::CIRCUMSTANCES;
use crate::policy::facts::Policy;
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
        check_stages(procedure, problems);
        circles::check(procedure, problems);
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
    for stage in &policy.stages {
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
