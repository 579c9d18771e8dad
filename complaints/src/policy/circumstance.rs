//! Circumstances that some clocks depend on: shared ones, and a landlord's own.

use serde::{Deserialize, Serialize};

mod clause;

use crate::words::problem::{Place, Problems};
use crate::words::vocabulary::vocabulary;

use crate::words::rules;
use clause::{NoClause, reads_after_if};

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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Circumstance {
    /// The id that clocks refer to.
    pub id: String,
    /// What readers see after "if" and "because": `there is damp or mould in your home`.
    pub words: String,
    /// Where the words stand in the file.
    pub at: Place,
}

/// Refuses circumstances whose words do not read after "if".
///
/// It is asked of files alone: the copy of a policy that a case has kept may be
/// older than this rule.
pub(super) fn check(circumstances: &[Circumstance], problems: &mut Problems<'_>) {
    for Circumstance { id, words, at } in circumstances {
        let Err(why) = reads_after_if(words) else { continue };
        let why = match why {
            NoClause::Opener => "pages put their own \"if\" or \"because\" before it",
            NoClause::NoVerb => "it has no subject with a verb that we know",
            NoClause::FullStop => "the sentence goes on behind it",
        };
        problems.error(
            &rules::UNKNOWN_CIRCUMSTANCE,
            *at,
            format!("circumstances: {id}: \"{words}\" does not read after \"if\": {why}"),
            format!(
                "a clause that finishes \"We answer sooner if …\", such as `{id}: there is damp or mould in your home` \
                 or `{id}: you have no hot water`"
            ),
        );
    }
}
