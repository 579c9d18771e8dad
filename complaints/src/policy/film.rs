//! A film in British Sign Language about a landlord's complaints, and where what
//! is said in it can be read. It lies elsewhere: no page of ours shows a film.

use serde::{Deserialize, Serialize};

use crate::days::approximate::Approximate;

/// A film, with its words beside it: somebody who neither sees nor hears reads them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Film {
    /// Where it can be seen; begins with `https://`.
    pub link: String,
    /// Where what is said in it can be read; begins with `https://`.
    pub transcript: String,
    /// When it was made, as exact as its author has it; none where it is not said.
    pub on: Option<Approximate>,
}
