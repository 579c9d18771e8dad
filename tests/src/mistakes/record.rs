//! A record: what an author did, and what they must be told.

/// One mistake, or one text that only looks like one.
#[derive(Debug)]
pub struct Record {
    /// What it is, in words.
    pub name: String,
    /// The line of its file on which it starts, counted from 1.
    pub line: usize,
    /// What is done to the good words, in order.
    pub(super) steps: Vec<Step>,
    /// The day on which it is checked.
    pub(super) on: String,
    /// A command instead of `check`, as it is typed behind `site-gen`.
    pub(super) run: Option<Run>,
    /// Whether more of the kind may be told.
    pub(super) besides: bool,
    /// What must be told; nothing for a text that only looks like a mistake.
    pub(super) told: Vec<Told>,
    /// Why it is not told as it should be, while its rule is not written.
    pub(super) not_yet: Option<String>,
}

/// One thing that is done to a file; a path stands below the folder of the words.
#[derive(Debug)]
pub(super) enum Step {
    /// The file that the next steps change.
    In(String),
    /// Text that stands there once, in place of which another stands.
    Replace(String, String),
    /// A paragraph at the end of the prose.
    Prose(String),
    /// Lines at the end of the facts.
    Facts(String),
    /// A new file with its text.
    File(String, String),
    /// A file under another name as well.
    Copy(String, String),
    /// A file under another name.
    Rename(String, String),
    Remove(String),
    Folder(String),
    /// A symbolic link, and what it leads to.
    Link(String, String),
    /// A named pipe: whoever reads it waits.
    Pipe(String),
    /// How the file is saved, such as `utf-16`.
    SavedAs(String),
    /// A text many times at the end of the file.
    Repeat(usize, String),
}

/// A command, and how it must end.
#[derive(Debug)]
pub(super) struct Run {
    pub(super) arguments: Vec<String>,
    pub(super) ends: i32,
}

/// One message that must be told.
#[derive(Debug)]
pub(super) struct Told {
    /// `error`, `warning` or `advice`.
    pub(super) severity: String,
    /// The file, where it is not the last that was changed.
    pub(super) file: Option<String>,
    pub(super) place: Where,
    /// Words that it says, in this order, in any case; a bar stands between such as will do as well.
    pub(super) says: Vec<String>,
    /// The code of its rule.
    pub(super) code: Option<String>,
    /// What the author's line is when the cure has been typed.
    pub(super) cured: Option<String>,
    /// Whether the author meant other dates than the good words have.
    pub(super) anew: bool,
}

/// Where it must stand.
#[derive(Debug)]
pub(super) enum Where {
    /// The file as a whole: its first line.
    File,
    /// The one line that holds this text.
    On(String),
    Line(usize),
}
