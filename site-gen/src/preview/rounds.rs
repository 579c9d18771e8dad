//! Rounds over all landlords, in a thread of its own: in the terminal stands what
//! `check` tells, each thing once, and the form's words are kept.
//!
//! The first round begins with the server and delays no page. Each later one only
//! looks whether files changed, and reads those that did.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use complaints::words::problem::{Problem, Severity};
use store::log;

use super::at_hand::From;
use super::fingerprint::Fingerprint;
use super::form::Forms;
use super::landlord::Made;
use super::shared_words::{Shared, as_problems};
use super::{Now, Preview};
use crate::check::{self, Allowed};
use crate::read;
use crate::report::{self, Report};
use crate::site::{self, Named, TakenNames};

/// Between two rounds at least.
const PAUSE: Duration = Duration::from_millis(500);
/// How many mistakes stand on the page of all landlords; their own pages have the others.
const MOST_TO_MEND: usize = 50;
/// How many times longer the pause is than the round before it: looking takes no more of the machine than that.
const REST: u32 = 25;

/// Goes round for as long as the process lives.
///
/// # Errors
/// When the machine gives no thread.
pub(crate) fn start(preview: Arc<Preview>, forms: Arc<Forms>) -> std::io::Result<()> {
    let mut rounds = Rounds { preview, forms, seen: None, landlords: BTreeMap::new(), of_all: Vec::new(), said: None };
    let go = move || {
        loop {
            let began = Instant::now();
            // One that ends in a panic ends no other, and leaves whole values.
            if catch_unwind(AssertUnwindSafe(|| rounds.round())).is_err() {
                log::fault("round", &"it ended before it was done");
            }
            thread::sleep(PAUSE.max(began.elapsed() * REST));
        }
    };
    thread::Builder::new().name("rounds".to_owned()).spawn(go).map(drop)
}

struct Rounds {
    preview: Arc<Preview>,
    forms: Arc<Forms>,
    /// How the shared words and the list of landlords stood, on which day.
    seen: Option<(Fingerprint, NaiveDate)>,
    landlords: BTreeMap<String, Checked>,
    /// What is wrong with what all landlords share.
    of_all: Vec<Problem>,
    /// What was told and still holds; `None` before the first time.
    said: Option<BTreeSet<String>>,
}

/// What was found of one landlord.
struct Checked {
    from: From,
    problems: Vec<Problem>,
    allowed: Vec<Allowed>,
    name: Option<Named>,
    has_pages: bool,
    to_come: usize,
}

impl Rounds {
    fn round(&mut self) {
        let now = {
            let mut state = self.preview.state();
            self.preview.now(&mut state)
        };
        // Who is just saving has not saved yet: half a file is told of by nobody.
        if self.said.is_some() && !now.seen.is_settled() {
            return;
        }
        let mut changed = self.seen != Some((now.seen, now.on));
        if changed {
            self.of_all = self.problems_of_all(&now);
        }
        self.landlords.retain(|slug, _| now.slugs.binary_search(slug).is_ok());
        if let Some(shared) = &now.shared {
            for slug in now.slugs.iter() {
                changed |= self.landlord(slug, shared, &now);
            }
            if changed {
                self.forms.settle(shared, &now, &self.preview.folders.content);
            }
        }
        if changed {
            let problems = self.all_problems();
            let errors = problems.iter().filter(|problem| problem.severity == Severity::Error);
            let to_mend = errors.take(MOST_TO_MEND).cloned().collect();
            {
                let mut state = self.preview.state();
                state.changes += 1;
                state.to_mend = to_mend;
            }
            self.tell(&problems);
        }
        self.seen = now.seen.is_settled().then_some((now.seen, now.on));
    }

    /// Looks at one landlord, and says whether it was another one before.
    fn landlord(&mut self, slug: &str, shared: &Shared, now: &Now) -> bool {
        let place = self.preview.place(slug);
        let from = now.from(shared, &place);
        let known = self.landlords.get(slug);
        if known.is_some_and(|checked| checked.from == from || !from.files.is_settled()) {
            return false;
        }
        let made = place.make(shared, now.site());
        if let Some(words) = &made.words {
            self.forms.keep(slug, from, words);
        }
        // What changed a moment ago may do so again without looking any different.
        let from = if from.files.is_settled() { from } else { From { files: Fingerprint::default(), ..from } };
        let has_pages = made.files.is_some();
        let Made { problems, allowed, name, to_come, .. } = made;
        let checked = Checked { from, problems, allowed, name, has_pages, to_come };
        self.landlords.insert(slug.to_owned(), checked);
        true
    }

    /// What is wrong with the words that all landlords share, and with what lies among them.
    fn problems_of_all(&self, now: &Now) -> Vec<Problem> {
        let folders = &self.preview.folders;
        let mut problems = now.problems.to_vec();
        let strays = read::strays(folders, &mut problems);
        problems.extend(strays.err().into_iter().flat_map(|error| as_problems(error, folders)));
        if let Some(shared) = &now.shared {
            problems.extend(check::of_bank_holidays(&shared.library, now.on, &folders.bank_holidays()));
            let pages = site::shared_pages(&[], &shared.context(now.site()));
            problems.extend(pages.err().into_iter().flatten());
        }
        problems
    }

    /// Whatever is wrong or to update, in the order of `check`; advice is told to whoever asks for it.
    fn all_problems(&self) -> Vec<Problem> {
        let mut names = TakenNames::default();
        let mut problems = self.of_all.clone();
        for checked in self.landlords.values() {
            problems.extend(checked.problems.iter().cloned());
            problems.extend(checked.name.as_ref().and_then(|named| names.take(named)));
        }
        problems.extend(names.also_called());
        problems.retain(|problem| problem.severity != Severity::Advice);
        problems.sort();
        problems.dedup();
        problems
    }

    /// Tells what was not told before, in the words of `check`.
    fn tell(&mut self, problems: &[Problem]) {
        let holds: BTreeSet<String> = problems.iter().map(ToString::to_string).collect();
        let first = self.said.is_none();
        let said = self.said.replace(holds).unwrap_or_default();
        let new = problems.iter().filter(|problem| !said.contains(&problem.to_string()));
        let mut any = false;
        for problem in new {
            // Whoever reads this slowly keeps no visitor waiting.
            terminal::log(format_args!("{problem}\n"));
            any = true;
        }
        if first || any || said.len() != problems.len() {
            terminal::log(self.how_it_stands(problems, first).trim_end());
        }
    }

    /// What is left to mend or to update, in a line or two.
    fn how_it_stands(&self, problems: &[Problem], first: bool) -> String {
        let of = |severity| problems.iter().filter(move |problem| problem.severity == severity).count();
        let errors = of(Severity::Error);
        if errors > 0 {
            return format!("{} to mend. Each stands on the pages that it is about.", report::problems(errors));
        }
        let to_update = match of(Severity::Warning) {
            0 => String::new(),
            1 => "1 thing to update.\n".to_owned(),
            n => format!("{n} things to update.\n"),
        };
        // What was allowed is told once.
        let allowed: Vec<Allowed> =
            self.landlords.values().filter(|_| first).flat_map(|checked| checked.allowed.iter().cloned()).collect();
        let landlords = self.landlords.values().filter(|checked| checked.has_pages).count();
        let to_come = self.landlords.values().map(|checked| checked.to_come).sum();
        to_update + &Report { problems: &[], allowed: &allowed, landlords, to_come }.text()
    }
}
