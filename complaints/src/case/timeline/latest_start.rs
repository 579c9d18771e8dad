//! By when the landlord has to start a clock that waits for it: the day at the latest.

use super::builder::{TimelineBuilder, holds};
use super::deadline::Basis;
use super::due::{Clause, Pausing};
use crate::days::clock::{Anchor, Clock, Start};
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
        // Times that go round in a circle no author may write, and a stored copy of a policy may hold all the same.
        let start = (from.stage.unwrap_or(stage), from.start);
        if self.looking.borrow().contains(&start) {
            return Ok(None);
        }
        self.looking.borrow_mut().push(start);
        let found = self.by_its_own_time(from, stage, basis, as_of);
        self.looking.borrow_mut().pop();
        found
    }

    fn by_its_own_time(
        &self,
        from: Anchor,
        stage: u8,
        basis: Basis<'a>,
        as_of: Option<Moment>,
    ) -> Result<Option<Moment>, CountError> {
        let of = from.stage.unwrap_or(stage);
        let policy = self.rules.policy.stage(of);
        // Nobody tells of a matter for the first time after they have complained about it.
        if from.start == Start::Raised {
            return Ok(self.events.receipt());
        }
        let Some(step) = from.start.made_by() else { return Ok(None) };
        let own: &[Clock] = policy.map_or(&[], |stage| stage.clocks_of(step));
        let by_law = self.law.and_then(|law| Some((law, law.stages.get(usize::from(of).checked_sub(1)?)?)));
        let by_law =
            by_law.filter(|_| from.start == Start::Acknowledgement).map(|(law, s)| (Basis::Law(law), &s.acknowledge));
        let own = own.iter().filter(|c| holds(c, self.events)).map(|c| (Basis::Policy, c.when.is_some(), &c.limit));
        let by_law = by_law.map(|(basis, fact)| (basis, false, fact));
        let mut all: Vec<(Basis<'a>, bool, Anchor, Counted<'a>)> = Vec::new();
        // The law gives its outer bound from its own times, whatever is promised.
        for (basis, special, fact) in own.filter(|_| matches!(basis, Basis::Policy)).chain(by_law) {
            let Some(cited) = fact.applied() else { continue };
            let limit = &cited.value;
            let clause = Clause { limit, stage: of, step, basis, as_of, pausing: Pausing::None };
            // One that waits for another act of the landlord's gains no time by that act's lateness either.
            if let Some(counted) = self.due_of(clause)?.0.outer_bound() {
                all.push((basis, special, limit.from, counted));
            }
        }
        // A circumstance with a longer time from the same start takes the usual one's place.
        let replaced = |(basis, special, from, usual): &(Basis<'a>, bool, Anchor, Counted<'a>)| {
            let longer = |(other, own, start, counted): &(Basis<'a>, bool, Anchor, Counted<'a>)| {
                matches!(other, Basis::Policy) && *own && start == from && usual.ends_before(counted)
            };
            matches!(basis, Basis::Policy) && !special && all.iter().any(longer)
        };
        let stands = all.iter().filter(|one| !replaced(one)).map(|(.., counted)| *counted);
        // Until the end of its last day: hours from it run from there.
        Ok(stands.reduce(Counted::sooner).map(|counted| Moment::at(counted.ends_at_latest().to_utc())))
    }
}
