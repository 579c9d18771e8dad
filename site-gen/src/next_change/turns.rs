//! Days on which something happens by itself: everything by which pages depend
//! on the day, in one list. Whoever lets pages depend on the day in another way
//! adds it here; a story makes the pages of many days and wants a reason for
//! each day on which they differ.

use chrono::NaiveDate;
use complaints::policy::library::{Landlord, Library, Version};
use complaints::policy::rights::Right;
use complaints::policy::{Dated, Policy};
use complaints::procedure::Procedure;
use serde::Serialize;

use crate::command_error::CommandError;
use crate::read::{self, Folders};

/// Something that happens by itself.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct Turn {
    /// The first day on which it has happened.
    pub(crate) day: NaiveDate,
    /// The landlord whose pages change, by its folder; none for all of them.
    pub(crate) landlord: Option<String>,
    /// What happens.
    pub(crate) what: What,
    /// What of: a file, a title, a reason.
    pub(crate) of: String,
}

/// What can happen by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum What {
    /// A version of a policy starts.
    VersionStarts,
    /// A law starts to hold.
    LawStarts,
    /// What the law gives people starts to hold.
    RightStarts,
    /// A notice is not shown any more.
    NoticeEnds,
    /// The landlord's word about a late review is not shown any more.
    ReviewNoteEnds,
    /// The day by which the policy was to be reviewed has passed.
    ReviewIsOverdue,
    /// A paper that the landlord gives is out.
    PaperIsOut,
    /// Days on which the landlord does not work are over.
    ClosureEnds,
    /// Another time counts for some step, the landlord's or the law's: pages look two months ahead.
    OtherTimeCounts,
    /// The dates of complaints of the days ahead go on by a working day.
    DatesGoOn,
    /// The published bank holidays end: dates beyond rest on days that are expected.
    BankHolidaysEnd,
}

/// All that happens after `on`, the soonest first; of the dates that go on with each working day the next time only.
pub(super) fn all(folders: &Folders, library: &Library, on: NaiveDate) -> Result<Vec<Turn>, CommandError> {
    let mut turns = Vec::new();
    for (slug, _) in read::landlords(folders)? {
        let landlord = read::landlord(&slug, folders, library)?;
        of_landlord(&landlord, library, on, &mut turns);
    }
    turns.retain(|turn| turn.day > on);
    turns.sort();
    turns.dedup();
    Ok(turns)
}

fn of_landlord(landlord: &Landlord, library: &Library, on: NaiveDate, turns: &mut Vec<Turn>) {
    let mut add = |day: Option<NaiveDate>, what: What, of: &str| {
        let landlord = Some(landlord.slug.clone());
        turns.extend(day.map(|day| Turn { day, landlord, what, of: of.to_owned() }));
    };
    for version in &landlord.versions {
        add(Some(version.policy.in_force.first_day()), What::VersionStarts, &version.file);
    }
    // Each version has a page of its own, whatever the day; and the pages of a version to come wait for its day.
    for version in &landlord.versions {
        let Version { policy, file, .. } = version;
        let ends = |dated: &Option<Dated>| dated.as_ref().and_then(|dated| dated.until).and_then(after);
        add(ends(&policy.notice), What::NoticeEnds, file);
        add(ends(&policy.review_note), What::ReviewNoteEnds, file);
        let review = policy.review_due.as_ref().and_then(|cited| after(cited.value.last_day()));
        add(review, What::ReviewIsOverdue, file);
        for (key, paper) in policy.published.each() {
            add(Some(paper.on.first_day()), What::PaperIsOut, key);
        }
        for closed in &policy.closed {
            add(after(closed.last), What::ClosureEnds, &closed.why);
        }
    }
    let policies = || landlord.versions.iter().map(|version| &version.policy);
    for law in library.laws.iter().filter(|law| law.scheme.is_none_or(|of| policies().any(|p| p.scheme == of))) {
        add(Some(law.from), What::LawStarts, &law.name);
    }
    let is_told = |right: &&Right, from: NaiveDate| policies().any(|policy| right.is_for(policy, from));
    for right in &library.rights {
        add(right.from.filter(|from| is_told(&right, *from)), What::RightStarts, &right.title);
    }
    let Some(current) = landlord.in_force(on) else { return };
    let calendar = library.calendar(&current.policy);
    add(calendar.working_day_after(on, 1), What::DatesGoOn, "");
    add(after(calendar.known_until()), What::BankHolidaysEnd, "");
}

/// The landlords of whom other times count on `day` than on `on`: closure days and bank holidays come near, or are over.
pub(super) fn of_times(
    folders: &Folders,
    library: &Library,
    on: NaiveDate,
    day: NaiveDate,
) -> Result<Vec<Turn>, CommandError> {
    let mut turns = Vec::new();
    for (slug, _) in read::landlords(folders)? {
        let landlord = read::landlord(&slug, folders, library)?;
        let binds = |policy: &Policy, on: NaiveDate| {
            let calendar = library.calendar(policy);
            let times = Procedure::of(&library.rulebook(policy, &calendar), on);
            times.stages.iter().map(|stage| (stage.acknowledge.binds, stage.respond.binds)).collect::<Vec<_>>()
        };
        let policies = landlord.versions.iter().flat_map(|version| version.policy.each_procedure());
        if policies.into_iter().any(|policy| binds(policy, on) != binds(policy, day)) {
            turns.push(Turn { day, landlord: Some(slug), what: What::OtherTimeCounts, of: String::new() });
        }
    }
    Ok(turns)
}

/// The day after the last one on which something is shown.
fn after(last: NaiveDate) -> Option<NaiveDate> {
    last.succ_opt()
}
