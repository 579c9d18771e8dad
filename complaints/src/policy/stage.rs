//! One stage of a landlord's procedure: its clocks, and who answers.

use super::vocabulary::{LateRequest, Says};
use crate::days::clock::{Cited, Clock, Fact, Limit};
use crate::words::problem::Place;

/// One stage of the procedure, as the front matter gives it.
#[derive(Debug, Clone)]
pub struct Stage {
    /// Its name in the landlord's words; not stated for a policy without named stages.
    pub name: Fact<String>,
    /// By when the landlord says that it has the complaint.
    pub acknowledge: Vec<Clock>,
    /// What the policy says that the acknowledgement tells, such as who deals with the complaint.
    pub acknowledge_says: Vec<Cited<Says>>,
    /// By when it holds a hearing or a panel meeting.
    pub hearing: Vec<Clock>,
    /// By when the landlord answers: the usual time, and those of circumstances.
    pub respond: Vec<Clock>,
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
    /// The role that answers: `the manager of that service`.
    pub answered_by: Fact<String>,
    /// Who must not answer: `anyone named in the complaint`.
    pub not_by: Fact<String>,
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
        let clocks = self.acknowledge.iter().chain(&self.hearing).chain(&self.respond).chain(hold);
        clocks.map(|clock| &clock.limit).chain([&self.extend]).filter_map(Fact::applied)
    }

    /// Every time that counts of it, also of what the resident may do.
    pub fn limits(&self) -> impl Iterator<Item = &Cited<Limit>> {
        self.owed().chain([&self.escalate, &self.reopen, &self.offer].into_iter().filter_map(Fact::applied))
    }
}

/// A holding reply: two limits in one promise.
#[derive(Debug, Clone)]
pub struct Hold {
    /// By when the reply has to go out.
    pub send: Vec<Clock>,
    /// The latest new date it may set.
    pub new_target: Vec<Clock>,
    /// When it is used, in words.
    pub because: Fact<String>,
}
