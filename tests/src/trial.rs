//! Trials of the whole: the real function, a line that breaks, people, a judge.
//! A test runs them small, the `judge` command as large as one likes.

mod crowds;
mod cuts;
mod faults;
mod fuzz;
mod half_open;
mod hang_ups;
mod load;
mod place;
mod requests;
mod rounds;
mod server;
mod small;

use std::fmt;
use std::time::Duration;

use crate::encode;

pub use crowds::crowds;
pub use cuts::cuts;
pub use faults::{every_fault, faults};
pub use fuzz::fuzz;
pub use half_open::half_open;
pub use hang_ups::hang_ups;
pub use load::load;
pub use requests::requests;
pub use small::Small;

/// What a trial found.
pub struct Report {
    /// What is wrong; nothing is what everything here is for.
    pub wrong: Vec<String>,
    /// What was seen besides, a line each.
    pub seen: Vec<String>,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.seen.iter().try_for_each(|line| writeln!(f, "  {line}"))?;
        self.wrong.iter().take(40).try_for_each(|line| writeln!(f, "  WRONG: {line}"))
    }
}

/// The wait that so many in a hundred do not exceed.
fn part(sorted: &[Duration], percent: usize) -> Duration {
    let last = sorted.len().saturating_sub(1);
    sorted.get((sorted.len() * percent / 100).min(last)).copied().unwrap_or_default()
}

/// A small complaint of somebody who can be reached, as a form's body.
fn form(text: &str, token: &str) -> String {
    encode(&[("what_happened", text), ("contact_by", "email"), ("email", "jo@example.org"), ("token", token)])
}
