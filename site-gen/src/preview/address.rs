//! Which address leads where, as the CDN has it on AWS: each page at one address,
//! to which every other way of writing it leads. Nothing is looked for by a name
//! that no file can have, and no answer leads to another site.

use axum::http::Uri;
use handler::address::without_tail;

/// The most bytes of a file's name on any disk.
const MAX_NAME: usize = 255;
/// The most bytes of a path that a system takes.
const MAX_PATH: usize = 2048;

/// What an address leads to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A file of the site, by its path below the site's root.
    Here(String),
    /// The same, under the address that it has.
    At(String),
    Nowhere,
}

/// Where an address leads, on a site that has the files for which `is_there` says so. Only what is there gets another
/// address, so that whoever mistypes one sees at once that there is nothing.
pub(super) fn place(uri: &Uri, mut is_there: impl FnMut(&str) -> bool) -> Place {
    // A browser reads "//evil.example" and "/\evil.example" in a redirect as another site.
    let path = format!("/{}", uri.path().trim_start_matches(['/', '\\']));
    if file(&path).is_none() {
        return Place::Nowhere;
    }
    let plain = without_tail(&path);
    let name = plain.rsplit('/').next().unwrap_or_default();
    // A last name without a dot is a page, which is a folder; with one, a file.
    let meant = if name.contains('.') { plain.to_owned() } else { format!("{plain}/") };
    let Some(file) = file(&meant).filter(|file| is_there(file)) else { return Place::Nowhere };
    if meant == uri.path() {
        return Place::Here(file);
    }
    Place::At(uri.query().map_or_else(|| meant.clone(), |query| format!("{meant}?{query}")))
}

/// The file of a path, which for a page is the one in its folder; none where no file can have such a name, or it leads
/// out of the site.
pub(super) fn file(path: &str) -> Option<String> {
    let decoded = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
    let mut names: Vec<&str> = decoded.split('/').filter(|name| !name.is_empty()).collect();
    let possible = |name: &&str| name.len() <= MAX_NAME && *name != ".." && !name.contains('\0');
    if decoded.len() > MAX_PATH || !names.iter().all(possible) {
        return None;
    }
    if decoded.ends_with('/') {
        names.push("index.html");
    }
    Some(names.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_writing_an_address_leads_to_the_one_that_it_has() {
        let files = ["index.html", "imani/index.html", "imani/policy/2014-01/index.html", "imani/policy.brf"];
        let of = |address: &str| place(&address.parse().expect("an address"), |path| files.contains(&path));
        for here in ["/", "/imani/", "/imani/policy/2014-01/", "/imani/policy.brf"] {
            assert!(matches!(of(here), Place::Here(_)), "{here}");
        }
        for (address, page) in [
            ("/imani", "/imani/"),
            ("/imani.", "/imani/"),
            ("/imani/%20).", "/imani/"),
            ("//imani", "/imani/"),
            ("//imani//", "/imani/"),
            ("/imani/policy/2014-01,", "/imani/policy/2014-01/"),
            ("/imani/policy.brf).", "/imani/policy.brf"),
            ("/imani%22?a=b", "/imani/?a=b"),
            ("/.", "/"),
            ("//", "/"),
        ] {
            assert_eq!(of(address), Place::At(page.to_owned()), "{address}");
        }
        let long = format!("/{}", "x".repeat(300));
        let longer = format!("/imani/{}/", "x".repeat(10_000));
        let deep = "/x".repeat(3_000);
        for nowhere in [
            "/nobody",
            "//evil.example",
            "//evil.example/..",
            "/..",
            "/imani/../../etc/passwd",
            "/%2e%2e/imani",
            "/%00",
            "/imani/%00/",
            "/x%ff/y",
            "/x%5c",
            "/imani/..",
            &long,
            &longer,
            &deep,
        ] {
            let place = of(nowhere);
            assert!(matches!(&place, Place::Nowhere), "{} is {place:?}", nowhere.get(..40).unwrap_or(nowhere));
        }
    }
}
