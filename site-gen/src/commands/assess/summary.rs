//! What is said on the terminal of a draft that was written.

use chrono::NaiveDate;
use complaints::policy::code::Code;

use crate::assess::approval::Approval;
use crate::assess::kept::Kept;
use crate::assess::{Outcome, Row};

/// How many provisions stand how, and which are contradicted.
pub(super) fn counts(rows: &[Row<'_>], code: &Code) -> String {
    let of = |outcome: Outcome| rows.iter().filter(move |row| row.outcome() == outcome);
    let mut text = format!(
        "{} provisions of the {}: your words say something on {}, and contradict {} more; about {} nothing was found, and {} \
         only a person can judge.",
        rows.len(),
        code.name,
        of(Outcome::Evidence).count(),
        of(Outcome::Contradicted).count(),
        of(Outcome::NoneFound).count(),
        of(Outcome::ForAPerson).count(),
    );
    let against: Vec<&str> = of(Outcome::Contradicted).map(|row| row.provision.number.as_str()).collect();
    if !against.is_empty() {
        text.push_str(&format!("\nLook at these first: {}.", against.join(", ")));
    }
    text
}

/// The provisions that the words contradict, and to which nobody has said anything yet.
pub(super) fn uncommented(rows: &[Row<'_>], code: &Code, kept: &Kept) -> Option<String> {
    let has_none = |row: &&Row<'_>| kept.comment(row.provision, code).is_none_or(|comment| comment.trim().is_empty());
    let bare = rows.iter().filter(|row| row.outcome() == Outcome::Contradicted).filter(has_none);
    let bare: Vec<&str> = bare.map(|row| row.provision.number.as_str()).collect();
    let told = || format!("Your words contradict these, and you have written no comment on them: {}.", bare.join(", "));
    (!bare.is_empty()).then(told)
}

/// Whether it is a page on a day, or when it will be.
pub(super) fn state(approval: Option<&Approval>, on: NaiveDate) -> String {
    match approval {
        Some(Approval { by, on: from }) if *from > on => format!(
            "It is approved ({by}), but from a day that is to come: its page appears on {}, and no build before publishes \
             it. If that day is a slip, write today’s: `approved_on: {on}`.",
            from.format("%-d %B %Y")
        ),
        Some(Approval { by, on }) => format!("It is approved ({by}, {on}), and the next build publishes it."),
        None => {
            "It is private: no build publishes it until `approved_by:` and `approved_on:` stand at its top.".to_owned()
        }
    }
}
