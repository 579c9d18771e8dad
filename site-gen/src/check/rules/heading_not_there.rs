//! The words send readers to a heading of this policy that is not there: "see
//! “Asking for a review” below".

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};
use crate::prose::{AnyOf, Kind, Sentence};

pub(crate) static RULE: Rule = Rule {
    code: "R181",
    title: "a heading that is not in the policy",
    why: "Readers look for what they were sent to, do not find it, and do not know what holds.",
    cure: "Write the heading as it stands in the policy; or say here what it said.",
    can_be_allowed: true,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Warning, of: Versions::InForceAndToCome, find };

/// What stands before the name of a heading, in small letters.
const LEADS: [&str; 8] =
    ["see ", "under ", "in ", "part called ", "section called ", "the heading ", "headed ", "the section "];

static REFERS: AnyOf = AnyOf::new(&[
    "see \"",
    "see “",
    "see ‘",
    "under \"",
    "under “",
    "under ‘",
    "called \"",
    "called “",
    "called ‘",
    "heading \"",
    "heading “",
    "headed \"",
    "headed “",
    "section \"",
    "section “",
    "in \"",
    "in “",
    "see how ",
    "see what ",
    "see our ",
    "see when ",
    "see where ",
    "see who ",
    "see if ",
    "see your ",
]);

/// Other papers and pages, which have titles of their own.
const OTHER: [&str; 42] = [
    "website",
    "web page",
    "leaflet",
    "policy",
    "procedure",
    "handbook",
    "guide",
    "code",
    "charter",
    "agreement",
    "film",
    "video",
    "form",
    "poster",
    "newsletter",
    "magazine",
    "report",
    "act ",
    "regulation",
    "standard",
    "statement",
    "letter",
    "page",
    "site",
    "link",
    "book",
    "online",
    "factsheet",
    "fact sheet",
    "document",
    "paper",
    "ombudsman",
    "shelter",
    "advice",
    "gov.uk",
    "board",
    "portal",
    "menu",
    "folder",
    "menus",
    "list of",
    "called it",
];

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let mut sentences = subject.prose.sentences_with(&REFERS).peekable();
    if sentences.peek().is_none() {
        return Vec::new();
    }
    let prose = subject.prose;
    let headings = prose.blocks().iter().filter(|block| matches!(block.kind, Kind::Heading(_)));
    let headings: Vec<String> = headings.map(|block| plain(prose.lower_of(block))).collect();
    // A policy of one text has no headings to send anybody to.
    if headings.len() < 2 {
        return Vec::new();
    }
    sentences.filter_map(|sentence| finding(subject, &headings, &sentence)).collect()
}

fn finding(subject: &Subject<'_>, headings: &[String], sentence: &Sentence<'_>) -> Option<Finding> {
    let (at, title) = quoted(sentence).or_else(|| unquoted(sentence))?;
    let said = plain(&title.to_lowercase());
    let without = sentence.lower.replacen(&title.to_lowercase(), "", 1);
    if OTHER.iter().any(|other| without.contains(other)) || said.len() < 4 {
        return None;
    }
    let is_there = headings.iter().any(|heading| heading.contains(&said) || said.contains(heading.as_str()));
    let related = &subject.version.policy.related;
    let is_paper = related.iter().any(|paper| paper.value.to_lowercase().contains(&said))
        || OTHER.iter().any(|other| said.contains(other))
        || subject.version.front.contains(title)
        || subject.library.pages.iter().any(|page| plain(&page.title.to_lowercase()).contains(&said));
    if is_there || is_paper {
        return None;
    }
    let words = |text: &str| text.split(' ').filter(|word| word.len() > 3).map(str::to_owned).collect::<Vec<_>>();
    let own = words(&said);
    let alike = |heading: &&String| words(heading).iter().filter(|word| own.contains(word)).count();
    let near = headings.iter().max_by_key(alike).filter(|heading| alike(heading) > 0);
    let write = match near.and_then(|near| typed(subject, near)) {
        Some(near) => format!("`{near}`, if that is the one; or what it said, in its place"),
        None => "a heading as it stands in the policy; or what it said, in its place".to_owned(),
    };
    Some(Finding {
        at: subject.prose.place(sentence.start + at),
        found: format!("readers are sent to \"{title}\", and the policy has no such heading"),
        write,
    })
}

/// A title between quotation marks, behind words that send people there.
fn quoted<'s>(sentence: &Sentence<'s>) -> Option<(usize, &'s str)> {
    for (open, close) in [('"', '"'), ('“', '”'), ('‘', '’')] {
        let Some(at) = sentence.text.find(open) else { continue };
        let start = at + open.len_utf8();
        let behind = sentence.text.get(start..)?;
        let title = behind.get(..behind.find(close)?)?.trim_end_matches(['.', ',']);
        let before = sentence.lower.get(..at)?;
        let lead = LEADS.iter().find(|lead| before.ends_with(*lead))?;
        // "In “plain words”" is no place; what is below or above is one.
        let of_here = ["below", "above", "in this "].iter().any(|here| sentence.lower.contains(here));
        let is_sent =
            matches!(*lead, "see " | "part called " | "section called " | "the heading " | "headed " | "the section ")
                || of_here;
        let is_title = title.starts_with(char::is_uppercase) && title.contains(' ');
        return (is_sent && is_title).then_some((start, title));
    }
    None
}

/// A title without marks that begins as headings do, and no paper: "see How long we keep your papers".
fn unquoted<'s>(sentence: &Sentence<'s>) -> Option<(usize, &'s str)> {
    const FIRST: [&str; 8] = ["Our ", "How ", "What ", "When ", "Where ", "Who ", "If ", "Your "];
    let at = sentence.lower.find("see ")? + 4;
    let is_word = sentence.lower.get(..at - 4)?.chars().next_back().is_none_or(|c| !c.is_alphanumeric());
    let behind = sentence.text.get(at..)?;
    let is_title = is_word && FIRST.iter().any(|first| behind.starts_with(first));
    let title = behind.split(['.', ',', ';', ')', '(', ':']).next()?.trim_end();
    let title = [" below", " above", " for "].iter().fold(title, |title, end| title.split(end).next().unwrap_or(title));
    (is_title && title.split(' ').count() < 9 && !title.contains(" is ")).then_some((at, title))
}

/// The heading as its author typed it.
fn typed<'s>(subject: &Subject<'s>, heading: &str) -> Option<&'s str> {
    let prose = subject.prose;
    let block = prose
        .blocks()
        .iter()
        .find(|block| matches!(block.kind, Kind::Heading(_)) && plain(prose.lower_of(block)) == heading)?;
    Some(prose.text_of(block).trim())
}

/// A title without what stands round it: its number and its marks.
fn plain(title: &str) -> String {
    title
        .trim()
        .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ' '))
        .trim_end_matches(['.', ':', '?'])
        .replace('’', "'")
}
