//! A limit as a value of its own, apart from the product's: written for an
//! author's file, or as JSON for the oracle.

use serde_json::{Value, json};

use super::start::From;

/// A length of time, as an author writes it and as JSON for the oracle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Within {
    /// So many of a unit.
    Of(u16, &'static str),
    /// The same day, or the same working day.
    Same(&'static str),
    /// The end of the next working day.
    NextWorkingDay,
}

/// A limit with all that changes its date; `unwritten` and `unless` are how it is written, not how it counts.
#[derive(Debug, Clone)]
pub(super) struct Limit {
    pub(super) within: Within,
    pub(super) from: From,
    /// The start is left out in the file, since it is the usual one.
    pub(super) unwritten: bool,
    /// On top of the day that was first due.
    pub(super) more: bool,
    pub(super) firmness: &'static str,
    pub(super) unless: bool,
    pub(super) in_total: bool,
    pub(super) agreed: bool,
    pub(super) ends: Option<&'static str>,
    pub(super) by: Option<&'static str>,
    /// Other windows, of which the last end counts.
    pub(super) or_later: Vec<(Within, From)>,
    /// Other windows, of which the first end counts.
    pub(super) or_sooner: Vec<(Within, From)>,
}

const NUMBERS: [&str; 11] = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const WHY: &str = "there is a good reason";

impl Within {
    /// As an author writes it; `more` stands between count and unit.
    fn text(self, more: bool) -> String {
        let more = if more { "more " } else { "" };
        match self {
            Self::Of(1, unit) => format!("1 {more}{}", unit.trim_end_matches('s')),
            // Numbers may be words; every other small one is.
            Self::Of(n @ 2..=10, unit) if n % 2 == 0 => format!("{} {more}{unit}", NUMBERS[usize::from(n)]),
            Self::Of(n, unit) => format!("{n} {more}{unit}"),
            Self::Same(day) => format!("same {day}"),
            Self::NextWorkingDay => "the end of the next working day".to_owned(),
        }
    }

    pub(super) fn json(self) -> Value {
        match self {
            Self::Of(count, unit) => json!({ "count": count, "unit": unit }),
            Self::Same(day) => json!({ "same": day }),
            Self::NextWorkingDay => json!({ "count": 1, "unit": "working days" }),
        }
    }
}

impl Limit {
    /// A plain limit from a start.
    pub(super) fn new(within: Within, start: &'static str) -> Self {
        Self {
            within,
            from: From::of(start),
            unwritten: false,
            more: false,
            firmness: "firm",
            unless: false,
            in_total: false,
            agreed: false,
            ends: None,
            by: None,
            or_later: Vec::new(),
            or_sooner: Vec::new(),
        }
    }

    /// Whether no line can say it.
    fn needs_mapping(&self) -> bool {
        let windows = !self.or_later.is_empty() || !self.or_sooner.is_empty();
        self.agreed || self.ends.is_some() || self.by.is_some() || windows
    }

    fn length(&self) -> String {
        let firm = match self.firmness {
            "aim" => "about ",
            "usually" => "usually ",
            "up to" => "up to ",
            _ => "",
        };
        format!("{firm}{}", self.within.text(self.more))
    }

    /// The line without its section.
    pub(super) fn line(&self) -> String {
        let total = if self.in_total { " in total" } else { "" };
        let from = if self.more || self.unwritten { String::new() } else { format!(" from {}", self.from.text()) };
        let unless = if self.unless { format!(", unless {WHY}") } else { String::new() };
        format!("{}{total}{from}{unless}", self.length())
    }

    /// As it stands behind a key, with the circumstance in which it holds.
    pub(super) fn text(&self, when: Option<&str>) -> String {
        if when.is_none() && !self.needs_mapping() {
            return format!("{} (4.2)", self.line());
        }
        let mut keys: Vec<String> = when.map(|when| format!("when: {when}")).into_iter().collect();
        keys.push(format!("within: {}", self.length()));
        if !self.more && !self.unwritten {
            keys.push(format!("from: {}", self.from.text()));
        }
        keys.extend(self.unless.then(|| format!("unless: {WHY}")));
        keys.extend(self.in_total.then(|| "in_total: yes".to_owned()));
        keys.extend(self.agreed.then(|| "agreed: yes".to_owned()));
        keys.extend(self.ends.map(|ends| format!("ends: {ends}")));
        keys.extend(self.by.map(|by| format!("by: \"{by}\"")));
        let all = |windows: &[(Within, From)]| -> Vec<String> {
            windows.iter().map(|(within, from)| format!("{} from {}", within.text(false), from.text())).collect()
        };
        let (later, sooner) = (all(&self.or_later), all(&self.or_sooner));
        keys.extend((!later.is_empty()).then(|| format!("or_later: [{}]", later.join(", "))));
        match sooner.as_slice() {
            [] => {}
            [one] => keys.push(format!("or_sooner: {one}")),
            many => keys.push(format!("or_sooner: [{}]", many.join(", "))),
        }
        format!("{{ {}, section: \"4.2\" }}", keys.join(", "))
    }

    /// What it counts from, and its other windows.
    pub(super) fn starts(&self) -> impl Iterator<Item = From> {
        let others = self.or_later.iter().chain(&self.or_sooner).map(|(_, from)| *from);
        std::iter::once(self.from).chain(others)
    }

    /// The limit as the oracle reads it.
    pub(super) fn json(&self) -> Value {
        let from = if self.more { From::of("the due date") } else { self.from };
        let all = |windows: &[(Within, From)]| -> Vec<Value> {
            windows.iter().map(|(within, from)| json!({ "within": within.json(), "from": from.json() })).collect()
        };
        json!({
            "within": self.within.json(), "from": from.json(), "firmness": self.firmness, "unless": self.unless,
            "in_total": self.in_total, "agreed": self.agreed, "ends": self.ends, "by": self.by,
            "or_later": all(&self.or_later), "or_sooner": all(&self.or_sooner),
        })
    }
}
