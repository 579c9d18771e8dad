//! The problems of one landlord, with those of what all landlords share.

use crate::command_error::CommandError;
use crate::machine::to_slash;
use crate::read::{self, Folders};

/// One landlord, and where its files lie.
pub(super) struct Only {
    /// The folder of all policies, as problems name it.
    policies: String,
    /// The landlord's own folder.
    own: String,
    /// The folder of all assessments, and the landlord's own there.
    assessments: String,
    assessment: String,
}

impl Only {
    /// The landlord that is named.
    ///
    /// # Errors
    /// When there is none of that name.
    pub(super) fn of(slug: &str, folders: &Folders) -> Result<Self, CommandError> {
        let all = read::landlords(folders)?;
        let Some((_, own)) = all.iter().find(|(known, _)| known == slug) else {
            return Err(read::no_such_landlord(slug, &all));
        };
        Ok(Self {
            policies: to_slash(&folders.policies) + "/",
            own: to_slash(own) + "/",
            assessments: to_slash(folders.assessments()) + "/",
            assessment: to_slash(folders.assessment(slug)),
        })
    }

    /// Whether a problem in this file is the landlord's, or everybody's.
    pub(super) fn is_about(&self, file: &str) -> bool {
        let of_another = file.starts_with(&self.policies) && !file.starts_with(&self.own)
            || file.starts_with(&self.assessments) && file != self.assessment;
        !of_another
    }
}
