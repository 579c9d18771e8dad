//! Telephone numbers: whether somebody in the United Kingdom can dial one.
//!
//! Lengths are those of the National Telephone Numbering Plan (Ofcom); numbers
//! of other countries have at most fifteen digits (ITU-T E.164).

use super::wrong::Wrong;

/// Numbers that are shorter than all others, and right: emergencies, police, health, power cuts, a few helplines.
const SHORT: [&str; 13] =
    ["999", "112", "101", "111", "105", "119", "123", "159", "195", "61016", "08001111", "08454647", "0845464"];
/// Those that call for help, whoever's they are.
const EMERGENCIES: [&str; 3] = ["999", "112", "101"];
/// The areas in which some numbers have a figure less than elsewhere (Ofcom, areas with numbers of nine digits); the
/// last is Brampton's.
const SHORT_AREAS: [&str; 41] = [
    "1204", "1208", "1254", "1276", "1297", "1298", "1363", "1364", "1384", "1386", "1404", "1420", "1460", "1461",
    "1480", "1488", "1524", "1527", "1562", "1566", "1606", "1629", "1635", "1647", "1659", "1695", "1726", "1744",
    "1750", "1768", "1827", "1837", "1884", "1900", "1905", "1935", "1946", "1949", "1963", "1995", "1697",
];
/// What stands before a number that is called through Relay UK.
const RELAY: [&str; 3] = ["18001", "18002", "18000"];

/// Why nobody can dial a number, as its digits; none where somebody can.
#[must_use]
pub fn undialable(digits: &str) -> Option<&'static str> {
    if let Some(rest) = RELAY.iter().find_map(|relay| digits.strip_prefix(relay)).filter(|rest| !rest.is_empty()) {
        return undialable(rest);
    }
    if let Some(rest) = digits.strip_prefix("+44").or_else(|| digits.strip_prefix("0044")) {
        // "(0)" is written behind +44 and never dialled.
        return undialable(&format!("0{}", rest.strip_prefix('0').unwrap_or(rest)));
    }
    if digits.starts_with('+') || digits.starts_with("00") {
        let length = digits.trim_start_matches(['+', '0']).len();
        return match length {
            ..8 => Some("has too few figures"),
            8..=15 => None,
            _ => Some("has too many figures"),
        };
    }
    let helpline = digits.len() == 6 && digits.starts_with("116");
    // Five figures from 60000 on take text messages.
    let text = digits.len() == 5 && digits.starts_with(['6', '7', '8']);
    if SHORT.contains(&digits) || RELAY.contains(&digits) || helpline || text {
        return None;
    }
    if !digits.starts_with('0') {
        return Some("does not begin with 0");
    }
    let nine = ["0500", "0800"].iter().any(|start| digits.starts_with(start))
        || digits.get(1..5).is_some_and(|area| SHORT_AREAS.contains(&area));
    match digits.len() {
        _ if digits.len() > 1 && matches!(digits.as_bytes().get(1), Some(b'4' | b'6')) => {
            Some("begins as no number in the United Kingdom does")
        }
        11 => None,
        10 if nine => None,
        ..11 => Some("has too few figures"),
        _ => Some("has too many figures"),
    }
}

/// The digits of a number as it is written, with a plus at its start; none where something else stands in it.
#[must_use]
pub fn digits(written: &str) -> Option<String> {
    let plain: String = written.chars().filter(|c| !c.is_whitespace() && !"-–().".contains(*c)).collect();
    let figures = plain.strip_prefix('+').unwrap_or(&plain);
    (!figures.is_empty() && figures.chars().all(|c| c.is_ascii_digit())).then_some(plain)
}

/// What is wrong with the value of a key for numbers.
pub(super) fn mistake(name: &str, typed: &str) -> Option<Wrong> {
    if typed.contains('@') {
        return Wrong::error(
            format!("{name}: \"{typed}\" is an email address, and no number"),
            format!("the number, such as `{name}: 01632 960 001`; the email address stands under `email:`"),
        );
    }
    if let Some(numbers) = several(typed) {
        return Wrong::error(
            format!("{name}: \"{typed}\" is more than one number"),
            format!("each by itself: `{name}: [{}]`", numbers.join(", ")),
        );
    }
    let Some(number) = digits(typed) else {
        let found = format!("{name}: \"{typed}\" is no number that a telephone can dial");
        return match with_figures(typed) {
            Some(number) => Wrong::error(
                format!("{name}: \"{typed}\" has a letter in it for a figure"),
                format!("`{name}: {number}`, if that is the number"),
            ),
            None => match (last_figures(typed), leading(typed)) {
                (Some([first, second]), _) => {
                    Wrong::error(found, format!("`{name}: [{first}, {second}]`, if those are the two numbers"))
                }
                (None, Some(number)) => {
                    Wrong::error(found, format!("`{name}: {number}`; what is said with it under `hours:`"))
                }
                (None, None) => Wrong::error(found, format!("the number alone, such as `{name}: 01632 960 001`")),
            },
        };
    };
    if typed.matches('(').count() != typed.matches(')').count() {
        let dials = |number: &str| digits(number).is_some_and(|digits| undialable(&digits).is_none());
        let before = typed.split('(').next().unwrap_or_default().trim();
        let bare: String = match dials(before) {
            true => before.to_owned(),
            false => typed.chars().filter(|c| !matches!(c, '(' | ')')).collect(),
        };
        return Wrong::error(
            format!("{name}: a bracket of \"{typed}\" stands alone"),
            format!("`{name}: {}`", bare.trim()),
        );
    }
    if number.len() > MOST_DIGITS {
        return Wrong::error(
            format!("{name}: \"{typed}\" is more than one number"),
            match side_by_side(typed) {
                Some((first, second)) => format!("each by itself: `{name}: [{first}, {second}]`"),
                None => format!("each by itself, such as `{name}: [01632 960 001, 01632 960 002]`"),
            },
        );
    }
    // The lists of emergencies have them under a key of their own.
    if name != "number" && EMERGENCIES.contains(&number.as_str()) {
        return Wrong::error(
            format!("{name}: \"{typed}\" is for emergencies, and nobody takes complaints there"),
            format!("the number at which you answer, such as `{name}: 01632 960 001`"),
        );
    }
    if number.starts_with("09") {
        return Wrong::warning(
            format!("{name}: \"{typed}\" costs as much as its owner likes"),
            "a number at the price of a usual call, which begins with 01, 02, 03 or 080".to_owned(),
        );
    }
    let why = undialable(&number)?;
    let with_nought = format!("0{typed}");
    let write = match digits(&with_nought) {
        Some(digits) if undialable(&digits).is_none() && !number.starts_with('0') => {
            format!("`{name}: {with_nought}`")
        }
        _ => format!("the whole number as it is dialled, such as `{name}: 01632 960 001`"),
    };
    Wrong::error(format!("{name}: \"{typed}\" {why}"), write)
}

/// The same of a number for Relay UK, which has the relay's own before it.
pub(super) fn mistake_of_relay(name: &str, typed: &str) -> Option<Wrong> {
    if !typed.contains(|c: char| c.is_ascii_digit()) {
        return Wrong::error(
            format!("{name}: \"{typed}\" is no number"),
            format!("18001 and your number behind it, such as `{name}: 18001 01632 960 001`"),
        );
    }
    let relayed = digits(typed).is_some_and(|digits| RELAY.iter().any(|relay| digits.starts_with(relay)));
    if !relayed && mistake(name, typed).is_none() {
        return Wrong::error(
            format!("{name}: \"{typed}\" is called without Relay UK"),
            format!("`{name}: 18001 {typed}`"),
        );
    }
    let rest = RELAY.iter().find_map(|relay| typed.strip_prefix(relay)).unwrap_or(typed);
    mistake(name, rest.trim_start())
}

/// A telephone dials one number, of at most fifteen digits with the plus and the figures before the country's.
const MOST_DIGITS: usize = 18;

/// The numbers of a value that holds several, each of which can be dialled.
fn several(typed: &str) -> Option<Vec<&str>> {
    let mut parts = vec![typed];
    for between in [" or ", " and ", "/", ",", ";", "&"] {
        parts = parts.into_iter().flat_map(|part| part.split(between)).collect();
    }
    let parts: Vec<&str> = parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect();
    let each = parts.iter().all(|part| digits(part).is_some_and(|digits| undialable(&digits).is_none()));
    (parts.len() > 1 && each).then_some(parts)
}

/// Two numbers with nothing but a space between them, if each can be dialled.
fn side_by_side(typed: &str) -> Option<(&str, &str)> {
    let dials = |number: &str| digits(number).is_some_and(|digits| undialable(&digits).is_none());
    let spaces = typed.match_indices(' ').filter_map(|(at, _)| typed.split_at_checked(at));
    let mut parted = spaces.map(|(first, second)| (first.trim(), second.trim()));
    parted.find(|(first, second)| second.starts_with('0') && dials(first) && dials(second))
}

/// `01632 960 101/103`: a number, and another that differs in its last figures.
fn last_figures(typed: &str) -> Option<[String; 2]> {
    let (first, last) = typed.split_once('/').map(|(first, last)| (first.trim(), last.trim()))?;
    let is_end = (1..=4).contains(&last.len()) && last.bytes().all(|byte| byte.is_ascii_digit());
    let kept = first.len().checked_sub(last.len()).filter(|_| is_end)?;
    let second = format!("{}{last}", first.get(..kept)?);
    let dials = |number: &str| digits(number).is_some_and(|digits| undialable(&digits).is_none());
    (dials(first) && dials(&second)).then(|| [first.to_owned(), second])
}

/// The number that words or an extension stand behind, if it can be dialled.
fn leading(typed: &str) -> Option<&str> {
    let end = typed.find(|c: char| c.is_alphabetic() || c == '/' || c == ',')?;
    let number = typed.get(..end)?.trim().trim_end_matches(|c: char| !c.is_ascii_digit());
    digits(number).is_some_and(|digits| undialable(&digits).is_none()).then_some(number)
}

/// The number with figures where letters stand that look like some, if it can be dialled.
#[must_use]
pub fn with_figures(typed: &str) -> Option<String> {
    if !typed.contains(char::is_alphabetic) {
        return None;
    }
    let figure = |c| match c {
        'O' | 'o' => '0',
        'l' | 'I' | '|' => '1',
        'S' => '5',
        c => c,
    };
    let number: String = typed.chars().map(figure).collect();
    digits(&number).is_some_and(|digits| undialable(&digits).is_none()).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::{digits, undialable};

    #[test]
    fn a_number_that_nobody_can_dial_is_known() {
        for right in [
            "01632 960 001",
            "0300 111 3000",
            "07700 900982",
            "0800 343424",
            "0800 1111",
            "016977 2345",
            "999",
            "116 123",
            "+44 1632 960001",
            "+44 (0)1632 960 001",
            "0044 1632 960001",
            "+353 1 234 5678",
            "18001 01632 960 001",
            "61016",
        ] {
            let digits = digits(right).expect("digits");
            assert_eq!(undialable(&digits), None, "{right}");
        }
        for wrong in [
            "01632 960 42",
            "01632 960 0012",
            "0300 111 300",
            "07700 90098",
            "04001 113000",
            "1632 960 001",
            "+44 7700 900",
            "12345",
        ] {
            let digits = digits(wrong).expect("digits");
            assert!(undialable(&digits).is_some(), "{wrong}");
        }
        for none in ["see our website", "01632 96O 001", ""] {
            assert_eq!(digits(none), None, "{none}");
        }
    }
}
