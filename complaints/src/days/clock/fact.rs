//! A fact of a policy: stated, not stated, or stated in two ways at once.
//!
//! Knows where it was said and which of two values is acted on; not what it says.

use serde::{Deserialize, Serialize};

use crate::words::problem::Place;

/// A value with the section of the policy it comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cited<T> {
    /// The value as it was read from the policy.
    pub value: T,
    /// Where in the policy, as the policy numbers itself, such as `4.5`.
    pub section: Option<String>,
    /// Where in the policy's file, for messages to its author.
    pub at: Place,
}

/// A fact that a policy may state, leave out, or state twice.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Fact<T> {
    /// Said in one way only: the value, and the place that says it.
    Stated(Cited<T>),
    /// Not said. Nothing is ever invented in its place.
    #[default]
    NotStated,
    /// Said in two ways that cannot both hold.
    Contradictory {
        /// What is said, in the order of the file; at least two.
        values: Vec<Cited<T>>,
        /// Which of them the landlord acts on.
        chosen: usize,
        /// Why the landlord acts on that one, in its words: `it is the shorter time`.
        because: String,
    },
}

impl<T> Fact<T> {
    /// The one value to act on, if there is one.
    #[must_use]
    pub fn applied(&self) -> Option<&Cited<T>> {
        match self {
            Self::Stated(cited) => Some(cited),
            Self::NotStated => None,
            Self::Contradictory { values, chosen, .. } => values.get(*chosen),
        }
    }
}
