//! Where notices go: a file and stderr on one machine, a topic on AWS.

use std::io::Write;
use std::path::{Path, PathBuf};

use store::notice::Notice;
use terminal::visible::in_json;

use crate::digest::Digest;

/// Who is told that a complaint came.
pub enum Notices {
    /// Nowhere: no urgent date is promised then, and what is owed is counted as told.
    Nowhere,
    /// Whoever watches a file on this machine, and stderr where it is to be heard too.
    Local {
        /// The file, one notice a line.
        file: PathBuf,
        /// Whether it goes to stderr as well.
        aloud: bool,
    },
    /// The subscribers of a topic of Amazon SNS.
    #[cfg(feature = "lambda")]
    Topic {
        /// The SDK's client, with the region and credentials of the topic.
        client: Box<aws_sdk_sns::Client>,
        /// The topic's ARN, such as `arn:aws:sns:eu-west-2:123456789012:complaints`.
        arn: String,
        /// How the ARN of the topic of somebody on duty begins; their name ends it.
        on_call: String,
    },
}

/// A notice could not be sent.
#[derive(Debug, thiserror::Error)]
#[error("a notice was not sent: {0}")]
pub struct NotSent(String);

impl Notices {
    /// Sends one notice as JSON, without a word that a visitor wrote.
    ///
    /// # Errors
    /// When the topic or the file does not take it.
    pub async fn send(&self, notice: &Notice) -> Result<(), NotSent> {
        self.publish(&notice.subject, notice).await
    }

    /// Sends it to somebody on duty: to a topic of that name, or into a file of that name beside the other.
    ///
    /// # Errors
    /// When the topic or the file does not take it.
    pub async fn send_to(&self, name: &str, notice: &Notice) -> Result<(), NotSent> {
        let theirs = match self {
            Self::Nowhere => return Ok(()),
            Self::Local { file, aloud } => {
                let theirs = format!("{}-{name}", file.file_name().unwrap_or_default().display());
                Self::Local { file: file.with_file_name(theirs), aloud: *aloud }
            }
            #[cfg(feature = "lambda")]
            Self::Topic { client, on_call, .. } => {
                Self::Topic { client: client.clone(), arn: format!("{on_call}{name}"), on_call: on_call.clone() }
            }
        };
        theirs.send(notice).await.map_err(|NotSent(why)| NotSent(format!("{why} ({name})")))
    }

    /// Sends many notices in one message, in the same way.
    ///
    /// # Errors
    /// When the topic or the file does not take it.
    pub async fn send_digest(&self, digest: &Digest) -> Result<(), NotSent> {
        self.publish(&digest.subject, digest).await
    }

    #[cfg_attr(not(feature = "lambda"), expect(unused_variables, reason = "only a topic shows a subject of its own"))]
    async fn publish(&self, subject: &str, message: &impl serde::Serialize) -> Result<(), NotSent> {
        let text = serde_json::to_string(message).map_err(|e| NotSent(e.to_string()))?;
        // One line wherever it is read, whatever is in it.
        let text = in_json(&text);
        match self {
            Self::Nowhere => Ok(()),
            Self::Local { file, aloud } => {
                if *aloud {
                    terminal::log(format_args!("notice: {text}"));
                }
                append(file, &text).map_err(|e| NotSent(e.to_string()))
            }
            #[cfg(feature = "lambda")]
            Self::Topic { client, arn, .. } => {
                use aws_sdk_sns::error::ProvideErrorMetadata;
                // A subject is ASCII and at most 100 characters long; a mail shows it in the inbox.
                let subject: String = subject.chars().filter(|c| matches!(c, ' '..='~')).take(99).collect();
                let subject = Some(subject).filter(|subject| !subject.is_empty());
                let sent = client.publish().topic_arn(arn).set_subject(subject).message(text).send().await;
                let sent = sent.map_err(|e| NotSent(e.code().unwrap_or("no answer").to_owned()))?;
                // What was taken has an id; an answer without one is from somebody who stands between.
                sent.message_id().map(|_| ()).ok_or_else(|| NotSent("an answer without an id".to_owned()))
            }
        }
    }

    /// A topic of Amazon SNS, which `arn` names, and those of people on duty; at `endpoint` where that is not AWS's own.
    #[cfg(feature = "lambda")]
    #[must_use]
    pub fn topic(
        region: &str,
        credentials: aws_sdk_sns::config::Credentials,
        arn: String,
        on_call: String,
        endpoint: Option<String>,
    ) -> Self {
        let config = aws_sdk_sns::Config::builder()
            .behavior_version(aws_sdk_sns::config::BehaviorVersion::latest())
            .http_client(store::connect::https())
            .timeout_config(store::connect::timeouts())
            .retry_config(store::connect::retries())
            .region(aws_sdk_sns::config::Region::new(region.to_owned()))
            .credentials_provider(credentials);
        let config = match endpoint {
            Some(address) => config.endpoint_url(address),
            None => config,
        };
        Self::Topic { client: Box::new(aws_sdk_sns::Client::from_conf(config.build())), arn, on_call }
    }
}

/// One write a line, so that two notices at once do not run together.
fn append(file: &Path, text: &str) -> std::io::Result<()> {
    let mut file = private::file().create(true).append(true).open(file)?;
    file.write_all(format!("{text}\n").as_bytes())
}
