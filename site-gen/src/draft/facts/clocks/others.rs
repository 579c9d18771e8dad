//! Times of others: of an earlier policy, of a code or a body outside, of staff
//! among themselves, of the reader, and of matters that are no answer to a
//! complaint.

mod matter;

use super::super::Key;
use super::guard::{Told, opening};
pub(super) use matter::is_another_matter;

/// Bodies outside, by words that name them.
pub(super) const BODIES: [&str; 8] =
    ["ombudsman", "spso", "psow", "nipso", "regulator", "tribunal", "court", "commissioner"];

/// Whether it tells what was, what was measured, or what a code says.
pub(super) fn is_told(sentence: &Told<'_>) -> bool {
    const PAST: [&str; 12] = [
        "before us answered",
        "before us acknowledged",
        "previous policy",
        "earlier policy",
        "old policy",
        "replaces",
        " gave ",
        "we answered",
        "we responded",
        "we acknowledged",
        "will have had",
        "have had",
    ];
    let measured = [
        "%",
        "per cent",
        "percent",
        "target was",
        "number of",
        "how many",
        "we monitor",
        "measure",
        "performance indicator",
        "kpi",
    ];
    let codes = ["under the code", "the code ", "code's ", "according to", "code is", "by law"];
    let by_code = sentence.has_before(&codes) && !ours(sentence.before);
    // "Two trustees who have had no part in it" says who decides.
    let before = sentence.before.replace("who have had ", "who ");
    PAST.iter().any(|was| before.contains(was))
        || sentence.has(&measured)
        || before_a_year(sentence.all)
        || by_code
        || of_body(sentence)
}

/// Whether it is we who tell the reader something within it, and nothing that the reader asks for.
pub(super) fn is_told_by_us(sentence: &Told<'_>) -> bool {
    const TELL: [&str; 12] = [
        "let you know",
        "you will be told",
        "you will be informed",
        "you will hear",
        "we will confirm",
        "we tell",
        "we will tell",
        "we will inform",
        "notify you",
        "we will write",
        "we will acknowledge",
        "we will respond",
    ];
    let last = TELL.iter().filter_map(|words| sentence.before.rfind(words)).max();
    last.is_some_and(|at| !sentence.before.get(at..).unwrap_or_default().contains("you can"))
}

/// "If you complained before 1 April 2024": other times hold today.
fn before_a_year(sentence: &str) -> bool {
    let words: Vec<&str> = sentence.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_year = |word: &&str| word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    words.iter().enumerate().any(|(at, word)| {
        matches!(*word, "before" | "until" | "since")
            && words.get(at + 1..).unwrap_or_default().iter().take(3).any(is_year)
    })
}

/// Whether the Ombudsman or another body is the one who does it.
fn of_body(sentence: &Told<'_>) -> bool {
    let last = BODIES.iter().filter_map(|body| sentence.before.rfind(body)).max();
    last.is_some_and(|at| !ours(sentence.before.get(at..).unwrap_or_default()))
}

/// Whether these words have us in them.
fn ours(words: &str) -> bool {
    let mut all = words.split(|c: char| !c.is_alphanumeric());
    all.any(|word| matches!(word, "we" | "our" | "us"))
}

/// Whether staff owe it to staff, or the reader to us.
pub(super) fn is_somebody_elses(sentence: &Told<'_>, key: Key) -> bool {
    const INSIDE: [&str; 9] = [
        "to the complaints team",
        "to the complaint handler",
        "to the complaints officer",
        "a draft",
        "draft of",
        "their findings",
        "with the complaints team",
        "staff must",
        "managers must",
    ];
    const READER: [&str; 14] = [
        "please ",
        "you must",
        "you should",
        "you can",
        "you may",
        "you need",
        "you have",
        "if you do not",
        "if you don't",
        "do not hear",
        "not heard",
        "you respond",
        "you reply",
        "your reply",
    ];
    // "If you remain unhappy you can ask us, and we answer within …": the last who is named does it.
    const TOLD: [&str; 7] = [
        "you have told",
        "you have said",
        "you have sent",
        "you have given",
        "you have made",
        "you have raised",
        "you have complained",
    ];
    // "Everything that you have told us" says what is looked at.
    let told = |at: &usize| {
        let rest = sentence.before.get(*at..).unwrap_or_default();
        // "Let you have our decision" is ours.
        let ours = sentence.before.get(..*at).is_some_and(|led| led.ends_with("let "));
        ours || TOLD.iter().any(|told| rest.starts_with(told))
    };
    let last = READER.iter().filter_map(|words| sentence.before.rfind(words)).filter(|at| !told(at)).max();
    let theirs = last.is_some_and(|at| {
        let rest = sentence.before.get(at..).unwrap_or_default();
        let expects = [
            "expect",
            "receive",
            "hear",
            "response from us",
            "get our",
            "get a ",
            "have our",
            "have a ",
            "have an ",
            "have the ",
            "get an ",
            "get the ",
        ]
        .iter()
        .any(|word| rest.contains(word));
        !expects && !promises(rest)
    });
    sentence.has_before(&INSIDE) || key != Key::Extend && theirs
}

/// Whether somebody here does something in these words.
fn promises(words: &str) -> bool {
    let mut all = words.split(|c: char| !c.is_alphanumeric());
    let does = ["will", "we", "they", "who", "is", "are", "be", "shall", "manager", "team"];
    all.any(|word| does.contains(&word))
}

/// Whether it holds for complaints about one thing only.
pub(super) fn is_of_some(sentence: &Told<'_>) -> bool {
    let about =
        ["complaint about", "complaints about", "complaint against", "complaints against", "complaint involving"];
    let any = ["about us", "about our service", "about the service", "about any", "about a service"];
    // "A complaint that somebody is in danger", and not one "that is made".
    let that = sentence.before.split("complaint that ").nth(1).is_some_and(|rest| {
        let first = rest.split(' ').next().unwrap_or_default();
        !matches!(first, "is" | "was" | "has" | "we" | "you" | "it" | "are" | "cannot" | "comes" | "reaches")
    });
    that || one_kind(opening(sentence.all))
        || sentence.has_before(&about) && !sentence.has_before(&any)
        || ["emergency", "urgent", "complaints received on", "complaints made by", "complaints received via"]
            .iter()
            .any(|word| opening(sentence.all).starts_with(word))
}

/// "Telephone complaints are answered within a day": whether the sentence opens with one kind of complaint.
fn one_kind(opening: &str) -> bool {
    const WHOLE: [&str; 23] = [
        "frontline",
        "all",
        "stage",
        "one",
        "two",
        "formal",
        "written",
        "your",
        "our",
        "housing",
        "service",
        "customer",
        "tenant",
        "resident",
        "new",
        "these",
        "any",
        "the",
        "acknowledge",
        "investigate",
        "most",
        "such",
        "every",
    ];
    let words: Vec<&str> = opening.split_whitespace().take(3).collect();
    let at = words.iter().position(|word| *word == "complaints").unwrap_or(0);
    let kind = |word: &&str| word.chars().all(char::is_alphabetic) && !WHOLE.contains(word);
    at == 1 && words.first().is_some_and(kind)
}
