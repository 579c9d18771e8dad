//! The landlords of a site as its front list shows them: by their letters, by
//! other names, and by the places in which they have homes.

use std::collections::BTreeMap;

use serde::Serialize;

use super::by_letter::{Letter, by_letter, sorted_by};

/// From so many landlords on, the list is parted by letters: a shorter one is read at a glance.
const MANY: usize = 20;

/// A landlord: its address and its name, and by what else it is found.
#[derive(Debug, Clone, Copy)]
pub(crate) struct LandlordLink<'a> {
    pub(crate) slug: &'a str,
    pub(crate) name: &'a str,
    pub(crate) also_called: &'a [String],
    pub(crate) places: &'a [String],
    /// Its pages are a test: nobody acts on what is sent.
    pub(crate) demonstration: bool,
}

/// The list as a template sees it.
#[derive(Debug, Serialize)]
pub(super) struct FrontList<'a> {
    /// It is long enough to be parted by letters.
    many: bool,
    letters: Vec<Letter<Entry<'a>>>,
    places: Vec<Place<'a>>,
}

/// One line of the list.
#[derive(Debug, Serialize)]
struct Entry<'a> {
    slug: &'a str,
    /// The name under which the line stands.
    name: &'a str,
    /// The landlord's name, where the line stands under another one.
    now: Option<&'a str>,
    also_called: &'a [String],
    places: &'a [String],
    demonstration: bool,
}

/// A place with the landlords that have homes there.
#[derive(Debug, Serialize)]
struct Place<'a> {
    place: &'a str,
    landlords: Vec<(&'a str, &'a str)>,
}

impl<'a> FrontList<'a> {
    pub(super) fn new(landlords: &[LandlordLink<'a>]) -> Self {
        let many = landlords.len() > MANY;
        let own = landlords.iter().map(|one| Entry {
            slug: one.slug,
            name: one.name,
            now: None,
            also_called: one.also_called,
            places: one.places,
            demonstration: one.demonstration,
        });
        let mut entries: Vec<Entry<'a>> = own.collect();
        // In a short list the other names stand below the name.
        for one in landlords.iter().filter(|_| many) {
            let others = one.also_called.iter();
            entries.extend(others.map(|name| Entry {
                slug: one.slug,
                name,
                now: Some(one.name),
                also_called: &[],
                places: &[],
                demonstration: one.demonstration,
            }));
        }
        entries.sort_by_key(|entry| entry.slug);
        Self { many, letters: by_letter(entries, |entry| sorted_by(entry.name)), places: places(landlords) }
    }
}

fn places<'a>(landlords: &[LandlordLink<'a>]) -> Vec<Place<'a>> {
    // Two landlords may type one place otherwise: the first way stands.
    let mut places: BTreeMap<String, Place<'a>> = BTreeMap::new();
    for one in landlords {
        for place in one.places {
            let of = places.entry(sorted_by(place)).or_insert_with(|| Place { place, landlords: Vec::new() });
            if !of.landlords.contains(&(one.slug, one.name)) {
                of.landlords.push((one.slug, one.name));
            }
        }
    }
    let mut places: Vec<Place<'a>> = places.into_values().collect();
    places.iter_mut().for_each(|place| place.landlords.sort_by_cached_key(|(_, name)| sorted_by(name)));
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_name_has_a_line_of_its_own_in_a_long_list_and_places_name_all_who_are_there() {
        let (also, places) = (["Older Name".to_owned()], ["Exampletown".to_owned(), "exampletown".to_owned()]);
        let names: Vec<String> = (0..25).map(|n| format!("Homes {n}")).collect();
        let link = |name: &'static str, slug| LandlordLink {
            slug,
            name,
            also_called: &also,
            places: &places,
            demonstration: false,
        };
        let mut links = vec![link("Zed Homes", "zed"), link("Ash Homes", "ash")];
        assert_eq!(FrontList::new(&links).letters.len(), 2, "no line of its own in a short one");
        links.extend(names.iter().map(|name| LandlordLink {
            slug: name,
            name,
            also_called: &[],
            places: &[],
            demonstration: false,
        }));
        let list = FrontList::new(&links);
        let older = list.letters.iter().find(|of| of.letter == "O").expect("its letter");
        assert_eq!(older.entries.iter().map(|e| e.now).collect::<Vec<_>>(), [Some("Ash Homes"), Some("Zed Homes")]);
        assert_eq!(list.places.len(), 1);
        assert_eq!(list.places[0].landlords, [("ash", "Ash Homes"), ("zed", "Zed Homes")]);
    }
}
