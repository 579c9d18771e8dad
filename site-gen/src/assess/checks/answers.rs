//! What answers hold, and what happens on the way to them: 5.6 to 5.9, 6.5 to 6.9, 6.16 to 6.20 and part 7 of the Code.

use super::super::{Found, Subject};

/// 5.6: what the person wants.
pub(super) fn wanted(subject: &Subject<'_>) -> Found {
    let wanted = ["what you would like", "what you hope for", "what would settle it", "want done to put it right"];
    // Of whoever asks for another look no reason is asked (6.12).
    let said = subject.says_but(&[&wanted], &["know why"]);
    Found::evidence(said.into_iter().chain(subject.question("outcome")))
}

/// 5.7: for what the landlord is responsible.
pub(super) fn responsible(subject: &Subject<'_>) -> Found {
    Found::evidence(
        subject.says(&[
            &["responsible for"],
            &["part of your complaint", "parts of your complaint", "parts of a complaint"],
        ]),
    )
}

/// 5.9: news while it takes longer.
pub(super) fn news(subject: &Subject<'_>) -> Found {
    Found::evidence(subject.says(&[&[
        "keeps you informed",
        "keep you informed",
        "keeps you up to date",
        "if it thinks it will be late",
        "to say why",
    ]]))
}

/// 6.5: the Ombudsman beside a longer time.
pub(super) fn ombudsman_meanwhile(subject: &Subject<'_>) -> Found {
    let longer = ["longer", "late", "new date", "put off", "holding"];
    Found::evidence(subject.says(&[&longer, &["ombudsman"]]))
}

/// 6.7: every point.
pub(super) fn every_point(subject: &Subject<'_>) -> Found {
    Found::evidence(subject.says(&[&["every point", "each point", "all points"]]))
}

/// 6.8: what becomes of something new.
pub(super) fn something_new(subject: &Subject<'_>) -> Found {
    Found::evidence(subject.says(&[
        &["new complaint", "new matter", "new issue", "something new"],
        &["add", "later", "meanwhile", "while we look", "during", "bring up"],
    ]))
}

/// 6.9: what the answer tells.
pub(super) fn says(subject: &Subject<'_>) -> Found {
    let next = [
        "take things further",
        "second review",
        "may appeal",
        "still unhappy",
        "what to do if",
        "what will be done",
        "what was found",
    ];
    // What a letter says that comes in place of the answer is none of its words.
    let late = ["cannot be done", "holding", "takes longer", "will take longer", "in time"];
    Found::evidence(
        subject.says_apart(&[&["tells you", "told", "it says", "also says", "answer", "letter"], &next], &late),
    )
}

/// 6.16 to 6.20: the way on after the last answer.
pub(super) fn ombudsman_after(subject: &Subject<'_>) -> Found {
    let last = ["after stage 2", "last answer", "last word", "right to complain to the", "take your complaint further"];
    let said = subject.says(&[&last, &["ombudsman", "what you can do next", "and how"]]);
    let page = subject.page_holds("now", "{{ final-answer }}");
    Found::evidence(said.into_iter().chain(page))
}

/// Part 7: an apology, the work, money, a change.
pub(super) fn putting_right(subject: &Subject<'_>) -> Found {
    let related =
        subject.version.policy.related.iter().filter(|paper| paper.value.to_lowercase().contains("compensation"));
    let related: Vec<_> = related.map(|paper| subject.at(paper.at)).collect();
    let right = ["sorry", "apolog", "compensation", "puts things right", "put things right"];
    let said = subject.says_but(&[&right], &["on the spot", "recommend", "checks that"]);
    Found::evidence(related.into_iter().chain(said))
}

/// 9.1 to 9.3: what is learned, and who hears of it. Whether anything changed, a person says.
pub(super) fn learned(subject: &Subject<'_>) -> Found {
    let learn = subject.says_but(&[&["learn", "lesson"]], &["learn about", "learn of", "learn that"]);
    let panels = subject.items_of("reports");
    let panels = subject
        .version
        .policy
        .reports
        .iter()
        .zip(panels)
        .filter(|(report, _)| report.to.to_lowercase().contains("panel"));
    Found::evidence(learn.into_iter().chain(panels.map(|(_, seen)| seen)))
}
