//! What an author is told about words that can be published, and about
//! templates that cannot, asked of the generator's own functions. What a build
//! tells and writes as a whole is in `tests/tests/broken.rs` and `site.rs`.

use std::path::Path;

use chrono::NaiveDate;
use complaints::policy::library::{Landlord, Library};
use complaints::words::source::SourceFile;
use site_gen::read::{self, Folders};

mod links;
mod odd_markdown;
mod plain_words;
mod prose;
mod prose_contacts;
mod prose_dates;
mod prose_times;
mod rules;
mod structure;
mod templates;

/// The published folders; a test asks nothing of them that an author may change.
fn folders() -> Folders {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("site-gen stands in the repository");
    Folders { policies: root.join("policies"), content: root.join("content") }
}

fn library() -> Library {
    read::checked_library(&folders()).unwrap_or_else(|error| panic!("{error}"))
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a real day")
}

/// A policy with nothing to update: it promises what the law does and no more.
const UP_TO_DATE: &str = "---
landlord: Example Homes
nation: england
scheme: housing-ombudsman
stages:
  - name: Stage 1
    acknowledge: 5 working days from receipt
    respond: 10 working days from acknowledgement
---
## What a complaint is

Write to us.
";

/// A landlord with one version, in force since 2020.
fn landlord(policy: &str, library: &Library) -> Landlord {
    let file = SourceFile::new("policies/example-homes/2020-01-01.md", policy);
    let (landlord, problems) = Landlord::read("example-homes", &[file], library);
    assert!(problems.is_empty(), "{problems:#?}");
    landlord.expect("it can be read")
}
