//! One complaint counted anew: whether it stands where it belongs, why it does
//! not, and the write that moves it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, SecondsFormat, Utc};
use complaints::case::admits::Refused;
use complaints::case::json::{ChangedDate, DeadlineJson, changes};
use complaints::days::clock::{Owner, Step};
use complaints::days::moment::Moment;
use complaints::form::reference::Reference;
use store::complaint::Complaint;
use store::promised::{NoDates, promised};
use store::random::system_random;
use store::sealed_words::SealedRecord;
use store::standing::{Owes, Place};
use store::stands::Stands;
use store::table::PutOutcome;
use store::table::item::event;
use store::table::item::recalculated::{MovedDate, RECALCULATED, moved_of};

use super::moved::Moved;
use crate::ask::{Part, by_keys, in_part};
use crate::counted::Counter;
use crate::desk::Desk;
use crate::many::{self, Kept, Shown};
use crate::record::Refusal;
use crate::record::again::tried;
use crate::sentences;
use crate::write::{Recalculation, SealedEntry, key_of, write_recalculated};

/// Dates that are counted anew, by somebody at a desk.
#[derive(Clone, Copy)]
pub(super) struct Again<'a> {
    pub(super) desk: &'a Desk<'a>,
    pub(super) write: bool,
    pub(super) now: DateTime<Utc>,
}

/// A complaint that would stand elsewhere.
pub(super) struct Moves {
    /// What is told of it.
    pub(super) told: Moved,
    stands: Stands,
    /// As they were shown at sending, counted now.
    deadlines: Vec<DeadlineJson>,
}

/// How a complaint would move; `None` where it stands where it belongs.
pub(super) fn moves(desk: &Desk<'_>, counter: &mut Counter<'_>, kept: &Kept) -> Result<Option<Moves>, Refusal> {
    let complaint = &kept.complaint;
    let stands = counter.stands(complaint).map_err(|fault| refused(complaint, fault))?;
    if stands.is_listed(complaint, &kept.owes) {
        return Ok(None);
    }
    let deadlines = promised(desk.words, complaint).map_err(|fault| refused(complaint, fault))?.deadlines;
    // Why, whatever has happened since: the days on the way of the same step as it was told at sending.
    let why = changes(&complaint.first_deadlines, &deadlines);
    let mine = |one: &&ChangedDate| matches!(&stands.owes, Owes::Step(step, stage) if one.stage == Some(*stage) && one.step == step.name());
    let (came, gone) = why.iter().find(mine).map(|one| (one.came.clone(), one.gone.clone())).unwrap_or_default();
    let date = |place: Option<&Place>, dated: bool| place.filter(|_| dated)?.due().map(Moment::to_rfc3339);
    let told = Moved {
        reference: complaint.reference.to_string(),
        landlord: complaint.landlord.clone(),
        owes: sentences::owes(&stands.owes, &desk.words.library.office),
        was: date(complaint.place.as_ref(), complaint.dated),
        now: date(Some(&stands.due), stands.dated),
        came,
        gone,
    };
    Ok(Some(Moves { told, stands, deadlines }))
}

fn refused(complaint: &Complaint, fault: NoDates) -> Refusal {
    match fault {
        NoDates::Policy(_) => Refusal::Policy(complaint.policy.clone()),
        NoDates::Count(fault) => Refused::Count(fault).into(),
        NoDates::Record(fault) => fault.into(),
        NoDates::Json(fault) => Refusal::Table(store::table::Unavailable::because(fault.to_string())),
    }
}

impl Again<'_> {
    /// Moves a complaint, however it stands by then; `None` where somebody else has put it right meanwhile.
    pub(super) async fn moved(&self, reference: &Reference, first: Moves) -> Result<Option<Moved>, Refusal> {
        // By which the entry is known again, however often it is tried.
        let id = system_random();
        let moved = tried(|| self.once(*reference, id)).await?;
        if moved.is_some() || !self.is_there(reference, &id).await? {
            return Ok(moved);
        }
        // Only the answer was lost.
        Ok(Some(first.told))
    }

    async fn is_there(&self, reference: &Reference, id: &[u8; 16]) -> Result<bool, Refusal> {
        let key = key_of(reference, &self.at(), id);
        Ok(!by_keys(self.desk.table, &[key], &["sk"]).await?.is_empty())
    }

    async fn once(&self, reference: Reference, id: [u8; 16]) -> Result<Option<Moved>, Refusal> {
        let desk = self.desk;
        let mut kept = many::complaints(desk.table, &BTreeSet::from([reference]), Shown::Wanted).await?;
        let kept = kept.remove(&reference.to_string()).ok_or(Refusal::NoComplaint(reference))??;
        let Some(moves) = moves(desk, &mut Counter::new(desk.words, self.now), &kept)? else { return Ok(None) };
        let complaint = &kept.complaint;
        let before = complaint.progress.clone()?;
        let mut dates = vec![MovedDate {
            owes: moves.stands.owes.clone(),
            was: moves.told.was.clone(),
            now: moves.told.now.clone(),
        }];
        // What was recorded since moves dates too, and was told as itself.
        if before.is_empty() {
            dates.extend(self.besides(complaint, &moves).await?);
        }
        let at = self.at();
        let seal = desk.seal.ok_or(Refusal::NoKeys)?;
        let record = SealedRecord { by: desk.officer.to_owned(), reason: None, told: None };
        let record = SealedEntry::under(id, seal, complaint, complaint.is_for_lead(), &at, &record)?;
        let new = Recalculation {
            complaint,
            before: &before,
            stands: &moves.stands,
            moved: &dates,
            record: &record,
            at: &at,
        };
        match write_recalculated(desk.table, &new).await? {
            PutOutcome::Stored => Ok(Some(moves.told)),
            PutOutcome::Taken | PutOutcome::Repeated | PutOutcome::Busy => Err(Refusal::Meanwhile),
        }
    }

    fn at(&self) -> String {
        self.now.to_rfc3339_opts(SecondsFormat::Secs, true)
    }

    /// The dates besides that of the list that are others than when they were told last: at sending, or when they
    /// were counted anew before.
    async fn besides(&self, complaint: &Complaint, moves: &Moves) -> Result<Vec<MovedDate>, Refusal> {
        let end = format!("{RECALCULATED}~");
        let part = Part { after: Some(RECALCULATED), before: Some(&end), ..Part::default() };
        let entries = in_part(self.desk.table, event::partition(&complaint.reference), &["sk", "moved"], part).await?;
        let (mut told, now) = (owed(&complaint.first_deadlines), owed(&moves.deadlines));
        for date in entries.iter().flat_map(moved_of) {
            if let (Owes::Step(step, stage), Some(now)) = (date.owes, date.now) {
                told.insert((stage, step), now);
            }
        }
        let others = now.into_iter().filter(|((stage, step), _)| moves.stands.owes != Owes::Step(*step, *stage));
        let moved = others.filter_map(|((stage, step), now)| {
            let was = told.get(&(stage, step)).filter(|was| **was != now)?.clone();
            Some(MovedDate { owes: Owes::Step(step, stage), was: Some(was), now: Some(now) })
        });
        Ok(moved.collect())
    }
}

/// The first date of each step that the landlord owes, as its list has it.
fn owed(deadlines: &[DeadlineJson]) -> BTreeMap<(u8, Step), String> {
    let mut first = BTreeMap::new();
    for one in deadlines.iter().filter(|one| one.owed_by == Owner::Landlord.name()) {
        let step = Step::ALL.into_iter().find(|step| step.name() == one.step && *step != Step::Hold);
        let due = one.due_at.clone().or(one.at_latest.as_ref().map(|day| day.due_at.clone()));
        if let (Some(stage), Some(step), Some(due)) = (one.stage, step, due) {
            let first = first.entry((stage, step)).or_insert_with(|| due.clone());
            if instant(&due) < instant(first) {
                *first = due;
            }
        }
    }
    first
}

fn instant(due: &str) -> Option<DateTime<Utc>> {
    Moment::parse(due).ok().map(Moment::utc)
}
