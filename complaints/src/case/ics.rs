//! Dates as a calendar file (RFC 5545), for phones and office calendars.
//!
//! A date without a time is a whole day, in no time zone; a limit in hours is
//! an instant in UTC, so that it is right wherever the calendar is opened.
//! Each entry has a name that stays the same, so that a newer file replaces it.

use chrono::{DateTime, Days, NaiveDate, Utc};
use icalendar::{Component, EventLike};

use crate::case::standing::StandingDates;
use crate::case::timeline::{Basis, Deadline};
use crate::days::clock::Step;
use crate::days::count::Counted;
use crate::form::reference::Reference;
use crate::policy::phrases::{Family, Phrase, Phrases, Slot};

/// Whose calendar file it is, and when and in which words it is made.
#[derive(Debug, Clone, Copy)]
pub struct CalendarFile<'a> {
    /// The landlord's name, in every title.
    pub landlord: &'a str,
    /// The landlord's address on the site, a part of every entry's name.
    pub slug: &'a str,
    /// The words of the titles, in one language.
    pub phrases: &'a Phrases,
    /// The instant at which the file is made.
    pub made: DateTime<Utc>,
    /// Titles say nothing of a complaint, for somebody whose phone others look at.
    pub quiet: bool,
}

/// The dates of one case that stand on its receipt.
#[must_use]
pub fn case(about: &CalendarFile<'_>, reference: &Reference, dates: &StandingDates<'_, '_>) -> String {
    let mut calendar = empty(about);
    for deadline in dates.each() {
        let Some(counted) = deadline.outer_bound() else { continue };
        let when = deadline.when.map(|id| format!(".{id}")).unwrap_or_default();
        let step = deadline.step.name();
        // Each body outside has an entry of its own.
        let body = match deadline.basis {
            Basis::Body(body) => format!(".{}", body.id),
            Basis::Policy | Basis::Law(_) => String::new(),
        };
        let name = format!("{reference}.{}.{step}{when}{body}@{}.redress", deadline.stage, about.slug);
        let source = deadline.basis.source().unwrap_or_default();
        let parts = [(Slot::Landlord, about.landlord), (Slot::Source, source), (Slot::Reference, &reference.grouped())];
        let title = if about.quiet {
            about.phrases.fill(Phrase::CalendarQuietEntry, &parts)
        } else {
            about.phrases.fill_of(Family::CalendarCase, step, &parts)
        };
        calendar.push(entry(about, &name, &title, counted));
    }
    calendar.to_string()
}

/// One day on which somebody may complain, and when what is then due.
#[derive(Debug, Clone, Copy)]
pub struct TableDate<'a> {
    /// The day on which somebody complains.
    pub received: NaiveDate,
    /// Acknowledge or respond: what a table has titles for.
    pub step: Step,
    /// The day or instant at which that is due.
    pub due: Counted<'a>,
}

/// A landlord's dates for complaints of the days to come.
#[must_use]
pub fn table<'a>(about: &CalendarFile<'_>, rows: impl IntoIterator<Item = TableDate<'a>>) -> String {
    let mut calendar = empty(about);
    for row in rows {
        let step = row.step.name();
        let name = format!("{}.{step}@{}.redress", row.received, about.slug);
        let parts = [(Slot::Landlord, about.landlord), (Slot::Day, &about.phrases.day(row.received))];
        let title = about.phrases.fill_of(Family::CalendarTable, step, &parts);
        calendar.push(entry(about, &name, &title, row.due));
    }
    calendar.to_string()
}

/// The dates of a complaint that nobody has stored, for a request of the day `began`; none where no date is to come.
/// Whoever sees the calendar learns nothing of a complaint.
#[must_use]
pub fn looked_up<'c, 'a: 'c>(
    about: &CalendarFile<'_>,
    began: NaiveDate,
    dates: impl IntoIterator<Item = &'c Deadline<'a>>,
) -> Option<String> {
    let mut calendar = empty(about);
    for deadline in dates {
        let Some(counted) = deadline.outer_bound() else { continue };
        let name = format!("{began}.{}.{}@{}.redress", deadline.stage, deadline.step.name(), about.slug);
        let title = about.phrases.fill(Phrase::CalendarDate, &[(Slot::Landlord, about.landlord)]);
        calendar.push(entry(about, &name, &title, counted));
    }
    // A calendar file has one entry at least (RFC 5545, 3.6).
    (!calendar.components.is_empty()).then(|| calendar.to_string())
}

fn empty(about: &CalendarFile<'_>) -> icalendar::Calendar {
    let mut calendar = icalendar::Calendar::empty();
    calendar.append_property(icalendar::Property::new("VERSION", "2.0"));
    calendar.append_property(icalendar::Property::new("PRODID", "-//Redress//Dates//EN"));
    calendar.append_property(icalendar::Property::new("CALSCALE", "GREGORIAN"));
    let name = if about.quiet { Phrase::CalendarQuietName } else { Phrase::CalendarName };
    calendar.name(&about.phrases.fill(name, &[(Slot::Landlord, about.landlord)]));
    calendar
}

fn entry(about: &CalendarFile<'_>, name: &str, title: &str, due: Counted<'_>) -> icalendar::Event {
    let mut event = icalendar::Event::new();
    event.uid(name).timestamp(about.made).summary(title);
    if due.timed() {
        event.starts(due.due_at().to_utc());
    } else {
        // A whole day ends where the next begins: DTEND is not part of it (RFC 5545, 3.6.1).
        event.starts(due.due_date);
        event.ends(due.due_date + Days::new(1));
    }
    // The entry leaves its owner free in calendars that show who is busy (RFC 5545, 3.8.2.7).
    event.add_property("TRANSP", "TRANSPARENT");
    event.done()
}
