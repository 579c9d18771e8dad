//! What was sent beside the answers.

use complaints::form::reference::Token;

/// The hidden fields of the form, and what was noticed while its body was read.
pub(crate) struct Sending {
    /// The idempotency key of this act of sending, if the form had one.
    pub(crate) token: Option<Token>,
    /// The version of the policy that the form was shown with.
    pub(crate) shown_policy: Option<String>,
    /// A file came with it and was not taken.
    pub(crate) file_refused: bool,
    /// Characters that cannot be stored were taken out on an earlier page.
    pub(crate) mended: bool,
    /// The honeypot was filled in, a field that no person sees.
    pub(crate) honeypot: bool,
    /// When the page with the answers was made, in seconds of Unix time.
    pub(crate) opened: Option<i64>,
}

impl Sending {
    /// What an officer takes down comes with nothing but its token.
    pub(crate) fn taken_down(token: Token) -> Self {
        Self {
            token: Some(token),
            shown_policy: None,
            file_refused: false,
            mended: false,
            honeypot: false,
            opened: None,
        }
    }
}
