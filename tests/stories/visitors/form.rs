//! The form: what visitors send, and what they are told.

use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use tests::{World, answer, encode};

const STORY: (&str, &str) = ("what_happened", "The heating has been off since March.");

#[tokio::test]
async fn an_empty_form_is_shown_again_with_what_to_change() {
    let world = World::new().await;
    let page = world.post("/form/imani/check", &[]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text.contains("<title>Error: "), "the title says that there is an error");
    assert!(
        page.text.contains("<a href=\"#what_happened\">Tell us what has gone wrong</a>"),
        "the summary leads to the question"
    );
    page.says("There is a problem");
}

#[tokio::test]
async fn one_answer_is_enough_however_short() {
    let world = World::new().await;
    for story in ["😡", "No heat baby", "گرمی نہیں ہے"] {
        let page = world.send_json("imani", &[("what_happened", story), ("token", "")]).await;
        assert_eq!(page.status, StatusCode::CREATED, "{story}: {}", page.text);
    }
}

#[tokio::test]
async fn somebody_who_asks_us_to_look_again_need_not_say_why() {
    let world = World::new().await;
    assert_eq!(world.post("/form/impact-housing/check", &[("before", "again")]).await.status, StatusCode::OK);
    assert_eq!(
        world.post("/form/impact-housing/check", &[("before", "waiting")]).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
}

#[tokio::test]
async fn a_story_is_never_cut_short() {
    let world = World::new().await;
    let most = "é".repeat(20_000);
    assert_eq!(world.post("/form/imani/check", &[("what_happened", &most)]).await.status, StatusCode::OK);
    let more = format!("{most}😡");
    let page = world.post("/form/imani/check", &[("what_happened", &more)]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("must be 20,000 characters or less. You have written 20,001");
    assert!(page.text.contains(&more), "every character is still there");
}

#[tokio::test]
async fn a_body_of_more_than_512_kib_gets_a_page_with_other_ways() {
    let world = World::new().await;
    let page = world.post("/form/impact-housing/check", &[("what_happened", &"a".repeat(512 * 1024))]).await;
    assert_eq!(page.status, StatusCode::PAYLOAD_TOO_LARGE);
    page.says("Nothing was sent.");
    page.says("0300 111 3000");
}

#[tokio::test]
async fn every_answer_is_shown_again_beside_the_message() {
    let world = World::new().await;
    let fields = [
        STORY,
        ("contact_by", "email"),
        ("contact_by", "letter"),
        ("email", "none"),
        ("name", "Zoë O’Brien"),
        ("address", "1 Example Street\r\nExampletown"),
        ("at_risk", "unsure"),
    ];
    let page = world.post("/form/imani/check", &fields).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("Enter an email address, like name@example.com, or choose another way");
    for kept in
        ["The heating has been off since March.", "value=\"none\"", "Zoë O’Brien", "1 Example Street\nExampletown"]
    {
        assert!(page.text.contains(kept), "{kept} is still there");
    }
    for chosen in [
        "name=\"contact_by\" value=\"email\" checked",
        "name=\"contact_by\" value=\"letter\" checked",
        "name=\"at_risk\" value=\"unsure\" checked",
    ] {
        assert!(page.text.contains(chosen), "{chosen}");
    }
}

type Fields<'a> = &'a [(&'a str, &'a str)];

/// One question, one answer, and what is said to it; `None` takes the answer.
async fn check(fields: &[(&str, &str)], told: Option<&str>) {
    let world = World::new().await;
    let mut all = vec![STORY];
    all.extend(fields);
    let page = world.post("/form/imani/check", &all).await;
    match told {
        None => assert_eq!(page.status, StatusCode::OK, "{fields:?}: {}", page.words()),
        Some(told) => {
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{fields:?}");
            page.says(told);
        }
    }
}

#[tokio::test]
async fn real_addresses_are_taken_and_impossible_ones_told() {
    check(&[("contact_by", "email"), ("email", "o'brien+x@mañana.example")], None).await;
    check(&[("contact_by", "email")], Some("Give us an email address, or choose another way")).await;
    check(&[("contact_by", "email"), ("email", "none")], Some("Enter an email address, like name@example.com")).await;
    check(&[("contact_by", "phone"), ("phone", "+44 (0)7700 900-123")], None).await;
    check(&[("contact_by", "text"), ("phone", "oh double seven")], None).await;
    check(&[("contact_by", "text")], Some("Give us a phone number, or choose another way")).await;
    check(&[("contact_by", "letter")], Some("Give us the address to write to, or choose another way")).await;
    check(&[("contact_by", "none"), ("contact_by", "phone"), ("phone", "1")], Some("but not both")).await;
    // Whoever has to choose one of two is told at once what one of them needs.
    let undecided = [("what_happened", "Damp"), ("contact_by", "none"), ("contact_by", "email")];
    let page = World::new().await.post("/form/imani/check", &undecided).await;
    page.says("but not both");
    page.says("Give us an email address");
}

#[tokio::test]
async fn an_address_that_is_typed_is_checked_and_used_whether_or_not_email_is_ticked() {
    let world = World::new().await;
    let wrong = "Enter an email address, like name@example.com";
    check(&[("email", "jo at example.org")], Some(wrong)).await;
    check(&[("email", "none"), ("contact_by", "bsl")], Some(wrong)).await;
    check(&[("email", "none"), ("contact_by", "none")], None).await;
    let json = world.send_json("imani", &[STORY, ("email", "jo@example")]).await;
    assert_eq!(
        (json.status, &json.json()["mistakes"][0]["question"]),
        (StatusCode::UNPROCESSABLE_ENTITY, &"email".into())
    );
    let (email, phone) = (("email", "jo@example.org"), ("phone", "07700 900123"));
    let ways: [(Fields<'_>, &[&str]); 5] = [
        (&[email], &["email"]),
        (&[phone], &["text", "phone"]),
        (&[email, ("contact_by", "letter"), ("address", "1 High Street")], &["letter"]),
        (&[phone, ("contact_by", "none")], &["none"]),
        (&[("address", "1 High Street")], &[]),
    ];
    for (fields, used) in ways {
        let sent = world.send_json("imani", &[&[STORY], fields].concat()).await.json();
        let case = world.case(&sent["reference"]).await;
        assert_eq!(case.complaint.contact_by, used, "{fields:?}");
        let typed: Vec<&str> = fields.iter().filter(|(id, _)| *id == "contact_by").map(|(_, way)| *way).collect();
        assert_eq!(answer(&case.words.answers, "contact_by"), typed.join("\n"), "the answers stay as they were given");
    }
}

#[tokio::test]
async fn a_receipt_says_whether_we_can_reach_the_person_or_were_asked_not_to() {
    let world = World::new().await;
    let (asked, unreachable) = ("You asked us not to contact you.", "You did not give us a way to reach you.");
    let ways: [(&[(&str, &str)], _, _); 3] = [
        (&[], false, true),
        (&[("contact_by", "none")], true, false),
        (&[("contact_by", "email"), ("email", "jo@example.org")], false, false),
    ];
    for (fields, is_asked, is_unreachable) in ways {
        let sent = world.send_json("imani", &[&[("what_happened", "Damp")], fields].concat()).await.json();
        let receipt = world.open(sent["receipt"].as_str().expect("a path")).await.words();
        assert_eq!((receipt.contains(asked), receipt.contains(unreachable)), (is_asked, is_unreachable), "{fields:?}");
    }
}

#[tokio::test]
async fn dates_are_taken_as_people_write_them() {
    for words in [
        "since last winter",
        "1 jan",
        "Janvier",
        "01.01.26",
        "March",
        "2016",
        "29 February 2024",
        "2024-25",
        "10.30",
        "1/6/98",
        "winter 2099",
    ] {
        check(&[("when", words)], None).await;
    }
    check(&[("when", "31 2 2026")], Some("That month has no such day")).await;
    check(&[("when", "31/2")], Some("When it happened must be a real date")).await;
    check(&[("when", "31/2/2026")], Some("That month has no such day")).await;
    check(&[("when", "12/13/2026")], Some("The month must be from 1 to 12")).await;
    check(&[("when", "25 December 2026")], Some("When it happened must be today or in the past")).await;
    check(&[("when", "24 December 2026")], None).await;
}

#[tokio::test]
async fn what_was_typed_can_run_nowhere() {
    let world = World::new().await;
    let typed = "<script>alert(1)</script>\"><img src=x onerror=alert(2)>{{7*7}}${jndi:x}";
    let page = world.post("/form/imani/check", &[("what_happened", typed), ("name", typed)]).await;
    assert_eq!(page.status, StatusCode::OK);
    page.does_not_say("<script>");
    page.does_not_say("<img");
    page.says("{{7*7}}${jndi:x}");
    let again = world.post("/form/imani/check", &[("what_happened", ""), ("name", typed)]).await;
    again.does_not_say("<script>");
}

#[tokio::test]
async fn opening_the_address_of_an_answer_leads_to_the_form() {
    let world = World::new().await;
    for route in ["check", "send", "change", "copy"] {
        let page = world.open(&format!("/form/imani/{route}")).await;
        assert_eq!((page.status, page.location.as_str()), (StatusCode::SEE_OTHER, "/imani/complain/"));
        for method in [Method::PUT, Method::DELETE, Method::TRACE, Method::PATCH] {
            let request = Request::builder().method(method.clone()).uri(format!("/form/imani/{route}"));
            let page = world.ask(request.body(Body::empty()).expect("a request")).await;
            assert_eq!(page.status, StatusCode::METHOD_NOT_ALLOWED, "{method} {route}");
        }
    }
}

#[tokio::test]
async fn a_form_in_another_shape_is_shown_filled_and_not_stored() {
    let world = World::new().await;
    let request = Request::post("/form/imani/send").header(header::CONTENT_TYPE, "text/plain");
    let page = world.ask(request.body(Body::from("what_happened=No heat\r\nname=Jo\r\n")).expect("a request")).await;
    assert_eq!(page.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    page.says("Nothing was sent.");
    assert!(page.text.contains("No heat") && page.text.contains("value=\"Jo\""), "what could be read is in the form");
    assert_eq!(world.open_cases("imani").await.len(), 0);
}

#[tokio::test]
async fn a_file_is_refused_in_words_and_the_answers_are_taken() {
    let world = World::new().await;
    let body = "--b\r\nContent-Disposition: form-data; name=\"what_happened\"\r\n\r\nDamp\r\n\
        --b\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"d.jpg\"\r\nContent-Type: image/jpeg\r\n\r\nx\r\n--b--\r\n";
    let request = Request::post("/form/imani/check").header(header::CONTENT_TYPE, "multipart/form-data; boundary=b");
    let page = world.ask(request.body(Body::from(body)).expect("a request")).await;
    assert_eq!(page.status, StatusCode::OK);
    page.says("Damp");
    page.says("We did not take the file.");
    // A browser sends a part for a box in which no file was chosen.
    let none = body.replace("d.jpg", "").replace("\r\n\r\nx\r\n", "\r\n\r\n\r\n");
    let request = Request::post("/form/imani/check").header(header::CONTENT_TYPE, "multipart/form-data; boundary=b");
    let page = world.ask(request.body(Body::from(none)).expect("a request")).await;
    page.says("Damp");
    page.does_not_say("We did not take the file.");
}

#[tokio::test]
async fn json_is_a_second_way_to_send_under_the_same_rules() {
    let world = World::new().await;
    let send = async |body: &str| {
        let request = Request::post("/form/imani/send")
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::ACCEPT, "application/json");
        world.ask(request.body(Body::from(body.to_owned())).expect("a request")).await
    };
    let page = send(
        r#"{"what_happened": "Damp", "contact_by": ["email", "text"], "token": "0123456789abcdef0123456789abcdef"}"#,
    )
    .await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mistakes = page.json()["mistakes"].clone();
    assert_eq!(mistakes[0]["question"], "email");
    assert_eq!(mistakes[1]["question"], "phone");
    let page = send(r#"{"what_happened": "Damp", "token": "0123456789abcdef0123456789abcdef"}"#).await;
    assert_eq!(page.status, StatusCode::CREATED);
    assert_eq!(page.json()["deadlines"][0]["due_date"], "2026-12-30");
}

#[tokio::test]
async fn words_can_be_kept_as_a_file_before_they_are_sent() {
    let world = World::new().await;
    let story = "The <b>heating</b> is off.\nگرمی نہیں ہے 😡";
    let fields = [("what_happened", story), ("outcome", "sorry"), ("outcome", "stop"), ("name", "Zoë & Jo")];
    let check = world.post("/form/imani/check", &fields).await;
    assert!(check.text.contains("formaction=\"/form/imani/copy\""), "the check page leads to it");
    let file = world.post("/form/imani/copy", &fields).await;
    assert_eq!(file.status, StatusCode::OK);
    for header in [
        ("content-type", "text/plain; charset=utf-8"),
        ("content-disposition", "attachment; filename=\"my-words.txt\""),
        ("cache-control", "no-store"),
    ] {
        assert!(file.headers.contains(&(header.0.to_owned(), header.1.to_owned())), "{header:?}");
    }
    assert!(file.text.contains(&format!("What has gone wrong?\n{story}\n")), "{}", file.text);
    assert!(file.text.contains("Say sorry\n") && file.text.contains("Zoë & Jo"), "{}", file.text);
    assert!(file.text.contains("made on Thursday 24 December 2026 at 10am. It does not show that you sent it."));
    assert!(world.open_cases("imani").await.is_empty(), "nothing is stored");
}

#[tokio::test]
async fn change_shows_the_form_filled_at_the_question() {
    let world = World::new().await;
    let check =
        world.post("/form/imani/check", &[STORY, ("name", "Jo"), ("outcome", "sorry"), ("outcome", "stop")]).await;
    let token = check.hidden("token").expect("the check page carries a token");
    let fields =
        [STORY, ("name", "Jo"), ("outcome", "sorry"), ("outcome", "stop"), ("token", &token), ("change", "name")];
    let page = world.post("/form/imani/change", &fields).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("value=\"Jo\"") && page.text.contains("name=\"outcome\" value=\"stop\" checked"));
    assert_eq!(page.hidden("token"), Some(token), "the same act of sending goes on");
    let name = page.text.split("id=\"name\"").nth(1).and_then(|t| t.split('>').next()).unwrap_or_default().to_owned();
    assert!(name.contains("autofocus"), "the form starts at the question: {name}");
}

#[tokio::test]
async fn the_form_and_the_form_with_mistakes_are_one_page() {
    let world = World::new().await;
    let fixed =
        std::fs::read_to_string(tests::built().join("site/imani/complain/index.html")).expect("the form is built");
    let shown = world.post("/form/imani/change", &[]).await.text;
    assert_eq!(fixed, shown, "an empty form is the same from the build and from the handler");
}

#[tokio::test]
async fn only_the_cdn_may_knock() {
    let world = World::with(tests::Setting { origin_secret: Some("secret".to_owned()), ..Default::default() }).await;
    let page = world.send_json("imani", &[STORY]).await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    assert_eq!(world.open_cases("imani").await.len(), 0, "nothing is written");
    let request = Request::post("/form/imani/check")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("x-origin-secret", "secret");
    assert_eq!(world.ask(request.body(Body::from(encode(&[STORY]))).expect("a request")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_calculator_says_what_the_policy_promises() {
    let world = World::new().await;
    let page = world.open("/form/imani/dates?received=24+12+2026").await;
    page.says("Wednesday 30 December 2026");
    page.says("Tuesday 12 January 2027");
    let page = world.open("/form/imani/dates?received=soon").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("We cannot read that day. Enter the day you complained, like 27 March 2026");
    assert_eq!(world.open("/form/imani/dates").await.status, StatusCode::OK);
    assert_eq!(world.open("/form/imani/dates?received=1+1+1066").await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn whoever_chose_an_answer_by_mistake_can_take_it_back_without_a_script() {
    let world = World::new().await;
    let sent = [("what_happened", "Damp"), ("about", "home"), ("before", "")];
    let change = world.post("/form/imani/change", &[&sent[..], &[("change", "about")]].concat()).await;
    assert!(change.text.contains("name=\"about\" value=\"home\" checked"), "{}", change.text);
    change.says("I would rather not say");
    for question in ["before", "at_risk", "about", "on_behalf_of", "helper_agreed"] {
        assert!(change.text.contains(&format!("name=\"{question}\" value=\"\"")), "{question}");
    }
    let checked = world.post("/form/imani/check", &[("what_happened", "Damp"), ("about", "")]).await;
    assert_eq!(checked.status, StatusCode::OK);
    checked.does_not_say("What is it mostly about?");
}

#[tokio::test]
async fn the_calculator_uses_the_policy_of_the_day_or_says_that_there_is_none() {
    let world = World::new().await;
    let page = world.open("/form/inspiring-housing/dates?received=1/6/2022").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("our older policy is not on this site");
    world.open("/form/inspiring-housing/dates?received=6/6/2022").await.says("Monday 20 June 2022");
    // 48 hours from a day of which no time is known.
    world
        .open("/form/management-co-op/dates?received=23+November+2026")
        .await
        .says("Wednesday 25 November 2026, at the same time of day");
    assert_eq!(world.open("/form/imani/dates?received=").await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn no_line_of_a_plain_text_form_is_lost() {
    let world = World::new().await;
    let request = Request::post("/form/imani/check").header(header::CONTENT_TYPE, "text/plain");
    let body = "what_happened=line one\r\nline two = yes\r\nthird line\r\nname=Ann\r\n";
    let page = world.ask(request.body(Body::from(body)).expect("a request")).await;
    assert!(page.text.contains("line one\nline two = yes\nthird line"), "{}", page.words());
    let request = Request::post("/form/imani/check").header(header::CONTENT_TYPE, "text/plain");
    let page = world.ask(request.body(Body::from("No heat since March.")).expect("a request")).await;
    assert!(page.text.contains("No heat since March."), "a text without a field is the story");
}

#[tokio::test]
async fn json_that_does_not_fit_is_told_and_not_dropped() {
    let world = World::new().await;
    let send = async |body: &str| {
        let request = Request::post("/form/imani/send")
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::ACCEPT, "application/json");
        world.ask(request.body(Body::from(body.to_owned())).expect("a request")).await
    };
    let page = send(r#"{"what_happened": "Damp", "address": {"line1": "1 High St"}}"#).await;
    assert_eq!(
        (page.status, page.json()["mistakes"][0]["question"].clone()),
        (StatusCode::UNPROCESSABLE_ENTITY, "address".into())
    );
    let page = send("{\"what_happened\": \"Damp\",}").await;
    assert_eq!((page.status, page.json()["error"].clone()), (StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported".into()));
    assert_eq!(send("\u{feff}{\"what_happened\": \"Damp\"}").await.status, StatusCode::CREATED);
    let page = send(&format!("{{\"what_happened\": \"{}\"}}", "a".repeat(512 * 1024))).await;
    assert_eq!((page.status, page.json()["error"].clone()), (StatusCode::PAYLOAD_TOO_LARGE, "too-large".into()));
}

#[tokio::test]
async fn an_address_that_is_no_text_gets_the_same_page_as_one_that_nobody_has() {
    let world = World::new().await;
    let odd = world.open("/form/imani/receipt/%FF/abc").await;
    let nobody = world.open(&format!("/form/imani/receipt/2222222222/{}", "0".repeat(32))).await;
    assert_eq!((odd.status, odd.text), (StatusCode::NOT_FOUND, nobody.text));
}

#[tokio::test]
async fn what_was_noticed_on_a_page_travels_through_every_other_one() {
    let world = World::new().await;
    let noticed = [("file_refused", "yes"), ("mended", "yes"), ("website", "yes")];
    let first = [&[STORY, ("token", "0f0e0d0c0b0a09080706050403020100")][..], &noticed].concat();
    // To change something, a mistake on the way, and the check page again: as a browser does, with what each page holds.
    let changed = world.post("/form/imani/change", &first).await;
    let mistaken =
        world.post("/form/imani/check", &[("email", "no address"), noticed[0], noticed[1], noticed[2]]).await;
    let checked = world.post("/form/imani/check", &first).await;
    for page in [&changed, &mistaken, &checked] {
        for (name, value) in noticed {
            assert_eq!(page.hidden(name).as_deref(), Some(value), "{name} on {}", page.words());
        }
    }
    let plain = world.post("/form/imani/change", &[STORY]).await;
    for (name, _) in noticed {
        assert_eq!(plain.hidden(name), None, "{name} is not made up");
    }
}

#[tokio::test]
async fn the_check_page_shows_what_was_answered_and_counts_what_was_left_blank() {
    let world = World::new().await;
    let page = world.post("/form/imani/check", &[STORY]).await;
    assert!(
        page.text.contains("<title>Not sent yet: check what you wrote"),
        "the title says first that it was not sent"
    );
    page.says("You have not sent this yet.");
    page.says("You left 16 questions blank. That is fine.");
    page.says("You have not said how to reach you. You can still send this.");
    page.does_not_say("When did it happen?");
    // A part of a question is an answer to it.
    let page =
        world.post("/form/imani/check", &[STORY, ("outcome_more", "A new lift"), ("phone", "01632 960 001")]).await;
    page.says("You left 14 questions blank.");
    page.does_not_say("You have not said how to reach you.");
}

#[tokio::test]
async fn whose_name_it_is_stands_beside_the_name_of_somebody_who_is_helped() {
    let world = World::new().await;
    let name = ("name", "Sam Okoro");
    world.post("/form/imani/check", &[STORY, name]).await.says("Your name Sam Okoro");
    let helped = world.post("/form/imani/check", &[STORY, name, ("on_behalf_of", "someone")]).await;
    helped.says("Name of the person you are helping Sam Okoro");
}
