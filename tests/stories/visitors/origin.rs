//! Another website that makes a browser send words: nothing is stored that
//! nobody saw, and nobody's own words are kept from being sent.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use tests::{Page, Setting, World, encode};

const FIELDS: [(&str, &str); 2] = [("what_happened", "Damp wall"), ("token", "00112233445566778899aabbccddeeff")];

async fn sent(world: &World, path: &str, accept: &str, headers: &[(&str, &str)]) -> Page {
    let mut request = Request::post(path)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::ACCEPT, accept);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    world.ask(request.body(Body::from(encode(&FIELDS))).expect("a request")).await
}

const HOST: (&str, &str) = ("host", "form.example.org");

#[tokio::test]
async fn an_old_browser_that_names_another_website_is_shown_what_it_would_send() {
    for origin in [
        "https://evil.example",
        "https://form.example.org.evil.example",
        "https://form.example.org:8443",
        "https://example.org",
        "file://",
        "null",
    ] {
        let world = World::new().await;
        let page = sent(&world, "/form/imani/send", "text/html", &[HOST, ("origin", origin)]).await;
        assert_eq!(page.status, StatusCode::OK, "{origin}");
        page.says("You have not sent this yet");
        page.says("These words came from another website.");
        page.says("Damp wall");
        assert!(world.open_cases("imani").await.is_empty(), "{origin}: nothing is stored");
        let page = sent(&world, "/form/imani/send", "application/json", &[HOST, ("origin", origin)]).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{origin}");
        assert!(world.open_cases("imani").await.is_empty(), "{origin}: nothing is stored");
    }
}

#[tokio::test]
async fn our_own_form_is_taken_from_every_browser() {
    for headers in [
        &[][..],
        &[("origin", "https://form.example.org")],
        &[("origin", "http://form.example.org")],
        &[("origin", "HTTPS://FORM.EXAMPLE.ORG")],
        &[("origin", "https://form.example.org"), ("sec-fetch-site", "same-origin")],
        &[("origin", "null"), ("sec-fetch-site", "same-origin")],
        &[("origin", "")],
    ] {
        let world = World::new().await;
        let page = sent(&world, "/form/imani/send", "text/html", &[&[HOST], headers].concat()).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{headers:?}");
        assert_eq!(world.open_cases("imani").await.len(), 1, "{headers:?}");
    }
}

#[tokio::test]
async fn behind_a_cdn_the_address_of_the_site_counts_and_not_the_host_that_it_asks() {
    let inner = ("host", "abc.execute-api.eu-west-2.amazonaws.com");
    let site = "https://complaints.example.org";
    for (site, origin, taken) in [
        (site, site, true),
        (site, "https://COMPLAINTS.example.org:443", true),
        (site, "http://complaints.example.org", false),
        (site, "https://abc.execute-api.eu-west-2.amazonaws.com", false),
        // Nobody has said where the site is: then no origin can be compared, and none is refused but `null`.
        ("", site, true),
        ("", "null", false),
    ] {
        let secret = Some("secret".to_owned());
        let world = World::with(Setting { site: site.to_owned(), origin_secret: secret, ..Default::default() }).await;
        let headers = [inner, ("origin", origin), ("x-origin-secret", "secret")];
        let page = sent(&world, "/form/imani/send", "text/html", &headers).await;
        assert_eq!(page.status == StatusCode::SEE_OTHER, taken, "{origin} at {site:?}");
        assert_eq!(world.open_cases("imani").await.len(), usize::from(taken), "{origin} at {site:?}");
    }
}

#[tokio::test]
async fn words_are_added_from_our_own_receipt_alone() {
    let world = World::new().await;
    let sent_first = world.send_json("imani", &[("what_happened", "No heating")]).await.json();
    let receipt = sent_first["receipt"].as_str().expect("a path");
    let path = format!("{receipt}/add");
    let page = sent(&world, &path, "text/html", &[HOST, ("origin", "https://evil.example")]).await;
    assert_eq!(page.status, StatusCode::OK);
    page.says("Damp wall");
    assert!(world.case(&sent_first["reference"]).await.added.is_empty());
    let page = sent(&world, &path, "text/html", &[HOST, ("origin", "https://form.example.org")]).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER);
    assert_eq!(world.case(&sent_first["reference"]).await.added.len(), 1);
}

#[tokio::test]
async fn every_page_with_a_form_says_that_what_it_sends_comes_from_here() {
    let world = World::new().await;
    let check = world.post("/form/imani/check", &FIELDS).await;
    let sent = world.post("/form/imani/send", &FIELDS).await;
    let receipt = world.open(&sent.location).await;
    let form = std::fs::read_to_string(tests::built().join("site/imani/complain/form/index.html"))
        .or_else(|_| std::fs::read_to_string(tests::built().join("site/imani/complain/index.html")));
    for text in [check.text, receipt.text, form.expect("the form's page")] {
        // `no-referrer` makes a browser send its form with `Origin: null`.
        assert!(text.contains(r#"<meta name="referrer" content="same-origin">"#), "{text}");
        assert!(text.contains("<form"), "{text}");
    }
}
