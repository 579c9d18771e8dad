//! The archive as a Lambda function: one batch of the table's stream for each event.

use std::process::ExitCode;

use archive::{Batch, keep};
use lambda_runtime::{Error, LambdaEvent, service_fn};
use store::fallback::Fallback;
use store::log;
use store::settings::{optional, required};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    log::install();
    log::ended(run().await)
}

async fn run() -> Result<(), Error> {
    let (place, endpoint) = (required("REDRESS_ARCHIVE")?, optional("REDRESS_ARCHIVE_ENDPOINT"));
    let archive = Fallback::at(Some(place), &required("AWS_REGION")?, endpoint.as_deref())?;
    lambda_runtime::run(service_fn(|event: LambdaEvent<Batch>| {
        let archive = archive.clone();
        async move {
            // What is not kept is handed over again, and the alarm of its age sees what stays away.
            let answer = keep(&event.payload, &archive).await.inspect_err(|fault| log::fault("archive", fault))?;
            answer.not_kept.iter().for_each(|one| log::fault("archive", &one.why));
            Ok::<_, Error>(answer)
        }
    }))
    .await
}
