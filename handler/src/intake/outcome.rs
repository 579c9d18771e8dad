//! How an act of sending ended.

use complaints::form::reference::{Key, Reference, Token};
use store::complaint::Complaint;

/// What became of the words of one act of sending.
pub(crate) enum Outcome {
    /// A new complaint, in the table or in the fallback store.
    New(Accepted),
    /// It was stored before, by the same act of sending.
    Replay(Accepted),
    /// It was added to a complaint that the same person sent.
    Added(Accepted),
    /// The same words of the same person were there already, under another act of sending.
    Linked(Accepted),
    /// The same act of sending was stored before, and has been erased since: nothing is stored anew.
    Erased,
    /// With everything that stands beside the words it is more than the table takes: nothing was stored.
    TooLarge,
    /// It could not be stored, or nobody can tell; the act's token makes trying again safe.
    Unavailable {
        /// Whether it is known that nothing was stored.
        unsent: bool,
    },
}

/// A stored complaint, and what opens its receipt.
pub(crate) struct Accepted {
    /// What is known of it, without its answers.
    pub(crate) complaint: Complaint,
    /// The reference in the receipt's address: the complaint's own, or one that leads to it.
    pub(crate) opened_by: Reference,
    /// The key that opens the receipt, from the token of this act of sending.
    pub(crate) key: Key,
}

impl Accepted {
    pub(super) fn new(complaint: Complaint, token: Token) -> Self {
        Self { opened_by: complaint.reference, complaint, key: token.key() }
    }

    /// The path of the receipt: `/form/<landlord>/receipt/<reference>/<key>`.
    pub(crate) fn receipt_path(&self) -> String {
        format!("/form/{}/receipt/{}/{}", self.complaint.landlord, self.opened_by, self.key.to_hex())
    }
}
