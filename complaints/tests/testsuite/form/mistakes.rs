//! Mistakes: all of them at once, and only those of what somebody typed.

use chrono::NaiveDate;
use complaints::form::answers::Answers;
use complaints::form::{Form, QuestionKind, Role};
use complaints::policy::library::Landlord;
use complaints::words::source::SourceFile;
use proptest::prelude::*;

use crate::random::config;
use crate::words::library;

type Sent = Vec<(String, String)>;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 12, 24).expect("a real day")
}

fn sent(pairs: &[(&str, &str)]) -> Sent {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn mistakes(form: &Form, sent: &Sent) -> Vec<(String, String)> {
    let found = Answers::read(form, sent.clone()).mistakes(form, today());
    found.into_iter().map(|mistake| (mistake.question, mistake.message)).collect()
}

/// What was sent, and the questions that have a mistake, in the order in which they are told.
fn told(pairs: &[(&str, &str)], expected: &[&str]) {
    let form = &library().form;
    let found = mistakes(form, &sent(pairs));
    assert_eq!(
        found.iter().map(|(question, _)| question.as_str()).collect::<Vec<_>>(),
        expected,
        "{pairs:?}: {found:?}"
    );
}

const STORY: (&str, &str) = ("what_happened", "Damp");

#[test]
fn whoever_ticks_two_that_exclude_each_other_is_told_all_the_same_what_one_of_them_needs() {
    let (none, email, letter) = (("contact_by", "none"), ("contact_by", "email"), ("contact_by", "letter"));
    told(&[STORY, none, email], &["contact_by", "email"]);
    told(&[none, email], &["what_happened", "contact_by", "email"]);
    told(&[STORY, none, letter, ("contact_by", "text")], &["address", "contact_by", "phone"]);
    told(&[STORY, none, email, ("email", "none")], &["contact_by", "email"]);
    told(&[STORY, none, email, ("email", "jo@example.org")], &["contact_by"]);
    told(&[("when", "31/2"), none, letter, email], &["what_happened", "when", "address", "contact_by", "email"]);
}

#[test]
fn an_answer_that_is_too_long_and_wrong_is_told_both() {
    let form = &library().form;
    let email = "x".repeat(300);
    let found = mistakes(form, &sent(&[STORY, ("email", &email)]));
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].1.contains("254") && found[0].1.contains("like name@example.com"), "{found:?}");
    let found = mistakes(form, &sent(&[STORY, ("email", &format!("{email}@example.org"))]));
    assert!(found[0].1.contains("254") && !found[0].1.contains("like name@example.com"), "{found:?}");
}

#[test]
fn an_email_address_that_is_typed_is_checked_unless_the_person_wants_no_contact() {
    for typed in ["none", "jo", "jo@example", "jo at example.org", "07700 900123"] {
        told(&[STORY, ("email", typed)], &["email"]);
        told(&[STORY, ("email", typed), ("contact_by", "letter"), ("address", "1 High Street")], &["email"]);
        told(&[STORY, ("email", typed), ("contact_by", "bsl")], &["email"]);
        told(&[STORY, ("email", typed), ("contact_by", "none"), ("contact_by", "bsl")], &["contact_by", "email"]);
        told(&[STORY, ("email", typed), ("contact_by", "none")], &[]);
    }
    for typed in ["o'brien+x@mañana.example", "jo@example.org", ""] {
        told(&[STORY, ("email", typed)], &[]);
    }
}

#[test]
fn whoever_gives_a_way_and_ticks_none_is_reached_by_it() {
    let form = &library().form;
    let by = |pairs: &[(&str, &str)]| Answers::read(form, sent(pairs)).contact_by(form);
    let (email, phone) = (("email", "jo@example.org"), ("phone", "07700 900123"));
    assert_eq!(by(&[STORY]), [""; 0]);
    assert_eq!(by(&[STORY, email]), ["email"]);
    assert_eq!(by(&[STORY, phone]), ["text", "phone"], "it is asked for calls or texts");
    assert_eq!(by(&[STORY, phone, email]), ["email", "text", "phone"]);
    // The address is where it happened, and no wish for a letter.
    assert_eq!(by(&[STORY, ("address", "1 High Street")]), [""; 0]);
    // What was ticked counts, whatever else was typed.
    assert_eq!(by(&[email, phone, ("contact_by", "letter")]), ["letter"]);
    assert_eq!(by(&[email, ("contact_by", "none")]), ["none"]);
    assert_eq!(by(&[email, ("contact_by", "phone"), ("contact_by", "text")]), ["phone", "text"]);
    // The answers stay as they were typed.
    assert!(Answers::read(form, sent(&[email])).all("contact_by").is_empty());
}

/// A landlord with questions and choices of its own, some of which need another answer.
fn own_form() -> Form {
    let text = "---\nlandlord: Example Homes\nnation: england\nscheme: none\nform:\n  choices:\n    about:\n      \
                - { id: keys, label: Keys, needs: block }\n    contact_by:\n      - { id: fax, label: Fax, needs: fax }\n  \
                questions:\n    - { id: block, after: about, kind: text, label: Which block?, most: 20 }\n    \
                - { id: seen, after: block, kind: date, label: When did you see it?, most: 30, impossible_day: No such \
                day, impossible_month: No such month, future: Not yet }\n    - { id: fax, after: email, kind: email, \
                label: Fax by email, most: 40, missing: Give it, wrong: Mend it }\nstages:\n  - name: Stage 1\n    \
                respond: 10 working days from receipt (4.5)\n---\nProse.\n";
    let file = SourceFile::new("example-homes/2026.md", text);
    let (landlord, problems) = Landlord::read("example-homes", &[file], library());
    landlord.unwrap_or_else(|| panic!("{problems:?}")).versions.remove(0).form.as_ref().clone()
}

/// Answers as people give them: left out, fine, too long, wrong, and too long and wrong.
fn typed(form: &Form, draws: &[u8]) -> Sent {
    let mut sent = Sent::new();
    for (question, draw) in form.questions().zip(draws) {
        let mut add = |value: String| sent.push((question.id.clone(), value));
        let most = question.most;
        match question.kind {
            QuestionKind::Choice => {
                if let Some(choice) = question.choices.get(usize::from(draw % 8)) {
                    add(choice.id.clone());
                }
            }
            QuestionKind::Several => {
                for (bit, choice) in question.choices.iter().enumerate() {
                    if draw >> (bit % 8) & 1 == 1 {
                        add(choice.id.clone());
                    }
                }
            }
            QuestionKind::Date => match draw % 5 {
                1 => add("March".to_owned()),
                2 => add("31/2".to_owned()),
                3 => add("1 1 2400".to_owned()),
                4 => add("x".repeat(most + 1)),
                _ => {}
            },
            QuestionKind::Email => match draw % 5 {
                1 => add("jo@example.org".to_owned()),
                2 => add("none".to_owned()),
                3 => add(format!("{}@example.org", "x".repeat(most))),
                4 => add("x".repeat(most + 1)),
                _ => {}
            },
            _ => match draw % 3 {
                1 => add("Fine.".to_owned()),
                2 => add("x".repeat(most + 1)),
                _ => {}
            },
        }
    }
    sent
}

/// The same with each question mended that was told, and no other; of two that exclude each other the first or the rest.
fn mended(form: &Form, sent: &Sent, told: &[(String, String)], no_contact: bool) -> Sent {
    let mut mended = sent.clone();
    for (id, _) in told {
        let question = form.question(id).expect("a mistake names a question");
        if question.role == Some(Role::ContactBy) {
            mended
                .retain(|(name, value)| name != id || form.wants_no_contact(std::slice::from_ref(value)) == no_contact);
            continue;
        }
        mended.retain(|(name, _)| name != id);
        let value = match question.kind {
            QuestionKind::Email => "jo@example.org",
            QuestionKind::Date => "March",
            _ => "Mended.",
        };
        mended.push((id.clone(), value.to_owned()));
    }
    mended
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn whoever_mends_what_they_are_told_needs_no_second_round(
        draws in prop::collection::vec(any::<u8>(), 30), own in any::<bool>(), no_contact in any::<bool>(),
    ) {
        let form = if own { own_form() } else { library().form.as_ref().clone() };
        let sent = typed(&form, &draws);
        let first = mistakes(&form, &sent);
        let order: Vec<usize> = first.iter().filter_map(|(id, _)| form.questions().position(|q| q.id == *id)).collect();
        prop_assert!(order.is_sorted_by(|a, b| a < b), "one a question, in the order of the form: {first:?}");
        let second = mistakes(&form, &mended(&form, &sent, &first, no_contact));
        prop_assert!(second.is_empty(), "{sent:?}\nfirst: {first:?}\nsecond: {second:?}");
    }
}
