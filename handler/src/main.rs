//! The Lambda function: settings from the environment, words from the layer,
//! then the one router.

use std::path::Path;

use handler::app::{Parts, system_random};
use handler::notice::Notices;
use handler::settings::{credentials, optional, required};
use handler::spool::{Bucket, Folder, Spool};
use handler::table::Table;
use handler::words::Words;
use handler::{App, connect, gateway, log};
use lambda_http::tower::ServiceBuilder;
use lambda_http::{Adapter, lambda_runtime};

/// Where a layer's files are.
const LAYER: &str = "/opt";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda_http::Error> {
    log::install();
    // Where tests make it end in the middle of its work; nothing where the feature is off.
    let _points = fail::FailScenario::setup();
    let region = required("AWS_REGION")?;
    let words = Words::open(Path::new(&optional("REDRESS_WORDS").unwrap_or_else(|| LAYER.to_owned())))?;
    let client = match optional("REDRESS_ENDPOINT") {
        Some(address) => connect::local(&connect::Local { address, key: required("AWS_ACCESS_KEY_ID")? }),
        None => connect::aws(&region, credentials()?),
    };
    let notices = match optional("REDRESS_TOPIC") {
        Some(arn) => Notices::topic(&region, credentials()?, arn),
        None => Notices::Nowhere,
    };
    let app = App::new(Parts {
        words,
        table: Table::new(client, required("REDRESS_TABLE")?),
        spool: spool(&region)?,
        drains: optional("REDRESS_DRAINS").is_some(),
        notices,
        now: chrono::Utc::now,
        random: system_random,
        site: optional("REDRESS_SITE").unwrap_or_default(),
        origin_secret: optional("REDRESS_ORIGIN_SECRET"),
        contact_key: required("REDRESS_CONTACT_KEY")?.into_bytes(),
    });
    let form = Adapter::from(handler::router(app));
    lambda_runtime::run(ServiceBuilder::new().map_request(gateway::readable).service(form)).await
}

/// `s3://` and a bucket's name, or a folder.
fn spool(region: &str) -> Result<Spool, lambda_http::Error> {
    let Some(place) = optional("REDRESS_SPOOL") else { return Ok(Spool::Nowhere) };
    match place.strip_prefix("s3://") {
        Some(name) => {
            let bucket = Bucket::new(name, region, optional("REDRESS_SPOOL_ENDPOINT").as_deref())?;
            Ok(Spool::Bucket(Box::new(bucket)))
        }
        None => Ok(Spool::Folder(Folder::new(place))),
    }
}
