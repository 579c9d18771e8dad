//! The SDK's client: where the table is, and how long we wait for it.

use std::time::Duration;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::retry::RetryConfig;
use aws_sdk_dynamodb::config::timeout::TimeoutConfig;
use aws_sdk_dynamodb::config::{BehaviorVersion, Config, Credentials, Region, SharedHttpClient};

/// One try; three of them fit into [`OPERATION`].
const ATTEMPT: Duration = Duration::from_millis(1200);
/// All tries together; two operations fit into the function's ten seconds.
const OPERATION: Duration = Duration::from_secs(4);

/// How every client waits and tries again.
pub(crate) fn timeouts() -> TimeoutConfig {
    TimeoutConfig::builder()
        .connect_timeout(ATTEMPT)
        .operation_attempt_timeout(ATTEMPT)
        .operation_timeout(OPERATION)
        .build()
}

/// How often every client tries.
pub(crate) fn retries() -> RetryConfig {
    RetryConfig::standard().with_max_attempts(3).with_initial_backoff(Duration::from_millis(50))
}

/// A client for an engine on this machine, without TLS.
#[must_use]
pub fn local(endpoint: &str) -> Client {
    let http = aws_smithy_http_client::Builder::new().build_http();
    let config = base(http)
        .region(Region::from_static("eu-west-2"))
        .credentials_provider(Credentials::new("local", "local", None, None, "local"))
        .endpoint_url(endpoint)
        .build();
    Client::from_conf(config)
}

/// A client for AWS, with the credentials that Lambda puts into the environment.
#[cfg(feature = "lambda")]
#[must_use]
pub fn aws(region: &str, credentials: Credentials) -> Client {
    let config = base(https()).region(Region::new(region.to_owned())).credentials_provider(credentials).build();
    Client::from_conf(config)
}

/// The TLS client that DynamoDB and the notice topic share.
#[cfg(feature = "lambda")]
pub(crate) fn https() -> SharedHttpClient {
    use aws_smithy_http_client::tls::{Provider, rustls_provider::CryptoMode};
    aws_smithy_http_client::Builder::new().tls_provider(Provider::Rustls(CryptoMode::Ring)).build_https()
}

fn base(http: SharedHttpClient) -> aws_sdk_dynamodb::config::Builder {
    Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .http_client(http)
        .timeout_config(timeouts())
        .retry_config(retries())
}
