//! The prose tells people to complain to a number or an address that the facts
//! do not have.
//!
//! The policy page says one and the form, the receipt and the letters another.
//! Who picks the one that nobody watches waits in vain.

use crate::check::contacts::{Judged, judged};
use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R058",
    title: "words and facts that give different contacts",
    why: "Who picks the number or the address that nobody watches waits in vain.",
    cure: "Print the fact by its name; or, if both are right, give both among the facts.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Error, of: Versions::InForceAndToCome, find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let all = judged(subject).iter();
    all.filter_map(|(found, judged)| {
        let Judged::NotOwn(known) = judged else { return None };
        let name = known.name.clone()?;
        // "homes complaints@example.org": a part of the address stands before it.
        let before = subject.prose.text().get(..found.text.start).unwrap_or_default().trim_end();
        let lost = known.shown.strip_suffix(&*found.typed).map(|lost| lost.trim_end_matches(['-', '.', '_']));
        if let Some(lost) = lost.filter(|lost| !lost.is_empty() && before.ends_with(lost)) {
            return Some(Finding {
                at: subject.prose.place(found.text.start),
                found: format!("the address \"{lost} {}\" has a space in it", found.typed),
                write: format!("`{{{{ {name} }}}}` in place of \"{lost} {}\"", found.typed),
            });
        }
        let line = known.line.map(|line| format!("line {line} gives")).unwrap_or_else(|| "the facts give".to_owned());
        Some(Finding {
            at: subject.prose.place(found.text.start),
            found: format!("here people complain to \"{}\", and {line} {}", found.typed, known.shown),
            write: format!(
                "`{{{{ {name} }}}}`; or, if both are right, both among the facts: `{name}: [{}, {}]`",
                known.shown,
                found.typed.trim_start_matches("mailto:").trim_start_matches("tel:")
            ),
        })
    })
    .collect()
}
