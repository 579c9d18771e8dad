//! A time in brackets behind the name of a fact, which prints another:
//! `{{ stage-1.respond }} (8 working days)`.

use super::differing;
use crate::check::question::{Finding, Subject};
use crate::prose::known::is_same;
use crate::prose::quantity::quantities;
use crate::prose::words::{TokenKind, tokens};

pub(super) fn findings(subject: &Subject<'_>) -> Vec<Finding> {
    let prose = subject.prose;
    let mut found = Vec::new();
    for block in prose.blocks().iter().filter(|block| prose.lower_of(block).contains('(')) {
        for sentence in prose.sentences(block) {
            let tokens = tokens(&sentence);
            for time in quantities(&tokens) {
                let Some(period) = time.period else { continue };
                let Some(open) = time.tokens.start.checked_sub(1) else { continue };
                let (Some(name), Some(bracket)) = (open.checked_sub(1).and_then(|at| tokens.get(at)), tokens.get(open))
                else {
                    continue;
                };
                let closed = tokens.get(time.tokens.end).is_some_and(|token| token.is_sign(")"));
                if name.kind != TokenKind::Name || !bracket.is_sign("(") || !closed {
                    continue;
                }
                let typed = prose.text().get(name.range()).unwrap_or_default();
                let bare = typed.trim_matches(['{', '}', ' ']);
                let fact = subject.known.iter().find(|known| known.name.as_deref() == Some(bare));
                let Some(fact) = fact.filter(|fact| !is_same(fact.period, period)) else { continue };
                let words = prose.typed(time.text.clone());
                found.push(Finding {
                    at: prose.place(time.text.start),
                    found: differing(subject, fact, words, period),
                    write: format!("`{{{{ {bare} }}}}` without the brackets behind it"),
                });
            }
        }
    }
    found
}
