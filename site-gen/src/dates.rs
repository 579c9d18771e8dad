//! The dates that stand on pages: the example, and the table of the days to come.

use chrono::{Datelike, NaiveDate};
use complaints::calendar::Calendar;
use complaints::clock::{Firmness, Step};
use complaints::library::Library;
use complaints::moment::Moment;
use complaints::policy::Policy;
use complaints::timeline::{Deadline, Events, timeline};
use serde::Serialize;

/// How many working days the table looks ahead.
const DAYS_AHEAD: u16 = 15;

/// "Complain on … and you get our answer by …".
#[derive(Debug, Serialize)]
pub struct Example {
    on: String,
    respond: String,
    aim: bool,
}

#[derive(Serialize)]
struct Week {
    monday: String,
    days: Vec<Day>,
}

#[derive(Serialize)]
struct Day {
    on: String,
    acknowledge: Option<String>,
    respond: Option<String>,
}

/// An example that lies in the future, if the policy gives a time for an answer.
#[must_use]
pub fn example(policy: &Policy, library: &Library, calendar: &Calendar, on: NaiveDate) -> Option<Example> {
    let day = calendar.working_day_after(on, 1)?;
    let deadlines = timeline(policy, &Events::received(Moment::on(day)), calendar).ok()?;
    let respond = first(&deadlines, Step::Respond)?;
    let due = respond.counted()?;
    let firmness = respond.limit()?.value.firmness;
    Some(Example {
        on: library.phrases.day(day),
        respond: library.phrases.day(due.due_date),
        aim: matches!(firmness, Firmness::Aim | Firmness::Usually),
    })
}

/// Adds the table of the next working days to a page's context.
pub fn add(context: &mut tera::Context, policy: &Policy, library: &Library, calendar: &Calendar, on: NaiveDate) {
    let weeks = weeks(policy, library, calendar, on);
    let any_acknowledge = weeks.iter().flat_map(|w| &w.days).any(|d| d.acknowledge.is_some());
    let any = any_acknowledge || weeks.iter().flat_map(|w| &w.days).any(|d| d.respond.is_some());
    context.insert("weeks", &if any { weeks } else { Vec::new() });
    context.insert("says_we_write", &any_acknowledge);
}

fn weeks(policy: &Policy, library: &Library, calendar: &Calendar, on: NaiveDate) -> Vec<Week> {
    let mut weeks: Vec<(NaiveDate, Week)> = Vec::new();
    for n in 1..=DAYS_AHEAD {
        let Some(day) = calendar.working_day_after(on, n) else { break };
        let Ok(deadlines) = timeline(policy, &Events::received(Moment::on(day)), calendar) else { break };
        let due = |step| first(&deadlines, step).and_then(Deadline::counted).map(|c| library.phrases.day(c.due_date));
        let row =
            Day { on: library.phrases.day(day), acknowledge: due(Step::Acknowledge), respond: due(Step::Respond) };
        let monday = day - chrono::Days::new(u64::from(day.weekday().num_days_from_monday()));
        match weeks.last_mut() {
            Some((last, week)) if *last == monday => week.days.push(row),
            _ => weeks.push((monday, Week { monday: library.phrases.day(monday), days: vec![row] })),
        }
    }
    weeks.into_iter().map(|(_, week)| week).collect()
}

/// The usual deadline of a step of the first stage.
fn first<'d, 'p>(deadlines: &'d [Deadline<'p>], step: Step) -> Option<&'d Deadline<'p>> {
    deadlines.iter().find(|d| d.stage == 1 && d.step == step && d.when.is_none())
}
