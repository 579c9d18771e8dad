//! What to write in place of a line whose time cannot be read: the author's own
//! line, with what was most likely meant in place of what nobody can count.

use super::length::{LENGTH_EXAMPLE, firmness};
use super::section::split_section;
use super::start::{nearest_start, start_after};
use crate::days::clock::Step;
use crate::days::period::{self, Period, PeriodError, Unit};
use crate::words::own_line;
use crate::words::problem::{Place, Problems};

/// What stands where the policy gives no time.
const NOT_STATED: &str = "not stated";

/// The value of a key, and the line that it stands on.
pub(super) struct Line<'l> {
    pub(super) key: &'l str,
    pub(super) typed: &'l str,
    pub(super) at: Place,
    pub(super) problems: &'l Problems<'l>,
}

impl Line<'_> {
    /// The whole line with another value, to be typed.
    pub(super) fn with(&self, value: &str) -> String {
        let whole = own_line::with(self.problems, self.at, self.typed, value);
        format!("`{}`", whole.unwrap_or_else(|| own_line::of(self.problems, self.at, self.key, value)))
    }
}

/// What to write for a line whose time is wrong as `error` says.
pub(super) fn instead(line: &Line<'_>, step: Step, error: &PeriodError) -> String {
    let parts = Parts::of(line.typed, step);
    let none = match line.key {
        // In braces it stands for all that is said of the time.
        "within" => format!("`{NOT_STATED}` in place of all of it"),
        _ => line.with(NOT_STATED),
    };
    // An answer alone can be agreed in each case.
    if line.key == Step::Respond.name() && parts.time.to_lowercase().contains("agree") {
        return format!("{}, or {none}", line.with(&parts.with("agreed with you")));
    }
    if let Some(time) = mended(parts.time).filter(|_| line.key == "within" && parts.says_more()) {
        return line.with(&parts.in_braces(&time, line.problems.line(line.at.line)));
    }
    if period::gives_no_time(parts.time) {
        return format!("{none}, since that gives no time; or the time that it has to come in");
    }
    if let Some(time) = mended(parts.time) {
        return line.with(&parts.with(&time));
    }
    if let Some((first, other)) = parts.time.split_once(" or ")
        && let (Some(first), Some(other)) = (mended(first), mended(other))
    {
        let either = |which: &str| line.with(&parts.with_both(&first, &other, which));
        return format!("{}, or {}", either("sooner"), either("later"));
    }
    match error {
        PeriodError::NoUnit(number) => {
            let units = match line.key {
                "keep" => [Unit::Months, Unit::Years].as_slice(),
                _ => &[Unit::WorkingDays, Unit::Days, Unit::Weeks, Unit::Hours],
            };
            let lines = units.iter().map(|unit| line.with(&parts.with(&format!("{number} {}", unit.name()))));
            format!("what is counted: {}", lines.collect::<Vec<_>>().join(", "))
        }
        // "12 months (or 6 months for former tenants)": which of them holds for whom stands in no unit.
        PeriodError::Unit { found, .. } if found.contains(|c: char| c.is_ascii_digit()) => {
            "the usual time alone; the time of some cases on a line of its own with `when:` and `within:`".to_owned()
        }
        PeriodError::Unit { found, .. } => {
            let units = Unit::ALL.map(Unit::name).join(", ");
            format!("in place of “{found}” one of: {units}; where the policy gives no time, {none}")
        }
        PeriodError::Count(_) | PeriodError::Range(_) => format!(
            "a whole number and a unit, such as {}; where the policy gives no time, {none}",
            line.with(&parts.with(LENGTH_EXAMPLE))
        ),
    }
}

/// A time that was plainly meant by one that cannot be read: `8 workng days`, `8 w/days`.
pub(super) fn plainly(time: &str) -> Option<String> {
    mended(time).map(|time| firmness(&time).1.to_owned()).filter(|time| time.parse::<Period>().is_ok())
}

/// A time as it is read: as it stands, or as it was most likely meant.
fn mended(time: &str) -> Option<String> {
    // Who aims at a time promises none.
    let aimed = ["we aim for ", "we aim to answer in ", "aim for ", "aim of ", "we aim at "];
    if let Some(aimed) = aimed.iter().find_map(|word| time.to_lowercase().strip_prefix(word).map(str::to_owned)) {
        return mended(&aimed).map(|time| format!("about {time}"));
    }
    let (_, bare) = firmness(time);
    if bare.parse::<Period>().is_ok() {
        return Some(time.to_owned());
    }
    // More time stays more.
    let small = time.to_lowercase();
    let further = ["a further ", "another "].iter().find_map(|word| small.strip_prefix(word).map(str::to_owned));
    if let Some(plain) = further.or_else(|| small.contains(" more ").then(|| small.replacen(" more ", " ", 1))) {
        return period::meant(&plain).map(|time| time.replacen(' ', " more ", 1));
    }
    period::meant(time)
}

/// A value parted into its time and what stands around it.
struct Parts<'t> {
    firm: &'t str,
    time: &'t str,
    from: Option<String>,
    unless: Option<&'t str>,
    section: Option<&'t str>,
}

impl<'t> Parts<'t> {
    fn of(typed: &'t str, step: Step) -> Self {
        let (line, section) = split_section(typed);
        let parted = line.split_once(", unless ").or_else(|| line.split_once(" unless "));
        let (line, unless) = parted.map_or((line, None), |(line, why)| (line, Some(why)));
        let (_, bare) = firmness(line);
        let firm = line.strip_suffix(bare).unwrap_or_default();
        // The `of` of "a couple of weeks" is none before a start.
        let behind = ["couple of ", "pair of ", "maximum of ", "max of "].iter().find_map(|word| {
            let at = bare.to_lowercase().find(word)?;
            Some(at + word.len())
        });
        let (head, tail) = behind.and_then(|at| bare.split_at_checked(at)).unwrap_or(("", bare));
        let (time, from) = start_after(tail);
        let time = bare.get(..head.len() + time.len()).unwrap_or(time).trim();
        let from = from.map(|from| nearest_start(from, step).unwrap_or_else(|| from.to_owned()));
        Self { firm, time, from, unless, section }
    }

    /// The whole value with another time.
    fn with(&self, time: &str) -> String {
        // Of two words for how firm it is, that of the time counts.
        let (_, bare) = firmness(time);
        let firm = if bare.len() < time.len() { "" } else { self.firm };
        let from = self.from.as_ref().map(|from| format!(" from {from}")).unwrap_or_default();
        format!("{firm}{time}{from}{}", self.behind())
    }

    /// Whether it says more than how long.
    fn says_more(&self) -> bool {
        self.from.is_some() || self.unless.is_some() || self.section.is_some()
    }

    /// The time alone, and what else it says under keys of its own, where those are not there yet.
    fn in_braces(&self, time: &str, line: &str) -> String {
        let section = self.section.map(|section| format!("\"{section}\""));
        let said = [("from", self.from.as_deref()), ("unless", self.unless), ("section", section.as_deref())];
        let said = said.into_iter().filter(|(key, _)| !line.contains(&format!("{key}: ")));
        let said = said.filter_map(|(key, value)| Some(format!(", {key}: {}", value?)));
        format!("{}{time}{}", self.firm, said.collect::<String>())
    }

    /// The whole value with two times, of which the sooner or the later counts.
    fn with_both(&self, first: &str, other: &str, which: &str) -> String {
        let from = self.from.as_ref().map(|from| format!(" from {from}")).unwrap_or_default();
        format!("{first}{from} or {other}{from}, whichever is {which}{}", self.behind())
    }

    fn behind(&self) -> String {
        let unless = self.unless.map(|why| format!(", unless {why}")).unwrap_or_default();
        let section = self.section.map(|section| format!(" ({section})")).unwrap_or_default();
        unless + &section
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cure(typed: &str) -> String {
        let error = Parts::of(typed, Step::Respond).time.parse::<Period>().expect_err(typed);
        let text = format!("respond: {typed}");
        let problems = Problems::new("policy", &text);
        let at = Place { line: 1, column: 10 };
        instead(&Line { key: "respond", typed, at, problems: &problems }, Step::Respond, &error)
    }

    #[test]
    fn a_cure_keeps_what_the_author_wrote_around_the_time() {
        for (typed, line) in [
            ("10 w/days (4.5)", "`respond: 10 working days (4.5)`"),
            ("a couple of weeks from receipt (4.1)", "`respond: 2 weeks from receipt (4.1)`"),
            ("within 5-10 working days of receipt", "`respond: up to 10 working days from receipt`"),
            ("about 10 wroking days from reciept", "`respond: about 10 working days from receipt`"),
            ("maximum of 10 working days (4)", "`respond: up to 10 working days (4)`"),
            (
                "10 wd from receipt, unless it is complex",
                "`respond: 10 working days from receipt, unless it is complex`",
            ),
            ("10 more w/days", "`respond: 10 more working days`"),
        ] {
            assert_eq!(cure(typed), line, "{typed}");
        }
        assert_eq!(
            cure("10 working days or 2 weeks from receipt (4.1)"),
            "`respond: 10 working days from receipt or 2 weeks from receipt, whichever is sooner (4.1)`, or \
             `respond: 10 working days from receipt or 2 weeks from receipt, whichever is later (4.1)`"
        );
        assert!(cure("promptly (4.5)").starts_with("`respond: not stated`"));
        assert!(cure("10 (4.5)").contains("`respond: 10 weeks (4.5)`"), "{}", cure("10 (4.5)"));
    }
}
