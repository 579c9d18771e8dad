//! Stages and their clocks in words.

use serde::Serialize;

use super::Item;
use crate::case::json;
use crate::days::clock::{Assumed, Cited, Clock, Fact, Firmness, Limit};
use crate::policy::phrases::Phrases;
use crate::policy::{Policy, Stage};

/// One clock in words.
#[derive(Debug, Clone, Serialize)]
pub struct ClockView {
    /// The circumstance in words; none holds always.
    pub when: Option<String>,
    /// The circumstance's id.
    pub when_id: Option<String>,
    /// The policy does not say.
    pub not_stated: bool,
    /// `10 working days`.
    pub period: String,
    /// `10 working days from the day we get your complaint`.
    pub rule: String,
    /// firm, aim, usually or up-to.
    pub firmness: &'static str,
    /// It is to be agreed with the resident.
    pub agreed: bool,
    /// The exception.
    pub unless: Option<String>,
    /// The section of the policy.
    pub section: Option<String>,
    /// What was assumed, each a sentence.
    pub assumed: Vec<String>,
    /// The other values of a contradiction, each a rule with its section.
    pub against: Vec<Item>,
    /// Why this one was chosen.
    pub because: Option<String>,
}

/// A stage in words.
#[derive(Debug, Clone, Serialize)]
pub struct StageView {
    /// Counted from 1.
    pub number: u8,
    /// The landlord's name for it; none if it has none.
    pub name: Option<String>,
    /// Its name, or its number.
    pub title: String,
    /// One line about it.
    pub about: Option<Item>,
    /// Who answers.
    pub answered_by: Option<Item>,
    /// Who must not.
    pub not_by: Option<Item>,
    /// When it is skipped.
    pub skip: Option<Item>,
    /// By when the landlord says that it has it.
    pub acknowledge: Vec<ClockView>,
    /// What that says, in words.
    pub says: Vec<String>,
    /// That, as one phrase: `a, b and c`.
    pub says_together: Option<String>,
    /// By when it holds a hearing.
    pub hearing: Vec<ClockView>,
    /// By when it answers.
    pub respond: Vec<ClockView>,
    /// A holding reply.
    pub hold: Option<HoldView>,
    /// How far the answer may be put off.
    pub extend: Option<ClockView>,
    /// When the time for the answer may stop.
    pub pause: Option<Item>,
    /// How long people have to ask for the next stage.
    pub escalate: Option<ClockView>,
    /// What becomes of a later request.
    pub escalate_after: Option<Item>,
    /// The policy asks for reasons.
    pub escalate_reasons: Option<Item>,
    /// How long people have to ask for it to be opened again.
    pub reopen: Option<ClockView>,
    /// How long an offer stays open.
    pub offer: Option<ClockView>,
    /// Whether it is the last stage of the policy.
    pub last: bool,
}

/// A holding reply in words.
#[derive(Debug, Clone, Serialize)]
pub struct HoldView {
    /// When it is used.
    pub because: Option<Item>,
    /// By when it is sent.
    pub send: Vec<ClockView>,
    /// The latest new date.
    pub new_target: Vec<ClockView>,
}

/// The stages of a policy in words.
#[must_use]
pub fn stages(policy: &Policy, phrases: &Phrases) -> Vec<StageView> {
    let last = policy.stages.len();
    (1_u8..)
        .zip(&policy.stages)
        .map(|(number, s)| stage(number, s, usize::from(number) == last, policy, phrases))
        .collect()
}

fn stage(number: u8, stage: &Stage, last: bool, policy: &Policy, phrases: &Phrases) -> StageView {
    let item = |fact: &Fact<String>| fact.applied().map(|c| Item { text: c.value.clone(), section: c.section.clone() });
    let stated = |fact: &Fact<Limit>| fact.applied().map(|_| of_fact(fact, None, number, policy, phrases));
    let all = |clocks: &[Clock]| clocks.iter().map(|c| of_clock(c, number, policy, phrases)).collect::<Vec<_>>();
    let says: Vec<String> =
        stage.acknowledge_says.iter().map(|c| phrases.of("says", c.value.name()).to_owned()).collect();
    StageView {
        number,
        name: stage.name.applied().map(|c| c.value.clone()),
        title: json::stage_name(policy, number, phrases),
        about: item(&stage.about),
        answered_by: item(&stage.answered_by),
        not_by: item(&stage.not_by),
        skip: item(&stage.skip),
        acknowledge: all(&stage.acknowledge),
        says_together: (!says.is_empty()).then(|| phrases.and(&says)),
        says,
        hearing: all(&stage.hearing).into_iter().filter(|c| !c.not_stated).collect(),
        respond: all(&stage.respond),
        hold: stage.hold.as_ref().map(|hold| HoldView {
            because: item(&hold.because),
            send: all(&hold.send).into_iter().filter(|c| !c.not_stated).collect(),
            new_target: all(&hold.new_target).into_iter().filter(|c| !c.not_stated).collect(),
        }),
        extend: stated(&stage.extend),
        pause: item(&stage.pause),
        escalate: stated(&stage.escalate),
        escalate_after: item(&stage.escalate_after).or_else(|| late_request(stage, phrases)),
        escalate_reasons: item(&stage.escalate_reasons),
        reopen: stated(&stage.reopen),
        offer: stated(&stage.offer),
        last,
    }
}

/// What becomes of a late request, in our words where the policy's are not given.
fn late_request(stage: &Stage, phrases: &Phrases) -> Option<Item> {
    let cited = stage.late_request.as_ref()?;
    Some(Item { text: phrases.of("late-request", cited.value.name()).to_owned(), section: cited.section.clone() })
}

fn of_clock(clock: &Clock, stage: u8, policy: &Policy, phrases: &Phrases) -> ClockView {
    of_fact(&clock.limit, clock.when.as_deref(), stage, policy, phrases)
}

pub(super) fn of_fact(
    fact: &Fact<Limit>,
    when: Option<&str>,
    stage: u8,
    policy: &Policy,
    phrases: &Phrases,
) -> ClockView {
    let applied: Option<&Cited<Limit>> = fact.applied();
    let limit = applied.map(|c| &c.value);
    ClockView {
        when: when.map(|id| circumstance(id, policy, phrases)),
        when_id: when.map(str::to_owned),
        not_stated: limit.is_none(),
        period: limit.map(|l| phrases.period(l.within)).unwrap_or_default(),
        rule: applied
            .map(|c| json::rule(c, stage, policy, phrases))
            .unwrap_or_else(|| phrases.get("not-stated").to_owned()),
        firmness: match limit.map(|l| l.firmness).unwrap_or_default() {
            Firmness::Firm => "firm",
            Firmness::Aim => "aim",
            Firmness::Usually => "usually",
            Firmness::UpTo => "up-to",
        },
        agreed: limit.is_some_and(|l| l.agreed),
        unless: limit.and_then(|l| l.unless.clone()),
        section: applied.and_then(|c| c.section.clone()),
        assumed: limit
            .map(|l| l.assumed.iter().map(|a: &Assumed| phrases.assumed(*a).to_owned()).collect())
            .unwrap_or_default(),
        against: json::against(fact, stage, policy, phrases)
            .into_iter()
            .map(|(text, section)| Item { text, section })
            .collect(),
        because: match fact {
            Fact::Contradictory { because, .. } => Some(because.clone()),
            Fact::Stated(_) | Fact::NotStated => None,
        },
    }
}

/// A circumstance in words: the landlord's own, or the shared ones.
pub(crate) fn circumstance(id: &str, policy: &Policy, phrases: &Phrases) -> String {
    let own = policy.circumstances.iter().find(|c| c.id == id).map(|c| c.words.clone());
    own.unwrap_or_else(|| phrases.of("circumstance", id).to_owned())
}
