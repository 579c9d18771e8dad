//! `register keys` with keys that KMS keeps: named, rotated and tried.

use std::path::Path;
use std::process::{Command, Output};

use office::keys::OpeningKeys;
use serde_json::Value;
use tests::binary;
use tests::keys::{private, private_halves, public_keys};
use tests::kms::{KeyState, Keys};

use crate::stores::serve::Server;

/// The register of somebody who has become a role.
fn register(kms: &Keys, role: &str, keys: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(binary("register"));
    command.args(arguments).arg("--keys").arg(keys).env_remove("REDRESS_SEALING_KEYS");
    command.env("AWS_ACCESS_KEY_ID", role).env("AWS_SECRET_ACCESS_KEY", "secret");
    command.env("REDRESS_KMS_ENDPOINT", kms.address()).output().expect("the register runs")
}

#[track_caller]
fn done(output: &Output) -> String {
    assert!(output.status.success(), "{}", said(output));
    String::from_utf8(output.stdout.clone()).expect("text").trim().to_owned()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_makes_the_keys_names_them_and_gets_the_setting_and_a_rotation_adds_to_them() {
    let (kms, folder) = (Keys::start().await, tempfile::tempdir().expect("a folder"));
    let keys = folder.path().join("keys");
    let named = |pair: &[office::kms::KmsKey; 2], more: &[&str]| {
        let [officers, lead] = pair.each_ref().map(ToString::to_string);
        register(&kms, "administrator", &keys, &[&["keys", "--kms", &officers, &lead], more].concat())
    };
    let first = kms.make(private());
    assert_eq!(done(&named(&first, &[])), public_keys());
    let file = std::fs::read_to_string(keys.join("officers")).expect("a file");
    assert!(file.starts_with(&format!("{} ", first[0])) && file.lines().count() == 1, "{file}");
    assert_eq!(done(&named(&first, &[])), public_keys(), "once more is the same");
    assert_eq!(std::fs::read_to_string(keys.join("officers")).expect("a file"), file);
    assert_eq!(done(&register(&kms, "administrator", &keys, &["keys"])), public_keys());
    // Another pair is a rotation, and one has to say so.
    let drawn = tempfile::tempdir().expect("a folder");
    let other = OpeningKeys::make(drawn.path()).expect("keys").public().expect("public halves");
    let second = kms.make(&private_halves(drawn.path()));
    let refused = named(&second, &[]);
    assert!(refused.status.code() == Some(2) && said(&refused).contains("--rotate"), "{}", said(&refused));
    assert_eq!(done(&named(&second, &["--rotate"])), other);
    let file = std::fs::read_to_string(keys.join("lead")).expect("a file");
    let names: Vec<&str> = file.lines().filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(names, [first[1].to_string(), second[1].to_string()], "the newest is the last");
    // No private key beside those of KMS, no key for both, no key by another name, and nobody else's.
    for (pair, arguments) in [(None, vec!["keys", "--rotate"]), (Some([first[0].clone(), first[0].clone()]), vec![])] {
        let refused =
            pair.map_or_else(|| register(&kms, "administrator", &keys, &arguments), |pair| named(&pair, &["--rotate"]));
        assert_eq!(refused.status.code(), Some(2), "{}", said(&refused));
    }
    let alias = register(&kms, "administrator", &keys, &["keys", "--kms", "alias/officers", "alias/lead"]);
    assert!(alias.status.code() == Some(2) && said(&alias).contains("ARN"), "{}", said(&alias));
    let denied = register(
        &kms,
        "RegisterRole",
        &folder.path().join("own"),
        &["keys", "--kms", &first[0].to_string(), &first[1].to_string()],
    );
    assert!(!denied.status.success() && said(&denied).contains(&first[1].to_string()), "{}", said(&denied));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_canary_finds_the_key_that_does_not_open() {
    let (kms, folder) = (Keys::start().await, tempfile::tempdir().expect("a folder"));
    let pair = kms.make(private());
    let halves = || pair.clone().map(|key| (key.clone(), kms.public_half(&key)));
    OpeningKeys::add_of_kms(folder.path(), halves()).expect("lines");
    let check = |role: &str| register(&kms, role, folder.path(), &["keys", "--check", "--format", "json"]);
    let all: Vec<Value> = serde_json::from_str(&done(&check("LeadRole"))).expect("JSON");
    assert_eq!(all.iter().filter(|one| one["closed"].is_null() && one["seals"] == true).count(), 2, "{all:?}");
    // An officer opens the one, and not the other.
    let officer = check("RegisterRole");
    assert!(officer.status.code() == Some(1) && said(&officer).contains(&pair[1].to_string()), "{}", said(&officer));
    assert!(!said(&officer).contains(&format!("{} may", pair[0])), "{}", said(&officer));
    // Where the lead's file is left out, as it should be, that is said and is no fault.
    let own = tempfile::tempdir().expect("a folder");
    std::fs::copy(folder.path().join("officers"), own.path().join("officers")).expect("a file");
    let run = |setting: &str, folder: &Path| {
        let mut command = Command::new(binary("register"));
        command.args(["keys", "--check", "--keys"]).arg(folder).env("REDRESS_SEALING_KEYS", setting);
        command.env("AWS_ACCESS_KEY_ID", "RegisterRole").env("AWS_SECRET_ACCESS_KEY", "secret");
        command.env("REDRESS_KMS_ENDPOINT", kms.address()).output().expect("the register runs")
    };
    let alone = run(&public_keys(), own.path());
    assert!(done(&alone).contains("opens") && said(&alone).contains("no file `lead`"), "{}", said(&alone));
    // The form seals with a key that nobody here has.
    let drawn = tempfile::tempdir().expect("a folder");
    let other = OpeningKeys::make(drawn.path()).expect("keys").public().expect("public halves");
    let unknown = run(&other, own.path());
    assert!(unknown.status.code() == Some(1) && said(&unknown).contains("which is not here"), "{}", said(&unknown));
    kms.turn(&pair[0], KeyState::Disabled);
    let disabled = run(&public_keys(), own.path());
    assert!(disabled.status.code() == Some(1) && said(&disabled).contains("is disabled"), "{}", said(&disabled));
    kms.turn(&pair[0], KeyState::Enabled);
    // A line whose public half is another key's seals words that nobody opens.
    let wrong = tempfile::tempdir().expect("a folder");
    let text = std::fs::read_to_string(own.path().join("officers")).expect("a file");
    let half = text.split_whitespace().nth(1).expect("a half");
    let theirs = other.split_whitespace().next().expect("a half").trim_start_matches("officers=");
    std::fs::write(wrong.path().join("officers"), text.replace(half, theirs)).expect("a file");
    let wrong = run(&other, wrong.path());
    assert!(wrong.status.code() == Some(1) && said(&wrong).contains("public half"), "{}", said(&wrong));
    // Private keys are tried in the same way, with nobody asked.
    let _before = kms.asked();
    assert!(done(&run(&other, drawn.path())).contains("in the folder") && kms.asked().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_register_shows_what_came_to_a_form_whose_private_keys_it_has_not() {
    let (kms, folder) = (Keys::start().await, tempfile::tempdir().expect("a folder"));
    let server = Server::start(folder.path());
    let sent = server
        .send("imani", &[("what_happened", "The heating is off."), ("token", "00112233445566778899aabbccddeeff")]);
    let pair = kms.make(&private_halves(&folder.path().join("keys")));
    let own = tempfile::tempdir().expect("a folder");
    OpeningKeys::add_of_kms(own.path(), pair.clone().map(|key| (key.clone(), kms.public_half(&key)))).expect("lines");
    let data = folder.path().display().to_string();
    let reference = sent["reference"].as_str().expect("a reference");
    let show = || register(&kms, "RegisterRole", own.path(), &["show", reference, "--data", &data]);
    assert!(done(&show()).contains("The heating is off."));
    kms.turn(&pair[0], KeyState::PendingDeletion);
    let closed = done(&show());
    assert!(!closed.contains("The heating is off.") && closed.contains("is about to be deleted"), "{closed}");
    let listed = done(&register(&kms, "nobody", own.path(), &["list", "--data", &data]));
    assert!(listed.contains("imani"), "a list opens nothing: {listed}");
}
