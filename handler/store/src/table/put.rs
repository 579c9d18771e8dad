//! What is put into the table: each complaint and each addition whole, in one
//! transaction with what it owes (its standing, that somebody is told, that an
//! officer reads it), or not at all.

use std::collections::HashMap;
use std::time::Duration;

use complaints::form::hex;

use super::item::added::{Added, Asks};
use super::item::complaint::pointer;
use super::item::filed::Filed;
use super::item::fingerprint::{self, Fingerprints};
use super::item::{Item, clocks, landlord, stone, text, text_of};
use super::{Table, Unavailable};
use crate::complaint::Complaint;
use crate::flag::Flag;
use transaction::{NEW, One};

mod transaction;

/// What the table did with a put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PutOutcome {
    /// It is stored.
    Stored,
    /// There is an item of that key already; nothing was stored.
    Taken,
    /// The same person sent the same words a short while ago, under another key; nothing was stored.
    Repeated,
    /// Somebody else writes the same items just now; nothing was stored.
    Busy,
}

/// What the table did with words for a complaint that is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddedOutcome {
    /// They are stored.
    Stored,
    /// The same act of adding stored them before.
    There,
    /// The person asks for something, and the complaint does not stand as it was read; nothing was stored.
    Moved,
}

/// What the table did with a complaint that comes home from an outage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BroughtOutcome {
    /// It is stored, and the reference of its token alone leads to it.
    Stored,
    /// There is a complaint under its own reference already; nothing was stored.
    Taken,
    /// There is one under the reference of its token alone; nothing was stored.
    TokenTaken,
    /// The same person sent the same words a short while ago, under another token; nothing was stored.
    Repeated,
    /// Somebody else writes the same items just now; nothing was stored.
    Busy,
}

/// What a put does with the marks by which the same words of the same person are found.
#[derive(Debug, Clone, Copy)]
pub enum Same<'a> {
    /// There is no contact, or it is known that this one stands for itself.
    Unmarked,
    /// It is stored only where the same words of the same person are not there already.
    IfNew(&'a Fingerprints),
    /// From now on the same words lead to this one: what had them before is over.
    Over(&'a Fingerprints),
}

/// How often an addition meets another writer before it gives up, and how long that one is given.
const BUSY_TRIES: usize = 4;
const BUSY_PAUSE: Duration = Duration::from_millis(40);

impl Table {
    /// Stores a whole complaint, once; as `same` says, only where the same
    /// words of the same person are not there already.
    ///
    /// # Errors
    /// When the table does not answer; the complaint may be stored all the same.
    pub async fn put_complaint(&self, filed: &Filed, same: Same<'_>) -> Result<PutOutcome, Unavailable> {
        Ok(match self.put_whole(filed, None, same).await? {
            None => PutOutcome::Stored,
            Some(0) => PutOutcome::Taken,
            Some(1) if matches!(same, Same::IfNew(_)) => PutOutcome::Repeated,
            Some(_) => PutOutcome::Busy,
        })
    }

    /// Stores a whole complaint that was taken in an outage, once, and that the reference of its token
    /// alone, which `token` names, leads to it: whoever sends the same form again is led there.
    ///
    /// # Errors
    /// When the table does not answer; the complaint may be stored all the same.
    pub async fn put_brought(
        &self,
        filed: &Filed,
        token: &Complaint,
        same: Same<'_>,
    ) -> Result<BroughtOutcome, Unavailable> {
        Ok(match self.put_whole(filed, Some(pointer(token)), same).await? {
            None => BroughtOutcome::Stored,
            Some(0) => BroughtOutcome::Taken,
            Some(1) => BroughtOutcome::TokenTaken,
            Some(2 | 3) if matches!(same, Same::IfNew(_)) => BroughtOutcome::Repeated,
            Some(_) => BroughtOutcome::Busy,
        })
    }

    /// All of a complaint or nothing: the place of what was there already, if something was.
    async fn put_whole(
        &self,
        filed: &Filed,
        token: Option<Item>,
        same: Same<'_>,
    ) -> Result<Option<usize>, Unavailable> {
        self.name_landlord(text_of(&filed.complaint, "landlord").unwrap_or_default()).await?;
        self.put_clocks(filed.clocks.as_deref()).await?;
        // The complaint itself decides first: who sends it again is not somebody who repeats it.
        let mut all = vec![One::new(filed.complaint.clone())];
        let late = token.is_some();
        all.extend(token.map(One::new));
        let item = |mark: &[u8; 32]| fingerprint::item(mark, &filed.complaint);
        match same {
            Same::Unmarked => {}
            // What comes home late may find that the same words came meanwhile, on the day after.
            Same::IfNew(Fingerprints { today, tomorrow }) if late => {
                all.extend([One::new(item(today)), One::new(item(tomorrow))]);
            }
            Same::IfNew(Fingerprints { today, tomorrow }) => {
                all.extend([One::new(item(today)), One::any(item(tomorrow))])
            }
            Same::Over(Fingerprints { today, tomorrow }) => {
                all.extend([One::any(item(today)), One::any(item(tomorrow))])
            }
        }
        all.extend(beside(filed));
        self.together(all).await
    }

    /// Stores what only leads to the complaint that had the same words: no answers, and in no list.
    ///
    /// # Errors
    /// When the table does not answer; it may be stored all the same.
    pub async fn put_pointer(&self, complaint: &Complaint) -> Result<PutOutcome, Unavailable> {
        self.put_clocks(Some(&complaint.clocks)).await?;
        self.put_new(pointer(complaint)).await
    }

    /// Leaves a stone where a complaint would have come home that was erased meanwhile; whatever stands there stays.
    ///
    /// # Errors
    /// When the table does not answer; it may be there all the same.
    pub async fn put_stone(&self, complaint: &Complaint, day: &str) -> Result<PutOutcome, Unavailable> {
        self.put_new(stone::of(complaint, day)).await
    }

    /// Stores an addition to a complaint, once.
    ///
    /// # Errors
    /// When the table does not answer, or others write the same without end; the addition may
    /// be stored all the same.
    pub async fn put_addition(&self, added: &Added) -> Result<AddedOutcome, Unavailable> {
        for _ in 0..BUSY_TRIES {
            let mut all = vec![One::new(added.words.clone()), One::any(since_now(&added.unread))];
            all.extend(added.untold.clone().map(One::any));
            let asks = added.asks.as_ref().map(|_| all.len());
            all.extend(added.asks.as_ref().map(asked));
            match self.together(all).await? {
                None => return Ok(AddedOutcome::Stored),
                Some(0) => return Ok(AddedOutcome::There),
                // Something happened since it was read: what was asked for is to be worked out anew.
                moved if moved == asks => return Ok(AddedOutcome::Moved),
                Some(_) => tokio::time::sleep(BUSY_PAUSE).await,
            }
        }
        Err(Unavailable::of_code(Some("TransactionInProgressException")))
    }

    /// Puts a complaint in place of the same one that another attempt stored later,
    /// so that the dates that were shown first stand; not where an officer has acted on it.
    ///
    /// # Errors
    /// When the table does not answer.
    pub async fn put_earlier(&self, filed: &Filed, later: &Complaint) -> Result<PutOutcome, Unavailable> {
        // What its own page said of dates, and of when it was sent, stays what it said.
        let mut filed = filed.in_place_of(later).flagged(&Flag::SentAgain(later.received));
        if let Ok(said) = serde_json::to_string(&later.first_deadlines) {
            filed.complaint.insert("deadlines".to_owned(), text(said));
        }
        // One mark of what is unread, whichever attempt it is read by.
        if let Some(at) = &later.unread {
            filed.complaint.insert("unread".to_owned(), text(at));
            filed.unread.insert("sk".to_owned(), text(at));
        }
        self.put_clocks(filed.clocks.as_deref()).await?;
        let apart = later.format > 1;
        let condition = if apart { "attempt = :later" } else { "attempt = :later AND attribute_not_exists(progress)" };
        let values = HashMap::from([(":later".to_owned(), text(hex::encode(&later.attempt)))]);
        let mut all = vec![One { item: filed.complaint.clone(), condition: Some(condition), values }];
        all.extend(beside(&filed).map(|one| match &later.place {
            _ if text_of(&one.item, "sk") != Some("STANDING") => one,
            // As it was read: nothing was recorded since, nor something read that speaks of danger.
            Some(place) if apart => One {
                condition: Some("attribute_not_exists(progress) AND due = :due"),
                values: HashMap::from([(":due".to_owned(), text(place.to_text()))]),
                ..one
            },
            _ => One { condition: Some("attribute_not_exists(progress)"), ..one },
        }));
        Ok(match self.together(all).await? {
            None => PutOutcome::Stored,
            Some(usize::MAX) => PutOutcome::Busy,
            Some(_) => PutOutcome::Taken,
        })
    }

    /// Names a landlord in the table before the first complaint that names it: its list is asked for
    /// as long as there are complaints, whether or not it is on the site.
    async fn name_landlord(&self, slug: &str) -> Result<(), Unavailable> {
        // A lock that a panic poisoned still holds whole entries.
        if self.named.read().unwrap_or_else(|e| e.into_inner()).contains(slug) {
            return Ok(());
        }
        self.put_new(landlord(slug)).await?;
        self.named.write().unwrap_or_else(|e| e.into_inner()).insert(slug.to_owned());
        Ok(())
    }

    /// Stores a front matter before the first complaint that names it.
    async fn put_clocks(&self, clocks: Option<&str>) -> Result<(), Unavailable> {
        let Some(clocks) = clocks else { return Ok(()) };
        let digest = clocks::digest(clocks);
        if self.clocks.get(&digest).is_some() {
            return Ok(());
        }
        self.put_new(clocks::item(clocks)).await?;
        self.remember(digest, clocks.into());
        Ok(())
    }

    async fn put_new(&self, item: Item) -> Result<PutOutcome, Unavailable> {
        self.takes()?;
        let put = self.client.put_item().table_name(&self.name).set_item(Some(item)).condition_expression(NEW);
        match put.send().await {
            Ok(_) => Ok(PutOutcome::Stored),
            Err(error) => match error.as_service_error() {
                Some(service) if service.is_conditional_check_failed_exception() => Ok(PutOutcome::Taken),
                _ => Err(Unavailable::of(&error)),
            },
        }
    }
}

/// How a complaint stands with what its person asks for, if it stands as it was read.
fn asked(asks: &Asks) -> One {
    let values = [(":before", asks.before.clone()), (":due", text(&asks.due))];
    One {
        item: asks.standing.clone(),
        condition: Some("progress = :before AND due = :due"),
        values: values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
    }
}

/// What is put together with a complaint.
fn beside(filed: &Filed) -> impl Iterator<Item = One> {
    let one = [filed.standing.clone(), Some(since_now(&filed.unread)), filed.untold.clone()];
    one.into_iter().flatten().chain(filed.found_by.iter().cloned()).map(One::any)
}

/// Since when something is unread, by this machine's clock: whoever turns the pages of a list is shown what came
/// meanwhile. No date is made of it.
fn since_now(unread: &Item) -> Item {
    let mut unread = unread.clone();
    unread.insert("since".to_owned(), text(chrono::Utc::now().to_rfc3339_opts(chrono::SecondsFormat::Secs, true)));
    unread
}
