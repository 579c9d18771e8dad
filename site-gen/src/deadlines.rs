//! `site-gen deadlines`: the dates of a case under a landlord's policy, as a
//! letter or as JSON.

use chrono::{NaiveDate, Utc};
use complaints::case::events::{Event, EventKind, Events};
use complaints::case::json::{DeadlineJson, standing_json};
use complaints::case::letter::Letter;
use complaints::case::timeline::{Timeline, timeline};
use complaints::days::calendar::Calendar;
use complaints::days::moment::Moment;
use complaints::policy::Policy;
use complaints::policy::library::{Landlord, Library, Version};
use serde::Serialize;

use crate::read::{self, Folders, Format};
use crate::result;
use crate::stop::Stop;

/// Options of `deadlines`.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The landlord: the name of its folder
    landlord: String,
    /// When the complaint came, in London: 2026-12-24T10:00
    #[arg(long, value_name = "WHEN")]
    received: Option<String>,
    /// The moment at which things stand as they are told; now if left out
    #[arg(long, value_name = "WHEN")]
    now: Option<String>,
    /// There is a risk to life (the same as --when risk-to-life)
    #[arg(long)]
    urgent: bool,
    /// A circumstance that holds, by its id; may be repeated
    #[arg(long, value_name = "ID")]
    when: Vec<String>,
    /// Something that happened, such as acknowledged@1=2026-12-29 or
    /// extension-agreed=2027-01-05,until=2027-01-20,reason=a survey; may be repeated.
    /// A stage that is left out is the stage the case was in
    #[arg(long, value_name = "KIND[@STAGE]=WHEN[,until=DATE][,reason=TEXT]")]
    event: Vec<String>,
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    #[command(flatten)]
    folders: Folders,
}

#[derive(Serialize)]
struct Answer {
    landlord: String,
    policy: String,
    received: String,
    now: String,
    deadlines: Vec<DeadlineJson>,
    /// New dates that were not accepted.
    refused: Vec<Refused>,
    /// The complaint that a request which came too late has started.
    new_complaint: Option<Box<Answer>>,
}

#[derive(Serialize)]
struct Refused {
    stage: u8,
    event: &'static str,
    at: String,
    until: Option<NaiveDate>,
    because: &'static str,
    words: String,
}

/// What the command was asked.
struct Asked<'a> {
    landlord: &'a Landlord,
    library: &'a Library,
    circumstances: Vec<&'a str>,
    now: Moment,
}

/// Computes and prints.
///
/// # Errors
/// When a value is misspelt, the words have problems, or no version was in force.
pub fn run(options: &Options) -> Result<(), Stop> {
    let events = options.event.iter().map(|text| text.parse::<Event>().map_err(|e| Stop::Misuse(e.to_string())));
    let mut record = events.collect::<Result<Vec<_>, _>>()?;
    if let Some(received) = &options.received {
        record.push(Event::new(EventKind::Received, moment(received)?).at_stage(1));
    }
    let now = options.now.as_deref().map_or_else(|| Ok(Moment::at(Utc::now())), moment)?;
    let library = read::checked_library(&options.folders)?;
    let landlord = read::landlord(&options.landlord, &options.folders, &library)?;
    let circumstances = options.when.iter().map(String::as_str).chain(options.urgent.then_some("risk-to-life"));
    let asked = Asked { landlord: &landlord, library: &library, circumstances: circumstances.collect(), now };
    let (answer, letters) = asked.case(record, true)?;
    match options.format {
        Format::Json => result::json(&answer),
        Format::Text => result::print(&letters.join("\n")),
    }
}

impl Asked<'_> {
    /// The dates of one case, and of the new complaint that it may have led to.
    fn case(&self, record: Vec<Event>, first: bool) -> Result<(Answer, Vec<String>), Stop> {
        let misuse = |e: &dyn std::fmt::Display| Stop::Misuse(e.to_string());
        let received = record.iter().filter(|e| e.kind == EventKind::Received && e.stage.unwrap_or(1) == 1);
        let received = received.map(|e| e.at).min().ok_or_else(|| {
            Stop::Misuse("when the complaint was received is missing: --received 2026-12-24T10:00".to_owned())
        })?;
        let version = self.version(received)?;
        let policy = &version.policy;
        let calendar = self.library.calendar(policy);
        let rules = self.library.rulebook(policy, &calendar);
        let mut events = Events::new(record, rules.stages(received.day())).map_err(|e| misuse(&e))?;
        // A later complaint is under the version of its own day, which may not know them all.
        for id in self.circumstances.iter().filter(|id| first || policy.knows_circumstance(id)) {
            known(id, policy)?;
            events = events.when(*id);
        }
        let timeline = timeline(&rules, &events, self.now).map_err(|e| misuse(&e))?;
        let phrases = &self.library.phrases;
        let letter = Letter { policy, calendar: &calendar, phrases, received, now: self.now };
        let mut letters = vec![letter.write(&timeline)];
        let mut answer = self.answer(version, received, &timeline, &calendar, &letter);
        if let Some(new) = timeline.new_complaint {
            let of_the_problem = |e: &&Event| matches!(e.kind, EventKind::Problem | EventKind::Aware);
            let mut record: Vec<Event> = events.each().map(|(e, _)| e).filter(of_the_problem).cloned().collect();
            record.push(Event::new(EventKind::Received, new.received).at_stage(1));
            let (linked, more) = self.case(record, false)?;
            letters.extend(more);
            answer.new_complaint = Some(Box::new(linked));
        }
        Ok((answer, letters))
    }

    fn version(&self, received: Moment) -> Result<&Version, Stop> {
        self.landlord.in_force(received.day()).ok_or_else(|| {
            Stop::Misuse(format!("no version of {}'s policy was in force on {}", self.landlord.slug, received.day()))
        })
    }

    fn answer(
        &self,
        version: &Version,
        received: Moment,
        timeline: &Timeline<'_>,
        calendar: &Calendar,
        letter: &Letter<'_>,
    ) -> Answer {
        let tell = |d| standing_json(d, &version.policy, calendar, &self.library.phrases);
        Answer {
            landlord: self.landlord.slug.clone(),
            policy: version.policy.id.clone(),
            received: received.to_rfc3339(),
            now: self.now.to_rfc3339(),
            deadlines: timeline.deadlines.iter().map(tell).collect(),
            refused: timeline
                .refused
                .iter()
                .map(|refused| Refused {
                    stage: refused.stage,
                    event: refused.event.kind.name(),
                    at: refused.event.at.to_rfc3339(),
                    until: refused.event.until,
                    because: refused.because.name(),
                    words: letter.refused(refused),
                })
                .collect(),
            new_complaint: None,
        }
    }
}

fn known(id: &str, policy: &Policy) -> Result<(), Stop> {
    if policy.knows_circumstance(id) {
        return Ok(());
    }
    let own = policy.circumstances.iter().map(|c| c.id.as_str());
    let all = complaints::policy::CIRCUMSTANCES.into_iter().chain(own).collect::<Vec<_>>().join(", ");
    Err(Stop::Misuse(format!("\"{id}\" is not a circumstance of this policy; there are: {all}")))
}

fn moment(text: &str) -> Result<Moment, Stop> {
    Moment::parse(text).map_err(|e| Stop::Misuse(e.to_string()))
}
