//! An S3 bucket as the fallback store.
//!
//! Requests are signed by a small crate and sent by the HTTP client that is
//! linked already: with S3's SDK in their place the function is a megabyte,
//! 15 %, larger, and starts no faster.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use bytes::Bytes;
use http_body_util::{BodyExt, Full, Limited};
use hyper::header::{CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use hyper::{Method, Request, StatusCode};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use rustls::{ClientConfig, RootCertStore};
use rusty_s3::{Bucket as Address, Credentials, S3Action, UrlStyle};
use sha2::{Digest, Sha256};

use super::{Made, Unreachable};
use crate::connect::roots;
use crate::settings::{self, Missing};

/// One try; a second follows a fault, and both fit into what intake waits.
const ATTEMPT_LIMIT: Duration = Duration::from_millis(700);
/// How long a signed address can be used: long enough for two tries and a clock that is a little off.
pub const SIGNATURE_LIMIT: Duration = Duration::from_secs(60);
/// The largest answer that is read: more than any complaint that the form takes.
const MAX_ANSWER_BYTES: usize = 8 << 20;

/// A bucket, and who asks it.
#[derive(Debug, Clone)]
pub struct Bucket {
    address: Address,
    credentials: Credentials,
    client: Arc<OnceLock<Https>>,
    /// The roots by which it is known; `None` for the machine's.
    roots: Option<Arc<RootCertStore>>,
}

/// A header of a request.
type Said<'s> = (&'s str, &'s str);

/// What the bucket answered.
type Answered = Result<(StatusCode, Bytes), Unreachable>;

type Https = Client<HttpsConnector<HttpConnector>, Full<Bytes>>;

/// Why a bucket cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum Unusable {
    /// A setting is missing.
    #[error(transparent)]
    Missing(#[from] Missing),
    /// Its name or its address cannot be one: which, and what is wrong with it.
    #[error("the fallback store {0} cannot be addressed: {1}")]
    Address(String, String),
}

impl Bucket {
    /// A bucket of a region, or of the service at `endpoint`, with the credentials that Lambda puts into
    /// the environment.
    ///
    /// # Errors
    /// When there are no credentials, or the name is none.
    pub fn new(name: &str, region: &str, endpoint: Option<&str>) -> Result<Self, Unusable> {
        let unusable = |error: &dyn std::fmt::Display| Unusable::Address(name.to_owned(), error.to_string());
        // Whoever names a service of another kind has its certificates on the machine.
        let roots = if endpoint.is_none() { roots::of_aws().map(Arc::new) } else { None };
        let style = if endpoint.is_some() { UrlStyle::Path } else { UrlStyle::VirtualHost };
        let endpoint = endpoint.map_or_else(|| format!("https://s3.{region}.amazonaws.com"), str::to_owned);
        let endpoint = endpoint.parse().map_err(|e| unusable(&e))?;
        let address = Address::new(endpoint, style, name.to_owned(), region.to_owned()).map_err(|e| unusable(&e))?;
        let (key, secret) = (settings::required("AWS_ACCESS_KEY_ID")?, settings::required("AWS_SECRET_ACCESS_KEY")?);
        let credentials = match settings::optional("AWS_SESSION_TOKEN") {
            Some(token) => Credentials::new_with_token(key, secret, token),
            None => Credentials::new(key, secret),
        };
        Ok(Self { address, credentials, client: Arc::default(), roots })
    }

    /// The client, made when it is first used: where the machine's certificates are read that takes longer than
    /// everything else at a start.
    fn client(&self) -> Result<&Https, Unreachable> {
        if let Some(client) = self.client.get() {
            return Ok(client);
        }
        let ring = rustls::crypto::ring::default_provider();
        let tls = HttpsConnectorBuilder::new();
        let tls = match self.roots.clone() {
            Some(roots) => {
                let config = ClientConfig::builder_with_provider(Arc::new(ring)).with_safe_default_protocol_versions();
                let config = config.map_err(Unreachable::new)?.with_root_certificates(roots);
                tls.with_tls_config(config.with_no_client_auth())
            }
            None => tls.with_provider_and_native_roots(ring).map_err(Unreachable::new)?,
        };
        let tls = tls.https_or_http().enable_http1().build();
        Ok(self.client.get_or_init(|| Client::builder(TokioExecutor::new()).build(tls)))
    }

    pub(super) async fn make(&self, name: &str, bytes: Vec<u8>) -> Result<Made, Unreachable> {
        // A bucket with a lock takes nothing without its digest; every other one compares what came with it.
        let digest = BASE64_STANDARD.encode(Sha256::digest(&bytes));
        let said = [(IF_NONE_MATCH.as_str(), "*"), ("x-amz-checksum-sha256", &digest)];
        let mut action = self.address.put_object(Some(&self.credentials), name);
        for (name, value) in said {
            action.headers_mut().insert(name, value);
        }
        let url = action.sign(SIGNATURE_LIMIT);
        match self.twice(Method::PUT, url.as_str(), &said, bytes.into()).await? {
            (StatusCode::OK, _) => Ok(Made::New),
            (StatusCode::PRECONDITION_FAILED, _) => Ok(Made::There),
            (status, _) => Err(Unreachable::status(status)),
        }
    }

    pub(super) async fn read(&self, name: &str) -> Result<Option<Vec<u8>>, Unreachable> {
        let url = self.address.get_object(Some(&self.credentials), name).sign(SIGNATURE_LIMIT);
        match self.ask(Method::GET, url.as_str()).await? {
            (StatusCode::OK, bytes) => Ok(Some(bytes.into())),
            // To a role that may not list, S3 says of what is not there that it is forbidden.
            (StatusCode::NOT_FOUND | StatusCode::FORBIDDEN, _) => Ok(None),
            (status, _) => Err(Unreachable::status(status)),
        }
    }

    /// Where the bucket is, for whoever may ask it more.
    #[must_use]
    pub fn address(&self) -> (&Address, &Credentials) {
        (&self.address, &self.credentials)
    }

    /// Asks a signed address something that changes nothing or takes away, and after a fault once more.
    ///
    /// # Errors
    /// When neither is answered in time.
    pub async fn ask(&self, method: Method, url: &str) -> Result<(StatusCode, Bytes), Unreachable> {
        self.twice(method, url, &[], Bytes::new()).await
    }

    /// Asking twice does no harm: a name is made once.
    async fn twice(&self, method: Method, url: &str, said: &[Said<'_>], body: Bytes) -> Answered {
        match self.once(method.clone(), url, said, body.clone()).await {
            // A conflict: somebody else was making the same name just then.
            Ok((status, _)) if status.is_server_error() || status == StatusCode::CONFLICT => {
                self.once(method, url, said, body).await
            }
            Err(_) => self.once(method, url, said, body).await,
            answered => answered,
        }
    }

    async fn once(&self, method: Method, url: &str, said: &[Said<'_>], body: Bytes) -> Answered {
        let make = method == Method::PUT;
        let mut request = Request::builder().method(method).uri(url);
        if make {
            request = request.header(CONTENT_TYPE, "application/json");
        }
        for (name, value) in said {
            request = request.header(*name, *value);
        }
        let request = request.body(Full::new(body)).map_err(Unreachable::new)?;
        let asked = async {
            let response = self.client()?.request(request).await.map_err(Unreachable::new)?;
            let status = response.status();
            let has_etag = response.headers().contains_key(ETAG);
            let body =
                Limited::new(response.into_body(), MAX_ANSWER_BYTES).collect().await.map_err(Unreachable::new)?;
            let bytes = body.to_bytes();
            // S3 says nothing of what it made but its ETag: a page in its place is from somebody who stands between.
            if make && status == StatusCode::OK && !has_etag && !bytes.is_empty() {
                return Err(Unreachable::new("it answered with something else"));
            }
            Ok((status, bytes))
        };
        tokio::time::timeout(ATTEMPT_LIMIT, asked).await.map_err(|_| Unreachable::new("too slow"))?
    }
}
