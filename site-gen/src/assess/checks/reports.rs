//! Records, reports and notices: 5.12 and part 8 of the Code.

use complaints::policy::{Paper, Report};

use super::super::{Found, Subject};

/// 5.12: a full record.
pub(super) fn record(subject: &Subject<'_>) -> Found {
    Found::evidence(subject.says(&[&[
        "records every complaint",
        "record of every complaint",
        "complaint on record",
        "proper records",
        "complaints register",
        "you get a number for it",
    ]]))
}

/// 8.1: a report every year, promised or there to be read.
pub(super) fn yearly(subject: &Subject<'_>) -> Found {
    let paper = paper(subject, subject.version.policy.published.yearly_report.as_ref());
    reports(subject, |report| is_yearly(report) && is_a_report(&report.to)).and(paper)
}

/// Every year, and not only where somebody so decides.
fn is_yearly(report: &Report) -> bool {
    let often = report.often.to_lowercase();
    ["year", "annual"].iter().any(|word| often.contains(word)) && !often.contains("decide")
}

/// Results in a magazine are no report.
fn is_a_report(to: &str) -> bool {
    !["magazine", "newsletter", "annual report"].iter().any(|paper| to.to_lowercase().contains(paper))
}

/// 8.2: the yearly report to the governing body, and on the website.
pub(super) fn governing_body(subject: &Subject<'_>) -> Found {
    let to = |report: &Report, bodies: &[&str]| bodies.iter().any(|body| report.to.to_lowercase().contains(body));
    let response = paper(subject, subject.version.policy.published.response.as_ref());
    let governs = |report: &Report| {
        is_yearly(report) && to(report, &["board", "committee", "trustees", "cabinet"]) && is_a_report(&report.to)
    };
    let told = reports(subject, governs);
    // Where nothing goes to the governing body, the website alone is not what is asked.
    let shown =
        if told.evidence.is_empty() { Found::nothing() } else { reports(subject, |report| to(report, &["website"])) };
    told.and(shown).and(response)
}

/// A paper that is out, at its day.
fn paper(subject: &Subject<'_>, paper: Option<&Paper>) -> Found {
    let out = paper.filter(|paper| paper.is_out(subject.on));
    Found::evidence(out.map(|paper| subject.at(paper.at)))
}

/// The reports that are of a kind, each at its item of the list.
fn reports(subject: &Subject<'_>, is_it: impl Fn(&Report) -> bool) -> Found {
    let places = subject.items_of("reports");
    let of_kind = subject.version.policy.reports.iter().zip(places).filter(|(report, _)| is_it(report));
    Found::evidence(of_kind.map(|(_, seen)| seen))
}

/// 8.3: another look after a change.
pub(super) fn after_a_change(subject: &Subject<'_>) -> Found {
    Found::evidence(subject.says(&[
        &["self-assess", "assesses itself", "measures itself"],
        &["change", "merge", "restructur", "reorganis"],
    ]))
}

/// 8.4 and 8.5: a notice that stands now.
pub(super) fn notice(subject: &Subject<'_>) -> Found {
    let notice = subject.version.policy.notice.as_ref();
    let stands = notice.filter(|notice| notice.until.is_none_or(|until| until >= subject.on));
    Found::evidence(stands.map(|notice| subject.at(notice.at)))
}
