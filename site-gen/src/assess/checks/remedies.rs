//! What is put right, and what is learned: parts 7 and 9 of the Code.

use super::super::families::{LEARN, REMEDY};
use super::super::search::{Look, has};
use super::super::{Found, Seen, Subject};
use super::reports::{to_panels, to_the_board};

/// Part 7: an apology, the work, money, a change.
pub(super) fn putting_right(subject: &Subject<'_>) -> Found {
    let related =
        subject.policy().related.iter().filter(|paper| has(&paper.value, &["compensation*", "remed*", "redress"]));
    let related: Vec<Seen> = related.map(|paper| subject.cited("paper", paper)).collect();
    let not_theirs: &[&str] = &[
        "puts forward",
        "on the spot",
        "recommend*",
        "checks that",
        "without the formal",
        "can order",
        "tries to put",
        "another procedure",
        "right of appeal",
        "things can go wrong",
        "want done to",
        "ask* .. put right",
        "ask* .. put it right",
        "informal*",
        "a small thing",
        "goes with",
        "want it put right",
    ];
    let other: &[&str] = &["ombudsman*"];
    let said = subject.says_all(&Look::of(&[REMEDY]).but(not_theirs));
    let said = said.into_iter().filter(|seen| !has(&seen.says, other)).take(4);
    let changes = subject.says(&Look::of(&[&["changes how things are done", "what was found and what .. to do"]]));
    Found::evidence(related.into_iter().chain(said).chain(changes))
}

/// 9.1 to 9.3: what is learned, and who hears of it. Whether anything changed, a person says.
pub(super) fn learned(subject: &Subject<'_>) -> Found {
    let small: &[&str] = &["learn about", "learn of", "learn that", "the smallest", "what has been learned .. you"];
    let said = subject.says(&Look::of(&[LEARN]).but(small).around(&[&["complain*", "listens and learns", "reports"]]));
    Found::evidence(said).and(to_panels(subject)).and(to_the_board(subject))
}
