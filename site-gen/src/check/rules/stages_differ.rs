//! The prose counts or names stages that the facts do not have.

use crate::prose::words::{Token, tokens};
use crate::prose::{AnyOf, Kind, Sentence};

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::feelings::without_feelings;
use crate::check::question::{Finding, Question, Subject, Versions};

pub(crate) static RULE: Rule = Rule {
    code: "R070",
    title: "other stages in the words than in the facts",
    why: "Somebody asks for a stage that no form, receipt or list knows, and nobody answers at it.",
    cure: "Give each stage among the facts, or take it out of the words.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Error, of: Versions::InForceAndToCome, find };

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let (prose, policy) = (subject.prose, &subject.version.policy);
    // Procedures for some cases have stages of their own, and numbers in names are the landlord's.
    let numbered = policy
        .stages
        .iter()
        .filter_map(|stage| stage.name.applied())
        .any(|name| name.value.contains(['0', '3', '4', '5']));
    if !policy.procedures.is_empty() || policy.stages.is_empty() || numbered {
        return Vec::new();
    }
    let have = policy.stages.len();
    let mut found = Vec::new();
    for block in prose.blocks().iter().filter(|block| A_STEP.is_in(prose.lower_of(block))) {
        for sentence in prose.sentences(block) {
            if is_of_another(sentence.lower) {
                continue;
            }
            let tokens = tokens(&sentence);
            let is_heading = matches!(block.kind, Kind::Heading(_));
            let other = if is_heading {
                numbered_beyond(&tokens, have)
            } else {
                counted(&tokens, sentence.lower, have)
                    .or_else(|| asked_for(&tokens, sentence.lower, have))
                    .or_else(|| nth_beyond(&tokens, sentence.lower, have))
            };
            let beyond = || step_beyond(subject, &sentence).map(|(at, who)| (at, format!("an appeal to {who}")));
            found.extend(other.or_else(beyond).map(|(at, said)| Finding {
                at: prose.place(at),
                found: format!("the words speak of {said}, and the facts have {}", stages(have)),
                write: format!("each stage among the facts, under `stages:`; or here {}", stages(have)),
            }));
        }
    }
    found
}

static A_STEP: AnyOf = AnyOf::new(&["stage", "appeal", "third", "fourth", "fifth", "reviews", "steps"]);

fn stages(count: usize) -> String {
    if count == 1 { "1 stage".to_owned() } else { format!("{count} stages") }
}

/// A heading of a stage beyond the last.
fn numbered_beyond(tokens: &[Token<'_>], have: usize) -> Option<(usize, String)> {
    let two = tokens
        .windows(2)
        .find(|two| two[0].word == "stage" && number(two[1].word).is_some_and(|n| n > have && have > 1))?;
    Some((two[0].start, format!("stage {}", two[1].word)))
}

/// "If you are still unhappy you can ask for Stage 3": of a complaint, and not of any other work.
fn asked_for(tokens: &[Token<'_>], words: &str, have: usize) -> Option<(usize, String)> {
    let has = |list: &[&str]| list.iter().any(|word| words.contains(word));
    let of_complaint = has(&[
        "complain",
        "unhappy",
        "dissatisf",
        "not satisf",
        "escalat",
        "appeal",
        "ask for stage",
        "ask for the",
        "go to stage",
        "move on to stage",
        "further stage",
        "last stage",
        "next stage",
        "hearing",
    ]);
    (of_complaint && !is_of_before(words)).then(|| numbered_beyond(tokens, have))?
}

/// "The general meeting hears it as the third and last step", "the third stage of our procedure".
fn nth_beyond(tokens: &[Token<'_>], words: &str, have: usize) -> Option<(usize, String)> {
    const NTH: [&str; 5] = ["first", "second", "third", "fourth", "fifth"];
    let nth = |token: &Token<'_>| NTH.iter().position(|nth| *nth == token.word).map(|nth| nth + 1);
    let at = tokens.iter().position(|token| nth(token).is_some_and(|n| n > have && have > 1))?;
    let mut behind = tokens.get(at + 1..)?.iter();
    let noun = behind.find(|token| !matches!(token.word, "and" | "last" | "final"))?;
    let is_step = noun.word == "stage" || matches!(noun.word, "step" | "review") && words.contains("last");
    (is_step && !is_of_before(words)).then(|| {
        let typed = tokens.get(at).map_or("", |token| token.word);
        tokens.get(at).map(|token| (token.start, format!("a {typed} {}", noun.word)))
    })?
}

/// Whether it is of another procedure than that for complaints, or of somebody else's.
fn is_of_another(words: &str) -> bool {
    const ANOTHER: [&str; 25] = [
        "fraud",
        "antisocial",
        "anti-social",
        "disciplinary",
        "grievance",
        "at the council",
        "councils often",
        "planning",
        "decant",
        "the ombudsman's",
        "the ombudsman’s",
        "the code ",
        "not part of",
        "of its own",
        "stage of the",
        "supplier",
        "publish",
        "reviews of",
        "possession",
        "allocation",
        "waiting list",
        "your tenancy",
        "staff can",
        "court",
        "data complaint",
    ];
    ANOTHER.iter().any(|other| words.contains(other))
}

/// Whether it is told of a procedure that was, or that there is not.
fn is_of_before(words: &str) -> bool {
    const DENIED: [&str; 6] = ["informal", "no stage", "no third", "no fourth", " not ", "n't "];
    let without = without_feelings(words);
    is_past(words) || DENIED.iter().any(|word| without.contains(word))
}

/// Whether it is told of a procedure that was.
fn is_past(words: &str) -> bool {
    const PAST: [&str; 13] = [
        "old ",
        "previous",
        "used to",
        "until",
        "before 19",
        "before 20",
        "before then",
        "before this",
        "up to 19",
        "up to 20",
        "no longer",
        "more than",
        "last year",
    ];
    PAST.iter().any(|word| words.contains(word))
}

/// "Our procedure has three stages", "there are three stages", "we have one stage only".
fn counted(tokens: &[Token<'_>], words: &str, have: usize) -> Option<(usize, String)> {
    let of_procedure = ["procedure", "process", "policy", "complain"].iter().any(|word| words.contains(word));
    if is_past(words) {
        return None;
    }
    let counts = |two: &&[Token<'_>]| {
        let apart = two[1].is_sign("-");
        let noun = if apart { two.get(2) } else { two.get(1) };
        // "The second of our three reviews", "our two steps".
        let ours = || words.contains("of our ");
        noun.is_some_and(|noun| {
            matches!(noun.word, "stages" | "stage") || matches!(noun.word, "reviews" | "steps") && ours()
        })
    };
    let found =
        tokens.windows(3).filter(counts).find_map(|three| Some((three[0].start, number(three[0].word)?, three)))?;
    let (at, count, three) = found;
    // "There are three stages": all that there are, of whatever the words around speak.
    let before: Vec<&str> = tokens.iter().take_while(|token| token.start < at).map(|token| token.word).collect();
    let all_there_are =
        matches!(before.as_slice(), [.., "there", "are" | "is"] | [.., "we", "have"] | [.., "it", "has"])
            || matches!(
                before.as_slice(),
                [.., "there", "are" | "is", "only" | "just"] | [.., "has" | "have", "only" | "just"]
            );
    // "One stage is looked at by an officer" counts nothing.
    let only_one =
        count == 1 && all_there_are && (words.contains("only") || words.contains("just") || tokens.len() < 8);
    // "A three stage complaints procedure" counts them as well as "three stages" does.
    let of_it = tokens.windows(2).any(|two| {
        two[0].start == three[1].start && matches!(two[1].word, "complaint" | "complaints" | "procedure" | "process")
    });
    let plural = matches!(three[1].word, "stages" | "reviews" | "steps") || three[1].is_sign("-") || of_it;
    let ours = before.ends_with(&["of", "our"]);
    // "It is a one-stage procedure."
    let is_one = count == 1 && three[1].is_sign("-");
    let is_count = plural && (count > 1 || is_one) && (of_procedure || all_there_are || ours) || only_one;
    (is_count && count != have).then(|| (at, stages(count)))
}

fn number(word: &str) -> Option<usize> {
    const WORDS: [&str; 6] = ["zero", "one", "two", "three", "four", "five"];
    // "A single-stage procedure".
    if word == "single" {
        return Some(1);
    }
    word.parse().ok().filter(|n| *n < 10).or_else(|| WORDS.iter().position(|one| *one == word))
}

/// "You may appeal to our Board": who hears it is at none of the stages of the facts.
fn step_beyond(subject: &Subject<'_>, sentence: &Sentence<'_>) -> Option<(usize, &'static str)> {
    const WHO: [(&str, &str); 6] = [
        ("board", "the Board"),
        ("panel", "a panel"),
        ("committee", "a committee"),
        ("chief executive", "the chief executive"),
        ("trustees", "the trustees"),
        ("directors", "the directors"),
    ];
    let words = sentence.lower;
    let (at, behind) = ["appeal to ", "appeal in writing to "].iter().find_map(|appeal| {
        let at = words.find(appeal)?;
        Some((at, words.get(at + appeal.len()..)?.split(['.', ',', ';']).next()?))
    })?;
    let (word, who) = WHO.iter().find(|(word, _)| behind.contains(word))?;
    let policy = &subject.version.policy;
    // Whoever stands among the stages of the facts hears people at one of them.
    let stages = subject.version.front.split("\nstages:").nth(1).unwrap_or_default();
    let mut lines = stages.lines().take_while(|line| !line.starts_with(|c: char| c.is_alphabetic()));
    let is_known = lines.any(|line| line.to_lowercase().contains(word));
    (policy.panel.is_none() && !is_known && !is_of_before(words)).then_some((sentence.start + at, *who))
}
