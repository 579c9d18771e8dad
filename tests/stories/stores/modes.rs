//! Who may read what lies on the disk, whatever umask somebody has: what people
//! wrote, and the keys to it, its owner alone; a site everybody.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tests::{binary, frozen_folder};

use super::serve::Server;

/// A command as somebody runs it under a umask.
fn under(umask: &str, program: &str, arguments: &[&str]) {
    let mut command = Command::new("sh");
    command.args(["-c", &format!("umask {umask}; exec \"$0\" \"$@\"")]).arg(binary(program)).args(arguments);
    let output = command.current_dir(frozen_folder()).output().expect("sh runs");
    assert!(output.status.success(), "umask {umask}: {}", String::from_utf8_lossy(&output.stderr));
}

/// Everything in a folder, itself first, with what its name is below it.
fn all(folder: &Path) -> Vec<PathBuf> {
    let mut found = vec![folder.to_path_buf()];
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        match path.is_dir() {
            true => found.extend(all(&path)),
            false => found.push(path),
        }
    }
    found
}

#[track_caller]
fn has_modes(what: &str, folder: &Path, file: u32, of_folders: u32, but: Option<&Path>) -> usize {
    let found: Vec<PathBuf> =
        all(folder).into_iter().filter(|path| but.is_none_or(|but| !path.starts_with(but))).collect();
    for path in &found {
        let mode = fs::metadata(path).expect("it is there").permissions().mode() & 0o7777;
        let wanted = if path.is_dir() { of_folders } else { file };
        assert_eq!(mode, wanted, "{what}: {} is {mode:o}", path.display());
    }
    found.len()
}

#[test]
fn what_people_wrote_is_its_owners_alone_and_a_site_everybodys_whatever_the_umask() {
    for umask in ["000", "022", "077", "0277", "0777"] {
        let folder = tempfile::tempdir().expect("a folder");
        let of = |name: &str| folder.path().join(name);
        let data = of("data");
        let script = format!("umask {umask}; exec \"$0\" \"$@\"");
        let server = Server::within(&script, &data, Stdio::null());
        server.send("imani", &[("what_happened", "Damp"), ("token", "00112233445566778899aabbccddeeff")]);
        // The bound of this story is its own: somebody is told within moments.
        let told = || fs::metadata(data.join("notices")).is_ok_and(|about| about.len() > 0);
        assert!(
            (0..300).any(|_| {
                std::thread::sleep(std::time::Duration::from_millis(100));
                told()
            }),
            "{umask}"
        );
        for name in ["complaints.sqlite-wal", "complaints.sqlite-shm", "contact-key", "engine", "keys/officers", "lock"]
        {
            assert!(data.join(name).is_file(), "{umask}: {name} is there to be looked at");
        }
        let text = |path: PathBuf| path.display().to_string();
        under(umask, "site-gen", &["backup", &text(of("copy")), "--data", &text(data.clone())]);
        under(umask, "register", &["keys", "--keys", &text(of("keys"))]);
        under(umask, "register", &["keys", "--rotate", "--keys", &text(of("keys"))]);
        let build = data.join("build");
        assert!(has_modes(umask, &data, 0o600, 0o700, Some(&build)) > 10);
        assert!(has_modes(umask, &build, 0o644, 0o755, None) > 50);
        assert!(has_modes(umask, &of("copy"), 0o600, 0o700, None) > 5);
        assert_eq!(has_modes(umask, &of("keys"), 0o600, 0o700, None), 4);
        drop(server);
        under(umask, "site-gen", &["build", "--out", &text(of("dist"))]);
        assert!(has_modes(umask, &of("dist"), 0o644, 0o755, None) > 50);
    }
}

#[test]
fn a_copy_that_was_restored_open_to_all_is_closed_at_the_first_start() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    drop(Server::start(&data));
    fs::create_dir_all(data.join("spool/sent")).expect("a folder");
    fs::write(data.join("spool/note"), "waits").expect("a file");
    let outside = folder.path().join("outside");
    fs::write(&outside, "of somebody else").expect("a file");
    std::os::unix::fs::symlink(&outside, data.join("link")).expect("a link");
    for path in all(&data) {
        let open = if path.is_dir() { 0o755 } else { 0o644 };
        fs::set_permissions(&path, fs::Permissions::from_mode(open)).expect("it is ours");
    }
    let server = Server::start(&data);
    let mode = |path: &Path| fs::metadata(path).expect("it is there").permissions().mode() & 0o7777;
    assert_eq!(mode(&outside), 0o644, "a link is not followed");
    fs::remove_file(data.join("link")).expect("a link");
    assert!(has_modes("restored", &data, 0o600, 0o700, Some(&data.join("build"))) > 10);
    assert!(has_modes("restored", &data.join("build"), 0o644, 0o755, None) > 50);
    drop(server);
}

#[test]
fn a_site_that_was_closed_by_hand_is_open_again_after_the_next_build() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("dist");
    under("022", "site-gen", &["build", "--out", &out.display().to_string()]);
    for path in all(&out).into_iter().filter(|path| path.is_file()) {
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).expect("it is ours");
    }
    under("022", "site-gen", &["build", "--out", &out.display().to_string()]);
    assert!(has_modes("closed", &out, 0o644, 0o755, None) > 50);
}
