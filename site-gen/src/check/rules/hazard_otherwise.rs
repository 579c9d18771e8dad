//! The words give a hazard in a home more time than the law on hazards does:
//! "We look into damp within 28 days".
//!
//! The law ("Awaab's Law", SI 2025/1042) binds landlords of social homes in
//! England whatever their policy says. Somebody with mould on a child's wall
//! reads here that they have to wait.

use std::ops::Range;

use complaints::days::period::{Period, Unit};
use complaints::policy::rights::Right;
use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use crate::check::question::{Finding, Question, Subject, Versions};
use crate::prose::quantity::{Quantity, quantities};
use crate::prose::words::tokens;
use crate::prose::{AnyOf, Prose, Sentence};

pub(crate) static RULE: Rule = Rule {
    code: "R173",
    title: "the law on hazards told with another time than it has",
    why: "The law on damp, mould and danger in a home binds whatever a policy says. Who reads a longer time waits with it, and may be hurt.",
    cure: "Write the time that the law gives, or a shorter one; the message has it.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Warning, of: Versions::InForceAndToCome, find };

/// The rights by whose sentences the law is told to tenants, which have its times: of damp, and of danger at once.
struct Law<'a> {
    damp: &'a Right,
    danger: Option<&'a Right>,
}

const DAMP: &str = "damp-times";
const DANGER: &str = "danger-times";

/// What the law wants of a landlord, each with its time.
struct Duty {
    /// How words say it, in small letters: all parts of one of these.
    said: &'static [&'static [&'static str]],
    /// What its sentence among the rights holds.
    law: &'static str,
    /// What it is, in a message.
    name: &'static str,
}

/// The more exact ones first: "we begin safety work 5 working days after we looked into it".
const DUTIES: [Duty; 4] = [
    Duty {
        said: &[&["summary"], &["write to you", "found"], &["in writing", "found"]],
        law: "write to you",
        name: "to write what was found",
    },
    Duty {
        said: &[
            &["further work"],
            &["more work"],
            &["preventative work"],
            &["preventive work"],
            &["work to stop", "coming back"],
        ],
        law: "at most",
        name: "to start further work",
    },
    Duty {
        said: &[&["made safe"], &["make it safe"], &["make ", " safe"], &["safety work"], &["making ", " safe"]],
        law: "make it safe",
        name: "to make it safe",
    },
    Duty {
        said: &[
            &["look into"],
            &["looks into"],
            &["looked into"],
            &["investigate "],
            &["investigates "],
            &["investigated "],
            &["inspect"],
            &["come and look"],
            &["look at "],
            &["visit"],
        ],
        law: "look into it",
        name: "to look into it",
    },
];

/// What is done about danger at once.
const AT_ONCE: [&str; 10] =
    ["put right", "safe", "look", "investigat", "inspect", "deal", "attend", "visit", "come", "act on"];

/// Whether a sentence is about hazards, whose times are the law's.
pub(super) static OF_HAZARDS: AnyOf = AnyOf::new(&["hazard", "damp", "mould", "awaab"]);

/// Where no time of ours is told: of before, of a case that went wrong, of somebody else, of a complaint's own clock.
const OTHER: [&str; 27] = [
    "complain",
    "used to",
    "before awaab",
    "until ",
    " took ",
    "have not ",
    "haven't ",
    "did not ",
    "didn't ",
    "do not ",
    "don't ",
    "cannot ",
    "for the council",
    "to the council",
    "the council,",
    "contractor has",
    "stain",
    "at least",
    "on average",
    "stage 1",
    "stage 2",
    "no hazard",
    "not a hazard",
    "for example",
    "old policy",
    "temporary",
    "compensation",
];

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let policy = &subject.version.policy;
    let day = subject.on.max(policy.in_force.first_day());
    let rights = &subject.library.rights;
    let right = |id: &str| rights.iter().find(|right| right.id == id && right.is_for(policy, day));
    let Some(damp) = right(DAMP) else { return Vec::new() };
    let law = Law { damp, danger: right(DANGER) };
    let sentences = subject.prose.sentences_with(&OF_HAZARDS);
    sentences.flat_map(|sentence| findings(subject, &law, &sentence)).collect()
}

/// Whether a time is for what the law wants of a landlord in a hazard, and no answer's: "a written summary of what we found".
pub(super) fn is_of_a_duty(sentence: &Sentence<'_>, time: &Quantity) -> bool {
    let words = sentence.lower;
    let part = || words.get(..time.text.end.saturating_sub(sentence.start)).unwrap_or_default();
    OF_HAZARDS.is_in(words)
        && ["complain", "answer", "stage "].iter().all(|answer| !words.contains(answer))
        && DUTIES.iter().take(3).any(|duty| duty.is_said_in(part()))
}

impl Duty {
    fn is_said_in(&self, words: &str) -> bool {
        self.said.iter().any(|all| all.iter().all(|one| words.contains(one)))
    }
}

fn findings(subject: &Subject<'_>, law: &Law<'_>, sentence: &Sentence<'_>) -> Vec<Finding> {
    let words = sentence.lower;
    if OTHER.iter().any(|other| words.contains(other)) {
        return Vec::new();
    }
    let tokens = tokens(sentence);
    let times = quantities(&tokens);
    let mut from = 0;
    let mut found = Vec::new();
    for time in &times {
        let end = time.text.end - sentence.start;
        // Up to the next time: "we look into it within 10 working days, and begin work within 5 working days".
        let part = from..times.iter().find(|next| next.text.start > time.text.start).map_or(words.len(), |_| end);
        from = end;
        found.extend(finding(subject, law, sentence, time, part));
    }
    found
}

fn finding(
    subject: &Subject<'_>,
    law: &Law<'_>,
    sentence: &Sentence<'_>,
    time: &Quantity,
    part: Range<usize>,
) -> Option<Finding> {
    let words = sentence.lower;
    let (period, part) = (time.period?, words.get(part)?);
    let before = words.get(..time.text.start - sentence.start)?;
    let of_danger = words.contains("emergency hazard") || words.contains("hazard") && words.contains("an emergency");
    let (allowed, duty) = if of_danger && AT_ONCE.iter().any(|act| words.contains(act)) {
        (time_of(law.danger?, "make it safe within")?, "to look into an emergency and make it safe")
    } else {
        let duty = DUTIES.iter().find(|duty| duty.is_said_in(part))?;
        (time_of(law.damp, duty.law)?, duty.name)
    };
    let working_hours = matches!(period, Period::Of { unit: Unit::Hours, .. })
        && words.get(..time.text.end - sentence.start).is_some_and(|words| words.ends_with("working hours"));
    let is_longer = period.usual_days() > allowed.usual_days() || working_hours;
    // What is shorter is the landlord's own, and good, but where it is told as the law's.
    let of_law = ["law says", "law gives", "law requires", "law wants", "law asks", "law allows", "law sets"];
    let is_other = of_law.iter().any(|says| before.contains(says)) && period.usual_days() < allowed.usual_days();
    // "Ten working days before we come": nothing is to be done in them.
    let behind = words.get(time.text.end - sentence.start..)?.trim_start();
    (is_longer || is_other).then_some(())?;
    (!behind.starts_with("before") && !behind.starts_with("after")).then(|| Finding {
        at: subject.prose.place(time.text.start),
        found: format!(
            "here stands \"{}\" {duty}, and the law on hazards in social homes (Awaab’s Law) gives {allowed}",
            subject.prose.typed(time.text.clone())
        ),
        write: format!("`{allowed}`"),
    })
}

/// The time that the sentence of the right gives which holds these words.
fn time_of(right: &Right, words: &str) -> Option<Period> {
    let says = right.says.iter().find(|says| says.to_lowercase().contains(words))?;
    let prose = Prose::read(says, 1);
    let times: Vec<Quantity> = prose.every_sentence().flat_map(|sentence| quantities(&tokens(&sentence))).collect();
    times.first()?.period
}
