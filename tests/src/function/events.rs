//! What functions are asked: a request through API Gateway, or the clock.

use serde_json::{Value, json};

/// An event as API Gateway's HTTP API sends it, version 2.0.
#[must_use]
pub fn event(method: &str, path: &str, accept: &str, body: &str) -> Value {
    json!({
        "version": "2.0", "routeKey": "ANY /form/{proxy+}", "rawPath": path, "rawQueryString": "",
        "headers": {"accept": accept, "content-type": "application/x-www-form-urlencoded", "host": "form.example.org", "x-origin-secret": "secret"},
        "requestContext": {
            "accountId": "000000000000", "apiId": "api", "domainName": "form.example.org", "domainPrefix": "form", "stage": "$default",
            "requestId": "x", "routeKey": "ANY /form/{proxy+}", "time": "24/Dec/2026:10:00:00 +0000", "timeEpoch": 1_798_106_400_000_u64,
            "http": {"method": method, "path": path, "protocol": "HTTP/1.1", "sourceIp": "192.0.2.1", "userAgent": "a phone"}
        },
        "body": body, "isBase64Encoded": false
    })
}

/// An event as AWS's scheduler sends it where a schedule names no input of its own.
#[must_use]
pub fn each_minute() -> Value {
    json!({
        "version": "0", "id": "d32c5kddcf5bb8c3", "detail-type": "Scheduled Event", "source": "aws.scheduler",
        "account": "000000000000", "time": "2026-12-24T10:00:00Z", "region": "eu-west-2",
        "resources": ["arn:aws:scheduler:eu-west-2:000000000000:schedule/default/drain"], "detail": "{}"
    })
}
