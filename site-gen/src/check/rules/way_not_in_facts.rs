//! The prose lets people complain in a way that the facts do not list.
//!
//! The guidance, the leaflet and the letters list the ways of the facts: whoever
//! reads one page learns of it, and whoever reads another does not. Or the way
//! was closed, and the prose still sends people there.

use complaints::policy::Channel;
use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};
use crate::prose::AnyOf;

pub(crate) static RULE: Rule = Rule {
    code: "R097",
    title: "a way to complain that the facts do not list",
    why: "Whoever reads the policy learns of a way that no other page lists; or it was closed, and what people send there is read by nobody.",
    cure: "List it under `channels:`; or take it out of the words.",
    can_be_allowed: true,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Warning, of: Versions::InForceAndToCome, find };

/// How a way is called in a sentence that offers it, in small letters.
const WAYS: [(&str, Channel); 22] = [
    ("by fax", Channel::Fax),
    ("send a fax", Channel::Fax),
    ("by text", Channel::Text),
    ("text message", Channel::Text),
    ("send a text", Channel::Text),
    ("by phone", Channel::Phone),
    ("by telephone", Channel::Phone),
    ("on the phone", Channel::Phone),
    ("phone us", Channel::Phone),
    ("by email", Channel::Email),
    ("by e-mail", Channel::Email),
    ("send an email", Channel::Email),
    ("by post", Channel::Letter),
    ("by letter", Channel::Letter),
    ("send a letter", Channel::Letter),
    ("face to face", Channel::InPerson),
    ("face-to-face", Channel::InPerson),
    ("in person", Channel::InPerson),
    ("on social media", Channel::SocialMedia),
    ("through social media", Channel::SocialMedia),
    ("via social media", Channel::SocialMedia),
    ("by social media", Channel::SocialMedia),
];

/// How a sentence offers it, in small letters.
const OFFERS: [&str; 9] = [
    "you can complain",
    "you may complain",
    "you can also complain",
    "you can make a complaint",
    "you can make your complaint",
    "complaints can be made",
    "complaints may be made",
    "people can complain",
    "tenants can complain",
];

static ANY_OFFER: AnyOf = AnyOf::new(&OFFERS);

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let (prose, listed) = (subject.prose, &subject.version.policy.channels);
    // Where the facts list none, there is nothing to hold the words to.
    if listed.is_empty() {
        return Vec::new();
    }
    let mut told: Vec<Channel> = Vec::new();
    let mut found = Vec::new();
    for sentence in prose.sentences_with(&ANY_OFFER) {
        // What people cannot do is no offer, nor is a way of somebody else's.
        if ["not ", "n't ", "no longer", "ombudsman", "council"].iter().any(|word| sentence.lower.contains(word)) {
            continue;
        }
        for (said, way) in WAYS {
            let Some(at) = sentence.lower.find(said) else { continue };
            let is_known = listed.iter().any(|one| one.value == way) || told.contains(&way);
            if !is_known {
                told.push(way);
                found.push(Finding {
                    at: prose.place(sentence.start + at),
                    found: format!(
                        "here people can complain \"{said}\", and `channels:` of the facts does not list it"
                    ),
                    write: format!("`{}` under `channels:`; or the sentence without it", way.name()),
                });
            }
        }
    }
    found
}
