//! A deployment, a rollback and the daily run by their own scripts: words are live before pages, what was ended half way
//! is finished by the next run, and form and site have the words of one build.

use std::fs;

use complaints::policy::manifest::FORMAT;
use serde_json::Value;
use tests::cloud::Cloud;
use tests::{binary, edit};

const POLICY: &str = "policies/imani/2014-01.md";
const PLACE: &str = "production";

/// Lets the checkout promise another time.
fn promise(cloud: &Cloud, days: u32) {
    let policy = cloud.checkout(POLICY);
    let text = fs::read_to_string(&policy).expect("the policy is there");
    let line = text.lines().find(|line| line.contains("acknowledge: ")).expect("it has a promise").trim().to_owned();
    edit(&policy, &line, &format!("acknowledge: {days} working days from receipt (4.5, 4.8)"));
}

/// Whether the page that says what happens promises this time.
async fn promises(cloud: &Cloud, days: u32) -> bool {
    cloud.get("/what-happens/").await.2.contains(&format!("{days} working days"))
}

async fn agrees(cloud: &Cloud) -> String {
    let form = cloud.of_form().await;
    assert!(form.starts_with(FORMAT), "{form}");
    assert_eq!(form, cloud.of_site().await, "form and site have the words of one build");
    form
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_first_deployment_makes_all_there_is_and_words_are_live_before_pages() {
    let cloud = Cloud::new().await;
    let ended = cloud.done("deploy", &[PLACE]).await;
    assert!(ended.told.starts_with("http://127.0.0.1:"), "the result is the address: {}", ended.told);
    agrees(&cloud).await;
    assert_eq!(cloud.get("/complain/").await.0, 200);
    let calls = cloud.calls();
    let last =
        |start: &str| calls.iter().rposition(|call| call.starts_with(start)).unwrap_or_else(|| panic!("{start}"));
    let first =
        |start: &str| calls.iter().position(|call| call.starts_with(start)).unwrap_or_else(|| panic!("{start}"));
    let copied =
        |type_of: &str| calls.iter().rposition(|c| c.starts_with("s3 cp") && c.contains(type_of)).expect("put");
    assert!(first("s3api create-bucket") < first("cloudformation package"));
    assert!(
        copied("text/css") < last("cloudformation deploy --stack-name redress --"),
        "assets come before the words that name them"
    );
    assert!(last("cloudformation deploy --stack-name redress --") < copied("text/html"), "and words before pages");
    assert!(copied("text/html") < copied("application/json"), "the site says last which words it has");
    assert!(copied("application/json") < last("cloudfront create-invalidation"));
    assert!(
        calls
            .iter()
            .any(|call| call.starts_with("cloudwatch put-metric-data --namespace redress --metric-name Published"))
    );
    assert!(calls.iter().any(|call| call.starts_with("cloudformation set-stack-policy")));
    let settings =
        "--parameter-overrides FirewallArn=arn:of:firewall NoticeEmail=team@example.org OutsideCheck=yes SealingKeys=";
    assert!(calls.iter().any(|call| call.contains(settings)), "{calls:#?}");

    // What checks from outside asks an address at which there is something by then.
    let host = cloud.address().to_owned();
    let outside = first("cloudformation deploy --stack-name redress-outside");
    assert!(outside > last("cloudformation deploy --stack-name redress --"), "{calls:#?}");
    assert!(
        calls[outside].contains(&format!("Host={host} NoticeEmail=team@example.org --region us-east-1")),
        "{calls:#?}"
    );

    // The same again puts nothing that is there already.
    let before = cloud.calls().len();
    cloud.done("deploy", &[PLACE]).await;
    assert!(!cloud.calls()[before..].iter().any(|call| call.starts_with("s3 cp")), "no file has changed");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_deployed_without_a_built_function_that_can_read_the_words() {
    let cloud = Cloud::new().await;
    let refused = async |because: &str| {
        let ended = cloud.script("deploy", &[PLACE]).await;
        assert!(!ended.well && ended.said.contains(because), "{because}: {}", ended.said);
        assert!(!cloud.calls().iter().any(|call| call.starts_with("cloudformation deploy")), "{because}");
    };
    cloud.build_function("redress-words-0");
    refused("reads redress-words-0").await;
    let program = cloud.checkout(".aws-sam/build/DrainFunction/bootstrap");
    fs::write(&program, b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3e\0").expect("a program of another machine");
    refused("no program for arm64").await;
    fs::remove_file(&program).expect("it is taken away");
    refused("Run `sam build`").await;
    cloud.build_function(FORMAT);
    edit(&cloud.checkout(POLICY), "acknowledge: 2 working", "acknowledge: 2 wroking");
    refused("The words do not build").await;
    let ended = cloud.script("deploy", &["staging"]).await;
    assert!(ended.said.contains("no SealingKeys"), "{}", ended.said);
    let ended = cloud.script("deploy", &["moon"]).await;
    assert!(ended.said.contains("has no section [moon]. It has: staging, production."), "{}", ended.said);
}

#[test]
fn the_function_carries_the_format_that_it_reads_where_a_script_can_find_it() {
    let program = fs::read(binary("handler")).expect("the program is built");
    let found = program.windows(FORMAT.len()).any(|part| part == FORMAT.as_bytes());
    assert!(found, "{FORMAT} is not in the program: `deploy` would refuse it");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_wrong_policy_goes_back_with_its_words_and_stays_away_through_the_daily_run() {
    let cloud = Cloud::new().await;
    cloud.done("deploy", &[PLACE]).await;
    let first = agrees(&cloud).await;
    promise(&cloud, 7);
    let before = cloud.calls().len();
    cloud.done("deploy", &[PLACE, "--words"]).await;
    assert!(promises(&cloud, 7).await);
    assert_ne!(agrees(&cloud).await, first);
    let calls = cloud.calls().split_off(before);
    assert!(!calls.iter().any(|call| call.contains("--parameter-overrides")), "settings stay as they are");
    // The same is published once more, and there are two nights with the mistake: the way back is not to a night before.
    for (how, day) in [("--words", "2026-12-25"), ("--daily", "2026-12-26")] {
        let ended = cloud.script_with("deploy", &[PLACE, how], &[("TODAY", day)]).await;
        assert!(ended.well && ended.said.contains(day), "{}", ended.said);
    }
    cloud.done("rollback", &[PLACE]).await;
    assert!(promises(&cloud, 2).await && !promises(&cloud, 7).await);
    assert_eq!(agrees(&cloud).await, first, "built for the same day, it is what it was");
    let ended = cloud.script_with("deploy", &[PLACE, "--daily"], &[("TODAY", "2026-12-27")]).await;
    assert!(ended.well, "{}", ended.said);
    assert!(promises(&cloud, 2).await && !promises(&cloud, 7).await, "the checkout still has the mistake");
    assert_ne!(agrees(&cloud).await, first, "the day is another");
    let listed = cloud.done("rollback", &[PLACE, "--list"]).await.told;
    assert_eq!(listed.lines().count(), 7, "{listed}");
    assert_eq!(listed.lines().filter(|line| line.ends_with("built again")).count(), 4, "{listed}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_deployment_that_was_ended_anywhere_is_finished_by_the_next() {
    let cloud = Cloud::new().await;
    cloud.done("deploy", &[PLACE]).await;
    let mut ends = 0;
    for call in 1..100_u32 {
        promise(&cloud, 3 + call % 5);
        let number = call.to_string();
        let ended = cloud.script_with("deploy", &[PLACE, "--words"], &[("END_AT", &number)]).await;
        if ended.well {
            break;
        }
        ends += 1;
        assert_eq!(cloud.get("/form/health").await.0, 200, "the form answers meanwhile: {}", ended.said);
        let page = cloud.get("/what-happens/").await.2;
        let style = page.split("href=\"/assets/").nth(1).and_then(|rest| rest.split('"').next()).expect("a style");
        assert_eq!(cloud.get(&format!("/assets/{style}")).await.0, 200, "no page is without its style");
        // Two of three are followed by one that is ended a call later; after the third all has to be well again.
        match call % 6 {
            0 => {
                cloud.done("rollback", &[PLACE, "--as-it-was"]).await;
                agrees(&cloud).await;
            }
            3 => {
                cloud.done("deploy", &[PLACE, "--words"]).await;
                assert!(promises(&cloud, 3 + call % 5).await);
                agrees(&cloud).await;
            }
            _ => {}
        }
    }
    agrees(&cloud).await;
    assert!(ends > 15, "it was ended at each of its {ends} calls");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_form_that_keeps_its_old_words_is_told_and_the_pages_stay_as_they_are() {
    let cloud = Cloud::new().await;
    cloud.done("deploy", &[PLACE]).await;
    let first = agrees(&cloud).await;
    promise(&cloud, 7);
    let ended = cloud.script_with("deploy", &[PLACE, "--words"], &[("STUCK", "yes")]).await;
    assert!(!ended.well && ended.said.contains("The form does not have the words of this build"), "{}", ended.said);
    assert_eq!(agrees(&cloud).await, first);
    assert!(promises(&cloud, 2).await);
    // Nothing was published: the alarm counts the days.
    let published = cloud.calls().iter().filter(|call| call.starts_with("cloudwatch")).count();
    assert_eq!(published, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_old_style_sheet_stays_for_a_day_after_the_last_page_that_asked_for_it() {
    let cloud = Cloud::new().await;
    cloud.done("deploy", &[PLACE]).await;
    let assets = || {
        let found = fs::read_dir(cloud.cloud("buckets/site/assets")).expect("assets");
        let mut names: Vec<_> = found.map(|e| e.expect("one").file_name().into_string().expect("a name")).collect();
        names.sort();
        names
    };
    let first = assets();
    let mut style = fs::read_dir(cloud.checkout("content/assets")).expect("assets").map(|e| e.expect("one").path());
    let style = style.find(|path| path.extension().is_some_and(|end| end == "css")).expect("a style sheet");
    let text = fs::read_to_string(&style).expect("it is text");
    fs::write(&style, format!("{text}\nhr {{ margin: 3px; }}\n")).expect("it can be written");
    cloud.done("deploy", &[PLACE, "--words"]).await;
    assert_eq!(assets().len(), first.len() + 1, "a page that somebody has open still has its style");
    cloud.done("deploy", &[PLACE, "--daily"]).await;
    assert_eq!(assets().len(), first.len() + 1);
    // A day goes by.
    let state = cloud.cloud("buckets/redress-releases-111122223333-eu-west-2/state.json");
    let mut noted: Value = serde_json::from_str(&fs::read_to_string(&state).expect("a state")).expect("JSON");
    let unused = noted["unused"].as_object_mut().expect("a list");
    assert_eq!(unused.len(), 1, "{unused:?}");
    unused.values_mut().for_each(|at| *at = "2026-01-01T00:00:00+00:00".into());
    fs::write(&state, noted.to_string()).expect("it can be written");
    cloud.done("deploy", &[PLACE, "--daily"]).await;
    assert_eq!(assets().len(), first.len());
    assert!(agrees(&cloud).await.starts_with(FORMAT));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_setting_is_changed_alone_and_stays_through_new_words() {
    let cloud = Cloud::new().await;
    cloud.done("deploy", &[PLACE]).await;
    cloud.done("set", &[PLACE, "NoticeEmail=others@example.org"]).await;
    cloud.done("deploy", &[PLACE, "--words"]).await;
    let stack = fs::read_to_string(cloud.cloud("stack.json")).expect("a stack");
    assert!(stack.contains("others@example.org") && stack.contains("officers=04 lead=04"), "{stack}");
    // So does a new pair of keys: no word, page or program is put anew for it.
    let before = cloud.calls().len();
    cloud.done("set", &[PLACE, "SealingKeys=officers=05 lead=06"]).await;
    let calls = cloud.calls().split_off(before).join("\n");
    assert!(calls.contains("update-stack") && calls.contains("--use-previous-template"), "{calls}");
    assert!(!["s3 cp", "s3api put-object", "package"].iter().any(|put| calls.contains(put)), "{calls}");
    let stack = fs::read_to_string(cloud.cloud("stack.json")).expect("a stack");
    assert!(stack.contains("officers=05 lead=06"), "{stack}");
    let ended = cloud.script("set", &[PLACE, "IntakeMod=closed"]).await;
    assert!(!ended.well && ended.said.contains("IntakeMod: no such parameter"), "{}", ended.said);
}
