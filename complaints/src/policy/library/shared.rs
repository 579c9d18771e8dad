//! All words that landlords share, checked and typed.
//!
//! Takes texts from whoever reads files; the site generator and the form's
//! handler read the same words through it and so cannot disagree.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::days::bank_holidays::BankHolidays;
use crate::days::calendar::{Calendar, Calendars};
use crate::form::{self, Form};
use crate::policy::code::{self, Code};
use crate::policy::ended::{self, Ended};
use crate::policy::facts::Policy;
use crate::policy::guidance::{self, Guidance};
use crate::policy::law::{self, Law};
use crate::policy::office::Office;
use crate::policy::outside::{self, Body, Help};
use crate::policy::phrases::Phrases;
use crate::policy::rights::{self, Right};
use crate::policy::rulebook::Rulebook;
use crate::policy::vocabulary::Scheme;
use crate::words::located::Node;
use crate::words::problem::{Place, Problem, Problems, any_error};
use crate::words::rules;
use crate::words::source::SourceFile;

/// The words that every landlord shares: `content/`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Library {
    /// The words for dates, periods and reasons: `phrases.yaml`.
    pub phrases: Phrases,
    /// The bank holidays that GOV.UK has published: `bank-holidays.json`.
    pub holidays: BankHolidays,
    /// The questions of the form; what one landlord asks stands in each version of its policy.
    #[serde(with = "owned")]
    pub form: Arc<Form>,
    /// Bodies to which a complaint can go after the landlord, by the id that policies use: `ombudsmen.yaml`.
    pub bodies: BTreeMap<String, Body>,
    /// Whom to call in danger, and who advises for nothing: `emergencies.yaml`.
    pub help: Help,
    /// Bodies, schemes and laws that are no more, of which authors are told: `ended.yaml`.
    pub ended: Vec<Ended>,
    /// What the law gives people beside a policy, without dates of its own: `rights.yaml`.
    pub rights: Vec<Right>,
    /// What the law gives residents, oldest first.
    pub laws: Vec<Law>,
    /// The codes of practice against which landlords assess themselves, oldest first; none where only a form reads.
    #[serde(skip)]
    pub codes: Vec<Code>,
    /// Guidance pages, in the order of their labels.
    pub pages: Vec<Guidance>,
    /// Where the pages stand that have an error, as far as anybody can tell: a link to one leads somewhere.
    pub unsound_paths: Vec<String>,
    /// The sentences that complaints officers read: `office.yaml`.
    pub office: Office,
    #[serde(skip)]
    calendars: Calendars,
}

impl Library {
    /// Reads the files of `content/` (templates and assets are not words of this kind).
    #[must_use]
    pub fn read(files: &[SourceFile]) -> (Option<Self>, Vec<Problem>) {
        let mut all = Vec::new();
        let phrases = yaml(files, "phrases.yaml", &mut all, Phrases::read);
        let form = yaml(files, "form.yaml", &mut all, form::read);
        let bodies = yaml(files, "ombudsmen.yaml", &mut all, outside::bodies);
        let help = yaml(files, "emergencies.yaml", &mut all, outside::help);
        let ended = yaml(files, "ended.yaml", &mut all, ended::read);
        let rights = yaml(files, "rights.yaml", &mut all, rights::read);
        let office = yaml(files, "office.yaml", &mut all, Office::read);
        let holidays = find(files, "bank-holidays.json", &mut all).and_then(|file| {
            BankHolidays::parse(&file.text)
                .map_err(|error| {
                    let mut problems = Problems::new(&file.path, "");
                    problems.error(
                        &rules::BROKEN_BANK_HOLIDAYS,
                        Place { line: 1, column: 1 },
                        error.to_string(),
                        error.cure(),
                    );
                    all.extend(problems.into_vec());
                })
                .ok()
        });
        let (mut pages, mut unsound_paths) = (Vec::new(), Vec::new());
        for file in files.iter().filter(|f| f.path.contains("/pages/") && f.path.ends_with(".md")) {
            let (page, problems) = guidance::read(file);
            if any_error(&problems) {
                unsound_paths.push(file.stem().to_owned());
            }
            pages.extend(page);
            all.extend(problems);
        }
        for twin in guidance::twins(&pages) {
            let name = twin.file.rsplit('/').next().unwrap_or_default();
            unsound_paths.push(name.trim_end_matches(".md").to_owned());
            all.push(twin);
        }
        pages.sort_by(|a, b| (a.order, &a.id).cmp(&(b.order, &b.id)));
        let mut laws = Vec::new();
        let known: Option<Vec<&str>> = bodies.as_ref().map(|bodies| bodies.keys().map(String::as_str).collect());
        for file in files.iter().filter(|f| f.path.contains("/law/") && f.path.ends_with(".yaml")) {
            let mut problems = Problems::new(&file.path, &file.text);
            laws.extend(file.yaml(&mut problems).and_then(|node| law::read(&node, known.as_deref(), &mut problems)));
            all.extend(problems.into_vec());
        }
        laws.sort_by_key(|law| law.from);
        let mut codes = Vec::new();
        for file in files.iter().filter(|f| f.path.contains("/code/") && f.path.ends_with(".yaml")) {
            let mut problems = Problems::new(&file.path, &file.text);
            let node = file.yaml(&mut problems);
            codes.extend(node.and_then(|node| code::read(file.stem(), &node, &mut problems)));
            all.extend(problems.into_vec());
        }
        codes.sort_by_key(|code| code.from);
        let library = (|| {
            Some(Self {
                phrases: phrases?,
                holidays: holidays?,
                form: Arc::new(form??),
                bodies: bodies?,
                help: help?,
                ended: ended?,
                rights: rights?,
                laws,
                codes,
                pages,
                unsound_paths,
                office: office?,
                calendars: Calendars::default(),
            })
        })();
        (library, all)
    }

    /// The law that binds a landlord of `scheme` on a day: the last that has started.
    #[must_use]
    pub fn law(&self, scheme: Scheme, on: NaiveDate) -> Option<&Law> {
        self.laws.iter().rev().find(|law| law.scheme == Some(scheme) && law.from <= on)
    }

    /// The code of practice that binds a landlord of `scheme` on a day: the last that has started.
    #[must_use]
    pub fn code(&self, scheme: Scheme, on: NaiveDate) -> Option<&Code> {
        self.codes.iter().rev().find(|code| code.scheme == scheme && code.from <= on)
    }

    /// What a case under `policy` is judged by.
    #[must_use]
    pub fn rulebook<'a>(&'a self, policy: &'a Policy, calendar: &'a Calendar) -> Rulebook<'a> {
        Rulebook { policy, laws: &self.laws, bodies: &self.bodies, calendar }
    }

    /// The working days of the policy's landlord: its nation's, less its own closure days.
    #[must_use]
    pub fn calendar(&self, policy: &Policy) -> Calendar {
        let of_nation = self.calendars.of(policy.nation, &self.holidays);
        of_nation.with_closures(policy.closed.iter().map(|c| (c.first, c.last, c.why.as_str())))
    }
}

/// A shared value as the value itself.
mod owned {
    use std::sync::Arc;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<T: Serialize, S: Serializer>(value: &Arc<T>, to: S) -> Result<S::Ok, S::Error> {
        T::serialize(value, to)
    }

    pub(super) fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(from: D) -> Result<Arc<T>, D::Error> {
        T::deserialize(from).map(Arc::new)
    }
}

fn find<'f>(files: &'f [SourceFile], name: &str, all: &mut Vec<Problem>) -> Option<&'f SourceFile> {
    let found = files.iter().find(|f| f.path.rsplit('/').next() == Some(name));
    if found.is_none() {
        let file = format!("content/{name}");
        let write = "put it back from the last version that worked";
        all.push(Problem::whole_file(&rules::MISSING_KEY, file, "the file is missing", write));
    }
    found
}

fn yaml<T>(
    files: &[SourceFile],
    name: &str,
    all: &mut Vec<Problem>,
    read: impl FnOnce(&Node, &mut Problems<'_>) -> T,
) -> Option<T> {
    let file = find(files, name, all)?;
    let mut problems = Problems::new(&file.path, &file.text);
    let value = file.yaml(&mut problems).map(|node| read(&node, &mut problems));
    all.extend(problems.into_vec());
    value
}
