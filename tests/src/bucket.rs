//! A stand-in for S3: four verbs over a map, which checks each signature as
//! AWS does, with AWS's own code, and lists two names a page.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials;
use aws_sigv4::http_request::{
    PercentEncodingMode, SignableBody, SignableRequest, SignatureLocation, SigningSettings, UriPathNormalizationMode,
    sign,
};
use aws_sigv4::sign::v4;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use chrono::NaiveDateTime;
use sha2::{Digest, Sha256};

/// How many names a page of a list has.
const PAGE: usize = 2;

/// A bucket in memory.
#[derive(Clone, Default)]
pub struct Bucket {
    objects: Arc<Mutex<BTreeMap<String, Vec<u8>>>>,
    refused: Arc<Mutex<Vec<String>>>,
    hidden: Arc<Mutex<Option<String>>>,
    keys: (String, String),
}

impl Bucket {
    /// A bucket that these keys open, and the address it is at.
    pub async fn start(key: &str, secret: &str) -> (Self, String) {
        let bucket = Self { keys: (key.to_owned(), secret.to_owned()), ..Self::default() };
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let routes = Router::new().fallback(answer).with_state(bucket.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await });
        (bucket, address)
    }

    /// The names of what is there.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        self.objects.lock().expect("no panic before").keys().cloned().collect()
    }

    /// Has what another has.
    pub fn take_from(&self, other: &Self) {
        let theirs = other.objects.lock().expect("no panic before").clone();
        self.objects.lock().expect("no panic before").extend(theirs);
    }

    /// Forbids to read what has this in its name, as a policy or a lost key of KMS does.
    pub fn hide(&self, part: Option<&str>) {
        *self.hidden.lock().expect("no panic before") = part.map(str::to_owned);
    }

    /// Requests whose signature was wrong.
    #[must_use]
    pub fn refused(&self) -> Vec<String> {
        self.refused.lock().expect("no panic before").clone()
    }

    /// Whether the signature in the address is the one that the keys give.
    fn signed(&self, request: &Request) -> bool {
        let host = request.headers().get("host").and_then(|h| h.to_str().ok()).unwrap_or_default();
        let full = format!("http://{host}{}", request.uri());
        let Some((address, query)) = full.split_once('?') else { return false };
        let decoded = |text: &str| percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned();
        let pairs: Vec<(String, String)> = query
            .split('&')
            .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
            .map(|(n, v)| (decoded(n), decoded(v)))
            .collect();
        let of = |name: &str| pairs.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str()).unwrap_or_default();
        let Ok(time) = NaiveDateTime::parse_from_str(of("X-Amz-Date"), "%Y%m%dT%H%M%SZ") else { return false };
        let signs = [
            "X-Amz-Algorithm",
            "X-Amz-Credential",
            "X-Amz-Date",
            "X-Amz-Expires",
            "X-Amz-SignedHeaders",
            "X-Amz-Signature",
        ];
        let own: Vec<&str> =
            query.split('&').filter(|pair| !signs.contains(&pair.split('=').next().unwrap_or_default())).collect();
        let url = if own.is_empty() { address.to_owned() } else { format!("{address}?{}", own.join("&")) };
        let mut settings = SigningSettings::default();
        settings.signature_location = SignatureLocation::QueryParams;
        settings.expires_in = of("X-Amz-Expires").parse().ok().map(Duration::from_secs);
        settings.percent_encoding_mode = PercentEncodingMode::Single;
        settings.uri_path_normalization_mode = UriPathNormalizationMode::Disabled;
        let identity = Credentials::new(&self.keys.0, &self.keys.1, None, None, "stories").into();
        let seconds = u64::try_from(time.and_utc().timestamp()).unwrap_or_default();
        let params = v4::SigningParams::builder()
            .identity(&identity)
            .region("eu-west-2")
            .name("s3")
            .time(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds))
            .settings(settings)
            .build()
            .expect("all is set")
            .into();
        let headers: Vec<(&str, &str)> = of("X-Amz-SignedHeaders")
            .split(';')
            .filter(|name| *name != "host")
            .filter_map(|name| Some((name, request.headers().get(name)?.to_str().ok()?)))
            .collect();
        let signable =
            SignableRequest::new(request.method().as_str(), url, headers.into_iter(), SignableBody::UnsignedPayload);
        let Ok(output) = signable.and_then(|signable| sign(signable, &params)) else { return false };
        output.signature() == of("X-Amz-Signature")
    }
}

async fn answer(State(bucket): State<Bucket>, request: Request<Body>) -> Response {
    if !bucket.signed(&request) {
        bucket.refused.lock().expect("no panic before").push(request.uri().to_string());
        return StatusCode::FORBIDDEN.into_response();
    }
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, usize::MAX).await.unwrap_or_default();
    let path = percent_encoding::percent_decode_str(parts.uri.path()).decode_utf8_lossy().into_owned();
    let name = path.splitn(3, '/').nth(2).unwrap_or_default().to_owned();
    let mut objects = bucket.objects.lock().expect("no panic before");
    match parts.method {
        Method::PUT if parts.headers.contains_key("if-none-match") && objects.contains_key(&name) => {
            StatusCode::PRECONDITION_FAILED.into_response()
        }
        // As a bucket with a lock asks for, and every other one compares.
        Method::PUT if parts.headers.get("x-amz-checksum-sha256").is_none_or(|said| *said != digest(&body)) => {
            StatusCode::BAD_REQUEST.into_response()
        }
        Method::PUT => {
            objects.insert(name, body.to_vec());
            StatusCode::OK.into_response()
        }
        Method::GET if name.is_empty() => list(&objects, parts.uri.query().unwrap_or_default()).into_response(),
        Method::GET if bucket.hidden.lock().expect("no panic before").as_ref().is_some_and(|p| name.contains(p)) => {
            StatusCode::FORBIDDEN.into_response()
        }
        Method::GET => match objects.get(&name) {
            Some(bytes) => bytes.clone().into_response(),
            None => StatusCode::NOT_FOUND.into_response(),
        },
        Method::DELETE => {
            objects.remove(&name);
            StatusCode::NO_CONTENT.into_response()
        }
        _ => StatusCode::METHOD_NOT_ALLOWED.into_response(),
    }
}

fn digest(body: &[u8]) -> String {
    BASE64_STANDARD.encode(Sha256::digest(body))
}

/// The names as S3 lists them.
fn list(objects: &BTreeMap<String, Vec<u8>>, query: &str) -> String {
    let of = |name: &str| {
        let value = query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
        percent_encoding::percent_decode_str(value.unwrap_or_default()).decode_utf8_lossy().into_owned()
    };
    let (prefix, after) = (of("prefix"), of("continuation-token"));
    let names: Vec<&String> = objects.keys().filter(|name| name.starts_with(&prefix) && **name > after).collect();
    let page = &names[..names.len().min(PAGE)];
    let next = page.last().filter(|_| names.len() > PAGE);
    let contents: String = page
        .iter()
        .map(|name| {
            format!("<Contents><Key>{name}</Key><LastModified>2026-12-24T10:00:00.000Z</LastModified><ETag>&quot;0&quot;</ETag><Size>1</Size><StorageClass>STANDARD</StorageClass></Contents>")
        })
        .collect();
    let next = next.map(|name| format!("<NextContinuationToken>{name}</NextContinuationToken>")).unwrap_or_default();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Name>waiting</Name><Prefix>{prefix}</Prefix><KeyCount>{}</KeyCount><MaxKeys>{PAGE}</MaxKeys><EncodingType>url</EncodingType><IsTruncated>{}</IsTruncated>{next}{contents}</ListBucketResult>",
        page.len(),
        names.len() > PAGE
    )
}
