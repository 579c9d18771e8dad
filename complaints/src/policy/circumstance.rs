//! Circumstances that some clocks depend on: shared ones, and a landlord's own.

use crate::words::vocabulary::vocabulary;

vocabulary! {
    /// The circumstances that the form and every landlord know, whose words are in `phrases.yaml`.
    pub enum SharedCircumstance {
        /// Somebody could get hurt, or might.
        RiskToLife = "risk-to-life",
        /// The answer needs other organisations, such as the council.
        OutsideBodies = "outside-bodies",
        /// The complaint is complex, for which many policies allow a longer time.
        Complex = "complex",
        /// It is about how the landlord uses somebody's personal data, so section 164A of the Data Protection
        /// Act 2018 counts too.
        DataProtection = "data-protection",
    }
}

/// The ids of the shared circumstances.
pub const CIRCUMSTANCES: [&str; SharedCircumstance::ALL.len()] = SharedCircumstance::IDS;

/// The id of the circumstance in which somebody could get hurt, or might.
pub const RISK: &str = SharedCircumstance::RiskToLife.name();

/// A circumstance of a landlord's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Circumstance {
    /// The id that clocks refer to.
    pub id: String,
    /// What readers see: `damp or mould in your home`.
    pub words: String,
}
