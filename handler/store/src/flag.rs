//! What an officer should look at in a complaint.
//!
//! A flag moves no date and refuses nothing. Each is stored as a code; the
//! sentence that officers read for it stands in `content/office.yaml`.

use complaints::days::moment::Moment;
use complaints::form::reference::Reference;
use strum::{EnumIter, EnumString, IntoStaticStr};

/// One thing for an officer to look at.
///
/// The first text of each is its code. A second one stood for it in items
/// until version 0.1, and is read still.
#[derive(Debug, Clone, PartialEq, Eq, EnumString, EnumIter, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Flag {
    /// It has words for which officers look first (`danger_words` in `content/form.yaml`).
    #[strum(to_string = "danger", serialize = "words of danger")]
    Danger,
    /// Its sender said that somebody must not see it: only the lead officer may read its words.
    #[strum(to_string = "lead", serialize = "for the lead alone")]
    Lead,
    /// Its sender asked for care with who sees an answer (`safe_contact` or `keep_from`).
    #[strum(to_string = "quiet", serialize = "mind who sees this")]
    Quiet,
    /// Its sender asks the landlord to look again at its answer.
    #[strum(to_string = "again", serialize = "asks you to look again at your answer")]
    Again,
    /// Its sender says that the landlord was told before: dates of an earlier complaint may count.
    Before,
    /// Its sender complains for another person, whose details stand in it.
    ForOther,
    /// It is about something longer ago than policy and law give time to complain.
    #[strum(to_string = "old", serialize = "longer ago than the time to complain")]
    Old,
    /// It names no way to reach the person.
    #[strum(to_string = "no-contact", serialize = "no way to reach the person")]
    NoContact,
    /// A file came with it and was not taken.
    #[strum(to_string = "file-refused", serialize = "file refused")]
    FileRefused,
    /// Fields came with it that are no question of the form.
    #[strum(to_string = "also-sent", serialize = "also sent")]
    AlsoSent,
    /// Characters were taken out that cannot be stored.
    Mended,
    /// The honeypot was filled in: a field that no person sees.
    #[strum(to_string = "honeypot", serialize = "hidden field filled in")]
    Honeypot,
    /// It came sooner after its page was made than anybody reads.
    #[strum(to_string = "at-once", serialize = "sent at once")]
    AtOnce,
    /// It came without a token; one was made from its answers.
    #[strum(to_string = "no-token", serialize = "no token")]
    NoToken,
    /// Somebody could get hurt, and nobody was on duty when it came: its receipt promised no hour.
    #[strum(to_string = "nobody-on-duty")]
    NobodyOnDuty,
    /// It only leads to another complaint, which the same act of sending stored.
    #[strum(to_string = "same-act")]
    SameAct,
    /// Before it the same person sent the complaint of this reference.
    #[strum(disabled)]
    Follows(Reference),
    /// In an outage it was shown this reference, which another complaint has.
    #[strum(disabled)]
    WasShown(Reference),
    /// It was sent once more at this moment, by a way that could not see that it was there; its page told of it.
    #[strum(disabled)]
    SentAgain(Moment),
    /// What a newer version stored, which this one does not know.
    #[strum(disabled)]
    Unknown(String),
}

/// How the flags that name another complaint begin, and until version 0.1 the second one began.
const FOLLOWS: &str = "follows ";
const WAS_SHOWN: &str = "was-shown ";
const SENT_AGAIN: &str = "sent-again ";
const WAS_SHOWN_IN_WORDS: &str = "was told the reference ";

impl Flag {
    /// How it is stored: `danger`, `follows K7M2QX9R4T`.
    #[must_use]
    pub fn code(&self) -> String {
        match self {
            Self::Follows(reference) => format!("{FOLLOWS}{reference}"),
            Self::WasShown(reference) => format!("{WAS_SHOWN}{reference}"),
            Self::SentAgain(at) => format!("{SENT_AGAIN}{}", at.to_rfc3339()),
            Self::Unknown(code) => code.clone(),
            plain => <&'static str>::from(plain).to_owned(),
        }
    }

    /// The flag that was stored so.
    #[must_use]
    pub fn from_code(code: &str) -> Self {
        let named = |prefix: &str| code.strip_prefix(prefix)?.parse::<Reference>().ok();
        if let Ok(plain) = code.parse() {
            plain
        } else if let Some(reference) = named(FOLLOWS) {
            Self::Follows(reference)
        } else if let Some(reference) = named(WAS_SHOWN).or_else(|| named(WAS_SHOWN_IN_WORDS)) {
            Self::WasShown(reference)
        } else if let Some(at) = code.strip_prefix(SENT_AGAIN).and_then(|at| Moment::parse(at).ok()) {
            Self::SentAgain(at)
        } else {
            Self::Unknown(code.to_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use complaints::form::reference::Token;
    use strum::IntoEnumIterator;

    #[test]
    fn each_flag_is_read_again_as_it_was_stored() {
        let reference = Token::new([7; 16]).reference();
        let at = Moment::parse("2026-12-29T00:01:00+00:00").expect("a moment");
        let named = [Flag::Follows(reference), Flag::WasShown(reference), Flag::SentAgain(at)];
        let others = named.into_iter().chain([Flag::Unknown("newer".to_owned())]);
        // The iterator leaves out what needs a value.
        for flag in Flag::iter().chain(others) {
            assert_eq!(Flag::from_code(&flag.code()), flag, "{}", flag.code());
        }
    }

    #[test]
    fn what_stood_for_a_flag_in_older_items_is_read_too() {
        let reference = Token::new([7; 16]).reference();
        for (text, flag) in [
            ("words of danger", Flag::Danger),
            ("for the lead alone", Flag::Lead),
            ("mind who sees this", Flag::Quiet),
            ("asks you to look again at your answer", Flag::Again),
            ("longer ago than the time to complain", Flag::Old),
            ("no way to reach the person", Flag::NoContact),
            ("file refused", Flag::FileRefused),
            ("also sent", Flag::AlsoSent),
            ("hidden field filled in", Flag::Honeypot),
            ("sent at once", Flag::AtOnce),
            ("no token", Flag::NoToken),
            (&format!("follows {reference}"), Flag::Follows(reference)),
            (&format!("was told the reference {reference}"), Flag::WasShown(reference)),
        ] {
            assert_eq!(Flag::from_code(text), flag, "{text}");
        }
    }
}
