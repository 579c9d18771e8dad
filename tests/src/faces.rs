//! Every face of what was counted, read as whoever uses it reads it, and held
//! against what it was counted from: for landlords that nobody wrote, their
//! pages; for cases of theirs, receipt, calendar file, list, `show`, look again,
//! the look-up of dates and what `site-gen deadlines` prints.
//!
//! A text that names its rule has to say that rule whole: its limit as it was
//! drawn, or its date as the case has it. A time that names none is a mistake.

mod calendar;
mod case;
mod dates;
mod landlord;
mod look_up;
mod pages;
mod statement;
mod text;

use std::collections::BTreeSet;
use std::fmt;

pub(crate) use case::{Walked, compare};
pub(crate) use landlord::Landlord;
pub(crate) use look_up::look_up;
pub(crate) use pages::pages;

/// What readers of faces found.
#[derive(Debug, Default)]
pub struct Report {
    /// How many landlords' pages were read.
    pub landlords: usize,
    /// How many pages.
    pub pages: usize,
    /// How many texts that name a rule were held against it.
    pub said: usize,
    /// How often the faces of a case were compared.
    pub compared: usize,
    /// How many things were recorded.
    pub recorded: usize,
    /// How many were refused.
    pub refused: usize,
    /// Where a face says something wrong, or two say different things.
    pub wrong: Vec<String>,
}

/// How many mistakes are printed, each of another kind first.
const SHOWN: usize = 40;

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { landlords, pages, said, compared, recorded, refused, wrong } = self;
        writeln!(f, "{landlords} landlords, {pages} pages of theirs; {recorded} things recorded, {refused} refused")?;
        writeln!(f, "{compared} times compared, {said} texts held against their rule, {} wrong", wrong.len())?;
        // A mistake begins with its kind.
        let mut kinds = BTreeSet::new();
        let new = |one: &&String| kinds.insert(one.split(':').next().unwrap_or_default().to_owned());
        wrong.iter().filter(new).take(SHOWN).try_for_each(|one| writeln!(f, "  {one}"))
    }
}
