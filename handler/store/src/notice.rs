//! Somebody is told that a complaint came. Never what it says.

use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::complaint::Complaint;
use crate::flag::Flag;
use crate::promised::Promised;

/// What somebody is told: no personal data.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Notice {
    /// Whether a complaint came or an addition to one.
    pub kind: NoticeKind,
    /// The complaint's public name, such as `K7M2QX9R4T`.
    pub reference: String,
    /// The landlord's address on the site, such as `imani`.
    pub landlord: String,
    /// When it came, RFC 3339 in London's time.
    pub received: String,
    /// When the landlord owes something first, RFC 3339 in London's time.
    pub first_due: Option<String>,
    /// Somebody could get hurt, or might.
    pub urgent: bool,
    /// It has words for which officers look first.
    #[serde(default)]
    pub danger: bool,
    /// Its words are for the lead officer alone.
    #[serde(default)]
    pub lead: bool,
}

impl Notice {
    /// What somebody is told of a complaint.
    #[must_use]
    pub fn of(complaint: &Complaint, promised: &Promised, kind: NoticeKind) -> Self {
        Self {
            kind,
            reference: complaint.reference.to_string(),
            landlord: complaint.landlord.clone(),
            received: complaint.received.to_rfc3339(),
            first_due: promised.first.clone(),
            urgent: complaint.urgent,
            danger: complaint.has(&Flag::Danger),
            lead: complaint.is_for_lead(),
        }
    }
}

/// What happened, of which a notice tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NoticeKind {
    /// A complaint came.
    Complaint,
    /// The person added words to a complaint.
    Addition,
}

/// Who is told that a complaint came.
pub enum Notices {
    /// Nowhere: no urgent date is promised then.
    Nowhere,
    /// Whoever watches stderr or a file on this machine: a notice goes to both.
    Local {
        /// The file, one notice a line.
        file: PathBuf,
    },
    /// The subscribers of a topic of Amazon SNS.
    #[cfg(feature = "aws")]
    Topic {
        /// The SDK's client, with the region and credentials of the topic.
        client: Box<aws_sdk_sns::Client>,
        /// The topic's ARN, such as `arn:aws:sns:eu-west-2:123456789012:complaints`.
        arn: String,
    },
}

/// A notice could not be sent.
#[derive(Debug, thiserror::Error)]
#[error("a notice was not sent: {0}")]
pub struct NotSent(String);

impl Notices {
    /// Whether a notice reaches anybody: without that no urgent date is promised.
    #[must_use]
    pub fn reach_somebody(&self) -> bool {
        !matches!(self, Self::Nowhere)
    }

    /// Sends one notice as JSON, without a word that a visitor wrote.
    ///
    /// # Errors
    /// When the topic or the file does not take it.
    pub async fn send(&self, notice: &Notice) -> Result<(), NotSent> {
        let text = serde_json::to_string(notice).map_err(|e| NotSent(e.to_string()))?;
        match self {
            Self::Nowhere => Ok(()),
            Self::Local { file } => {
                eprintln!("notice: {text}");
                append(file, &text).map_err(|e| NotSent(e.to_string()))
            }
            #[cfg(feature = "aws")]
            Self::Topic { client, arn } => {
                use aws_sdk_sns::error::ProvideErrorMetadata;
                let sent = client.publish().topic_arn(arn).message(text).send().await;
                sent.map(|_| ()).map_err(|e| NotSent(e.code().unwrap_or("no answer").to_owned()))
            }
        }
    }

    /// A topic of Amazon SNS, which `arn` names.
    #[cfg(feature = "aws")]
    #[must_use]
    pub fn topic(region: &str, credentials: aws_sdk_dynamodb::config::Credentials, arn: String) -> Self {
        let config = aws_sdk_sns::Config::builder()
            .behavior_version(aws_sdk_sns::config::BehaviorVersion::latest())
            .http_client(crate::connect::https())
            .timeout_config(crate::connect::timeouts())
            .retry_config(crate::connect::retries())
            .region(aws_sdk_sns::config::Region::new(region.to_owned()))
            .credentials_provider(credentials)
            .build();
        Self::Topic { client: Box::new(aws_sdk_sns::Client::from_conf(config)), arn }
    }
}

/// One write a line, so that two notices at once do not run together.
fn append(file: &Path, text: &str) -> std::io::Result<()> {
    let mut file = std::fs::OpenOptions::new().create(true).append(true).mode(0o600).open(file)?;
    file.write_all(format!("{text}\n").as_bytes())
}
