//! What officers see and do in a story. All that stories know of the officers'
//! half goes through here.

use std::ops::ControlFlow;

use chrono::{DateTime, Utc};
use complaints::case::events::{Event, EventKind};
use complaints::days::moment::Moment;
use complaints::form::reference::Reference;
use handler::take_down::{NotTaken, Taken, TakenDown, take_down};
use office::desk::Desk;
use office::find;
use office::list::{self, Asked as ListAsked, Row};
use office::listing::{self, Listed};
use office::read::{self, CaseFile};
use office::recalculate::{Tally, Told, recalculate};
use office::record::{self, Made, Refusal};
use office::show::{self, Shown};
use office::unread;
use serde_json::Value;
use store::table::item::answers::{Asked, StoredAnswers};
use store::words::Words;

use store::envelope::SealingKeys;
use store::marks::MarkKey;

use crate::keys::{keys, mark_key, sealing_keys};
use crate::{World, christmas_eve};

/// What the person is told in stories that are about something else.
pub const TOLD: &str = "we wait for a surveyor";

/// A reference as an answer tells it.
#[must_use]
pub fn reference_of(told: &Value) -> Reference {
    told.as_str().and_then(|text| text.parse().ok()).unwrap_or_else(|| panic!("{told} is no reference"))
}

/// What was answered to a question, by its id; empty where nothing was.
#[must_use]
pub fn answer(stored: &StoredAnswers, id: &str) -> String {
    let of = |asked: &Asked| *asked == Asked::Question(id.to_owned());
    stored.iter().filter(|(asked, _)| of(asked)).map(|(_, values)| values.join("\n")).collect()
}

/// What was sent under a name that no question has; empty where nothing was.
#[must_use]
pub fn also_sent(stored: &StoredAnswers, name: &str) -> String {
    let of = |asked: &Asked| *asked == Asked::AlsoSent(name.to_owned());
    stored.iter().filter(|(asked, _)| of(asked)).map(|(_, values)| values.join("\n")).collect()
}

impl World {
    /// The words of its build.
    #[must_use]
    pub fn words(&self) -> &Words {
        &self.app.words
    }

    /// A case whole, as the lead officer may see it.
    pub async fn case(&self, reference: &Value) -> CaseFile {
        let (words, seat) = (self.words(), Seat::default());
        let whole = read::case_file(&seat.desk(self, words, true), &reference_of(reference)).await;
        whole.expect("the table answers").expect("the case is there")
    }

    /// A landlord's open cases, as the index has them.
    pub async fn listed(&self, landlord: &str) -> Vec<Listed> {
        listing::open(&self.table, landlord).await.expect("the table answers")
    }

    /// The references of a landlord's open cases.
    pub async fn open_cases(&self, landlord: &str) -> Vec<String> {
        self.listed(landlord).await.into_iter().map(|listed| listed.reference).collect()
    }

    /// The list of some landlords, as it stands on Christmas Eve.
    pub async fn rows(&self, landlords: &[&str]) -> Vec<Row> {
        self.rows_at(landlords, christmas_eve()).await
    }

    /// The list of some landlords, as it stands at `now`.
    pub async fn rows_at(&self, landlords: &[&str], now: DateTime<Utc>) -> Vec<Row> {
        self.page_at(landlords, now, &ListAsked::default()).await.rows
    }

    /// A page of the list of some landlords, as it stands at `now`.
    pub async fn page_at(&self, landlords: &[&str], now: DateTime<Utc>, asked: &ListAsked) -> list::List {
        list::list(&self.table, self.words(), landlords, now, asked).await.expect("the table answers")
    }

    /// Of how much nobody has been told.
    pub async fn untold(&self) -> usize {
        list::untold(&self.table).await.expect("the table answers")
    }

    /// What could not be filed, and why.
    pub async fn unfiled(&self) -> Vec<(String, String)> {
        list::unfiled(&self.table).await.expect("the table answers")
    }

    /// The references to which something leads that officers look for.
    pub async fn found(&self, typed: &str, lead: bool) -> Vec<String> {
        let (words, seat) = (self.words(), Seat::default());
        let found = find::find(&seat.desk(self, words, lead), typed, christmas_eve()).await;
        found.expect("the table answers").rows.into_iter().map(|row| row.reference).collect()
    }

    /// One case as an officer is shown it at `now`, or as the lead is.
    pub async fn shown(&self, reference: &Reference, now: DateTime<Utc>, lead: bool) -> Shown {
        let (words, seat) = (self.words(), Seat::default());
        let shown = show::show(&seat.desk(self, words, lead), reference, now).await;
        shown.expect("the table answers").expect("the case is there")
    }

    /// The same as lines for people.
    pub async fn shown_lines(&self, reference: &Reference, now: DateTime<Utc>, lead: bool) -> String {
        self.shown(reference, now, lead).await.lines(&self.words().library.office)
    }

    /// Rows of a list as lines for people.
    #[must_use]
    pub fn lines(&self, rows: &[Row]) -> String {
        list::lines(rows, &self.words().library.office)
    }

    /// An officer, or the lead, says that a complaint was read; how much was unread.
    ///
    /// # Errors
    /// When it is refused.
    pub async fn read(&self, reference: &Reference, now: DateTime<Utc>, lead: bool) -> Result<usize, Refusal> {
        let (words, seat) = (self.words(), Seat::default());
        let desk = seat.desk(self, words, lead);
        unread::have_read(&desk, &unread::open(&desk, reference).await?, now).await
    }

    /// An officer records something at `now`; the number it is known by. Where the person has to be told why, they
    /// are told [`TOLD`].
    ///
    /// # Errors
    /// When it is refused.
    pub async fn record(&self, reference: &Reference, event: Event, now: DateTime<Utc>) -> Result<u32, Refusal> {
        let puts_off = event.kind == EventKind::Paused
            || event.until.is_some() && matches!(event.kind, EventKind::HoldingReplySent | EventKind::ExtensionAgreed);
        let tell = puts_off.then_some(TOLD);
        self.record_telling(reference, event, tell, now).await.map(|made| made.number)
    }

    /// An officer records something at `now`, and tells the person why or does not.
    ///
    /// # Errors
    /// When it is refused.
    pub async fn record_telling(
        &self,
        reference: &Reference,
        event: Event,
        tell: Option<&str>,
        now: DateTime<Utc>,
    ) -> Result<Made, Refusal> {
        let (words, seat) = (self.words(), Seat::default());
        record::record(&seat.desk(self, words, false), reference, event, tell, now).await
    }

    /// An officer has all dates counted anew at `now`, and `write`s what moved: what is told of each, and the count.
    ///
    /// # Errors
    /// When it is refused.
    pub async fn recalculate(&self, write: bool, now: DateTime<Utc>) -> Result<(Vec<Told>, Tally), Refusal> {
        let (words, seat) = (self.words(), Seat::default());
        let mut all = Vec::new();
        let tell = |told| {
            all.push(told);
            ControlFlow::Continue(())
        };
        let tally = recalculate(&seat.desk(self, words, false), write, now, tell).await?;
        Ok((all, tally))
    }

    /// An officer makes a new link at `now`; the path of the receipt.
    ///
    /// # Errors
    /// When it is refused.
    pub async fn new_link(&self, reference: &Reference, now: DateTime<Utc>) -> Result<String, Refusal> {
        let (words, seat) = (self.words(), Seat::default());
        let event = Event::new(EventKind::NewLink, Moment::at(now));
        let link = record::new_link(&seat.desk(self, words, false), reference, event, now).await?;
        Ok(link.receipt)
    }

    /// An officer takes a complaint down.
    ///
    /// # Errors
    /// When it cannot be taken down.
    pub async fn take_down(
        &self,
        landlord: &str,
        fields: &[(&str, &str)],
        taken: &Taken,
    ) -> Result<TakenDown, NotTaken> {
        let pairs = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        take_down(&self.app, landlord, pairs, taken).await
    }

    /// An officer strikes out what was recorded.
    ///
    /// # Errors
    /// When it is refused.
    pub async fn strike(&self, reference: &Reference, number: u32, now: DateTime<Utc>) -> Result<(), Refusal> {
        let (words, seat) = (self.words(), Seat::default());
        record::strike(&seat.desk(self, words, false), reference, number, now).await
    }
}

/// Where an officer of a story sits.
struct Seat {
    seal: SealingKeys,
    marks: MarkKey,
}

impl Default for Seat {
    fn default() -> Self {
        Self { seal: sealing_keys(), marks: mark_key() }
    }
}

impl Seat {
    fn desk<'a>(&'a self, world: &'a World, words: &'a Words, lead: bool) -> Desk<'a> {
        Desk {
            table: &world.table,
            words,
            keys: keys(),
            seal: Some(&self.seal),
            marks: Some(&self.marks),
            officer: "the officer of stories",
            lead,
        }
    }
}
