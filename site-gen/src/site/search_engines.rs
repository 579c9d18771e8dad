//! What search engines read: which pages there are, and that the form is not for them.

use super::site_file::SiteFile;

/// The pages of all landlords, for a site that stands at `origin`. The first
/// page is listed where it is a list of landlords and not a landlord's own.
pub(super) fn sitemap(origin: &str, paths: &[&str], alone: bool) -> SiteFile {
    let home = if alone { None } else { Some("") };
    let urls = home.into_iter().chain(paths.iter().map(|path| path.trim_end_matches("index.html")));
    let origin = origin.trim_end_matches('/');
    let lines: String = urls.map(|path| format!("<url><loc>{origin}/{path}</loc></url>\n")).collect();
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{lines}</urlset>\n"
    );
    SiteFile { path: "sitemap.xml".to_owned(), text }
}

/// `robots.txt`: where the sitemap is, and that pages of the form, which can hold answers, are not to be read.
pub(crate) fn robots(origin: &str) -> SiteFile {
    let text = format!("User-agent: *\nDisallow: /form/\nSitemap: {origin}/sitemap.xml\n");
    SiteFile { path: "robots.txt".to_owned(), text }
}
