//! The arguments of a command, or what is wrong with them. What was typed is
//! shown in one line of the message, whatever it holds.

use std::error::Error as _;
use std::process::ExitCode;

use clap::Parser;
use clap::error::{ContextKind, ContextValue, Error};
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
    let said = error.render().to_string();
    // Why a value is refused is the parser's to say, which may repeat the value.
    match error.source().map(ToString::to_string) {
        Some(why) => said.replacen(&why, &in_one_line(&why), 1),
        None => said,
    }
}
