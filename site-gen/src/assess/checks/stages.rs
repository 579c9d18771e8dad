//! Which stages there are, and who looks at each: 5.2 to 5.4 and 6.10 to 6.13 of the Code.

use complaints::policy::Stage;

use super::super::{Found, Seen, Subject};

/// The Code has two.
const STAGES: usize = 2;

/// 5.2: no stage before the first, whatever it is called.
pub(super) fn no_stage_zero(subject: &Subject<'_>) -> Found {
    let extra = |name: &str| {
        let name = name.to_lowercase();
        ["informal", "stage 0", "stage zero", "pre-complaint", "early resolution"]
            .iter()
            .any(|word| name.contains(word))
    };
    let named = |stage: &&Stage| stage.name.applied().is_some_and(|name| extra(&name.value));
    let stages = &subject.version.policy.stages;
    let wrong: Vec<Seen> = stages.iter().filter(named).map(|stage| subject.at(stage.at)).collect();
    let said = subject.says_but(
        &[&["informal", "without the formal steps", "stage 0", "formal procedure", "first try does not"]],
        &["no informal", "not informal", "information"],
    );
    let found = Found::against(wrong.into_iter().chain(said));
    if found.against.is_empty() {
        Found::evidence(stages.iter().map(|stage| subject.at(stage.at)).collect::<Vec<_>>())
    } else {
        found
    }
}

/// 5.3: two, no more and no fewer. Of a policy with other procedures, each.
pub(super) fn two(subject: &Subject<'_>) -> Found {
    let each = subject.version.policy.each_procedure();
    let found = each.map(|policy| {
        let seen: Vec<Seen> = policy.stages.iter().map(|stage| subject.at(stage.at)).collect();
        if policy.stages.len() == STAGES { Found::evidence(seen) } else { Found::against(seen) }
    });
    found.fold(Found::nothing(), Found::and)
}

/// 5.4: a body that hears a stage hears one of the two.
pub(super) fn others(subject: &Subject<'_>) -> Found {
    let stages = &subject.version.policy.stages;
    let heard = stages.iter().filter(|stage| stage.heard_by.is_some());
    let heard: Vec<Seen> = heard.map(|stage| subject.at(stage.at)).collect();
    if stages.len() > STAGES { Found::against(heard) } else { Found::evidence(heard) }
}

/// 6.10: the second is the last.
pub(super) fn last(subject: &Subject<'_>) -> Found {
    let second = subject.version.policy.stages.get(STAGES - 1);
    let Some(second) = second.filter(|_| subject.version.policy.stages.len() == STAGES) else {
        return Found::nothing();
    };
    // "In most cases the last" leaves a third for the others.
    let about = second.about.applied().filter(|about| about.value.contains("in most cases"));
    match about {
        Some(about) => Found::against([subject.at(about.at)]),
        None => Found::evidence([second
            .about
            .applied()
            .map_or_else(|| subject.at(second.at), |about| subject.at(about.at))]),
    }
}

/// 6.12: nobody has to say why. The form asks for no word of whoever wants another look.
pub(super) fn no_reasons(subject: &Subject<'_>) -> Found {
    let asked = subject.version.policy.stages.iter().filter_map(|stage| stage.escalate_reasons.applied());
    let asked: Vec<Seen> = asked.map(|asked| subject.at(asked.at)).collect();
    let questions = subject.version.form.questions();
    let mut without = questions.filter_map(|question| {
        let choice = question.choices.iter().find(|choice| choice.story_optional)?;
        Some(subject.choice(&question.id, &choice.id))
    });
    let without = without.next().unwrap_or_default();
    Found::evidence(without).and(Found::against(asked))
}

/// 6.13: somebody else than before.
pub(super) fn somebody_else(subject: &Subject<'_>) -> Found {
    let later = subject.version.policy.stages.iter().skip(1);
    let who = later.flat_map(|stage| [stage.answered_by.applied(), stage.not_by.applied()]).flatten();
    Found::evidence(who.map(|who| subject.at(who.at)).collect::<Vec<_>>())
}
