//! What was found, seen over all rows: nothing may speak for one provision and
//! against another, and what stands in one place is cited once.

use super::{Found, Row, Seen, Subject};

/// So many characters between two sentences are none.
const TOUCHING: usize = 3;

/// Takes from what speaks for a provision whatever speaks against one.
pub(super) fn nothing_both_ways(rows: &mut [Row<'_>], subject: &Subject<'_>) {
    let against: Vec<Seen> = rows.iter().flat_map(|row| row.found.against.iter().cloned()).collect();
    for row in rows {
        row.found.evidence.retain(|seen| !against.iter().any(|other| is_the_same(seen, other)));
        // Nor is such a sentence quoted with the one behind it.
        for seen in row.found.evidence.iter_mut().filter(|seen| against.iter().any(|other| quotes(seen, other))) {
            *seen = subject.alone(seen);
        }
    }
}

/// Whether two citations are of the same passage or fact.
fn is_the_same(one: &Seen, other: &Seen) -> bool {
    if (&one.file, one.line) == (&other.file, other.line)
        && (one.says == other.says || one.is_fact && value(one) == value(other))
    {
        return true;
    }
    match (&one.found, &other.found) {
        (Some(a), Some(b)) => a.start < b.end && b.start < a.end,
        _ => false,
    }
}

/// Whether one quotes what was found as the other.
fn quotes(one: &Seen, other: &Seen) -> bool {
    matches!((&one.span, &other.found), (Some(a), Some(b)) if a.start < b.end && b.start < a.end)
}

/// What a fact says, whatever it is called.
fn value(seen: &Seen) -> Option<&str> {
    seen.says.split_once(": ").filter(|_| seen.is_fact).map(|(_, value)| value)
}

/// The policy before the pages, line by line, and each place once.
pub(super) fn in_order(found: &mut Found, subject: &Subject<'_>) {
    // What speaks for a provision holds today whatever stands beside it.
    found.evidence.iter_mut().for_each(|seen| seen.update = None);
    for all in [&mut found.against, &mut found.evidence] {
        let of_pages = |seen: &Seen| seen.file != subject.file.path;
        let start = |seen: &Seen| seen.span.as_ref().map_or(0, |span| span.start);
        all.sort_by(|a, b| (of_pages(a), &a.file, a.line, start(a)).cmp(&(of_pages(b), &b.file, b.line, start(b))));
        all.dedup_by(|later, earlier| merged(earlier, later, subject));
    }
}

/// Puts the later of two places into the earlier one, where both are one place.
fn merged(earlier: &mut Seen, later: &Seen, subject: &Subject<'_>) -> bool {
    if let (Some(a), Some(b)) = (earlier.span.clone(), later.span.clone())
        && earlier.line == later.line
    {
        let span = a.start..a.end.max(b.end);
        if b.start <= a.end + TOUCHING {
            earlier.says = subject.joined(span.clone());
        } else if !earlier.says.contains(&later.says) {
            earlier.says = format!("{} … {}", earlier.says, later.says);
        }
        earlier.span = Some(span);
        return true;
    }
    let is_one_place = (&earlier.file, earlier.line, earlier.is_fact) == (&later.file, later.line, later.is_fact);
    if !is_one_place || earlier.span.is_some() || later.span.is_some() {
        return false;
    }
    // Of a list on one line each item is a fact by itself.
    match (value(later), called(earlier) == called(later)) {
        (Some(one), true) if !earlier.says.contains(one) => earlier.says = format!("{}; {one}", earlier.says),
        _ if earlier.says.contains(&later.says) => {}
        _ => earlier.says = format!("{} … {}", earlier.says, later.says),
    }
    true
}

fn called(seen: &Seen) -> Option<&str> {
    seen.says.split_once(": ").filter(|_| seen.is_fact).map(|(called, _)| called)
}
