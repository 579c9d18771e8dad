//! Somebody goes back, looks once more, changes an answer, sends again: nothing is
//! changed unawares, and what came is told.

use axum::http::StatusCode;
use store::flag::Flag;
use tests::World;

const STORY: (&str, &str) = ("what_happened", "The lift stands still.");

#[tokio::test]
async fn a_change_opens_at_the_answer_that_was_given_so_that_a_key_too_many_changes_nothing() {
    let world = World::new().await;
    let answers = [STORY, ("at_risk", "no"), ("before", "waiting"), ("help_needed", "audio"), ("name", "Jo")];
    let check = world.post("/form/imani/check", &answers).await;
    for at in ["at_risk-no", "before-waiting", "help_needed-audio", "name", "what_happened"] {
        assert!(check.text.contains(&format!("/form/imani/change#{at}\"")), "{at}: {}", check.text);
    }
    let mut fields = answers.to_vec();
    fields.push(("change", "at_risk"));
    let change = world.post("/form/imani/change", &fields).await;
    let focused: Vec<&str> = change
        .text
        .split("<input ")
        .filter(|input| input.split('>').next().is_some_and(|tag| tag.contains("autofocus")))
        .collect();
    assert!(matches!(focused[..], [one] if one.contains("id=\"at_risk-no\"")), "{focused:?}");
    change.says("Not sent yet: change your answers");
    change.says("Your words are kept. Nothing is sent.");
    // Whoever wants to add more comes to a heading, at which no key is an answer.
    let more = check.text.split("Answer more questions").next().and_then(|before| before.rsplit("formaction=").next());
    assert!(more.is_some_and(|to| to.contains("change#group-1")), "{more:?}");
}

#[tokio::test]
async fn words_that_were_changed_after_going_back_are_told_to_have_come() {
    let world = World::new().await;
    let token = ("token", "00112233445566778899aabbccddeeff");
    let by = [("contact_by", "email"), ("email", "jo@example.org")];
    let first = world.post("/form/imani/send", &[STORY, by[0], by[1], token]).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER);
    let again = world.post("/form/imani/send", &[STORY, by[0], by[1], token]).await;
    assert_eq!(again.location, first.location, "the same words once more are one act");
    let changed = world.post("/form/imani/send", &[("what_happened", "The lift fell."), by[0], by[1], token]).await;
    assert_eq!(changed.location, format!("{}?added=yes", first.location));
    world.open(&changed.location).await.says("We have your new words too.");
}

#[tokio::test]
async fn who_complained_before_is_told_above_the_new_dates_that_the_first_ones_count_and_officers_see_it() {
    let world = World::new().await;
    for before in [("before", "waiting"), ("before_reference", "DNA7 PGUW QP")] {
        let sent = world.send_json("imani", &[STORY, before]).await.json();
        assert!(world.case(&sent["reference"]).await.complaint.flags.contains(&Flag::Before), "{before:?}");
        let receipt = world.open(sent["receipt"].as_str().expect("an address")).await.words();
        let told = receipt.find("Your first dates still count.").expect("it is told");
        assert!(told < receipt.find("What happens next").expect("what happens next"), "{receipt}");
        assert!(!receipt.contains("Did you complain about this before?"), "it was asked already: {receipt}");
    }
    // Who asks to look again is told so, and who says nothing is asked.
    let sent = world.send_json("imani", &[STORY, ("before", "again")]).await.json();
    assert!(!world.case(&sent["reference"]).await.complaint.flags.contains(&Flag::Before));
    let sent = world.send_json("imani", &[STORY]).await.json();
    world.open(sent["receipt"].as_str().expect("an address")).await.says("Did you complain about this before?");
}

#[tokio::test]
async fn the_check_page_asks_once_for_what_nobody_can_act_without() {
    let world = World::new().await;
    let home = "You chose “Repairs or the state of my home”. You left this empty: “The address this is about”";
    world.post("/form/imani/check", &[STORY, ("about", "home")]).await.says(home);
    world.post("/form/imani/check", &[STORY, ("about", "home"), ("address", "2 Mill Row")]).await.does_not_say(home);
    world.post("/form/imani/check", &[STORY, ("about", "staff")]).await.does_not_say("You left this empty");
    // One name in two places is most likely a browser's, and not the other person's.
    let twice = "You wrote the same name for the person you are helping and for yourself.";
    let check = world.post("/form/imani/check", &[STORY, ("name", "Aisha Aslam"), ("helper", "aisha aslam ")]).await;
    check.says(twice);
    check.says("Name of the person you are helping");
    world.post("/form/imani/check", &[STORY, ("name", "Mohammad"), ("helper", "Aisha")]).await.does_not_say(twice);
    world.post("/form/imani/check", &[STORY, ("name", "Aisha")]).await.does_not_say(twice);
}

#[tokio::test]
async fn whoever_complains_for_somebody_else_reads_whose_details_stand_there_and_is_told_so_once() {
    let world = World::new().await;
    let by = [STORY, ("on_behalf_of", "someone"), ("name", "Jo"), ("phone", "020 7946 0018"), ("contact_by", "helper")];
    let check = world.post("/form/imani/check", &by).await;
    check.says("About the person you are helping");
    check.says("Phone number of the person you are helping");
    check.says("How should we contact the person you are helping? Through the person helping");
    let mut fields = by.to_vec();
    fields.push(("change", "phone"));
    world.post("/form/imani/change", &fields).await.says("Phone number of the person you are helping");
    let sent = world.send_json("imani", &by).await.json();
    let receipt = world.open(sent["receipt"].as_str().expect("an address")).await;
    receipt.says("You sent this for somebody else. Below, “you” is that person");
    assert!(world.case(&sent["reference"]).await.complaint.flags.contains(&Flag::ForOther));
    let own = world.send_json("imani", &[("what_happened", "The lift fell."), ("name", "Jo")]).await.json();
    world.open(own["receipt"].as_str().expect("an address")).await.does_not_say("somebody else");
    // Nobody is promised a word through somebody who cannot be reached.
    let unreachable = [("what_happened", "The lift is loud."), ("on_behalf_of", "someone"), ("contact_by", "helper")];
    let sent = world.send_json("imani", &unreachable).await.json();
    let receipt = world.open(sent["receipt"].as_str().expect("an address")).await;
    receipt.says("We do not know how to reach them. Tell us in the box below.");
    receipt.does_not_say("as you asked");
}
