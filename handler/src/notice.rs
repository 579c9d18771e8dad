//! Somebody is told that a complaint came. Never what it says.

use std::io::Write;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::app::App;
use crate::item::{Case, DANGER};
use crate::promised::Promised;
use crate::{connect, log, waiting};

/// What somebody is told: no personal data.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Notice {
    /// What came.
    pub kind: NoticeKind,
    /// The complaint's public name.
    pub reference: String,
    /// The landlord's address.
    pub landlord: String,
    /// When it came.
    pub received: String,
    /// What the landlord owes first, and when.
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
    /// What somebody is told of a case.
    pub fn of(case: &Case, promised: &Promised, kind: NoticeKind) -> Self {
        Self {
            kind,
            reference: case.reference.to_string(),
            landlord: case.landlord.clone(),
            received: case.received.to_rfc3339(),
            first_due: promised.first.clone(),
            urgent: case.urgent,
            danger: case.has(DANGER),
            lead: case.is_for_lead(),
        }
    }
}

/// What came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NoticeKind {
    /// A complaint.
    Complaint,
    /// Something to add to one.
    Addition,
}

/// Where notices go.
pub enum Notices {
    /// Nowhere: no urgent date is promised then.
    Nowhere,
    /// To stderr and a file on this machine.
    Local {
        /// The file, one notice a line.
        file: PathBuf,
    },
    /// To a topic on AWS.
    #[cfg(feature = "lambda")]
    Topic {
        /// The client.
        client: Box<aws_sdk_sns::Client>,
        /// The topic's name on AWS.
        arn: String,
    },
}

/// A notice could not be sent.
#[derive(Debug, thiserror::Error)]
#[error("a notice was not sent: {0}")]
pub struct NotSent(String);

impl Notices {
    /// Whether anybody is told.
    #[must_use]
    pub fn reach_somebody(&self) -> bool {
        !matches!(self, Self::Nowhere)
    }

    /// Tells somebody.
    ///
    /// # Errors
    /// When the topic or the file does not take it.
    pub async fn send(&self, notice: &Notice) -> Result<(), NotSent> {
        let text = serde_json::to_string(notice).map_err(|e| NotSent(e.to_string()))?;
        match self {
            Self::Nowhere => Ok(()),
            Self::Local { file } => {
                eprintln!("notice: {text}");
                let mut file = std::fs::OpenOptions::new()
                    .create(true)
                    .append(true)
                    .open(file)
                    .map_err(|e| NotSent(e.to_string()))?;
                // One write a line, so that two notices at once do not run together.
                file.write_all(format!("{text}\n").as_bytes()).map_err(|e| NotSent(e.to_string()))
            }
            #[cfg(feature = "lambda")]
            Self::Topic { client, arn } => {
                use aws_sdk_sns::error::ProvideErrorMetadata;
                let sent = client.publish().topic_arn(arn).message(text).send().await;
                sent.map(|_| ()).map_err(|e| NotSent(e.code().unwrap_or("no answer").to_owned()))
            }
        }
    }

    /// A topic on AWS.
    #[cfg(feature = "lambda")]
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

/// Tells somebody, or keeps the notice for the next round of the second store.
pub async fn tell(app: &App, notice: &Notice) {
    // The complaint is stored and stays in the register: a notice that fails changes no answer.
    let sent = async {
        match tokio::time::timeout(connect::NOTICE, app.notices.send(notice)).await {
            Ok(Ok(())) => return,
            Ok(Err(fault)) => log::fault("notice", &fault),
            Err(_) => log::fault("notice", &"the notice took too long"),
        }
        // It is sent again with the next round of the second store.
        if let Err(fault) = waiting::keep_notice(&app.spool, notice).await {
            log::fault("notice", &fault);
        }
    };
    let _late = tokio::time::timeout(connect::NOTICE * 2, sent).await;
}
