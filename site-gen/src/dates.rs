//! The dates that stand on pages: the example, and the table of the days to come.

use chrono::{Datelike, NaiveDate};
use complaints::calendar::Calendar;
use complaints::clock::{Firmness, Step};
use complaints::library::Library;
use complaints::moment::Moment;
use complaints::policy::Policy;
use complaints::events::Events;
use complaints::timeline::timeline;
use serde::Serialize;

/// How many working days the table looks ahead.
const DAYS_AHEAD: u16 = 15;

/// "Complain on … and you get our answer by …".
#[derive(Debug, Serialize)]
pub struct Example {
    on: String,
    respond: String,
    aim: bool,
    at_latest: bool,
}

#[derive(Serialize)]
struct Week {
    monday: String,
    days: Vec<Day>,
}

#[derive(Serialize)]
struct Day {
    on: String,
    acknowledge: Option<Cell>,
    respond: Option<Cell>,
}

/// A date, and whether it is the law's because the policy gives none.
#[derive(Serialize)]
struct Cell {
    by: String,
    law: bool,
}

/// An example that lies in the future, if the policy gives a time for an answer.
#[must_use]
pub fn example(policy: &Policy, library: &Library, calendar: &Calendar, on: NaiveDate) -> Option<Example> {
    let day = calendar.working_day_after(on, 1)?;
    let events = Events::received(Moment::on(day));
    let timeline = timeline(&library.rulebook(policy, calendar), &events, Moment::on(day)).ok()?;
    let respond = timeline.leading(1, Step::Respond)?;
    let due = respond.outer_bound()?;
    let firmness = respond.limit()?.value.firmness;
    Some(Example {
        on: library.phrases.day(day),
        respond: library.phrases.day(due.due_date),
        aim: matches!(firmness, Firmness::Aim | Firmness::Usually),
        at_latest: respond.counted().is_none(),
    })
}

/// Adds the table of the next working days to a page's context.
pub fn add(context: &mut tera::Context, policy: &Policy, library: &Library, calendar: &Calendar, on: NaiveDate) {
    let weeks = weeks(policy, library, calendar, on);
    let any_acknowledge = weeks.iter().flat_map(|w| &w.days).any(|d| d.acknowledge.is_some());
    let any = any_acknowledge || weeks.iter().flat_map(|w| &w.days).any(|d| d.respond.is_some());
    context.insert("weeks", &if any { weeks.as_slice() } else { &[] });
    let cells = || weeks.iter().flat_map(|w| &w.days).flat_map(|d| [&d.acknowledge, &d.respond]).flatten();
    context.insert("by_law", &cells().any(|cell| cell.law));
    context.insert("says_we_write", &any_acknowledge);
}

fn weeks(policy: &Policy, library: &Library, calendar: &Calendar, on: NaiveDate) -> Vec<Week> {
    let mut weeks: Vec<(NaiveDate, Week)> = Vec::new();
    for n in 1..=DAYS_AHEAD {
        let Some(day) = calendar.working_day_after(on, n) else { break };
        let events = Events::received(Moment::on(day));
        let Ok(timeline) = timeline(&library.rulebook(policy, calendar), &events, Moment::on(day)) else { break };
        let due = |step| timeline.leading(1, step).and_then(|d| Some((d, d.outer_bound()?)));
        let cell = |step| due(step).map(|(d, c)| Cell { by: library.phrases.day(c.due_date), law: !d.is_promise() });
        let row = Day { on: library.phrases.day(day), acknowledge: cell(Step::Acknowledge), respond: cell(Step::Respond) };
        let monday = day - chrono::Days::new(u64::from(day.weekday().num_days_from_monday()));
        match weeks.last_mut() {
            Some((last, week)) if *last == monday => week.days.push(row),
            _ => weeks.push((monday, Week { monday: library.phrases.day(monday), days: vec![row] })),
        }
    }
    weeks.into_iter().map(|(_, week)| week).collect()
}
