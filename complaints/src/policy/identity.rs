//! By what readers know a landlord besides its name: a mark and a colour on its
//! pages, and other names and places by which the front list finds it.

use serde::{Deserialize, Serialize};

use super::colour::Colour;

/// By what readers know a landlord.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Identity {
    /// A short name that stands before the long one at the top of each page: `IHC`.
    pub mark: Option<String>,
    /// The colour of the band at the top and of links; only one that can be read is ever here.
    pub colour: Option<Colour>,
    /// Other names, such as one of before a merger.
    pub also_called: Vec<String>,
    /// Towns and districts in which it has homes.
    pub places: Vec<String>,
}
