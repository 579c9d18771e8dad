//! Why a file is not read, in sentences for somebody who knows Word and no
//! programs: what it is, and what to do.

/// Why a document is not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Changes that nobody has accepted or rejected yet.
    #[error(
        "the document has tracked changes, so nobody can tell which words apply. The first is in {0}. In Word, decide on each (Review → Accept or Reject), then save, and try again"
    )]
    Tracked(String),
    /// Comments in the margin, which may be open questions.
    #[error(
        "the document has comments, which may be questions that are still open. The first is at {0}. In Word: settle them, then Review → Delete → Delete All Comments in Document, save, and try again"
    )]
    Comments(String),
    /// Words with a line through them, which somebody meant to take away.
    #[error(
        "some words are struck through, so nobody can tell if they apply. The first: “{0}”. Delete them in Word, or take the line through them away, save, and try again"
    )]
    Struck(String),
    /// A Word file that asks for a password.
    #[error(
        "the document has a password. In Word: open it, then File → Info → Protect Document → Encrypt with Password, clear the password, save, and try again"
    )]
    Password,
    /// The format of Word before 2007.
    #[error(
        "this is a document of the old Word format (.doc). In Word: File → Save As → Word Document (.docx), and give that file"
    )]
    OldWord,
    /// A PDF, which has no paragraphs to read.
    #[error(
        "this is a PDF, from which headings and sentences cannot be read with certainty. Give the Word file that it was made from; or open the PDF in Word, look through what it made of it, and save that as Word Document (.docx)"
    )]
    Pdf,
    /// LibreOffice's own format.
    #[error(
        "this is an OpenDocument text (.odt). In LibreOffice or Word: File → Save As → Word (.docx), and give that file"
    )]
    OpenDocument,
    /// Rich text.
    #[error("this is rich text (.rtf). In Word: File → Save As → Word Document (.docx), and give that file")]
    RichText,
    /// Some other office file, by what its people call it.
    #[error("this is {0}, not a text. Give the policy as a Word Document (.docx), a web page (.html) or plain text")]
    OtherKind(&'static str),
    /// Bytes that are no text in any encoding that is known.
    #[error(
        "this is no text that can be read: it is not made of letters. Give the policy as a Word Document (.docx), or save it as plain text (UTF-8)"
    )]
    NoText,
    /// Nothing in it.
    #[error(
        "there are no words in it. If the policy was scanned, it is a picture: give the Word file that was printed, or run text recognition (OCR) on it first"
    )]
    Empty,
    /// More than any policy has.
    #[error("it is larger than any complaints policy. Give the policy alone, without the handbook it may stand in")]
    TooLarge,
    /// A Word file that is not whole.
    #[error(
        "the Word file is damaged or not whole ({0}). Open it in Word and save it again; Word mends most such files"
    )]
    Broken(&'static str),
}

/// Refuses what its first bytes say is of another kind.
pub(super) fn by_first_bytes(bytes: &[u8]) -> Result<(), Refusal> {
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    let near_the_start = |magic: &[u8]| bytes.get(..1024.min(bytes.len())).is_some_and(|b| holds(b, magic));
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    if near_the_start(b"%PDF-") {
        return Err(Refusal::Pdf);
    }
    if starts(&[0xd0, 0xcf, 0x11, 0xe0]) {
        // The same box holds old Word files and new ones with a password; its table of contents tells.
        let utf16: Vec<u8> = "EncryptedPackage".bytes().flat_map(|byte| [byte, 0]).collect();
        return Err(if holds(bytes, &utf16) { Refusal::Password } else { Refusal::OldWord });
    }
    if starts(b"{\\rtf") {
        return Err(Refusal::RichText);
    }
    let others: [(&[u8], &'static str); 7] = [
        (b"\x89PNG", "a picture"),
        (b"\xff\xd8\xff", "a picture"),
        (b"GIF8", "a picture"),
        (b"RIFF", "a picture or a recording"),
        (b"\x1f\x8b", "a compressed file"),
        (b"7z\xbc\xaf", "a compressed file"),
        (b"Rar!", "a compressed file"),
    ];
    match others.iter().find(|(magic, _)| starts(magic)) {
        Some((_, what)) => Err(Refusal::OtherKind(what)),
        None => Ok(()),
    }
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}
