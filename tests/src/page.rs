//! An answer as a visitor sees it: status, headers, words.

use std::collections::BTreeSet;

use axum::http::StatusCode;

/// The lines that a reader sees in the main part of a page: of each heading, paragraph, item and row one.
#[must_use]
pub fn lines_of(html: &str) -> Vec<String> {
    let main = html.split("<main").nth(1).and_then(|rest| rest.split("</main>").next()).unwrap_or(html);
    let (mut lines, mut line) = (Vec::new(), String::new());
    for part in format!("<main{main}").split('<').skip(1) {
        let (tag, text) = part.split_once('>').unwrap_or((part, ""));
        let name: String = tag.trim_start_matches('/').chars().take_while(|c| c.is_ascii_alphanumeric()).collect();
        if BLOCKS.contains(&name.as_str()) {
            lines.push(std::mem::take(&mut line));
        }
        line.push_str(text);
    }
    lines.push(line);
    let plain = |line: &str| {
        let entities =
            [("&amp;", "&"), ("&#x27;", "'"), ("&#39;", "'"), ("&quot;", "\""), ("&#x2F;", "/"), ("&lt;", "<")];
        let text = entities.into_iter().fold(line.to_owned(), |text, (entity, plain)| text.replace(entity, plain));
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    lines.iter().map(|line| plain(line)).filter(|line| !line.is_empty()).collect()
}

/// Elements that begin a line.
const BLOCKS: [&str; 19] = [
    "p", "li", "h1", "h2", "h3", "div", "dt", "dd", "ul", "ol", "section", "summary", "details", "tr", "td", "th",
    "label", "legend", "form",
];

/// What a visitor sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The HTTP status; no redirect is followed.
    pub status: StatusCode,
    /// The `Location` header; empty where the answer leads nowhere else.
    pub location: String,
    /// Every header, its name in lower case; a value that is no text is left empty.
    pub headers: Vec<(String, String)>,
    /// The body, as UTF-8.
    pub text: String,
}

/// The words of a page, without its tags.
#[must_use]
pub fn words_of(html: &str) -> String {
    let mut words = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => {
                inside = false;
                words.push(' ');
            }
            c if !inside => words.push(c),
            _ => {}
        }
    }
    let words = words
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&#x27;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    words.replace(" .", ".").replace(" ,", ",").replace(" ;", ";")
}

impl Page {
    /// The answer as JSON.
    #[must_use]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.text).unwrap_or_else(|e| panic!("this is no JSON ({e}): {}", self.text))
    }

    /// The words of the page, without its tags.
    #[must_use]
    pub fn words(&self) -> String {
        words_of(&self.text)
    }

    /// The days that the page names, each once: `Wednesday 30 December 2026`; without those of which it says that
    /// they were not counted on the way to another.
    #[must_use]
    pub fn dates(&self) -> BTreeSet<String> {
        let (words, mut dates, mut counts) = (self.words(), BTreeSet::new(), true);
        let words: Vec<&str> = words.split_whitespace().collect();
        for at in 0..words.len() {
            match words[at..] {
                ["We" | "we", "did", "not", "count", ..] => counts = false,
                [weekday, day, month, year, ref after @ ..] => {
                    let (weekday, plain) =
                        (weekday.trim_start_matches('('), year.trim_matches(|c: char| !c.is_ascii_digit()));
                    let is_day = weekday.ends_with("day") && day.parse::<u8>().is_ok() && plain.len() == 4;
                    // Why it was not counted stands in brackets.
                    if is_day && counts && !after.first().is_some_and(|why| why.starts_with('(')) {
                        dates.insert(format!("{weekday} {day} {month} {plain}"));
                    }
                }
                _ => {}
            }
            counts |= words[at].ends_with('.');
        }
        dates
    }

    /// The value of a hidden field.
    #[must_use]
    pub fn hidden(&self, name: &str) -> Option<String> {
        let (_, after) = self.text.split_once(&format!("type=\"hidden\" name=\"{name}\" value=\""))?;
        Some(after.split('"').next()?.to_owned())
    }

    /// Whether the page says something.
    pub fn says(&self, words: &str) {
        assert!(self.words().contains(words), "the page does not say {words:?}:\n{}", self.words());
    }

    /// Whether the page keeps quiet about something.
    pub fn does_not_say(&self, words: &str) {
        assert!(!self.text.contains(words), "the page says {words:?}:\n{}", self.words());
    }

    /// Every box and hidden field of the form on the page that sends to `action`, as a browser without scripts sends it.
    #[must_use]
    pub fn fields_to(&self, action: &str) -> Vec<(String, String)> {
        let form =
            self.text.split("<form ").find(|form| form.starts_with(&format!("action=\"{action}\" method=\"post\"")));
        let form = form.unwrap_or_else(|| panic!("no form sends to {action}: {}", self.text));
        let form = form.split("</form>").next().expect("a form ends");
        let attribute = |tag: &str, name: &str| {
            tag.split_once(&format!(" {name}=\"")).and_then(|(_, rest)| rest.split('"').next()).map(unescaped)
        };
        let mut fields = Vec::new();
        for tag in form.split('<').skip(1) {
            let name = attribute(tag, "name");
            if let (true, Some(name)) = (tag.starts_with("input type=\"hidden\""), &name) {
                fields.push((name.clone(), attribute(tag, "value").unwrap_or_default()));
            } else if let (true, Some(name)) = (tag.starts_with("textarea"), name) {
                let (_, value) = tag.split_once(">\n").expect("a box begins on a line of its own");
                fields.push((name, unescaped(value)));
            }
        }
        fields
    }
}

fn unescaped(text: &str) -> String {
    let text = text.replace("&quot;", "\"").replace("&#39;", "'").replace("&#x27;", "'");
    text.replace("&#x2F;", "/").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}
