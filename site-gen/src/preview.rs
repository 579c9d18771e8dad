//! The site as an editor sees it: each page made when it is asked for, from the
//! files as they lie there, and kept until one of them changes.
//!
//! Nothing is built at the start. A request looks at how the files stand that its
//! page depends on ([`fingerprint`]): the shared words, and one landlord's folder.
//! What changed is read and rendered by the functions of a build. A mistake takes
//! no page away: the last that could be made stays, with the problem on it.
//! [`rounds`] looks at all landlords now and then, tells in the terminal what
//! `check` tells, and keeps the words with which the form works.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::NaiveDate;
use complaints::pages::Site;
use complaints::words::problem::Problem;

use crate::commands::site_address::host_on_paper;
use crate::machine::to_slash;
use crate::read::{self, Folders};
use crate::site;

mod address;
mod answer;
mod at_hand;
pub(crate) mod day;
pub(crate) mod draft;
mod fingerprint;
pub(crate) mod form;
mod kept_words;
mod landlord;
mod links;
mod names;
mod on_the_page;
mod page;
mod reload;
pub(crate) mod rounds;
mod shared_words;

pub(crate) use answer::pages;
pub(crate) use reload::Stopping;

use at_hand::{AtHand, From, Shown};
use draft::Draft;
use fingerprint::Fingerprint;
use landlord::Place;
use names::{Known, Names};
use page::{Page, is_page};
use shared_words::{Shared, SharedNow};

/// The site that is shown, and what of it is at hand.
pub(crate) struct Preview {
    folders: Folders,
    draft: Option<Draft>,
    /// The address at which it is shown, for what search engines read.
    origin: String,
    /// Pages are for visitors, and have nothing on them that is for their author.
    pub(crate) plain: bool,
    /// The form takes nothing, and the pages say so.
    closed: bool,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    shared: SharedNow,
    landlords: Landlords,
    at_hand: AtHand,
    names: Names,
    /// How many rounds have found something that changed.
    changes: u64,
    /// What the last round found to mend, of all landlords.
    to_mend: Vec<Problem>,
}

/// The landlords there are.
#[derive(Default)]
struct Landlords {
    seen: Option<Fingerprint>,
    slugs: Arc<[String]>,
}

/// How things stand at one moment.
#[derive(Clone)]
struct Now {
    /// `None` while there were never any words that could be used.
    shared: Option<Arc<Shared>>,
    /// What is wrong with the shared words.
    problems: Arc<[Problem]>,
    /// The words that can be used are older than what lies there.
    is_last_good: bool,
    slugs: Arc<[String]>,
    /// How the shared words and the list of landlords stand.
    seen: Fingerprint,
    on: NaiveDate,
    host: Arc<str>,
    closed: bool,
}

impl Now {
    /// The site that a page is part of, but for its style sheet.
    fn site(&self) -> Site<'_> {
        Site { style: "", on: self.on, alone: self.alone(), host: &self.host, closed: self.closed }
    }

    /// One landlord has the site to itself.
    fn alone(&self) -> bool {
        self.slugs.len() == 1
    }

    /// What a landlord's pages are made from.
    fn from(&self, shared: &Shared, place: &Place<'_>) -> From {
        From { reading: shared.reading, files: place.look(), on: self.on, alone: self.alone() }
    }

    /// The landlord of a path, such as `imani/dates/index.html`.
    fn landlord(&self, path: &str) -> Option<&str> {
        let first = path.split('/').next().unwrap_or_default();
        let named = self.slugs.iter().find(|slug| *slug == first);
        named.or(self.slugs.first().filter(|_| self.alone())).map(String::as_str)
    }
}

impl Preview {
    pub(crate) fn new(folders: Folders, draft: Option<Draft>, origin: String, plain: bool, closed: bool) -> Self {
        Self { folders, draft, origin, plain, closed, state: Mutex::default() }
    }

    /// What every page says of the preview: the day and the draft, where they are others than today's.
    fn told(&self) -> Vec<String> {
        if self.plain {
            return Vec::new();
        }
        let day = day::other().map(|on| {
            let on = on.format("%A %-d %B %Y");
            format!("Preview: you see the site as on {on}. Complaints that are sent here are kept apart, in no officer’s list.")
        });
        let draft = self.draft.as_ref().map(|draft| {
            format!("Preview: the draft {} is shown as a version of {}.", to_slash(&draft.file), draft.landlord)
        });
        day.into_iter().chain(draft).collect()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Whoever panicked left whole values.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How things stand now; the shared words are read again if they changed.
    fn now(&self, state: &mut State) -> Now {
        let shared = state.shared.look(&self.folders);
        let list = Fingerprint::of_file(&self.folders.policies);
        if state.landlords.seen != Some(list) {
            let settled = list.is_settled();
            // A folder without landlords is told of by the rounds.
            let mut slugs: Vec<String> =
                read::landlords(&self.folders).unwrap_or_default().into_iter().map(|(slug, _)| slug).collect();
            slugs.extend(self.draft.iter().map(|draft| draft.landlord.clone()));
            slugs.sort();
            slugs.dedup();
            state.landlords = Landlords { seen: settled.then_some(list), slugs: slugs.into() };
        }
        Now {
            shared: state.shared.usable.clone(),
            problems: Arc::clone(&state.shared.problems),
            is_last_good: state.shared.is_last_good,
            slugs: Arc::clone(&state.landlords.slugs),
            seen: shared.with(list),
            on: day::shown(),
            host: host_on_paper(&self.origin).into(),
            closed: self.closed,
        }
    }

    fn place<'a>(&'a self, slug: &'a str) -> Place<'a> {
        Place::new(slug, &self.folders, self.draft.as_ref())
    }

    /// What a page depends on, as a number: another one after a change.
    fn seen(&self, path: &str) -> u64 {
        let mut state = self.state();
        let now = self.now(&mut state);
        self.seen_of(path, &now, &state)
    }

    fn seen_of(&self, path: &str, now: &Now, state: &State) -> u64 {
        let of = match now.landlord(path) {
            Some(slug) => self.place(slug).look(),
            // What has every landlord's name on it goes by the rounds.
            None => Fingerprint::default().and(&state.changes),
        };
        now.seen.with(of).and(&now.on).number()
    }

    /// The file at a path below the site's root, such as `imani/index.html`.
    fn page(&self, path: &str) -> Option<Page> {
        let mut state = self.state();
        let now = self.now(&mut state);
        let seen = self.seen_of(path, &now, &state);
        let page = |bytes: Vec<u8>, problems: Vec<Problem>, is_last_good| {
            Some(Page { problems: in_order(problems), is_last_good, seen, ..Page::of(bytes) })
        };
        let no_page = |problems: Vec<Problem>| {
            let problems = in_order(problems);
            let page = Page { problems, seen, cannot_be_made: true, ..Page::of(on_the_page::plain()) };
            Some(page).filter(|_| is_page(path))
        };
        let shared_problems = now.problems.to_vec();
        let Some(shared) = now.shared.clone() else { return no_page(shared_problems) };
        // Under whatever name a page of a moment ago has for it.
        if let Some(asset) = shared.assets.at(path) {
            return Some(Page { is_for_ever: asset.path == path, ..Page::of(asset.text.into_bytes()) });
        }
        if let Some(bytes) = self.of_whole_site(path, &shared, &now, &mut state) {
            return match bytes {
                // The page of all landlords has the mistakes of all.
                Ok(bytes) if path == "index.html" => {
                    page(bytes, [shared_problems, state.to_mend.clone()].concat(), now.is_last_good)
                }
                Ok(bytes) => page(bytes, shared_problems, now.is_last_good),
                Err(found) => no_page([shared_problems, found].concat()),
            };
        }
        let slug = now.landlord(path)?;
        let (_, shown) = self.shown(slug, &shared, &now, &mut state);
        let between = self.links_to_others(slug, &shown.links, &shared, &now, &mut state);
        let problems = [shown.problems.to_vec(), between, shared_problems].concat();
        match shown.files.as_ref().map(|files| files.get(path)) {
            Some(Some(bytes)) => page(bytes.clone(), problems, shown.is_last_good || now.is_last_good),
            Some(None) => None,
            None => no_page(problems),
        }
    }

    /// A landlord's files, made if they are not at hand.
    fn shown(&self, slug: &str, shared: &Shared, now: &Now, state: &mut State) -> (From, Arc<Shown>) {
        let place = self.place(slug);
        let from = now.from(shared, &place);
        let shown = state.at_hand.get(slug, &from).unwrap_or_else(|| {
            let made = place.make(shared, now.site());
            state.at_hand.put(slug, from, made)
        });
        (from, shown)
    }

    /// A landlord as the list of all has it: of the draft, where that holds or nothing else is there.
    fn known(&self, slug: &str, now: &Now, names: &mut Names) -> Known {
        let folder = self.folders.policies.join(slug);
        let draft = self.draft.as_ref().filter(|draft| draft.landlord == slug);
        let draft = draft.filter(|draft| draft.first_day <= now.on || !folder.is_dir());
        let drafted = draft.and_then(|draft| Known::in_text(&draft.read().ok()?.text));
        drafted.unwrap_or_else(|| names.of(slug, &folder, now.on))
    }

    /// A file that belongs to no landlord; `None` where the path is none of these.
    fn of_whole_site(
        &self,
        path: &str,
        shared: &Shared,
        now: &Now,
        state: &mut State,
    ) -> Option<Result<Vec<u8>, Vec<Problem>>> {
        if path == "robots.txt" {
            return Some(Ok(site::robots(&self.origin).text.into_bytes()));
        }
        let is_list = path == "index.html" && !now.alone();
        let mut of_all = shared.library.pages.iter().filter(|page| page.whole_site);
        if !is_list && !of_all.any(|page| path.strip_suffix(".html") == Some(&page.path)) {
            return None;
        }
        let mut known: Vec<(&String, Known)> = Vec::new();
        if is_list {
            for slug in now.slugs.iter() {
                known.push((slug, self.known(slug, now, &mut state.names)));
            }
        }
        let links: Vec<_> = known.iter().map(|(slug, known)| known.link(slug)).collect();
        match site::shared_pages(&links, &shared.context(now.site())) {
            Ok(files) => files.into_iter().find(|file| file.path == path).map(|file| Ok(file.text.into_bytes())),
            Err(found) => Some(Err(found)),
        }
    }
}

/// What stops a build first, then by file and line.
fn in_order(mut problems: Vec<Problem>) -> Vec<Problem> {
    problems.sort();
    problems.dedup();
    problems
}
