//! What API Gateway passes on, where what it says of a body is not so.

use base64::prelude::{BASE64_STANDARD, Engine};
use lambda_http::LambdaEvent;
use lambda_http::request::LambdaRequest;

/// The same event, its body taken as text where it is called base64 and is
/// none: decoding it would end the function.
#[must_use]
pub fn readable(mut event: LambdaEvent<LambdaRequest>) -> LambdaEvent<LambdaRequest> {
    if let LambdaRequest::ApiGatewayV2(request) = &mut event.payload {
        let is_base64 = |body: &String| BASE64_STANDARD.decode(body).is_ok();
        request.is_base64_encoded &= request.body.as_ref().is_none_or(is_base64);
    }
    event
}
