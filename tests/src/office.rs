//! What officers see and do in a story. All that stories know of the officers'
//! half goes through here.

use chrono::{DateTime, Utc};
use complaints::case::events::Event;
use complaints::form::reference::Reference;
use handler::item::Whole;
use handler::record::{self, NotRecorded};
use handler::register::{self, Row, Shown};
use handler::table::Listed;
use handler::words::Words;
use serde_json::Value;

use crate::{World, christmas_eve};

/// A reference as an answer tells it.
#[must_use]
pub fn reference_of(told: &Value) -> Reference {
    told.as_str().and_then(|text| text.parse().ok()).unwrap_or_else(|| panic!("{told} is no reference"))
}

impl World {
    /// The words of its build.
    #[must_use]
    pub fn words(&self) -> Words {
        Words::open(&self.built.join("words")).expect("the built words can be read")
    }

    /// A case whole, as the lead officer may see it.
    pub async fn case(&self, reference: &Value) -> Whole {
        let whole = self.table.whole(&reference_of(reference), true).await;
        whole.expect("the table answers").expect("the case is there")
    }

    /// A landlord's open cases, as the index has them.
    pub async fn listed(&self, landlord: &str) -> Vec<Listed> {
        self.table.open(landlord).await.expect("the table answers")
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
        register::list(&self.table, landlords, now).await.expect("the table answers")
    }

    /// One case as an officer is shown it at `now`, or as the lead is.
    pub async fn shown(&self, reference: &Reference, now: DateTime<Utc>, lead: bool) -> Shown {
        let shown = register::show(&self.table, &self.words(), reference, now, lead).await;
        shown.expect("the table answers").expect("the case is there")
    }

    /// An officer records something at `now`; the number it is known by.
    ///
    /// # Errors
    /// When it is refused.
    pub async fn record(&self, reference: &Reference, event: Event, now: DateTime<Utc>) -> Result<u32, NotRecorded> {
        let done = record::record(&self.table, &self.words(), reference, event, now).await;
        done.map(|entry| entry.number)
    }

    /// An officer strikes out what was recorded.
    ///
    /// # Errors
    /// When it is refused.
    pub async fn strike(&self, reference: &Reference, number: u32, now: DateTime<Utc>) -> Result<(), NotRecorded> {
        record::strike(&self.table, &self.words(), reference, number, now).await.map(|_| ())
    }
}
