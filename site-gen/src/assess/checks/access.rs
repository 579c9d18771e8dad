//! How people reach the landlord, and what is done so that all can: part 3 of the Code, and 5.10.

use std::collections::BTreeSet;

use complaints::days::clock::Step;
use complaints::policy::{Channel, Stage};

use super::super::{Found, Seen, Subject};

/// How a policy speaks of whoever complains for another.
pub(super) const SOMEBODY_ELSE: &[&str] =
    &["for you", "on your behalf", "somebody else", "someone else", "for another"];

/// 3.1: more than one way, and the form asks what people need.
pub(super) fn several_ways(subject: &Subject<'_>) -> Found {
    let ways = subject.version.policy.channels.iter().filter(|way| !way.value.is_by_another());
    let kinds: BTreeSet<Channel> = ways.clone().map(|way| way.value).collect();
    let seen: Vec<Seen> = ways.map(|way| subject.at(way.at)).collect();
    match kinds.len() {
        0 => Found::nothing(),
        1 => Found::against(seen),
        _ => Found::evidence(seen).and(Found::evidence(subject.question("help_needed"))),
    }
}

/// 3.2: any way, any member of staff.
pub(super) fn any_staff(subject: &Subject<'_>) -> Found {
    let typed = subject.version.policy.channels.iter().filter(|way| way.value == Channel::AnyStaff);
    let typed: Vec<Seen> = typed.map(|way| subject.at(way.at)).collect();
    let said = subject.says(&[&[
        "any member of staff",
        "staff are trained to deal with complaints",
        "to deal with complaints",
    ]]);
    let formal =
        subject.says_but(&[&["formal complaint"], &["email or a letter", "in writing", "write to"]], &["not "]);
    Found::evidence(typed.into_iter().chain(said)).and(Found::against(formal))
}

/// 3.4: the policy as a page of this site, with its stages and how long each takes.
pub(super) fn policy_for_all(subject: &Subject<'_>) -> Found {
    let times = |stage: &Stage| -> Vec<Seen> {
        let answers = stage.clocks_of(Step::Respond).iter().filter_map(|clock| clock.limit.applied());
        answers.map(|limit| subject.at(limit.at)).collect()
    };
    let stages = &subject.version.policy.stages;
    let stages = stages.iter().flat_map(|stage| [vec![subject.at(stage.at)], times(stage)].concat());
    let formats = subject.version.policy.formats.iter().map(|format| subject.at(format.at));
    let seen: Vec<Seen> = stages.chain(formats).chain(subject.page("what-happens")).collect();
    Found::evidence(seen)
}

/// 3.5: how policy, Ombudsman and Code are made known.
pub(super) fn made_known(subject: &Subject<'_>) -> Found {
    let said = subject.says(&[&[
        "publishes how",
        "tells people widely",
        "you find it on the website",
        "puts it on its website",
        "puts it on social media",
        "information on how to complain",
    ]]);
    Found::evidence(said)
}

/// 3.6: somebody else can act.
pub(super) fn representative(subject: &Subject<'_>) -> Found {
    let typed = subject.version.policy.channels.iter().filter(|way| way.value.is_by_another());
    let typed: Vec<Seen> = typed.map(|way| subject.at(way.at)).collect();
    let said = subject.says(&[SOMEBODY_ELSE, &["complain"]]);
    let who = subject.version.policy.who.applied().filter(|who| who.value.contains("acts for"));
    let who = who.map(|who| subject.at(who.at));
    let page = subject.page_says("start", &[&["can do it for you"]]);
    Found::evidence(typed.into_iter().chain(said).chain(who).chain(subject.question("on_behalf_of")).chain(page))
}

/// 3.7: the right to go to the Ombudsman, also while a complaint goes on.
pub(super) fn right_to_ombudsman(subject: &Subject<'_>) -> Found {
    let named: Vec<Seen> = subject.version.policy.ombudsman.iter().map(|body| subject.at(body.at)).collect();
    // The law took the eight weeks away; a policy that still asks for them keeps people from it.
    let wait = subject.version.policy.designated_persons.as_ref().and_then(|persons| persons.wait.applied());
    let wait: Vec<Seen> = wait.map(|wait| subject.at(wait.at)).into_iter().collect();
    Found::evidence(named.into_iter().chain(subject.page("ombudsman"))).and(Found::against(wait))
}

/// 5.10: adjustments are asked for, and formats offered.
pub(super) fn adjustments(subject: &Subject<'_>) -> Found {
    let formats: Vec<Seen> = subject.version.policy.formats.iter().map(|format| subject.at(format.at)).collect();
    let said = subject.says(&[&["disabled", "adjustment", "need help"], &["help", "arrang", "adjust", "inform"]]);
    let page = subject.page_says("formats", &[&["keep a note of it"]]);
    Found::evidence(formats.into_iter().chain(said).chain(subject.question("help_needed")).chain(page))
}
