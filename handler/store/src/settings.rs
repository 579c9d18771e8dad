//! What the environment says, read once at start.

use std::env;

/// A setting that is missing.
#[derive(Debug, thiserror::Error)]
#[error("{0} is not set; template.yaml sets it for the function")]
pub struct Missing(&'static str);

/// A setting that must be there.
///
/// # Errors
/// When it is not.
pub fn required(name: &'static str) -> Result<String, Missing> {
    optional(name).ok_or(Missing(name))
}

/// A setting that may be left out; an empty one counts as left out.
#[must_use]
pub fn optional(name: &'static str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

/// The credentials that AWS puts into the environment.
///
/// # Errors
/// When they are not there.
pub fn credentials() -> Result<aws_sdk_dynamodb::config::Credentials, Missing> {
    Ok(aws_sdk_dynamodb::config::Credentials::new(
        required("AWS_ACCESS_KEY_ID")?,
        required("AWS_SECRET_ACCESS_KEY")?,
        optional("AWS_SESSION_TOKEN"),
        None,
        "environment",
    ))
}
