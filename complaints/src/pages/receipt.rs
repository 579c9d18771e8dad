//! The receipt: reference, dates with their working, what next. Never the answers.

use chrono::DateTime;
use chrono_tz::Tz;
use serde::Serialize;

use super::date::{self, DateView};
use super::progress::Progress;
use super::{RenderError, Renderer, Surroundings};
use crate::case::events::{EventKind, Events};
use crate::case::json::{Change, NotCounted};
use crate::case::timeline::{Basis, Deadline, Timeline};
use crate::days::approximate::InForce;
use crate::days::calendar::Calendar;
use crate::days::clock::Step;
use crate::form::reference::Reference;
use crate::form::{Form, Role};
use crate::pages::view::{self, BodyView};
use crate::policy::library::Library;
use crate::policy::phrases::Phrases;
use crate::policy::{Policy, RISK};

/// What a receipt tells.
#[derive(Debug)]
pub struct Receipt<'a> {
    /// The complaint's public name.
    pub reference: Reference,
    /// The address of the page.
    pub path: &'a str,
    /// The same words had come before: this page leads to that case.
    pub linked: bool,
    /// When it was received, in London.
    pub received: DateTime<Tz>,
    /// The policy as the case keeps it.
    pub policy: &'a Policy,
    /// What has happened in it.
    pub events: &'a Events,
    /// Its dates as they stand.
    pub timeline: &'a Timeline<'a>,
    /// The dates it was told when it was sent, where bank holidays have changed them since.
    pub changes: &'a [Change],
    /// The days the landlord works.
    pub calendar: &'a Calendar,
    /// Somebody could get hurt, or might.
    pub urgent: bool,
    /// Whether anybody is told at once; without that no urgent date is promised.
    pub watched: bool,
    /// The person gave a way to be reached.
    pub reachable: bool,
    /// The form was shown under another version than the one in force.
    pub policy_changed: bool,
    /// A file came with it and was not taken.
    pub file_refused: bool,
    /// It is about something longer ago than there is time to complain.
    pub old: bool,
    /// Somebody asked for care with who sees it.
    pub quiet: bool,
    /// Something was added to it a moment ago.
    pub added: bool,
    /// It was asked to add something, and nothing was written.
    pub nothing_added: bool,
    /// The person asks the landlord to look again at its answer.
    pub again: bool,
    /// The person wants no contact.
    pub no_contact: bool,
    /// The questions that the landlord asks today.
    pub form: &'a Form,
}

/// The words for a complaint that was sent, under the words that they were not
/// added; `crossed` where another website sent them.
///
/// # Errors
/// When the template is at fault.
pub fn not_added(
    renderer: &Renderer,
    round: &Surroundings,
    form: &Form,
    path: &str,
    typed: &str,
    crossed: bool,
) -> Result<String, RenderError> {
    let mut context = round.context();
    context.insert("path", path);
    context.insert("typed", typed);
    context.insert("crossed", &crossed);
    context.insert("story", &story(form));
    renderer.render("form/not-added.html", &context)
}

/// The field in which words come, whether a complaint or something to add to it.
fn story(form: &Form) -> &str {
    form.role(Role::Story).map_or("", |question| question.id.as_str())
}

/// The receipt page.
///
/// # Errors
/// When the template is at fault.
pub fn receipt(
    renderer: &Renderer,
    round: &Surroundings,
    library: &Library,
    receipt: &Receipt<'_>,
) -> Result<String, RenderError> {
    let p = &library.phrases;
    let stage = receipt.events.stage();
    let lead = |step: Step| date::leading(receipt.timeline, stage, step, receipt.policy, receipt.calendar, true, p);
    let progress = Progress::of(receipt, p, &lead);
    let open = |date: &DateView| !date.done && progress.is_open();
    let mut context = round.context();
    context.insert("reference", &receipt.reference.grouped());
    context.insert("path", receipt.path);
    context.insert("linked", &receipt.linked);
    context.insert("spelled", &receipt.reference.spelled());
    context.insert("sent", &p.day_and_time(receipt.received));
    context.insert("urgent", &receipt.urgent);
    context.insert("reachable", &receipt.reachable);
    context.insert("policy_changed", &receipt.policy_changed);
    context.insert("file_refused", &receipt.file_refused);
    context.insert("old", &receipt.old);
    context.insert("quiet", &receipt.quiet);
    context.insert("again", &receipt.again);
    context.insert("no_contact", &receipt.no_contact);
    context.insert("nothing_added", &receipt.nothing_added);
    context.insert("added", &receipt.added);
    context.insert("story", &story(receipt.form));
    context.insert("reference_question", &receipt.form.role(Role::BeforeReference).map(|q| q.number));
    context.insert("policy_id", &receipt.policy.id);
    context.insert("policy_in_force", &policy_words(receipt.policy, p));
    let acknowledge = lead(Step::Acknowledge).filter(open);
    let respond = lead(Step::Respond).filter(open);
    let days = together(&[&acknowledge, &respond]);
    let changed = |change: &&Change| {
        let of = |date: &Option<DateView>| date.as_ref().is_some_and(|date| date.first.is_none());
        let shown = [(Step::Acknowledge, &acknowledge), (Step::Respond, &respond)];
        // A date that was put off since is told as that.
        stage == 1 && shown.iter().any(|(step, date)| change.step == step.name() && of(date))
    };
    context.insert("changes", &changes(receipt.changes.iter().filter(changed), p));
    context.insert("acknowledge", &acknowledge);
    context.insert("respond", &respond);
    // Where there is a new date already, nobody waits for a letter about one.
    let put_off = respond.as_ref().is_some_and(|respond| respond.first.is_some());
    context.insert("hold", &lead(Step::Hold).filter(|hold| open(hold) && hold.ahead && !put_off));
    let urgent = receipt
        .timeline
        .deadlines
        .iter()
        .filter(|d| d.stage == stage && d.step == Step::Respond && d.when == Some(RISK) && d.counted().is_some());
    let urgent = urgent.min_by_key(|d| d.counted().map(|c| c.due_at()));
    let urgent = urgent.and_then(|d| date::view(d, receipt.policy, receipt.calendar, true, p)).filter(open);
    context.insert("urgent_answer", &if receipt.watched { urgent } else { None });
    let told = |kind| receipt.events.each().any(|(event, _)| event.kind == kind);
    let told = [EventKind::Acknowledged, EventKind::Contacted, EventKind::Responded].into_iter().any(told);
    context.insert("duties", &duties(receipt, library, progress.is_open() && !told));
    // The case's own copy of the policy, not the version in force now.
    let stage = view::stages(receipt.policy, p).into_iter().nth(usize::from(stage) - 1);
    let agreed = stage.as_ref().and_then(|s| s.hold.as_ref()).is_some_and(|h| h.new_target.iter().any(|c| c.agreed));
    context.insert("hold_agreed", &agreed);
    context.insert("says", &stage.and_then(|s| s.says_together));
    context.insert("not_counted", &days);
    context.insert("progress", &progress);
    context.insert("page", "receipt");
    renderer.render("form/receipt.html", &context)
}

/// What the law asks in a circumstance of the case, and where it leads.
#[derive(Serialize)]
struct DutyView<'a> {
    title: &'a str,
    says: &'a str,
    /// None where it is done, or nothing is owed any more.
    date: Option<DateView>,
    body: Option<BodyView>,
}

/// `owed`: the landlord still has to say that it has the complaint.
fn duties<'a>(receipt: &Receipt<'a>, library: &Library, owed: bool) -> Vec<DutyView<'a>> {
    let p = &library.phrases;
    let duty = |d: &Deadline<'a>| {
        let Basis::Law(law) = d.basis else { return None };
        let about = law.about.as_ref()?;
        Some(DutyView {
            title: &about.title,
            says: &about.says,
            date: date::view(d, receipt.policy, receipt.calendar, true, p).filter(|_| owed),
            body: library.bodies.get(&about.body).map(|body| view::body(body, None, p)),
        })
    };
    receipt.timeline.deadlines.iter().filter_map(duty).collect()
}

fn policy_words(policy: &Policy, phrases: &Phrases) -> Option<String> {
    match policy.in_force {
        InForce::Undated => None,
        dated @ InForce::From(_) => Some(phrases.in_force(dated)),
    }
}

/// A date that is not what it was when the complaint was sent.
#[derive(Serialize)]
struct ChangeView {
    respond: bool,
    was: String,
    now: String,
    came: Vec<String>,
    gone: Vec<String>,
    came_days: String,
    gone_days: String,
}

/// What changed of the two dates that stand first, each once.
fn changes<'c>(all: impl Iterator<Item = &'c Change>, phrases: &Phrases) -> Vec<ChangeView> {
    let all: Vec<&Change> = all.collect();
    let of = |step: Step| all.iter().find(|c| c.stage == Some(1) && c.step == step.name());
    let words = |days: &[NotCounted]| -> Vec<String> {
        days.iter().map(|d| format!("{} ({})", phrases.day(d.date), d.why)).collect()
    };
    [Step::Acknowledge, Step::Respond]
        .into_iter()
        .filter_map(|step| {
            let change = of(step)?;
            let (came, gone) = (words(&change.came), words(&change.gone));
            Some(ChangeView {
                respond: step == Step::Respond,
                was: phrases.day(change.was),
                now: phrases.day(change.now),
                came_days: phrases.and(&came),
                gone_days: phrases.and(&gone),
                came,
                gone,
            })
        })
        .collect()
}

/// The holidays on the way, once, for the line under the dates; weekends are named there in one word.
fn together(dates: &[&Option<DateView>]) -> Vec<String> {
    let mut days: Vec<String> = Vec::new();
    for day in dates.iter().filter_map(|d| d.as_ref()).flat_map(|d| &d.not_counted) {
        if !day.weekend && !days.contains(&day.day) {
            days.push(day.day.clone());
        }
    }
    days
}
