//! Where people can go besides the landlord: bodies outside, the tenant panel,
//! and what the law gives them.

use super::list::{List, Side};
use crate::policy::outside::{For, Outside};
use crate::policy::phrases::{ChangePhrase, Family, Phrase, Slot};
use crate::policy::{ContactKind, Telling};

pub(super) fn all(side: &Side<'_>, list: &mut List<'_>) {
    let policy = &side.version.policy;
    let last = u8::try_from(policy.stages.len()).unwrap_or(0).max(1);
    for named in Outside::of(policy, &side.library.bodies).each() {
        let body = named.body;
        list.member(Telling::Body, &body.id, &for_whom(named, list));
        let own = policy.ombudsman.iter().find(|one| one.id == body.id);
        let mut sections: Vec<&str> = own.iter().filter_map(|one| one.section.as_deref()).collect();
        sections.extend(named.only.iter().filter_map(|only| only.section.as_deref()));
        sections.dedup();
        let sections = sections.join(list.phrases.get(Phrase::ListComma));
        list.cite(Some(&sections).filter(|sections| !sections.is_empty()));
        for (about, value) in [
            ("about", Some(&body.about)),
            ("who", body.who.as_ref()),
            ("when-help", body.when_help.as_ref()),
            ("when-investigate", body.when_investigate.as_ref()),
            ("time-limit", body.time_limit.as_ref()),
        ] {
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                let what = list.of(list.phrases.of(Family::Told, Telling::Body.name()), &body.name);
                list.push(format!("body.{}.{about}", body.id), Telling::Body, what, value, None);
            }
        }
        for (kind, value) in &body.contacts {
            let what = list.of(list.phrases.of(Family::Contact, kind), &body.name);
            list.push(format!("body.{}.{kind}", body.id), Telling::Body, what, value, None);
        }
        for limit in &named.opens {
            let stage = if limit.value.from.start.is_an_answer() { last } else { 1 };
            let what = list.of(&list.what(Telling::Opens), &body.name);
            list.limit(&format!("body.{}.opens", body.id), Telling::Opens, what, Some(limit), (stage, policy));
        }
        // Of a known body the words above say it.
        let own = if body.checked_on.is_none() { body.limit.applied() } else { None };
        let what = list.of(&list.what(Telling::Within), &body.name);
        list.limit(&format!("body.{}.within", body.id), Telling::Within, what, own, (last, policy));
    }
    if let Some(said) = &policy.designated_persons {
        if let Some(cited) = said.who.applied() {
            let value = match said.in_writing {
                true => list.phrases.fill(ChangePhrase::InWriting, &[(Slot::What, &cited.value)]),
                false => cited.value.clone(),
            };
            list.text(Telling::Designated, Some(value));
            list.cite(cited.section.as_ref());
        }
        let what = list.what(Telling::DesignatedWait);
        list.limit("designated-persons.wait", Telling::DesignatedWait, what, said.wait.applied(), (last, policy));
    }
    if let Some(panel) = &policy.panel {
        list.text(Telling::Panel, Some(panel.name.as_str()));
        list.cite(panel.section.as_ref());
        contacts("panel", Telling::Panel, &panel.contacts, (Some(&panel.name), None), list);
    }
    for right in side.library.rights.iter().filter(|right| right.is_for(policy, side.on)) {
        list.member(Telling::Right, &right.id, &format!("{}. {}", right.title, right.says.join(" ")));
    }
}

/// The name of a body, and for whom the policy names it.
fn for_whom(named: &For<'_>, list: &List<'_>) -> String {
    let only: Vec<String> = named.only.iter().map(|said| said.value.clone()).collect();
    if only.is_empty() {
        return named.body.name.clone();
    }
    let only = list.phrases.and(&only);
    list.phrases.fill(ChangePhrase::Only, &[(Slot::Source, &named.body.name), (Slot::Why, &only)])
}

/// Each way to reach somebody; of the landlord itself nobody is named.
pub(super) fn contacts(
    id: &str,
    about: Telling,
    contacts: &[(ContactKind, String)],
    (whose, section): (Option<&str>, Option<&String>),
    list: &mut List<'_>,
) {
    for (kind, value) in contacts {
        let label = list.phrases.of(Family::Contact, kind.name());
        let what = whose.map_or_else(|| label.to_owned(), |whose| list.of(label, whose));
        list.push(format!("{id}.{}", kind.name()), about, what, value, None);
        list.cite(section);
    }
}
