//! Whom to reach and where to go: contacts, bodies outside, designated persons, a panel.

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use super::cited_text::CitedText;
use super::clocks::{ClockView, of_fact};
use crate::days::clock::Fact;
use crate::policy::contact::phone::digits;
use crate::policy::library::Library;
use crate::policy::outside::{Body, For, Outside};
use crate::policy::phrases::{Family, Phrases};
use crate::policy::{ContactKind, DesignatedPersons, Panel, Policy};

/// One way to reach somebody, with what a link to it needs.
#[derive(Debug, Clone, Serialize)]
pub struct ContactView {
    /// `phone`, `email` …: the name of its [`ContactKind`].
    pub kind: &'static str,
    /// The words before it, such as `Website`; for hours, `Open`.
    pub label: String,
    /// The number, address or hours as people read them.
    pub value: String,
    /// Where a link to it leads, for kinds that have one.
    pub href: Option<String>,
}

/// A body outside the landlord.
#[derive(Debug, Clone, Serialize)]
pub struct BodyView {
    /// What `content/ombudsmen.yaml` says of it.
    #[serde(flatten, serialize_with = "as_told")]
    pub body: Body,
    /// For whom, where the policy limits it.
    pub only: Option<String>,
    /// Each way to reach the body, ready for a link.
    pub ways: Vec<ContactView>,
    /// Its ways are left out: a demonstration sends nobody to a body that only a policy names.
    pub hidden: bool,
    /// The day on which the facts were checked, in words; none where only the policy says them.
    pub checked: Option<String>,
    /// How long people have to go to a body of the policy's own.
    pub within: Option<ClockView>,
    /// From when people can go there, where the policy says so.
    pub opens: Vec<OpensView>,
    /// The section of the policy that names a body of its own.
    pub section: Option<String>,
}

/// What templates see of a body: all but what only dates and policies are held against. Whoever gives a body one fact
/// more is asked here whether pages tell it.
fn as_told<S: Serializer>(body: &Body, to: S) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct Told<'a> {
        id: &'a str,
        name: &'a str,
        about: &'a str,
        who: &'a Option<String>,
        when_help: &'a Option<String>,
        presses: bool,
        when_investigate: &'a Option<String>,
        time_limit: &'a Option<String>,
        contacts: &'a [(&'static str, String)],
        checked_on: Option<NaiveDate>,
        sources: &'a [String],
    }
    let Body {
        id,
        name,
        about,
        who,
        when_help,
        presses,
        when_investigate,
        time_limit,
        contacts,
        checked_on,
        sources,
        limit: _,
        nations: _,
        was: _,
    } = body;
    let (presses, checked_on) = (*presses, *checked_on);
    Told { id, name, about, who, when_help, presses, when_investigate, time_limit, contacts, checked_on, sources }
        .serialize(to)
}

/// From when people can go to a body.
#[derive(Debug, Clone, Serialize)]
pub struct OpensView {
    /// The time that the policy gives.
    pub clock: ClockView,
    /// It ends the wait also where there is no last answer.
    pub without_answer: bool,
}

/// Where a complaint can go after the landlord.
#[derive(Debug, Clone, Serialize)]
pub struct OutsideView {
    /// The body that pages call the Ombudsman; none where people are sent to free advice.
    pub main: Option<BodyView>,
    /// The other bodies that the policy names.
    pub others: Vec<BodyView>,
}

/// What the policy says about designated persons.
#[derive(Debug, Clone, Serialize)]
pub struct DesignatedView {
    /// Who they are in the policy's words, which the law may have overtaken.
    pub who: Option<CitedText>,
    /// How long the policy tells people to wait.
    pub wait: Option<ClockView>,
    /// The policy says that the referral must be in writing.
    pub in_writing: bool,
}

/// A tenant panel, or another body that hears a stage.
#[derive(Debug, Clone, Serialize)]
pub struct PanelView {
    /// What the policy calls the panel: `Example Tenant Panel`.
    pub name: String,
    /// Each way to reach it.
    pub contacts: Vec<ContactView>,
    /// They are left out: a demonstration sends nobody to a panel that its policy names.
    pub hidden: bool,
    /// The section of the policy that names it.
    pub section: Option<String>,
}

/// Where a complaint can go after the landlord, as [`Outside`] decides it.
pub(super) fn outside(policy: &Policy, library: &Library) -> OutsideView {
    let outside = Outside::of(policy, &library.bodies);
    let p = &library.phrases;
    let last = u8::try_from(policy.stages.len()).unwrap_or(0).max(1);
    let view = |one: &For<'_>| {
        let body = body(one.body, only(one, p), p);
        let id = &one.body.id;
        let own = one.body.checked_on.is_none() && one.body.limit.applied().is_some();
        let opens = one.opens.iter().map(|limit| {
            // What leads there without an answer begins with the complaint.
            let without_answer = !limit.value.from.start.is_an_answer();
            let stage = if without_answer { 1 } else { last };
            let fact = Fact::Stated((*limit).clone());
            OpensView { clock: of_fact(&format!("{id}.opens"), &fact, None, stage, policy, p), without_answer }
        });
        let hidden = policy.demonstration && one.body.checked_on.is_none() && !body.ways.is_empty();
        BodyView {
            ways: if hidden { Vec::new() } else { body.ways.clone() },
            hidden,
            within: own.then(|| of_fact(&format!("{id}.time-limit"), &one.body.limit, None, last, policy, p)),
            opens: opens.collect(),
            section: one.section.map(str::to_owned),
            ..body
        }
    };
    OutsideView { main: outside.main().map(view), others: outside.others().iter().map(view).collect() }
}

/// For whom or for what the policy names a body, as one phrase.
pub(crate) fn only(named: &For<'_>, phrases: &Phrases) -> Option<String> {
    let only: Vec<String> = named.only.iter().map(|said| said.value.clone()).collect();
    (!only.is_empty()).then(|| phrases.and(&only))
}

/// A body outside the landlord in words; `only` says for whom the policy names it.
pub(crate) fn body(body: &Body, only: Option<String>, phrases: &Phrases) -> BodyView {
    let ways =
        body.contacts.iter().filter_map(|(name, value)| Some(contact(ContactKind::parse(name)?, value, phrases)));
    BodyView {
        only,
        ways: ways.collect(),
        hidden: false,
        checked: body.checked_on.map(|day| phrases.day(day)),
        within: None,
        opens: Vec::new(),
        section: None,
        body: body.clone(),
    }
}

/// Contacts in words, in their order.
pub(super) fn contacts(list: &[(ContactKind, String)], phrases: &Phrases) -> Vec<ContactView> {
    list.iter().map(|(kind, value)| contact(*kind, value, phrases)).collect()
}

fn contact(kind: ContactKind, value: &str, phrases: &Phrases) -> ContactView {
    let number = || value.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect::<String>();
    let href = match kind {
        ContactKind::Phone | ContactKind::Relay => Some(format!("tel:{}", number())),
        ContactKind::Text => Some(format!("sms:{}", number())),
        ContactKind::Email => Some(format!("mailto:{value}")),
        ContactKind::Bsl if !value.contains("://") => None,
        ContactKind::Web | ContactKind::Bsl => {
            Some(if value.contains("://") { value.to_owned() } else { format!("https://{value}") })
        }
        // A number alone, or what to do in words.
        ContactKind::OutOfHours => digits(value).map(|digits| format!("tel:{digits}")),
        ContactKind::Post | ContactKind::Office | ContactKind::Hours => None,
    };
    ContactView {
        kind: kind.name(),
        label: phrases.of(Family::Contact, kind.name()).to_owned(),
        value: value.to_owned(),
        href,
    }
}

/// What the policy says about designated persons.
pub(super) fn designated(said: &DesignatedPersons, policy: &Policy, phrases: &Phrases) -> DesignatedView {
    let last = u8::try_from(policy.stages.len()).unwrap_or(0);
    DesignatedView {
        who: CitedText::of_fact(&said.who),
        wait: said.wait.applied().map(|_| of_fact("designated-persons.wait", &said.wait, None, last, policy, phrases)),
        in_writing: said.in_writing,
    }
}

/// The tenant panel that a policy names, or another body that hears a stage.
pub(super) fn panel(panel: &Panel, policy: &Policy, phrases: &Phrases) -> PanelView {
    let hidden = policy.demonstration && !panel.contacts.is_empty();
    PanelView {
        name: panel.name.clone(),
        contacts: if hidden { Vec::new() } else { contacts(&panel.contacts, phrases) },
        hidden,
        section: panel.section.clone(),
    }
}
