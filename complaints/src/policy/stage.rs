//! One stage of a landlord's procedure: its clocks, and who answers.

use serde::{Deserialize, Serialize};

use super::panel::Panel;
use super::vocabulary::{After, LateRequest, Says};
use crate::days::clock::{Cited, Clock, Fact, Limit, Step};
use crate::words::problem::Place;

/// One stage of the procedure, as the front matter gives it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Stage {
    /// Its name in the landlord's words; not stated for a policy without named stages.
    pub name: Fact<String>,
    /// By when the landlord says that it has the complaint.
    pub acknowledge: Vec<Clock>,
    /// What the policy says that the acknowledgement tells, such as who deals with the complaint.
    pub acknowledge_says: Vec<Cited<Says>>,
    /// By when it talks with the resident about it.
    pub contact: Vec<Clock>,
    /// By when it holds a hearing or a panel meeting.
    pub hearing: Vec<Clock>,
    /// By when it sends a report of what it found, which is no answer yet.
    pub report: Vec<Clock>,
    /// By when it sends a draft of its answer to comment on.
    pub draft: Vec<Clock>,
    /// By when the landlord answers: the usual time, and those of circumstances.
    pub respond: Vec<Clock>,
    /// The date of the answer is agreed with the resident in each case, and the policy gives none: `agreed with you`.
    pub respond_agreed: Fact<String>,
    /// By when it writes that it needs longer, and how far it may then go.
    pub hold: Option<Hold>,
    /// How far the answer may be put off.
    pub extend: Fact<Limit>,
    /// When the clock of the answer may stop.
    pub pause: Fact<String>,
    /// How long the resident has to ask for the next stage.
    pub escalate: Fact<Limit>,
    /// What becomes of a request that comes later, in words.
    pub escalate_after: Fact<String>,
    /// What becomes of it, for the dates.
    pub late_request: Option<Cited<LateRequest>>,
    /// The policy asks for reasons before the next stage.
    pub escalate_reasons: Fact<String>,
    /// How long the resident has to ask to open it again.
    pub reopen: Fact<Limit>,
    /// How long an offer stays open.
    pub offer: Fact<Limit>,
    /// How long the resident has to comment on the draft of an answer.
    pub comment: Fact<Limit>,
    /// How long the resident has to write back before the landlord closes the complaint.
    pub write_back: Fact<Limit>,
    /// The role that answers: `the manager of that service`.
    pub answered_by: Fact<String>,
    /// Who must not answer: `anyone named in the complaint`.
    pub not_by: Fact<String>,
    /// The body that hears it, where that is not the landlord.
    pub heard_by: Option<Panel>,
    /// Steps of the policy's own that have no time, in its words.
    pub also: Vec<Also>,
    /// When a complaint goes straight to the next stage.
    pub skip: Fact<String>,
    /// What happens at this stage, in one line.
    pub about: Fact<String>,
    /// Where it stands in the file.
    pub at: Place,
}

impl Stage {
    /// Every time that counts of what the landlord owes at it: the usual ones, and those of circumstances.
    pub fn owed(&self) -> impl Iterator<Item = &Cited<Limit>> {
        let hold = self.hold.iter().flat_map(|hold| hold.send.iter().chain(&hold.new_target));
        let clocks = self.clocks().flat_map(|(_, clocks)| clocks).chain(hold);
        clocks.map(|clock| &clock.limit).chain([&self.extend]).filter_map(Fact::applied)
    }

    /// What the landlord does at it by a time of its own, in the order in which a case goes; the holding reply is
    /// [`Self::hold`].
    pub fn clocks(&self) -> impl Iterator<Item = (Step, &[Clock])> {
        let all = [
            (Step::Acknowledge, &self.acknowledge),
            (Step::Contact, &self.contact),
            (Step::Hearing, &self.hearing),
            (Step::Report, &self.report),
            (Step::Draft, &self.draft),
            (Step::Respond, &self.respond),
        ];
        all.into_iter().map(|(step, clocks)| (step, clocks.as_slice()))
    }

    /// The clocks of one step of the landlord's.
    #[must_use]
    pub fn clocks_of(&self, step: Step) -> &[Clock] {
        match step {
            Step::Hold => self.hold.as_ref().map_or(&[], |hold| &hold.send),
            step => self.clocks().find(|(of, _)| *of == step).map_or(&[], |(_, clocks)| clocks),
        }
    }

    /// What the resident may do at it until a day, in the order in which a case goes.
    pub fn windows(&self) -> impl Iterator<Item = (Step, &Fact<Limit>)> {
        [
            (Step::Escalate, &self.escalate),
            (Step::Reopen, &self.reopen),
            (Step::AcceptOffer, &self.offer),
            (Step::Comment, &self.comment),
            (Step::WriteBack, &self.write_back),
        ]
        .into_iter()
    }

    /// Every time that counts of it, also of what the resident may do.
    pub fn limits(&self) -> impl Iterator<Item = &Cited<Limit>> {
        self.owed().chain(self.windows().filter_map(|(_, fact)| fact.applied()))
    }
}

/// A step of the policy's own that has no time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Also {
    /// What happens, in the policy's words: `we visit you at home if you like`.
    pub says: Cited<String>,
    /// After what it stands.
    pub after: After,
}

/// A holding reply: two limits in one promise.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Hold {
    /// By when the reply has to go out.
    pub send: Vec<Clock>,
    /// The latest new date it may set.
    pub new_target: Vec<Clock>,
    /// When it is used, in words.
    pub because: Fact<String>,
}
