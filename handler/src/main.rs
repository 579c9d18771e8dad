//! The Lambda function: settings from the environment, words from the layer,
//! then the one router.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use handler::app::{App, Parts};
use handler::lambda;
use lambda_runtime::{Error, LambdaEvent, service_fn};
use serde_json::Value;
use store::fallback::Fallback;
use store::marks::MarkKey;
use store::random::system_random;
use store::settings::{optional, required};
use store::table::Table;
use store::words::Words;
use store::{connect, log};

/// Where Lambda unpacks a function's layers; the words of a build are one.
const LAYER: &str = "/opt";

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    log::install();
    log::ended(run().await)
}

async fn run() -> Result<(), Error> {
    // Where tests make it end in the middle of its work; nothing where the feature is off.
    let _points = fail::FailScenario::setup();
    let region = required("AWS_REGION")?;
    let endpoint = optional("REDRESS_FALLBACK_ENDPOINT");
    let app = App::new(Parts {
        words: Words::open(Path::new(&optional("REDRESS_WORDS").unwrap_or_else(|| LAYER.to_owned())))?,
        table: Table::new(connect::from_settings(&region)?, required("REDRESS_TABLE")?),
        fallback: Fallback::at(optional("REDRESS_FALLBACK"), &region, endpoint.as_deref())?,
        intake: optional("REDRESS_INTAKE").map(|mode| mode.parse()).transpose()?.unwrap_or_default(),
        watched: optional("REDRESS_WATCHED").is_some(),
        rota: optional("REDRESS_ROTA").map(|rota| rota.parse()).transpose()?,
        stored: Arc::default(),
        now: chrono::Utc::now,
        random: system_random,
        site: optional("REDRESS_SITE").unwrap_or_default(),
        origin_secret: optional("REDRESS_ORIGIN_SECRET"),
        seal: required("REDRESS_SEALING_KEYS")?.parse()?,
        marks: MarkKey::new(required("REDRESS_CONTACT_KEY")?),
    });
    let router = handler::router(app);
    lambda_runtime::run(service_fn(|event: LambdaEvent<Value>| {
        let router = router.clone();
        async move { Ok::<Value, Error>(lambda::answer(router, &event.payload).await) }
    }))
    .await
}
