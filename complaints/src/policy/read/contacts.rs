//! How to reach somebody: a mapping with one key for each kind of contact.

use crate::days::clock::{Cited, Fact};
use crate::policy::contact::{
    self,
    phone::{digits, undialable},
};
use crate::policy::shorthand::fact;
use crate::policy::vocabulary::ContactKind;
use crate::words::fields::{Fields, items, text};
use crate::words::located::{Node, Value};
use crate::words::problem::{Place, Problems, Severity};
use crate::words::rules;

pub(super) fn contacts_fact(node: &Node, problems: &mut Problems<'_>) -> Fact<Vec<(ContactKind, String)>> {
    fact(node, "contacts", "not stated", problems, |n, p| {
        let mut fields = Fields::of(n, "contacts", &alone(n), p)?;
        let section = fields.text("section", "\"4.4\"", p).map(str::to_owned);
        let value = contacts(&mut fields, p);
        fields.finish(p);
        Some(Cited { value, section, at: n.at })
    })
}

/// What to write for a contact that stands alone behind `contacts:`: with its kind.
fn alone(node: &Node) -> String {
    let typed = match &node.value {
        Value::Text(typed) => typed.as_str(),
        Value::List(_) | Value::Map(_) => "",
    };
    let (kind, value) = match typed {
        typed if typed.contains('@') => ("email", typed),
        typed if digits(typed).is_some_and(|digits| undialable(&digits).is_none()) => ("phone", typed),
        _ => ("phone", "01632 960 001"),
    };
    let such_as = if value == typed { "" } else { "yours with their kinds, such as " };
    format!("{such_as}`contacts: {{ {kind}: {value} }}`; or `contacts: not stated`")
}

/// Takes the keys of the kinds that there are; a contact that cannot be right is a problem.
pub(in crate::policy) fn contacts(fields: &mut Fields<'_>, problems: &mut Problems<'_>) -> Vec<(ContactKind, String)> {
    let mut found = Vec::new();
    let mut relays = Vec::new();
    for (name, kind) in ContactKind::NAMES {
        let Some(node) = fields.take(name) else { continue };
        for node in items(node) {
            let Some(typed) = text(node, name, "01632 960 001", problems) else { continue };
            if typed.eq_ignore_ascii_case("not stated") {
                continue;
            }
            tell(*kind, name, node, typed, problems);
            if *kind == ContactKind::Relay {
                relays.push((node.at, typed.to_owned()));
            }
            found.push((*kind, typed.to_owned()));
        }
    }
    let phones = found.iter().filter(|(kind, _)| *kind == ContactKind::Phone).map(|(_, phone)| phone.clone());
    let phones: Vec<String> = phones.collect();
    for relay in &relays {
        tell_of_relay(relay, &phones, problems);
    }
    found
}

/// Tells what is wrong with a contact by itself.
fn tell(kind: ContactKind, name: &str, node: &Node, typed: &str, problems: &mut Problems<'_>) {
    let Some(wrong) = contact::mistake(kind, name, typed) else { return };
    match wrong.severity {
        Severity::Error => problems.slip(&rules::IMPOSSIBLE_CONTACT, node.at, wrong.found, wrong.write),
        Severity::Warning | Severity::Advice => {
            problems.warning(&rules::UNCERTAIN_CONTACT, node.at, wrong.found, wrong.write);
        }
    }
    if typed.starts_with("mailto:") {
        problems.fix_last(node.at, "mailto:", "");
    }
}

/// A number behind the relay that is nearly the telephone's, and so most likely meant for it.
fn tell_of_relay(relay: &(Place, String), phones: &[String], problems: &mut Problems<'_>) {
    let (at, typed) = relay;
    let Some(behind) = digits(typed).map(|digits| digits.chars().skip(5).collect::<String>()) else { return };
    let phones = phones.iter().filter_map(|phone| Some((phone, digits(phone)?)));
    let can_be_dialled = |(_, phone): &(&String, String)| undialable(phone).is_none();
    // A number that is wrong has been told of, and moves no other.
    let phones: Vec<(&String, String)> = phones.filter(can_be_dialled).collect();
    let near =
        |(_, phone): &&(&String, String)| *phone != behind && strsim::damerau_levenshtein(phone, &behind) <= MISTYPED;
    if phones.iter().any(|(_, phone)| *phone == behind) {
        return;
    }
    if let Some((phone, _)) = phones.iter().find(near) {
        problems.slip(
            &rules::IMPOSSIBLE_CONTACT,
            *at,
            format!("relay: \"{typed}\" calls a number that is nearly that of `phone:`, {phone}"),
            format!("`relay: 18001 {phone}`; if both are right, leave one of them out"),
        );
    }
}

/// So many figures of a number are changed by a slip of a finger, or two that change places.
const MISTYPED: usize = 1;
