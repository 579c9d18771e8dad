//! What a day is to a rota: a day of the week, or a weekday that is not worked.

/// The days as they are written.
const WEEK: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Every weekday on which a landlord does not work.
const HOLIDAYS: &str = "holidays";

/// What a day is. A bank holiday or a closure day that falls on a weekend is a day of that weekend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A day of the week, from 0 for Monday; worked, if it is none of the weekend.
    Week(u32),
    /// A weekday on which the landlord does not work.
    Holiday,
}

impl Kind {
    /// Reads `mon`, `mon-fri` or `holidays`.
    pub(super) fn parse(text: &str) -> Option<Vec<Self>> {
        if text == HOLIDAYS {
            return Some(vec![Self::Holiday]);
        }
        let of = |name: &str| u32::try_from(WEEK.iter().position(|day| *day == name)?).ok();
        let (first, last) = text.split_once('-').unwrap_or((text, text));
        let (first, last) = (of(first)?, of(last)?);
        (first <= last).then(|| (first..=last).map(Self::Week).collect())
    }

    pub(super) fn is_worked(self) -> bool {
        matches!(self, Self::Week(0..5))
    }

    /// What the day before can be.
    pub(super) fn after(self) -> Vec<Self> {
        match self {
            Self::Week(day @ 1..=5) => vec![Self::Week(day - 1), Self::Holiday],
            Self::Week(day) => vec![Self::Week((day + 6) % 7)],
            Self::Holiday => [6, 0, 1, 2, 3].map(Self::Week).into_iter().chain([Self::Holiday]).collect(),
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Week(day) => WEEK[day as usize % 7],
            Self::Holiday => HOLIDAYS,
        }
    }
}
