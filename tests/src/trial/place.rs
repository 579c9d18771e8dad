//! Where a trial happens: a table, a second store and a log of its own.

use complaints::form::reference::Reference;
use store::connect::LocalEngine;
use store::notice::Notice;
use store::table::Table;
use tempfile::TempDir;

use crate::Engine;
use crate::function::Settings;
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
        let Engine { local, table } = Engine::over(Some(&folder.path().join("complaints.sqlite"))).await;
        Self { folder, engine: local, table }
    }

    pub(super) fn settings(&self, engine: &LocalEngine, points: Option<&str>) -> Settings {
        Settings {
            engine: engine.clone(),
            spool: Some(self.folder.path().join("spool").display().to_string()),
            drains: false,
            extra: points.map(|points| ("FAILPOINTS", points.to_owned())).into_iter().collect(),
            log: self.folder.path().join("log"),
        }
    }

    /// What the stores hold and what was told, for the judge.
    pub(super) async fn evidence(&self, told: Vec<Notice>) -> Evidence {
        Evidence::of(self.folder.path(), &self.table, keys(), told).await
    }

    /// Complaints that wait in the second store.
    pub(super) fn waits(&self) -> usize {
        std::fs::read_dir(self.folder.path().join("spool/sent")).map_or(0, Iterator::count)
    }

    /// What else lies there, of complaints that are home.
    pub(super) fn left_behind(&self) -> usize {
        let of = |kind| std::fs::read_dir(self.folder.path().join("spool").join(kind)).map_or(0, Iterator::count);
        of("case") + of("told") + of("notice")
    }

    /// Whether a complaint waits there.
    pub(super) fn waits_there(&self, reference: &Reference) -> bool {
        self.folder.path().join(format!("spool/case/{reference}")).is_file()
    }

    pub(super) fn log(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }
}
