//! A table that was lost comes back by the script that operators are told to run, with all that protects it.

use tests::cloud::Cloud;

const PLACE: &str = "production";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_drill_makes_a_table_as_the_one_in_use_is_and_opens_complaints_of_it() {
    let cloud = Cloud::new().await;
    let early = cloud.script("restore", &[PLACE]).await;
    assert!(!early.well && early.said.contains("nobody knows its table"), "{}", early.said);
    cloud.done("deploy", &[PLACE]).await;
    let empty = cloud.script("restore", &[PLACE]).await;
    assert!(
        !empty.well && empty.said.contains("nothing to prove it by"),
        "an empty table proves nothing: {}",
        empty.said
    );

    let receipts = [cloud.send("No heating since March.").await, cloud.send("The lift is broken.").await];
    let before = cloud.calls().len();
    let drill = cloud.done("restore", &[PLACE, "--at", "2026-12-24T10:00Z"]).await;
    let name = drill.told.trim().to_owned();
    assert!(name.starts_with("redress-restored-") && !name.contains('\n'), "{name}");
    assert!(drill.said.contains("Opened 2 complaint(s)"), "{}", drill.said);
    let calls = cloud.calls().split_off(before).join("\n");
    assert!(calls.contains("--restore-date-time 2026-12-24T10:00Z"), "{calls}");
    assert!(!calls.contains("cloudformation update-stack"), "a drill changes nothing that runs");

    // Whoever has no key proves nothing.
    let elsewhere = [("REDRESS_KEYS", "/nowhere")];
    let closed = cloud.script_with("restore", &[PLACE, "--finish", &name], &elsewhere).await;
    assert!(!closed.well && closed.said.contains("stays sealed"), "{}", closed.said);

    // Where the keys are in KMS an officer opens, and whoever restores does all the rest.
    let officer = cloud.script_with("restore", &[PLACE, "--finish", &name], &[("OPENS_AS", "officer")]).await;
    assert!(officer.well, "{}", officer.said);
    let asked = cloud.calls().iter().filter(|call| call.contains("--profile officer")).count();
    assert_eq!(asked, 2, "once for each complaint that is opened");

    // The table is lost, and with it every receipt.
    cloud.lose("complaints");
    assert_eq!(cloud.get(&receipts[0]).await.0, 404);
    let used = cloud.done("restore", &[PLACE, "--use", &name]).await;
    assert!(used.said.contains(&format!("RestoredTable = {name}\nRestoredStream = arn:")), "{}", used.said);
    for receipt in &receipts {
        assert_eq!(cloud.get(receipt).await.0, 200, "{receipt} opens again");
    }
    // What comes next is kept there, and new words change nothing of it.
    let next = cloud.send("And the door does not close.").await;
    cloud.done("deploy", &[PLACE, "--words"]).await;
    assert_eq!(cloud.get(&next).await.0, 200);
    // A restored table can be lost as well.
    let again = cloud.done("restore", &[PLACE]).await;
    assert!(again.said.contains(&format!("Restoring {name}")) && again.said.contains("Opened 3"), "{}", again.said);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_table_without_what_protects_it_or_that_no_role_may_use_is_refused() {
    let cloud = Cloud::new().await;
    cloud.done("deploy", &[PLACE]).await;
    cloud.send("No heating since March.").await;
    let refused = async |arguments: &[&str], because: &str| {
        let ended = cloud.script("restore", &[&[PLACE], arguments].concat()).await;
        assert!(!ended.well && ended.said.contains(because), "{because}: {}", ended.said);
        assert!(!cloud.calls().join("\n").contains("update-stack"), "{because}");
    };
    refused(&["--use", "complaints-2"], "no role may use it").await;
    refused(&["--use", "redress-restored-1"], "There is no table redress-restored-1").await;
    refused(&["--at", "yesterday"], "is no moment").await;
    // A vault has brought it back, and nobody has finished it.
    cloud.restored_elsewhere("redress-restored-2").await;
    refused(
        &["--use", "redress-restored-2"],
        "lacks its protection against deletion; its time-to-live; its stream; its point-in",
    )
    .await;
    let finished = cloud.done("restore", &[PLACE, "--finish", "redress-restored-2"]).await;
    assert_eq!(finished.told.trim(), "redress-restored-2");
    cloud.done("restore", &[PLACE, "--use", "redress-restored-2"]).await;
}
