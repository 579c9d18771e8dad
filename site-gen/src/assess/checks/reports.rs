//! Records, reports and notices: 5.12 and part 8 of the Code.

use complaints::policy::{Paper, Report};

use super::super::families::{COMPLAIN, FIGURES, GOVERNING, YEARLY};
use super::super::search::{Family, Look, has};
use super::super::subject::{RESPONSE, YEARLY_REPORT};
use super::super::{Found, Seen, Subject};

/// 5.12: a full record.
pub(super) fn record(subject: &Subject<'_>) -> Found {
    let record: &[&str] = &[
        "records every|each|all|your|it",
        "record of every|each|all|your",
        "keep* .. record*",
        "proper records",
        "on record",
        "complaints register",
        "complaints log",
        "registered",
        "register your|every|each|all complaint*",
        "logs|log|logged",
        "complaints book",
        "case is held",
        "held on .. system",
        "complaints system",
        "note of your|each|every complaint",
        "noted and answered",
        "note them down",
        "written down in full",
    ];
    let other: &[&str] = &[
        "calls are",
        "sent in to be registered",
        "an informal one",
        "data protection",
        "service request*",
        "small thing*",
    ];
    Found::evidence(subject.says(&Look::of(&[record]).around(&[COMPLAIN]).but(other).but_around(&["small things"])))
}

/// 8.1: a report every year, promised or there to be read.
pub(super) fn yearly(subject: &Subject<'_>) -> Found {
    let paper = paper(subject, subject.policy().published.yearly_report.as_ref(), YEARLY_REPORT);
    let said =
        subject.says(&Look::of(&[YEARLY, FIGURES]).around(&[&["complain*", "checks itself", "results"]]).but(&[
            "reviewed",
            "does not",
            "so decides",
        ]));
    let typed = reports(subject, |report| has(&report.often, YEARLY) && !has(&report.often, &["so decides"]));
    typed.and(Found::evidence(said)).and(paper)
}

/// 8.2: the yearly report to the governing body, and on the website.
pub(super) fn governing_body(subject: &Subject<'_>) -> Found {
    let response = paper(subject, subject.policy().published.response.as_ref(), RESPONSE);
    let shown = reports(subject, |report| has(&report.to, &["website"]));
    let published = subject.says(&Look::of(&[
        &["annual complaints report", "yearly report", "annual report on complaints"],
        &["publish*", "website"],
    ]));
    let shown = shown.and(Found::evidence(published));
    to_the_board(subject).and(shown).and(response)
}

/// What the governing body is told of complaints: 8.2, and 9.5 to 9.7.
pub(super) fn to_the_board(subject: &Subject<'_>) -> Found {
    let gets: &[&str] = &[
        "gets",
        "get",
        "receives",
        "is told",
        "sees",
        "reports to",
        "report to",
        "reported to",
        "goes to",
        "considers",
        "discusses",
        "looks at",
        "receive*",
    ];
    let said = subject.says(&Look::of(&[GOVERNING, gets, FIGURES]).but(&[
        "manager of",
        "ask for your complaint",
        "small",
        "website",
        "be a report",
    ]));
    reports(subject, |report| has(&report.to, GOVERNING)).and(Found::evidence(said))
}

/// What residents' panels are told of them: 9.1 to 9.3.
pub(super) fn to_panels(subject: &Subject<'_>) -> Found {
    reports(subject, |report| has(&report.to, &["panel*", "residents", "tenants", "members", "staff", "team meetings"]))
}

/// A paper that is out, at its day; else what the page prints in its place.
fn paper(subject: &Subject<'_>, paper: Option<&Paper>, printed: &str) -> Found {
    let page = subject.pages_say(&["performance"], &Look::of(&[&[printed]]));
    match paper.filter(|paper| paper.is_out(subject.on)) {
        Some(_) => Found::evidence(page),
        None => Found::against(page),
    }
}

/// The reports that are of a kind, each at its item of the list.
fn reports(subject: &Subject<'_>, is_it: impl Fn(&Report) -> bool) -> Found {
    let places = subject.places_of("reports");
    let of_kind = subject.policy().reports.iter().zip(places).filter(|(report, _)| is_it(report));
    let seen = of_kind.map(|(report, at)| {
        let often: Family<'_> = &["not stated"];
        let says =
            if has(&report.often, often) { report.to.clone() } else { format!("{}, {}", report.to, report.often) };
        subject.fact("report", at, &says)
    });
    Found::evidence(seen.collect::<Vec<Seen>>())
}

/// 8.3: another look after a change.
pub(super) fn after_a_change(subject: &Subject<'_>) -> Found {
    let assessed: &[&str] =
        &["self assess*", "assess* itself", "assess* ourselves", "measures itself", "assessed again"];
    let change: &[&str] = &["change*", "merge*", "restructur*", "reorganis*"];
    Found::evidence(subject.says(&Look::of(&[assessed, change])))
}

/// 8.4 and 8.5: a notice that stands now.
pub(super) fn notice(subject: &Subject<'_>) -> Found {
    let notice = subject.policy().notice.as_ref();
    let stands = notice.filter(|notice| notice.until.is_none_or(|until| until >= subject.on));
    Found::evidence(stands.map(|notice| subject.fact("notice", notice.at, &notice.text)))
}
