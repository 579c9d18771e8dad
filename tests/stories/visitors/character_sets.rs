//! Bytes in every character set and out of it: half an emoji, a byte-order
//! mark, older sets, in each of the three ways in which a form is sent. What
//! can be read is read, and what cannot stands beside it as it came.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use office::read::CaseFile;
use tests::{World, also_sent, answer};

const FORM: &str = "application/x-www-form-urlencoded";
const JSON: &str = "application/json";

/// Sends a body as it is, and what is stored of it.
async fn stored(world: &World, kind: &str, body: &[u8]) -> CaseFile {
    let request = Request::post("/form/imani/send").header(header::CONTENT_TYPE, kind);
    let request = request.header(header::ACCEPT, JSON).body(Body::from(body.to_vec())).expect("a request");
    let page = world.ask(request).await;
    // The same words of the same day without a token are one complaint.
    let taken = matches!(page.status, StatusCode::CREATED | StatusCode::OK);
    assert!(taken, "{kind} {:?}: {}", String::from_utf8_lossy(body), page.text);
    world.case(&page.json()["reference"]).await
}

/// The story of a case, and the bytes beside it.
fn story(case: &CaseFile) -> (String, String) {
    let answers = &case.words.answers;
    (answer(answers, "what_happened"), also_sent(answers, "raw:what_happened"))
}

/// A form in parts: each with what stands behind its name, and its bytes.
fn parts(fields: &[(&str, &str, &[u8])]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, more, value) in fields {
        body.extend(format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"{more}\r\n\r\n").bytes());
        body.extend(*value);
        body.extend(b"\r\n");
    }
    body.extend(b"--b--\r\n");
    body
}

fn utf16(text: &str, little: bool) -> Vec<u8> {
    text.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
}

#[tokio::test]
async fn half_an_emoji_loses_no_other_word() {
    let world = World::new().await;
    for (sent, read, raw) in [
        (r"No heat \ud83d for days", "No heat \u{fffd} for days", r"No heat \ud83d for days"),
        (r"No heat \uD83D", "No heat \u{fffd}", r"No heat \ud83d"),
        (r"\ude21 No heat", "\u{fffd} No heat", r"\ude21 No heat"),
        (r"a \ud83d\ud83d\ude21 b", "a \u{fffd}😡 b", r"a \ud83d😡 b"),
        (r"a \ude21\ud83d b", "a \u{fffd}\u{fffd} b", r"a \ude21\ud83d b"),
        (r"a \ud83dx \ud83d\n b 100%", "a \u{fffd}x \u{fffd}\n b 100%", "a \\ud83dx \\ud83d\n b 100%25"),
        (r"No heat \ud83d\ude21", "No heat 😡", ""),
        (r"C:\\ud83d is a folder", r"C:\ud83d is a folder", ""),
        (r"\\\ud83d", "\\\u{fffd}", r"\\ud83d"),
        (r"\u00e9\u0041", "éA", ""),
    ] {
        let body = format!(r#"{{"what_happened": "{sent}", "name": "Jo \ud83d\ude21"}}"#);
        let case = stored(&world, JSON, body.as_bytes()).await;
        assert_eq!(story(&case), (read.to_owned(), raw.to_owned()), "{sent}");
        assert_eq!(answer(&case.words.answers, "name"), "Jo 😡");
    }
    // Also in a name that is no question's, and in a list.
    let case =
        stored(&world, JSON, br#"{"what_happened": "Damp", "fl\ud83dat": "7B", "outcome": ["sorry", "\udfff"]}"#).await;
    assert_eq!(also_sent(&case.words.answers, "fl\u{fffd}at"), "7B");
    assert_eq!(answer(&case.words.answers, "outcome"), "sorry");
    assert_eq!(also_sent(&case.words.answers, "raw:outcome"), r"\udfff");
    // What is no JSON is none all the same.
    for broken in [
        r#"{"what_happened": "a \ud83 b"}"#,
        r#"{"what_happened": "a \u"}"#,
        r#"{"what_happened": "\x"}"#,
        r#"{\ud83d}"#,
    ] {
        let request = Request::post("/form/imani/send").header(header::CONTENT_TYPE, JSON).header(header::ACCEPT, JSON);
        let page = world.ask(request.body(Body::from(broken)).expect("a request")).await;
        assert!(page.status.is_client_error(), "{broken}");
    }
}

#[tokio::test]
async fn a_byte_order_mark_inside_of_a_value_is_a_character_and_changes_nothing() {
    let world = World::new().await;
    let kept = ("\u{feff}Café".to_owned(), String::new());
    let form = stored(&world, FORM, b"what_happened=%EF%BB%BFCaf%C3%A9&name=Zo%C3%AB").await;
    assert_eq!(story(&form), kept);
    assert_eq!(story(&stored(&world, JSON, "{\"what_happened\":\"\u{feff}Café\"}".as_bytes()).await), kept);
    let body = parts(&[("what_happened", "", "\u{feff}Café".as_bytes())]);
    assert_eq!(story(&stored(&world, "multipart/form-data; boundary=b", &body).await), kept);
    // What looks like the mark of UTF-16 turns no text into another script.
    for (kind, body) in [
        (FORM, b"what_happened=%FF%FENo heat".to_vec()),
        ("multipart/form-data; boundary=b", parts(&[("what_happened", "", b"\xff\xfeNo heat")])),
        (JSON, b"{\"what_happened\":\"\xff\xfeNo heat\"}".to_vec()),
        (FORM, b"what_happened=%FE%FFNo heat".to_vec()),
    ] {
        let (text, raw) = story(&stored(&world, kind, &body).await);
        assert_eq!(text, "\u{fffd}\u{fffd}No heat", "{kind}");
        assert!(raw == "%FF%FENo heat" || raw == "%FE%FFNo heat", "{kind}: {raw}");
    }
    // Before a whole body it tells the character set, or says nothing.
    let mut body = b"\xef\xbb\xbf".to_vec();
    body.extend("{\"what_happened\":\"Café\"}".bytes());
    assert_eq!(story(&stored(&world, JSON, &body).await).0, "Café");
}

#[tokio::test]
async fn an_older_character_set_is_read_in_whichever_way_it_is_named() {
    let world = World::new().await;
    let multipart = "multipart/form-data; boundary=b";
    let latin: &[u8] = b"Caf\xe9 it\x92s cold";
    let japanese: &[u8] = b"\x92\x67\x96\x5b";
    let read = async |kind: &str, body: &[u8]| story(&stored(&world, kind, body).await);
    for charset in ["windows-1252", "iso-8859-1", "LATIN1", "\"Windows-1252\""] {
        let more = format!("\r\nContent-Type: text/plain; charset={charset}");
        let body = parts(&[("name", "", "Zoë".as_bytes()), ("what_happened", &more, latin)]);
        let case = stored(&world, multipart, &body).await;
        assert_eq!(story(&case), ("Café it’s cold".to_owned(), String::new()), "a part in {charset}");
        assert_eq!(answer(&case.words.answers, "name"), "Zoë", "the others are not in it");
        for (kind, body) in [
            (multipart.to_owned() + "; charset=" + charset, parts(&[("what_happened", "", latin)])),
            (FORM.to_owned() + "; Charset=" + charset, b"what_happened=Caf%E9+it%92s+cold".to_vec()),
            (JSON.to_owned() + ";charset=" + charset, [b"{\"what_happened\":\"", latin, b"\"}"].concat()),
        ] {
            assert_eq!(read(&kind, &body).await, ("Café it’s cold".to_owned(), String::new()), "{kind}");
        }
    }
    for last in [false, true] {
        let mut fields = vec![("_charset_", "", &b"windows-1252"[..]), ("what_happened", "", latin)];
        if last {
            fields.reverse();
        }
        let case = stored(&world, multipart, &parts(&fields)).await;
        assert_eq!(story(&case).0, "Café it’s cold", "{last}");
        assert_eq!(also_sent(&case.words.answers, "_charset_"), "");
    }
    let more = "\r\nContent-Type: text/plain; charset=shift_jis";
    assert_eq!(read(multipart, &parts(&[("what_happened", more, japanese)])).await.0, "暖房");
    assert_eq!(
        read("application/json; charset=Shift_JIS", &[b"{\"what_happened\":\"", japanese, b"\"}"].concat()).await.0,
        "暖房"
    );
    let object = "{\"what_happened\":\"Café 😡\"}";
    for little in [true, false] {
        let plain = utf16(object, little);
        let marked = [if little { b"\xff\xfe" } else { b"\xfe\xff" }, plain.as_slice()].concat();
        for body in [plain, marked] {
            assert_eq!(read(JSON, &body).await, ("Café 😡".to_owned(), String::new()), "UTF-16, little: {little}");
            assert_eq!(read("application/json; charset=utf-16", &body).await.0, "Café 😡");
        }
    }
    assert_eq!(read("application/json; charset=utf-16", object.as_bytes()).await.0, "Café 😡", "it says so and is not");
    assert_eq!(read("application/json; charset=klingon", object.as_bytes()).await.0, "Café 😡");
    assert_eq!(read("application/vnd.api+json", object.as_bytes()).await.0, "Café 😡");
}

#[tokio::test]
async fn bytes_that_are_not_what_they_say_stand_beside_what_could_be_read() {
    let world = World::new().await;
    let (multipart, wrong) = ("multipart/form-data; boundary=b", &b"damp\xff\xfewall 100%"[..]);
    let expected = ("damp\u{fffd}\u{fffd}wall 100%".to_owned(), "damp%FF%FEwall 100%25".to_owned());
    assert_eq!(story(&stored(&world, multipart, &parts(&[("what_happened", "", wrong)])).await), expected);
    let json = [b"{\"what_happened\":\"", wrong, b"\"}"].concat();
    assert_eq!(story(&stored(&world, JSON, &json).await), expected);
    let (text, raw) = story(&stored(&world, FORM, b"what_happened=damp\xff\xfewall").await);
    assert_eq!((text.as_str(), raw.as_str()), ("damp\u{fffd}\u{fffd}wall", "damp%FF%FEwall"));
    // A half of UTF-16 that has no other half, and a Japanese letter that was cut.
    let mut body = utf16("{\"what_happened\":\"a", true);
    body.extend([0x3d, 0xd8]);
    body.extend(utf16(" b\"}", true));
    let (text, raw) = story(&stored(&world, JSON, &body).await);
    assert_eq!(text.replace('\u{fffd}', ""), "a b");
    assert_eq!(raw, "a%3D%D8 b");
    let more = "\r\nContent-Type: text/plain; charset=shift_jis";
    let (text, raw) = story(&stored(&world, multipart, &parts(&[("what_happened", more, b"\x92\x67\x96")])).await);
    assert_eq!((text.as_str(), raw.as_str()), ("暖\u{fffd}", "%92g%96"));
    // A character of the private plane is one, and no mark of ours.
    let case = stored(&world, JSON, "{\"what_happened\":\"a\u{10f8ff}b\u{10f000}\"}".as_bytes()).await;
    assert_eq!(story(&case), ("a\u{10f8ff}b\u{10f000}".to_owned(), String::new()));
}
