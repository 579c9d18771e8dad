//! Whose words a sentence is, and whether they hold today.

use super::super::Prose;
use super::super::Sentence;
use super::clause::Clause;

/// How a sentence speaks of a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// The landlord promises it.
    Promise,
    /// The landlord promises it for some cases only.
    Condition,
    /// It tells what the law, a code or an ombudsman says.
    Law,
    /// It tells what was, what was said elsewhere, or what is not so.
    Told,
}

const PAST: &[&str] = &[
    "until 19",
    "until 20",
    "before 19",
    "before 20",
    "used to",
    "previously",
    "formerly",
    "in the past",
    "no longer",
    "our old",
    "the old",
    "old policy",
    "last year",
    "had been",
    "rather than",
    "instead of",
    "for example",
    "e.g.",
    "such as",
    "not heard",
    "did not",
    "earlier policy",
    "earlier version",
    "was changed",
    "were changed",
    "not counting",
    "it was",
    "it took",
];

const AUTHORITIES: &[&str] = &[
    "code",
    "law",
    "act",
    "regulations",
    "ombudsman",
    "ombudsman's",
    "guidance",
    "regulator",
    "government",
    "charter",
    "procedure",
    "scheme",
];
const SPEAK: &[&str] = &[
    "says",
    "say",
    "requires",
    "require",
    "required",
    "allows",
    "allow",
    "gives",
    "sets",
    "states",
    "expects",
    "asks",
    "lets",
    "permits",
    "recommends",
    "wants",
    "asked",
    "said",
    "allowed",
    "gave",
    "expected",
    "specifies",
    "provides",
];

const SOME_CASES: &[&str] = &[
    "emergenc",
    "urgent",
    "danger",
    "at risk",
    "risk to",
    "hurt",
    "harm",
    "complex",
    "complicated",
    "exceptional",
    "serious",
    "safeguard",
    "vulnerable",
    "damp",
    "mould",
    "some cases",
    "sometimes",
    "occasionally",
    "priority",
    "simple",
    "straightforward",
    "special circumstances",
    "hot water",
    "heating",
    "discriminat",
    "staff member",
    "unless you agree",
];

pub(super) fn of(sentence: &Sentence<'_>, clause: &Clause<'_, '_>, index: usize, prose: &Prose<'_>) -> Voice {
    let words = sentence.lower;
    let time = clause.quantity(index).map_or(0..0, |quantity| quantity.text.clone());
    let passed = (words.contains("have passed") || words.contains("has passed")) && !words.contains("ombudsman");
    // How well it went is no promise: "we answered 96% within 10 working days".
    let counted = ["%", "per cent", "average"].iter().any(|word| words.contains(word))
        && ["answered", "responded", "replied", "acknowledged", "closed", " took", " were ", " met "]
            .iter()
            .any(|word| words.contains(word))
        && !["we aim", "our aim", "our target", " will "].iter().any(|word| words.contains(word));
    let now = outside(sentence, &time);
    let past = passed
        || counted
        || PAST.iter().any(|past| now.contains(past) && !is_of_means(words, past))
        || until_a_year(clause)
        || was(clause, index);
    if past || is_quoted(prose, sentence, time.start) {
        return Voice::Told;
    }
    if an_authority_speaks(clause) {
        return Voice::Law;
    }
    // "If we can we answer within 24 hours" promises it to nobody.
    if names_some_cases(words) || words.trim_start().starts_with("if we can ") {
        return Voice::Condition;
    }
    Voice::Promise
}

/// The words without what brackets say was: "8 working days (it was 10)" promises 8 today.
fn outside(sentence: &Sentence<'_>, time: &std::ops::Range<usize>) -> String {
    let words = sentence.lower;
    let at = time.end.saturating_sub(sentence.start).min(words.len());
    let Some((now, behind)) = words.split_at_checked(at) else { return words.to_owned() };
    match behind.trim_start().strip_prefix('(').and_then(|inside| inside.split_once(')')) {
        Some((was, rest)) if was.contains("was ") || was.starts_with("previously") => format!("{now}{rest}"),
        _ => words.to_owned(),
    }
}

/// Whether these words are of some complaints only: "complex", "urgent".
pub fn names_some_cases(words: &str) -> bool {
    SOME_CASES.iter().any(|some| words.contains(some))
}

/// "The same method that you used to contact us" tells of no past rule, and "after that you can no longer ask" of today's.
fn is_of_means(words: &str, past: &str) -> bool {
    past == "no longer" && words.contains("can no longer")
        || past == "used to" && ["you used to contact", "used to make"].iter().any(|means| words.contains(means))
}

/// Whether it held until a year that has passed: "until 2020".
fn until_a_year(clause: &Clause<'_, '_>) -> bool {
    let is_year = |word: &str| word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    clause.tokens.windows(2).any(|two| matches!(two[0].word, "until" | "before" | "since") && is_year(two[1].word))
}

/// Whether it is told of the past: "it was 15 days", "we answered within 15 days", "nine in ten had our answer within 8".
fn was(clause: &Clause<'_, '_>, index: usize) -> bool {
    let first = clause.quantity(index).map_or(0, |quantity| quantity.tokens.start);
    let words: Vec<&str> = clause.tokens.iter().take(first).map(|token| token.word).collect();
    let did = words.windows(2).any(|two| {
        let by_people = matches!(two[0], "we" | "they" | "people" | "who");
        by_people
            && matches!(two[1], "answered" | "responded" | "replied" | "acknowledged" | "had")
            && !words.contains(&"if")
            && !words.contains(&"once")
            && !words.contains(&"when")
            && !words.contains(&"after")
    });
    if did {
        return true;
    }
    let before = first.checked_sub(1).and_then(|before| clause.tokens.get(before));
    before.is_some_and(|token| matches!(token.word, "was" | "were" | "took" | "had"))
}

/// Whether a code or a law is the one that says it: "the Code allows …".
fn an_authority_speaks(clause: &Clause<'_, '_>) -> bool {
    let view = clause.seen();
    view.iter().enumerate().any(|(at, seen)| {
        AUTHORITIES.contains(&seen.word)
            && view.get(at + 1..).unwrap_or_default().iter().take(3).any(|next| SPEAK.contains(&next.word))
    })
}

/// Whether it stands between quotation marks in its sentence.
fn is_quoted(prose: &Prose<'_>, sentence: &Sentence<'_>, at: usize) -> bool {
    let before = prose.text().get(sentence.start..at).unwrap_or_default();
    let straight = before.matches('"').count() % 2 == 1;
    straight || before.matches('“').count() > before.matches('”').count()
}
