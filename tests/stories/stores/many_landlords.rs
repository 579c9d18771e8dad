//! A site of more landlords than are kept at hand: each is answered in its own name, however many others were asked
//! for since.

use std::fs;

use serde_json::{Value, json};
use tests::{Setting, World, build_into, day, frozen, texts_alone};

const LANDLORDS: usize = 150;

#[tokio::test]
async fn each_of_many_landlords_is_answered_in_its_own_name_also_after_all_others() {
    let folder = tempfile::tempdir().expect("a folder for a while");
    let out = folder.path().join("dist");
    build_into(&out, &frozen(), day("2026-12-24")).expect("the words build");
    texts_alone(&out);
    let policies = out.join("words/policies");
    let policy = fs::read_to_string(policies.join("imani/2014-01.md")).expect("a policy");
    let manifest = out.join("words/manifest.json");
    let mut listed: Value = serde_json::from_str(&fs::read_to_string(&manifest).expect("a manifest")).expect("JSON");
    for number in 0..LANDLORDS {
        let slug = format!("homes-{number}");
        fs::create_dir(policies.join(&slug)).expect("a folder");
        let own = policy.replacen("landlord: Imani", &format!("landlord: Homes {number} and"), 1);
        assert_ne!(own, policy);
        fs::write(policies.join(&slug).join("2014-01.md"), own).expect("a policy");
        let entry = json!({ "slug": slug, "versions": ["2014-01"], "in_force": "2014-01" });
        listed["landlords"].as_array_mut().expect("landlords").push(entry);
    }
    fs::write(&manifest, listed.to_string()).expect("a manifest");
    let world = World::with(Setting { built: &out, ..Default::default() }).await;
    for _ in 0..2 {
        for number in 0..LANDLORDS {
            let page = world.post(&format!("/form/homes-{number}/check"), &[("what_happened", "Damp")]).await;
            page.says(&format!("Homes {number} and"));
        }
    }
}
