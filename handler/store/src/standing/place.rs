//! A complaint's place in a list ⇄ the text by which the index sorts it.
//!
//! `0 2026-12-10T23:59:59Z#K7M2QX9R4T`: its rank, when something is due next in
//! UTC, its reference. The order of the texts is the order of the list, and no
//! two are equal, so that a page of a list begins where the one before ended.
//! In format 1 it was the instant alone.

use chrono::{DateTime, SecondsFormat, Utc};
use complaints::days::moment::Moment;
use complaints::form::reference::Reference;

/// When a complaint of which nothing is owed is due: behind all others.
const LAST: &str = "9999-12-31T00:00:00Z";

/// What comes before what, whatever is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// Somebody could get hurt, or might.
    Urgent,
    /// It has words for which officers look first.
    Danger,
    /// Neither: by its date alone.
    Usual,
}

impl Rank {
    /// In the order of a list.
    pub const ALL: [Self; 3] = [Self::Urgent, Self::Danger, Self::Usual];

    /// The rank of a complaint or an addition.
    #[must_use]
    pub fn of(urgent: bool, danger: bool) -> Self {
        match (urgent, danger) {
            (true, _) => Self::Urgent,
            (false, true) => Self::Danger,
            (false, false) => Self::Usual,
        }
    }

    /// What a place of this rank begins with. A year begins with a figure above both.
    #[must_use]
    pub fn prefix(self) -> &'static str {
        match self {
            Self::Urgent => "0 ",
            Self::Danger => "1 ",
            Self::Usual => "",
        }
    }
}

/// A place in a list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    rank: Rank,
    /// RFC 3339 in UTC, to the second.
    at: String,
    /// Empty in format 1.
    reference: String,
}

impl Place {
    /// Of the usual rank, by when something is due.
    #[must_use]
    pub fn of(due: DateTime<Utc>, reference: Reference) -> Self {
        let at = due.to_rfc3339_opts(SecondsFormat::Secs, true);
        Self { rank: Rank::Usual, at, reference: reference.to_string() }
    }

    /// Behind all others.
    #[must_use]
    pub fn last(reference: Reference) -> Self {
        Self { rank: Rank::Usual, at: LAST.to_owned(), reference: reference.to_string() }
    }

    /// The same among others of a rank, if it is not behind all.
    #[must_use]
    pub fn ranked(self, rank: Rank) -> Self {
        if self.at == LAST { self } else { Self { rank: rank.min(self.rank), ..self } }
    }

    /// Whether it stands behind all others: nothing is owed.
    #[must_use]
    pub fn is_last(&self) -> bool {
        self.at == LAST
    }

    /// Among which others it stands.
    #[must_use]
    pub fn rank(&self) -> Rank {
        self.rank
    }

    /// Whether both stand by the same instant, whatever comes before it.
    #[must_use]
    pub fn same_instant(&self, other: &Self) -> bool {
        self.at == other.at
    }

    /// When something is due; none behind all others.
    #[must_use]
    pub fn due(&self) -> Option<Moment> {
        Moment::parse(&self.at).ok().filter(|_| self.at != LAST)
    }

    /// As it is stored.
    #[must_use]
    pub fn to_text(&self) -> String {
        let Self { rank, at, reference } = self;
        let prefix = rank.prefix();
        if reference.is_empty() { format!("{prefix}{at}") } else { format!("{prefix}{at}#{reference}") }
    }

    /// What was stored so; `None` for anything else.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let ranked = |rank: Rank| Some((rank, text.strip_prefix(rank.prefix())?));
        let (rank, rest) = Rank::ALL.into_iter().find_map(ranked)?;
        let (at, reference) = rest.split_once('#').unwrap_or((rest, ""));
        Moment::parse(at).ok()?;
        Some(Self { rank, at: at.to_owned(), reference: reference.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use complaints::form::reference::Token;

    #[test]
    fn a_place_is_read_again_as_it_was_stored_and_its_text_sorts_as_the_list_does() {
        let reference = Token::new([7; 16]).reference();
        let at = |seconds| Place::of(DateTime::from_timestamp(seconds, 0).expect("an instant"), reference);
        let list = [
            at(1_800_000_000).ranked(Rank::Urgent),
            at(1_700_000_000).ranked(Rank::Danger),
            at(1_600_000_000),
            at(1_600_000_001),
            Place::last(reference).ranked(Rank::Urgent),
        ];
        assert!(list.is_sorted());
        assert!(list.iter().map(Place::to_text).is_sorted());
        for place in list {
            assert_eq!(Place::from_text(&place.to_text()).as_ref(), Some(&place));
        }
        let older = Place::from_text("2026-12-10T23:59:59Z").expect("format 1");
        assert_eq!(older.to_text(), "2026-12-10T23:59:59Z");
        assert_eq!(Place::from_text("soon"), None);
    }
}
