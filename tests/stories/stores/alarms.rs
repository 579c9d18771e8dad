//! Each alarm of `template.yaml` fires by the fault that it is for, and one that
//! lasts hides no other.
//!
//! The real function and the real drain write their log; the template's own
//! filters make numbers of its lines, and its own thresholds judge them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde_json::{Value, json};
use store::connect::LocalEngine;
use tests::function::{Fleet, Program, Settings, each_minute, event};
use tests::topic::telling;
use tests::{Engine, build_into, day, encode, frozen, nobody, root};
use yaml_rust2::{Yaml, YamlLoader};

const STORY: [(&str, &str); 1] = [("what_happened", "The heating has been off since March.")];

fn resources() -> Vec<(String, Yaml)> {
    resources_of("template.yaml")
}

/// The part of a template below its key `Resources`.
pub(super) fn resources_of(template: &str) -> Vec<(String, Yaml)> {
    let text = fs::read_to_string(root().join(template)).expect("the template");
    let template = YamlLoader::load_from_str(&text).expect("the template is YAML").remove(0);
    let all = template["Resources"].as_hash().expect("resources").iter();
    all.map(|(name, resource)| (name.as_str().expect("a name").to_owned(), resource.clone())).collect()
}

fn of_type(kind: &str) -> BTreeMap<String, Yaml> {
    let of = |resource: &Yaml| resource["Type"].as_str() == Some(kind);
    let all = resources().into_iter().filter(|(_, resource)| of(resource));
    all.map(|(name, resource)| (name, resource["Properties"].clone())).collect()
}

/// Whether a line has what a filter asks: the comparisons of CloudWatch's syntax that the template uses.
fn has(line: &Value, pattern: &str) -> bool {
    let asked = pattern.trim().trim_start_matches('{').trim_end_matches('}');
    asked.split("&&").all(|all| {
        let any = all.trim().trim_start_matches('(').trim_end_matches(')');
        any.split("||").any(|one| {
            let parts: Vec<&str> = one.split_whitespace().collect();
            let [path, how, what] = parts.as_slice() else { panic!("{one:?} is no comparison") };
            let value = at(line, path);
            let text = what.trim_matches('"');
            match *how {
                "=" => value.as_str() == Some(text),
                // Of a line without the field nothing is asked.
                "!=" => value.as_str().is_some_and(|value| value != text),
                ">" => value.as_f64().is_some_and(|value| value > text.parse().expect("a number")),
                how => panic!("{how} is not known here"),
            }
        })
    })
}

fn at<'v>(line: &'v Value, path: &str) -> &'v Value {
    path.trim_start_matches("$.").split('.').fold(line, |value, name| &value[name])
}

/// The alarms over our own numbers that fire where these lines come again and again.
fn fire(log: &str, of: &str) -> BTreeSet<String> {
    let lines: Vec<Value> = log.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let mut numbers: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for filter in of_type("AWS::Logs::MetricFilter").values().filter(|f| f["LogGroupName"].as_str() == Some(of)) {
        let to = &filter["MetricTransformations"][0];
        let value = to["MetricValue"].as_str().expect("a value");
        let name = to["MetricName"].as_str().expect("a name").to_owned();
        for line in lines.iter().filter(|line| has(line, filter["FilterPattern"].as_str().expect("a pattern"))) {
            let number = value.parse().ok().or_else(|| at(line, value).as_f64()).expect("a number");
            numbers.entry(name.clone()).or_default().push(number);
        }
    }
    let of_type = of_type("AWS::CloudWatch::Alarm");
    let fires = of_type.into_iter().filter(|(_, alarm)| {
        let Some(numbers) = numbers.get(alarm["MetricName"].as_str().unwrap_or_default()) else { return false };
        let number = match alarm["Statistic"].as_str() {
            Some("Sum") => numbers.iter().sum(),
            Some("Maximum") => numbers.iter().copied().fold(0.0, f64::max),
            other => panic!("{other:?} is not known here"),
        };
        assert_eq!(alarm["ComparisonOperator"].as_str(), Some("GreaterThanOrEqualToThreshold"));
        number >= alarm["Threshold"].as_i64().and_then(|n| i32::try_from(n).ok()).map_or(f64::MAX, f64::from)
    });
    fires.map(|(name, _)| name).collect()
}

/// The functions of one story, and the alarms that their log sets off.
pub(super) struct Watched {
    folder: tempfile::TempDir,
    pub(super) engine: LocalEngine,
}

impl Watched {
    pub(super) async fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder for a while"), engine: Engine::start().await.local }
    }

    pub(super) fn settings(&self, engine: &LocalEngine, program: Program) -> Settings {
        Settings {
            engine: engine.clone(),
            spool: Some(self.folder.path().join("spool").display().to_string()),
            program,
            extra: Vec::new(),
            log: self.folder.path().join("log"),
        }
    }

    async fn send(&self, settings: &Settings) {
        let function = Fleet::start(1, settings).await;
        let sent = function.invoke(event("POST", "/form/imani/send", "application/json", &encode(&STORY))).await;
        assert_eq!(sent.expect("an answer")["statusCode"], 201);
    }

    async fn round(&self, settings: &Settings) -> Value {
        Fleet::start(1, settings).await.invoke(each_minute()).await.expect("an answer")
    }

    /// What the log of the form and the drain sets off, and forgets of it.
    pub(super) fn fires(&self) -> Vec<String> {
        let log = fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
        fs::write(self.folder.path().join("log"), "").expect("it is emptied");
        fire(&log, "FormLogs").into_iter().collect()
    }

    /// Until a function that cannot start has said why.
    pub(super) async fn until_written(&self) {
        for _ in 0..600 {
            if fs::read_to_string(self.folder.path().join("log")).is_ok_and(|text| text.contains('\n')) {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        panic!("a function that cannot start says so");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn all_is_quiet_while_all_is_well() {
    let watched = Watched::new().await;
    watched.send(&watched.settings(&watched.engine, Program::Form)).await;
    watched.round(&watched.settings(&watched.engine, Program::Drain)).await;
    assert_eq!(watched.fires(), [""; 0]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_table_that_is_away_sets_off_that_of_the_store_and_what_waits_its_own() {
    let watched = Watched::new().await;
    watched.send(&watched.settings(&nobody(), Program::Form)).await;
    assert_eq!(watched.fires(), ["StoreAlarm"]);
    watched.round(&watched.settings(&nobody(), Program::Drain)).await;
    assert_eq!(watched.fires(), ["DrainCallAlarm", "WaitingAlarm"]);
    watched.round(&watched.settings(&watched.engine, Program::Drain)).await;
    assert_eq!(watched.fires(), [""; 0], "all came home");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_can_never_come_home_has_an_alarm_of_its_own_which_hides_no_other() {
    let watched = Watched::new().await;
    let stuck = watched.folder.path().join("spool/sent");
    fs::create_dir_all(&stuck).expect("a folder");
    fs::write(stuck.join("2222-2222-2X-00112233445566778899aabbccddeeff"), "no complaint").expect("it is put");
    let drain = watched.settings(&watched.engine, Program::Drain);
    watched.round(&drain).await;
    assert_eq!(watched.fires(), ["RefusedAlarm"]);
    watched.round(&drain).await;
    watched.send(&watched.settings(&nobody(), Program::Form)).await;
    assert_eq!(watched.fires(), ["RefusedAlarm", "StoreAlarm"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_topic_that_takes_nothing_sets_off_the_one_of_what_nobody_was_told_of() {
    let watched = Watched::new().await;
    watched.send(&watched.settings(&watched.engine, Program::Form)).await;
    watched.round(&telling(&nobody(), watched.settings(&watched.engine, Program::Drain))).await;
    assert_eq!(watched.fires(), ["UntoldAlarm"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_drain_that_cannot_list_what_waits_ends_with_an_error_and_reports_no_success() {
    let watched = Watched::new().await;
    let file = watched.folder.path().join("spool");
    // No folder, and no place for one.
    fs::write(&file, "a file").expect("it is put");
    let answer = watched.round(&watched.settings(&watched.engine, Program::Drain)).await;
    assert!(answer["errorType"].is_string(), "Lambda counts it among the Errors of DrainErrorAlarm: {answer}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_archive_that_takes_nothing_has_its_own_and_what_it_did_not_keep_comes_again() {
    let watched = Watched::new().await;
    let place = watched.folder.path().join("archive");
    let mut settings = watched.settings(&watched.engine, Program::Archive);
    settings.extra = vec![("REDRESS_ARCHIVE", place.display().to_string())];
    let archive = Fleet::start(1, &settings).await;
    let keys = json!({ "pk": { "S": "CLOCKS#00" }, "sk": { "S": "CLOCKS" } });
    let write = json!({ "eventName": "INSERT", "dynamodb": { "Keys": keys, "SequenceNumber": "111",
        "ApproximateCreationDateTime": 1_798_106_400 } });
    // No folder, and no place for one.
    fs::write(&place, "a file").expect("it is put");
    let answer = archive.invoke(json!({ "Records": [write] })).await.expect("an answer");
    assert_eq!(answer, json!({ "batchItemFailures": [{ "itemIdentifier": "111" }] }));
    assert_eq!(watched.fires(), ["ArchiveAlarm"]);
    fs::remove_file(&place).expect("it was there");
    let answer = archive.invoke(json!({ "Records": [write] })).await.expect("an answer");
    assert_eq!(answer, json!({ "batchItemFailures": [] }));
    assert_eq!(watched.fires(), [""; 0]);
    let answer = archive.invoke(json!({ "Records": [{ "eventName": "INSERT" }] })).await.expect("an answer");
    assert!(answer["errorType"].is_string(), "Lambda counts it among the Errors of ArchiveErrorAlarm: {answer}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn old_words_and_a_function_that_cannot_start_have_theirs() {
    let watched = Watched::new().await;
    // Whoever runs this lives after that day, and by more than one and a half.
    build_into(&watched.folder.path().join("dist"), &frozen(), day("2026-10-01")).expect("the words build");
    let words = watched.folder.path().join("dist/words").display().to_string();
    let old = Settings { extra: vec![("REDRESS_WORDS", words)], ..watched.settings(&watched.engine, Program::Form) };
    let function = Fleet::start(1, &old).await;
    function.invoke(event("GET", "/form/imani/dates", "text/html", "")).await.expect("an answer");
    drop(function);
    assert_eq!(watched.fires(), ["OldWordsAlarm"]);
    let unset = |name| Settings {
        extra: vec![(name, "neither".to_owned())],
        ..watched.settings(&watched.engine, Program::Form)
    };
    for name in ["REDRESS_SEALING_KEYS", "REDRESS_INTAKE", "REDRESS_ROTA"] {
        let function = Fleet::start(1, &unset(name)).await;
        watched.until_written().await;
        drop(function);
        assert_eq!(watched.fires(), ["FaultAlarm"], "{name}");
    }
}

#[test]
fn who_is_turned_away_by_the_api_is_counted_from_its_own_log() {
    let stage = of_type("AWS::ApiGatewayV2::Stage").remove("FormStage").expect("the stage");
    let format = stage["AccessLogSettings"]["Format"].as_str().expect("a format").to_owned();
    let line = |status: &str| {
        let line = format.replace("$context.status", status).replace("$context.responseLatency", "3");
        assert!(serde_json::from_str::<Value>(&line).is_ok(), "{line}");
        line
    };
    assert_eq!(fire(&line("429"), "ApiLogs").into_iter().collect::<Vec<_>>(), ["TurnedAwayAlarm"]);
    assert!(fire(&line("200"), "ApiLogs").is_empty());
}

#[test]
fn every_alarm_tells_somebody_says_what_it_means_and_stands_in_the_manual() {
    let manual = fs::read_to_string(root().join("docs/operate.md")).expect("the manual");
    let counted: BTreeSet<String> = of_type("AWS::Logs::MetricFilter")
        .values()
        .map(|filter| filter["MetricTransformations"][0]["MetricName"].as_str().expect("a name").to_owned())
        .collect();
    let alarms = of_type("AWS::CloudWatch::Alarm");
    let composite = of_type("AWS::CloudWatch::CompositeAlarm");
    assert!(alarms.len() > 15 && composite.len() == 1);
    for (name, alarm) in alarms.iter().chain(&composite) {
        assert_eq!(alarm["AlarmActions"][0].as_str(), Some("FaultTopic"), "{name} tells nobody");
        assert!(alarm["AlarmDescription"].as_str().is_some_and(|text| text.ends_with('.')), "{name}");
        assert!(manual.contains(&format!("`{name}`")), "docs/operate.md does not say what {name} means");
    }
    for (name, alarm) in &alarms {
        let (space, metric) = (alarm["Namespace"].as_str(), alarm["MetricName"].as_str().expect("a metric"));
        let known = match space.expect("a namespace") {
            "AWS/Lambda" => ["Errors", "Throttles", "Duration", "Invocations", "IteratorAge"].contains(&metric),
            "AWS/ApiGateway" => metric == "5xx",
            "AWS/DynamoDB" => metric == "SystemErrors",
            "AWS/SNS" => metric == "NumberOfNotificationsFailed",
            // By the scripts of deployment, whose story sees the call.
            _ => counted.contains(metric) || metric == "Published",
        };
        assert!(known, "{name}: nobody counts {metric}");
    }
    let dashboard = of_type("AWS::CloudWatch::Dashboard").remove("Dashboard").expect("a dashboard");
    let (body, outside) = (&dashboard["DashboardBody"][0], &dashboard["DashboardBody"][1]["Outside"]);
    let body = body.as_str().expect("its body");
    let outside = outside[1].as_str().expect("the part of the check from outside");
    assert!(outside.contains(":us-east-1:${AWS::AccountId}:alarm:${AWS::StackName}-outside"), "{outside}");
    serde_json::from_str::<Value>(&body.replace("${Outside}", outside)).expect("it is JSON with it");
    let shown: Value = serde_json::from_str(&body.replace("${Outside}", "")).expect("and without");
    let ringing = shown["widgets"][0]["properties"]["alarms"].as_array().expect("its alarms").iter();
    let ringing: BTreeSet<&str> = ringing.filter_map(Value::as_str).collect();
    let all: BTreeSet<String> = alarms.keys().chain(composite.keys()).map(|name| format!("${{{name}.Arn}}")).collect();
    assert_eq!(ringing, all.iter().map(String::as_str).collect(), "one look shows every alarm");
    let rule = composite["FormDownAlarm"]["AlarmRule"].as_str().expect("a rule");
    for part in rule.split("ALARM(\"${").skip(1) {
        let (name, _) = part.split_once('}').expect("a name");
        assert!(alarms.contains_key(name), "{name} is no alarm");
    }
}
