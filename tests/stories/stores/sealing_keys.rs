//! The keys of `handler/deploy/sealing-keys.yaml`: what they are, and who may use them.

use std::collections::BTreeSet;

use tests::roles::{Call, Template};

use super::alarms::resources_of;

#[test]
fn of_all_roles_the_officers_and_the_leads_alone_open_and_the_officers_not_what_is_for_the_lead() {
    let template = Template::read();
    let roles: Vec<&str> = template.roles().collect();
    assert!(roles.len() >= 8, "{roles:?}");
    let who = |action: &str, key: &str| -> BTreeSet<&str> {
        let call = Call::read(&format!("kms:{action} ${{{key}.Arn}}"));
        roles.iter().filter(|role| template.allows(role, &call)).copied().collect()
    };
    for action in ["DeriveSharedSecret", "GetPublicKey"] {
        assert_eq!(who(action, "OfficersKey"), BTreeSet::from(["LeadRole", "RegisterRole"]));
        assert_eq!(who(action, "LeadKey"), BTreeSet::from(["LeadRole"]));
    }
    for action in ["ScheduleKeyDeletion", "DisableKey", "CreateGrant", "PutKeyPolicy", "ReplicateKey"] {
        for key in ["OfficersKey", "LeadKey"] {
            assert_eq!(who(action, key), BTreeSet::new(), "{action} {key}");
        }
    }
}

#[test]
fn each_is_a_key_for_agreement_which_no_update_and_no_end_of_the_stack_takes_away() {
    let resources = resources_of("handler/deploy/sealing-keys.yaml");
    assert_eq!(resources.len(), 2);
    for (name, key) in &resources {
        assert_eq!(key["Type"].as_str(), Some("AWS::KMS::Key"), "{name}");
        assert_eq!([&key["DeletionPolicy"], &key["UpdateReplacePolicy"]].map(|one| one.as_str()), [Some("Retain"); 2]);
        let of = &key["Properties"];
        let kind = [of["KeySpec"].as_str(), of["KeyUsage"].as_str()];
        assert_eq!(kind, [Some("ECC_NIST_P256"), Some("KEY_AGREEMENT")], "{name}");
        let statements = of["KeyPolicy"]["Statement"].as_vec().expect("statements");
        let denied = statements.iter().find(|one| one["Effect"].as_str() == Some("Deny")).expect("a denial");
        let denied: Vec<_> =
            denied["Action"].as_vec().expect("actions").iter().filter_map(|one| one.as_str()).collect();
        assert_eq!(denied, ["kms:ScheduleKeyDeletion", "kms:DisableKey"], "{name}");
        // An administrator gets its public half, and neither uses it nor gives it on.
        let given: Vec<_> = statements.iter().filter(|one| one["Effect"].as_str() == Some("Allow")).collect();
        for statement in given.iter().filter(|one| one["Condition"].is_badvalue()) {
            let actions = statement["Action"].as_vec().expect("actions").iter().filter_map(|one| one.as_str());
            for action in actions {
                assert!(
                    !["kms:*", "kms:Derive", "kms:CreateGrant", "kms:Create*"].iter().any(|no| action.starts_with(no))
                );
            }
        }
    }
}
