//! Whether the form takes what is sent: the switch with which a landlord closes it.

use std::str::FromStr;

/// Whether complaints are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum IntakeMode {
    /// They are.
    #[default]
    Normal,
    /// Nothing is stored. What somebody sends comes back to them with the other ways to complain; receipts and dates
    /// are shown as ever.
    Closed,
}

/// A mode that there is not.
#[derive(Debug, thiserror::Error)]
#[error("the intake mode \"{0}\" is none: write `normal` or `closed`")]
pub struct NoSuchMode(String);

impl FromStr for IntakeMode {
    type Err = NoSuchMode;

    fn from_str(text: &str) -> Result<Self, NoSuchMode> {
        match text {
            "normal" => Ok(Self::Normal),
            "closed" => Ok(Self::Closed),
            other => Err(NoSuchMode(other.to_owned())),
        }
    }
}
