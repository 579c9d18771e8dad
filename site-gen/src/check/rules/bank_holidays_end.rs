//! Bank holidays are known for less than a year ahead, so that the dates of
//! complaints which run past them can only be provisional.

use chrono::{Months, NaiveDate};
use complaints::policy::library::Library;
use complaints::words::problem::Place;
use complaints::words::rule::Rule;

use crate::check::question::Finding;

pub(crate) static RULE: Rule = Rule {
    code: "R038",
    title: "bank holidays known for less than a year",
    why: "Dates after the last known bank holiday can only be told as provisional.",
    cure: "The years that GOV.UK has published since: see `site-gen holidays`.",
    can_be_allowed: false,
};

/// A complaint through all stages, with a pause, takes less than this.
const MONTHS_AHEAD: Months = Months::new(12);

pub(in crate::check) fn find(library: &Library, on: NaiveDate) -> Option<Finding> {
    let known = library.holidays.known_until();
    let needed = on.checked_add_months(MONTHS_AHEAD)?;
    (known < needed).then(|| Finding {
        at: Place { line: 1, column: 1 },
        found: format!("bank holidays are known until {known} only; later dates are told as provisional"),
        write: "the years that GOV.UK has published since: whoever has the program saves \
                https://www.gov.uk/bank-holidays.json; then `site-gen holidays FILE` tells what is new, and with --write \
                keeps it"
            .to_owned(),
    })
}
