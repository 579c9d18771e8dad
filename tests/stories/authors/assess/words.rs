//! Which words are cited: they stand where the draft says, mean what is asked, and
//! nothing is cited both ways.

use std::fs;

use serde_json::Value;
use tests::{copy_of_frozen, edit, root};

use super::{FIVE, provision, provisions, says_of, seen, words_of};

/// A board reads the file: whatever it quotes stands where it says, and is words of people and not of a program.
#[test]
fn what_is_cited_stands_at_its_line_and_is_no_program_text() {
    let folder = root().join("tests/fixtures/words");
    for landlord in FIVE {
        let cited = provisions(&folder, landlord)
            .into_iter()
            .flat_map(|row| ["evidence", "contradicted", "leads"].map(|side| seen(&row, side)).concat());
        for seen in cited {
            let says = says_of(&seen).to_owned();
            for program in ["{", "}", "not stated", "resolved:", "because:", "](", "data-"] {
                assert!(!says.contains(program), "{landlord}: {program:?} in {says:?}");
            }
            let (file, line) = (seen["file"].as_str().unwrap_or_default(), seen["line"].as_u64().unwrap_or_default());
            let text = fs::read_to_string(folder.join(file)).expect("the file that is cited is there");
            let there =
                text.lines().skip(usize::try_from(line).expect("a small number") - 1).take(3).collect::<Vec<_>>();
            let there = words_of(&there.join(" ")).join(" ").to_lowercase();
            // Facts are filled in, and what a list is called stands before its items: some word of it is on the line.
            let is_there = words_of(&says)
                .into_iter()
                .filter(|word| word.len() > 1)
                .any(|word| there.contains(&word.to_lowercase()));
            assert!(is_there, "{landlord}: {file}:{line} does not say {says:?}");
            if let Some(page) = seen["printed_by"]["file"].as_str() {
                assert!(page.contains("/pages/") && folder.join(page).exists(), "{page} prints {says:?}");
            }
        }
    }
}

#[test]
fn no_passage_speaks_for_one_provision_and_against_another() {
    let folder = root().join("tests/fixtures/words");
    let place = |seen: &Value| (seen["file"].to_string(), seen["line"].to_string(), says_of(seen).to_owned());
    for landlord in FIVE {
        let rows = provisions(&folder, landlord);
        let of = |side: &str| rows.iter().flat_map(|row| seen(row, side)).map(|one| place(&one)).collect::<Vec<_>>();
        let against = of("contradicted");
        for one in of("evidence") {
            let is_against = |other: &&(String, String, String)| {
                (&other.0, &other.1) == (&one.0, &one.1) && (one.2.contains(&other.2) || other.2.contains(&one.2))
            };
            assert_eq!(against.iter().find(is_against), None, "{landlord}: {one:?}");
        }
    }
}

#[test]
fn whoever_judges_is_shown_where_to_begin() {
    let folder = root().join("tests/fixtures/words");
    for (landlord, number, says) in [
        ("imani", "4.3", "that staff are trained"),
        ("inspiring-housing", "4.3", "All staff are trained for this."),
        ("inspiring-housing", "5.8", "anyone your complaint names; another director does it then"),
        ("impact-housing", "5.13", "can be settled at any point"),
        ("incommunities", "6.1", "a life is at risk"),
        ("imani", "6.1", "Could someone get hurt because of this?"),
        ("impact-housing", "3.3", "It is glad of complaints"),
    ] {
        let one = provision(&provisions(&folder, landlord), number);
        assert_eq!(one["outcome"], "for-a-person", "{landlord} {one}");
        assert!(seen(&one, "leads").iter().any(|lead| says_of(lead).contains(says)), "{landlord} {one}");
    }
}

/// Other words of the same ideas: no policy of these has a sentence of the five.
#[test]
fn other_words_are_found_by_what_they_mean() {
    let (folder, words) = copy_of_frozen();
    let policy = words.policies.join("imani/2014-01.md");
    let prose = "## In other words\n\n\
        When you answer a survey, we say how to make a complaint. Colleagues have had training so that they recognise a complaint. \
        We never treat anybody less well because they complained. Every complaint is logged with all letters. \
        We explain which aspects of your complaint are not our responsibility. When we decide not to accept a complaint, we \
        write with our reasons. You get a call every week until our reply is there. Have a word with your housing officer \
        first. Our decision not to take a complaint is final. We will not speak to third parties about your complaint.\n\n";
    edit(&policy, "## Formats and languages\n", &format!("{prose}## Formats and languages\n"));
    let all = provisions(folder.path(), "imani");
    for (number, side, says) in [
        ("1.6", "evidence", "When you answer a survey"),
        ("3.2", "evidence", "so that they recognise a complaint"),
        ("5.1", "evidence", "less well because they complained"),
        ("5.12", "evidence", "Every complaint is logged"),
        ("5.7", "evidence", "not our responsibility"),
        ("2.4", "evidence", "we write with our reasons"),
        ("5.9", "evidence", "You get a call every week"),
        ("5.2", "contradicted", "Have a word with your housing officer first."),
        ("2.4", "contradicted", "Our decision not to take a complaint is final."),
        ("3.6", "contradicted", "We will not speak to third parties"),
    ] {
        let one = provision(&all, number);
        assert!(seen(&one, side).iter().any(|seen| says_of(seen).contains(says)), "{number}: {one}");
    }
    // "Ask for your complaint" is no word of somebody who acts for you, and a question tells nothing.
    edit(
        &policy,
        "## In other words\n",
        "## In other words\n\nYou can ask for your complaint to go on. Did we get it wrong?\n",
    );
    let all = provisions(folder.path(), "imani");
    for row in &all {
        for one in ["evidence", "contradicted"].map(|side| seen(row, side)).concat() {
            assert!(!says_of(&one).contains("to go on.") && !says_of(&one).contains("Did we get"), "{row}");
        }
    }
}

#[test]
fn a_passage_with_an_update_beside_it_is_cited_with_it() {
    let folder = root().join("tests/fixtures/words");
    for (landlord, number, says) in [
        ("incommunities", "2.3", "in the last 12 months"),
        ("incommunities", "2.2", "A solicitor’s letter is not enough."),
        ("incommunities", "6.12", "you do not have to say why"),
        ("impact-housing", "3.7", "You do not need to wait"),
        ("management-co-op", "5.2", "allows no informal stage"),
    ] {
        let one = provision(&provisions(&folder, landlord), number);
        let has = |seen: &Value| seen["update"].as_str().is_some_and(|update| update.contains(says));
        assert!(seen(&one, "contradicted").iter().any(has), "{landlord} {one}");
        // Nobody is told that what speaks for a provision was overtaken.
        assert!(seen(&one, "evidence").iter().all(|seen| seen["update"].is_null()), "{landlord} {one}");
    }
}

#[test]
fn a_report_that_is_out_speaks_for_its_provision_and_an_old_one_against_it() {
    let (folder, words) = copy_of_frozen();
    let policy = words.policies.join("impact-housing/2018-03.md");
    edit(
        &policy,
        "stages:\n",
        "published:\n  yearly_report: { on: 30 September 2026, link: \"https://example.org/report\" }\n  response: { on: 1 October 2026, link: \"https://example.org/said\" }\nstages:\n",
    );
    let cited = |number: &str, key: &str| {
        let one = provision(&provisions(folder.path(), "impact-housing"), number);
        let seen = one[key].as_array().cloned().unwrap_or_default();
        seen.iter().filter_map(|seen| seen["says"].as_str().map(str::to_owned)).collect::<Vec<_>>().join("\n")
    };
    assert!(cited("8.1", "evidence").contains("30 September 2026"), "{}", cited("8.1", "evidence"));
    assert!(cited("8.2", "evidence").contains("1 October 2026"), "{}", cited("8.2", "evidence"));
    assert_eq!(cited("8.1", "contradicted") + &cited("8.2", "contradicted"), "");
    edit(&policy, "on: 30 September 2026", "on: 30 September 2024");
    assert_ne!(cited("8.1", "contradicted"), "", "a report of two years ago");
}

#[test]
fn a_longer_time_in_the_next_version_contradicts_the_code() {
    let (folder, words) = copy_of_frozen();
    let policy = words.policies.join("imani/2014-01.md");
    edit(&policy, "respond: 10 working days (4.5)", "respond: 6 weeks from receipt (4.5)");
    let one = provision(&provisions(folder.path(), "imani"), "6.3");
    assert_eq!(one["outcome"], "contradicted", "{one}");
    edit(
        &policy,
        "time_to_complain: not stated",
        "time_to_complain: 12 months from becoming aware, unless there is a good reason",
    );
    assert_eq!(provision(&provisions(folder.path(), "imani"), "2.3")["outcome"], "evidence");
}
