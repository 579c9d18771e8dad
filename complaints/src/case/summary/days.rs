//! Days in a summary: those that were not counted, and the one on which a date was moved.

use chrono::{Days, NaiveDate};

use super::Summary;
use crate::case::timeline::{Deadline, PutOff};
use crate::days::calendar::NotWorked;
use crate::policy::phrases::{Sentence, Slot};

impl Summary<'_> {
    /// When a date was first due, when the new one was set, and why.
    pub(super) fn moved(&self, moved: &PutOff<'_>) -> String {
        let (p, by, first) = (self.phrases, moved.by, moved.first);
        let set = p.day(by.at.day());
        let mut said = match first {
            Some(first) => p.fill(Sentence::Moved, &[(Slot::Date, &p.day(first.due_date)), (Slot::Day, &set)]),
            None => p.fill(Sentence::Set, &[(Slot::Day, &set)]),
        };
        if let Some(reason) = &by.reason {
            said.push(' ');
            said.push_str(&p.fill(Sentence::Reason, &[(Slot::Reason, reason.trim_end_matches('.'))]));
        }
        let beside = [
            (Sentence::ToldLate, moved.passed),
            (Sentence::SentLate, moved.sent_late),
            (Sentence::Beyond, moved.beyond),
        ];
        for (sentence, day) in beside.into_iter().filter_map(|(sentence, day)| Some((sentence, day?))) {
            said.push(' ');
            said.push_str(&p.fill(sentence, &[(Slot::Date, &p.day(day.due_date))]));
        }
        said
    }

    /// `We did not count the weekend of 26 December 2026 and Friday 1 January 2027 (New Year’s Day).`
    pub(super) fn days_not_counted(&self, deadline: &Deadline<'_>) -> Option<String> {
        let p = self.phrases;
        let days: Vec<(NaiveDate, NotWorked<'_>)> = deadline.not_counted(self.calendar).collect();
        let mut parts: Vec<String> = Vec::new();
        let mut rest = days.as_slice();
        while let Some((day, why)) = rest.first() {
            let follows = |n: usize| {
                rest.get(n).is_some_and(|(next, same)| {
                    u64::try_from(n).is_ok_and(|n| *next == *day + Days::new(n)) && kind(*same) == kind(*why)
                })
            };
            let run = (1..).take_while(|n| follows(*n)).count();
            let last = rest.get(run).map_or(*day, |(last, _)| *last);
            parts.push(match (why, run) {
                (NotWorked::Weekend(_), 1) => p.fill(Sentence::Weekend, &[(Slot::Date, &p.date(*day))]),
                // Bank holidays have names of their own, and so each its place.
                (NotWorked::Closed(_) | NotWorked::Paused, 1..) => {
                    let why = p.not_worked(*why);
                    p.fill(
                        Sentence::DaysOff,
                        &[(Slot::Date, &p.day(*day)), (Slot::Until, &p.day(last)), (Slot::Why, &why)],
                    )
                }
                _ => p.fill(Sentence::DayOff, &[(Slot::Date, &p.day(*day)), (Slot::Why, &p.not_worked(*why))]),
            });
            let taken =
                if matches!(why, NotWorked::Weekend(_) | NotWorked::Closed(_) | NotWorked::Paused) { run } else { 0 };
            rest = &rest[taken + 1..];
        }
        (!parts.is_empty()).then(|| p.fill(Sentence::NotCounted, &[(Slot::Days, &p.and(&parts))]))
    }
}

/// Days that are told together when they follow each other.
fn kind(why: NotWorked<'_>) -> std::mem::Discriminant<NotWorked<'_>> {
    std::mem::discriminant(&why)
}
