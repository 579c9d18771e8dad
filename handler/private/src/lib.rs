//! What only its owner may read: how a file or a folder is made so, and how one
//! that is there is closed.
//!
//! Where a machine has modes, each file and each folder has its own. Where it
//! has lists of access (Windows), the folder round them has one, and all that
//! is made below it takes that over; so whoever makes the folder closes it
//! before anything lies in it, with [`make_folder`] or [`close_folder`].
//!
//! | name | what |
//! |---|---|
//! | [`file`], [`folder`] | options with which a new one is closed, in a folder that is |
//! | [`make_folder`] | a folder and what it lies in, where they are not there yet |
//! | [`close_folder`] | a folder that was there: from now on its owner's alone |
//! | [`close_file`], [`close_below`] | what lies in a closed folder |
//! | [`sync_folder`] | names brought to disk |

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
pub use unix::{close_below, close_file, close_folder, file, folder, make_folder, sync_folder};
#[cfg(windows)]
pub use windows::{close_below, close_file, close_folder, file, folder, make_folder, sync_folder};

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Write;

    use super::*;

    #[test]
    fn what_is_made_and_closed_can_be_used_by_its_owner() {
        let place = tempfile::tempdir().expect("a folder");
        let keys = place.path().join("data/keys");
        make_folder(&keys).expect("it is made");
        make_folder(&keys).expect("and may be there");
        close_folder(&keys).expect("it is closed");
        let path = keys.join("officers");
        let mut made = file().write(true).create_new(true).open(&path).expect("a file");
        close_file(&made).expect("it is closed");
        made.write_all(b"key").expect("it is written");
        folder().create(keys.join("more")).expect("a folder in it");
        close_below(&path, false).expect("it is closed by its name");
        close_below(&keys.join("more"), true).expect("and so is a folder");
        sync_folder(&keys).expect("names are on the disk");
        assert_eq!(fs::read(&path).expect("its owner reads it"), b"key");
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_can_read_what_is_made_or_closed() {
        use std::os::unix::fs::PermissionsExt;
        let place = tempfile::tempdir().expect("a folder");
        let mode = |path: &std::path::Path| fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
        let data = place.path().join("data");
        make_folder(&data).expect("it is made");
        assert_eq!(mode(&data), 0o700);
        let path = data.join("key");
        file().write(true).create_new(true).open(&path).expect("a file");
        assert_eq!(mode(&path), 0o600);
        for (path, open, closed) in [(&path, 0o644, 0o600), (&data, 0o755, 0o700)] {
            fs::set_permissions(path, fs::Permissions::from_mode(open)).expect("it is opened");
            close_below(path, path.is_dir()).expect("it is closed");
            assert_eq!(mode(path), closed);
        }
    }
}
