//! Every contact that is known: the facts' own, those of panels, and those of bodies and advice lines outside.

use complaints::policy::ContactKind;
use complaints::policy::outside::{Body, Outside};

use crate::prose::contacts::{Found, Sort, digits, host};

use super::super::question::Subject;
use super::{Round, near};

/// A contact that is known.
#[derive(Debug, Clone)]
pub(in crate::check) struct Entry<'s> {
    sort: Sort,
    /// What is compared.
    value: String,
    /// As it stands among the facts.
    pub(in crate::check) shown: &'s str,
    /// The name by which prose prints it.
    pub(in crate::check) name: Option<String>,
    /// Whose it is; none for the landlord's own.
    pub(in crate::check) body: Option<&'s str>,
    /// The line on which the policy gives it.
    pub(in crate::check) line: Option<usize>,
}

/// All of them.
pub(super) struct Book<'s>(Vec<Entry<'s>>);

impl<'s> Book<'s> {
    pub(super) fn of(subject: &Subject<'s>) -> Self {
        let policy = &subject.version.policy;
        let mut book = Self(Vec::new());
        for (kind, value) in policy.contacts.applied().map(|c| c.value.as_slice()).unwrap_or_default() {
            let name = kind.name().replace('_', "-");
            book.add(*kind, value, Some(&name), None, line_of(subject, value));
        }
        let heard = policy.each_procedure().flat_map(|p| &p.stages).filter_map(|stage| stage.heard_by.as_ref());
        for panel in policy.panel.iter().chain(heard) {
            for (kind, value) in &panel.contacts {
                book.add(*kind, value, None, Some(&panel.name), line_of(subject, value));
            }
        }
        let outside = Outside::of(policy, &subject.library.bodies);
        let main = outside.main().map(|main| main.body.id.as_str());
        let own = policy.ombudsman.iter().filter_map(|named| named.own.as_ref());
        for body in own.chain(subject.library.bodies.values()) {
            book.body(body, main == Some(body.id.as_str()));
        }
        for line in subject.library.help.lines.iter().chain(&subject.library.help.advice) {
            for number in line.number.iter() {
                book.add(ContactKind::Phone, number, None, Some(&line.who), None);
            }
            for web in line.web.iter() {
                book.add(ContactKind::Web, web, None, Some(&line.who), None);
            }
        }
        book
    }

    fn body(&mut self, body: &'s Body, is_main: bool) {
        for (kind, value) in &body.contacts {
            let name = is_main.then(|| format!("ombudsman-{kind}"));
            if let Some(known) = ContactKind::parse(kind) {
                self.add(known, value, name.as_deref(), Some(&body.name), None);
            }
        }
    }

    fn add(
        &mut self,
        kind: ContactKind,
        shown: &'s str,
        name: Option<&str>,
        body: Option<&'s str>,
        line: Option<usize>,
    ) {
        let (sort, value) = match kind {
            ContactKind::Phone | ContactKind::Text | ContactKind::Relay | ContactKind::OutOfHours => {
                (Sort::Phone, digits(shown))
            }
            ContactKind::Email => (Sort::Email, shown.to_lowercase()),
            ContactKind::Web | ContactKind::Bsl => (Sort::Host, host(shown)),
            ContactKind::Post | ContactKind::Office => (Sort::Postcode, postcode(shown)),
            ContactKind::Hours => return,
        };
        // Several of one kind stand in one line.
        for value in value.split("; ").filter(|value| !value.is_empty()) {
            self.0.push(Entry { sort, value: value.to_owned(), shown, name: name.map(str::to_owned), body, line });
        }
    }

    /// The one that is the same.
    pub(super) fn same(&self, found: &Found) -> Option<Entry<'s>> {
        let is_same = |entry: &&Entry<'_>| match found.sort {
            Sort::Host => {
                entry.sort == Sort::Host
                    && (found.value == entry.value || found.value.ends_with(&format!(".{}", entry.value)))
            }
            // Several numbers of one kind are known as one row of figures.
            Sort::Phone => {
                entry.sort == Sort::Phone
                    && (entry.value == found.value || entry.value.len() > 18 && entry.value.contains(&found.value))
            }
            sort => entry.sort == sort && entry.value == found.value,
        };
        // Behind 18001 a number is dialled through the relay, and has a name of its own.
        let through_relay = |typed: &str| typed.split_whitespace().collect::<String>().starts_with("18001");
        let alike = |entry: &&Entry<'_>| through_relay(entry.shown) == through_relay(&found.typed);
        let mut same = self.0.iter().filter(is_same);
        same.clone().find(alike).or_else(|| same.next()).cloned()
    }

    /// The one that it nearly is.
    pub(super) fn near(&self, found: &Found, round: &Round<'_>) -> Option<Entry<'s>> {
        let is_near = |entry: &&Entry<'_>| {
            entry.sort == found.sort
                && match found.sort {
                    // Numbers of one office lie side by side: the last two figures alone tell other services apart.
                    Sort::Phone => {
                        near::is_slip(&entry.value, &found.value)
                            && (!only_the_end(&entry.value, &found.value)
                                || round.is_of_service(entry.name.as_deref())
                                || entry.body.is_some()
                                || !round.is_of_another_service() && round.complains())
                            && entry.body.is_none_or(|body| round.speaks_of(body))
                    }
                    Sort::Email => {
                        near::is_slip(&entry.value, &found.value) || near::is_other_ending(&entry.value, &found.value)
                    }
                    Sort::Host => {
                        entry.body.is_some()
                            && (near::is_slip(&entry.value, &found.value)
                                || near::is_other_ending(&entry.value, &found.value))
                    }
                    Sort::Postcode => street(entry.shown).is_some_and(|street| has_street(round.words, &street)),
                }
        };
        self.0.iter().find(is_near).cloned()
    }

    /// The address whose postcode is right and whose street or number is another.
    pub(super) fn other_street(&self, found: &Found, block: &str) -> Option<Entry<'s>> {
        let own = self.0.iter().filter(|entry| entry.sort == Sort::Postcode && entry.value == found.value);
        let other = |entry: &&Entry<'_>| {
            street(entry.shown).is_some_and(|street| {
                let name = street.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
                name.len() > 5 && name != street && !has_street(block, &street) && block.contains(name)
            })
        };
        own.filter(|_| found.sort == Sort::Postcode).find(other).cloned()
    }

    /// Whether a postcode of a body is known.
    pub(super) fn has_postcode_of(&self, body: &str) -> bool {
        self.0.iter().any(|entry| entry.sort == Sort::Postcode && !entry.value.is_empty() && entry.body == Some(body))
    }

    /// The landlord's own of a kind.
    pub(super) fn own(&self, sort: Sort) -> Option<Entry<'s>> {
        self.0.iter().find(|entry| entry.sort == sort && entry.body.is_none()).cloned()
    }
}

/// Whether two numbers of one length differ in their last two figures alone.
fn only_the_end(one: &str, other: &str) -> bool {
    one.len() == other.len() && one.get(..one.len().saturating_sub(2)) == other.get(..other.len().saturating_sub(2))
}

/// The postcode of an address, without spaces; empty where it has none.
fn postcode(address: &str) -> String {
    let words: Vec<&str> = address.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let inward = |word: &str| word.len() == 3 && word.starts_with(|c: char| c.is_ascii_digit());
    let two =
        words.windows(2).find(|two| inward(two[1]) && two[0].len() <= 4 && two[0].chars().any(|c| c.is_ascii_digit()));
    two.map(|two| two.concat().to_lowercase()).unwrap_or_default()
}

/// The part of an address with the number of the house.
fn street(address: &str) -> Option<String> {
    let parts = address.split(',').map(|part| part.trim().to_lowercase());
    let mut streets = parts.filter(|part| part.starts_with(|c: char| c.is_ascii_digit()) && part.contains(' '));
    streets.next()
}

/// Whether a street with its number stands in these words: `1 quay street` is not in `11 quay street`.
fn has_street(words: &str, street: &str) -> bool {
    let free = |at: usize| !words.get(..at).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()));
    words.match_indices(street).any(|(at, _)| free(at))
}

/// The line of the facts on which a value stands.
fn line_of(subject: &Subject<'_>, value: &str) -> Option<usize> {
    subject.version.front.lines().position(|line| line.contains(value)).map(|at| subject.version.line_of_fact(at))
}
