//! The fact whose section stands in brackets behind a time.
//!
//! "You have 15 months from then. (3.1)" leaves open what for; where one fact
//! alone cites section 3.1, it is that.

use complaints::days::period::Period;

use super::super::known::Known;
use super::clause::Clause;

/// The one fact that cites the section behind a time, by its place; none where none or several do.
pub(super) fn fact(clause: &Clause<'_, '_>, index: usize, cited: &[&str], known: &[Known<'_>]) -> Option<usize> {
    let cited: Vec<&str> = cited.iter().flat_map(|inside| inside.split(", ")).map(str::trim).collect();
    let (place, times) = clause.place_among_times(index)?;
    if times == 1 && cited.len() > 1 {
        return nearest(clause.quantity(index)?.period?, &cited, known);
    }
    let section = match cited.as_slice() {
        [one] if times == 1 => one,
        // As many sections as times stand in the order of the times.
        several if several.len() == times => several.get(place)?,
        _ => return None,
    };
    let cites = |fact: &&Known<'_>| cites(fact, section);
    let mut citing = known.iter().filter(cites);
    let first = citing.next()?;
    // Two stages may give the same time in one section.
    let same = |other: &Known<'_>| {
        (other.act, other.when) == (first.act, first.when)
            && (other.stage == first.stage || other.period == first.period)
    };
    if !citing.all(same) {
        return None;
    }
    known.iter().position(|fact| cites(&fact) && fact.is_applied)
}

fn cites(fact: &Known<'_>, section: &str) -> bool {
    let sections = fact.limit.section.as_deref().unwrap_or_default();
    sections.split(',').any(|one| one.trim() == section)
}

/// Where several sections stand behind one time: of the facts that cite them, all for the same thing, the one whose
/// time is nearest to it. "Never after three years. (2.1, 2.2)" is about the years of 2.2, not about the months of 2.1.
fn nearest(period: Period, sections: &[&str], known: &[Known<'_>]) -> Option<usize> {
    let citing = || {
        let each = known.iter().enumerate();
        each.filter(|(_, fact)| fact.is_applied && sections.iter().any(|section| cites(fact, section)))
    };
    let (_, first) = citing().next()?;
    let same = |other: &Known<'_>| (other.act, other.when, other.stage) == (first.act, first.when, first.stage);
    if !citing().all(|(_, fact)| same(fact)) {
        return None;
    }
    let apart = |fact: &Known<'_>| fact.period.usual_days().abs_diff(period.usual_days());
    citing().min_by_key(|(_, fact)| apart(fact)).map(|(place, _)| place)
}
