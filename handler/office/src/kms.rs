//! Keys for key agreement that AWS's key service keeps: it says what such a key and the other half agree on, to whom
//! its policy allows it, and gives the key to nobody.

mod away;
#[cfg_attr(not(feature = "aws"), path = "kms/nobody.rs")]
mod client;

use std::fmt;
use std::str::FromStr;

pub use away::{Away, KeyAway};
pub use client::Kms;

/// The name of a key: `arn:aws:kms:REGION:ACCOUNT:key/ID`. An alias is none: it may be another key tomorrow.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct KmsKey(String);

/// A text names no key of KMS.
#[derive(Debug, thiserror::Error)]
#[error("`{0}` is no ARN of a key, such as arn:aws:kms:eu-west-2:123456789012:key/1234abcd-…")]
pub struct NoArn(String);

impl FromStr for KmsKey {
    type Err = NoArn;

    fn from_str(text: &str) -> Result<Self, NoArn> {
        let parts: Vec<&str> = text.split(':').collect();
        let plain = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        match parts.as_slice() {
            ["arn", partition, "kms", region, account, key]
                if key.strip_prefix("key/").is_some_and(plain)
                    && [partition, region, account].into_iter().all(|p| plain(p)) =>
            {
                Ok(Self(text.to_owned()))
            }
            _ => Err(NoArn(text.to_owned())),
        }
    }
}

impl fmt::Display for KmsKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl KmsKey {
    /// The region that it lives in; no other one knows it.
    #[must_use]
    pub fn region(&self) -> &str {
        self.0.split(':').nth(3).unwrap_or_default()
    }
}
