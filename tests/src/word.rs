//! A Word document as Word writes one, small: styles, lists that count by
//! themselves, tables, and what somebody left in it.
//!
//! The list of its paragraphs is that of `tests/fixtures/documents`.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const NAMESPACE: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// A document whose paragraphs are given as `STYLE | words`, a line each.
#[must_use]
pub fn document(list: &str) -> Vec<u8> {
    let mut body = String::new();
    let mut rows = String::new();
    let mut chapter = 0;
    for line in list.lines().filter(|line| !line.trim().is_empty()) {
        let (style, words) = line.split_once(" | ").expect("a style and words");
        if style == "row" {
            let cell = |cell: &str| format!("<w:tc>{}</w:tc>", paragraph("", cell));
            rows.push_str(&format!("<w:tr>{}</w:tr>", words.split(" / ").map(cell).collect::<String>()));
            continue;
        }
        if !rows.is_empty() {
            body.push_str(&format!("<w:tbl>{}</w:tbl>", std::mem::take(&mut rows)));
        }
        let properties = match style {
            "h1" => "<w:pStyle w:val=\"Heading1\"/>".to_owned(),
            "h2" => {
                chapter += 1;
                "<w:pStyle w:val=\"Kop2\"/>".to_owned()
            }
            "bullet" => list_of(1, 0),
            "numbered" => list_of(2 + chapter, 1),
            _ => String::new(),
        };
        body.push_str(&if style == "bold" { bold(words) } else { paragraph(&properties, words) });
    }
    with_body(&body)
}

/// A document with this XML as its body.
#[must_use]
pub fn with_body(body: &str) -> Vec<u8> {
    let main = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document {NAMESPACE}><w:body>{body}<w:sectPr/></w:body></w:document>"
    );
    zipped(&[
        ("word/document.xml", main.as_bytes()),
        ("word/styles.xml", styles().as_bytes()),
        ("word/numbering.xml", numbering().as_bytes()),
    ])
}

/// A zip file of these parts.
#[must_use]
pub fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(bytes).expect("its bytes");
    }
    zip.finish().expect("a whole file").into_inner()
}

/// A paragraph with its properties; its words are cut into runs, as Word does.
#[must_use]
pub fn paragraph(properties: &str, words: &str) -> String {
    let middle = words.char_indices().map(|(at, _)| at).nth(words.chars().count() / 2).unwrap_or(0);
    let (one, other) = words.split_at(middle);
    let run = |words: &str| format!("<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(words));
    format!("<w:p><w:pPr>{properties}</w:pPr>{}{}</w:p>", run(one), run(other))
}

fn bold(words: &str) -> String {
    format!("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r></w:p>", escaped(words))
}

fn list_of(list: usize, level: usize) -> String {
    format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>")
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn styles() -> String {
    // The id of a style is in the language of whoever made it; its name is not.
    let style = |id: &str, name: &str| {
        format!("<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/></w:style>")
    };
    format!("<w:styles {NAMESPACE}>{}{}</w:styles>", style("Heading1", "heading 1"), style("Kop2", "heading 2"))
}

/// A list of bullets, and for each chapter one that counts `1.1`, `1.2`.
fn numbering() -> String {
    let level = |level: usize, format: &str, text: &str, start: usize| {
        format!(
            "<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"{start}\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let mut kinds = format!("<w:abstractNum w:abstractNumId=\"1\">{}</w:abstractNum>", level(0, "bullet", "", 1));
    let mut lists = "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>".to_owned();
    for chapter in 2..20 {
        let levels =
            format!("{}{}", level(0, "decimal", "%1", 1), level(1, "decimal", &format!("{}.%2", chapter - 2), 1));
        kinds.push_str(&format!("<w:abstractNum w:abstractNumId=\"{chapter}\">{levels}</w:abstractNum>"));
        lists.push_str(&format!("<w:num w:numId=\"{chapter}\"><w:abstractNumId w:val=\"{chapter}\"/></w:num>"));
    }
    format!("<w:numbering {NAMESPACE}>{kinds}{lists}</w:numbering>")
}
