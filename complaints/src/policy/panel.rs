//! A tenant panel, or another body that hears a stage.

use serde::{Deserialize, Serialize};

use super::vocabulary::ContactKind;

/// A tenant panel, or another body that hears a stage: not the landlord, and no body that judges it from outside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Panel {
    /// What the policy calls it: `Example Tenant Panel`.
    pub name: String,
    /// Each way to reach it, in the order of [`ContactKind`].
    pub contacts: Vec<(ContactKind, String)>,
    /// The section of the policy that names it, such as `9`; none where no section is given.
    pub section: Option<String>,
}
