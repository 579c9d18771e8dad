//! How every random test draws: from a fixed seed, so that two runs are the
//! same, unless `tests/fresh` asks for a seed of its own and many cases.
//!
//! What once failed is kept in `complaints/tests/regressions/`, one file for
//! each file of tests, and tried first in every run.

use proptest::test_runner::{Config, FileFailurePersistence, RngSeed};

/// The seed of a run that asks for none. Any number would do; a new one asks other questions.
const SEED: u64 = 20_261_224;
/// Cases of each property in a run that asks for no number. `PROPTEST_CASES` asks for another.
const CASES: u32 = 64;

/// The one configuration of all random tests.
pub(crate) fn config() -> Config {
    let fresh = std::env::var_os("PROPTEST_RNG_SEED").is_some();
    let asked = Config::default();
    Config {
        // The macro lays `PROPTEST_CASES` over this by itself.
        cases: CASES,
        // What a property leaves out may be a good part of what is drawn.
        max_global_rejects: 4 * asked.cases,
        rng_seed: if fresh { asked.rng_seed } else { RngSeed::Fixed(SEED) },
        failure_persistence: Some(Box::new(FileFailurePersistence::SourceParallel("regressions"))),
        ..asked
    }
}
