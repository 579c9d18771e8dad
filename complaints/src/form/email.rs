//! Whether a text can be an e-mail address at all, and the addresses in what
//! somebody typed.
//!
//! Asked of what a visitor types and of what a policy gives as a contact.
//! Anything stricter refuses real addresses; whether mail arrives is found out
//! by writing to it.

use unicode_normalization::UnicodeNormalization;

use super::invisible;

/// Something, `@`, and a host with a dot inside; no spaces.
///
/// ```
/// use complaints::form::is_possible_email;
///
/// assert!(is_possible_email("jo.o'hara+home@example.org"));
/// assert!(!is_possible_email("jo@example"));
/// assert!(!is_possible_email("jo @example.org"));
/// ```
#[must_use]
pub fn is_possible_email(text: &str) -> bool {
    let Some((who, host)) = text.rsplit_once('@') else { return false };
    !who.is_empty()
        && !text.contains(char::is_whitespace)
        && !host.starts_with('.')
        && !host.ends_with('.')
        && host.contains('.')
}

/// The addresses in what somebody typed as theirs, in small letters and without
/// what mail programs, links and sentences put round one; none where it can be
/// none, or where a space may stand for something that is missing.
///
/// ```
/// use complaints::form::email_addresses;
///
/// assert_eq!(email_addresses("Jo Smith <mailto:Jo@Example.org>,"), ["jo@example.org"]);
/// assert_eq!(email_addresses("jo smith@example.org"), [""; 0]);
/// ```
#[must_use]
pub fn email_addresses(typed: &str) -> Vec<String> {
    // Joiners can belong to a name in Persian or Hindi; nothing else that is invisible belongs to any.
    let seen = typed
        .chars()
        .filter(|c| matches!(c, '\u{200c}' | '\u{200d}') || !invisible::is_invisible(*c) || c.is_whitespace());
    let plain = seen.nfkc().collect::<String>().to_lowercase();
    let bracketed: Vec<&str> = plain.split('<').skip(1).map(|rest| rest.split('>').next().unwrap_or(rest)).collect();
    let named: Vec<&str> = bracketed.into_iter().filter(|inside| inside.contains('@')).collect();
    let pieces: Vec<&str> = if named.is_empty() {
        plain.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';')).collect()
    } else {
        named
    };
    let is_label = |piece: &&str| matches!(*piece, "email:" | "e-mail:" | "mailto:");
    let pieces: Vec<&str> =
        pieces.into_iter().filter(|piece| !is_label(piece)).map(bare).filter(|piece| !piece.is_empty()).collect();
    let all = pieces.iter().all(|piece| is_possible_email(piece));
    if all { pieces.into_iter().map(str::to_owned).collect() } else { Vec::new() }
}

/// One address without what stands round it: `"mailto:jo@example.org?subject=x",` is `jo@example.org`.
fn bare(piece: &str) -> &str {
    let piece = piece.trim_matches(|c| c == '\u{200c}' || c == '\u{200d}' || char::is_whitespace(c));
    let piece = piece.trim_start_matches(|c: char| "<([{“‘«„>:".contains(c));
    let piece = ["\"", "'", "`"].into_iter().fold(piece, |piece, quote| match piece.strip_prefix(quote) {
        // A name can stand in quotation marks of its own: "jo smith"@example.org.
        Some(rest) if !rest.split('@').next().unwrap_or_default().contains(quote) => rest,
        _ => piece,
    });
    let piece =
        ["mailto:", "email:", "e-mail:"].into_iter().find_map(|scheme| piece.strip_prefix(scheme)).unwrap_or(piece);
    let piece = piece.split('?').next().unwrap_or(piece);
    piece.trim_end_matches(|c: char| ".,;:!>)]}\"'`“”’»…/\\|*".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_however_it_was_pasted() {
        for one in [
            "jo@example.org",
            " Jo@Example.ORG ",
            "mailto:jo@example.org",
            "MAILTO:jo@example.org?subject=Damp",
            "<jo@example.org>",
            "Jo <jo@example.org>",
            "\"Smith, Jo\" <jo@example.org>",
            "Jo <mailto:jo@example.org>;",
            "jo@example.org,",
            "jo@example.org.",
            "jo@example.org...",
            "\"jo@example.org\"",
            "'jo@example.org'",
            "“jo@example.org”",
            "(jo@example.org)",
            "[jo@example.org]",
            "jo@example.org>",
            "<jo@example.org",
            "\u{feff}jo@example.org\u{200b}",
            "jo@exam\u{ad}ple.org",
            "jo@\u{200b}example.org\u{200e}",
            "\u{a0}jo@example.org\u{a0}",
            "ｊｏ＠ｅｘａｍｐｌｅ．ｏｒｇ",
            "\"jo@example.org,",
            "email: jo@example.org",
            "jo@example.org\n",
        ] {
            assert_eq!(email_addresses(one), ["jo@example.org"], "{one:?}");
        }
        assert_eq!(email_addresses("jo@example.org, sam@example.org"), ["jo@example.org", "sam@example.org"]);
        assert_eq!(email_addresses("o'brien+x@mañana.example"), ["o'brien+x@mañana.example"]);
        assert_eq!(email_addresses("\"jo\"@example.org"), ["\"jo\"@example.org"]);
        for none in [
            "none",
            "jo@example",
            "jo smith@example.org",
            "jo @example.org",
            "@example.org",
            "\u{200b}",
            "mailto:",
            "<>",
        ] {
            assert_eq!(email_addresses(none), [""; 0], "{none:?}");
        }
    }
}
