//! The drain as a Lambda function: one round for each event of its clock.

use std::process::ExitCode;

use complaints::days::rota::Rota;
use drain::{Drain, Duty, NOTICE_CEILING, Notices};
use lambda_runtime::{Error, LambdaEvent, service_fn};
use serde_json::Value;
use store::fallback::Fallback;
use store::settings::{credentials, optional, required};
use store::table::Table;
use store::{connect, log};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    log::install();
    log::ended(run().await)
}

async fn run() -> Result<(), Error> {
    // Where tests make it end in the middle of its work; nothing where the feature is off.
    let _points = fail::FailScenario::setup();
    let region = required("AWS_REGION")?;
    let table = Table::new(connect::from_settings(&region)?, required("REDRESS_TABLE")?);
    let endpoint = optional("REDRESS_FALLBACK_ENDPOINT");
    let fallback = Fallback::at(Some(required("REDRESS_FALLBACK")?), &region, endpoint.as_deref())?;
    let rota: Option<Rota> = optional("REDRESS_ROTA").map(|rota| rota.parse()).transpose()?;
    let notices = match optional("REDRESS_TOPIC") {
        Some(arn) => {
            let on_call = if rota.is_some() { required("REDRESS_ON_CALL_TOPICS")? } else { String::new() };
            Notices::topic(&region, credentials()?, arn, on_call, optional("REDRESS_TOPIC_ENDPOINT"))
        }
        None => Notices::Nowhere,
    };
    let ceiling = match optional("REDRESS_NOTICE_CEILING") {
        Some(number) => number.parse().map_err(|_| {
            format!("REDRESS_NOTICE_CEILING is {number:?}: write a whole number, such as {NOTICE_CEILING}")
        })?,
        None => NOTICE_CEILING,
    };
    let duty = rota.as_ref().map(|rota| Duty { rota, now: chrono::Utc::now });
    let drain = Drain { table: &table, fallback: &fallback, notices: &notices, ceiling, duty };
    lambda_runtime::run(service_fn(|_clock: LambdaEvent<Value>| async move {
        // Whatever becomes of the round. Where it is refused, the silence of the archive is the alarm.
        if let Err(fault) = drain::beat(drain.table, chrono::Utc::now()).await {
            log::fault("drain", &fault);
        }
        // A round that fails is a fault of the function: its alarm sees it, and the next event tries again.
        // Boxed: the compiler gives up on the layout of the runtime's futures round the SDK's.
        Box::pin(drain.round()).await.inspect_err(|fault| log::fault("drain", fault)).map_err(Error::from)
    }))
    .await
}
