//! Nations of the United Kingdom, and whose published bank holidays each keeps.

use crate::days::holiday_rules::Division;
use crate::words::vocabulary::vocabulary;

vocabulary! {
    /// Whose bank holidays count for working days.
    pub enum Nation {
        /// England, whose list of bank holidays Wales shares.
        England = "england",
        /// Wales, whose bank holidays are England's.
        Wales = "wales",
        /// Scotland, whose holidays differ at New Year and in August, with St Andrew's Day besides.
        Scotland = "scotland",
        /// Northern Ireland, with St Patrick's Day and the Twelfth of July besides.
        NorthernIreland = "northern-ireland",
        /// Every bank holiday of any nation counts: for a landlord of several nations.
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
