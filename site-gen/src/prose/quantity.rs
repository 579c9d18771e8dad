//! Times in a sentence, as people write them.
//!
//! `10 working days`, `ten (10) working days`, `10-working-day`, `a fortnight`,
//! `two calendar months`, `the end of the next working day`, `5 to 10 days`.
//! How a number and its unit are read is [`complaints::days::period`]'s.

mod number;

use std::ops::Range;

use complaints::days::period::{Period, Unit};

use super::words::{Token, TokenKind};
pub(crate) use number::count_of;
use number::{HALF, Number, grow, number_ending_at};

/// A length of time that a sentence names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// The tokens that say it.
    pub tokens: Range<usize>,
    /// Where it stands in the text.
    pub text: Range<usize>,
    /// The time, of a range the longer one; none where the program cannot count it, such as half an hour.
    pub period: Option<Period>,
    /// Whether it stands beside a noun, as in `a 10-working-day answer`.
    pub is_compound: bool,
    /// Whether it comes on top of another time: `10 more working days`, `a further week`.
    pub is_more: bool,
    /// Whether it was a day by name or by rank: `next working day`, `the tenth working day`.
    pub is_day: bool,
}

/// Every time in the tokens of one sentence, in order.
#[must_use]
pub fn quantities(tokens: &[Token<'_>]) -> Vec<Quantity> {
    let mut found: Vec<Quantity> = Vec::new();
    for unit in 0..tokens.len() {
        let free = found.last().map_or(0, |last| last.tokens.end);
        found.extend(ending_at(tokens, unit, free));
    }
    found
}

/// The time whose unit is the token at `unit`, if it is one; it cannot begin before the token at `free`.
fn ending_at(tokens: &[Token<'_>], unit: usize, free: usize) -> Option<Quantity> {
    let noun = tokens.get(unit).filter(|token| token.kind == TokenKind::Word)?.word;
    let noun = match noun {
        "hour" | "hours" | "hrs" | "hr" => "hours",
        "day" | "days" | "weekdays" | "wd" | "wds" => "days",
        "week" | "weeks" | "wk" | "wks" => "weeks",
        "month" | "months" | "mth" | "mths" => "months",
        "year" | "years" | "yr" | "yrs" => "years",
        "fortnight" | "fortnights" => "fortnight",
        _ => return None,
    };
    if let Some(found) = numbered_day(tokens, unit, free) {
        return Some(found);
    }
    let mut at = unit;
    let mut working = matches!(tokens.get(unit)?.word, "weekdays" | "wd" | "wds");
    let mut is_more = false;
    let mut is_compound = false;
    // From the unit back to the number.
    loop {
        let before = at.checked_sub(1).filter(|before| *before >= free)?;
        let token = tokens.get(before)?;
        match token.word {
            "working" | "workings" | "business" | "office" => working = true,
            "calendar" | "clear" | "full" | "consecutive" | "whole" => {}
            "more" | "further" | "additional" | "extra" => is_more = true,
            "-" => is_compound = true,
            _ => break,
        }
        at = before;
    }
    let number = at.checked_sub(1).filter(|number| *number >= free)?;
    let Number { from, written, is_day } = number_ending_at(tokens, number, free)?;
    let from = grow(tokens, from, free);
    is_more |= tokens
        .get(..from.start)?
        .iter()
        .rev()
        .take(2)
        .any(|token| matches!(token.word, "further" | "another" | "additional" | "extra"));
    // "One month more", and not "20 days more than".
    let after = |n: usize| tokens.get(unit + n).map_or("", |token| token.word);
    is_more |= matches!(after(1), "more" | "longer" | "extra") && after(2) != "than";
    if is_frequency(tokens, from.start, unit) {
        return None;
    }
    let behind = not_weekends(tokens, unit + 1);
    let is_half = written.as_deref() == Some(HALF);
    let period = written.and_then(|written| match (noun, is_day) {
        ("days", true) if written == "same" || written == "next" => {
            format!("{written} {}day", if working { "working " } else { "" }).parse().ok()
        }
        // Half of any other unit is no time that the calendar counts.
        ("years", _) if written == HALF => Period::of(6, Unit::Months),
        ("fortnight", _) => Period::of(count_of(&written)?.checked_mul(2)?, Unit::Weeks),
        ("days", _) if working || behind > 0 => format!("{written} working days").parse().ok(),
        (noun, _) => format!("{written} {noun}").parse().ok(),
    });
    let several = !is_half && matches!(period, Some(Period::Of { count, .. }) if count.get() > 1);
    // A short form has no plural of its own: "10 wd".
    let is_short = matches!(tokens.get(unit)?.word, "wd" | "wk" | "mth" | "yr" | "hr");
    let is_compound =
        is_compound || several && !is_day && !is_short && !tokens.get(unit)?.word.ends_with('s') && noun != "fortnight";
    let tokens_range = from.start..unit + 1 + behind;
    let text = tokens.get(from.start)?.start..tokens.get(unit + behind)?.range().end;
    Some(Quantity { tokens: tokens_range, text, period, is_compound, is_more, is_day })
}

/// "By day 20", "on working day 20": the day whose number stands behind it.
fn numbered_day(tokens: &[Token<'_>], unit: usize, free: usize) -> Option<Quantity> {
    let (day, number) = (tokens.get(unit)?, tokens.get(unit + 1)?);
    let count = (day.word == "day" && number.kind == TokenKind::Number).then(|| number.word.parse::<u16>().ok())??;
    let before = |n: usize| unit.checked_sub(n).filter(|at| *at >= free);
    let working = before(1).filter(|at| matches!(tokens.get(*at).map(|t| t.word), Some("working" | "business")));
    let from = working.unwrap_or(unit);
    let lead = from.checked_sub(1).and_then(|at| tokens.get(at))?;
    let period = Period::of(count, if working.is_some() { Unit::WorkingDays } else { Unit::Days });
    matches!(lead.word, "by" | "on" | "before" | "until").then(|| Quantity {
        tokens: from..unit + 2,
        text: tokens.get(from).map_or(day.start, |token| token.start)..number.range().end,
        period,
        is_compound: false,
        is_more: false,
        is_day: true,
    })
}

/// Whether it says how often, and not by when: `once a week`, `every three months`, `24 hours a day`.
fn is_frequency(tokens: &[Token<'_>], start: usize, unit: usize) -> bool {
    let before = tokens.get(start.saturating_sub(2)..start).unwrap_or_default();
    // "10 working days becomes 8 working days", "from 10 working days to 8 working days": the first says nothing of how
    // often the second is.
    let turns = before.last().is_some_and(|token| matches!(token.word, "becomes" | "became" | "become" | "to"));
    let before = before.get(if turns { before.len() } else { 0 }..).unwrap_or_default();
    let often = |word: &str| {
        matches!(
            word,
            "once"
                | "twice"
                | "times"
                | "every"
                | "each"
                | "per"
                | "hours"
                | "days"
                | "last"
                | "past"
                | "previous"
                | "aged"
                | "financial"
        )
    };
    let behind: Vec<&str> = tokens.iter().skip(unit + 1).take(2).map(|token| token.word).collect();
    let daily = matches!(behind.as_slice(), ["a", "day" | "week" | "month" | "year"]) || behind.first() == Some(&"per");
    // "Things that happened in the last six months": a time to complain in.
    let happened = tokens
        .get(start.saturating_sub(14)..start)
        .unwrap_or_default()
        .iter()
        .any(|token| matches!(token.word, "happened" | "occurred" | "arose"));
    let last = before.iter().any(|token| matches!(token.word, "last" | "past" | "previous"));
    before.iter().any(|token| often(token.word)) && !(last && happened) || daily
}

/// How many tokens behind `days` say that they are working days: `(working)`, `excluding weekends`.
fn not_weekends(tokens: &[Token<'_>], at: usize) -> usize {
    let words: Vec<&str> = tokens.iter().skip(at).take(5).map(|token| token.word).collect();
    match words.as_slice() {
        ["(", "working", ")", ..] => 3,
        ["(", "excluding", "weekends", ")", ..] => 4,
        ["excluding", "weekends", ..] => 2,
        [",", "excluding", "weekends", ..] | ["not", "counting", "weekends", ..] => 3,
        [",", "not", "counting", "weekends", ..] => 4,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Prose;
    use super::super::words::tokens;
    use super::quantities;

    fn times(text: &str) -> Vec<String> {
        let prose = Prose::read(text, 1);
        let sentence = prose.sentences(&prose.blocks()[0]).next().expect("a sentence");
        let found = quantities(&tokens(&sentence));
        let said = |q: &super::Quantity| {
            let period = q.period.map_or("?".to_owned(), |p| p.to_string());
            format!("{period} = {}", prose.typed(q.text.clone()))
        };
        found.iter().map(said).collect()
    }

    #[test]
    fn a_time_is_found_as_people_write_it() {
        for (text, period) in [
            ("within 10 working days of", "10 working days = 10 working days"),
            ("our 10-working-day answer", "10 working days = 10-working-day"),
            ("ten (10) working days", "10 working days = ten (10) working days"),
            ("10 (ten) working days", "10 working days = 10 (ten) working days"),
            ("within 24 hours", "24 hours = 24 hours"),
            ("1 month", "1 month = 1 month"),
            ("three weeks", "3 weeks = three weeks"),
            ("twenty-eight days", "28 days = twenty-eight days"),
            ("a fortnight", "2 weeks = a fortnight"),
            ("a week", "1 week = a week"),
            ("two calendar months", "2 months = two calendar months"),
            ("half an hour", "? = half an hour"),
            ("half a year", "6 months = half a year"),
            ("half a month", "? = half a month"),
            ("a couple of weeks", "2 weeks = a couple of weeks"),
            ("5 to 10 working days", "10 working days = 5 to 10 working days"),
            ("5–10 working days", "10 working days = 5–10 working days"),
            ("between five and ten business days", "10 working days = between five and ten business days"),
            ("by the end of the next working day", "1 working day = next working day"),
            ("on the same day", "same day = same day"),
            ("by the tenth working day", "10 working days = tenth working day"),
            ("before the twelfth working day", "12 working days = twelfth working day"),
            ("a dozen working days", "12 working days = a dozen working days"),
            ("by the 15th working day", "15 working days = 15th working day"),
            ("10 days (excluding weekends)", "10 working days = 10 days (excluding weekends)"),
            ("a full reply by day 20", "20 days = day 20"),
            ("on working day 10", "10 working days = working day 10"),
            ("within 10 WD", "10 working days = 10 WD"),
            ("in three wks", "3 weeks = three wks"),
            ("for 6 yrs", "6 years = 6 yrs"),
            ("10 more working days", "10 working days = 10 more working days"),
            ("a further ten working days", "10 working days = ten working days"),
            ("ten **working** days", "10 working days = ten **working** days"),
        ] {
            assert_eq!(times(text), [period], "{text}");
        }
    }

    #[test]
    fn what_says_how_often_is_no_time() {
        for text in [
            "every three months",
            "24 hours a day, 7 days a week",
            "once a year",
            "four days",
            "in the last 12 months",
            "{{ stage-1.respond }} day",
            "the first day",
        ] {
            let expected = usize::from(text == "four days");
            assert_eq!(times(text).len(), expected, "{text}: {:?}", times(text));
        }
    }
}
