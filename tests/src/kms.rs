//! A stand-in for KMS: keys for key agreement on P-256 with the real arithmetic, asked by whom the template's own policies
//! let ask. An access key is the name of a role.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::to_bytes;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use office::kms::{Kms, KmsKey};
use p256::elliptic_curve::sec1::ToSec1Point;
use p256::{PublicKey, SecretKey};
use serde_json::{Value, json};

use crate::roles::{Call, Template};

/// The beginning of every public key of this curve, as RFC 5480 writes one.
const DER: &str = "3059301306072a8648ce3d020106082a8648ce3d030107034200";

/// How a key is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyState {
    /// As it was made.
    Enabled,
    /// Somebody disabled it.
    Disabled,
    /// Somebody has it deleted.
    PendingDeletion,
    /// It answers nobody: too much is asked.
    Throttled,
}

struct Kept {
    /// The key of `sealing-keys.yaml` that it was made as.
    made_as: &'static str,
    secret: SecretKey,
    state: KeyState,
}

/// The service, with its keys.
#[derive(Clone)]
pub struct Keys {
    address: String,
    kept: Arc<Mutex<BTreeMap<String, Kept>>>,
    asked: Arc<Mutex<Vec<String>>>,
    now: Arc<AtomicUsize>,
    most: Arc<AtomicUsize>,
    /// `ROLE ACTION KEY`, as the policies let each.
    allowed: Arc<BTreeSet<String>>,
}

impl Keys {
    /// The service on this machine, without a key.
    pub async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let keys = Self {
            address,
            kept: Arc::default(),
            asked: Arc::default(),
            now: Arc::default(),
            most: Arc::default(),
            allowed: Arc::new(allowed()),
        };
        let routes = Router::new().fallback(answer).with_state(keys.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await });
        keys
    }

    /// A pair of keys as a stack of `sealing-keys.yaml` makes them, with these private halves.
    pub fn make(&self, private: &[String; 2]) -> [KmsKey; 2] {
        let mut kept = self.kept.lock().expect("no panic before");
        ["OfficersKey", "LeadKey"].map(|made_as| {
            let half = &private[usize::from(made_as == "LeadKey")];
            let arn = format!("arn:aws:kms:eu-west-2:123456789012:key/{made_as}-{}", kept.len());
            let secret = SecretKey::from_slice(&bytes(half)).expect("a private key");
            kept.insert(arn.clone(), Kept { made_as, secret, state: KeyState::Enabled });
            arn.parse().expect("an ARN")
        })
    }

    /// Puts a key into a state.
    pub fn turn(&self, key: &KmsKey, state: KeyState) {
        self.kept.lock().expect("no panic before").get_mut(&key.to_string()).expect("a key").state = state;
    }

    /// The public half of a key, as a point.
    #[must_use]
    pub fn public_half(&self, key: &KmsKey) -> [u8; 65] {
        let kept = self.kept.lock().expect("no panic before");
        point(&kept[&key.to_string()].secret).try_into().expect("65 bytes")
    }

    /// Who asks under a role.
    #[must_use]
    pub fn under(&self, role: &str) -> Kms {
        let credentials = aws_credential_types::Credentials::new(role, "secret", None, None, "stories");
        Kms::new(credentials, Some(self.address.clone()))
    }

    /// Where it is.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// What was asked since this was asked last: `ROLE ACTION KEY`.
    #[must_use]
    pub fn asked(&self) -> Vec<String> {
        std::mem::take(&mut *self.asked.lock().expect("no panic before"))
    }

    /// How many questions were open at one time, at most.
    #[must_use]
    pub fn at_once(&self) -> usize {
        self.most.load(Ordering::SeqCst)
    }

    fn reply(&self, role: &str, action: &str, asked: &Value) -> Result<Value, (&'static str, String)> {
        let arn = asked["KeyId"].as_str().unwrap_or_default();
        self.asked.lock().expect("no panic before").push(format!("{role} {action} {arn}"));
        let kept = self.kept.lock().expect("no panic before");
        let key = kept.get(arn).ok_or(("NotFoundException", format!("Key '{arn}' does not exist")))?;
        let allowed = self.allowed.contains(&format!("{role} {action} {}", key.made_as));
        // Whoever makes the keys is an administrator of the account, and none of our roles.
        let makes_keys = role == "administrator" && action == "GetPublicKey";
        if !allowed && !makes_keys {
            return Err(("AccessDeniedException", format!("{role} is not authorized to perform: kms:{action}")));
        }
        match key.state {
            KeyState::Throttled => return Err(("ThrottlingException", "Rate exceeded".to_owned())),
            KeyState::Disabled if action == "DeriveSharedSecret" => {
                return Err(("DisabledException", format!("{arn} is disabled.")));
            }
            KeyState::PendingDeletion => {
                return Err(("KMSInvalidStateException", format!("{arn} is pending deletion.")));
            }
            KeyState::Enabled | KeyState::Disabled => {}
        }
        if action == "GetPublicKey" {
            let der = [bytes(DER), point(&key.secret)].concat();
            return Ok(json!({ "KeyId": arn, "PublicKey": BASE64_STANDARD.encode(der), "KeySpec": "ECC_NIST_P256",
                "KeyUsage": "KEY_AGREEMENT", "KeyAgreementAlgorithms": ["ECDH"] }));
        }
        assert_eq!(asked["KeyAgreementAlgorithm"], "ECDH", "{asked}");
        let der = BASE64_STANDARD.decode(asked["PublicKey"].as_str().unwrap_or_default()).unwrap_or_default();
        let other = der.strip_prefix(bytes(DER).as_slice()).and_then(|point| PublicKey::from_sec1_bytes(point).ok());
        let other = other.ok_or(("ValidationException", "the public key is invalid".to_owned()))?;
        let agreed = p256::ecdh::diffie_hellman(key.secret.to_nonzero_scalar(), other.as_affine());
        let secret = BASE64_STANDARD.encode(agreed.raw_secret_bytes());
        Ok(json!({ "KeyId": arn, "SharedSecret": secret, "KeyAgreementAlgorithm": "ECDH", "KeyOrigin": "AWS_KMS" }))
    }
}

async fn answer(State(keys): State<Keys>, request: Request) -> Response {
    let [target, signed] = ["x-amz-target", "authorization"]
        .map(|name| request.headers().get(name).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned());
    let action = target.trim_start_matches("TrentService.").to_owned();
    // The signature is not looked at here; whose it is, is.
    let role =
        signed.split("Credential=").nth(1).and_then(|rest| rest.split('/').next()).unwrap_or_default().to_owned();
    let body = to_bytes(request.into_body(), usize::MAX).await.unwrap_or_default();
    let open = keys.now.fetch_add(1, Ordering::SeqCst) + 1;
    keys.most.fetch_max(open, Ordering::SeqCst);
    // As far away as a region of AWS.
    tokio::time::sleep(Duration::from_millis(10)).await;
    let replied = keys.reply(&role, &action, &serde_json::from_slice(&body).unwrap_or_default());
    keys.now.fetch_sub(1, Ordering::SeqCst);
    let kind = [("content-type", "application/x-amz-json-1.1")];
    match replied {
        Ok(value) => (kind, value.to_string()).into_response(),
        Err((code, message)) => {
            (StatusCode::BAD_REQUEST, kind, json!({ "__type": code, "message": message }).to_string()).into_response()
        }
    }
}

/// Judged once: every role of the template, of either key.
fn allowed() -> BTreeSet<String> {
    let template = Template::read();
    let mut allowed = BTreeSet::new();
    for (role, action) in template.roles().flat_map(|role| ["DeriveSharedSecret", "GetPublicKey"].map(|a| (role, a))) {
        for key in ["OfficersKey", "LeadKey"] {
            if template.allows(role, &Call::read(&format!("kms:{action} ${{{key}.Arn}}"))) {
                allowed.insert(format!("{role} {action} {key}"));
            }
        }
    }
    allowed
}

fn point(secret: &SecretKey) -> Vec<u8> {
    secret.public_key().to_sec1_point(false).as_bytes().to_vec()
}

fn bytes(figures: &str) -> Vec<u8> {
    let all: Vec<u32> = figures.chars().filter_map(|c| c.to_digit(16)).collect();
    all.chunks(2).filter_map(|pair| u8::try_from(pair[0] * 16 + pair[1]).ok()).collect()
}
