//! Values into the sentences of `content/office.yaml`.

use chrono::{DateTime, FixedOffset};
use complaints::policy::office::{Office, Sentence};
use store::flag::Flag;
use store::standing::Owes;

/// What to look at.
pub(crate) fn flag(flag: &Flag, office: &Office) -> String {
    let sentence = match flag {
        Flag::Danger => Sentence::FlagDanger,
        Flag::Lead => Sentence::FlagLead,
        Flag::Quiet => Sentence::FlagQuiet,
        Flag::Again => Sentence::FlagAgain,
        Flag::Old => Sentence::FlagOld,
        Flag::NoContact => Sentence::FlagNoContact,
        Flag::FileRefused => Sentence::FlagFileRefused,
        Flag::AlsoSent => Sentence::FlagAlsoSent,
        Flag::Mended => Sentence::FlagMended,
        Flag::Honeypot => Sentence::FlagHoneypot,
        Flag::AtOnce => Sentence::FlagAtOnce,
        Flag::NoToken => Sentence::FlagNoToken,
        Flag::Follows(reference) => return with_reference(Sentence::FlagFollows, &reference.to_string(), office),
        Flag::WasShown(reference) => return with_reference(Sentence::FlagWasShown, &reference.to_string(), office),
        Flag::Unknown(code) => return code.clone(),
    };
    office.say(sentence).to_owned()
}

fn with_reference(sentence: Sentence, reference: &str, office: &Office) -> String {
    office.fill(sentence, &[("reference", reference)])
}

/// What the landlord owes next.
pub(crate) fn owes(owes: &Owes, office: &Office) -> String {
    let of_stage = |sentence, stage: &u8| office.fill(sentence, &[("stage", &stage.to_string())]);
    match owes {
        Owes::Step(step, stage) => {
            office.fill(Sentence::OwesStep, &[("step", step.name()), ("stage", &stage.to_string())])
        }
        Owes::Stopped(stage) => of_stage(Sentence::OwesStopped, stage),
        Owes::Undated(stage) => of_stage(Sentence::OwesUndated, stage),
        Owes::Answered => office.say(Sentence::OwesAnswered).to_owned(),
        Owes::AnsweredFinally => office.say(Sentence::OwesAnsweredFinally).to_owned(),
        Owes::Closed => office.say(Sentence::OwesClosed).to_owned(),
        Owes::Unknown(code) => code.clone(),
    }
}

/// `Tue 24 Nov 2026`, with the time where it is not the end of the day.
pub(crate) fn day(due: DateTime<FixedOffset>) -> String {
    let end = due.format("%H:%M:%S").to_string() == "23:59:59";
    due.format(if end { "%a %-d %b %Y" } else { "%a %-d %b %Y, %H:%M" }).to_string()
}
