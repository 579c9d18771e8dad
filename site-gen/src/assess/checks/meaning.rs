//! What counts as a complaint: part 1 of the Code.

use super::super::families::{ANY_WAY, COMPLAIN, IN_WRITING, MEANING, NOTED, REQUEST, SOMEBODY_ELSE, UNHAPPY};
use super::super::search::{Look, has};
use super::super::{Found, Subject};

/// 1.2: the meaning. One that asks for writing leaves out whoever cannot write, and one that asks for more than to be
/// unhappy leaves out others.
pub(super) fn of_a_complaint(subject: &Subject<'_>) -> Found {
    let negated: &[&str] = &["not a complaint", "not|never count* as a complaint", "still unhappy", "not treat*"];
    let defined = subject.says(&Look::of(&[MEANING, UNHAPPY]).but(negated));
    let wider: &[&str] = &[
        "resident* or a group",
        "one resident or",
        "group* of residents|tenants",
        "groups can complain",
        "includes its|our staff",
        "staff .. contractors",
        "did or did not do",
        "do or do not do",
        "action* or lack of action",
        "acting for it|us",
    ];
    let wider = subject.says(&Look::of(&[wider]).around(&[&["a complaint is", "complain when", "complaint* about"]]));
    let counts = subject.says(&Look::of(&[&["count* when you say", "count* .. any way"]]));
    let written =
        subject.says(&Look::of(&[MEANING, IN_WRITING]).but(&["or in writing", "not .. in writing", "need not"]));
    let more: &[&str] = &[
        "unhappy|happy .. .. and want*",
        "dissatisf* .. .. and want*",
        "only when|if|once",
        "until you have",
        "after you have reported",
    ];
    let narrower = subject.says(&Look::of(&[MEANING, more]).but(&["not a complaint"]));
    let page = subject
        .pages_say(&["what-is-a-complaint"], &Look::of(&[&["unhappy with what we did", "one person can complain"]]));
    let against = Found::against(written.into_iter().chain(narrower));
    Found::evidence(defined.into_iter().chain(wider).chain(counts).chain(page)).and(against)
}

/// 1.3: nobody needs the word, and others may pass it on.
pub(super) fn no_special_word(subject: &Subject<'_>) -> Found {
    let any_way = subject.says(&Look::of(&[ANY_WAY, UNHAPPY]).but(&["count* when you say"]));
    let word: &[&str] = &[
        "not .. use|say the word",
        "call it what you|they",
        "without .. the word",
        "not .. call it a complaint",
        "whether or not .. call*",
        "whatever .. call it",
    ];
    // "You may not want to call it a complaint" leads people away from one.
    let word = subject.says(&Look::of(&[word]).but(&["not want to call"]));
    let through = subject.policy().channels.iter().filter(|channel| channel.value.is_by_another());
    let through = through.map(|way| subject.fact("way", way.at, way.value.name()));
    let through: Vec<_> = through.collect();
    let page = subject.pages_say(&["start"], &Look::of(&[&["have to use the word"]]));
    let others = subject.says(&Look::of(&[SOMEBODY_ELSE]).around(&[COMPLAIN]));
    Found::evidence(any_way.into_iter().chain(word).chain(through).chain(others).chain(page))
}

/// 1.4: what is a request, and what a complaint; and that requests are looked at. A "formal" complaint is a door to keep
/// people out.
pub(super) fn requests(subject: &Subject<'_>) -> Found {
    let about: &[&str] = &["first report*", "request*", "small thing", "asking for"];
    let typed = subject.policy().exclusions.iter().filter(|exclusion| has(&exclusion.about.value, about));
    let typed: Vec<_> = typed.map(|exclusion| subject.cited("not taken", &exclusion.about)).collect();
    let said = subject.says(&Look::of(&[&["request* for service", "request* for a|the service", "service request*"]]));
    let noted = subject.says(&Look::of(&[NOTED]).around(&[REQUEST]).but(COMPLAIN).but_around(&["your complaint"]));
    let page = subject.pages_say(&["what-is-a-complaint"], &Look::of(&[&["do something for the first time"]]));
    let formal = subject.says(&Look::of(&[&["make|makes|send|submit|raise|lodge a formal complaint"]]));
    Found::evidence(typed.into_iter().chain(said).chain(noted).chain(page)).and(Found::against(formal))
}

/// 1.5: what became of a request can be complained of.
pub(super) fn about_a_request(subject: &Subject<'_>) -> Found {
    let on: &[&str] = &["work goes on", "work is going on", "still going on", "while .. work"];
    let then: &[&str] =
        &["unhappy", "not happy", "dissatisf*", "work goes on", "work carries on", "still going on", "not done"];
    let said = subject.says(&Look::of(&[&["request*", "report*", "repair*"], COMPLAIN, then]).around(&[REQUEST]));
    let meanwhile = subject.says(&Look::of(&[COMPLAIN, on]));
    let page = subject.pages_say(&["what-is-a-complaint"], &Look::of(&[&["while the work is still going on"]]));
    Found::evidence(said.into_iter().chain(meanwhile).chain(page))
}

/// 1.6: surveys say how to complain. That feedback can become a complaint is the half of it that pages print.
pub(super) fn surveys(subject: &Subject<'_>) -> Found {
    let survey: &[&str] = &["survey*", "questionnaire*", "feedback form*", "satisfaction call*"];
    let said = subject.says(&Look::of(&[survey, COMPLAIN]));
    let page =
        subject.pages_say(&["what-is-a-complaint"], &Look::of(&[&["survey*", "turn feedback into a complaint"]]));
    Found::evidence(said.into_iter().chain(page))
}
