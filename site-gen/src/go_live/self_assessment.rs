//! The assessment that some landlords owe: approved, of the policy in force, and not of long ago.

use super::{Candidate, Missing, Who, is_stale};

/// It is made once a year.
const DAYS: i64 = 366;

/// What is missing of it; nothing where no code binds the landlord.
pub(super) fn missing(candidate: &Candidate<'_>) -> Option<Missing> {
    let policy = &candidate.version.policy;
    let code = candidate.library.code(policy.scheme, candidate.on)?;
    let slug = &candidate.landlord.slug;
    let told = |missing: String, write: String| {
        Some(Missing::new(Who::ComplaintsLead, candidate.assessment_file, None, missing, write))
    };
    let Some(assessment) = candidate.assessment else {
        let missing = format!("There is no assessment of yourselves against the {}.", code.name);
        return told(
            missing,
            format!("type `site-gen assess {slug}`, then write your comments into the file that it makes"),
        );
    };
    let Some(approval) = assessment.approved(candidate.on) else {
        let missing = "Your assessment of yourselves is a draft: nobody has approved it.".to_owned();
        let write = format!(
            "at its top `approved_by: Chair of the Board` and `approved_on: {}`, once that is so",
            candidate.on
        );
        return told(missing, write);
    };
    let again = format!("type `site-gen assess {slug}` (your comments stay), and have it approved again");
    if assessment.policy != policy.id {
        return told(
            format!("It was made for the version {}, and {} is in force.", assessment.policy, policy.id),
            again,
        );
    }
    if assessment.code != code.id {
        return told(format!("It was made for another Code than the one in force ({}).", code.id), again);
    }
    if is_stale(approval.on, candidate.on, DAYS) {
        return told(format!("It was approved on {}, more than a year ago.", approval.on), again);
    }
    None
}
