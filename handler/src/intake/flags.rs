//! What an officer should look at in a complaint. A flag moves no date and refuses nothing.

use chrono::Days;
use complaints::case::events::{Event, EventKind, Events};
use complaints::case::timeline::{Bound, Deadline, Due, timeline};
use complaints::days::clock::Step;
use complaints::days::moment::Moment;
use complaints::form::answers::Answers;
use complaints::pages::tell_of_danger;
use store::flag::Flag;
use store::words::LandlordWords;

use super::sending::Sending;
use crate::app::App;

/// A form that is sent sooner than this after its page was made was most likely filled in by a program.
const MIN_READING_SECONDS: i64 = 2;

/// The flags of what was sent at `now`.
pub(super) fn flags(app: &App, words: &LandlordWords, answers: &Answers, sending: &Sending, now: Moment) -> Vec<Flag> {
    let form = words.form();
    let at_once = sending.opened.is_some_and(|at| now.utc().timestamp() - at < MIN_READING_SECONDS);
    let found = [
        (answers.speak_of_danger(form), Flag::Danger),
        (answers.are_for_lead(form), Flag::Lead),
        (answers.are_quiet(form), Flag::Quiet),
        (answers.ask_again(form), Flag::Again),
        (answers.told_before(form), Flag::Before),
        (answers.are_for_other(form), Flag::ForOther),
        (is_old(app, words, answers, now), Flag::Old),
        (!answers.can_be_answered(form), Flag::NoContact),
        (sending.file_refused, Flag::FileRefused),
        (!answers.extra.is_empty(), Flag::AlsoSent),
        (answers.mended || sending.mended, Flag::Mended),
        (sending.honeypot, Flag::Honeypot),
        (at_once, Flag::AtOnce),
        (sending.token.is_none(), Flag::NoToken),
        (tell_of_danger(answers, form) && app.nobody_is_on_duty(words.calendar(), now), Flag::NobodyOnDuty),
    ];
    found.into_iter().filter(|(holds, _)| *holds).map(|(_, flag)| flag).collect()
}

/// Whether it happened longer ago than the policy gives time to complain, and
/// longer than the law makes every landlord listen.
fn is_old(app: &App, words: &LandlordWords, answers: &Answers, now: Moment) -> bool {
    let Some(day) = answers.happened(words.form()) else { return false };
    let rules = app.words.library.rulebook(&words.version().policy, words.calendar());
    // Further back than any time to complain, and than the calendar, nothing changes.
    let day = day.max(now.day() - Days::new(30 * 366)).min(now.day());
    let happened = Event::new(EventKind::Problem, Moment::on(day));
    let received = Event::new(EventKind::Received, now).at_stage(1);
    let Ok(events) = Events::new(vec![happened, received], rules.stages(now.day())) else { return false };
    let Ok(timeline) = timeline(&rules, &events, now) else { return false };
    let passed = |d: &Deadline<'_>| match d.due {
        // When somebody became aware is not asked: the time from the problem is the least.
        Due::On(last) | Due::Waiting { bound: Some(Bound::AtLeast(last)), .. } => last.due_date < now.day(),
        Due::Waiting { .. } | Due::Stopped { .. } | Due::NotStated => false,
    };
    let windows = timeline.deadlines.iter().filter(|d| d.step == Step::Complain);
    let (own, law): (Vec<_>, Vec<_>) = windows.partition(|d| d.is_promise());
    own.into_iter().any(passed) && (law.is_empty() || law.into_iter().any(passed))
}
