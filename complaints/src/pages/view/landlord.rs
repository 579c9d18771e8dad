//! One landlord's policy as templates see it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::about::{AboutView, about, shown};
use super::bodies::{self, ContactView, DesignatedView, OutsideView, PanelView};
use super::cited_text::CitedText;
use super::claims;
use super::clocks::{ClockView, of_fact};
use super::help::HelpView;
use super::law::{LawView, law_view};
use super::papers::{self, FilmView, PublishedView};
use super::rights::{RightView, rights};
use super::stages::{StageView, joined, stages_of};
use super::ways::{WayView, other_ways};
use crate::days::calendar::DayOne;
use crate::days::clock::Cited;
use crate::policy::library::Library;
use crate::policy::phrases::{Family, Phrases};
use crate::policy::{AlternativeFormat, Closed, Exclusion, Policy, Report, Rulebook, Scheme, in_words};
use crate::procedure::Procedure;

/// A landlord's policy in words.
#[derive(Debug, Clone, Serialize)]
pub struct LandlordView {
    /// Its address on the site, such as `imani`.
    pub slug: String,
    /// What stands before every path of its pages: `/imani`, or nothing when it has the site to itself.
    pub base: String,
    /// The landlord's name as readers know it.
    pub name: String,
    /// A short name that stands before the long one at the top.
    pub mark: Option<String>,
    /// A demonstration, not the landlord's own site.
    pub demonstration: bool,
    /// The id of its scheme, such as `housing-ombudsman`.
    pub scheme: &'static str,
    /// Whether the Housing Ombudsman's Code binds it.
    pub code: bool,
    /// The nation as readers name it: `Northern Ireland`.
    pub nation: String,
    /// The id of the version shown, such as `2014-01`.
    pub policy: String,
    /// Each way to reach the landlord; empty where the policy states none.
    pub contacts: Vec<ContactView>,
    /// The ways to complain that the policy offers besides our form and, where the Code asks for it, any of our
    /// staff; in our words.
    pub other_ways: Vec<WayView>,
    /// Why there is no form on the website, where there is none.
    pub form_off: Option<CitedText>,
    /// The formats in which information is offered, in our words.
    pub formats: Vec<CitedText>,
    /// A film in British Sign Language about its complaints.
    pub film: Option<FilmView>,
    /// What the policy offers in other languages.
    pub languages: Option<CitedText>,
    /// Who may complain, in the policy's words.
    pub who: Option<CitedText>,
    /// How soon somebody must complain: a soft limit and a hard one may stand together.
    pub time_to_complain: Vec<ClockView>,
    /// In the order of the procedure.
    pub stages: Vec<StageView>,
    /// The usual procedure, and behind it those that are followed in a circumstance.
    pub procedures: Vec<ProcedureView>,
    /// The circumstances in which the first answer comes sooner whatever the day, by id.
    pub sooner: Vec<String>,
    /// Somebody who is not happy with an answer can ask for another look.
    pub looks_again: bool,
    /// Where a complaint can go after the landlord.
    pub outside: OutsideView,
    /// What the policy says about designated persons.
    pub designated: Option<DesignatedView>,
    /// The tenant panel that the policy names.
    pub panel: Option<PanelView>,
    /// What the landlord does not treat as a complaint.
    pub exclusions: Vec<ExclusionView>,
    /// To whom and how often the landlord reports on complaints.
    pub reports: Vec<ReportView>,
    /// Its yearly report and what was said about it, where they are out.
    pub published: PublishedView,
    /// The titles of documents that the policy refers to.
    pub related: Vec<CitedText>,
    /// From when this version holds, who answers for it and when it is reviewed.
    pub about: AboutView,
    /// A word to readers on the first page, while it is to be shown.
    pub notice: Option<String>,
    /// How long a case is kept.
    #[serde(rename = "keep")]
    pub retention: Option<ClockView>,
    /// The longest times that the law allows, where a law binds the landlord.
    pub law: Option<LawView>,
    /// Whether the policy says which day is day one.
    pub day_one_stated: bool,
    /// A receipt on a day that is not worked counts as received on the next working day.
    pub day_one_rolled: bool,
    /// The day on which something arrives is day one itself.
    pub day_one_same: bool,
    /// How long a letter is on its way, where the policy says so.
    pub post: Option<String>,
    /// Days ahead on which the landlord does not work, besides bank holidays.
    pub closed: Vec<ClosedView>,
    /// The time after which a complaint counts as received on the next working day.
    pub cut_off: Option<String>,
    /// What the law gives people beside the policy, by the page on which it is told.
    pub rights: BTreeMap<&'static str, Vec<RightView>>,
    /// The law gives times in which the landlord must act on a danger in the home, damp or mould.
    pub home_times: bool,
    /// Whom to call outside the landlord.
    #[serde(flatten)]
    pub help: HelpView,
}

/// The stages of one procedure.
#[derive(Debug, Clone, Serialize)]
pub struct ProcedureView {
    /// The circumstance in which it is followed: `it is about one of our staff`; none for the usual one.
    pub when: Option<String>,
    /// In its order.
    pub stages: Vec<StageView>,
}

/// Days on which a landlord does not work.
#[derive(Debug, Clone, Serialize)]
pub struct ClosedView {
    /// The first of them.
    pub first: String,
    /// The last of them; none where it is one day.
    pub last: Option<String>,
    /// Why, in the landlord's words: `our offices are closed over Christmas`.
    pub why: String,
}

/// Something that the landlord does not treat as a complaint.
#[derive(Debug, Clone, Serialize)]
pub struct ExclusionView {
    /// What the procedure does not cover.
    pub about: CitedText,
    /// Where the policy sends people with it; none where it does not say.
    pub instead: Option<String>,
}

/// A duty to report.
#[derive(Debug, Clone, Serialize)]
pub struct ReportView {
    /// Who reads the report: `the Board`.
    pub to: String,
    /// `every year`.
    pub often: String,
    /// The section of the policy that says so.
    pub section: Option<String>,
}

/// Builds the view of `policy` as it stands on the day `on`.
#[must_use]
pub fn landlord(slug: &str, base: &str, policy: &Policy, library: &Library, on: NaiveDate) -> LandlordView {
    let p = &library.phrases;
    let law = library.law(policy.scheme, on);
    let rights = rights(policy, library, on);
    let formats = in_our_words(&policy.formats, Family::Format, AlternativeFormat::name, p);
    let calendar = library.calendar(policy);
    let rules = library.rulebook(policy, &calendar);
    let stages = |when: Option<&str>, policy: &Policy| {
        joined(stages_of(when, policy, p), &Procedure::of(&Rulebook { policy, ..rules }, on), policy, p)
    };
    let usual = stages(None, policy);
    let others = policy.procedures.iter().map(|other| ProcedureView {
        when: Some(in_words::circumstance(&other.when, policy, p)),
        stages: stages(Some(&other.when), &other.policy),
    });
    let procedures = std::iter::once(ProcedureView { when: None, stages: usual.clone() }).chain(others).collect();
    LandlordView {
        slug: slug.to_owned(),
        base: base.to_owned(),
        name: policy.landlord.clone(),
        mark: policy.identity.mark.clone(),
        demonstration: policy.demonstration,
        scheme: policy.scheme.name(),
        code: policy.scheme == Scheme::HousingOmbudsman,
        nation: p.of(Family::Nation, policy.nation.name()).to_owned(),
        policy: policy.id.clone(),
        contacts: policy.contacts.applied().map(|c| bodies::contacts(&c.value, p)).unwrap_or_default(),
        other_ways: other_ways(policy, p),
        form_off: policy.form_off.as_ref().map(CitedText::of),
        film: policy.film.as_ref().map(|film| papers::film(film, p)),
        languages: CitedText::of_fact(&policy.languages).filter(|own| formats.iter().all(|one| one.text != own.text)),
        formats,
        who: CitedText::of_fact(&policy.who),
        time_to_complain: policy
            .time_to_complain
            .iter()
            .map(|fact| of_fact("time-to-complain", fact, None, 0, policy, p))
            .collect(),
        stages: usual,
        procedures,
        sooner: claims::sooner(policy, law),
        looks_again: claims::looks_again(policy, law),
        outside: bodies::outside(policy, library),
        designated: policy.designated_persons.as_ref().map(|said| bodies::designated(said, policy, p)),
        panel: policy.panel.as_ref().map(|panel| bodies::panel(panel, policy, p)),
        exclusions: policy.exclusions.iter().map(exclusion).collect(),
        reports: policy.reports.iter().map(report).collect(),
        published: papers::published(&policy.published, p, on),
        related: each_once(policy.related.iter().map(CitedText::of)),
        about: about(policy, p, on),
        notice: policy.notice.as_ref().and_then(|notice| shown(notice, on)),
        retention: policy.retention.applied().map(|_| of_fact("keep", &policy.retention, None, 0, policy, p)),
        law: law.map(|law| law_view(law, policy, p)),
        day_one_stated: policy.day_one.applied().is_some(),
        day_one_rolled: policy.day_one.applied().is_some_and(|c| c.value == DayOne::Rolled),
        day_one_same: policy.day_one.applied().is_some_and(|c| c.value == DayOne::Same),
        post: policy.post.applied().map(|c| p.period(c.value)),
        closed: closed(policy, p, on),
        cut_off: policy.cut_off.applied().map(|c| p.time(c.value)),
        home_times: rights.values().flatten().any(|right| right.times),
        rights,
        help: HelpView::of(&library.help, policy.nation, p),
    }
}

/// Closure days that are not over, the next ones first.
fn closed(policy: &Policy, phrases: &Phrases, on: NaiveDate) -> Vec<ClosedView> {
    let mut ahead: Vec<&Closed> = policy.closed.iter().filter(|closed| closed.last >= on).collect();
    ahead.sort_by_key(|closed| closed.first);
    let view = |closed: &Closed| ClosedView {
        first: phrases.day(closed.first),
        last: (closed.last > closed.first).then(|| phrases.day(closed.last)),
        why: closed.why.clone(),
    };
    ahead.into_iter().map(view).collect()
}

/// What a policy names out of a fixed list, in our words.
fn in_our_words<T: Copy>(
    list: &[Cited<T>],
    family: Family,
    name: impl Fn(T) -> &'static str,
    phrases: &Phrases,
) -> Vec<CitedText> {
    each_once(list.iter().map(|cited| CitedText::saying(phrases.of(family, name(cited.value)), cited)))
}

/// A list that names nothing twice; what two sections say has both.
fn each_once(list: impl Iterator<Item = CitedText>) -> Vec<CitedText> {
    let mut found: Vec<CitedText> = Vec::new();
    for one in list {
        match found.iter_mut().find(|before| before.text == one.text) {
            Some(before) => before.also_in(one.section),
            None => found.push(one),
        }
    }
    found
}

fn exclusion(said: &Exclusion) -> ExclusionView {
    ExclusionView { about: CitedText::of(&said.about), instead: said.instead.clone() }
}

fn report(said: &Report) -> ReportView {
    ReportView { to: said.to.clone(), often: said.often.clone(), section: said.section.clone() }
}
