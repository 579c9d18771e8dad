//! The ending of the name of a computer, such as `.org.uk`: whether a finger slipped in it.

/// The endings that organisations in the United Kingdom have.
const ENDINGS: [&str; 16] = [
    "com",
    "coop",
    "cymru",
    "example",
    "house",
    "info",
    "london",
    "net",
    "org",
    "scot",
    "test",
    "uk",
    "wales",
    "eu",
    "homes",
    "community",
];

/// Those of two letters that are none of any country, and a slip for one that is.
const SLIPS: [(&str, &str); 3] = [("ku", "uk"), ("k", "uk"), ("u", "uk")];

/// Where people have a mailbox that no office runs itself.
const PROVIDERS: [&str; 9] = [
    "gmail.com",
    "outlook.com",
    "hotmail.com",
    "hotmail.co.uk",
    "yahoo.com",
    "yahoo.co.uk",
    "icloud.com",
    "btinternet.com",
    "live.co.uk",
];

/// Providers whose names are near to others, and right.
const NEAR_TO_OTHERS: [&str; 3] = ["mail.com", "ymail.com", "email.com"];

/// The name with the ending that was most likely meant, where this one is of no country and no kind.
pub(super) fn with_right_ending(host: &str) -> Option<String> {
    let (before, ending) = host.rsplit_once('.')?;
    let meant = match SLIPS.iter().find(|(slip, _)| *slip == ending) {
        Some((_, meant)) => *meant,
        // Of two letters, most are a country's.
        None if ending.len() < 3 || ENDINGS.contains(&ending) => return None,
        None => ENDINGS.iter().find(|known| known.len() > 2 && strsim::damerau_levenshtein(known, ending) == 1)?,
    };
    Some(format!("{before}.{meant}"))
}

/// The provider that was most likely meant: `gmail.com` for `gmial.com`.
pub(super) fn provider_meant(host: &str) -> Option<&'static str> {
    if PROVIDERS.contains(&host) || NEAR_TO_OTHERS.contains(&host) {
        return None;
    }
    PROVIDERS.into_iter().find(|provider| strsim::damerau_levenshtein(provider, host) == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_in_an_ending_is_known_and_no_right_one_is_taken_for_one() {
        for (host, meant) in [
            ("oakfield.con", Some("oakfield.com")),
            ("oakfield.org.ku", Some("oakfield.org.uk")),
            ("oakfield.co.k", Some("oakfield.co.uk")),
            ("oakfield.orgg", Some("oakfield.org")),
            ("oakfield.org.uk", None),
            ("oakfield.co", None),
            ("oakfield.scot", None),
            ("oakfield.care", None),
            ("oakfield.gov", None),
        ] {
            assert_eq!(with_right_ending(host).as_deref(), meant, "{host}");
        }
        assert_eq!(provider_meant("gmial.com"), Some("gmail.com"));
        assert_eq!(provider_meant("mail.com"), None);
        assert_eq!(provider_meant("oakfield.org.uk"), None);
    }
}
