//! Whether words name a role, which may be published, or somebody, who may not.

const ROLES: [&str; 26] = [
    "officer",
    "manager",
    "director",
    "head",
    "chief",
    "chair",
    "chairperson",
    "lead",
    "executive",
    "team",
    "committee",
    "board",
    "secretary",
    "coordinator",
    "co-ordinator",
    "deputy",
    "partner",
    "department",
    "adviser",
    "advisor",
    "governance",
    "panel",
    "clerk",
    "warden",
    "trustees",
    "treasurer",
];

/// What a role is of, behind a comma.
const OF: [&str; 16] = [
    "housing",
    "tenancy",
    "tenancies",
    "homes",
    "neighbourhoods",
    "property",
    "customer",
    "customers",
    "services",
    "operations",
    "complaints",
    "communities",
    "resident",
    "tenant",
    "and",
    "landlord",
];

/// The role with which words begin: up to the next label, sign or line.
pub(super) fn role(words: &str) -> Option<String> {
    let line = words.split(['\n', '.', ';', '|', '(']).next()?.trim();
    let line = match line.split_once(", ") {
        // "Service Manager, Tenancy": the part of the house that is managed; anything else may be somebody's name.
        Some((_, of)) if of.split(' ').all(|word| OF.contains(&word.to_lowercase().as_str())) => line,
        _ => line.split(',').next()?.trim(),
    };
    let mut kept: Vec<&str> = Vec::new();
    for word in line.split_whitespace() {
        let is_label = word.ends_with(':')
            || matches!(word.to_lowercase().as_str(), "date" | "approved" | "review" | "version" | "name");
        if is_label || kept.len() == 8 {
            break;
        }
        kept.push(word);
    }
    let named = kept.iter().any(|word| {
        let word = word.trim_end_matches(',').to_lowercase();
        word.split('-').any(|part| ROLES.contains(&part)) || ROLES.contains(&word.as_str())
    });
    let first = kept.first().filter(|word| word.eq_ignore_ascii_case("the")).map_or(0, |_| 1);
    let role = kept.get(first..)?.join(" ");
    (named && !role.is_empty()).then_some(role)
}
