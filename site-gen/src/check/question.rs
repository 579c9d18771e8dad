//! What is asked of a version of a policy: a rule, of which versions it is
//! asked, and what looks for it.

use std::cell::OnceCell;

use chrono::NaiveDate;
use complaints::policy::law::Law;
use complaints::policy::library::{Library, Version};
use complaints::words::problem::{Place, Severity};
use complaints::words::rule::Rule;

use crate::prose::Prose;
use crate::prose::contacts::Found;
use crate::prose::dates::Dated;
use crate::prose::known::Known;
use crate::prose::said::{self, Named, Said, Unplaced};

use super::contacts::Judged;
use super::names::OutsideNames;

/// A rule with what looks for it.
pub(super) struct Question {
    /// The rule that an answer breaks.
    pub(super) rule: &'static Rule,
    /// How much it weighs.
    pub(super) severity: Severity,
    /// Which versions it is asked of.
    pub(super) of: Versions,
    /// Every place of a version that it has something to say about.
    pub(super) find: fn(&Subject<'_>) -> Vec<Finding>,
}

/// Which versions of a policy a rule is asked of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Versions {
    /// The one in force: what it says is overtaken, or binds less than the law does.
    InForce,
    /// That, and each to come: something in it may be a slip.
    InForceAndToCome,
}

/// What a rule is asked about.
pub(super) struct Subject<'a> {
    pub(super) version: &'a Version,
    pub(super) library: &'a Library,
    /// The names of bodies outside.
    pub(super) names: &'a OutsideNames<'a>,
    /// What the policy says below its facts.
    pub(super) prose: &'a Prose<'a>,
    /// The times that its facts give.
    pub(super) known: &'a [Known<'a>],
    /// What the prose says of times.
    pub(super) said: &'a [Said<'a>],
    /// The times in the prose of which nothing tells what they are for.
    pub(super) unplaced: &'a [Unplaced<'a>],
    /// The names that print times, once a rule has asked: see [`Self::named`].
    pub(super) named: OnceCell<Vec<Named<'a>>>,
    /// Its sentences that name a date.
    pub(super) dated: &'a [Dated<'a>],
    /// The numbers and addresses in it.
    pub(super) contacts: &'a [Found],
    /// What the contacts turned out to be, once a rule has asked: see [`judged`](super::contacts::judged).
    pub(super) judged: OnceCell<Vec<(&'a Found, Judged<'a>)>>,
    /// The day for which the pages are made.
    pub(super) on: NaiveDate,
}

impl<'a> Subject<'a> {
    /// The law that binds the landlord on the day; none for a landlord outside every scheme.
    pub(super) fn law(&self) -> Option<&'a Law> {
        self.library.law(self.version.policy.scheme, self.on)
    }

    /// The names in the prose that print a time, each with what its sentence says that the time is for.
    pub(super) fn named(&self) -> &[Named<'a>] {
        self.named.get_or_init(|| said::named(self.prose, &self.version.policy))
    }

    /// Whether the version starts after the day.
    pub(super) fn is_to_come(&self) -> bool {
        self.version.policy.in_force.first_day() > self.on
    }

    /// Whether nobody has read the version before the day: a proposal is looked at on the first day of its version.
    pub(super) fn is_new(&self) -> bool {
        // A first draft has no version before it, and nobody was given its times.
        self.version.policy.in_force.first_day() >= self.on || self.version.is_a_draft()
    }

    /// What stands before a cure that changes a promise: what readers were given is changed by the next version, and what
    /// is new can still be written.
    pub(super) fn in_which_version(&self) -> &'static str {
        if self.is_new() { "" } else { "in the next version: " }
    }
}

/// What a rule found at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Finding {
    /// Where in the policy's file, for the message.
    pub(super) at: Place,
    /// What stands there, in the author's words.
    pub(super) found: String,
    /// What to write instead, with an example.
    pub(super) write: String,
}
