//! What a landlord's own form can say, and what its author is told otherwise.

use complaints::form::Form;
use complaints::policy::library::{Landlord, Library, stored_policy};
use complaints::words::source::SourceFile;

use crate::words::library;

/// A landlord whose front matter has `form:` with these lines under it, from line 6 on.
fn landlord(form: &str, library: &Library) -> (Option<Landlord>, Vec<String>) {
    let text = format!(
        "---\nlandlord: Example Homes\nnation: england\nscheme: none\nform:\n{form}\ncircumstances:\n  damp: there is damp or \
         mould in your home\nstages:\n  - name: Stage 1\n    respond: 10 working days from receipt (4.5)\n---\nProse.\n"
    );
    let file = SourceFile::new("example-homes/2026.md", &text);
    let (landlord, problems) = Landlord::read("example-homes", &[file], library);
    let told = problems.iter().map(|p| format!("{}:{}: {} → {}", p.place.line, p.place.column, p.found, p.write));
    (landlord, told.collect())
}

fn form(lines: &str) -> Form {
    let (landlord, told) = landlord(lines, library());
    landlord.unwrap_or_else(|| panic!("{lines}: {told:?}")).versions.remove(0).form.as_ref().clone()
}

fn ids(form: &Form) -> Vec<&str> {
    form.questions().map(|q| q.id.as_str()).collect()
}

/// One mistake, and all that is told of it.
fn told(lines: &str, told: &str) {
    let (landlord, found) = landlord(lines, library());
    assert!(landlord.is_none(), "{lines} can be published");
    assert_eq!(found, [told], "{lines}");
}

const OWN: &str = "  questions:\n    - { id: block, after: about, kind: text, label: Which block?";

#[test]
fn an_own_question_stands_where_it_says() {
    let order = |lines: &str, expected: &[&str]| {
        let form = form(lines);
        let all = ids(&form);
        let start = all.iter().position(|id| *id == expected[0]).unwrap_or_else(|| panic!("{all:?}"));
        assert_eq!(&all[start..start + expected.len()], expected, "{lines}");
    };
    order(&format!("{OWN} }}"), &["about", "block", "outcome"]);
    // Two after the same question keep their order.
    order(
        &format!("{OWN} }}\n    - {{ id: floor, after: about, kind: text, label: Which floor? }}"),
        &["about", "block", "floor", "outcome"],
    );
    order(
        &format!("{OWN} }}\n    - {{ id: floor, after: block, kind: text, label: Which floor?, rejoins: yes }}"),
        &["about", "block", "floor", "outcome"],
    );
    // What belongs to a question stays with it.
    order(
        "  questions:\n    - { id: block, after: outcome, kind: text, label: Which block? }",
        &["outcome", "outcome_more", "block", "on_behalf_of"],
    );
    // Where a question is left out, another can take its place, though it is the first of its group.
    order(
        "  leave_out: [on_behalf_of]\n  questions:\n    - { id: whose, after: on_behalf_of, kind: text, label: Whose? }",
        &["whose", "name", "address"],
    );
}

#[test]
fn questions_are_counted_again() {
    let form = form(&format!("  leave_out: [before, help_needed, help_more]\n{OWN} }}"));
    let numbers: Vec<(usize, bool)> = form.questions().map(|q| (q.number, q.rejoins)).collect();
    let mut last = 0;
    for (number, rejoins) in numbers {
        assert_eq!(number, if rejoins { last } else { last + 1 });
        last = number;
    }
    let name = form.question("name").map(|q| q.number).unwrap_or_default();
    let hint = form.question("helper").and_then(|q| q.hint.clone()).unwrap_or_default();
    assert!(form.with_numbers(&hint).contains(&format!("in question {name} is")), "{hint}");
}

#[test]
fn a_group_without_questions_goes() {
    let all = library().form.groups.len();
    let form = form("  leave_out: [help_needed, help_more, language]");
    assert_eq!(form.groups.len(), all - 1);
}

#[test]
fn choices_are_added_before_those_that_stay_last() {
    let lines = "  choices:\n    about:\n      - { id: gardens, label: Gardens }\n      - { id: bins, label: Bins }\n    \
                 before:\n      - { id: once, label: Once, circumstance: damp, needs: name }";
    let form = form(lines);
    let of = |id: &str| -> Vec<String> {
        form.question(id).map(|q| q.choices.iter().map(|c| c.id.clone()).collect()).unwrap_or_default()
    };
    let about = of("about");
    assert_eq!(about[about.len() - 3..], ["gardens", "bins", "other"]);
    assert_eq!(of("before"), ["no", "waiting", "again", "once", "unsure"]);
}

#[test]
fn what_cannot_be_left_out_is_told_with_the_reason() {
    told(
        "  leave_out: [langauge]",
        "6:15: leave_out: \"langauge\" is not a question of content/form.yaml → `leave_out: [language]`",
    );
    told(
        "  leave_out: what_happened",
        "6:14: `what_happened` cannot be left out: it is the one question that must be answered → take it off the list",
    );
    told(
        "  leave_out: [language, at_risk]",
        "6:25: `at_risk` cannot be left out: the dates, the notices or the receipt depend on it → take it off the list",
    );
    told(
        "  leave_out: [address]",
        "6:15: `address` cannot be left out: a choice of `contact_by` needs its answer → take it off the list",
    );
    told(
        "  leave_out: [outcome]",
        "6:15: `outcome` cannot be left out: `outcome_more` belongs to it → `outcome_more` on the list as well, or neither",
    );
    told(
        "  leave_out: [name]",
        "6:15: `name` cannot be left out: the hint of `helper` names its number → `helper` on the list as well, or neither",
    );
}

/// Every question by which somebody is kept safe or can be answered, whatever the form calls it.
#[test]
fn no_question_that_protects_somebody_can_be_left_out() {
    let protects = |q: &&complaints::form::Question| q.role.is_some() || q.lead_only || q.quiet || q.required;
    let all: Vec<&str> = library().form.questions().filter(protects).map(|q| q.id.as_str()).collect();
    for id in ["keep_from", "safe_contact", "at_risk", "contact_by", "email", "phone", "when", "before_reference"] {
        assert!(all.contains(&id), "{id} protects somebody");
    }
    for id in all {
        let (_, problems) = landlord(&format!("  leave_out: [{id}]"), library());
        assert!(problems.iter().any(|told| told.contains(&format!("`{id}` cannot be left out"))), "{id}: {problems:?}");
    }
}

#[test]
fn a_choice_of_its_own_can_say_that_nobody_should_write() {
    let form = form("  choices:\n    contact_by: [{ id: later, label: Not for now, no_contact: yes }]");
    let ways = |ways: &[&str]| ways.iter().map(|way| (*way).to_owned()).collect::<Vec<_>>();
    for (chosen, no_contact) in
        [(&["later"][..], true), (&["none"], true), (&["none", "email"], true), (&["bsl"], false)]
    {
        assert_eq!(form.wants_no_contact(&ways(chosen)), no_contact, "{chosen:?}");
    }
    assert!(!form.wants_no_contact(&[]));
    told(
        "  choices:\n    about:\n      - { id: gardens, label: Gardens, no_contact: yes }",
        "8:9: the choice `gardens` has `no_contact`, and its question does not ask how to reach people → `no_contact: yes` on a choice of the question with the role `contact_by` only",
    );
    told(
        "  questions:\n    - { id: block, after: about, kind: choice, label: Which block?, choices: [{ id: a, label: A, no_contact: yes }] }",
        "7:79: the choice `a` has `no_contact`, and its question does not ask how to reach people → `no_contact: yes` on a choice of the question with the role `contact_by` only",
    );
}

#[test]
fn a_mistake_in_a_choice_is_told_at_its_place() {
    let choice = |choice: &str, words: &str| told(&format!("  choices:\n    about:\n      - {choice}"), words);
    choice(
        "{ id: staff, label: Our cleaners }",
        "8:9: there is a choice `staff` (\"How someone treated me\") already → an id and words of its own for each choice",
    );
    choice(
        "{ id: choices, label: a decision }",
        "8:9: there is a choice `decision` (\"A decision\") already → an id and words of its own for each choice",
    );
    choice("{ id: gardens }", "8:9: `label` is missing → yours, such as `label: Email`");
    choice(
        "{ id: \"Our gardens\", label: Gardens }",
        "8:9: the id `Our gardens` cannot be the name of a field → at most 40 small letters a to z, figures and `_` and `-`, with a letter first, such as `not-yet`",
    );
    choice(
        "{ id: gardens, label: Gardens, circumstance: dmap }",
        "8:9: `circumstance: dmap` is not a circumstance that is known → `- { id: gardens, label: Gardens, circumstance: damp }`; or its id and words under `circumstances:`",
    );
    choice(
        "{ id: gardens, label: Gardens, needs: adress }",
        "8:9: the choice `gardens` needs `adress`, which is no question → `- { id: gardens, label: Gardens, needs: address }`",
    );
    told(
        "  choices:\n    abuot: [{ id: gardens, label: Gardens }]",
        "7:5: choices: `abuot` is not a question with choices → `about: [{ id: gardens, label: Gardens }]`",
    );
    told(
        "  choices: [gardens]",
        "6:12: `choices` needs `key: value` lines here → `about: [{ id: gardens, label: Gardens }]`, with the id of a question first",
    );
}

#[test]
fn a_mistake_in_a_question_is_told_at_its_place() {
    let question = |keys: &str, words: &str| told(&format!("  questions:\n    - {keys}"), words);
    question(
        "{ id: block, kind: text, label: Which block? }",
        "7:7: `after` is missing → yours, such as `after: about`",
    );
    question(
        "{ id: block, after: abuot, kind: text, label: Which block? }",
        "7:27: after: \"abuot\" is not a question of the form → `- { id: block, after: about, kind: text, label: Which block? }`",
    );
    question(
        "{ id: name, after: about, kind: text, label: Which name? }",
        "7:7: the id `name` is taken → an id of its own for each question",
    );
    question(
        "{ id: token, after: about, kind: text, label: Which token? }",
        "7:7: the id `token` is taken → an id of its own for each question",
    );
    question(
        "{ id: block-1, after: about, kind: text, label: Which block? }",
        "7:7: the id `block-1` cannot be the name of a field → at most 40 small letters a to z, figures and `_`, with a letter first, such as `what_happened`",
    );
    question(
        "{ id: block, after: about, kind: choice, label: Which block? }",
        "7:7: `block` is of the kind `choice` and has 0 choices → choices for `choice` and `several`, and none for other kinds",
    );
    question(
        "{ id: block, after: about, kind: text, label: Which block?, role: story }",
        "7:67: a question of your own has no role → take the line away; roles mark the few questions in content/form.yaml that the program must know",
    );
    question(
        "{ id: block, after: about, kind: text, label: Which block?, required: yes }",
        "7:67: a question of your own cannot be made one that must be answered → take the line away; nobody has to say more than what has gone wrong",
    );
    question(
        "{ id: block, after: about, kind: long text, label: Which block?, most: 20000 }",
        "7:7: `block` takes 20000 characters, and a question of your own at most 2000 → `most: 2000`, or less",
    );
    question(
        "{ id: block, after: about, kind: text, label: Which block?, hint: \"See {number of nmae}\" }",
        "7:7: the hint names the number of `nmae`, which is no question → `- { id: block, after: about, kind: text, label: Which block?, hint: \"See {number of name}\" }`",
    );
    told("  leaveout: [language]", "6:3: `leaveout` is not a key that is known here → `leave_out: [language]`");
    let many: String =
        (0..21).map(|n| format!("\n    - {{ id: q{n}, after: about, kind: text, label: Q {n}? }}")).collect();
    told(
        &format!("  questions:{many}"),
        "27:7: there are more than 20 questions of your own → the few that you cannot do without; every question makes it harder to complain",
    );
}

#[test]
fn every_mistake_is_told_in_one_run() {
    let lines = "  leave_out: [when, langauge]\n  choices:\n    about: [{ id: staff, label: Staff }]\n  questions:\n    - { id: name, after: about, kind: text, label: X? }";
    let (_, told) = landlord(lines, library());
    assert_eq!(told.len(), 4, "{told:?}");
}

#[test]
fn the_copy_that_a_case_keeps_is_without_the_form_and_tells_the_same_dates() {
    let (with, _) = landlord(
        "  leave_out: [language]\n  # a comment\n  choices:\n    about: [{ id: gardens, label: Gardens }]",
        library(),
    );
    let (without, _) = landlord("  leave_out: []", library());
    let front = |landlord: &Option<Landlord>| landlord.as_ref().map(|l| l.versions[0].front.clone()).expect("it reads");
    assert_eq!(front(&with), front(&without), "another form leaves the copy as it was");
    assert!(front(&with).contains("scheme: none\ncircumstances:\n"), "{}", front(&with));
    let kept = stored_policy(&front(&with), "2026").expect("the copy can be read");
    assert_eq!((kept.stages.len(), kept.circumstances.len()), (1, 1));
    // A copy of an earlier day may hold a form that nobody could publish today.
    assert!(stored_policy(&format!("{}form: {{ leave_out: [gone] }}\n", front(&with)), "2026").is_some());
}

#[test]
fn the_form_in_the_manual_can_be_published() {
    #[expect(clippy::disallowed_methods, reason = "tests read files; the crate itself may not")]
    let manual = std::fs::read_to_string(crate::words::root().join("policies/README.md")).expect("the manual is there");
    let example = manual.split("```markdown\n").nth(1).and_then(|t| t.split("\n```").next()).expect("a whole example");
    let (landlord, problems) =
        Landlord::read("example-homes", &[SourceFile::new("example-homes/2026.md", example)], library());
    let form = landlord.unwrap_or_else(|| panic!("{problems:?}")).versions.remove(0).form;
    assert!(ids(&form).contains(&"block") && !ids(&form).contains(&"language"));
}

#[test]
fn front_matter_in_brackets_is_kept_whole() {
    let text = "---\n{ landlord: Example Homes, nation: england, scheme: none,\n  form: { leave_out: [language] },\n  stages: [] }\n---\nProse.\n";
    let (landlord, problems) = Landlord::read("example-homes", &[SourceFile::new("x/2026.md", text)], library());
    let landlord = landlord.unwrap_or_else(|| panic!("{problems:?}"));
    assert!(!ids(&landlord.versions[0].form).contains(&"language"));
    assert!(stored_policy(&landlord.versions[0].front, "2026").is_some());
}
