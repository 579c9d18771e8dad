//! The SDK's client: where the table is, and how long we wait for it.

use std::time::Duration;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::retry::RetryConfig;
use aws_sdk_dynamodb::config::timeout::TimeoutConfig;
use aws_sdk_dynamodb::config::{BehaviorVersion, Config, Credentials, Region, SharedHttpClient};

use whole::WholeAnswers;

#[cfg(feature = "aws")]
pub(crate) mod roots;
mod whole;

/// One try; three of them fit into [`OPERATION_LIMIT`].
const ATTEMPT_LIMIT: Duration = Duration::from_millis(1200);
/// All tries of one operation together.
const OPERATION_LIMIT: Duration = Duration::from_secs(4);
/// What one act of sending waits for the table before it turns to the
/// fallback store: nobody in distress should look at a page that loads for five seconds.
pub const TABLE_LIMIT: Duration = Duration::from_secs(3);
/// And for the fallback store. It all ends well within the
/// function's ten seconds, so that the page that holds every answer can still be sent.
pub const FALLBACK_LIMIT: Duration = Duration::from_millis(1500);
/// For a look into the fallback store before the table is asked.
pub const GLANCE_LIMIT: Duration = Duration::from_secs(1);

/// An engine on this machine: its address, and the key that opens it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalEngine {
    /// Where it listens, such as `http://127.0.0.1:4000`.
    pub address: String,
    /// The access key that it asks for, drawn anew at each start.
    pub key: String,
}

impl LocalEngine {
    /// Address and key as one line, which the file beside the table keeps for the register.
    #[must_use]
    pub fn to_line(&self) -> String {
        format!("{} {}\n", self.address, self.key)
    }

    /// Reads what [`to_line`](Self::to_line) wrote; `None` for anything else.
    #[must_use]
    pub fn from_line(line: &str) -> Option<Self> {
        let (address, key) = line.trim().split_once(' ')?;
        Some(Self { address: address.to_owned(), key: key.to_owned() })
    }
}

/// How every client waits and tries again.
#[must_use]
pub fn timeouts() -> TimeoutConfig {
    TimeoutConfig::builder()
        .connect_timeout(ATTEMPT_LIMIT)
        .operation_attempt_timeout(ATTEMPT_LIMIT)
        .operation_timeout(OPERATION_LIMIT)
        .build()
}

/// How often every client tries: an attempt and two more.
#[must_use]
pub fn retries() -> RetryConfig {
    RetryConfig::standard().with_max_attempts(3).with_initial_backoff(Duration::from_millis(50))
}

/// A client for an engine on this machine, without TLS.
#[must_use]
pub fn local(engine: &LocalEngine) -> Client {
    let http = aws_smithy_http_client::Builder::new().build_http();
    let config = base(http)
        .region(Region::from_static("eu-west-2"))
        .credentials_provider(Credentials::new(&engine.key, "local", None, None, "local"))
        .endpoint_url(&engine.address)
        .build();
    Client::from_conf(config)
}

/// A client for AWS, with the credentials that Lambda puts into the environment.
#[cfg(feature = "aws")]
#[must_use]
pub fn aws(region: &str, credentials: Credentials) -> Client {
    let config = base(https()).region(Region::new(region.to_owned())).credentials_provider(credentials).build();
    Client::from_conf(config)
}

/// The TLS client that DynamoDB and the notice topic share.
#[cfg(feature = "aws")]
#[must_use]
pub fn https() -> SharedHttpClient {
    use aws_smithy_http_client::tls::{Provider, TlsContext, rustls_provider::CryptoMode};
    // It builds whatever the roots are; where it ever does not, the machine's are asked.
    let known = TlsContext::builder().with_trust_store(roots::of_the_sdk()).build().unwrap_or_default();
    let provider = Provider::Rustls(CryptoMode::Ring);
    aws_smithy_http_client::Builder::new().tls_provider(provider).tls_context(known).build_https()
}

fn base(http: SharedHttpClient) -> aws_sdk_dynamodb::config::Builder {
    Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .http_client(http)
        .timeout_config(timeouts())
        .retry_config(retries())
        .interceptor(WholeAnswers)
}

/// The client that the environment asks for: AWS's, or an engine's at `REDRESS_ENDPOINT`.
///
/// # Errors
/// When the environment holds no credentials.
#[cfg(feature = "aws")]
pub fn from_settings(region: &str) -> Result<Client, crate::settings::Missing> {
    use crate::settings::{credentials, optional, required};
    Ok(match optional("REDRESS_ENDPOINT") {
        Some(address) => local(&LocalEngine { address, key: required("AWS_ACCESS_KEY_ID")? }),
        None => aws(region, credentials()?),
    })
}
