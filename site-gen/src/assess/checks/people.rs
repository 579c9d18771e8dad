//! Who is in charge of complaints, and how people are treated: part 4 of the Code, 3.3, 5.1, 5.8, 5.14 and 9.4 to 9.7.

use super::super::families::{COMPLAIN, GOVERNING, IN_CHARGE, OF_COMPLAINTS, SENIOR, STAFF};
use super::super::search::{Family, Look, has};
use super::super::{Found, Seen, Subject};
use super::reports::to_the_board;

/// Nobody is, or others are.
const NOT_HERE: Family<'_> = &[
    "no role",
    "not say",
    "not responsible",
    "part of your complaint",
    "parts of",
    "whose fault",
    "contractors",
    "not answer for",
];

/// 4.1: a role in charge.
pub(super) fn officer(subject: &Subject<'_>) -> Found {
    Found::evidence(owner(subject, &[]).into_iter().chain(in_charge(subject)))
}

/// 9.4: a senior role that answers for it.
pub(super) fn senior_lead(subject: &Subject<'_>) -> Found {
    let mut said = in_charge(subject);
    said.retain(|seen| has(&seen.says, SENIOR));
    Found::evidence(owner(subject, SENIOR).into_iter().chain(said))
}

/// 9.5 to 9.7: a member of the governing body, and what that body is told.
pub(super) fn member_responsible(subject: &Subject<'_>) -> Found {
    let mut said = in_charge(subject);
    said.retain(|seen| has(&seen.says, GOVERNING));
    let owner = owner(subject, GOVERNING).into_iter();
    Found::evidence(owner.chain(said)).and(to_the_board(subject))
}

/// Whoever owns the policy; where roles are asked for, one of them.
fn owner(subject: &Subject<'_>, roles: Family<'_>) -> Option<Seen> {
    let owner = subject.policy().owner.applied()?;
    (roles.is_empty() || has(&owner.value, roles)).then(|| subject.cited("owner", owner))
}

/// The sentences and the rows of tables that put somebody in charge.
fn in_charge(subject: &Subject<'_>) -> Vec<Seen> {
    let table = Look::of(&[IN_CHARGE]).around(&[&["who does what", "who is responsible", "responsibilities", "roles"]]);
    let said = subject.says(&Look::of(&[IN_CHARGE, OF_COMPLAINTS]).but(NOT_HERE));
    said.into_iter().chain(subject.says(&table.but(NOT_HERE))).collect()
}

/// 5.1: nobody is treated worse for it.
pub(super) fn not_worse(subject: &Subject<'_>) -> Found {
    let worse: &[&str] = &[
        "treated worse",
        "treat* .. worse",
        "treated .. differently",
        "less favourabl*",
        "held|hold it against",
        "count* against you",
        "penalis*",
        "reprisal*",
        "punish*",
        "disadvantag*",
        "less well",
        "suffers because",
        "afraid to complain",
    ];
    let nobody: &[&str] = &["nobody", "no one", "never", "not", "no", "without"];
    let said = subject.says(&Look::of(&[worse, nobody]).around(&[COMPLAIN]));
    let page = subject.pages_say(&["start"], &Look::of(&[&["not be treated worse"]]));
    Found::evidence(said.into_iter().chain(page))
}

/// 5.14 and 5.15: behaviour that cannot be accepted.
pub(super) fn behaviour(subject: &Subject<'_>) -> Found {
    let is_it: &[&str] = &[
        "unacceptable behaviour",
        "unacceptable action*",
        "unreasonable*",
        "cannot accept",
        "not accept .. behav*",
        "persistent*",
        "vexatious",
        "abusive",
        "abuse",
        "threats",
        "aggressive",
        "stop answering",
        "limit* .. contact",
        "restrict* .. contact",
    ];
    let policy = subject.policy();
    let papers =
        policy.related.iter().filter(|paper| has(&paper.value, is_it)).map(|paper| subject.cited("paper", paper));
    let excluded = policy.exclusions.iter().filter(|e| has(&e.about.value, is_it));
    let excluded = excluded.map(|e| subject.cited("not taken", &e.about));
    let said = subject.says(&Look::of(&[is_it]).but(&["reasonable adjustment*"]));
    Found::evidence(papers.chain(excluded).chain(said))
}

/// 3.3: many complaints are no bad sign.
pub(super) fn welcome(subject: &Subject<'_>) -> Found {
    let welcome: &[&str] = &[
        "welcome*",
        "glad to hear",
        "glad of complaints",
        "value complaints",
        "encourage* .. complain*",
        "want to hear",
    ];
    Found::evidence(subject.says(&Look::of(&[welcome]).around(&[&["complain*", "unhappy", "go wrong"]])))
}

/// 4.3: staff are trained.
pub(super) fn trained(subject: &Subject<'_>) -> Found {
    let trained: &[&str] = &["trained", "trains", "training", "learn about it", "course in|on"];
    Found::evidence(subject.says(&Look::of(&[trained, STAFF]).but(&["volunteers"])))
}

/// 5.8: somebody fair, whom the complaint does not name.
pub(super) fn fair_hearing(subject: &Subject<'_>) -> Found {
    let not_by = subject.policy().stages.iter().filter_map(|stage| stage.not_by.applied());
    let not_by: Vec<Seen> = not_by.map(|who| subject.cited("not by", who)).collect();
    let fair: &[&str] = &[
        "open mind",
        "open minded",
        "looks|look at the facts",
        "impartial*",
        "conflict* of interest",
        "both sides",
        "your side",
        "fair and even",
        "independent* of",
        "everything that was sent in",
        "names that person",
        "from outside does|looks|reviews",
        "is about that|the officer|manager|person|member",
        "right and fair",
    ];
    let said = subject.says(&Look::of(&[fair]).but_around(&["ombudsman*"]));
    Found::evidence(not_by.into_iter().chain(said).chain(subject.question("keep_from")))
}
