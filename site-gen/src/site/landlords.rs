//! All landlords of a site, and what becomes of those that cannot be used.

use complaints::words::problem::{Problem, any_error};

use super::OneLandlord;
use super::built_links::BuiltLink;
use super::remembered::Remembered;
use super::rendered::RenderedLandlord;
use super::taken_names::{Named, TakenNames};
use crate::check::Allowed;
use crate::command_error::CommandError;
use crate::write_file::{Output, Part};

/// What becomes of a landlord whose words cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Failing {
    /// It keeps the whole site from being published, which is the caller's to see to.
    StopsAll,
    /// Its last good pages stay, and those of the others are published.
    KeepsItsPages,
}

/// All landlords.
#[derive(Debug, Default)]
pub(super) struct Landlords {
    /// Those that have pages, in the order of their slugs.
    pub(super) rendered: Vec<RenderedLandlord>,
    /// What is wrong or to update in their words.
    pub(super) problems: Vec<Problem>,
    /// What authors say is meant.
    pub(super) allowed: Vec<Allowed>,
    /// Links from their texts to pages of the whole site.
    pub(super) links: Vec<BuiltLink>,
    pub(super) failed: Failed,
}

/// Landlords whose words cannot be used, by their slugs.
#[derive(Debug, Clone, Default)]
pub(crate) struct Failed {
    /// Those whose pages are the last good ones.
    pub(crate) carried_over: Vec<String>,
    /// Those that have none.
    pub(crate) missing: Vec<String>,
}

impl Landlords {
    /// Collects what is left of each; two of one name are a problem of the second.
    pub(super) fn collect(
        each: Vec<Result<(String, OneLandlord), CommandError>>,
        failing: Failing,
        output: &dyn Output,
    ) -> Result<Self, CommandError> {
        let each = each.into_iter().collect::<Result<Vec<_>, _>>()?;
        let named: Vec<Option<Named>> = each.iter().map(|(_, one)| one.name.clone()).collect();
        let mut names = TakenNames::default();
        let mut all = Self::default();
        for ((slug, mut one), named) in each.into_iter().zip(&named) {
            one.problems.extend(named.as_ref().and_then(|named| names.take(named)));
            let fails = one.rendered.is_none() || any_error(&one.problems);
            all.problems.append(&mut one.problems);
            all.allowed.append(&mut one.allowed);
            all.links.append(&mut one.links);
            if fails && failing == Failing::KeepsItsPages {
                all.fall_back(slug, one.rendered, output);
            } else {
                all.rendered.extend(one.rendered);
            }
        }
        all.problems.extend(names.also_called());
        Ok(all)
    }

    /// In place of what cannot be published, what was published before.
    fn fall_back(&mut self, slug: String, rendered: Option<RenderedLandlord>, output: &dyn Output) {
        if let Some(rendered) = rendered {
            output.discard(&Part { name: slug.clone(), files: rendered.files(), ..Part::default() });
        }
        let before = output.before(&slug).and_then(|part| Some((Remembered::pages(&part)?, part)));
        match before {
            Some((rendered, part)) => {
                output.take_over(part);
                self.rendered.push(rendered);
                self.failed.carried_over.push(slug);
            }
            None => self.failed.missing.push(slug),
        }
    }
}
