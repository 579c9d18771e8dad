//! What is found about each provision, and at which line.

use tests::root;

use super::{PROVISIONS, provision, provisions, says_of, seen};

#[test]
fn every_provision_of_the_code_has_its_row_and_none_is_ever_met() {
    for folder in [root(), root().join("tests/fixtures/words")] {
        let all = provisions(&folder, "imani");
        let numbers: Vec<&str> = all.iter().filter_map(|one| one["number"].as_str()).collect();
        assert_eq!(numbers, PROVISIONS.split_whitespace().collect::<Vec<_>>());
        for one in &all {
            let outcome = one["outcome"].as_str().unwrap_or_default();
            assert!(["evidence", "contradicted", "none-found", "for-a-person"].contains(&outcome), "{one}");
            let places = |key: &str| one[key].as_array().map_or(0, Vec::len);
            assert_eq!(places("contradicted") > 0, outcome == "contradicted", "{one}");
            assert!(outcome != "evidence" || places("evidence") > 0, "{one}");
            assert!(outcome != "for-a-person" || one["ask"].is_string(), "{one}");
        }
    }
}

/// What a row must say: the outcome, and the line that it cites.
struct Known {
    landlord: &'static str,
    number: &'static str,
    outcome: &'static str,
    says: &'static str,
}

#[test]
fn each_kind_of_row_is_found_where_it_stands() {
    let known = |landlord, number, outcome, says| Known { landlord, number, outcome, says };
    let all = [
        known("incommunities", "2.3", "contradicted", "within 6 months from the day the problem happened"),
        known("incommunities", "6.12", "contradicted", "we need to know why"),
        known("incommunities", "2.2", "contradicted", "in which a solicitor acts"),
        // Six months speak against the list too, and not for it.
        known("incommunities", "2.2", "contradicted", "a problem you tell us about too late"),
        known("incommunities", "3.2", "evidence", "any member of staff"),
        known("incommunities", "6.13", "evidence", "anyone who was involved before"),
        known("incommunities", "2.1", "for-a-person", ""),
        known("incommunities", "6.3", "evidence", "an aim, and no promise"),
        // The policy does not speak of a second stage, and the page gives the Code's.
        known("imani", "5.3", "evidence", "does not describe this stage"),
        known("imani", "5.2", "none-found", ""),
        known("imani", "6.2", "evidence", "It tells you that it has your complaint within 2 working days"),
        known("imani", "6.4", "evidence", "no later than 10 working days from the day we write"),
        known("imani", "4.1", "evidence", "Chairperson of the management committee"),
        // What a page prints of the law where the policy is silent is at its line of the law.
        known("imani", "6.11", "evidence", "(section 6.11)"),
        known("imani", "6.12", "evidence", "You do not have to say why."),
        known("imani", "2.3", "evidence", "in the last 12 months"),
        known("imani", "3.7", "evidence", "You can ask it for help at any time."),
        known("imani", "5.1", "evidence", "You will not be treated worse because you complained."),
        known("management-co-op", "5.2", "contradicted", "without the formal steps"),
        known("management-co-op", "5.3", "contradicted", "without the formal steps"),
        known("management-co-op", "6.14", "contradicted", "within 28 days"),
        known("management-co-op", "3.7", "contradicted", "8 weeks"),
        known("management-co-op", "3.6", "evidence", "can also pass your complaint on"),
        known("inspiring-housing", "1.2", "contradicted", "written down and sent in"),
        // Of two times that the policy gives each is compared by itself.
        known("inspiring-housing", "6.3", "evidence", "within 14 days"),
        known("inspiring-housing", "6.3", "contradicted", "within 14 working days"),
        // The day of a holding letter limits nothing.
        known("inspiring-housing", "6.4", "contradicted", "does not say when the answer then comes"),
        known("inspiring-housing", "6.9", "evidence", "It also says what was found."),
        known("inspiring-housing", "5.4", "evidence", "one person's mailbox at another organisation"),
        // What the page says is missing is told, beside what the policy promises.
        known("inspiring-housing", "8.1", "contradicted", "Not given yet"),
        known("inspiring-housing", "8.1", "evidence", "the Board, at least every year"),
        known("inspiring-housing", "8.2", "evidence", "a summary on the website"),
        known("inspiring-housing", "1.6", "evidence", "you answer a survey"),
        known("incommunities", "1.2", "evidence", "That includes its staff"),
        known("incommunities", "5.11", "evidence", "It may say no if you got what was expected"),
        known("incommunities", "9.1–9.3", "evidence", "tenant panels"),
        known("inspiring-housing", "6.10", "contradicted", "in most cases"),
        known("impact-housing", "5.1", "evidence", "Nobody is treated worse because they complained."),
        known("impact-housing", "6.9", "contradicted", "It promises no written answer at this stage."),
        known("impact-housing", "6.16–6.20", "contradicted", "8 weeks"),
    ];
    let folder = root().join("tests/fixtures/words");
    for Known { landlord, number, outcome, says } in all {
        let one = provision(&provisions(&folder, landlord), number);
        // A row that is contradicted may have words on both sides.
        let side = if outcome == "contradicted" { "contradicted" } else { "evidence" };
        let is_both = outcome == "evidence" && one["outcome"] == "contradicted";
        assert!(one["outcome"] == outcome || is_both, "{landlord} {one}");
        let found = seen(&one, side).iter().filter(|seen| says_of(seen).contains(says)).count();
        assert!(says.is_empty() || found > 0, "{landlord} {number} does not cite {says:?}: {one}");
    }
}
