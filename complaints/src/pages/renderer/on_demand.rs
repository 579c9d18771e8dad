//! Templates that are parsed when the first page asks for them, each with those
//! that it names and no others.
//!
//! A process that serves one form starts again and again, and shows one page of
//! many each time: to parse them all took a fifth of its start.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use tera::Tera;

use super::escaping::with_escaping;

/// Templates by their names, each with what was made of it.
#[derive(Debug, Clone)]
pub(super) struct OnDemand {
    texts: BTreeMap<String, String>,
    /// The template in which each component of Tera's stands.
    components: BTreeMap<String, String>,
    parsed: BTreeMap<String, OnceLock<Tera>>,
}

impl OnDemand {
    pub(super) fn new(templates: impl Iterator<Item = (String, String)>) -> Self {
        let texts: BTreeMap<String, String> = templates.collect();
        let defined = |(name, text): (&String, &String)| {
            let each = text.split("{% component ").skip(1).filter_map(|rest| rest.split('(').next());
            each.map(|component| (component.trim().to_owned(), name.clone())).collect::<Vec<_>>()
        };
        let components = texts.iter().flat_map(defined).collect();
        let parsed = texts.keys().map(|name| (name.clone(), OnceLock::new())).collect();
        Self { texts, components, parsed }
    }

    pub(super) fn has(&self, template: &str) -> bool {
        self.texts.contains_key(template)
    }

    /// A template and whatever it names, ready to be rendered; none where there is no template of that name.
    pub(super) fn parsed(&self, template: &str) -> Option<Result<&Tera, tera::Error>> {
        let kept = self.parsed.get(template)?;
        if let Some(tera) = kept.get() {
            return Some(Ok(tera));
        }
        let mut tera = with_escaping();
        let needed = self.needed(template).into_iter().filter_map(|name| self.texts.get_key_value(name));
        Some(tera.add_raw_templates(needed).map(|()| kept.get_or_init(|| tera)))
    }

    /// The names of a template and of all that are named in it, or in those.
    fn needed<'t>(&'t self, template: &'t str) -> BTreeSet<&'t str> {
        let mut needed = BTreeSet::from([template]);
        let mut open = vec![template];
        while let Some(text) = open.pop().and_then(|name| self.texts.get(name)) {
            open.extend(self.named_in(text).filter(|name| needed.insert(name)));
        }
        needed
    }

    /// The templates that a text names, in quotes or by a component: `{% include "x.html" %}`, `{{ <promise … /> }}`.
    fn named_in<'t>(&'t self, text: &'t str) -> impl Iterator<Item = &'t str> {
        let quoted = text.split('"').filter_map(|quoted| self.texts.get_key_value(quoted));
        let called = text.split('<').skip(1).filter_map(|rest| {
            let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
            self.components.get(rest.get(..end)?)
        });
        quoted.map(|(name, _)| name.as_str()).chain(called.map(String::as_str))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn templates() -> OnDemand {
        let texts = [
            ("base.html", "<main>{% block main %}{% endblock %}</main>"),
            ("page.html", "{% extends \"base.html\" %}{% block main %}{% include \"part.html\" %}{% endblock %}"),
            ("part.html", "<b>{{ <bold text={word}/> }}</b>"),
            ("bold.html", "{% component bold(text) %}<i>{{ text }}</i>{% endcomponent bold %}"),
            ("other.html", "{% if %}"),
        ];
        OnDemand::new(texts.map(|(name, text)| (name.to_owned(), text.to_owned())).into_iter())
    }

    #[test]
    fn a_page_is_parsed_with_all_that_it_names_and_nothing_else() {
        let all = templates();
        assert_eq!(
            all.needed("page.html").into_iter().collect::<Vec<_>>(),
            ["base.html", "bold.html", "page.html", "part.html"]
        );
        let tera = all.parsed("page.html").expect("it is there").expect("it can be parsed");
        let mut context = tera::Context::new();
        context.insert("word", "<yes>");
        let page = tera.render("page.html", &context).expect("it can be rendered");
        assert_eq!(page, "<main><b><i>&lt;yes&gt;</i></b></main>");
        assert!(all.parsed("other.html").expect("it is there").is_err(), "its own mistake is told with it");
        assert!(all.parsed("none.html").is_none());
    }
}
