//! Values into the sentences of `content/office.yaml`.

use chrono::{DateTime, FixedOffset};
use complaints::case::json::NotCounted;
use complaints::policy::office::{Office, OfficeSentence};
use store::flag::Flag;
use store::standing::Owes;

/// The sentence for a flag, such as `words of danger`.
pub(crate) fn flag(flag: &Flag, office: &Office) -> String {
    let sentence = match flag {
        Flag::Danger => OfficeSentence::FlagDanger,
        Flag::Lead => OfficeSentence::FlagLead,
        Flag::Quiet => OfficeSentence::FlagQuiet,
        Flag::Again => OfficeSentence::FlagAgain,
        Flag::Before => OfficeSentence::FlagBefore,
        Flag::ForOther => OfficeSentence::FlagForOther,
        Flag::Old => OfficeSentence::FlagOld,
        Flag::NoContact => OfficeSentence::FlagNoContact,
        Flag::FileRefused => OfficeSentence::FlagFileRefused,
        Flag::AlsoSent => OfficeSentence::FlagAlsoSent,
        Flag::Mended => OfficeSentence::FlagMended,
        Flag::Honeypot => OfficeSentence::FlagHoneypot,
        Flag::AtOnce => OfficeSentence::FlagAtOnce,
        Flag::NoToken => OfficeSentence::FlagNoToken,
        Flag::NobodyOnDuty => OfficeSentence::FlagNobodyOnDuty,
        Flag::SameAct => OfficeSentence::FlagSameAct,
        Flag::Follows(reference) => return with_reference(OfficeSentence::FlagFollows, &reference.to_string(), office),
        Flag::WasShown(reference) => {
            return with_reference(OfficeSentence::FlagWasShown, &reference.to_string(), office);
        }
        Flag::SentAgain(at) => return office.fill(OfficeSentence::FlagSentAgain, &[("at", &at.to_rfc3339())]),
        Flag::Unknown(code) => return code.clone(),
    };
    office.say(sentence).to_owned()
}

fn with_reference(sentence: OfficeSentence, reference: &str, office: &Office) -> String {
    office.fill(sentence, &[("reference", reference)])
}

/// The sentence for what the landlord owes next, such as `respond (stage 1)`.
pub(crate) fn owes(owes: &Owes, office: &Office) -> String {
    let of_stage = |sentence, stage: &u8| office.fill(sentence, &[("stage", &stage.to_string())]);
    match owes {
        Owes::Step(step, stage) => {
            office.fill(OfficeSentence::OwesStep, &[("step", step.name()), ("stage", &stage.to_string())])
        }
        Owes::Stopped(stage) => of_stage(OfficeSentence::OwesStopped, stage),
        Owes::Undated(stage) => of_stage(OfficeSentence::OwesUndated, stage),
        Owes::CannotTell(stage) => of_stage(OfficeSentence::OwesCannotTell, stage),
        Owes::ClosedUnanswered(stage) => of_stage(OfficeSentence::OwesClosedUnanswered, stage),
        Owes::Answered => office.say(OfficeSentence::OwesAnswered).to_owned(),
        Owes::AnsweredFinally => office.say(OfficeSentence::OwesAnsweredFinally).to_owned(),
        Owes::Closed => office.say(OfficeSentence::OwesClosed).to_owned(),
        Owes::Waits => office.say(OfficeSentence::OwesWaits).to_owned(),
        Owes::Unknown(code) => code.clone(),
    }
}

/// `Tue 24 Nov 2026`, with the time where it is not the end of the day.
pub(crate) fn day(due: DateTime<FixedOffset>) -> String {
    let end = due.format("%H:%M:%S").to_string() == "23:59:59";
    due.format(if end { "%a %-d %b %Y" } else { "%a %-d %b %Y, %H:%M" }).to_string()
}

/// Why a date moved: days that are not counted any more, and days that are counted now; empty where neither.
pub(crate) fn days(came: &[NotCounted], gone: &[NotCounted], office: &Office) -> String {
    let days = |sentence, days: &[NotCounted]| {
        let days: Vec<String> = days.iter().map(|d| format!("{} ({})", d.date, d.why)).collect();
        (!days.is_empty()).then(|| office.fill(sentence, &[("days", &days.join(", "))]))
    };
    let both = [days(OfficeSentence::ShowNotCountedAnyMore, came), days(OfficeSentence::ShowCountedNow, gone)];
    both.into_iter().flatten().collect::<Vec<_>>().join("; ")
}
