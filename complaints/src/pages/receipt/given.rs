//! What a receipt is made from: the complaint as it is stored, and its dates.

use crate::case::events::Events;
use crate::case::json::{ChangedDate, DeadlineJson};
use crate::case::standing::Case;
use crate::days::moment::Moment;
use crate::form::Form;
use crate::form::reference::{Reference, Token};

/// The complaint that a receipt tells of, its dates, and what has to be said besides.
#[derive(Debug)]
pub struct Receipt<'a> {
    /// The complaint's public name, such as `K7M2QX9R4T`.
    pub reference: Reference,
    /// The path of the page, with the key that opens it.
    pub path: &'a str,
    /// Another act of sending had brought the same words: this page leads to that case, and adds nothing to it.
    pub anothers: bool,
    /// The person's complaint before this one.
    pub follows: Option<Reference>,
    /// When the same words were sent once more.
    pub sent_again: Option<Moment>,
    /// The dates that this page showed when the words were sent, as they are stored.
    pub shown: &'a [DeadlineJson],
    /// The same dates by the case's own policy and time of receipt, as they are counted today.
    pub at_first: &'a [DeadlineJson],
    /// The idempotency key of what can be added here.
    pub token: Token,
    /// When it was received; without an hour where nobody knows it.
    pub received: Moment,
    /// An officer took it down: it did not come through the form.
    pub taken: bool,
    /// The case as it stands when the page is made, by the policy that it keeps.
    pub case: &'a Case<'a>,
    /// What has happened in it. A reason is what the person was told of it, in an officer's words; an officer's own
    /// note is none.
    pub told: &'a Events,
    /// The dates it was told when it was sent, where bank holidays have changed them since.
    pub changes: &'a [ChangedDate],
    /// Somebody could get hurt, or might.
    pub urgent: bool,
    /// Whether anybody is told at once; without that no urgent date is promised.
    pub watched: bool,
    /// Nobody was on duty when it came, so that it promises no hour.
    pub nobody_on_duty: bool,
    /// The person gave a way to be reached.
    pub reachable: bool,
    /// The form was shown under another version than the one in force.
    pub policy_changed: bool,
    /// A file came with it and was not taken.
    pub file_refused: bool,
    /// It is about something longer ago than there is time to complain.
    pub old: bool,
    /// Somebody asked for care with who sees it.
    pub quiet: bool,
    /// Something was added to it a moment ago.
    pub added: bool,
    /// The landlord was asked to look again a moment ago.
    pub asked: bool,
    /// It was, and officers decide whether it is too late.
    pub asked_late: bool,
    /// It was asked to add something, and nothing was written.
    pub nothing_added: bool,
    /// The person asks the landlord to look again at its answer.
    pub again: bool,
    /// The person says that the landlord was told before: earlier dates may count.
    pub before: bool,
    /// It was sent for another person.
    pub for_other: bool,
    /// The person asked not to be contacted.
    pub no_contact: bool,
    /// The ways in which the person asked to be contacted, by the ids of their choices.
    pub contact_by: &'a [String],
    /// The public origin of the site, without a slash at its end; empty where nobody says.
    pub site: &'a str,
    /// The questions that the landlord asks today.
    pub form: &'a Form,
}
