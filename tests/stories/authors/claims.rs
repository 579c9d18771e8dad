//! What a sentence claims is true of the policy on whose page it stands, also of policies unlike the five.

use std::fs;
use std::path::PathBuf;

use site_gen::read::Folders;
use tempfile::TempDir;
use tests::{build_into, copy_of_frozen, day, edit, words_of};

/// Example Homes with this front matter after its name, beside the five, built for 24 December 2026.
pub(super) struct Example {
    folder: TempDir,
    words: Folders,
}

impl Example {
    pub(super) fn new(front: &str, prose: &str) -> Self {
        let (folder, words) = copy_of_frozen();
        let example = Self { folder, words };
        fs::create_dir(example.words.policies.join("example-homes")).expect("a folder");
        example.version("2020", front, prose);
        example
    }

    pub(super) fn version(&self, in_force: &str, front: &str, prose: &str) {
        let nation = if front.contains("scheme: spso") { "scotland" } else { "england" };
        let text = format!("---\nlandlord: Example Homes\nnation: {nation}\n{front}\n---\n{prose}\n");
        fs::write(self.words.policies.join(format!("example-homes/{in_force}.md")), text).expect("a file");
    }

    fn out(&self) -> PathBuf {
        self.folder.path().join("dist")
    }

    pub(super) fn build(&self) -> &Self {
        build_into(&self.out(), &self.words, day("2026-12-24")).unwrap_or_else(|stop| panic!("{stop}"));
        self
    }

    /// The words of a page, and where its links lead.
    pub(super) fn page(&self, path: &str) -> String {
        let page = self.out().join("site/example-homes").join(path).join("index.html");
        let html = fs::read_to_string(page).expect("a page");
        let main = html.split("<main").nth(1).and_then(|rest| rest.split("</main>").next()).expect("a main part");
        main.to_owned()
    }
}

/// Asserts what a page says, in its words or its tags, and what it does not.
pub(super) fn check(page: &str, says: &[&str], never: &[&str]) {
    let plain = words_of(page);
    for words in says {
        assert!(page.contains(words) || plain.contains(words), "no {words:?} in {page}");
    }
    for words in never {
        assert!(!page.contains(words), "{words:?} in {page}");
    }
}

pub(super) const STAGE: &str = "stages:\n  - name: Stage 1\n    respond: 10 working days from receipt (4.5)";
const MONEY: &str = "{ body: financial-ombudsman, only: advice about money }";

#[test]
fn every_page_names_the_ombudsman_of_the_scheme() {
    let front = format!("scheme: spso\nombudsman: [{MONEY}]\n{STAGE}");
    let example = Example::new(&front, "Ask {{ ombudsman }}.");
    let spso = "Scottish Public Services Ombudsman";
    for page in ["", "now", "what-happens", "help", "policy"] {
        check(&example.build().page(page), &[spso], &["Financial Ombudsman"]);
    }
    let page = example.page("ombudsman");
    let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("no {words} in {page}"));
    assert!(
        at(&format!("translate=\"no\">{spso}</h2>")) < at("translate=\"no\">Financial Ombudsman"),
        "the scheme's body is first: {page}"
    );
    check(&page, &["Only for advice about money."], &["names no ombudsman"]);
}

#[test]
fn where_nobody_is_the_ombudsman_people_are_sent_to_free_advice() {
    let front = format!("scheme: none\nombudsman: [{MONEY}]\n{STAGE}");
    let example = Example::new(&front, "Prose.");
    example.build();
    for page in ["", "now", "what-happens", "help"] {
        check(&example.page(page), &["href=\"/example-homes/help/\">"], &["Financial Ombudsman"]);
    }
    check(
        &example.page("ombudsman"),
        &[
            "Each of these only takes some kinds of complaint.",
            " translate=\"no\">Financial Ombudsman",
            "Only for advice about money.",
        ],
        &["names no ombudsman"],
    );
    check(&example.page("now"), &[], &["There is a time limit"]);
}

#[test]
fn an_answer_comes_sooner_only_where_it_does() {
    let example = |scheme: &str, usual: &str, own: &str| {
        let front = format!(
            "scheme: {scheme}\nstages:\n  - name: Stage 1\n    respond:\n      - {usual}\n      - {{ when: complex, \
             within: {own}, from: receipt }}"
        );
        Example::new(&front, "Prose.").build().page("")
    };
    let sooner = ["If the complaint is complex, we answer sooner, "];
    check(&example("none", "10 working days from receipt", "24 hours"), &sooner, &[]);
    check(&example("none", "10 working days from acknowledgement", "5 working days"), &sooner, &[]);
    check(&example("none", "10 working days from receipt", "5 working days"), &sooner, &[]);
    for (scheme, usual, own) in [
        ("none", "10 working days from receipt", "28 days"),
        // Ten working days are fourteen days in most weeks, and more round a bank holiday.
        ("none", "14 days from receipt", "10 working days"),
        ("none", "not stated", "24 hours"),
        // The Code's time is shorter than the policy's usual one.
        ("housing-ombudsman", "28 working days from receipt", "20 working days"),
    ] {
        let says = ["If the complaint is complex, we answer you "];
        check(&example(scheme, usual, own), &says, &["we answer sooner"]);
    }
}

#[test]
fn only_a_bound_that_nothing_stretches_is_the_longest() {
    let page = |extend: &str| {
        let front = format!("scheme: none\n{STAGE}\n    extend: {extend}");
        Example::new(&front, "Prose.").build().page("what-happens")
    };
    check(&page("up to 20 working days in total from receipt"), &["The longest it can take"], &[]);
    for soft in
        ["up to 10 more working days", "up to 20 working days in total from receipt, unless there is a good reason"]
    {
        check(&page(soft), &["If we put our answer off"], &["he longest it can take"]);
    }
}

#[test]
fn rules_have_changed_only_where_a_note_says_which() {
    let words = "Some rules have changed since we wrote it.";
    let front = format!("scheme: housing-ombudsman\n{STAGE}");
    let updates = "updates:\n  - { passage: wait eight weeks, text: You do not need to wait. }";
    check(&Example::new(&front, "Write to us.").build().page("policy"), &[], &[words]);
    let with = Example::new(&format!("{front}\n{updates}"), "You wait eight weeks.");
    check(&with.build().page("policy"), &[words, "class=\"update\""], &[]);
}

#[test]
fn a_version_ended_on_a_day_only_where_the_next_one_gives_its_own() {
    let front = format!("scheme: none\n{STAGE}");
    let example = Example::new(&front, "Prose.");
    example.version("2024", &front, "Prose.");
    example.version("2026-06-01", &front, "Prose.");
    example.build();
    // Somewhere in 2024 the next one began: nobody knows which day was the last.
    check(&example.page("policy/2020"), &["older version"], &["In force until", "It ended on"]);
    check(&example.page("policy/2024"), &["In force until", "Sunday 31 May 2026"], &[]);
}

#[test]
fn each_of_three_versions_is_called_what_it_is() {
    let front = format!("scheme: none\nreview_due: 2021\n{STAGE}");
    let example = Example::new(&front, "Prose.");
    example.version("2026-06-01", &front, "Prose.");
    example.version("2026-12-31", &front, "Prose.");
    example.build();
    let (older, to_come, applies) = ("older version", "This version is not in force yet", "This policy still applies.");
    let now = "<a href=\"/example-homes/policy/\">See the policy in force now</a>";
    check(
        &example.page("policy/2020"),
        &[older, now, "<dd>Sunday 31 May 2026</dd>"],
        &[to_come, applies, "Was due 2021."],
    );
    check(&example.page("policy/2026-06-01"), &[applies], &[older, to_come, now]);
    check(&example.page("policy"), &[applies], &[older, to_come, now]);
    check(&example.page("policy/2026-12-31"), &[to_come, now], &[older, applies]);
    let listed = [
        "<h3>In force now</h3>",
        "policy/2026-06-01/\">Monday 1 June 2026</a></li>",
        "<h3>To come</h3>",
        "policy/2026-12-31/\">Thursday 31 December 2026</a> (not in force yet)</li>",
        "<h3>Earlier</h3>",
        "policy/2020/\">2020</a></li>",
    ];
    check(&example.page("policy"), &listed, &[]);
}

#[test]
fn the_old_rule_is_told_only_of_a_policy_that_states_a_wait() {
    let page = |said: &str| {
        let front = format!("scheme: housing-ombudsman\ndesignated_persons: {said}\n{STAGE}");
        Example::new(&front, "Prose.").build().page("designated-persons")
    };
    let claims = ["still describes the old rule", "until 30 September 2022", "You do not have to do this now"];
    check(&page("{ who: an MP (9), wait: 8 weeks from response (9) }"), &claims, &[]);
    check(&page("{ who: an MP (9) }"), &["It calls these people “designated persons”: an MP."], &claims);
}

#[test]
fn a_panel_without_contacts_has_no_list_of_them() {
    let front = format!("scheme: housing-ombudsman\npanel: {{ name: Example Tenant Panel }}\n{STAGE}");
    let page = Example::new(&front, "Prose.").build().page("designated-persons");
    check(&page, &["Our policy names this panel: Example Tenant Panel."], &["Its details here", "<dl"]);
}

#[test]
fn the_next_step_is_the_laws_where_the_policy_has_none() {
    let stage = "stages:\n  - name: not stated\n    respond: 10 working days from receipt (4.5)";
    let page = |scheme: &str, more: &str| {
        Example::new(&format!("scheme: {scheme}\n{stage}{more}"), "Prose.").build().page("what-happens")
    };
    let unknown = "Our policy does not say here what the next step is";
    check(
        &page("housing-ombudsman", ""),
        &["Our policy does not describe this stage.", "The Ombudsman’s Code says within 20 working days from"],
        &[unknown, "It names other documents"],
    );
    check(&page("none", ""), &[unknown], &["It names other documents"]);
    let related = "\nrelated: [Appeals Procedure (9), Appeals Procedure (10), Pets Policy]";
    check(&page("none", related), &[unknown, "It names other documents: Appeals Procedure, Pets Policy."], &[]);
}

#[test]
fn nobody_is_asked_to_go_on_where_there_is_no_next_stage() {
    let page =
        |scheme: &str, stages: &str| Example::new(&format!("scheme: {scheme}\n{stages}"), "Prose.").build().page("");
    let again = "Ask us to look again.";
    check(&page("none", STAGE), &["Not happy with our answer? <a href=\"/example-homes/help/\">"], &[again]);
    check(&page("none", &format!("{STAGE}\n  - name: Stage 2\n    respond: not stated")), &[again], &[]);
    // The Code has a second stage for whoever has one.
    check(&page("housing-ombudsman", STAGE), &[again], &[]);
}

#[test]
fn a_list_names_nothing_twice_and_none_is_empty() {
    let front = |channels: &str| {
        format!(
            "scheme: none\nchannels: [{channels}]\nformats: [large print (5.1), large print (5.2), translation]\n\
             languages: a translation\nrelated: [Pets Policy (14), Pets Policy (15)]\n{STAGE}"
        )
    };
    let example = Example::new(&front("phone (4), letter, phone (5)"), "Prose.");
    example.build();
    let count = |page: &str, words: &str| example.page(page).matches(words).count();
    assert_eq!(count("", "<p>You can also use: phone or letter.</p>"), 1);
    assert_eq!(count("formats", "<li>Large print</li>"), 1);
    assert_eq!(count("formats", "<li>A translation</li>"), 1);
    assert_eq!(count("policy", "Pets Policy"), 1);
    check(&example.page("policy"), &["(sections 14, 15)"], &[]);
    let only_the_form = Example::new(&front("online form"), "Prose.");
    check(&only_the_form.build().page(""), &[], &["You can also use", "<ul>\n</ul>"]);
}

#[test]
fn three_times_for_one_thing_are_not_called_two() {
    let front = "scheme: none\nstages:\n  - name: Stage 1\n    respond:\n      contradictory:\n        - 14 days from receipt \
                 (1)\n        - 14 working days from receipt\n        - 20 days from receipt (3)\n      resolved: 14 days from \
                 receipt\n      because: it is the shortest time";
    let page = Example::new(front, "Prose.").build().page("what-happens");
    check(
        &page,
        &["Our policy gives different times for this", "Another is: 20 days"],
        &["two times", "two ways", "()"],
    );
}

#[test]
fn a_circumstance_is_a_clause_that_reads_after_if() {
    let front = |words: &str| format!("scheme: none\ncircumstances:\n  damp: {words}\n{STAGE}");
    let example = Example::new(&front("damp or mould in your home"), "Prose.");
    let stop = build_into(&example.out(), &example.words, day("2026-12-24")).expect_err("a noun phrase is refused");
    let told = stop.to_string();
    for words in [
        "example-homes/2020.md:6:9",
        "circumstances: damp: \"damp or mould in your home\" does not read after \"if\"",
        "write: a clause",
        "`damp: there is damp or mould in your home`",
    ] {
        assert!(told.contains(words), "no {words:?} in {told}");
    }
    Example::new(&front("there is damp or mould in your home"), "Prose.").build();
}

#[test]
fn the_form_asks_for_one_answer_as_its_pages_say() {
    let (folder, words) = copy_of_frozen();
    edit(&words.content.join("form.yaml"), "required: yes", "required: no");
    let stop = build_into(&folder.path().join("dist"), &words, day("2026-12-24")).expect_err("no question is required");
    assert!(stop.to_string().contains("`required: yes` on the first question alone"), "{stop}");
}
