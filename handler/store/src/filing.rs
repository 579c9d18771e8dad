//! A complaint with its answers and its dates: what travels to a store.

use complaints::form::answers::Answers;

use crate::complaint::Complaint;
use crate::promised::Promised;

/// Everything that is stored of one act of sending.
#[derive(Clone, Copy)]
pub struct Filing<'a> {
    /// What is known of the complaint, without a word that somebody wrote.
    pub complaint: &'a Complaint,
    /// The words that somebody wrote, as typed.
    pub answers: &'a Answers,
    /// The dates that its receipt shows first.
    pub promised: &'a Promised,
}
