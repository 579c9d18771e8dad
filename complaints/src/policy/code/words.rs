//! The sentences round the provisions of an assessment, which are published with it.

use std::collections::BTreeMap;

use crate::words::fields::{Fields, text};
use crate::words::located::Node;
use crate::words::problem::Problems;
use crate::words::rules;

/// The facts of a policy that are cited, by the names that `facts:` gives their words to.
pub const FACTS: [&str; 22] = [
    "way",
    "format",
    "who",
    "owner",
    "stage",
    "acknowledge",
    "answer",
    "holding",
    "new date",
    "at most",
    "to complain",
    "wait",
    "after that",
    "reasons",
    "last",
    "by",
    "not by",
    "heard by",
    "not taken",
    "report",
    "paper",
    "notice",
];

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
    /// Before what a person may begin with there.
    pub lead: String,
    /// Under a provision that was read in no source.
    pub unconfirmed: String,
    /// Before the note that the policy's page prints beside words that speak against a provision.
    pub update: String,
    /// Behind a time that the policy only aims at.
    pub aim: String,
    /// What each of [`FACTS`] is called, where the policy's facts are cited and no sentence of it.
    pub facts: BTreeMap<String, String>,
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
    let (lead, unconfirmed, update, aim) = (one("lead"), one("unconfirmed"), one("update"), one("aim"));
    let called = fields.require("facts", "\n    way: A way to complain", problems);
    fields.finish(problems);
    let called = called.and_then(|node| facts(node, problems));
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
        lead: lead?,
        unconfirmed: unconfirmed?,
        update: update?,
        aim: aim?,
        facts: called?,
        comment: comment?,
        no_comment: no_comment?,
        policy: policy?,
        form: form?,
        page: page?,
    })
}

/// What each fact is called.
fn facts(node: &Node, problems: &mut Problems<'_>) -> Option<BTreeMap<String, String>> {
    let mut fields = Fields::of(node, "facts", "`way: A way to complain`", problems)?;
    let each = fields.each();
    let called: BTreeMap<String, String> = each
        .iter()
        .filter_map(|e| Some((e.key.clone(), text(&e.node, &e.key, "A way to complain", problems)?.to_owned())))
        .collect();
    let missing: Vec<&str> = FACTS.into_iter().filter(|fact| !called.contains_key(*fact)).collect();
    if !missing.is_empty() {
        let found = format!("nothing says what these facts are called: {}", missing.join(", "));
        problems.error(&rules::MISSING_KEY, node.at, found, format!("`{}: A way to complain`", missing.join("`, `")));
    }
    Some(called)
}
