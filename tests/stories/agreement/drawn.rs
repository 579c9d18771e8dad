//! What is drawn has to be a policy: every author's command takes it.

use std::fs;
use std::process::Command;

use tests::lives::Policy;
use tests::{binary, copy_of_frozen};

#[test]
fn site_gen_check_takes_every_policy_that_is_drawn() {
    let (folder, words) = copy_of_frozen();
    for number in 0..12 {
        let policy = Policy::draw(&mut fastrand::Rng::with_seed(number));
        let home = words.policies.join(format!("drawn-{number}"));
        fs::create_dir(&home).expect("a new folder");
        let text = policy.text().replace("Example Homes", &format!("Example Homes {number}"));
        fs::write(home.join("2020-01-01.md"), text).expect("it can be written");
    }
    let check = ["check", "--on", "2026-12-24"];
    let said = Command::new(binary("site-gen")).args(check).current_dir(folder.path()).output().expect("site-gen runs");
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
}
