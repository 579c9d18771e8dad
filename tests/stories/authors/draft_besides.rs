//! What a draft has besides the times: whose policy it is, how to reach the
//! landlord, ways to complain, what is no complaint. From documents in the shapes
//! that landlords have them in: a PDF with facts side by side and pages between, a
//! website with accordions and tables, questions and answers, a flow chart.

use std::fs;
use std::path::PathBuf;

use site_gen::draft;
use site_gen::read::checked_library;
use tests::word::{paragraph, with_body};
use tests::{frozen, root};

fn folder() -> PathBuf {
    root().join("tests/fixtures/documents/besides")
}

/// Every line of the front matter that somebody has to confirm, without what stands above it.
fn lines(draft: &str) -> String {
    let front = draft.split("\n---\n").next().expect("front matter");
    let marked = front.lines().filter(|line| line.ends_with(draft::MARK) && !line.starts_with('#'));
    marked.map(|line| format!("{}\n", line.trim_end_matches(draft::MARK).trim_end())).collect()
}

fn drafted(bytes: &[u8], name: &str) -> String {
    let library = checked_library(&frozen()).expect("the frozen words are sound");
    let document = draft::open::open(bytes, name).expect("a document");
    draft::draft(&document, name, &library).text
}

#[test]
fn each_line_of_a_draft_is_what_a_careful_reader_would_write() {
    let mut otherwise = Vec::new();
    for name in
        ["alderbeck.html", "glendarrow.txt", "gorse.txt", "hawthorn.txt", "pentlow.md", "rowan-coop.md", "rushmere.txt"]
    {
        let path = folder().join(name);
        let found = lines(&drafted(&fs::read(&path).expect("the document is there"), name));
        let known = fs::read_to_string(path.with_extension("front")).expect("the lines of a careful reader");
        if found != known {
            otherwise.push(format!("{name}\n--- wanted\n{known}\n--- found\n{found}"));
        }
    }
    assert!(otherwise.is_empty(), "{}", otherwise.join("\n"));
}

#[test]
fn a_number_for_something_else_is_no_number_for_complaints() {
    let said = |sentence: &str| {
        let text =
            format!("Elm Homes\n\nHow to complain\n\n{sentence}\n\nStage 1\n\nWe answer within 10 working days.\n");
        lines(&drafted(text.as_bytes(), "policy.txt"))
    };
    for sentence in [
        "Report a repair on 01632 960 700.",
        "You can call our data protection officer on 01632 960 700.",
        "Ring the emergency team on 01632 960 700.",
        "Fax us on 01632 960 700.",
    ] {
        assert!(!said(sentence).contains("960 700"), "{sentence}\n{}", said(sentence));
    }
    for (sentence, line) in [
        ("Call us on 01632 960 700 (9am to 5pm).", "  phone: 01632 960 700\n"),
        ("Complain by phone (01632 960 700) or e-mail.", "  phone: 01632 960 700\n"),
        ("Call us on (01632) 960 700.", "  phone: (01632) 960 700\n"),
        (
            "If you stay unhappy you can go to the Housing Ombudsman. Call us on 01632 960 700.",
            "  phone: 01632 960 700\n",
        ),
        ("You can complain by text, on 07700 900 700.", "  text: 07700 900 700\n"),
        ("Outside office hours our number is 01632 960 700.", "  out_of_hours: 01632 960 700\n"),
    ] {
        assert!(said(sentence).contains(line), "{sentence}\n{}", said(sentence));
    }
}

#[test]
fn what_people_should_say_is_no_way_to_complain() {
    let said = |text: &str| {
        let text =
            format!("# Elm Homes\n\n## How to complain\n\n{text}\n\n## Stage 1\n\nWe answer within 10 working days.\n");
        lines(&drafted(text.as_bytes(), "policy.md"))
    };
    let told =
        said("When you write, tell us:\n\n- your name\n- your telephone number and email address\n- what went wrong");
    assert!(!told.contains("channels:\n") && !told.contains("- phone"), "{told}");
    let told = said("We will reply by letter. Do not use social media for this.");
    assert!(!told.contains("- letter") && !told.contains("- social media"), "{told}");
    // The form of a website is none on paper.
    let told = said("- fill in the complaints form on our website\n- visit us");
    assert!(told.contains("- online form") && told.contains("- in person") && !told.contains("paper"), "{told}");
}

/// Some programs write Word's own style for items and no numbering with it.
#[test]
fn an_item_of_a_word_document_may_be_one_by_its_style_alone() {
    let styled = |style: &str, words: &str| paragraph(&format!("<w:pStyle w:val=\"{style}\"/>"), words);
    let item = |words: &str| styled("ListBullet", words);
    let body = [
        styled("Heading1", "Exclusions"),
        paragraph("", "The following are outside this policy:"),
        item("Insurance claims"),
        item("What a court is deciding"),
        styled("Heading1", "Stage 1"),
        paragraph("", "We answer within 10 working days."),
    ];
    let told = lines(&drafted(&with_body(&body.concat()), "policy.docx"));
    assert!(told.contains("  - insurance claims (Exclusions)\n  - what a court is deciding (Exclusions)\n"), "{told}");
}

#[test]
fn a_list_of_ways_and_one_of_exclusions_are_told_by_the_line_before_them() {
    for lead in ["Customers may complain:", "Tell us in any of these ways:"] {
        let text = format!(
            "# Elm Homes\n\n## Complaints\n\n{lead}\n\n- by telephone\n- by email\n\n## Stage 1\n\nWe answer within 10 working days.\n"
        );
        let drafted = lines(&drafted(text.as_bytes(), "policy.md"));
        assert!(drafted.contains("  - phone (") && drafted.contains("  - email ("), "{lead}\n{drafted}");
    }
    for lead in ["You cannot use it for:", "We will not take on a complaint about:"] {
        let text = format!(
            "# Elm Homes\n\n## Complaints\n\n{lead}\n\n- the level of rents\n- insurance claims\n\n## Stage 1\n\nWe answer within 10 working days.\n"
        );
        let drafted = lines(&drafted(text.as_bytes(), "policy.md"));
        assert!(
            drafted.contains("  - the level of rents (") && drafted.contains("  - insurance claims ("),
            "{lead}\n{drafted}"
        );
    }
}

#[test]
fn the_time_of_a_body_outside_is_no_time_to_complain_to_the_landlord() {
    let text = "# Elm Homes\n\n## Still unhappy\n\nYou can ask the SPSO to look at your complaint. You must go to them within 12 months of the problem.\n\n## Stage 1\n\nWe answer within 10 working days.\n";
    let drafted = lines(&drafted(text.as_bytes(), "policy.md"));
    assert!(drafted.contains("time_to_complain: not stated\n"), "{drafted}");
}

/// The whole draft, with what stands above its lines.
fn whole(text: &str) -> String {
    drafted(text.as_bytes(), "policy.txt")
}

#[test]
fn what_nothing_here_reads_is_named_and_what_may_give_it_is_quoted() {
    let draft = whole(
        "Elm Homes\n\nElm Homes is a registered provider of social housing.\n\nHow to complain\n\nRing us on 01632 960 700 \
         or 01632 960 701 after hours, or e-mail complaints@elm.example.org.\n\nStage 1\n\nWe answer within 10 to 15 \
         working days.\n\nWhat we report\n\nFigures are reported to the Board quarterly.\n",
    );
    for line in [
        "is a registered provider of social housing.” This may be your `registered`.\n",
        "Figures are reported to the Board quarterly.” This may be your `reports`.\n",
        // Of a range a person sees what was left out.
        "    # “10 to 15 working days” gives two times: the longer one is taken, since it is promised.\n",
        "  out_of_hours: 01632 960 701 # confirm\n",
    ] {
        assert!(draft.contains(line), "no {line} in\n{draft}");
    }
    let named = draft.lines().find(|line| line.starts_with("# Not found: ")).expect("what was not found");
    for key in ["owner", "who", "hours", "languages", "related", "closed"] {
        assert!(named.contains(key), "{key} is not in {named}");
    }
    assert!(!named.contains("registered") && !named.contains("reports"), "{named}");
}

#[test]
fn each_line_of_a_list_that_was_not_taken_is_left_to_a_person() {
    let draft = whole(
        "Elm Homes\n\nHow to complain\n\nYou can complain by:\n\n- phone, on 01632 960 700\n- e-mail, to \
         complaints@elm.example.org\n- live chat\n\nStage 1\n\nWe answer within 10 working days.\n",
    );
    assert!(
        draft.contains("live chat” Why: other lines of its list were taken as `channels`, and this one was not."),
        "{draft}"
    );
    // Where it was not taken by mistake, it is no hint for a time of a stage.
    assert!(!draft.contains("    # line") || !draft.contains("may give what is `not stated` below"), "{draft}");
}

#[test]
fn a_sentence_of_another_part_is_no_hint_for_a_stage() {
    let draft = whole(
        "Elm Homes\n\nStage 1\n\nWe answer within 10 working days.\n\nYou may ask for Stage 2 within the month.\n\nOur \
         accounts\n\nInterest is 3% after 28 days.\n",
    );
    let hints: Vec<&str> = draft.lines().filter(|line| line.starts_with("    # line")).collect();
    assert!(hints.iter().any(|line| line.contains("within the month")), "{draft}");
    assert!(!hints.iter().any(|line| line.contains("Interest")), "{draft}");
    assert!(draft.contains("Interest is 3% after 28 days.” Why: "), "{draft}");
}

#[test]
fn the_title_of_a_document_says_whose_it_is() {
    for (title, name) in [
        ("Oakfield Homes Complaints Policy", "Oakfield Homes"),
        ("Complaints Policy of Beech Homes", "Beech Homes"),
        ("Complaints policy - Beech Homes", "Beech Homes"),
        ("Elmshire Council Housing Complaints Procedure", "Elmshire Council"),
        ("Wold Housing Association Customer Feedback and Complaints Policy", "Wold Housing Association"),
        ("St Aldhelm's Almshouse Charity: complaints", "St Aldhelm's Almshouse Charity"),
    ] {
        let found = lines(&whole(&format!("{title}\n\nStage 1\n\nWe answer within 10 working days.\n")));
        assert!(found.contains(&format!("landlord: {name}\n")), "{title}\n{found}");
    }
    for title in ["Housing Complaints Policy", "Complaints Policy and Procedure", "Our Homes Complaints Policy"] {
        let found = lines(&whole(&format!("{title}\n\nStage 1\n\nWe answer within 10 working days.\n")));
        assert!(found.contains("landlord: not stated\n"), "{title}\n{found}");
    }
}

#[test]
fn a_title_over_a_list_heads_it_and_gives_its_section() {
    for title in ["What we can't deal with", "6. What we can't deal with", "What isn't a complaint?", "Exclusions"] {
        let draft = whole(&format!(
            "Elm Homes\n\nStage one - frontline resolution\n\nWe answer within 5 working days.\n\n{title}\n  * a routine \
             first request for service\n  * anything covered by a right of appeal\n  * complaints more than six months \
             old\n"
        ));
        let found = lines(&draft);
        assert!(found.contains("  - a routine first request for service ("), "{title}\n{draft}");
        assert!(!found.contains("service (Stage one"), "{title}\n{draft}");
        assert!(found.contains("time_to_complain: 6 months from the problem"), "{title}\n{draft}");
    }
    // What goes on in its items is no title.
    let draft = whole(
        "Elm Homes\n\nStage 1\n\nWe answer within 5 working days.\n\nYou can write to us by\n  * letter\n  * e-mail\n",
    );
    assert!(!draft.contains("# You can write to us by"), "{draft}");
}
