//! What holds for every reference, file and answer; for every date it is `complaints/tests/counting.rs`.

use complaints::form::answers::Answers;
use complaints::form::reference::{Reference, Token};
use proptest::prelude::*;
use site_gen::read;
use std::sync::OnceLock;
use tests::real;

proptest! {
    #[test]
    fn no_text_makes_a_reference_or_a_token_panic(text in "\\PC{0,40}") {
        let _reference = text.parse::<Reference>();
        let _token = Token::from_hex(&text);
    }

    #[test]
    fn a_reference_reads_back_as_it_is_spoken_or_typed(bytes in prop::array::uniform16(0_u8..)) {
        let reference = Token::new(bytes).reference();
        prop_assert_eq!(reference.to_string().parse(), Ok(reference));
        prop_assert_eq!(reference.grouped().to_lowercase().replace(' ', "-").parse(), Ok(reference));
        let mut swapped = reference.to_string().into_bytes();
        for place in 0..swapped.len() - 1 {
            if swapped[place] != swapped[place + 1] {
                swapped.swap(place, place + 1);
                prop_assert!(String::from_utf8(swapped.clone()).expect("ASCII").parse::<Reference>().is_err(), "a swap at {} is told", place);
                swapped.swap(place, place + 1);
            }
        }
    }

    #[test]
    fn no_front_matter_makes_the_reader_panic(lines in prop::collection::vec("[ \\-\\[\\]{}a-z:#\"'“”\u{a0}\t0-9|>&*!%@]{0,30}", 0..12)) {
        let text = format!("---\nlandlord: X\n{}\n---\nprose {{{{ x }}}}\n", lines.join("\n"));
        let file = complaints::words::source::SourceFile::new("x.md", &text);
        let mut problems = complaints::words::problem::Problems::new(&file.path, &file.text);
        if let Some(parts) = complaints::words::source::split(&file.text, &mut problems) {
            complaints::policy::read::policy(&parts.front, "2026", &mut problems);
        }
        for problem in problems.into_vec() {
            let _told = problem.to_string();
        }
    }

    #[test]
    fn nothing_typed_is_lost_on_the_way_to_an_answer(story in "\\PC{1,200}", name in "\\PC{0,50}") {
        let form = form();
        let answers = Answers::read(form, [("what_happened".to_owned(), story.clone()), ("name".to_owned(), name)]);
        prop_assert_eq!(answers.one("what_happened").unwrap_or_default(), story.trim());
    }

    #[test]
    fn answers_that_differ_have_other_digests(a in "\\PC{1,20}", b in "\\PC{1,20}") {
        use unicode_normalization::UnicodeNormalization;
        let of = |name: &str, value: &str| Answers::read(form(), [(name.to_owned(), value.to_owned())]).fingerprint(form(), "imani");
        let same = a.trim().nfc().eq(b.trim().nfc());
        prop_assert_eq!(of("what_happened", &a) == of("what_happened", &b), same);
        if !a.trim().is_empty() {
            prop_assert_ne!(of("what_happened", &a), of("name", &a));
        }
    }
}

fn form() -> &'static complaints::form::Form {
    static FORM: OnceLock<complaints::form::Form> = OnceLock::new();
    FORM.get_or_init(|| read::checked_library(&real()).unwrap_or_else(|stop| panic!("{stop}")).form)
}
