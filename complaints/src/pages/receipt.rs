//! The receipt: reference, dates with their working, what next. Never the answers.

use chrono::DateTime;
use chrono_tz::Tz;
use serde::Serialize;

use super::{RenderError, Renderer, Surroundings};
use crate::approximate::InForce;
use crate::calendar::{Calendar, NotWorked};
use crate::clock::{Fact, Firmness, Step};
use crate::library::Library;
use crate::period::{Period, Unit};
use crate::policy::Policy;
use crate::reference::Reference;
use crate::text::Phrases;
use crate::timeline::{Deadline, Due};
use crate::told;

/// What a receipt tells.
#[derive(Debug)]
pub struct Receipt<'a> {
    /// The complaint's public name.
    pub reference: Reference,
    /// When it was received, in London.
    pub received: DateTime<Tz>,
    /// The policy as the case keeps it.
    pub policy: &'a Policy,
    /// Its deadlines.
    pub deadlines: &'a [Deadline<'a>],
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
}

#[derive(Serialize)]
pub(super) struct DateView {
    by: String,
    firmness: &'static str,
    rule: String,
    section: Option<String>,
    assumed: Vec<String>,
    against: Vec<(String, Option<String>)>,
    because: Option<String>,
    not_counted: Vec<DayView>,
    provisional: bool,
    when: Option<String>,
}

#[derive(Serialize)]
struct DayView {
    day: String,
    why: String,
    weekend: bool,
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
    // What a receipt promises is what the landlord does first: the first stage.
    let first = |step: Step, when: bool| {
        let found = receipt.deadlines.iter().filter(|d| d.stage == 1 && d.step == step && d.when.is_some() == when);
        found.min_by_key(|d| d.counted().map(|c| c.due_at))
    };
    let view = |deadline: Option<&Deadline<'_>>| {
        deadline.and_then(|d| date_view(d, receipt.policy, receipt.calendar, true, p))
    };
    let mut context = round.context();
    context.insert("reference", &receipt.reference.grouped());
    context.insert("spelled", &receipt.reference.spelled());
    context.insert("sent", &p.day_and_time(receipt.received));
    context.insert("urgent", &receipt.urgent);
    context.insert("reachable", &receipt.reachable);
    context.insert("policy_changed", &receipt.policy_changed);
    context.insert("file_refused", &receipt.file_refused);
    context.insert("policy_id", &receipt.policy.id);
    context.insert("policy_in_force", &policy_words(receipt.policy, p));
    let acknowledge = view(first(Step::Acknowledge, false));
    let respond = view(first(Step::Respond, false));
    let days = together(&[&acknowledge, &respond]);
    context.insert("acknowledge", &acknowledge);
    context.insert("respond", &respond);
    context.insert("hold", &view(first(Step::Hold, false)));
    context.insert("urgent_answer", &if receipt.watched { view(first(Step::Respond, true)) } else { None });
    // The case's own copy of the policy, not the version in force now.
    let stage = crate::view::stages(receipt.policy, p).into_iter().next();
    let agreed = stage.as_ref().and_then(|s| s.hold.as_ref()).is_some_and(|h| h.new_target.iter().any(|c| c.agreed));
    context.insert("hold_agreed", &agreed);
    context.insert("says", &stage.and_then(|s| s.says_together));
    context.insert("not_counted", &days);
    context.insert("respond_not_stated", &first(Step::Respond, false).is_none_or(|d| d.due == Due::NotStated));
    context.insert("page", "receipt");
    renderer.render("form/receipt.html", &context)
}

fn policy_words(policy: &Policy, phrases: &Phrases) -> Option<String> {
    match policy.in_force {
        InForce::Undated => None,
        dated @ InForce::From(_) => Some(phrases.in_force(dated)),
    }
}

pub(super) fn date_view(
    deadline: &Deadline<'_>,
    policy: &Policy,
    calendar: &Calendar,
    timed_start: bool,
    phrases: &Phrases,
) -> Option<DateView> {
    let counted = deadline.counted()?;
    let limit = deadline.limit()?;
    let timed = matches!(limit.value.within, Period::Of { unit: Unit::Hours, .. }) || limit.value.by.is_some();
    Some(DateView {
        by: match (timed, timed_start || limit.value.by.is_some()) {
            (true, true) => phrases.time_on_day(counted.due_at),
            // Hours from a day of which no time is known end at that time, whatever it was.
            (true, false) => phrases.same_time_on_day(counted.due_date),
            (false, _) => phrases.day(counted.due_date),
        },
        firmness: match limit.value.firmness {
            Firmness::Firm | Firmness::UpTo => "firm",
            Firmness::Aim => "aim",
            Firmness::Usually => "usually",
        },
        rule: told::rule(limit, deadline.stage, policy, phrases),
        section: limit.section.clone(),
        assumed: deadline.assumed.iter().map(|a| phrases.assumed(*a).to_owned()).collect(),
        against: told::against(deadline.fact, deadline.stage, policy, phrases),
        because: match deadline.fact {
            Fact::Contradictory { because, .. } => Some(because.clone()),
            Fact::Stated(_) | Fact::NotStated => None,
        },
        not_counted: counted
            .not_counted(calendar)
            .map(|(date, why)| DayView {
                day: phrases.day(date),
                why: phrases.not_worked(why),
                weekend: matches!(why, NotWorked::Weekend(_)),
            })
            .collect(),
        provisional: counted.provisional,
        when: deadline.when.map(|id| crate::view::circumstance(id, policy, phrases)),
    })
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
