//! How to reach somebody: a mapping with one key for each kind of contact.

use crate::days::clock::{Cited, Fact};
use crate::form::is_possible_email;
use crate::policy::shorthand::fact;
use crate::policy::vocabulary::ContactKind;
use crate::words::fields::{Fields, text};
use crate::words::located::Node;
use crate::words::problem::Problems;

pub(super) fn contacts_fact(node: &Node, problems: &mut Problems<'_>) -> Fact<Vec<(ContactKind, String)>> {
    fact(node, "contacts", "not stated", problems, |n, p| {
        let mut fields = Fields::of(n, "contacts", "`phone: 01632 960 001`, or `contacts: not stated`", p)?;
        let section = fields.text("section", "\"4.4\"", p).map(str::to_owned);
        let value = contacts(&mut fields, p);
        fields.finish(p);
        Some(Cited { value, section, at: n.at })
    })
}

/// Takes the keys of the kinds that there are; a contact that cannot be right is a problem and is left out.
pub(super) fn contacts(fields: &mut Fields<'_>, problems: &mut Problems<'_>) -> Vec<(ContactKind, String)> {
    let mut found = Vec::new();
    for (name, kind) in ContactKind::NAMES {
        let Some(node) = fields.take(name) else { continue };
        let Some(typed) = text(node, name, "01632 960 001", problems) else { continue };
        if typed.eq_ignore_ascii_case("not stated") {
            continue;
        }
        if *kind == ContactKind::Email && !is_possible_email(typed) {
            problems.error(
                node.at,
                format!("{name}: \"{typed}\" is not an e-mail address"),
                "an address such as complaints@example.org",
            );
            continue;
        }
        found.push((*kind, typed.to_owned()));
    }
    found
}
