//! `register record --tell`: what the person is told, as it is typed, and what
//! an officer hears of where it stands.

use std::io::Read;

use complaints::policy::office::{Office, OfficeSentence};
use office::record::{Link, Telling};

use crate::output::Output;
use crate::{Stop, failed};

/// What was typed: `-` stands for what comes on stdin.
pub(crate) fn typed(tell: Option<String>) -> Result<Option<String>, Stop> {
    match tell.as_deref() {
        Some("-") => {
            let mut text = String::new();
            std::io::stdin().read_to_string(&mut text).map_err(failed)?;
            Ok(Some(text))
        }
        _ => Ok(tell),
    }
}

/// A complaint as it stands now, and above it whether the person's page says what they are told.
pub(crate) fn said(telling: Telling, shown: Output, office: &Office) -> Output {
    let said = match telling {
        Telling::Nothing => return shown,
        Telling::OnReceipt => office.say(OfficeSentence::TellOnReceipt),
        Telling::Elsewhere => office.say(OfficeSentence::TellElsewhere),
    };
    match shown {
        Output::Text(shown) => Output::Text(format!("{said}\n{shown}")),
        // What a program reads stays JSON, and has it as `on_receipt`.
        shown => {
            terminal::say(said);
            shown
        }
    }
}

/// Says where the new page is, and what of the old one it does not show.
pub(crate) fn of_link(link: &Link, office: &Office) {
    terminal::say(office.fill(OfficeSentence::LogNewLink, &[("receipt", &link.receipt)]));
    if link.without > 0 {
        terminal::say(office.fill(OfficeSentence::LogNewLinkWithout, &[("count", &link.without.to_string())]));
    }
}
