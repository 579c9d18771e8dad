//! Families of words that several checks look for: one idea, and the ways in
//! which landlords put it.

use super::search::Family;

mod roles;

pub(super) use roles::{GOVERNING, IN_CHARGE, OF_COMPLAINTS, SENIOR, STAFF};

pub(super) const COMPLAIN: Family<'_> = &["complain*"];

/// Somebody is not content.
pub(super) const UNHAPPY: Family<'_> = &[
    "unhappy",
    "unhappiness",
    "dissatisf*",
    "not happy",
    "not satisfied",
    "unsatisfied",
    "not content",
    "discontent*",
    "displeas*",
    "let you down",
    "let down",
    "did something wrong",
    "let somebody down",
];

/// A sentence that says what a complaint is.
pub(super) const MEANING: Family<'_> = &[
    "complain when",
    "complaint when",
    "complaint is",
    "is a complaint",
    "complaint means",
    "complaint to be",
    "mean* by a complaint",
    "tell us when|if",
    "complaint covers",
    "definition of a complaint",
    "expression of",
    "count* as a complaint",
];

/// However somebody puts it.
pub(super) const ANY_WAY: Family<'_> = &[
    "any way",
    "whatever way",
    "whichever way",
    "however made",
    "however you",
    "however they",
    "however it",
    "by any means",
    "any means",
    "any form",
    "any route",
    "any channel",
    "spoken or written",
    "in speech or in writing",
    "orally or in writing",
    "count* when you say",
];

/// It has to be written.
pub(super) const IN_WRITING: Family<'_> = &[
    "written down",
    "in writing",
    "put|puts|putting it in a letter",
    "written complaint",
    "email or a letter",
    "a letter or an email",
];

/// Somebody else acts for whoever complains.
pub(super) const SOMEBODY_ELSE: Family<'_> = &[
    "complain* for you|them|him|her|somebody|someone|another",
    "complain* .. on your|their behalf",
    "on your|their behalf .. complain*",
    "on behalf of .. complain*",
    "complain* .. on behalf of",
    "act|acts for you|them|somebody|someone",
    "speak* for you|them",
    "represent* you|them",
    "representative*",
    "advocate* .. complain*",
    "complain* .. advocate*",
    "somebody|someone else .. complain*",
    "complain* .. through somebody|someone|a|your",
    "pass your|a|the complaint on",
    "bring .. complaint .. for you|them",
    "raise .. complaint .. for you|them",
    "do it|this|so for you|them",
];

/// A request for a service, which is no complaint yet.
pub(super) const REQUEST: Family<'_> = &[
    "request* for service*",
    "request* for a|the service*",
    "service request*",
    "first report*",
    "report* .. for the first time",
    "asking for something",
    "ask* for .. for the first time",
    "request for repair*",
    "small thing*",
];

/// It is noted so that somebody can look at it again.
pub(super) const NOTED: Family<'_> =
    &["note* down", "note*", "record*", "log", "logs", "logged", "register*", "looked at often", "review*", "monitor*"];

/// A complaint, or a step of it, is not taken.
pub(super) const REFUSE: Family<'_> = &[
    "refus*",
    "turn* .. away",
    "reject*",
    "declin*",
    "not take",
    "not accept*",
    "not consider",
    "not look at|into",
    "not investigate",
    "not deal with",
    "not escalate*",
    "cannot take|accept|consider",
    "unable to take|accept|consider",
    "say no",
    "not to take|accept|consider|investigate|register",
];

pub(super) const WHY: Family<'_> = &["why", "reason*", "explain*", "explanation*", "because of what"];

pub(super) const TELL: Family<'_> = &[
    "tell*",
    "told",
    "say*",
    "explain*",
    "inform*",
    "write*",
    "let* you|them|people|tenants|residents know",
    "hear*",
    "give*",
    "set* out",
    "contain*",
    "include*",
    "list*",
];

pub(super) const OMBUDSMAN: Family<'_> = &["housing ombudsman*", "the ombudsman*", "ombudsman service"];

/// An answer takes longer than it should.
pub(super) const LATE: Family<'_> = &[
    "late",
    "longer",
    "delay*",
    "more time",
    "extra time",
    "extend*",
    "extension*",
    "put off",
    "postpone*",
    "holding",
    "new date",
    "in time",
    "overdue",
    "cannot be done",
    "behind time",
    "hold up",
    "held up",
];

/// Going on to the second stage.
pub(super) const STAGE_2: Family<'_> = &[
    "stage 2",
    "stage two",
    "second stage",
    "next stage",
    "second review",
    "escalat*",
    "review panel",
    "appeal*",
    "look again",
    "further review",
    "final stage",
];

/// How often: once a year.
pub(super) const YEARLY: Family<'_> = &["every year", "each year", "yearly", "annual*", "once a year", "twelve months"];

/// What a report holds.
pub(super) const FIGURES: Family<'_> =
    &["report*", "results", "figures", "how many complaints", "performance", "statistics", "volumes"];

/// How things are put right.
pub(super) const REMEDY: Family<'_> = &[
    "sorry",
    "apolog*",
    "compensat*",
    "puts|put|putting things|it|that right",
    "put you back",
    "remed*",
    "redress",
    "gesture of goodwill",
    "goodwill payment*",
    "whether something went wrong",
    "put right what went wrong",
    "own up",
    "owns up",
    "make|makes good",
    "got something wrong",
    "got it wrong",
    "whose fault",
    "at fault",
];

/// What is learned from complaints.
pub(super) const LEARN: Family<'_> = &[
    "learn",
    "learns",
    "learned",
    "learnt",
    "lesson*",
    "learning from",
    "patterns",
    "trends",
    "root cause*",
    "causes and what changed",
    "what changed",
    "changes how things are done",
    "changed because",
    "act* on what it learns",
    "what was altered",
    "themes",
    "keep learning",
];
