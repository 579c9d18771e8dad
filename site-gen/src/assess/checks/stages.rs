//! Which stages there are, and who looks at each: 5.2 to 5.4 and 6.10 to 6.13 of the Code.

use complaints::policy::Stage;

use super::super::families::COMPLAIN;
use super::super::search::{Family, Look, has};
use super::super::{Found, Seen, Subject};

/// The Code has two.
const STAGES: usize = 2;

/// What a stage before the first is called.
const BEFORE: Family<'_> = &[
    "informal*",
    "stage 0",
    "stage zero",
    "stage nought",
    "pre complaint*",
    "precomplaint*",
    "early resolution stage",
    "frontline resolution",
    "local resolution",
    "quick fix*",
    "without the formal",
    "formal procedure",
    "formal process",
    "formal stage*",
    "first try does not",
    "before you can complain",
];

/// The same in the name of a stage.
const NAMED: Family<'_> =
    &["informal*", "stage 0", "stage zero", "pre complaint*", "early resolution", "local resolution", "quick fix*"];

/// What keeps a complaint from being one, by another name.
const LIKE_ONE: Family<'_> = &[
    "not want to call it a complaint",
    "make a formal complaint",
    "right on the spot",
    "have a word with .. first",
    "speak|talk to|with your .. first",
    "only when|once that|this has failed",
    "before we accept|register|take .. complaint",
];

/// 5.2: no stage before the first, whatever it is called.
pub(super) fn no_stage_zero(subject: &Subject<'_>) -> Found {
    let like_one = subject.says(&Look::of(&[LIKE_ONE]));
    let against: Vec<Seen> = before_the_first(subject).into_iter().chain(like_one).collect();
    if against.is_empty() { Found::evidence(names(&subject.policy().stages, subject)) } else { Found::against(against) }
}

/// Stages whose name says that they come before the first, and sentences that describe one.
fn before_the_first(subject: &Subject<'_>) -> Vec<Seen> {
    let named = |stage: &&Stage| stage.name.applied().is_some_and(|name| has(&name.value, NAMED));
    let stages = &subject.policy().stages;
    let wrong = stages.iter().filter(named).filter_map(|stage| Some(subject.cited("stage", stage.name.applied()?)));
    let no: &[&str] = &[
        "says only that",
        "no informal",
        "not informal",
        "never informal",
        "no stage 0",
        "no pre complaint",
        "no stage before",
        "instead of .. informal*",
        "not have .. informal*",
        "no formal",
    ];
    let wrong: Vec<Seen> = wrong.collect();
    // A stage that has such a name is told of by it.
    let said = if wrong.is_empty() { subject.says(&Look::of(&[BEFORE]).but(no)) } else { Vec::new() };
    wrong.into_iter().chain(said).collect()
}

/// The stages by their names.
fn names(stages: &[Stage], subject: &Subject<'_>) -> Vec<Seen> {
    stages.iter().filter_map(|stage| Some(subject.cited("stage", stage.name.applied()?))).collect()
}

/// 5.3: two, no more and no fewer, also with what comes before the first or behind the last. Of a policy with other
/// procedures, each.
pub(super) fn two(subject: &Subject<'_>) -> Found {
    let each = subject.policy().each_procedure();
    let found = each.map(|policy| {
        let (first, more) = policy.stages.split_at(STAGES.min(policy.stages.len()));
        let first = names(first, subject);
        let first = if policy.stages.len() < STAGES { Found::against(first) } else { Found::evidence(first) };
        first.and(Found::against(names(more, subject)))
    });
    let found = found.fold(Found::nothing(), Found::and);
    let elsewhere: &[&str] = &["next steps", "further steps", "other stages", "next stage"];
    let papers: &[&str] =
        &["other papers", "another paper", "another document", "other documents", "handbook", "guide"];
    let said = subject.says(&Look::of(&[elsewhere, papers]));
    let page = subject.pages_say(&["what-happens"], &Look::of(&[&["does not describe this stage"]]));
    let more = before_the_first(subject).into_iter().chain(leaves_open(subject));
    found.and(Found::evidence(said.into_iter().chain(page))).and(Found::against(more))
}

/// 5.4: a body that hears a stage hears one of the two.
pub(super) fn others(subject: &Subject<'_>) -> Found {
    let stages = &subject.policy().stages;
    let heard = stages.iter().filter_map(|stage| Some((stage, stage.heard_by.as_ref()?)));
    let heard: Vec<Seen> = heard.map(|(stage, body)| subject.fact("heard by", stage.at, &body.name)).collect();
    let who: &[&str] = &[
        "another organisation",
        "other organisation",
        "contractor*",
        "managing agent*",
        "third part*",
        "outside body",
        "another company",
    ];
    let does: &[&str] =
        &["send*", "register*", "answer*", "handle*", "handles", "deal* with", "investigate*", "pass* it|them"];
    let about: &[&str] = &["complaint* about itself", "behaved", "explain*", "telling contractors"];
    let said = subject.says(&Look::of(&[who, COMPLAIN, does]).but(about));
    // A panel of tenants that looks at complaints, and what tells that it is no stage of the landlord's.
    let settles: &[&str] = &["settle* .. complaints", "hear* .. complaints", "decide* .. complaints"];
    let panels: &[&str] = &["tenant panel", "tenants panel", "complaints panel"];
    let mut panel = subject.says(&Look::of(&[settles]).around(&[panels]).but(&["ombudsman*", "designated"]));
    let end: &[&str] = &["end of .. own procedure", "end of our procedure"];
    panel.extend(if panel.is_empty() { Vec::new() } else { subject.says(&Look::of(&[end])) });
    let heard = if stages.len() > STAGES { Found::against(heard) } else { Found::evidence(heard) };
    heard.and(Found::evidence(said.into_iter().chain(panel)))
}

/// Where the second is the last only in most cases, there is a third for the others.
fn leaves_open(subject: &Subject<'_>) -> Vec<Seen> {
    let open: &[&str] = &["in most cases", "usually", "normally", "may go on"];
    let about = subject.policy().stages.get(STAGES - 1).and_then(|stage| stage.about.applied());
    let about = about.filter(|about| has(&about.value, open)).map(|about| subject.cited("last", about));
    let last: &[&str] = &["last word", "last answer", "final answer", "final response", "last stage", "the end of it"];
    let said = if about.is_some() { subject.says(&Look::of(&[open, last])) } else { Vec::new() };
    about.into_iter().chain(said).collect()
}

/// 6.10: the second is the last.
pub(super) fn last(subject: &Subject<'_>) -> Found {
    let page = subject.pages_say(&["now"], &Look::of(&[&["can ask us to look again"]]));
    let page =
        page.into_iter().chain(subject.pages_say(&["what-happens"], &Look::of(&[&["does not describe this stage"]])));
    let open = leaves_open(subject);
    let stages = &subject.policy().stages;
    let about = stages.get(STAGES - 1).filter(|_| stages.len() == STAGES).and_then(|stage| stage.about.applied());
    let about = about.map(|about| subject.cited("last", about));
    let last: &[&str] = &[
        "no stage inside",
        "no further stage",
        "end of .. own procedure",
        "end of our procedure",
        "last word",
        "final stage",
        "final response",
        "our final answer",
        "last stage",
        "ends our procedure",
        "nothing more that we can do",
    ];
    let said = subject.says(&Look::of(&[last]).but(&["in most cases", "ombudsman*"]));
    Found::evidence(about.into_iter().chain(said).chain(page)).and(Found::against(open))
}

/// 6.12: nobody has to say why.
pub(super) fn no_reasons(subject: &Subject<'_>) -> Found {
    let asked = subject.policy().stages.iter().filter_map(|stage| stage.escalate_reasons.applied());
    let asked: Vec<Seen> = asked.map(|asked| subject.cited("reasons", asked)).collect();
    let said = subject.says(&Look::of(&[&[
        "not have to say why",
        "not have to give .. reason*",
        "no reason* .. needed",
        "without giving .. reason*",
        "need not say why",
        "not need to say why",
    ]]));
    let page = subject.pages_say(&["start"], &Look::of(&[&["not have to say why"]]));
    Found::evidence(said.into_iter().chain(page)).and(Found::against(asked))
}

/// 6.13: somebody else than before.
pub(super) fn somebody_else(subject: &Subject<'_>) -> Found {
    let mut seen = Vec::new();
    for stage in subject.policy().stages.iter().skip(1) {
        seen.extend(stage.answered_by.applied().map(|who| subject.cited("by", who)));
        seen.extend(stage.not_by.applied().map(|who| subject.cited("not by", who)));
    }
    let other: &[&str] = &[
        "different director",
        "different manager",
        "new to the matter",
        "was not involved",
        "not been involved",
        "not dealt with it",
        "not deal with it",
        "had nothing to do with it",
        "different officer",
        "somebody else",
        "someone else",
        "different person",
    ];
    let said = subject.says(&Look::of(&[other]).but(&["on your behalf", "complain for"]));
    Found::evidence(seen.into_iter().chain(said))
}

/// How long a policy makes people wait before they go to the Ombudsman alone, against 3.7 and 6.16.
pub(super) fn wait(subject: &Subject<'_>) -> Found {
    let Some(wait) = subject.policy().designated_persons.as_ref().and_then(|persons| persons.wait.applied()) else {
        let passed: &[&str] =
            &["weeks have passed", "weeks have gone by", "wait .. weeks", "weeks after", "after eight weeks"];
        let silent: &[&str] =
            &["no answer", "not answered", "do not have to wait", "not wait", "need not wait", "without our answer"];
        return Found::against(subject.says(&Look::of(&[&["housing ombudsman*"], passed]).but(silent)));
    };
    let name = "designated-persons.wait";
    let mut fact = subject.limit("wait", wait, 1);
    fact.update = subject.update_beside(name);
    Found::against(std::iter::once(fact).chain(subject.naming(name).into_iter().take(1)))
}
