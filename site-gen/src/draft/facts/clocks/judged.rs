//! Whether one time can be written down as a fact, and if not, why not.

use complaints::days::period::{Period, Unit};

use super::super::starts::{self, Start};
use super::super::{Key, Limit, firmness, terms};
use super::Doubt;
use super::stage::At;
use super::words::Words;
use crate::prose::quantity::quantities;
use crate::prose::said::{Said, Voice};
use crate::prose::words::Token;

/// A time that can be placed.
pub(super) struct Judged {
    pub(super) key: Key,
    /// The stages at which it holds; one `None` for what belongs to none.
    pub(super) stages: Vec<Option<u8>>,
    pub(super) when: Option<&'static str>,
    pub(super) limit: Limit,
}

/// As firm as the line before its list says it: "We aim to: …".
pub(super) fn as_led(at: &At<'_, '_>, mut one: Judged) -> Judged {
    let promised = matches!(one.key, Key::Acknowledge | Key::Contact | Key::Respond | Key::Hearing);
    let lead = at.prose.lead_of(at.block).map_or("", |lead| at.prose.lower_of(lead));
    if promised && one.limit.firmness.is_none() && firmness::is_led_by_an_aim(lead) {
        one.limit.firmness = Some("about");
    }
    one
}

/// The words that say how firm a time is: "We aim to acknowledge it within five days, followed by an answer within 10"
/// says it of both.
fn aimed_at<'t, 'p>(all: &'t [Token<'p>], before: &'t [Token<'p>], until: usize) -> &'t [Token<'p>] {
    let goes_on = terms::words(before).windows(2).any(|two| two == ["followed", "by"]);
    if goes_on { all.get(..until).unwrap_or_default() } else { before }
}

pub(super) fn judge(at: &At<'_, '_>, said: &Said<'_>) -> Result<Judged, Doubt> {
    let all = at.tokens;
    let time = &said.quantity;
    let last = quantities(all).iter().map(|other| other.tokens.end).filter(|end| *end <= time.tokens.start).max();
    let words = Words {
        said,
        tokens: all,
        before: all.get(last.unwrap_or(0)..time.tokens.start).unwrap_or_default(),
        behind: all.get(time.tokens.end..).unwrap_or_default(),
    };
    let key = words.key()?;
    if matches!(said.voice, Voice::Law | Voice::Told) && !matches!(key, Key::DesignatedWait) {
        return Err(Doubt::ToldOnly);
    }
    if terms::is_spoken_of(all, time) {
        return Err(Doubt::SaidBefore);
    }
    let lower = said.sentence.lower;
    let behind = time.text.end.saturating_sub(said.sentence.start);
    let of_landlord = matches!(key, Key::Respond | Key::Acknowledge | Key::Contact | Key::Hearing);
    let when = terms::circumstance(lower).filter(|_| of_landlord);
    let conditional =
        of_landlord && (said.voice == Voice::Condition && !lower.contains("unless") || terms::is_conditional(lower));
    let conditional = conditional && terms::is_conditional_near(lower, time.text.start - said.sentence.start, behind);
    if when.is_none() && conditional && !terms::asks_for_a_stage(lower) {
        return Err(Doubt::SomeOnly);
    }
    let stages = at.stages(key, &said.stages)?;
    let stage = stages.first().copied().flatten();
    let from = match starts::of(all, time, key, stage) {
        Start::Unsaid => None,
        Start::Known(start) => Some(start),
        Start::Doubtful if key == Key::Extend => None,
        Start::Doubtful => return Err(Doubt::Start),
    };
    let years = matches!(said.period, Period::Of { unit: Unit::Years, .. });
    if years && !matches!(key, Key::TimeToComplain | Key::Keep) {
        return Err(Doubt::Purpose);
    }
    // "What happened more than 12 months ago."
    let ago = all.get(time.tokens.end).is_some_and(|token| token.word == "ago");
    let from = from
        .or((key == Key::TimeToComplain && ago && terms::has(all, &["happen", "occur", "arose"]))
            .then_some("the problem"));
    let in_total = key == Key::Extend && terms::words(words.behind).starts_with(&["in", "total"]);
    let limit = Limit {
        firmness: firmness::of(aimed_at(all, words.before, time.tokens.start), words.behind, key),
        period: said.period,
        is_more: key == Key::Extend && !in_total,
        in_total,
        from,
        unless: terms::unless(&said.sentence, all, time),
    };
    Ok(Judged { key, stages, when, limit })
}
