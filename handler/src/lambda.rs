//! What only AWS Lambda needs, between its runtime and the router.

pub mod gateway;
