//! What the shape of a document says: what stands on every page, a clause that was cut
//! at the end of its line, questions and answers, rows that go on below their label,
//! parts that fold, a list inside a sentence. And what only looks like one of these.

use site_gen::draft;
use site_gen::read::checked_library;
use tests::frozen;

/// Every line of the front matter that somebody has to confirm, without what stands above it.
fn lines(text: &str, name: &str) -> String {
    let library = checked_library(&frozen()).expect("the frozen words are sound");
    let document = draft::open::open(text.as_bytes(), name).expect("a document");
    let drafted = draft::draft(&document, name, &library).text;
    let front = drafted.split("\n---\n").next().expect("front matter");
    let marked = front.lines().filter(|line| line.ends_with(draft::MARK) && !line.starts_with('#'));
    marked.map(|line| format!("{}\n", line.trim_end_matches(draft::MARK).trim_end())).collect()
}

fn has_all(found: &str, wanted: &[&str]) {
    for one in wanted {
        assert!(found.contains(one), "no {one} in\n{found}");
    }
}

fn has_none(found: &str, unwanted: &[&str]) {
    for one in unwanted {
        assert!(!found.contains(one), "{one} in\n{found}");
    }
}

#[test]
fn what_stands_on_every_page_cuts_no_clause() {
    let text = "Elm Homes\n\n4. STAGE ONE\n4.1 The officer shall acknowledge the complaint within\nfive (5) working days of receipt.\n4.2 We will send our Stage One response within ten (10)\n\nElm Homes Complaints Policy v2.3                      Page 1 of 3\nworking days of the acknowledgement.\n\nElm Homes Complaints Policy v2.3                      Page 2 of 3\n5. STAGE TWO\n5.1 We will send our final response within twenty working days of\n\nElm Homes - Complaints\nPage | 3\n\nthe acknowledgement set out in\n4.1 above.\n\nElm Homes - Complaints\nPage | 4\n";
    let found = lines(text, "policy.txt");
    has_all(
        &found,
        &[
            "    acknowledge: 5 working days from receipt (4.1)\n",
            "    respond: 10 working days from acknowledgement (4.2)\n",
            "    respond: 20 working days from acknowledgement (5.1)\n",
        ],
    );
}

#[test]
fn a_line_that_stands_twice_and_not_at_the_number_of_a_page_stays() {
    let text = "Elm Homes\n\nStage 1\n\nWe answer within 10 working days.\n\nOur answer is in writing.\n\nStage 2\n\nWe answer within 20 working days.\n\nOur answer is in writing.\n\nPage 1\n";
    let document = draft::open::open(text.as_bytes(), "policy.txt").expect("a document");
    assert_eq!(draft::markdown::write(&document).matches("Our answer is in writing.").count(), 2);
    assert!(document.remarks.is_empty(), "{:?}", document.remarks);
}

#[test]
fn a_question_heads_its_answer() {
    let text = "ELM HOMES\n\nQ. How do I get in touch?\nA. Any way you like:\n   Phone      01632 960 001\n   Email      complaints@elm.example.org\n\nQ. What can't you look at?\nA. We can't use this process for:\n   * insurance claims\n   * a first request for a repair\n\nQ. What happens first?\nA. We call this Stage One. We'll acknowledge your complaint within five working days.\n\nQ. What if you need longer?\nA. We won't take more than ten extra working days.\n\nQ. I don't agree with your decision. What now?\nA. Ask for Stage Two. We'll acknowledge your request within five working days, and write to you with our final decision within 20 working days of acknowledging it.\n";
    let found = lines(text, "leaflet.txt");
    has_all(
        &found,
        &[
            "  - phone (",
            "  - email (",
            "  - insurance claims (",
            "  - a first request for a repair (",
            "  - name: Stage One\n    acknowledge: 5 working days (",
            "    extend: up to 10 more working days\n",
            "  - name: Stage Two\n    acknowledge: 5 working days (",
            "    respond: 20 working days from acknowledgement (",
        ],
    );
}

#[test]
fn a_list_with_letters_is_no_list_of_answers() {
    let text = "Elm Homes\n\nStage 1\n\nA. We acknowledge your complaint within 5 working days.\n\nB. We answer within 10 working days.\n";
    let document = draft::open::open(text.as_bytes(), "policy.txt").expect("a document");
    assert!(draft::markdown::write(&document).contains("A. We acknowledge"));
}

#[test]
fn a_row_goes_on_below_its_label_and_the_cell_beside_a_time_says_what_it_is_for() {
    let text = "Elm Homes\n\nOUR PROCEDURE\n\nStage          What we do                      Timescale\nStage 1        Acknowledge your complaint      2 working days\n               Send a written reply            10 working days\nStage 2        Acknowledge your request        3 working days\n               Send our final reply            20 working days\n               Pay compensation                28 days\n";
    let found = lines(text, "policy.txt");
    has_all(
        &found,
        &[
            "  - name: Stage 1\n    acknowledge: 2 working days (",
            "    respond: 10 working days (",
            "  - name: Stage 2\n    acknowledge: 3 working days (",
            "    respond: 20 working days (",
        ],
    );
    has_none(&found, &["28 days"]);
    let steps = "| Step | Stage 1 | Stage 2 |\n|---|---|---|\n| Acknowledgement | 5 working days from receipt | 5 working days from the request |\n| Decision | 10 working days from the acknowledgement | 20 working days from the first visit |\n";
    let found = lines(&format!("# Elm Homes\n\n## Steps\n\n{steps}"), "policy.md");
    has_all(
        &found,
        &[
            "    acknowledge: 5 working days from receipt (",
            "    acknowledge: 5 working days from the request (",
            "    respond: 10 working days from acknowledgement (",
        ],
    );
    has_none(&found, &["respond: 20"]);
}

#[test]
fn a_part_that_folds_has_a_heading_and_a_term_belongs_to_its_description() {
    let text = "<html><body><main><h1>Complaints policy</h1><dl><dt>Effective date</dt><dd>10 February 2026</dd><dt>Next review date</dt><dd>January 2028</dd><dt>Policy owner</dt><dd>Head of Resolution</dd></dl><details><summary>What happens at Stage 1?</summary><p>We answer within 10 working days.</p></details><details><summary>What happens at Stage 2?</summary><p>We answer within 20 working days.</p></details></main></body></html>";
    let found = lines(text, "page.html");
    has_all(
        &found,
        &[
            "review_due: January 2028",
            "owner: Head of Resolution",
            "  - name: Stage 1\n",
            "    respond: 10 working days (What happens at Stage 1?)\n",
            "    respond: 20 working days (What happens at Stage 2?)\n",
        ],
    );
}

#[test]
fn a_stage_in_bold_opens_its_part() {
    let text = "# Elm Homes\n\n**Step 1: your manager.** Speak to your manager, ring the desk on 01632 960 001 or email desk@elm.example.org. You get an answer within three working days.\n\n**Step 2: the director.** The director sends you a decision within ten working days.\n";
    let found = lines(text, "page.md");
    has_all(&found, &["  - phone (", "  - email (", "    respond: 3 working days (", "    respond: 10 working days ("]);
}

#[test]
fn ways_and_exclusions_are_told_in_one_sentence_as_well() {
    let text = "# Elm Homes\n\n## Complaining\n\nPlease tell Mrs Hale what is wrong. You can knock on her door, telephone her on 01632 960 001, send an email to warden@elm.example.org or leave a letter in the box. A neighbour may do it for you.\n\nWe cannot deal with everything under this policy. We cannot look at a quarrel between residents, at the amount of the rent, or at anything which is before a court.\n\nWe will not look at the tone, the length, or the spelling of your complaint.\n\nWe can print this policy in big letters.\n";
    let found = lines(text, "policy.md");
    has_all(
        &found,
        &[
            "  - phone (",
            "  - email (",
            "  - letter (",
            "  - in person (",
            "  - someone acting for you (",
            "  - large print (",
            "  - a quarrel between residents (",
            "  - the amount of the rent (",
            "  - anything which is before a court (",
        ],
    );
    has_none(&found, &["the tone", "the spelling"]);
}

#[test]
fn what_only_looks_like_a_way_or_an_exclusion_is_none() {
    let text = "# Elm Homes\n\n## Help with your complaint\n\nThese organisations can help you:\n\n- Elm Law Centre, phone 01632 960 111\n- Tenants Union, email help@tenants.example.org\n\n## Complaints\n\nWe do not look for blame. We look at:\n\n- what happened\n- what we can learn\n\nYou do not need to use the following words:\n\n- complaint\n- redress\n\nIf we do not accept your complaint we will:\n\n- tell you why\n- tell you about the Ombudsman\n\nCouncillors can go to the Ombudsman on your behalf.\n";
    let found = lines(text, "policy.md");
    has_none(
        &found,
        &[
            "960 111",
            "tenants.example",
            "  - phone",
            "  - email",
            "what happened",
            "redress",
            "tell you why",
            "acting for you",
        ],
    );
}

#[test]
fn a_date_is_the_policys_only_where_the_policy_is_spoken_of() {
    let told = "# Elm Homes\n\nThe Board approved this policy on 30 October 2025 and it took effect on 1 December 2025. The Board will review it not later than October 2028. The Customer Manager is responsible for this policy.\n";
    has_all(
        &lines(told, "policy.md"),
        &["approved: 30 October 2025", "review_due: October 2028", "owner: Customer Manager"],
    );
    let other =
        "# Elm Homes\n\nThe new rent took effect on 1 April 2025. The budget will be looked at again in March 2027.\n";
    has_none(&lines(other, "policy.md"), &["2025", "2027"]);
}

#[test]
fn a_part_for_appeals_is_the_second_stage_only_where_an_answer_stands_before_it() {
    let text = "# Elm Co-op\n\n## Complaints\n\nThe Secretary shall send the complainant a written decision within ten working days.\n\n## Appeals\n\nThe Committee shall decide the appeal within twenty working days.\n";
    has_all(&lines(text, "rules.md"), &["    respond: 10 working days (Complaints)\n", "  - name: Appeals\n"]);
    let fines = "# Elm Homes\n\n## Appeals\n\nYou can appeal a fine within 28 days.\n\n## Complaints\n\nWe answer your complaint within 10 working days.\n";
    has_none(&lines(fines, "policy.md"), &["name: Appeals", "28 days"]);
}

#[test]
fn a_contact_is_of_whoever_is_named_before_it() {
    let ours = "# Elm Homes\n\n## How to complain\n\nCall in at our office, phone 01632 960 001 or write to us at Elm Homes, 1 Elm Street, Elmton EL1 1AA. Citizens Advice may complain for you.\n\n## What we can't deal with as a complaint\n\n- planning decisions\n\n## Rents\n\nWe can't use the procedure for a first request, for a claim against our insurance, or for a matter that is in court.\n";
    let found = lines(ours, "policy.md");
    has_all(
        &found,
        &[
            "phone: 01632 960 001\n",
            "post: Elm Homes, 1 Elm Street, Elmton EL1 1AA\n",
            "  - phone (",
            "  - planning decisions (",
            "  - a claim against our insurance (",
        ],
    );
    let theirs = "# Elm Homes\n\n## How to complain\n\nCitizens Advice may complain for you. Phone 01632 960 001 or write to Elm Advice, 1 Elm Street, Elmton EL1 1AA.\n\n## What we do when you can't accept our answer\n\n- we listen\n";
    has_none(&lines(theirs, "policy.md"), &["960 001", "1 Elm Street", "we listen"]);
}
