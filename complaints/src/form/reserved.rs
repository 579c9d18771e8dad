//! Names of form fields that are not questions.

/// Fields that travel with the answers and are none; no question can have such an id.
pub const RESERVED: [&str; 7] = ["token", "policy", "change", "file_refused", "mended", HONEYPOT, "opened"];

/// A honeypot: a field that no person sees, so that only a program fills it in.
/// Nothing is refused for it: the complaint has a flag for the officer.
pub const HONEYPOT: &str = "website";
