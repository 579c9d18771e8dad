//! Who read what is written down where nobody of the account can take it away, and an officer's steps name what is there.

use std::collections::BTreeSet;
use std::fs;

use tests::root;
use yaml_rust2::{Yaml, YamlLoader};

use super::alarms::resources_of;

fn text(path: &str) -> String {
    fs::read_to_string(root().join(path)).expect("it can be read")
}

/// The fields of a selector: each with how it compares, and with what, as the template writes it.
fn fields(selector: &Yaml) -> Vec<(String, String, String)> {
    let of = |field: &Yaml| {
        let (how, what) = field.as_hash()?.iter().find(|(name, _)| name.as_str() != Some("Field"))?;
        let what: Vec<&str> = what.as_vec()?.iter().filter_map(Yaml::as_str).collect();
        Some((field["Field"].as_str()?.to_owned(), how.as_str()?.to_owned(), what.join(" ")))
    };
    selector["FieldSelectors"].as_vec().expect("fields").iter().map(|field| of(field).expect("a field")).collect()
}

#[test]
fn each_read_and_write_of_an_item_or_a_waiting_object_is_written_down_and_kept() {
    let resources = resources_of("handler/deploy/reads.yaml");
    let of = |name: &str| &resources.iter().find(|(one, _)| one == name).expect("a resource").1["Properties"];
    let trail = of("Trail");
    let selectors = trail["AdvancedEventSelectors"].as_vec().expect("selectors");
    let all: Vec<_> = selectors.iter().map(fields).collect();
    for (kind, within) in [("AWS::DynamoDB::Table", "TableArn"), ("AWS::S3::Object", "${SecondStore}/")] {
        let whole = all.iter().find(|fields| fields.iter().any(|field| field.2 == kind)).expect("a selector");
        let [category, _, arn] = whole.as_slice() else { panic!("{kind}: {whole:?} leaves something out") };
        assert_eq!((category.0.as_str(), category.2.as_str()), ("eventCategory", "Data"));
        // An index has the ARN of its table at its beginning.
        assert_eq!((arn.0.as_str(), arn.1.as_str()), ("resources.ARN", "StartsWith"), "{kind}");
        assert!(arn.2.contains(within), "{kind}: {arn:?}");
        assert!(whole.iter().all(|field| field.0 != "readOnly"), "reads and writes");
    }
    let became = all.iter().any(|fields| fields.iter().any(|field| field.2 == "Management"));
    assert!(became, "who became which role names the person");
    assert_eq!(trail["EnableLogFileValidation"].as_bool(), Some(true));
    let bucket = of("Reads");
    assert_eq!(bucket["ObjectLockConfiguration"]["Rule"]["DefaultRetention"]["Mode"].as_str(), Some("COMPLIANCE"));
    let policy = of("ReadsPolicy")["PolicyDocument"]["Statement"].as_vec().expect("statements");
    let puts =
        policy.iter().filter(|s| s["Effect"].as_str() == Some("Allow") && s["Action"].as_str() == Some("s3:PutObject"));
    let principals: Vec<_> = puts.map(|statement| statement["Principal"]["Service"].as_str()).collect();
    assert_eq!(principals, [Some("cloudtrail.amazonaws.com")], "nobody else puts a record there");
}

#[test]
fn an_officers_steps_name_parameters_outputs_and_settings_that_there_are() {
    let steps = text("docs/officers-on-aws.md");
    let of = |path: &str, part: &str| -> BTreeSet<String> {
        let template = YamlLoader::load_from_str(&text(path)).expect("YAML").remove(0);
        let names = template[part].as_hash().expect("names").keys();
        names.filter_map(|name| name.as_str().map(str::to_owned)).collect()
    };
    let (parameters, outputs) = (of("template.yaml", "Parameters"), of("template.yaml", "Outputs"));
    for name in ["RegisterPrincipal", "FrontDeskPrincipal", "LeadPrincipal", "EraserPrincipal", "OfficersSignIn"] {
        assert!(steps.contains(name) && parameters.contains(name), "{name}");
    }
    for name in ["RegisterRole", "Table", "SecondStore", "Archive"] {
        assert!(steps.contains(name) && outputs.contains(name), "{name}");
    }
    let commands: Vec<&str> = steps.split("--template-file ").skip(1).collect();
    assert_eq!(commands.len(), 3, "a stack that reads are written down by, and twice one of keys");
    for command in commands {
        let template = command.split_whitespace().next().expect("a template");
        let given = command.split("--parameter-overrides").nth(1).and_then(|rest| rest.split("```").next());
        // A command ends with its line, but for a backslash at the end of that.
        let given = given.expect("parameters").replace("\\\n", " ");
        let given = given.trim_start().lines().next().expect("parameters").split(" #").next().expect("parameters");
        let given: BTreeSet<String> =
            given.split_whitespace().filter_map(|word| Some(word.split_once('=')?.0.to_owned())).collect();
        let asked = of(template, "Parameters");
        assert!(!given.is_empty() && given.is_subset(&asked), "{template}: {given:?} of {asked:?}");
    }
    for setting in
        steps.split(|c: char| !c.is_ascii_uppercase() && c != '_').filter(|word| word.starts_with("REDRESS_"))
    {
        let source = ["handler/office/src/place.rs", "handler/store/src/settings.rs", "handler/store/src/connect.rs"];
        assert!(source.iter().any(|file| text(file).contains(setting)), "{setting} is read by nobody");
    }
}
