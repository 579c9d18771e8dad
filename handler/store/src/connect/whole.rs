//! An answer without a body is none.
//!
//! The SDK reads an empty body as an empty object: a put that succeeded, an
//! item that is not there. DynamoDB never answers so; whatever stands between
//! it and us may.

use aws_sdk_dynamodb::config::interceptors::AfterDeserializationInterceptorContextRef;
use aws_sdk_dynamodb::config::{ConfigBag, Intercept, RuntimeComponents};
use aws_sdk_dynamodb::error::BoxError;

/// Takes an answer without a body for no answer.
#[derive(Debug)]
pub(super) struct WholeAnswers;

impl Intercept for WholeAnswers {
    fn name(&self) -> &'static str {
        "whole answers"
    }

    fn read_after_deserialization(
        &self,
        context: &AfterDeserializationInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let response = context.response();
        let empty = response.body().bytes().is_some_and(|body| body.iter().all(u8::is_ascii_whitespace));
        if response.status().is_success() && empty { Err("an answer without a body".into()) } else { Ok(()) }
    }
}
