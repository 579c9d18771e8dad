//! What answers hold, and what happens on the way to them: 5.6 to 5.9, 5.13, 6.1, 6.5 to 6.9, and 6.16 to
//! 6.20 of the Code.

use super::super::families::{LATE, OMBUDSMAN, TELL};
use super::super::search::Look;
use super::super::{Found, Seen, Subject};
use super::stages::wait;

/// 5.6: what the person wants.
pub(super) fn wanted(subject: &Subject<'_>) -> Found {
    let wanted: &[&str] = &[
        "what you would like",
        "what you want",
        "what you hope for",
        "what you are hoping for",
        "outcome* .. you|they want|seek|expect",
        "outcome* .. you|they would like",
        "what you are after",
        "what .. you said",
        "understanding of the|your complaint",
        "what would settle",
        "what would put it right",
        "want done to put it right",
        "how you would like .. right",
        "what .. understood",
        "what .. understand",
    ];
    // Of whoever asks for another look no reason is asked (6.12).
    let said = subject.says(&Look::of(&[wanted]).but(&["know why"]));
    Found::evidence(said.into_iter().chain(subject.question("outcome")))
}

/// 5.7: for what the landlord is responsible.
pub(super) fn responsible(subject: &Subject<'_>) -> Found {
    let parts: &[&str] = &["part* of your|a|the complaint", "which parts|aspects|elements", "parts we are"];
    Found::evidence(
        subject.says(&Look::of(&[&["responsible for", "not our responsibility", "is|are our responsibility"], parts])),
    )
}

/// 5.9: news while it takes longer. That an answer is late, told once, is none.
pub(super) fn news(subject: &Subject<'_>) -> Found {
    let news: &[&str] = &[
        "keep* you .. informed",
        "keep* you .. updated",
        "keep* you .. up to date",
        "keep* you .. posted",
        "keep* in touch",
        "regular updates",
        "regular contact",
        "update* you",
        "call|letter|email|message every week",
        "write|writes|call|calls every|each week",
        "how your complaint is going",
        "how often .. write|update|contact|call",
    ];
    Found::evidence(subject.says(&Look::of(&[news]).but(&["only you", "policy is"])))
}

/// 5.13: put right at any stage.
pub(super) fn any_stage(subject: &Subject<'_>) -> Found {
    let any: &[&str] = &[
        "at any point",
        "at any stage",
        "at each stage",
        "at every stage",
        "at any time",
        "at your first contact",
        "straight away",
    ];
    let right: &[&str] = &["settle*", "resolv*", "put* .. right", "remed*"];
    Found::evidence(subject.says(&Look::of(&[any, right]).but(&["ombudsman*"])))
}

/// 6.1: what is urgent, or a risk.
pub(super) fn urgent(subject: &Subject<'_>) -> Found {
    let urgent: &[&str] = &[
        "urgent*",
        "a life is at risk",
        "life is at risk",
        "at risk",
        "vulnerab*",
        "emergenc*",
        "health and safety",
        "too complicated",
    ];
    Found::evidence(
        subject.says(&Look::of(&[urgent]).but(&["not urgent"])).into_iter().chain(subject.question("at_risk")),
    )
}

/// 6.5: the Ombudsman beside a longer time.
pub(super) fn ombudsman_meanwhile(subject: &Subject<'_>) -> Found {
    let far: &[&str] = &["later than", "long ago", "no longer"];
    Found::evidence(subject.says(&Look::of(&[LATE, OMBUDSMAN, TELL]).but(far)))
}

/// 6.6: promises are followed up.
pub(super) fn followed_up(subject: &Subject<'_>) -> Found {
    let after: &[&str] = &[
        "promise is not kept",
        "promised .. done",
        "action* .. complete*",
        "track*",
        "follow* up",
        "follows it through",
        "still to be done",
        "left to do",
        "checks that .. done",
        "action* .. monitored",
        "monitored until",
        "until they|it are|is finished",
    ];
    Found::evidence(subject.says(&Look::of(&[after])))
}

/// 6.7: every point, and reasons.
pub(super) fn every_point(subject: &Subject<'_>) -> Found {
    let whole: &[&str] = &[
        "every point",
        "each point",
        "all points",
        "all the points",
        "every part",
        "each part",
        "all parts",
        "every issue",
        "each issue",
        "all the issues",
        "full answer",
        "full response",
        "full reply",
        "everything .. raised",
        "all .. you raised",
        "each matter",
        "every matter",
        "one thing after another",
    ];
    let said = subject.says(
        &Look::of(&[whole, &["answer*", "reply", "response*", "goes through", "it"]])
            .but(&["when the full", "late", "longer", "holding"])
            .but_around(&["informal try"]),
    );
    let reasons: &[&str] = &[
        "cannot make a change",
        "answer*|reply .. why",
        "the why",
        "grounds for .. decision",
        "response* .. why",
        "decision* .. why",
        "reasons for .. decision*",
        "reasons for .. answer*",
    ];
    let reasons = subject.says(&Look::of(&[reasons, &["why", "reason*", "grounds"]]).but(LATE));
    Found::evidence(of_the_first(subject, said.into_iter().chain(reasons).collect()))
}

/// What stands below no heading of a later stage, of the Ombudsman, or of what comes before the first stage.
fn of_the_first(subject: &Subject<'_>, mut all: Vec<Seen>) -> Vec<Seen> {
    let names = subject.policy().stages.iter().skip(1).filter_map(|stage| stage.name.applied());
    let names: Vec<String> = names.map(|name| name.value.to_lowercase()).collect();
    let other = ["designated", "ombudsman", "informal", "not cover*", "putting matters|things right"];
    let other: Vec<&str> = names.iter().map(String::as_str).chain(other).collect();
    all.retain(|seen| !subject.is_below(seen, &other));
    all
}

/// 6.8: what becomes of something new.
pub(super) fn something_new(subject: &Subject<'_>) -> Found {
    let new: &[&str] = &[
        "new complaint",
        "new matter*",
        "new issue*",
        "new point*",
        "something new",
        "something else",
        "new evidence",
        "new facts",
    ];
    let comes: &[&str] = &[
        "add",
        "adds",
        "added",
        "meanwhile",
        "while we look",
        "during",
        "bring*",
        "raise*",
        "before we answer",
        "same complaint",
        "same case",
        "case of their own",
        "related",
        "tell us .. more",
        "comes to light",
    ];
    let said = subject.says(&Look::of(&[new, comes]));
    let pages = subject.pages_say(&["now", "what-happens"], &Look::of(&[&["something new"]]));
    Found::evidence(said.into_iter().chain(pages))
}

/// 6.9: what the answer tells.
pub(super) fn says(subject: &Subject<'_>) -> Found {
    let holds: &[&str] = &[
        "what was found",
        "what it|we found",
        "what was decided",
        "what will be done",
        "what it|we will do",
        "whether you were right",
        "take things|it further",
        "ask for a second review",
        "may appeal",
        "what to do if you are still unhappy",
        "what to do next",
        "how to ask for stage 2",
        "how to go to stage 2",
        "which one you are at",
        "which stage",
        "the result in writing",
        "how to escalate",
        "how to move to stage 2",
        "grounds for our decision",
        "remedy",
    ];
    let tells: &[&str] = &[
        "tell*",
        "told",
        "say*",
        "letter",
        "answer*",
        "response*",
        "get the result",
        "set* out",
        "explain*",
        "include*",
    ];
    let of_the_first = |all| of_the_first(subject, all);
    let said = of_the_first(subject.says_all(&Look::of(&[holds, tells]).but(&[
        "if the plan",
        "not promise*",
        "not say",
        "may not",
        "when the",
    ])));
    let none: &[&str] = &[
        "no written answer",
        "no written response",
        "no answer in writing",
        "not .. answer .. in writing",
        "no letter",
    ];
    let none = of_the_first(subject.says_all(&Look::of(&[none])));
    Found::evidence(said.into_iter().take(4)).and(Found::against(none))
}

/// 6.16 to 6.20: the way on after the last answer, at once and alone.
pub(super) fn ombudsman_after(subject: &Subject<'_>) -> Found {
    let last: &[&str] = &[
        "after stage 2",
        "after stage two",
        "last answer",
        "last word",
        "final answer",
        "final response",
        "end of .. own procedure",
        "take your complaint further",
        "nothing more that we can do",
        "may now",
        "can now",
    ];
    let next: &[&str] = &["ombudsman*", "what you can do next", "and how", "end of .. own procedure"];
    let said = subject.says(&Look::of(&[last, next]).but(&["wait*", "weeks"]));
    let page = subject.pages_say(&["now"], &Look::of(&[&["you can go to the"]]).but(&["tell us and give"]));
    let body =
        subject.pages_say(&["ombudsman"], &Look::of(&[&["when you have our final answer"], &["go to it yourself"]]));
    Found::evidence(said.into_iter().chain(page).chain(body)).and(wait(subject))
}
