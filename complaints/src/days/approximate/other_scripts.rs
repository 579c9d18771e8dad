//! Days in the figures and months of Arabic and Urdu, brought into those that are read.
//!
//! Only for a box that asks for a day and nothing else: what somebody writes in
//! their own words stays as they wrote it. What is not known here stays too, and
//! is told as a day that cannot be read.

/// The months in Arabic, as in Egypt and the Gulf, in Arabic of the Levant and Iraq, and in Urdu.
const MONTHS: [(&str, &[&str]); 12] = [
    ("January", &["يناير", "كانون الثاني", "جنوری"]),
    ("February", &["فبراير", "شباط", "فروری"]),
    ("March", &["مارس", "آذار", "مارچ"]),
    ("April", &["أبريل", "ابريل", "إبريل", "نيسان", "اپریل"]),
    ("May", &["مايو", "أيار", "مئی", "مئ"]),
    ("June", &["يونيو", "حزيران", "جون"]),
    ("July", &["يوليو", "تموز", "جولائی"]),
    ("August", &["أغسطس", "اغسطس", "آب", "اگست"]),
    ("September", &["سبتمبر", "أيلول", "ستمبر"]),
    ("October", &["أكتوبر", "اكتوبر", "تشرين الأول", "اکتوبر"]),
    ("November", &["نوفمبر", "تشرين الثاني", "نومبر"]),
    ("December", &["ديسمبر", "كانون الأول", "دسمبر"]),
];

/// The same with figures and months of other scripts in place of those in which days are read.
pub(crate) fn in_latin(typed: &str) -> String {
    if typed.is_ascii() {
        return typed.to_owned();
    }
    // Keyboards of these scripts put marks of direction among the figures.
    let shown = typed
        .chars()
        .filter(|c| !matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'));
    let mut text: String = shown.map(in_latin_figures).collect();
    let mut names: Vec<(&str, &str)> =
        MONTHS.iter().flat_map(|(month, names)| names.iter().map(|name| (*name, *month))).collect();
    // "مئی" holds "مئ": the longer name first.
    names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    text = words(&text).join(" ");
    for (name, month) in names {
        let padded = format!(" {text} ");
        let found = padded.replace(&format!(" {name} "), &format!(" {month} "));
        found.trim().clone_into(&mut text);
    }
    text
}

fn in_latin_figures(c: char) -> char {
    let figure = |first: u32| char::from_digit(u32::from(c) - first, 10).unwrap_or(c);
    match c {
        '\u{660}'..='\u{669}' => figure(0x660),
        '\u{6f0}'..='\u{6f9}' => figure(0x6f0),
        // The comma of these scripts, and the stroke that stands between parts of a date.
        '\u{60c}' => ' ',
        '\u{60d}' => '/',
        // One letter that two keyboards write in two ways.
        '\u{649}' => '\u{64a}',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::days::approximate::{Approximate, Reading, read};

    #[test]
    fn days_in_figures_and_months_of_arabic_and_urdu_are_read() {
        let read = |typed: &str| match read(&in_latin(typed)) {
            Reading::Date(Approximate::Day(day)) => day.to_string(),
            other => panic!("{typed} was read as {other:?}"),
        };
        for typed in [
            "24 December 2026",
            "٢٤/١٢/٢٠٢٦",
            "۲۴/۱۲/۲۰۲۶",
            "\u{200f}۲۴-۱۲-۲۰۲۶",
            "۲۴ دسمبر ۲۰۲۶",
            "24 دسمبر، 2026",
            "٢٤ ديسمبر ٢٠٢٦",
            "٢٤ كانون الأول ٢٠٢٦",
        ] {
            assert_eq!(read(typed), "2026-12-24", "{typed}");
        }
        assert_eq!(read("۵ مئی ۲۰۲۶"), "2026-05-05");
        assert_eq!(read("٥ كانون الثاني ٢٠٢٦"), "2026-01-05");
    }

    #[test]
    fn what_is_not_known_stays_as_it_was_typed() {
        assert_eq!(in_latin("پچھلے مہینے"), "پچھلے مہینے");
        assert_eq!(in_latin("27 März 2026"), "27 März 2026");
    }
}
