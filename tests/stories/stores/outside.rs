//! The check from outside asks the real function what its template says, and its
//! alarm tells somebody where AWS can: in the region that counts such checks.

use std::collections::BTreeMap;
use std::fs;

use tests::function::{Fleet, Program, Settings, event};
use tests::{nobody, root};
use yaml_rust2::Yaml;

use super::alarms::{Watched, resources_of};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_check_from_outside_asks_whether_people_can_use_the_form_and_tells_a_topic_of_its_own_region() {
    let outside: BTreeMap<String, Yaml> = resources_of("handler/deploy/outside.yaml").into_iter().collect();
    let check = &outside["Check"]["Properties"]["HealthCheckConfig"];
    let path = check["ResourcePath"].as_str().expect("a path");
    let looks_for = check["SearchString"].as_str().expect("what it looks for");
    let watched = Watched::new().await;
    let asked = async |settings: &Settings| {
        let function = Fleet::start(1, settings).await;
        let answer = function.invoke(event("GET", path, "", "")).await.expect("an answer");
        let body = answer["body"].as_str().expect("a body").to_owned();
        (answer["statusCode"].as_u64().expect("a status"), body.contains(looks_for))
    };
    let form = watched.settings(&watched.engine, Program::Form);
    assert_eq!(asked(&form).await, (200, true));
    let nowhere = Settings { engine: nobody(), spool: None, ..form };
    assert_eq!(asked(&nowhere).await, (503, false), "neither store takes anything");

    let alarm = &outside["OutsideAlarm"]["Properties"];
    assert_eq!(
        (alarm["Namespace"].as_str(), alarm["MetricName"].as_str()),
        (Some("AWS/Route53"), Some("HealthCheckStatus"))
    );
    assert_eq!(alarm["Dimensions"][0]["Value"].as_str(), Some("Check"));
    // The status is 1 where it answers and 0 where not; where nobody asks there is none.
    assert_eq!((alarm["Statistic"].as_str(), alarm["Threshold"].as_i64()), (Some("Minimum"), Some(1)));
    assert_eq!(alarm["ComparisonOperator"].as_str(), Some("LessThanThreshold"));
    assert_eq!(alarm["TreatMissingData"].as_str(), Some("breaching"));
    assert_eq!(alarm["AlarmActions"][0].as_str(), Some("OutsideTopic"));
    assert!(outside["OutsideTopic"]["Type"].as_str() == Some("AWS::SNS::Topic"));
    assert_eq!(alarm["AlarmName"].as_str(), Some("AWS::StackName"), "the dashboard finds it by the name of its stack");
    let manual = fs::read_to_string(root().join("docs/operate.md")).expect("the manual");
    assert!(manual.contains("`OutsideAlarm`"), "docs/operate.md says what it means");
}
