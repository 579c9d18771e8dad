//! What was counted anew as lines for people.

use chrono::DateTime;
use complaints::policy::office::{Office, OfficeSentence};
use complaints::words::visible::in_one_line;

use super::{Left, Moved, Tally, Told};
use crate::sentences;

impl Told {
    /// The line of one complaint, in the words of `content/office.yaml`; `written` where it was moved.
    #[must_use]
    pub fn line(&self, written: bool, office: &Office) -> String {
        let said = match self {
            Self::Moved(moved) => moved.line(written, office),
            Self::Left(Left { reference, landlord, why }) => office.fill(
                OfficeSentence::RecalculateLeft,
                &[("reference", reference), ("landlord", landlord), ("why", why)],
            ),
        };
        // A complaint is one line, whatever is stored.
        in_one_line(&said)
    }
}

impl Moved {
    fn line(&self, written: bool, office: &Office) -> String {
        let sentence = if written { OfficeSentence::RecalculateMoved } else { OfficeSentence::RecalculateMoves };
        let (was, now) = (date(self.was.as_deref(), office), date(self.now.as_deref(), office));
        let parts = [("reference", self.reference.as_str()), ("landlord", &self.landlord), ("owes", &self.owes)];
        let said = office.fill(sentence, &[&parts[..], &[("was", &was), ("now", &now)]].concat());
        match sentences::days(&self.came, &self.gone, office) {
            why if why.is_empty() => said,
            why => format!("{said} ({why})"),
        }
    }
}

impl Tally {
    /// The line at the end.
    #[must_use]
    pub fn line(&self, written: bool, office: &Office) -> String {
        let sentence = if written { OfficeSentence::RecalculateDone } else { OfficeSentence::RecalculateWould };
        office.fill(sentence, &[("count", &self.moved.to_string()), ("looked", &self.looked.to_string())])
    }
}

/// A date that was stored as RFC 3339, or that there is none.
pub(crate) fn date(at: Option<&str>, office: &Office) -> String {
    match at.map(DateTime::parse_from_rfc3339) {
        Some(Ok(at)) => sentences::day(at),
        Some(Err(_)) => at.unwrap_or_default().to_owned(),
        None => office.say(OfficeSentence::RecalculateNoDate).to_owned(),
    }
}
