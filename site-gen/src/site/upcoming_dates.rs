//! The dates of complaints that come in the next days: one as an example, and
//! all of them as a table and a calendar file. Counts nothing itself.

use chrono::{Datelike, NaiveDate};
use complaints::case::events::Events;
use complaints::case::ics::{self, TableDate};
use complaints::case::timeline::dates_that_lead;
use complaints::days::calendar::Calendar;
use complaints::days::clock::{Firmness, Step};
use complaints::days::moment::Moment;
use complaints::policy::library::Library;
use complaints::policy::phrases::Phrases;
use complaints::policy::{Closed, Policy};
use serde::Serialize;

/// How many working days the table looks ahead.
const WORKING_DAYS_AHEAD: u16 = 15;

/// "Complain on … and you get our answer by …".
#[derive(Debug, Serialize)]
pub(super) struct Example {
    on: String,
    respond: String,
    aim: bool,
    at_latest: bool,
}

/// An example that lies in the future, if there is a time for an answer.
pub(super) fn example(policy: &Policy, library: &Library, calendar: &Calendar, on: NaiveDate) -> Option<Example> {
    let day = calendar.working_day_after(on, 1)?;
    let events = Events::received(Moment::on(day));
    let rules = library.rulebook(policy, calendar);
    let timeline = dates_that_lead(&rules, &events, Moment::on(day)).ok()?;
    let respond = timeline.leading(1, Step::Respond)?;
    Some(Example {
        on: library.phrases.day(day),
        respond: library.phrases.day(respond.outer_bound()?.last_day()),
        aim: respond.limit().is_some_and(|l| matches!(l.value.firmness, Firmness::Aim | Firmness::Usually)),
        at_latest: respond.counted().is_none(),
    })
}

/// What people get who complain in the days to come.
#[derive(Debug)]
pub(super) struct DatesTable<'a> {
    rows: Vec<TableDate<'a>>,
    columns: [Option<DateColumn>; STEPS.len()],
    /// The site is a demonstration.
    test: bool,
    /// The days on which the landlord is closed between the day of the table and the last of its dates.
    closed: Vec<&'a Closed>,
}

/// Days on which the landlord is closed, in words.
#[derive(Debug, Serialize)]
struct ClosedView<'a> {
    first: String,
    last: Option<String>,
    why: &'a str,
}

/// What is done by the dates of a column, how firm they are, and whether each is the last one that it can be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct DateColumn {
    step: &'static str,
    firmness: &'static str,
    at_latest: bool,
}

#[derive(Serialize)]
struct TableWeek {
    monday: String,
    days: Vec<TableDay>,
}

#[derive(Serialize)]
struct TableDay {
    on: String,
    /// A date for each column, in their order.
    due: Vec<Option<String>>,
}

/// Since when the dates of the days ahead have been those of `on`: since the last day that was worked. A calendar file
/// says when it was made, and one that has not changed is not made again.
pub(super) fn since(calendar: &Calendar, on: NaiveDate) -> NaiveDate {
    let back = on.iter_days().rev().take(MOST_DAYS_OFF);
    back.take_while(|day| *day >= calendar.first_day()).find(|day| calendar.not_worked(*day).is_none()).unwrap_or(on)
}

/// No landlord is closed for longer.
const MOST_DAYS_OFF: usize = 400;

/// The steps that the table tells, in the order of its columns.
const STEPS: [Step; 6] = Step::UP_TO_THE_ANSWER;

/// The dates of complaints that come on the next working days.
pub(super) fn table<'a>(policy: &'a Policy, library: &Library, calendar: &Calendar, on: NaiveDate) -> DatesTable<'a> {
    let mut table =
        DatesTable { rows: Vec::new(), columns: Default::default(), test: policy.demonstration, closed: Vec::new() };
    for received in (1..=WORKING_DAYS_AHEAD).map_while(|n| calendar.working_day_after(on, n)) {
        let events = Events::received(Moment::on(received));
        let rules = library.rulebook(policy, calendar);
        let Ok(timeline) = dates_that_lead(&rules, &events, Moment::on(received)) else { break };
        for (step, column) in STEPS.into_iter().zip(&mut table.columns) {
            let Some(deadline) = timeline.leading(1, step) else { continue };
            let Some(due) = deadline.outer_bound() else { continue };
            column.get_or_insert(DateColumn {
                step: step.name(),
                firmness: deadline.limit().map(|l| l.value.firmness).unwrap_or_default().spoken(),
                at_latest: deadline.counted().is_none(),
            });
            table.rows.push(TableDate { received, step, due: due.alone() });
        }
    }
    let last = table.rows.iter().map(|row| row.due.last_day()).max().unwrap_or(on);
    table.closed = policy.closed.iter().filter(|closed| closed.last >= on && closed.first <= last).collect();
    table
}

impl DatesTable<'_> {
    /// Adds the table to a page's context, a heading for each week.
    pub(super) fn add_to(&self, context: &mut tera::Context, phrases: &Phrases) {
        let mut weeks: Vec<(NaiveDate, TableWeek)> = Vec::new();
        for rows in self.rows.chunk_by(|a, b| a.received == b.received) {
            let Some(received) = rows.first().map(|row| row.received) else { continue };
            let due = |column: &DateColumn| {
                rows.iter().find(|row| row.step.name() == column.step).map(|row| phrases.day(row.due.last_day()))
            };
            let day = TableDay { on: phrases.day(received), due: self.columns.iter().flatten().map(due).collect() };
            let monday = received - chrono::Days::new(u64::from(received.weekday().num_days_from_monday()));
            match weeks.last_mut() {
                Some((last, week)) if *last == monday => week.days.push(day),
                _ => weeks.push((monday, TableWeek { monday: phrases.day(monday), days: vec![day] })),
            }
        }
        context.insert("weeks", &weeks.into_iter().map(|(_, week)| week).collect::<Vec<_>>());
        let closed = self.closed.iter().map(|closed| ClosedView {
            first: phrases.day(closed.first),
            last: (closed.last > closed.first).then(|| phrases.day(closed.last)),
            why: &closed.why,
        });
        context.insert("closed_near", &closed.collect::<Vec<_>>());
        context.insert("columns", &self.columns.iter().flatten().collect::<Vec<_>>());
    }

    /// The same dates as a calendar file, the same since a day; none where the table is empty.
    pub(super) fn ics(&self, landlord: &str, slug: &str, since: NaiveDate, phrases: &Phrases) -> Option<String> {
        let made = Moment::on(since).utc();
        let about = ics::CalendarFile { landlord, slug, phrases, made, quiet: false, test: self.test };
        (!self.rows.is_empty()).then(|| ics::table(&about, self.rows.iter().copied()))
    }
}
