//! How an act of sending ended.

use complaints::form::reference::{Key, Reference, Token};
use store::complaint::Complaint;
use store::notice::Notice;

/// How sending ended.
pub(crate) enum Outcome {
    /// It is stored now.
    New(Accepted),
    /// It was stored before, by the same act of sending.
    Replay(Accepted),
    /// It was added to a complaint that the same person sent.
    Added(Accepted),
    /// The same words of the same person were there already, under another act of sending.
    Linked(Accepted),
    /// It could not be stored, or nobody can tell; the same token makes trying again safe.
    Unavailable(Token),
}

/// A stored complaint, and what opens its receipt.
pub(crate) struct Accepted {
    /// The complaint.
    pub(crate) complaint: Complaint,
    /// The reference in the receipt's address: the complaint's own, or one that leads to it.
    pub(crate) opened_by: Reference,
    /// The key to it.
    pub(crate) key: Key,
}

impl Accepted {
    pub(super) fn new(complaint: Complaint, token: Token) -> Self {
        Self { opened_by: complaint.reference, complaint, key: token.key() }
    }

    /// The path of the receipt.
    pub(crate) fn receipt_path(&self) -> String {
        format!("/form/{}/receipt/{}/{}", self.complaint.landlord, self.opened_by, self.key.to_hex())
    }
}

/// What ended an act of sending, and what somebody has to be told of it.
pub(super) type Done = (Outcome, Option<Notice>);
