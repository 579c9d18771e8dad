//! Where a trial happens: a table, a second store and a log of its own.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use complaints::form::reference::Reference;
use store::connect::LocalEngine;
use store::notice::Notice;
use store::table::Table;
use tempfile::TempDir;

use crate::Engine;
use crate::function::{Program, Settings};
use crate::judge::evidence::Evidence;
use crate::keys::keys;

/// A table, a second store and a log of its own.
pub(super) struct Place {
    pub(super) folder: TempDir,
    pub(super) engine: LocalEngine,
    pub(super) table: Table,
}

impl Place {
    pub(super) async fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder for a while");
        std::fs::create_dir(folder.path().join("spool.open")).expect("a folder can be made");
        std::os::unix::fs::symlink("spool.open", folder.path().join("spool")).expect("it can be named");
        std::fs::write(folder.path().join("spool.refuses"), "").expect("a file can be made");
        let Engine { local, table } = Engine::over(Some(&folder.path().join("complaints.sqlite"))).await;
        Self { folder, engine: local, table }
    }

    pub(super) fn settings(&self, engine: &LocalEngine, points: Option<&str>) -> Settings {
        Settings {
            engine: engine.clone(),
            spool: Some(self.folder.path().join("spool").display().to_string()),
            program: Program::Form,
            extra: points.map(|points| ("FAILPOINTS", points.to_owned())).into_iter().collect(),
            log: self.folder.path().join("log"),
        }
    }

    /// What the stores hold and what was told, for the judge.
    pub(super) async fn evidence(&self, told: Vec<Notice>) -> Evidence {
        Evidence::of(self.folder.path(), &self.table, keys(), told).await
    }

    /// Where the second store is.
    pub(super) fn spool(&self) -> PathBuf {
        self.folder.path().join("spool")
    }

    /// Complaints that wait in the second store.
    pub(super) fn waits(&self) -> usize {
        count(&self.spool().join("sent"))
    }

    /// What else lies there, of complaints that are home.
    pub(super) fn left_behind(&self) -> usize {
        ["case", "told", "notice"].into_iter().map(|kind| count(&self.spool().join(kind))).sum()
    }

    /// Whether a complaint waits there.
    pub(super) fn waits_there(&self, reference: &Reference) -> bool {
        self.folder.path().join(format!("spool/case/{reference}")).is_file()
    }

    pub(super) fn log(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }
}

/// What lies in a folder, without what is not whole.
fn count(folder: &Path) -> usize {
    let names = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.file_name());
    names.filter(|name| !name.to_string_lossy().starts_with('.')).count()
}

/// The second store of a place, which can be made to refuse.
#[derive(Clone)]
pub(super) struct Spool(pub(super) PathBuf);

impl Spool {
    /// Refuses everything, or no more: a folder that is none.
    pub(super) fn refuse(&self, refuses: bool) {
        let to = if refuses { "spool.refuses" } else { "spool.open" };
        swap(Path::new(to), &self.0);
    }

    /// Hides every second object that waits, so that nobody can read it.
    pub(super) fn hide(&self) {
        let hidden = self.0.with_extension("hidden");
        std::fs::create_dir_all(&hidden).expect("a folder can be made");
        for name in names(&self.0.join("sent")).into_iter().step_by(2) {
            let object = self.0.join("sent").join(&name);
            // The drain may have brought it home meanwhile.
            if std::fs::hard_link(&object, hidden.join(&name)).is_ok() {
                swap(Path::new(&name), &object);
            }
        }
    }

    /// Shows what was hidden.
    pub(super) fn show(&self) {
        let hidden = self.0.with_extension("hidden");
        for name in names(&hidden) {
            let to = self.0.join("sent").join(&name);
            std::fs::rename(hidden.join(&name), to).expect("it can be shown again");
        }
    }
}

/// Puts a link in place of what has this name, in one step.
fn swap(to: &Path, name: &Path) {
    let aside = name.with_file_name(format!(".swap-{}", name.file_name().unwrap_or_default().to_string_lossy()));
    std::os::unix::fs::symlink(to, &aside).expect("a link can be made");
    std::fs::rename(&aside, name).expect("it can be exchanged");
}

fn names(folder: &Path) -> Vec<OsString> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.file_name());
    let mut names: Vec<OsString> = entries.filter(|name| !name.to_string_lossy().starts_with('.')).collect();
    names.sort();
    names
}
