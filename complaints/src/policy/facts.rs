//! Everything that the front matter of one version of a policy can say.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::body::Body;
use super::circumstance::{CIRCUMSTANCES, Circumstance};
use super::film::Film;
use super::identity::Identity;
use super::panel::Panel;
use super::paper::Published;
use super::stage::Stage;
use super::vocabulary::{AlternativeFormat, Channel, ContactKind, Registered, Scheme};
use crate::days::approximate::{Approximate, InForce};
use crate::days::calendar::{DayOne, Nation};
use crate::days::clock::{Cited, Fact, Limit};
use crate::days::period::Period;
use crate::words::problem::Place;

/// One version of one landlord's policy.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Policy {
    /// The version's name: the stem of its file.
    pub id: String,
    /// The day from which it holds.
    pub in_force: InForce,
    /// The landlord's name as readers see it.
    pub landlord: String,
    /// By what readers know it besides.
    pub identity: Identity,
    /// A demonstration: not the landlord's own site.
    pub demonstration: bool,
    /// Whose bank holidays count for working days.
    pub nation: Nation,
    /// Whose rules bind the landlord: they choose the law that stands beside its policy.
    pub scheme: Scheme,
    /// How it stands in England's register of social housing; none where the policy does not say.
    pub registered: Option<Registered>,
    /// The landlord's own number for this version.
    pub version: Option<String>,
    /// When the landlord agreed this version, as exact as the policy has it: `January 2014`.
    pub approved: Option<Cited<Approximate>>,
    /// When the landlord means to review it, as exact as the policy has it: `Summer 2016`.
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
    /// The formats in which the landlord offers information, such as large print.
    pub formats: Vec<Cited<AlternativeFormat>>,
    /// A film in British Sign Language about its complaints.
    pub film: Option<Film>,
    /// What the policy offers in other languages, in its words: `other languages if you ask`.
    pub languages: Fact<String>,
    /// How soon somebody must complain: soft and hard limits.
    pub time_to_complain: Vec<Fact<Limit>>,
    /// Whether a receipt on a day that is not worked counts that day or on the next working day.
    pub day_one: Fact<DayOne>,
    /// The time of day after which a complaint counts as received the next working day.
    pub cut_off: Fact<NaiveTime>,
    /// How long a letter is on its way, for times that count from the day somebody gets one.
    pub post: Fact<Period>,
    /// Days on which the landlord does not work, besides bank holidays.
    pub closed: Vec<Closed>,
    /// Circumstances of the landlord's own, on which its clocks can depend; the shared ones are not among them.
    pub circumstances: Vec<Circumstance>,
    /// The stages, first to last; none where the policy has no procedure.
    pub stages: Vec<Stage>,
    /// What is followed in place of `stages` in a circumstance: the first whose circumstance holds.
    pub procedures: Vec<OtherProcedure>,
    /// Why there is no form on the website, where the landlord switched it off; without a reason the text is empty.
    pub form_off: Option<Cited<String>>,
    /// Bodies outside the landlord to which a complaint can go.
    pub ombudsman: Vec<NamedBody>,
    /// What the policy says about designated persons; the law may have changed since.
    pub designated_persons: Option<DesignatedPersons>,
    /// The tenant panel to which residents can turn, where the policy names one.
    pub panel: Option<Panel>,
    /// What it does not treat as a complaint.
    pub exclusions: Vec<Exclusion>,
    /// To whom and how often the landlord reports on complaints.
    pub reports: Vec<Report>,
    /// Its yearly report on complaints and what was said about it, where it published them.
    pub published: Published,
    /// The titles of other documents it refers to: `Compensation Policy`.
    pub related: Vec<Cited<String>>,
    /// How long a case is kept, from its closure.
    pub retention: Fact<Limit>,
    /// A dated word to readers, such as "we cannot keep to our times just now".
    pub notice: Option<Dated>,
    /// The landlord's own wording of an update beside a passage.
    pub updates: Vec<Update>,
    /// What this version corrects in the one before.
    pub corrects: Option<String>,
    /// What people are told of a change of times that comes with this version: whole sentences.
    pub changes: Option<String>,
    /// What `check` would tell of this version, and its author says is meant.
    pub allowed: Vec<Allowance>,
}

/// Stages that are followed in one circumstance in place of the usual ones.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OtherProcedure {
    /// The id of the circumstance.
    pub when: String,
    /// The same policy with those stages and no other procedure.
    pub policy: Policy,
    /// Where it stands in the file.
    pub at: Place,
}

/// Days on which the landlord does not work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    /// The first day on which nobody works.
    pub first: NaiveDate,
    /// The last day on which nobody works; the same as `first` for a single day.
    pub last: NaiveDate,
    /// The reason in words, as summaries give it for a day that was not counted.
    pub why: String,
    /// Where it stands in the file.
    pub at: Place,
}

/// A body outside the landlord that the policy names.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct NamedBody {
    /// Its id in `content/ombudsmen.yaml`; of a body of the policy's own, its name as an id.
    pub id: String,
    /// What the policy says of a body that is in no list of ours.
    pub own: Option<Body>,
    /// For whom or for what, where the policy limits it.
    pub only: Option<Cited<String>>,
    /// From when people can go there, where the policy says more than "after our last answer".
    pub opens: Fact<Limit>,
    /// The section of the policy that names it.
    pub section: Option<String>,
    /// Where it stands in the file.
    pub at: Place,
}

/// What a policy says about designated persons.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DesignatedPersons {
    /// How long the policy tells people to wait before they go to the Ombudsman themselves.
    pub wait: Fact<Limit>,
    /// Who they are, in the policy's words.
    pub who: Fact<String>,
    /// The policy says that the referral must be in writing.
    pub in_writing: bool,
}

/// What the procedure does not cover, and where to go instead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exclusion {
    /// Matters that the landlord does not treat as a complaint: `noise from a neighbour`.
    pub about: Cited<String>,
    /// Where the policy sends people with them; none where it does not say.
    pub instead: Option<String>,
}

/// A duty to report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Who reads the report: `the Board`.
    pub to: String,
    /// How often, in the policy's words: `every year`.
    pub often: String,
    /// The section of the policy that says so, such as `13`; none where no section is given.
    pub section: Option<String>,
}

/// A text that ends by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dated {
    /// The words that readers see.
    pub text: String,
    /// The last day on which it is shown; without one it never ends.
    pub until: Option<NaiveDate>,
    /// Where that day stands in the file, or the text where there is none.
    pub at: Place,
}

/// The landlord's words beside a passage that the law has overtaken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Update {
    /// Words of the passage it stands beside.
    pub passage: String,
    /// What is true today, shown as a note beside the passage.
    pub text: String,
    /// Where it stands in the file.
    pub at: Place,
}

/// A rule that a version breaks on purpose, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allowance {
    /// The code of the rule, such as `R036`.
    pub rule: String,
    /// The author's reason, which is told whenever the words are checked.
    pub because: String,
    /// Where it stands in the file.
    pub at: Place,
}

impl Policy {
    /// The policy with each of its procedures: the usual one first.
    pub fn each_procedure(&self) -> impl Iterator<Item = &Self> {
        std::iter::once(self).chain(self.procedures.iter().map(|other| &other.policy))
    }

    /// Every time that counts of what happens outside its stages: how soon to complain, and of the bodies that it names
    /// until when and from when one can go there.
    pub fn limits_outside_stages(&self) -> impl Iterator<Item = &Cited<Limit>> {
        let bodies =
            self.ombudsman.iter().flat_map(|named| [Some(&named.opens), named.own.as_ref().map(|own| &own.limit)]);
        self.time_to_complain.iter().chain(bodies.flatten()).filter_map(Fact::applied)
    }

    /// The policy with the procedure that is followed where these circumstances hold.
    #[must_use]
    pub fn in_circumstances(&self, circumstances: &[String]) -> &Self {
        let followed = self.procedures.iter().find(|other| circumstances.contains(&other.when));
        followed.map_or(self, |other| &other.policy)
    }

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
