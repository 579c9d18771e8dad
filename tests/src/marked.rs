//! What a page says and by which rule or fact, as the marks in its text tell:
//! `data-rule="stage-1.respond"`, `data-fact="sent"`.

/// By what a text of a page stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// The name of a rule of the policy or the law, such as `law.stage-1.respond`.
    Rule(String),
    /// What kind of fact it is, such as `sent`.
    Fact(String),
}

/// A text of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The innermost mark round it.
    pub mark: Option<Mark>,
    /// Its words, without tags.
    pub text: String,
}

/// Elements that have no end.
const VOID: [&str; 6] = ["meta", "link", "input", "br", "img", "hr"];
/// Elements whose text nobody reads.
const UNSEEN: [&str; 3] = ["title", "style", "script"];

/// An element that has not ended.
struct Open {
    name: String,
    unseen: bool,
    /// Its mark, and what was said in it so far.
    marked: Option<Said>,
}

/// All texts of a page: a marked element as one, every other text by itself; in the order in which they end.
#[must_use]
pub fn said(html: &str) -> Vec<Said> {
    let mut open: Vec<Open> = Vec::new();
    let mut all = Vec::new();
    for part in html.split('<').skip(1) {
        let Some((tag, text)) = part.split_once('>') else { continue };
        let name: String =
            tag.trim_start_matches('/').chars().take_while(|c| c.is_alphanumeric() || *c == '!').collect();
        if tag.starts_with('/') {
            while let Some(ended) = open.pop() {
                all.extend(ended.marked);
                if ended.name == name {
                    break;
                }
            }
        } else if !VOID.contains(&name.as_str()) && !name.starts_with('!') {
            open.push(Open { unseen: UNSEEN.contains(&name.as_str()), marked: mark(tag), name });
        }
        let text = text.replace("&amp;", "&").replace("&#x27;", "'").replace("&quot;", "\"");
        if open.iter().any(|element| element.unseen) {
            continue;
        }
        match open.iter_mut().rev().find_map(|element| element.marked.as_mut()) {
            Some(marked) => marked.text.push_str(&format!("{text} ")),
            None if text.trim().is_empty() => {}
            None => all.push(Said { mark: None, text: text.trim().to_owned() }),
        }
    }
    all
}

/// The mark of an element, and nothing said yet.
fn mark(tag: &str) -> Option<Said> {
    let value = |name: &str| Some(tag.split_once(name)?.1.split('"').next()?.to_owned());
    let mark = value("data-rule=\"").map(Mark::Rule).or_else(|| value("data-fact=\"").map(Mark::Fact))?;
    Some(Said { mark: Some(mark), text: String::new() })
}
