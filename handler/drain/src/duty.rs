//! Who is told of danger besides the landlord's team, at the hour at which it is told. Whose turn it is the rota says,
//! and whether the landlord works that day the notice.

use chrono::{DateTime, Utc};
use complaints::days::moment::Moment;
use complaints::days::rota::{OnCall, Rota};
use store::log;
use store::notice::Notice;

use crate::Drain;
use crate::notices::NotSent;

/// A rota, and the clock by which it is read.
#[derive(Clone, Copy)]
pub struct Duty<'a> {
    /// Who is on duty outside of working hours.
    pub rota: &'a Rota,
    /// The machine's clock; a story gives an instant of its own.
    pub now: fn() -> DateTime<Utc>,
}

impl<'a> Duty<'a> {
    fn on_call(&self, notice: &Notice) -> Vec<&'a str> {
        match self.rota.at(Moment::at((self.now)()), |day| notice.not_worked.contains(&day)) {
            OnCall::Named(names) => names,
            OnCall::Working | OnCall::Nobody => Vec::new(),
        }
    }
}

impl Drain<'_> {
    /// Tells the first of those on duty; where that cannot be told, the next of them.
    pub(crate) async fn tell_on_call(&self, notice: &Notice) -> Result<(), NotSent> {
        let Some(duty) = self.duty.filter(|_| notice.urgent || notice.danger) else { return Ok(()) };
        let mut told = Ok(());
        for name in duty.on_call(notice) {
            told = self.notices.send_to(name, notice).await;
            match &told {
                Ok(()) => return told,
                // An alarm of its own: whoever is told in place of this one need not notice.
                Err(fault) => log::fault("rota", fault),
            }
        }
        told
    }
}
