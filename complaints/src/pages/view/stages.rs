//! The stages of a policy in words.

use serde::Serialize;

use super::bodies::{PanelView, panel};
use super::cited_text::CitedText;
use super::claims;
use super::clocks::{ClockView, of_fact};
use crate::days::clock::{Clock, Fact, Limit};
use crate::policy::phrases::{Family, Phrases};
use crate::policy::{Policy, Stage, in_words};
use crate::procedure::{Binding, Binds, LawTime, Procedure, StageTimes};

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
    /// The body that hears it, where that is not the landlord.
    pub heard_by: Option<PanelView>,
    /// The date of the answer is agreed with the person in each case.
    pub respond_agreed: Option<CitedText>,
    /// Steps of the policy's own without a time, each after one of ours.
    pub also: Vec<AlsoView>,
    /// When a complaint goes straight to the next stage.
    pub skip: Option<CitedText>,
    /// By when the landlord says that it has it.
    pub acknowledge: Vec<ClockView>,
    /// What the acknowledgement tells: `who is dealing with it`.
    pub says: Vec<String>,
    /// That, as one phrase: `a, b and c`.
    pub says_together: Option<String>,
    /// By when it talks with the person about it.
    pub contact: Vec<ClockView>,
    /// By when it holds a hearing.
    pub hearing: Vec<ClockView>,
    /// By when it sends a report of what it found.
    pub report: Vec<ClockView>,
    /// By when it sends a draft of its answer.
    pub draft: Vec<ClockView>,
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
    /// How long people have to comment on a draft.
    pub comment: Option<ClockView>,
    /// How long people have to write back before it is closed.
    pub write_back: Option<ClockView>,
    /// Whether it is the last stage, of the policy or of the law.
    pub last: bool,
    /// Only the law gives it: the policy says nothing of it.
    pub only_law: bool,
    /// By when the landlord says that it has it, whatever the circumstances.
    pub usual_acknowledge: ClockView,
    /// Whose time binds for saying that the landlord has it.
    pub acknowledge_by: BindingView,
    /// Whose time binds for the answer.
    pub respond_by: BindingView,
    /// How far the law lets the answer be put off.
    pub law_extend: Option<LawTimeView>,
}

/// Whose time binds for a step, and what the law says beside the policy.
#[derive(Debug, Clone, Default, Serialize)]
pub struct BindingView {
    /// policy, law-alone, law-first, by-the-day or nobody.
    pub binds: &'static str,
    /// What the law gives, where a law binds the landlord.
    pub law: Option<LawTimeView>,
}

/// A time of the law in words.
#[derive(Debug, Clone, Serialize)]
pub struct LawTimeView {
    /// Its name, by which pages mark what they print of it: `law.stage-1.respond`.
    pub id: String,
    /// What readers call the law: `The Ombudsman’s Code`.
    pub name: String,
    /// As a part of a sentence, with what it comes to at most.
    pub clause: String,
    /// The paragraph of the law.
    pub section: Option<String>,
}

impl StageView {
    /// The new date of a holding reply is agreed with the resident.
    pub(in crate::pages) fn agrees_new_dates(&self) -> bool {
        self.hold.as_ref().is_some_and(|hold| hold.new_target.iter().any(|clock| clock.agreed))
    }
}

/// A step of the policy's own without a time.
#[derive(Debug, Clone, Serialize)]
pub struct AlsoView {
    /// After what it stands: `acknowledge`.
    pub after: &'static str,
    /// What happens, in the policy's words.
    pub says: CitedText,
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
    stages_of(None, policy, phrases)
}

/// The stages of the procedure that is followed `when` a circumstance holds, whose id its times carry.
pub(super) fn stages_of(when: Option<&str>, policy: &Policy, phrases: &Phrases) -> Vec<StageView> {
    let last = policy.stages.len();
    let of = when.map(|id| format!("{id}.")).unwrap_or_default();
    (1_u8..)
        .zip(&policy.stages)
        .map(|(number, s)| stage(&of, number, s, usize::from(number) == last, policy, phrases))
        .collect()
}

fn stage(of: &str, number: u8, stage: &Stage, last: bool, policy: &Policy, phrases: &Phrases) -> StageView {
    let item = CitedText::of_fact;
    let id = |step: &str| format!("{of}stage-{number}.{step}");
    let stated = |step: &str, fact: &Fact<Limit>| {
        fact.applied().map(|_| of_fact(&id(step), fact, None, number, policy, phrases))
    };
    let all = |step: &str, clocks: &[Clock]| {
        let one = |c: &Clock| of_fact(&id(step), &c.limit, c.when.as_deref(), number, policy, phrases);
        clocks.iter().map(one).collect::<Vec<_>>()
    };
    let given =
        |step: &str, clocks: &[Clock]| all(step, clocks).into_iter().filter(|c| !c.not_stated).collect::<Vec<_>>();
    let says: Vec<String> =
        stage.acknowledge_says.iter().map(|c| phrases.of(Family::Says, c.value.name()).to_owned()).collect();
    StageView {
        number,
        name: stage.name.applied().map(|c| c.value.clone()),
        title: in_words::stage_name(policy, number, phrases),
        about: item(&stage.about),
        answered_by: item(&stage.answered_by),
        not_by: item(&stage.not_by),
        heard_by: stage.heard_by.as_ref().map(|body| panel(body, policy, phrases)),
        respond_agreed: item(&stage.respond_agreed),
        also: stage
            .also
            .iter()
            .map(|one| AlsoView { after: one.after.name(), says: CitedText::of(&one.says) })
            .collect(),
        skip: item(&stage.skip),
        acknowledge: all("acknowledge", &stage.acknowledge),
        says_together: (!says.is_empty()).then(|| phrases.and(&says)),
        says,
        contact: given("contact", &stage.contact),
        hearing: given("hearing", &stage.hearing),
        report: given("report", &stage.report),
        draft: given("draft", &stage.draft),
        respond: all("respond", &stage.respond),
        hold: stage.hold.as_ref().map(|hold| HoldView {
            because: item(&hold.because),
            send: given("hold", &hold.send),
            new_target: given("new-target", &hold.new_target),
        }),
        extend: stated("extend", &stage.extend),
        extend_is_longest: claims::is_longest(&stage.extend),
        pause: item(&stage.pause),
        escalate: stated("escalate", &stage.escalate),
        escalate_after: item(&stage.escalate_after).or_else(|| late_request(stage, phrases)),
        escalate_reasons: item(&stage.escalate_reasons),
        reopen: stated("reopen", &stage.reopen),
        offer: stated("offer", &stage.offer),
        comment: stated("comment", &stage.comment),
        write_back: stated("write-back", &stage.write_back),
        last,
        only_law: false,
        usual_acknowledge: {
            let usual = stage.acknowledge.iter().find(|c| c.when.is_none()).map_or(&Fact::NotStated, |c| &c.limit);
            of_fact(&id("acknowledge"), usual, None, number, policy, phrases)
        },
        acknowledge_by: BindingView::default(),
        respond_by: BindingView::default(),
        law_extend: None,
    }
}

/// The stages of a policy and those of the law behind them, each with the times that bind.
pub(super) fn joined(
    own: Vec<StageView>,
    procedure: &Procedure<'_>,
    policy: &Policy,
    phrases: &Phrases,
) -> Vec<StageView> {
    let mut own = own.into_iter();
    let last = procedure.stages.last().map_or(0, |stage| stage.number);
    let join = |times: &StageTimes<'_>| {
        let number = times.number;
        let stage = own.next().unwrap_or_else(|| StageView::of_law(number, policy, phrases));
        StageView {
            last: number == last,
            acknowledge_by: binding(&times.acknowledge, number, "acknowledge", phrases),
            respond_by: binding(&times.respond, number, "respond", phrases),
            law_extend: times.extend.as_ref().map(|time| law_time(time, number, "extend", phrases)),
            ..stage
        }
    };
    procedure.stages.iter().map(join).collect()
}

fn binding(binding: &Binding<'_>, stage: u8, step: &str, phrases: &Phrases) -> BindingView {
    let law = binding.law.as_ref().map(|time| law_time(time, stage, step, phrases));
    let binds = match binding.binds {
        Binds::Policy => "policy",
        Binds::LawAlone => "law-alone",
        Binds::LawFirst => "law-first",
        Binds::ByTheDay => "by-the-day",
        Binds::Nobody => "nobody",
    };
    BindingView { binds, law }
}

fn law_time(time: &LawTime<'_>, stage: u8, step: &str, phrases: &Phrases) -> LawTimeView {
    let clause = phrases.clause(&time.limit.value, stage, &|n| phrases.stage_number(n));
    LawTimeView {
        id: format!("law.stage-{stage}.{step}"),
        name: time.law.name.clone(),
        clause: match time.at_most {
            Some((period, from)) => phrases.at_most(&clause, period, from, stage),
            None => clause,
        },
        section: time.limit.section.clone(),
    }
}

impl StageView {
    /// A stage of which the policy says nothing.
    fn of_law(number: u8, policy: &Policy, phrases: &Phrases) -> Self {
        let id = format!("stage-{number}.acknowledge");
        Self {
            number,
            name: None,
            title: phrases.stage_number(number),
            about: None,
            answered_by: None,
            not_by: None,
            heard_by: None,
            respond_agreed: None,
            also: Vec::new(),
            skip: None,
            acknowledge: Vec::new(),
            says: Vec::new(),
            says_together: None,
            contact: Vec::new(),
            hearing: Vec::new(),
            report: Vec::new(),
            draft: Vec::new(),
            respond: Vec::new(),
            hold: None,
            extend: None,
            extend_is_longest: false,
            pause: None,
            escalate: None,
            escalate_after: None,
            escalate_reasons: None,
            reopen: None,
            offer: None,
            comment: None,
            write_back: None,
            last: false,
            only_law: true,
            usual_acknowledge: of_fact(&id, &Fact::NotStated, None, number, policy, phrases),
            acknowledge_by: BindingView::default(),
            respond_by: BindingView::default(),
            law_extend: None,
        }
    }
}

/// What becomes of a late request, in our words where the policy's are not given.
fn late_request(stage: &Stage, phrases: &Phrases) -> Option<CitedText> {
    let cited = stage.late_request.as_ref()?;
    Some(CitedText::saying(phrases.of(Family::LateRequest, cited.value.name()), cited))
}
