//! A slip in a name → the name that was meant. Which names there are is its caller's.

use super::synonyms;

/// The candidate that `typed` was most likely meant to be, if one is near, or goes by that word elsewhere.
pub fn nearest<'c>(typed: &str, candidates: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    let candidates: Vec<&str> = candidates.collect();
    if let Some(meant) = synonyms::meant(typed, candidates.iter().copied()) {
        return Some(meant);
    }
    let typed = typed.to_lowercase().replace(['_', ' '], "-");
    candidates
        .into_iter()
        .map(|c| (strsim::damerau_levenshtein(&typed, &c.to_lowercase().replace(['_', ' '], "-")), c))
        .filter(|(distance, c)| *distance <= (c.len() / 3).max(1))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, c)| c)
}
