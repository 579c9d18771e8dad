//! The Lambda function: settings from the environment, words from the layer,
//! then the one router.

use std::path::Path;

use handler::app::{Parts, system_random};
use handler::notice::Notices;
use handler::settings::{credentials, optional, required};
use handler::table::Table;
use handler::words::Words;
use handler::{App, connect, log};

/// Where a layer's files are.
const LAYER: &str = "/opt";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda_http::Error> {
    log::install();
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
        notices,
        now: chrono::Utc::now,
        random: system_random,
        site: optional("REDRESS_SITE").unwrap_or_default(),
        origin_secret: optional("REDRESS_ORIGIN_SECRET"),
        contact_key: required("REDRESS_CONTACT_KEY")?.into_bytes(),
    });
    lambda_http::run(handler::router(app)).await
}
