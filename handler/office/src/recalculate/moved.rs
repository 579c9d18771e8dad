//! What is told of complaints whose dates were counted anew.

use complaints::case::json::NotCounted;
use serde::Serialize;

/// What is told of one complaint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Told {
    /// It stands elsewhere as counted now.
    Moved(Moved),
    /// It cannot be read, counted or written, and stays as it is.
    Left(Left),
}

/// A complaint whose date in the list is not the one that is counted now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Moved {
    /// The complaint's public name, such as `K7M2QX9R4T`.
    pub reference: String,
    /// The landlord's address on the site, such as `imani`.
    pub landlord: String,
    /// What the landlord owes next, in the words of `content/office.yaml`.
    pub owes: String,
    /// By when as the list has it, RFC 3339 in London's time; none where it has no date.
    pub was: Option<String>,
    /// By when as counted now.
    pub now: Option<String>,
    /// Days that are not counted any more on the way to it, as far as that is the reason.
    pub came: Vec<NotCounted>,
    /// Days that were not counted and are now.
    pub gone: Vec<NotCounted>,
}

/// A complaint that stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Left {
    /// The complaint's public name.
    pub reference: String,
    /// The landlord's address on the site.
    pub landlord: String,
    /// Why it cannot be counted, or was not written.
    pub why: String,
}
