//! What is turned off says nothing: the archive is known to hear by a write each
//! hour, and an alarm rings where it is called by none.

use std::fs;
use std::path::Path;

use aws_sdk_dynamodb::types::AttributeValue;
use chrono::{DateTime, TimeDelta, Utc};
use site_gen::local::engine::TABLE;
use tests::function::{Fleet, Program, Settings};
use tests::stream::Stream;
use tests::{Engine, christmas_eve, table};

use super::alarms::{Watched, resources_of};

/// The hour that stands in the table.
async fn hour(table: &store::table::Table) -> Option<String> {
    let key = |name: &str| (name.to_owned(), AttributeValue::S("BEAT".to_owned()));
    let get = table.client().get_item().table_name(table.name()).consistent_read(true);
    let got = get.set_key(Some([key("pk"), key("sk")].into())).send().await.expect("the table answers");
    Some(got.item?.get("hour")?.as_s().expect("text").clone())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_drain_writes_the_hour_with_each_round_and_nothing_else_of_it() {
    let watched = Watched::new().await;
    let table = table(&watched.engine);
    assert_eq!(hour(&table).await, None);
    let drain = Fleet::start(1, &watched.settings(&watched.engine, Program::Drain)).await;
    let said = |at: DateTime<Utc>| at.format("%Y-%m-%dT%HZ").to_string();
    let before = said(Utc::now());
    drain.round().await.expect("a round");
    let written = hour(&table).await.expect("it was written");
    assert!([before, said(Utc::now())].contains(&written), "{written}");
    assert_eq!(watched.fires(), [""; 0]);
}

/// What belongs to no complaint lies there.
fn kept(archive: &Path) -> usize {
    fs::read_dir(archive.join("other")).map_or(0, Iterator::count)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_hour_reaches_the_archive_through_the_stream() {
    let folder = tempfile::tempdir().expect("a folder for a while");
    let of = |name: &str| folder.path().join(name);
    Stream::turn_on(&of("tables.sqlite"), TABLE).await;
    let engine = Engine::over(Some(&of("tables.sqlite"))).await;
    let settings = Settings {
        engine: engine.local.clone(),
        spool: None,
        program: Program::Archive,
        extra: vec![("REDRESS_ARCHIVE", of("archive").display().to_string())],
        log: of("log"),
    };
    let (archive, mut stream) = (Fleet::start(1, &settings).await, Stream::of(&of("tables.sqlite"), TABLE));
    let mut before = 0;
    for hours in 0..3 {
        drain::beat(&engine.table, christmas_eve() + TimeDelta::hours(hours)).await.expect("it is written");
        assert_eq!(stream.hand_over(&archive).await, 0, "all of it is kept");
        let now = kept(&of("archive"));
        assert!(now > before, "hour {hours}: the archive was called, and has {now}");
        before = now;
    }
}

#[test]
fn an_archive_that_is_called_by_no_write_for_three_hours_rings() {
    let resources = resources_of("template.yaml");
    let of = |name: &str| &resources.iter().find(|(one, _)| one == name).expect("a resource").1["Properties"];
    let alarm = of("ArchiveSilentAlarm");
    assert_eq!((alarm["MetricName"].as_str(), alarm["Statistic"].as_str()), (Some("Invocations"), Some("Sum")));
    assert_eq!(alarm["Dimensions"][0]["Value"].as_str(), Some("ArchiveFunction"));
    // A function that nobody calls has no data at all.
    let rings = (alarm["ComparisonOperator"].as_str(), alarm["Threshold"].as_i64(), alarm["TreatMissingData"].as_str());
    assert_eq!(rings, (Some("LessThanThreshold"), Some(1), Some("breaching")));
    let (period, periods) = (alarm["Period"].as_i64(), alarm["EvaluationPeriods"].as_i64());
    assert_eq!((period, periods), (Some(3600), Some(3)), "longer than the hour after which the drain writes again");
}
