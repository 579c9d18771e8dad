//! The sentences round the provisions of an assessment, which are published with it.

use crate::words::fields::Fields;
use crate::words::located::Node;
use crate::words::problem::Problems;

/// What stands round the provisions. In braces stand `{landlord}`, `{link}`, `{day}` and `{role}`.
#[derive(Debug, Clone)]
pub struct CodeWords {
    /// The heading of the page, and of its link.
    pub title: String,
    /// One sentence that search engines show.
    pub description: String,
    /// The first paragraph.
    pub intro: String,
    /// Who approved it, and when.
    pub approved: String,
    /// Before what a provision asks.
    pub asks: String,
    /// Before what speaks for it.
    pub evidence: String,
    /// Before what speaks against it.
    pub contradicted: String,
    /// Where nothing was found.
    pub nothing: String,
    /// Where no program can look.
    pub person: String,
    /// Before the landlord's own comment.
    pub comment: String,
    /// In place of a comment that nobody has written.
    pub no_comment: String,
    /// What a version of the policy is called, where it is cited.
    pub policy: String,
    /// What the form is called, where it is cited.
    pub form: String,
    /// What a shared page is called, where it is cited.
    pub page: String,
}

/// Reads the sentences.
pub(super) fn read(node: &Node, problems: &mut Problems<'_>) -> Option<CodeWords> {
    let mut fields = Fields::of(node, "words", "`comment: Our comment`", problems)?;
    let mut one = |key| fields.required_text(key, "Our comment", problems).map(str::to_owned);
    let (title, description, intro) = (one("title"), one("description"), one("intro"));
    let (approved, asks, evidence) = (one("approved"), one("asks"), one("evidence"));
    let (contradicted, nothing, person) = (one("contradicted"), one("nothing"), one("person"));
    let (comment, no_comment) = (one("comment"), one("no_comment"));
    let (policy, form, page) = (one("policy"), one("form"), one("page"));
    fields.finish(problems);
    Some(CodeWords {
        title: title?,
        description: description?,
        intro: intro?,
        approved: approved?,
        asks: asks?,
        evidence: evidence?,
        contradicted: contradicted?,
        nothing: nothing?,
        person: person?,
        comment: comment?,
        no_comment: no_comment?,
        policy: policy?,
        form: form?,
        page: page?,
    })
}
