//! By when the landlord has to start a clock that waits for it: the day at the latest.

use super::builder::{TimelineBuilder, holds};
use super::deadline::Basis;
use super::due::Clause;
use crate::days::clock::{Anchor, Clock, Start, Step};
use crate::days::count::{CountError, Counted};
use crate::days::moment::Moment;

impl<'a> TimelineBuilder<'a> {
    /// The last moment at which the landlord may do what starts a clock.
    pub(super) fn latest_start(
        &self,
        from: Anchor,
        stage: u8,
        basis: Basis<'a>,
        as_of: Option<Moment>,
    ) -> Result<Option<Moment>, CountError> {
        let of = from.stage.unwrap_or(stage);
        let policy = self.rules.policy.stage(of);
        let (step, own): (Step, &[Clock]) = match from.start {
            Start::Acknowledgement => (Step::Acknowledge, policy.map_or(&[], |s| &s.acknowledge)),
            Start::Hearing => (Step::Hearing, policy.map_or(&[], |s| &s.hearing)),
            Start::HoldingReply => (Step::Hold, policy.and_then(|s| s.hold.as_ref()).map_or(&[], |h| &h.send)),
            _ => return Ok(None),
        };
        let by_law = self.law.and_then(|law| Some((law, law.stages.get(usize::from(of).checked_sub(1)?)?)));
        let by_law = by_law.filter(|_| step == Step::Acknowledge).map(|(law, s)| (Basis::Law(law), &s.acknowledge));
        let own = own.iter().filter(|c| holds(c, self.events)).map(|c| (Basis::Policy, &c.limit));
        let mut first: Option<Counted<'a>> = None;
        // The law gives its outer bound from its own times, whatever is promised.
        for (basis, fact) in own.filter(|_| matches!(basis, Basis::Policy)).chain(by_law) {
            let Some(cited) = fact.applied() else { continue };
            let limit = &cited.value;
            let start = match self.start(limit.from, of, as_of) {
                Some(start) => Some(start),
                None => self.latest_start(limit.from, of, basis, as_of)?,
            };
            if let Some(start) = start {
                let clause = Clause { limit, stage: of, step, basis, as_of, paused: false };
                let counted = self.count(clause, limit.within, limit.from, start)?;
                first = Some(first.map_or(counted, |f| if counted.ends_before(&f) { counted } else { f }));
            }
        }
        Ok(first.map(|counted| counted.as_moment()))
    }
}
