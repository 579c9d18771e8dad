//! The words of a piece of rendered HTML, paragraph by paragraph, as a reader sees them.

/// Elements that begin or end a paragraph.
const BLOCKS: [&str; 14] =
    ["p", "li", "ul", "ol", "div", "dl", "h1", "h2", "h3", "h4", "section", "tr", "summary", "details"];
/// Elements whose words are not read: headings name what stands below, and details are shut.
const PASSED_OVER: [&str; 5] = ["h1", "h2", "h3", "h4", "details"];

/// The paragraphs and items, without their marks. A term of a list stands before what is said of it.
pub(super) fn paragraphs(html: &str) -> Vec<String> {
    let mut all = Vec::new();
    let mut words = String::new();
    let (mut passed_over, mut spans) = (0_usize, Vec::new());
    let mut rest = html;
    loop {
        let (text, tag, behind) = match rest.split_once('<') {
            Some((text, more)) => match more.split_once('>') {
                Some((tag, behind)) => (text, Some(tag), behind),
                None => (text, None, ""),
            },
            None => (rest, None, ""),
        };
        if passed_over == 0 && !spans.contains(&true) {
            words.push_str(text);
        }
        let Some(tag) = tag else { break };
        rest = behind;
        let ends = tag.starts_with('/');
        let name = tag.trim_start_matches('/').split([' ', '\n']).next().unwrap_or_default();
        if BLOCKS.contains(&name) {
            flush(&mut words, &mut all);
        }
        if PASSED_OVER.contains(&name) {
            passed_over = if ends { passed_over.saturating_sub(1) } else { passed_over + 1 };
        }
        match name {
            "span" if ends => drop(spans.pop()),
            // For the ears alone, or on paper alone: the sentence reads without it.
            "span" => spans.push(tag.contains("\"vh\"") || tag.contains("\"print\"")),
            "dt" if ends => words.push_str(": "),
            _ => {}
        }
    }
    flush(&mut words, &mut all);
    all
}

/// The note that stands below its label.
pub(super) fn last_paragraph(html: &str) -> String {
    paragraphs(html).pop().unwrap_or_default()
}

fn flush(words: &mut String, all: &mut Vec<String>) {
    let text = plain(words);
    words.clear();
    if text.chars().any(char::is_alphabetic) {
        all.push(text);
    }
}

/// On one line, with the signs that HTML writes otherwise.
fn plain(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let signs = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#x27;", "'"),
        ("&#39;", "'"),
        ("&#x2F;", "/"),
        ("&amp;", "&"),
    ];
    signs.iter().fold(text, |text, (typed, sign)| text.replace(typed, sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_reads_paragraphs_and_no_marks() {
        let html = "<h2>Late</h2><p>Our Code says <strong>within 5 days</strong> <span class=\"ref\">(section 6.2)</span>.\
                    <span class=\"vh\"> by <span>ear</span></span></p>\n<details><summary>How</summary><p>So.</p></details>\
                    <dl><div><dt>Report</dt><dd>Not given yet</dd></div></dl>";
        assert_eq!(paragraphs(html), ["Our Code says within 5 days (section 6.2).", "Report: Not given yet"]);
    }
}
