//! XML, event by event, with an end to everything: no entities of the file's own,
//! and no deeper than a document can be.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::refusal::Refusal;

const DEEPEST: usize = 400;

/// Hands each event on.
pub(super) fn each(text: &str, mut take: impl FnMut(&Event<'_>) -> Result<(), Refusal>) -> Result<(), Refusal> {
    let mut reader = Reader::from_str(text);
    let mut depth = 0_usize;
    loop {
        let event = reader.read_event().map_err(|_| Refusal::Broken("its text is not whole"))?;
        match &event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            // Word writes none; it can define words that grow without end.
            Event::DocType(_) => {
                return Err(Refusal::Broken("its text defines entities of its own, which Word never does"));
            }
            Event::Eof if depth > 0 => return Err(Refusal::Broken("its text ends in the middle")),
            Event::Eof => return Ok(()),
            _ => {}
        }
        if depth > DEEPEST {
            return Err(Refusal::Broken("its parts stand too deep in one another"));
        }
        take(&event)?;
    }
}

/// An attribute by its name without the namespace.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().with_checks(false).flatten().find(|a| a.key.local_name().into_inner() == name)?;
    let value = found.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok()?;
    Some(value.into_owned())
}

/// Whether a switch such as `<w:b/>` is on: it is, unless it says otherwise.
pub(super) fn is_on(tag: &BytesStart<'_>) -> bool {
    !matches!(attribute(tag, "val").as_deref(), Some("0" | "false" | "off" | "none"))
}

/// A character that the text names: `&amp;`, `&#8217;`.
pub(super) fn character(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let digits = name.strip_prefix('#')?;
            let code = match digits.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => digits.parse().ok()?,
            };
            char::from_u32(code).filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        }
    }
}
