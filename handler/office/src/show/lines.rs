//! One complaint as lines for people.

use chrono::DateTime;
use complaints::case::json::{ChangedDate, DeadlineJson};
use complaints::policy::office::{Office, OfficeSentence};
use complaints::words::visible::{in_one_line, indented};

use super::visible::with_few_marks;
use super::{Answered, Shown, ShownAddition, ShownMove, ShownRead, ShownRecalculation, ShownRecord};
use crate::recalculate::lines::date;
use crate::sentences;

impl Shown {
    /// The complaint as lines for people, in the words of `content/office.yaml`.
    #[must_use]
    pub fn lines(&self, office: &Office) -> String {
        let mut lines = vec![office.fill(
            OfficeSentence::ShowHead,
            &[
                ("reference", &self.reference),
                ("landlord", &self.landlord),
                ("received", &self.received),
                ("policy", &self.policy),
            ],
        )];
        if let Some(first) = &self.leads_to {
            // It has no life of its own: no dates, no words, nothing to record.
            lines.push(office.fill(OfficeSentence::ShowLeadsTo, &[("first", first)]));
            return lines.join("\n");
        }
        if self.unread {
            lines.push(office.fill(OfficeSentence::ShowUnread, &[("reference", &self.reference.replace(' ', ""))]));
        }
        if let Some(channel) = &self.channel {
            let by = self.taken_by.as_ref().map_or("?".to_owned(), |by| with_few_marks(by, office));
            lines.push(office.fill(OfficeSentence::ShowTaken, &[("channel", channel), ("by", &by)]));
        }
        if self.urgent {
            lines.push(office.say(OfficeSentence::ShowUrgent).to_owned());
        }
        lines.extend(self.next(office));
        lines.extend(self.flags.iter().map(|flag| office.fill(OfficeSentence::ShowFlag, &[("flag", flag)])));
        lines.extend(self.deadlines.iter().filter_map(|one| deadline(one, office)));
        lines.extend(self.changes.iter().map(|one| change(one, office)));
        lines.extend(self.recorded.iter().map(|one| record(one, office)));
        lines.extend(self.recalculated.iter().flat_map(|one| recalculation(one, office)));
        lines.extend(self.read.iter().map(|one| read(one, office)));
        if self.hidden {
            lines.push(office.say(OfficeSentence::ShowHidden).to_owned());
        }
        lines.extend(self.sealed.iter().map(|why| sealed(why, office)));
        lines.extend(self.answers.iter().map(|one| answered(one, office)));
        for ShownAddition { at, unread, asks_for_stage, flags, sealed: closed, answers } in &self.added {
            let head = if *unread { OfficeSentence::ShowAddedUnread } else { OfficeSentence::ShowAdded };
            lines.push(format!("\n{}", office.fill(head, &[("at", at)])));
            lines.extend(
                asks_for_stage.map(|stage| office.fill(OfficeSentence::ShowAsked, &[("stage", &stage.to_string())])),
            );
            lines.extend(flags.iter().map(|flag| office.fill(OfficeSentence::ShowFlag, &[("flag", flag)])));
            lines.extend(closed.iter().map(|why| sealed(why, office)));
            lines.extend(answers.iter().map(|one| answered(one, office)));
        }
        lines.join("\n")
    }

    fn next(&self, office: &Office) -> Option<String> {
        let (owes, due) = self.owes.as_ref()?;
        let due = due.as_deref().and_then(|due| DateTime::parse_from_rfc3339(due).ok());
        Some(match due {
            Some(due) => office.fill(OfficeSentence::ShowNextBy, &[("owes", owes), ("date", &sentences::day(due))]),
            None => office.fill(OfficeSentence::ShowNext, &[("owes", owes)]),
        })
    }
}

/// One date with its rule, `stage 1: landlord respond by 2026-12-10T23:59:59+00:00  upcoming: 10 working
/// days from the day we get your complaint`; none where there is no date yet.
fn deadline(one: &DeadlineJson, office: &Office) -> Option<String> {
    let latest = one.at_latest.as_ref().map(|day| office.fill(OfficeSentence::ShowAtLatest, &[("due", &day.due_at)]));
    let due = one.due_at.clone().or(latest)?;
    let parts = [("owed_by", one.owed_by.as_str()), ("step", &one.step), ("due", &due)];
    let said = match one.stage {
        Some(stage) => {
            let stage = stage.to_string();
            office.fill(OfficeSentence::ShowDeadlineOfStage, &[&parts[..], &[("stage", &stage)]].concat())
        }
        None => office.fill(OfficeSentence::ShowDeadline, &parts),
    };
    let state = one.standing.as_ref().map(|s| format!("  {}", s.state)).unwrap_or_default();
    let rule = one.rule.as_deref().unwrap_or_default();
    let source = one.source.as_ref().map(|source| format!(" ({source})")).unwrap_or_default();
    Some(indented(&format!("{said}{state}: {rule}{source}")))
}

fn change(one: &ChangedDate, office: &Office) -> String {
    let why = sentences::days(&one.came, &one.gone, office);
    let (was, now) = (one.was.to_string(), one.now.to_string());
    office.fill(OfficeSentence::ShowChanged, &[("step", &one.step), ("was", &was), ("now", &now), ("why", &why)])
}

fn record(one: &ShownRecord, office: &Office) -> String {
    let (number, event) = (one.number.to_string(), with_few_marks(&one.event, office));
    let parts = [("number", number.as_str()), ("event", &event), ("recorded", &one.recorded)];
    let by = one.by.as_ref().map(|by| with_few_marks(by, office));
    let said = match &one.struck {
        None => office.fill(OfficeSentence::ShowRecorded, &parts),
        Some(struck) => office.fill(OfficeSentence::ShowStruck, &[&parts[..], &[("struck", struck)]].concat()),
    };
    let struck_by = one.struck_by.as_ref().map(|by| with_few_marks(by, office));
    let by = by.map(|by| office.fill(OfficeSentence::ShowBy, &[("by", &by)]));
    let struck_by = struck_by.map(|by| office.fill(OfficeSentence::ShowStruckBy, &[("by", &by)]));
    let said = [Some(said), by, struck_by].into_iter().flatten().collect::<Vec<_>>().join(" ");
    // On the page it stands no longer when the entry is struck out, and nobody has to be told of it.
    let kind = match one.on_receipt || one.struck.is_some() {
        true => OfficeSentence::ShowTold,
        false => OfficeSentence::ShowToldElsewhere,
    };
    let told = one.told.as_ref().map(|told| office.fill(kind, &[("told", &with_few_marks(told, office))]));
    told.map_or(said.clone(), |told| format!("{said}\n  │ {}", in_one_line(&told)))
}

fn read(one: &ShownRead, office: &Office) -> String {
    let by = one.by.as_ref().map_or("?".to_owned(), |by| with_few_marks(by, office));
    office.fill(OfficeSentence::ShowRead, &[("at", &one.at), ("by", &by)])
}

/// That dates were counted anew, and under it each that moved.
fn recalculation(one: &ShownRecalculation, office: &Office) -> Vec<String> {
    let by = one.by.as_ref().map_or("?".to_owned(), |by| with_few_marks(by, office));
    let head = office.fill(OfficeSentence::ShowRecalculated, &[("at", &one.at), ("by", &by)]);
    let moved = one.moved.iter().map(|ShownMove { owes, was, now }| {
        let (was, now) = (date(was.as_deref(), office), date(now.as_deref(), office));
        office.fill(OfficeSentence::ShowMovedDate, &[("owes", owes), ("was", &was), ("now", &now)])
    });
    std::iter::once(head).chain(moved).collect()
}

fn sealed(why: &str, office: &Office) -> String {
    office.fill(OfficeSentence::ShowSealed, &[("why", why)])
}

fn answered((question, values): &Answered, office: &Office) -> String {
    let (question, values) = (in_one_line(question), indented(&with_few_marks(&values.join("\n"), office)));
    format!("\n{question}\n  │ {values}")
}
