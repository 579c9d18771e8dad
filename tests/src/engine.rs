//! The embedded engine with the table made: the one set-up of every story and trial.

use std::path::Path;

use store::connect::{self, LocalEngine};
use store::table::Table;
use store::table::schema;

/// An engine that runs, with its table.
#[derive(Clone)]
pub struct Engine {
    /// Where a function finds it.
    pub local: LocalEngine,
    /// Its table, as intake and officers open it.
    pub table: Table,
}

impl Engine {
    /// An engine in memory.
    pub async fn start() -> Self {
        Self::over(None).await
    }

    /// An engine over a file, or in memory.
    pub async fn over(file: Option<&Path>) -> Self {
        let local = site_gen::local::engine::start(file).expect("the engine starts");
        let engine = Self { table: table(&local), local };
        schema::ensure(&engine.table).await.expect("the table can be made");
        engine
    }
}

/// The table behind an address, whether anybody answers there or not.
#[must_use]
pub fn table(engine: &LocalEngine) -> Table {
    Table::new(connect::local(engine), site_gen::local::engine::TABLE)
}

/// A table that does not answer: nobody listens on the discard port.
#[must_use]
pub fn nobody() -> LocalEngine {
    LocalEngine { address: "http://127.0.0.1:9".to_owned(), key: "none".to_owned() }
}
