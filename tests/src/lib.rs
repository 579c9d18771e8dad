//! The world that stories are told in: frozen words, the real router, the real
//! SDK and the real engine. `tests/README.md` shows how to tell one.

pub mod bucket;
pub mod cloud;
mod engine;
pub mod faces;
pub mod faults;
pub mod function;
pub mod judge;
pub mod keys;
pub mod kms;
pub mod lives;
pub mod marked;
pub mod mistakes;
pub mod odd;
mod office;
mod page;
pub mod people;
pub mod publishing;
pub mod roles;
pub mod stream;
pub mod times;
pub mod topic;
pub mod trial;
pub mod walk;
pub mod word;
mod words;
mod world;

use std::path::PathBuf;

use chrono::{DateTime, NaiveDate, TimeZone, Utc};

pub use engine::{Engine, nobody, table};
pub use office::{TOLD, also_sent, answer, reference_of};
pub use page::{Page, lines_of, words_of};
pub use words::{
    build_into, built, copy_of, copy_of_frozen, edit, frozen, frozen_folder, published, root, texts_alone,
};
pub use world::{Setting, World};

/// A day from its parts.
#[must_use]
pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day in a story is a real one")
}

/// 24 December 2026, 10 in the morning: the day the examples are told on.
#[must_use]
pub fn christmas_eve() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 12, 24, 10, 0, 0).single().expect("a real instant")
}

/// Fields as a form's body.
#[must_use]
pub fn encode(fields: &[(&str, &str)]) -> String {
    let escape = |text: &str| {
        text.bytes()
            .map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") })
            .collect::<String>()
    };
    fields.iter().map(|(n, v)| format!("{}={}", escape(n), escape(v))).collect::<Vec<_>>().join("&")
}

/// The path of a binary that the test command has built.
#[must_use]
pub fn binary(name: &str) -> PathBuf {
    let this = std::env::current_exe().expect("a test has a path");
    // A test is built in target/<profile>/deps, a binary beside the one that is looked for.
    let found = this.ancestors().skip(1).take(2).map(|folder| folder.join(name)).find(|path| path.is_file());
    found.unwrap_or_else(|| panic!("{name} is not built: run `cargo build --workspace` first"))
}
