//! A Word document (.docx) → blocks: headings, lists, tables and links as their
//! styles say.
//!
//! What nobody has decided yet, tracked changes and comments, is refused: the
//! words of a promise are not ours to choose.

mod body;
mod numbering;
mod package;
mod paragraph;
mod run;
mod styles;
mod xml;

use super::refusal::Refusal;
use crate::draft::document::Document;
use package::Package;

pub(super) fn read(bytes: &[u8]) -> Result<Document, Refusal> {
    let mut package = Package::open(bytes)?;
    let main = package.main()?;
    let styles = package.part("word/styles.xml")?;
    let numbering = package.part("word/numbering.xml")?;
    let links = package.part("word/_rels/document.xml.rels")?;
    let styles = styles.as_deref().map(styles::read).transpose()?.unwrap_or_default();
    let numbering = numbering.as_deref().map(numbering::read).transpose()?.unwrap_or_default();
    let links = links.as_deref().map(package::links).transpose()?.unwrap_or_default();
    body::read(&main, &body::Known { styles, numbering, links })
}
