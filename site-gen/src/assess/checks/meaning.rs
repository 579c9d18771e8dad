//! What counts as a complaint: part 1 of the Code.

use super::super::{Found, Subject};
use super::access::SOMEBODY_ELSE;

const COMPLAIN: &[&str] = &["complain"];
const UNHAPPY: &[&str] = &["unhappy", "dissatisf", "not happy"];

/// 1.2: the meaning. A definition that asks for writing leaves out whoever cannot write.
pub(super) fn of_a_complaint(subject: &Subject<'_>) -> Found {
    let defined = subject
        .says_but(&[COMPLAIN, UNHAPPY, &["you complain when", "is a complaint", "a complaint is"]], &["still unhappy"]);
    let wider = subject.says(&[&[
        "a resident or a group",
        "one resident or a group",
        "group of residents",
        "includes its staff",
        "includes our staff",
        "did or did not do",
    ]]);
    let written = subject.says(&[&["complaint is"], &["written down", "in writing"]]);
    let page = subject.page_says("what-is-a-complaint", &[UNHAPPY]);
    Found::evidence(defined.into_iter().chain(wider).chain(page)).and(Found::against(written))
}

/// 1.3: nobody needs the word, and others may pass it on.
pub(super) fn no_special_word(subject: &Subject<'_>) -> Found {
    let any_way = subject.says(&[&["any way", "want to call it", "use the word"], &["complain", "unhappy"]]);
    let through = subject.version.policy.channels.iter().filter(|channel| channel.value.is_by_another());
    let through: Vec<_> = through.map(|channel| subject.at(channel.at)).collect();
    let page = subject.page_says("start", &[&["have to use the word"]]);
    let others = subject.says(&[SOMEBODY_ELSE, COMPLAIN]);
    Found::evidence(any_way.into_iter().chain(through).chain(others).chain(page))
}

/// 1.4: a request is told from a complaint.
pub(super) fn requests(subject: &Subject<'_>) -> Found {
    let typed = subject.version.policy.exclusions.iter().filter(|exclusion| {
        let about = exclusion.about.value.to_lowercase();
        ["first report", "request", "small thing", "asking for"].iter().any(|word| about.contains(word))
    });
    let typed: Vec<_> = typed.map(|exclusion| subject.at(exclusion.about.at)).collect();
    let said = subject.says(&[&["request for service", "service request"]]);
    let page = subject.page_says("what-is-a-complaint", &[&["ask us to do something for the first time"]]);
    Found::evidence(typed.into_iter().chain(said).chain(page))
}

/// 1.5: what became of a request can be complained of.
pub(super) fn about_a_request(subject: &Subject<'_>) -> Found {
    let said = subject.says(&[&["request"], &["complaint", "complain"], &["unhappy", "not happy", "work goes on"]]);
    let page = subject.page_says("what-is-a-complaint", &[&["while the work is still going on"]]);
    Found::evidence(said.into_iter().chain(page))
}

/// 1.6: surveys say how to complain. That feedback can become a complaint says nothing of them.
pub(super) fn surveys(subject: &Subject<'_>) -> Found {
    Found::evidence(subject.says(&[&["survey"], &["how to complain", "complaint"]]))
}
