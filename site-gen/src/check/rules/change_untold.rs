//! A version gives another time than the one before it, and tells nobody so:
//! whoever knows the old time waits for it, or gives up before the new one.

mod unnamed;

use chrono::NaiveDate;
use complaints::changes::{Change, Side, changes_of_times};
use complaints::policy::Policy;
use complaints::policy::library::{Library, Version};
use complaints::words::problem::{Place, Problem, Severity};
use complaints::words::rule::Rule;

pub(crate) static RULE: Rule = Rule {
    code: "R161",
    title: "a time changes and nothing tells people",
    why: "People who know the old time go by it: they wait too long, or give up too soon. The page of the new version \
          and the feed of changes show them what you write here.",
    cure: "A line `changes:` in the facts of the new version, in whole sentences: what was the time, what is it now, \
           and from when. Where the version puts right a mistake, `corrects:` tells it.",
    can_be_allowed: false,
};

/// Looks at a version beside the one before it.
pub(in crate::check) fn of_version(before: &Version, version: &Version, library: &Library) -> Option<Problem> {
    let policy = &version.policy;
    // A line that was copied with the rest tells people of the change before.
    let is_own = |of: fn(&Policy) -> &Option<String>| of(policy).is_some() && of(policy) != of(&before.policy);
    if is_own(|policy| &policy.corrects) {
        return None;
    }
    let on = policy.in_force.first_day();
    let changed = changed_times(before, version, library);
    if is_own(|policy| &policy.changes) {
        return unnamed::of_version(version, &changed, library);
    }
    let first = changed.first()?;
    let at = changed.iter().find_map(|change| change.at).unwrap_or(Place { line: 1, column: 1 });
    let more = match changed.len() {
        1 => String::new(),
        2 => ", and one other time changes".to_owned(),
        n => format!(", and {} other times change", n - 1),
    };
    let said = first.sentence(&library.phrases);
    let copied = if policy.changes.is_some() { "; `changes:` says what it says in the version before" } else { "" };
    let found = format!("a time changes and nothing tells people: {}{more}{copied}", said.trim_end_matches('.'));
    let write = suggestion(&changed, on, library, version);
    Some(Problem::at(Severity::Error, &RULE, version.file.as_str(), at, found, write))
}

/// The times of the landlord's own that a version gives otherwise than the one before it.
pub(super) fn changed_times(before: &Version, version: &Version, library: &Library) -> Vec<Change> {
    let on = version.policy.in_force.first_day();
    let side = |version| Side { version, library, phrases: &library.phrases, on };
    changes_of_times(&side(before), &side(version))
}

/// The facts as sentences, for an author who has no better words.
fn suggestion(changed: &[Change], on: NaiveDate, library: &Library, version: &Version) -> String {
    let sentences: Vec<String> = changed.iter().map(|change| change.sentence_from(on, &library.phrases)).collect();
    format!(
        "{}a line that people will read, in your own words or in these:\n    changes: \"{}\"",
        place(version),
        sentences.join(" ").replace('"', "”")
    )
}

/// Where among the facts the line can stand: below the first of these that is one line.
fn place(version: &Version) -> String {
    const ABOVE: [&str; 6] = ["version:", "approved:", "review_due:", "owner:", "scheme:", "landlord:"];
    let lines: Vec<&str> = version.front.lines().collect();
    let is_whole = |at: usize| lines.get(at + 1).is_none_or(|next| !next.starts_with([' ', '-', '#']));
    let found = ABOVE.iter().find_map(|key| {
        let at = lines.iter().position(|line| line.starts_with(key))?;
        is_whole(at).then_some(at)
    });
    found.map_or_else(
        || "in the facts ".to_owned(),
        |at| format!("as line {}, below `{}`, ", version.line_of_fact(at) + 1, lines[at].trim()),
    )
}
