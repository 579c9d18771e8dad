//! An event of AWS → a request.
//!
//! Events come in API Gateway's payload format 2.0: from an HTTP API, as
//! `template.yaml` has it, or from a function URL, which sends the same. What
//! an address must not hold is escaped, what no header can be is left out, and
//! a body that is called base64 and is none is taken as it stands.

use axum::body::Body;
use axum::extract::Request;
use axum::http::uri::PathAndQuery;
use axum::http::{HeaderName, HeaderValue, Method, Uri};
use base64::prelude::{BASE64_STANDARD, Engine};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Map, Value};
use store::log;

use crate::reply::headers::NotRead;

/// What stands in no address as it is.
const IN_QUERY: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');
/// What stands in no path besides: there it would begin a query.
const IN_PATH: &AsciiSet = &IN_QUERY.add(b'?');

/// The request that an event passes on; one of which nothing could be read where it is none.
#[must_use]
pub fn request(event: &Value) -> Request {
    read(event).unwrap_or_else(|why| {
        log::fault("gateway", &why);
        let mut request = Request::new(Body::empty());
        if let Some(headers) = event["headers"].as_object() {
            put_headers(headers, &mut request);
        }
        request.extensions_mut().insert(NotRead);
        request
    })
}

fn read(event: &Value) -> Result<Request, &'static str> {
    let http = &event["requestContext"]["http"];
    let Some(method) = http["method"].as_str() else {
        return Err(match (event["httpMethod"].as_str(), event["requestContext"].get("elb")) {
            (_, Some(_)) => {
                "a load balancer asks: put an HTTP API of API Gateway or a function URL before the function"
            }
            (Some(_), None) => "the payload format is 1.0, as a REST API sends it: the function takes format 2.0",
            (None, None) => {
                "the event is no request: the function takes payload format 2.0 of an HTTP API or a function URL"
            }
        });
    };
    let path = event["rawPath"].as_str().or(http["path"].as_str()).ok_or("the event has no path")?;
    let mut request = Request::new(Body::from(body(event)));
    // No route takes a method that is none.
    *request.method_mut() = Method::from_bytes(method.as_bytes()).unwrap_or(Method::TRACE);
    *request.uri_mut() = uri(path, event["rawQueryString"].as_str().unwrap_or_default());
    if let Some(headers) = event["headers"].as_object() {
        put_headers(headers, &mut request);
    }
    Ok(request)
}

/// The address; that of nothing where it is longer than any can be.
fn uri(path: &str, query: &str) -> Uri {
    let mut whole = if path.starts_with('/') { String::new() } else { "/".to_owned() };
    whole.extend(utf8_percent_encode(path, IN_PATH));
    if !query.is_empty() {
        whole.push('?');
        whole.extend(utf8_percent_encode(query, IN_QUERY));
    }
    PathAndQuery::try_from(whole).map_or_else(|_| Uri::from_static("/form/"), Uri::from)
}

fn put_headers(sent: &Map<String, Value>, request: &mut Request) {
    for (name, value) in sent {
        let Some(value) = value.as_str() else { continue };
        // What was sent on several lines comes as one.
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::from_bytes(value.as_bytes())) {
            request.headers_mut().append(name, value);
        }
    }
}

fn body(event: &Value) -> Vec<u8> {
    let sent = event["body"].as_str().unwrap_or_default();
    let decoded = (event["isBase64Encoded"] == true).then(|| BASE64_STANDARD.decode(sent).ok()).flatten();
    decoded.unwrap_or_else(|| sent.as_bytes().to_vec())
}
