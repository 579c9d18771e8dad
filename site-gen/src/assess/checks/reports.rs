//! Records, reports and notices: 5.12 and part 8 of the Code.

use super::super::{Found, Subject};

/// 5.12: a full record.
pub(super) fn record(subject: &Subject<'_>) -> Found {
    Found::evidence(subject.says(&[&["record", "register"], &["complaint"], &["every", "each", "keeps", "proper", "copy of the answer"]]))
}

/// 8.1: a report every year.
pub(super) fn yearly(subject: &Subject<'_>) -> Found {
    let yearly = |often: &str| often.contains("year");
    let reports = subject.version.policy.reports.iter().any(|report| yearly(&report.often) || yearly(&report.to));
    if !reports {
        return Found::nothing();
    }
    Found::evidence(subject.key("reports").into_iter().filter(|seen| yearly(&seen.says)))
}

/// 8.2: to the governing body.
pub(super) fn governing_body(subject: &Subject<'_>) -> Found {
    let governs = |to: &str| ["board", "committee", "trustees", "cabinet"].iter().any(|body| to.to_lowercase().contains(body));
    if !subject.version.policy.reports.iter().any(|report| governs(&report.to)) {
        return Found::nothing();
    }
    Found::evidence(subject.key("reports").into_iter().filter(|seen| governs(&seen.says)))
}

/// 8.3: another look after a change.
pub(super) fn after_a_change(subject: &Subject<'_>) -> Found {
    Found::evidence(subject.says(&[&["reviewed", "review"], &["change", "merger"]]))
}

/// 8.4 and 8.5: a notice that stands now.
pub(super) fn notice(subject: &Subject<'_>) -> Found {
    let notice = subject.version.policy.notice.as_ref();
    let stands = notice.filter(|notice| notice.until.is_none_or(|until| until >= subject.on));
    Found::evidence(stands.map(|notice| subject.at(notice.at)))
}
