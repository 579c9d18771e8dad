//! The dates of one complaint, and of the new complaint that it may have led
//! to. What is due is `complaints`' to say; here the version is chosen and what
//! the command was told is checked against it.

use complaints::case::events::{Event, EventKind, Events};
use complaints::case::followed;
use complaints::case::json::standing_json;
use complaints::case::summary::Summary;
use complaints::case::timeline::timeline;
use complaints::days::moment::Moment;
use complaints::policy::Policy;
use complaints::policy::library::{Landlord, Library, Version};

use super::json::{ComplaintJson, RefusedDateJson};
use crate::command_error::CommandError;

/// What holds for a complaint and for the new one that it may have led to.
pub struct Terms<'a> {
    /// Every version of the landlord's policy.
    pub landlord: &'a Landlord,
    /// The words that all landlords share.
    pub library: &'a Library,
    /// Ids of the circumstances that hold, such as `risk-to-life`.
    pub circumstances: Vec<&'a str>,
    /// The moment at which things stand as they are told.
    pub now: Moment,
}

impl Terms<'_> {
    /// The dates of a complaint with this record, and a summary for it and for each complaint it led to.
    ///
    /// # Errors
    /// When the record makes no sense, no version was in force, or the dates cannot be counted.
    pub fn dates_of(&self, record: Vec<Event>) -> Result<(ComplaintJson, Vec<String>), CommandError> {
        self.dates(record, Chain::First)
    }

    fn dates(&self, record: Vec<Event>, chain: Chain) -> Result<(ComplaintJson, Vec<String>), CommandError> {
        let misuse = |e: &dyn std::fmt::Display| CommandError::Misuse(e.to_string());
        let received = record.iter().filter(|e| e.kind == EventKind::Received && e.stage.unwrap_or(1) == 1);
        let received = received.map(|e| e.at).min().ok_or_else(|| {
            CommandError::Misuse("when the complaint was received is missing: --received 2026-12-24T10:00".to_owned())
        })?;
        let policy = &self.version(received)?.policy;
        let calendar = self.library.calendar(policy);
        let rules = self.library.rulebook(policy, &calendar);
        let told: Vec<String> = self.circumstances.iter().map(|id| (*id).to_owned()).collect();
        let stages = followed::stages(&rules, received.day(), &told, &record);
        let mut events = Events::new(record, stages).map_err(|e| misuse(&e))?;
        // A later complaint is under the version of its own day, which may not know them all.
        for id in self.circumstances.iter().filter(|id| chain == Chain::First || policy.knows_circumstance(id)) {
            known(id, policy)?;
            events = events.when(*id);
        }
        let timeline = timeline(&rules, &events, self.now).map_err(|e| misuse(&e))?;
        let phrases = &self.library.phrases;
        let policy = policy.in_circumstances(events.circumstances());
        let summary = Summary { policy, calendar: &calendar, phrases, received, now: self.now };
        let mut summaries = vec![summary.write(&timeline)];
        let mut json = ComplaintJson {
            landlord: self.landlord.slug.clone(),
            policy: policy.id.clone(),
            received: received.to_rfc3339(),
            now: self.now.to_rfc3339(),
            deadlines: timeline.deadlines.iter().map(|d| standing_json(d, policy, &calendar, phrases)).collect(),
            refused: timeline.refused.iter().map(|refused| RefusedDateJson::of(refused, &summary)).collect(),
            new_complaint: None,
        };
        if let Some(new) = timeline.new_complaint {
            let (linked, more) = self.dates(record_of_new(&events, new.received), Chain::Later)?;
            summaries.extend(more);
            json.new_complaint = Some(Box::new(linked));
        }
        Ok((json, summaries))
    }

    fn version(&self, received: Moment) -> Result<&Version, CommandError> {
        self.landlord.in_force(received.day()).ok_or_else(|| {
            CommandError::Misuse(format!(
                "no version of {}'s policy was in force on {}",
                self.landlord.slug,
                received.day()
            ))
        })
    }
}

/// Where a complaint stands in the chain of complaints that one request after another started.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Chain {
    /// The complaint the command was asked about: a circumstance its policy does not know is a slip.
    First,
    /// One that a late request started.
    Later,
}

/// What a new complaint takes over from the old one: when the problem began and was known.
fn record_of_new(events: &Events, received: Moment) -> Vec<Event> {
    let of_the_problem = |e: &&Event| e.kind.leads_to_the_complaint() || e.kind == EventKind::TenancyEnded;
    let mut record: Vec<Event> = events.each().map(|(e, _)| e).filter(of_the_problem).cloned().collect();
    record.push(Event::new(EventKind::Received, received).at_stage(1));
    record
}

fn known(id: &str, policy: &Policy) -> Result<(), CommandError> {
    if policy.knows_circumstance(id) {
        return Ok(());
    }
    let own = policy.circumstances.iter().map(|c| c.id.as_str());
    let all = complaints::policy::CIRCUMSTANCES.into_iter().chain(own).collect::<Vec<_>>().join(", ");
    Err(CommandError::Misuse(format!("\"{id}\" is not a circumstance of this policy; there are: {all}")))
}
