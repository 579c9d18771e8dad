//! What is wrong with a contact.

use crate::words::problem::Severity;

/// What is wrong with a contact, and what to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::policy) struct Wrong {
    /// An error where nobody can be reached by it; a warning where some may not be.
    pub(in crate::policy) severity: Severity,
    pub(in crate::policy) found: String,
    pub(in crate::policy) write: String,
}

impl Wrong {
    pub(super) fn error(found: String, write: String) -> Option<Self> {
        Some(Self { severity: Severity::Error, found, write })
    }

    pub(super) fn warning(found: String, write: String) -> Option<Self> {
        Some(Self { severity: Severity::Warning, found, write })
    }
}
