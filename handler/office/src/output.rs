//! What a command of the register gives, for people or for programs.

use serde::Serialize;
use terminal::Printed;

use crate::{Stop, failed};

/// The result of a command, on stdout as it is printed.
pub(crate) enum Output {
    /// It was printed before, or there is none.
    Nothing,
    /// Lines in plain words, which may change.
    Text(String),
    /// JSON, whose members stay.
    Json(String),
}

impl Output {
    pub(crate) fn json(value: &(impl Serialize + ?Sized)) -> Result<Self, Stop> {
        serde_json::to_string_pretty(value).map(Self::Json).map_err(failed)
    }

    pub(crate) fn print(&self) -> Result<Printed, Stop> {
        let printed = match self {
            Self::Nothing => return Ok(Printed::Whole),
            Self::Text(text) => terminal::print(&format!("{text}\n")),
            Self::Json(json) => terminal::print_json_text(json),
        };
        printed.map_err(failed)
    }
}
