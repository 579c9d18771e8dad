//! Addresses as they are handed on: with what stood behind them, written
//! otherwise, or far too long. Each leads where it did, or to nothing.

use axum::http::StatusCode;
use tests::World;

const TAILS: [&str; 24] = [
    ".",
    ",",
    ")",
    "%3E",
    "/",
    "\"",
    "'",
    ";",
    "]",
    "%20",
    ").",
    "/.",
    "%20%20",
    ".%22",
    ",)/",
    "%E2%80%9D",
    "%C2%A0",
    "%0D%0A",
    ":",
    "!",
    "?",
    "%E2%80%8B",
    "%3e.",
    "*",
];

#[tokio::test]
async fn what_stands_behind_an_address_of_the_form_keeps_nobody_out() {
    let world = World::new().await;
    // What a browser escapes before it sends it.
    let tails = TAILS.map(|tail| tail.replace('"', "%22").replace('>', "%3E").replace(']', "%5D"));
    let story = [("what_happened", "No heating.")];
    let sent = world.send_json("imani", &story).await.json();
    let receipt = sent["receipt"].as_str().expect("a path").to_owned();
    let page = world.open(&receipt).await;
    for tail in tails.iter().map(String::as_str) {
        let opened = world.open(&format!("{receipt}{tail}")).await;
        assert_eq!((opened.status, &opened.text), (StatusCode::OK, &page.text), "{tail}");
        assert_eq!(world.open(&format!("{receipt}/dates.ics{tail}")).await.status, StatusCode::OK, "{tail}");
        assert_eq!(world.open(&format!("/form/imani/dates{tail}")).await.status, StatusCode::OK, "{tail}");
        assert_eq!(world.open(&format!("/form/health{tail}")).await.status, StatusCode::OK, "{tail}");
        let check = world.post(&format!("/form/imani/check{tail}"), &story).await;
        assert_eq!(check.status, StatusCode::OK, "{tail}");
        check.says("You have not sent this yet");
        assert_eq!(world.open(&format!("/form/imani/check{tail}")).await.location, "/imani/complain/", "{tail}");
        let added = world.post(&format!("{receipt}/add{tail}"), &[("what_happened", tail)]).await;
        assert_eq!(added.location, format!("{receipt}?added=yes"), "{tail}");
        let dates = world.open(&format!("/form/imani/dates?received=2026-12-24{tail}")).await;
        assert_eq!(dates.status, StatusCode::OK, "{tail}");
    }
    assert_eq!(world.open("/form/imani/dates?received=").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    // A key that lacks its last figure, or has another, opens nothing still.
    let (short, end) = receipt.split_at(receipt.len() - 1);
    let other = if end == "0" { "1" } else { "0" };
    for wrong in [short.to_owned(), format!("{short}{other}"), format!("{receipt}%00"), format!("{receipt}a")] {
        assert_eq!(world.open(&wrong).await.status, StatusCode::NOT_FOUND, "{wrong}");
    }
}

#[tokio::test]
async fn a_receipt_opens_by_its_reference_however_it_is_written() {
    let world = World::new().await;
    let sent = world.send_json("imani", &[("what_happened", "No heating.")]).await.json();
    let reference = tests::reference_of(&sent["reference"]);
    let receipt = sent["receipt"].as_str().expect("a path");
    let page = world.open(receipt).await;
    let key = receipt.rsplit('/').next().expect("a key");
    for written in [
        reference.to_string().to_lowercase(),
        reference.grouped().replace(' ', "%20"),
        reference.grouped().replace(' ', "-"),
        reference.grouped().replace(' ', "%C2%A0"),
        format!("%E2%80%8B{reference}"),
    ] {
        let opened = world.open(&format!("/form/imani/receipt/{written}/{}", key.to_uppercase())).await;
        assert_eq!((opened.status, &opened.text), (StatusCode::OK, &page.text), "{written}");
        // What is sent there leads back to the receipt that it was added to, and so does what is opened.
        let typed = format!("/form/imani/receipt/{written}/{}", key.to_uppercase());
        let added = world.post(&format!("{typed}/add"), &[("what_happened", &written)]).await;
        assert_eq!(added.location, format!("{receipt}?added=yes"), "{written}");
        let asked = world.post(&format!("{typed}/again"), &[]).await;
        assert_eq!(asked.location, receipt, "{written}");
        for form in ["add", "again"] {
            assert_eq!(world.open(&format!("{typed}/{form}")).await.location, receipt, "{written}");
        }
    }
}

#[tokio::test]
async fn a_name_of_any_length_and_kind_is_not_there_and_nothing_worse() {
    let world = World::new().await;
    for name in [
        "x".repeat(300),
        "x".repeat(10_000),
        "%00".to_owned(),
        "..".to_owned(),
        "%2e%2e".to_owned(),
        "%2F%2Fevil.example".to_owned(),
        "%ff".to_owned(),
        "🏚".repeat(99),
        "imani%00".to_owned(),
        "CON".to_owned(),
    ] {
        let name = name.replace('🏚', "%F0%9F%8F%9A");
        for path in
            ["check", "send", "change", "copy", "dates", "receipt/K7M2QX9R4T/0123456789abcdef0123456789abcdef", "add"]
        {
            let page = world.open(&format!("/form/{name}/{path}")).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "/form/{}…/{path}", name.get(..20).unwrap_or(&name));
            assert!(!page.location.starts_with("//"));
            page.says("We cannot find that");
        }
        let page = world.open(&format!("/form/imani/receipt/{name}/{name}")).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        let page = world.post(&format!("/form/{name}/send"), &[("what_happened", "Damp")]).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        let back = world.open(&format!("/form/{name}/receipt/{name}/{name}/add")).await;
        assert!(!back.location.starts_with("//"), "{}", back.location);
    }
    for path in ["/form//evil.example/check", "//evil.example/check", "/form/", "/form", "/"] {
        let page = world.open(path).await;
        assert_eq!((page.status, page.location.as_str()), (StatusCode::NOT_FOUND, ""), "{path}");
    }
}
