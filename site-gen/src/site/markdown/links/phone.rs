//! A number that a link calls: whether a telephone can dial it.

use super::LinkProblem;

/// Short numbers that are dialled as they are: emergencies, police, health, power cuts, floods, rail, the clock.
const SHORT: [&str; 10] = ["999", "112", "101", "111", "105", "119", "123", "159", "195", "61016"];
/// What the text relay's own numbers start with; the number to be called follows.
const RELAY: [&str; 3] = ["18001", "18002", "18000"];

/// What is wrong with a number as it stands after `tel:`.
pub(super) fn mistake(typed: &str) -> Option<LinkProblem> {
    let number = typed.split([';', '?', ',']).next().unwrap_or_default().replace("%20", "");
    let plain: String = number.chars().filter(|c| !"-.() ".contains(*c)).collect();
    let (found, write) = if !plain.strip_prefix('+').unwrap_or(&plain).chars().all(|c| c.is_ascii_digit()) {
        ("holds what no number has", "its digits alone, such as `tel:01632960001`".to_owned())
    } else if let Some(rest) = plain.strip_prefix("+44").or_else(|| plain.strip_prefix("0044")) {
        let national = format!("0{rest}");
        if rest.starts_with('0') {
            ("has a 0 after +44, with which nobody is reached", format!("`tel:+44{}`", rest.trim_start_matches('0')))
        } else if is_national(&national) {
            return None;
        } else {
            ("is no number of the United Kingdom", "all its digits, such as `tel:+441632960001`".to_owned())
        }
    } else if plain.starts_with('+') || plain.starts_with("00") {
        // ITU-T E.164: fifteen digits at most.
        if (8..=15).contains(&plain.trim_start_matches(['+', '0']).len()) {
            return None;
        }
        ("is no number that can be dialled", "all its digits, such as `tel:+441632960001`".to_owned())
    } else if is_dialled(&plain) {
        return None;
    } else {
        (
            "is no number of the United Kingdom",
            "all its digits with the 0 at the start, such as `tel:01632960001`".to_owned(),
        )
    };
    Some((format!("a link calls \"{typed}\", which {found}"), write))
}

fn is_dialled(digits: &str) -> bool {
    let behind_relay = RELAY.iter().find_map(|relay| digits.strip_prefix(relay)).filter(|rest| !rest.is_empty());
    // 116 and three digits are helplines all over Europe, such as 116 123.
    let helpline = digits.len() == 6 && digits.starts_with("116");
    SHORT.contains(&digits)
        || helpline
        || behind_relay.map_or_else(|| is_text(digits) || is_national(digits), is_dialled)
}

/// Five digits from 60000 on take text messages.
fn is_text(digits: &str) -> bool {
    digits.len() == 5 && digits.starts_with(['6', '7', '8'])
}

/// A 0 and nine or ten digits, the first of which stands for a kind of number; 0800 1111 and 0845 46 4x are shorter.
fn is_national(digits: &str) -> bool {
    let kind = digits.chars().nth(1);
    let known = kind.is_some_and(|kind| "1235789".contains(kind));
    let usual = matches!(digits.len(), 10 | 11);
    digits.starts_with('0') && known && (usual || matches!(digits, "08001111" | "0845464" | "084546"))
}
