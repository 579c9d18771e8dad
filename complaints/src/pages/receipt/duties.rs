//! What the law asks in a circumstance of the case, and where it leads.

use serde::Serialize;

use super::given::Receipt;
use crate::case::standing::StandingDates;
use crate::case::timeline::{Basis, Deadline};
use crate::pages::date::{self, DateView};
use crate::pages::view::{self, BodyView};
use crate::policy::library::Library;

/// What the law asks in a circumstance of the case, and where it leads.
#[derive(Serialize)]
pub(super) struct DutyView<'a> {
    circumstance: &'a str,
    title: &'a str,
    says: &'a str,
    /// None where it is done, or nothing is owed any more.
    date: Option<DateView>,
    body: Option<BodyView>,
}

/// One for each law about a circumstance that holds.
pub(super) fn duties<'a>(receipt: &Receipt<'a>, dates: &StandingDates<'_, 'a>, library: &Library) -> Vec<DutyView<'a>> {
    let p = &library.phrases;
    let duty = |d: &Deadline<'a>| {
        let Basis::Law(law) = d.basis else { return None };
        let about = law.about.as_ref()?;
        let stands = dates.duties.iter().any(|one| std::ptr::eq(*one, d));
        Some(DutyView {
            circumstance: &about.circumstance,
            title: &about.title,
            says: &about.says,
            date: date::view(d, receipt.case, p).filter(|_| stands),
            body: library.bodies.get(&about.body).map(|body| view::body(body, None, p)),
        })
    };
    let all = receipt.case.dates().map_or(&[][..], |dates| dates.deadlines.as_slice());
    all.iter().filter_map(duty).collect()
}
