//! A landlord whose faces are read: as a reader of words has it, and as it was drawn.

use chrono::NaiveDate;
use complaints::case::events::{Event, EventKind};
use complaints::days::moment::Moment;
use complaints::policy::library::{self, Library};
use serde_json::Value;
use site_gen::commands::deadlines::Terms;
use site_gen::read::{self, Folders};

use super::dates::Dates;
use crate::lives::{Clauses, Policy};

/// Its policy as the programs read it, and what its faces may say of it.
pub(crate) struct Landlord {
    /// Every version of its policy.
    pub(super) own: library::Landlord,
    /// What it can say of its times; none where nobody drew it.
    pub(super) clauses: Option<Clauses>,
}

impl Landlord {
    /// The landlord of a folder; `drawn` is its policy where it was drawn, read for a day.
    pub(crate) fn new(slug: &str, drawn: Option<&Policy>, folders: &Folders, library: &Library, on: NaiveDate) -> Self {
        let own = read::landlord(slug, folders, library).expect("what was built can be read");
        let scheme = own.versions[0].policy.scheme;
        let clauses = drawn.map(|policy| policy.clauses(library.law(scheme, on), &library.laws));
        Self { own, clauses }
    }

    pub(crate) fn slug(&self) -> &str {
        &self.own.slug
    }

    /// What `site-gen deadlines` tells of a record, as it stands at a moment: for programs, and in words.
    pub(super) fn deadlines(
        &self,
        record: Vec<Event>,
        circumstances: &[String],
        now: Moment,
        library: &Library,
    ) -> Option<(Value, String)> {
        let circumstances = circumstances.iter().map(String::as_str).collect();
        let terms = Terms { landlord: &self.own, library, circumstances, now };
        let (json, summaries) = terms.dates_of(record).ok()?;
        Some((serde_json::to_value(json).expect("dates are JSON"), summaries.join("\n")))
    }

    /// The dates of a complaint that came on a day, and of the next stage where it was asked for on another.
    pub(super) fn dates_of(&self, came: NaiveDate, asked: Option<NaiveDate>, now: Moment, library: &Library) -> Dates {
        let mut record = vec![Event::new(EventKind::Received, Moment::on(came)).at_stage(1)];
        record.extend(asked.map(|day| Event::new(EventKind::EscalationRequested, Moment::on(day))));
        let told = self.deadlines(record, &[], now, library);
        Dates::of(&told.map(|(json, _)| json).unwrap_or_default(), library)
    }
}
