//! A restore brings back what was erased since, and the ledger takes it away again: by the scripts for AWS and for one
//! machine, with the register that officers type.

use std::fs;
use std::process::{Command, Stdio};

use tests::binary;
use tests::cloud::Cloud;

use super::one_machine::Machine;

const PLACE: &str = "production";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_restored_table_lacks_what_was_erased_since() {
    let cloud = Cloud::new().await;
    cloud.done("deploy", &[PLACE]).await;
    let kept = cloud.send("No heating since March.").await;
    let erased = cloud.send("The lift is broken.").await;
    cloud.restored_elsewhere("redress-restored-1").await;
    cloud.erase("complaints", &erased).await;
    assert_eq!(cloud.get(&erased).await.0, 410);

    // Whoever cannot read the ledger brings nothing into use.
    let no_key =
        cloud.script_with("restore", &[PLACE, "--finish", "redress-restored-1"], &[("REDRESS_CONTACT_KEY", "")]).await;
    assert!(!no_key.well && no_key.said.contains("the ledger needs the key"), "{}", no_key.said);
    let finished = cloud.done("restore", &[PLACE, "--finish", "redress-restored-1"]).await;
    assert!(finished.said.contains("1 complaint(s) that had come back"), "{}", finished.said);
    // What is erased between the two is taken away before the table is used.
    let late = cloud.send("And the door does not close.").await;
    cloud.erase("complaints", &late).await;
    cloud.done("restore", &[PLACE, "--use", "redress-restored-1"]).await;
    assert_eq!((cloud.get(&kept).await.0, cloud.get(&erased).await.0), (200, 410));
}

#[test]
fn a_copy_of_a_night_lacks_what_was_erased_since() {
    let machine = Machine::new();
    let kept = machine.send("No heating since March.");
    let erased = machine.send("The lift is broken.");
    let copy = machine.well(&machine.script("backup", &[]));
    let reference = erased.split('/').nth_back(1).expect("a reference").to_owned();
    let data = machine.of("data").display().to_string();
    let register = |arguments: &[&str], typed: &str| {
        let mut command = Command::new(binary("register"));
        command
            .args(arguments)
            .args(["--data", &data])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().expect("it runs");
        std::io::Write::write_all(&mut child.stdin.take().expect("its stdin"), typed.as_bytes()).unwrap_or_default();
        child.wait_with_output().expect("it ends")
    };
    let why = ["erase", &reference, "--why", "asked"];
    assert_eq!(register(&why[..2], "").status.code(), Some(2), "nothing is erased without a reason");
    assert_eq!(register(&["erase", &reference, "--why", "because Jo said so"], "").status.code(), Some(2));
    let open = register(&["erase", &reference, "--why", "kept-to-its-end", "--yes"], "");
    let said = String::from_utf8_lossy(&open.stderr).into_owned();
    assert!(open.status.code() == Some(1) && said.contains("an answer is owed"), "{said}");
    let wrong = register(&why, "K7M2 QX9R 4T\n");
    assert!(wrong.status.code() == Some(1) && machine.opens(&erased), "another reference erases nothing");
    assert_eq!(register(&why, "").status.code(), Some(1), "nor does nobody who types");
    machine.well(&register(&why, &format!("{reference}\n")));
    assert!(machine.opens(&kept) && !machine.opens(&erased));
    let shown = register(&["show", &reference], "");
    let said = String::from_utf8_lossy(&shown.stderr).into_owned();
    assert!(shown.status.code() == Some(1) && said.contains("was erased, and is no longer kept"), "{said}");

    let restored = machine.script("restore", &[&copy]);
    machine.well(&restored);
    let said = String::from_utf8_lossy(&restored.stderr).into_owned();
    assert!(said.contains("1 complaints that had come back"), "{said}");
    assert!(machine.opens(&kept) && !machine.opens(&erased), "the copy had it, and the ledger took it away");
    assert_eq!(fs::read_dir(machine.of("data/spool/ledger")).expect("the ledger").count(), 2);
}
