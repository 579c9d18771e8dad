//! Each rule of plain words, by a text that it has something to say about and
//! one that says the same plainly.

use std::collections::BTreeSet;

use complaints::words::problem::Severity;
use site_gen::check;

/// The rule, a text that it speaks of, and one that it does not.
const CASES: [(&str, &str, &str); 17] = [
    (
        "R141",
        "We do this, and then we do that, and then the other thing, and when it is done we go on with the next one of \
         them, and after it with the one that comes then, and so on to the end of the day.",
        "We do this. Then we do that. When it is done we go on.",
    ),
    (
        "R142",
        "The organisation reserves discretionary authority regarding determination of admissibility. Correspondence \
         necessitating interdepartmental consideration is administratively reallocated. Complainants' representations \
         undergo comprehensive evaluation irrespective of communication methodology. Officials determine \
         categorisation. Additional representations necessitate corresponding authorisation. Departmental \
         administrators periodically evaluate organisational procedures.",
        "We look at each letter that you send. We ask you what you want. Then we ask our staff what they did. We write \
         to you and say what we found. If we were wrong, we say sorry, and we put it right when we can. You can ask us \
         to look at it again if you are not happy with what we say.",
    ),
    ("R143", "We endeavour to answer.", "We try to answer."),
    ("R143", "Ask prior to the visit.", "Ask before the visit."),
    ("R143", "We look at letters, i.e. at all that you send.", "We look at letters, that is, at all that you send."),
    ("R144", "To complain, [click here](complain/).", "You can [complain](complain/)."),
    ("R144", "The form is [here](complain/).", "[Use the form](complain/)."),
    ("R144", "See [https://example.org/a](https://example.org/a).", "See <https://example.org/a>."),
    ("R145", "See above for the times.", "[See the times](dates/)."),
    ("R145", "Use the box on the right.", "You are on the right way."),
    ("R145", "The times stand on page 4.", "The times stand on the page about dates."),
    ("R145", "See the flowchart below.", "You see what we do. It goes below 5."),
    ("R146", "Write to a@example.org.", "Write to <a@example.org>."),
    ("R146", "See www.example.org for more.", "See [the site](https://www.example.org) for more."),
    ("R147", "WE DO NOT TOLERATE ABUSE OF OUR STAFF.", "We do not put up with abuse. Call the RSPCA."),
    ("R148", "The CSM passes it on.", "The Customer Service Manager (CSM) passes it on. The CSM answers."),
    ("R148", "Ask the ASBO team.", "The NHS and your MP can help, as Part IV says."),
];

#[test]
fn each_rule_advises_on_its_own_case_alone_and_stops_nothing() {
    let mut wrong = Vec::new();
    for (rule, hard, plain) in CASES {
        let told = check::of_text("a.md", hard, 1);
        let silent: Vec<_> = check::of_text("a.md", plain, 1).into_iter().map(|p| p.rule.code).collect();
        let codes: BTreeSet<_> = told.iter().map(|problem| problem.rule.code).collect();
        let is_advice = told.iter().all(|problem| problem.severity == Severity::Advice);
        if codes != BTreeSet::from([rule]) || !is_advice || !silent.is_empty() {
            wrong.push(format!("{rule}\n  {hard:?} → {codes:?}\n  {plain:?} → {silent:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_of_plain_words_has_a_case_here() {
    let codes = check::rules::all().into_iter().map(|rule| rule.code).filter(|code| ("R141".."R150").contains(code));
    let cases: BTreeSet<&str> = CASES.iter().map(|(rule, ..)| *rule).collect();
    assert_eq!(cases, codes.collect());
}
