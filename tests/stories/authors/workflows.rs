//! The workflows: thin, with the least that they may do, and fetching a program
//! that is known by its checksum.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use complaints::words::located::{Node, Value};
use complaints::words::problem::Problems;
use complaints::words::source;
use tests::root;

/// The workflows of publishing, and what each may do besides reading.
const MAY: [(&str, &[(&str, &str)]); 8] = [
    ("check.yml", &[("contents", "read"), ("pull-requests", "write")]),
    ("preview.yml", &[("contents", "write")]),
    ("publish.yml", &[("contents", "write"), ("pull-requests", "read")]),
    ("daily.yml", &[("contents", "write"), ("pull-requests", "read")]),
    ("start-a-new-version.yml", &[("contents", "write")]),
    ("take-this-back.yml", &[("contents", "write")]),
    ("release.yml", &[("contents", "write")]),
    ("aws.yml", &[("contents", "read"), ("id-token", "write")]),
];

fn read(name: &str) -> Node {
    let path = root().join(".github/workflows").join(name);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
    let mut problems = Problems::new(name, &text);
    let node = source::yaml(&text, &mut problems);
    let found = problems.into_vec();
    assert!(found.is_empty(), "{name}: {found:?}");
    node.unwrap_or_else(|| panic!("{name} is no YAML"))
}

fn key<'n>(node: &'n Node, name: &str) -> Option<&'n Node> {
    let Value::Map(entries) = &node.value else { return None };
    entries.iter().find(|entry| entry.key == name).map(|entry| &entry.node)
}

fn text(node: &Node) -> &str {
    match &node.value {
        Value::Text(text) => text,
        Value::List(_) | Value::Map(_) => panic!("no text stands at line {}", node.at.line),
    }
}

/// Every step of every job.
fn steps(workflow: &Node) -> Vec<Node> {
    let Some(Value::Map(jobs)) = key(workflow, "jobs").map(|jobs| &jobs.value) else { panic!("there are no jobs") };
    let steps = jobs.iter().filter_map(|job| key(&job.node, "steps"));
    let each = steps.map(|steps| match &steps.value {
        Value::List(steps) => steps.clone(),
        Value::Text(_) | Value::Map(_) => panic!("steps are a list"),
    });
    each.flatten().collect()
}

#[test]
fn every_step_is_a_script_that_is_there_and_can_be_run() {
    for (name, _) in MAY {
        let mut runs = 0;
        for step in steps(&read(name)) {
            if let Some(uses) = key(&step, "uses") {
                let uses = text(uses);
                let (_, at) = uses.split_once('@').unwrap_or_else(|| panic!("{name}: {uses} names no commit"));
                let commit = at.split_whitespace().next().unwrap_or_default();
                assert!(commit.len() == 40 && commit.bytes().all(|b| b.is_ascii_hexdigit()), "{name}: {uses}");
                assert!(uses.starts_with("actions/checkout@"), "{name}: {uses} is somebody else's");
                continue;
            }
            let run = text(key(&step, "run").unwrap_or_else(|| panic!("{name}: a step runs nothing")));
            let script = run.split_whitespace().next().unwrap_or_default();
            let about = fs::metadata(root().join(script)).unwrap_or_else(|error| panic!("{name}: {script}: {error}"));
            assert!(about.permissions().mode() & 0o111 != 0, "{name}: {script} cannot be run");
            let ours = ["site-gen/publish/", "handler/deploy/"].iter().any(|folder| script.starts_with(folder));
            assert!(ours, "{name}: {run} is no script of ours");
            assert!(!run.contains("${{"), "{name}: {run} lets a text that somebody wrote into a command");
            assert!(
                !run.contains('\n') && !run.contains("&&") && !run.contains(';'),
                "{name}: {run} is more than a call"
            );
            runs += 1;
        }
        assert!(runs > 0, "{name} runs nothing");
    }
}

#[test]
fn each_workflow_may_do_the_least_it_needs_and_ends_by_itself() {
    for (name, may) in MAY {
        let workflow = read(name);
        let Some(Value::Map(permissions)) = key(&workflow, "permissions").map(|p| &p.value) else {
            panic!("{name} may do all")
        };
        let found: Vec<(&str, &str)> =
            permissions.iter().map(|entry| (entry.key.as_str(), text(&entry.node))).collect();
        assert_eq!(found, may, "{name}");
        let Some(Value::Map(jobs)) = key(&workflow, "jobs").map(|jobs| &jobs.value) else {
            panic!("{name} has no jobs")
        };
        for job in jobs {
            assert!(key(&job.node, "timeout-minutes").is_some(), "{name}: {} can run for hours", job.key);
            assert!(key(&job.node, "permissions").is_none(), "{name}: {} has permissions of its own", job.key);
        }
        // Who proposes from a copy of the repository runs nothing with our rights.
        let text = fs::read_to_string(root().join(".github/workflows").join(name)).expect("it was read before");
        assert!(!text.contains("pull_request_target"), "{name}");
    }
}

#[test]
fn a_program_of_another_checksum_is_not_run() {
    let folder = tempfile::tempdir().expect("a folder for a while");
    let scripts = folder.path().join("publish");
    fs::create_dir_all(scripts.join("program")).expect("a folder can be made");
    fs::copy(root().join("site-gen/publish/fetch-program"), scripts.join("fetch-program")).expect("it can be copied");
    let machine = if cfg!(target_os = "macos") {
        "macos-arm64"
    } else if cfg!(target_arch = "aarch64") {
        "linux-aarch64"
    } else {
        "linux-x86_64"
    };
    let name = format!("site-gen-lean-{machine}");
    let releases = folder.path().join("releases/v1.0.0");
    fs::create_dir_all(&releases).expect("a folder can be made");
    fs::write(releases.join(&name), "#!/bin/sh\necho it is me\n").expect("a program can be written");
    let fetch = || {
        let mut command = Command::new(scripts.join("fetch-program"));
        command.arg("got").current_dir(folder.path());
        command.env("RELEASES", format!("file://{}", folder.path().join("releases").display()));
        command.output().expect("the script runs")
    };
    let refused = |why: &str| {
        let output = fetch();
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && told.contains(why), "{why}: {told}");
        assert!(!folder.path().join("got/site-gen").exists(), "{why}: nothing may be there to be run");
    };
    let write =
        |file: &str, text: &str| fs::write(scripts.join("program").join(file), text).expect("it can be written");
    write("version", "# none yet\n");
    write("checksums", "");
    refused("There is no released program yet");
    write("version", "v1.0.0\n");
    refused("it cannot be known whether it is ours");
    write("checksums", &format!("{}  {name}\n", "0".repeat(64)));
    refused("It was deleted and not run");
    let sum = Command::new("sha256sum").arg(releases.join(&name)).output().expect("sha256sum runs");
    let sum = String::from_utf8_lossy(&sum.stdout).split_whitespace().next().unwrap_or_default().to_owned();
    write("checksums", &format!("{sum}  {name}\n"));
    let output = fetch();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let path = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    let ran = Command::new(folder.path().join(path)).output().expect("the program runs");
    assert_eq!(String::from_utf8_lossy(&ran.stdout), "it is me\n");
}

/// The machines of a release: its name there, what `uname` says of it, and how a program's name ends.
const MACHINES: [(&str, &str, &str, &str); 4] = [
    ("linux-x86_64", "Linux", "x86_64", ""),
    ("linux-aarch64", "Linux", "aarch64", ""),
    ("macos-arm64", "Darwin", "arm64", ""),
    ("windows-x86_64", "MINGW64_NT-10.0-26100", "x86_64", ".exe"),
];

#[test]
fn a_release_is_built_for_each_machine_that_people_have() {
    let workflow = read("release.yml");
    let include =
        ["jobs", "build", "strategy", "matrix", "include"].iter().try_fold(&workflow, |node, at| key(node, at));
    let Some(Value::List(machines)) = include.map(|include| &include.value) else { panic!("it names no machines") };
    let built: Vec<&str> = machines.iter().map(|one| text(key(one, "name").expect("each has a name"))).collect();
    assert_eq!(built, MACHINES.map(|(name, ..)| name));
}

/// Names that only some of those machines have.
const OF_SOME_MACHINES: [&str; 8] = [
    "std::os::",
    "rustix::fs",
    "rustix::process",
    "rustix::event",
    "signal::unix",
    "cfg(unix",
    "cfg(windows",
    "cfg(target_os",
];

/// The Rust below a folder, by its path from the root.
fn rust_below(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if entry.is_dir() {
            rust_below(&entry, found);
        } else if entry.extension().is_some_and(|end| end == "rs") {
            found.push(entry.strip_prefix(root()).expect("it is ours").display().to_string());
        }
    }
}

#[test]
fn what_differs_between_machines_stands_in_files_of_its_own() {
    let mut files = Vec::new();
    ["site-gen/src", "handler", "complaints/src"]
        .iter()
        .for_each(|folder| rust_below(&root().join(folder), &mut files));
    let asks = |file: &String| {
        let text = fs::read_to_string(root().join(file)).expect("a source is text");
        OF_SOME_MACHINES.iter().any(|name| text.contains(name))
    };
    let (its_own, others): (Vec<String>, Vec<String>) = files.into_iter().filter(asks).partition(|file| {
        let places = ["site-gen/src/machine", "handler/private/src/", "handler/terminal/src/talk/"];
        places.iter().any(|place| file.starts_with(place))
    });
    assert!(its_own.len() > 5, "this test sees what asks for a machine: {its_own:?}");
    assert!(others.is_empty(), "these can be built for some machines only: {others:?}");
}

#[test]
fn what_is_released_for_a_machine_is_what_that_machine_fetches() {
    let folder = tempfile::tempdir().expect("a folder for a while");
    let at = |path: &str| folder.path().join(path);
    let script = |path: &str, text: &str| {
        fs::create_dir_all(at(path).parent().expect("it lies in a folder")).expect("a folder can be made");
        fs::write(at(path), format!("#!/bin/sh\n{text}\n")).expect("a script can be written");
        fs::set_permissions(at(path), fs::Permissions::from_mode(0o755)).expect("it can be run");
    };
    let run = |command: &mut Command| {
        let output = command.current_dir(folder.path()).output().expect("the script runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    };
    fs::create_dir_all(at("publish/program")).expect("a folder can be made");
    fs::copy(root().join("site-gen/publish/fetch-program"), at("publish/fetch-program")).expect("it can be copied");
    fs::write(at("publish/program/version"), "v1.0.0\n").expect("it can be written");
    let mut checksums = String::new();
    for (name, _, _, end) in MACHINES {
        // In the compiler's place somebody who writes down what was asked of it.
        script("cargo", &format!("mkdir -p target/release && echo {name} \"$@\" >target/release/site-gen{end}"));
        let mut build = Command::new(root().join("site-gen/publish/build-release"));
        build.args([name, "releases/v1.0.0"]).env("CARGO", at("cargo")).env_remove("CARGO_TARGET_DIR");
        checksums += &(run(&mut build) + "\n");
        fs::remove_dir_all(at("target")).expect("it can be taken away");
    }
    fs::write(at("publish/program/checksums"), checksums).expect("it can be written");
    let path = std::env::var("PATH").expect("there is a PATH");
    for (name, system, processor, end) in MACHINES {
        script("machine/uname", &format!("[ \"$1\" = -s ] && echo {system} || echo {processor}"));
        let mut fetch = Command::new(at("publish/fetch-program"));
        fetch.arg(format!("got-{name}")).env("PATH", format!("{}:{path}", at("machine").display()));
        fetch.env("RELEASES", format!("file://{}", at("releases").display()));
        let fetched = run(&mut fetch);
        assert_eq!(fetched, format!("got-{name}/site-gen{end}"));
        let made_by = fs::read_to_string(at(&fetched)).expect("it is there");
        assert!(made_by.starts_with(name) && made_by.contains("--no-default-features"), "{name}: {made_by}");
    }
}

#[test]
fn the_guide_names_every_workflow_by_the_name_that_the_host_shows() {
    let guide = fs::read_to_string(root().join("docs/publish.md")).expect("the guide is there");
    for (name, _) in MAY {
        let workflow = read(name);
        let shown = text(key(&workflow, "name").unwrap_or_else(|| panic!("{name} has no name"))).to_owned();
        assert!(guide.contains(&format!("*{shown}*")), "docs/publish.md does not name *{shown}*");
    }
    // And each field that somebody fills in, by its words in the box that opens.
    let start = read("start-a-new-version.yml");
    let inputs = ["on", "workflow_dispatch", "inputs"].iter().try_fold(&start, |node, name| key(node, name));
    let Some(Value::Map(inputs)) = inputs.map(|inputs| &inputs.value) else { panic!("it asks for nothing") };
    for input in inputs {
        let asked = text(key(&input.node, "description").expect("each says what it is"));
        let asked = asked.split_inclusive('?').next().unwrap_or(asked);
        assert!(guide.contains(&format!("**{asked}**")), "docs/publish.md does not say what to do with “{asked}”");
    }
    assert!(Path::new(&root().join("site-gen/publish/README.md")).is_file());
}
