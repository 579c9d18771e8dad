//! A web address whose beginning or end no address has, or whose domain is nearly
//! that of the landlord: `wwww.example.org`, `example.og.uk`.

use complaints::policy::ContactKind;
use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::contacts::near::is_slip;
use crate::check::question::{Finding, Question, Subject, Versions};
use crate::prose::contacts::{Sort, host};

pub(crate) static RULE: Rule = Rule {
    code: "R182",
    title: "a web address that is mistyped",
    why: "Whoever follows it finds no page, or a stranger's.",
    cure: "Copy the address from the line of the browser, and try it.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Error, of: Versions::InForceAndToCome, find };

/// Beginnings that no address has, and what was meant.
const BEGINS: [(&str, &str); 7] = [
    ("wwww.", "www."),
    ("ww.", "www."),
    ("www.www.", "www."),
    ("w.w.w.", "www."),
    ("www,", "www."),
    ("wwwe.", "www."),
    ("http.", ""),
];

/// Ends that no address has.
const ENDS: [(&str, &str); 14] = [
    (".co.ku", ".co.uk"),
    (".co.k", ".co.uk"),
    (".og.uk", ".org.uk"),
    (".ogr.uk", ".org.uk"),
    (".orguk", ".org.uk"),
    (".org.ku", ".org.uk"),
    (".org.k", ".org.uk"),
    (".orq.uk", ".org.uk"),
    (".gov.ku", ".gov.uk"),
    (".gov.k", ".gov.uk"),
    (".gob.uk", ".gov.uk"),
    (".couk", ".co.uk"),
    (".govuk", ".gov.uk"),
    (".uk.uk", ".uk"),
];

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let hosts = || subject.contacts.iter().filter(|found| found.sort == Sort::Host);
    if hosts().next().is_none() {
        return Vec::new();
    }
    let own = own(subject);
    let found = hosts().filter_map(|found| {
        // The end of a sentence is none of the address.
        let typed = found.typed.trim_end_matches(['.', ',']);
        let lower = typed.to_lowercase();
        let bare = lower.trim_start_matches("https://").trim_start_matches("http://");
        let begins = BEGINS.iter().find(|(wrong, _)| bare.starts_with(wrong));
        let name = host(&lower);
        if !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-')) {
            return None;
        }
        let ends = ENDS.iter().find(|(wrong, _)| name.ends_with(wrong));
        let right = match (begins, ends) {
            (Some((wrong, right)), _) => typed.replacen(typed.get(lower.find(wrong)?..)?.get(..wrong.len())?, right, 1),
            (_, Some((_, right))) => {
                let stem = name.get(..name.len() - ends?.0.len())?;
                let at = lower.find(&name)?;
                format!("{}{stem}{right}{}", typed.get(..at)?, typed.get(at + name.len()..)?)
            }
            _ => {
                let near = own.iter().find(|own| own.len() > 7 && is_slip(own, &name))?;
                let at = lower.find(&name)?;
                format!("{}{near}{}", typed.get(..at)?, typed.get(at + name.len()..)?)
            }
        };
        Some(Finding {
            at: subject.prose.place(found.text.start),
            found: format!("\"{typed}\" looks mistyped"),
            write: format!("`{right}`, if that is the address"),
        })
    });
    found.collect()
}

/// The landlord's own domains: those of its pages, and of its mailboxes.
fn own(subject: &Subject<'_>) -> Vec<String> {
    let contacts =
        subject.version.policy.contacts.applied().map(|contacts| contacts.value.as_slice()).unwrap_or_default();
    let domains = contacts.iter().filter_map(|(kind, value)| match kind {
        ContactKind::Web => Some(host(value)),
        ContactKind::Email => value.rsplit_once('@').map(|(_, domain)| domain.trim().to_lowercase()),
        _ => None,
    });
    let own: Vec<String> = domains.collect();
    // Of two that are nearly alike, each is right.
    own
}
