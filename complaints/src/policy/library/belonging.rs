//! Nation, scheme and bodies of a policy held against each other: a landlord in
//! Scotland is not bound by England's Code, and no English body takes its
//! tenants' complaints.

use super::shared::Library;
use crate::days::calendar::Nation;
use crate::policy::facts::Policy;
use crate::policy::outside::Body;
use crate::policy::vocabulary::Scheme;
use crate::words::fields::one_of;
use crate::words::located::{Node, Value};
use crate::words::problem::{Place, Problems};
use crate::words::rules;

/// Tells where they do not go together, and which bodies are not known; `front` is the policy's front matter.
pub(super) fn check(policy: &Policy, front: &Node, library: &Library, problems: &mut Problems<'_>) {
    let scheme = library.bodies.get(policy.scheme.name());
    let is_sound = scheme.is_none_or(|body| body.serves(policy.nation));
    if let Some(body) = scheme.filter(|body| !body.serves(policy.nation)) {
        let own = Scheme::ALL.into_iter().filter_map(|scheme| library.bodies.get(scheme.name()));
        let own =
            own.filter(|body| policy.nation != Nation::Uk && body.serves(policy.nation)).map(|body| body.id.as_str());
        let own = own.chain(["none"]).next().unwrap_or("none");
        problems.error(
            &rules::BODY_ELSEWHERE,
            place(front, "scheme"),
            format!("the {} is not for landlords of `nation: {}`", body.name, policy.nation.name()),
            format!("`scheme: {own}`; or is `nation:` wrong?"),
        );
    }
    for named in &policy.ombudsman {
        if let Some(own) = &named.own {
            if library.bodies.contains_key(&own.id) {
                problems.error(
                    &rules::BODY_ELSEWHERE,
                    named.at,
                    format!("ombudsman: the {} is known here, and its details are kept up for all", own.name),
                    format!("`body: {}` in place of its name and its details", own.id),
                );
            }
            continue;
        }
        match library.bodies.get(&named.id) {
            None => {
                let write = one_of(&named.id, named.at, problems, library.bodies.keys().map(String::as_str));
                let found = format!("ombudsman: \"{}\" is not in content/ombudsmen.yaml", named.id);
                problems.error(&rules::BODY_ELSEWHERE, named.at, found, write);
            }
            Some(body) if !body.serves(policy.nation) => problems.error(
                &rules::BODY_ELSEWHERE,
                named.at,
                format!(
                    "ombudsman: the {} takes no complaints about landlords of `nation: {}`",
                    body.name,
                    policy.nation.name()
                ),
                format!("one that does: {}", serving(policy.nation, library)),
            ),
            // What the scheme is has to be known, and has been told of where it cannot be.
            Some(body) if is_sound && Scheme::parse(typed_scheme(front)).is_some() => {
                another_scheme(policy, body, named.at, problems);
            }
            Some(_) => {}
        }
    }
}

/// A policy that names the ombudsman of a scheme that it says it is not in; one of several nations can be in several.
fn another_scheme(policy: &Policy, body: &Body, at: Place, problems: &mut Problems<'_>) {
    let of_scheme = Scheme::ALL.into_iter().find(|scheme| scheme.name() == body.id);
    if let Some(scheme) = of_scheme.filter(|scheme| *scheme != policy.scheme && policy.nation != Nation::Uk) {
        problems.error(
            &rules::BODY_ELSEWHERE,
            at,
            format!("ombudsman: the {} is named, and `scheme:` is {}", body.name, policy.scheme.name()),
            format!("`scheme: {}`, or take it out of this list", scheme.name()),
        );
    }
}

fn serving(nation: Nation, library: &Library) -> String {
    let ids: Vec<&str> =
        library.bodies.values().filter(|body| body.serves(nation)).map(|body| body.id.as_str()).collect();
    ids.join(", ")
}

/// The scheme in the author's words.
fn typed_scheme(front: &Node) -> &str {
    let Value::Map(entries) = &front.value else { return "" };
    match entries.iter().find(|entry| entry.key == "scheme").map(|entry| &entry.node.value) {
        Some(Value::Text(typed)) => typed,
        _ => "",
    }
}

/// Where the value of a key stands.
fn place(front: &Node, key: &str) -> Place {
    let Value::Map(entries) = &front.value else { return front.at };
    entries.iter().find(|entry| entry.key == key).map_or(front.at, |entry| entry.node.at)
}
