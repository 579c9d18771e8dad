//! Names of form fields that are not questions.

use crate::words::vocabulary::vocabulary;

vocabulary! {
    /// A field that travels with the answers and is none; no question can have its name as an id.
    pub enum ReservedField {
        /// The idempotency key of one act of sending.
        Token = "token",
        /// The version of the policy that the form was shown with.
        Policy = "policy",
        /// The id of the question to which "Change" leads back.
        Change = "change",
        /// A file came with an earlier page and was not taken.
        FileRefused = "file_refused",
        /// Characters that cannot be stored were taken out on an earlier page.
        Mended = "mended",
        /// A field that no person sees, so that only a program fills it in. Nothing is
        /// refused for it: the complaint has a flag for the officer.
        Honeypot = "website",
        /// When the page with the answers was made, in seconds of Unix time.
        Opened = "opened",
    }
}
