//! One message in place of very many: how many came, to which landlords, and
//! every notice of them whole. It has no words of its own: its subject is that
//! of the first, with the number of the others.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use store::notice::Notice;

/// How many notices a round tells one by one, if nobody says otherwise: on AWS a round is a minute.
pub const NOTICE_CEILING: usize = 60;

/// So many notices at most are in one: Amazon SNS takes 256 KiB, and a notice may have a thousand bytes.
pub(crate) const IN_A_DIGEST: usize = 250;

/// Which kind of message it is; notices have the other values of `kind`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DigestKind {
    /// Many notices in one.
    Digest,
}

/// What somebody is told instead of many notices: no personal data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Digest {
    /// Of the same notices the same, for whoever knows by it what was told: the first's id, the last's and the number.
    pub id: String,
    /// One line, such as `New complaint K7M2QX9R4T, imani (+249)`.
    pub subject: String,
    /// That it is one of these.
    pub kind: DigestKind,
    /// How many notices are in it.
    pub notices: usize,
    /// How many of each landlord, by its address on the site.
    pub landlords: BTreeMap<String, usize>,
    /// How many more came with them where somebody could get hurt: each of those is a message of its own, and goes first.
    pub danger: usize,
    /// The notices, each as it would have been told alone, but without the days by which a rota is read.
    pub told: Vec<Notice>,
}

impl Digest {
    /// One of these notices, beside `danger` that go singly; nothing where there is none.
    pub(crate) fn of(mut told: Vec<Notice>, danger: usize) -> Option<Self> {
        // Only a rota asks for these days, and of what it is asked goes singly: here they would outgrow what SNS takes.
        told.iter_mut().for_each(|notice| notice.not_worked.clear());
        let (first, last) = (told.first()?, told.last()?);
        let (id, subject) = (format!("{}-{}-{}", first.id, last.id, told.len()), first.subject.clone());
        let subject = if told.len() > 1 { format!("{subject} (+{})", told.len() - 1) } else { subject };
        let mut landlords = BTreeMap::new();
        for notice in &told {
            *landlords.entry(notice.landlord.clone()).or_default() += 1;
        }
        Some(Self { id, subject, kind: DigestKind::Digest, notices: told.len(), landlords, danger, told })
    }
}
