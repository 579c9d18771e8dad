//! A complaint with its answers and its dates: what travels to a store.

use complaints::form::answers::Answers;

use crate::complaint::Complaint;
use crate::promised::Promised;

/// Everything that is stored of one act of sending.
#[derive(Clone, Copy)]
pub struct Filing<'a> {
    /// What is known of it.
    pub complaint: &'a Complaint,
    /// What somebody wrote.
    pub answers: &'a Answers,
    /// Its dates.
    pub promised: &'a Promised,
}
