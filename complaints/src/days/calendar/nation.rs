//! Nations of the United Kingdom, and whose published bank holidays each keeps.

use crate::days::holiday_rules::Division;
use crate::words::vocabulary::vocabulary;

vocabulary! {
    /// Whose bank holidays count.
    pub enum Nation {
        /// England.
        England = "england",
        /// Wales, whose bank holidays are England's.
        Wales = "wales",
        /// Scotland.
        Scotland = "scotland",
        /// Northern Ireland.
        NorthernIreland = "northern-ireland",
        /// A bank holiday anywhere in the United Kingdom.
        Uk = "uk",
    }
}

impl Nation {
    /// The divisions of the published file whose holidays count.
    #[must_use]
    pub fn divisions(self) -> &'static [Division] {
        match self {
            Self::England | Self::Wales => &[Division::EnglandAndWales],
            Self::Scotland => &[Division::Scotland],
            Self::NorthernIreland => &[Division::NorthernIreland],
            Self::Uk => &Division::ALL,
        }
    }
}
