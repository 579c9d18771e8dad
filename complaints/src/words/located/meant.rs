//! A line that was mistyped, and what was meant: what every search for a slip gives.

/// What is wrong with a line, and the line as it was meant.
pub(super) struct Slip {
    /// The line, counted from 0.
    pub(super) at: usize,
    pub(super) found: String,
    pub(super) write: String,
    /// Lines as they were meant, with the spaces before them.
    pub(super) meant: Vec<(usize, String)>,
}

impl Slip {
    /// The text as it was meant.
    pub(super) fn mended(&self, text: &str) -> String {
        let meant = |n: usize| self.meant.iter().find(|(at, _)| *at == n).map(|(_, line)| line.as_str());
        let lines = text.split('\n').enumerate().map(|(n, line)| meant(n).unwrap_or(line));
        lines.collect::<Vec<_>>().join("\n")
    }
}

/// Keys that never stand at the left edge, or most often further in.
pub(super) const INNER: [&str; 38] = [
    "phone",
    "text",
    "relay",
    "email",
    "post",
    "bsl",
    "hours",
    "office",
    "out_of_hours",
    "web",
    "section",
    "name",
    "about",
    "answered_by",
    "not_by",
    "acknowledge",
    "acknowledge_says",
    "contact",
    "hearing",
    "report",
    "draft",
    "respond",
    "hold",
    "send",
    "new_target",
    "because",
    "extend",
    "escalate",
    "escalate_after",
    "escalate_reasons",
    "late_request",
    "reopen",
    "offer",
    "comment",
    "write_back",
    "pause",
    "skip",
    "instead",
];
