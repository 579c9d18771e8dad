//! The facts at the top of a draft: of whom it is, of which day, and whether
//! somebody has approved it.

use chrono::NaiveDate;
use complaints::words::fields::Fields;
use complaints::words::problem::{Place, Problem, Problems, Severity};
use complaints::words::rules;
use complaints::words::source::{self, SourceFile};

use super::kept::Kept;
use crate::check::rules::assessment_uncommented;

/// The facts of an assessment, and its text.
#[derive(Debug, Clone)]
pub(crate) struct Assessment {
    /// Path as its author knows it.
    pub(crate) file: String,
    /// The code it was written for.
    pub(crate) code: String,
    /// The version of the policy that was looked at.
    pub(crate) policy: String,
    /// The digest of what the program wrote.
    pub(crate) written: String,
    /// Who approved it and when; none while it is a draft.
    pub(crate) approval: Option<Approval>,
    /// The Markdown below.
    pub(crate) body: String,
    /// The line of the file on which it starts.
    pub(crate) body_line: usize,
}

/// Somebody has approved it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Approval {
    /// The role, never a person's name.
    pub(crate) by: String,
    /// The day, from which it may be published.
    pub(crate) on: NaiveDate,
}

impl Assessment {
    /// Who approved it, where that holds on a day.
    #[must_use]
    pub(crate) fn approved(&self, on: NaiveDate) -> Option<&Approval> {
        self.approval.as_ref().filter(|approval| approval.on <= on)
    }
}

/// Reads an assessment; none where its facts cannot be read, which is told.
pub(crate) fn read(source: &SourceFile) -> (Option<Assessment>, Vec<Problem>) {
    let mut problems = Problems::new(&source.path, &source.text);
    let assessment = assessment(source, &mut problems);
    (assessment, problems.into_vec())
}

fn assessment(source: &SourceFile, problems: &mut Problems<'_>) -> Option<Assessment> {
    let parts = source::split(&source.text, problems)?;
    let mut fields = Fields::of(&parts.front, "an assessment", "`landlord: imani`", problems)?;
    let f = &mut fields;
    let own = |t: &str| t.to_owned();
    let landlord = f.required_text("landlord", source.stem(), problems).map(own);
    let code = f.required_text("code", "housing-ombudsman-2024", problems).map(own);
    let policy = f.required_text("policy", "2026-01-01", problems).map(own);
    f.required_text("made_on", "2026-11-27", problems);
    let written = f.required_text("written", "0f3a…, as the program wrote it", problems).map(own);
    let by = f.text("approved_by", "Chair of the Board", problems).map(own);
    let by_at = f.take("approved_by").map(|node| node.at);
    let on = f.take("approved_on").map(|node| node.at);
    let day = f.text("approved_on", "2026-12-01", problems).map(own);
    fields.finish(problems);
    if landlord.as_deref().is_some_and(|landlord| landlord != source.stem()) {
        let found = format!("this is of `{}`, and the file is named `{}`", landlord.unwrap_or_default(), source.stem());
        problems.error(&rules::UNKNOWN_VALUE, parts.front.at, found, format!("`landlord: {}`", source.stem()));
    }
    match (by_at, on) {
        (Some(at), None) => {
            half(at, "the role that approved it stands here, and no day", "`approved_on: 2026-12-01`", problems)
        }
        (None, Some(at)) => half(
            at,
            "a day of approval stands here, and nobody who approved it",
            "`approved_by: Chair of the Board`",
            problems,
        ),
        _ => {}
    }
    let approved_on = day.as_deref().zip(on).and_then(|(typed, at)| {
        let read = typed.parse::<NaiveDate>().ok();
        if read.is_none() {
            let found = format!("approved_on: \"{typed}\" is not a day");
            problems.error(&rules::UNREADABLE_DATE, at, found, "`approved_on: 2026-12-01`");
        }
        read
    });
    let approval = by.zip(approved_on).map(|(by, on)| Approval { by, on });
    Some(Assessment {
        file: source.path.clone(),
        code: code?,
        policy: policy?,
        written: written?,
        approval,
        body: parts.body.to_owned(),
        body_line: parts.body_line,
    })
}

fn half(at: Place, found: &str, write: &str, problems: &mut Problems<'_>) {
    problems.error(&rules::MISSING_KEY, at, format!("{found}; so it is not published"), write);
}

/// An approval of a draft in which nobody has written a comment; also of one for a day to come, so that it is told in
/// time.
pub(crate) fn of_no_comment(source: &SourceFile, assessment: &Assessment) -> Option<Problem> {
    assessment.approval.as_ref()?;
    // What cannot be read back is told when it is written anew.
    let kept = Kept::read(&assessment.code, &source.text).ok()?;
    if kept.comments.iter().any(|(_, comment)| !comment.trim().is_empty()) {
        return None;
    }
    let at = source.text.lines().position(|line| line.trim_start().starts_with("approved_by:"))?;
    Some(Problem::at(
        Severity::Error,
        &assessment_uncommented::RULE,
        assessment.file.as_str(),
        Place { line: at + 1, column: 1 },
        "this is approved, and no comment of yours stands in it; so it is not published",
        "your comments below, between the two lines that mark each; or neither `approved_by:` nor `approved_on:` until \
         they are written",
    ))
}

/// An approval of what nobody can read.
pub(crate) fn of_no_code(assessment: &Assessment) -> Problem {
    let found = format!("this was written for `{}`, and there is no such code in content/code", assessment.code);
    let write = "what `site-gen assess` writes anew, which whoever has the program runs; your comments stay, and it has to be \
                 approved again";
    Problem::at(
        Severity::Error,
        &rules::UNKNOWN_VALUE,
        assessment.file.as_str(),
        Place { line: 1, column: 1 },
        found,
        write,
    )
}
