//! Small ways to draw: one of several, one time in so many.

use chrono::{Days, NaiveDate};
use fastrand::Rng;

/// One of several, each as likely as the others.
pub(super) fn one<T: Copy>(chance: &mut Rng, of: &[T]) -> T {
    *chance.choice(of).expect("there is something to choose from")
}

/// Once in `n` times.
pub(super) fn once_in(chance: &mut Rng, n: u32) -> bool {
    chance.u32(0..n) == 0
}

/// A value once in `n` times.
pub(super) fn maybe<T>(chance: &mut Rng, n: u32, draw: impl FnOnce(&mut Rng) -> T) -> Option<T> {
    once_in(chance, n).then(|| draw(chance))
}

/// A day, so many days or fewer after another.
pub(super) fn day_after(chance: &mut Rng, first: NaiveDate, within: u64) -> NaiveDate {
    first + Days::new(chance.u64(0..=within))
}
