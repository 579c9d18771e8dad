//! Dates as a calendar file (RFC 5545), for phones and office calendars.
//!
//! A date without a time is a whole day, in no time zone; a limit in hours is
//! an instant in UTC, so that it is right wherever the calendar is opened.
//! Each entry has a name that stays the same, so that a newer file replaces it.

use std::fmt::{self, Display};

use chrono::{DateTime, Datelike, Days, NaiveDate, Timelike, Utc};

mod lines;

use lines::Lines;

use crate::case::standing::StandingDates;
use crate::case::timeline::{Basis, Deadline};
use crate::days::clock::Step;
use crate::days::count::Counted;
use crate::form::reference::Reference;
use crate::policy::phrases::{Family, Phrase, Phrases, Slot};
use crate::policy::{Policy, in_words};

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
    /// The site is a demonstration, and each title says so.
    pub test: bool,
}

/// The dates of one case that stand on its receipt.
#[must_use]
pub fn case(about: &CalendarFile<'_>, reference: &Reference, policy: &Policy, dates: &StandingDates<'_, '_>) -> String {
    let mut lines = open(about, EXPECTED);
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
            let title = about.phrases.fill_of(Family::CalendarCase, step, &parts);
            // Without it two entries of one thing could not be told apart.
            let why = deadline.when.map(|id| in_words::circumstance(id, policy, about.phrases));
            match why {
                Some(why) => about.phrases.fill(Phrase::CalendarIf, &[(Slot::What, &title), (Slot::Why, &why)]),
                None => title,
            }
        };
        entry(about, &name, &title, counted, &mut lines);
    }
    close(lines)
}

/// One day on which somebody may complain, and when what is then due.
#[derive(Debug, Clone, Copy)]
pub struct TableDate<'a> {
    /// The day on which somebody complains.
    pub received: NaiveDate,
    /// One of [`Step::UP_TO_THE_ANSWER`]: what a table has titles for.
    pub step: Step,
    /// The day or instant at which that is due.
    pub due: Counted<'a>,
}

/// A landlord's dates for complaints of the days to come.
#[must_use]
pub fn table<'a>(about: &CalendarFile<'_>, rows: impl IntoIterator<Item = TableDate<'a>>) -> String {
    let rows = rows.into_iter();
    let mut lines = open(about, rows.size_hint().0);
    // The rows of one day stand together.
    let mut day: Option<(NaiveDate, String)> = None;
    for row in rows {
        let step = row.step.name();
        let name = format!("{}.{step}@{}.redress", row.received, about.slug);
        let (_, said) = match day.take_if(|(of, _)| *of == row.received) {
            Some(said) => day.insert(said),
            None => day.insert((row.received, about.phrases.day(row.received))),
        };
        let parts = [(Slot::Landlord, about.landlord), (Slot::Day, said.as_str())];
        let title = about.phrases.fill_of(Family::CalendarTable, step, &parts);
        entry(about, &name, &title, row.due, &mut lines);
    }
    close(lines)
}

/// The dates of a complaint that nobody has stored, for a request of the day `began`; none where no date is to come.
/// Whoever sees the calendar learns nothing of a complaint.
#[must_use]
pub fn looked_up<'c, 'a: 'c>(
    about: &CalendarFile<'_>,
    began: NaiveDate,
    dates: impl IntoIterator<Item = &'c Deadline<'a>>,
) -> Option<String> {
    let mut lines = open(about, EXPECTED);
    let mut any = false;
    for deadline in dates {
        let Some(counted) = deadline.outer_bound() else { continue };
        let name = format!("{began}.{}.{}@{}.redress", deadline.stage, deadline.step.name(), about.slug);
        let title = about.phrases.fill(Phrase::CalendarDate, &[(Slot::Landlord, about.landlord)]);
        entry(about, &name, &title, counted, &mut lines);
        any = true;
    }
    // A calendar file has one entry at least (RFC 5545, 3.6).
    any.then(|| close(lines))
}

/// A calendar file with no entry yet.
fn open(about: &CalendarFile<'_>, entries: usize) -> Lines {
    let mut lines = Lines::with_capacity(BYTES_OF_HEAD + entries * BYTES_OF_ENTRY);
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Redress//Dates//EN", "CALSCALE:GREGORIAN"] {
        lines.line(line);
    }
    let name = if about.quiet { Phrase::CalendarQuietName } else { Phrase::CalendarName };
    let name = about.phrases.fill(name, &[(Slot::Landlord, about.landlord)]);
    // The second is what most programs of today read.
    lines.text("NAME", &name);
    lines.text("X-WR-CALNAME", &name);
    lines
}

/// How many entries a calendar of one complaint has, more or less.
const EXPECTED: usize = 8;
/// About how many bytes the head and one entry take.
const BYTES_OF_HEAD: usize = 256;
const BYTES_OF_ENTRY: usize = 384;

fn entry(about: &CalendarFile<'_>, name: &str, title: &str, due: Counted<'_>, to: &mut Lines) {
    to.line("BEGIN:VEVENT");
    // An hour that nobody knows is none.
    if due.timed() && !due.rests_on_a_day() {
        to.line(format_args!("DTSTAMP:{}", instant(about.made)));
        to.line(format_args!("DTSTART:{}", instant(due.due_at().to_utc())));
    } else {
        // A whole day ends where the next begins: DTEND is not part of it (RFC 5545, 3.6.1).
        to.line(format_args!("DTEND;VALUE=DATE:{}", day(due.last_day() + Days::new(1))));
        to.line(format_args!("DTSTAMP:{}", instant(about.made)));
        to.line(format_args!("DTSTART;VALUE=DATE:{}", day(due.last_day())));
    }
    if about.test {
        to.text("SUMMARY", &about.phrases.fill(Phrase::CalendarTest, &[(Slot::What, title)]));
    } else {
        to.text("SUMMARY", title);
    }
    // The entry leaves its owner free in calendars that show who is busy (RFC 5545, 3.8.2.7).
    to.line("TRANSP:TRANSPARENT");
    to.text("UID", name);
    to.line("END:VEVENT");
}

fn close(mut lines: Lines) -> String {
    lines.line("END:VCALENDAR");
    lines.into_text()
}

/// `20261224`.
fn day(date: NaiveDate) -> impl Display {
    let (year, month, day) = (date.year(), date.month(), date.day());
    fmt::from_fn(move |f| write!(f, "{year:04}{month:02}{day:02}"))
}

/// `20261224T100000Z`.
fn instant(at: DateTime<Utc>) -> impl Display {
    let (hour, minute, second) = (at.hour(), at.minute(), at.second());
    fmt::from_fn(move |f| write!(f, "{}T{hour:02}{minute:02}{second:02}Z", day(at.date_naive())))
}
