//! The bytes of a file → a [`Document`], or why not and what to do about it.
//!
//! What a file is, its first bytes say and not its name. What its words mean is
//! read elsewhere.

mod encoding;
mod html;
mod lines;
mod refusal;
mod word;

use super::document::Document;
pub use refusal::Refusal;

/// The largest file that is read: a Word file may be full of pictures.
pub const MOST_BYTES: u64 = 32 * 1024 * 1024;
/// The largest text that is read: a policy file holds 256 KiB.
const MOST_TEXT: usize = 240 * 1024;

/// Reads a document; `name` is the name of its file.
///
/// # Errors
/// When it is of a kind that is not read, or broken, or larger than any policy.
pub fn open(bytes: &[u8], name: &str) -> Result<Document, Refusal> {
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Refusal::TooLarge);
    }
    refusal::by_first_bytes(bytes)?;
    let document = if bytes.starts_with(b"PK") {
        word::read(bytes)?
    } else {
        let (text, remark) = encoding::text(bytes)?;
        if text.len() > MOST_TEXT * 8 {
            return Err(Refusal::TooLarge);
        }
        let mut document = if is_html(&text, name) { html::read(&text)? } else { lines::read(&text) };
        document.remarks.extend(remark);
        document
    };
    let mut document = document;
    document.part_stages();
    if document.is_empty() {
        return Err(Refusal::Empty);
    }
    if super::markdown::write(&document).len() > MOST_TEXT {
        return Err(Refusal::TooLarge);
    }
    Ok(document)
}

fn is_html(text: &str, name: &str) -> bool {
    let start: String = text.trim_start().chars().take(400).collect::<String>().to_lowercase();
    let named = [".html", ".htm", ".xhtml"].iter().any(|ending| name.to_lowercase().ends_with(ending));
    named || start.starts_with("<!doctype html") || start.starts_with("<html") || start.contains("<html ")
}
