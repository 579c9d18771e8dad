//! The stages of a policy in words.

use serde::Serialize;

use super::cited_text::CitedText;
use super::claims;
use super::clocks::{ClockView, of_fact};
use crate::days::clock::{Clock, Fact, Limit};
use crate::policy::phrases::{Family, Phrases};
use crate::policy::{Policy, Stage, in_words};

/// A stage in the words of a page; what the policy does not state is none or empty.
#[derive(Debug, Clone, Serialize)]
pub struct StageView {
    /// Counted from 1.
    pub number: u8,
    /// The landlord's name for it; none if it has none.
    pub name: Option<String>,
    /// Its name, or `Stage 2` where it has none.
    pub title: String,
    /// What happens at this stage: `a manager looks at your complaint`.
    pub about: Option<CitedText>,
    /// The role that answers: `the manager of that service`.
    pub answered_by: Option<CitedText>,
    /// Who must not answer: `anyone named in the complaint`.
    pub not_by: Option<CitedText>,
    /// When a complaint goes straight to the next stage.
    pub skip: Option<CitedText>,
    /// By when the landlord says that it has it.
    pub acknowledge: Vec<ClockView>,
    /// What the acknowledgement tells: `who is dealing with it`.
    pub says: Vec<String>,
    /// That, as one phrase: `a, b and c`.
    pub says_together: Option<String>,
    /// By when it holds a hearing.
    pub hearing: Vec<ClockView>,
    /// By when the landlord answers: the usual time, and those of circumstances.
    pub respond: Vec<ClockView>,
    /// The reply that the answer will take longer, with its two limits.
    pub hold: Option<HoldView>,
    /// How far the answer may be put off.
    pub extend: Option<ClockView>,
    /// Nothing can put it off further than that.
    pub extend_is_longest: bool,
    /// When the time for the answer may stop.
    pub pause: Option<CitedText>,
    /// How long people have to ask for the next stage.
    pub escalate: Option<ClockView>,
    /// What becomes of a request that comes later, in words.
    pub escalate_after: Option<CitedText>,
    /// The policy asks for reasons before the next stage.
    pub escalate_reasons: Option<CitedText>,
    /// How long people have to ask for it to be opened again.
    pub reopen: Option<ClockView>,
    /// How long an offer stays open.
    pub offer: Option<ClockView>,
    /// Whether it is the last stage of the policy.
    pub last: bool,
}

impl StageView {
    /// The new date of a holding reply is agreed with the resident.
    pub(in crate::pages) fn agrees_new_dates(&self) -> bool {
        self.hold.as_ref().is_some_and(|hold| hold.new_target.iter().any(|clock| clock.agreed))
    }
}

/// A holding reply in words.
#[derive(Debug, Clone, Serialize)]
pub struct HoldView {
    /// When the reply is used: `the complaint is complex`.
    pub because: Option<CitedText>,
    /// By when the reply has to go out.
    pub send: Vec<ClockView>,
    /// The latest new date that the reply may set.
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
    let item = CitedText::of_fact;
    let stated = |fact: &Fact<Limit>| fact.applied().map(|_| of_fact(fact, None, number, policy, phrases));
    let all = |clocks: &[Clock]| {
        clocks.iter().map(|c| of_fact(&c.limit, c.when.as_deref(), number, policy, phrases)).collect::<Vec<_>>()
    };
    let says: Vec<String> =
        stage.acknowledge_says.iter().map(|c| phrases.of(Family::Says, c.value.name()).to_owned()).collect();
    StageView {
        number,
        name: stage.name.applied().map(|c| c.value.clone()),
        title: in_words::stage_name(policy, number, phrases),
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
        extend_is_longest: claims::is_longest(&stage.extend),
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
fn late_request(stage: &Stage, phrases: &Phrases) -> Option<CitedText> {
    let cited = stage.late_request.as_ref()?;
    Some(CitedText::saying(phrases.of(Family::LateRequest, cited.value.name()), cited))
}
