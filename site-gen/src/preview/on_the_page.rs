//! What stands on a page in a preview alone, between two marks: a box with its
//! problems, which day or draft is shown, and the script that loads it again.

use complaints::words::problem::{Problem, Severity, any_error};

use super::{Page, reload};

/// Round what was added, so that anybody can tell it from the page.
const START: &str = "<!-- preview -->";
const END: &str = "<!-- /preview -->";

/// A page without content, for one that cannot be made.
pub(super) fn plain() -> Vec<u8> {
    b"<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<title>This page cannot be made yet</title>\n</head>\n<body>\n<main>\n<h1>This page cannot be made yet</h1>\n<p>It comes back by itself when what stands above is mended.</p>\n</main>\n</body>\n</html>\n".to_vec()
}

/// The page with what a preview adds to it. `told` is what holds for every page.
pub(super) fn add(page: &Page, path: &str, told: &[String]) -> Vec<u8> {
    let head = reload::head(path, page.seen);
    let text = String::from_utf8_lossy(&page.bytes);
    let with_head = insert(&text, "</head>", At::Before, &head);
    let noted = note(page, told);
    if noted.is_empty() { with_head } else { insert(&with_head, "<body>", At::After, &noted) }.into_bytes()
}

/// The same for a page that is not ours to load again, such as the form's: what holds for every page, and no script.
pub(super) fn add_told(page: &str, told: &[String]) -> String {
    let link = reload::STYLE_LINK;
    let with_head = insert(page, "</head>", At::Before, link);
    insert(&with_head, "<body>", At::After, &aside(&told_lines(told), false))
}

/// The same for a page in the place of the form's.
pub(super) fn without_script(page: &Page, told: &[String]) -> String {
    let with_head = insert(&String::from_utf8_lossy(&page.bytes), "</head>", At::Before, reload::STYLE_LINK);
    insert(&with_head, "<body>", At::After, &note(page, told))
}

#[derive(Clone, Copy)]
enum At {
    Before,
    After,
}

/// What is added stands between its marks at a tag; at the start of a page that has none.
fn insert(page: &str, tag: &str, at: At, added: &str) -> String {
    let added = format!("{START}{added}{END}");
    match page.split_once(tag) {
        Some((before, after)) => match at {
            At::Before => format!("{before}{added}{tag}{after}"),
            At::After => format!("{before}{tag}{added}{after}"),
        },
        None => format!("{added}{page}"),
    }
}

/// The box: errors, then what is to update, folded.
fn note(page: &Page, told: &[String]) -> String {
    let of = |severity| page.problems.iter().filter(move |p| p.severity == severity).collect::<Vec<_>>();
    let errors = of(Severity::Error);
    let mut html = told_lines(told);
    if !errors.is_empty() {
        let things = counted(errors.len(), "thing to mend", "things to mend");
        html.push_str(&format!("<h2>{things}</h2>\n"));
        if page.is_last_good {
            html.push_str("<p>Below is the last page that could be made. It does not show what you wrote since.</p>\n");
        }
        html.push_str(&list(&errors));
    }
    let folded = [
        (of(Severity::Warning), "thing to update", "things to update"),
        (of(Severity::Advice), "piece of advice", "pieces of advice"),
    ];
    for (problems, one, many) in folded.iter().filter(|(problems, ..)| !problems.is_empty()) {
        let things = counted(problems.len(), one, many);
        html.push_str(&format!("<details><summary>{things}</summary>\n{}</details>\n", list(problems)));
    }
    if html.is_empty() { html } else { aside(&html, any_error(&page.problems)) }
}

fn aside(html: &str, to_mend: bool) -> String {
    let class = if to_mend { "preview-note preview-mend" } else { "preview-note" };
    format!("<aside class=\"{class}\" aria-label=\"Preview\">\n{html}</aside>")
}

fn told_lines(told: &[String]) -> String {
    told.iter().map(|line| format!("<p>{}</p>\n", escaped(line))).collect()
}

/// Each problem as `check` prints it: file and line, what was found, what to write.
fn list(problems: &[&Problem]) -> String {
    let items = problems.iter().map(|problem| format!("<li><pre>{}</pre></li>\n", escaped(&problem.to_string())));
    format!("<ul>\n{}</ul>\n", items.collect::<String>())
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_added_stands_between_its_marks_and_runs_nothing() {
        let page =
            Page { problems: vec![problem("<script>")], ..Page::of(b"<head></head><body>words</body>".to_vec()) };
        let html = String::from_utf8(add(&page, "imani/index.html", &["As on \"Monday\"".to_owned()])).expect("text");
        assert!(html.contains("&lt;script&gt;") && html.contains("As on &quot;Monday&quot;"), "{html}");
        let mut plain = html.as_str();
        let mut rest = String::new();
        while let Some((before, after)) = plain.split_once(START) {
            rest.push_str(before);
            plain = after.split_once(END).expect("it has an end").1;
        }
        assert_eq!(rest + plain, "<head></head><body>words</body>");
    }

    #[test]
    fn a_page_that_a_template_left_without_its_tags_has_it_at_its_start() {
        let page = Page { problems: vec![problem("no body")], ..Page::of(b"<p>words</p>".to_vec()) };
        let html = String::from_utf8(add(&page, "index.html", &[])).expect("text");
        assert!(html.starts_with(START) && html.ends_with("<p>words</p>"), "{html}");
    }

    fn problem(found: &str) -> Problem {
        Problem::whole_file(&complaints::words::rules::UNREADABLE_FILE, "policies/a/2020.md", found, "something else")
    }
}
