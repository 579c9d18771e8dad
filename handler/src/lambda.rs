//! What only AWS Lambda needs, between its runtime and the router: an event →
//! a request, an answer → what the runtime passes on. Nothing that an event
//! holds ends the function; what cannot be read of it is answered with a page.

mod answer;
mod gateway;

use axum::Router;
use serde_json::Value;
use tower::ServiceExt;

pub use gateway::request;

/// Answers one event.
pub async fn answer(router: Router, event: &Value) -> Value {
    // A router answers everything: its error cannot be made.
    match router.oneshot(gateway::request(event)).await {
        Ok(response) => answer::passed_on(response).await,
        Err(never) => match never {},
    }
}
