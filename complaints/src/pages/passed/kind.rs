//! Which papers there are to hand on: their addresses and their templates.

/// A paper that somebody can hand on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentKind {
    /// To the landlord: a date has passed.
    Letter,
    /// To the landlord: it will not look again.
    Refused,
    /// For the Ombudsman's form, or its post.
    Ombudsman,
    /// The record of the complaint, for an adviser or the Ombudsman.
    Record,
}

impl DocumentKind {
    pub(super) fn template(self) -> &'static str {
        match self {
            Self::Letter => "form/letters/landlord.txt",
            Self::Refused => "form/letters/refused.txt",
            Self::Ombudsman => "form/letters/ombudsman.txt",
            Self::Record => "form/letters/record.txt",
        }
    }

    /// Its name in the template of the page.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Letter => "letter",
            Self::Refused => "refused",
            Self::Ombudsman => "ombudsman",
            Self::Record => "record",
        }
    }

    /// The one with this last part of an address.
    #[must_use]
    pub fn named(address: &str) -> Option<Self> {
        [Self::Letter, Self::Refused, Self::Ombudsman, Self::Record].into_iter().find(|one| one.address() == address)
    }

    /// The last part of its address.
    #[must_use]
    pub fn address(self) -> &'static str {
        match self {
            Self::Letter => "letter",
            Self::Refused => "refused",
            Self::Ombudsman => "words",
            Self::Record => "record",
        }
    }
}
