//! Whom to call outside the landlord, and since when somebody knows that the
//! numbers are right.

use chrono::NaiveDate;
use serde::Serialize;

use crate::days::calendar::Nation;
use crate::policy::outside::{Help, HelpLine};
use crate::policy::phrases::Phrases;

/// The lines that serve people of one nation.
#[derive(Debug, Clone, Serialize)]
pub struct HelpView {
    /// Whom to call in danger now.
    pub emergencies: Vec<HelpLine>,
    /// The day on which the oldest of them was compared with its source: `21 November 2026`; none where one never was.
    pub emergencies_checked: Option<String>,
    /// Who advises for nothing.
    pub advice: Vec<HelpLine>,
    /// The same day of those.
    pub advice_checked: Option<String>,
}

impl HelpView {
    pub(super) fn of(help: &Help, nation: Nation, phrases: &Phrases) -> Self {
        let serving =
            |lines: &[HelpLine]| -> Vec<HelpLine> { lines.iter().filter(|l| l.serves(nation)).cloned().collect() };
        let (emergencies, advice) = (serving(&help.lines), serving(&help.advice));
        Self {
            emergencies_checked: checked(&emergencies, phrases),
            advice_checked: checked(&advice, phrases),
            emergencies,
            advice,
        }
    }
}

fn checked(lines: &[HelpLine], phrases: &Phrases) -> Option<String> {
    let days: Option<Vec<NaiveDate>> = lines.iter().map(|line| line.checked_on).collect();
    days?.into_iter().min().map(|day| phrases.date(day))
}
