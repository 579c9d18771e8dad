//! Each rule of structure, by a text that breaks it and one that says the same
//! as it should be typed.

use std::collections::BTreeSet;

use site_gen::check;

/// The rule, a text that breaks it and no other, and one that breaks none.
const CASES: [(&str, &str, &str); 105] = [
    ("R101", "We answer within {{ stage-1.respond.", "We answer within {{ stage-1.respond }}."),
    ("R101", "We answer within { stage-1.respond }.", "We answer within {{stage-1.respond}}."),
    ("R101", "We answer within {{ stage-1.respond }.", "{{ contacts }}"),
    ("R101", "We answer within stage-1.respond }}.", "Nothing in braces."),
    ("R101", "We answer within {{ stage-1.\nrespond }}.", "We answer within\n{{ stage-1.respond }}."),
    ("R101", "We answer within {{ *landlord* }}.", "We answer within *{{ landlord }}*."),
    ("R101", "We answer within `{{ stage-1.respond }}`.", "Type `yes`."),
    ("R102", "Call [insert number].", "Call us."),
    ("R102", "Dear «Name», we are here.", "Dear tenant, we are here."),
    ("R102", "The review is due in TBC.", "The review is due in May."),
    ("R103", "#How to complain\n\nWrite.", "## How to complain\n\nWrite."),
    ("R103", "##\u{a0}How to complain\n\nWrite.", "You are #1 to us."),
    ("R103", "##1 How to complain", "Use our tag, #1."),
    ("R103", "####### How to complain", "###### How to complain"),
    ("R104", "We will answer you.\n---\nThen we close it.", "We will answer you.\n\n---\n\nThen we close it."),
    ("R104", "How to complain\n---", "How to complain\n---------------"),
    ("R105", "##\n\nWrite to us.", "## Write\n\nWrite to us."),
    ("R105", "## &nbsp;\n\nWrite to us.", "### `form`\n\nWrite to us."),
    ("R106", "**How to complain**\n\nWrite to us.", "**Write to us.**\n\nWe answer."),
    ("R106", "**How to complain:**\n\n- Write.", "**Call 999** if you are in danger.\n\nWrite."),
    ("R106", "HOW TO COMPLAIN\n\nWrite to us.", "RSPCA\n\nWrite to us."),
    ("R107", "• Write to us\n• Call us", "- Write to us\n- Call us"),
    ("R107", "You can:\n· write to us", "You can:\n- write to us"),
    ("R107", "– Write to us\n– Call us", "Write – or call – at any time."),
    ("R107", "o\tWrite to us\no\tCall us", "Write to us\n– or call us."),
    ("R107", "-Write to us\n-Call us", "- Write to us"),
    ("R107", "-\u{a0}Write to us", "* Write to us"),
    ("R107", "*Write to us\n*Call us", "*Write to us*\n*or call us*"),
    ("R107", "\u{f0b7} Write to us", "+ Write to us"),
    ("R108", "We look at:\na) repairs\nb) rent", "We look at:\n\n- a) repairs\n- b) rent"),
    ("R108", "(a) repairs\n(b) rent", "(a) repairs\n\n(b) rent"),
    ("R108", "i) repairs\nii) rent", "We look at it.\nI. Smith signs."),
    ("R108", "4.1 We listen.\n4.2 We answer.", "4.1 We listen.\n\n4.2 We answer."),
    ("R108", "- We look at:\n  (i) repairs;\n  (ii) rent.", "- We look at (i) repairs; (ii) rent."),
    ("R109", "You can:\n2. write to us\n3. call us", "You can:\n1. write to us\n2. call us"),
    ("R109", "1.Write to us\n2.Call us", "1. Write to us\n2. Call us"),
    ("R109", "You can:\n    - write to us", "You can:\n  - write to us"),
    ("R109", "1.\u{a0}Write to us\n2.\u{a0}Call us", "We answer within\n14. Then we close it."),
    ("R110", "1. Write\n2. Call\n4. Come", "1. Write\n2. Call\n3. Come"),
    ("R110", "1. Write\n2. Call\n2. Come", "1. Write\n1. Call\n1. Come"),
    ("R110", "3. Write\n5. Call", "3. Write\n4. Call"),
    ("R111", "- Write.\n- Call.\nWe then answer.", "- Write.\n- Call.\n\nWe then answer."),
    ("R111", "1. Write to us.\nWe then answer.", "- Write to us, or call us on a day when\n  We are open."),
    ("R112", "Housing Ombudsman\nPO Box 1484\nPreston", "Housing Ombudsman\\\nPO Box 1484\\\nPreston"),
    ("R113", "- [ ] Write to us", "- Write to us"),
    ("R113", "- [x] Write to us", "- \\[x\\] Write to us"),
    ("R114", "| Stage | Time |\n|---|---|\n| 1 | 10 | days |", "| Stage | Time |\n|---|---|\n| 1 | 10 \\| 11 |"),
    (
        "R114",
        "| Stage | Time |\n|---|---|\n| 1 | 10 |\nWe keep to it.",
        "| Stage | Time |\n|---|---|\n| 1 | 10 |\n\nWe keep to it.",
    ),
    ("R115", "| Stage | Time |\n| 1 | 10 |", "| Stage | Time |\n|---|---|\n| 1 | 10 |"),
    ("R115", "| Stage | Time |\n|---|\n| 1 | 10 |", "Yes|no."),
    ("R115", "Stage | Time\n1 | 10", "Stage | Time\n--- | ---\n1 | 10"),
    ("R116", "Stage 1\t10 days\nStage 2\t20 days", "| a | b |\n|---|---|\n| c | d |"),
    ("R116", "Stage 1     10 days\nStage 2     20 days", "Stage 1, 10 days.  \nStage 2, 20 days."),
    ("R117", "Telephone\t01632 960 001.", "Call 01632 960 001."),
    ("R118", "First.\n\n    We answer.", "First.\n\n   We answer."),
    ("R118", "First.\n\n\tWe answer.", "- First.\n\n  We answer."),
    ("R118", "```\nWe answer.\n\nAll of it.", "We answer.\n\n***\n\nAlways."),
    ("R118", "```\nWithin {{ stage-1.respond }}.\n```", "- We answer.\n\n  Always."),
    ("R119", "We don`t say, and it`s late.", "We don't say, and it's late."),
    ("R119", "We don`t say.", "Type `yes` or `no`."),
    ("R120", "It takes:\n\n> 14 days", "It takes:\n\n> more than 14 days"),
    ("R120", "- >5 days", "- More than 5 days"),
    ("R121", "This is **important.", "This is **important**."),
    ("R121", "This is ** important ** to us.", "A note.\\*\n\n\\* Not on Sundays."),
    ("R121", "**Note:**we answer.", "**Note:** we answer."),
    ("R121", "This is *important.", "The cost* is small."),
    ("R121", "This is __important.", "Name: ________"),
    ("R121", "This is ~~old~~.", "This is old."),
    ("R122", "Write to C:\\forms or us.", "Write\\\nto us."),
    ("R122", "First.\\nSecond.", "1\\. January is a holiday."),
    ("R123", "It costs &pound50.", "It costs &pound;50."),
    ("R123", "It costs &amp;pound;50.", "Fish &amp; chips, R&D; law."),
    ("R123", "It costs&nbsp50.", "It costs&nbsp;50."),
    ("R124", "See <www.example.org>.", "See <https://www.example.org>."),
    ("R124", "Call <01632 960 001>.", "It is < 5 and > 3."),
    ("R125", "See [the form] (complain/).", "See [the form](complain/)."),
    ("R125", "See [the form](complain form/).", "As in R v Ealing [2014] (the case)."),
    ("R125", "See [the form][form].", "See [the form][form].\n\n[form]: complain/"),
    ("R125", "See (the form)[complain/].", "See (the form)[1]."),
    ("R125", "See [the form](https://example.org “form”).", "See [the form](https://example.org \"form\")."),
    ("R126", "See [the form]().", "See [the form](complain/)."),
    ("R126", "See [](complain/).", "See <https://example.org/>."),
    ("R127", "[01632 960 001](tel:01632960002)", "[+44 1632 960 001](tel:01632960001)"),
    ("R127", "[a@example.org](mailto:b@example.org)", "[a@example.org](mailto:a@example.org)"),
    ("R127", "[www.example.org](https://example.com/)", "[www.example.org](https://example.org/a)"),
    ("R128", "Write.\n\n[Note]: Sundays", "Write.\n\n\\[Note]: Sundays"),
    ("R129", "We answer soon.[^1]", "We answer soon. (Not on Sundays.)"),
    ("R129", "We answer soon.[^1]\n\n[^1]: Sundays", "We answer soon."),
    ("R114", "| a | b |\n|---|---|\n| c |", "| a | b |\n|---|---|\n| c | |"),
    ("R118", "```\nWe answer.\n```", "`We` answer."),
    ("R102", "We answer. [JS: ask legal]", "We answer. [2014]"),
    ("R102", "You have [ ] working days.", "- [Our page](complain/)"),
    ("R102", "We answer in ___ days.", "It is open… and so on."),
    ("R136", "We write [within the times above].", "They “[...] must answer”."),
    ("R125", "See [the form](complain/ for more.", "See [the form](complain/) for more."),
    ("R125", "Within [[stage-1.respond]].", "Within five days."),
    ("R129", "We count working days.¹", "Two rooms of 9 m² and more."),
    (
        "R130",
        "## Stage 1\n\nFirst.\n\n## Stage 1\n\nAgain.",
        "## Stage 1\n\n### Times\n\nA.\n\n## Stage 2\n\n### Times\n\nB.",
    ),
    ("R131", "<<<<<<< ours\nWe write.", "We write to <em@example.org>."),
    ("R132", "We donâ€™t mind.", "We don’t mind."),
    ("R132", "Call \u{202e}024.", "Call 024."),
    ("R132", "We don\u{fffd}t.", "We don't."),
    ("R133", "We \u{200b}answer.", "We answer."),
    ("R133", "We\u{b}answer.", "We answer."),
    ("R166", "respond: 8 working days (4.5)", "How we respond: by letter."),
];

fn rules_that_speak(text: &str) -> Vec<&'static str> {
    let mut rules: Vec<_> = check::of_text("a.md", text, 1).into_iter().map(|problem| problem.rule.code).collect();
    rules.dedup();
    rules
}

#[test]
fn each_rule_speaks_of_its_own_case_alone() {
    let mut wrong = Vec::new();
    for (rule, breaks, keeps) in CASES {
        let (told, silent) = (rules_that_speak(breaks), rules_that_speak(keeps));
        if told != [rule] || !silent.is_empty() {
            wrong.push(format!("{rule}\n  {breaks:?} → {told:?}\n  {keeps:?} → {silent:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_of_structure_has_a_case_here() {
    let codes = check::rules::all()
        .into_iter()
        .map(|rule| rule.code)
        .filter(|code| ("R101".."R134").contains(code) || ["R136", "R166"].contains(code));
    let cases: BTreeSet<&str> = CASES.iter().map(|(rule, ..)| *rule).collect();
    assert_eq!(cases, codes.collect());
}
