//! What a landlord should update: told in private, never to readers, and never a reason not to build.

use chrono::{Months, NaiveDate};
use complaints::case::events::{Event, EventKind, Events};
use complaints::case::timeline::{Deadline, timeline};
use complaints::days::clock::{Cited, Fact, Limit, Owner};
use complaints::days::moment::Moment;
use complaints::policy::Scheme;
use complaints::policy::library::{Library, Version};
use complaints::words::problem::{Place, Problem, Severity};

use crate::read::Folders;

/// Bank holidays that are known for less than a year ahead: dates past them are provisional.
#[must_use]
pub fn holidays_to_update(library: &Library, on: NaiveDate, folders: &Folders) -> Option<Problem> {
    let known = library.holidays.known_until();
    let needed = on.checked_add_months(Months::new(12))?;
    (known < needed).then(|| Problem {
        file: folders.content.join("bank-holidays.json").display().to_string(),
        place: Place { line: 1, column: 1 },
        severity: Severity::Warning,
        found: format!("bank holidays are known until {known} only; later dates are told as provisional"),
        write: "the years that GOV.UK has published since: save https://www.gov.uk/bank-holidays.json, then \
                `site-gen holidays FILE` tells what is new, and with --write keeps it"
            .to_owned(),
        line: String::new(),
    })
}

/// What has passed or been overtaken in a version, worst for tenants first.
#[must_use]
pub fn to_update(version: &Version, library: &Library, on: NaiveDate) -> Vec<Problem> {
    let policy = &version.policy;
    let mut found = Vec::new();
    let mut add = |place: Place, what: String, write: String| {
        found.push(Problem {
            file: version.file.clone(),
            place,
            severity: Severity::Warning,
            found: what,
            write,
            line: String::new(),
        });
    };
    if let Some(wait) = policy.designated_persons.as_ref().and_then(|d| d.wait.applied())
        && policy.scheme == Scheme::HousingOmbudsman
    {
        add(
            wait.at,
            "the policy tells people to wait before they go to the Ombudsman; since 1 October 2022 they need not"
                .to_owned(),
            "in the next version: “You can go to the Housing Ombudsman yourself when you have our final answer.”"
                .to_owned(),
        );
    }
    if let Some(law) = library.law(policy.scheme, on) {
        // A soft limit and a hard one stand side by side: the longest is what somebody can count on.
        let by_law = longest(&law.time_to_complain).map(|limit| limit.value.within);
        if let (Some(own), Some(by_law)) = (longest(&policy.time_to_complain), by_law)
            && by_law.usual_days() > own.value.within.usual_days()
        {
            add(
                own.at,
                format!("the policy gives {} to complain; {} gives {by_law}", own.value.within, law.name),
                format!("in the next version: `time_to_complain: {by_law} from becoming aware`"),
            );
        }
        for (stage, at_most) in policy.stages.iter().zip(&law.stages) {
            let silent = stage.respond.iter().all(|clock| clock.limit.applied().is_none());
            if let Some(limit) = at_most.respond.applied().filter(|_| silent) {
                add(
                    stage.at,
                    "the policy does not say by when you answer at this stage".to_owned(),
                    format!(
                        "in the next version: `respond: {}`, which is the most that {} allows",
                        limit.value, law.name
                    ),
                );
            }
        }
    }
    for (at, what, write) in beyond_the_law(version, library, on) {
        add(at, what, write);
    }
    if let Some(due) = policy.review_due.as_ref().filter(|due| due.value.last_day() < on) {
        add(
            due.at,
            format!("the review of this policy was due {}", library.phrases.approximate(due.value)),
            "a new version, or a line for readers: `review_note: We are reviewing this policy.`".to_owned(),
        );
    }
    found
}

/// The limit among these that gives the most time.
fn longest(facts: &[Fact<Limit>]) -> Option<&Cited<Limit>> {
    facts.iter().filter_map(Fact::applied).max_by_key(|limit| limit.value.within.usual_days())
}

/// Promises that end later than the law allows, for a complaint that comes on
/// the day `on` and is taken to every stage that day.
fn beyond_the_law(version: &Version, library: &Library, on: NaiveDate) -> Vec<(Place, String, String)> {
    let policy = &version.policy;
    let calendar = library.calendar(policy);
    let rules = library.rulebook(policy, &calendar);
    let stages = u8::try_from(policy.stages.len()).unwrap_or(u8::MAX);
    let received = Event::new(EventKind::Received, Moment::on(on)).at_stage(1);
    let requests = (2..=stages).map(|n| Event::new(EventKind::EscalationRequested, Moment::on(on)).at_stage(n));
    let record = std::iter::once(received).chain(requests).collect();
    let Ok(events) = Events::new(record, stages) else { return Vec::new() };
    let Ok(timeline) = timeline(&rules, &events, Moment::on(on)) else { return Vec::new() };
    let usual = |d: &&Deadline<'_>| d.when.is_none() && d.owed_by() == Owner::Landlord;
    let promises = timeline.deadlines.iter().filter(usual).filter(|d| d.is_promise());
    promises
        .filter_map(|own| {
            let same = |d: &&Deadline<'_>| !d.is_promise() && (d.stage, d.step) == (own.stage, own.step);
            let by_law = timeline.deadlines.iter().find(same)?;
            let later = by_law.outer_bound()?.ends_before(&own.outer_bound()?);
            let (limit, allowed) = (own.limit().filter(|_| later)?, by_law.limit()?);
            let name = by_law.basis.source()?;
            Some((
                limit.at,
                format!("the policy gives {} here; {name} allows {} at most", limit.value, allowed.value),
                format!("in the next version: `{}: {}`", own.step.name(), allowed.value),
            ))
        })
        .collect()
}
