//! The words take away what people have by law or by the Ombudsman's Code:
//! "You cannot go to the Ombudsman", "Complaints must be in English", "There is
//! a fee".
//!
//! Whoever believes it does not complain.

use complaints::policy::Scheme;

use complaints::words::problem::Severity;
use complaints::words::rule::Rule;

use super::refused_in_words;
use crate::check::feelings::without_feelings;
use crate::check::question::{Finding, Question, Subject, Versions};
use crate::prose::{AnyOf, Sentence};

pub(crate) static RULE: Rule = Rule {
    code: "R150",
    title: "a right that the words take away",
    why: "Whoever believes it does not complain, or does not go on, though nobody may keep them from it.",
    cure: "Say what people can do; the message has the sentence.",
    can_be_allowed: false,
};

pub(in crate::check) static QUESTION: Question =
    Question { rule: &RULE, severity: Severity::Warning, of: Versions::InForceAndToCome, find };

/// A way to take a right away.
struct Taken {
    /// One of these stands in such a sentence.
    says: &'static [&'static str],
    /// And one of these besides.
    with: &'static [&'static str],
    /// But none of these, which say it of some cases or turn it round.
    but: &'static [&'static str],
    /// What people have instead.
    found: &'static str,
    write: &'static str,
}

const SOME_CASES: &[&str] =
    &[" if ", "when ", "until ", "unless ", "before ", "about ", "where ", "while ", "because ", "not have to"];

/// What such a sentence denies, fears or tells of somebody else.
const NOT_OURS: &[&str] = &[
    "myth",
    "never believe",
    "fear that",
    "think they",
    "not mean",
    "told tenants",
    "is it true",
    "heard this",
    "whether or not",
];

static TAKEN: [Taken; 14] = [
    Taken {
        says: &[
            "you cannot go to",
            "you can't go to",
            "you can not go to",
            "you may not go to",
            "you cannot complain to",
            "no right to go",
            "only with our permission",
            "need our permission",
            "not entitled to go",
        ],
        with: &["ombudsman"],
        but: &[
            " if ",
            "when ",
            "until ",
            "unless ",
            "before ",
            "about ",
            "where ",
            "while ",
            "not have to",
            "not need",
            "n't need",
            "of another",
        ],
        found: "people are told that they cannot go to the Ombudsman",
        write: "`You can go to the Ombudsman yourself when you have our final answer.`",
    },
    Taken {
        says: &[
            "if we agree",
            "with our agreement",
            "until we have agreed",
            "until we agree",
            "ask us first",
            "ask our permission",
            "unless we agree",
        ],
        with: &["ombudsman"],
        but: &[
            "not have to",
            "not need",
            "n't need",
            "n't have to",
            "need not",
            "never",
            "if you want",
            "ask us for help",
            "agree with",
            "settlement",
            "copy of",
            "publish",
        ],
        found: "people are told that they need your leave to go to the Ombudsman; they need none",
        write: "`You can go to the Ombudsman yourself when you have our final answer.`",
    },
    Taken {
        says: &[
            "owe us rent",
            "owe rent",
            "in arrears",
            "behind with",
            "rent account",
            "rent owing",
            "rent must be up to date",
            "rent is paid",
            "have paid your rent",
        ],
        with: &[
            "cannot complain",
            "can't complain",
            "not complain",
            "only complain",
            "complain if",
            "not take complaints",
            "not look at complaints",
            "not consider complaints",
            "cannot make a complaint",
        ],
        but: &["even if", "also if", "although", "about", "n't stop", "not stop", " less "],
        found: "people are told that they cannot complain while they owe something; they can",
        write: "`You can complain when you owe us rent, too.`",
    },
    Taken {
        says: &[
            "against you",
            "your tenancy at risk",
            "affect your transfer",
            "affect your tenancy",
            "lose your place",
        ],
        with: &["complain"],
        but: &[
            "not ",
            "never",
            "n't ",
            "nothing",
            "nobody",
            "no one",
            "discriminat",
            "about",
            "claim",
            "no way",
            "complaint against you",
            "uses your complaint",
        ],
        found: "people are told that a complaint may harm them; nobody may be worse off for one",
        write: "`Nobody is worse off for a complaint.`",
    },
    Taken {
        says: &["charge", " fee ", " fee.", " fee,", " fees", "have to pay", "must pay", "deposit"],
        with: &["complain"],
        but: &[
            "no charge",
            "not charge",
            "no fee",
            "free",
            "n't ",
            "never",
            "without",
            "service charge",
            "not have to",
            "about",
            " rent",
            " ground",
            " over ",
            "refund",
            "in charge",
            "nothing",
            "complain of",
            "complaint of",
            "complaints of",
            "complain that",
            "return any",
            "phone company",
            "we have to pay",
            "we must pay",
        ],
        found: "people are told that a complaint costs something; it is free",
        write: "`It costs nothing to complain.`",
    },
    Taken {
        says: &["in english"],
        with: &["must", "only", "have to"],
        but: &[
            "not ",
            "plain english",
            "n't ",
            "if ",
            "or another",
            "or any",
            "language",
            "staff must",
            "papers of the court",
        ],
        found: "people are told to complain in English; nobody may be kept from it by their language",
        write: "`You can complain in your own language.`",
    },
    Taken {
        says: &["use the word"],
        with: &["must", "only", "have to", "need to"],
        but: &["not ", "n't ", "staff "],
        found: "people are told that they must use a word; whoever is unhappy complains, whatever they call it",
        write: "`You do not have to use the word “complaint”.`",
    },
    Taken {
        says: &[
            "represented by a solicitor",
            "need a solicitor",
            "need a lawyer",
            "must have a solicitor",
            "through a solicitor",
        ],
        with: &["you", "complain", "ombudsman"],
        but: &["not ", "n't ", "never", "without", "nobody", "no one", "already"],
        found: "people are told that they need a solicitor; they need none",
        write: "`You do not need a solicitor.`",
    },
    Taken {
        says: &["no right to complain", "you cannot complain.", "not allowed to complain", "you may not complain."],
        with: &["complain"],
        but: SOME_CASES,
        found: "people are told that they cannot complain",
        write: "`You can complain when you are unhappy with what we do.`",
    },
    Taken {
        says: &[
            "nobody else can",
            "nobody else may",
            "no one else can",
            "no one else may",
            "only you can complain",
            "only you can make",
            "only the tenant can complain",
            "only the tenant may",
            "only the tenant can make",
            "a friend cannot",
            "a relative cannot",
            "cannot complain for you",
            "can't complain for you",
            "nobody can complain for",
        ],
        with: &["complain"],
        but: &["about", "not only", "if you want", "unless you", "in your name"],
        found: "people are told that nobody can complain for them; somebody they choose can",
        write: "`Somebody you choose can complain for you.`",
    },
    Taken {
        says: &[
            "only if the officer",
            "only if the manager",
            "only if the director",
            "if the officer at stage 1",
            "only if we think",
            "only if we agree",
            "we decide whether there is a",
            "decides whether there is a stage",
            "decides whether there is a second",
            "decides whether there is a next",
            "we decide whether you can",
            "decide whether to escalate",
            "subject to the approval",
            "decides if your complaint moves",
            "decides if your request",
            "refuse to move",
            "turn down requests",
            "at our discretion",
            "only with our agreement",
        ],
        with: &["stage 2", "stage two", "second stage", "next stage", "second review", "escalat"],
        but: &[
            "not ",
            "n't ",
            "never",
            "ombudsman",
            "stage 1 answer is late",
            "longer",
            "straight to stage",
            "pay for",
            "you decide",
            "for you",
            "more time",
        ],
        found: "people are told that they need your leave for the next stage; whoever is unhappy with an answer may ask for it",
        write: "`If you are unhappy with our answer, you can ask for the next stage. You do not have to say why.`",
    },
    Taken {
        says: &[
            "complaints from tenants only",
            "complaints from members only",
            "only tenants can",
            "only members of",
            "only tenants may",
            "only people who rent from",
            "only our tenants",
            "only leaseholders and tenants",
            "third parties may not",
            "tenants alone",
            "members alone",
            "name is on the tenancy",
        ],
        with: &[
            "complain",
            "make one",
            "listens to",
            "speak only with",
            "only speak with",
            "only speak to",
            "speak only to",
        ],
        but: &["not only", "not from", "vote", "meeting", "about", "rehous", "transfer", "elected", "apply"],
        found: "people are told that only some may complain; everybody who lives with what you do may, and somebody they choose for them",
        write: "`Anyone affected by what we do can complain, or have somebody do it for them.`",
    },
    Taken {
        says: &[
            "several households",
            "more than one household",
            "from groups",
            "group complaints",
            "complaints from a group",
            "joint complaints",
        ],
        with: &[
            "not take",
            "n't take",
            "do not accept",
            "don't accept",
            "not from groups",
            "cannot take",
            "no group complaints",
            "group complaints will be rejected",
            "joint complaints are not",
        ],
        but: &["not only", "we take group"],
        found: "people are told that they cannot complain together; a group can (the Ombudsman’s Code, 1.2)",
        write: "`You can complain together with others.`",
    },
    Taken {
        says: &["in writing", "by phone", "over the phone", "by email", "in person", "on social media", "by text"],
        with: &["only take complaints", "not take complaints", "do not accept complaints", "cannot take complaints"],
        but: &["not only", "because", " less ", " if ", "unless", "other landlords"],
        found: "people are told of one way alone, or of a way that is closed; a complaint can come in any way",
        write: "`You can complain in any way, to any member of staff.`",
    },
];

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let by_code = subject.version.policy.scheme == Scheme::HousingOmbudsman;
    if !by_code {
        return Vec::new();
    }
    let prose = subject.prose;
    let found = prose.sentences_with(&SAYS).filter_map(|sentence| {
        let names_body = prose.names_in(sentence.range()).iter().any(|name| name.name == "ombudsman");
        // Where there is one stage, nobody is kept from a second.
        let is_asked = |taken: &&Taken| !taken.with.contains(&"stage 2") || subject.version.policy.stages.len() > 1;
        let taken = TAKEN.iter().filter(is_asked).find(|taken| takes(taken, &sentence, names_body))?;
        // What the facts offer is held to them.
        if refused_in_words::is_told(subject, &sentence) {
            return None;
        }
        Some(Finding { at: prose.place(sentence.start), found: taken.found.to_owned(), write: taken.write.to_owned() })
    });
    found.collect()
}

fn takes(taken: &Taken, sentence: &Sentence<'_>, names_body: bool) -> bool {
    let has = |list: &[&str]| list.iter().any(|word| sentence.lower.contains(word));
    if !has(taken.says) || !(has(taken.with) || names_body && taken.with.contains(&"ombudsman")) || has(NOT_OURS) {
        return false;
    }
    // The "not" of somebody who is not happy denies nothing.
    let words = without_feelings(sentence.lower);
    !taken.but.iter().any(|word| words.contains(word))
}

/// One of these stands in every such sentence.
static SAYS: AnyOf = AnyOf::new(&[
    "rent owing",
    "rent must",
    "at risk",
    "approval",
    "refuse",
    "turn down",
    "household",
    "third parties",
    "discretion",
    "decide",
    "officer at stage 1",
    "alone",
    "from groups",
    "group complaints",
    "from a group",
    "joint complaints",
    "the tenancy",
    "agree",
    "ask us first",
    "owe ",
    "arrears",
    "behind with",
    "rent account",
    "against you",
    "affect your",
    "lose your place",
    "cannot",
    "can't",
    "can not",
    "may not",
    "no right",
    "permission",
    "only",
    "charge",
    " fee",
    "pay",
    "deposit",
    "english",
    "the word",
    "solicitor",
    "lawyer",
    "not allowed",
    "nobody",
    "no one else",
    "not take",
    "not accept",
]);
