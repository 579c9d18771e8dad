//! What makes a time uncertain although its words were read: somebody else's
//! time, another matter, another stage than the one over it.
//!
//! A time that is left out costs a person a minute; a wrong one costs a tenant
//! a date. So each of these is enough to leave it to a person.

mod stage;
mod start;

use complaints::days::period::Period;
use stage::{further, staged};
use start::{from_its_opening, is_once_closed, started};

use super::super::{Key, Limit, firmness, lists, terms};
use super::judged::Judged;
use super::stage::At;
use super::{Doubt, missed, offered, others};
use crate::prose::quantity::Quantity;

/// The time as it was read, or why it is left to a person after all.
pub(super) fn passed(at: &At<'_, '_>, time: &Quantity, one: Judged) -> Result<Judged, Doubt> {
    let sentence = Told::of(at, time);
    if one.key != Key::DesignatedWait && others::is_told(&sentence) {
        return Err(Doubt::ToldOnly);
    }
    // Where a time cannot be kept an extension says what happens then.
    let is_a_start = matches!(one.key, Key::TimeToComplain | Key::Escalate | Key::Keep | Key::Extend);
    if missed::is_missed(&sentence) || !is_a_start && missed::cannot_be_kept(&sentence) {
        return Err(Doubt::SaidBefore);
    }
    match one.key {
        Key::HoldSend | Key::NewTarget => staged(at, &sentence, one),
        Key::Acknowledge | Key::Contact | Key::Respond | Key::Extend => {
            if is_behind_its_time(at) {
                return Err(Doubt::Purpose);
            }
            if others::is_somebody_elses(&sentence, one.key) || others::is_another_matter(&sentence, one.key) {
                return Err(Doubt::Purpose);
            }
            // "You have a 28-day period from our response in which to escalate."
            if one.key == Key::Respond && sentence.behind.starts_with(" period from") {
                return Err(Doubt::Purpose);
            }
            // Nothing is acknowledged from the day of its acknowledgement on: that is the answer's start.
            let first = sentence.before.split(',').next().filter(|_| sentence.before.contains(',')).unwrap_or_default();
            let after_it = first.contains("acknowledg")
                && ["from ", "after ", "following ", "once "].iter().any(|led| opening(first).starts_with(led));
            if one.key == Key::Acknowledge && (one.limit.from == Some("acknowledgement") || after_it) {
                return Err(Doubt::Start);
            }
            if others::is_of_some(&sentence) && one.when.is_none() {
                return Err(Doubt::SomeOnly);
            }
            // "The chair is told of any delay within two days": no delay is so long.
            let told_of = ["told of ", "informed of ", "notified of ", "advised of "].iter().any(|told| {
                sentence
                    .before
                    .rfind(told)
                    .is_some_and(|at| sentence.before.get(at..).is_some_and(|rest| rest.contains("delay")))
            });
            if one.key == Key::Extend && told_of && !time.is_more {
                return Err(Doubt::Purpose);
            }
            if one.key == Key::Acknowledge && registers(at) || one.key == Key::Extend && grows_to(at, time) {
                return Err(Doubt::Purpose);
            }
            // "Five working days before the hearing."
            if sentence.behind.trim_start().starts_with("before") {
                return Err(Doubt::Start);
            }
            started(at, &sentence, &one)?;
            let one = from_its_opening(&sentence, one);
            further(at, &sentence, time, &one)?;
            staged(at, &sentence, one)
        }
        Key::Escalate if let Some(ours) = is_ours_to_do(&sentence) => {
            // "We must acknowledge your request to escalate within 5 working days": ours, at the stage that is asked for.
            let over = at.stage_over().filter(|stage| *stage > 1);
            match if at.count() == 2 { Some(2) } else { over } {
                Some(stage) if one.limit.from.is_none() => {
                    let firmness = firmness::of(at.own, &[], ours);
                    let limit = Limit { firmness, ..one.limit };
                    Ok(Judged { key: ours, stages: vec![Some(stage)], limit, ..one })
                }
                _ => Err(Doubt::Purpose),
            }
        }
        Key::Escalate => {
            let against = [
                "decision not to",
                "not to escalate",
                "refus",
                "against",
                "this decision",
                "ombudsman",
                "warning",
                "unreasonabl",
                "restrict",
                "vexatious",
                "behaviour",
                "for the file",
                "your file",
                "a copy",
                "the recording",
            ];
            let refused = ["refus", "appeal against", "decision not to"];
            let of_refusal = at.before.is_some_and(|before| refused.iter().any(|words| before.contains(words)));
            let too_late = sentence.before.ends_with("after ");
            // Whoever works here escalates a complaint inside.
            let staff =
                sentence.has_before(&["staff", "officer", "manager", "team", "we will escalate", "we escalate"])
                    && !sentence.has_before(&["you", "customer", "resident", "tenant", "complainant", "member"]);
            let of_a_letter = sentence.has_before(&["how to "]) || time.is_more;
            if of_a_letter
                || sentence.has(&against)
                || of_refusal
                || staff
                || too_late
                || others::is_told_by_us(&sentence)
            {
                return Err(Doubt::Purpose);
            }
            // Under the second of three stages people read how to get there, and how to go on.
            let named = at.named(at.sentence.lower).is_empty() && at.named(at.before.unwrap_or_default()).is_empty();
            if at.count() > 2 && named && at.asked_from().is_none() { Err(Doubt::Stage) } else { Ok(one) }
        }
        Key::TimeToComplain if sentence.has(&["invoice", "bill", "if the complaint", "if your complaint"]) => {
            Err(Doubt::SomeOnly)
        }
        Key::TimeToComplain if sentence.has(&others::BODIES) || asks_again(at) || is_to_go_to_them(at, &sentence) => {
            Err(Doubt::Purpose)
        }
        Key::Reopen if !sentence.has(&["reopen", "re-open", " re open", "open it again", "opened again"]) => {
            Err(Doubt::Purpose)
        }
        Key::Offer if offered::is_of_a_home(sentence.all) => Err(Doubt::Purpose),
        // "… for three years once it is closed".
        Key::Keep if one.limit.from.is_none() && is_once_closed(sentence.behind) => {
            Ok(Judged { limit: Limit { from: Some("closure"), ..one.limit }, ..one })
        }
        Key::Hearing if sentence.behind.trim_start().starts_with("before") => Err(Doubt::Start),
        _ => Ok(one),
    }
}

/// Whether the sentence speaks of another time, of another matter or of somebody else, whatever one clause of it says.
pub(super) fn is_elsewhere(at: &At<'_, '_>, time: &Quantity, one: &Judged) -> bool {
    let sentence = Told::of(at, time);
    let is_a_start = matches!(one.key, Key::TimeToComplain | Key::Escalate | Key::Extend);
    others::is_told(&sentence)
        || missed::is_missed(&sentence)
        || !is_a_start && (missed::cannot_be_kept(&sentence) || others::is_of_some(&sentence))
        || others::is_another_matter(&sentence, one.key)
}

/// "Within 10 days, and at most 20": two times of one sentence for the same thing are a person's to choose.
pub(super) fn part(all: &mut [(At<'_, '_>, &Quantity, Result<Judged, Doubt>)]) {
    let known: Vec<(Key, Vec<Option<u8>>, Period)> = all
        .iter()
        .filter_map(|(_, _, one)| one.as_ref().ok().filter(|one| one.when.is_none()))
        .map(|one| (one.key, one.stages.clone(), one.limit.period))
        .collect();
    for (_, _, judged) in all {
        let twice = judged.as_ref().is_ok_and(|one| {
            one.when.is_none()
                && matches!(one.key, Key::Respond | Key::Acknowledge | Key::Contact)
                && known.iter().any(|(key, stages, period)| {
                    *key == one.key && *stages == one.stages && *period != one.limit.period
                })
        });
        if twice {
            *judged = Err(Doubt::Several);
        }
    }
}

/// A sentence, and the part of it that stands before the time.
pub(super) struct Told<'s> {
    pub(super) all: &'s str,
    pub(super) before: &'s str,
    /// From the end of the time.
    pub(super) behind: &'s str,
}

impl<'s> Told<'s> {
    fn of(at: &At<'_, 's>, time: &Quantity) -> Self {
        let all = at.sentence.lower;
        let start = time.text.start.saturating_sub(at.sentence.start);
        let end = time.text.end.saturating_sub(at.sentence.start);
        Self { all, before: all.get(..start).unwrap_or(all), behind: all.get(end..).unwrap_or_default() }
    }

    pub(super) fn has(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.all.contains(word))
    }

    pub(super) fn has_before(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.before.contains(word))
    }
}

/// What a landlord does with a request to go on to the next stage, where that verb stands before the request.
fn is_ours_to_do(sentence: &Told<'_>) -> Option<Key> {
    let asked = ["request", "escalat", "appeal", "progressed to", "moved to stage"]
        .iter()
        .filter_map(|word| sentence.before.find(word))
        .min()?;
    let led = sentence.before.get(..asked)?;
    let last = |stems: &[&str]| stems.iter().filter_map(|stem| led.rfind(stem)).max();
    let acknowledged = last(&["acknowledge", "confirm"]);
    let answered = last(&["respond to", "reply to", "answer ", "the outcome of", "our decision on", "the result of"]);
    // "We will acknowledge it. You can ask …": whoever asks comes last.
    let by_reader = last(&["you can", "you may", "you must", "you should", "if you", "please"]);
    let (at, key) = [(acknowledged, Key::Acknowledge), (answered, Key::Respond)]
        .into_iter()
        .filter_map(|(at, key)| Some((at?, key)))
        .max_by_key(|(at, _)| *at)?;
    let of_complaint = led
        .get(at..)
        .is_some_and(|words| words.contains("your complaint") || words.contains("receipt of the complaint"));
    (by_reader.is_none_or(|reader| reader < at) && !of_complaint).then_some(key)
}

/// "Allow 5 days for it to be acknowledged, and 10 for it to be resolved": what each is for stands behind it, and what
/// stands before the second is the first's.
fn is_behind_its_time(at: &At<'_, '_>) -> bool {
    let behind = terms::words(at.tokens.get(at.behind..).unwrap_or_default());
    let clause = behind.iter().position(|word| matches!(*word, "," | "and" | ";")).unwrap_or(behind.len());
    let clause = behind.get(..clause).unwrap_or_default();
    clause.first() == Some(&"for") && clause.windows(2).any(|two| matches!(two, ["to", "be"]))
}

/// "Logged within 1 day and acknowledged within 5": the first is for the logging.
fn registers(at: &At<'_, '_>) -> bool {
    terms::has(at.own, &["log", "record", "regist", "pass", "alloc"])
        && !terms::has(at.own, &["acknowledg", "confirm", "know", "tell"])
}

/// "This may be extended up to 20 days": whether by so many or until then, it leaves open.
fn grows_to(at: &At<'_, '_>, time: &Quantity) -> bool {
    let own = terms::words(at.own);
    let to = matches!(
        own.as_slice(),
        [.., "extended" | "extend" | "it" | "this", "up", "to"] | [.., "extended" | "this", "to"]
    ) || own.windows(2).any(|two| matches!(two, ["extended", "to"]));
    to && !time.is_more
}

/// Whether it is the time of a body outside that the sentence before names: "You can ask the SPSO. You must go to them
/// within 12 months."
fn is_to_go_to_them(at: &At<'_, '_>, sentence: &Told<'_>) -> bool {
    let named = at.before.is_some_and(|before| others::BODIES.iter().any(|body| before.contains(body)));
    named && sentence.has_before(&["to them", "to it ", "ask them"])
}

/// Whether it is about going on to a later stage, by the line before its list or its heading.
fn asks_again(at: &At<'_, '_>) -> bool {
    let lead = at.prose.lead_of(at.block).map_or("", |lead| at.prose.lower_of(lead));
    // "Time limit for complaining" has a part of its own, wherever it stands.
    let heading = at.prose.headings_of(at.block).next().map_or("", |heading| at.prose.lower_of(heading));
    let of_its_own = ["complain", "how long", "time limit", "too late", "deadline"];
    let declines = lists::is_the_head(heading);
    if declines || of_its_own.iter().any(|words| heading.contains(words)) && at.named(heading).is_empty() {
        return false;
    }
    at.count() > 1 && (!at.named(lead).is_empty() || at.stage_over().is_some_and(|stage| stage > 1))
}

pub(super) fn opening(sentence: &str) -> &str {
    sentence.trim_start_matches(|c: char| !c.is_alphabetic())
}
