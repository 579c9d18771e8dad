//! The look-up of dates and its calendar file, for a complaint of one day and a
//! request to look again of another.

use chrono::NaiveDate;
use complaints::days::calendar::Calendar;
use complaints::days::moment::Moment;

use super::statement::{Known, judge};
use super::{Landlord, Report, calendar};
use crate::World;

/// Looks up the dates of a complaint that came on a day, and reads what stands there.
pub(crate) async fn look_up(
    world: &World,
    landlord: &Landlord,
    (came, asked): (NaiveDate, Option<NaiveDate>),
    now: Moment,
    report: &mut Report,
) {
    report.compared += 1;
    let words = world.words();
    let (slug, library) = (landlord.slug(), &words.library);
    let asked_for = asked.map(|day| format!("&asked={day}")).unwrap_or_default();
    let query = format!("received={came}{asked_for}");
    let page = world.open(&format!("/form/{slug}/dates?{query}")).await;
    let dates = landlord.dates_of(came, asked, now, library);
    let policy = &landlord.own.versions[0].policy;
    let calendar: Calendar = library.calendar(policy);
    let known = Known {
        without_danger: None,
        clauses: landlord.clauses.as_ref(),
        dates: Some(&dates),
        facts: vec![("typed", std::iter::once(came).chain(asked).collect())],
        today: Some((now.day(), &calendar)),
    };
    let mut tell = |what: String| report.wrong.push(format!("{what} – {slug} looked up {query} on {}", now.day()));
    let (found, judged) = judge(&page.text, &known);
    report.said += judged;
    found.into_iter().for_each(&mut tell);
    // A page that says why it has no dates has none to miss; a day that it cannot take is the form's to refuse.
    let ended = page.words().contains("treats it as a new complaint") || !page.status.is_success();
    let stage = if asked.is_some() { 2 } else { 1 };
    let said = page.dates();
    for step in ["acknowledge", "respond"] {
        let lead = dates.lead(stage, step).map(|day| library.phrases.day(day));
        if !ended && lead.as_ref().is_some_and(|day| !said.contains(day)) {
            tell(format!("a date that is not there: {step} {lead:?}"));
        }
    }
    if !page.text.contains("dates.ics") {
        return;
    }
    let file = world.open(&format!("/form/{slug}/dates.ics?{query}")).await;
    for entry in calendar::entries(&file.text) {
        if !said.contains(&library.phrases.day(entry.day)) {
            tell(format!("another day: the calendar file has {}, which the page does not name", entry.day));
        }
        if entry.day < now.day() {
            tell(format!("a day that has passed: the calendar file has {}", entry.day));
        }
    }
}
