//! Words by which a landlord speaks of itself.

use super::At;

/// What landlords call themselves behind "the".
const LANDLORDS: [&str; 13] = [
    "society",
    "charity",
    "co-op",
    "coop",
    "cooperative",
    "co-operative",
    "operative",
    "trust",
    "group",
    "organisation",
    "landlord",
    "almshouse",
    "almshouses",
];

/// Whether it is a word of the landlord's own name, or of what it calls itself: "Hearthside must acknowledge it".
pub(super) fn is_of_the_landlord(at: &At<'_, '_>, word: &str) -> bool {
    let small = word.split('\'').next().unwrap_or(word);
    let name = at.policy.landlord.to_lowercase();
    LANDLORDS.contains(&small) || name.split(|c: char| !c.is_alphanumeric()).any(|of| of == small)
}
