//! The visitor's half of the form: answers in, one stored complaint, a receipt
//! with its dates.
//!
//! One [`router`] for Lambda, the local server and the tests. It puts and it
//! gets: it depends on `store`, and on nothing that lists, queries, updates or
//! removes.
//!
//! | module | what |
//! |---|---|
//! | [`address`] | what stands behind an address that was handed on, taken off |
//! | [`app`] | what every route needs: words, stores, time, chance, two secrets |
//! | [`router`](fn@router), `routes` | which path leads where; a file for each route |
//! | `request` | a body as fields, fields as answers |
//! | [`intake_mode`] | the switch with which the form is closed |
//! | `intake` | the write path: answers → one stored complaint, whatever happens on the way |
//! | [`take_down`](mod@take_down) | what came otherwise, by an officer: the same write, on its true day |
//! | `told` | what officers told the person, opened with the key from the address |
//! | `reply` | pages with their headers, refusals, redirects |
//! | `request_log` | the one line of a request |
//! | `lambda` | what API Gateway passes on, made readable |

pub mod address;
pub mod app;
mod intake;
pub mod intake_mode;
#[cfg(feature = "lambda")]
pub mod lambda;
mod reply;
mod request;
mod request_log;
mod router;
mod routes;
pub mod take_down;
mod told;

pub use app::App;
pub use reply::headers::{FINDING_POLICY, PAGE_HEADERS};
pub use router::router;
