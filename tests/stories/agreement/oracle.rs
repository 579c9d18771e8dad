//! The oracle in `tests/oracle/`, which knows the rules and not the product: a
//! few hundred drawn lives, by a seed of their own. Large, by hand:
//! `cargo run -p tests --bin judge -- lives --policies 2000 --lives 20 --seed 1`.

use tests::lives::{self, Policy};

#[test]
fn product_and_oracle_tell_the_same_dates() {
    let report = lives::run(60, 6, 20_261_224);
    assert_eq!((report.lives, report.differ), (360, 0), "{report}");
    // Lives that both refuse prove nothing, so most have to be others.
    assert!(report.senseless * 10 < report.lives, "{report}");
}

#[test]
fn a_seed_draws_the_same_policy_twice() {
    let draw = |seed| Policy::draw(&mut fastrand::Rng::with_seed(seed)).text();
    assert_eq!(draw(1), draw(1));
    assert_ne!(draw(1), draw(2));
}
