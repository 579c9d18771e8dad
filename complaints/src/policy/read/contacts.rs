//! How to reach somebody: a mapping with one key for each kind of contact.

use crate::days::clock::{Cited, Fact};
use crate::form::is_possible_email;
use crate::policy::shorthand::fact;
use crate::policy::vocabulary::ContactKind;
use crate::words::fields::{Fields, items, text};
use crate::words::located::Node;
use crate::words::problem::Problems;
use crate::words::rules;

pub(super) fn contacts_fact(node: &Node, problems: &mut Problems<'_>) -> Fact<Vec<(ContactKind, String)>> {
    fact(node, "contacts", "not stated", problems, |n, p| {
        let mut fields = Fields::of(n, "contacts", "`phone: 01632 960 001`, or `contacts: not stated`", p)?;
        let section = fields.text("section", "\"4.4\"", p).map(str::to_owned);
        let value = contacts(&mut fields, p);
        fields.finish(p);
        Some(Cited { value, section, at: n.at })
    })
}

/// Takes the keys of the kinds that there are; a contact that cannot be right is a problem.
pub(super) fn contacts(fields: &mut Fields<'_>, problems: &mut Problems<'_>) -> Vec<(ContactKind, String)> {
    let mut found = Vec::new();
    for (name, kind) in ContactKind::NAMES {
        let Some(node) = fields.take(name) else { continue };
        for node in items(node) {
            let Some(typed) = text(node, name, "01632 960 001", problems) else { continue };
            if typed.eq_ignore_ascii_case("not stated") {
                continue;
            }
            if let Some((what, write)) = mistake(*kind, name, typed) {
                problems.slip(&rules::IMPOSSIBLE_CONTACT, node.at, what, write);
                if typed.starts_with("mailto:") {
                    problems.fix_last(node.at, "mailto:", "");
                }
            }
            found.push((*kind, typed.to_owned()));
        }
    }
    found
}

/// The most digits that a telephone number has (ITU-T E.164); the relay's own stand before it.
const MOST_DIGITS: usize = 15;
const MOST_WITH_RELAY: usize = 20;

/// What is wrong with a contact, and what to write.
fn mistake(kind: ContactKind, name: &str, typed: &str) -> Option<(String, String)> {
    let most = match kind {
        ContactKind::Email => {
            let bare = typed.strip_prefix("mailto:");
            return match bare {
                Some(bare) => Some((
                    format!("{name}: \"{typed}\" is a link, and its page makes one"),
                    format!("`{name}: {bare}`"),
                )),
                None => (!is_possible_email(typed)).then(|| {
                    let what = format!("{name}: \"{typed}\" is not an e-mail address");
                    (what, "an address such as complaints@example.org".to_owned())
                }),
            };
        }
        ContactKind::Phone | ContactKind::Text => MOST_DIGITS,
        ContactKind::Relay => MOST_WITH_RELAY,
        _ => return None,
    };
    // A telephone dials one number.
    (typed.chars().filter(char::is_ascii_digit).count() > most).then(|| {
        let what = format!("{name}: \"{typed}\" is more than one number");
        (what, format!("each by itself: `{name}: [01632 960 001, 01632 960 002]`"))
    })
}
