//! The parts of a Word file: a zip archive of XML, unpacked no further than a
//! policy can be long.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use quick_xml::events::Event;
use zip::ZipArchive;

use super::super::refusal::Refusal;
use super::xml::{self, attribute};

/// The largest part that is unpacked. Word writes much round few words.
const MOST_PART: u64 = 24 * 1024 * 1024;
/// The most parts of a file that has pictures on every page.
const MOST_PARTS: usize = 5000;

pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
}

impl<'b> Package<'b> {
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Refusal> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Broken("its parts cannot be listed"))?;
        if archive.len() > MOST_PARTS {
            return Err(Refusal::TooLarge);
        }
        Ok(Self { archive })
    }

    /// The words themselves; where there are none, what the file is instead.
    pub(super) fn main(&mut self) -> Result<String, Refusal> {
        if let Some(main) = self.part("word/document.xml")? {
            return Ok(main);
        }
        if let Some(kind) = self.part("mimetype")? {
            let is_text = kind.contains("opendocument.text");
            return Err(if is_text {
                Refusal::OpenDocument
            } else {
                Refusal::OtherKind("an office file of another kind")
            });
        }
        let has = |start: &str| self.archive.file_names().flatten().any(|name| name.starts_with(start));
        Err(match () {
            () if has("xl/") => Refusal::OtherKind("an Excel workbook"),
            () if has("ppt/") => Refusal::OtherKind("a PowerPoint presentation"),
            () if has("Index/") => Refusal::OtherKind("a Pages document"),
            () if has("word/") => Refusal::Broken("it has no text in it"),
            () => Refusal::OtherKind("a zip file"),
        })
    }

    /// One part as text, if it is there.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, Refusal> {
        if self.archive.index_for_name(name).is_none() {
            return Ok(None);
        }
        let part = self.archive.by_name(name);
        let part = part.map_err(|_| Refusal::Broken("a part of it cannot be opened"))?;
        let mut bytes = Vec::new();
        // What it says of its size may be wrong: what comes out is counted.
        part.take(MOST_PART + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| Refusal::Broken("a part of it cannot be unpacked"))?;
        if bytes.len() as u64 > MOST_PART {
            return Err(Refusal::TooLarge);
        }
        let text = String::from_utf8(bytes).map_err(|_| Refusal::Broken("a part of it is not UTF-8"))?;
        Ok(Some(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)))
    }
}

/// Where links lead, by the id that the text names them by.
pub(super) fn links(text: &str) -> Result<BTreeMap<String, String>, Refusal> {
    let mut links = BTreeMap::new();
    xml::each(text, |event| {
        if let Event::Start(tag) | Event::Empty(tag) = event
            && tag.local_name().into_inner() == "Relationship"
            && let (Some(id), Some(to)) = (attribute(tag, "Id"), attribute(tag, "Target"))
        {
            links.insert(id, to);
        }
        Ok(())
    })?;
    Ok(links)
}
