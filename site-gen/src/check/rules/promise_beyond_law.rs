//! A promise of the policy ends later than the law allows: its answer, in any
//! circumstance, or the day to which it can put an answer off.
//!
//! Each is counted for a complaint that comes on the day and is taken to every
//! stage that day.

use complaints::case::events::Events;
use complaints::case::timeline::{Deadline, timeline};
use complaints::days::clock::{Cited, Limit, Owner, Start, Step};
use complaints::days::moment::Moment;
use complaints::policy::{Rulebook, Scheme};

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::law_name::in_sentence;
use crate::check::question::{Finding, Question, Subject, Versions};
use crate::check::tried::{at_every_stage, circumstances};

pub(crate) static RULE: Rule = Rule {
    code: "R043",
    title: "a promise that ends later than the law allows",
    why: "People would wait until your day, when the law’s has passed already.",
    cure: "A time that ends no later than the law’s; of what is in force, in the next version.",
    can_be_allowed: true,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Warning, of: Versions::InForceAndToCome, find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let policy = &subject.version.policy;
    let calendar = subject.library.calendar(policy);
    let rules = subject.library.rulebook(policy, &calendar);
    // Of a version to come, by the law of the day on which it starts.
    let now = Moment::on(subject.on.max(policy.in_force.first_day()));
    // The Code binds every complaint; another model leaves some to procedures that it does not know.
    let is_code = policy.scheme == Scheme::HousingOmbudsman;
    let held = circumstances(policy).into_iter().filter(|_| is_code);
    let cases = std::iter::once(None).chain(held.map(Some));
    let mut found: Vec<Finding> = Vec::new();
    for case in cases {
        for finding in in_case(subject, &rules, case, now) {
            if !found.iter().any(|told| told.at == finding.at) {
                found.push(finding);
            }
        }
    }
    found
}

/// What goes beyond the law where a circumstance holds, or none.
fn in_case(subject: &Subject<'_>, rules: &Rulebook<'_>, case: Option<&str>, now: Moment) -> Vec<Finding> {
    let held: Vec<String> = case.into_iter().map(str::to_owned).collect();
    let rules = rules.in_circumstances(&held);
    let Some(events) = at_every_stage(rules.policy.stages.len(), now) else { return Vec::new() };
    let events = held.into_iter().fold(events, Events::when);
    let Ok(all) = timeline(&rules, &events, now) else { return Vec::new() };
    let owed = |d: &&Deadline<'_>| d.owed_by() == Owner::Landlord && d.is_promise();
    // What the usual time is, was told of the usual case; but another procedure has stages of its own.
    let has_own_stages = subject.version.policy.procedures.iter().any(|other| Some(other.when.as_str()) == case);
    let of_case = |d: &&Deadline<'_>| d.when == case || d.when.is_none() && has_own_stages;
    let promises = all.deadlines.iter().filter(owed).filter(of_case);
    let mut found: Vec<Finding> = promises.filter_map(|promise| beyond(subject, promise, &all.deadlines)).collect();
    // Beside the law a policy's own end of an extension is not seen: the earlier of the two counts.
    let alone = Rulebook { laws: &[], ..rules };
    if let Ok(own) = timeline(&alone, &events, now) {
        let answers = own.deadlines.iter().filter(owed).filter(|d| d.step == Step::Respond && d.when.is_none());
        found.extend(answers.filter_map(|answer| put_off_beyond(subject, &rules, answer, &all.deadlines)));
    }
    found
}

/// The law's deadline for the same step of the same stage.
fn by_law<'d, 'a>(promise: &Deadline<'_>, all: &'d [Deadline<'a>]) -> Option<&'d Deadline<'a>> {
    let same = |d: &&Deadline<'_>| !d.is_promise() && (d.stage, d.step) == (promise.stage, promise.step);
    all.iter().find(same)
}

/// The advice where the law's deadline for the same step ends before the promise.
fn beyond(subject: &Subject<'_>, promise: &Deadline<'_>, all: &[Deadline<'_>]) -> Option<Finding> {
    let by_law = by_law(promise, all)?;
    // What takes longer in some cases is what the law has an extension for.
    let last = by_law.at_most.filter(|_| promise.when.is_some()).map(|at_most| at_most.day);
    let later = last.or(by_law.outer_bound())?.ends_before(&promise.outer_bound()?);
    let (limit, allowed) = (promise.limit().filter(|_| later)?, by_law.limit()?);
    let name = in_sentence(by_law.basis.source()?);
    let starts = (limit.value.from.start, allowed.value.from.start);
    let is_no_later_by_its_words = limit.value.within.usual_days() <= allowed.value.within.usual_days()
        && (starts.0 == starts.1 || starts.0 == Start::Receipt);
    Some(Finding {
        at: limit.at,
        found: match is_no_later_by_its_words {
            true => format!("{} can end later here than the {} that {name} allows at most", limit.value, allowed.value),
            false => format!("the policy gives {} here; {name} allows {} at most", limit.value, allowed.value),
        },
        write: if is_no_later_by_its_words {
            format!("a shorter time: {name} counts without your closure days and without your own way to count")
        } else if let Some(when) = promise.when {
            let (within, from) = (allowed.value.within, &allowed.value.from);
            format!("{}`{{ when: {when}, within: {within}, from: {from} }}`", subject.in_which_version())
        } else {
            format!("{}`{}: {}`", subject.in_which_version(), promise.step.name(), allowed.value)
        },
    })
}

/// The advice where the policy can put an answer off to a later day than the law.
fn put_off_beyond(
    subject: &Subject<'_>,
    rules: &Rulebook<'_>,
    answer: &Deadline<'_>,
    all: &[Deadline<'_>],
) -> Option<Finding> {
    let by_law = by_law(answer, all)?;
    let (own, allowed) = (answer.at_most?.day, by_law.at_most?.day);
    let stage = usize::from(answer.stage).checked_sub(1)?;
    let of_law = subject.law()?.stages.get(stage)?.extend.applied()?;
    let own_stage = rules.policy.stages.get(stage)?;
    let targets = || own_stage.hold.iter().flat_map(|hold| &hold.new_target).filter_map(|clock| clock.limit.applied());
    let (key, limit): (_, &Cited<Limit>) = match own_stage.extend.applied() {
        Some(extend) => ("extend", extend),
        None => ("new_target", targets().next()?),
    };
    let name = in_sentence(by_law.basis.source()?);
    // Where the extension is no longer than the law's, it is the answer itself that ends later, and that is told.
    let is_longer = limit.value.in_total || limit.value.within.usual_days() > of_law.value.within.usual_days();
    (is_longer && allowed.ends_before(&own)).then(|| Finding {
        at: limit.at,
        found: format!(
            "the policy can put this answer off by {}; {name} allows {} at most",
            limit.value.within, of_law.value.within
        ),
        write: format!("{}`{key}: {}`", subject.in_which_version(), of_law.value),
    })
}
