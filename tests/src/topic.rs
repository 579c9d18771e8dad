//! A stand-in for SNS: one verb, which keeps what was published.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::routing::post;
use drain::Digest;
use store::connect::LocalEngine;
use store::notice::Notice;

use crate::function::Settings;

/// The name of the topic; nobody checks it.
const ARN: &str = "arn:aws:sns:eu-west-2:000000000000:complaints";

/// A topic in memory.
#[derive(Clone, Default)]
pub struct Topic {
    published: Arc<Mutex<Vec<Notice>>>,
}

impl Topic {
    /// A topic, and where it is; the key is the functions' own, which nobody checks here.
    pub async fn start(key: &str) -> (Self, LocalEngine) {
        let topic = Self::default();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let routes = Router::new().route("/", post(publish)).with_state(topic.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await });
        (topic, LocalEngine { address, key: key.to_owned() })
    }

    /// Everything that was published so far, as often as it was.
    #[must_use]
    pub fn published(&self) -> Vec<Notice> {
        self.published.lock().expect("no panic before").clone()
    }
}

/// Functions that tell it: `at` is where the topic is, or a line to it.
#[must_use]
pub fn telling(at: &LocalEngine, settings: Settings) -> Settings {
    let mut extra = settings.extra;
    extra.push(("REDRESS_TOPIC", ARN.to_owned()));
    extra.push(("REDRESS_TOPIC_ENDPOINT", at.address.clone()));
    Settings { extra, ..settings }
}

/// The notices of a message: its own, or all that a digest holds.
///
/// # Panics
/// When it is neither.
#[must_use]
pub fn notices_in(message: &str) -> Vec<Notice> {
    match serde_json::from_str::<Digest>(message) {
        Ok(digest) => digest.told,
        Err(_) => vec![serde_json::from_str(message).expect("a notice is JSON")],
    }
}

async fn publish(State(topic): State<Topic>, body: String) -> impl IntoResponse {
    let of = |name: &str| {
        let value = body.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('=')).unwrap_or_default();
        percent_encoding::percent_decode_str(&value.replace('+', " ")).decode_utf8_lossy().into_owned()
    };
    assert_eq!((of("Action").as_str(), of("TopicArn").as_str()), ("Publish", ARN), "{body}");
    let notices = notices_in(&of("Message"));
    let id = {
        let mut published = topic.published.lock().expect("no panic before");
        published.extend(notices);
        published.len()
    };
    let answer = format!(
        "<PublishResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><PublishResult><MessageId>{id}</MessageId>\
         </PublishResult><ResponseMetadata><RequestId>{id}</RequestId></ResponseMetadata></PublishResponse>"
    );
    ([("content-type", "text/xml")], answer)
}
