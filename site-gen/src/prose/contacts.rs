//! Telephone numbers, e-mail addresses, web addresses and postcodes in the prose.

use std::ops::Range;

use complaints::form::is_possible_email;
use complaints::policy::contact::phone::{digits as digits_of, undialable};

use super::Prose;

/// What kind of contact it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A telephone number, as digits.
    Phone,
    /// An e-mail address, in small letters.
    Email,
    /// The host of a web address, without `www.`.
    Host,
    /// A postcode, without spaces.
    Postcode,
}

/// A contact that stands in the prose, or behind one of its links.
#[derive(Debug, Clone)]
pub struct Found {
    /// What kind it is.
    pub sort: Sort,
    /// What is compared: digits, or small letters.
    pub value: String,
    /// Where its words stand in the text.
    pub text: Range<usize>,
    /// As it was typed.
    pub typed: String,
}

/// Every contact of the prose, in the order of the text.
#[must_use]
pub fn all(prose: &Prose<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    let text = prose.text();
    for block in prose.blocks() {
        let words = prose.text_of(block);
        // Most blocks have none, and are passed by at one look.
        if words.bytes().any(|byte| byte.is_ascii_digit()) {
            phones(words, block.text.start, &mut found);
            postcodes(words, block.text.start, &mut found);
        }
        if words.contains('@') {
            emails(words, block.text.start, &mut found);
        }
        if has_inner_stop(words) {
            hosts(words, block.text.start, &mut found);
        }
    }
    for link in prose.links() {
        let (sort, value) = match link.to.split_once(':') {
            Some(("tel", number)) => (Sort::Phone, digits(number)),
            Some(("mailto", address)) => (Sort::Email, address.split('?').next().unwrap_or_default().to_lowercase()),
            Some(("http" | "https", address)) => (Sort::Host, host(address.trim_start_matches('/'))),
            _ => continue,
        };
        let shown = text.get(link.text.clone()).unwrap_or_default();
        // A link that leads nowhere, or elsewhere than it says, is told where links are looked at.
        let leads = match sort {
            Sort::Phone => undialable(&value).is_none() && digits_of(shown).is_none_or(|shown| digits(&shown) == value),
            Sort::Email => is_possible_email(&value),
            Sort::Host | Sort::Postcode => true,
        };
        if leads {
            found.push(Found { sort, value, text: link.text.clone(), typed: link.to.clone() });
        }
    }
    found.sort_by_key(|one| one.text.start);
    found
}

/// A number as its digits: `+44 (0)1632 960 001` is `01632960001`, and what stands before a number for the relay is off.
#[must_use]
pub fn digits(number: &str) -> String {
    let number = number.replace("(0)", "");
    let all: String = number.chars().filter(char::is_ascii_digit).collect();
    let national = if number.trim_start().starts_with('+') { all.strip_prefix("44") } else { all.strip_prefix("0044") };
    let all = national.map(|rest| format!("0{}", rest.trim_start_matches('0'))).unwrap_or(all);
    match all.strip_prefix("18001") {
        Some(rest) if rest.len() >= 10 => rest.to_owned(),
        _ => all,
    }
}

/// The host of an address, without `www.`.
#[must_use]
pub fn host(address: &str) -> String {
    let rest = address.trim_start_matches("https://").trim_start_matches("http://");
    let host = rest.split(['/', '?', '#', ' ', ')', ',']).next().unwrap_or_default().to_lowercase();
    host.trim_start_matches("www.").trim_end_matches(['.', ';', ':']).to_owned()
}

fn phones(words: &str, offset: usize, found: &mut Vec<Found>) {
    let bytes = words.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        if !matches!(byte, b'0' | b'1' | b'+' | b'(') {
            at += 1;
            continue;
        }
        let starts = matches!(byte, b'0' | b'+')
            || *byte == b'(' && bytes.get(at + 1) == Some(&b'0')
            || bytes.get(at..at + 5) == Some(b"18001");
        let fresh = at
            .checked_sub(1)
            .and_then(|before| bytes.get(before))
            .is_none_or(|b| !b.is_ascii_alphanumeric() && !matches!(b, b'.' | b'/' | b'-' | b'@' | b'=' | 0xa3));
        if !(starts && fresh) {
            at += 1;
            continue;
        }
        let end = at + length_of_number(bytes.get(at..).unwrap_or_default());
        // "(01632 960 001)": a bracket that closes behind the number is none of its own.
        let is_round = *byte == b'(' && !bytes.get(at..end).is_some_and(|number| number.contains(&b')'));
        let at_number = at + usize::from(is_round);
        let typed = words.get(at_number..end).unwrap_or_default();
        let value = digits(typed);
        // A letter at its end was meant for a figure.
        let letter = bytes.get(end).filter(|b| {
            matches!(b, b'o' | b'O' | b'l' | b'I') && !bytes.get(end + 1).is_some_and(u8::is_ascii_alphabetic)
        });
        let end = end + usize::from(letter.is_some());
        if value.len() >= 7 {
            let typed = words.get(at_number..end).unwrap_or_default().to_owned();
            let value = if letter.is_some() { format!("{value}?") } else { value };
            found.push(Found { sort: Sort::Phone, value, text: offset + at_number..offset + end, typed });
        }
        at = end.max(at + 1);
    }
}

/// The length of a number with the spaces, hyphens and brackets in it.
fn length_of_number(bytes: &[u8]) -> usize {
    let mut last = 0;
    let mut gap = 0;
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'0'..=b'9' => {
                last = at + 1;
                gap = 0;
            }
            // "01632 960 001 (9am to 5pm)": what opens behind figures is no part of them, but for "(0)".
            b'(' if last > 0 && !bytes.get(at..).is_some_and(|rest| rest.starts_with(b"(0)")) => break,
            b' ' | b'-' | b'(' | b')' | b'+' if gap < 2 => gap += 1,
            _ => break,
        }
    }
    last
}

fn emails(words: &str, offset: usize, found: &mut Vec<Found>) {
    for (at, _) in words.match_indices('@') {
        let belongs = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '+' | '%' | '\'');
        let before = words.get(..at).unwrap_or_default();
        let start = before.trim_end_matches(belongs).len();
        let behind = words.get(at + 1..).unwrap_or_default();
        let length = behind.find(|c: char| !belongs(c)).unwrap_or(behind.len());
        let domain = behind.get(..length).unwrap_or_default().trim_end_matches(['.', '-', '\'']);
        if start == at || domain.is_empty() {
            continue;
        }
        let end = at + 1 + domain.len();
        let typed = words.get(start..end).unwrap_or_default().to_owned();
        found.push(Found { sort: Sort::Email, value: typed.to_lowercase(), text: offset + start..offset + end, typed });
    }
}

/// Whether a full stop stands within a word: no host is without one, and few sentences have one.
#[must_use]
pub fn has_inner_stop(words: &str) -> bool {
    let is_inner = |pair: &[u8]| matches!(pair, [b'.', behind] if !behind.is_ascii_whitespace());
    words.as_bytes().windows(2).any(is_inner)
}

fn hosts(words: &str, offset: usize, found: &mut Vec<Found>) {
    let mut at = 0;
    for word in words.split([' ', '\n']) {
        if !has_inner_stop(word) {
            at += word.len() + 1;
            continue;
        }
        let bare = || {
            is_bare_site(word.trim_start_matches(['(', '<']))
                .then(|| word.len() - word.trim_start_matches(['(', '<']).len())
        };
        let inside = word.find("://").map(|n| n + 3).or_else(|| word.find("www.")).or_else(bare);
        if let Some(start) = inside.filter(|_| !word.contains('@')) {
            let value = host(word.get(start..).unwrap_or_default());
            if value.contains('.') {
                let typed = word.trim_end_matches(['.', ',', ';', ')']).trim_start_matches(['(', '<']).to_owned();
                found.push(Found { sort: Sort::Host, value, text: offset + at..offset + at + word.len(), typed });
            }
        }
        at += word.len() + 1;
    }
}

/// Whether a word is an address on the web without `https://` or `www.` before it: `example.org.uk/complaints`.
#[must_use]
pub fn is_bare_site(word: &str) -> bool {
    const ENDINGS: [&str; 9] = ["uk", "org", "com", "net", "coop", "wales", "scot", "cymru", "london"];
    let host = word.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.trim_end_matches(['.', ',', ';', ':', ')', '>', '”', '"', '!']);
    let mut labels = host.rsplit('.');
    // A name or a sentence that ends without a space is none: its letters are no small ones, or its ending is no ending.
    labels.next().is_some_and(|ending| ENDINGS.contains(&ending))
        && labels.clone().next().is_some()
        && labels.all(|label| label.len() > 1 && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'))
}

fn postcodes(words: &str, offset: usize, found: &mut Vec<Found>) {
    let mut before: Option<(usize, &str)> = None;
    let mut at = 0;
    for word in words.split([' ', '\n']) {
        let bare = word.trim_end_matches(['.', ',', ';', ')', ':']);
        if let Some((start, out)) = before.filter(|(_, out)| is_outward(out))
            && is_inward(bare)
        {
            let end = at + bare.len();
            let typed = words.get(start..end).unwrap_or_default().to_owned();
            found.push(Found {
                sort: Sort::Postcode,
                value: format!("{out}{bare}").to_lowercase(),
                text: offset + start..offset + end,
                typed,
            });
        }
        before = Some((at, word));
        at += word.len() + 1;
    }
}

fn is_outward(word: &str) -> bool {
    let letters = word.bytes().take_while(u8::is_ascii_uppercase).count();
    let rest = word.get(letters..).unwrap_or_default().as_bytes();
    (1..=2).contains(&letters)
        && matches!(rest, [first] if first.is_ascii_digit())
            | matches!(rest, [first, second] if first.is_ascii_digit() && second.is_ascii_alphanumeric())
}

fn is_inward(word: &str) -> bool {
    matches!(word.as_bytes(), [digit, one, two] if digit.is_ascii_digit() && one.is_ascii_uppercase() && two.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::super::Prose;
    use super::{Sort, all};

    fn found(text: &str) -> Vec<(Sort, String)> {
        all(&Prose::read(text, 1)).into_iter().map(|one| (one.sort, one.value)).collect()
    }

    #[test]
    fn contacts_are_found_as_people_write_them() {
        let one = |text: &str, sort: Sort, value: &str| assert_eq!(found(text), [(sort, value.to_owned())], "{text}");
        one("Call 01632 960 001.", Sort::Phone, "01632960001");
        one("Call (01632) 960-001 today", Sort::Phone, "01632960001");
        one("Call +44 (0)1632 960 001", Sort::Phone, "01632960001");
        one("Relay: 18001 0300 111 3000", Sort::Phone, "03001113000");
        one("Call 0300 111 300O.", Sort::Phone, "0300111300?");
        one("[us](tel:01632960001)", Sort::Phone, "01632960001");
        one("Write to Complaints@Example.org.", Sort::Email, "complaints@example.org");
        one("See www.example.org/complaints.", Sort::Host, "example.org");
        one("See example.org.uk/complaints.", Sort::Host, "example.org.uk");
        one("Go to (example.coop), where it is.", Sort::Host, "example.coop");
        one("Unit D, Preston, PR2 0ET.", Sort::Postcode, "pr20et");
        assert_eq!(found("From 01/04/2024 to 2026-01-31, in section 4.5.1 and 0.5 of 10,000 cases."), []);
    }
}
