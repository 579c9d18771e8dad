//! How people reach the landlord, and what is done so that all can: part 3 of the Code, and 5.10.

use std::collections::BTreeSet;

use complaints::days::clock::Step;
use complaints::policy::Channel;

use super::super::families::{COMPLAIN, OMBUDSMAN, SOMEBODY_ELSE, STAFF, TELL};
use super::super::search::{Look, has};
use super::super::{Found, Seen, Subject};
use super::stages::wait;

/// 3.1: more than one way, and the form asks what people need.
pub(super) fn several_ways(subject: &Subject<'_>) -> Found {
    let ways = subject.policy().channels.iter().filter(|way| !way.value.is_by_another());
    let kinds: BTreeSet<Channel> = ways.clone().map(|way| way.value).collect();
    let seen = ways.map(|way| subject.fact("way", way.at, way.value.name()));
    let seen: Vec<Seen> = seen.collect();
    match kinds.len() {
        0 => Found::nothing(),
        1 => Found::against(seen),
        _ => Found::evidence(seen.into_iter().chain(subject.question("help_needed"))),
    }
}

/// 3.2: any way, any member of staff.
pub(super) fn any_staff(subject: &Subject<'_>) -> Found {
    let typed = subject.policy().channels.iter().filter(|way| way.value == Channel::AnyStaff);
    let typed = typed.map(|way| subject.fact("way", way.at, way.value.name()));
    let anybody: &[&str] = &[
        "any member of staff",
        "any of our|its staff",
        "tell|ask|speak .. anyone|anybody who works",
        "any employee",
        "any colleague",
        "whoever you speak to",
    ];
    let said = subject.says(&Look::of(&[anybody]).but(&["member of staff who", "small thing", "acting for"]));
    let know: &[&str] = &["trained", "training", "told about the policy", "know what to do", "know how"];
    let known = subject.says(&Look::of(&[STAFF, know, &["complain*", "about the policy"]]));
    let formal: &[&str] =
        &["formal complaint .. email or a letter", "formal complaint .. in writing", "complaints must be in writing"];
    let formal = subject.says(&Look::of(&[formal]).but(&["not have to", "need not"]));
    let page = subject.pages_say(&["start"], &Look::of(&[&["any of our staff"]]));
    Found::evidence(typed.chain(said).chain(known).chain(page)).and(Found::against(formal))
}

/// 3.4: the policy for everybody, with its stages and how long each takes.
pub(super) fn policy_for_all(subject: &Subject<'_>) -> Found {
    let mut seen: Vec<Seen> = Vec::new();
    for (stage, number) in subject.policy().stages.iter().zip(1..) {
        seen.extend(stage.name.applied().map(|name| subject.cited("stage", name)));
        let answers = stage.clocks_of(Step::Respond).iter().filter(|clock| clock.when.is_none());
        let limits = answers.filter_map(|clock| clock.limit.applied());
        seen.extend(limits.map(|limit| subject.limit("answer", limit, number)));
    }
    let formats = subject.policy().formats.iter();
    seen.extend(formats.map(|format| subject.fact("format", format.at, format.value.name())));
    let there: &[&str] = &[
        "find it on the website",
        "policy .. website",
        "sent a copy",
        "copy of this|the|our policy",
        "ask for a copy",
    ];
    let said = subject.says(&Look::of(&[there]).around(&[&["policy"]]).but(&["ombudsman*", "unreasonable"]));
    let pages =
        subject.pages_say(&["start", "what-happens"], &Look::of(&[&["read our full policy", "these are our steps"]]));
    // Where the policy gives no time, the page says so, and whose time it prints.
    let silent = ["6.3", "6.14"].into_iter().flat_map(|section| subject.law_says(section));
    Found::evidence(seen.into_iter().chain(said).chain(pages).chain(silent))
}

/// 3.5: how policy, Ombudsman and Code are made known.
pub(super) fn made_known(subject: &Subject<'_>) -> Found {
    let how: &[&str] = &[
        "publish* how",
        "publicis*",
        "tells people",
        "find it on the website",
        "puts|put it on our|the|its|social",
        "in our offices",
        "on our|the|its website",
        "poster*",
        "leaflet*",
        "newsletter*",
        "information on how",
        "advertis*",
        "sent a copy",
    ];
    let what: &[&str] = &[
        "how to complain",
        "can complain",
        "complaints policy",
        "this policy",
        "our policy",
        "new staff",
        "information on how",
        "about complaints",
    ];
    let results: &[&str] = &["summary", "results", "figures", "fill in", "form on the website", "annual report"];
    let said = subject.says(&Look::of(&[how]).around(&[what]).but(results));
    let page = subject.pages_say(&["ombudsman"], &Look::of(&[&["tell people about our policy"]]));
    Found::evidence(said.into_iter().chain(page))
}

/// 3.6: somebody else can act.
pub(super) fn representative(subject: &Subject<'_>) -> Found {
    let typed = subject.policy().channels.iter().filter(|way| way.value.is_by_another());
    let typed = typed.map(|way| subject.fact("way", way.at, way.value.name()));
    let said = subject.says(&Look::of(&[SOMEBODY_ELSE]).around(&[COMPLAIN]));
    let beside: &[&str] =
        &["with you to a meeting", "bring somebody|someone", "come with you", "accompan*", "can be with you"];
    let meetings = subject.says(&Look::of(&[beside]));
    let who = subject.policy().who.applied().filter(|who| has(&who.value, &["act* for", "speak* for", "represent*"]));
    let who = who.map(|who| subject.cited("who", who));
    let page = subject.pages_say(&["start"], &Look::of(&[&["can do it for you"]]));
    let question = subject.question("on_behalf_of");
    let alone: &[&str] = &[
        "not speak|talk|deal .. third part*",
        "not speak|talk|deal .. anyone|anybody else",
        "not accept .. third part*",
        "signed by the tenant|resident",
    ];
    let alone = Found::against(subject.says(&Look::of(&[alone, COMPLAIN])));
    Found::evidence(typed.chain(said).chain(meetings).chain(who).chain(question).chain(page)).and(alone)
}

/// 3.7: the right to go to the Ombudsman, also while a complaint goes on. The law took the eight weeks away; a policy
/// that still asks for them keeps people from it.
pub(super) fn right_to_ombudsman(subject: &Subject<'_>) -> Found {
    let right: &[&str] = &[
        "can complain to",
        "can go to",
        "right to complain",
        "right to go",
        "can ask",
        "can contact",
        "take your complaint to",
        "go to the",
    ];
    let waits: &[&str] = &[
        "financial",
        "after stage 2",
        "wait*",
        "have passed",
        "sooner if",
        "after that time",
        "not help you if",
        "weeks",
    ];
    let said = subject.says(&Look::of(&[OMBUDSMAN, right]).but(waits));
    let page = subject.pages_say(&["ombudsman"], &Look::of(&[&["ask it for help at any time"]]));
    let alone = subject.pages_say(&["designated-persons"], &Look::of(&[&["go to the housing ombudsman yourself"]]));
    let told = subject.says(&Look::of(&[OMBUDSMAN, TELL, &["details", "number", "how to reach", "refer"]]).but(waits));
    Found::evidence(said.into_iter().chain(told).chain(page).chain(alone)).and(wait(subject))
}

/// 5.10: adjustments are asked for, and formats offered.
pub(super) fn adjustments(subject: &Subject<'_>) -> Found {
    let formats = subject.policy().formats.iter();
    let formats = formats.map(|format| subject.fact("format", format.at, format.value.name()));
    let need: &[&str] =
        &["disab*", "adjustment*", "need help", "find it hard*", "find reading hard", "who find those hardest"];
    let help: &[&str] = &["help*", "arrang*", "adjust*", "inform*", "easily", "support*"];
    let said = subject.says(&Look::of(&[need, help]));
    let page = subject.pages_say(&["formats"], &Look::of(&[&["keep a note of it"]]));
    Found::evidence(formats.chain(said).chain(subject.question("help_needed")).chain(page))
}
