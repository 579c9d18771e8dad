//! Everything that a version of a policy, with the law and the facts of a day,
//! tells people: a list of things with names, each in words.

mod list;
mod outside;
mod policy;
mod stages;

use list::List;
pub use list::Side;
pub(super) use list::Told;

/// Everything that is told, in the order of the policy.
pub(super) fn told(side: &Side<'_>) -> Vec<Told> {
    let policy = &side.version.policy;
    let mut list = List::new(side.phrases);
    policy::beside_stages(side, &mut list);
    stages::all(side, &mut list);
    outside::all(side, &mut list);
    policy::at_the_end(policy, side, &mut list);
    list.finish()
}
