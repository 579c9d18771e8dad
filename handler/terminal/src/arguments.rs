//! The arguments of a command, or what is wrong with them. What was typed is
//! shown in one line of the message, whatever it holds.

use std::error::Error as _;
use std::process::ExitCode;

use clap::Parser;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use complaints::words::visible::in_one_line;

use crate::{fault, print, say};

/// Whatever of a message was typed.
const TYPED: [ContextKind; 4] =
    [ContextKind::InvalidArg, ContextKind::InvalidValue, ContextKind::InvalidSubcommand, ContextKind::PriorArg];

/// What was typed; or, where that was a question or is wrong, how the process ends once that is said.
///
/// # Errors
/// When there is nothing to do but to end.
pub fn parsed<Arguments: Parser>() -> Result<Arguments, ExitCode> {
    Arguments::try_parse().map_err(|mut error| {
        let said = message(&mut error);
        if error.use_stderr() {
            say(said.trim_end());
            return ExitCode::from(2);
        }
        match print(&said) {
            Ok(_) => ExitCode::SUCCESS,
            Err(why) => {
                fault(why);
                ExitCode::FAILURE
            }
        }
    })
}

fn message(error: &mut Error) -> String {
    for kind in TYPED {
        let shown = match error.get(kind) {
            Some(ContextValue::String(typed)) => ContextValue::String(in_one_line(typed)),
            Some(ContextValue::Strings(typed)) => {
                ContextValue::Strings(typed.iter().map(|typed| in_one_line(typed)).collect())
            }
            _ => continue,
        };
        error.insert(kind, shown);
    }
    let said = plainly(error).unwrap_or_else(|| error.render().to_string());
    // Why a value is refused is the parser's to say, which may repeat the value.
    match error.source().map(ToString::to_string) {
        Some(why) => said.replacen(&why, &in_one_line(&why), 1),
        None => said,
    }
}

/// The commonest slips in plain words, for whoever types a command once a year.
fn plainly(error: &Error) -> Option<String> {
    let shown = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(typed)) => Some(typed.clone()),
        Some(ContextValue::Strings(typed)) => Some(typed.join(" and ")),
        _ => None,
    };
    let first = match error.kind() {
        ErrorKind::MissingRequiredArgument => {
            let what = shown(ContextKind::InvalidArg)?;
            format!("something is left out: {what}. Type the command as below, with that in its place.")
        }
        ErrorKind::UnknownArgument => {
            let typed = shown(ContextKind::InvalidArg)?;
            let meant = shown(ContextKind::SuggestedArg).map(|meant| format!(" Did you mean `{meant}`?"));
            let spaces = (!typed.starts_with('-'))
                .then(|| " A name that has spaces in it stands in quotes: \"Complaints policy.docx\".".to_owned());
            format!("`{typed}` is one word too many here.{}", meant.or(spaces).unwrap_or_default())
        }
        ErrorKind::InvalidSubcommand => {
            let typed = shown(ContextKind::InvalidSubcommand)?;
            let meant = shown(ContextKind::SuggestedSubcommand).map(|meant| format!(" Did you mean `{meant}`?"));
            format!("there is no command `{typed}`.{}", meant.unwrap_or_default())
        }
        ErrorKind::ValueValidation => {
            let (of, typed) = (shown(ContextKind::InvalidArg)?, shown(ContextKind::InvalidValue)?);
            let why = error.source().map(|why| in_one_line(&why.to_string()))?;
            return Some(format!("error: `{typed}` behind {of}: {why}"));
        }
        _ => return None,
    };
    let usage = match error.get(ContextKind::Usage) {
        Some(ContextValue::StyledStr(usage)) => format!("\n\n{usage}"),
        _ => String::new(),
    };
    Some(format!("error: {first}{usage}\n\nFor all that it takes, type it with --help behind it."))
}
