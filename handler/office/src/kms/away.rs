//! Why a key of KMS opens nothing now, and what whoever looks can do.

use super::KmsKey;

/// A key of KMS that opens nothing now.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the key {key} {why}")]
pub struct KeyAway {
    /// The key, by its ARN, as the line of the file of keys names it.
    pub key: KmsKey,
    /// What keeps it from opening, which says what to do.
    pub why: Away,
}

/// Why it opens nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Away {
    /// The role of whoever asks is not among those that its policy lets use it.
    #[error(
        "may not be used by you: AWS says that your role is not allowed to. `aws sts get-caller-identity` says which role \
         it is; the key for officers opens for the officers' and the lead's, that for the lead for the lead's alone"
    )]
    Denied,
    /// The credentials have ended, or AWS does not know them.
    #[error("was not asked: your credentials have ended, or AWS does not know them. Get new ones, and do this again")]
    Credentials,
    /// Somebody disabled it.
    #[error(
        "is disabled, and opens nothing until whoever runs the account enables it: `aws kms enable-key --key-id`. Nothing is lost"
    )]
    Disabled,
    /// Somebody has it deleted.
    #[error(
        "is about to be deleted, and with it every word that it opens: tell whoever runs the account today. \
         `aws kms cancel-key-deletion --key-id` and then `enable-key` keep it"
    )]
    PendingDeletion,
    /// There is none of this name.
    #[error(
        "is not there: the line that names it is of another account, or the key is gone. Compare it with the file of whoever made it"
    )]
    NotFound,
    /// It is for something else.
    #[error(
        "is no key for key agreement on P-256 (ECC_NIST_P256, KEY_AGREEMENT): make one with handler/deploy/sealing-keys.yaml"
    )]
    OtherKind,
    /// It was asked too often.
    #[error("was asked more often than AWS lets: wait a minute, and do this again")]
    Busy,
    /// Nothing was heard of KMS.
    #[error("cannot be asked: KMS does not answer in {0}. See that this machine is connected, and do this again")]
    Unreachable(String),
    /// Nobody asked: without credentials, or with a program that was built without AWS.
    #[error(
        "was not asked: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set, or this program was built without AWS"
    )]
    NotAsked,
    /// Something else, in AWS's own word.
    #[error("opens nothing: KMS says {0}. Do this again; if it stays so, show this to whoever runs the account")]
    Other(String),
}

impl Away {
    /// What AWS's own code and message mean; what has no code was not heard from KMS.
    #[cfg(feature = "aws")]
    pub(super) fn of(code: Option<&str>, message: Option<&str>, region: &str) -> Self {
        match code {
            None => Self::Unreachable(region.to_owned()),
            Some("AccessDeniedException") => Self::Denied,
            Some(
                "ExpiredTokenException"
                | "ExpiredToken"
                | "UnrecognizedClientException"
                | "InvalidClientTokenId"
                | "InvalidSignatureException"
                | "MissingAuthenticationToken"
                | "IncompleteSignature",
            ) => Self::Credentials,
            Some("DisabledException") => Self::Disabled,
            Some("KMSInvalidStateException") if message.is_some_and(|said| said.contains("pending deletion")) => {
                Self::PendingDeletion
            }
            Some("NotFoundException") => Self::NotFound,
            Some("InvalidKeyUsageException" | "UnsupportedOperationException") => Self::OtherKind,
            Some("ThrottlingException" | "LimitExceededException") => Self::Busy,
            Some(code) => Self::Other(code.to_owned()),
        }
    }

    /// Whether it is so for every envelope of the key, so that the rest need not be asked.
    pub(crate) fn is_of_the_key(&self) -> bool {
        !matches!(self, Self::Busy | Self::Other(_))
    }
}

#[cfg(all(test, feature = "aws"))]
mod tests {
    use super::*;

    #[test]
    fn each_answer_of_aws_is_one_that_somebody_can_act_on() {
        for (code, message, is) in [
            (None, None, Away::Unreachable("eu-west-2".to_owned())),
            (Some("AccessDeniedException"), None, Away::Denied),
            (Some("ExpiredTokenException"), None, Away::Credentials),
            (Some("UnrecognizedClientException"), None, Away::Credentials),
            (Some("DisabledException"), None, Away::Disabled),
            (Some("KMSInvalidStateException"), Some("arn:… is pending deletion."), Away::PendingDeletion),
            (Some("KMSInvalidStateException"), None, Away::Other("KMSInvalidStateException".to_owned())),
            (Some("NotFoundException"), None, Away::NotFound),
            (Some("InvalidKeyUsageException"), None, Away::OtherKind),
            (Some("ThrottlingException"), None, Away::Busy),
            (Some("KMSInternalException"), None, Away::Other("KMSInternalException".to_owned())),
        ] {
            assert_eq!(Away::of(code, message, "eu-west-2"), is, "{code:?}");
        }
    }
}
