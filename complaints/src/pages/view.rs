//! What templates see: a policy and its surroundings as plain words.
//!
//! One typed view, built once a landlord and day; the pages, the form and the
//! receipt all print from it, so that they cannot say different things.

use chrono::NaiveDate;
use serde::Serialize;

use crate::days::clock::{Fact, Limit};
use crate::policy::law::Law;
use crate::policy::library::Library;
use crate::policy::outside::{Body, Line};
use crate::policy::phrases::Phrases;
use crate::policy::{ContactKind, Policy, Scheme};

mod clocks;
mod names;

pub(crate) use clocks::circumstance;
pub use clocks::{ClockView, HoldView, StageView, stages};
pub use names::named;

/// A landlord's policy in words.
#[derive(Debug, Clone, Serialize)]
pub struct LandlordView {
    /// Its address on the site.
    pub slug: String,
    /// What stands before every path of its pages: `/imani`, or nothing when it has the site to itself.
    pub base: String,
    /// Its name.
    pub name: String,
    /// A demonstration, not the landlord's own site.
    pub demonstration: bool,
    /// The scheme's id.
    pub scheme: &'static str,
    /// Whether the Housing Ombudsman's Code binds it.
    pub code: bool,
    /// The nation in words.
    pub nation: String,
    /// The version's id.
    pub policy: String,
    /// How to reach it.
    pub contacts: Vec<ContactView>,
    /// The ways to complain.
    pub channels: Vec<Item>,
    /// The formats offered.
    pub formats: Vec<Item>,
    /// What is said about languages.
    pub languages: Option<Item>,
    /// Who may complain.
    pub who: Option<Item>,
    /// The limits to complain.
    pub time_to_complain: Vec<ClockView>,
    /// The stages.
    pub stages: Vec<StageView>,
    /// Bodies outside the landlord.
    pub bodies: Vec<BodyView>,
    /// What the policy says about designated persons.
    pub designated: Option<DesignatedView>,
    /// The tenant panel.
    pub panel: Option<PanelView>,
    /// What is not covered.
    pub exclusions: Vec<ExclusionView>,
    /// How complaints are reported on.
    pub reports: Vec<ReportView>,
    /// Documents referred to.
    pub related: Vec<Item>,
    /// About this version.
    pub about: AboutView,
    /// A dated word to readers.
    pub notice: Option<String>,
    /// How long a case is kept.
    pub keep: Option<ClockView>,
    /// The longest times that the law allows, where a law binds the landlord.
    pub law: Option<LawView>,
    /// Whether the policy says which day is day one.
    pub day_one_stated: bool,
    /// A receipt on a day that is not worked counts as received on the next working day.
    pub day_one_rolled: bool,
    /// The time after which a complaint counts as received on the next working day.
    pub cut_off: Option<String>,
    /// Lines for danger now.
    pub emergencies: Vec<Line>,
    /// Free advice.
    pub advice: Vec<Line>,
}

/// The longest times that the law allows, in words.
#[derive(Debug, Clone, Serialize)]
pub struct LawView {
    /// What readers call it.
    pub name: String,
    /// `12 months`.
    pub time_to_complain: Option<String>,
    /// That is longer than the policy gives.
    pub longer_to_complain: bool,
    /// Each stage's rules: to say that it has come, and to answer.
    pub stages: Vec<(Option<String>, Option<String>)>,
}

/// A text with its section.
#[derive(Debug, Clone, Serialize)]
pub struct Item {
    /// The words.
    pub text: String,
    /// The section of the policy.
    pub section: Option<String>,
}

/// One way to reach somebody.
#[derive(Debug, Clone, Serialize)]
pub struct ContactView {
    /// What kind it is.
    pub kind: &'static str,
    /// Its name in words.
    pub label: String,
    /// The number or address.
    pub value: String,
    /// Where a link to it leads, for kinds that have one.
    pub href: Option<String>,
}

/// A body outside the landlord.
#[derive(Debug, Clone, Serialize)]
pub struct BodyView {
    /// The facts.
    #[serde(flatten)]
    pub body: Body,
    /// For whom, where the policy limits it.
    pub only: Option<Item>,
    /// How to reach it.
    pub ways: Vec<ContactView>,
    /// The day on which the facts were checked, in words.
    pub checked: String,
}

/// What the policy says about designated persons.
#[derive(Debug, Clone, Serialize)]
pub struct DesignatedView {
    /// Who they are.
    pub who: Option<Item>,
    /// How long the policy tells people to wait.
    pub wait: Option<ClockView>,
    /// Whether it asks for writing.
    pub in_writing: bool,
}

/// A tenant panel.
#[derive(Debug, Clone, Serialize)]
pub struct PanelView {
    /// Its name.
    pub name: String,
    /// How to reach it.
    pub contacts: Vec<ContactView>,
}

/// Something that is not covered.
#[derive(Debug, Clone, Serialize)]
pub struct ExclusionView {
    /// What.
    pub about: Item,
    /// Where to go instead.
    pub instead: Option<String>,
}

/// A duty to report.
#[derive(Debug, Clone, Serialize)]
pub struct ReportView {
    /// To whom.
    pub to: String,
    /// How often.
    pub often: String,
    /// The section.
    pub section: Option<String>,
}

/// About a version of a policy.
#[derive(Debug, Clone, Serialize)]
pub struct AboutView {
    /// The landlord's number for it.
    pub version: Option<String>,
    /// From when it holds.
    pub in_force: Option<String>,
    /// When it was agreed.
    pub approved: Option<String>,
    /// When it should be reviewed.
    pub review_due: Option<String>,
    /// That day has passed.
    pub review_overdue: bool,
    /// The landlord's line about that.
    pub review_note: Option<String>,
    /// The role that answers for it.
    pub owner: Option<Item>,
}

/// Builds the view of `policy` as it stands on the day `on`.
#[must_use]
pub fn landlord(slug: &str, base: &str, policy: &Policy, library: &Library, on: NaiveDate) -> LandlordView {
    let p = &library.phrases;
    let item =
        |cited: &crate::days::clock::Cited<String>| Item { text: cited.value.clone(), section: cited.section.clone() };
    let dated = |d: &crate::policy::Dated| d.until.is_none_or(|until| on <= until).then(|| d.text.clone());
    LandlordView {
        slug: slug.to_owned(),
        base: base.to_owned(),
        name: policy.landlord.clone(),
        demonstration: policy.demonstration,
        scheme: policy.scheme.name(),
        code: policy.scheme == Scheme::HousingOmbudsman,
        nation: p.of("nation", policy.nation.name()).to_owned(),
        policy: policy.id.clone(),
        contacts: policy.contacts.applied().map(|c| contacts(&c.value, p)).unwrap_or_default(),
        channels: policy
            .channels
            .iter()
            .map(|c| Item { text: p.of("channel", c.value.name()).to_owned(), section: c.section.clone() })
            .collect(),
        formats: policy
            .formats
            .iter()
            .map(|c| Item { text: p.of("format", c.value.name()).to_owned(), section: c.section.clone() })
            .collect(),
        languages: policy.languages.applied().map(item),
        who: policy.who.applied().map(item),
        time_to_complain: policy
            .time_to_complain
            .iter()
            .map(|fact| clocks::of_fact(fact, None, 0, policy, p))
            .collect(),
        stages: clocks::stages(policy, p),
        bodies: policy.ombudsman.iter().filter_map(|named| outside(named, library)).collect(),
        designated: policy.designated_persons.as_ref().map(|d| DesignatedView {
            who: d.who.applied().map(item),
            wait: d
                .wait
                .applied()
                .map(|_| clocks::of_fact(&d.wait, None, u8::try_from(policy.stages.len()).unwrap_or(0), policy, p)),
            in_writing: d.in_writing,
        }),
        panel: policy
            .panel
            .as_ref()
            .map(|panel| PanelView { name: panel.name.clone(), contacts: contacts(&panel.contacts, p) }),
        exclusions: policy
            .exclusions
            .iter()
            .map(|e| ExclusionView { about: item(&e.about), instead: e.instead.clone() })
            .collect(),
        reports: policy
            .reports
            .iter()
            .map(|r| ReportView { to: r.to.clone(), often: r.often.clone(), section: r.section.clone() })
            .collect(),
        related: policy.related.iter().map(item).collect(),
        about: AboutView {
            version: policy.version.clone(),
            in_force: match policy.in_force {
                crate::days::approximate::InForce::Undated => None,
                dated => Some(p.in_force(dated)),
            },
            approved: policy.approved.as_ref().map(|c| p.approximate(c.value)),
            review_due: policy.review_due.as_ref().map(|c| p.approximate(c.value)),
            review_overdue: policy.review_due.as_ref().is_some_and(|c| c.value.last_day() < on),
            review_note: policy.review_note.as_ref().and_then(dated),
            owner: policy.owner.applied().map(item),
        },
        notice: policy.notice.as_ref().and_then(dated),
        keep: policy.keep.applied().map(|_| clocks::of_fact(&policy.keep, None, 0, policy, p)),
        law: library.law(policy.scheme, on).map(|law| law_view(law, policy, p)),
        day_one_stated: policy.day_one.applied().is_some(),
        day_one_rolled: policy.day_one.applied().is_some_and(|c| c.value == crate::days::calendar::DayOne::Rolled),
        cut_off: policy.cut_off.applied().map(|c| p.time(c.value)),
        emergencies: library.help.lines.iter().filter(|l| l.serves(policy.nation)).cloned().collect(),
        advice: library.help.advice.iter().filter(|l| l.serves(policy.nation)).cloned().collect(),
    }
}

fn law_view(law: &Law, policy: &Policy, phrases: &Phrases) -> LawView {
    let rule =
        |fact: &Fact<Limit>, stage| fact.applied().map(|c| phrases.rule(&c.value, stage, &|n| phrases.stage_number(n)));
    let longest =
        |facts: &[Fact<Limit>]| facts.iter().filter_map(|f| f.applied().map(|c| c.value.within.usual_days())).max();
    let by_law = longest(&law.time_to_complain);
    // The first limit is the one that readers meet; a hard one after it is the last resort.
    let first = law.time_to_complain.iter().find_map(Fact::applied);
    LawView {
        longer_to_complain: longest(&policy.time_to_complain).is_some_and(|by_policy| Some(by_policy) < by_law),
        name: law.name.clone(),
        time_to_complain: first.map(|c| phrases.period(c.value.within)),
        stages: (1_u8..).zip(&law.stages).map(|(n, s)| (rule(&s.acknowledge, n), rule(&s.respond, n))).collect(),
    }
}

fn outside(named: &crate::policy::NamedBody, library: &Library) -> Option<BodyView> {
    let only = named.only.as_ref().map(|c| Item { text: c.value.clone(), section: c.section.clone() });
    Some(body(library.bodies.get(&named.id)?, only, &library.phrases))
}

/// A body outside the landlord in words; `only` says for whom the policy names it.
pub(crate) fn body(body: &Body, only: Option<Item>, phrases: &Phrases) -> BodyView {
    let ways = body.contacts.iter().filter_map(|(name, value)| {
        let (_, kind) = ContactKind::NAMES.iter().find(|(n, _)| n == name)?;
        Some(contact(*kind, value, phrases))
    });
    BodyView { only, ways: ways.collect(), checked: phrases.day(body.checked_on), body: body.clone() }
}

fn contacts(list: &[(ContactKind, String)], phrases: &Phrases) -> Vec<ContactView> {
    list.iter().map(|(kind, value)| contact(*kind, value, phrases)).collect()
}

fn contact(kind: ContactKind, value: &str, phrases: &Phrases) -> ContactView {
    let number = || value.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect::<String>();
    let href = match kind {
        ContactKind::Phone | ContactKind::Relay => Some(format!("tel:{}", number())),
        ContactKind::Text => Some(format!("sms:{}", number())),
        ContactKind::Email => Some(format!("mailto:{value}")),
        ContactKind::Web => Some(if value.contains("://") { value.to_owned() } else { format!("https://{value}") }),
        ContactKind::Post | ContactKind::Office | ContactKind::Hours | ContactKind::OutOfHours => None,
    };
    ContactView {
        kind: kind.name(),
        label: phrases.of("contact", kind.name()).to_owned(),
        value: value.to_owned(),
        href,
    }
}
