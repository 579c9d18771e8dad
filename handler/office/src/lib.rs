//! The office: what complaints officers read and what they record.
//!
//! Its role queries the table, updates how a complaint stands and puts what is
//! recorded beside it; it changes no word that somebody sent, and takes nothing
//! away but the mark that words are unread. To erase a complaint is a role of its own. Envelopes are opened here alone,
//! with private keys of a folder or by asking KMS. Sentences come
//! from `content/office.yaml`; a letter, the table and the calendar say a
//! refusal in their own. The command line ([`register`](../register)
//! in `main.rs`) is one printer of what stands here.
//!
//! | module | what |
//! |---|---|
//! | [`list`], [`find`] | complaints, unread and urgent ones first; what somebody's name or number leads to |
//! | [`show`] | one complaint, whole |
//! | [`record`] | what has happened: checked against the policy, then written |
//! | [`mod@recalculate`] | dates counted anew after bank holidays, law or the counting have changed |
//! | [`mod@erase`] | everything of a complaint taken away, and a ledger by which that is done again |
//! | [`mod@unread`] | that an officer has read what came |
//! | [`desk`], [`keys`], [`open`](mod@open) | what an officer works with; the keys, and envelopes opened with them |
//! | [`kms`], [`at_hand`], [`check`](mod@check) | keys that KMS keeps; what they agree on for some envelopes; whether each key opens |
//! | [`mod@read`], [`listing`], [`mod@write`] | what the table is asked for, and the transactions that write |

mod agreed;
mod ask;
pub mod at_hand;
pub mod check;
mod counted;
pub mod desk;
pub mod erase;
pub mod find;
pub mod keys;
pub mod kms;
pub mod list;
pub mod listing;
mod many;
pub mod open;
pub mod read;
pub mod recalculate;
pub mod record;
mod sentences;
pub mod show;
pub mod unread;
pub mod write;
