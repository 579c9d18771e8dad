//! What every page of one landlord has round its content: menu, footer, facts.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use chrono::NaiveDate;
use serde::Serialize;
use tera::Context;

use super::renderer::RenderError;
use super::view::{self, LandlordView};
use crate::policy::guidance::Guidance;
use crate::policy::library::Library;
use crate::policy::{Colour, Policy};

/// A link in the header or the footer.
#[derive(Debug, Clone, Serialize)]
struct MenuLink {
    href: String,
    label: String,
    id: String,
}

/// What every page of one landlord has round its content, made once.
#[derive(Debug, Clone)]
pub struct Surroundings {
    context: Context,
    /// The landlord's policy in words, the same for all its pages.
    pub view: LandlordView,
    facts: OnceLock<BTreeMap<String, String>>,
}

/// What a site is made with, the same for all its pages.
#[derive(Debug, Clone, Copy)]
pub struct Site<'a> {
    /// The path of the style sheet on the site, such as `/assets/style-1b2c3d4e.css`.
    pub style: &'a str,
    /// The day the pages are true for.
    pub on: NaiveDate,
    /// Whether the landlord has the site to itself.
    pub alone: bool,
    /// Where it stands on the web, as people type it: `complaints.example.org`; empty where nobody says.
    pub host: &'a str,
    /// The form takes nothing for now, and the pages that lead to it say so.
    pub closed: bool,
}

impl Surroundings {
    /// The surroundings of a landlord's pages under one version of its policy.
    #[must_use]
    pub fn new(slug: &str, policy: &Policy, library: &Library, site: &Site<'_>) -> Self {
        let base = if site.alone { String::new() } else { format!("/{slug}") };
        let view = view::landlord(slug, &base, policy, library, site.on);
        let pages: Vec<&Guidance> = library.pages.iter().filter(|p| p.is_for(policy)).collect();
        let link = |page: &Guidance, label: &Option<String>| {
            let path = if page.path.is_empty() { String::new() } else { format!("{}/", page.path) };
            label.as_ref().map(|label| MenuLink {
                href: format!("{base}/{path}"),
                label: label.clone(),
                id: page.id.clone(),
            })
        };
        let mut context = plain_context(&style_in(site.style, policy.identity.colour));
        context.insert("landlord", &view);
        context.insert("base", &base);
        context.insert("host", site.host);
        context.insert("form_closed", &site.closed);
        context.insert("menu", &pages.iter().filter_map(|p| link(p, &p.menu)).collect::<Vec<_>>());
        context.insert("foot", &pages.iter().filter_map(|p| link(p, &p.foot)).collect::<Vec<_>>());
        Self { context, view, facts: OnceLock::new() }
    }

    /// The names that prose may use, with what each prints: see [`view::named`].
    #[must_use]
    pub fn facts(&self) -> &BTreeMap<String, String> {
        self.facts.get_or_init(|| view::named(&self.view))
    }

    /// A copy of the context that templates see, to add a page's own values to.
    #[must_use]
    pub fn context(&self) -> Context {
        self.context.clone()
    }

    /// The same with the fields of a page's view beside it.
    ///
    /// # Errors
    /// When the view is no struct that templates can see.
    pub(super) fn with<V: Serialize>(&self, view: &V) -> Result<Context, RenderError> {
        let mut context = self.context();
        context.extend(Context::from_serialize(view)?);
        Ok(context)
    }
}

/// The style sheet of the pages of a landlord: that of the site, or where it has a colour of its own the same in that
/// colour, which a build writes beside it.
#[must_use]
pub fn style_in(style: &str, colour: Option<Colour>) -> String {
    match (colour, style.strip_suffix(".css")) {
        (Some(colour), Some(before)) => format!("{before}-{}.css", colour.digits()),
        _ => style.to_owned(),
    }
}

/// The context of a page that belongs to no landlord.
#[must_use]
pub fn plain_context(style: &str) -> Context {
    let mut context = Context::new();
    context.insert("lang", "en-GB");
    context.insert("dir", "ltr");
    context.insert("style", style);
    context.insert("menu", &Vec::<MenuLink>::new());
    context.insert("foot", &Vec::<MenuLink>::new());
    context.insert("base", "");
    context.insert("host", "");
    context.insert("form_closed", &false);
    context
}
