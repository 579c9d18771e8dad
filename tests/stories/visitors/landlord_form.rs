//! A landlord's own form: what it adds and leaves out is written in YAML, and
//! stands in the form, on the check page, on paper and in the register.

use std::fs;
use std::path::Path;

use axum::http::StatusCode;
use serde_json::Value;
use site_gen::read::Folders;
use tempfile::TempDir;
use tests::{Engine, Setting, World, build_into, christmas_eve, copy_of_frozen, day, edit, reference_of};

/// The frozen words with one more question for everybody, and for Imani a choice
/// and a question of its own and two questions fewer.
fn words() -> (TempDir, Folders) {
    let (folder, words) = copy_of_frozen();
    edit(
        &words.content.join("form.yaml"),
        "      - id: outcome\n",
        "      - id: reported_to\n        kind: text\n        label: Whom have you told?\n      - id: outcome\n",
    );
    edit(
        &words.policies.join("imani/2014-01.md"),
        "stages:\n",
        concat!(
            "form:\n",
            "  leave_out: [outcome, outcome_more, language]\n",
            "  choices:\n",
            "    about:\n",
            "      - { id: gardens, label: Gardens and shared spaces }\n",
            "  questions:\n",
            "    - id: block\n",
            "      after: what_happened\n",
            "      kind: choice\n",
            "      label: Which block do you live in?\n",
            "      choices:\n",
            "        - { id: north, label: North Court }\n",
            "        - { id: south, label: South Court }\n",
            "stages:\n",
        ),
    );
    (folder, words)
}

fn built(folder: &TempDir, words: &Folders) -> std::path::PathBuf {
    let out = folder.path().join("dist");
    build_into(&out, words, day("2026-12-24")).unwrap_or_else(|stop| panic!("{stop}"));
    out
}

fn page(built: &Path, path: &str) -> String {
    fs::read_to_string(built.join("site").join(path)).expect("the page is built")
}

const TOLD: [(&str, &str); 4] = [
    ("what_happened", "The gate is broken."),
    ("reported_to", "The caretaker"),
    ("about", "gardens"),
    ("block", "south"),
];

#[tokio::test]
async fn two_questions_written_in_yaml_alone_arrive_everywhere() {
    let (folder, words) = words();
    let built = built(&folder, &words);
    for path in ["imani/complain/index.html", "imani/paper-form/index.html"] {
        let form = page(&built, path);
        for asked in ["Whom have you told?", "Which block do you live in?", "South Court", "Gardens and shared spaces"]
        {
            assert!(form.contains(asked), "{path} should ask {asked:?}");
        }
        for left in ["What would put it right?", "Which language should we use?"] {
            assert!(!form.contains(left), "{path} should leave out {left:?}");
        }
    }
    let world = World::with(Setting { built: &built, ..Default::default() }).await;
    let check = world.post("/form/imani/check", &TOLD).await;
    assert_eq!(check.status, StatusCode::OK);
    for said in [
        "Whom have you told?",
        "The caretaker",
        "Gardens and shared spaces",
        "Which block do you live in?",
        "South Court",
    ] {
        check.says(said);
    }
    assert_eq!(check.hidden("block").as_deref(), Some("south"));
    let sent = world.send_json("imani", &TOLD).await;
    assert_eq!(sent.status, StatusCode::CREATED, "{}", sent.text);
    let shown = shown(&world, &sent.json()).await;
    let answers = shown["answers"].as_array().expect("a list").clone();
    let expected = [
        ("What has gone wrong?", "The gate is broken."),
        ("Which block do you live in?", "South Court"),
        ("What is it mostly about?", "Gardens and shared spaces"),
        ("Whom have you told?", "The caretaker"),
    ];
    let expected: Vec<Value> = expected.iter().map(|(asked, said)| serde_json::json!([asked, [said]])).collect();
    assert_eq!(answers, expected, "the register has them in the order of the form, in its words");
    assert_eq!(
        shown["flags"],
        serde_json::json!(["no way to reach the person", "no token"]),
        "nothing was sent that nobody asked for"
    );
}

/// A stored case as an officer sees it.
async fn shown(world: &World, sent: &Value) -> Value {
    let shown = world.shown(&reference_of(&sent["reference"]), christmas_eve(), false).await;
    serde_json::to_value(shown).expect("a case is JSON")
}

#[tokio::test]
async fn one_landlords_form_is_no_other_landlords() {
    let (folder, words) = words();
    let built = built(&folder, &words);
    let other = page(&built, "impact-housing/complain/index.html");
    assert!(other.contains("Whom have you told?"), "the shared question is everybody's");
    assert!(!other.contains("Which block do you live in?") && !other.contains("Gardens and shared spaces"));
    assert!(other.contains("Which language should we use?"));
    let world = World::with(Setting { built: &built, ..Default::default() }).await;
    let sent = world.send_json("impact-housing", &TOLD).await;
    assert_eq!(sent.status, StatusCode::CREATED);
    let shown = shown(&world, &sent.json()).await;
    assert!(
        shown["flags"].as_array().is_some_and(|flags| flags.contains(&"also sent".into())),
        "what this landlord does not ask is kept beside the answers: {shown}"
    );
}

#[tokio::test]
async fn a_choice_is_added_before_something_else() {
    let (folder, words) = words();
    let form = page(&built(&folder, &words), "imani/complain/index.html");
    let place = |value: &str| {
        form.find(&format!("name=\"about\" value=\"{value}\"")).unwrap_or_else(|| panic!("there is no choice {value}"))
    };
    assert!(place("data") < place("gardens") && place("gardens") < place("other"));
}

#[tokio::test]
async fn the_numbers_agree_on_every_page() {
    let (folder, words) = words();
    let built = built(&folder, &words);
    let world = World::with(Setting { built: &built, ..Default::default() }).await;
    let form = world.post("/form/imani/change", &[]).await;
    assert_eq!(form.text, page(&built, "imani/complain/index.html"), "the form is one page from build and handler");
    let numbered = |text: &str| -> Vec<usize> {
        let starts = text.split(['>', '\n']).filter_map(|part| part.split_once(". "));
        starts.filter_map(|(number, _)| number.parse().ok()).collect()
    };
    let numbers = numbered(&form.text);
    assert_eq!(numbers, (1..=numbers.len()).collect::<Vec<_>>(), "no number is left out");
    assert_eq!(numbers, numbered(&page(&built, "imani/paper-form/index.html")), "paper has the same numbers");
    // Before the name two questions came and one went: it was the ninth.
    form.says("2. Which block do you live in?");
    form.says("10. Your name");
    form.says("The name in question 10 is the person you help.");
    let sent = world.post("/form/imani/send", &[TOLD[0], ("token", "0123456789abcdef0123456789abcdef")]).await;
    let receipt = world.open(&sent.location).await;
    form.says("4. If yes, what was the reference?");
    receipt.says("give your reference in question 4.");
}

#[tokio::test]
async fn a_long_answer_to_an_own_question_is_told_in_its_words() {
    let (folder, words) = words();
    edit(
        &words.policies.join("imani/2014-01.md"),
        "  questions:\n",
        "  questions:\n    - { id: officer, after: address, kind: text, label: Who is your officer?, most: 5 }\n",
    );
    let built = built(&folder, &words);
    let world = World::with(Setting { built: &built, ..Default::default() }).await;
    let page = world.post("/form/imani/check", &[TOLD[0], ("officer", "Somebody")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("Who is your officer must be 5 characters or less. You have written 8");
}

#[tokio::test]
async fn the_form_moves_no_date_and_stands_in_no_copy_of_the_clocks() {
    let plain = World::new().await.send_json("imani", &TOLD[..1]).await.json();
    let (folder, words) = words();
    let built = built(&folder, &words);
    let world = World::with(Setting { built: &built, ..Default::default() }).await;
    let own = world.send_json("imani", &TOLD[..1]).await.json();
    assert_eq!(plain["deadlines"], own["deadlines"]);
    let case = world.case(&own["reference"]).await.complaint;
    assert!(!case.clocks.contains("form:") && !case.clocks.contains("gardens"), "{}", case.clocks);
    assert!(case.clocks.contains("\nstages:\n") && case.clocks.contains("\nnation: "), "the facts round it are whole");
}

#[tokio::test]
async fn a_later_version_without_the_question_leaves_its_words_to_the_cases_that_answered_it() {
    let (folder, words) = words();
    let first = built(&folder, &words);
    let engine = Engine::start().await.local;
    let world = World::with(Setting { built: &first, engine: Some(engine.clone()), ..Default::default() }).await;
    let sent = world.send_json("imani", &TOLD).await.json();
    let text = fs::read_to_string(tests::frozen().policies.join("imani/2014-01.md")).expect("the policy can be read");
    fs::write(words.policies.join("imani/2026-12-25.md"), text).expect("a new version");
    let second = folder.path().join("later");
    build_into(&second, &words, day("2026-12-26")).unwrap_or_else(|stop| panic!("{stop}"));
    assert!(!page(&second, "imani/complain/index.html").contains("Which block do you live in?"));
    let later = World::with(Setting { built: &second, engine: Some(engine), ..Default::default() }).await;
    let shown = shown(&later, &sent).await;
    let answers = shown["answers"].as_array().expect("a list");
    assert!(answers.contains(&serde_json::json!(["Which block do you live in?", ["South Court"]])), "{answers:?}");
}
