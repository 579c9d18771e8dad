//! A landlord's complaints policy: everything its front matter can say.
//!
//! Values only. How each key is read is in [`read`]; what the keys mean is
//! documented for authors in `policies/README.md`.

use chrono::{NaiveDate, NaiveTime};

use crate::days::approximate::{Approximate, InForce};
use crate::days::calendar::{DayOne, Nation};
use crate::days::clock::{Cited, Clock, Fact, Limit};
use crate::words::problem::Place;

pub mod guidance;
pub mod law;
pub mod library;
pub mod manifest;
pub mod office;
pub mod outside;
pub mod phrases;
pub mod read;
mod read_parts;
pub mod shorthand;
mod vocabulary;

pub(crate) use read::exact_date;
pub use vocabulary::{AlternativeFormat, Channel, ContactKind, LateRequest, Says, Scheme};

/// One version of one landlord's policy.
#[derive(Debug, Clone)]
pub struct Policy {
    /// The version's name: the stem of its file.
    pub id: String,
    /// The day from which it holds.
    pub in_force: InForce,
    /// The landlord's name as readers see it.
    pub landlord: String,
    /// A demonstration: not the landlord's own site.
    pub demonstration: bool,
    /// Whose bank holidays count.
    pub nation: Nation,
    /// Whose rules bind the landlord.
    pub scheme: Scheme,
    /// The landlord's own number for this version.
    pub version: Option<String>,
    /// When it was agreed.
    pub approved: Option<Cited<Approximate>>,
    /// When it should be reviewed.
    pub review_due: Option<Cited<Approximate>>,
    /// The landlord's own line about a review that is late.
    pub review_note: Option<Dated>,
    /// The role that answers for it.
    pub owner: Fact<String>,
    /// Who may complain, in the landlord's sense.
    pub who: Fact<String>,
    /// How to reach the landlord; a fact that is not stated is never invented.
    pub contacts: Fact<Vec<(ContactKind, String)>>,
    /// The ways to complain that the policy offers.
    pub channels: Vec<Cited<Channel>>,
    /// The formats it offers.
    pub formats: Vec<Cited<AlternativeFormat>>,
    /// What it says about languages.
    pub languages: Fact<String>,
    /// How soon somebody must complain: soft and hard limits.
    pub time_to_complain: Vec<Fact<Limit>>,
    /// Which day is day one.
    pub day_one: Fact<DayOne>,
    /// The time of day after which a complaint counts as received the next working day.
    pub cut_off: Fact<NaiveTime>,
    /// Days on which the landlord does not work, besides bank holidays.
    pub closed: Vec<Closed>,
    /// Circumstances of the landlord's own.
    pub circumstances: Vec<Circumstance>,
    /// The stages, in order.
    pub stages: Vec<Stage>,
    /// Bodies outside the landlord to which a complaint can go.
    pub ombudsman: Vec<Outside>,
    /// What the policy says about designated persons; the law may have changed since.
    pub designated_persons: Option<DesignatedPersons>,
    /// The tenant panel it names.
    pub panel: Option<Panel>,
    /// What it does not treat as a complaint.
    pub exclusions: Vec<Exclusion>,
    /// How it reports on complaints.
    pub reports: Vec<Report>,
    /// Documents it refers to.
    pub related: Vec<Cited<String>>,
    /// How long a case is kept, from its closure.
    pub keep: Fact<Limit>,
    /// A dated word to readers, such as "we cannot keep to our times just now".
    pub notice: Option<Dated>,
    /// The landlord's own wording of an update beside a passage.
    pub updates: Vec<Update>,
    /// What this version corrects in the one before.
    pub corrects: Option<String>,
}

/// One stage of the procedure.
#[derive(Debug, Clone)]
pub struct Stage {
    /// Its name in the landlord's words; not stated for a policy without named stages.
    pub name: Fact<String>,
    /// By when the landlord says that it has the complaint.
    pub acknowledge: Vec<Clock>,
    /// What that acknowledgement says.
    pub acknowledge_says: Vec<Cited<Says>>,
    /// By when it holds a hearing or a panel meeting.
    pub hearing: Vec<Clock>,
    /// By when the landlord answers.
    pub respond: Vec<Clock>,
    /// By when it writes that it needs longer, and how far it may then go.
    pub hold: Option<Hold>,
    /// How far the answer may be put off.
    pub extend: Fact<Limit>,
    /// When the clock of the answer may stop.
    pub pause: Fact<String>,
    /// How long the resident has to ask for the next stage.
    pub escalate: Fact<Limit>,
    /// What becomes of a request that comes later, in words.
    pub escalate_after: Fact<String>,
    /// What becomes of it, for the dates.
    pub late_request: Option<Cited<LateRequest>>,
    /// The policy asks for reasons before the next stage.
    pub escalate_reasons: Fact<String>,
    /// How long the resident has to ask to open it again.
    pub reopen: Fact<Limit>,
    /// How long an offer stays open.
    pub offer: Fact<Limit>,
    /// Who answers.
    pub answered_by: Fact<String>,
    /// Who must not.
    pub not_by: Fact<String>,
    /// When a complaint goes straight to the next stage.
    pub skip: Fact<String>,
    /// What happens at this stage, in one line.
    pub about: Fact<String>,
    /// Where it stands in the file.
    pub at: Place,
}

/// A holding reply: two limits in one promise.
#[derive(Debug, Clone)]
pub struct Hold {
    /// By when it is sent.
    pub send: Vec<Clock>,
    /// The latest new date it may set.
    pub new_target: Vec<Clock>,
    /// When it is used, in words.
    pub because: Fact<String>,
}

/// A circumstance that some clocks depend on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Circumstance {
    /// The id that clocks refer to.
    pub id: String,
    /// What it is, in words.
    pub words: String,
}

/// The circumstances that the form and every landlord know, whose words are in `phrases.yaml`.
pub const CIRCUMSTANCES: [&str; 4] = [RISK, "outside-bodies", "complex", "data-protection"];

/// The circumstance in which somebody could get hurt, or might.
pub const RISK: &str = "risk-to-life";

/// Days on which the landlord does not work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closed {
    /// First day.
    pub first: NaiveDate,
    /// Last day, itself closed.
    pub last: NaiveDate,
    /// Why.
    pub why: String,
}

/// A body outside the landlord.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outside {
    /// Its id in `content/ombudsmen.yaml`.
    pub id: String,
    /// For whom or for what, where the policy limits it.
    pub only: Option<Cited<String>>,
    /// Where it stands in the file.
    pub at: Place,
}

/// What a policy says about designated persons.
#[derive(Debug, Clone)]
pub struct DesignatedPersons {
    /// How long the policy tells people to wait before they go to the Ombudsman themselves.
    pub wait: Fact<Limit>,
    /// Who they are, in the policy's words.
    pub who: Fact<String>,
    /// The policy says that the referral must be in writing.
    pub in_writing: bool,
}

/// A tenant panel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Panel {
    /// Its name.
    pub name: String,
    /// How to reach it.
    pub contacts: Vec<(ContactKind, String)>,
    /// Where in the policy.
    pub section: Option<String>,
}

/// What the procedure does not cover, and where to go instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exclusion {
    /// What is not covered.
    pub about: Cited<String>,
    /// Where to go instead.
    pub instead: Option<String>,
}

/// A duty to report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// To whom.
    pub to: String,
    /// How often.
    pub often: String,
    /// Where in the policy.
    pub section: Option<String>,
}

/// A text that ends by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    /// What it says.
    pub text: String,
    /// The last day on which it is shown.
    pub until: Option<NaiveDate>,
}

/// The landlord's words beside a passage that the law has overtaken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Update {
    /// Words of the passage it stands beside.
    pub passage: String,
    /// What is true today.
    pub text: String,
    /// Where it stands in the file.
    pub at: Place,
}

impl Policy {
    /// Stage `number`, counted from 1.
    #[must_use]
    pub fn stage(&self, number: u8) -> Option<&Stage> {
        usize::from(number).checked_sub(1).and_then(|n| self.stages.get(n))
    }

    /// Whether `id` names a circumstance that this policy's clocks can depend on.
    #[must_use]
    pub fn knows_circumstance(&self, id: &str) -> bool {
        CIRCUMSTANCES.contains(&id) || self.circumstances.iter().any(|c| c.id == id)
    }

    /// The contact of one kind, if it is stated.
    #[must_use]
    pub fn contact(&self, kind: ContactKind) -> Option<&str> {
        let contacts = &self.contacts.applied()?.value;
        contacts.iter().find(|(k, _)| *k == kind).map(|(_, value)| value.as_str())
    }
}
