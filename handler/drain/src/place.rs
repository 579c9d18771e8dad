//! One waiting complaint → its place in the table, whatever is there already.
//!
//! It stands where its receipt says, since that was made of its words too; the
//! reference of its token alone leads there, or shows what else the same act of
//! sending stored. Nothing that was shown is named anew.

use complaints::days::moment::Moment;
use complaints::form::reference::Reference;
use store::complaint::Complaint;
use store::fallback::Unreachable;
use store::fallback::waiting::{ActPlace, Unusable, Waiting};
use store::flag::Flag;
use store::relation::Relation;
use store::table::item::NotRead;
use store::table::item::added::added;
use store::table::item::filed::Filed;
use store::table::item::fingerprint::Fingerprints;
use store::table::item::stone::Whose;
use store::table::{BroughtOutcome, InPlace, PutOutcome, Same, Table, Unavailable};

pub(crate) use older::Home;

mod older;

/// Why a complaint cannot come home in this round.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Stays {
    #[error(transparent)]
    Table(#[from] Unavailable),
    #[error(transparent)]
    Fallback(#[from] Unreachable),
    #[error(transparent)]
    Unusable(#[from] Unusable),
    #[error(transparent)]
    NotRead(#[from] NotRead),
    #[error("the complaint that it belongs to is not there yet")]
    Alone,
    #[error("somebody else writes the same case just now")]
    Busy,
    #[error("its reference is another complaint's")]
    Collision,
}

impl Stays {
    /// It was erased, and stays so.
    fn erased() -> Self {
        Self::Table(NotRead::Erased.into())
    }

    /// Whether the table is away: it is not asked for anything else then.
    pub(crate) fn is_away(&self) -> bool {
        matches!(self, Self::Table(fault) if fault.is_away())
    }

    /// Whether no other round can mend it.
    pub(crate) fn is_for_a_person(&self) -> bool {
        match self {
            Self::Table(fault) => !fault.is_away(),
            Self::Fallback(fault) => fault.is_refused(),
            Self::Unusable(_) | Self::NotRead(_) | Self::Alone | Self::Collision => true,
            Self::Busy => false,
        }
    }
}

/// A complaint on its way home, and what is known by then.
struct Coming<'a> {
    table: &'a Table,
    complaint: Complaint,
    filed: Filed,
    fingerprints: Option<Fingerprints>,
    token: ActPlace,
    beside: Vec<ActPlace>,
}

/// Brings one complaint, or words for one, into the table. Where somebody
/// `was_told` of it already, nobody is told again. What was erased meanwhile
/// stays so, and its receipt says that it is no longer kept.
///
/// # Errors
/// When it cannot be done in this round; doing it again is safe.
pub(crate) async fn place(
    table: &Table,
    complaint: Complaint,
    waiting: Waiting,
    was_told: bool,
    home: Option<Home>,
) -> Result<Option<Home>, Stays> {
    let shown = complaint.clone();
    match home_of(table, complaint, waiting, was_told, home).await {
        Err(Stays::Table(fault)) if fault.is_erased() => {
            // Words for it had no page of their own.
            if shown.same_as.is_none() {
                let day = Moment::at(chrono::Utc::now()).day();
                table.put_stone(&shown, &day.to_string()).await?;
            }
            Ok(home)
        }
        placed => placed,
    }
}

async fn home_of(
    table: &Table,
    complaint: Complaint,
    waiting: Waiting,
    was_told: bool,
    home: Option<Home>,
) -> Result<Option<Home>, Stays> {
    let Waiting { mut filed, fingerprints, token, beside, elsewhere } = waiting;
    let untold = filed.untold.take();
    if !was_told {
        filed.untold = untold.clone();
    }
    if let Some(to) = complaint.same_as {
        // Words for a complaint, and no complaint of their own. In an outage nobody could see whose that one's are.
        // What older versions showed under this key may stand under another reference now.
        let to = home.filter(|home| home.key_hash == complaint.key_hash).map_or(to, |home| home.reference);
        table.put_addition(&added(&filed, &case(table, &to).await?)).await?;
        return Ok(home);
    }
    match token {
        Some(token) => {
            let coming = Coming { table, complaint, filed, fingerprints, token, beside };
            // On the heap: each way home that it may take is part of the future, and a thread's stack is short.
            Box::pin(coming.home()).await?;
            Ok(None)
        }
        None => older::home(table, complaint, filed, untold, fingerprints, elsewhere).await.map(Some),
    }
}

/// What stands in the places beside the one that the token alone gives.
enum Beside {
    /// The same words of the same act.
    Stands(Box<Complaint>),
    /// Other complaints, of which the last of the same words may be over, and then nothing in this place; no place
    /// where all that are known are taken.
    Free { place: Option<ActPlace>, over: Option<Box<Complaint>> },
}

impl Coming<'_> {
    /// Files it under the reference that was shown, whatever stands under its token's own.
    async fn home(mut self) -> Result<(), Stays> {
        let leads_here = self.token.leading_to(&self.complaint);
        let same = self.fingerprints.as_ref().map_or(Same::Unmarked, Same::IfNew);
        match self.table.put_brought(&self.filed, &leads_here, same).await? {
            BroughtOutcome::Stored => Ok(()),
            BroughtOutcome::Busy => Err(Stays::Busy),
            BroughtOutcome::Taken => self.there_already().await,
            BroughtOutcome::TokenTaken => self.under_the_token().await,
            BroughtOutcome::Repeated => {
                if let Some(first) = self.had_these_words().await? {
                    // The token leads there too: this act of sending is over, and is told so when it comes again.
                    let token = Complaint { same_as: Some(first.reference), flags: Vec::new(), ..leads_here };
                    self.table.put_pointer(&token).await?;
                    return self.lead_to(&first, false).await;
                }
                let same = self.fingerprints.as_ref().map_or(Same::Unmarked, Same::Over);
                match self.table.put_brought(&self.filed, &leads_here, same).await? {
                    BroughtOutcome::Stored => Ok(()),
                    // Somebody was quicker: what is there now decides, in the next round.
                    _ => Err(Stays::Busy),
                }
            }
        }
    }

    /// The complaint stands under its token's own reference, or another one of the same token does.
    async fn under_the_token(&mut self) -> Result<(), Stays> {
        let here = self.token.leading_to(&self.complaint);
        let there = match self.table.in_place_of(&here).await? {
            InPlace::Stone(Whose::SameForm) => return Err(Stays::erased()),
            // Beside what was erased there this one stands.
            InPlace::Stone(Whose::SameToken | Whose::OtherToken) => return self.alone(None, None).await,
            InPlace::Complaint(there) => there,
            InPlace::Nothing => return Err(Stays::Busy),
        };
        let case = case(self.table, &there.reference).await?;
        match Relation::of(&here, &there, &case) {
            Relation::SameAttempt | Relation::Replay => {
                return self.lead_to(&case, true).await;
            }
            Relation::Before | Relation::Addition if self.was_added(&case).await? => {
                return self.leads_to(&case, vec![Flag::SameAct]).await;
            }
            Relation::Before | Relation::Addition => self.alone(Some(&case), Some(&case)).await,
            Relation::Other | Relation::Collision => self.alone(Some(&case), None).await,
        }
    }

    /// Files it under the reference that was shown, unless the same words stand elsewhere than in the complaint
    /// that its token names; behind the last one of the same person, which is over or about something else.
    async fn alone(&mut self, under_token: Option<&Complaint>, behind: Option<&Complaint>) -> Result<(), Stays> {
        let (free, over) = match self.beside().await? {
            Beside::Stands(case) => return self.lead_to(&case, true).await,
            Beside::Free { place, over } => (place, over),
        };
        let first = self.had_these_words().await?;
        if let Some(first) = first.filter(|first| under_token.is_none_or(|case| case.reference != first.reference)) {
            return self.lead_to(&first, false).await;
        }
        // Officers see that the two belong together.
        let own = self.complaint.reference;
        if let Some(behind) = over.as_deref().or(behind).filter(|behind| behind.reference != own) {
            self.filed = self.filed.clone().flagged(&Flag::Follows(behind.reference));
            if behind.is_for_lead() {
                self.filed = self.filed.clone().for_lead();
            }
        }
        let same = self.fingerprints.as_ref().map_or(Same::Unmarked, Same::Over);
        let Some(place) = free else {
            return match self.table.put_complaint(&self.filed, same).await? {
                PutOutcome::Stored => Ok(()),
                PutOutcome::Taken => self.there_already().await,
                PutOutcome::Repeated | PutOutcome::Busy => Err(Stays::Busy),
            };
        };
        // Whoever sends the same form on another day, when the reference that the outage showed is not looked for any
        // more, is led there from the place where intake looks next.
        match self.table.put_brought(&self.filed, &place.leading_to(&self.complaint), same).await? {
            BroughtOutcome::Stored => Ok(()),
            BroughtOutcome::Taken => self.there_already().await,
            BroughtOutcome::TokenTaken | BroughtOutcome::Repeated | BroughtOutcome::Busy => Err(Stays::Busy),
        }
    }

    /// Whether the same act added these words to the case before, and an answer is owed there: with dates that
    /// are no later than those that were shown since.
    async fn was_added(&self, case: &Complaint) -> Result<bool, Stays> {
        if case.is_settled() || self.complaint.received < case.received {
            return Ok(false);
        }
        Ok(self.table.addition(&case.reference, &self.filed.as_addition.digest).await?.is_some())
    }

    /// Where intake puts the same words of the same act when something else stands under the token.
    async fn beside(&self) -> Result<Beside, Stays> {
        let mut over = None;
        for place in &self.beside {
            let here = place.leading_to(&self.complaint);
            let there = match self.table.in_place_of(&here).await? {
                InPlace::Stone(Whose::SameForm) => return Err(Stays::erased()),
                InPlace::Stone(Whose::SameToken | Whose::OtherToken) => continue,
                InPlace::Complaint(there) => there,
                InPlace::Nothing => return Ok(Beside::Free { place: Some(*place), over }),
            };
            let case = case(self.table, &there.reference).await?;
            match Relation::of(&here, &there, &case) {
                Relation::SameAttempt | Relation::Replay => return Ok(Beside::Stands(Box::new(case))),
                Relation::Before => over = Some(Box::new(case)),
                Relation::Addition | Relation::Other | Relation::Collision => {}
            }
        }
        Ok(Beside::Free { place: None, over })
    }

    /// The complaint that had the same words of the same person first, where it is no more than a day old
    /// and an answer is still owed.
    async fn had_these_words(&self) -> Result<Option<Complaint>, Stays> {
        let Some(found) = &self.fingerprints else { return Ok(None) };
        let Complaint { landlord, received, .. } = &self.complaint;
        for mark in [&found.today, &found.tomorrow] {
            let first = self.table.first_with(mark, landlord, *received).await?;
            let open = first.filter(|first| !first.is_settled() && first.reference != self.complaint.reference);
            if open.is_some() {
                return Ok(open);
            }
        }
        Ok(None)
    }

    /// Leaves what leads from the reference that was shown to the case, with the dates that were shown; the
    /// case keeps the earlier ones.
    async fn lead_to(&self, case: &Complaint, same_act: bool) -> Result<(), Stays> {
        if self.complaint.received < case.received {
            earlier(self.table, &self.filed.moved(self.complaint.reference, &ActPlace::of(case)), case).await?;
        }
        let flags = if same_act { vec![Flag::SameAct] } else { self.complaint.flags.clone() };
        self.leads_to(case, flags).await
    }

    /// The same, where the case stays as it is.
    async fn leads_to(&self, case: &Complaint, flags: Vec<Flag>) -> Result<(), Stays> {
        let pointer = Complaint { same_as: Some(case.reference), flags, ..self.complaint.clone() };
        match self.table.put_pointer(&pointer).await? {
            PutOutcome::Stored => Ok(()),
            PutOutcome::Taken => self.there_already().await,
            PutOutcome::Repeated | PutOutcome::Busy => Err(Stays::Busy),
        }
    }

    /// Something stands under the reference that was shown: the same, by an attempt before, or what that led to.
    async fn there_already(&self) -> Result<(), Stays> {
        let there = match self.table.in_place_of(&self.complaint).await? {
            InPlace::Stone(Whose::SameForm | Whose::SameToken) => return Err(Stays::erased()),
            InPlace::Stone(Whose::OtherToken) => return Err(Stays::Collision),
            InPlace::Complaint(there) => there,
            InPlace::Nothing => return Err(Stays::Busy),
        };
        let case = case(self.table, &there.reference).await?;
        match Relation::of(&self.complaint, &there, &case) {
            Relation::Replay if there.same_as.is_none() && self.complaint.received < there.received => {
                earlier(self.table, &self.filed, &there).await
            }
            Relation::SameAttempt | Relation::Replay => Ok(()),
            // Of an outage before on the same day, and over since: an officer reads beside it that the same was sent
            // again.
            Relation::Before => {
                let mut again = self.filed.clone().flagged(&Flag::Again);
                // A second outage, and its words are new ones.
                again.as_addition.digest += &format!("-{}", self.complaint.received.day());
                Ok(self.table.put_addition(&added(&again, &case)).await.map(|_| ())?)
            }
            Relation::Addition | Relation::Other | Relation::Collision => Err(Stays::Collision),
        }
    }
}

/// The complaint under a reference, or the one to which that leads.
pub(super) async fn case(table: &Table, reference: &Reference) -> Result<Complaint, Stays> {
    let there = table.complaint(reference).await?.ok_or(Stays::Alone)?;
    match there.same_as {
        Some(first) => table.complaint(&first).await?.ok_or(Stays::Alone),
        None => Ok(there),
    }
}

/// Whoever sent it again after the table came back must not be given later dates.
pub(super) async fn earlier(table: &Table, filed: &Filed, there: &Complaint) -> Result<(), Stays> {
    match table.put_earlier(filed, there).await? {
        PutOutcome::Stored => return Ok(()),
        PutOutcome::Busy => return Err(Stays::Busy),
        PutOutcome::Taken | PutOutcome::Repeated => {}
    }
    // Where an officer has recorded something of it by its dates, these stand.
    let now = table.complaint(&there.reference).await?;
    let acted = |now: &Complaint| !now.progress.as_ref().is_ok_and(Vec::is_empty);
    if now.is_some_and(|now| now.attempt == there.attempt && acted(&now)) { Ok(()) } else { Err(Stays::Busy) }
}
