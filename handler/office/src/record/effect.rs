//! What is said to whoever records something, besides that it is recorded: the
//! dates before and after, and what of it is late or beyond what is allowed.

use complaints::case::admits::{Effect, MovedDate, Note};
use complaints::days::count::Counted;
use complaints::days::moment::Moment;
use complaints::policy::office::{Office, OfficeSentence};

/// A line for each, in the words of `content/office.yaml`.
#[must_use]
pub fn lines(effect: &Effect, office: &Office) -> Vec<String> {
    let moved = effect.moved.iter().map(|one| moved(one, office));
    moved.chain(effect.notes.iter().map(|one| note(*one, office))).collect()
}

fn moved(one: &MovedDate, office: &Office) -> String {
    let day = |counted: Option<Counted<'_>>| match counted {
        Some(counted) if counted.timed() => Moment::at(counted.due_at().to_utc()).to_rfc3339(),
        Some(counted) => counted.due_date.to_string(),
        None => office.say(OfficeSentence::RecordedNoDate).to_owned(),
    };
    let (was, now, stage) = (day(one.was), day(one.now), one.stage.to_string());
    let parts = [("step", one.step.name()), ("was", was.as_str()), ("now", &now)];
    match one.stage {
        0 => office.fill(OfficeSentence::RecordedMovedCase, &parts),
        _ => office.fill(OfficeSentence::RecordedMoved, &[&parts[..], &[("stage", stage.as_str())]].concat()),
    }
}

fn note(note: Note, office: &Office) -> String {
    let (sentence, day) = match note {
        Note::ToldLate(day) => (OfficeSentence::RecordedToldLate, Some(day)),
        Note::SentLate(day) => (OfficeSentence::RecordedSentLate, Some(day)),
        Note::Beyond(day) => (OfficeSentence::RecordedBeyond, Some(day)),
        Note::StoppedUntil(day) => (OfficeSentence::RecordedStoppedUntil, Some(day)),
        Note::PauseNotStated => (OfficeSentence::RecordedPauseNotStated, None),
        Note::ClosedUnacknowledged => (OfficeSentence::RecordedClosedUnacknowledged, None),
        Note::ClosedUnanswered => (OfficeSentence::RecordedClosedUnanswered, None),
        Note::ContactIsNone => (OfficeSentence::RecordedContactIsNone, None),
    };
    match day {
        Some(day) => office.fill(sentence, &[("date", &day.to_string())]),
        None => office.say(sentence).to_owned(),
    }
}
