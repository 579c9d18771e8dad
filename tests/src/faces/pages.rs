//! A landlord's pages on the site: every limit whole, every date counted, and
//! each rule of the policy said where readers look for it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{Days, NaiveDate};
use complaints::days::moment::Moment;
use complaints::policy::library::Library;

use super::dates::Dates;
use super::statement::{Known, judge};
use super::{Landlord, Report};
use crate::marked::{Mark, said};
use crate::times::days;

/// The page that describes the stages.
const STAGES: &str = "what-happens/index.html";
/// The page with the days to come.
const DATES: &str = "dates/index.html";
/// For how many days it is tried which of policy and law ends sooner.
const TRIED: u64 = 40;

/// Reads a landlord's pages as they were built for a day.
pub(crate) fn pages(site: &Path, landlord: &Landlord, library: &Library, on: NaiveDate, report: &mut Report) {
    report.landlords += 1;
    let home = site.join(landlord.slug());
    let mut tell = |what: String| report.wrong.push(format!("{what} – {} on the site", landlord.slug()));
    let dates_of = |day: NaiveDate| landlord.dates_of(day, None, Moment::on(day), library);
    let mut rules: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for path in html(&home) {
        let page = path.strip_prefix(&home).expect("it was found there").display().to_string();
        // A policy's own prose says what the policy says.
        if page.starts_with("policy/") {
            continue;
        }
        report.pages += 1;
        let text = fs::read_to_string(&path).expect("a page can be read");
        let known = Known {
            clauses: landlord.clauses.as_ref(),
            dates: None,
            without_danger: None,
            facts: Vec::new(),
            today: None,
        };
        let (found, judged) = judge(&text, &known);
        report.said += judged;
        found.into_iter().for_each(|what| tell(format!("{what} on {page}")));
        // Whose dates stand behind an example: of somebody who complains on its day.
        let mut came = None;
        for one in said(&text) {
            let Some(Mark::Rule(rule)) = one.mark else { continue };
            rules.entry(rule.clone()).or_default().push(page.clone());
            let Ok(found) = days(&one.text) else { continue };
            let Some(day) = found.first().copied() else { continue };
            let Some(step) = rule.strip_prefix("stage-1.") else {
                came = Some(day);
                continue;
            };
            let expected = came.and_then(|came| dates_of(came).lead(1, step));
            if expected != Some(day) {
                tell(format!("another day: {page} has {day} for {rule} of {came:?}, the case {expected:?}"));
            }
        }
        if page == DATES {
            report.said += calendar_file(&home, &text, &dates_of, &mut tell);
        }
    }
    let on_stages = |rule: &str| rules.get(rule).is_some_and(|pages| pages.iter().any(|page| page == STAGES));
    for rule in landlord.clauses.iter().flat_map(|clauses| clauses.keys()).filter(|rule| rule.starts_with("stage-")) {
        let (_, step) = rule.split_once('.').unwrap_or_default();
        let everywhere = ["offer", "reopen"].contains(&step);
        // What holds at each stage alike is said once.
        let as_at_first =
            || landlord.clauses.as_ref().is_some_and(|all| all.get(&format!("stage-1.{step}")) == all.get(rule));
        if !(on_stages(rule) || everywhere && (rules.contains_key(rule) || as_at_first())) {
            tell(format!("a rule that no page says: {rule}"));
        }
    }
    for rule in landlord.clauses.iter().flat_map(|clauses| clauses.keys()) {
        if rule.starts_with("law.stage-") && rule.ends_with(".extend") && !on_stages(rule) {
            tell(format!("a rule that no page says: {rule}"));
        }
    }
    for step in ["acknowledge", "respond"] {
        if law_is_sooner(step, on, &dates_of) && !on_stages(&format!("law.stage-1.{step}")) {
            tell(format!("a law that no page says: it ends sooner for {step}"));
        }
    }
}

/// Every page below a folder.
fn html(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder of the site").flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(html(&path));
        } else if path.extension().is_some_and(|end| end == "html") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Whether a law ends sooner than the policy on one of the days for which the pages stand.
fn law_is_sooner(step: &str, on: NaiveDate, dates_of: &impl Fn(NaiveDate) -> Dates) -> bool {
    (0..TRIED).any(|n| {
        let dates = dates_of(on + Days::new(n));
        let of = |rule: &str| dates.last(rule).first().map(|(day, _)| *day);
        let (own, law) = (of(&format!("stage-1.{step}")), of(&format!("law.stage-1.{step}")));
        law.is_some_and(|law| own.is_none_or(|own| law < own))
    })
}

/// The table's calendar file has each of its dates under the day it is for, and no other; how many it has.
fn calendar_file(
    home: &Path,
    page: &str,
    dates_of: &impl Fn(NaiveDate) -> Dates,
    tell: &mut impl FnMut(String),
) -> usize {
    let Ok(text) = fs::read_to_string(home.join("dates/dates.ics")) else {
        if page.contains("<table") {
            tell("no calendar file: the page has a table".to_owned());
        }
        return 0;
    };
    let all = super::calendar::entries(&text);
    for entry in &all {
        // `2026-12-24.respond@slug.redress`
        let (came, step) = entry.name.split('@').next().and_then(|name| name.split_once('.')).unwrap_or_default();
        let expected = came.parse().ok().and_then(|came| dates_of(came).lead(1, step));
        if expected != Some(entry.day) {
            tell(format!("another day: dates.ics has {} for {}, the case {expected:?}", entry.day, entry.name));
        }
    }
    let cells = said(page).into_iter().filter(|one| {
        matches!(&one.mark, Some(Mark::Rule(rule)) if rule.starts_with("stage-1."))
            && days(&one.text).is_ok_and(|d| !d.is_empty())
    });
    let cells = cells.count();
    if cells != all.len() {
        tell(format!("another table: the page has {cells} dates, its calendar file {}", all.len()));
    }
    all.len()
}
