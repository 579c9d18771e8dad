//! The receipt page: one view of everything that its template shows.

use chrono::NaiveDate;
use serde::Serialize;

use super::changes::{ChangeView, changes};
use super::duties::{DutyView, duties};
use super::given::Receipt;
use super::progress::Progress;
use super::shown::shown_besides;
use crate::case::json::ChangedDate;
use crate::case::timeline::Deadline;
use crate::days::approximate::InForce;
use crate::days::clock::Step;
use crate::form::Role;
use crate::pages::date::{self, DateView, DayView};
use crate::pages::not_added::story;
use crate::pages::renderer::{RenderError, Renderer};
use crate::pages::surroundings::Surroundings;
use crate::pages::view::{StageView, stages};
use crate::policy::Policy;
use crate::policy::library::Library;
use crate::policy::phrases::Phrases;

/// What the template of a receipt sees, besides what every page has.
#[derive(Serialize)]
struct ReceiptView<'a> {
    /// The page's name, for the menu.
    page: &'static str,
    reference: String,
    /// The reference letter by letter, for a screen reader.
    spelled: String,
    path: &'a str,
    anothers: bool,
    /// The person's complaint before this one.
    follows: Option<String>,
    /// When the same words were sent once more.
    sent_again: Option<String>,
    /// Dates that this page showed, where the case keeps others.
    shown_besides: Vec<String>,
    /// The idempotency key of what can be added here.
    more_token: String,
    /// Asking to look again would start something.
    look_again: bool,
    asked: bool,
    asked_late: bool,
    /// When it was sent, in words.
    sent: String,
    urgent: bool,
    nobody_on_duty: bool,
    reachable: bool,
    taken: bool,
    policy_changed: bool,
    file_refused: bool,
    old: bool,
    quiet: bool,
    again: bool,
    before: bool,
    for_other: bool,
    no_contact: bool,
    /// The one way in which the person asked to be contacted, by the id of its choice, or `several`; none where it is to
    /// be kept quiet.
    by: Option<&'a str>,
    /// The whole address of this page, where the site knows its own.
    url: Option<String>,
    nothing_added: bool,
    added: bool,
    /// The field in which words to add come.
    story: &'a str,
    /// The number of the question that asks for a first reference.
    reference_question: Option<usize>,
    policy_id: &'a str,
    policy_in_force: Option<String>,
    changes: Vec<ChangeView>,
    /// The first date that has passed without the thing done.
    late: Option<DateView>,
    acknowledge: Option<DateView>,
    respond: Option<DateView>,
    hold: Option<DateView>,
    /// What leads to the answer, such as a hearing.
    steps: Vec<DateView>,
    /// The date for somebody who could get hurt, where somebody is told of it at once.
    urgent_answer: Option<DateView>,
    /// What the policy promises besides in a circumstance of the case, and sooner: for what has no other date, and for
    /// what has one.
    sooner: Vec<DateView>,
    sooner_too: Vec<DateView>,
    duties: Vec<DutyView<'a>>,
    /// The new date of a holding reply is agreed with the person.
    hold_agreed: bool,
    /// The body that hears this stage, where that is not the landlord.
    heard_by: Option<String>,
    /// What the acknowledgement tells, as one phrase.
    says: Option<String>,
    /// The lists in which the dates of the landlord stand, each with the place in it, soonest first.
    order: Vec<(&'static str, usize)>,
    /// The holidays on the way to both dates.
    not_counted: Vec<String>,
    /// What was not counted for both dates is all that was not counted for any that is shown.
    counted_alike: bool,
    progress: Progress,
}

/// The receipt as a web page.
///
/// # Errors
/// When the template is at fault.
pub fn receipt(
    renderer: &Renderer,
    round: &Surroundings,
    library: &Library,
    receipt: &Receipt<'_>,
) -> Result<String, RenderError> {
    renderer.render("form/receipt.html", &round.with(&ReceiptView::of(receipt, library))?)
}

impl<'a> ReceiptView<'a> {
    fn of(receipt: &Receipt<'a>, library: &Library) -> Self {
        let p = &library.phrases;
        let (case, number) = (receipt.case, receipt.case.stage());
        let dates = case.standing_dates(receipt.watched);
        let progress = Progress::of(receipt, &dates, p);
        let show = |date: Option<&Deadline<'_>>| date.and_then(|date| date::leading(date, case, p));
        let (acknowledge, respond) = (show(dates.acknowledge), show(dates.respond));
        // The form did not say that it is urgent, and an officer found it: it stands among the other dates.
        let urgent_too = dates.urgent.filter(|_| !receipt.urgent);
        let days = |date: &&Deadline<'_>| date.outer_bound().map(|counted| counted.due_date);
        let steps: Vec<_> = dates.steps.iter().filter_map(|date| Some((days(date)?, show(Some(date))?))).collect();
        let sooner = urgent_too.iter().chain(&dates.sooner);
        let usual = [dates.acknowledge, dates.respond].into_iter().flatten().chain(dates.steps.iter().copied());
        // The same thing by two days is told in one place, that of the first, where nothing more is to say of the other.
        let plain = |date: &&Deadline<'_>| date.is_promise() && date.moved.is_none() && !date.state.is_overdue();
        let usual: Vec<Step> = usual.filter(|date| days(date).is_some()).filter(plain).map(|date| date.step).collect();
        let (too, sooner): (Vec<&Deadline<'_>>, Vec<&Deadline<'_>>) =
            sooner.copied().filter(|date| days(date).is_some()).partition(|date| usual.contains(&date.step));
        let first = |step: Step, day: NaiveDate| {
            too.iter().filter(|date| date.step == step).filter_map(days).fold(day, NaiveDate::min)
        };
        let mut order: Vec<(NaiveDate, &str, usize)> = Vec::new();
        let acknowledged = dates.acknowledge.as_ref().and_then(days);
        order.extend(acknowledged.map(|day| (first(Step::Acknowledge, day), "acknowledge", 0)));
        // Where there is none the page says so, behind every date.
        let answered = dates.respond.as_ref().and_then(days);
        order.push((answered.map_or(NaiveDate::MAX, |day| first(Step::Respond, day)), "respond", 0));
        let leads_up = dates.steps.iter().filter_map(|date| Some(first(date.step, days(date)?)));
        order.extend(leads_up.enumerate().map(|(at, day)| (day, "steps", at)));
        let sooner_too: Vec<_> = too.iter().filter_map(|date| date::view(date, case, p)).collect();
        let sooner: Vec<_> = sooner.iter().filter_map(|date| Some((days(date)?, date::view(date, case, p)?))).collect();
        order.extend(sooner.iter().enumerate().map(|(at, (day, _))| (*day, "sooner", at)));
        order.sort_by_key(|(day, _, _)| *day);
        let views = |list: Vec<(NaiveDate, DateView)>| list.into_iter().map(|(_, view)| view).collect::<Vec<_>>();
        let (steps, sooner, hold) = (views(steps), views(sooner), show(dates.hold));
        let urgent_answer = dates.urgent.filter(|_| receipt.urgent).and_then(|date| date::view(date, case, p));
        let duties = duties(receipt, &dates, library);
        let besides = hold.iter().chain(&steps).chain(&sooner).chain(&sooner_too).chain(&urgent_answer);
        let counted_alike = duties.is_empty() && are_counted_alike([&acknowledge, &respond], besides);
        // The case's own copy of the policy, not the version in force now.
        let stage = stages(case.policy(), p).into_iter().nth(usize::from(number) - 1);
        Self {
            page: "receipt",
            reference: receipt.reference.grouped(),
            spelled: receipt.reference.spelled(),
            path: receipt.path,
            anothers: receipt.anothers,
            follows: receipt.follows.map(|reference| reference.grouped()),
            sent_again: receipt.sent_again.map(|at| p.day_and_time(at.instant())),
            shown_besides: shown_besides(receipt.shown, receipt.at_first, receipt.changes, receipt.watched, p),
            more_token: receipt.token.to_hex(),
            look_again: !receipt.anothers && case.look_again().stage().is_some(),
            asked: receipt.asked,
            asked_late: receipt.asked_late,
            sent: match receipt.received.time() {
                Some(_) => p.day_and_time(receipt.received.instant()),
                None => p.day(receipt.received.day()),
            },
            taken: receipt.taken,
            urgent: receipt.urgent,
            nobody_on_duty: receipt.nobody_on_duty,
            reachable: receipt.reachable,
            policy_changed: receipt.policy_changed,
            file_refused: receipt.file_refused,
            old: receipt.old,
            quiet: receipt.quiet,
            again: receipt.again,
            before: receipt.before,
            for_other: receipt.for_other,
            no_contact: receipt.no_contact,
            by: match receipt.contact_by {
                [one] if !receipt.quiet => Some(one),
                [_, ..] if !receipt.quiet => Some("several"),
                _ => None,
            },
            url: (!receipt.site.is_empty()).then(|| format!("{}{}", receipt.site, receipt.path)),
            nothing_added: receipt.nothing_added,
            added: receipt.added,
            story: story(receipt.form),
            reference_question: receipt.form.role(Role::BeforeReference).map(|q| q.number),
            late: case.broken(receipt.watched).first().and_then(|broken| date::view(broken.first()?, case, p)),
            policy_id: &case.policy().id,
            policy_in_force: in_force(case.policy(), p),
            changes: shown_changes(receipt, number, &acknowledge, &respond, p),
            not_counted: holidays_on_the_way([&acknowledge, &respond]),
            acknowledge,
            respond,
            hold,
            steps,
            urgent_answer,
            sooner,
            sooner_too,
            order: order.into_iter().map(|(_, list, at)| (list, at)).collect(),
            counted_alike,
            duties,
            hold_agreed: stage.as_ref().is_some_and(StageView::agrees_new_dates),
            heard_by: case.policy().stage(number).and_then(|stage| Some(stage.heard_by.as_ref()?.name.clone())),
            says: stage.and_then(|s| s.says_together),
            progress,
        }
    }
}

fn in_force(policy: &Policy, phrases: &Phrases) -> Option<String> {
    match policy.in_force {
        InForce::Undated => None,
        dated @ InForce::From(_) => Some(phrases.in_force(dated)),
    }
}

/// The changes of the two dates that stand first, as long as the case is at its
/// first stage; a date that was put off since is told as that.
fn shown_changes(
    receipt: &Receipt<'_>,
    stage: u8,
    acknowledge: &Option<DateView>,
    respond: &Option<DateView>,
    phrases: &Phrases,
) -> Vec<ChangeView> {
    let shown = [(Step::Acknowledge, acknowledge), (Step::Respond, respond)];
    let stands = |date: &Option<DateView>| date.as_ref().is_some_and(|date| date.first.is_none());
    let is_shown = |change: &&ChangedDate| {
        stage == 1 && shown.iter().any(|(step, date)| change.step == step.name() && stands(date))
    };
    changes(receipt.changes.iter().filter(is_shown), phrases)
}

/// Whether what was not counted for any of some dates was not counted for the two that stand first.
fn are_counted_alike<'d>(first: [&Option<DateView>; 2], besides: impl Iterator<Item = &'d DateView>) -> bool {
    let of_first = || first.into_iter().flatten().flat_map(|date| &date.not_counted);
    let is_known = |day: &DayView| of_first().any(|known| known.day == day.day);
    besides.flat_map(|date| &date.not_counted).all(is_known)
}

/// The holidays on the way, once, for the line under the dates; weekends are named there in one word.
fn holidays_on_the_way(dates: [&Option<DateView>; 2]) -> Vec<String> {
    let mut days: Vec<String> = Vec::new();
    for day in dates.into_iter().flatten().flat_map(|date| &date.not_counted) {
        if !day.weekend && !days.contains(&day.day) {
            days.push(day.day.clone());
        }
    }
    days
}
