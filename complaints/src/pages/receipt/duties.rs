//! What the law asks in a circumstance of the case, and where it leads.

use serde::Serialize;

use super::given::Receipt;
use crate::case::events::EventKind;
use crate::case::timeline::{Basis, Deadline};
use crate::pages::date::{self, DateView};
use crate::pages::view::{self, BodyView};
use crate::policy::library::Library;

/// What the law asks in a circumstance of the case, and where it leads.
#[derive(Serialize)]
pub(super) struct DutyView<'a> {
    title: &'a str,
    says: &'a str,
    /// None where it is done, or nothing is owed any more.
    date: Option<DateView>,
    body: Option<BodyView>,
}

/// One for each law about a circumstance that holds; `open` while the landlord owes an answer.
pub(super) fn duties<'a>(receipt: &Receipt<'a>, library: &Library, open: bool) -> Vec<DutyView<'a>> {
    let p = &library.phrases;
    let happened = |kind| receipt.events.each().any(|(event, _)| event.kind == kind);
    let heard = [EventKind::Acknowledged, EventKind::Contacted, EventKind::Responded].into_iter().any(happened);
    // The landlord still has to say that it has the complaint.
    let owed = open && !heard;
    let duty = |d: &Deadline<'a>| {
        let Basis::Law(law) = d.basis else { return None };
        let about = law.about.as_ref()?;
        Some(DutyView {
            title: &about.title,
            says: &about.says,
            date: date::view(d, receipt.policy, receipt.calendar, true, p).filter(|_| owed),
            body: library.bodies.get(&about.body).map(|body| view::body(body, None, p)),
        })
    };
    receipt.timeline.deadlines.iter().filter_map(duty).collect()
}
