//! A name in braces that prints another contact than its sentence leads to:
//! `call us on {{ email }}`, `call the Ombudsman on {{ phone }}`.
//!
//! Whoever follows the sentence reaches nobody, or the landlord in place of the
//! body that is to judge it.

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};
use crate::prose::{Name, Sentence};

pub(crate) static RULE: Rule = Rule {
    code: "R139",
    title: "the name of another contact",
    why: "Whoever follows the sentence reaches nobody, or the landlord in place of the body that is to judge it.",
    cure: "The name of the contact that the sentence leads to; the message has it.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Error, of: Versions::InForceAndToCome, find };

/// What a contact is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Call,
    Text,
    Email,
    Letter,
}

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let prose = subject.prose;
    let mut found = Vec::new();
    let mut is_after_body = false;
    for sentence in prose.every_sentence() {
        let names = prose.names_in(sentence.range());
        let is_it_body = std::mem::replace(
            &mut is_after_body,
            sentence.lower.contains("ombudsman") || names.iter().any(|name| name.name == "ombudsman"),
        );
        let mut from = sentence.start;
        for name in names {
            let Some((whose, way)) = contact(&name.name) else { continue };
            let before = prose.lower().get(from..name.text.start).unwrap_or_default();
            from = name.text.end;
            let instead =
                other_way(before, whose, way).or_else(|| other_body(names, &sentence, is_it_body, before, name, whose));
            found.extend(instead.map(|instead| Finding {
                at: prose.place(name.text.start),
                found: format!(
                    "`{{{{ {} }}}}` stands here where the sentence leads to `{{{{ {instead} }}}}`",
                    name.name
                ),
                write: format!("`{{{{ {instead} }}}}`"),
            }));
        }
    }
    found
}

/// Whose contact a name prints, as the start of the name, and for what it is.
fn contact(name: &str) -> Option<(&'static str, Way)> {
    let (whose, kind) = match name.strip_prefix("ombudsman-") {
        Some(kind) => ("ombudsman-", kind),
        None => ("", name),
    };
    let way = match kind {
        "phone" | "relay" | "out-of-hours" => Way::Call,
        "text" => Way::Text,
        "email" => Way::Email,
        "post" | "office" => Way::Letter,
        _ => return None,
    };
    Some((whose, way))
}

/// The contact for what the last verb before the name says is done, where it is not that.
fn other_way(before: &str, whose: &str, way: Way) -> Option<String> {
    // "Call in at our office" is no call.
    let before = before.replace("call in", "");
    let words = before.split(|c: char| !c.is_alphanumeric() && c != '-');
    let verbs = words.filter_map(|word| match word {
        "call" | "phone" | "ring" | "telephone" | "dial" => Some(&[Way::Call][..]),
        "text" => Some(&[Way::Text, Way::Call][..]),
        "email" | "e-mail" => Some(&[Way::Email][..]),
        "write" => Some(&[Way::Email, Way::Letter, Way::Text][..]),
        _ => None,
    });
    // "Call or email us: {{ email }}": one of them is for another that stands elsewhere.
    let verbs: Vec<&[Way]> = verbs.collect();
    let [meant] = verbs.as_slice() else { return None };
    (!meant.contains(&way)).then(|| {
        let kind = match meant.first() {
            Some(Way::Call) => "phone",
            Some(Way::Text) => "text",
            _ => "email",
        };
        format!("{whose}{kind}")
    })
}

/// The same contact of the one that stands right before the name, where it prints that of another.
fn other_body(
    names: &[Name],
    sentence: &Sentence<'_>,
    // Whether the sentence before it is about the Ombudsman.
    is_it_body: bool,
    before: &str,
    name: &Name,
    whose: &str,
) -> Option<String> {
    const BETWEEN: [&str; 14] =
        ["on", "at", "by", "is", "phone", "number", "free", "for", "email", "its", "the", "to", "calling", "telephone"];
    let kind = name.name.strip_prefix("ombudsman-").unwrap_or(&name.name);
    let mut words = before.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).rev();
    let last = words.find(|word| !BETWEEN.contains(word));
    // Behind the name of the Ombudsman in braces nothing of it is left among the words.
    let is_printed = names.iter().any(|other| {
        other.name == "ombudsman" && other.text.end <= name.text.start && {
            let between = sentence.lower.get(other.text.end - sentence.start..name.text.start - sentence.start);
            between.is_some_and(|between| {
                let mut words = between.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
                words.all(|word| BETWEEN.contains(&word))
            })
        }
    });
    let of_body = is_printed || last == Some("ombudsman") || is_it_body && last == Some("it");
    let of_landlord = !is_printed && matches!(last, Some("us"));
    match whose {
        "" if of_body && matches!(kind, "phone" | "email" | "post" | "relay") => Some(format!("ombudsman-{kind}")),
        "ombudsman-" if of_landlord => Some(kind.to_owned()),
        _ => None,
    }
}
