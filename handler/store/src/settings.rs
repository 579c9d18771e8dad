//! What the environment says, read once at start.

use std::env;

/// A setting that is missing: the name of its environment variable.
#[derive(Debug, thiserror::Error)]
#[error("{0} is not set; template.yaml sets it for the function")]
pub struct Missing(&'static str);

/// The setting of this name, which must be there.
///
/// # Errors
/// When the environment has none of this name.
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
/// When `AWS_ACCESS_KEY_ID` or `AWS_SECRET_ACCESS_KEY` is not set.
pub fn credentials() -> Result<aws_sdk_dynamodb::config::Credentials, Missing> {
    Ok(aws_sdk_dynamodb::config::Credentials::new(
        required("AWS_ACCESS_KEY_ID")?,
        required("AWS_SECRET_ACCESS_KEY")?,
        optional("AWS_SESSION_TOKEN"),
        None,
        "environment",
    ))
}
