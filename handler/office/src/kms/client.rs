//! The two things that are asked of KMS: what a key and an encapsulated key agree on, and a key's public half.

use aws_sdk_kms::Client;
use aws_sdk_kms::config::{BehaviorVersion, Config, Credentials, Region, SharedHttpClient};
use aws_sdk_kms::error::ProvideErrorMetadata;
use aws_sdk_kms::primitives::Blob;
use aws_sdk_kms::types::{KeyAgreementAlgorithmSpec, KeySpec, KeyUsageType};
use store::settings::{self, Missing};

use super::{Away, KeyAway, KmsKey};

/// What stands before a point of P-256, uncompressed, in a `SubjectPublicKeyInfo` (RFC 5480): the same for all.
const BEFORE_A_POINT: [u8; 26] = [
    0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a, 0x86, 0x48, 0xce,
    0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
];

/// AWS's key service, asked under the role whose credentials these are.
#[derive(Debug, Clone)]
pub struct Kms {
    http: SharedHttpClient,
    credentials: Credentials,
    endpoint: Option<String>,
}

impl Kms {
    /// With these credentials; at `endpoint` where that is not AWS's own.
    #[must_use]
    pub fn new(credentials: Credentials, endpoint: Option<String>) -> Self {
        Self { http: store::connect::https(), credentials, endpoint }
    }

    /// With the credentials of the environment.
    ///
    /// # Errors
    /// When it holds none.
    pub fn from_settings() -> Result<Self, Missing> {
        Ok(Self::new(settings::credentials()?, settings::optional("REDRESS_KMS_ENDPOINT")))
    }

    /// Where one key is asked.
    pub(crate) fn at(&self, key: &KmsKey) -> Door {
        Door { client: self.client(key), key: key.clone() }
    }

    /// A client for the region of a key.
    fn client(&self, key: &KmsKey) -> Client {
        let config = Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .http_client(self.http.clone())
            .timeout_config(store::connect::timeouts())
            .retry_config(store::connect::retries())
            .region(Region::new(key.region().to_owned()))
            .credentials_provider(self.credentials.clone());
        let config = match &self.endpoint {
            Some(address) => config.endpoint_url(address),
            None => config,
        };
        Client::from_conf(config.build())
    }

    /// The public half of a key, as an uncompressed point.
    ///
    /// # Errors
    /// When KMS does not say it, or it is a key for something else.
    pub async fn public_half(&self, key: &KmsKey) -> Result<[u8; 65], KeyAway> {
        let got = self.client(key).get_public_key().key_id(key.to_string()).send().await;
        let got = got.map_err(|error| away(key, &error))?;
        let is_ours =
            (got.key_spec(), got.key_usage()) == (Some(&KeySpec::EccNistP256), Some(&KeyUsageType::KeyAgreement));
        let der = got.public_key().map(Blob::as_ref).unwrap_or_default();
        let point = der.strip_prefix(BEFORE_A_POINT.as_slice()).filter(|_| is_ours);
        point.and_then(|point| point.try_into().ok()).ok_or_else(|| KeyAway { key: key.clone(), why: Away::OtherKind })
    }
}

/// One key of it.
#[derive(Clone)]
pub(crate) struct Door {
    client: Client,
    key: KmsKey,
}

impl Door {
    /// The x coordinate that the key and an encapsulated key agree on.
    pub(crate) async fn agree(self, encapsulated: Vec<u8>) -> Result<[u8; 32], KeyAway> {
        let Self { client, key } = self;
        let other = [&BEFORE_A_POINT, encapsulated.as_slice()].concat();
        let asked = client
            .derive_shared_secret()
            .key_id(key.to_string())
            .key_agreement_algorithm(KeyAgreementAlgorithmSpec::Ecdh)
            .public_key(Blob::new(other));
        let got = asked.send().await.map_err(|error| away(&key, &error))?;
        let secret = got.shared_secret().map(Blob::as_ref).unwrap_or_default();
        secret.try_into().map_err(|_| KeyAway { key, why: Away::Other("no secret of 32 bytes".to_owned()) })
    }
}

fn away(key: &KmsKey, error: &impl ProvideErrorMetadata) -> KeyAway {
    KeyAway { key: key.clone(), why: Away::of(error.code(), error.message(), key.region()) }
}
