//! What a policy must say before people rely on it.

use std::collections::BTreeSet;

use complaints::days::clock::{Assumed, Cited, Fact, Limit};
use complaints::policy::{ContactKind, Policy};
use complaints::words::problem::Place;

use super::{Candidate, Missing, Who};

/// Everything that is asked of a policy.
pub(super) const ALL: [fn(&Candidate<'_>) -> Vec<Missing>; 7] =
    [contacts, owner, review, retention, answer_times, assumed, drafted];

/// Ways to reach a landlord without a voice.
const WITHOUT_VOICE: [ContactKind; 5] =
    [ContactKind::Text, ContactKind::Relay, ContactKind::Email, ContactKind::Post, ContactKind::Bsl];

fn contacts(candidate: &Candidate<'_>) -> Vec<Missing> {
    let policy = &candidate.version.policy;
    let told =
        |missing: &str, write: &str| vec![Missing::new(Who::CommsTeam, &candidate.file.path, None, missing, write)];
    let Some(contacts) = policy.contacts.applied() else {
        return told(
            "No page says how to reach you: whoever cannot use the form has no way to you.",
            "in the facts, with your own numbers and addresses: `contacts: { phone: 01632 960 001, email: complaints@example.org, section: \"4.1\" }`",
        );
    };
    let has = |kinds: &[ContactKind]| contacts.value.iter().any(|(kind, _)| kinds.contains(kind));
    let mut all = Vec::new();
    if !has(&WITHOUT_VOICE) {
        all.extend(told(
            "Nobody can reach you without speaking: no text number, relay, email or postal address is given.",
            "under `contacts:` one of `text:`, `relay:`, `email:`, `post:`, `bsl:`",
        ));
    }
    if !has(&[ContactKind::Phone, ContactKind::Text]) {
        all.extend(told(
            "No number is given to call or to text: somebody without the internet cannot ask where their complaint is.",
            "under `contacts:` `phone: 01632 960 001`, with your own number",
        ));
    }
    all
}

fn owner(candidate: &Candidate<'_>) -> Vec<Missing> {
    let owner = candidate.version.policy.owner.applied();
    let missing = || {
        Missing::new(
            Who::ComplaintsLead,
            &candidate.file.path,
            None,
            "Nothing says which role answers for this policy.",
            "in the facts: `owner: Head of Customer Service (11.1)`, a role and never a person’s name",
        )
    };
    if owner.is_some() { Vec::new() } else { vec![missing()] }
}

fn review(candidate: &Candidate<'_>) -> Vec<Missing> {
    let policy = &candidate.version.policy;
    let file = &candidate.file.path;
    match &policy.review_due {
        None => vec![Missing::new(
            Who::ComplaintsLead,
            file,
            None,
            "Nothing says when this policy is looked at again.",
            "in the facts: `review_due: March 2028`",
        )],
        Some(due) if due.value.last_day() < candidate.on => vec![Missing::new(
            Who::ComplaintsLead,
            file,
            Some(due.at),
            "The review of this policy is overdue: people cannot tell whether its times still count.",
            "a new version with a `review_due:` that is to come",
        )],
        Some(_) => Vec::new(),
    }
}

fn retention(candidate: &Candidate<'_>) -> Vec<Missing> {
    let missing = || {
        Missing::new(
            Who::ComplaintsLead,
            &candidate.file.path,
            None,
            "The privacy page cannot say how long you keep what people tell you.",
            "in the facts, as your data protection officer decides: `keep: 6 years from closure (15)`",
        )
    };
    if candidate.version.policy.retention.applied().is_some() { Vec::new() } else { vec![missing()] }
}

/// A stage without a time for its answer promises nothing.
fn answer_times(candidate: &Candidate<'_>) -> Vec<Missing> {
    let policy = &candidate.version.policy;
    let silent = policy.stages.iter().filter(|stage| {
        let stated = stage.respond.iter().any(|clock| clock.when.is_none() && clock.limit.applied().is_some());
        !stated && stage.respond_agreed.applied().is_none()
    });
    let missing = silent.map(|stage| {
        Missing::new(
            Who::ComplaintsLead,
            &candidate.file.path,
            Some(stage.at),
            "Nothing says by when you answer at this stage.",
            "`respond: 10 working days from acknowledgement (6.2)`, with the time that you decide on",
        )
    });
    missing.collect()
}

/// What the policy does not say and was assumed: right for a demonstration, and nobody's promise.
fn assumed(candidate: &Candidate<'_>) -> Vec<Missing> {
    let policy = &candidate.version.policy;
    let mut told: BTreeSet<(Place, Assumed)> = BTreeSet::new();
    for limit in every_limit(policy) {
        told.extend(limit.value.assumed.iter().map(|assumed| (limit.at, *assumed)));
    }
    let missing = told.into_iter().map(|(at, assumed)| {
        let (what, write) = match assumed {
            Assumed::Start => {
                ("from when this time counts", "the start behind the time: `10 working days from receipt (4.5)`")
            }
            Assumed::CalendarDays => {
                ("whether these are working days", "`calendar days` or `working days` in place of `days`")
            }
            Assumed::DayOne => ("which day is day one", "in the facts: `day_one: next`, `rolled` or `same`"),
            Assumed::Pause => ("when this clock may stop", "`pause:` with when it may, or take it out"),
            Assumed::End => (
                "what becomes of a last day that is not worked",
                "among the parts of the time: `ends: next working day`, or `ends: that day`",
            ),
        };
        Missing::new(
            Who::ComplaintsLead,
            &candidate.file.path,
            Some(at),
            format!("The policy does not say {what}, so it was assumed. Only you can say what you promise."),
            write,
        )
    });
    let mut all: Vec<Missing> = missing.collect();
    if matches!(policy.day_one, Fact::NotStated) {
        all.push(Missing::new(
            Who::ComplaintsLead,
            &candidate.file.path,
            None,
            "The policy does not say which day is day one. It was assumed that counting begins on the day after a complaint came.",
            "in the facts: `day_one: next` if that is right, else `rolled` or `same` (see policies/README.md)",
        ));
    }
    all
}

fn every_limit(policy: &Policy) -> impl Iterator<Item = &Cited<Limit>> {
    let in_stages = policy.each_procedure().flat_map(|policy| policy.stages.iter()).flat_map(|stage| stage.limits());
    in_stages.chain(policy.limits_outside_stages())
}

/// A note in the facts that something has still to be looked at.
fn drafted(candidate: &Candidate<'_>) -> Vec<Missing> {
    let facts = candidate.file.text.lines().enumerate().take(candidate.version.body_line.saturating_sub(1));
    let noted = facts.filter(|(_, line)| {
        let note = line.split_once('#').map(|(_, note)| note.to_lowercase());
        note.is_some_and(|note| {
            ["drafted", "to check", "not sure", "todo", "to decide", "guess", "?"]
                .iter()
                .any(|word| note.contains(word))
        })
    });
    let missing = noted.map(|(index, line)| {
        Missing::new(
            Who::CommsTeam,
            &candidate.file.path,
            Some(Place { line: index + 1, column: 1 }),
            format!("A note says that this is not settled: {}", line.trim()),
            "the fact as the policy has it, without the note behind `#`",
        )
    });
    missing.collect()
}
