//! Who is in charge of complaints, and how people are treated: part 4 of the Code, 5.1, 5.14 and 9.4 to 9.7.

use super::super::{Found, Seen, Subject};

/// 4.1: a role in charge.
pub(super) fn officer(subject: &Subject<'_>) -> Found {
    let owner = owner_of_complaints(subject);
    let officers =
        subject.says(&[&["names officers", "complaints officer", "in charge of complaints", "watch over complaints"]]);
    Found::evidence(owner.into_iter().chain(officers))
}

/// 5.1: nobody is treated worse for it.
pub(super) fn not_worse(subject: &Subject<'_>) -> Found {
    let said = subject.says(&[&["treated worse", "less favourabl"]]);
    Found::evidence(said.into_iter().chain(subject.page_holds("start", "{{ not-worse }}")))
}

/// 9.4: a senior role that answers for it.
pub(super) fn senior_lead(subject: &Subject<'_>) -> Found {
    Found::evidence(owner_of_complaints(subject))
}

/// Whoever owns the policy, where its title speaks of complaints: who owns a paper need not answer for what it is about.
fn owner_of_complaints(subject: &Subject<'_>) -> Option<Seen> {
    let owner = subject.version.policy.owner.applied()?;
    owner.value.to_lowercase().contains("complain").then(|| subject.at(owner.at))
}

/// 9.5 to 9.7: a member of the governing body.
pub(super) fn member_responsible(subject: &Subject<'_>) -> Found {
    let member = subject.says(&[&[
        "member responsible for complaints",
        "board member responsible",
        "responsible for complaints",
    ]]);
    let governs = ["chair", "board member", "committee", "trustee"];
    let owner = subject.version.policy.owner.applied();
    let owner = owner.filter(|owner| governs.iter().any(|of| owner.value.to_lowercase().contains(of)));
    Found::evidence(member.into_iter().chain(owner.map(|owner| subject.at(owner.at))))
}

/// 5.14 and 5.15: behaviour that cannot be accepted.
pub(super) fn behaviour(subject: &Subject<'_>) -> Found {
    let is_it = |text: &str| {
        let text = text.to_lowercase();
        ["unacceptable behaviour", "unreasonable", "cannot accept", "persistent"].iter().any(|w| text.contains(w))
    };
    let policy = &subject.version.policy;
    let papers = policy.related.iter().filter(|paper| is_it(&paper.value)).map(|paper| subject.at(paper.at));
    let excluded = policy.exclusions.iter().filter(|e| is_it(&e.about.value)).map(|e| subject.at(e.about.at));
    let typed: Vec<Seen> = papers.chain(excluded).collect();
    Found::evidence(typed.into_iter().chain(subject.says(&[&["cannot accept", "unacceptable behaviour"]])))
}
