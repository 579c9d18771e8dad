//! Names that the shared words know, made ready to be looked for in every policy.

use complaints::policy::ended::Ended;
use complaints::policy::library::Library;
use complaints::policy::outside::{Body, Was, WasKind};

use crate::many_words::ManyWords;

/// Names, each with whose it is.
#[derive(Debug)]
pub(super) struct Names<'l, T> {
    each: Vec<(T, &'l str)>,
    lower: Vec<String>,
    /// Whether there is any, which most texts do not have: much quicker told than where.
    any: ManyWords,
}

impl<'l, T: Copy> Names<'l, T> {
    fn new(each: Vec<(T, &'l str)>) -> Self {
        let lower: Vec<String> = each.iter().map(|(_, name)| name.to_ascii_lowercase()).collect();
        Self { any: ManyWords::new(&lower), each, lower }
    }

    /// Each place of a name in small letters, with the name: those within another one too.
    pub(super) fn all_in(&self, lower: &str) -> Vec<(usize, T, &'l str)> {
        if !self.any.is_in(lower) {
            return Vec::new();
        }
        let names = self.each.iter().zip(&self.lower).filter(|(_, name)| lower.contains(name.as_str()));
        let places = names
            .flat_map(|((whose, name), small)| lower.match_indices(small.as_str()).map(|(at, _)| (at, *whose, *name)));
        places.collect()
    }
}

/// The names of bodies outside and of what has ended.
#[derive(Debug)]
pub(super) struct OutsideNames<'l> {
    /// What a body is called, and what it was.
    pub(super) bodies: Names<'l, &'l Body>,
    /// What a body was called.
    pub(super) former: Names<'l, (&'l Body, &'l Was)>,
    /// What has ended, with the place of the name among its names.
    pub(super) ended: Names<'l, (&'l Ended, usize)>,
}

impl<'l> OutsideNames<'l> {
    pub(super) fn of(library: &'l Library) -> Self {
        let bodies = || library.bodies.values();
        let former = bodies().flat_map(|body| names_before(body).map(move |was| ((body, was), was.value.as_str())));
        let all = bodies().flat_map(|body| names_of(body).map(move |name| (body, name)));
        let ended = library
            .ended
            .iter()
            .flat_map(|ended| ended.names.iter().enumerate().map(move |(nth, name)| ((ended, nth), name.as_str())));
        Self {
            bodies: Names::new(all.collect()),
            former: Names::new(former.collect()),
            ended: Names::new(ended.collect()),
        }
    }
}

fn names_before(body: &Body) -> impl Iterator<Item = &Was> {
    body.was.iter().filter(|was| was.kind == WasKind::Name)
}

/// What a body is called, and what it was.
fn names_of(body: &Body) -> impl Iterator<Item = &str> {
    std::iter::once(body.name.as_str()).chain(names_before(body).map(|was| was.value.as_str()))
}
