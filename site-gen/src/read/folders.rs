//! The two folders of words, as every command takes them.

use std::path::PathBuf;

/// Where the words are.
#[derive(Debug, Clone, clap::Args)]
pub struct Folders {
    /// The folder of policies
    #[arg(long, value_name = "DIR", default_value = "policies")]
    pub policies: PathBuf,
    /// The folder of shared words, templates and assets
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub content: PathBuf,
}

impl Folders {
    /// Where the landlords' assessments of themselves lie: beside the folder of policies.
    #[must_use]
    pub(crate) fn assessments(&self) -> PathBuf {
        self.policies.with_file_name("assessments")
    }

    /// What people state of the service that no program can see.
    #[must_use]
    pub(crate) fn service(&self) -> PathBuf {
        self.policies.with_file_name("service.yaml")
    }

    /// The assessment of one landlord.
    #[must_use]
    pub(crate) fn assessment(&self, slug: &str) -> PathBuf {
        self.assessments().join(format!("{slug}.md"))
    }

    /// Where the published bank holidays lie, which `holidays --write` replaces.
    #[must_use]
    pub(crate) fn bank_holidays(&self) -> PathBuf {
        self.content.join("bank-holidays.json")
    }
}
