//! What keeps a visitor's answers between them and the landlord: headers on
//! every answer of the form, whatever it is an answer to.

use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use store::flag::Flag;
use tests::{Page, Setting, World, nobody};

const STORY: (&str, &str) = ("what_happened", "The heating has been off since March.");

#[track_caller]
fn is_private(page: &Page, what: &str) {
    let of = |name: &str| {
        let found: Vec<&str> = page.headers.iter().filter(|(n, _)| n == name).map(|(_, v)| v.as_str()).collect();
        assert_eq!(found.len(), 1, "{what}: {name} stands there once, and here {found:?}");
        found[0].to_owned()
    };
    for (name, value) in [
        ("referrer-policy", "no-referrer"),
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("cross-origin-opener-policy", "same-origin"),
        (
            "permissions-policy",
            "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
        ),
        ("x-robots-tag", "noindex"),
    ] {
        assert_eq!(of(name), value, "{what}: {name}");
    }
    let policy = of("content-security-policy");
    for part in ["default-src 'none'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"] {
        assert!(policy.contains(part), "{what}: {part} in {policy}");
    }
    assert!(!policy.contains("unsafe") && !policy.contains("script-src"), "{what}: {policy}");
    let cache = of("cache-control");
    assert!(["no-store", "private, no-cache"].contains(&cache.as_str()), "{what}: {cache}");
    assert!(page.headers.iter().all(|(name, _)| name != "set-cookie"), "{what}: nobody is followed");
}

#[tokio::test]
async fn every_answer_of_the_form_is_private() {
    let world = World::new().await;
    let sent = world.post("/form/imani/send", &[STORY]).await;
    is_private(&sent, "send");
    is_private(&world.send_json("imani", &[STORY]).await, "send as JSON");
    is_private(&world.send_json("imani", &[]).await, "a mistake as JSON");
    for path in [
        sent.location.clone(),
        format!("{}/dates.ics", sent.location),
        format!("{}/add", sent.location),
        "/form/imani/receipt/x/y".to_owned(),
        "/form/imani/dates?received=24+12+2026".to_owned(),
        "/form/imani/dates?received=soon".to_owned(),
        "/form/imani/check".to_owned(),
        "/form/nobody/check".to_owned(),
        "/form/no/such/page".to_owned(),
        "/form/imani/receipt/%FF/abc".to_owned(),
        "/form/health".to_owned(),
    ] {
        is_private(&world.open(&path).await, &path);
    }
    for path in ["check", "change", "copy"].map(|route| format!("/form/imani/{route}")) {
        is_private(&world.post(&path, &[STORY]).await, &path);
        is_private(&world.post(&path, &[]).await, &path);
    }
    is_private(&world.post(&format!("{}/add", sent.location), &[STORY]).await, "add");
    is_private(&world.post("/form/drain", &[]).await, "drain");
    let request = Request::builder().method(Method::DELETE).uri("/form/imani/send").body(Body::empty());
    is_private(&world.ask(request.expect("a request")).await, "a method that nobody uses");
    let behind = World::with(Setting { origin_secret: Some("secret".to_owned()), ..Default::default() }).await;
    let refused = behind.open("/form/health").await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    is_private(&refused, "whoever is not the CDN");
    let down = World::with(Setting { engine: Some(nobody()), ..Default::default() }).await;
    is_private(&down.post("/form/imani/send", &[STORY]).await, "not sent");
    is_private(&down.open(&sent.location).await, "a receipt while the table is away");
}

#[tokio::test]
async fn a_receipt_is_kept_by_nobody_and_a_filled_form_by_the_browser_alone() {
    let world = World::new().await;
    let of = |page: &Page| {
        let found = page.headers.iter().find(|(name, _)| name == "cache-control");
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let sent = world.post("/form/imani/send", &[STORY]).await;
    assert_eq!(of(&world.open(&sent.location).await), "no-store");
    assert_eq!(of(&world.open(&format!("{}/dates.ics", sent.location)).await), "no-store");
    assert_eq!(of(&world.post("/form/imani/check", &[STORY]).await), "private, no-cache", "Back shows the words");
}

#[tokio::test]
async fn what_a_program_filled_in_is_carried_from_the_check_page_to_the_officer() {
    let world = World::new().await;
    let check = world.post("/form/imani/check", &[STORY, ("website", "http://example.org")]).await;
    assert_eq!(check.status, StatusCode::OK, "a machine is not told");
    let trap = check.hidden("website").expect("the check page keeps the hidden field");
    let token = check.hidden("token").expect("a token");
    let sent = world.send_json("imani", &[STORY, ("website", &trap), ("token", &token)]).await.json();
    let case = world.case(&sent["reference"]).await;
    assert!(case.complaint.flags.contains(&Flag::Honeypot), "{:?}", case.complaint.flags);
    let person = world.post("/form/imani/check", &[STORY, ("website", "")]).await;
    assert_eq!(person.hidden("website"), None, "whoever left it empty is marked by nothing");
}
