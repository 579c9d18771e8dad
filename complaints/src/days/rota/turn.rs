//! One part of a rota: on these days, in these hours, these people.

use std::collections::BTreeSet;

use super::hours::Hours;
use super::kind::Kind;

/// On these days, in these hours, these people, the first of them first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Turn {
    pub(super) days: BTreeSet<Kind>,
    pub(super) hours: Hours,
    pub(super) names: Vec<String>,
}

impl Turn {
    /// Reads `mon-fri 17:00-22:00 evening deputy`, or says what is wrong with it.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let mut words = text.split_whitespace();
        let (days, hours) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let days: Option<Vec<Vec<Kind>>> = days.split(',').map(Kind::parse).collect();
        let days = days.ok_or("the days are none, such as mon-fri or sat,holidays")?;
        let hours = Hours::parse(hours).ok_or("the hours are none, such as 17:00-22:00")?;
        let names: Vec<String> = words.map(str::to_owned).collect();
        let is_name = |name: &String| name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
        if names.is_empty() || !names.iter().all(is_name) {
            return Err("nobody is named by letters, figures and hyphens".to_owned());
        }
        Ok(Self { days: days.into_iter().flatten().collect(), hours, names })
    }
}
